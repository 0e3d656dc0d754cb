"""The measures: each definition by hand, and agreement with the scorer that comes with the gold."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from musnad.evaluate import evaluate
from musnad.model import Article, Claim, Link, Reading
from musnad.reading.reader import Reader
from musnad.scoring.documents import Document, GoldError, Source, Statement, load_documents, load_gold
from musnad.scoring.report import Miss, Report
from musnad.scoring.words import Words

SHARED = Path(__file__).parents[2] / "shared" / "gold"

TEXT = (
    "قال مدير الميناء إن الرصيف الجديد يفتح غدا. وأضاف أن السفن تنتظر. "
    "ونقلت وكالة الساحل عن نقابة البحارة أن الإضراب مستمر حتى الخميس. ونفى الوزير وجود أي خلاف."
)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def said(content: str | list[str], cue: str, *chain: str, **values: Any) -> Statement:
    pieces = [content] if isinstance(content, str) else content
    links = [Source(mention=span(mention), kind=values.get("kind", "person")) for mention in chain]
    return Statement(
        content=[span(piece) for piece in pieces],
        cue=span(cue),
        chain=links,
        form=values.get("form", "indirect"),
        act=values.get("act", "state"),
    )


OPENING = said("الرصيف الجديد يفتح غدا", "قال", "مدير الميناء")
WAITING = said("السفن تنتظر", "أضاف", "مدير الميناء")
STRIKE = said("الإضراب مستمر حتى الخميس", "نقلت", "وكالة الساحل", "نقابة البحارة")
DISPUTE = said("وجود أي خلاف", "نفى", "الوزير", act="deny")
GOLD = [OPENING, WAITING, STRIKE, DISPUTE]


def scored(gold: list[Statement], read: list[Statement]) -> Report:
    return evaluate(
        {"a": Document(id="a", text=TEXT, claims=gold)}, {"a": Document(id="a", text=TEXT, claims=read)}
    )


def found(report: Report) -> dict[str, int]:
    return {name: count.found for name, count in report.counts.items()}


class TestWords:
    def test_a_span_touches_the_words_it_has_a_character_of(self) -> None:
        words = Words("قال الوزير: نعم")
        assert words.touched([(0, 3)]) == {0}
        assert words.touched([(2, 5)]) == {0, 1}
        assert words.touched([(3, 4), (10, 12)]) == set()
        assert words.touched([(0, 1), (13, 14)]) == {0, 2}

    def test_mentions_overlap_by_half_or_have_the_same_words(self) -> None:
        words = Words("مدير الميناء العام ثم عاد مدير الميناء العام")
        assert words.same_mention((0, 18), (0, 12))
        assert not words.same_mention((0, 18), (0, 4))
        assert words.same_mention((0, 18), (26, 44))
        assert not words.same_mention((0, 12), (26, 44))
        assert not words.same_mention(None, (0, 4))


class TestClaims:
    def test_gold_against_itself_is_perfect(self) -> None:
        report = scored(GOLD, copy.deepcopy(GOLD))
        assert all(count.f1 == 1.0 for count in report.counts.values())
        assert all(share.accuracy == 1.0 for share in report.shares.values())
        assert (report.misses, report.unread, report.documents) == ([], [], 1)

    def test_nothing_read(self) -> None:
        report = scored(GOLD, [])
        assert found(report) == {"claims": 0, "content": 0, "cue": 0}
        assert report.counts["claims"].f1 == 0.0
        assert report.shares["chain"].of == 1
        assert [miss.what for miss in report.misses] == ["missed"] * 4

    def test_nothing_to_read(self) -> None:
        report = scored([], [OPENING])
        count = report.counts["claims"]
        assert (count.precision, count.recall, count.gold, count.predicted) == (0.0, 0.0, 0, 1)

    def test_content_must_overlap_by_half_of_the_words(self) -> None:
        half = said("الرصيف الجديد", "قال", "مدير الميناء")
        less = said("الرصيف", "قال", "مدير الميناء")
        assert found(scored([OPENING], [half])) == {"claims": 1, "content": 1, "cue": 1}
        assert found(scored([OPENING], [less])) == {"claims": 0, "content": 0, "cue": 1}

    def test_all_pieces_of_the_content_count(self) -> None:
        whole = said(["الرصيف الجديد يفتح غدا", "السفن تنتظر"], "قال", "مدير الميناء")
        assert found(scored([whole], [OPENING]))["content"] == 1
        assert found(scored([whole], [WAITING]))["content"] == 0

    def test_a_wrong_origin_leaves_the_content_found(self) -> None:
        other = said("الرصيف الجديد يفتح غدا", "قال", "الوزير")
        report = scored([OPENING], [other])
        assert found(report) == {"claims": 0, "content": 1, "cue": 1}
        assert report.shares["act"].of == 0

    def test_only_the_last_link_is_the_origin(self) -> None:
        short = said("الإضراب مستمر حتى الخميس", "نقلت", "نقابة البحارة")
        report = scored([STRIKE], [short])
        assert found(report)["claims"] == 1
        assert (report.shares["chain"].right, report.shares["chain"].of) == (0, 1)

    def test_no_chain_is_no_origin(self) -> None:
        assert found(scored([OPENING], [Statement(content=OPENING.content)])) == {
            "claims": 0, "content": 1, "cue": 0
        }  # fmt: skip

    def test_a_claim_is_found_once(self) -> None:
        report = scored([OPENING], [OPENING, OPENING])
        assert report.counts["claims"].found == 1
        assert report.counts["claims"].precision == 0.5

    def test_the_largest_overlap_is_taken_first(self) -> None:
        exact, half = OPENING, said("الرصيف الجديد", "قال", "مدير الميناء", act="warn")
        report = scored([OPENING], [half, exact])
        assert report.shares["act"].right == 1

    def test_cues_need_to_share_a_character(self) -> None:
        near = said("السفن تنتظر", " أن", "مدير الميناء")
        touching = said("السفن تنتظر", "وأض", "مدير الميناء")
        assert found(scored([WAITING], [near]))["cue"] == 0
        assert found(scored([WAITING], [touching]))["cue"] == 1


class TestShares:
    def test_act_form_and_kind_are_counted_over_the_claims_found(self) -> None:
        read = [
            said(
                "الرصيف الجديد يفتح غدا",
                "قال",
                "مدير الميناء",
                act="promise",
                form="direct",
                kind="anonymous",
            ),
            said("وجود أي خلاف", "نفى", "الوزير", act="deny"),
            said("السفن تنتظر", "أضاف", "وكالة الساحل", act="warn"),
        ]
        shares = scored(GOLD, read).shares
        assert {name: (shares[name].right, shares[name].of) for name in ("act", "form", "kind")} == {
            "act": (1, 2), "form": (1, 2), "kind": (1, 2)
        }  # fmt: skip

    def test_chains_of_one_are_not_counted(self) -> None:
        assert scored([OPENING, WAITING], [OPENING, WAITING]).shares["chain"].of == 0

    def test_a_chain_is_counted_by_its_content_alone(self) -> None:
        reverse = said("الإضراب مستمر حتى الخميس", "نقلت", "نقابة البحارة", "وكالة الساحل")
        assert scored([STRIKE], [reverse]).shares["chain"].right == 0
        assert scored([STRIKE], [STRIKE]).shares["chain"].right == 1
        assert scored([STRIKE], []).shares["chain"].of == 1

    def test_links_are_the_same_where_the_mentions_are(self) -> None:
        part = said("الإضراب مستمر حتى الخميس", "نقلت", "الساحل", "نقابة البحارة")
        assert scored([STRIKE], [part]).shares["chain"].right == 1


class TestMisses:
    def test_what_failed_is_told(self) -> None:
        read = [
            said("الرصيف الجديد يفتح غدا", "قال", "مدير الميناء", act="promise"),
            said("السفن تنتظر", "أضاف", "الوزير"),
            said("الإضراب مستمر حتى الخميس", "نقلت", "نقابة البحارة"),
            said("الرصيف", "قال", "مدير الميناء"),
        ]
        told = {(miss.what, miss.why, miss.gold, miss.read) for miss in scored(GOLD, read).misses}
        assert told == {
            ("act", None, "state", "promise"),
            ("chain", None, "وكالة الساحل ← نقابة البحارة", "نقابة البحارة"),
            ("missed", "origin", "مدير الميناء", "الوزير"),
            ("missed", "content", None, None),
            ("spurious", "origin", None, None),
            ("spurious", "content", None, None),
        }

    def test_a_miss_quotes_the_claim(self) -> None:
        (miss,) = scored([STRIKE], []).misses
        assert miss == Miss(
            "a", "missed", ["وكالة الساحل", "نقابة البحارة"], "الإضراب مستمر حتى الخميس", "content"
        )


class TestDocuments:
    def test_missing_readings_are_empty_and_named_and_others_ignored(self) -> None:
        gold = {"a": Document(id="a", text=TEXT, claims=GOLD), "b": Document(id="b", text=TEXT, claims=GOLD)}
        report = evaluate(gold, {"b": gold["b"], "c": Document(id="c")})
        assert report.unread == ["a"]
        assert report.counts["claims"].recall == 0.5

    def test_another_text_is_an_error(self) -> None:
        gold = {"a": Document(id="a", text=TEXT, claims=GOLD)}
        with pytest.raises(GoldError, match="another text"):
            evaluate(gold, {"a": Document(id="a", text="غيره", claims=[])})

    def test_readings_are_scored_as_they_are(self) -> None:
        link = Link(mention=span("مدير الميناء"), kind="person")
        claim = Claim(
            id="c1",
            content=list(OPENING.content),
            cue=span("قال"),
            chain=[link],
            form="indirect",
            act="state",
        )
        reading = Reading(text=TEXT, id="a", claims=[claim])
        report = evaluate({"a": Document(id="a", text=TEXT, claims=[OPENING])}, {"a": reading})
        assert report.counts["claims"].f1 == 1.0

    def test_folders_lists_and_lines(self, tmp_path: Path) -> None:
        record = {"id": "a", "text": TEXT, "genre": "news", "claims": []}
        other = record | {"id": "b"}
        dump = json.dumps
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "a.json").write_text(dump(record), encoding="utf-8")
        (tmp_path / "folder" / "b.json").write_text(dump(other), encoding="utf-8")
        (tmp_path / "list.json").write_text(dump([record, other]), encoding="utf-8")
        (tmp_path / "lines.jsonl").write_text(f"\ufeff{dump(record)}\n\n{dump(other)}\n", encoding="utf-8")
        for name in ("folder", "list.json", "lines.jsonl"):
            assert list(load_gold(tmp_path / name)) == ["a", "b"]

    @pytest.mark.parametrize(
        ("content", "part"),
        [
            ('{"id": "a", "text": "x"}', "is no gold"),
            ('{"id": "a", "claims": []}', "is no gold"),
            ('{"id": "a", "text": "x", "claims": [{"content": [[1]]}]}', "layout"),
            ("[]", "no document"),
            ("\\xff", "layout"),
        ],
    )
    def test_what_is_no_gold_is_refused(self, content: str, part: str, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        with pytest.raises(GoldError, match=part):
            load_gold(tmp_path)


class Perturbed:
    """Gold with much of it changed at random: what a reader may get wrong, and more."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def documents(self, gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the documents that are left, changed."""
        return [self.document(copy.deepcopy(given)) for given in gold if self.chance.random() > 0.05]

    def document(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return a document with items dropped and doubled, layers missing, spans, values and order changed."""
        self.length = len(given["text"])
        out = {"id": given["id"], "text": given["text"], "claims": self.some(given["claims"], self.claim)}
        for layer in ("times", "places", "actors", "events", "control", "assertions"):
            if self.chance.random() > 0.05:
                out[layer] = self.some(given.get(layer, []), getattr(self, layer))
        if "actors" in out:
            self.regroup(out["actors"])
        return out

    def some(self, items: list[dict[str, Any]], change: Any) -> list[dict[str, Any]]:
        kept = [item for item in items if self.chance.random() > 0.2]
        for item in kept:
            change(item)
        doubled = [item for item in kept for _ in range(self.chance.choice([1, 1, 1, 2]))]
        self.chance.shuffle(doubled)
        return doubled

    def shifted(self, given: list[int] | None, most: int, often: float = 0.4) -> list[int] | None:
        if given is None or self.chance.random() > often:
            return given
        start = min(max(0, given[0] + self.chance.randint(-most, most)), self.length - 1)
        return [start, min(self.length, max(start + 1, given[1] + self.chance.randint(-most, most)))]

    def put(self, item: dict[str, Any], key: str, *values: str | None) -> None:
        if self.chance.random() < 0.3:
            item[key] = self.chance.choice(values)

    def claim(self, claim: dict[str, Any]) -> None:
        claim["content"] = [self.shifted(piece, 40) for piece in claim["content"]]
        claim["cue"] = self.shifted(claim["cue"], 10)
        self.put(claim, "act", "state", "deny", "confirm", "demand")
        self.put(claim, "form", "direct", "indirect", "mixed")
        for link in claim["chain"]:
            link["mention"] = self.shifted(link["mention"], 20, 0.3)
            self.put(link, "kind", "person", "agency")
        if self.chance.random() < 0.2:
            claim["chain"] = claim["chain"][::-1] + claim["chain"][: self.chance.randint(0, 1)]

    def times(self, time: dict[str, Any]) -> None:
        time["span"] = self.shifted(time["span"], 10)
        self.put(time, "value", "2016", "PAST_REF", "2017-01-01")

    def places(self, place: dict[str, Any]) -> None:
        place["span"] = self.shifted(place["span"], 8)
        self.put(place, "country", "SY", "IQ", None)

    def actors(self, actor: dict[str, Any]) -> None:
        actor["mentions"] = [self.shifted(span, 8, 0.3) for span in actor["mentions"]]

    def regroup(self, actors: list[dict[str, Any]]) -> None:
        """Move mentions from actor to actor."""
        for actor in actors:
            for span in list(actor["mentions"]):
                if self.chance.random() < 0.3:
                    self.chance.choice(actors)["mentions"].append(span)
                    actor["mentions"].remove(span)

    def events(self, event: dict[str, Any]) -> None:
        self.put(event, "type", "clash", "attack", "meet")
        self.put(event, "status", "actual", "planned", None)
        for key in ("trigger", "place", "time"):
            event[key] = self.shifted(event[key], 8)
        for key in ("actor", "target"):
            event[key] = [self.shifted(span, 10) for span in event[key]]
        if self.chance.random() < 0.2:
            event["actor"], event["target"] = event["target"], event["actor"]
        if self.chance.random() < 0.2:
            del event[self.chance.choice(["actor", "target", "place", "time", "status", "trigger"])]

    def control(self, statement: dict[str, Any]) -> None:
        self.put(statement, "status", "holds", "takes", "loses")
        for key in ("place", "holder"):
            statement[key] = self.shifted(statement[key], 8)

    def assertions(self, assertion: dict[str, Any]) -> None:
        self.put(assertion, "kind", "motive", "prediction")
        self.put(assertion, "claim", "c1", None)
        assertion["span"] = self.shifted(assertion["span"], 30)


def written(readings: list[dict[str, Any]], file: Path) -> Path:
    text = "".join(json.dumps(reading, ensure_ascii=False) + "\n" for reading in readings)
    file.write_text(text, encoding="utf-8")
    return file


def assert_the_scorer_of_the_gold_agrees(gold: Path, readings: Path) -> None:
    command = [sys.executable, str(SHARED / "score.py"), str(gold), str(readings), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert evaluate(load_gold(gold), load_documents(readings)).to_dict() == theirs


@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the gold is not there")
class TestAgreementWithTheScorerOfTheGold:
    @pytest.mark.parametrize("seed", range(4))
    def test_on_perturbed_gold(self, seed: int, tmp_path: Path) -> None:
        files = sorted((SHARED / "dev").glob("*.json"))
        gold = [json.loads(file.read_text(encoding="utf-8")) for file in files]
        readings = written(Perturbed(seed).documents(gold), tmp_path / "readings.jsonl")
        assert_the_scorer_of_the_gold_agrees(SHARED / "dev", readings)

    def test_on_readings(self, tmp_path: Path) -> None:
        reader = Reader()
        files = sorted((SHARED / "dev").glob("*.json"))
        gold = [json.loads(file.read_text(encoding="utf-8")) for file in files]
        gold.sort(key=lambda document: "assertions" not in document)
        articles = [Article(text=one["text"], id=one["id"], published=one["published"]) for one in gold[:10]]
        readings = written([reader.read(one).to_dict() for one in articles], tmp_path / "readings.jsonl")
        assert_the_scorer_of_the_gold_agrees(written(gold[:10], tmp_path / "gold.jsonl"), readings)
