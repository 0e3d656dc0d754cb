"""The layers together: left out, replaced, checked; ids that lead somewhere; JSON there and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import Article, Reader, Reading
from musnad.model import Actor, Claim, Link, Naming, Place, Time
from musnad.reading.document import Document
from musnad.reading.grounding import GroundingError, check, spans_of

CONTRIBUTING = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
READER = Reader()
TEXT = (
    "قال وزير الخارجية الأميركي جون كيري أمس إن الهدنة في حلب ستبدأ يوم الجمعة. وأضاف كيري أن واشنطن موافقة.\r\n"
    "ونفت وزارة الدفاع الروسية أن تكون طائراتها قصفت مدينة إدلب. وقالت الوزارة إن داعش استهدف البلدة.\n"
    "ونقلت رويترز عن مصدر عسكري أن تنظيم الدولة انسحب من مدينة تدمر قبل ثلاثة أيام.\n"
)
ARTICLE = Article(text=TEXT, id="a", outlet="المرفأ", title="الهدنة", published="2016-05-10")
FIELDS = ("times", "places", "actors", "claims")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def layer(*items: Any) -> Any:
    """A layer that always returns the same items."""

    def own(doc: Document, reading: Reading) -> Sequence[Any]:
        return items

    return own


def test_a_reading_holds_all_layers() -> None:
    """Yesterday, Friday, three days ago; Aleppo, Idlib, Palmyra; Kerry, the ministry, the Islamic State."""
    reading = READER.read(ARTICLE)
    assert {reading.quote(time.span): time.value for time in reading.times}["أمس"] == "2016-05-09"
    assert {"Aleppo", "Idlib", "Palmyra"} <= {place.name for place in reading.places}
    assert {"John Kerry", "Russian Ministry of Defence", "Islamic State"} <= {a.name for a in reading.actors}
    assert len(reading.claims) > 3


# -- a layer left out, a layer replaced ------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["times", "places", "claims"])
def test_a_layer_left_out_is_empty_and_the_others_as_before(field: str) -> None:
    full, without = READER.read(ARTICLE), Reader(layers={field: None}).read(ARTICLE)
    assert getattr(full, field)
    assert getattr(without, field) == []
    for other in FIELDS:
        if other != field:
            assert getattr(without, other) == getattr(full, other)


def test_without_actors_no_link_names_one() -> None:
    full, without = READER.read(ARTICLE), Reader(layers={"actors": None}).read(ARTICLE)
    assert without.actors == []
    assert [one.content for one in without.claims] == [one.content for one in full.claims]
    assert {link.actor for one in without.claims for link in one.chain} == {None}
    assert len({link.actor for one in full.claims for link in one.chain}) > 2


def test_the_items_of_a_replaced_layer_come_through() -> None:
    mine = Place(id="p1", span=at("حلب"), mentions=[at("حلب")], name="Mine", country="SY", source="mine")
    reading = Reader(layers={"places": layer(mine)}).read(ARTICLE)
    assert reading.places == [mine]
    assert reading.claims == READER.read(ARTICLE).claims


def test_the_actors_of_a_replaced_layer_are_those_of_the_links() -> None:
    start, end = at("كيري أن")
    mine = Actor(id="k", name="Mine", kind="person", mentions=[(start, end - len(" أن"))])
    reading = Reader(layers={"actors": layer(mine)}).read(ARTICLE)
    assert {link.actor for claim in reading.claims for link in claim.chain} == {None, "k"}


def test_a_layer_is_given_the_words_and_the_reading_so_far() -> None:
    """Layers run in one order: who comes later sees what came before."""
    seen: list[Any] = []

    def mine(doc: Document, reading: Reading) -> list[Claim]:
        seen.append(
            (doc.text, reading.published, len(reading.times), len(reading.places), len(reading.actors))
        )
        return []

    Reader(layers={"claims": mine}).read(ARTICLE)
    full = READER.read(ARTICLE)
    assert seen == [(TEXT, "2016-05-10", len(full.times), len(full.places), len(full.actors))]


def test_a_changed_reader_says_so() -> None:
    assert Reader(layers={}).name == READER.name
    changed = Reader(layers={"places": None, "actors": layer()})
    assert changed.name == f"{READER.name}, changed: actors, places"
    assert changed.read(ARTICLE).reader == changed.name


def test_an_unknown_layer_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no layer is called weather, winds; there are ") as caught:
        Reader(layers={"winds": None, "weather": layer(), "places": None})
    for field in FIELDS:
        assert field in str(caught.value)


def test_the_layer_of_contributing_does_what_it_says() -> None:
    (code,) = re.findall(r"```py\n(.*?)```", CONTRIBUTING, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    reading = names["reading"]
    assert [(reading.quote(place.span), place.name) for place in reading.places] == [("بيروت", "Beirut")]
    assert reading.times == []


# -- what a layer returns is checked ---------------------------------------------------------------------------

WRONG = [(0, len(TEXT) + 1), (-1, 2), (5, 5), (7, 3), (len(TEXT), len(TEXT) + 4)]


@pytest.mark.parametrize("span", WRONG)
@pytest.mark.parametrize("field", FIELDS)
def test_a_span_that_is_none_of_the_text_is_refused(field: str, span: tuple[int, int]) -> None:
    """Outside the text, empty or backwards, at any depth; the message names the layer, the item and the span."""
    right = at("حلب")
    items: dict[str, list[Any]] = {
        "times": [Time(span=right, value="2016"), Time(span=span, value="2016")],
        "places": [
            Place(span=right, name="A", country="SY", mentions=[right]),
            Place(span=right, name="B", country="SY", mentions=[right, span]),
        ],
        "actors": [
            Actor(name="A", kind="person", mentions=[right]),
            Actor(name="B", kind="person", mentions=[span], naming=[Naming(words="B", count=1)]),
        ],
        "claims": [claim("c1", right), claim("c2", span)],
    }
    reader = Reader(layers={field: layer(*items[field])})
    with pytest.raises(GroundingError) as caught:
        reader.read(ARTICLE)
    assert f"layer {field}, item 1: [{span[0]}, {span[1]})" in str(caught.value)
    assert str(len(TEXT)) in str(caught.value)


def claim(name: str, mention: tuple[int, int]) -> Claim:
    link = Link(mention=mention, kind="person")
    return Claim(id=name, content=[at("حلب")], cue=at("قال"), chain=[link], form="indirect", act="state")


def test_a_grounding_error_is_a_value_error() -> None:
    assert issubclass(GroundingError, ValueError)


def test_every_span_of_an_item_is_looked_at() -> None:
    deep = claim("c", (3, 4))
    assert list(spans_of(deep)) == [at("حلب"), at("قال"), (3, 4)]
    check("claims", [deep], len(TEXT))
    check("times", [], 0)


# -- ids -------------------------------------------------------------------------------------------------------


def check_ids(reading: Reading) -> None:
    """Ids are unique in the reading, and what refers to one leads somewhere."""
    ids = [item.id for field in FIELDS for item in getattr(reading, field)]
    assert all(ids)
    assert len(ids) == len(set(ids))
    actors = {actor.id for actor in reading.actors}
    claims = {one.id for one in reading.claims}
    for one in reading.claims:
        assert one.within is None or one.within in claims
        for link in one.chain:
            assert link.actor is None or link.actor in actors


def test_ids_are_unique_and_lead_somewhere() -> None:
    check_ids(READER.read(ARTICLE))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("وزير الخارجية الأميركي جون كيري", "John Kerry"),
        ("كيري", "John Kerry"),
        ("وزارة الدفاع الروسية", "Russian Ministry of Defence"),
        ("الوزارة", "Russian Ministry of Defence"),
        ("رويترز", "Reuters"),
    ],
)
def test_a_link_has_the_id_of_its_actor(words: str, name: str) -> None:
    reading = READER.read(ARTICLE)
    links = [link for one in reading.claims for link in one.chain if reading.quote(link.mention) == words]
    actors = {actor.id: actor.name for actor in reading.actors}
    assert links
    assert {actors.get(link.actor or "") for link in links} == {name}


def test_a_source_without_a_name_has_no_actor() -> None:
    """«a military source»."""
    reading = READER.read(ARTICLE)
    links = [link for one in reading.claims for link in one.chain if link.kind == "anonymous"]
    assert [reading.quote(link.mention) for link in links] == ["مصدر عسكري"]
    assert links[0].actor is None


def test_a_speaker_carried_over_keeps_his_actor() -> None:
    """«The minister of transport … And he added …»."""
    text = "قال وزير الخارجية الأميركي جون كيري إن الهدنة صامدة. وأضاف أن المحادثات مستمرة."
    first, second = READER.read(Article(text=text)).claims
    assert second.origin.implicit
    assert first.origin.actor == second.origin.actor is not None


# -- JSON ------------------------------------------------------------------------------------------------------


def test_a_reading_with_all_layers_survives_json_both_ways() -> None:
    reading = READER.read(ARTICLE)
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2).encode()) == reading
    assert msgspec.convert(reading.to_dict(), Reading) == reading


def test_the_fields_of_the_layers_stand_in_the_json() -> None:
    made = READER.read(ARTICLE).to_dict()
    assert {"id", "span", "value"} == set(made["times"][0])
    assert {
        "id",
        "span",
        "name",
        "country",
        "kind",
        "mentions",
        "lat",
        "lon",
        "admin1",
        "source",
        "alternatives",
    } == set(made["places"][0])
    assert {"id", "name", "kind", "mentions", "country", "known", "naming"} == set(made["actors"][0])
    assert {"words", "count", "loaded"} == set(made["actors"][0]["naming"][0])


# -- any text, any date ----------------------------------------------------------------------------------------

DATES = [
    None, "", "2016-05-10", "2016-05-10T23:59:59+03:00", "2999-01-01", "9999-12-31", "0001-01-01", "99999-01-01",
    "2016-02-31", "2016", "2016-13-45", "yesterday", "١٠ مايو ٢٠١٦", "-1", "\x00", "2016-05-10\n",
]  # fmt: skip


@pytest.mark.parametrize("published", DATES)
def test_no_date_of_publication_fails_or_changes_the_spans(published: str | None) -> None:
    """In the future, impossible, nonsense, missing: the article is read, and the date is kept as it was given."""
    reading = READER.read(Article(text=TEXT, published=published))
    dated = READER.read(ARTICLE)
    assert reading.published == published
    assert reading.places == dated.places
    assert [one.content for one in reading.claims] == [one.content for one in dated.claims]
    assert "يوم الجمعة" in [reading.quote(time.span) for time in reading.times]
    assert Reading.from_json(reading.to_json()) == reading


@given(
    st.lists(st.sampled_from([*TEXT.split(" "), "«", "»", "\n", "\u200f", "😀"]), max_size=40).map(" ".join)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.sampled_from(DATES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
@settings(max_examples=150, deadline=None)
def test_any_text_of_any_date_is_read_and_survives_json(text: str, published: str | None) -> None:
    reading = READER.read(Article(text=text, published=published))
    check_ids(reading)
    for field in FIELDS:
        check(field, getattr(reading, field), len(text))
    assert Reading.from_json(reading.to_json()) == reading
    assert reading == READER.read(Article(text=text, published=published))
