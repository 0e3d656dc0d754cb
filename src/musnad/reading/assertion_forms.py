"""The forms by which an assertion opens: words of the lexicon, futures, «ل» with a verb or verbal noun, questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.lexicon.assertions import AssertionBook, Row
from musnad.lexicon.statements import Book
from musnad.model import AssertionKind
from musnad.reading.document import Document
from musnad.text.tokens import MARK, WORD, Form


@dataclass(frozen=True, slots=True)
class Opening:
    """A form that opens an assertion at token ``first``; its marking words end before ``end``."""

    kind: AssertionKind
    first: int
    end: int
    strength: str


def openings(doc: Document, book: AssertionBook, weak: bool = True) -> Iterator[Opening]:
    """Yield the forms that may open an assertion, in the order of the text.

    Without ``weak`` only words of the lexicon count, no futures and no «ل» with a verb or verbal noun.
    """
    forms, total = doc.forms, len(doc.forms)
    for i, form in enumerate(forms):
        if form.kind != WORD:
            continue
        if not weak and not book.of(form):
            continue
        stop = doc.sentences[doc.sentence_of[i]][1] if doc.sentence_of[i] >= 0 else total
        marked = next(book.at(forms, i, stop), None) if book.of(form) else None
        if marked is not None:
            entry, end = marked
            if _stands(forms, i, entry.part, entry.row.assertion):
                yield Opening(entry.row.assertion, i, end, entry.row.strength)  # type: ignore[arg-type]
                continue
        if not weak:
            continue
        if form.future and _foretells(form) and (not i or forms[i - 1].tag != "relative"):
            yield Opening("prediction", i, i + 1, "often")
        elif (
            form.normal.removeprefix(form.conjunction) == "قد"
            and i + 1 < stop
            and forms[i + 1].normal[0] in "يت"
        ):
            if forms[i + 1].tag != "V" and not forms[i + 1].base.startswith(("يكون", "تكون")):
                yield Opening("prediction", i, i + 2, "often")
        elif form.normal == "حتي" and i + 1 < stop and _may_be_present(forms[i + 1]):
            yield Opening("motive", i, i + 1, "often")
        elif form.preposition == "ل" and not form.pronoun:
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
    if kind == "dilemma" and forms[i].normal.removeprefix(forms[i].conjunction) == "اما":
        return _either(forms, i)
    if kind == "motive" and forms[i].normal.endswith("كي") and i + 1 < len(forms):
        return forms[i + 1].normal[:1] in ("ي", "ت", "لا")  # «لكي أكون واضحا»: the writer of himself
    return not (
        kind == "prediction"
        and i + 1 < len(forms)
        and forms[i + 1].normal[:1] in ("ا", "ن")
        and forms[i].normal in ("لن", "سوف")
    )


def _either(forms: list[Form], i: int) -> bool:
    """Tell whether a word is إما (either), not أما (as for): by its hamza, else by «أن» behind it or a second one."""
    if "أ" in forms[i].raw:
        return False
    after = [form.normal for form in forms[i + 1 : i + 16]]
    return "إ" in forms[i].raw or after[:1] == ["ان"] or "اما" in after or "واما" in after


def _may_be_present(form: Form) -> bool:
    """Tell whether a word may be a verb in the present: its shape, and that nothing else is known of it."""
    return form.normal == "لا" or (
        form.base[:1] in ("ي", "ت") and form.tag in ("verb", "V") and not form.article
    )


def _foretells(form: Form) -> bool:
    """Tell whether a future is not the writer's own announcement («سأعود», I shall return)."""
    return form.base[:1] in ("ي", "ت")


_EVENTS = frozenset(["event", "noun", "x", "the_event", "N", "demand", "vp", "verb", "V"])


def purpose(doc: Document, i: int) -> str:
    """Return the strength of «ل» at token ``i`` as a purpose: with a verb (ليخرب) or a verbal noun (لخطف الأضواء)."""
    form = doc.forms[i]
    base, after = form.base, doc.forms[i + 1] if i + 1 < len(doc.forms) else None
    if after is None or i == 0 or (doc.forms[i - 1].kind == MARK and doc.forms[i - 1].raw == ":"):
        return ""
    if any(f.base in ("كان", "كانت", "يكن", "تكن") for f in doc.forms[max(0, i - 3) : i]):
        return ""  # «ما كان ليحدث»: it would not have happened
    if form.article:  # «للقضاء على», «للضغط على»
        governs = after.tag.startswith("prep:") or after.preposition == "ب"
        return "often" if governs and (_masdar(base) or base in _WITH_ARTICLE) else ""
    if (
        base[:1] in ("ي", "ت")
        and len(base) > 3
        and form.tag.split("+")[-1] in ("verb", "V")
        and not _masdar(base)
    ):
        return "often"
    if _masdar(base) or base in _SHORT:
        if base == "مزيد":
            return "often"
        follows = (
            after.kind == WORD
            and (after.article or not after.preposition)
            and not after.tag.startswith("prep:")
        )
        return (
            "often"
            if follows and after.tag not in ("complementizer", "relative", "conjunction", "time")
            else ""
        )
    return ""


