"""Names of places that no file knows, told by the noun before them («بلدة كذا», the town of so-and-so)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from musnad.lexicon.gazetteer import PlaceWord
from musnad.lexicon.senses import BIT
from musnad.reading.document import Document
from musnad.reading.place_names import CLOSED, Hint, known
from musnad.text.normal import light, normal
from musnad.text.tokens import WORD, Form

LONGEST = 3
"""Words of an unknown name at most."""

_SIDES = frozenset(["شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي"])
_NAMES = BIT["male"] | BIT["female"] | BIT["family"]
_LATIN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ء": "", "ؤ": "u", "ئ": "i",
}  # fmt: skip


@dataclass(slots=True)
class Shape:
    """An unknown name: its tokens ``[first, last)``, its characters, its words, and the kind and noun (in English) before it."""

    first: int
    last: int
    start: int
    end: int
    words: str
    kind: str
    noun: str = ""


def latin(words: str) -> str:
    """Return an Arabic name in Latin letters, roughly (الصكرة: al-Skra); vowels that are not written are missing."""
    made = []
    for word in light(words).split():
        article = word.startswith("ال") and len(word) > 3
        spelled = "".join(_LATIN.get(c, "") for c in (word[2:] if article else word))
        made.append(("al-" if article else "") + spelled[:1].upper() + spelled[1:])
    return " ".join(made)


def english(word: PlaceWord) -> str:
    """Return the English noun of a noun that belongs to names, without what its gloss adds (كوبري: bridge)."""
    return word.gloss.split(" (")[0].split(",")[0]


def shapes(
    doc: Document, hints: Sequence[Hint | None], marked: Sequence[int], covered: Container[int]
) -> Iterator[Shape]:
    """Yield the unknown names of a document; ``marked`` tokens have a hint, those in ``covered`` are known names."""
    for i in marked:
        hint = hints[i]
        if hint is not None and hint.bracket:
            shape = _explained(doc, hints, covered, i)
            if shape is not None:
                yield shape
        if hint is None or i in covered or not hint.bare or i + 1 >= len(hints):
            continue
        word = hint.before or hint.within
        if word is None or word.loose == "only" or word.kind == "country" or i + 1 in covered:
            continue
        if i > 0 and (told := hints[i - 1]) is not None and told.name:
            continue
        if doc.forms[i].base in _plurals(word) and (word.loose == "yes" or known(doc.forms[i + 1])):
            continue
        first = i + 1
        quoted = doc.is_quote(first)
        if quoted:
            first += 1
        end = _name_end(
            doc, hints, first, word.loose == "yes" and not quoted, hint.before is not None, covered
        )
        if quoted and not doc.is_quote(end):
            continue
        if end == first or (_dual(doc.forms[i]) and not (end < len(hints) and doc.forms[end].conjunction)):
            continue
        if word.loose == "yes" and end == first + 1 and _feminine(doc.forms[first]):
            continue
        kind = word.kind if word.kind != "region" else "district"
        words = doc.text[doc.tokens.starts[first] : doc.tokens.ends[end - 1]]
        start = doc.tokens.starts[first]
        if hint.before is not None:
            quoted = False
        else:
            start = doc.tokens.starts[i] + hint.offset
            while end < len(hints) and (behind := hints[end]) is not None and behind.behind:
                if not doc.forms[end].article:
                    break
                end += 1
        last = end if quoted and doc.is_quote(end) else end - 1
        noun = english(word) if hint.before is None else ""
        yield Shape(first, end, start, doc.tokens.ends[last], words, kind, noun)


def _explained(doc: Document, hints: Sequence[Hint | None], covered: Container[int], i: int) -> Shape | None:
    """Return the unknown name before a bracket that tells where it lies («في سوروتش (جنوب تركيا)»)."""
    at = i - 1
    if at < 0 or at in covered or hints[at] is not None or i + 2 >= len(hints):
        return None
    form, side, end = doc.forms[at], hints[i + 1], hints[i + 2]
    if (
        form.kind != WORD
        or form.pronoun
        or form.conjunction
        or known(form)
        or doc.forms[i + 1].normal not in _SIDES
    ):
        return None
    before = hints[at - 1] if at else None
    if side is None or not (
        form.preposition == "ب" or (before is not None and (before.towards or before.before))
    ):
        return None
    if not (doc.is_mark(i + 2, ")") or (end is not None and (end.keys or end.towards))):
        return None
    start, last = doc.stem_span(at, at + 1)
    return Shape(at, i + 2, start, last, doc.text[start:last], "town")


def _dual(form: Form) -> bool:
    """Tell whether a noun before a name is a dual, or has the pronoun of the same letters (مدينتي)."""
    return form.normal.endswith(("تي", "تا"))


def _feminine(form: Form) -> bool:
    """Tell whether an unknown word behind a noun looks like its adjective (قاعدة لوجستية, ساحة مفتوحة)."""
    if form.article or not form.light.endswith("ة"):
        return False
    word = form.light
    return word.endswith("ية") or form.base.startswith("م") or (len(word) == 5 and word[1] == "ا")


def _plurals(word: PlaceWord) -> frozenset[str]:
    """Return the plurals of a noun: behind them stands an adjective more often than a name (مناطق شاسعة)."""
    return frozenset(normal(plural) for plural in word.words[1:])


def _name_end(
    doc: Document, hints: Sequence[Hint | None], first: int, loose: bool, short: bool, covered: Container[int]
) -> int:
    """Return the token behind the unknown name that begins at ``first``, or ``first`` where none does.

    ``loose``: the noun before it also stands before other words; ``short``: only set first words go on.
    """
    at = first
    while at < len(doc.forms) and at - first < LONGEST and at not in covered:
        form, hint = doc.forms[at], hints[at]
        if (
            form.kind != WORD
            or form.pronoun
            or form.conjunction
            or len(form.normal) < 2
            or form.marks & CLOSED
            or (form.preposition and (known(form) or form.preposition == "ل" or form.article))
        ):
            break
        if form.raw.endswith(("ً", "ًا")):
            break
        if at > first and not _goes_on(doc.forms[at - 1], hints[at - 1], form, short):
            break
        if hint is not None and hint.part:
            at += 1
            continue
        if hint is not None and (
            hint.people or hint.before or hint.name or hint.title or (hint.towards and not form.article)
        ):
            break
        if (
            at == first
            and loose
            and (known(form) or (form.marks & _NAMES and not form.article) or _plain(doc, at))
        ):
            break
        if at == first and known(form) and (form.senses or not (form.article or form.marks & _NAMES)):
            break
        at += 1
    last = hints[at - 1] if at > first else None
    return first if last is not None and last.part and at - first == 1 else at


def _goes_on(before: Form, hint: Hint | None, form: Form, short: bool) -> bool:
    """Tell whether a name goes on from the word ``before`` to ``form`` (أبو كمال; سان خوسيه)."""
    if hint is not None and hint.part:
        return not before.article or before.base == "شيخ"
    return not short and not before.article and not form.article and not known(form) and not known(before)


def _plain(doc: Document, at: int) -> bool:
    """Tell whether an unknown word is a common noun: an adjective without article stands behind it (أحراج جبلية)."""
    behind = doc.forms[at + 1] if at + 1 < len(doc.forms) else None
    if behind is None or doc.forms[at].article or behind.article or behind.preposition or behind.conjunction:
        return False
    return behind.kind == WORD and behind.light.endswith("ية")
