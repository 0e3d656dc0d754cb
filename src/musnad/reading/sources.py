"""Sources: the places in a cue's sentence where who speaks may stand, and what speaks for each.

A verb's subject stands behind it (قال الوزير), before it (الوزير قال), or nowhere in its sentence (وأضاف أن); a
preposition's source stands behind it (بحسب الوزارة); a noun's is its genitive (تصريحات الوزير) or hangs on it with ل or
من (بيان للوزارة).  Here only where a phrase starts is decided; where it ends is the matter of ``phrases``.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.reading.classes import coarse, gender_number, head_class, setting
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import can_start, starts_of
from musnad.text.tokens import BREAK, MARK, WORD, Form

REACH = 14
"""Tokens behind a cue within which its subject may start, and before it within which it may end."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a source's noun phrase may start: token ``first``; it ends at ``stop`` at the latest.

    ``place`` is post (behind the cue), pre (before it), subject (of another verb of the sentence) or before (subject in
    the sentence before).
    """

    first: int
    stop: int
    place: str


def starts(doc: Document, cue: Cue, stretch: tuple[int, int]) -> list[Start]:
    """Return the places where the source of a cue may start, nearest first; ``stretch`` is the cue's sentence."""
    found: dict[int, Start] = {}
    for first in _behind(doc, cue, stretch[1]):
        found.setdefault(first, Start(first, _before_from(doc, cue, first, stretch[1]), "post"))
    if cue.part not in ("according", "according_verb", "hearsay"):
        for end in _ends_before(doc, cue, stretch[0]):
            for first in starts_of(doc, end, stretch[0])[:8]:
                found.setdefault(first, Start(first, end, "pre"))
    if cue.part not in ("according", "according_verb", "in", "hearsay"):
        number = doc.sentence_of[cue.first]
        for first in _subjects(doc, doc.sentences[number][0], cue.first):
            found.setdefault(first, Start(first, cue.first, "subject"))
        if number and cue.part in ("verb", "light"):
            begin, end = doc.sentences[number - 1]
            for first in _subjects(doc, begin, end)[:2]:
                found.setdefault(first, Start(first, end, "before"))
    return [start for start in found.values() if not _is_writer(doc, start)]


def _is_writer(doc: Document, start: Start) -> bool:
    """Tell whether the phrase names the article's own outlet («علمت «عكاظ» من مصادرها أن …»): the writer, not a source."""
    first = start.first + 1 if doc.is_quote(start.first) else start.first
    return doc.names_outlet(first, min(start.stop, first + 5))


def _before_from(doc: Document, cue: Cue, first: int, stop: int) -> int:
    """Return where a relay's subject ends at the latest: before the عن from which it has the words (نقلت رويترز عن …)."""
    if cue.type == "relay":
        for i in range(first + 1, min(stop, first + REACH)):
            if doc.forms[i].normal == "عن":
                return i
    return stop


def _behind(doc: Document, cue: Cue, stop: int) -> list[int]:
    """Return where a noun phrase may start behind the cue: at once, or behind what may come between them."""
    forms = doc.forms
    found: list[int] = []
    if cue.part in ("participle", "mark", "own"):
        return found
    for i in range(cue.end, min(stop, cue.end + REACH)):
        form = forms[i]
        if (
            form.kind == BREAK
            or form.tag in ("complementizer", "relative", ":", "VP")
            or (form.tag == "V" and i > cue.end)
        ):
            break
        quote = doc.is_quote(i)
        if quote and (found or i > cue.end or not _names(doc, i)):
            break
        if i > cue.end and not _follows_gap(doc, i):
            continue
        if quote or can_start(form) or (i == cue.end and _name_like(form)):
            found.append(i)
            if len(found) == 4:
                break
    return found


def _name_like(form: Form) -> bool:
    """Tell whether a word right behind a verb may be a name that was taken for a verb with a clitic (ويفر, لصور)."""
    return form.kind == WORD and (
        form.tag == "reference" or (form.tag in ("V", "verb") and form.conjunction != "")
    )


