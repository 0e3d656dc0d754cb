"""The vocabulary of events in memory: ``events.tsv`` with every form of every word, and what a word can name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from musnad.lexicon.conjugate import Inflection, participle_forms, past_forms, present_forms
from musnad.lexicon.tables import STRENGTHS, LexiconError, one_of, rows, several
from musnad.text.normal import light, normal
from musnad.text.tokens import WORD, Form

KINDS = ("type", "verb", "noun", "phrase", "light", "modal")
TYPES = (
    "clash", "air_strike", "shelling", "explosion", "attack", "abduction", "capture", "withdraw", "siege", "arrest",
    "mobilize", "arm", "protest", "meet", "agree", "aid", "sanction", "decide", "displace",
)  # fmt: skip
STATUSES = ("actual", "planned", "denied", "hypothetical")
HINTS = ("-", "killed", "injured")
PREPOSITIONS = frozenset(["على", "من", "في", "ب", "ل", "إلى", "عن", "مع", "بين", "ضد", "فوق", "نحو", "حول"])
PLACES = PREPOSITIONS | {"subj", "obj", "gen", "-"}
"""Where actor and target may stand."""

CACHE = 50_000
"""Spellings kept at most."""

GAP = 6
"""Words that may stand between the first word of a verbal phrase and the others (its subject)."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of ``events.tsv``; see its header for what each field holds."""

    kind: str
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    types: tuple[str, ...]
    actor: frozenset[str]
    target: frozenset[str]
    hint: str
    strength: str
    acled: tuple[str, ...]
    plover: tuple[str, ...]
    gloss: str
    example: str

    @property
    def lemma(self) -> str:
        """The word itself, as it is spelled in the file."""
        return self.words[0]


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """A spelling as a form of a row: ``part`` is verb, passive, participle or noun."""

    row: Row
    part: str
    inflection: Inflection | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """What follows the first word of a phrase: the bare words with whether they have the article."""

    sense: Sense
    rest: tuple[tuple[str, bool], ...]
    gap: bool


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """All that a spelling can be: names of events, first words of phrases, light verb, status of what it governs."""

    senses: tuple[Sense, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    light: str = ""
    modal: str = ""


NOTHING = Word()


def _row(c: list[str]) -> Row:
    kind = one_of(c[0], KINDS)
    words, types = several(c[1]), several(c[3])
    for name in types:
        one_of(name, STATUSES if kind == "modal" else TYPES)
    actor, target = frozenset(c[4].split()), frozenset(c[5].split())
    for place in actor | target:
        one_of(place, tuple(sorted(PLACES)))
    if not words or not types:
        raise ValueError("the columns words and type may not be empty")
    if kind in ("verb", "light") and len(words) < 2:
        raise ValueError(f"{c[1]!r} should give past and present, separated by /")
    return Row(
        kind=kind, words=words, nouns=several(c[2]), types=types, actor=actor, target=target,
        hint=one_of(c[6], HINTS), strength=one_of(c[7], STRENGTHS), acled=_code(c[8]), plover=_code(c[9]),
        gloss=c[10], example=c[11],
    )  # fmt: skip


def _code(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(part.strip() for part in cell.split(">"))


def table() -> list[Row]:
    """Return the rows of ``events.tsv``, in the file's order.

    Raises:
        LexiconError: a row is not as the file's header says; the message names file, line and reason.
    """
    made = []
    for number, cells in rows("events.tsv", 12):
        try:
            made.append(_row(cells))
        except ValueError as error:
            raise LexiconError(f"events.tsv:{number}: {error}") from None
    return made


def key_of(word: str) -> tuple[str, bool]:
    """Return the normal form of a word without its article, and whether it had one."""
    spelled = normal(word)
    return (spelled[2:], True) if spelled.startswith("ال") and len(spelled) > 4 else (spelled, False)


def noun_forms(noun: str) -> list[str]:
    """Return the light forms of a noun: itself, accusative, dual, sound plural (غارة → غارتين، غارات)."""
    spelled = light(noun)
    if spelled.endswith("ة"):
        short = spelled[:-1]
        return [spelled, short + "ات", short + "تين", short + "تان", short + "تا", short + "تي"]
    if spelled.endswith(("ى", "ات", "ون", "ين", "ان", "ا")):
        return [spelled]
    return [spelled, spelled + "ا", spelled + "ين", spelled + "ان", spelled + "ي"]


class Events:
    """The rows of ``events.tsv``, indexed by the normal forms of their words."""

    def __init__(self, records: Iterable[Row] | None = None) -> None:
        self.rows = list(records) if records is not None else table()
        self.types = {row.types[0]: row for row in self.rows if row.kind == "type"}
        self.verbal: dict[str, list[Sense]] = {}
        self.nominal: dict[str, list[Sense]] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self.light: dict[str, str] = {}
        self.modal: dict[str, str] = {}
        self._known: dict[str, Word] = {}
        for row in self.rows:
            {"verb": self._verb, "noun": self._noun, "phrase": self._phrase, "light": self._light}.get(
                row.kind, self._modal
            )(row)
        for phrases in self.phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase.rest))

    def _add(self, index: dict[str, list[Sense]], spelling: str, sense: Sense) -> None:
        known = index.setdefault(normal(spelling), [])
        if all(other.row is not sense.row for other in known):
            known.append(sense)

    def _verb(self, row: Row) -> None:
        past, present, *others = row.words
        for spelling, inflection in _tenses(past, present):
            self._add(self.verbal, spelling, Sense(row, "verb", inflection))
        if len(others) > 2:
            for spelling, inflection in _tenses(*others[1:3]):
                self._add(self.verbal, spelling, Sense(row, "passive", inflection))
        for noun in row.nouns:
            for spelling in noun_forms(noun):
                self._add(self.nominal, spelling, Sense(row, "noun"))
        if others:
            for spelling, inflection in participle_forms(others[0]).items():
                self._add(self.nominal, spelling, Sense(row, "participle", inflection))

    def _noun(self, row: Row) -> None:
        for noun in row.words:
            for spelling in noun_forms(noun):
                own = Sense(row, "noun")
                known = self.nominal.setdefault(normal(spelling), [])
                if all(sense.row is not row for sense in known):
                    known.insert(0, own)

    def _phrase(self, row: Row) -> None:
        *verb, last = row.words
        first, *rest = last.split()
        following = tuple(key_of(word) for word in rest)
        if verb:
            for spelling, inflection in _tenses(verb[0], first):
                phrase = Phrase(Sense(row, "verb", inflection), following, True)
                self.phrases.setdefault(normal(spelling), []).append(phrase)
            return
        for spelling in noun_forms(first):
            phrase = Phrase(Sense(row, "noun"), following, False)
            self.phrases.setdefault(normal(spelling), []).append(phrase)

    def _light(self, row: Row) -> None:
        for spelling, _ in _tenses(*row.words[:2]):
            self.light.setdefault(normal(spelling), row.lemma)

    def _modal(self, row: Row) -> None:
        if row.kind == "modal":
            forms = [light(word) for word in row.words]
            if len(row.words) > 1 and row.words[1].startswith("ي"):
                forms += [spelling for spelling, _ in _tenses(*row.words[:2])]
            for spelling in forms:
                self.modal.setdefault(normal(spelling), row.types[0])

    def of(self, form: Form) -> Word:
        """Return what a word can be; the same object for the same spelling."""
        if form.kind != WORD:
            return NOTHING
        word = self._known.get(form.raw)
        if word is None:
            if len(self._known) >= CACHE:
                self._known.clear()
            word = self._known[form.raw] = self._look_up(form)
        return word

    def _look_up(self, form: Form) -> Word:
        base = form.base
        bare = form.normal[len(form.conjunction) :]
        if (
            not form.article and base.startswith("ال") and len(base) > 4
        ):  # المتوقع stands as one word in the lexicon
            base = base[2:]
        senses: list[Sense] = []
        if not form.article and form.preposition in ("", "ل"):
            whole = bare[: -len(form.pronoun)] if form.pronoun else bare  # منعتها: not منعة with a pronoun
            senses += self.verbal.get(base) or self.verbal.get(whole) or self.verbal.get(bare) or ()
        if not form.future:
            senses += self.nominal.get(base) or self.nominal.get(bare) or ()
        phrases = self.phrases.get(bare) or (self.phrases.get(base) if not form.article else None) or ()
        light_verb = "" if form.article else self.light.get(base, "")
        modal = self.modal.get(form.normal) or self.modal.get(bare) or self.modal.get(base) or ""
        if not (senses or phrases or light_verb or modal):
            return NOTHING
        return Word(tuple(senses), tuple(phrases), light_verb, modal)

    def phrase_at(self, forms: list[Form], i: int, stop: int) -> tuple[Phrase, int] | None:
        """Return the phrase that begins at token ``i`` and the token behind its last word, or nothing.

        In «ألقت الشرطة القبض على اللص» ("the police arrested the thief") it is ألقى القبض, its subject inside.
        """
        for phrase in self.of(forms[i]).phrases:
            k = i + 1
            limit = min(stop, k + GAP) if phrase.gap else min(stop, k + 1)
            while k < limit and not _is(forms[k], phrase.rest[0]):
                k += 1
            if k >= limit:
                continue
            if all(k + n < stop and _is(forms[k + n], word) for n, word in enumerate(phrase.rest)):
                return phrase, k + len(phrase.rest)
        return None


def _is(form: Form, word: tuple[str, bool]) -> bool:
    """Tell whether a token is a word of a phrase; an attached pronoun does not matter (نفسه, "himself")."""
    return (form.article == word[1] and form.base == word[0]) or form.normal == (
        "ال" + word[0] if word[1] else word[0]
    )


def _tenses(past: str, present: str) -> list[tuple[str, Inflection]]:
    """Return the forms of both tenses of a verb, the likelier reading of a spelling first."""
    return [*past_forms(past).items(), *present_forms(present).items()]


@cache
def default() -> Events:
    """Return the package's vocabulary of events, read once."""
    return Events()
