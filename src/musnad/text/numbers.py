"""Numbers in words and digits: «ثلاثة آلاف وخمسمئة», «12 ألف», «٢٬٥٠٠», «الحادي والعشرون».

The words stand in ``lexicon/numbers.tsv``; here is only how they join.  Everything asks for a list of forms and
a position in it and gives the number with the position behind it, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from musnad.text.tokens import NUMBER, WORD, Form

KINDS = ("unit", "half-unit", "ten", "tens", "hundred", "scale", "scales", "fraction", "ordinal")
LONGEST = 16
"""The most words that one number has; and the most digits, so that a telephone number is none."""

ARTICLES = frozenset(["ال", "وال", "بال", "لل", "فال"])
"""What a word written onto digits with tatweel is spelled (الـ24, بالـ24)."""

_GROUPS = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,٫]\d+")
_CACHE = 50_000

Number = int | float


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word: its ``kind`` and ``value`` as in ``numbers.tsv``, and the clitics it was met with.

    ``lead`` is how many letters of the normal form they take, the article left aside.
    """

    kind: str
    value: Number
    joined: bool = False
    article: bool = False
    lead: int = 0


def openings(word: str) -> Iterator[tuple[int, bool, str]]:
    """Yield the ways to take ``word``, a normal form, for one with clitics before it, the plainest first.

    Each is the number of letters that are clitics, whether an article follows, and what is left without it:
    (0, False, وللعام), (1, False, للعام), (2, True, عام).  In للعام the second ل is the article.
    """
    yield from _bare(word, 0)
    at = 1 if word[:1] in ("و", "ف") else 0
    if at:
        yield from _bare(word, at)
    if word[at : at + 1] in ("ب", "ل", "ك") and len(word) > at + 1:
        if word.startswith("لل", at):
            yield at + 1, True, word[at + 2 :]
        yield from _bare(word, at + 1)


def _bare(word: str, at: int) -> Iterator[tuple[int, bool, str]]:
    yield at, False, word[at:]
    if word.startswith("ال", at) and len(word) > at + 2:
        yield at, True, word[at + 2 :]


def digits_of(form: Form) -> Number | None:
    """Return the number that a token of digits spells: 2500 for 2.500, 2,500 and ٢٬٥٠٠, 3.5 for 3.5 and 3,5."""
    if form.kind != NUMBER or len(form.normal) > LONGEST:
        return None
    spelled = form.normal
    if spelled.isdecimal():
        return int(spelled)
    if _GROUPS.fullmatch(spelled):
        return int(re.sub(r"\D", "", spelled))
    if _DECIMAL.fullmatch(spelled):
        return float(re.sub(r"[,٫]", ".", spelled))
    return None


