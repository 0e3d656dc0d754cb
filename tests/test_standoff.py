"""Gold without its text: taken apart and put together again."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import standoff  # noqa: E402

GOLD = ROOT / "examples" / "gold"


def corpus_of(folder: Path) -> Path:
    """The example articles as a corpus, in another order, with a stranger among them."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    lines = [{"text": "خبر آخر لا علاقة له بالأمر."}] + [
        {"text": a["text"], "outlet": a["outlet"], "title": a["title"], "published": a["published"]}
        for a in reversed(articles)
    ]
    path = folder / "corpus.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_no_text_is_kept(tmp_path: Path) -> None:
    standoff.split(GOLD, tmp_path / "annotations.jsonl")
    kept = (tmp_path / "annotations.jsonl").read_text(encoding="utf-8")
    for path in GOLD.glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert gold["text"][:40] not in kept
        assert gold["id"] in kept


def test_what_was_taken_apart_comes_together_again(tmp_path: Path) -> None:
    standoff.split(GOLD, tmp_path / "annotations.jsonl")
    found, total = standoff.join(tmp_path / "annotations.jsonl", [corpus_of(tmp_path)], tmp_path / "out")
    assert found == total == len(list(GOLD.glob("*.json")))
    for path in GOLD.glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        again = json.loads((tmp_path / "out" / path.name).read_text(encoding="utf-8"))
        assert {key: again[key] for key in ("id", "text", "outlet", "claims", "actors")} == {
            key: gold[key] for key in ("id", "text", "outlet", "claims", "actors")
        }


def test_an_article_that_the_corpus_lacks_is_told(tmp_path: Path) -> None:
    standoff.split(GOLD, tmp_path / "annotations.jsonl")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    arguments = ["join", str(tmp_path / "annotations.jsonl"), str(empty), "-o", str(tmp_path / "out")]
    assert standoff.main(arguments) == 1


def test_the_projects_own_annotations_are_well_formed() -> None:
    lines = (ROOT / "training" / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    ids = set()
    for line in lines:
        record = json.loads(line)
        assert len(record["sha256"]) == 64
        assert "text" not in record
        assert all(claim["chain"] and claim["content"] for claim in record["claims"])
        ids.add(record["id"])
    assert len(ids) == len(lines) > 100
