import io
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from annotating import annotator, layers
from musnad.model import Candidate, Claim, Link, Naming, Reading
from musnad.report.terminal import LINES, ROWS, isolate, picture, wrap

TEXT = (
    "نقلت وكالة رويترز عن مسؤول غربي قوله إن الجيش أعلن وقف إطلاق النار في المدينة. "
    "وأضاف أن المحادثات ستستأنف غدا. ويقال إن الوفد وصل."
)
LEFT, RIGHT, END = "\u2068", "\u2067", "\u2069"


at, said = annotator(TEXT)


def reading(**given_: Any) -> Reading:
    agency = Link(mention=at("وكالة رويترز"), kind="agency")
    official = Link(mention=at("مسؤول غربي"), kind="anonymous")
    carried = Link(mention=at("مسؤول غربي"), kind="anonymous", implicit=True)
    army = Link(mention=at("الجيش"), kind="organisation")
    nobody = Link(mention=at("يقال"), kind="hearsay", implicit=True)
    claims = [
        said("c1", "نقلت", ["الجيش أعلن وقف إطلاق النار في المدينة"], [agency, official], confidence=0.875),
        said("c2", "أعلن", ["وقف إطلاق النار في المدينة"], [official, army], act="promise", within="c1"),
        said("c3", "أضاف", ["المحادثات ستستأنف غدا"], [carried], act="predict"),
        said("c4", "يقال", ["الوفد وصل"], [nobody]),
    ]
    known = {"text": TEXT, "claims": claims, "outlet": "الأيام", "title": "هدنة", "published": "2016-02-27"}
    return Reading(**{**known, **given_})


def layered(**given_: Any) -> Reading:
    """The same reading with actors, places and times; the army is named twice, once loaded."""
    time, place, actor = layers(TEXT)
    army = actor(["الجيش"], "Syrian Army", "military", id="a1", known=True)
    army.naming = [
        Naming(words="الجيش العربي السوري", count=2),
        Naming(words="الجيش", count=1, loaded="honour"),
    ]
    shown = reading(
        times=[time("غدا", "2016-02-28"), time("المحادثات", "P2D"), time("وقف إطلاق النار", "2016")],
        places=[
            place("المدينة", "Aleppo", "SY", 36.2, 37.16,
                  alternatives=[Candidate(name="Halab", country="IQ", kind="village")]),
            place("الوفد", "Sajur"),
        ],
        actors=[army, actor(["وكالة رويترز"], "Reuters", "media", id="a2", known=True)],
        **given_,
    )  # fmt: skip
    for claim in shown.claims:
        for link in claim.chain:
            link.actor = {"organisation": "a1", "agency": "a2"}.get(link.kind)
    return shown


def drawn(shown: Reading, width: int = 80, **options: Any) -> str:
    out = io.StringIO()
    picture(shown, Console(file=out, width=width, **options))
    return out.getvalue()


def plain(text: str) -> str:
    return re.sub(f"[{LEFT}{RIGHT}{END}]", "", text)


def test_claims_stand_with_their_chains_from_the_outlet_to_the_origin() -> None:
    lines = [line.strip() for line in plain(drawn(reading())).splitlines()]
    first = lines.index("[1]  states, indirect, confidence 88%, c1")
    assert lines[first + 1 : first + 6] == [
        "cue   نقلت",
        "says  الجيش أعلن وقف إطلاق النار في المدينة",
        "told by this outlet  الأيام",
        "└─ from news medium  وكالة رويترز",
        "└─ from unnamed source, origin  مسؤول غربي",
    ]


def test_nested_claims_are_indented_under_their_outer_claim() -> None:
    text = plain(drawn(reading()))
    assert "│   [2]  promises, indirect, confidence 100%, inside [1], c2" in text
    assert text.index("[1]") < text.index("│   [2]") < text.index("\n[3]")


def test_carried_over_and_hearsay_are_said_in_words() -> None:
    text = plain(drawn(reading(), width=120))
    assert "unnamed source, origin, carried over from an earlier sentence  مسؤول غربي" in text
    assert "from hearsay: nobody is named" in text


def test_head_and_counts() -> None:
    text = plain(drawn(reading(notes=["The reading is partial."]), width=120))
    assert text.splitlines()[:4] == [
        "outlet     الأيام",
        "title      هدنة",
        "published  2016-02-27",
        "note       The reading is partial.",
    ]
    assert (
        "4 claims, 2 distinct origins as named, 1 carried over, 2 from unnamed sources, 1 by hearsay." in text
    )
    assert "says nothing of truth" in text


def test_nothing_to_show() -> None:
    assert "This article has no text." in drawn(Reading(text=" \n"))
    assert "attributes nothing" in drawn(Reading(text="رأي."))


@pytest.mark.parametrize("width", [30, 44, 80, 200])
def test_every_line_is_left_to_right_with_one_isolated_string_at_its_end(width: int) -> None:
    for line in drawn(layered(notes=["قُرئ على عجل"]), width).splitlines():
        shape = re.fullmatch(f"([^{LEFT}{RIGHT}]*)((?:[{LEFT}{RIGHT}].*{END})?)(.*)", line)
        assert shape
        before, isolated, after = shape.groups()
        assert after == ""
        assert not [c for c in before if unicodedata.bidirectional(c) in ("R", "AL")]
        assert isolated.count(END) == isolated.count(LEFT) + isolated.count(RIGHT) <= 1
        assert cell_len(line) <= width


