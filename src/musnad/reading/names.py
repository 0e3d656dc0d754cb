"""Names: a mention taken apart, and whom it names by what the knowledge files know."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.knowledge import Entry, Knowledge, Match, Nation
from musnad.model import ActorKind
from musnad.reading.classes import gender_number, head_class
from musnad.reading.document import Document
from musnad.reading.mentions import Mention, View
from musnad.text.tokens import WORD, Form


@dataclass(slots=True)
class Name:
    """A mention taken apart: its words without article, what they hold of a person's own name, and who is known by them."""

    mention: Mention
    words: tuple[str, ...]
    core: tuple[str, ...]
    kind: ActorKind
    entry: Entry | None = None
    short: tuple[str, ...] = ()
    """English names of the actors that a short form may stand for."""
    head: str = ""
    definite: bool = False
    gender: str = ""
    nation: str = ""
    nation_word: str = ""


def name_of(view: View, mention: Mention, month: str) -> Name:
    """Take a mention apart; ``month`` is that of publication."""
    doc, matches, knowledge = view.doc, view.matches, view.knowledge
    forms = doc.forms[mention.first : mention.end]
    words = tuple(_bare(form) for form in forms if form.kind == WORD) or (forms[0].base,)
    kind = _kind(forms[0], knowledge)
    here = [m for m in matches.get(mention.first, ()) if m.end <= mention.end]
    entry = _known(view, mention, here, month)
    if entry is not None:
        kind = entry.kind
    elif here and here[0].use == "body":
        kind = here[0].entry.kind
    core = _core(view, mention) if kind == "person" else ()
    short = tuple(m.entry.name for m in here if m.use == "short" and m.end == mention.end)
    nations = [
        (nation.country, form.base) for form in forms if (nation := knowledge.nation(form)) is not None
    ]
    return Name(
        mention, words, core, kind, entry, short, forms[0].base, forms[0].article,
        gender_number(doc, mention.first, mention.end), *(nations[0] if nations else ("", "")),
    )  # fmt: skip


def _bare(form: Form) -> str:
    """Return a word as it is compared: no article, a sound plural in one case («الحوثيون», «الحوثيين»)."""
    base = form.base
    return base[:-2] + "ين" if base.endswith("ون") and len(base) > 4 else base


def _kind(form: Form, knowledge: Knowledge) -> ActorKind:
    """Return what kind of actor a mention's first word makes."""
    known = knowledge.heads.get(form.base) or knowledge.heads.get(form.base[:-2] + "ون")
    if known:
        return known
    head = head_class(form).split("+")[-1]
    if head in ("head_agency", "medium"):
        return "media"
    if head in ("state", "capital"):
        return "state"
    return "other" if head == "head_organisation" else "person"


def _known(view: View, mention: Mention, here: list[Match], month: str) -> Entry | None:
    """Return the known actor that a mention names by itself."""
    doc, matches, knowledge = view.doc, view.matches, view.knowledge
    forms, end = doc.forms, mention.end
    for match in here:
        whole = match.end == end
        if match.use == "full" and (match.entry.kind != "state" or whole):
            return match.entry
        if match.use == "alone" and not (match.end < end and _name_like(forms[match.end])):
            return match.entry
        if match.use == "body":
            nation = _nation(doc, match.end, end, knowledge)
            if nation is not None:
                return composed(match.entry, nation)
        if match.use == "capital" and whole:
            return match.entry
    if head_class(forms[mention.first]).split("+")[-1] in ("head_organisation", "head_agency"):
        return _members_of(doc, mention, matches)
    return _titled(doc, mention, matches) or knowledge.holder(forms[mention.first : end], month)


def _members_of(doc: Document, mention: Mention, matches: dict[int, list[Match]]) -> Entry | None:
    """Return the armed group whose people a mention names («مقاتلي داعش», the fighters of the Islamic State)."""
    for match in matches.get(mention.first + 1, ()):
        if match.use == "full" and match.end == mention.end and match.entry.kind == "armed_group":
            return match.entry
    return None


def _titled(doc: Document, mention: Mention, matches: dict[int, list[Match]]) -> Entry | None:
    """Return the known person who stands behind a title («الرئيس الأميركي باراك أوباما»)."""
    for i in range(mention.first + 1, mention.end):
        form = doc.forms[i]
        if form.preposition or form.tag.startswith("prep:"):
            return None
        for match in matches.get(i, ()):
            alone = match.use == "alone" and not _name_like(doc.forms[i - 1])
            whole = match.entry.kind == "person" and match.end <= mention.end
            if whole and (match.use == "full" or alone):
                return match.entry
    return None


def _name_like(form: Form) -> bool:
    """Tell whether a word can be part of a person's own name: «ميشيل أوباما» (Michelle) is not the president."""
    return head_class(form) in ("male", "female", "family", "pname", "x", "latin") and not form.preposition


def _nation(doc: Document, first: int, end: int, knowledge: Knowledge) -> Nation | None:
    """Return the state that stands behind a body's noun, as adjective or as noun («حكومة الولايات المتحدة»)."""
    if first >= end:
        return None
    nation = knowledge.nation(doc.forms[first])
    if nation is not None:
        return nation
    for match in knowledge.at(doc.forms, first):
        if match.entry.kind == "state" and match.use in ("full", "capital") and match.entry.country:
            return knowledge.by_country.get(match.entry.country)
    return None


def composed(body: Entry, nation: Nation) -> Entry:
    """Return the body of a state: وزارة الدفاع with Russia is the Russian Ministry of Defence."""
    name = body.name.replace("{nation}", nation.adjective).replace("{state}", nation.state)
    return Entry(name, body.kind, nation.country)


def _core(view: View, mention: Mention) -> tuple[str, ...]:
    """Return the words of a mention that are a person's own name («وزير النقل سامر الحوراني»: سامر، حوراني).

    That is the first stretch of words that are given or family names, else the last of unknown ones.
    """
    runs: list[list[str]] = [[]]
    sure: list[bool] = [False]
    i = mention.first
    while i < mention.end:
        form = view.doc.forms[i]
        others = [m.end for m in view.matches.get(i, ()) if m.use in _WHOLE and m.entry.kind != "person"]
        if others:
            i = max(others)
            runs.append([])
            sure.append(False)
            continue
        known = any(m.entry.kind == "person" for m in view.matches.get(i, ()))
        if known or (_name_like(form) and view.knowledge.nation(form) is None):
            runs[-1].append(form.base)
            sure[-1] = sure[-1] or known or head_class(form) != "x"
        elif runs[-1] and form.article and not form.preposition:  # a surname: «الحوراني», «الخطيب»
            runs[-1].append(form.base)
        elif runs[-1]:
            runs.append([])
            sure.append(False)
        i += 1
    named = [run for run, certain in zip(runs, sure, strict=True) if certain and run]
    whole = [run for run in runs if run]
    if not whole and mention.end == mention.first + 1 and not _is_title(view.doc.forms[mention.first]):
        return (view.doc.forms[mention.first].base,)
    return tuple(named[0] if named else whole[-1] if whole else ())


_WHOLE = frozenset(["full", "body", "capital"])


def _is_title(form: Form) -> bool:
    """Tell whether a word alone is an office or a body rather than a name («الوزير», the minister)."""
    return head_class(form).split("+")[-1] in _TITLES


_TITLES = frozenset(
    ["head_person", "head_organisation", "head_agency", "head_document", "head_anonymous", "connector"]
)
