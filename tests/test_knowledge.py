"""The knowledge of actors: its files are well-formed, no name is claimed twice, names and offices are found."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from musnad.lexicon import gazetteer, knowledge, lexicon, tables
from musnad.lexicon.knowledge import SORTS, Knowledge, Tenure, office_key
from musnad.lexicon.tables import LexiconError, several
from musnad.model import ACTOR_KINDS
from musnad.reading import mentions
from musnad.reading.actors import read_actors
from musnad.reading.document import prepare
from musnad.reading.weights import default as default_weights
from musnad.report import words
from musnad.text.normal import normal
from musnad.text.tokens import Form, tokenize

CONTRIBUTING = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
LEXICON = lexicon.default()
KNOWN = knowledge.default()
COLUMNS = {
    "knowledge/nations.tsv": 2,
    "knowledge/states.tsv": 6,
    "knowledge/organisations.tsv": 7,
    "knowledge/people.tsv": 6,
    "knowledge/bodies.tsv": 4,
    "knowledge/loaded.tsv": 4,
    "actor_heads.tsv": 2,
}

Build = Callable[..., Knowledge]


def forms(text: str) -> list[Form]:
    return list(tokenize(text, LEXICON.analyse).forms)


def found(text: str, made: Knowledge = KNOWN) -> list[tuple[str, str]]:
    """The actors that the first words of a text name, the longest names first, and how they name them."""
    return [(match.entry.name, match.use) for match in made.at(forms(text), 0)]


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a knowledge in which one file has a line of the test behind its own."""

    def made(name: str, line: str) -> Knowledge:
        class Folder:
            def joinpath(self, other: str) -> Folder:
                self.text = files("musnad.lexicon").joinpath(other).read_text(encoding="utf-8")
                self.text += line + "\n" if other == name else ""
                return self

            def read_text(self, encoding: str) -> str:
                return self.text

        monkeypatch.setattr(tables, "files", lambda _: Folder())
        return knowledge.build(LEXICON)

    return made


# -- the files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COLUMNS)
def test_every_line_is_as_the_header_says(name: str) -> None:
    """The loader checks columns and values; the header teaches how to add to the file."""
    raw = files("musnad.lexicon").joinpath(name).read_text(encoding="utf-8")
    assert len(list(tables.rows(name, COLUMNS[name]))) > 80
    assert raw.startswith("#")
    assert raw.endswith("\n")
    assert "\r" not in raw


def test_every_file_of_the_folder_is_loaded() -> None:
    there = {f"knowledge/{path.name}" for path in files("musnad.lexicon").joinpath("knowledge").iterdir()}
    assert there == {name for name in COLUMNS if name.startswith("knowledge/")}


def test_several_hundred_actors_of_every_kind_are_known() -> None:
    entries = {row.entry for rows in KNOWN.index.values() for row in rows}
    assert len(entries) > 2000
    assert {entry.kind for entry in entries} == set(ACTOR_KINDS)
    assert set(KNOWN.heads.values()) == set(ACTOR_KINDS) - {"person"}
    assert {sort for rows in KNOWN.loaded.values() for _, sort in rows} == set(SORTS)


def test_every_nation_is_a_state() -> None:
    states = {cells[1] for _, cells in tables.rows("knowledge/states.tsv", 6)}
    nations = {cells[0] for _, cells in tables.rows("knowledge/nations.tsv", 2)}
    assert nations <= states
    assert len(states) > 190


def test_the_page_has_a_word_for_every_sort_of_judgement() -> None:
    assert set(words.LOADED) == set(SORTS)


def test_every_example_of_a_loaded_word_holds_it() -> None:
    """«قضت وحدات الجيش على عشرات الإرهابيين» (the army killed dozens of the terrorists): with article and ending."""
    without, unmarked, rows = [], [], list(tables.rows("knowledge/loaded.tsv", 4))
    for number, (spelled, sort, gloss, example) in rows:
        assert gloss, number
        text = normal(example)
        if not any(all(word in text for word in normal(form).split()) for form in _stems(spelled)):
            without.append((number, spelled, example))
        here = forms(example)
        if not any(KNOWN.loaded_at(here, i, len(here)) == sort for i in range(len(here))):
            unmarked.append((number, spelled, example))
    assert without == []
    assert len(unmarked) < 5, unmarked


