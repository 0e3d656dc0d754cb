from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.model import Reading, Time
from musnad.report.timeline import LONGEST, length, line, moments, parse


def reading(*values: str) -> Reading:
    """A reading whose words are the values themselves."""
    text, times = "", []
    for value in values:
        times.append(Time(span=(len(text), len(text) + len(value)), value=value))
        text += value + " "
    return Reading(text=text, times=times)


def in_order(*values: str, published: str | None = None) -> list[str]:
    return [step.moment.value for step in line(moments(reading(*values)), published)]


@pytest.mark.parametrize(
    ("value", "begin", "end", "said"),
    [
        ("2016-12-14", (2016, 12, 14), (2016, 12, 15), "14 ديسمبر (كانون الأول) 2016"),
        ("2016-12", (2016, 12, 1), (2017, 1, 1), "ديسمبر (كانون الأول) 2016"),
        ("2016", (2016, 1, 1), (2017, 1, 1), "2016"),
        ("201", (2010, 1, 1), (2020, 1, 1), "من 2010 إلى 2019"),
        ("18", (1800, 1, 1), (1900, 1, 1), "القرن 19"),
        ("2016-W50", (2016, 12, 12), (2016, 12, 19), "الأسبوع من 12 ديسمبر (كانون الأول) 2016"),
        ("2016-SU", (2016, 6, 1), (2016, 8, 31), "صيف 2016"),
        ("2016-09/2016-10", (2016, 9, 1), (2016, 11, 1), "من سبتمبر (أيلول) إلى أكتوبر (تشرين الأول) 2016"),
        ("2018-08-15/2018-08-16", (2018, 8, 15), (2018, 8, 17), "من 15 إلى 16 أغسطس (آب) 2018"),
    ],
)
def test_values_are_stretches_of_time(
    value: str, begin: tuple[int, int, int], end: tuple[int, int, int], said: str
) -> None:
    assert parse(value) == (datetime(*begin), datetime(*end), said)


@pytest.mark.parametrize(
    "value",
    [
        "P8M",
        "PAST_REF",
        "-P8M",
        "XXXX-05-03",
        "2016-02-31",
        "2016-13",
        "",
        "x",
        "2016-10/2016-09",
        "0000",
        "/",
    ],
)
def test_what_is_no_point_of_the_calendar_stays_off_the_line(value: str) -> None:
    assert parse(value) is None
    assert in_order(value, published="2016-12-18") == []


def test_lengths_and_loose_values_are_said_in_words() -> None:
    values = ["P8M", "PT24H", "P2D", "P1Y6M", "PAST_REF", "-P2D", "+P3W", "XXXX-05-03", "XXXX-WXX-5", "PXD"]
    said = {moment.value: (moment.sort, moment.said) for moment in moments(reading(*values))}
    assert said == {
        "P8M": ("length", "8 أشهر"),
        "PT24H": ("length", "24 ساعة"),
        "P2D": ("length", "يومان"),
        "P1Y6M": ("length", "سنة واحدة و6 أشهر"),
        "PAST_REF": ("reference", "ماض غير محدد"),
        "-P2D": ("reference", "قبل يومين"),
        "+P3W": ("reference", "بعد 3 أسابيع"),
        "XXXX-05-03": ("reference", "3 مايو (أيار)، من سنة غير محددة"),
        "XXXX-WXX-5": ("reference", "يوم الجمعة، من أسبوع غير محدد"),
        "PXD": ("reference", "PXD"),
    }


def test_the_line_runs_in_the_order_of_time() -> None:
    """Parts of a day in their order, what is longer before what begins with it."""
    assert in_order("2016-12-14TEV", "2016-12-14TMO", "2016-12-14", "2016-12", "2016", "196", "2017-01-02") == [
        "196", "2016", "2016-12", "2016-12-14", "2016-12-14TMO", "2016-12-14TEV", "2017-01-02",
    ]  # fmt: skip


def test_words_of_one_value_stand_together() -> None:
    text = "أمس ويوم الاثنين وأمس"
    times = [Time(span=(0, 3), value="2018-08-13"), Time(span=(5, 16), value="2018-08-13"),
             Time(span=(18, 21), value="2018-08-13")]  # fmt: skip
    (moment,) = moments(Reading(text=text, times=times))
    assert moment.words == ("أمس", "يوم الاثنين")
    assert len(moment.spans) == 3


def test_the_day_of_publication_stands_on_the_line() -> None:
    steps = line(moments(reading("2016-12-17", "2016-12-19")), "2016-12-18T09:00")
    assert [(step.moment.value, step.published) for step in steps] == [
        ("2016-12-17", False), ("2016-12-18", True), ("2016-12-19", False),
    ]  # fmt: skip
    same = line(moments(reading("2016-12-18")), "2016-12-18")
    assert [(step.moment.number, step.published) for step in same] == [(1, True)]
    assert in_order("2016-12-17", published="أمس") == ["2016-12-17"]
    assert in_order("2016-12-17", published="2016-12") == ["2016-12-17"]


def test_longer_gaps_are_wider_and_said() -> None:
    steps = line(moments(reading("2010", "2016-11", "2016-12-14", "2016-12-15", "2016-12-18")), None)
    assert [step.after for step in steps] == ["", "بعد نحو 6 سنوات", "بعد نحو أسبوعين", "", "بعد 3 أيام"]
    gaps = [step.gap for step in steps]
    assert gaps[0] == gaps[3] == 0
    assert LONGEST >= gaps[1] > gaps[2] > gaps[4] > 0


@given(
    st.lists(st.text("0123456789-/WPTDYMHSURX_EFOAN", max_size=22), max_size=12),
    st.none() | st.text(max_size=10),
)
def test_any_values_make_a_line(values: list[str], published: str | None) -> None:
    found = moments(reading(*values))
    assert {moment.value for moment in found} == set(values)
    begins = [step.moment.stretch.begin for step in line(found, published) if step.moment.stretch]
    assert begins == sorted(begins)


@pytest.mark.parametrize("value", ["P", "PT", "P0D", "P1", "1D", "P1.5Y", "P1M2Y"])
def test_what_is_no_length_is_none(value: str) -> None:
    assert length(value) is None
