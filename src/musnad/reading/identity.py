"""Identity: which mentions of an article speak of one actor.

«كيري» is the «وزير الخارجية الأميركي جون كيري» of the sentence before (Kerry, the Secretary of State John Kerry),
«التنظيم» the «تنظيم داعش» (the organisation, the Islamic State), «الوزارة» the ministry named last.  Known names have
their identity from the knowledge files; others are joined to an earlier mention that holds all their words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.lexicon.knowledge import Entry, Knowledge, Match, Nation
from musnad.model import ActorKind
from musnad.reading.classes import gender_number, head_class
from musnad.reading.document import Document
from musnad.reading.linear import Weights, total
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


@dataclass(slots=True)
class Group:
    """The mentions of one actor, in order; ``entry`` says who it is where one of them is known."""

    names: list[Name] = field(default_factory=list)
    entry: Entry | None = None

    @property
    def kind(self) -> ActorKind:
        """The kind of the known actor, else that of the longest mention."""
        return self.entry.kind if self.entry else max(self.names, key=lambda n: len(n.words)).kind


def group(view: View, mentions: Iterable[Mention], month: str, weights: Weights) -> list[Group]:
    """Return the actors that the mentions speak of, in the order of their first mention.

    ``month`` is that of publication (2016-12; empty: unknown), by which offices are given to persons.
    """
    groups: list[Group] = []
    for mention in mentions:
        name = name_of(view, mention, month)
        add(name, _certain(name, groups) or _likeliest(name, groups, weights), groups)
    return _merged(groups)


def _certain(name: Name, groups: list[Group]) -> Group | None:
    """Return the actor that a mention means beyond doubt: the same known one, the same words, a part of his own name."""
    recent = sorted(groups, key=lambda g: -g.names[-1].mention.first)
    for sure in ("entry", "words", "person"):
        for candidate in recent:
            if _relation(name, candidate) == sure:
                return candidate
    return None


def _likeliest(name: Name, groups: list[Group], weights: Weights) -> Group | None:
    found, features = candidates(name, groups)
    scores = [total(weights, names) for names in features]
    return found[scores.index(max(scores))]


def add(name: Name, to: Group | None, groups: list[Group]) -> Group:
    """Add a mention to its actor, or a new actor to the groups; return the actor."""
    if to is None:
        to = Group([], name.entry)
        groups.append(to)
    to.names.append(name)
    to.entry = to.entry or name.entry
    return to


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
    nations = [(nation.country, form.base) for form in forms if (nation := knowledge.nation(form)) is not None]
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
            if match.entry.kind == "person" and match.end <= mention.end:
                if match.use == "full" or (match.use == "alone" and not _name_like(doc.forms[i - 1])):
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
    """Return the words of a mention that are a person's own name: what is left without titles, nations and bodies."""
    doc, matches, knowledge = view.doc, view.matches, view.knowledge
    out: list[str] = []
    i = mention.first
    while i < mention.end:
        form = doc.forms[i]
        skip = max((m.end for m in matches.get(i, ()) if m.use in ("full", "body", "capital") and m.entry.kind != "person"), default=0)
        if skip:
            i = skip
            continue
        head = head_class(form).split("+")[-1]
        own = form.kind == WORD and head not in _TITLES and not form.tag.startswith("prep:") and not form.preposition
        if own and knowledge.nation(form) is None:
            out.append(form.base)
        i += 1
    return tuple(out)


_TITLES = frozenset(["head_person", "head_organisation", "head_agency", "head_document", "head_anonymous", "connector"])


REACH = 12
"""Actors that are looked at as the one whom a mention means: those spoken of last, and all that share a word."""


