"""Clitics: what is written onto a word before it (و ف س ب ك ل) and behind it (ه ها هم نا …).

``splits`` lists every way to take a word apart that the spelling allows, the plainest first; ``likely`` chooses one
without a lexicon, by the shape of the word.  Whoever has a lexicon asks it about the candidates in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PRONOUNS = ("هما", "هم", "هن", "ها", "كما", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_ONE_LETTER = frozenset("وفبكلس")


@dataclass(frozen=True, slots=True)
class Split:
    """A word taken apart; the parts joined give the word's light form (with لل for ل + ال)."""

    conjunction: str = ""
    future: str = ""
    preposition: str = ""
    article: str = ""
    base: str = ""
    pronoun: str = ""


def splits(word: str) -> Iterator[Split]:
    """Yield the ways to take ``word`` (a light form) apart, those with fewer clitics first.

    ``list(splits("وبالمدن"))`` begins with the whole word and ends with و + ب + ال + مدن (and in the cities).
    """
    for conjunction in ("", word[0]) if word[0] in "وف" and len(word) > 2 else ("",):
        rest = word[len(conjunction) :]
        yield Split(conjunction=conjunction, base=rest)
        if rest[0] == "س" and len(rest) > 3 and rest[1] in "ايتن":
            yield Split(conjunction=conjunction, future="س", base=rest[1:])
        if rest.startswith("ال") and len(rest) > 3:
            yield Split(conjunction=conjunction, article="ال", base=rest[2:])
        if rest[0] in "بكل" and len(rest) > 2:
            preposition, base = rest[0], rest[1:]
            if rest.startswith("لل") and len(rest) > 3:
                yield Split(conjunction=conjunction, preposition="ل", article="ل", base=rest[2:])
            elif base.startswith("ال") and len(base) > 3:
                yield Split(conjunction=conjunction, preposition=preposition, article="ال", base=base[2:])
            yield Split(conjunction=conjunction, preposition=preposition, base=base)


def pronouns(base: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to take an object or possessive pronoun off ``base``: (what is left, the pronoun)."""
    for pronoun in PRONOUNS:
        if base.endswith(pronoun) and len(base) - len(pronoun) >= 2:
            yield base[: -len(pronoun)], pronoun


def restored(base: str) -> tuple[str, ...]:
    """Return the spellings that ``base`` may have had before a pronoun came behind it, itself first.

    دعوت → دعوة, نفا → نفى, اعلنو → اعلنوا (the tied ta opens, the broken alef stands up, the silent alef goes).
    """
    if base.endswith("ت"):
        return base, base[:-1] + "ة"
    if base.endswith("ا"):
        return base, base[:-1] + "ى"
    if base.endswith("و"):
        return base, base + "ا"
    return (base,)


def likely(word: str) -> Split:
    """Return the split that the shape of an unknown word makes likely.

    A letter before the article is a clitic for certain (بالمدن); و before three letters or more mostly is one.
    """
    best = Split(base=word)
    for split in splits(word):
        if split.article and len(split.base) > 1:
            return split
        if split.conjunction == "و" and not split.preposition and not split.future and len(split.base) > 2:
            best = split
    return best