def _stems(spelled: str) -> list[str]:
    return [form.removesuffix("ون").removesuffix("ين") for form in several(spelled)]


def test_the_lines_of_contributing_are_right_and_still_missing(build: Build) -> None:
    rows = [
        line
        for block in re.findall(r"```tsv\n(.*?)```", CONTRIBUTING, re.DOTALL)
        for line in block.splitlines()
    ]
    place, organisation, person = rows
    (entry,) = gazetteer.parse("hand.tsv", place)
    assert entry.name not in {known.name for known in gazetteer.default().entries}
    assert found("حزب البرتقال", build("knowledge/organisations.tsv", organisation))[0] == (
        "Orange Party",
        "full",
    )
    made = build("knowledge/people.tsv", person)
    held = made.holder(forms("وزيرة النقل الأميركية"), "2016-05")
    assert held is not None
    assert held.name == "Jane Doe"
    assert [name for name, use in found("حزب البرتقال") if use == "full"] == []


def test_every_file_of_the_folders_is_on_the_lexicons_page() -> None:
    folder = files("musnad.lexicon")
    page = folder.joinpath("README.md").read_text(encoding="utf-8")
    for name in ("knowledge", "gazetteer"):
        for path in folder.joinpath(name).iterdir():
            assert f"`{name}/{path.name}`" in page


# -- what the loader refuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("knowledge/nations.tsv", "SY", "1 columns where 2 are wanted"),
        ("knowledge/nations.tsv", "Syria\tSyrian", "'Syria' is no ISO 3166-1 alpha-2 code"),
        ("knowledge/states.tsv", "Nowhere\tXX\tنوهير", "3 columns where 6 are wanted"),
        ("knowledge/states.tsv", "Nowhere\tXX\t-\t-\t-\t-", "Nowhere has no name of its own"),
        ("knowledge/states.tsv", "Nowhere\tnowhere\tنوهير\t-\t-\t-", "'nowhere' is no ISO 3166-1"),
        ("knowledge/organisations.tsv", "X\tgang\t-\tعصبة البرتقال\t-\t-\t-", "'gang' is none of person"),
        ("knowledge/organisations.tsv", "X\tcivil\tSyria\tعصبة البرتقال\t-\t-\t-", "'Syria' is no ISO 3166-1"),
        ("knowledge/organisations.tsv", "X\tcivil\t-\tعصبة البرتقال\t-\t12\t-", "'12' is no year"),
        ("knowledge/organisations.tsv", "X\tcivil\t-\t«»\t-\t-\t-", "'«»' is no name"),
        ("knowledge/people.tsv", "X\t-\tفلان الفلاني\t-\tmaybe\t-", "'maybe' is none of yes, no"),
        ("knowledge/people.tsv", "X\t-\tفلان الفلاني\t-\tno\tوزير البحر", "'وزير البحر' is no office"),
        ("knowledge/people.tsv", "X\t-\tفلان الفلاني\t-\tno\tوزير البحر@2015", "is no office"),
        ("knowledge/people.tsv", "X\t-\tفلان الفلاني\t-\tno\tوزير البحر@2015-13..", "is no office"),
        ("knowledge/people.tsv", "X\t-\tفلان الفلاني\t-\tno\tوزير البحر@2015-02..2014-01", "ends before it begins"),
        ("knowledge/bodies.tsv", "وزارة البحر\tMinistry of the Sea of {state}\tnavy\t-", "'navy' is none of person"),
        ("knowledge/bodies.tsv", "وزارة البحر\tMinistry of the Sea\tstate\t-", "neither {nation} nor {state}"),
        ("knowledge/loaded.tsv", "بعبع\tscary\tbogeyman\tظهر البعبع.", "'scary' is none of terrorist"),
        ("knowledge/loaded.tsv", "بعبع\tinsult", "2 columns where 4 are wanted"),
        ("actor_heads.tsv", "وزارة\tministry", "'ministry' is none of person"),
        ("media.tsv", "X\tمرصاد البحر\t-\t-\tmaybe\tقال مرصاد.", "'maybe' is none of yes, no"),
    ],
)  # fmt: skip
def test_a_broken_line_is_named_with_its_file_and_number(
    build: Build, name: str, line: str, reason: str
) -> None:
    number = len(files("musnad.lexicon").joinpath(name).read_text("utf-8").rstrip("\n").split("\n")) + 1
    with pytest.raises(LexiconError) as caught:
        build(name, line)
    assert str(caught.value).startswith(f"{name}:{number}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("knowledge/organisations.tsv", "X\tcivil\t-\tحركة البرتقال/حزب الله\t-\t-\t-"),
        ("knowledge/people.tsv", "X\t-\tحزب الله\t-\tno\t-"),
        ("knowledge/states.tsv", "X\tXX\tحزب الله\t-\t-\t-"),
        ("media.tsv", "X\tحزب الله\t-\t-\tno\tقال حزب الله."),
        ("knowledge/organisations.tsv", "X\tcivil\t-\tحزب اللّه\t-\t-\t-"),  # the same but for its vowels
    ],
)
def test_two_actors_may_not_claim_one_full_name(build: Build, name: str, line: str) -> None:
    """Either may come first; the message names both, with the file and the line of each."""
    with pytest.raises(LexiconError, match=r"^knowledge/\w+\.tsv:\d+: |^media\.tsv:\d+: ") as caught:
        build(name, line)
    message = str(caught.value)
    assert "Hezbollah" in message
    assert "X" in message
    assert message.count(".tsv:") == 2
    assert "must be longer" in message


