"""What the package knows of actors: people, states, their bodies, organisations, media, under all their Arabic names.

The files stand in ``lexicon/knowledge``; a name is looked up word by word, whatever clitics are written onto its first
word.  What is known of one spelling is a list of *entries*: الأسد is a short name of Bashar al-Assad.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from musnad.lexicon import lexicon as lexicons
from musnad.lexicon import tables
from musnad.lexicon.tables import LexiconError, rows, several
from musnad.model import ACTOR_KINDS, ActorKind
from musnad.text.tokens import MARK, WORD, Form, tokenize

Use = Literal["full", "short", "alone", "capital", "body"]
"""How a name names its actor: by itself; once it was named; by itself though short; as the seat of its government; as a
body whose state stands beside it."""


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


@dataclass(slots=True)
class _Row:
    rest: tuple[str, ...]
    entry: Entry
    use: Use


def key_of(form: Form) -> str:
    """Return a word as names are compared: without conjunction and preposition, with its article."""
    return f"ال{form.base}" if form.article else form.base + form.pronoun


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
        if not month:
            return None
        held = self.offices.get(office_key(forms, self), ())
        return next((t.entry for t in held if t.since <= month <= (t.until or month)), None)

    def loaded_at(self, forms: Sequence[Form], i: int, end: int) -> str | None:
        """Return the sort of the judging words that begin at token ``i`` and end before ``end``."""
        for rest, sort in self.loaded.get(forms[i].base, ()):
            if i + len(rest) < end and all(forms[i + 1 + k].base == word for k, word in enumerate(rest)):
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
        state = next((m for m in known.at(forms, i) if m.entry.kind == "state" and m.use == "full"), None)
        if state is not None and i:
            key.append(state.entry.country or "")
            i = state.end
            continue
        if form.kind == WORD:
            key.append(nation.country if nation is not None and i else form.base)
        i += 1
    return tuple(key)


def _follow(forms: Sequence[Form], at: int, rest: Sequence[str]) -> int:
    """Return where the words ``rest`` end that begin at token ``at``, 0 where others stand there; marks may stand between."""
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
        LexiconError: a line is not as its file's header says, or a full name is claimed twice; the message tells where.
    """
    made = Knowledge()
    builder = _Builder(made, lexicon)
    builder.states()
    builder.organisations()
    builder.people()
    builder.media()
    builder.bodies()
    builder.heads()
    builder.loaded()
    made._seen.clear()  # what was asked while it was being filled
    return made


class _Builder:
    """Fills a knowledge from the files, one file a method."""

    def __init__(self, made: Knowledge, lexicon: lexicons.Lexicon) -> None:
        self.made, self.lexicon = made, lexicon
        self.claimed: dict[tuple[str, ...], str] = {}

    def add(self, words: str, entry: Entry, use: Use) -> tuple[str, ...]:
        """Put a name into the index; return its words."""
        forms = [form for _, _, form in tokenize(words, self.lexicon.analyse) if form.kind != MARK]
        keys = tuple(form.normal for form in forms)
        self.made.index.setdefault(keys[0], []).append(_Row(keys[1:], entry, use))
        return keys

    def claim(self, words: str, entry: Entry, where: str) -> None:
        """Put a name that identifies its actor alone into the index.

        Raises:
            LexiconError: another actor has it.
        """
        keys = self.add(words, entry, "full")
        other = self.claimed.setdefault(keys, entry.name)
        if other != entry.name:
            raise LexiconError(f"{where}: {words} is {entry.name} here and {other} elsewhere; one of them must be longer")

    def states(self) -> None:
        adjective = {c[0]: c[1] for _, c in rows("knowledge/nations.tsv", 2)}
        for number, (name, country, names, capitals, adjectives, people) in rows("knowledge/states.tsv", 6):
            entry = Entry(name, "state", country)
            for words in several(names):
                self.claim(words, entry, f"knowledge/states.tsv:{number}")
            for words in several(capitals):
                self.add(words, entry, "capital")
            nation = Nation(country, name, adjective.get(country, name))
            self.made.by_country[country] = nation
            for word in several(adjectives):
                self.made.nations.setdefault(self.lexicon.analyse(word, WORD).base, nation)
            for word in several(people):
                self.made.nations.setdefault(self.lexicon.analyse(word, WORD).base, nation)

    def organisations(self) -> None:
        for number, (name, kind, country, names, short, _, _) in rows("knowledge/organisations.tsv", 7):
            where = f"knowledge/organisations.tsv:{number}"
            if kind not in ACTOR_KINDS:
                raise LexiconError(f"{where}: {kind!r} is none of {', '.join(ACTOR_KINDS)}")
            entry = Entry(name, kind, _country(country))
            for words in several(names):
                self.claim(words, entry, where)
            for words in several(short):
                self.add(words, entry, "short")

    def people(self) -> None:
        for number, (name, country, names, short, alone, offices) in rows("knowledge/people.tsv", 6):
            entry = Entry(name, "person", _country(country))
            for words in several(names):
                self.claim(words, entry, f"knowledge/people.tsv:{number}")
            for words in several(short):
                self.add(words, entry, "alone" if alone == "yes" else "short")
            for cell in several(offices):
                title, period = cell.split("@")
                since, until = period.split("..")
                key = office_key([form for _, _, form in tokenize(title, self.lexicon.analyse)], self.made)
                self.made.offices.setdefault(key, []).append(Tenure(since, until, entry))

    def media(self) -> None:
        for medium in tables.media():
            entry = Entry(medium.name, "media", _country(medium.country))
            for words in medium.arabic:
                several_words = " " in words or not medium.common
                self.add(words, entry, "full" if several_words else "short")

    def bodies(self) -> None:
        for _, (arabic, english, kind, short) in rows("knowledge/bodies.tsv", 4):
            entry = Entry(english, kind)  # type: ignore[arg-type]
            for words in several(arabic):
                self.add(words, entry, "body")
                if words.startswith("ال"):
                    self.add(words[2:], entry, "body")
            for words in several(short):
                self.add(words, entry, "short")

    def heads(self) -> None:
        for number, (noun, kind) in rows("actor_heads.tsv", 2):
            if kind not in ACTOR_KINDS:
                raise LexiconError(f"actor_heads.tsv:{number}: {kind!r} is none of {', '.join(ACTOR_KINDS)}")
            self.made.heads[self.lexicon.analyse(noun, WORD).base] = kind

    def loaded(self) -> None:
        for _, (words, sort, _, _) in rows("knowledge/loaded.tsv", 4):
            for variant in several(words):
                first, *rest = [form.base for _, _, form in tokenize(variant, self.lexicon.analyse)]
                self.made.loaded.setdefault(first, []).append((tuple(rest), sort))


def _country(cell: str) -> str | None:
    return None if cell == "-" else cell
