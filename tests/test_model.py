"""The model: JSON there and back, unchanged; what JSON of elsewhere may leave out, and what it may not hold."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.model import ACTS, FORMS, KINDS, SCHEMA, Article, Claim, Link, Reading, json_schema

TEXT = "قال الوزير إن الجسر سيفتح غدا، ونفى المقاول ذلك 😀."


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, length))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    optional = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
    span = spans(len(text))
    link = st.builds(Link, mention=span, kind=st.sampled_from(KINDS), implicit=st.booleans())
    claim = st.builds(
        Claim, id=st.text("c0123", min_size=1, max_size=4), content=st.lists(span, min_size=1, max_size=3), cue=span,
        chain=st.lists(link, min_size=1, max_size=4), form=st.sampled_from(FORMS), act=st.sampled_from(ACTS),
        within=st.none() | st.just("c1"), confidence=st.floats(0, 1),
    )  # fmt: skip
    return Reading(
        text=text, id=draw(optional), outlet=draw(optional), title=draw(optional), published=draw(optional),
        url=draw(optional), author=draw(optional), claims=draw(st.lists(claim, max_size=4)),
        notes=draw(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), max_size=2)),
        reader=draw(st.text("abc", max_size=3)),
    )  # fmt: skip


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def reading() -> Reading:
    said = Claim(
        id="c1", content=[at("الجسر"), at("سيفتح غدا")], cue=at("قال"),
        chain=[Link(mention=at("المقاول"), kind="organisation"), Link(mention=at("الوزير"), kind="person")],
        form="indirect", act="promise",
    )  # fmt: skip
    return Reading(text=TEXT, id="a", claims=[said])


@given(readings())
def test_json_and_back(made: Reading) -> None:
    assert Reading.from_json(made.to_json()) == made
    assert Reading.from_json(made.to_json().encode()) == made
    assert Reading.from_json(made.to_json(indent=2)) == made


@given(readings())
def test_dictionaries_are_what_the_json_says(made: Reading) -> None:
    assert made.to_dict() == json.loads(made.to_json())


@given(readings())
def test_the_words_of_spans_are_slices(made: Reading) -> None:
    for claim in made.claims:
        assert made.quote(claim.cue) == made.text[claim.cue[0] : claim.cue[1]]
        assert made.words_of(claim).replace(" … ", "") == "".join(
            made.quote(piece) for piece in claim.content
        ).replace(" … ", "")


def test_arabic_stands_in_the_json_as_it_is() -> None:
    assert "قال الوزير" in reading().to_json()
    assert "\n" not in reading().to_json()
    assert reading().to_json(indent=1).count("\n") > 20


def test_the_names_of_the_gold() -> None:
    """The layout of the gold, with fields added: a scorer of the gold reads a reading as it is."""
    made = reading().to_dict()
    assert {"id", "text", "outlet", "title", "published", "url", "author", "claims"} <= set(made)
    (claim,) = made["claims"]
    assert {"content", "cue", "chain", "form", "act"} <= set(claim)
    assert claim["content"] == [list(at("الجسر")), list(at("سيفتح غدا"))]
    assert claim["chain"][0] == {"mention": list(at("المقاول")), "kind": "organisation", "implicit": False}
    assert made["schema"] == SCHEMA


def test_the_origin_is_the_last_link() -> None:
    made = reading()
    assert made.quote(made.claims[0].origin.mention) == "الوزير"
    assert made.words_of(made.claims[0]) == "الجسر … سيفتح غدا"


def test_gold_without_the_added_fields_is_read() -> None:
    raw = {
        "text": TEXT,
        "genre": "news",
        "events": [{"type": "opening"}],
        "claims": [
            {
                "id": "c1",
                "content": [at("الجسر سيفتح غدا")],
                "cue": at("قال"),
                "chain": [{"mention": at("الوزير"), "kind": "person"}],
                "form": "indirect",
                "act": "promise",
            }
        ],
    }
    made = Reading.from_json(json.dumps(raw))
    assert made.claims[0].confidence == 1.0
    assert made.claims[0].chain[0].implicit is False
    assert made.notes == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["text"], None),
        (["claims", 0, "act"], "lie"),
        (["claims", 0, "form"], "spoken"),
        (["claims", 0, "chain", 0, "kind"], "ghost"),
        (["claims", 0, "cue"], [1]),
        (["claims", 0, "content"], "الجسر"),
        (["claims"], {}),
    ],
)
def test_what_the_model_does_not_allow_is_refused(path: list[str | int], value: Any) -> None:
    raw: Any = reading().to_dict()
    inner = raw
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(msgspec.ValidationError):
        Reading.from_json(json.dumps(raw))


def test_the_schema_is_that_of_a_reading() -> None:
    schema = json_schema()
    assert schema["$ref"].endswith("/Reading")
    assert set(schema["$defs"]) == {"Reading", "Claim", "Link"}
    assert set(schema["$defs"]["Claim"]["properties"]) == set(reading().to_dict()["claims"][0])
    assert schema["$defs"]["Claim"]["properties"]["act"]["enum"] == sorted(ACTS)


def test_only_the_text_of_an_article_is_needed() -> None:
    assert Article(text="").outlet is None
    with pytest.raises(TypeError):
        Article()  # type: ignore[call-arg]