_SHORT = frozenset(
    [
        "خطف",
        "منع",
        "كسب",
        "ضرب",
        "نشر",
        "بث",
        "زرع",
        "فرض",
        "كسر",
        "رفع",
        "دفع",
        "جعل",
        "خلق",
        "سحق",
        "قتل",
        "نهب",
        "هدم",
        "حرف",
        "صرف",
        "لفت",
        "جر",
        "جذب",
        "شق",
        "نزع",
        "قطع",
        "شغل",
        "نيل",
        "حشد",
        "مزيد",
        "حمايه",
        "زياده",
        "عرقله",
        "زعزعه",
        "خدمه",
        "محو",
        "قمع",
        "ردع",
        "حصد",
        "سد",
        "كشف",
        "فضح",
        "دعم",
        "فتح",
        "غزو",
        "طرد",
        "حل",
        "وقف",
        "حرمان",
        "ضمان",
        "فصل",
        "جمع",
        "ملء",
        "بناء",
        "قلب",
        "تجنب",
        "تفادي",
        "صد",
        "لجم",
        "كبح",
    ]
)
_WITH_ARTICLE = frozenset(
    [
        "قضاء",
        "حصول",
        "سيطره",
        "ضغط",
        "تخلص",
        "تغطيه",
        "هروب",
        "حفاظ",
        "رد",
        "تاثير",
        "هيمنه",
        "وصول",
        "تشويش",
        "دفاع",
    ]
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
    return (len(base) == 6 and base[0] == "م" and base[2] == "ا" and base[-1] == "ه") or (
        len(base) == 5 and base[0] == "ت" and base[-1] == "ه" and base[3] == "ي"
    )


def questions(doc: Document, book: AssertionBook) -> Iterator[tuple[int, int]]:
    """Yield the questions of a text: from the word that asks to the token behind the last before the mark."""
    forms = doc.forms
    asks = book.classes["question"]
    begin = 0
    for i, form in enumerate(forms):
        if form.kind == WORD or (form.kind == MARK and form.raw[0] not in '.؟?!"«»“”؛:()'):
            continue
        mark = form.raw[0]
        if i > begin and not _seeks(forms, begin):
            at = _asking(forms, asks, begin, i, mark)
            if at is not None:
                yield at, i
        if mark in '"«»“”()' and i + 1 < len(forms) and mark not in "(":
            continue
        begin = i + 1


_YES_OR_NO = frozenset(["هل", "اليس", "اليست", "الم", "افلا", "اولم"])


def _seeks(forms: list[Form], begin: int) -> bool:
    """Tell whether a question is one that the text reports as asked: «السؤال هو: …»."""
    if begin < 1 or forms[begin - 1].raw != ":":
        return False
    return any(forms[k].base.startswith(("سوال", "سال", "تساءل")) for k in range(max(0, begin - 8), begin))


def _asking(forms: list[Form], asks: Book[Row], begin: int, end: int, mark: str) -> int | None:
    """Return the first word of a question in the tokens ``[begin, end)`` before ``mark``, none where there is none.

    Without a question mark it must begin with the word that asks (هل، أليس).
    """
    if mark not in "؟?!":
        while begin < end and forms[begin].kind != WORD:
            begin += 1
        first = forms[begin].normal.removeprefix(forms[begin].conjunction) if begin < end else ""
        return (
            begin
            if first in _YES_OR_NO and end - begin > 3 and mark in ".\n" and "أ" not in forms[begin].raw[1:]
            else None
        )
    for k in range(begin, end):
        form = forms[k]
        if form.kind == WORD and asks.of(form):
            strong = form.normal.removeprefix(form.conjunction) not in ("ما", "من", "او", "كم", "لما", "اي")
            if strong or k - begin < 2:
                return k
    return None if mark == "!" else begin
