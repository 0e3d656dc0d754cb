"""Whether a word of control speaks of what is: what is tried, planned, feared or denied is no statement.

«تمكن الجيش من استعادة المدينة» (the army managed to retake the town) is one, «يسعى الجيش إلى استعادتها» (seeks to) is none.
"""

from __future__ import annotations

from musnad.reading.control_slots import Hit
from musnad.reading.statement_phrases import Phrases
from musnad.text.tokens import BREAK, MARK

NEAR = 8
"""Words before a word of control among which the one that governs it is looked for."""

_STILL = frozenset(["تزال", "يزال", "زال", "زالت", "زالوا", "يزالون", "تزل", "يزل"])
_WAS = frozenset(["كان", "كانت", "كانوا", "كانا", "ظل", "ظلت"])


def is_unreal(phrases: Phrases, hit: Hit) -> bool:
    """Tell whether what the word says has not happened where it stands."""
    forms = phrases.ground.forms
    form = forms[hit.i]
    if hit.state:
        return hit.entry.row.past != hit.entry.row.present and _freed_in_vain(phrases, hit)
    if form.future or (form.preposition == "ل" and not form.article):
        return True
    if hit.entry.part == "noun" and hit.i > hit.first and forms[hit.i - 1].normal in ("ان", "بان"):
        return True
    if (
        form.preposition == "ب"
        and hit.entry.row.past == "takes"
        and not _real_before(phrases, hit.i, hit.first)
    ):
        return True
    return governed(phrases, hit.i, hit.first)


def _real_before(phrases: Phrases, i: int, first: int) -> bool:
    """Tell whether a verb near before token ``i`` says that what it governs has happened («اعترف بفقدان», «قام بتحرير»)."""
    forms = phrases.ground.forms
    return any(
        forms[k].tag == "V" or phrases.book.classes["real"].of(forms[k]) for k in range(max(first, i - 4), i)
    )


def governed(phrases: Phrases, i: int, first: int) -> bool:
    """Tell whether the nearest word before token ``i`` that says so makes what it governs unreal."""
    forms = phrases.ground.forms
    classes = phrases.book.classes
    joined = forms[i].conjunction == "و"
    for k in range(i - 1, max(first, i - (NEAR + 3 if joined else NEAR)) - 1, -1):
        form = forms[k]
        if form.kind == BREAK or (form.kind == MARK and not phrases.ground.doc.is_quote(k) and not joined):
            return False
        if form.normal in _STILL:
            return False
        if any(e.part == "verb" for e in classes["real"].of(form)):
            return form.future or (form.preposition == "ل")
        if classes["unreal"].of(form) or form.tag == "negation":
            return not (k + 1 < i and forms[k + 1].normal in _STILL)
        if form.tag in ("relative", "complementizer") and form.normal not in ("ان", "بان"):
            return False
    return False


def _freed_in_vain(phrases: Phrases, hit: Hit) -> bool:
    """Tell whether the freeing before «من سيطرة المتمردين» (from the rebels' control) is unreal."""
    forms = phrases.ground.forms
    for k in range(hit.i - 1, max(hit.first, hit.i - 14) - 1, -1):
        entries = phrases.book.of(forms[k])
        if any(e.row.past == "takes" and not e.rest for e in entries):
            form = forms[k]
            generic = k > hit.first and forms[k - 1].normal in ("ان", "بان")
            return generic or form.future or form.preposition == "ل" or governed(phrases, k, hit.first)
        if forms[k].base in ("محرر", "محرره", "تخلص", "تحررت", "خرجت", "خرج"):
            return False
    return True


def was(phrases: Phrases, hit: Hit) -> bool:
    """Tell whether كان stands before a word: «التي كانت تسيطر عليها» (which it used to control)."""
    forms = phrases.ground.forms
    for k in range(hit.i - 1, max(hit.first, hit.i - 4) - 1, -1):
        if forms[k].kind != 0:
            return False
        if forms[k].base in _WAS:
            return True
    return False


def told(phrases: Phrases, hit: Hit) -> bool:
    """Tell whether a present tells what happened: «قبل أن تتقدم وتسيطر على» (before it advanced and took)."""
    forms = phrases.ground.forms
    for k in range(hit.i - 1, max(hit.first, hit.i - 9), -1):
        if forms[k].normal == "ان":
            return forms[k - 1].normal in ("قبل", "بعد")
    return False


def falls(phrases: Phrases, hit: Hit) -> bool:
    """Tell whether a state is one into which the place falls: «سقطت المدينة بيد التنظيم» (the town fell to)."""
    if not hit.state:
        return False
    forms = phrases.ground.forms
    for k in range(hit.i - 1, max(hit.first, hit.i - 9) - 1, -1):
        if forms[k].tag in ("relative", "complementizer"):
            return False
        if phrases.book.classes["falls"].of(forms[k]):
            present = any(
                e.inflection and e.inflection.tense != "past"
                for e in phrases.book.classes["falls"].of(forms[k])
            )
            return not present
    return False
