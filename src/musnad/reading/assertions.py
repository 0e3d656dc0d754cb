"""The layer of assertions: what somebody puts forward by a form that gives it away.

A motive that he ascribes («لخطف الأضواء», to steal the limelight), a prediction («لن تنفع», will be of no use), what would have
been («لولا …», but for), a choice of two («إما … وإما …»), a question that asserts, a likening («كأنهم …», as if they).
Where a claim holds it, it is that source's; what is left is the writer's own.  In a report only the plainest are read.
"""

from __future__ import annotations

from musnad.lexicon import assertions as vocabulary
from musnad.model import Assertion, AssertionKind, Reading
from musnad.reading.assertion_ends import Ends
from musnad.reading.assertion_forms import Opening, openings, questions
from musnad.reading.assertion_series import series
from musnad.reading.assertion_style import is_opinion
from musnad.reading.document import Document
from musnad.reading.statement_ground import ground_of


def read_assertions(doc: Document, reading: Reading) -> list[Assertion]:
    """Return the assertions of a text, in the order in which they begin."""
    book = vocabulary.default()
    opinion = is_opinion(doc, reading, book)
    found = series(doc, book)
    ends = Ends(doc, reading, book)
    for opening in openings(doc, book, opinion):
        if not _counts(doc, opening, opinion):
            continue
        first = ends.start(opening)
        end = ends.of(opening)
        if end > opening.end or opening.kind == "dilemma":
            _add(found, _made(doc, opening.kind, first, max(end, opening.end), opening))
    for first, end in questions(doc, book) if opinion else ():
        _add(found, _made(doc, "rhetorical_question", first, end, None))
    return _finished(doc, reading, found)


def _counts(doc: Document, opening: Opening, opinion: bool) -> bool:
    """Tell whether a form is strong enough where it stands; in a report only the surest is."""
    if opening.strength == "sure":
        return True
    return opinion and opening.strength == "often"


def _made(doc: Document, kind: AssertionKind, first: int, end: int, opening: Opening | None) -> Assertion:
    marker = doc.stem_span(opening.first, opening.end) if opening is not None else None
    form = doc.forms[first]
    span = doc.stem_span(first, end) if form.conjunction and not form.preposition else doc.span(first, end)
    return Assertion(
        kind=kind, span=span, marker=marker, confidence=0.9 if opening and opening.strength == "sure" else 0.6
    )


def _add(found: list[Assertion], assertion: Assertion) -> None:
    """Add an assertion unless one of its kind covers it already."""
    start, end = assertion.span
    if any(a.kind == assertion.kind and a.span[0] < end and start < a.span[1] for a in found):
        return
    found.append(assertion)


def _finished(doc: Document, reading: Reading, found: list[Assertion]) -> list[Assertion]:
    """Order the assertions, number them and give each the claim that it stands in."""
    if not found:
        return []
    ground = ground_of(doc, reading)
    found.sort(key=lambda a: (a.span, a.kind))
    for number, assertion in enumerate(found, 1):
        assertion.id = f"s{number}"
        assertion.claim = ground.claim_at(assertion.span)
    return found
