"""JSON, JSON Lines and dates to articles."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from loading import TEXT, failure, one, write
from musnad.ingest import Defaults, Failure, Loaded, load_all
from musnad.ingest.dates import iso_date
from musnad.model import Article


class TestJson:
    def test_all_fields(self, tmp_path: Path) -> None:
        record = {
            "id": "x1", "text": TEXT, "outlet": "إذاعة النهر", "title": "الصيد",
            "published": "2018-05-06T10:00:00Z",
            "url": "https://example.org/1", "author": "ليلى", "genre": "news",
        }  # fmt: skip
        loaded = one(write(tmp_path / "a.json", json.dumps(record)), Defaults("غيرها", "غيره", "2001-01-01"))
        del record["genre"]
        assert loaded == Loaded(Article(**record), [])

    def test_missing_fields_are_filled(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", json.dumps({"text": TEXT, "outlet": " ", "title": None}))
        article = one(path, Defaults("ق", "ع", "2018-05-06")).article
        assert article == Article(text=TEXT, id="a", outlet="ق", title="ع", published="2018-05-06")

    def test_a_list(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", json.dumps([{"text": "أ"}, {"id": 7, "text": "ب"}, {"body": "ج"}]))
        first, second, third = load_all([path])
        assert isinstance(first, Loaded)
        assert isinstance(second, Loaded)
        assert isinstance(third, Failure)
        assert (first.article.id, second.article.id) == ("a:1", "7")
        assert third.path == f"{path}, article 3"
        assert '"text"' in third.reason

    def test_a_list_of_one_is_not_numbered(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "a.json", '[{"text": ""}]')).article.id == "a"

    def test_json_lines_under_the_wrong_name(self, tmp_path: Path) -> None:
        items = list(load_all([write(tmp_path / "a.json", '{"text": "أ"}\n{"text": "ب"}\n')]))
        assert [item.article.text for item in items if isinstance(item, Loaded)] == ["أ", "ب"]

    @pytest.mark.parametrize(
        ("content", "part"),
        [
            ("", "not valid JSON"),
            ('{"text": ', "column 10"),
            ('{\n"text": }', "line 2, column 9"),
            ("[]", "empty"),
            ("5", "object"),
            ('{"title": "أ"}', '"text"'),
            ('{"text": ["أ"]}', '"text"'),
            ("[" * 200_000, "beyond all measure"),
            ('{"text": "أ", "n": ' + "9" * 5000 + "}", "beyond all measure"),
        ],
    )
    def test_what_is_wrong_is_said(self, content: str, part: str, tmp_path: Path) -> None:
        assert part in failure(write(tmp_path / "a.json", content)).reason

    def test_a_date_that_is_none_is_left_aside_with_a_note(self, tmp_path: Path) -> None:
        loaded = one(write(tmp_path / "a.json", json.dumps({"text": TEXT, "published": "أمس"})))
        assert loaded.article.published is None
        (note,) = loaded.notes
        assert "أمس" in note
        assert "2016-12-14" in note

    def test_fields_of_a_wrong_kind_are_left_aside_with_a_note(self, tmp_path: Path) -> None:
        loaded = one(write(tmp_path / "a.json", json.dumps({"text": TEXT, "outlet": 5, "id": True})))
        assert (loaded.article.outlet, loaded.article.id) == (None, "a")
        assert loaded.notes == ["The field “outlet” is not a string and was left aside."]

    def test_half_characters_are_replaced(self, tmp_path: Path) -> None:
        loaded = one(write(tmp_path / "a.json", '{"text": "قال \\ud83d ثم \\ud83d\\ude00"}'))
        assert loaded.article.text == "قال \ufffd ثم 😀"
        assert len(loaded.notes) == 1


class TestJsonLines:
    def test_bad_lines_are_named_and_the_others_go_on(self, tmp_path: Path) -> None:
        content = '{"text": "أ"}\n\n{"text": \nنص\n{"id": "z", "text": "ب"}'
        path = write(tmp_path / "a.jsonl", content)
        first, second, third, fourth = load_all([path])
        assert isinstance(first, Loaded)
        assert isinstance(fourth, Loaded)
        assert (first.article.id, fourth.article.id) == ("a:1", "z")
        assert isinstance(second, Failure)
        assert isinstance(third, Failure)
        assert (second.path, third.path) == (f"{path}, line 3", f"{path}, line 4")

    def test_one_line_is_not_numbered(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "a.jsonl", '\ufeff{"text": "أ"}\r\n')).article.id == "a"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "cp1256"])
    def test_other_encodings(self, encoding: str, tmp_path: Path) -> None:
        lines = "".join(json.dumps({"text": TEXT}, ensure_ascii=False) + "\n" for _ in range(3))
        items = list(load_all([write(tmp_path / "a.jsonl", lines.encode(encoding))]))
        assert [item.article.text for item in items if isinstance(item, Loaded)] == [TEXT] * 3
        noted = [bool(item.notes) for item in items if isinstance(item, Loaded)]
        assert noted == [encoding != "utf-8-sig"] * 3

    def test_an_empty_file_says_so(self, tmp_path: Path) -> None:
        assert "nothing in it" in failure(write(tmp_path / "a.jsonl", "\n\n")).reason

    def test_a_compressed_file_says_how_to_unpack_it(self, tmp_path: Path) -> None:
        assert "gunzip" in failure(write(tmp_path / "a.jsonl", b"\x1f\x8b\x08\x00abc")).reason

    def test_lines_come_as_they_are_read(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", '{"text": "أ"}\n' * 3)
        items = load_all([path])
        next(items)
        with path.open("a", encoding="utf-8") as more:
            more.write('{"text": "ب"}\n' * 20_000)
        assert sum(1 for _ in items) > 3

    def test_a_line_that_is_absurdly_long_costs_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("musnad.ingest.contents.MAX_BYTES", 1000)
        path = write(tmp_path / "a.jsonl", '{"text": "' + "x" * 5000 + '"}\n{"text": "أ"}\n')
        first, second = load_all([path])
        assert isinstance(first, Failure)
        assert isinstance(second, Loaded)
        assert second.article.id == "a:2"

    def test_a_line_of_a_million_characters(self, tmp_path: Path) -> None:
        text = "قال " * 250_000
        path = write(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False))
        start = time.process_time()
        assert one(path).article.text == text
        assert time.process_time() - start < 5


class TestDates:
    @pytest.mark.parametrize("value", ["2016-12-14", "2016-12-14T10:00", "2016-12-14T10:00:00+02:00"])
    def test_dates_stay_as_they_are(self, value: str) -> None:
        assert iso_date(f" {value} ") == value

    def test_other_iso_forms_are_written_out(self) -> None:
        assert iso_date("20161214") == "2016-12-14"
        assert iso_date("2016-W50-3") == "2016-12-14"
        assert iso_date("20161214T1030") == "2016-12-14T10:30:00"

    @pytest.mark.parametrize(
        "value", ["", "2016", "14/12/2016", "2016-13-01", "2015-02-29", "أمس", "now", "x" * 999]
    )
    def test_what_is_none_says_what_one_looks_like(self, value: str) -> None:
        with pytest.raises(ValueError, match="write it as 2016-12-14") as caught:
            iso_date(value)
        assert len(str(caught.value)) < 120
