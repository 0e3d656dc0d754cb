"""Normal forms of Arabic spelling, with the way back to the original.

Two degrees.  The *light* form drops what readers do not see or hardly notice (vowel signs, tatweel, bidi
marks, joiners), spells presentation forms as letters and writes every alef alike.  The *normal* form goes
on to join what newspapers spell either way: ى/ي, ة/ه, ؤ/و, ئ/ي.  Only normal forms are compared; only the
original is shown.
"""

from __future__ import annotations

import unicodedata

INVISIBLE = "\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u00ad"
"""Tatweel, zero-width and bidi characters, as the inside of a regular expression's class."""

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0300-\u036f"
"""Vowel signs and other combining marks, as the inside of a regular expression's class."""


def _expand(pattern: str) -> set[int]:
    """Return the code points of a character class written with ranges."""
    points: set[int] = set()
    i = 0
    while i < len(pattern):
        if pattern[i + 1 : i + 2] == "-":
            points.update(range(ord(pattern[i]), ord(pattern[i + 2]) + 1))
            i += 3
        else:
            points.add(ord(pattern[i]))
            i += 1
    return points


_DROPPED = _expand(INVISIBLE) | _expand(MARKS)
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",  # every alef
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه",  # Persian and Urdu keyboards
}  # fmt: skip
_LOOSE = {"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}


def _light_of(char: str) -> str:
    """Return the light form of one character: nothing, one letter, or several (لا, ﷺ)."""
    if ord(char) in _DROPPED:
        return ""
    if "\ufb50" <= char <= "\ufefc" or unicodedata.category(char) == "Nd":
        digit = unicodedata.digit(char, None)
        spelled = str(digit) if digit is not None else unicodedata.normalize("NFKC", char)
        return "".join(_LETTERS.get(c, c) for c in spelled if ord(c) not in _DROPPED)
    return _LETTERS.get(char, char)


class _Table(dict[int, str]):
    """A translation table that works a character out when it is first met."""

    def __init__(self, loose: bool) -> None:
        super().__init__()
        self.loose = loose

    def __missing__(self, point: int) -> str:
        light = _light_of(chr(point))
        value = "".join(_LOOSE.get(c, c) for c in light) if self.loose else light
        self[point] = value
        return value


_LIGHT = _Table(loose=False)
_NORMAL = _Table(loose=True)


def light(text: str) -> str:
    """Return the light form of ``text``: visible letters only, every alef alike (أَحْمَد → احمد)."""
    return text.translate(_LIGHT)


def normal(text: str) -> str:
    """Return the normal form: the light form with ى as ي, ة as ه, ؤ as و, ئ as ي (وِزارَةٌ → وزاره)."""
    return text.translate(_NORMAL)


def normal_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the normal form of ``text`` and, for each of its characters, its offset in ``text``.

    The list has one entry more than the normal form, the length of ``text``, so that a half-open span
    ``[i, j)`` of the normal form is ``text[offsets[i] : offsets[j - 1] + 1]`` of the original for ``j > i``.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        made = _NORMAL[ord(char)]
        pieces.append(made)
        offsets.extend([at] * len(made))
    offsets.append(len(text))
    return "".join(pieces), offsets
