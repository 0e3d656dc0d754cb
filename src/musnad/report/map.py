"""A small map of a reading's places, drawn here and not by whoever reads the page: nothing is fetched for it.

Longitudes are shrunk by the cosine of the middle latitude (the plate carrée true to scale there); over the few
degrees that an article speaks of no more is needed.  Where the places lie far apart and some of them together, a map
of these stands before the map of all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musnad.report import basemap
from musnad.report.basemap import Box, Point
from musnad.report.layers import PlaceView

WIDTH = 520
HEIGHTS = (300, 440)
LEAST = 4.0
"""Degrees that a map shows at least, from one side to the other."""
FAR = 18.0
"""Places further apart than so many degrees may get a second map."""
NEAR = 6.0
"""Degrees from a place in which others count as its neighbours."""
LETTER, LINE = 11.0, 27.0
"""Room of a label, a letter and a line, as large as a phone shows it."""
AREAS = frozenset(["region", "governorate", "district", "sea", "river", "valley", "desert", "mountain", "strait"])
"""Kinds of places that are no point: a ring stands for them, since their coordinates are only a middle."""

_ISOLATE = "\u2068{}\u2069"


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point of the map; ``anchor`` is SVG's text-anchor."""

    text: str
    x: float
    y: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: ``shape`` is dot, ring (an area) or none (a country, which is shaded)."""

    place: PlaceView
    x: float
    y: float
    radius: float
    shape: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Map:
    """What a template draws: SVG paths, dots with labels, names of countries, a scale bar, the frame of a detail."""

    width: int
    height: int
    land: str
    shaded: str
    coasts: str
    borders: str
    names: tuple[Label, ...]
    dots: tuple[Dot, ...]
    scale: tuple[float, int]
    frame: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to the units of the drawing: ``middle`` lies in its centre, a degree of latitude is ``unit``."""

    middle: Point
    unit: float
    height: int

    def __call__(self, point: Point) -> Point:
        """Return where ``point`` lies on the drawing."""
        x = WIDTH / 2 + (point[0] - self.middle[0]) * self.unit * self.shrink
        return x, self.height / 2 - (point[1] - self.middle[1]) * self.unit

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return max(math.cos(math.radians(self.middle[1])), 0.15)

    @property
    def box(self) -> Box:
        """What the drawing shows, in degrees, and a little more."""
        (x, y), pad = self.middle, 4 / self.unit
        wide, high = WIDTH / 2 / self.unit / self.shrink + pad, self.height / 2 / self.unit + pad
        return x - wide, y - high, x + wide, y + high


def maps(places: Sequence[PlaceView]) -> list[Map]:
    """Return the maps of those of ``places`` whose coordinates are known: none, one, or a detail and the whole."""
    located = [place for place in places if place.point]
    if not located:
        return []
    whole = fit(located)
    close = _neighbours(located)
    if close:
        detail = fit(close)
        if detail.unit > 3 * whole.unit:
            inside = [place for place in located if place in close or _shown(place, detail)]
            return [_draw(inside, detail), _draw(located, whole, detail.box, inside)]
    return [_draw(located, whole)]


def fit(places: Iterable[PlaceView]) -> Projection:
    """Return the projection that shows all of ``places``, each with a point, and some land around them."""
    west, south, east, north = basemap.box_of([point for place in places for point in _extent(place)])
    middle = ((west + east) / 2, (south + north) / 2)
    shrink = max(math.cos(math.radians(middle[1])), 0.15)
    wide, high = max((east - west) * shrink * 1.5, LEAST), max((north - south) * 1.4, LEAST * 0.7)
    height = round(min(max(WIDTH * high / wide, HEIGHTS[0]), HEIGHTS[1]))
    return Projection(middle, min(WIDTH / wide, height / high), height)


