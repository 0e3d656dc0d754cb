"""What the package knows of actors: people, states, their bodies, organisations, media, under all their Arabic names.

The files stand in ``lexicon/knowledge``; a name is looked up word by word, whatever clitics are written onto its first
word.  What is known of one spelling is a list of *entries*: الأسد is a short name of Bashar al-Assad.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from musnad.lexicon import lexicon as lexicons
from musnad.lexicon.tables import LexiconError, one_of, rows, several
from musnad.model import ACTOR_KINDS, ActorKind
from musnad.text.tokens import MARK, WORD, Form, tokenize

Use = Literal["full", "short", "alone", "capital", "body"]
"""How a name names its actor: by itself; once it was named; by itself though short; as the seat of its government; as a
body whose state stands beside it."""
SORTS = (
    "terrorist", "criminal", "regime", "militia", "occupation", "rebel", "mercenary", "infidel", "apostate", "traitor",
    "puppet", "coup", "sectarian", "insult", "honour", "martyr",
)  # fmt: skip
"""What judgement a loaded word can carry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor.  ``name`` is English and its identity; a body's has ``{nation}`` or ``{state}`` in it."""

    name: str
    kind: ActorKind
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A known name at some token: it ends before token ``end``."""

    end: int
    entry: Entry
    use: Use


@dataclass(frozen=True, slots=True)
class Nation:
    """What a nationality adjective points to: a state, with its English name and adjective."""

    country: str
    state: str
    adjective: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office from one month to another (ISO 8601; no ``until``: still)."""

    since: str
    until: str
    entry: Entry

    def meets(self, since: str, until: str) -> bool:
        """Tell whether another spell, from one month to another, has a month in common with this one."""
        return since <= (self.until or since) and self.since <= (until or self.since)


@dataclass(slots=True)
class _Row:
    rest: tuple[str, ...]
    entry: Entry
    use: Use


def key_of(form: Form) -> str:
    """Return a word as names are compared: without conjunction and preposition, with its article."""
    return f"ال{form.base}" if form.article else form.base + form.pronoun


def bare(word: str) -> str:
    """Return a word without an article that the analysis took for its own («الردة», a family's name too)."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@dataclass(slots=True)
class Knowledge:
    """All known names, by their first word."""

    index: dict[str, list[_Row]] = field(default_factory=dict)
    nations: dict[str, Nation] = field(default_factory=dict)
    by_country: dict[str, Nation] = field(default_factory=dict)
    offices: dict[tuple[str, ...], list[Tenure]] = field(default_factory=dict)
    heads: dict[str, ActorKind] = field(default_factory=dict)
    loaded: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    _seen: dict[str, list[_Row]] = field(default_factory=dict)

    def at(self, forms: Sequence[Form], i: int) -> list[Match]:
        """Return the known names that begin at token ``i``, the longest first."""
        found = self._rows(forms[i])
        if not found:
            return []
        out = []
        for row in found:
            end = _follow(forms, i + 1, row.rest)
            if end:
                out.append(Match(end, row.entry, row.use))
        out.sort(key=lambda match: -match.end)
        return out

    def _rows(self, form: Form) -> list[_Row]:
        """Return the names whose first word a form is, remembered by its spelling."""
        known = self._seen.get(form.raw)
        if known is None:
            if len(self._seen) >= lexicons.CACHE:
                self._seen.clear()
            known = self._seen[form.raw] = self.index.get(form.normal) or self.index.get(key_of(form)) or []
        return known

    def holder(self, forms: Sequence[Form], month: str) -> Entry | None:
        """Return who held the office that the words name, in a month (``2016-12``); None where nobody known did."""
        if not _MONTH.fullmatch(month):
            return None
        held = self.offices.get(office_key(forms, self), ())
        return next((t.entry for t in held if t.meets(month, month)), None)

    def loaded_at(self, forms: Sequence[Form], i: int, end: int) -> str | None:
        """Return the sort of the judging words that begin at token ``i`` and end before ``end``."""
        base = forms[i].base
        for rest, sort in self.loaded.get(base) or self.loaded.get(bare(base)) or ():
            if i + len(rest) < end and all(
                word in (forms[i + 1 + k].base, bare(forms[i + 1 + k].base)) for k, word in enumerate(rest)
            ):
                return sort
        return None

    def nation(self, form: Form) -> Nation | None:
        """Return the state whose adjective a word is («الأميركية», American)."""
        return self.nations.get(form.base)


def office_key(forms: Sequence[Form], known: Knowledge) -> tuple[str, ...]:
    """Return the words of an office as they are compared: no article, the state as its code.

    «وزير الخارجية السعودي» and «وزير خارجية السعودية» (the Saudi foreign minister) are one.
    """
    key = []
    i = 0
    while i < len(forms):
        form = forms[i]
        nation = known.nation(form)
        state = next((m for m in known.at(forms, i) if m.use == "full" and _is_state(m.entry, known)), None)
        if state is not None and i:
            key.append(state.entry.country or "")
            i = state.end
            continue
        if form.kind == WORD:
            key.append(nation.country if nation is not None and i else form.base)
        i += 1
    return tuple(key)


def _is_state(entry: Entry, known: Knowledge) -> bool:
    """Tell whether an entry is a state itself, not a body of one («مجلس النواب الأميركي», the House)."""
    nation = known.by_country.get(entry.country or "")
    return nation is not None and nation.state == entry.name


def _follow(forms: Sequence[Form], at: int, rest: Sequence[str]) -> int:
    """Return where the words ``rest`` end that begin at token ``at``, 0 if others stand there.

    Quotation marks and hyphens may stand between them.
    """
    for word in rest:
        while at < len(forms) and forms[at].kind == MARK and forms[at].raw in _WITHIN:
            at += 1
        if at >= len(forms) or (forms[at].normal != word and key_of(forms[at]) != word):
            return 0
        at += 1
    return at


_WITHIN = "\"«»“”'-"


@cache
def default() -> Knowledge:
    """Return the package's own knowledge, read once."""
    return build(lexicons.default())


