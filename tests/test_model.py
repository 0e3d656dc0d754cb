"""The model: JSON there and back, unchanged; what JSON of elsewhere may leave out, and what it may not hold."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.model import (
    ACTOR_KINDS,
    ACTS,
    FORMS,
    KINDS,
    SCHEMA,
    Actor,
    Article,
    Candidate,
    Claim,
    Link,
    Naming,
    Place,
    Reading,
    Time,
    json_schema,
)  # fmt: skip

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
    number = st.none() | st.floats(-180, 180)
    link = st.builds(
        Link,
        mention=span,
        kind=st.sampled_from(KINDS),
        implicit=st.booleans(),
        actor=st.none() | st.just("a1"),
    )
    time = st.builds(
        Time, span=span, value=st.sampled_from(["2016-12-14", "-P8M", "PAST_REF"]), id=st.just("t1")
    )
    candidate = st.builds(
        Candidate, name=st.text("ab"), country=st.none() | st.just("SY"), kind=st.text("ab"), lat=number
    )
    place = st.builds(
        Place, span=span, name=st.text("ab"), country=optional, id=st.just("p1"), lat=number, lon=number,
        mentions=st.lists(span, max_size=3), admin1=optional, source=st.text("ab"),
        alternatives=st.lists(candidate, max_size=2),
    )  # fmt: skip
    naming = st.builds(
        Naming, words=st.text("ab"), count=st.integers(1, 9), loaded=st.none() | st.just("regime")
    )
    actor = st.builds(
        Actor, name=st.text("ab"), kind=st.sampled_from(ACTOR_KINDS), mentions=st.lists(span, max_size=3),
        id=st.just("a1"), country=optional, known=st.booleans(), naming=st.lists(naming, max_size=2),
    )  # fmt: skip
    claim = st.builds(
        Claim, id=st.text("c0123", min_size=1, max_size=4), content=st.lists(span, min_size=1, max_size=3), cue=span,
        chain=st.lists(link, min_size=1, max_size=4), form=st.sampled_from(FORMS), act=st.sampled_from(ACTS),
        within=st.none() | st.just("c1"), confidence=st.floats(0, 1),
    )  # fmt: skip
    return Reading(
        text=text, id=draw(optional), outlet=draw(optional), title=draw(optional), published=draw(optional),
        url=draw(optional), author=draw(optional), claims=draw(st.lists(claim, max_size=4)),
        times=draw(st.lists(time, max_size=2)), places=draw(st.lists(place, max_size=2)),
        actors=draw(st.lists(actor, max_size=2)),
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
    return Reading(
        text=TEXT, id="a", claims=[said], times=[Time(span=at("غدا"), value="2016-12-15")],
        places=[Place(span=at("الجسر"), name="Bridge", country=None)],
        actors=[Actor(name="الوزير", kind="person", mentions=[at("الوزير")], naming=[Naming(words="الوزير", count=1)])],
    )  # fmt: skip


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
    link = {"mention": list(at("المقاول")), "kind": "organisation", "implicit": False, "actor": None}
    assert claim["chain"][0] == link
    assert {"span", "value"} <= set(made["times"][0])
    assert {"span", "country"} <= set(made["places"][0])
    assert {"name", "kind", "mentions"} <= set(made["actors"][0])
    assert made["schema"] == SCHEMA


def test_the_origin_is_the_last_link() -> None:
    made = reading()
    assert made.quote(made.claims[0].origin.mention) == "الوزير"
    assert made.words_of(made.claims[0]) == "الجسر … سيفتح غدا"


def test_gold_without_the_added_fields_is_read() -> None:
    raw = {
        "text": TEXT,
        "genre": "news",
        "events": [{"type": "decide", "trigger": at("سيفتح"), "subtype": "opening"}],
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
        "times": [{"span": at("غدا"), "value": "2016-12-15", "type": "date"}],
        "places": [{"span": at("الجسر"), "name": "Bridge", "country": None}],
        "actors": [{"name": "الوزير", "kind": "person", "mentions": [at("الوزير")]}],
    }
    made = Reading.from_json(json.dumps(raw))
    assert made.claims[0].confidence == 1.0
    assert made.claims[0].chain[0].implicit is False
    assert made.claims[0].chain[0].actor is None
    assert made.places[0].alternatives == made.places[0].mentions == []
    assert made.actors[0].known is False
    assert made.events[0].status == "actual"
    assert made.notes == []


def test_gold_of_claims_alone_is_read() -> None:
    made = Reading.from_json(json.dumps({"text": TEXT}))
    assert (made.claims, made.times, made.places, made.actors) == ([], [], [], [])


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
        (["times", 0, "value"], 2016),
        (["places", 0, "span"], [1, 2, 3]),
        (["places", 0, "lat"], "north"),
        (["actors", 0, "kind"], "ghost"),
        (["actors", 0, "naming", 0, "count"], "twice"),
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
    named = {"Reading", "Claim", "Link", "Time", "Place", "Candidate", "Actor", "Naming"}
    assert named <= set(schema["$defs"])
    assert set(schema["$defs"]["Reading"]["properties"]) == set(reading().to_dict())
    assert set(schema["$defs"]["Claim"]["properties"]) == set(reading().to_dict()["claims"][0])
    assert schema["$defs"]["Claim"]["properties"]["act"]["enum"] == sorted(ACTS)
    assert schema["$defs"]["Actor"]["properties"]["kind"]["enum"] == sorted(ACTOR_KINDS)


def test_only_the_text_of_an_article_is_needed() -> None:
    assert Article(text="").outlet is None
    with pytest.raises(TypeError):
        Article()  # type: ignore[call-arg]
