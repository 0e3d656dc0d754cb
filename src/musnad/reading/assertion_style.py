"""Whether an article gives an opinion: that its writer argues, asks and exclaims, and hardly hands on what others say.

A commentary («وهل بعد هذا كلام؟», "what more is there to say?") has few claims, long stretches of the writer's own words, the
words of argument, questions without quotation marks, the first person.  A report has a claim in nearly every sentence.
"""

from __future__ import annotations

from musnad.lexicon.assertions import AssertionBook
from musnad.model import Reading
from musnad.reading.document import Document
from musnad.text.tokens import WORD

SHORTEST = 120
"""Words below which a text is hardly a commentary."""

CROWDED = 0.03
"""Claims a word from which on a text is a report."""

USUAL = 0.015
"""Claims a word beyond which each more speaks against a commentary."""

QUOTED = 0.4
"""Share of a text that stands in claims from which on it is a report."""

NEEDED = 4.4
"""Points that a text needs: for the forms of argument in every three hundred words, for length, for few claims."""

LONG = 250
"""Words from which on a text is more likely a commentary than the report of one event."""

SPARING = 0.15
"""Share of a text that stands in claims below which it more likely speaks for itself."""

_FIRST = frozenset(
    ["نحن", "انا", "اننا", "انني", "اني", "لنا", "لي", "عندي", "برايي", "اظن", "اعتقد", "اقول", "نقول", "نري"]
)


def own_words(doc: Document, reading: Reading) -> list[bool]:
    """Return for each token whether it is the writer's own: outside all claims and quotations."""
    own = [quotation < 0 for quotation in doc.quotation_of]
    starts = doc.tokens.starts
    for claim in reading.claims:
        for start, end in claim.content:
            k = _first_at(starts, start)
            while k < len(starts) and starts[k] < end:
                own[k] = False
                k += 1
    return own


def _first_at(starts: list[int], at: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < at:
            low = middle + 1
        else:
            high = middle
    return low


def is_opinion(doc: Document, reading: Reading, book: AssertionBook) -> bool:
    """Tell whether an article is a commentary, by what it holds of claims and of the forms of argument."""
    words = sum(1 for form in doc.forms if form.kind == WORD)
    if words < SHORTEST or len(reading.claims) > CROWDED * words:
        return False
    own = own_words(doc, reading)
    told = own.count(False) / len(own)
    if told > QUOTED:
        return False
    crowd = 200 * max(0.0, len(reading.claims) / words - USUAL)
    return _points(doc, own, book) * 300 / words + (words >= LONG) + (told < SPARING) - crowd >= NEEDED


def _points(doc: Document, own: list[bool], book: AssertionBook) -> float:
    """Return how many words of argument, questions, exclamations and first persons the writer's own words hold."""
    points = 0.0
    opinion = book.classes["opinion"]
    for i, form in enumerate(doc.forms):
        if not own[i]:
            continue
        if form.kind != WORD:
            points += 2 * (form.raw[0] in "؟?") + (form.raw[0] == "!")
            continue
        if (
            any(True for _ in opinion.at(doc.forms, i, len(doc.forms)))
            or form.normal in _FIRST
            or form.pronoun in ("نا", "ني")
        ):
            points += 1
        points += 0.5 * form.future + 0.5 * (form.normal == "لن")
    return points
