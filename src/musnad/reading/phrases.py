"""Noun phrases: where one that starts (or ends) at a token may end (or start).

Arabic news gives its speakers long phrases: title, adjectives, name, apposition behind a comma, a nickname in
parentheses («وزير الخارجية الألماني، زيجمار جابرييل»).  Without vowels or a parser one cannot know the end, but the
places where it may be are few: before a complementizer, a relative, a verb, a preposition, a time, a mark.
"""

from __future__ import annotations

from musnad.reading.document import Document
from musnad.text.tokens import BREAK, MARK, WORD, Form

LONGEST = 30
"""Tokens that a source's noun phrase has at most."""
FREE = 9
"""Tokens within which a phrase may end before an unmarked object («أدانت المنظمة قصف المدينة»)."""

_HARD = frozenset(["complementizer", "relative", "break", ":", "؛", "؟", "!", ";", "negation", "connector"])
_WITHIN = frozenset(["،", ",", "(", ")", "-", "–", "/", ".", "[", "]", "_"])


def can_start(form: Form) -> bool:
    """Tell whether a noun phrase may start with a token of this form."""
    if form.kind == MARK or form.kind == BREAK:
        return False
    return form.tag not in _CANNOT_START and form.normal not in "وفل" and not form.tag.startswith("prep:")


_CANNOT_START = frozenset(
    ["complementizer", "relative", "negation", "connector", "conjunction", "time", "aux", "V", "VP", "verb", "adverb"]
)


def ends_of(doc: Document, start: int, stop: int, free: bool) -> list[int]:
    """Return the tokens before which a noun phrase starting at ``start`` may end, in order.

    ``stop`` is the end of the stretch to look in.  With ``free`` every token of the first few is a possible end.
    """
    forms = doc.forms
    ends: list[int] = []
    depth = 0
    stop = min(stop, start + LONGEST)
    i = start
    while i < stop:
        form = forms[i]
        if i > start:
            if form.kind == BREAK:
                ends.append(i)
                break
            if depth == 0 and (_marked(form) or (free and i - start <= FREE)):
                ends.append(i)
            if form.tag in _HARD or (form.tag == "V" and not form.article and i - start > 1):
                if not ends or ends[-1] != i:
                    ends.append(i)
                break
        if form.kind == MARK:
            if form.raw in "([":
                depth += 1
            elif form.raw in ")]":
                depth = max(0, depth - 1)
                if depth == 0 and i + 1 < stop:
                    ends.append(i + 1)
            elif doc.is_quote(i):
                q = doc.quotation_of[i]
                if q >= 0 and doc.quotations[q].first == i and doc.quotations[q].closed:
                    last = doc.quotations[q].last
                    if last - i > 9:
                        if ends and ends[-1] == i:
                            break
                        ends.append(i)
                        break
                    i = last
                    if i + 1 <= stop:
                        ends.append(i + 1)
            elif form.raw not in _WITHIN:
                break
        i += 1
    else:
        if not ends or ends[-1] != stop:
            ends.append(stop)
    return sorted({_trimmed(doc, start, end) for end in ends if _trimmed(doc, start, end) > start})


def _marked(form: Form) -> bool:
    """Tell whether a phrase may well end before a token of this form."""
    if form.kind == MARK:
        return True
    tag = form.tag
    return (
        tag in _ENDING
        or tag.startswith("prep:")
        or bool(form.preposition)
        or bool(form.conjunction)
        or form.kind != WORD
    )


_ENDING = _HARD | {"V", "VP", "vp", "verb", "time", "adverb", "conjunction", "aux", "pronoun", "demonstrative", "num", "quantifier", "N"}


def _trimmed(doc: Document, start: int, end: int) -> int:
    """Leave a comma, dash or opening mark at the end out of the phrase."""
    while end > start and doc.forms[end - 1].kind == MARK and doc.forms[end - 1].raw in "،,-–/(.:":
        end -= 1
    return end


def starts_of(doc: Document, end: int, stop: int) -> list[int]:
    """Return the tokens with which a noun phrase ending before ``end`` may start, nearest first, not before ``stop``."""
    forms = doc.forms
    starts: list[int] = []
    depth = 0
    for i in range(end - 1, max(stop, end - LONGEST) - 1, -1):
        form = forms[i]
        if form.kind == BREAK or form.tag in ("complementizer", ":", "؛", "؟", "!") or form.normal in "وف":
            break
        if form.kind == MARK:
            if form.raw in ")]":
                depth += 1
            elif form.raw in "([":
                depth -= 1
                if depth < 0:
                    break
            continue
        if depth or not can_start(form):
            continue
        before = forms[i - 1] if i > stop else None
        if before is None or _opens_clause(before) or form.conjunction or form.preposition:
            starts.append(i)
    return starts


def _opens_clause(before: Form) -> bool:
    if before.kind in (MARK, BREAK):
        return before.raw not in ")]"
    return before.tag in _OPENING or before.tag.startswith("prep:")


_OPENING = frozenset(["connector", "conjunction", "V", "VP", "aux", "relative", "time", "verb", "negation", "complementizer", "adverb"])
