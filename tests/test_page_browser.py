from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotating import annotator, layers
from musnad.model import Link, Naming, Reading
from musnad.report.page import notebook, page
from test_page_events import NEWS, eventful

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TEXT = (
    "أعلنت وزارة الدفاع أن القائد قال إن المعركة انتهت 😀.\r\n\r\n"
    "وذكرت صحيفة «الغد» أن الحدود ستفتح صباح الغد <script>document.title = 'no'</script>.\r\n"
    + "سطر آخر من الخبر. "
    * 90
)

playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install playwright"
)
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}: apt-get install chromium"
)


at, said = annotator(TEXT)


def reading() -> Reading:
    ministry = Link(mention=at("وزارة الدفاع"), kind="organisation")
    leader = Link(mention=at("القائد"), kind="person")
    paper = Link(mention=at("صحيفة «الغد»"), kind="agency")
    claims = [
        said("c1", "أعلنت", ["القائد قال إن المعركة انتهت"], [ministry]),
        said("c2", "قال", ["المعركة انتهت"], [ministry, leader], within="c1"),
        said("c3", "ذكرت", ["الحدود ستفتح صباح الغد"], [paper]),
    ]
    return Reading(text=TEXT, claims=claims, outlet="Al-Ayyam", title="انتهاء المعركة", notes=["ملاحظة"])


