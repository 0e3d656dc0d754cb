"""Relays: who handed the words on, besides the speaker («نقلت A عن B», «قال B لـA»).

Two more links can hang on one cue.  The *origin* behind عن or نقلا عن, from whom the source of the cue has it; and the
*medium* to which the source spoke («لوكالة رويترز», «في تصريح لقناة …»).
"""

from __future__ import annotations

from musnad.lexicon.senses import BIT
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import can_start, ends_of
from musnad.reading.sources import Phrase, features as source_features, head_class

WINDOW = 30
_MEDIA = BIT["head_agency"] | BIT["medium"]


def candidates(doc: Document, cue: Cue, source: Phrase | None, stretch: tuple[int, int]) -> list[Phrase]:
    """Return the phrases that may be a further link: behind عن («via»), or a medium behind a preposition («told»)."""
    forms = doc.forms
    found: list[Phrase] = []
    first = cue.first if source is None else min(cue.first, source.first)
    begin = max(stretch[0], first - 12)
    stop = min(stretch[1], cue.end + WINDOW)
    taken = range(source.first, source.end) if source is not None else range(0)
    for i in range(begin, stop):
        if i in taken:
            continue
        form = forms[i]
        start = i
        place = ""
        if form.normal == "عن" and i + 1 < stop and i >= cue.first:
            start, place = i + 1, "via"
        elif form.preposition == "ل" and form.base and form.marks & _MEDIA:
            place = "told"
        elif form.normal in ("ل", "لـ") and i + 1 < stop:
            start, place = i + 1, "told"
        elif form.tag in ("prep:مع", "prep:الي", "prep:علي", "prep:من", "prep:في", "prep:عبر") and i + 1 < stop and (
            forms[i + 1].marks & _MEDIA
        ):
            start, place = i + 1, "told"
        elif form.preposition and form.preposition != "ل" and form.marks & _MEDIA:
            place = "told"
        if not place or start >= stop or not (can_start(forms[start]) or doc.is_quote(start)):
            continue
        if place == "told" and start != i and not (
            forms[start].marks & _MEDIA or doc.is_quote(start) and start + 1 < stop and forms[start + 1].marks
        ) and form.normal not in ("ل", "لـ"):
            continue
        for end in ends_of(doc, start, stop, free=False)[:8]:
            if not any(k in taken for k in range(start, end)):
                found.append(Phrase(start, end, place))
    return found


def features(doc: Document, cue: Cue, phrase: Phrase, stretch: tuple[int, int], content: tuple[int, int]) -> list[str]:
    """Return what speaks for a phrase as a further link; ``content`` is the range of tokens of what is said."""
    forms = doc.forms
    place = phrase.place
    inside = content[0] <= phrase.first < content[1]
    before = forms[phrase.first - 1] if phrase.first else forms[0]
    two = forms[phrase.first - 2].base if phrase.first > 1 else ""
    quoting = any(forms[k].normal in ("نقلا", "نقل") for k in range(max(0, phrase.first - 3), phrase.first))
    head = forms[phrase.first + 1] if doc.is_quote(phrase.first) and phrase.first + 1 < len(forms) else forms[phrase.first]
    said = any(forms[k].tag in ("N", "V", "complementizer") for k in range(phrase.end, min(phrase.end + 2, stretch[1])))
    out = [
        place, f"{place}|inside={inside}", f"{place}|{cue.type}", f"{place}|{cue.lemma}", f"{place}|{cue.part}",
        f"{place}|head={head_class(head)}", f"{place}|word={before.normal}", f"{place}|two={two}",
        f"{place}|quoting={quoting}", f"{place}|{cue.type}|inside={inside}|quoting={quoting}",
        f"{place}|said={said}|inside={inside}", f"{place}|before={phrase.first < cue.first}",
        f"{place}|media={bool(head.marks & _MEDIA)}|inside={inside}", f"{place}|عن={'عن' in cue.frame}",
        f"{place}|starts_content={phrase.first == content[0]}",
    ]  # fmt: skip
    out.extend(f"{place}~{name}" for name in source_features(doc, cue, phrase, stretch))
    return out
