"""Files, folders and standard input to articles."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loading import PAGE, TEXT, failure, one, write
from musnad.ingest import Defaults, Failure, Loaded, UnreadableError, expand, load, load_all
from musnad.model import Article


def from_stdin(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Loaded | Failure]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return list(load_all(["-"]))


def sources(folder: Path) -> list[object]:
    return list(expand([folder]))


class TestBareText:
    def test_the_text_is_as_it_stands(self, tmp_path: Path) -> None:
        loaded = one(write(tmp_path / "خبر.txt", TEXT))
        assert loaded == Loaded(Article(text=TEXT, id="خبر"), [])

    def test_options_fill_the_fields(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt", TEXT)
        article = one(path, Defaults("صحيفة الساحل", "موسم الصيد", "2018-05-06")).article
        assert (article.outlet, article.title, article.published) == (
            "صحيفة الساحل",
            "موسم الصيد",
            "2018-05-06",
        )

    def test_an_assumed_encoding_travels_with_the_article(self, tmp_path: Path) -> None:
        loaded = one(write(tmp_path / "a.txt", TEXT.encode("cp1256")))
        assert loaded.article.text == TEXT
        assert loaded.notes == ["The text was taken to be in Windows-1256 and was converted."]

    def test_an_empty_file_is_an_empty_article(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "a.txt", "")).article.text == ""

    def test_binary_is_refused(self, tmp_path: Path) -> None:
        assert "PDF" in failure(write(tmp_path / "a.txt", b"%PDF-1.7\x00")).reason


class TestFolders:
    def test_recursively_sorted_and_only_what_is_wanted(self, tmp_path: Path) -> None:
        for name in (
            "ب/2.txt",
            "أ/1.TXT",
            "c.html",
            "z.csv",
            ".hidden.txt",
            ".git/x.txt",
            "d.JSON",
            "e.jsonl",
        ):
            write(tmp_path / name, TEXT)
        names = [source.path.relative_to(tmp_path).as_posix() for source in sources(tmp_path)]
        assert names == ["c.html", "d.JSON", "e.jsonl", "أ/1.TXT", "ب/2.txt"]

    def test_the_output_is_no_input(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", json.dumps({"text": TEXT}))
        write(tmp_path / "out.json", "[]")
        (source,) = expand([tmp_path], leave_out=tmp_path / "out.json")
        assert not isinstance(source, Failure)
        assert source.stem == "a"

    def test_a_folder_without_articles(self, tmp_path: Path) -> None:
        assert "no .txt" in failure(tmp_path).reason

    def test_a_path_that_does_not_exist(self, tmp_path: Path) -> None:
        assert failure(tmp_path / "none").reason == "There is no such file or folder; check the path."

    def test_a_dangling_link_and_a_loop(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to(tmp_path / "none")
        (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
        (tmp_path / "again").symlink_to(tmp_path)
        reasons = [item.reason for item in load_all([tmp_path]) if isinstance(item, Failure)]
        assert reasons[0] == "There is no such file or folder; check the path."
        assert reasons[1].startswith("It could not be read")
        assert len(reasons) == 2

    def test_one_bad_file_costs_no_other(self, tmp_path: Path) -> None:
        write(tmp_path / "1.txt", TEXT)
        write(tmp_path / "2.txt", b"\x00" * 100)
        write(tmp_path / "3.txt", TEXT)
        kinds = [type(item) for item in load_all([tmp_path])]
        assert kinds == [Loaded, Failure, Loaded]

    def test_a_name_that_is_not_utf8(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"\xc7\xe1.txt")
        try:
            (tmp_path / name).write_text(TEXT, encoding="utf-8")
        except OSError:
            return  # this file system has no such names
        one(tmp_path).article.id.encode()  # type: ignore[union-attr]


class TestStandardInput:
    def test_a_bare_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (item,) = from_stdin(TEXT.encode(), monkeypatch)
        assert item == Loaded(Article(text=TEXT, id="stdin"), [])

    def test_one_article(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (item,) = from_stdin(json.dumps({"text": TEXT}, indent=1).encode(), monkeypatch)
        assert item == Loaded(Article(text=TEXT, id="stdin"), [])

    def test_a_list(self, monkeypatch: pytest.MonkeyPatch) -> None:
        items = from_stdin(json.dumps([{"text": "أ"}, {"text": "ب"}]).encode(), monkeypatch)
        assert [item.article.id for item in items if isinstance(item, Loaded)] == ["stdin:1", "stdin:2"]

    def test_json_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        items = from_stdin(b'{"text": "a"}\n{"text": \n{"text": "b"}\n', monkeypatch)
        assert [type(item) for item in items] == [Loaded, Failure, Loaded]
        assert isinstance(items[1], Failure)
        assert items[1].path == "standard input, line 2"

    def test_a_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (item,) = from_stdin(PAGE.encode(), monkeypatch)
        assert isinstance(item, Loaded)
        assert item.article.outlet == "صحيفة الساحل"

    @pytest.mark.parametrize("text", ["[صورة] قال الوزير", "{نص} قال الوزير", "«قال»", ""])
    def test_a_text_that_begins_like_json(self, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        (item,) = from_stdin(text.encode(), monkeypatch)
        assert isinstance(item, Loaded)
        assert item.article.text == text

    def test_broken_json_is_not_taken_for_a_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (item,) = from_stdin(b'{"text": "\xd8\xa3"', monkeypatch)
        assert isinstance(item, Failure)
        assert "not valid JSON" in item.reason

    def test_a_file_without_a_telling_name(self, tmp_path: Path) -> None:
        assert one(write(tmp_path / "خبر", TEXT)).article.text == TEXT
        assert one(write(tmp_path / "x.ndjson", json.dumps({"text": "أ"}))).article.text == "أ"


@given(raw=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".json", ".jsonl", ".html", ""]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_file_ever_raises(raw: bytes, suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", raw)
    for source in expand([path]):
        assert not isinstance(source, Failure)
        for item in load(source):
            assert isinstance(item, Loaded | Failure)


def test_unreadable_is_a_value_error() -> None:
    assert issubclass(UnreadableError, ValueError)
