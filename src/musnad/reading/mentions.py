"""Mentions: the noun phrases that may name an actor, and which of them do.

A mention begins where a word is a known name, a given name, a state or a noun that heads persons and bodies («وزير»,
minister; «تنظيم», organisation); the grammar of noun phrases says where it may end.  Two small models choose: whether a
mention begins at a word, and which of the possible ends is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.lexicon.knowledge import Knowledge, Match
from musnad.reading import phrases
from musnad.reading.classes import coarse, head_class
from musnad.reading.document import Document
from musnad.reading.linear import Weights, best_end, probability, total
from musnad.text.tokens import MARK, WORD, Form

SECTIONS = ("mention", "extent", "same")
"""The sections of the weights that belong to actors: does a mention begin, where does it end, whom does it mean."""
THRESHOLD = 0.42
"""Words that are more probable than this to begin a mention begin one."""

FREE = 14
"""Tokens within which a mention may end before an unmarked word: titles and names stand side by side."""

_OPENERS = frozenset([
    "head_organisation", "head_person", "head_agency", "head_anonymous", "male", "female", "family", "state", "capital",
    "medium", "x", "pname", "latin",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of tokens ``[first, end)`` that names an actor."""

    first: int
    end: int


@dataclass(slots=True)
class View:
    """What the decisions on mentions look at, worked out once for a text.

    ``matches`` are the known names by the token at which they begin, the longest first; ``sorts`` what each word can be
    inside a mention; ``counts`` how often each word occurs.
    """

    doc: Document
    knowledge: Knowledge
    matches: dict[int, list[Match]]
    sorts: list[str]
    counts: dict[str, int]


def view_of(doc: Document, knowledge: Knowledge) -> View:
    """Return a text as the decisions on mentions see it."""
    forms = doc.forms
    matches: dict[int, list[Match]] = {}
    counts: dict[str, int] = {}
    for i, form in enumerate(forms):
        counts[form.base] = counts.get(form.base, 0) + 1
        if form.kind == WORD:
            here = knowledge.at(forms, i)
            if here:
                matches[i] = here
    sorts = [_sort(form, matches.get(i), knowledge) for i, form in enumerate(forms)]
    return View(doc, knowledge, matches, sorts, counts)


def _sort(form: Form, known: list[Match] | None, knowledge: Knowledge) -> str:
    """Return what a word can be inside a mention: part of a name, a title, a nation, a body, or its rough class."""
    if form.kind != WORD:
        return form.raw if form.kind == MARK else "num"
    before = "+" if form.conjunction else form.preposition
    head = head_class(form).split("+")[-1]
    if head in _NAMES:
        return before + "name"
    if known:
        return before + ("name" if known[0].entry.kind == "person" else "known")
    if knowledge.nation(form) is not None:
        return before + "nation"
    if head in _HEADS:
        return before + head + ("+" if form.article else "")
    return coarse(form)


_NAMES = frozenset(["male", "female", "family", "pname", "latin"])
_HEADS = frozenset(["head_person", "head_organisation", "head_agency", "x"])


def starts_of(view: View) -> list[int]:
    """Return the tokens at which a mention may begin, in order."""
    doc, matches = view.doc, view.matches
    found = []
    for i, form in enumerate(doc.forms):
        if form.kind == WORD and (i in matches or (_opens(doc, i, form) and phrases.can_start(form))):
            found.append(i)
    return found


def _opens(doc: Document, i: int, form: Form) -> bool:
    """Tell whether a mention may begin with a word that is no known name."""
    head = head_class(form).split("+")[-1]
    if head in _OPENERS or doc.is_quote(i - 1):
        return True
    if form.article and form.base.endswith(("يون", "يين")):  # «السعوديون», the Saudis
        return True
    if form.article and i and doc.forms[i - 1].tag in ("V", "verb"):  # «وأضاف السوكني», a surname
        return True
    after = doc.forms[i + 1] if i + 1 < len(doc.forms) else None
    return form.article and after is not None and head_class(after) in ("male", "female")  # «الفتى محمد»


