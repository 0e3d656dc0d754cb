"""What ``import musnad`` gives."""

import subprocess
import sys

import pytest

import musnad
from musnad import Article, Reader, Reading

TEXT = "قال وزير النقل إن الجسر سيفتح غدا. ونقلت وكالة الساحل عن المقاول أن الأعمال لم تنته."


def test_read_gives_a_reading() -> None:
    """«The minister of transport said that …»: one call, a claim with its source and its words."""
    reading = musnad.read(TEXT)
    assert isinstance(reading, Reading)
    assert reading.text == TEXT
    first = reading.claims[0]
    assert reading.quote(first.cue) == "قال"
    assert reading.words_of(first) == "الجسر سيفتح غدا"
    assert reading.quote(first.origin.mention) == "وزير النقل"


def test_a_chain_runs_from_the_nearest_to_the_origin() -> None:
    """«The agency reported from the contractor that …»."""
    reading = musnad.read(TEXT)
    assert [reading.quote(link.mention) for link in reading.claims[1].chain] == ["وكالة الساحل", "المقاول"]


def test_read_keeps_what_is_known_of_the_article() -> None:
    reading = musnad.read(TEXT, published="2018-05-06", outlet="المرفأ", title="الجسر")
    assert (reading.published, reading.outlet, reading.title) == ("2018-05-06", "المرفأ", "الجسر")


def test_the_own_outlet_is_no_link() -> None:
    """«the agency reported from the contractor» in the agency's own report has the contractor alone."""
    with_it = musnad.read(TEXT, outlet="وكالة الساحل")
    (claim,) = [c for c in with_it.claims if with_it.quote(c.cue) == "نقلت"]
    assert [with_it.quote(link.mention) for link in claim.chain] == ["المقاول"]


def test_a_reader_reads_as_read_does() -> None:
    article = Article(text=TEXT, id="a", url="https://example.org/a", author="سعاد", published="2018-05-06")
    reading = Reader().read(article)
    assert reading.claims == musnad.read(TEXT, published="2018-05-06").claims
    assert (reading.id, reading.url, reading.author) == ("a", "https://example.org/a", "سعاد")


def test_times_places_and_actors_come_with_it() -> None:
    """«Daesh withdrew from the town of Tadmur yesterday, the American Secretary of State John Kerry said.»"""
    text = "قال وزير الخارجية الأميركي جون كيري إن داعش انسحب أمس من مدينة تدمر."
    reading = musnad.read(text, published="2016-03-28")
    assert [(reading.quote(time.span), time.value) for time in reading.times] == [("أمس", "2016-03-27")]
    assert [(place.name, place.country) for place in reading.places] == [("Palmyra", "SY")]
    assert [actor.name for actor in reading.actors] == ["John Kerry", "Islamic State"]
    assert reading.claims[0].origin.actor == reading.actors[0].id


def test_a_layer_can_be_left_out() -> None:
    reading = Reader(layers={"places": None}).read(Article(text="وقال الوزير في بيروت إن الجسر سيفتح غدا."))
    assert reading.places == []
    assert reading.times
    assert reading.claims


def test_the_reading_names_its_reader() -> None:
    name = musnad.read(TEXT).reader
    assert name.startswith(f"musnad {musnad.__version__}, lexicon ")
    assert name == Reader().read(Article(text="")).reader


def test_a_notebook_shows_the_page() -> None:
    html = musnad.read(TEXT, title="الجسر")._repr_html_()
    assert html.startswith("<iframe srcdoc=")
    assert "الجسر سيفتح غدا" in html


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "holds no words"),
        (" \r\n\t", "holds no words"),
        ("ًٌٍ" * 10, "holds no words"),
        ("The bridge will open tomorrow, the minister said.", "not Arabic"),
        ("قال الوزير: «الجسر سيفتح غدا.", "without their other half"),
    ],
)
def test_notes_say_what_could_not_be_read(text: str, part: str) -> None:
    reading = musnad.read(text)
    assert [note for note in reading.notes if part in note], reading.notes


def test_everything_promised_is_there() -> None:
    for name in musnad.__all__:
        assert getattr(musnad, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = musnad.nothing  # type: ignore[attr-defined]


def test_importing_loads_no_lexicon() -> None:
    code = "import sys, musnad; print([m for m in sys.modules if m.startswith('musnad.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(eval(done.stdout)) == ["musnad.model", "musnad.version"]
