"""The words of time and of number in memory: reads and checks ``calendar.tsv`` and ``numbers.tsv``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from musnad.lexicon import tables
from musnad.lexicon.tables import LexiconError
from musnad.text import numbers
from musnad.text.normal import normal, normal_with_offsets
from musnad.text.numbers import ARTICLES, NumberWord, Numerals, openings
from musnad.text.tokens import MARK, NUMBER, TOKEN, WORD, Form, plain_form

_KINDS = {"word": WORD, "number": NUMBER}
_MONTH = r"H?(?:[1-9]|1[0-2])"
_DASH = "-"
_VALUES = {
    "month": _MONTH, "month?": _MONTH, "first": r"\d{1,2}", "feast": r"H?\d\d-\d\d", "weekday": "[1-7]",
    "day": r"-?\d+(?:TNI)?", "part": "MO|AF|EV|NI", "partly": "MO|AF|EV|NI",
    **dict.fromkeys(("unit", "units-2", "units-n", "units-a", "units-c"), "D|W|M|Y|TH|TM|TS|10Y|100Y"),
    "season": "SP|SU|FA|WI", "decade": r"\d0", "edge": _DASH, "share": "[234]", "stretch": _DASH,
    "turn": "past|next|now|same|after", "this": "now", "that": _DASH, "few": _DASH,
    "apart": "before|after", "link": "before|since|after|during|for|until|from|between|in", "about": _DASH,
    "ref": "PAST_REF|PRESENT_REF|FUTURE_REF|LATER", "ref!": "PAST_REF|PRESENT_REF|FUTURE_REF",
    "fixed": r"\d{4}(?:-\d\d){0,2}", "era": "BC|H|AD",
    **dict.fromkeys(("clock", "whole", "lasted", "event", "ahead", "age", "each", "counted", "name"), _DASH),
}  # fmt: skip
"""What each kind may have for a value."""

NEVER, WITH, ALONE = 0, 1, 2
"""Whether a word may open a time: not at all, before another word of the calendar, or with none."""

_ALONE = frozenset([
    "month", "month?", "feast", "weekday", "day", "units-2", "units-n", "units-a", "season", "decade", "ref", "ref!",
    "fixed",
])  # fmt: skip
_WITH = frozenset([
    "first", "part", "unit", "units-c", "apart", "edge", "share", "stretch", "this", "that", "few", "about", "clock",
    "name", "digits", "number", "ordinal",
])  # fmt: skip
_OPENING_LINKS = frozenset(["before", "since", "after", "during", "for", "between", "from"])
_RAW = attrgetter("raw")
_DATE = re.compile(r"\d{4}|.*[/\-.].*")
"""The digits that may be a year or a date."""

_NO_NUMBER = NumberWord("", 0)
_CACHE = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of an entry: its words in normal form, and its kind and value as in ``calendar.tsv``.

    ``alef`` is the first letter of a name whose alef must be written so, or left without its hamza (آب, not أب or إب).
    """

    words: tuple[str, ...]
    kind: str
    value: str
    alef: str = ""


