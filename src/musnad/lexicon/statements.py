"""Words that make a statement, in memory: one index for the tables of control, relations and assertions.

Each of these tables gives words in the same way: verbs conjugated, nouns inflected, phrases of several words of which
the first is inflected and the subject may stand inside («بسط الجيش سيطرته على», the army extended its control over).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from musnad.lexicon.conjugate import Inflection, participle_forms, past_forms, present_forms
from musnad.text.normal import light, normal
from musnad.text.tokens import WORD, Form

CACHE = 50_000
"""Spellings kept at most."""

GAP = 6
"""Words that may stand between the first word of a verbal phrase and the others (its subject)."""

KINDS = ("verb", "noun", "phrase", "word")
"""How the words of a row are given; the words of other kinds are verbs (past/present) or nouns."""


class Worded(Protocol):
    """What a row has to tell of its words."""

    @property
    def kind(self) -> str:
        """How its words are given: one of :data:`KINDS`, or a class of words."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words: the principal parts of a verb, the forms of a noun, of a phrase the whole."""


R = TypeVar("R", bound=Worded)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[R]):
    """A spelling as a form of a row's (first) word.

    ``part`` is verb, passive, participle, noun or word; ``rest`` are the words that must follow, with whether they have
    the article; ``gap`` tells that others may stand between the first word and the rest.
    """

    row: R
    part: str
    inflection: Inflection | None = None
    rest: tuple[tuple[str, bool], ...] = ()
    gap: bool = False


def noun_forms(noun: str) -> list[str]:
    """Return the light forms of a noun: itself, accusative, dual, sound plural (معقل → معقلا، معقلي …)."""
    spelled = light(noun)
    if spelled.endswith("ة"):
        short = spelled[:-1]
        return [spelled, short + "تين", short + "تان", short + "تي"]
    if spelled.endswith("ون"):
        return [spelled, spelled[:-1], spelled[:-2] + "ين", spelled[:-2] + "ي"]
    if spelled.endswith(("ى", "ات", "ين", "ان", "ا", "ه")) or len(spelled) < 3:
        return [spelled]
    return [spelled, spelled + "ا", spelled + "ين", spelled + "ان", spelled + "ي"]


def key_of(word: str) -> tuple[str, bool]:
    """Return the normal form of a word without its article, and whether it had one.

    A pronoun at its end stands for any or none: «سيطرته» is looked for as سيطرة.
    """
    spelled = light(word)
    if len(spelled) > 2 and spelled.endswith("ه"):
        spelled = spelled[:-2] + "ة" if spelled.endswith("ته") else spelled[:-1]
    spelled = normal(spelled)
    return (spelled[2:], True) if spelled.startswith("ال") and len(spelled) > 4 else (spelled, False)


def is_word(form: Form, word: tuple[str, bool]) -> bool:
    """Tell whether a token is a word of a phrase; an attached pronoun does not matter (سيطرته, "its control")."""
    key, article = word
    if form.kind != WORD:
        return False
    whole = "ال" + key if article else key
    if form.pronoun and key[-1] == "ه" and form.normal.endswith(key[:-1] + "ت" + normal(form.pronoun)):
        return True  # قبضتها may be read as a verb
    return (
        (form.base == key and form.article == article)
        or form.normal == whole
        or (form.conjunction + whole == form.normal)
    )


