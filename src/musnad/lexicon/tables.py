"""The lexicon's files as records: reads them, checks them, and knows nothing of what they are used for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from musnad.model import ACTS, KINDS

VERB_TYPES = ("say", "relay", "show", "think", "act")
PHRASE_TYPES = ("source", "own", "verb", "in", "hearsay")
NOUN_TYPES = ("speech", "text", "act")
STRENGTHS = ("sure", "often", "rare")
FRAMES = frozenset(
    ["أن", "Ø", "عن", "إلى", "على", "ب", "من", "ل", "في", "ضد", '"', "!Ø"]
    + ["@" + c for c in ("Ø", "ل", "إلى", "ب", "على", "من", "عن")]
)
WORD_CLASSES = (
    "complementizer", "relative", "preposition", "negation", "time", "reference", "connector", "place",
    "conjunction", "quantifier", "pronoun", "adverb", "occasion", "demonstrative", "aux", "praise", "condemn",
    "demand", "future", "likely", "ready",
)  # fmt: skip
STEM_CLASSES = ("noun", "verb", "name", "particle", "host", "split")
GENERAL_CLASSES = ("verb", "event", "noun")
NAME_CLASSES = ("male", "female", "family", "state", "capital")


class LexiconError(ValueError):
    """A line of a lexicon file that is not as the file's header says."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A lemma that attributes; see the header of ``verbs.tsv`` for what each field holds."""

    past: str
    present: str
    participle: str
    nouns: tuple[str, ...]
    passive: tuple[str, ...]
    type: str
    act: str
    frame: frozenset[str]
    strength: str
    example: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words, or a prepositional one; see the header of ``phrases.tsv``."""

    words: str
    type: str
    act: str
    frame: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that heads cue phrases; see the header of ``light_verbs.tsv``."""

    past: str
    present: str
    participle: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that attributes; see the header of ``nouns.tsv``."""

    noun: str
    plurals: tuple[str, ...]
    type: str
    act: str
    frame: frozenset[str]
    strength: str
    example: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a source; see the header of ``sources.tsv``."""

    noun: str
    plurals: tuple[str, ...]
    gender: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A news agency, paper, channel or site; see the header of ``media.tsv``."""

    name: str
    arabic: tuple[str, ...]
    country: str
    sites: tuple[str, ...]
    common: bool
    example: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a class that the grammar asks for; see the headers of ``words.tsv`` and ``names.tsv``."""

    words: tuple[str, ...]
    type: str
    gloss: str


Record = TypeVar("Record")


def rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a lexicon file with their numbers, comments and empty lines left out."""
    text = files("musnad.lexicon").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != columns:
            raise LexiconError(f"{name}:{number}: {len(cells)} columns where {columns} are wanted: {line}")
        yield number, cells


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that are separated by ``/``; ``-`` is none."""
    return () if cell == "-" else tuple(part.strip() for part in cell.split("/") if part.strip())


def one_of(value: str, allowed: tuple[str, ...]) -> str:
    """Return ``value`` if it is allowed.

    Raises:
        ValueError: it is not.
    """
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value


def _frame(cell: str) -> frozenset[str]:
    frame = frozenset() if cell == "-" else frozenset(cell.split())
    if frame - FRAMES:
        raise ValueError(f"unknown frame {' '.join(sorted(frame - FRAMES))}")
    return frame


def _verb(c: list[str]) -> Verb:
    return Verb(
        past=c[0], present=c[1], participle="" if c[2] == "-" else c[2], nouns=several(c[3]), passive=several(c[4]),
        type=one_of(c[5], VERB_TYPES), act=one_of(c[6], ACTS), frame=_frame(c[7]),
        strength=one_of(c[8], STRENGTHS), example=c[9],
    )  # fmt: skip


def _phrase(c: list[str]) -> Phrase:
    return Phrase(
        words=c[0],
        type=one_of(c[1], PHRASE_TYPES),
        act=one_of(c[2], ACTS),
        frame=_frame(c[3]),
        example=c[4],
    )


def _light_verb(c: list[str]) -> LightVerb:
    return LightVerb(past=c[0], present=c[1], participle="" if c[2] == "-" else c[2])


def _noun(c: list[str]) -> Noun:
    if " " in c[0]:
        raise ValueError(f"{c[0]!r} is more than one word; that is a phrase, and stands in phrases.tsv")
    return Noun(
        noun=c[0], plurals=several(c[1]), type=one_of(c[2], NOUN_TYPES), act=one_of(c[3], ACTS),
        frame=_frame(c[4]), strength=one_of(c[5], STRENGTHS), example=c[6],
    )  # fmt: skip


def _head(c: list[str]) -> Head:
    return Head(
        noun=c[0],
        plurals=several(c[1]),
        gender=one_of(c[2], ("m", "f")),
        kind=one_of(c[3], KINDS),
        example=c[4],
    )


def _medium(c: list[str]) -> Medium:
    return Medium(
        name=c[0], arabic=several(c[1]), country=c[2], sites=several(c[3]),
        common=one_of(c[4], ("yes", "no")) == "yes", example=c[5],
    )  # fmt: skip


def _word(allowed: tuple[str, ...]) -> Callable[[list[str]], Word]:
    return lambda c: Word(words=several(c[0]), type=one_of(c[1], allowed), gloss=c[2])


def table(name: str, columns: int, make: Callable[[list[str]], Record]) -> list[Record]:
    """Read one file into records.

    Raises:
        LexiconError: a line is not as the file's header says; the message names file, line and reason.
    """
    made = []
    for number, cells in rows(name, columns):
        try:
            made.append(make(cells))
        except ValueError as error:
            raise LexiconError(f"{name}:{number}: {error}") from None
    return made


def verbs() -> list[Verb]:
    """Return the records of ``verbs.tsv``, in the file's order."""
    return table("verbs.tsv", 10, _verb)


def phrases() -> list[Phrase]:
    """Return the records of ``phrases.tsv``."""
    return table("phrases.tsv", 5, _phrase)


def light_verbs() -> list[LightVerb]:
    """Return the records of ``light_verbs.tsv``."""
    return table("light_verbs.tsv", 3, _light_verb)


def nouns() -> list[Noun]:
    """Return the records of ``nouns.tsv``."""
    return table("nouns.tsv", 7, _noun)


def heads() -> list[Head]:
    """Return the records of ``sources.tsv``."""
    return table("sources.tsv", 5, _head)


def media() -> list[Medium]:
    """Return the records of ``media.tsv``."""
    return table("media.tsv", 6, _medium)


def words() -> list[Word]:
    """Return the records of ``words.tsv``."""
    return table("words.tsv", 3, _word(WORD_CLASSES))


def general() -> list[Word]:
    """Return the records of ``general.tsv``."""
    return table("general.tsv", 3, _word(GENERAL_CLASSES))


def names() -> list[Word]:
    """Return the records of ``names.tsv``."""
    return table("names.tsv", 3, _word(NAME_CLASSES))


def stems() -> list[Word]:
    """Return the records of ``stems.tsv``."""
    return table("stems.tsv", 3, _word(STEM_CLASSES))