def layered() -> Reading:
    """The same reading with actors, places (two on the map, far apart from each other) and times."""
    time, place, actor = layers(TEXT)
    ministry = actor(
        ["وزارة الدفاع"], "Ministry of Defence of a Country with a Long Name", "military", id="a1"
    )
    ministry.naming = [
        Naming(words="وزارة الدفاع", count=1),
        Naming(words="النظام", count=3, loaded="regime"),
    ]
    shown = reading()
    shown.actors = [ministry, actor(["القائد"], "القائد", "person", id="a2")]
    shown.places = [
        place("الحدود", "Bab al-Hawa", "SY", 36.23, 36.68, kind="crossing"),
        place("المعركة", "Marrakesh", "MA", 31.63, -7.99, kind="city"),
        place("الغد", "Somewhere"),
    ]
    shown.times = [time("صباح الغد", "2016-12-14TMO"), time("سطر", "1967"), time("الخبر", "P8M")]
    return shown


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def show(html: str, **options: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        shown = context.new_page()
        shown.asked = []
        shown.on("request", lambda request: shown.asked.append(request.url))
        shown.goto(file.as_uri())
        return shown

    yield show
    for context in contexts:
        context.close()


def cards(shown: Any) -> list[str]:
    return [card.get_attribute("id") for card in shown.locator(".card").all() if card.is_visible()]


def test_the_browser_reads_back_the_exact_text(opened: Any) -> None:
    shown = opened(page([reading()]))
    assert shown.locator(".text").text_content() == TEXT
    assert shown.title() == "انتهاء المعركة · مسند"
    assert len(shown.asked) == 1


def test_the_keyboard_reaches_every_claim_and_shows_its_chain(opened: Any) -> None:
    shown = opened(page([reading()]), java_script_enabled=False)
    assert cards(shown) == []
    assert shown.locator(".overview").is_visible()
    seen = []
    for _ in range(6):
        shown.keyboard.press("Tab")
        seen += cards(shown)
    assert seen[:3] == ["r1c1", "r1c2", "r1c3"]


def test_enter_goes_to_the_chain_and_links_go_on_and_back(opened: Any) -> None:
    shown = opened(page([reading()]), java_script_enabled=False)
    shown.locator("#r1t1").focus()
    shown.keyboard.press("Enter")
    shown.keyboard.press("Tab")
    assert cards(shown) == ["r1c1"]
    shown.locator("#r1c1 a[rel=next]").click()
    assert cards(shown) == ["r1c2"]
    shown.locator("#r1c2 a[href='#r1t2']").click()
    assert shown.locator("#r1t2:focus").count() == 1


def test_focus_is_visible(opened: Any) -> None:
    shown = opened(page([reading()]))
    for _ in range(3):
        shown.keyboard.press("Tab")
    assert shown.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_pointer_shows_the_innermost_claim_and_lights_it(opened: Any) -> None:
    shown = opened(page([reading()]))
    before = shown.evaluate("getComputedStyle(document.querySelector('.in2')).backgroundColor")
    shown.locator(".in2").last.hover()
    assert cards(shown) == ["r1c2"]
    assert shown.evaluate("getComputedStyle(document.querySelector('.in2')).backgroundColor") != before
    shown.locator(".cue.q1").hover()
    assert cards(shown) == ["r1c1"]
    shown.locator("h1").hover()
    assert cards(shown) == []


def test_an_address_with_a_claim_opens_it(opened: Any) -> None:
    shown = opened(page([reading()]), java_script_enabled=False)
    shown.goto(shown.url + "#r1t3")
    assert cards(shown) == ["r1c3"]


@pytest.mark.parametrize("width", [320, 390, 768, 1024])
def test_nothing_scrolls_sideways(opened: Any, width: int) -> None:
    shown = opened(page([reading(), reading()]), viewport={"width": width, "height": 740})
    shown.locator("#r1t2").focus()
    assert cards(shown) == ["r1c2"]
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_gets_a_sheet_that_closes_in_place(opened: Any) -> None:
    shown = opened(
        page([reading()]), viewport={"width": 390, "height": 740}, has_touch=True, java_script_enabled=False
    )
    shown.locator(".in3").first.tap()
    assert cards(shown) == ["r1c3"]
    box = shown.locator("#r1c3").bounding_box()
    assert round(box["y"] + box["height"]) == 740
    shown.locator("#r1c3 .close").tap()
    assert cards(shown) == []


def test_light_and_dark(opened: Any) -> None:
    colours = [
        opened(page([reading()]), color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(251, 250, 245)", "rgb(21, 24, 27)"]


def test_print_shows_every_chain(opened: Any) -> None:
    shown = opened(page([reading()]), viewport={"width": 700, "height": 900})
    shown.emulate_media(media="print")
    assert cards(shown) == ["r1c1", "r1c2", "r1c3"]
    tops = [shown.locator(f"#r1c{number}").bounding_box()["y"] for number in (1, 2, 3)]
    assert tops == sorted(set(tops))
    assert shown.locator(".text").bounding_box()["y"] < tops[0]


def test_a_notebook_keeps_styles_apart_and_its_links_work(opened: Any) -> None:
    outer = "<!doctype html><meta charset=utf-8><p id=mine class=u>mine</p><p id=r1t2></p>" + notebook(
        reading()
    )
    shown = opened(outer)
    assert "none" in shown.evaluate("getComputedStyle(document.getElementById('mine')).textDecoration")
    inside = shown.frame_locator("iframe")
    inside.locator("#r1t1").focus()
    inside.locator("#r1t1").press("Enter")
    inside.locator("#r1c1 a[rel=next]").click()
    assert inside.locator("#r1c2").is_visible()
    assert not shown.url.endswith("#r1t2")


def test_actors_places_and_times_are_marked_and_the_text_stays_exact(opened: Any) -> None:
    shown = opened(page([layered()]))
    assert shown.locator(".text").text_content() == TEXT
    assert shown.locator(".text .n-place").all_text_contents() == ["المعركة", "الغد", "الحدود"]
    styles = {
        sort: shown.evaluate(f"(s => [s.textDecorationLine, s.textDecorationStyle])"
                             f"(getComputedStyle(document.querySelector('.text .n-{sort}')))")
        for sort in ("actor", "place", "time")
    }  # fmt: skip
    assert styles == {
        "actor": ["overline", "solid"], "place": ["overline", "dashed"], "time": ["overline", "dotted"],
    }  # fmt: skip
    assert len(shown.asked) == 1


def test_the_marks_can_be_put_out_without_script(opened: Any) -> None:
    shown = opened(page([layered()]), java_script_enabled=False)
    mark = shown.locator(".text .n-actor").first
    shown.locator(".jumps input").focus()
    shown.keyboard.press("Space")
    assert not shown.locator(".jumps input").is_checked()
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert shown.locator(".u").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_the_keyboard_reaches_the_panels_and_leads_back_into_the_text(opened: Any) -> None:
    shown = opened(page([layered()]), java_script_enabled=False, reduced_motion="reduce")
    reached = []
    for _ in range(40):
        shown.keyboard.press("Tab")
        reached.append(shown.evaluate("document.activeElement.getAttribute('href') || ''"))
    for link in ("#r1-actors", "#r1-actor-1", "#r1-place-1", "#r1-place-3", "#r1-time-1"):
        assert link in reached
    shown.locator("a[href='#r1-place-1']").focus()
    shown.keyboard.press("Enter")
    place = shown.locator("#r1-place-1")
    assert place.text_content() == "الحدود"
    assert 0 <= place.bounding_box()["y"] <= 800
    assert place.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_map_is_as_wide_as_its_panel_and_told_to_screen_readers(opened: Any) -> None:
    shown = opened(page([layered()]))
    drawing = shown.get_by_role("img", name="خريطة: الحدود، المعركة")
    assert drawing.count() == 1
    frame = drawing.bounding_box()
    assert abs(frame["width"] - shown.locator(".places").bounding_box()["width"]) <= 2
    east, west = (shown.locator(".map circle").nth(number).bounding_box() for number in (0, 1))
    assert west["x"] < east["x"]
    for label in shown.locator(".map .spot").all():
        box = label.bounding_box()
        assert frame["x"] <= box["x"] <= box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert shown.get_by_role("table", name="الفاعلون").count() == 1
    assert shown.get_by_role("table", name="الفاعلون").get_by_role("row").count() == 3


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1024])
def test_nothing_scrolls_sideways_with_panels(opened: Any, width: int) -> None:
    shown = opened(page([layered()]), viewport={"width": width, "height": 740})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    for panel in shown.locator(".panel").all():
        box = panel.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert shown.get_by_role("table", name="الفاعلون").count() == 1


def test_labels_on_the_map_do_not_overlap_on_a_phone(opened: Any) -> None:
    many = layered()
    _, place, _ = layers(TEXT)
    many.places = [
        place(word, word, "SY", 35.0 + number * 0.04, 37.0 + number % 3 * 0.1)
        for number, word in enumerate(
            ["الحدود", "المعركة", "الغد", "القائد", "صحيفة", "الخبر", "سطر", "انتهت"]
        )
    ]
    shown = opened(page([many]), viewport={"width": 360, "height": 740})
    labels = shown.locator(".map text:not(.measure)").all()
    boxes = [label.bounding_box() for label in labels]
    lines = [float(label.get_attribute("y")) for label in labels]
    assert len(boxes) > 4
    for number, one in enumerate(boxes):
        for before, other in enumerate(boxes[:number]):
            across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
            assert across < 2 or abs(lines[number] - lines[before]) >= 20  # the size of the letters there


def test_the_map_has_both_themes(opened: Any) -> None:
    land = [
        opened(page([layered()]), color_scheme=scheme).evaluate(
            "getComputedStyle(document.querySelector('.map .land')).fill"
        )
        for scheme in ("light", "dark")
    ]
    assert land == ["rgb(250, 248, 240)", "rgb(38, 43, 47)"]


def test_the_line_of_time_runs_downwards_and_its_gaps_are_drawn(opened: Any) -> None:
    shown = opened(page([layered()]))
    tops = [entry.bounding_box()["y"] for entry in shown.locator(".line .at").all()]
    assert len(tops) == 2
    assert tops[1] - tops[0] > 90
    assert "بعد نحو 49 سنة" in shown.locator(".line").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 390, 768, 1024, 1280])
