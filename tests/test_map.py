import math
import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.model import Place, Reading
from musnad.report import basemap
from musnad.report.labels import LETTER, LINE, Label
from musnad.report.layers import places
from musnad.report.map import HEIGHTS, LEAST, WIDTH, Map, fit, maps

SYRIA = [("حلب", 36.20, 37.16), ("دمشق", 33.51, 36.29), ("حمص", 34.73, 36.71), ("دير الزور", 35.33, 40.14)]


def drawn(points: list[tuple[str, float | None, float | None]], **kinds: str) -> list[Map]:
    """The maps of places given by name, latitude and longitude; ``kinds`` by name."""
    text = " ".join(name for name, _, _ in points)
    found = [
        Place(span=(text.index(name), text.index(name) + len(name)), name=name, country="SY", lat=lat, lon=lon,
              kind=kinds.get(name, "city"))
        for name, lat, lon in points
    ]  # fmt: skip
    return maps(places(Reading(text=text, places=found)))


def named(label: Label | None) -> str:
    return label.text.strip("\u2068\u2069") if label else ""


def box(label: Label) -> tuple[float, float, float, float]:
    wide = (len(label.text) - 2) * LETTER
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - LINE * 0.72, left + wide, label.y + LINE * 0.28


def test_places_stand_as_the_compass_has_them() -> None:
    (map_,) = drawn(SYRIA)
    at = {named(dot.label): (dot.x, dot.y) for dot in map_.dots}
    assert set(at) == {"حلب", "دمشق", "حمص", "دير الزور"}
    assert at["حلب"][1] < at["حمص"][1] < at["دمشق"][1]
    assert at["دمشق"][0] < at["حلب"][0] < at["دير الزور"][0]


def test_the_scale_bar_is_true() -> None:
    """Aleppo and Homs lie about 168 km apart."""
    (map_,) = drawn(SYRIA)
    aleppo, homs = map_.dots[0], map_.dots[2]
    bar, kilometres = map_.scale
    assert math.hypot(aleppo.x - homs.x, aleppo.y - homs.y) / bar * kilometres == pytest.approx(168, rel=0.03)


def test_a_single_place_gets_land_around_it() -> None:
    (map_,) = drawn([("حلب", 36.20, 37.16)])
    assert (map_.dots[0].x, map_.dots[0].y) == (WIDTH / 2, map_.height / 2)
    assert map_.land
    assert map_.borders
    assert "تركيا" in [named(name) for name in map_.names]
    shown = fit(
        places(Reading(text="حلب", places=[Place(span=(0, 3), name="x", country="SY", lat=36.2, lon=37.16)]))
    )
    assert WIDTH / shown.unit >= LEAST


def test_places_without_coordinates_are_not_drawn() -> None:
    assert drawn([("الساجور", None, None)]) == []
    (map_,) = drawn([("حلب", 36.20, 37.16), ("الساجور", None, None), ("بعيد", 120.0, 500.0)])
    assert [dot.place.words for dot in map_.dots] == ["حلب"]


def test_a_country_is_shaded_and_has_no_dot() -> None:
    (map_,) = drawn([("حلب", 36.20, 37.16), ("سوريا", 35.0, 38.0)], سوريا="country")
    assert [dot.shape for dot in map_.dots] == ["dot", "none"]
    assert map_.shaded
    assert "سوريا" not in [named(name) for name in map_.names]
    assert not drawn(SYRIA)[0].shaded


def test_an_area_is_a_ring() -> None:
    (map_,) = drawn([("الفرات", 35.0, 40.4)], الفرات="river")
    assert map_.dots[0].shape == "ring"


def test_far_places_get_a_map_of_their_own() -> None:
    """Three places of Syria and Washington: the detail shows the three, the whole shows where they lie."""
    detail, whole = drawn([*SYRIA[:3], ("واشنطن", 38.9, -77.04)])
    assert [dot.place.words for dot in detail.dots] == ["حلب", "دمشق", "حمص"]
    assert [dot.place.words for dot in whole.dots] == ["واشنطن"]
    assert whole.frame
    left, top, wide, high = whole.frame
    assert 0 < left < left + wide < WIDTH
    assert 0 < top < top + high < whole.height


def test_places_far_from_each_other_share_one_map() -> None:
    (map_,) = drawn([("لندن", 51.5, -0.13), ("طوكيو", 35.68, 139.69), ("سيدني", -33.87, 151.21)])
    assert len(map_.dots) == 3
    assert map_.frame is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ابتثجح", min_size=1, max_size=30), st.floats(-90, 90), st.floats(-180, 180)),
        max_size=15,
    )
)
def test_any_places_are_drawn_within_the_frame_with_labels_apart(points: list[Any]) -> None:
    for map_ in drawn(points):
        assert HEIGHTS[0] <= map_.height <= HEIGHTS[1]
        assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= map_.height for dot in map_.dots)
        boxes = [box(label) for label in [*(dot.label for dot in map_.dots), *map_.names] if label]
        assert all(a >= 1 and b >= 1 and c <= WIDTH - 1 and d <= map_.height - 1 for a, b, c, d in boxes)
        for (a, b, c, d), (e, f, g, h) in combinations(boxes, 2):
            assert c <= e + 0.2 or g <= a + 0.2 or d <= f + 0.2 or h <= b + 0.2
        for path in (map_.land, map_.shaded, map_.coasts, map_.borders):
            assert re.fullmatch(r"[MLlz0-9. \-]*", path)


def test_the_base_map_has_the_countries_where_they_are() -> None:
    base = basemap.load()

    def country_at(lon: float, lat: float) -> list[str]:
        return [
            country.code
            for country in base.countries
            if sum(basemap.holds(ring, (lon, lat)) for _, ring in country.rings) % 2
        ]

    assert country_at(37.16, 36.20) == ["SY"]
    assert country_at(31.24, 30.04) == ["EG"]
    assert country_at(28.5, -29.5) == ["LS"]
    assert country_at(18.0, 34.5) == []
    assert country_at(178.0, 68.0) == ["RU"]
    syria = base.named("SY")
    assert syria
    assert (syria.arabic, syria.english) == ("سوريا", "Syria")
    assert base.named("XX") is base.named(None) is None
    assert "Natural Earth" in base.origin


def test_no_outline_leaps_across_the_map() -> None:
    """An outline that crosses 180 degrees goes on beyond them; it does not run back over the whole world."""
    base = basemap.load()
    for _, line in [
        *base.coasts,
        *base.borders,
        *(ring for country in base.countries for ring in country.rings),
    ]:
        assert all(abs(line[i][0] - line[i - 1][0]) < 60 for i in range(1, len(line)))


def test_a_polygon_is_cut_to_a_box() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    cut = basemap.cut_ring(square, (5.0, 5.0, 20.0, 20.0))
    assert sorted(cut) == [(5.0, 5.0), (5.0, 10.0), (10.0, 5.0), (10.0, 10.0)]
    assert basemap.cut_ring(square, (20.0, 20.0, 30.0, 30.0)) == []
