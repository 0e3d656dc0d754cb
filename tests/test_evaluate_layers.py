"""The measures of the layers other than claims: each rule by hand."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.console import Console

from musnad.evaluate import evaluate
from musnad.scoring.alike import containing, overlapping, same_mentions, touching
from musnad.scoring.documents import Document, GoldError, load_documents
from musnad.scoring.report import Miss, Report
from musnad.scoring.table import print_report
from musnad.scoring.words import Words

TEXT = (
    "سيطر الجيش السوري أمس على مدينة تدمر وسط سوريا. وقصف الجيش السوري مواقع تنظيم الدولة في ريف تدمر. "
    "وأعلن التنظيم انسحابه من تدمر صباح الخميس. وسيفشل كل اتفاق لا يضمن عودة الناس إلى بيوتهم."
)


def span(words: str, number: int = 1) -> tuple[int, int]:
    """Return where ``words`` stand in the text for the ``number``-th time."""
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


YESTERDAY = {"span": span("أمس"), "value": "2016-12-13"}
MORNING = {"span": span("صباح الخميس"), "value": "2016-12-15TMO"}
ARMY = {"name": "Syrian Army", "mentions": [span("الجيش السوري")]}
STATE = {"name": "Islamic State", "mentions": [span("تنظيم الدولة"), span("التنظيم")]}
HOLDS = {"place": span("مدينة تدمر"), "holder": span("الجيش السوري"), "status": "takes"}
OWN = {"kind": "prediction", "span": span("سيفشل كل اتفاق لا يضمن عودة الناس إلى بيوتهم")}


def document(**layers: list[dict[str, Any]] | None) -> Document:
    record = {"id": "a", "text": TEXT, "claims": [], **layers}
    return load_one(record)


def load_one(record: dict[str, Any]) -> Document:
    return msgspec.convert(record, Document)


def scored(layer: str, gold: list[dict[str, Any]], read: list[dict[str, Any]] | None) -> Report:
    return evaluate({"a": document(**{layer: gold})}, {"a": document(**{layer: read})})


def figures(report: Report, name: str) -> tuple[int, int, int]:
    count = report.counts[name]
    return count.found, count.gold, count.predicted


def told(report: Report) -> list[tuple[str, str, str | None, str]]:
    return [(miss.layer, miss.what, miss.why, miss.content) for miss in report.misses]


class TestPairs:
    def test_touching_is_sharing_a_character(self) -> None:
        assert set(touching([(0, 4), None, (4, 6)], [(3, 5), (6, 9), None, (0, 100)])) == {
            (0, 0), (0, 3), (2, 0), (2, 3)
        }  # fmt: skip

    def test_overlapping_is_half_of_the_words(self) -> None:
        words = Words("one two three four")
        assert list(overlapping(words, [[(0, 7)]], [[(0, 13)], [(4, 13)], [(0, 3)]])) == [
            (2 / 3, 0, 0), (0.5, 0, 2)
        ]  # fmt: skip

    def test_same_mentions_are_what_is_the_same_mention_one_by_one(self) -> None:
        words = Words("the army, the army of the north, - army")
        spans = [(0, 3), (0, 8), (4, 8), (10, 18), (10, 31), (33, 34), (35, 39), (8, 9)]
        pairs = {
            (i, j)
            for i, one in enumerate(spans)
            for j, other in enumerate(spans)
            if words.same_mention(one, other)
        }
        assert same_mentions(words, spans, spans) == pairs

    def test_containing_is_either_way(self) -> None:
        assert containing(["abc", "b", ""], ["b", "abcd", "x"]) == {
            (0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)
        }  # fmt: skip


class TestTimes:
    def test_the_span_touches_and_the_value_is_equal(self) -> None:
        part = {"span": span("الخميس"), "value": "2016-12-15TMO"}
        other = {"span": span("أمس"), "value": "2016-12"}
        report = scored("times", [YESTERDAY, MORNING], [part, other])
        assert figures(report, "times") == (1, 2, 2)
        assert told(report) == [("times", "missed", "value", "أمس"), ("times", "spurious", "value", "أمس")]
        assert (report.misses[0].gold, report.misses[0].read) == ("2016-12-13", "2016-12")

    def test_a_time_elsewhere_is_another_time(self) -> None:
        report = scored("times", [YESTERDAY], [MORNING | {"value": "2016-12-13"}])
        assert figures(report, "times") == (0, 1, 1)
        assert [miss.why for miss in report.misses] == ["span", "span"]

    def test_a_time_is_found_once(self) -> None:
        report = scored("times", [YESTERDAY], [YESTERDAY, YESTERDAY])
        assert figures(report, "times") == (1, 1, 2)


class TestPlaces:
    def test_a_name_counts_once_as_it_is_written(self) -> None:
        first, second, third = ({"span": span("تدمر", number), "country": "SY"} for number in (1, 2, 3))
        report = scored("places", [first], [first, second, third])
        assert figures(report, "places") == (1, 1, 1)

    def test_one_name_is_a_part_of_the_other(self) -> None:
        city = {"span": span("مدينة تدمر"), "country": "SY"}
        assert figures(scored("places", [city], [{"span": span("تدمر", 3), "country": "SY"}]), "places")[0]
        assert figures(scored("places", [{"span": span("تدمر"), "country": "SY"}], [city]), "places")[0]

    def test_the_country_is_equal(self) -> None:
        here, there = {"span": span("تدمر"), "country": "SY"}, {"span": span("تدمر"), "country": "IQ"}
        report = scored("places", [here], [there])
        assert figures(report, "places") == (0, 1, 1)
        assert (report.misses[0].why, report.misses[0].gold, report.misses[0].read) == ("country", "SY", "IQ")
        assert figures(scored("places", [here], [here, there]), "places") == (1, 1, 2)
        no_country = {"span": span("تدمر"), "country": None}
        assert figures(scored("places", [no_country], [no_country]), "places") == (1, 1, 1)


class TestActors:
    def test_a_mention_counts_once_as_it_is_written(self) -> None:
        twice = {"mentions": [span("الجيش السوري"), span("الجيش السوري", 2)]}
        report = scored("actors", [ARMY], [twice])
        assert figures(report, "mentions") == (1, 1, 1)
        assert figures(report, "actors") == (0, 0, 0)

    def test_a_mention_is_of_the_first_actor_that_has_it(self) -> None:
        again = {"mentions": [span("الجيش السوري", 2), span("التنظيم")]}
        assert figures(scored("actors", [], [ARMY, again]), "mentions") == (0, 0, 2)
        assert figures(scored("actors", [], [ARMY, again]), "actors") == (0, 0, 0)

    def test_mentions_overlap_by_half(self) -> None:
        half = {"mentions": [span("الجيش", 2)]}
        assert figures(scored("actors", [ARMY], [half]), "mentions") == (0, 1, 1)
        assert figures(scored("actors", [ARMY], [{"mentions": [span("الجيش")]}]), "mentions")[0] == 1

    def test_mentions_put_together_are_pairs(self) -> None:
        assert figures(scored("actors", [ARMY, STATE], [STATE]), "actors") == (1, 1, 1)

    def test_mentions_put_apart(self) -> None:
        apart = [{"mentions": [mention]} for mention in STATE["mentions"]]
        report = scored("actors", [STATE], apart)
        assert figures(report, "mentions") == (2, 2, 2)
        assert figures(report, "actors") == (0, 1, 0)
        assert told(report) == [("actors", "missed", "1 pair", "تنظيم الدولة | التنظيم")]

    def test_mentions_wrongly_put_together(self) -> None:
        one = {"name": "all", "mentions": [*ARMY["mentions"], *STATE["mentions"]]}
        report = scored("actors", [ARMY, STATE], [one])
        assert figures(report, "actors") == (1, 1, 3)
        assert told(report) == [
            ("actors", "spurious", "2 pairs", "الجيش السوري | تنظيم الدولة, التنظيم")
        ]  # fmt: skip

    def test_a_mention_that_is_not_found_costs_its_pairs(self) -> None:
        report = scored("actors", [STATE], [{"mentions": [span("تنظيم الدولة")]}])
        assert told(report) == [
            ("mentions", "missed", None, "التنظيم"),
            ("actors", "missed", "1 pair", "تنظيم الدولة | التنظيم"),
        ]
        assert report.misses[0].label == "Islamic State"


def event(**values: Any) -> dict[str, Any]:
    whole = {"actor": [], "target": [], "place": None, "time": None, "status": "actual"}
    return {"type": "capture", "trigger": span("سيطر"), **whole, **values}


class TestEvents:
    def test_the_trigger_touches_and_the_type_is_equal(self) -> None:
        longer = event(trigger=span("سيطر الجيش"))
        assert figures(scored("events", [event()], [longer]), "events") == (1, 1, 1)
        report = scored("events", [event()], [event(type="attack")])
        assert figures(report, "events") == (0, 1, 1)
        assert report.misses[0] == Miss(
            "a", "missed", [], "سيطر", "type", "capture", "attack", "events", "capture"
        )
        assert figures(scored("events", [event()], [event(trigger=span("قصف"))]), "events") == (0, 1, 1)
        assert figures(scored("events", [event()], [{"type": "capture"}]), "events") == (0, 1, 1)

    def test_the_status_is_of_the_events_found(self) -> None:
        share = scored("events", [event()], [event(status="planned")]).shares["event_status"]
        assert (share.right, share.of) == (0, 1)
        assert scored("events", [event()], [event(type="attack")]).shares["event_status"].of == 0

    def test_actors_and_targets_are_the_same_mention(self) -> None:
        gold = event(actor=[span("الجيش السوري")], target=[span("مواقع تنظيم الدولة")])
        read = event(actor=[span("الجيش السوري", 2)], target=[span("مواقع")])
        report = scored("events", [gold], [read])
        assert figures(report, "arguments") == (1, 2, 2)
        assert told(report) == [
            ("arguments", "missed", "target", "مواقع تنظيم الدولة"),
            ("arguments", "spurious", "target", "مواقع"),
        ]

    def test_roles_are_not_mixed_up(self) -> None:
        gold, read = event(actor=[span("الجيش السوري")]), event(target=[span("الجيش السوري")])
        assert figures(scored("events", [gold], [read]), "arguments") == (0, 1, 1)

    def test_place_and_time_touch(self) -> None:
        gold = event(place=span("مدينة تدمر"), time=span("أمس"))
        touching_it = event(place=span("تدمر وسط سوريا"), time=span("السوري أمس"))
        assert figures(scored("events", [gold], [touching_it]), "arguments") == (2, 2, 2)
        elsewhere = event(place=span("تدمر", 2), time=None)
        assert figures(scored("events", [gold], [elsewhere]), "arguments") == (0, 2, 1)

    def test_arguments_of_events_that_were_not_found_do_not_count(self) -> None:
        gold = event(actor=[span("الجيش السوري")], place=span("تدمر"))
        assert figures(scored("events", [gold], [gold | {"type": "attack"}]), "arguments") == (0, 0, 0)


class TestControl:
    @pytest.mark.parametrize(
        ("change", "found"),
        [
            ({}, 1),
            ({"place": span("تدمر"), "holder": span("الجيش")}, 1),
            ({"place": span("تدمر", 2)}, 0),
            ({"holder": span("الجيش السوري", 2)}, 0),
            ({"status": "holds"}, 0),
        ],
    )
    def test_place_and_holder_touch_and_the_status_is_equal(self, change: dict[str, Any], found: int) -> None:
        report = scored("control", [HOLDS], [HOLDS | change])
        assert figures(report, "control") == (found, 1, 1)
        assert len(report.misses) == 2 * (1 - found)


class TestAssertions:
    def test_kind_and_half_of_the_words(self) -> None:
        half = {"kind": "prediction", "span": span("سيفشل كل اتفاق لا يضمن")}
        less = {"kind": "prediction", "span": span("سيفشل كل اتفاق لا")}
        other = OWN | {"kind": "motive"}
        found = [
            figures(scored("assertions", [OWN], [read]), "assertions")[0] for read in (OWN, half, less, other)
        ]
        assert found == [1, 1, 0, 0]

    def test_an_assertion_in_a_claim_is_left_aside(self) -> None:
        report = scored("assertions", [OWN], [OWN | {"claim": "c1"}])
        assert figures(report, "assertions") == (0, 1, 0)
        assert told(report) == [("assertions", "missed", "span", TEXT[slice(*OWN["span"])])]
        assert figures(scored("assertions", [OWN], [OWN | {"claim": None}]), "assertions")[0] == 1


class TestLayers:
    def test_a_layer_that_the_gold_does_not_have_is_left_out(self) -> None:
        read = document(times=[YESTERDAY], control=[HOLDS])
        report = evaluate({"a": document(times=[])}, {"a": read})
        assert list(report.to_dict()) == [
            "claims", "content", "cue", "times", "chain", "act", "form", "kind"
        ]  # fmt: skip
        assert figures(report, "times") == (0, 0, 1)

    def test_a_layer_is_scored_in_the_documents_that_have_it(self) -> None:
        one, other = document(assertions=[OWN]), document()
        report = evaluate({"a": one, "b": other}, {"a": one, "b": one})
        assert figures(report, "assertions") == (1, 1, 1)

    def test_a_reading_without_a_layer_found_nothing(self) -> None:
        report = scored("times", [YESTERDAY], None)
        assert figures(report, "times") == (0, 1, 0)

    def test_the_table_and_the_lines(self) -> None:
        layers = {"times": [YESTERDAY], "actors": [STATE], "events": [event()]}
        stream = io.StringIO()
        gold, read = (
            document(**layers),
            document(times=[], actors=[STATE], events=[event(status="denied")]),
        )
        print_report(evaluate({"a": gold}, {"a": read}), Console(file=stream), errors=True)
        lines = stream.getvalue().splitlines()
        assert lines[:2] == [
            "a\ttimes missed (span)\t\t[2016-12-13]\tأمس",
            "a\tevent_status wrong\tactual ≠ denied\t[capture]\tسيطر",
        ]
        table = "\n".join(lines[2:])
        assert all(name in table for name in ("times", "mentions", "actors (pairs)", "event_status"))
        assert "control" not in table

    def test_what_is_not_in_the_layout_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps({"id": "a", "times": [{"span": [1]}]}), encoding="utf-8")
        with pytest.raises(GoldError, match="layout"):
            load_documents(tmp_path)

    def test_a_long_article_is_not_compared_all_with_all(self) -> None:
        count = 6000
        text = " ".join(f"word{number}" for number in range(count))
        spans = [found.span() for found in re.finditer(r"\w+", text)]
        record = {
            "id": "a",
            "text": text,
            "claims": [],
            "times": [{"span": one, "value": "2016"} for one in spans],
            "places": [{"span": one, "country": "SY"} for one in spans],
            "actors": [{"mentions": spans}],
            "events": [event(trigger=one) for one in spans],
            "control": [{"place": one, "holder": one, "status": "holds"} for one in spans],
            "assertions": [{"kind": "motive", "span": one} for one in spans],
        }
        whole = load_one(record)
        start = time.process_time()
        report = evaluate({"a": whole}, {"a": whole})
        assert time.process_time() - start < 20.0  # all pairs take minutes
        assert all(found.f1 == 1.0 for name, found in report.counts.items() if found.gold)