def test_nothing_scrolls_sideways_with_events(opened: Any, width: int, scheme: str) -> None:
    long = eventful()
    long.events[0].acled.sub_event_type = "Remote explosive/landmine/IED" * 3
    shown = opened(page([long]), viewport={"width": width, "height": 740}, color_scheme=scheme)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    for panel in shown.locator(".panel").all():
        box = panel.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    for name, rows in (("الأحداث", 5), ("الألفاظ المحمّلة", 3)):
        table = shown.get_by_role("table", name=name)
        assert table.get_by_role("row").count() == rows
        assert table.get_by_role("columnheader").count() == (6 if rows == 5 else 4)
    colour = shown.evaluate("getComputedStyle(document.querySelector('.panel.events .type')).color")
    assert colour == {"light": "rgb(34, 37, 42)", "dark": "rgb(228, 225, 216)"}[scheme]


def test_cells_of_the_table_of_events_do_not_overlap(opened: Any) -> None:
    shown = opened(page([eventful()]), viewport={"width": 1024, "height": 740})
    for row in shown.locator(".events tbody tr").all():
        boxes = [cell.bounding_box() for cell in row.locator("th,td").all()]
        for right, left in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 1
        for cell in row.locator("th,td").all():
            assert cell.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_the_triggers_of_events_are_marked_lightly_and_the_text_stays_exact(opened: Any) -> None:
    shown = opened(page([eventful()]), java_script_enabled=False)
    assert shown.locator(".text").text_content() == NEWS
    style = "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).textDecorationStyle]"
    assert shown.locator(".text .n-event").first.evaluate(style) == ["overline", "wavy"]
    assert shown.locator(".text .n-assertion").first.evaluate(style)[0] == "none"
    assert len(shown.asked) == 1


def test_the_keyboard_goes_from_an_event_into_the_text_and_to_its_claim(opened: Any) -> None:
    shown = opened(page([eventful()]), java_script_enabled=False, reduced_motion="reduce")
    reached = []
    for _ in range(60):
        shown.keyboard.press("Tab")
        reached.append(shown.evaluate("document.activeElement.getAttribute('href') || ''"))
    for link in ("#r1-events", "#r1-loaded", "#r1-event-1", "#r1-control-1", "#r1-assertion-4"):
        assert link in reached
    shown.locator("a[href='#r1-event-2']").focus()
    shown.keyboard.press("Enter")
    event = shown.locator("#r1-event-2")
    assert event.text_content() == "اعتقل"
    assert 0 <= event.bounding_box()["y"] <= 800
    shown.locator(".events a.no[href='#r1t2']").focus()
    shown.keyboard.press("Enter")
    assert cards(shown) == ["r1c2"]
