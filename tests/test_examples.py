"""The examples that come with the package: they can be read, and their gold is what gold should be."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from commands import Run
from musnad.model import ACTS, FORMS, KINDS, Article, Reading
from musnad.reading.reader import Reader

EXAMPLES = Path(__file__).parents[1] / "examples"
IDS = sorted(path.stem for path in (EXAMPLES / "articles").glob("*.json"))
FLOOR = 0.6
"""F1 of the claims of the examples that a change must not fall below; the README says what is reached."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def loaded(folder: str, name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((EXAMPLES / folder / f"{name}.json").read_text(encoding="utf-8"))
    return made


def spans_of(claim: dict[str, Any]) -> list[list[int]]:
    return [claim["cue"], *claim["content"], *(link["mention"] for link in claim["chain"])]


def test_there_are_articles_of_several_outlets() -> None:
    articles = [loaded("articles", name) for name in IDS]
    assert len(articles) >= 6
    assert len({article["outlet"] for article in articles}) >= 6


def test_every_article_has_its_gold() -> None:
    assert sorted(path.stem for path in (EXAMPLES / "gold").glob("*.json")) == IDS


@pytest.mark.parametrize("name", IDS)
def test_gold_and_article_are_of_one_text(name: str) -> None:
    article, gold = loaded("articles", name), loaded("gold", name)
    for field in ("id", "text", "outlet", "title", "published"):
        assert gold[field] == article[field]
    assert gold["id"] == name
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", gold["published"])
    Article(**article)


@pytest.mark.parametrize("name", IDS)
def test_gold_is_well_formed(name: str) -> None:
    gold = loaded("gold", name)
    text = gold["text"]
    assert gold["claims"]
    for claim in gold["claims"]:
        assert claim["act"] in ACTS
        assert claim["form"] in FORMS
        assert claim["chain"]
        assert all(link["kind"] in KINDS for link in claim["chain"])
        for start, end in spans_of(claim):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert claim["content"] == sorted(claim["content"])


@pytest.mark.parametrize("name", IDS)
def test_no_link_of_the_gold_is_the_own_outlet(name: str) -> None:
    gold = loaded("gold", name)
    mentions = {gold["text"][slice(*link["mention"])] for claim in gold["claims"] for link in claim["chain"]}
    assert gold["outlet"] not in mentions


def test_the_articles_are_read(run: Run) -> None:
    ran = run("read", EXAMPLES / "articles", "--format", "jsonl")
    assert (ran.status, ran.err) == (0, "")
    readings = [Reading.from_json(line) for line in ran.out.splitlines()]
    assert [reading.id for reading in readings] == IDS
    assert all(reading.claims for reading in readings)


def test_the_readings_are_near_the_gold(run: Run) -> None:
    ran = run("evaluate", EXAMPLES / "gold", "--json")
    assert ran.status == 0
    assert json.loads(ran.out)["claims"]["f1"] >= FLOOR


def test_the_first_article_of_the_readme() -> None:
    """``article.txt`` is the first dispatch as plain text; the chains that the README shows are there."""
    text = (EXAMPLES / "article.txt").read_text(encoding="utf-8")
    reading = Reader().read(Article(text=text))
    cues = [reading.quote(claim.cue) for claim in reading.claims]
    assert {"اتهم", "نفت", "مؤكدة", "أوضح"} <= set(cues)
    assert len(reading.claims) >= 10