def test_a_short_name_may_be_that_of_many(build: Build) -> None:
    """«الحزب» (the party) stands for whichever party was named."""
    made = build("knowledge/organisations.tsv", "Orange Party\tpolitical\t-\tحزب البرتقال\tالحزب\t-\t-")
    assert ("Orange Party", "short") in found("الحزب", made)
    assert ("Hezbollah", "short") in found("الحزب", made)


def test_an_office_has_one_holder_a_month(build: Build) -> None:
    """Bare «الرئيس الأميركي» (the American president) must not be two persons in December 2015."""
    line = "X\tUS\tفلان الفلاني\t-\tno\tرئيس الولايات المتحدة@2015-12..2016-01"
    with pytest.raises(LexiconError, match=r"people\.tsv:\d+: .* is X here and Barack Obama elsewhere"):
        build("knowledge/people.tsv", line)


# -- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("داعش", "Islamic State"),
        ("لداعش", "Islamic State"),  # to Daesh
        ("وبتنظيم الدولة", "Islamic State"),  # and with the Organisation of the State
        ("الأمم المتحدة", "United Nations"),
        ("والأمم المتحدة", "United Nations"),
        ("للأمم المتّحدة", "United Nations"),
        ("كحزب الله", "Hezbollah"),  # like Hezbollah
        ("حركة «حماس»", "Hamas"),  # with quotation marks inside
        ("باراك اوباما", "Barack Obama"),  # without its hamza
        ("فالاتحاد الأوروبي", "European Union"),
        ("للولايات المتحدة", "United States"),
        ("السعوديّة", "Saudi Arabia"),
    ],
)
def test_a_name_is_found_with_what_is_written_onto_it(text: str, name: str) -> None:
    assert found(text)[0] == (name, "full")


@pytest.mark.parametrize("text", ["المتحدة", "دولة", "البرتقالة", "«", "2016", "المحلات المتحدة"])
def test_what_is_no_name(text: str) -> None:
    assert [name for name, use in found(text) if use == "full"] == []


def test_the_longest_name_comes_first() -> None:
    """«الجيش السوري الحر» (the Free Syrian Army) begins like a body of the state."""
    text = forms("الجيش السوري الحر")
    ends = [match.end for match in KNOWN.at(text, 0)]
    assert ends == sorted(ends, reverse=True)
    assert KNOWN.at(text, 0)[0].entry.name == "Free Syrian Army"


def test_a_capital_stands_for_its_state() -> None:
    """«واشنطن» (Washington)."""
    assert ("United States", "capital") in found("واشنطن")
    assert ("Russia", "capital") in found("موسكو")


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("الأميركية", "US"), ("سعودي", "SA"), ("والروسي", "RU"), ("السوريون", "SY"), ("الجميلة", None)],
)
def test_an_adjective_points_to_its_state(adjective: str, country: str | None) -> None:
    nation = KNOWN.nation(forms(adjective)[0])
    assert (nation.country if nation else None) == country


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("وزارة الدفاع الروسية", "Russian Ministry of Defence", "military", "RU"),
        ("الحكومة التونسية", "Tunisian government", "state", "TN"),
        ("البرلمان المصري", None, "state", "EG"),
    ],
)
def test_a_body_takes_the_name_of_its_nation(text: str, name: str | None, kind: str, country: str) -> None:
    """«The Russian Ministry of Defence said that the plane had come back.»"""
    doc = prepare(f"قالت {text} إن الخبر صحيح.", LEXICON)
    (actor,) = read_actors(doc, KNOWN, default_weights())
    assert (actor.kind, actor.country, actor.known) == (kind, country, True)
    assert name in (None, actor.name)
    assert "{" not in actor.name
    assert [doc.text[slice(*span)] for span in actor.mentions] == [text]


