"""``musnad evaluate`` and ``musnad train`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import TEXT, Run, one_sentence


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with one gold document of two claims."""

    def span(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    claims = [
        {
            "content": [span("محصول القمح تراجع هذا العام بسبب الجفاف")],
            "cue": span("قال"),
            "chain": [{"mention": span("وزير الزراعة"), "kind": "person", "implicit": False}],
            "form": "indirect",
            "act": "state",
        },
        {
            "content": [span("الأسعار لن ترتفع")],
            "cue": span("نقلت"),
            "chain": [
                {"mention": span("وكالة الأنباء"), "kind": "agency", "implicit": False},
                {"mention": span("مصدر في الوزارة"), "kind": "anonymous", "implicit": False},
            ],
            "form": "indirect",
            "act": "state",
        },
    ]
    folder = tmp_path / "gold"
    folder.mkdir()
    document = {"id": "قمح", "outlet": None, "published": "2019-05-06", "text": TEXT, "claims": claims}
    (folder / "a.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return folder


class TestEvaluate:
    def test_gold_against_itself(self, run: Run, gold: Path) -> None:
        ran = run("evaluate", gold, gold)
        assert ran.status == 0
        for name in ("claims", "content", "cue", "chain", "act", "form", "kind"):
            assert name in ran.out
        assert "1.000" in ran.out

    def test_json_with_the_misses(self, run: Run, gold: Path, tmp_path: Path) -> None:
        document = json.loads((gold / "a.json").read_text(encoding="utf-8"))
        document["claims"].pop(0)
        (tmp_path / "read.jsonl").write_text(json.dumps(document), encoding="utf-8")
        figures = json.loads(run("evaluate", gold, tmp_path / "read.jsonl", "--json", "--errors").out)
        assert figures["claims"] == {
            "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3), "gold": 2, "predicted": 1
        }  # fmt: skip
        assert figures["chain"] == {"accuracy": 1.0, "of": 1}
        (miss,) = figures["errors"]
        assert (miss["what"], miss["why"], miss["chain"]) == ("missed", "content", ["وزير الزراعة"])

    def test_the_misses_are_lines(self, run: Run, gold: Path, tmp_path: Path) -> None:
        (tmp_path / "read.jsonl").write_text(json.dumps({"id": "قمح", "claims": []}), encoding="utf-8")
        lines = run("evaluate", gold, tmp_path / "read.jsonl", "--errors").out.splitlines()
        assert lines[1].split("\t") == [
            "قمح", "missed (content)", "", "[وكالة الأنباء ← مصدر في الوزارة]", "الأسعار لن ترتفع"
        ]  # fmt: skip

    def test_without_readings_musnad_reads_the_texts_itself(self, run: Run, gold: Path) -> None:
        ran = run("evaluate", gold, "--json")
        assert (ran.status, ran.err) == (0, "")
        figures = json.loads(ran.out)
        assert figures["claims"]["gold"] == 2
        assert figures["claims"]["predicted"] >= 1

    def test_missing_readings_are_named(self, run: Run, gold: Path, tmp_path: Path) -> None:
        (tmp_path / "read.jsonl").write_text(json.dumps({"id": "x", "claims": []}), encoding="utf-8")
        ran = run("evaluate", gold, tmp_path / "read.jsonl")
        assert ran.status == 0
        assert "1 of 1 documents" in ran.err
        assert "قمح" in ran.err

    def test_another_text_is_wrong_use(self, run: Run, gold: Path, tmp_path: Path) -> None:
        other = {"id": "قمح", "text": "غيره", "claims": []}
        (tmp_path / "read.jsonl").write_text(json.dumps(other), encoding="utf-8")
        ran = run("evaluate", gold, tmp_path / "read.jsonl")
        assert ran.status == 2
        assert one_sentence(ran.err)


class TestTrain:
    def test_the_weights_are_written_whole(
        self, run: Run, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def train(folders: list[Path], out: Path, report: object) -> None:
            assert callable(report)
            report(f"learning from {folders[0].name}")
            out.write_text("weights", encoding="utf-8")

        monkeypatch.setattr("musnad.reading.train.train", train)
        ran = run("train", gold, "-o", tmp_path / "weights")
        assert (ran.status, ran.out, ran.err) == (0, "", "learning from gold\n")
        assert (tmp_path / "weights").read_text(encoding="utf-8") == "weights"

    def test_gold_that_cannot_be_learned_from_leaves_nothing(
        self, run: Run, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def train(folders: list[Path], out: Path, report: object) -> None:
            out.write_text("half", encoding="utf-8")
            raise ValueError("there is too little of it.")

        monkeypatch.setattr("musnad.reading.train.train", train)
        ran = run("train", gold, "-o", tmp_path / "weights")
        assert ran.status == 2
        assert "too little" in ran.err
        assert [path.name for path in tmp_path.iterdir()] == ["gold"]