def _names(doc: Document, i: int) -> bool:
    """Tell whether the quotation that opens at ``i`` is short enough to be a name («عكاظ», "سي.إن.إن") and not speech."""
    q = doc.quotation_of[i]
    return (
        q >= 0
        and doc.quotations[q].first == i
        and doc.quotations[q].closed
        and doc.quotations[q].last - i <= NAME
    )


NAME = 8
"""Tokens that a name in quotation marks takes at most, its marks among them."""


def _follows_gap(doc: Document, i: int) -> bool:
    """Tell whether a new phrase may start at ``i``: behind a mark, a time, a preposition or with a preposition of its own."""
    before = doc.forms[i - 1]
    if before.kind == MARK:
        return before.raw in ")،,-–"
    return (
        bool(doc.forms[i].preposition)
        or before.tag in ("time", "reference", "num", "adverb")
        or (before.tag.startswith("prep:") or before.preposition != "")
    )


def _ends_before(doc: Document, cue: Cue, begin: int) -> list[int]:
    """Return where a noun phrase before the cue may end: right before it, before its auxiliary, its relative, a comma."""
    forms = doc.forms
    ends: list[int] = []
    i = cue.first
    while i > begin:
        form = forms[i - 1]
        if form.tag in (
            "aux",
            "negation",
            "relative",
            "pronoun",
            "time",
            "connector",
            "adverb",
        ) or doc.is_mark(i - 1, "،,-–"):
            i -= 1
            continue
        ends.append(i)
        break
    for j in range(cue.first - 1, max(begin, cue.first - REACH), -1):
        if (doc.is_mark(j, "،,-–(") or forms[j].tag == "relative") and j not in ends:
            ends.append(j)  # «الوزير، في بيان أمس، قال» and «الوزير الذي زار المدينة قال»
            if len(ends) == 3:
                break
    return [end for end in ends if end > begin]


def _subjects(doc: Document, first: int, stop: int) -> list[int]:
    """Return where subjects may start in ``[first, stop)``: at its head, behind verbs, behind أن; the first four."""
    forms = doc.forms
    found = []
    if first < stop and can_start(forms[first]):
        found.append(first)
    for i in range(first, min(stop, first + 40) - 1):
        if forms[i].tag in ("V", "verb", "complementizer", "aux") or (i == first and forms[i].tag == "x"):
            k = i + 1
            while k < stop and forms[k].tag in ("time", "adverb", "aux"):
                k += 1
            if k < stop and k not in found and can_start(forms[k]) and not forms[k].preposition:
                found.append(k)
            if len(found) >= 4:
                break
    return found


def features(doc: Document, cue: Cue, start: Start, stretch: tuple[int, int]) -> list[str]:
    """Return what speaks for and against a noun phrase that starts there as the source of the cue."""
    forms = doc.forms
    first = (
        forms[start.first + 1]
        if doc.is_quote(start.first) and start.first + 1 < len(forms)
        else forms[start.first]
    )
    second = forms[start.first + 1] if start.first + 1 < start.stop else None
    before = forms[start.first - 1].tag if start.first > stretch[0] else "start"
    head, place, part = head_class(first), start.place, cue.part
    agreement = _agreement(cue, gender_number(doc, start.first, start.stop), place)
    shape = f"{first.preposition}|{cue.pronoun != ''}"
    out = [
        place, f"{place}|{part}", f"{place}|{part}|{cue.type}", f"{place}|head={head}", f"{place}|{part}|head={head}",
        f"{place}|before={before}", f"{place}|{part}|before={before}", f"{place}|agree={agreement}",
        f"{place}|{part}|agree={agreement}|head={head}", f"{place}|two={coarse(first)}>{coarse(second) if second else 'end'}",
        f"{place}|{part}|prep={shape}", f"{place}|lemma={cue.lemma}|prep={first.preposition}",
    ]  # fmt: skip
    out.extend(_gap(doc, cue, start))
    out.append(f"{place}|word={first.base}")
    out.append(f"{place}|{part}|head={head}|before={before}")
    if place != "post":
        out.append(f"{place}|lead={forms[cue.first - 1].normal if cue.first else ''}")
        out.append(f"{place}|next={forms[cue.end].tag if cue.end < len(forms) else 'end'}|{part}")
        out.append(f"{place}|conj={forms[cue.first].conjunction}|{part}|before={before}")
    return out