@dataclass(slots=True)
class Lexeme:
    """What the calendar knows of one spelling: ``entries`` by kind, and by their second word the ``phrases`` it opens.

    ``lead`` is the number of characters of the original that are clitics before it (ولعام: 2), ``joined`` whether
    a و is among them; ``articles`` are the kinds met behind an article.  ``kinds`` are all kinds of the entries and
    phrases, with ``digits`` and ``number`` for numbers and ``ordinal``; ``opens`` tells whether the word may open a
    time without a phrase: ``NEVER``, ``WITH`` a word that the calendar knows behind it, or ``ALONE``.
    """

    lead: int = 0
    joined: bool = False
    entries: dict[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    phrases: dict[str, list[Entry]] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    opens: int = NEVER


class _Known(dict[str, "Lexeme | None"]):
    """The lexemes of the spellings met so far; a new one is looked up."""

    def __init__(self, look_up: Callable[[Form], Lexeme | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, raw: str) -> Lexeme | None:
        """Look up a new spelling."""
        if len(self) >= _CACHE:
            self.clear()
        match = TOKEN.match(raw)
        kind = _KINDS.get(match.lastgroup or "", MARK) if match is not None else MARK
        found = self[raw] = self._look_up(plain_form(raw, kind))
        return found


class Calendar:
    """The entries of ``calendar.tsv`` by their first word, and the number words."""

    def __init__(self, entries: list[Entry], numerals: Numerals) -> None:
        self._numerals = numerals
        self._single: dict[str, list[Entry]] = {}
        self._phrases: dict[str, list[Entry]] = {}
        for entry in entries:
            table = self._phrases if len(entry.words) > 1 else self._single
            table.setdefault(entry.words[0], []).append(entry)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda entry: -len(entry.words))
        self._vocabulary = {*self._single, *self._phrases, *numerals.vocabulary, *ARTICLES}
        self._known = _Known(self._look_up)

    def lexeme(self, form: Form) -> Lexeme | None:
        """Return what the calendar knows of a token's spelling, or nothing."""
        return self._known[form.raw]

    def lexemes(self, forms: list[Form]) -> list[Lexeme | None]:
        """Return :meth:`lexeme` for each of ``forms``."""
        return list(map(self._known.__getitem__, map(_RAW, forms)))

    def _look_up(self, form: Form) -> Lexeme | None:
        if form.kind == WORD and self._vocabulary.isdisjoint(rest for _, _, rest in openings(form.normal)):
            return None
        found = self._entries(form)
        number = self._numerals.word(form)
        ordinal = self._numerals.word(form, ordinal=True)
        if found is None:
            lead = (number or ordinal or _NO_NUMBER).lead
            found = Lexeme(lead=raw_lead(form, lead), joined=lead > 0 and form.normal[0] == "و")
        elif number is not None and not number.lead and not found.entries:  # واحد is one, not «وأحد»
            found.lead, found.joined = 0, False
        kinds = set(found.entries)
        if form.kind == NUMBER:
            kinds.add("digits")
        if number is not None or form.normal in ARTICLES:
            kinds.add("number")
        if ordinal is not None or (number is not None and number.kind in ("half-unit", "tens")):
            kinds.add("ordinal")
        if any(word is not None and word.article for word in (number, ordinal)):
            found.articles |= {"ordinal"}
        dated = form.kind == NUMBER and _DATE.fullmatch(form.normal)
        if dated or "unit" in found.articles or not kinds.isdisjoint(_ALONE):
            found.opens = ALONE
        elif not kinds.isdisjoint(_WITH) or found.entries.get("link") in _OPENING_LINKS:
            found.opens = WITH
        kinds.update(entry.kind for phrases in found.phrases.values() for entry in phrases)
        found.kinds = frozenset(kinds)
        return found if kinds else None

    def _entries(self, form: Form) -> Lexeme | None:
        """Return the entries of the plainest reading of a token's spelling that has any."""
        found: Lexeme | None = None
        articles = set()
        for at, article, rest in openings(form.normal) if form.kind == WORD else ((0, False, form.normal),):
            singles, phrases = self._single.get(rest), self._phrases.get(rest) if not article else None
            if found is not None and at != found.lead:
                break
            if not singles and not phrases:
                continue
            if found is None:
                found = Lexeme(lead=at, joined=at > 0 and form.normal[0] == "و")
            for entry in singles or ():
                if entry.alef and form.raw[raw_lead(form, at)] not in (entry.alef, "ا"):
                    continue
                if found.entries.setdefault(entry.kind, entry.value) == entry.value and article:
                    articles.add(entry.kind)
            for entry in phrases or ():
                found.phrases.setdefault(entry.words[1], []).append(entry)
        if found is not None:
            found.articles = frozenset(articles)
            found.lead = raw_lead(form, found.lead)
        return found


def _alef(name: str, kind: str) -> str:
    """Return the first letter of a name that has no other spelling: آب is no أب, الآن no ألان."""
    if name.startswith("ال"):
        return "ا"
    return name[0] if kind == "month?" and name[0] in "آأإ" else ""


def raw_lead(form: Form, letters: int) -> int:
    """Return how many characters of the original the first ``letters`` of the normal form take."""
    if letters == 0 or len(form.raw) == len(form.normal):
        return letters
    return normal_with_offsets(form.raw)[1][letters]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in normal form, split as a text is («9/11», «كانون الثاني»)."""
    return tuple(normal(match.group()) for match in TOKEN.finditer(name))


def read_calendar(rows: Callable[[str, int], Iterator[tuple[int, list[str]]]] = tables.rows) -> list[Entry]:
    """Return the entries of ``calendar.tsv``, one for each name.

    Raises:
        LexiconError: a line is not as the file's header says, or two entries claim the same name; the message
            names file and line.
    """
    entries: list[Entry] = []
    claimed: dict[tuple[str, ...], int] = {}
    for number, (names, kind, value, gloss) in rows("calendar.tsv", 4):
        where = f"calendar.tsv:{number}"
        if kind not in _VALUES:
            raise LexiconError(f"{where}: {kind!r} is none of {', '.join(_VALUES)}")
        if not re.fullmatch(_VALUES[kind], value):
            raise LexiconError(f"{where}: {value!r} is no value of the kind {kind}")
        if not gloss:
            raise LexiconError(f"{where}: the gloss is missing")
        for name in names.split(" / "):
            words = words_of(name)
            if not words:
                raise LexiconError(f"{where}: an empty name")
            if words in claimed:
                raise LexiconError(f"{where}: {name!r} stands already in line {claimed[words]}")
            claimed[words] = number
            entries.append(Entry(words, kind, value, _alef(name, kind)))
    return entries


def read_numbers(
    rows: Callable[[str, int], Iterator[tuple[int, list[str]]]] = tables.rows,
) -> dict[tuple[str, bool], NumberWord]:
    """Return the rows of ``numbers.tsv`` by normal form and whether they are ordinals.

    Raises:
        LexiconError: a line is not as the file's header says, or two claim the same word.
    """
    table: dict[tuple[str, bool], NumberWord] = {}
    for number, (names, kind, value, _) in rows("numbers.tsv", 4):
        where = f"numbers.tsv:{number}"
        if kind not in numbers.KINDS:
            raise LexiconError(f"{where}: {kind!r} is none of {', '.join(numbers.KINDS)}")
        try:
            worth = float(value) if "." in value else int(value)
        except ValueError:
            raise LexiconError(f"{where}: {value!r} is no number") from None
        for name in names.split("/"):
            key = (normal(name), kind == "ordinal")
            if key in table:
                raise LexiconError(f"{where}: {name!r} stands twice")
            table[key] = NumberWord(kind, worth)
    return table


@cache
def calendar() -> Calendar:
    """Return the words of time, read once."""
    return Calendar(read_calendar(), numerals())


@cache
def numerals() -> Numerals:
    """Return the reader of numbers with the words of ``numbers.tsv``, read once.

    Example:
        ``numerals().cardinal(doc.forms, i)`` at «خمسة عشر شخصا» ("fifteen people") gives ``(15, i + 2)``.
    """
    return Numerals(read_numbers())