def start_features(view: View, i: int, last: tuple[int, int]) -> list[str]:
    """Return what speaks for and against a mention that begins at token ``i``; ``last`` are the tokens of the one before."""
    doc, matches, counts, sorts = view.doc, view.matches, view.counts, view.sorts
    forms = doc.forms
    form = forms[i]
    head = head_class(form)
    inside = _position(i, *last)
    outer = forms[last[0]].base if inside == "in" else "-"
    before = forms[i - 1] if i else None
    after = forms[i + 1] if i + 1 < len(forms) else None
    prev = "start" if before is None else coarse(before)
    succ = "end" if after is None else coarse(after)
    lead = (
        "" if before is None else before.base if before.tag.startswith("prep:") or before.tag == "V" else prev
    )
    here = matches.get(i)
    known = f"{here[0].entry.kind}/{here[0].use}" if here else "-"
    long = min(here[0].end - i, 3) if here else 0
    often = min(counts.get(form.base, 1), 4)
    own = f"{form.preposition}{'ال' if form.article else ''}"
    base = form.base
    stop = len(forms)
    own_sort = sorts[i]
    one = sorts[i + 1] if i + 1 < stop else "end"
    two = sorts[i + 2] if i + 2 < stop else "end"
    back = sorts[i - 1] if i else "start"
    return [
        f"sort={own_sort}|{one}", f"sort={own_sort}|{one}|{two}", f"sort={back}|{own_sort}|{one}", f"sort={back}|{own_sort}",
        f"sort={own_sort}|{one}|inside={inside}", f"word={base}|{one}",
        f"behind={before.base if before else ''}|{known}", f"behind={before.base if before else ''}|{head}",
        f"outer={outer}|{known}", f"outer={outer}|{head}", f"outer={outer}|behind={before.base if before else ''}",
        f"apart={min(i - last[1], 3) if inside == 'out' else inside}|{back}|{head}",
        f"word={base}", f"word={base}|{own}", f"head={head}", f"head={head}|{own}", f"head={head}|next={succ}", f"head={head}|prev={prev}",
        f"head={head}|{prev}>{succ}", f"head={head}|lead={lead}", f"known={known}|{long}", f"known={known}|lead={lead}",
        f"known={known}|prev={prev}", f"known={known}|next={succ}", f"often={often}|{head}", f"often={often}|{known}",
        f"inside={inside}|head={head}", f"inside={inside}|known={known}", f"inside={inside}|lead={lead}", f"inside={inside}",
        f"next={after.base if after else ''}|{own}|{head}", f"conj={form.conjunction}|{head}|inside={inside}",
        f"word={base}|next={succ}", f"word={base}|lead={lead}", f"quoted={doc.is_quote(i - 1)}|{known}|{head}",
        f"people={base.endswith(('يون', 'يين'))}|{form.article}|{known}", f"pronoun={form.pronoun}|{head}",
    ]  # fmt: skip


def ends_of(doc: Document, i: int) -> tuple[list[int], int]:
    """Return the tokens before which a mention that begins at token ``i`` may end, and the end of its sentence."""
    stop = doc.sentences[doc.sentence_of[i]][1] if doc.sentence_of[i] >= 0 else len(doc.forms)
    return phrases.ends_of(doc, i, stop, FREE), stop


def ends_features(view: View, i: int, ends: Sequence[int], stop: int) -> list[list[str]]:
    """Return for each of ``ends`` what speaks for and against a mention from token ``i`` that ends before it."""
    shared = phrases.ends_features(view.doc, i, ends, stop, "mention", ("mention", ""))
    return [out + _end_features(view, i, end, stop) for end, out in zip(ends, shared, strict=True)]


def _end_features(view: View, i: int, end: int, stop: int) -> list[str]:
    doc, matches = view.doc, view.matches
    forms = doc.forms
    head = head_class(forms[i])
    inside = view.sorts[i:end]
    then = view.sorts[end] if end < stop else "end"
    named = "name" if "name" in inside[1:] else "known" if "known" in inside[1:] else "no"
    nation = "nation" in inside
    beside = f"{inside[-1]}>{then}"
    here = matches.get(i)
    kind = f"{here[0].entry.kind}/{here[0].use}" if here else "-"
    side = (
        "-"
        if not here
        else "at"
        if any(m.end == end for m in here)
        else "short"
        if end < here[0].end
        else "past"
    )
    inner = (
        "cut"
        if any(i < k < end < m.end for k in range(max(i, end - 4), end) for m in matches.get(k, ())[:1])
        else "whole"
    )
    follow = "end" if end >= stop else ("known" if end in matches else coarse(forms[end]))
    length = end - i
    out = [f"known={kind}|{side}", f"known={side}|{follow}", f"inner={inner}", f"known={kind}|{side}|{follow}",
            f"word={forms[i].base}|len={min(length, 4)}", f"word={forms[i].base}|{coarse(forms[end - 1])}>{follow}",
            f"own={forms[i].article}|len={min(length, 4)}|{head_class(forms[i])}"]  # fmt: skip
    out += [f"named={named}|{beside}", f"named={named}|{beside}|head={head}", f"nation={nation}|{beside}|head={head}",
            f"named={named}|head={head}|len={min(length, 6)}", f"sorts={'>'.join(inside[-2:])}>{then}"]  # fmt: skip
    if length == 1:
        out.append(f"alone|{head}|{forms[i].article}|{then}")
    if end in matches and end < stop:
        out.append(f"then={matches[end][0].entry.kind}/{matches[end][0].use}|{head_class(forms[i])}")
    return out


def _position(i: int, first: int, end: int) -> str:
    """Return where token ``i`` stands to the last mention ``[first, end)``: inside, right behind, or out."""
    return "in" if first < i < end else "next" if i in (end, end + 1) and end else "out"


def find_mentions(view: View, begins: Weights, extends: Weights) -> list[Mention]:
    """Return the mentions of a text in order; one may stand inside another."""
    found: list[Mention] = []
    last = (-1, 0)
    for i in starts_of(view):
        if probability(total(begins, start_features(view, i, last))) < THRESHOLD:
            continue
        ends, stop = ends_of(view.doc, i)
        scores = [total(extends, names) for names in ends_features(view, i, ends, stop)]
        end = ends[best_end(i, ends, scores)]
        found.append(Mention(i, end))
        if end > last[1]:
            last = (i, end)
    return found
