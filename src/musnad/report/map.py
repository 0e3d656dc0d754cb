"""A small map of a reading's places, drawn here and not by whoever reads the page: nothing is fetched for it.

Longitudes are shrunk by the cosine of the middle latitude (the plate carrée true to scale there); over the few
degrees that an article speaks of no more is needed.  Where the places lie far apart and some of them together, a map
of these stands before the map of all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from musnad.report import basemap
from musnad.report.basemap import Box, Point
from musnad.report.labels import Label, Room, beside, names_within
from musnad.report.layers import PlaceView

WIDTH = 520
HEIGHTS = (300, 440)
LEAST = 4.0
"""Degrees that a map shows at least, from one side to the other."""
FAR = 18.0
"""Places further apart than so many degrees may get a second map."""
NEAR = 6.0
"""Degrees from a place in which others count as its neighbours."""
STEP, SPECK = 1.2, 2.0
"""Units of the drawing below which points of a line are left out, and whole lines."""
AREAS = frozenset(
    ["region", "governorate", "district", "sea", "river", "valley", "desert", "mountain", "strait"]
)
"""Kinds of places that are no point: a ring stands for them, since their coordinates are only a middle."""


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
    """Draw ``places`` but for the dots of ``bare``, which the map of the ``frame`` has."""
    base, box = basemap.load(), on.box
    shown = [
        (
            country,
            [basemap.cut_ring(ring, box) for around, ring in country.rings if basemap.meets(around, box)],
        )
        for country in base.countries
    ]
    named = {place.country for place in places if place.kind == "country"}
    room = Room(WIDTH, on.height, [(0.0, on.height - 26.0, 150.0, float(on.height))])  # the scale bar's
    drawn = _frame(frame, on) if frame else None
    if drawn:
        room.taken.append((drawn[0], drawn[1], drawn[0] + drawn[2], drawn[1] + drawn[3]))
    dots = _dots([place for place in places if place not in bare], on, room)
    others = (
        (c.arabic, [[on(p) for p in ring] for ring in rings]) for c, rings in shown if c.code not in named
    )
    return Map(
        width=WIDTH,
        height=on.height,
        land=_paths((r for _, rings in shown for r in rings), on, True),
        shaded=_paths((r for country, rings in shown if country.code in named for r in rings), on, True),
        coasts=_lines(base.coasts, on),
        borders=_lines(base.borders, on),
        names=names_within(others, room),
        dots=dots,
        scale=_scale(on),
        frame=drawn,
    )


def _paths(lines: Iterable[Sequence[Point]], on: Projection, closed: bool) -> str:
    """SVG path data of ``lines``, without what is too small and without points too near together to be seen."""
    return "".join(_path([on(point) for point in line], closed) for line in lines)


def _path(points: Sequence[Point], closed: bool) -> str:
    """One line as path data, in tenths, each point counted from the one before; nothing for a speck."""
    if not points or max(_size(points)) < SPECK:
        return ""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > STEP:
            kept.append(point)
    tenths = [(round(x * 10), round(y * 10)) for x, y in kept]
    steps = [f"{(bx - ax) / 10:g} {(by - ay) / 10:g}" for (ax, ay), (bx, by) in pairwise(tenths)]
    start = f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l"
    return start + " ".join(steps).replace(" -", "-") + ("z" if closed else "") if steps else ""


def _size(points: Sequence[Point]) -> Point:
    """How wide and how high the box around ``points`` is."""
    west, south, east, north = basemap.box_of(points)
    return east - west, north - south


def _lines(lines: Iterable[tuple[Box, list[Point]]], on: Projection) -> str:
    box = on.box
    near = (line for around, line in lines if basemap.meets(around, box))
    return _paths((piece for line in near for piece in basemap.cut_line(line, box)), on, False)


def _dots(places: Sequence[PlaceView], on: Projection, room: Room) -> tuple[Dot, ...]:
    """The places on the map, those oftenest named labelled first, countries last."""
    ranked = sorted(places, key=lambda place: (place.kind == "country", -place.count))
    spots = [(place, on(place.point or (0.0, 0.0)), _shape(place)) for place in ranked]
    room.taken += [(x - 7, y - 7, x + 7, y + 7) for _, (x, y), shape in spots if shape != "none"]
    dots = []
    for place, (x, y), shape in spots:
        radius = min(4.5 + place.count * 0.5, 8.0)
        label = beside(place.words, (x, y), radius if shape != "none" else None, room)
        dots.append(Dot(place, round(x, 1), round(y, 1), radius, shape, label))
    return tuple(sorted(dots, key=lambda dot: dot.place.number))


def _shape(place: PlaceView) -> str:
    return "none" if place.kind == "country" else "ring" if place.kind in AREAS else "dot"


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
