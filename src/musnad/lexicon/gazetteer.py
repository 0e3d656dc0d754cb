"""The gazetteer: named places with where they lie, and the words that stand beside their names.

``gazetteer/hand.tsv`` was written by hand and wins over the files that ``tools/gazetteer.py`` makes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from musnad.lexicon.tables import LexiconError
from musnad.text.normal import normal

FILES = ("hand.tsv", "countries.tsv", "region.tsv", "world.tsv")
"""The gazetteer's files; of those that name one place the first wins."""
KINDS = frozenset([
    "country", "region", "capital", "city", "town", "village", "neighbourhood", "governorate", "district", "camp",
    "crossing", "airport", "base", "port", "dam", "field", "river", "sea", "strait", "mountain", "island", "valley",
    "desert", "facility",
])  # fmt: skip
WORD_CLASSES = frozenset(["before", "within", "behind", "towards", "name", "title", "part", "people", "club"])
NEAR = 30.0
"""Kilometres within which two entries of one country and name are one place."""

_SIDES = frozenset(
    word + ending
    for word in ("شمال", "جنوب", "شرق", "غرب", "الشمال", "الجنوب", "الشرق", "الغرب")
    for ending in ("", "ي")
) | {"وسط", "الوسط"}
_BODIES = frozenset(
    ["الحدود", "الحد", "المحافظات", "المناطق", "دول", "الدول", "العاصمه", "الاتحاد", "القاره"]
)
"""First words of names that describe and do not name."""
_KIND_NOUNS = frozenset(["مدينه", "بلده", "قريه", "محافظه", "ولايه", "منطقه", "دوله"])

_COUNTRY = re.compile(r"[A-Z]{2}")
_SOURCE = re.compile(r"hand|geonames:\d+")


