"""The text of an article cut into runs that stand under the same marks, so that any spans can be shown.

Spans nest, cross each other and come in pieces; HTML elements only nest.  So the text is cut at every edge
of every span, and each run says by itself what it belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from musnad.model import Reading, Span
from musnad.report.layers import Mark
from musnad.report.outline import Entry

LANES = 4
"""How many lines are told apart under a text; what nests deeper shares the last."""

_BREAK = re.compile("[\r\n\x85\u2028\u2029]\\s*")
_WORD_BEFORE = re.compile(r"\S{1,24}\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks; numbers are those of the claims.

    ``opens``: claims whose marker stands before the run.  ``layers``: (number, lane) of the claims whose
    content it belongs to, outermost first.  ``cues``, ``sources``: the claims whose cue or source it
    belongs to.  ``first`` and ``last``: a source begins or ends here.  ``owner``: the claim to show when
    the run is pointed at.  ``named``: the actors, places and times that the run names, outermost first; only the
    first run of a first mention keeps its ``head``.
    """

    text: str
    opens: tuple[int, ...] = ()
    layers: tuple[tuple[int, int], ...] = ()
    cues: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    first: bool = False
    last: bool = False
    owner: int | None = None
    named: tuple[Mark, ...] = ()


def paragraphs(
    reading: Reading, entries: Sequence[Entry], named: Sequence[tuple[Span, Mark]] = ()
) -> list[list[Run]]:
    """Cut the text of ``reading`` into paragraphs of runs.

    Args:
        reading: the reading whose text is shown; its spans are offsets in code points.
        entries: its claims, numbered.
        named: what names actors, places and times, with spans that lie within the text.

    Returns:
        The paragraphs; the texts of all their runs, joined, are exactly the text.
    """
    text = reading.text
    lane = lanes(entries)
    spans = _spans(entries, len(text))
    marks = _markers(text, entries)
    breaks = _paragraph_starts(text)
    edges = {
        edge for span in [*(span for _, _, span in spans), *(span for span, _ in named)] for edge in span
    }
    cuts = sorted({0, len(text), *breaks, *marks, *edges})
    naming = _names(cuts, named)
    starting: dict[int, list[tuple[str, int, Span]]] = defaultdict(list)
    for item in spans:
        starting[item[2][0]].append(item)
    found: list[list[Run]] = [[]]
    active: list[tuple[str, int, Span]] = []
    for start, end in pairwise(cuts):
        if start in breaks:
            found.append([])
        active = [item for item in active if item[2][1] > start] + starting[start]
        run = _run(text, (start, end), active, lane, marks.get(start, ()))
        found[-1].append(replace(run, named=naming[start]) if start in naming else run)
    return found if text else []


def _names(cuts: Sequence[int], named: Iterable[tuple[Span, Mark]]) -> dict[int, tuple[Mark, ...]]:
    """What every run names, by where it starts."""
    found: dict[int, tuple[Mark, ...]] = defaultdict(tuple)
    for (start, end), mark in named:
        for cut in cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]:
            found[cut] += (mark if cut == start else replace(mark, head=False),)
    return dict(found)


def lanes(entries: Sequence[Entry]) -> dict[int, int]:
    """Return for each claim's number the lane of its line: 0 next to the text, inner claims below outer ones.

    Claims that share text never share a lane, as long as there are lanes.
    """
    placed: list[tuple[Entry, int]] = []
    for entry in sorted(entries, key=lambda e: (-sum(b - a for a, b in e.claim.content), e.number)):
        others = [(other, lane) for other, lane in placed if _overlap(entry, other)]
        taken = {lane for _, lane in others}
        around = [lane for other, lane in others if _inside(entry, other)]
        lane = max(around, default=-1) + 1
        while lane in taken:
            lane += 1
        placed.append((entry, lane))
    return {entry.number: min(lane, LANES - 1) for entry, lane in placed}


def _overlap(one: Entry, other: Entry) -> bool:
    return any(a < d and c < b for a, b in one.claim.content for c, d in other.claim.content)


def _inside(inner: Entry, outer: Entry) -> bool:
    return all(any(c <= a and b <= d for c, d in outer.claim.content) for a, b in inner.claim.content)


def _spans(entries: Iterable[Entry], length: int) -> list[tuple[str, int, Span]]:
    """All that is marked: (what, number, span), the spans kept inside the text, empty ones left out."""
    raw: list[tuple[str, int, Span]] = []
    for number, claim, _, _ in entries:
        raw += [("content", number, piece) for piece in claim.content]
        raw.append(("cue", number, claim.cue))
        raw += [("carried" if link.implicit else "source", number, link.mention) for link in claim.chain]
    kept = [(what, number, (max(0, a), min(b, length))) for what, number, (a, b) in raw]
    return [item for item in kept if item[2][0] < item[2][1]]


def _markers(text: str, entries: Iterable[Entry]) -> dict[int, tuple[int, ...]]:
    """Where the numbers stand: before the word in which a content begins, so that no word is torn apart."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for number, claim, _, _ in entries:
        start = claim.content[0][0] if claim.content else claim.cue[0]
        start = min(max(start, 0), max(len(text) - 1, 0))
        before = _WORD_BEFORE.search(text, max(0, start - 25), start)
        place = before.start() if before and before.end() - before.start() < 24 else start
        found[place] += (number,)
    return dict(found)


def _paragraph_starts(text: str) -> set[int]:
    """The offsets at which a new paragraph begins, white space at the text's two ends apart."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return {found.end() for found in _BREAK.finditer(text) if first < found.end() < last}


def _run(
    text: str,
    span: Span,
    active: Sequence[tuple[str, int, Span]],
    lane: dict[int, int],
    opens: tuple[int, ...],
) -> Run:
    """The run of ``span``, under the marks that are ``active`` there."""
    by: dict[str, list[int]] = defaultdict(list)
    for what, number, _ in active:
        if number not in by[what]:
            by[what].append(number)
    layers = sorted(
        ((number, lane[number]) for number in by["content"]), key=lambda layer: (layer[1], layer[0])
    )
    mentions = [found for what, _, found in active if what in ("source", "carried")]
    innermost = [layers[-1][0]] if layers else []
    owners = [*by["cue"], *by["source"], *innermost, *by["carried"]]
    return Run(
        text=text[span[0] : span[1]],
        opens=opens,
        layers=tuple(layers),
        cues=tuple(by["cue"]),
        sources=tuple(dict.fromkeys(by["source"] + by["carried"])),
        first=any(found[0] == span[0] for found in mentions),
        last=any(found[1] == span[1] for found in mentions),
        owner=owners[0] if owners else None,
    )
