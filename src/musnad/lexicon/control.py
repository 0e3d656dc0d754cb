"""The vocabulary of control in memory: ``control.tsv``, the words that say who holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from musnad.lexicon.statements import Book
from musnad.lexicon.tables import one_of, several, table

KINDS = ("verb", "noun", "phrase", "unreal", "real", "falls", "holder", "place", "part")
STATUSES = ("holds", "held", "takes", "loses", "contested")
SLOTS = ("subj", "obj", "gen", "before", "from", "على", "من", "في", "ل", "ب", "بين", "إلى", "-")
"""Where holder and place may stand; see the header of ``control.tsv``."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of ``control.tsv``; ``past`` and ``present`` are the status that the two tenses of a verb give."""

    kind: str
    words: tuple[str, ...]
    past: str
    present: str
    holder: tuple[str, ...]
    place: tuple[str, ...]
    gloss: str
    example: str

    @property
    def makes(self) -> bool:
        """Tell whether the row makes a statement; the others are classes of words that the grammar asks for."""
        return bool(self.past)


def _row(c: list[str]) -> Row:
    kind = one_of(c[0], KINDS)
    words, statuses = several(c[1]), several(c[2])
    makes = kind in ("verb", "noun", "phrase")
    if not words:
        raise ValueError("the column words may not be empty")
    if makes != bool(statuses):
        raise ValueError("verb, noun and phrase have a status, the others have none")
    if kind == "verb" and len(words) < 2:
        raise ValueError(f"{c[1]!r} should give past and present, separated by /")
    for status in statuses:
        one_of(status, STATUSES)
    holder, place = tuple(c[3].split()), tuple(c[4].split())
    for slot in holder + place:
        one_of(slot, SLOTS)
    past = statuses[0] if statuses else ""
    return Row(kind, words, past, statuses[-1] if statuses else "", holder, place, c[5], c[6])


def read() -> list[Row]:
    """Return the rows of ``control.tsv``, in the file's order.

    Raises:
        LexiconError: a row is not as the file's header says; the message names file, line and reason.
    """
    return table("control.tsv", 7, _row)


class ControlBook(Book[Row]):
    """The rows of ``control.tsv`` that make statements, and the classes of words beside them."""

    def __init__(self, records: list[Row]) -> None:
        super().__init__(row for row in records if row.makes)
        self.classes: dict[str, Book[Row]] = {
            kind: Book((row for row in records if row.kind == kind), kind in ("holder", "place", "part"))
            for kind in KINDS[3:]
        }


@cache
def default() -> ControlBook:
    """Return the package's vocabulary of control, read once."""
    return ControlBook(read())
