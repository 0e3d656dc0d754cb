"""The forms by which an assertion opens: words of the lexicon, futures, «ل» with a verb or verbal noun, questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.lexicon.assertions import AssertionBook, Row
from musnad.lexicon.statements import Book
from musnad.reading.document import Document
from musnad.reading.statement_model import AssertionKind
from musnad.text.tokens import MARK, WORD, Form


@dataclass(frozen=True, slots=True)
class Opening:
    """A form that opens an assertion at token ``first``; its marking words end before ``end``."""

    kind: AssertionKind
    first: int
    end: int
    strength: str


def openings(doc: Document, book: AssertionBook) -> Iterator[Opening]:
    """Yield the forms that may open an assertion, in the order of the text."""
    forms, total = doc.forms, len(doc.forms)
    for i, form in enumerate(forms):
        if form.kind != WORD:
            continue
        stop = doc.sentences[doc.sentence_of[i]][1] if doc.sentence_of[i] >= 0 else total
        marked = next(book.at(forms, i, stop), None) if book.of(form) else None
        if marked is not None:
            entry, end = marked
            if _stands(forms, i, entry.part, entry.row.assertion):
                yield Opening(entry.row.assertion, i, end, entry.row.strength)  # type: ignore[arg-type]
                continue
        if form.future and _foretells(form):
            yield Opening("prediction", i, i + 1, "often")
        elif form.normal.removeprefix(form.conjunction) == "قد" and i + 1 < stop and forms[i + 1].normal[0] in "يت":
            if not (forms[i + 1].pronoun == "" and forms[i + 1].tag == "V"):
                yield Opening("prediction", i, i + 2, "often")
        elif form.preposition == "ل" and not form.article and not form.pronoun:
            strength = purpose(doc, i)
            if strength:
                yield Opening("motive", i, i + 1, strength)


def _stands(forms: list[Form], i: int, part: str, kind: str) -> bool:
    """Tell whether a word of the lexicon can mark where it stands: no verb behind a negation, no لو كان without its clause."""
    before = forms[i - 1] if i else None
    if kind == "comparison" and forms[i].base in ("كان", "كانت") and "أ" not in forms[i].raw:
        return False  # «كان», he was, spells like «كأن», as if, without its hamza
    if part == "verb" and before is not None and before.tag == "negation":
        return False
    return not (kind == "prediction" and i + 1 < len(forms) and forms[i + 1].normal[:1] in ("ا", "ن") and forms[i].normal in ("لن", "سوف"))


def _foretells(form: Form) -> bool:
    """Tell whether a future is not the writer's own announcement («سأعود», I shall return)."""
    return form.base[:1] in ("ي", "ت")


_EVENTS = frozenset(["event", "noun", "x", "the_event", "N", "demand", "vp", "verb", "V"])


def purpose(doc: Document, i: int) -> str:
    """Return the strength of «ل» at token ``i`` as a purpose: with a verb (ليخرب) or a verbal noun (لخطف الأضواء)."""
    form = doc.forms[i]
    base, after = form.base, doc.forms[i + 1] if i + 1 < len(doc.forms) else None
    if after is None or i == 0 or doc.forms[i - 1].kind == MARK and doc.forms[i - 1].raw == ":":
        return ""
    if base[:1] in ("ي", "ت") and len(base) > 3 and form.tag.split("+")[-1] in ("verb", "V") and not _masdar(base):
        return "often"
    if _masdar(base) or base in _SHORT:
        follows = after.kind == WORD and (after.article or not after.preposition) and not after.tag.startswith("prep:")
        return "often" if follows and after.tag not in ("complementizer", "relative", "conjunction", "time") else ""
    return ""


_SHORT = frozenset(
    "خطف منع كسب ضرب نشر بث زرع فرض كسر رفع دفع جعل خلق سحق قتل نهب هدم حرف صرف لفت جر جذب شق نزع قطع شغل نيل حشد مزيد".split()
)
_AUXILIARY = frozenset(["اسباب", "اعمال", "اطراف", "ادوات"])


def _masdar(base: str) -> bool:
    """Tell whether a word has the shape of a verbal noun of a derived form: تخريب، إنقاذ، انتزاع، استعادة، محاولة."""
    if base in _AUXILIARY:
        return False
    if len(base) == 5 and base[0] == "ت" and base[3] in "يو":
        return True
    if base[0] == "ا" and len(base) > 4 and (base[-2] == "ا" or (base[-1] == "ه" and base[-3] == "ا")):
        return not base.endswith(("ات", "ان"))
    return len(base) == 6 and base[0] == "م" and base[2] == "ا" and base[-1] == "ه" or (len(base) == 5 and base[0] == "ت" and base[-1] == "ه" and base[3] == "ي")


def questions(doc: Document, book: AssertionBook) -> Iterator[tuple[int, int]]:
    """Yield the questions of a text: from the word that asks to the token behind the last before the mark."""
    forms = doc.forms
    asks = book.classes["question"]
    begin = 0
    for i, form in enumerate(forms):
        if form.kind == WORD or (form.kind == MARK and form.raw[0] not in ".؟?!\"«»“”؛:()"):
            continue
        mark = form.raw[0]
        if mark in "؟?!" and i > begin:
            at = _asking(forms, asks, begin, i, mark == "!")
            if at is not None:
                yield at, i
        if mark in "\"«»“”()" and i + 1 < len(forms) and mark not in "(":
            continue
        begin = i + 1


def _asking(forms: list[Form], asks: Book[Row], begin: int, end: int, exclaimed: bool) -> int | None:
    """Return the first word of a question in the tokens ``[begin, end)``, none where a mere exclamation has none."""
    for k in range(begin, end):
        form = forms[k]
        if form.kind == WORD and asks.of(form):
            strong = form.normal.removeprefix(form.conjunction) not in ("ما", "من", "او", "كم", "لما", "اي")
            if strong or k - begin < 2:
                return k
    if exclaimed:
        return None
    return begin
