"""Where words stand on a map: beside their dot or within their country, never over each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from musnad.report import basemap
from musnad.report.basemap import Box, Point

LETTER, LINE = 8.5, 27.0
"""Room of a label, a letter and a line, as large as a phone shows it."""
LONGEST = 24
"""Letters after which a label is cut."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point of the map; ``anchor`` is SVG's text-anchor."""

    text: str
    x: float
    y: float
    anchor: str = "middle"


@dataclass(slots=True)
class Room:
    """The room on a map for words; ``taken`` is what is gone of it."""

    width: int
    height: int
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> bool:
        """Return whether ``box`` is free, and take it if so."""
        if not self.free(box):
            return False
        self.taken.append(box)
        return True

    def free(self, box: Box) -> bool:
        """Return whether nothing stands in ``box`` and it lies on the map."""
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        return not any(a < right and left < c and b < bottom and top < d for a, b, c, d in self.taken)


def beside(text: str, spot: Point, radius: float | None, room: Room) -> Label | None:
    """Return a label beside a dot of ``radius``, or at ``spot`` itself where there is none; nothing without room."""
    clean = _BIDI.sub("", text)
    clean = clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"
    wide = len(clean) * LETTER
    for left, top, anchor in _tries(spot, radius, wide):
        if room.take((left, top, left + wide, top + LINE)):
            at = {"end": left + wide, "start": left, "middle": left + wide / 2}[anchor]
            return Label(_isolated(clean), round(at, 1), round(top + LINE * 0.72, 1), anchor)
    return None


def _tries(spot: Point, radius: float | None, wide: float) -> list[tuple[float, float, str]]:
    """Where a label could stand, best first: its left edge, its top, its anchor."""
    x, y = spot
    if radius is None:
        return [(x - wide / 2, y - LINE / 2 + step, "middle") for step in (0, 20, -20, 40, -40)]
    away, corner = radius + 5, (radius + 5) * 0.8
    above, below = y - corner - LINE * 0.8, y + corner - LINE * 0.2
    return [
        (x - away - wide, y - LINE / 2, "end"),
        (x + away, y - LINE / 2, "start"),
        (x - wide / 2, y - away - LINE, "middle"),
        (x - wide / 2, y + away, "middle"),
        (x - corner - wide, above, "end"),
        (x + corner, above, "start"),
        (x - corner - wide, below, "end"),
        (x + corner, below, "start"),
    ]


def names_within(countries: Iterable[tuple[str, list[list[Point]]]], room: Room) -> tuple[Label, ...]:
    """Return the names of the countries that fill enough of the map, each where it has most room around it.

    Args:
        countries: names, each with the rings of the country as they are drawn.
        room: where there is room; what the names need is taken.
    """
    found = []
    for name, rings in countries:
        wide = len(name) * LETTER
        least = max(wide / 5, 15.0)
        large = [ring for ring in rings if name and _fits(ring, wide * 0.4, least)]
        space, (x, y) = max(
            (spot for ring in large for spot in _spots(ring, wide, room)), default=(0.0, (0.0, 0.0))
        )
        if space > least and room.take((x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2)):
            found.append(Label(_isolated(name), x, round(y + LINE * 0.22, 1)))
    return tuple(found)


def _fits(ring: Sequence[Point], wide: float, high: float) -> bool:
    if not ring:
        return False
    left, top, right, bottom = basemap.box_of(ring)
    return right - left > wide and bottom - top > high


def _spots(ring: Sequence[Point], wide: float, room: Room) -> Iterator[tuple[float, Point]]:
    """Yield where in a polygon a name could stand, with how far its edge is from there."""
    left, top, right, bottom = basemap.box_of(ring)
    for x in range(30, room.width - 29, 20):
        for y in range(20, room.height - 19, 16):
            if not (left < x < right and top < y < bottom):
                continue
            box = (x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2)
            if room.free(box) and basemap.holds(ring, (x, y)):
                yield min(math.hypot((px - x) / 2, py - y) for px, py in ring), (float(x), float(y))


def _isolated(text: str) -> str:
    """``text`` such that it keeps its own direction: the drawing's is left to right."""
    return f"\u2068{text}\u2069"