def candidates(name: Name, groups: list[Group]) -> tuple[list[Group | None], list[list[str]]]:
    """Return whom a mention may mean, with the features of each; the last candidate, None, is somebody new."""
    recent = sorted(groups, key=lambda g: -g.names[-1].mention.first)
    found: list[Group | None] = []
    features: list[list[str]] = []
    relations = set()
    words = min(len(name.words), 3)
    about = f"{name.kind}|{words}|{'known' if name.entry else 'short' if name.short else '-'}"
    for rank, candidate in enumerate(recent):
        relation = _relation(name, candidate)
        if rank >= REACH and relation in ("none", "kind"):
            continue
        relations.add(relation)
        found.append(candidate)
        near = min(rank, 4)
        known = "known" if candidate.entry else "-"
        out = [
            f"rel={relation}", f"rel={relation}|{name.kind}", f"rel={relation}|rank={near}", f"rel={relation}|{about}",
            f"rel={relation}|{candidate.kind}", f"rel={relation}|{about}|{known}|rank={min(rank, 2)}",
            f"rel={relation}|head={name.head}", f"rel={relation}|definite={name.definite}|{words}",
            f"rel={relation}|agree={_agree(name, candidate)}",
        ]  # fmt: skip
        features.append(out)
    best = next((r for r in _RELATIONS if r in relations), "none")
    found.append(None)
    features.append([
        "new", f"new|{about}", f"new|best={best}", f"new|best={best}|{name.kind}", f"new|head={name.head}|best={best}",
        f"new|definite={name.definite}|{words}|{name.kind}", f"new|{about}|best={best}", f"new|head={name.head}|{words}|{name.definite}",
    ])  # fmt: skip
    return found, features


_RELATIONS = ("entry", "words", "person", "within", "short", "rest", "title", "share", "kind", "clash", "none")
"""What two mentions can have in common, the strongest first."""


def _relation(name: Name, candidate: Group) -> str:
    """Return the strongest thing that a mention has in common with those of an actor."""
    if name.entry is not None and candidate.entry is not None:
        return "entry" if name.entry == candidate.entry else "clash"
    if name.nation and candidate.entry is not None and candidate.entry.country not in (None, name.nation):
        return "clash"
    if candidate.entry is not None and candidate.entry.name in name.short:
        return "short"
    found = {_pair(name, other) for other in candidate.names}
    return next(r for r in _RELATIONS if r in found)


def _pair(one: Name, other: Name) -> str:
    if one.words == other.words:
        return "words"
    if one.nation and other.nation and one.nation != other.nation:
        return "clash"
    if one.kind == "person" and other.kind == "person":
        return _two_persons(one, other)
    if one.kind == "person" or other.kind == "person":
        return "none"
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    if short.words[0] == long.words[0]:
        return "within" if set(short.words) <= set(long.words) else "share"
    if short.words == long.words[1:]:
        return "rest"
    if set(short.words) & set(long.words) - {short.nation_word}:
        return "share"
    return "kind" if one.kind == other.kind else "none"


def _two_persons(one: Name, other: Name) -> str:
    """Compare two persons: a name in the other's name, a title in the other's title."""
    if one.core and other.core:
        short, long = sorted((one.core, other.core), key=len)
        if set(short) <= set(long) and (short[-1] == long[-1] or len(short) > 1 or len(long) > 2):
            return "person"
        return "share" if set(short) & set(long) else "clash"
    bare, full = (one, other) if not one.core else (other, one)
    if bare.words[0] in full.words:
        return "title" if set(bare.words) <= set(full.words) else "share"
    return "kind"


def _agree(name: Name, candidate: Group) -> bool:
    """Tell whether a mention agrees with an actor's last in gender and number."""
    return name.gender == candidate.names[-1].gender


def _merged(groups: list[Group]) -> list[Group]:
    """Join what only a later, longer mention shows to be one («ظريف» before «محمد جواد ظريف»)."""
    out: list[Group] = []
    for later in groups:
        for earlier in out:
            if earlier.entry and later.entry:
                one = earlier.entry == later.entry
            else:
                one = any(_pair(a, b) in _SURE for a in earlier.names for b in later.names)
            if one:
                earlier.names.extend(later.names)
                earlier.entry = earlier.entry or later.entry
                break
        else:
            out.append(later)
    for joined in out:
        joined.names.sort(key=lambda n: n.mention.first)
    return out


_SURE = frozenset(["words", "person"])
