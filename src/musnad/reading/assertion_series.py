"""Motives that a text counts: «أولا لخطف الأضواء … والثاني التعويض … والثالث هو منع …», over ends of paragraphs too."""

from __future__ import annotations

from musnad.lexicon.assertions import AssertionBook
from musnad.model import Assertion
from musnad.reading.assertion_forms import purpose
from musnad.reading.document import Document
from musnad.text.tokens import MARK, WORD

FAR = 120
"""Tokens from one member of a series to the next at most."""

_ORDERS = (("ثاني",), ("ثالث",), ("رابع",), ("خامس",))
_LINKS = frozenset(["هو", "هي", "ان", "انه", "انها", "كان", "كانت", "فهو", "فهي", "يتمثل", "في"])


def series(doc: Document, book: AssertionBook) -> list[Assertion]:
    """Return the motives of the series of a text, one for each member."""
    found: list[Assertion] = []
    first = book.classes["first"]
    number = 0
    i = 0
    while i < len(doc.forms):
        if first.of(doc.forms[i]):
            members = _members(doc, i)
            if len(members) > 1 and _of_motives(doc, book, members):
                number += 1
                found += _assertions(doc, members, number)
                i = members[-1]
        i += 1
    return found


def _members(doc: Document, i: int) -> list[int]:
    """Return the tokens of the ordinals of a series that begins at token ``i``."""
    members = [i]
    for stems in _ORDERS:
        at = _next(doc, members[-1], stems)
        if at is None:
            break
        members.append(at)
    return members


def _next(doc: Document, i: int, stems: tuple[str, ...]) -> int | None:
    """Return the next ordinal of a series: joined by و or at the head of a sentence."""
    for k in range(i + 2, min(len(doc.forms), i + FAR)):
        form = doc.forms[k]
        if form.kind != WORD or not form.base.startswith(stems) or len(form.base) > len(stems[0]) + 2:
            continue
        before = doc.forms[k - 1]
        if form.conjunction or before.kind != WORD:
            return k
    return None


def _of_motives(doc: Document, book: AssertionBook, members: list[int]) -> bool:
    """Tell whether a series counts motives: it is announced as reasons, or its first member has the form of an aim."""
    reason = book.classes["reason"]
    if any(reason.of(doc.forms[k]) for k in range(max(0, members[0] - 20), members[0])):
        return True
    return any(_is_motive(doc, book, _body(doc, i)) for i in members)


def _is_motive(doc: Document, book: AssertionBook, k: int) -> bool:
    if k >= len(doc.forms):
        return False
    marked = any(entry.row.assertion == "motive" for entry in book.of(doc.forms[k]))
    return marked or bool(doc.forms[k].preposition == "ل" and purpose(doc, k))


def _body(doc: Document, i: int) -> int:
    """Return the token with which a member's own words begin, behind its ordinal and the words that link it."""
    k = i + 1
    while k < len(doc.forms) and (
        doc.forms[k].normal in _LINKS or (doc.forms[k].kind == MARK and doc.forms[k].raw in "،,:-")
    ):
        k += 1
    return k


def _assertions(doc: Document, members: list[int], number: int) -> list[Assertion]:
    """Return a motive for each member: from its own words to its sentence's end or the next member."""
    made = []
    for n, i in enumerate(members):
        first = _body(doc, i)
        stop = doc.sentences[doc.sentence_of[i]][1] if doc.sentence_of[i] >= 0 else len(doc.forms)
        end = min(stop, members[n + 1]) if n + 1 < len(members) else stop
        while end > first and doc.forms[end - 1].kind != WORD:
            end -= 1
        if end > first:
            marker = doc.stem_span(i, i + 1)
            made.append(
                Assertion(
                    kind="motive", span=doc.span(first, end), marker=marker, series=number, confidence=0.9
                )
            )
    return made
