"""The vocabulary of assertions in memory: ``assertions.tsv``, the words whose form gives an assertion away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from musnad.lexicon.statements import Book
from musnad.lexicon.tables import STRENGTHS, one_of, several, table

KINDS = ("verb", "word", "phrase", "class")
ASSERTIONS = ("motive", "prediction", "counterfactual", "dilemma", "rhetorical_question", "comparison")
CLASSES = ("question", "opinion", "reason", "first", "next", "goes_on", "turns")
"""Classes of words that the grammar asks for; see the header of ``assertions.tsv``."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of ``assertions.tsv``; of a class of words ``assertion`` is its name."""

    kind: str
    words: tuple[str, ...]
    assertion: str
    strength: str
    gloss: str
    example: str


def _row(c: list[str]) -> Row:
    kind, words = one_of(c[0], KINDS), several(c[1])
    if not words:
        raise ValueError("the column words may not be empty")
    if kind == "verb" and len(words) < 2:
        raise ValueError(f"{c[1]!r} should give past and present, separated by /")
    assertion = one_of(c[2], CLASSES if kind == "class" else ASSERTIONS)
    strength = "" if kind == "class" and c[3] == "-" else one_of(c[3], STRENGTHS)
    return Row("word" if kind == "class" else kind, words, assertion, strength, c[4], c[5])


def read() -> list[Row]:
    """Return the rows of ``assertions.tsv``, in the file's order.

    Raises:
        LexiconError: a row is not as the file's header says; the message names file, line and reason.
    """
    return table("assertions.tsv", 6, _row)


class AssertionBook(Book[Row]):
    """The rows of ``assertions.tsv`` that mark assertions, and the classes of words beside them."""

    def __init__(self, records: list[Row]) -> None:
        super().__init__(row for row in records if row.strength)
        self.classes = {
            name: Book(row for row in records if not row.strength and row.assertion == name)
            for name in CLASSES
        }


@cache
def default() -> AssertionBook:
    """Return the package's vocabulary of assertions, read once."""
    return AssertionBook(read())
