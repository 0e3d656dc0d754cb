"""The contract of ``musnad read``: what it prints where, its exit status, what it leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import TEXT, Run, one_sentence
from musnad.model import Article, Reading


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "قمح.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestRead:
    def test_text_is_a_picture_without_control_sequences(self, run: Run, article: Path) -> None:
        ran = run("read", article)
        assert (ran.status, ran.err) == (0, "")
        assert "وزير الزراعة" in ran.out
        assert "\x1b" not in ran.out

    def test_json_of_one_is_an_object(self, run: Run, article: Path) -> None:
        options = ("--published", "2019-05-06", "--outlet", "صحيفة الحقل", "--title", "القمح")
        ran = run("read", article, "--format", "json", *options)
        reading = Reading.from_json(ran.out)
        assert ran.status == 0
        assert (reading.id, reading.text, reading.outlet) == ("قمح", TEXT, "صحيفة الحقل")
        assert (reading.published, reading.title) == ("2019-05-06", "القمح")
        assert reading.claims
        assert all(reading.quote(claim.cue) for claim in reading.claims)

    def test_json_of_several_is_a_list(self, run: Run, article: Path) -> None:
        for number in range(3):
            (article.parent / f"{number}.txt").write_text(TEXT, encoding="utf-8")
        readings = json.loads(run("read", article.parent, "--format", "json").out)
        assert [reading["id"] for reading in readings] == ["0", "1", "2", "قمح"]

    def test_jsonl_is_one_reading_a_line(self, run: Run, article: Path) -> None:
        ran = run("read", article, article, "--format", "jsonl")
        first, second = ran.out.splitlines()
        assert first == second
        assert Reading.from_json(first).to_json() == first

    def test_html_is_one_page_for_all(self, run: Run, article: Path) -> None:
        ran = run("read", article, article, "--format", "html")
        assert ran.status == 0
        assert ran.out.lower().count("<!doctype html") == 1
        assert ran.out.count("تراجع هذا العام") >= 2

    def test_notes_of_the_loading_reach_the_reading(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(TEXT.encode("cp1256"))
        reading = Reading.from_json(run("read", path, "--format", "jsonl").out)
        assert reading.notes[0] == "The text was taken to be in Windows-1256 and was converted."

    def test_what_cannot_be_read_is_named_and_the_rest_is_read(self, run: Run, article: Path) -> None:
        (article.parent / "0.jsonl").write_text('{"text": "أ"}\n{"title": "ب"}\n', encoding="utf-8")
        (article.parent / "1.txt").write_bytes(b"\x00\x01\x02")
        ran = run("read", article.parent, "nowhere.txt", "--format", "jsonl")
        assert ran.status == 1
        assert len(ran.out.splitlines()) == 2
        named = ran.err.splitlines()
        assert ["0.jsonl, line 2" in named[0], "1.txt" in named[1], "nowhere.txt" in named[2]] == [True] * 3

    def test_an_empty_text_is_read_and_says_so(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("", encoding="utf-8")
        ran = run("read", tmp_path / "a.txt", "--format", "json")
        reading = Reading.from_json(ran.out)
        assert (ran.status, reading.text, reading.claims) == (0, "", [])
        assert reading.notes

    def test_a_reader_that_fails_on_one_article_goes_on(
        self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Fragile:
            def read(self, given: Article) -> Reading:
                if given.text == "أ":
                    raise RecursionError("too deep")
                return Reading(text=given.text, id=given.id)

        monkeypatch.setattr("musnad.runner._reader", Fragile)
        (article.parent / "0.jsonl").write_text('{"id": "x", "text": "أ"}\n', encoding="utf-8")
        ran = run("read", article.parent, "--format", "jsonl")
        assert ran.status == 1
        assert len(ran.out.splitlines()) == 1
        assert ran.err.startswith("musnad: x: The reader failed on it (RecursionError: too deep)")
        assert one_sentence(ran.err)


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "part"),
        [
            (["read"], "PATH"),
            (["read", "a.txt", "--format", "xml"], "'xml'"),
            (["read", "a.txt", "--published", "أمس"], "2016-12-14"),
            (["read", "a.txt", "--bogus"], "--bogus"),
            (["reed", "a.txt"], "reed"),
            ([], "command"),
            (["evaluate"], "GOLD"),
            (["evaluate", "no-such-folder"], "no-such-folder"),
            (["train", "no-such-folder", "-o", "x"], "no-such-folder"),
            (["train", "."], "-o"),
        ],
    )
    def test_is_told_in_one_sentence(self, arguments: list[str], part: str, run: Run) -> None:
        ran = run(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert part in ran.err
        assert one_sentence(ran.err)

    def test_help_and_version(self, run: Run) -> None:
        assert run("--help").status == 0
        ran = run("--version")
        assert ran.status == 0
        assert ran.out.startswith("musnad ")


class TestOutput:
    def test_a_file_instead_of_standard_output(self, run: Run, article: Path, tmp_path: Path) -> None:
        out = tmp_path / "out.jsonl"
        ran = run("read", article, "--format", "jsonl", "-o", out)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
        assert Reading.from_json(out.read_bytes()).text == TEXT
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]

    def test_a_picture_in_a_file_has_no_control_sequences(
        self, run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        run("read", article, "-o", tmp_path / "out.txt")
        text = (tmp_path / "out.txt").read_text(encoding="utf-8")
        assert "وزير الزراعة" in text
        assert "\x1b" not in text

    def test_nothing_read_leaves_an_older_output_as_it_is(self, run: Run, tmp_path: Path) -> None:
        out = tmp_path / "out.json"
        out.write_text("old", encoding="utf-8")
        assert run("read", tmp_path / "none.txt", "-o", out).status == 1
        assert out.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [out]

    @pytest.mark.parametrize(("where", "part"), [("none/out.json", "make its folder"), ("in", "is a folder")])
    def test_where_nothing_can_be_written(
        self, where: str, part: str, run: Run, article: Path, tmp_path: Path
    ) -> None:
        ran = run("read", article, "-o", tmp_path / where)
        assert ran.status == 2
        assert part in ran.err
        assert one_sentence(ran.err)

    def test_the_input_is_spared(self, run: Run, article: Path) -> None:
        ran = run("read", article, "-o", article)
        assert ran.status == 2
        assert article.read_text(encoding="utf-8") == TEXT

    def test_the_output_of_an_earlier_run_is_not_read(self, run: Run, article: Path) -> None:
        out = article.parent / "out.json"
        for _ in range(2):
            assert run("read", article.parent, "--format", "json", "-o", out).status == 0
        assert Reading.from_json(out.read_bytes()).id == "قمح"

    def test_a_link_is_written_through_and_rights_are_kept(
        self, run: Run, article: Path, tmp_path: Path
    ) -> None:
        real, link = tmp_path / "real.json", tmp_path / "link.json"
        real.write_text("old", encoding="utf-8")
        real.chmod(0o640)
        link.symlink_to(real)
        assert run("read", article, "--format", "json", "-o", link).status == 0
        assert link.is_symlink()
        assert Reading.from_json(real.read_bytes()).id == "قمح"
        assert real.stat().st_mode & 0o777 == 0o640
