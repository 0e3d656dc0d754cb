"""Sentences: where one ends, by Arabic and Latin punctuation and by paragraphs.

A stop inside a quotation does not end the sentence around it: «قال: «نعم. لا»، وانصرف» is one sentence.
A stop right before the closing mark does, unless a comma or colon follows the mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.text.quotations import Quotation, is_quotation_mark
from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Tokens

_STOPS = frozenset(".!?؟۔")
_CLOSERS = frozenset(")]}")
ABBREVIATION = 3
"""Letters that a part of a dotted abbreviation has at most (أ.ف.ب، سي.إن.إن)."""
LONGEST = 250
"""Tokens of the longest sentence; what runs on for longer (one in a thousand does) is cut at a comma."""


def find_sentences(tokens: Tokens, quotations: list[Quotation]) -> list[tuple[int, int]]:
    """Return the sentences as half-open ranges of tokens, in order; paragraph ends belong to none.

    A headline without a full stop ends with its line; «..» and «…» end a sentence only with the paragraph.
    """
    forms = tokens.forms
    total = len(forms)
    inside = _covered(quotations, total)
    found: list[tuple[int, int]] = []
    start = 0
    i = 0
    while i < total:
        form = forms[i]
        end = 0
        if form.kind == BREAK and not inside[i]:
            end = i
        elif form.kind == MARK and form.raw in _STOPS:
            end = _after_stop(tokens, i, inside)
        if end:
            if end > start:
                found.append((start, end))
            start = end + 1 if end < total and forms[end].kind == BREAK else end
            i = max(start, i + 1)
        else:
            if form.kind == BREAK and i == start:
                start = i + 1
            i += 1
    if start < total:
        found.append((start, total))
    return [piece for sentence in found for piece in _cut(tokens, *sentence)]


def _cut(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces where it is longer than ``LONGEST``, so that no work grows with its square."""
    while end - start > LONGEST:
        stop = start + LONGEST
        commas = (i + 1 for i in range(stop - 1, start + LONGEST // 2, -1) if tokens.forms[i].raw in "،,؛;")
        at = next(commas, stop)
        yield start, at
        start = at
    yield start, end


def _covered(quotations: list[Quotation], total: int) -> bytearray:
    """Return for each token whether a closed quotation covers it, its marks left out."""
    inside = bytearray(total)
    for q in quotations:
        if q.closed and q.outer < 0:
            inside[q.first + 1 : q.last] = b"\1" * (q.last - q.first - 1)
    return inside


def _after_stop(tokens: Tokens, i: int, inside: bytearray) -> int:
    """Return the token at which the next sentence starts behind the stop ``i``, or 0 if it ends none."""
    forms, total = tokens.forms, len(tokens)
    if _in_abbreviation(tokens, i):
        return 0
    j = i + 1
    while j < total and forms[j].kind == MARK and forms[j].raw in _STOPS:
        j += 1
    closed = False
    while (
        j < total and forms[j].kind == MARK and (forms[j].raw in _CLOSERS or is_quotation_mark(forms[j].raw))
    ):
        if is_quotation_mark(forms[j].raw) and tokens.starts[j] > tokens.ends[j - 1] and not inside[j - 1]:
            break  # a space before it: it opens the next sentence
        closed = True
        j += 1
    if j < total and (inside[j] or (inside[i] and not closed)):
        return 0
    if closed and j < total and forms[j].kind == MARK and forms[j].raw in "،,:؛;-–":
        return 0  # the sentence goes on behind the quotation
    return j


def _in_abbreviation(tokens: Tokens, i: int) -> bool:
    """Tell whether the full stop ``i`` belongs to an abbreviation (د. محمد، أ.ف.ب) or a number in a list."""
    forms = tokens.forms
    if forms[i].raw != "." or i == 0 or tokens.starts[i] != tokens.ends[i - 1]:
        return False
    before = forms[i - 1]
    last = i + 1 == len(tokens) or forms[i + 1].kind == BREAK
    if last:
        return False
    if before.kind == WORD and len(before.normal) == 1:
        return i == 1 or forms[i - 2].kind != NUMBER  # 1436هـ. and 5 م. end a sentence
    if before.kind == NUMBER and (i == 1 or forms[i - 2].kind == BREAK):
        return True
    after = forms[i + 1]
    joined = tokens.ends[i] == tokens.starts[i + 1] and after.kind == WORD
    if not (joined and before.kind == WORD):
        return False
    if not ("\u0600" <= before.raw[0] <= "\u06ff"):
        return True  # a domain name
    longest = max(len(before.normal), len(after.normal))
    chain = _joined_stop(tokens, i - 2) or _joined_stop(tokens, i + 2)
    return longest <= ABBREVIATION and (chain or longest < ABBREVIATION or len(after.normal) == 1)


def _joined_stop(tokens: Tokens, i: int) -> bool:
    """Tell whether token ``i`` is a full stop with words written onto it on both sides (سي.إن.إن has two)."""
    if not 0 < i < len(tokens) - 1 or tokens.forms[i].raw != ".":
        return False
    return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