def build(lexicon: lexicons.Lexicon) -> Knowledge:
    """Return the knowledge of the files, its names split into words as ``lexicon`` splits them.

    Raises:
        LexiconError: a line is not as its file's header says, or two actors claim a full name or, in one month, an
            office; the message tells where.
    """
    made = Knowledge()
    builder = _Builder(made, lexicon)
    builder.fill("knowledge/nations.tsv", 2, builder.nation)
    builder.fill("knowledge/states.tsv", 6, builder.state)
    builder.fill("knowledge/organisations.tsv", 7, builder.organisation)
    builder.fill("knowledge/people.tsv", 6, builder.person)
    builder.fill("media.tsv", 6, builder.medium)
    builder.fill("knowledge/bodies.tsv", 4, builder.body)
    builder.fill("actor_heads.tsv", 2, builder.head)
    builder.fill("knowledge/loaded.tsv", 4, builder.loaded)
    made._seen.clear()  # what was asked while it was being filled
    return made


class _Builder:
    """Fills a knowledge from the files: a method takes a line of its file."""

    def __init__(self, made: Knowledge, lexicon: lexicons.Lexicon) -> None:
        self.made, self.lexicon = made, lexicon
        self.adjectives: dict[str, str] = {}
        self.claimed: dict[tuple[str, ...], tuple[str, str]] = {}
        self.where = ""

    def fill(self, name: str, columns: int, take: Callable[..., None]) -> None:
        """Give each line of a file to ``take``.

        Raises:
            LexiconError: a line is not as the file's header says; the message names file, line and reason.
        """
        for number, cells in rows(name, columns):
            self.where = f"{name}:{number}"
            try:
                take(*cells)
            except ValueError as error:
                raise LexiconError(f"{self.where}: {error}") from None

    def add(self, words: str, entry: Entry, use: Use) -> tuple[str, ...]:
        """Put a name into the index; return its words."""
        forms = [form for _, _, form in tokenize(words, self.lexicon.analyse) if form.kind != MARK]
        if not forms:
            raise ValueError(f"{words!r} is no name")
        keys = tuple(form.normal for form in forms)
        self.made.index.setdefault(keys[0], []).append(_Row(keys[1:], entry, use))
        return keys

    def claim(self, names: str, entry: Entry) -> None:
        """Put the names that identify an actor alone into the index; no other actor may have them."""
        if not several(names):
            raise ValueError(f"{entry.name} has no name of its own")
        for words in several(names):
            keys = self.add(words, entry, "full")
            other, there = self.claimed.setdefault(keys, (entry.name, self.where))
            if other != entry.name:
                raise ValueError(
                    f"{words} is {entry.name} here and {other} at {there}; one of them must be longer"
                )

    def nation(self, country: str, adjective: str) -> None:
        self.adjectives[_code(country)] = adjective

    def state(self, name: str, country: str, names: str, capitals: str, adjectives: str, people: str) -> None:
        entry = Entry(name, "state", _code(country))
        self.claim(names, entry)
        for words in several(capitals):
            self.add(words, entry, "capital")
        nation = Nation(country, name, self.adjectives.get(country, name))
        self.made.by_country[country] = nation
        for word in (*several(adjectives), *several(people)):
            self.made.nations.setdefault(self.lexicon.analyse(word, WORD).base, nation)

    def organisation(
        self, name: str, kind: str, country: str, names: str, short: str, since: str, until: str
    ) -> None:
        for year in (since, until):
            if not _YEAR.fullmatch(year):
                raise ValueError(f"{year!r} is no year, nor -")
        entry = Entry(name, _kind(kind), _country(country))
        self.claim(names, entry)
        for words in several(short):
            self.add(words, entry, "short")

    def person(self, name: str, country: str, names: str, short: str, alone: str, offices: str) -> None:
        entry = Entry(name, "person", _country(country))
        self.claim(names, entry)
        use: Use = "alone" if one_of(alone, ("yes", "no")) == "yes" else "short"
        for words in several(short):
            self.add(words, entry, use)
        for cell in several(offices):
            title, since, until = _office(cell)
            key = office_key([form for _, _, form in tokenize(title, self.lexicon.analyse)], self.made)
            held = self.made.offices.setdefault(key, [])
            other = next((t for t in held if t.entry != entry and t.meets(since, until)), None)
            if other is not None:
                raise ValueError(
                    f"{title} is {entry.name} here and {other.entry.name} elsewhere in the same month"
                )
            held.append(Tenure(since, until, entry))

    def medium(self, name: str, arabic: str, country: str, _: str, common: str, __: str) -> None:
        entry = Entry(name, "media", _country(country))
        one_of(common, ("yes", "no"))
        for words in several(arabic):
            if " " in words or common == "no":
                self.claim(words, entry)
            else:
                self.add(words, entry, "short")

    def body(self, arabic: str, english: str, kind: str, short: str) -> None:
        if "{nation}" not in english and "{state}" not in english:
            raise ValueError(f"{english!r} has neither {{nation}} nor {{state}} in it")
        entry = Entry(english, _kind(kind))
        for words in several(arabic):
            self.add(words, entry, "body")
            if words.startswith("ال"):
                self.add(words[2:], entry, "body")
        for words in several(short):
            self.add(words, entry, "short")

    def head(self, noun: str, kind: str) -> None:
        self.made.heads[self.lexicon.analyse(noun, WORD).base] = _kind(kind)

    def loaded(self, words: str, sort: str, _: str, __: str) -> None:
        one_of(sort, SORTS)
        for variant in several(words):
            for word in _cases(variant):
                forms = [form for _, _, form in tokenize(word, self.lexicon.analyse)]
                for first, *rest in {tuple(f.base for f in forms), tuple(bare(f.normal) for f in forms)}:
                    known = self.made.loaded.setdefault(first, [])
                    known.append((tuple(rest), sort))
                    known.sort(key=lambda item: -len(item[0]))


