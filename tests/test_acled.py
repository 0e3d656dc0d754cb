"""The table of events with ACLED's columns."""

import csv
import io
from typing import Any

from musnad.export.acled import COLUMNS, rows
from musnad.model import Acled, Actor, Claim, Event, Link, Place, Plover, Reading, Time
from musnad.output import CsvWriter

TEXT = (
    "قالت الشرطة إن سبعة أشخاص على الأقل قتلوا في تفجير نفذه تنظيم داعش في الموصل يوم 3 مايو. "
    "وعقد الوزير اجتماعا مع السفير."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def reading(**event: Any) -> Reading:
    """The police's claim of a bombing in Mosul, and a meeting that has no code of ACLED's."""
    bombing = {
        "id": "e1", "type": "explosion", "trigger": at("تفجير"), "actor": [at("تنظيم داعش")], "actors": ["a2"],
        "target": [at("أشخاص")], "place": at("الموصل"), "place_id": "p1", "time": at("يوم 3 مايو"), "time_id": "t1",
        "killed": 7, "killed_bound": "at least", "claim": "c1",
        "acled": Acled(event_type="Explosions/Remote violence", sub_event_type="Suicide bomb"),
        "plover": Plover(event="ASSAULT", mode="explosives"),
    } | event  # fmt: skip
    return Reading(
        text=TEXT, id="x1", outlet="صحيفة النهر", published="2017-05-05",
        claims=[Claim(
            id="c1", content=[at("سبعة أشخاص على الأقل قتلوا في تفجير نفذه تنظيم داعش في الموصل يوم 3 مايو")],
            cue=at("قالت"), chain=[Link(mention=at("الشرطة"), kind="organisation", actor="a1")],
            form="indirect", act="state",
        )],
        times=[Time(id="t1", span=at("يوم 3 مايو"), value="2017-05-03")],
        places=[Place(
            id="p1", span=at("الموصل"), name="Mosul", country="IQ", kind="city", lat=36.34, lon=43.13, admin1="Nineveh",
        )],
        actors=[
            Actor(id="a1", name="Iraqi police", kind="state", mentions=[at("الشرطة")], country="IQ"),
            Actor(id="a2", name="Islamic State", kind="armed_group", mentions=[at("تنظيم داعش")]),
        ],
        events=[Event(**bombing), Event(id="e2", type="meet", trigger=at("اجتماعا"), plover=Plover(event="CONSULT"))],
    )  # fmt: skip


def only(made: Reading) -> dict[str, str]:
    """The one row of a reading."""
    (row,) = rows(made)
    assert tuple(row) == COLUMNS
    return row


def test_a_row_holds_what_acled_asks_for() -> None:
    row = only(reading())
    assert (row["event_date"], row["time_precision"]) == ("2017-05-03", "1")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Suicide bomb")
    assert (row["actor1"], row["inter1"], row["inter2"], row["interaction"]) == (
        "Islamic State",
        "2",
        "7",
        "27",
    )
    assert (row["country"], row["admin1"], row["location"], row["geo_precision"]) == (
        "IQ",
        "Nineveh",
        "Mosul",
        "1",
    )
    assert (row["latitude"], row["longitude"]) == ("36.3400", "43.1300")
    assert (row["fatalities"], row["killed_bound"]) == ("7", "at least")
    assert row["source"] == "صحيفة النهر"
    assert row["notes"].startswith("قالت الشرطة")


def test_a_row_tells_by_whose_word() -> None:
    row = only(reading())
    assert (row["origin"], row["origin_kind"], row["chain"]) == (
        "Iraqi police",
        "organisation",
        "Iraqi police",
    )
    assert only(reading(claim=None))["origin_kind"] == "writer"


def test_what_acled_does_not_code_is_left_out() -> None:
    assert [row["event_id_cnty"] for row in rows(reading())] == ["x1-e1"]


def test_a_date_is_as_exact_as_the_text() -> None:
    made = reading()
    made.times[0].value = "2017-05"
    assert (only(made)["event_date"], only(made)["time_precision"]) == ("2017-05-01", "3")
    made.times[0].value = "2017-05-01/2017-05-03"
    assert (only(made)["event_date"], only(made)["time_precision"]) == ("2017-05-01", "2")
    assert only(reading(time_id=None))["event_date"] == "2017-05-05"
    without = reading(time_id=None)
    without.published = None
    assert (only(without)["event_date"], only(without)["time_precision"]) == ("", "")


def test_an_army_abroad_is_an_external_force() -> None:
    made = reading(actors=["a1"])
    made.actors[0].country = "TR"
    assert only(made)["inter1"] == "8"
    made.actors[0].country = "IQ"
    assert only(made)["inter1"] == "1"


def test_the_table_is_csv_with_one_header() -> None:
    stream = io.StringIO()
    writer = CsvWriter(stream)
    writer.write(reading())
    writer.write(reading())
    writer.close()
    lines = list(csv.reader(io.StringIO(stream.getvalue())))
    assert tuple(lines[0]) == COLUMNS
    assert len(lines) == 3