def _extent(place: PlaceView) -> list[Point]:
    """The points that a map of ``place`` must show; more than one where it is a country."""
    x, y = place.point or (0.0, 0.0)
    return [(x - 3, y - 2.5), (x + 3, y + 2.5)] if place.kind == "country" else [(x, y)]


def _shown(place: PlaceView, on: Projection) -> bool:
    x, y = on(place.point or (0.0, 0.0))
    return 12 < x < WIDTH - 12 and 12 < y < on.height - 12


def _neighbours(places: Sequence[PlaceView]) -> list[PlaceView]:
    """The places around the one that has the most named beside it; none where all lie together or all apart."""
    towns = [place for place in places if place.kind != "country"]
    west, south, east, north = basemap.box_of([place.point for place in places if place.point])
    if len(towns) < 2 or max(east - west, north - south) < FAR:
        return []
    groups = [[other for other in towns if _degrees(place, other) < NEAR] for place in towns]
    best = max(groups, key=lambda group: sum(place.count for place in group))
    return best if len(best) > 1 else []


def _degrees(one: PlaceView, other: PlaceView) -> float:
    (ax, ay), (bx, by) = one.point or (0.0, 0.0), other.point or (0.0, 0.0)
    return math.hypot((ax - bx) * math.cos(math.radians((ay + by) / 2)), ay - by)


def _draw(
    places: Sequence[PlaceView], on: Projection, frame: Box | None = None, bare: Sequence[PlaceView] = ()
) -> Map:
    """Draw ``places``; those of ``bare`` get no label, since the map of the ``frame`` has them."""
    base, box = basemap.load(), on.box
    shown = [
        (country, [basemap.cut_ring(ring, box) for around, ring in country.rings if basemap.meets(around, box)])
        for country in base.countries
    ]
    named = {place.country for place in places if place.kind == "country"}
    taken: list[Box] = [(0.0, on.height - 26.0, 150.0, float(on.height))]
    drawn = _frame(frame, on) if frame else None
    if drawn:
        taken.append((drawn[0], drawn[1], drawn[0] + drawn[2], drawn[1] + drawn[3]))
    dots = _dots(places, on, taken, {place.number for place in bare})
    return Map(
        width=WIDTH,
        height=on.height,
        land=_paths((r for _, rings in shown for r in rings), on, True),
        shaded=_paths((r for country, rings in shown if country.code in named for r in rings), on, True),
        coasts=_lines(base.coasts, on),
        borders=_lines(base.borders, on),
        names=_names([(c.arabic, rings) for c, rings in shown if c.code not in named], on, taken),
        dots=dots,
        scale=_scale(on),
        frame=drawn,
    )


def _paths(lines: Iterable[Sequence[Point]], on: Projection, closed: bool) -> str:
    """SVG path data of ``lines``, without the points that lie nearer together than can be seen."""
    out = []
    for line in lines:
        points = [on(point) for point in line]
        kept = points[:1]
        for point in points[1:]:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.9:
                kept.append(point)
        if len(kept) > 1:
            out.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + ("Z" if closed else ""))
    return "".join(out)


def _lines(lines: Iterable[tuple[Box, list[Point]]], on: Projection) -> str:
    box = on.box
    near = (line for around, line in lines if basemap.meets(around, box))
    return _paths((piece for line in near for piece in basemap.cut_line(line, box)), on, False)


def _dots(
    places: Sequence[PlaceView], on: Projection, taken: list[Box], bare: set[int]
) -> tuple[Dot, ...]:
    """The places on the map, those oftenest named labelled first; ``taken`` is the room that is gone."""
    ranked = sorted(places, key=lambda place: (place.kind == "country", -place.count))
    spots = {}
    for place in ranked:
        x, y = on(place.point or (0.0, 0.0))
        shape = "none" if place.kind == "country" else "ring" if place.kind in AREAS else "dot"
        radius = 3.0 if place.number in bare else min(4.5 + place.count * 0.5, 8.0)
        spots[place.number] = (x, y, radius, shape)
        if shape != "none":
            taken.append((x - 7, y - 7, x + 7, y + 7))
    dots = []
    for place in ranked:
        x, y, radius, shape = spots[place.number]
        space = radius if shape != "none" else -1.0
        label = None if place.number in bare else _label(place.words, (x, y), space, on.height, taken)
        dots.append(Dot(place, x, y, radius, shape, label))
    return tuple(sorted(dots, key=lambda dot: dot.place.number))