_CODE = re.compile(r"[A-Z]{2}")
_YEAR = re.compile(r"\d{4}|-")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_OFFICE = re.compile(rf"([^@]+)@({_MONTH.pattern})\.\.({_MONTH.pattern}|)")


def _code(cell: str) -> str:
    if not _CODE.fullmatch(cell):
        raise ValueError(f"{cell!r} is no ISO 3166-1 alpha-2 code")
    return cell


def _country(cell: str) -> str | None:
    return None if cell == "-" else _code(cell)


def _kind(cell: str) -> ActorKind:
    one_of(cell, ACTOR_KINDS)
    return cast(ActorKind, cell)


def _office(cell: str) -> tuple[str, str, str]:
    """Return title, first and last month of an office (title@2017-02..2021-01)."""
    found = _OFFICE.fullmatch(cell)
    if not found:
        raise ValueError(f"{cell!r} is no office: title@YYYY-MM..YYYY-MM, the last month empty if still held")
    title, since, until = found.groups()
    if until and until < since:
        raise ValueError(f"{cell!r} ends before it begins")
    return title, since, until


def _cases(words: str) -> tuple[str, ...]:
    """Return a word with the genitive of its sound plural («إرهابيون»: إرهابيين)."""
    return (words, words[:-2] + "ين") if words.endswith("ون") else (words,)
