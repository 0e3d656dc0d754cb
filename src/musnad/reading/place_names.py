"""Where names of places may stand in a text: each spelling asked once of the gazetteer, sequences of words matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.lexicon import lexicon as lexicons
from musnad.lexicon.gazetteer import Entry, Gazetteer, PlaceWord
from musnad.lexicon.lexicon import CACHE
from musnad.lexicon.senses import BIT
from musnad.text.clitics import NOUN, PAST, PRESENT, key_of
from musnad.text.normal import light
from musnad.text.tokens import MARK, WORD, Form

_NAMES = sum(
    BIT[name] for name in ("male", "female", "family", "state", "capital", "feminine", "plural", "medium")
)

CLOSED = sum(
    BIT[name]
    for name in (
        "complementizer", "relative", "preposition", "negation", "time", "connector", "conjunction", "quantifier",
        "pronoun", "adverb", "demonstrative", "aux",
    )
)  # fmt: skip
"""The bits of the classes of closed words, which no name is."""


@dataclass(slots=True, eq=False)
class Hint:
    """What a spelling may be to the reading of places.

    ``keys`` are the readings of the word as the first of a name: the offset of the name in the spelling, its normal
    form, and whether the lexicon takes the word apart in the same way.  The other fields are the rows of
    ``place_words.tsv``; ``bare`` says that the word has neither article nor pronoun, as a noun before a name;
    ``kingdom`` marks «المملكة», ``bracket`` an opening bracket, ``known`` a first word of names that the lexicon knows
    as another word; ``offset`` is where the noun begins in the spelling.
    """

    keys: tuple[tuple[int, str, bool], ...] = ()
    before: PlaceWord | None = None
    within: PlaceWord | None = None
    behind: bool = False
    towards: bool = False
    name: bool = False
    title: bool = False
    part: bool = False
    people: str | None = None
    bare: bool = True
    kingdom: bool = False
    bracket: bool = False
    known: bool = False
    club: bool = False
    offset: int = 0


_KINGDOM = frozenset(["المملكه", "لمملكه"])
_BRACKET = Hint(bracket=True)
_HYPHENS = frozenset("-–")


@dataclass(slots=True, eq=False)
class Match:
    """A stretch of tokens ``[first, end)`` that spells names of the gazetteer.

    ``options`` are the offset in the first token's spelling at which the name begins, the entry, and whether the
    lexicon takes the first word apart in the same way; ``words`` is the name in normal form, ``raw`` its first word as
    the text spells it.
    """

    first: int
    end: int
    words: str
    raw: str
    options: list[tuple[int, Entry, bool]]


class Finder:
    """Finds names of one gazetteer; keeps what it has worked out for each spelling."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._hints: dict[str, Hint | None] = {}

    def hints(self, forms: Sequence[Form]) -> list[Hint | None]:
        """Return the hint of each token, nothing where a spelling tells nothing."""
        known = self._hints
        if len(known) > CACHE:
            known.clear()
        found: list[Hint | None] = []
        for form in forms:
            raw = form.raw
            try:
                found.append(known[raw])
            except KeyError:
                hint = self._work_out(form) if form.kind == WORD else _BRACKET if raw == "(" else None
                known[raw] = hint
                found.append(hint)
        return found

    def matches(
        self, forms: Sequence[Form], hints: Sequence[Hint | None], marked: Sequence[int]
    ) -> list[Match]:
        """Return the longest names that begin at each token, from left to right, without overlap.

        ``marked`` are the tokens that have a hint.
        """
        found: list[Match] = []
        at = 0
        for i in marked:
            hint = hints[i]
            if hint is None or i < at or not hint.keys:
                continue
            match = self._match(forms, i, hint)
            if match is not None:
                found.append(match)
                at = match.end
        return found

    def _match(self, forms: Sequence[Form], i: int, hint: Hint) -> Match | None:
        best: Match | None = None
        for offset, key, agreed in hint.keys:
            names = self.gazetteer.names[key]
            words: tuple[str, ...] = (key,)
            end, entries = i + 1, names.alone
            if names.longer:
                second = i + 1
                while second < len(forms) and forms[second].kind == MARK and forms[second].raw in _HYPHENS:
                    second += 1
                word = forms[second].normal if second < len(forms) else ""
                for rest, named in names.longer.get(word, ()):
                    behind = _end_of(forms, second + 1, rest)
                    if behind:
                        words, end, entries = (key, word, *rest), behind, named
                        break
            if not entries or (best is not None and end < best.end):
                continue
            options = [(offset, entry, agreed) for entry in entries]
            if best is not None and end == best.end:
                best.options += options
            else:
                best = Match(i, end, " ".join(words), forms[i].raw[offset:], options)
        return best

    def _work_out(self, form: Form) -> Hint | None:
        form = lexicons.default().analyse(form.raw, form.kind)  # not as its first sentence has changed it
        hint = Hint(bare=not form.article and not form.pronoun)
        hint.keys = tuple(
            (
                _offset(form, cut),
                key,
                cut == len(form.conjunction) + (len(form.preposition) if len(key) > 2 else 0),
            )
            for cut, key in _readings(form.normal)
            if key in self.gazetteer.names
        )
        whole, front = form.normal, len(form.conjunction) + len(form.preposition)
        words: list[PlaceWord] = []
        for cut in dict.fromkeys((0, len(form.conjunction), front)):
            named = self.gazetteer.words.get(whole[cut:], ())
            if named and not words:
                hint.offset = _offset(form, cut)
                words = [word for word in named if not _other_hamza(form.raw[hint.offset :], word)]
        if not words:
            words = list(self.gazetteer.words.get(form.base, ()))
            hint.offset = form.stem[0]
        if not words and whole[front:].startswith("ال"):
            words = list(self.gazetteer.words.get(whole[front + 2 :], ()))
        hint.bare = hint.bare and not form.raw.endswith(("ً", "ًا"))
        for word in words:
            if word.type == "before":
                hint.before = hint.before or word
            elif word.type == "within":
                hint.within = hint.within or word
            elif word.type == "people":
                hint.people = hint.people or word.kind
            else:
                setattr(hint, word.type, True)
        hint.known = bool(hint.keys) and known(form)
        hint.kingdom = whole[front:] in _KINGDOM
        return hint if words or hint.keys or hint.kingdom else None