def test_actors_places_and_times_follow_the_claims() -> None:
    lines = plain(drawn(layered(), width=120)).splitlines()
    first = lines.index("actors")
    assert lines[first - 1] == ""
    assert lines[first : first + 14] == [
        "actors",
        "  Reuters, news medium, 1×, in [1]  وكالة رويترز",
        "  Syrian Army, military or security, 1×, in [2]  الجيش العربي السوري",
        "      as 2×  الجيش العربي السوري",
        "      as 1× loaded (honour)  الجيش",
        "",
        "places",
        "  Aleppo, Syria, 36.20° N, 37.16° E, 1 other of this name  المدينة",
        "  Sajur, Syria, coordinates not known  الوفد",
        "",
        "times",
        "  2016  وقف إطلاق النار",
        "  2016-02-28  غدا",
        "  P2D  المحادثات",
    ]
    assert lines[first + 14] == ""
    assert lines[first + 15 : first + 17] == ["loaded words", "  1×, honour, of Syrian Army  الجيش"]
    assert any(line.startswith("4 claims") for line in lines[first + 17 :])


def test_a_link_with_a_short_name_says_whom_it_names() -> None:
    lines = [line.strip(" │") for line in plain(drawn(layered(), width=120)).splitlines()]
    army = lines.index("└─ from organisation, origin  الجيش")
    assert lines[army + 1] == "that is  الجيش العربي السوري"
    agency = lines.index("└─ from news medium  وكالة رويترز")
    assert not lines[agency + 1].startswith("that is")


def test_empty_layers_print_nothing() -> None:
    lines = drawn(reading()).splitlines()
    assert not {"actors", "places", "times"} & set(lines)


def test_long_layers_are_counted() -> None:
    _, _, actor = layers(TEXT)
    many = [actor(["الجيش"], f"Group {number}", "civil") for number in range(ROWS + 5)]
    lines = drawn(reading(actors=many)).splitlines()
    assert len([line for line in lines if "civil body" in line]) == ROWS
    assert "  and 5 more" in lines


def test_names_send_nothing_to_the_terminal() -> None:
    time, place, actor = layers(TEXT)
    bad = "\x1b[31mRed\x07\u202e"
    shown = drawn(
        reading(
            times=[time("غدا", bad)],
            places=[place("المدينة", bad, bad)],
            actors=[actor(["الجيش"], bad, "civil")],
        )
    )
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "␛[31mRed␇" in shown
    assert "أحمر" not in drawn(reading(actors=[actor(["الجيش"], "Red أحمر", "civil")]))


def test_long_contents_are_cut() -> None:
    text = "قال الوزير إن " + "كلمة " * 400
    claim = Claim(id="c1", content=[(14, len(text))], cue=(0, 3), form="indirect", act="state",
                  chain=[Link(mention=(4, 10), kind="person")])  # fmt: skip
    lines = [line for line in drawn(Reading(text=text, claims=[claim])).splitlines() if "كلمة" in line]
    assert len(lines) == LINES
    assert lines[-1].endswith(f" …{END}")


def test_no_control_sequence_is_written_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in drawn(reading())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", drawn(reading(), force_terminal=True))


def test_an_article_sends_nothing_to_the_terminal() -> None:
    shown = drawn(
        reading(outlet="\x1b[31mأحمر\x07", title="[bold]عنوان[/bold] \u2069\u202eعكس :smile: \ud800")
    )
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "␛[31mأحمر␇" in shown
    assert "[bold]عنوان[/bold] عكس :smile: \ufffd" in shown


def test_a_mostly_arabic_string_runs_from_the_right() -> None:
    assert isolate("CNN قالت إن المعارضة") == f"{RIGHT}CNN قالت إن المعارضة{END}"
    assert isolate("The date «أمس» is left open") == f"{LEFT}The date «أمس» is left open{END}"
    assert isolate("Reuters") == "Reuters"


def test_claims_without_chain_or_with_a_deep_one_are_drawn() -> None:
    link = Link(mention=at("الجيش"), kind="organisation")
    none = Claim(id="a", content=[(0, 4)], cue=(0, 4), chain=[], form="direct", act="state", within="a")
    deep = Claim(
        id="b", content=[(0, 4)], cue=(0, 4), chain=[link] * 60, form="direct", act="state", within="a"
    )
    text = drawn(reading(claims=[none, deep]), width=50)
    assert "nobody is named" in text
    assert max(map(cell_len, text.splitlines())) <= 50


@given(st.text("ابت ًab😀\n", max_size=80), st.integers(4, 40), st.none() | st.integers(1, 4))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int, lines: int | None) -> None:
    found = wrap(text, width, lines)
    assert all(cell_len(line) <= width for line in found)
    if lines is None or not found[-1].endswith("…"):
        assert "".join("".join(found).split()) == "".join(text.split())
    if lines is not None:
        assert len(found) <= lines