class Numerals:
    """Reads numbers; ``words`` are the rows of ``numbers.tsv`` by normal form and whether they are ordinals.

    ``vocabulary`` holds their normal forms.
    """

    def __init__(self, words: Mapping[tuple[str, bool], NumberWord]) -> None:
        self._words = words
        self.vocabulary = frozenset(word for word, _ in words)
        self._cardinals: dict[str, NumberWord | None] = {}
        self._ordinals: dict[str, NumberWord | None] = {}

    def word(self, form: Form, ordinal: bool = False) -> NumberWord | None:
        """Return the number word that ``form`` is, with or without clitics, or nothing."""
        if form.kind != WORD:
            return None
        known = self._ordinals if ordinal else self._cardinals
        spelled = form.normal
        if spelled not in known:
            if len(known) >= _CACHE:
                known.clear()
            known[spelled] = self._look_up(spelled, ordinal)
        return known[spelled]

    def _look_up(self, spelled: str, ordinal: bool) -> NumberWord | None:
        for at, article, rest in openings(spelled):
            found = self._words.get((rest, ordinal))
            if found is not None:
                return NumberWord(found.kind, found.value, at > 0 and spelled[0] == "و", article, at)
        return None

    def cardinal(self, forms: Sequence[Form], i: int) -> tuple[Number, int] | None:
        """Return the number that begins at token ``i`` and the position behind it, or nothing.

        Clitics before the first word do not matter (لثلاثة, "for three"; الـ24, "the 24").

        Example:
            «ثلاثة آلاف وخمسمئة شخص» ("three thousand five hundred people") gives (3500, 3).
        """
        if i < len(forms) and forms[i].normal in ARTICLES:
            return self.cardinal(forms, i + 1) if _is_digits(forms, i + 1) else None
        total: Number = 0
        at = i
        least: Number = 10**15
        while at - i < LONGEST:
            start = at if at == i else self._joined(forms, at)
            part = self._scaled(forms, start) if start is not None else None
            if part is None or part[0] >= least or (at > i and part[1] == 0):
                break
            value, scale, at = part
            total, least = total + value, scale
            if scale <= 1:
                break
        return (total, at) if at > i else None

    def _joined(self, forms: Sequence[Form], at: int) -> int | None:
        """Return where the number joined by و at ``at`` begins: «وخمسمئة», «و500»."""
        if at >= len(forms):
            return None
        if forms[at].normal == "و" and _is_digits(forms, at + 1):
            return at + 1
        word = self.word(forms[at])
        return at if word is not None and word.joined else None

    def _scaled(self, forms: Sequence[Form], at: int) -> tuple[Number, Number, int] | None:
        """Read a number below a thousand and what it is multiplied by: value, scale (0: a bare scale's) and end."""
        below = self._below(forms, at)
        value, end = below if below is not None else (1, at)
        scale = self._scale(forms, end)
        if scale is None:
            return (value, 1, end) if below is not None else None
        if below is None and scale.kind == "scales":
            return None
        end, worth = end + 1, scale.value
        one = worth if str(worth)[0] == "1" else worth // 2  # ألفان is two of a thousand
        half = self.word(forms[end]) if end < len(forms) else None
        if half is not None and half.kind == "fraction" and half.joined:
            named = self._scale(forms, end + 1)
            if named is not None and named.value == one:  # «مليون ونصف المليون»
                return _whole(value * worth + half.value * one), one, end + 2
        return _whole(value * worth), one, end

    def _scale(self, forms: Sequence[Form], at: int) -> NumberWord | None:
        word = self.word(forms[at]) if at < len(forms) else None
        return word if word is not None and word.kind in ("scale", "scales") else None

    def _below(self, forms: Sequence[Form], at: int) -> tuple[Number, int] | None:
        """Read a number below a thousand in words, a number in digits, or a fraction."""
        if at >= len(forms):
            return None
        digits = digits_of(forms[at])
        if digits is not None:
            return digits, at + 1
        word = self.word(forms[at])
        if word is None:
            return None
        if word.kind == "fraction":
            return word.value, at + 1
        hundreds = self._hundreds(forms, at, word)
        if hundreds is None:
            return self._tens(forms, at)
        value, end = hundreds
        rest = self.word(forms[end]) if end < len(forms) else None
        more = self._tens(forms, end) if rest is not None and rest.joined else None
        return (value + more[0], more[1]) if more is not None else hundreds

    def _hundreds(self, forms: Sequence[Form], at: int, word: NumberWord) -> tuple[Number, int] | None:
        """Read «مئة» or «ثلاث مئة»."""
        if word.kind == "hundred":
            return word.value, at + 1
        after = self.word(forms[at + 1]) if at + 1 < len(forms) else None
        if word.kind == "unit" and after is not None and after.value == 100 and not after.joined:
            return word.value * 100, at + 2
        return None

    def _tens(self, forms: Sequence[Form], at: int) -> tuple[Number, int] | None:
        """Read a number below a hundred: «خمسة», «خمسة عشر», «خمسة وعشرون», «خمسون», «ثلاثة ونصف»."""
        word = self.word(forms[at])
        if word is None or word.kind not in ("unit", "half-unit", "ten", "tens"):
            return None
        after = self.word(forms[at + 1]) if at + 1 < len(forms) else None
        if after is not None and word.kind in ("unit", "half-unit"):
            teen = after.kind == "ten" and not after.joined and not after.article
            if teen or (after.kind == "tens" and after.joined):
                return word.value + after.value, at + 2
        if after is not None and after.kind == "fraction" and after.joined and word.kind != "half-unit":
            scale = self._scale(forms, at + 2)
            if scale is None or not scale.article:
                return word.value + after.value, at + 2
        return (word.value, at + 1) if word.kind != "half-unit" else None

    def ordinal(self, forms: Sequence[Form], i: int) -> tuple[int, int] | None:
        """Return the ordinal that begins at token ``i`` and the position behind it, or nothing.

        Example:
            «الحادي والعشرون من الشهر» ("the twenty-first of the month") gives (21, 2); «الثاني عشر» gives (12, 2).
        """
        if i >= len(forms):
            return None
        first = self.word(forms[i], ordinal=True) or self.word(forms[i])
        if first is None or first.kind not in ("ordinal", "half-unit", "tens"):
            return None
        if first.kind == "tens":  # «العشرون» is the twentieth, «عشرون» is twenty
            return (int(first.value), i + 1) if first.article else None
        after = self.word(forms[i + 1]) if i + 1 < len(forms) else None
        if after is not None and after.kind == "ten" and not after.joined and not after.article:
            return int(first.value) + 10, i + 2
        if after is not None and after.kind == "tens" and after.joined and after.article == first.article:
            return int(first.value + after.value), i + 2
        return (int(first.value), i + 1) if first.kind == "ordinal" else None


def _is_digits(forms: Sequence[Form], at: int) -> bool:
    return at < len(forms) and forms[at].kind == NUMBER and digits_of(forms[at]) is not None


def _whole(value: Number) -> Number:
    """Return a float that is a whole number as one (1.5 million is 1500000)."""
    return round(value) if isinstance(value, float) and abs(value - round(value)) < 1e-6 else value
