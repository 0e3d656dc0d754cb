"""The gazetteer: every line is well-formed, no place stands twice, names are found by their first word."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest

from musnad.lexicon import gazetteer
from musnad.lexicon.gazetteer import Entry, Gazetteer
from musnad.lexicon.tables import LexiconError
from musnad.text.normal import normal

FOLDER = files("musnad.lexicon").joinpath("gazetteer")
GOOD = "Aleppo\tحلب\tSY\t36.2012\t37.1612\tcity\tAleppo\t2098210\tno\tgeonames:170063"
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


def parsed(*lines: str, name: str = "hand.tsv") -> list[Entry]:
    return list(gazetteer.parse(name, "\n".join(lines) + "\n"))


def named(words: str, made: Gazetteer | None = None) -> list[Entry]:
    """The entries of a name, looked up as the reader does."""
    first, *rest = normal(words).split()
    names = (made or gazetteer.default()).names[first]
    if not rest:
        return names.alone
    return next(entries for behind, entries in names.longer[rest[0]] if list(behind) == rest[1:])


# -- the files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", gazetteer.FILES)
def test_every_line_is_as_the_header_says(name: str) -> None:
    """The loader checks columns and values; the header explains them and says where the places come from."""
    raw = FOLDER.joinpath(name).read_text(encoding="utf-8")
    entries = parsed(*raw.split("\n"), name=name)
    assert len(entries) > 200
    assert raw.startswith("#")
    assert raw.endswith("\n")
    assert "\r" not in raw
    if name != "hand.tsv":
        assert "GeoNames" in raw
        assert "CC BY 4.0" in raw or "Attribution\n# 4.0" in raw


@pytest.mark.parametrize("name", gazetteer.FILES[1:])
def test_made_names_are_arabic(name: str) -> None:
    for entry in parsed(*FOLDER.joinpath(name).read_text(encoding="utf-8").split("\n"), name=name):
        for arabic in entry.arabic:
            assert set(arabic) <= ARABIC | {" "}, entry.line


@pytest.mark.parametrize("name", gazetteer.FILES[1:])
def test_no_made_name_is_spelled_twice(name: str) -> None:
    for entry in parsed(*FOLDER.joinpath(name).read_text(encoding="utf-8").split("\n"), name=name):
        assert len(set(entry.keys)) == len(entry.keys), entry.line


@pytest.mark.parametrize("rows", gazetteer.read_files(), ids=gazetteer.FILES)
def test_hardly_a_place_stands_twice(rows: list[Entry]) -> None:
    """GeoNames itself has a village twice now and then; more would be a mistake of the maker or of a hand."""
    assert len(gazetteer.claimed_twice(rows)) <= 3, gazetteer.claimed_twice(rows)


def test_every_country_is_there_with_its_place() -> None:
    countries = gazetteer.default().countries
    assert len(countries) > 230
    for code, word in [
        ("SY", "سوريا"),
        ("SY", "سورية"),
        ("SA", "السعودية"),
        ("KP", "كوريا الشمالية"),
        ("ZW", "زيمبابوي"),
    ]:
        assert [entry.country for entry in named(word)] == [code]
    assert named("كوت ديفوار") == named("ساحل العاج")


def test_jerusalem_is_palestinian() -> None:
    assert {entry.country for entry in named("القدس")} == {"PS"}


def test_place_words_are_well_formed() -> None:
    words = gazetteer.place_words()
    assert {word.type for word in words} == gazetteer.WORD_CLASSES
    seen: set[tuple[str, str]] = set()
    for word in words:
        assert word.gloss, word
        for spelling in word.words:
            assert (normal(spelling), word.type) not in seen, spelling
            seen.add((normal(spelling), word.type))


def test_it_loads_quickly() -> None:
    start = time.perf_counter()
    Gazetteer(gazetteer.merged(gazetteer.read_files()), gazetteer.place_words())
    assert time.perf_counter() - start < 3  # 0.15 s here; a slow machine under load may take its time


# -- what the loader refuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Aleppo\tحلب\tSY", "3 columns where 10 are wanted"),
        (GOOD.replace("\tSY\t", "\tSyria\t"), "'Syria' is no ISO 3166-1 alpha-2 code"),
        (GOOD.replace("\tcity\t", "\ttownship\t"), "'township' is none of airport"),
        (GOOD.replace("36.2012", "north"), "could not convert string to float"),
        (GOOD.replace("36.2012", "136.2"), "nowhere on earth"),
        (GOOD.replace("2098210", "many"), "invalid literal for int"),
        (GOOD.replace("2098210", "-5"), "a population of -5"),
        (GOOD.replace("\tno\t", "\tmaybe\t"), "'maybe' is none of yes, no"),
        (GOOD.replace("geonames:170063", "the web"), "'the web' is no source"),
        (GOOD.replace("حلب", ""), "a place without a name"),
        (GOOD.replace("حلب", "حلب/"), "a place without a name"),
    ],
)
def test_a_broken_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=r"^hand\.tsv:3: ") as caught:
        parsed("# a header", GOOD, line)
    assert reason in str(caught.value)


def test_two_rows_for_one_place_are_reported() -> None:
    near = GOOD.replace("36.2012", "36.30").replace("حلب", "حلب الشهباء/حلب")
    far = GOOD.replace("36.2012", "31.9")
    abroad = GOOD.replace("\tSY\t", "\tTR\t")
    assert gazetteer.claimed_twice(parsed(GOOD, far, abroad)) == []
    assert gazetteer.claimed_twice(parsed("# a header", GOOD, near)) == [
        "hand.tsv:3: حلب stands at hand.tsv:2 already"
    ]


def test_the_hand_wins() -> None:
    """Of two files that name one place the first keeps it; a namesake elsewhere stays."""
    hand = (
        GOOD.replace("Aleppo\t", "Halab\t", 1).replace("36.2012", "36.21").replace("geonames:170063", "hand")
    )
    elsewhere = GOOD.replace("\tSY\t", "\tEG\t").replace("36.2012", "30.1")
    entries = gazetteer.merged([parsed(hand), parsed(GOOD, elsewhere, name="region.tsv")])
    assert [(entry.name, entry.country) for entry in entries] == [("Halab", "SY"), ("Aleppo", "EG")]


def test_a_country_takes_the_names_of_the_later_file() -> None:
    one = "Syria\tسوريا\tSY\t35\t38\tcountry\t-\t0\tno\thand"
    two = "Syria\tسورية/سوريا\tSY\t35\t38\tcountry\t-\t0\tno\tgeonames:163843"
    (entry,) = gazetteer.merged([parsed(one), parsed(two, name="countries.tsv")])
    assert entry.arabic == ("سوريا", "سورية")
    assert entry.line == "hand.tsv:1"


# -- the index -------------------------------------------------------------------------------------------------


def test_names_are_found_by_their_first_word() -> None:
    made = Gazetteer(parsed(GOOD, GOOD.replace("حلب", "تل حلب الشرقي/تل حلب")), [])
    assert [entry.line for entry in named("حلب", made)] == ["hand.tsv:1"]
    assert [entry.line for entry in named("تل حلب الشرقي", made)] == ["hand.tsv:2"]
    assert [rest for rest, _ in made.names["تل"].longer["حلب"]] == [("الشرقي",), ()]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Northern Iraq\tشمال العراق\tIQ\t36\t43\tregion\t-\t0\tno\thand", "شمال العراق"),
        ("Border\tالحدود السورية التركية\t-\t36\t38\tregion\t-\t0\tno\thand", "الحدود السورية التركية"),
        ("New York\tنيويورك/مدينة نيويورك\tUS\t40\t-74\tcity\t-\t0\tno\thand", "مدينة نيويورك"),
    ],
)
def test_descriptions_are_no_names(row: str, words: str) -> None:
    """The side of a country, a border, the noun of a kind before a name are words of the text, not the name."""
    made = Gazetteer(parsed(row), [])
    first, second, *_ = normal(words).split()
    assert first not in made.names or second not in made.names[first].longer


def test_the_default_is_read_once() -> None:
    assert gazetteer.default() is gazetteer.default()
