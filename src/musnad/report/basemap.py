"""The outlines of land and countries that lie under a map of places, and what it takes to cut a piece out of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
"""Longitude and latitude."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 code (empty where it has none), its names, its rings, each with its box."""

    code: str
    arabic: str
    english: str
    rings: tuple[tuple[Box, list[Point]], ...]


@dataclass(frozen=True, slots=True)
class Basemap:
    """All outlines: the countries, and apart from them the lines of coasts and of borders, each with its box."""

    origin: str
    countries: tuple[Country, ...]
    coasts: tuple[tuple[Box, list[Point]], ...]
    borders: tuple[tuple[Box, list[Point]], ...]

    def named(self, code: str | None) -> Country | None:
        """Return the country of an ISO 3166-1 alpha-2 code, where the map has it."""
        return next((country for country in self.countries if code and country.code == code), None)


@cache
def load() -> Basemap:
    """Return the map that is shipped with the package; see ``tools/basemap.py`` for how it is made."""
    raw = json.loads(gzip.decompress(files("musnad.report").joinpath("basemap.json.gz").read_bytes()))
    arcs = [_line(steps, raw["unit"]) for steps in raw["arcs"]]
    boxed = [(box_of(arc), arc) for arc in arcs]
    countries = []
    for code, arabic, english, rings in raw["countries"]:
        lines = [_ring(ring, arcs) for ring in rings]
        countries.append(Country(code, arabic, english, tuple((box_of(line), line) for line in lines)))
    sides = raw["sides"]
    return Basemap(
        origin=raw["origin"],
        countries=tuple(countries),
        coasts=tuple(item for item, count in zip(boxed, sides, strict=True) if count == 1),
        borders=tuple(item for item, count in zip(boxed, sides, strict=True) if count > 1),
    )


def _line(steps: Sequence[int], unit: float) -> list[Point]:
    x = y = 0
    found = []
    for i in range(0, len(steps), 2):
        x, y = x + steps[i], y + steps[i + 1]
        found.append((x * unit, y * unit))
    return found


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """The arcs joined; beyond 180 degrees, where a ring crosses them."""
    found: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        turns = 360.0 * round((found[-1][0] - arc[0][0]) / 360) if found else 0.0
        arc = [(x + turns, y) for x, y in arc] if turns else arc
        found += arc[1:] if found else arc
    return found


def box_of(points: Sequence[Point]) -> Box:
    """Return the smallest box around ``points``, of which there is at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meets(one: Box, other: Box) -> bool:
    """Return whether two boxes share anything."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def cut_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a polygon that lies within ``box`` (Sutherland and Hodgman), nothing where none does."""
    found = list(ring)
    for axis, edge, above in ((0, box[0], True), (1, box[1], True), (0, box[2], False), (1, box[3], False)):
        before, found = found, []
        for i, here in enumerate(before):
            last = before[i - 1]
            inside, was = (here[axis] >= edge) == above, (last[axis] >= edge) == above
            if inside != was:
                found.append(_crossing(last, here, axis, edge))
            if inside:
                found.append(here)
    return found if len(found) > 2 else []


def _crossing(a: Point, b: Point, axis: int, edge: float) -> Point:
    """Where the stretch from ``a`` to ``b`` crosses a line of constant longitude (axis 0) or latitude."""
    share = (edge - a[axis]) / (b[axis] - a[axis])
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def cut_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the pieces of ``line`` that touch ``box``; a piece may reach one point beyond it."""
    piece: list[Point] = []
    for i in range(1, len(line)):
        if meets(box_of(line[i - 1 : i + 1]), box):
            piece = piece or [line[i - 1]]
            piece.append(line[i])
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Return whether ``point`` lies within a polygon."""
    x, y = point
    inside = False
    for i, (bx, by) in enumerate(ring):
        ax, ay = ring[i - 1]
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
