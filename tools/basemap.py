"""Makes the map that lies under a reading's places: ``src/musnad/report/basemap.json.gz``.

The outlines are Natural Earth's at 1:50 million (public domain), as the npm package world-atlas carries them; the
names are those of the gazetteer.  musnad itself needs none of it at run time:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install babel==2.18.0
    python tools/basemap.py package/countries-50m.json

The file is JSON: ``origin``, ``unit`` (degrees of one step), ``arcs`` (lines of steps: longitude and latitude of the
first point, then differences; a line that crosses 180 degrees goes on beyond them), ``sides`` (of how many countries an
arc is the edge: 1 is a coast, 2 a border) and ``countries``: code (empty where ISO 3166 has none), name in Arabic and
in English, and the rings of its polygons as numbers of arcs, ``~n`` for arc ``n`` backwards.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from musnad.lexicon import gazetteer

TARGET = Path(__file__).parent.parent / "src" / "musnad" / "report" / "basemap.json.gz"
ORIGIN = (
    "Natural Earth 1:50m (https://www.naturalearthdata.com), public domain, through world-atlas 2.0.2 (ISC); "
    "simplified. Borders are drawn as Natural Earth draws them (who holds the ground); that is an editorial choice "
    "and no verdict on any claim."
)
UNIT = 0.01
FINE, COARSE = 0.012, 0.06
"""Degrees by which a simplified line may leave the true one, in the region of Arabic news and elsewhere."""
REGION = (-19.0, -5.0, 75.0, 48.0)
LEAST_FINE, LEAST_COARSE = 0.002, 0.05
"""Square degrees of the smallest islands kept."""
WITHOUT = frozenset(["Antarctica", "Siachen Glacier"])
SHORT = {"OM": "عُمان"}
"""Names for a map where the gazetteer's first is long."""

Point = tuple[float, float]


def lines_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON as lines of longitude and latitude; one that crosses 180 degrees goes on."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lon, last = x * sx + tx, line[-1][0] if line else 0.0
            line.append((lon - 360 * round((lon - last) / 360) if line else lon, y * sy + ty))
        found.append(line)
    return found


def simplified(line: Sequence[Point]) -> list[Point]:
    """Return ``line`` without the points that its shape does not need (Douglas and Peucker)."""
    west, south, east, north = REGION
    near = any(west < x < east and south < y < north for x, y in line)
    tolerance = FINE if near else COARSE
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        away, where = max(
            ((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if away > tolerance:
            kept.add(where)
            waiting += [(first, where), (where, last)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far ``point`` is from the stretch from ``start`` to ``end``, in degrees."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return float(((ax + along * dx - px) ** 2 + (ay + along * dy - py) ** 2) ** 0.5)


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield every ring of a country as numbers of arcs."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def _worth(ring: Iterable[int], lines: Sequence[Sequence[Point]]) -> bool:
    """Whether a ring is big enough to be seen."""
    points = [point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]
    points = [(x - 360 * round((x - points[0][0]) / 360), y) for x, y in points]
    area = (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2
    )
    west, south, east, north = REGION
    near = any(west < x < east and south < y < north for x, y in points)
    return area > (LEAST_FINE if near else LEAST_COARSE)


def _code(geometry: dict[str, Any]) -> str:
    """The ISO 3166-1 alpha-2 code of a country, by its number."""
    found = get_global("territory_aliases").get(geometry.get("id") or "")
    return found[0] if found else ""


def _names(code: str) -> tuple[str, str]:
    """What a country is called on the map, in Arabic and in English."""
    entry = gazetteer.default().countries.get(code)
    english = str(Locale("en").territories.get(code, "")) if entry is None else entry.name
    arabic = str(Locale("ar").territories.get(code, "")) if entry is None else entry.arabic[0]
    return SHORT.get(code, arabic), english


def _steps(line: Sequence[Point]) -> list[int]:
    """A line as whole steps: its first point, then the differences."""
    points = [(round(x / UNIT), round(y / UNIT)) for x, y in line]
    found = [*points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        if (ax, ay) != (bx, by):
            found += [bx - ax, by - ay]
    return found


def main(source: Path) -> None:
    """Write the map from world-atlas's ``countries-50m.json``."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    full = lines_of(topology)
    shapes = [
        g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["name"] not in WITHOUT
    ]
    kept = [(_code(shape), [ring for ring in rings_of(shape) if _worth(ring, full)]) for shape in shapes]
    sides = Counter(arc if arc >= 0 else ~arc for _, rings in kept for ring in rings for arc in ring)
    number = {arc: place for place, arc in enumerate(sorted(sides))}
    countries = []
    for code, rings in kept:
        renumbered = [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings]
        if renumbered:
            countries.append([code, *_names(code), renumbered])
    built = {
        "origin": ORIGIN,
        "unit": UNIT,
        "arcs": [_steps(simplified(full[arc])) for arc in number],
        "sides": [sides[arc] for arc in number],
        "countries": countries,
    }
    raw = json.dumps(built, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    TARGET.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{TARGET.name}: {len(number)} lines, {len(countries)} countries, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
