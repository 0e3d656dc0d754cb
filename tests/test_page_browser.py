from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotating import annotator
from musnad.model import Link, Reading
from musnad.report.page import notebook, page

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
