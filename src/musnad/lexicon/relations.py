"""The vocabulary of relations in memory: ``relations.tsv``, the words that say what one actor is to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from musnad.lexicon.statements import Book
from musnad.lexicon.tables import one_of, several, table

KINDS = ("verb", "noun", "phrase", "label")
RELATIONS = ("ally_of", "supports", "part_of", "commands", "opposes", "designates")
SLOTS = ("subj", "obj", "gen", "before", "own", "ل", "من", "مع", "إلى", "ب", "على", "-")
"""Where the two actors may stand; see the header of ``relations.tsv``."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of ``relations.tsv``; ``actor`` is to ``other`` what ``relation`` says."""

    kind: str
    words: tuple[str, ...]
    relation: str
    actor: tuple[str, ...]
    other: tuple[str, ...]
    gloss: str
    example: str


def _row(c: list[str]) -> Row:
    kind, words = one_of(c[0], KINDS), several(c[1])
    if not words:
        raise ValueError("the column words may not be empty")
    if kind == "verb" and len(words) < 2:
        raise ValueError(f"{c[1]!r} should give past and present, separated by /")
    relation = c[2] if kind == "label" and c[2] == "-" else one_of(c[2], RELATIONS)
    actor, other = tuple(c[3].split()), tuple(c[4].split())
    for slot in actor + other:
        one_of(slot, SLOTS)
    return Row(kind, words, relation, actor, other, c[5], c[6])


def read() -> list[Row]:
    """Return the rows of ``relations.tsv``, in the file's order.

    Raises:
        LexiconError: a row is not as the file's header says; the message names file, line and reason.
    """
    return table("relations.tsv", 7, _row)


class RelationBook(Book[Row]):
    """The rows of ``relations.tsv`` that make relations; ``labels`` are the words by which one is designated."""

    def __init__(self, records: list[Row]) -> None:
        super().__init__(row for row in records if row.kind != "label")
        self.labels = Book((row for row in records if row.kind == "label"), inflect=False)


@cache
def default() -> RelationBook:
    """Return the package's vocabulary of relations, read once."""
    return RelationBook(read())
