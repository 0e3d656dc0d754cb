"""Relays: who handed the words on, besides the speaker («نقلت A عن B», «قال B لـA»).

Two more links can hang on one cue: the *origin* behind عن or نقلا عن, from whom the cue's source has it (via), and the
*medium* to which the source spoke (told: «لوكالة رويترز», «في تصريح لقناة …») or which is said to report it
(«بحسب رويترز» inside the sentence).
"""

from __future__ import annotations

from musnad.reading.classes import MEDIA, coarse, head_class
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase, can_start
from musnad.reading.sources import Start, bucket
from musnad.text.tokens import MARK

WINDOW = 32
"""Tokens behind a cue within which a further link may start."""
BEFORE = 14
"""Tokens before a cue within which one may («وفي تصريح لرويترز، قال الوزير»)."""


def starts(doc: Document, cue: Cue, source: Phrase | None, stretch: tuple[int, int]) -> list[Start]:
    """Return where a further link may start: behind عن («via»), or a medium behind a preposition («told»)."""
    forms = doc.forms
    found: list[Start] = []
    begin = max(stretch[0], cue.first - BEFORE)
    stop = min(stretch[1], cue.end + WINDOW)
    taken = range(source.first, source.end) if source is not None else range(0)
    for i in range(begin, stop):
        if i in taken:
            continue
        form = forms[i]
        start, place = i, ""
        if form.normal == "عن" and i >= cue.first:
            start, place = i + 1, "via"
        elif form.preposition and form.marks & MEDIA:
            place = "told"
        elif form.pronoun and form.tag == "V" and any(s.type == "relay" for s in form.senses):
            start = _published_by(doc, i, stop)  # «في مقابلة نشرتها صحيفة …», "that a newspaper published"
            place = "told" if start else ""
        elif form.normal == "ل" or form.tag.startswith("prep:") or form.base in ("بحسب", "حسب", "وفق"):
            start = i + 1
            inner = start + 1 if start < stop and doc.is_quote(start) else start
            if inner < stop and (forms[inner].marks & MEDIA or (form.normal == "ل" and inner > start)):
                place = "told"
        if place == "told" and doc.names_outlet(start, min(stop, start + 6)):
            continue
        if place and start < stop and start not in taken and (can_start(forms[start]) or doc.is_quote(start)):
            found.append(
                Start(
                    start, source.first if source is not None and start < source.first < stop else stop, place
                )
            )
    return found


def _published_by(doc: Document, i: int, stop: int) -> int:
    """Return where the medium stands behind a verb of publishing at ``i``, or 0."""
    for k in range(i + 1, min(stop, i + 4)):
        form = doc.forms[k]
        if form.marks & MEDIA and not form.preposition:
            return k - 1 if doc.is_quote(k - 1) or doc.forms[k - 1].tag == "quantifier" else k
    return 0


def features(
    doc: Document, cue: Cue, start: Start, source: Phrase | None, content: tuple[int, int]
) -> list[str]:
    """Return what speaks for a phrase that starts there as a further link; ``content`` is the range of what is said."""
    forms = doc.forms
    place, at = start.place, start.first
    inside = "in" if content[0] <= at < content[1] else "first" if at == content[0] else "out"
    before = forms[at - 1] if at else forms[0]
    two = forms[at - 2] if at > 1 else before
    quoting = any(forms[k].normal in ("نقلا", "نقل") for k in range(max(0, at - 3), at))
    inner = at + 1 if doc.is_quote(at) and at + 1 < len(forms) else at
    head = head_class(forms[inner])
    side = "before" if at < cue.first else "behind"
    gap = (
        bucket(at - (source.end if source is not None and source.first >= cue.end else cue.end))
        if side == "behind"
        else "-"
    )
    word = forms[at].preposition or before.base
    occasion = (
        "occasion"
        if two.tag == "occasion" or two.base in ("تصريح", "تصريحات", "حديث", "مقابله", "حوار")
        else coarse(two)
    )
    marks = sum(1 for k in range(min(at, cue.first), max(at, cue.end)) if forms[k].kind == MARK)
    return [
        place, f"{place}|{inside}", f"{place}|{cue.type}|{inside}", f"{place}|{cue.part}|{side}|{inside}",
        f"{place}|{cue.lemma}|{inside}", f"{place}|head={head}", f"{place}|head={head}|{inside}", f"{place}|word={word}|{inside}",
        f"{place}|word={word}|two={occasion}", f"{place}|quoting={quoting}|{inside}", f"{place}|gap={gap}|{inside}",
        f"{place}|gap={gap}|{cue.type}", f"{place}|عن={'عن' in cue.frame}|{cue.type}|gap={gap}",
        f"{place}|marks={min(marks, 3)}|{side}", f"{place}|source={source is not None}|{cue.type}",
        f"{place}|opens={_opens(doc, at, content)}|{cue.type}",
    ]  # fmt: skip


def _opens(doc: Document, at: int, content: tuple[int, int]) -> str:
    """Tell whether the content opens behind the phrase: then the phrase is a link and not what is said."""
    return (
        f"behind{bucket(content[0] - at)}" if content[0] > at else "before" if content[1] <= at else "inside"
    )
