"""The phrases of the lexicon, spelled out: variants, conjugated first words, pronouns that vary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from musnad.lexicon.conjugate import Inflection, participle_forms, past_forms, present_forms
from musnad.lexicon.tables import LexiconError, LightVerb, Phrase, Verb
from musnad.text.clitics import PRONOUNS
from musnad.text.normal import normal

_ENDINGS = frozenset(PRONOUNS)
_NONE = Inflection("", 3, "", "s")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One spelling of a phrase from its second word on; a word with a pronoun is given without it, as its stem.

    ``rest`` holds (normal form, stem or "") for each word; ``inflection`` is that of the conjugated first word;
    ``hint`` is how the second word begins (:func:`hint_of`), "" where there is none or it is a preposition.
    """

    rest: tuple[tuple[str, str], ...]
    phrase: Phrase
    inflection: Inflection
    hint: str


def hint_of(spelled: str) -> str:
    """Return the letters by which a word is told from most others before it is compared whole."""
    return spelled[:2]


class Phrasebook:
    """All phrases, by the normal form of their first word, the longest first."""

    def __init__(self, phrases: list[Phrase], verbs: list[Verb], light_verbs: list[LightVerb]) -> None:
        self.patterns: dict[str, list[Pattern]] = {}
        entries: list[LightVerb | Verb] = [*light_verbs, *verbs]
        heads = {entry.past: (entry.past, entry.present, entry.participle) for entry in entries}
        for phrase in phrases:
            for words in product(*(word.split("/") for word in phrase.words.split())):
                rest = tuple(_word(word, phrase.type in ("own", "verb")) for word in words[1:])
                hint = hint_of(rest[0][0]) if rest and len(rest[0][0]) > 1 else ""
                for first, inflection in _first_words(words[0], phrase, heads):
                    self.patterns.setdefault(first, []).append(Pattern(rest, phrase, inflection, hint))
        for rows in self.patterns.values():
            rows.sort(key=_longest_first)


def _longest_first(pattern: Pattern) -> tuple[int, int]:
    """Order patterns by words, then letters: «وفقا لأقوال» (according to the words of) before «وفقا ل»."""
    return -len(pattern.rest), -sum(len(spelled) for spelled, _ in pattern.rest)


def _word(word: str, varies: bool) -> tuple[str, str]:
    spelled = normal(word)
    owned = varies and word.endswith("ه") and len(word) > 3
    return spelled, spelled[:-1] if owned else ""


def _first_words(
    word: str, phrase: Phrase, heads: dict[str, tuple[str, str, str]]
) -> Iterator[tuple[str, Inflection]]:
    """Yield the forms of a phrase's first word: conjugated for a verb phrase, with every pronoun where it has ه."""
    if phrase.type == "verb":
        if word not in heads:
            raise LexiconError(
                f"phrases.tsv: {phrase.words}: {word} is neither in verbs.tsv nor in light_verbs.tsv"
            )
        past, present, participle = heads[word]
        forms = {**present_forms(present), **past_forms(past)}
        if participle:
            forms |= participle_forms(participle)
        seen = set()
        for spelling, inflection in forms.items():
            if normal(spelling) not in seen:
                seen.add(normal(spelling))
                yield normal(spelling), inflection
    elif phrase.type == "own" and len(phrase.words.split()) == 1 and word.endswith("ه"):
        for ending in PRONOUNS:
            yield normal(word)[:-1] + ending, _NONE
    else:
        yield normal(word), _NONE


def same_word(spec: tuple[str, str], spelled: str) -> bool:
    """Tell whether a token's normal form is the phrase's word, its pronoun left free."""
    word, stem = spec
    return spelled == word or bool(stem and spelled.startswith(stem) and spelled[len(stem) :] in _ENDINGS)