def test_matches_are_worked_out_once_a_text() -> None:
    view = mentions.view_of(prepare("قال داعش إن الأمم المتحدة رفضت.", LEXICON), KNOWN)
    names = {matches[0].entry.name for matches in view.matches.values()}
    assert {"Islamic State", "United Nations"} <= names


# -- offices ---------------------------------------------------------------------------------------------------


def holder(title: str, month: str) -> str | None:
    entry = KNOWN.holder(forms(title), month)
    return entry.name if entry else None


@pytest.mark.parametrize(
    ("title", "month", "name"),
    [
        ("الرئيس الأميركي", "2015-06", "Barack Obama"),
        ("الرئيس الأميركي", "2018-06", "Donald Trump"),
        ("الرئيس الأمريكي", "2018-06", "Donald Trump"),  # the Egyptian spelling
        ("رئيس الولايات المتحدة", "2018-06", "Donald Trump"),
        ("وزير الخارجية الأميركي", "2015-06", "John Kerry"),
        ("رئيس مجلس النواب الأميركي", "2015-06", "John Boehner"),  # a body of the state is not the state
        ("الرئيس الأميركي", "1850-01", None),
        ("الرئيس الأميركي", "", None),
        ("الرئيس الأميركي", "tomorrow"[:7], None),
        ("الرئيس الأميركي", "20155-0", None),
        ("رئيس البرتقال", "2015-06", None),
    ],
)
def test_who_held_an_office(title: str, month: str, name: str | None) -> None:
    """«The American president» was one in 2015 and another in 2018; without a month nobody can tell."""
    assert holder(title, month) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير خارجية السعودية", "وزير الخارجية السعودي"),
        ("رئيس وزراء بريطانيا", "رئيس الوزراء البريطاني"),
        ("رئيس الولايات المتحدة الأميركية", "الرئيس الأمريكي"),
    ],
)
def test_an_office_is_one_with_the_state_as_noun_or_adjective(one: str, other: str) -> None:
    assert office_key(forms(one), KNOWN) == office_key(forms(other), KNOWN)
    assert holder(one, "2015-06") == holder(other, "2015-06") is not None


def test_spells_meet_where_they_have_a_month_in_common() -> None:
    entry = KNOWN.at(forms("داعش"), 0)[0].entry
    held, open_end = Tenure("2015-01", "2015-03", entry), Tenure("2015-01", "", entry)
    assert held.meets("2015-03", "2015-09")
    assert held.meets("2014-01", "")
    assert not held.meets("2015-04", "")
    assert not held.meets("2014-01", "2014-12")
    assert open_end.meets("2030-01", "2030-01")
    assert not open_end.meets("2014-12", "2014-12")


# -- loaded words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("الإرهابيين", "terrorist"),
        ("مجموعات إرهابية", "terrorist"),
        ("عصابات الأسد", "regime"),  # the longer phrase, not «عصابات» (gangs)
        ("وهابي", "sectarian"),  # its و is no "and"
        ("الردة", "apostate"),
        ("القومجيون", "insult"),
        ("المقاتلين", None),
    ],
)
def test_a_loaded_word_has_its_sort(text: str, sort: str | None) -> None:
    here = forms(text)
    assert KNOWN.loaded_at(here, 0, len(here)) == sort


def test_a_phrase_that_runs_beyond_the_end_is_not_met() -> None:
    """«عصابات الأسد» (the gangs of al-Assad): of its first word alone it is only said that they are gangs."""
    here = forms("عصابات الأسد")
    assert KNOWN.loaded_at(here, 0, 2) == "regime"
    assert KNOWN.loaded_at(here, 0, 1) == "criminal"