def _other_hamza(raw: str, word: PlaceWord) -> bool:
    """Tell whether a spelling has a hamza on an alef where the word has none (أدى for وادي)."""
    return any(c in "أإآ" for c in raw) and not any(c in "أإآ" for spelling in word.words for c in spelling)


def _readings(word: str) -> list[tuple[int, str]]:
    """Return the ways to take و, ف, ب, ل and ك off a word, each with the letters taken (للعراق: 1, العراق)."""
    found = [(0, word)]
    starts = [0]
    if word[0] in "وف" and len(word) > 2:
        found.append((1, word[1:]))
        starts.append(1)
    for at in starts:
        rest = word[at:]
        if len(rest) < 3 or (rest[0] not in "بل" and not (rest[0] == "ك" and len(rest) > 5)):
            continue
        found.append((at + 1, rest[1:]))
        if rest.startswith("لل"):
            found.append((at + 1, "ا" + rest[1:]))
    return found


def _offset(form: Form, letters: int) -> int:
    """Return the offset in the original spelling behind so many letters of the light form."""
    if len(form.raw) == len(form.light):
        return letters
    seen = 0
    for at, char in enumerate(form.raw):
        made = len(light(char))
        if seen >= letters and made:
            return at
        seen += made
    return 0


def _end_of(forms: Sequence[Form], i: int, words: tuple[str, ...]) -> int:
    """Return the token behind ``words`` where they stand at ``i`` (a hyphen may stand between), else 0."""
    total = len(forms)
    for word in words:
        if i < total and forms[i].kind == MARK and forms[i].raw in _HYPHENS:
            i += 1
        if i >= total or forms[i].kind == MARK or forms[i].normal != word:
            return 0
        i += 1
    return i


def known(form: Form) -> bool:
    """Tell whether the lexicon knows a word as another than a name of people or places."""
    if form.senses or form.marks & ~_NAMES:
        return True
    stem = light(form.raw[form.stem[0] : form.stem[1]])
    if form.article:
        stem = stem[2:] if stem.startswith("ال") else stem[1:]
    return bool(lexicons.default().stems.get(key_of(stem), 0) & (NOUN | PAST | PRESENT))
