"""Noun phrases: where one that starts (or ends) at a token may end (or start).

Arabic news gives its speakers long phrases: title, adjectives, name, apposition behind a comma, a nickname in
parentheses («وزير الخارجية الألماني، زيجمار جابرييل»).  Without vowels or a parser one cannot know the end, but the
places where it may be are few: before a complementizer, a relative, a verb, a preposition, a time, a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.reading.classes import MEDIA, coarse, head_class, setting
from musnad.reading.document import Document
from musnad.text.tokens import BREAK, MARK, WORD, Form

LONGEST = 30
"""Tokens that a source's noun phrase has at most."""
FREE = 9
"""Tokens within which a phrase may end before an unmarked object («أدانت المنظمة قصف المدينة»)."""

_HARD = frozenset(["complementizer", "relative", "break", ":", "؛", "؟", "!", ";", "negation", "connector"])
_WITHIN = frozenset(["،", ",", "(", ")", "-", "–", "/", ".", "[", "]", "_"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``[first, end)``, and where it stands to its cue (see ``sources`` and ``relays``)."""

    first: int
    end: int
    place: str


def can_start(form: Form) -> bool:
    """Tell whether a noun phrase may start with a token of this form."""
    if form.kind in (MARK, BREAK):
        return False
    if (
        form.senses
        and form.senses[0].part == "participle"
        and form.senses[0].strength == "sure"
        and not form.article
    ):
        return False
    return (
        form.tag not in _CANNOT_START
        and form.normal not in "وفل"
        and form.base not in _ACCORDING
        and not form.tag.startswith("prep:")
    )


_CANNOT_START = frozenset(
    [
        "complementizer",
        "relative",
        "negation",
        "connector",
        "conjunction",
        "time",
        "aux",
        "V",
        "VP",
        "verb",
        "adverb",
    ]
)


def ends_of(doc: Document, start: int, stop: int, free: int) -> list[int]:
    """Return the tokens before which a noun phrase starting at ``start`` may end, in order.

    ``stop`` is the end of the stretch to look in.  Every token of the first ``free`` is a possible end.
    """
    forms = doc.forms
    ends: list[int] = []
    depth = 0
    stop = min(stop, start + LONGEST)
    i = start
    while i < stop:
        form = forms[i]
        if i > start:
            if form.kind == BREAK:
                ends.append(i)
                break
            if depth == 0 and (_marked(form) or i - start <= free):
                ends.append(i)
            if (
                form.tag in _HARD
                or _told(doc, i, stop)
                or (form.tag == "V" and not form.article and i - start > 1)
            ):
                if not ends or ends[-1] != i:
                    ends.append(i)
                break
        if form.kind == MARK:
            if form.raw in "([":
                depth += 1
            elif form.raw in ")]":
                depth = max(0, depth - 1)
                if depth == 0 and i + 1 < stop:
                    ends.append(i + 1)
            elif doc.is_quote(i):
                q = doc.quotation_of[i]
                if q >= 0 and doc.quotations[q].first == i and doc.quotations[q].closed:
                    last = doc.quotations[q].last
                    if last - i > 9:
                        if ends and ends[-1] == i:
                            break
                        ends.append(i)
                        break
                    i = last
                    if i + 1 <= stop:
                        ends.append(i + 1)
            elif form.raw not in _WITHIN:
                break
        i += 1
    else:
        if not ends or ends[-1] != stop:
            ends.append(stop)
    return sorted({_trimmed(doc, start, end) for end in ends if _trimmed(doc, start, end) > start}) or [
        start + 1
    ]


_ACCORDING = frozenset(["بحسب", "حسب", "وفق", "وفقا", "نقلا", "قائلا", "طبقا", "حسبما", "وفقما"])


def _told(doc: Document, i: int, stop: int) -> bool:
    """Tell whether the medium that a source spoke to begins at ``i`` («الوزير لوكالة رويترز», to Reuters): it is not part of it."""
    form = doc.forms[i]
    if form.preposition == "ل" and form.marks & MEDIA:
        return True
    if form.normal == "ل" and i + 1 < stop:
        return doc.is_quote(i + 1) or bool(doc.forms[i + 1].marks & MEDIA)
    return form.base in _ACCORDING


def _marked(form: Form) -> bool:
    """Tell whether a phrase may well end before a token of this form."""
    if form.kind == MARK:
        return True
    tag = form.tag
    return (
        tag in _ENDING
        or tag.startswith("prep:")
        or bool(form.preposition)
        or bool(form.conjunction)
        or form.kind != WORD
    )


_ENDING = _HARD | {
    "V",
    "VP",
    "vp",
    "verb",
    "time",
    "adverb",
    "conjunction",
    "aux",
    "pronoun",
    "demonstrative",
    "num",
    "quantifier",
    "N",
}


def _trimmed(doc: Document, start: int, end: int) -> int:
    """Leave a comma, dash or opening mark at the end out of the phrase."""
    while end > start and (
        (doc.forms[end - 1].kind == MARK and doc.forms[end - 1].raw in "،,-–/(.:")
        or doc.forms[end - 1].normal in "وف"
    ):
        end -= 1
    return end


def starts_of(doc: Document, end: int, stop: int) -> list[int]:
    """Return the tokens with which a noun phrase ending before ``end`` may start, nearest first, not before ``stop``."""
    forms = doc.forms
    starts: list[int] = []
    depth = 0
    for i in range(end - 1, max(stop, end - LONGEST) - 1, -1):
        form = forms[i]
        if form.kind == BREAK or form.tag in ("complementizer", ":", "؛", "؟", "!") or form.normal in "وف":
            break
        if form.kind == MARK:
            if form.raw in ")]":
                depth += 1
            elif form.raw in "([":
                depth -= 1
                if depth < 0:
                    break
            continue
        if depth or not can_start(form):
            continue
        before = forms[i - 1] if i > stop else None
        if before is None or _opens_clause(before) or form.conjunction or form.preposition:
            starts.append(i)
    return starts


def _opens_clause(before: Form) -> bool:
    if before.kind in (MARK, BREAK):
        return before.raw not in ")]"
    return before.tag in _OPENING or before.tag.startswith("prep:")


_OPENING = frozenset(
    [
        "connector",
        "conjunction",
        "V",
        "VP",
        "aux",
        "relative",
        "time",
        "verb",
        "negation",
        "complementizer",
        "adverb",
    ]
)


def ends_features(
    doc: Document, start: int, ends: Sequence[int], stop: int, place: str, cue: tuple[str, str]
) -> list[list[str]]:
    """Return for each of ``ends`` what speaks for and against a phrase from ``start`` that ends before it.

    ``ends`` are in order; ``stop`` is the end of the stretch to look in, ``place`` where the phrase stands to its cue,
    ``cue`` the cue's part and type.
    """
    insides = _insides(doc, start, ends)
    return [
        _end_features(doc, start, end, stop, place, cue) + inside
        for end, inside in zip(ends, insides, strict=True)
    ]


def _end_features(
    doc: Document, start: int, end: int, stop: int, place: str, cue: tuple[str, str]
) -> list[str]:
    forms = doc.forms
    last = forms[end - 1]
    following = forms[end] if end < stop else None
    second = forms[end + 1] if end + 1 < stop else None
    after = "end" if following is None else f"+{following.tag}" if following.conjunction else following.tag
    edge = f"{coarse(last)}>{coarse(following) if following else 'end'}"
    side = "post" if place in ("post", "via", "told") else place
    length = end - start
    out = [
        f"edge={edge}", f"edge={edge}|{side}", f"edge={edge}|{cue[0]}", f"edge={edge}>{coarse(second) if second else 'end'}",
        f"{side}|after={after}", f"after={after}|{cue[1]}", f"last={last.tag}", f"{last.tag}>{after}",
        f"len={min(length, 7)}", f"len={min(length, 7)}|head={head_class(forms[start])}",
        f"len={min(length, 3)}|{coarse(forms[start])}|{after}",
    ]  # fmt: skip
    if following is not None and (following.preposition or following.tag.startswith("prep:")):
        sort = setting(doc, end)
        out += [
            f"then={sort}",
            f"then={sort}|last={coarse(last)}",
            f"then={sort}|head={head_class(forms[start])}",
        ]
    elif (
        following is not None
        and following.kind == WORD
        and after in ("x", "the", "N", "time", "adverb", "occasion")
    ):
        out.append(f"next={following.base}")
    rest = _rest(doc, end, stop)
    out += [f"rest={rest}|{side}", f"rest={rest}|after={coarse(following) if following else 'end'}"]
    return out


def _rest(doc: Document, end: int, stop: int) -> str:
    """Return how far behind a phrase the next opening of a content is, and of which sort."""
    for i in range(end, min(stop, end + 10)):
        form = doc.forms[i]
        if form.tag == "complementizer" or (form.kind == MARK and (form.raw == ":" or doc.is_quote(i))):
            return f"{'that' if form.tag == 'complementizer' else 'mark'}{min(i - end, 4)}"
        if form.tag == "V":
            return "verb"
    return "none"


def _insides(doc: Document, start: int, ends: Sequence[int]) -> list[list[str]]:
    """Return for each end what the phrase holds: its seams, commas, prepositions, marks cut in two, verbs."""
    seams: list[str] = []
    commas = prepositions = depth = quotes = 0
    previous = ""
    out: list[list[str]] = []
    i = start
    for end in ends:
        for k in range(i, end):
            form = doc.forms[k]
            rough = coarse(form)
            if previous:
                seams.append(f"{previous}>{rough}")
                if form.preposition or form.tag.startswith("prep:"):
                    prepositions += 1
                    seams.append(f"in={setting(doc, k)}")
            previous = rough
            if form.kind == MARK:
                if form.raw in "،,":
                    commas += 1
                elif form.raw in "([":
                    depth += 1
                elif form.raw in ")]":
                    depth -= 1
                elif doc.is_quote(k):
                    quotes += 1
            elif form.tag in _TELLING:
                seams.append(f"has={form.tag}")
        i = end
        held = [*seams, f"commas={min(commas, 3)}", f"preps={min(prepositions, 3)}"]
        if depth or quotes % 2:
            held.append("cut")
        out.append(held)
    return out


_TELLING = frozenset(["V", "VP", "verb", "complementizer", "relative", "time", "adverb", "N"])
