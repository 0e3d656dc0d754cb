"""Tokens: the words, numbers and marks of a text, each with its place in the original.

A token's *form* is everything that depends on its spelling alone; it is worked out once for each spelling
and shared by all tokens that are spelled so, which is what makes reading fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from musnad.text.normal import INVISIBLE, MARKS, light, normal

WORD, NUMBER, MARK, BREAK = 0, 1, 2, 3
"""Kinds of token: letters; digits; a punctuation mark or symbol; the end of a paragraph."""

_UNSEEN = INVISIBLE.replace("\u0640", "")  # tatweel is a letter here, so that «لـ» is one word
TOKEN = re.compile(
    rf"(?P<word>[^\W\d_](?:[{_UNSEEN}]*+(?:[^\W\d_]|[{MARKS}]))*+)"
    r"|(?P<number>\d+(?:[.,٫٬:/\-]\d+)*+)"
    r"|(?P<break>[\n\r\u2028\u2029][\s]*+)"
    rf"|(?P<mark>''|``|<<|>>|\.\.+|[^\w\s{_UNSEEN}{MARKS}]|_)"
)
"""One token; what it does not match (spaces, stray marks) stands between tokens."""

_KINDS = {"word": WORD, "number": NUMBER, "break": BREAK, "mark": MARK}


@dataclass(slots=True, eq=False)
class Form:
    """What a spelling is, wherever it stands.

    ``raw`` is the spelling in the original, ``light`` and ``normal`` its forms.  The clitics are filled in
    by the analyser: ``stem`` is the half-open range of ``raw`` without them, ``cuts`` the inner boundaries
    in ``raw``. ``marks`` (bits of word classes), ``senses`` and ``tag`` (one coarse class) are the
    lexicon's.
    """

    raw: str
    kind: int
    light: str = ""
    normal: str = ""
    conjunction: str = ""
    preposition: str = ""
    future: bool = False
    article: bool = False
    pronoun: str = ""
    stem: tuple[int, int] = (0, 0)
    base: str = ""
    cuts: tuple[int, ...] = ()
    marks: int = 0
    senses: tuple[Any, ...] = ()
    tag: str = ""


def plain_form(raw: str, kind: int) -> Form:
    """Return the form of ``raw`` without clitics or meaning: what a text needs where there is no lexicon."""
    if kind != WORD:
        return Form(
            raw=raw, kind=kind, light=raw, normal=normal(raw) if kind == NUMBER else raw, stem=(0, len(raw))
        )
    spelled = normal(raw)
    if not spelled:  # nothing but tatweel: a dash
        return Form(raw=raw, kind=MARK, light="-", normal="-", stem=(0, len(raw)))
    return Form(raw=raw, kind=kind, light=light(raw), normal=spelled, stem=(0, len(raw)), base=spelled)


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: ``text[starts[i]:ends[i]]`` is token ``i``, ``forms[i]`` its form."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int, Form]]:
        return iter(zip(self.starts, self.ends, self.forms, strict=True))


def tokenize(text: str, form_of: Callable[[str, int], Form] = plain_form) -> Tokens:
    """Split ``text`` into tokens, in order, without overlap.

    ``form_of`` gives the form of a spelling and its kind; the lexicon's analyser knows clitics and meanings.
    Every letter and digit of ``text`` stands in exactly one token.
    """
    known: dict[str, Form] = {}
    tokens = Tokens(text)
    starts, ends, forms = tokens.starts, tokens.ends, tokens.forms
    for match in TOKEN.finditer(text):
        raw = match.group()
        form = known.get(raw)
        if form is None:
            form = known[raw] = form_of(raw, _KINDS[match.lastgroup or "mark"])
        start = match.start()
        starts.append(start)
        ends.append(start + len(raw))
        forms.append(form)
    return tokens