def _gap(doc: Document, cue: Cue, start: Start) -> list[str]:
    """Return features of what stands between a phrase and its cue, and of what the cue's own next word could be."""
    forms = doc.forms
    place = start.place
    if place == "post":
        gap = range(cue.end, start.first)
        out = [f"post|gap={bucket(len(gap))}|{cue.part}", f"post|gap={bucket(len(gap))}"]
        if gap:
            out.append(f"post|skip={coarse(forms[cue.end])}|{cue.part}")
            out.append(f"post|skip={setting(doc, cue.end)}")
        frame = _as_content(cue, forms[start.first])
        out.append(f"post|object={frame}|{cue.part}")
        out.append(f"post|opens={_opens(doc, start.first, start.stop)}|object={frame}")
        return out
    gap = range(start.stop, cue.first) if place == "pre" else range(start.first, cue.first)
    inner = ""
    if place == "pre":
        relative = (
            "relative" if start.stop == cue.first - 1 and forms[start.stop].tag == "relative" else "other"
        )
        held = {forms[i].tag for i in range(start.first, start.stop)}
        inner = "verb" if held & {"V", "verb", "VP", "connector", "complementizer"} else "plain"
        if inner == "plain" and any(tag.startswith("prep:") for tag in held):
            inner = "prep"
    verbs = commas = 0
    tags = set()
    for i in gap:
        tag = forms[i].tag
        verbs += tag in ("V", "VP", "verb")
        commas += forms[i].raw in "،,"
        if tag in ("relative", "complementizer", "connector", "aux"):
            tags.add(tag)
    out = [
        f"{place}|verbs={min(verbs, 3)}|{cue.part}",
        f"{place}|commas={min(commas, 2)}",
        f"{place}|gap={bucket(len(gap))}",
    ]
    out.extend(f"{place}|over={tag}|{cue.part}" for tag in sorted(tags))
    if inner:
        out += [
            f"pre|holds={inner}|{cue.part}",
            f"pre|holds={inner}|{relative}",
            f"pre|{relative}|span={bucket(start.stop - start.first)}",
        ]
    return out


def _as_content(cue: Cue, form: Form) -> str:
    """Tell whether the word behind a cue could be its content or addressee rather than its source."""
    if form.preposition:
        return (
            "@"
            if "@" + form.preposition in cue.frame
            else "hit"
            if form.preposition in cue.frame
            else "other"
        )
    return "Ø" if "Ø" in cue.frame or "!Ø" in cue.frame or "@Ø" in cue.frame else "no"


def _opens(doc: Document, first: int, stop: int) -> str:
    """Tell what opens a content behind token ``first`` before another verb comes, and how far."""
    for i in range(first + 1, min(stop, first + 18)):
        form = doc.forms[i]
        if form.tag == "complementizer":
            return f"that{bucket(i - first)}"
        if form.kind == MARK and (
            form.raw == ":"
            or (
                doc.is_quote(i)
                and doc.quotation_of[i] >= 0
                and doc.quotations[doc.quotation_of[i]].last - i > 6
            )
        ):
            return f"mark{bucket(i - first)}"
        if form.tag == "V" and not form.preposition:
            return f"verb{bucket(i - first)}"
    return "none"


def bucket(n: int) -> str:
    """Return a count as a word, the large ones together."""
    return str(n) if n < 4 else "4-6" if n < 7 else "7-12" if n < 13 else "13+"


def _agreement(cue: Cue, gn: str, place: str) -> str:
    """Compare the verb's gender and number with the noun's; a verb before its subject is singular."""
    inflection = cue.inflection
    if cue.part not in ("verb", "participle", "according_verb", "light") or not inflection.gender:
        return "none"
    if inflection.person != 3:
        return "first"
    feminine = inflection.gender == "f"
    if inflection.number == "p" and not feminine:
        return "yes" if gn == "p" else "no_p"
    if place == "post":
        return "yes" if feminine == (gn == "fs") else "broken" if gn == "p" else "no"
    return "yes" if (gn == "fs") == feminine and gn != "p" else "broken" if gn == "p" else "no"
