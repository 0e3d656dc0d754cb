"""Pairs of gold and read items that may be the same, found through an index instead of comparing all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from musnad.model import Span
from musnad.scoring.words import HALF, Words

Pair = tuple[int, int]
"""The numbers of a gold item and of a read item."""


def overlapping(
    words: Words, gold: Sequence[Sequence[Span]], read: Sequence[Sequence[Span]]
) -> Iterator[tuple[float, int, int]]:
    """Yield (overlap, gold, read) for the items, of one span or more, that overlap by half of their words."""
    contents = [words.touched(spans) for spans in read]
    items_at: dict[int, list[int]] = defaultdict(list)
    for j, content in enumerate(contents):
        for word in content:
            items_at[word].append(j)
    for i, spans in enumerate(gold):
        content = words.touched(spans)
        shared = Counter(j for word in content for j in items_at.get(word, ()))
        for j, common in shared.items():
            share = common / (len(content) + len(contents[j]) - common)
            if share >= HALF:
                yield share, i, j


def touching(gold: Sequence[Span | None], read: Sequence[Span | None]) -> Iterator[Pair]:
    """Yield the pairs of spans that share a character; no span touches none."""
    spans = sorted((span, j) for j, span in enumerate(read) if span)
    starts = [span[0] for span, _ in spans]
    longest = max((end - start for (start, end), _ in spans), default=0)
    for i, one in enumerate(gold):
        if one:
            start, end = one
            for other, j in spans[bisect_left(starts, start - longest) : bisect_left(starts, end)]:
                if other[1] > start:
                    yield i, j


def same_mentions(words: Words, gold: Sequence[Span], read: Sequence[Span]) -> set[Pair]:
    """Return the pairs of mentions that overlap by half or have the same words."""
    overlaps = overlapping(words, [[span] for span in gold], [[span] for span in read])
    pairs = {(i, j) for _, i, j in overlaps}
    written: dict[str, list[int]] = defaultdict(list)
    for j, span in enumerate(read):
        written[words.written(span)].append(j)
    pairs.update((i, j) for i, span in enumerate(gold) for j in written.get(words.written(span), ()))
    return pairs


def containing(gold: Sequence[str], read: Sequence[str]) -> set[Pair]:
    """Return the pairs of strings of which one is a part of the other."""
    return {*_parts(gold, read), *((i, j) for j, i in _parts(read, gold))}


def _parts(parts: Sequence[str], wholes: Sequence[str]) -> Iterator[Pair]:
    """Yield (part, whole) for the strings of ``parts`` that stand somewhere in a string of ``wholes``."""
    known: dict[str, list[int]] = defaultdict(list)
    for i, part in enumerate(parts):
        known[part].append(i)
    lengths = {len(part) for part in known}
    for j, whole in enumerate(wholes):
        slices = {
            whole[start : start + length] for length in lengths for start in range(len(whole) - length + 1)
        }
        for part in slices & known.keys():
            yield from ((i, j) for i in known[part])