@dataclass(slots=True, eq=False)
class Entry:
    """A place; see the header of ``gazetteer/region.tsv`` for what each field holds.

    ``keys`` are its Arabic names in normal form, each as a tuple of words; ``line`` is where it stands (file:line).
    """

    name: str
    arabic: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    country: str | None
    lat: float
    lon: float
    kind: str
    admin1: str | None
    population: int
    common: bool
    source: str
    line: str


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word that stands beside names of places; see the header of ``place_words.tsv``."""

    words: tuple[str, ...]
    type: str
    kind: str
    loose: str
    gloss: str


@dataclass(slots=True)
class Names:
    """The names that begin with one word: the entries of that word alone, and the longer names by their second word.

    A longer name is the words behind the second and its entries; the longest stand first.
    """

    alone: list[Entry] = field(default_factory=list)
    longer: dict[str, list[tuple[tuple[str, ...], list[Entry]]]] = field(default_factory=dict)


class Gazetteer:
    """All entries, indexed by the first word of their names; use :func:`default` for the shared one."""

    def __init__(self, entries: Iterable[Entry], words: Iterable[PlaceWord]) -> None:
        self.entries = list(entries)
        self.names: dict[str, Names] = {}
        self.words: dict[str, list[PlaceWord]] = {}
        self.countries: dict[str, Entry] = {}
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.entries:
            if entry.kind == "country" and entry.country:
                self.countries.setdefault(entry.country, entry)
            for key in entry.keys:
                if not _describes(entry, key):
                    found.setdefault(key, []).append(entry)
        for (first, *rest), named in found.items():
            names = self.names.setdefault(first, Names())
            if rest:
                names.longer.setdefault(rest[0], []).append((tuple(rest[1:]), named))
            else:
                names.alone = named
        for names in self.names.values():
            for rows in names.longer.values():
                rows.sort(key=lambda row: -len(row[0]))
        for word in words:
            for spelling in word.words:
                for form in (
                    _with_dual(normal(spelling)) if word.type in ("before", "within") else (normal(spelling),)
                ):
                    known = self.words.setdefault(form, [])
                    if word not in known:
                        known.append(word)


def _describes(entry: Entry, key: tuple[str, ...]) -> bool:
    """Tell whether a name only describes: a side of a country (شمال العراق), a border, a group of states.

    The noun of a kind before a name that the entry also has alone is left out too (مدينة نيويورك: نيويورك).
    """
    if len(key) < 2:
        return False
    if key[0] in _BODIES or (key[0] in _KIND_NOUNS and key[1:] in entry.keys):
        return True
    if entry.country is None:
        return key[0] == "المنطقه"
    return entry.kind == "region" and key[0] in _SIDES


def _with_dual(word: str) -> Iterator[str]:
    """Yield a noun and, if it ends in ة, the two forms of its dual before a name (مدينة: مدينتا, مدينتي)."""
    yield word
    if word.endswith("ه") and len(word) > 3:
        yield word[:-1] + "تي"
        yield word[:-1] + "تا"


def parse(name: str, text: str) -> Iterator[Entry]:
    """Yield the entries of one gazetteer file.

    Raises:
        LexiconError: a line is not as the file's header says; the message names file, line and reason.
    """
    lines = text.split("\n")
    for number, (line, spelled) in enumerate(zip(lines, normal(text).split("\n"), strict=True), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if len(cells) != 10:
            raise LexiconError(f"{name}:{number}: {len(cells)} columns where 10 are wanted: {line}")
        english, arabic, country, lat, lon, kind, admin1, population, common, source = cells
        names = spelled.split("\t")[1].replace("-", " ").split("/")
        try:
            entry = Entry(
                english, tuple(arabic.split("/")), tuple([tuple(key.split()) for key in names]),
                None if country == "-" else country, float(lat), float(lon), kind,
                None if admin1 == "-" else admin1, int(population), common == "yes", source, f"{name}:{number}",
            )  # fmt: skip
        except ValueError as error:
            raise LexiconError(f"{name}:{number}: {error}") from None
        reason = _wrong(entry, common)
        if reason:
            raise LexiconError(f"{name}:{number}: {reason}")
        yield entry


def _wrong(entry: Entry, common: str) -> str:
    """Return what is wrong with an entry, or nothing."""
    if not entry.name or not all(entry.keys):
        return "a place without a name"
    if entry.country is not None and not _COUNTRY.fullmatch(entry.country):
        return f"{entry.country!r} is no ISO 3166-1 alpha-2 code, nor -"
    if entry.kind not in KINDS:
        return f"{entry.kind!r} is none of {', '.join(sorted(KINDS))}"
    if not (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180):
        return f"{entry.lat}, {entry.lon} is nowhere on earth"
    if entry.population < 0:
        return f"a population of {entry.population}"
    if common not in ("yes", "no"):
        return f"{common!r} is none of yes, no"
    return "" if _SOURCE.fullmatch(entry.source) else f"{entry.source!r} is no source: hand or geonames:<id>"


def kilometres(a: Entry, b: Entry) -> float:
    """Return the distance of two entries, roughly."""
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * math.cos(math.radians(a.lat))
    return math.hypot(north, east)


def same_place(a: Entry, b: Entry) -> bool:
    """Tell whether two entries that share a name mean one place: one country, and near each other."""
    if a.country != b.country:
        return False
    if a.kind == "country" or b.kind == "country":
        return a.kind == b.kind
    return kilometres(a, b) < NEAR


def _join(old: Entry, new: Entry) -> None:
    """Give an entry the names that a later file has for it."""
    for arabic, key in zip(new.arabic, new.keys, strict=True):
        if key not in old.keys:
            old.arabic += (arabic,)
            old.keys += (key,)


def merged(groups: Iterable[Iterable[Entry]]) -> list[Entry]:
    """Return the entries of several files, without those of later files that an earlier file has.

    An entry of an earlier file keeps its fields; if it is a country or far away it takes the later file's names.
    """
    kept: list[Entry] = []
    known: dict[tuple[str, ...], list[Entry]] = {}
    countries: dict[str | None, Entry] = {}
    for entries in groups:
        group = []
        for entry in entries:
            if entry.kind == "country" and countries.setdefault(entry.country, entry) is not entry:
                _join(countries[entry.country], entry)
            else:
                group.append(entry)
        new = []
        for entry in group:
            old = next(
                (old for key in entry.keys for old in known.get(key, ()) if same_place(old, entry)), None
            )
            if old is None:
                new.append(entry)
            elif not entry.common and entry.line.startswith("world"):
                _join(old, entry)
        for entry in new:
            for key in entry.keys:
                known.setdefault(key, []).append(entry)
        kept += new
    return kept


def claimed_twice(entries: Iterable[Entry]) -> list[str]:
    """Return a sentence for each pair of entries of one file that claim one place and name (a check for editors)."""
    known: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
    found = {}
    for entry in entries:
        file = entry.line.partition(":")[0]
        for key in dict.fromkeys(entry.keys):
            earlier = known.setdefault((file, key), [])
            for old in earlier:
                if old.kind == entry.kind and same_place(old, entry):
                    found[(old.line, entry.line)] = (
                        f"{entry.line}: {' '.join(key)} stands at {old.line} already"
                    )
            earlier.append(entry)
    return list(found.values())


def place_words() -> list[PlaceWord]:
    """Return the records of ``place_words.tsv``.

    Raises:
        LexiconError: a line is not as the file's header says.
    """
    name, made = "place_words.tsv", []
    text = files("musnad.lexicon").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 5:
            raise LexiconError(f"{name}:{number}: {len(cells)} columns where 5 are wanted: {line}")
        if cells[1] not in WORD_CLASSES:
            raise LexiconError(f"{name}:{number}: {cells[1]!r} is none of {', '.join(sorted(WORD_CLASSES))}")
        if cells[1] in ("before", "within") and cells[2] not in KINDS:
            raise LexiconError(f"{name}:{number}: {cells[2]!r} is no kind of place")
        if cells[3] not in (("no", "yes", "only") if cells[1] in ("before", "within") else ("-",)):
            raise LexiconError(f"{name}:{number}: {cells[3]!r} is no value of loose for {cells[1]}")
        made.append(PlaceWord(tuple(cells[0].split("/")), cells[1], cells[2], cells[3], cells[4]))
    return made


def read_files() -> list[list[Entry]]:
    """Return the entries of each file of the gazetteer, as they stand there."""
    folder = files("musnad.lexicon").joinpath("gazetteer")
    return [list(parse(name, folder.joinpath(name).read_text(encoding="utf-8"))) for name in FILES]


@cache
def default() -> Gazetteer:
    """Return the package's gazetteer, read once, when it is first asked for."""
    return Gazetteer(merged(read_files()), place_words())


__all__ = ["FILES", "KINDS", "Entry", "Gazetteer", "PlaceWord", "claimed_twice", "default", "merged", "parse"]
