"""Words of a text, what overlap is counted in, and the matching of items by their overlaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from musnad.model import Span

HALF = 0.5
"""The overlap from which two stretches of text count as the same."""

_WORD = re.compile(r"\w+")


class Words:
    """The words of a text, and which of them a span touches."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def touched(self, spans: Iterable[Span]) -> set[int]:
        """Return the numbers of the words that have a character in one of ``spans``."""
        numbers: set[int] = set()
        for start, end in spans:
            numbers.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return numbers

    def surface(self, span: Span) -> list[str]:
        """Return the words in ``span`` as they are written there."""
        return _WORD.findall(self.text[span[0] : span[1]])

    def written(self, span: Span) -> str:
        """Return the words in ``span`` as they are written there, with a space between two."""
        return " ".join(self.surface(span))

    def quote(self, span: Span | None) -> str:
        """Return the text of ``span`` on one line, for people; “?” where there is no span."""
        return " ".join(self.text[span[0] : span[1]].split()) if span else "?"

    def same_mention(self, one: Span | None, other: Span | None) -> bool:
        """Tell whether two mentions overlap by half or have the same words."""
        if one is None or other is None:
            return False
        shared = overlap(self.touched([one]), self.touched([other]))
        return shared >= HALF or self.surface(one) == self.surface(other)


def overlap(one: set[int], other: set[int]) -> float:
    """Return the intersection over the union of two sets of words; 0 where both are empty."""
    shared = len(one & other)
    union = len(one) + len(other) - shared
    return shared / union if union else 0.0


def match(overlaps: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Pair gold with read items one to one, the largest overlaps first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