def _label(text: str, spot: Point, radius: float, height: int, taken: list[Box]) -> Label | None:
    """A label beside ``spot`` (on it, where there is no dot) in room that is free, which is then taken."""
    text = text if len(text) <= 24 else text[:23] + "…"
    wide, (x, y), away = len(text) * LETTER, spot, radius + 5
    corner = away * 0.8
    tries = [
        (x - away - wide, y - LINE / 2, "end"), (x + away, y - LINE / 2, "start"),
        (x - wide / 2, y - away - LINE, "middle"), (x - wide / 2, y + away, "middle"),
        (x - corner - wide, y - corner - LINE * 0.8, "end"), (x + corner, y - corner - LINE * 0.8, "start"),
        (x - corner - wide, y + corner - LINE * 0.2, "end"), (x + corner, y + corner - LINE * 0.2, "start"),
    ]  # fmt: skip
    if radius < 0:
        tries = [(x - wide / 2, y - LINE / 2 + step, "middle") for step in (0, 20, -20, 40, -40)]
    for left, top, anchor in tries:
        box = (left, top, left + wide, top + LINE)
        if _free(box, height, taken):
            taken.append(box)
            at = {"end": left + wide, "start": left, "middle": left + wide / 2}[anchor]
            return Label(_ISOLATE.format(text), round(at, 1), round(top + LINE * 0.72, 1), anchor)
    return None


def _free(box: Box, height: int, taken: Iterable[Box]) -> bool:
    inside = box[0] >= 2 and box[1] >= 2 and box[2] <= WIDTH - 2 and box[3] <= height - 2
    return inside and not any(a < box[2] and box[0] < c and b < box[3] and box[1] < d for a, b, c, d in taken)


def _names(
    countries: Iterable[tuple[str, list[list[Point]]]], on: Projection, taken: list[Box]
) -> tuple[Label, ...]:
    """The names of the countries that fill enough of the map, each where it has most room around it."""
    found = []
    for name, rings in countries:
        best, wide = (0.0, (0.0, 0.0)), len(name) * LETTER
        for ring in ([on(point) for point in ring] for ring in rings if ring):
            for x, y in ((x, y) for x in range(30, WIDTH - 29, 20) for y in range(20, on.height - 19, 16)):
                box = (x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2)
                if _free(box, on.height, taken) and basemap.holds(ring, (x, y)):
                    room = min(((px - x) / 2) ** 2 + (py - y) ** 2 for px, py in ring)
                    best = max(best, (room, (x, y)))
        room, (x, y) = best
        if room > max((wide / 5) ** 2, 15**2) and name:
            taken.append((x - wide / 2, y - LINE / 2, x + wide / 2, y + LINE / 2))
            found.append(Label(_ISOLATE.format(name), x, y + LINE * 0.22))
    return tuple(found)


def _scale(on: Projection) -> tuple[float, int]:
    """The length of the scale bar on the map and what it is in kilometres."""
    step = 111.32 / on.unit
    kilometres = max(
        (n * 10**power for power in range(5) for n in (1, 2, 5) if n * 10**power / step <= 110), default=1
    )
    return round(kilometres / step, 1), kilometres


def _frame(box: Box, on: Projection) -> tuple[float, float, float, float]:
    """The frame of a detail on the map of the whole: left, top, width, height."""
    (left, top), (right, bottom) = on((box[0], box[3])), on((box[2], box[1]))
    return round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)