class Book(Generic[R]):
    """The rows of one table, indexed by the normal forms of their first words."""

    def __init__(self, records: Iterable[R], inflect: bool = True) -> None:
        self.rows = list(records)
        self.inflect = inflect
        self._index: dict[str, list[Entry[R]]] = {}
        self._known: dict[str, tuple[Entry[R], ...]] = {}
        for row in self.rows:
            for spelling, entry in self._entries(row):
                self._index.setdefault(normal(spelling), []).append(entry)
        for known in self._index.values():
            known.sort(key=lambda entry: -len(entry.rest))

    def _entries(self, row: R) -> Iterator[tuple[str, Entry[R]]]:
        """Return every form of a row's first word with what it is."""
        other = _noun if self.inflect else _class
        make = {"verb": _verb, "noun": _noun, "phrase": _phrase, "word": _word}.get(row.kind, other)
        return make(row)

    def of(self, form: Form) -> tuple[Entry[R], ...]:
        """Return what a token can be by its spelling alone, the longest phrases first."""
        if form.kind != WORD:
            return ()
        found = self._known.get(form.raw)
        if found is None:
            if len(self._known) >= CACHE:
                self._known.clear()
            found = self._known[form.raw] = self._look_up(form)
        return found

    def _look_up(self, form: Form) -> tuple[Entry[R], ...]:
        index = self._index
        bare = form.normal[len(form.conjunction) :]
        cut = bare[: len(bare) - len(form.pronoun)]  # استعادته is also استعادت + ه
        spellings = dict.fromkeys((form.base, bare, form.normal, cut))
        found: dict[int, Entry[R]] = {}
        for spelling in spellings:
            for entry in index.get(spelling, ()):
                if _fits(form, entry):
                    found.setdefault(id(entry), entry)
        return tuple(sorted(found.values(), key=lambda entry: -len(entry.rest)))

    def at(self, forms: list[Form], i: int, stop: int) -> Iterator[tuple[Entry[R], int]]:
        """Yield what begins at token ``i`` and the token behind its last word, the longest first."""
        for entry in self.of(forms[i]):
            if not entry.rest:
                yield entry, i + 1
                continue
            end = _follow(entry, forms, i + 1, stop)
            if end:
                yield entry, end


def _fits(form: Form, entry: Entry[R]) -> bool:
    """Tell whether the clitics of a token allow an entry: no article before a verb, no future before a noun."""
    if entry.part in ("verb", "passive"):
        return not form.article and form.preposition in ("", "ل")
    return not form.future


def _follow(entry: Entry[R], forms: list[Form], k: int, stop: int) -> int:
    """Return the token behind the rest of a phrase that is looked for from token ``k``, 0 where it is not there."""
    limit = min(stop, k + GAP) if entry.gap else min(stop, k + 1)
    first, *others = entry.rest
    while k < limit and not is_word(forms[k], first):
        k += 1
    if k >= limit:
        return 0
    for n, word in enumerate(others, k + 1):
        if n >= stop or not is_word(forms[n], word):
            return 0
    return k + len(entry.rest)


def _word(row: R) -> Iterator[tuple[str, Entry[R]]]:
    """Yield words as they stand, of several the first."""
    for word in row.words:
        first, *rest = word.split()
        yield light(first), Entry(row, "word", None, tuple(key_of(w) for w in rest))


def _noun(row: R) -> Iterator[tuple[str, Entry[R]]]:
    for noun in row.words:
        for spelling in dict.fromkeys(noun_forms(noun)):
            yield spelling, Entry(row, "noun")


def _class(row: R) -> Iterator[tuple[str, Entry[R]]]:
    """Yield the forms of a word of a class: a verb by its past and present, any other as it stands, accusative too."""
    if len(row.words) == 2 and row.words[1].startswith("ي"):
        for spelling, inflection in tenses(*row.words):
            yield spelling, Entry(row, "verb", inflection)
        return
    for word in row.words:
        for spelling in (light(word), light(word) + "ا"):
            yield spelling, Entry(row, "noun")


def _verb(row: R) -> Iterator[tuple[str, Entry[R]]]:
    past, present, *others = row.words
    for spelling, inflection in tenses(past, present):
        yield spelling, Entry(row, "verb", inflection)
    if others and others[0] != "-":
        for spelling, inflection in participle_forms(others[0]).items():
            yield spelling, Entry(row, "participle", inflection)
    if len(others) > 2:
        for spelling, inflection in tenses(*others[1:3]):
            yield spelling, Entry(row, "passive", inflection)


def _phrase(row: R) -> Iterator[tuple[str, Entry[R]]]:
    """Yield the forms of a phrase: of a verb with both tenses («وضع/يضع يده على») or of a noun («تحت سيطرة»)."""
    *verb, last = row.words
    first, *rest = last.split()
    following = tuple(key_of(word) for word in rest)
    if verb:
        for spelling, inflection in tenses(verb[0], first):
            yield spelling, Entry(row, "verb", inflection, following, True)
        return
    for spelling in dict.fromkeys(noun_forms(first)):
        yield spelling, Entry(row, "noun", None, following)


def tenses(past: str, present: str) -> list[tuple[str, Inflection]]:
    """Return the forms of both tenses of a verb, the past where both spell alike."""
    return list({**present_forms(present), **past_forms(past)}.items())
