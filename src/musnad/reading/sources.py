"""Sources: the candidates for who speaks, at each cue.

A verb's subject stands behind it (قال الوزير), before it (الوزير قال), or nowhere in its sentence (وأضاف أن); a
preposition's source stands behind it (بحسب الوزارة); a noun's is its genitive (تصريحات الوزير) or hangs on it with ل or
من (بيان للوزارة).  The grammar lists the places and the possible ends; a linear model chooses.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.senses import BIT
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import can_start, ends_of, starts_of
from musnad.text.tokens import BREAK, MARK, WORD, Form

_HEADS = tuple((name, BIT[name]) for name in (
    "head_person", "head_agency", "head_organisation", "head_anonymous", "head_document", "head_hearsay", "medium",
    "state", "capital", "male", "female", "family",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may be a source: tokens ``[first, end)``, and where it stands to its cue.

    ``place`` is post, pre, subject (of another verb of the sentence) or before (of a verb of the sentence before).
    """

    first: int
    end: int
    place: str


def head_class(form: Form) -> str:
    """Return the class of a phrase's first word: head_person, medium, state …, or its tag."""
    marks = form.marks
    for name, bit in _HEADS:
        if marks & bit:
            return name
    return form.tag


def gender_number(doc: Document, phrase: Phrase) -> str:
    """Return gender and number of a noun phrase as its head word tells them: ``ms``, ``fs``, ``p`` …

    Broken plurals of persons are masculine plural; the feminine is told by ة or by the lexicon.
    """
    form = doc.forms[phrase.first]
    if form.tag == "quantifier" and phrase.end > phrase.first + 1:
        form = doc.forms[phrase.first + 1]
    if form.marks & BIT["plural"] or form.base.endswith(("ون", "ين")):
        return "p"
    if form.marks & (BIT["feminine"] | BIT["female"]) or form.base.endswith("ات"):
        return "fs"
    return "ms"


def candidates(doc: Document, cue: Cue, stretch: tuple[int, int]) -> list[Phrase]:
    """Return the noun phrases of the cue's own sentence that may be its source, nearest first."""
    found: dict[tuple[int, int], Phrase] = {}

    def add(first: int, ends: list[int], place: str) -> None:
        for end in ends:
            found.setdefault((first, end), Phrase(first, end, place))

    for start in _starts_behind(doc, cue, stretch[1]):
        free = cue.part in ("verb", "passive", "light") and ("Ø" in cue.frame or "@Ø" in cue.frame or "!Ø" in cue.frame)
        add(start, ends_of(doc, start, stretch[1], free), "post")
    if cue.part in ("verb", "participle", "mark", "light", "noun", "in", "own"):
        for end in _ends_before(doc, cue, stretch[0]):
            for start in starts_of(doc, end, stretch[0])[:8]:
                add(start, [end], "pre")
    if cue.part not in ("according", "according_verb", "in"):
        whole = doc.sentences[doc.sentence_of[cue.first]]
        loose = cue.part == "participle"
        for start in _subject_starts(doc, whole[0], cue.first):
            add(start, ends_of(doc, start, cue.first, free=loose)[:12], "subject")
        number = doc.sentence_of[cue.first]
        if number and cue.part in ("verb", "light"):
            first, end = doc.sentences[number - 1]
            for start in _subject_starts(doc, first, end)[:2]:
                add(start, ends_of(doc, start, end, free=False)[:5], "before")
    return list(found.values())


def _starts_behind(doc: Document, cue: Cue, stop: int) -> list[int]:
    """Return where a noun phrase may start behind the cue: at once, or behind what may come between them."""
    forms = doc.forms
    starts: list[int] = []
    i = cue.end
    if cue.part in ("participle", "mark", "own") or i >= stop:
        return starts
    steps = 0
    while i < stop and steps < 14 and len(starts) < 4:
        form = forms[i]
        if form.kind == BREAK or form.tag in ("complementizer", "relative", ":", "VP") or form.tag == "V" and i > cue.end or doc.is_quote(i) and (
            i > cue.end and not starts
        ):
            break
        if doc.is_quote(i) and starts:
            break
        first_of_phrase = not starts or form.preposition or forms[i - 1].kind == MARK or forms[i - 1].tag in (
            "time", "reference", "num", "adverb"
        ) or forms[i - 1].tag.startswith("prep:") or doc.is_mark(i - 1, ")،")
        opens = can_start(form) or (i == cue.end and form.tag in ("V", "verb", "reference"))
        if (opens or doc.is_quote(i)) and first_of_phrase and form.kind != MARK or doc.is_quote(i):
            starts.append(i)
        i += 1
        steps += 1
    return starts


def _ends_before(doc: Document, cue: Cue, begin: int) -> list[int]:
    """Return where a noun phrase before the cue may end: right before it, before its auxiliary, its relative, a comma."""
    forms = doc.forms
    ends: list[int] = []
    i = cue.first
    while i > begin and len(ends) < 3:
        form = forms[i - 1]
        if form.tag in ("aux", "negation", "relative", "pronoun", "time", "connector", "adverb") or doc.is_mark(i - 1, "،,-–"):
            i -= 1
            continue
        ends.append(i)
        break
    j, seen = cue.first - 1, 0
    while j > begin and seen < 14:  # «الوزير، في بيان أمس، قال» and «الوزير الذي زار المدينة قال»
        if doc.is_mark(j, "،,-–(") or forms[j].tag == "relative":
            if j not in ends:
                ends.append(j)
            if len(ends) >= 3:
                break
        j -= 1
        seen += 1
    return [e for e in ends if e > begin]


def _subject_starts(doc: Document, first: int, stop: int) -> list[int]:
    """Return where subjects may start in ``[first, stop)``: at its head, behind verbs, behind أن; the first three."""
    forms = doc.forms
    starts = []
    if first < stop and can_start(forms[first]):
        starts.append(first)
    for i in range(first, min(stop, first + 40) - 1):
        form = forms[i]
        if form.tag in ("V", "verb", "complementizer", "aux") or (i == first and form.tag == "x"):
            k = i + 1
            while k < stop and forms[k].tag in ("time", "adverb", "aux"):
                k += 1
            if k < stop and k not in starts and can_start(forms[k]) and not forms[k].preposition:
                starts.append(k)
            if len(starts) >= 4:
                break
    return starts


def _bucket(n: int) -> str:
    return str(n) if n < 5 else "5-7" if n < 8 else "8-12" if n < 13 else "13+"


def features(doc: Document, cue: Cue, phrase: Phrase, stretch: tuple[int, int]) -> list[str]:
    """Return what speaks for and against a noun phrase as the source of a cue."""
    forms = doc.forms
    first, last = forms[phrase.first], forms[phrase.end - 1]
    following = forms[phrase.end] if phrase.end < stretch[1] else None
    after = following.tag if following else "end"
    if following is not None and following.conjunction:
        after = "+" + after
    before = forms[phrase.first - 1].tag if phrase.first > stretch[0] else "start"
    head = head_class(first)
    place, part = phrase.place, cue.part
    length = phrase.end - phrase.first
    out = [
        f"{place}", f"{place}|{part}", f"{place}|{part}|{cue.type}", f"{place}|head={head}", f"{place}|after={after}",
        f"{place}|before={before}", f"{place}|last={last.tag}", f"{part}|{place}|{last.tag}>{after}",
        f"len={_bucket(length)}", f"{place}|len={_bucket(length)}",
    ]  # fmt: skip
    second = forms[phrase.end + 1] if phrase.end + 1 < stretch[1] else None
    if following is not None and (following.preposition or following.tag.startswith("prep:")):
        sort = setting(doc, phrase.end)
        out += [f"then={sort}", f"then={sort}|{place}", f"then={sort}|last={coarse(last)}"]
    edge = f"{coarse(last)}>{coarse(following) if following else 'end'}"
    out += [f"edge={edge}", f"edge={edge}|{place}|{part}", f"edge={edge}>{coarse(second) if second else 'end'}"]
    if following is not None and following.kind == 0 and after in _SPELLED:
        out.append(f"next={following.normal}")
    if following is not None:
        out.append(f"{cue.type}|{after}|frame={_frame_hit(cue, following)}")
    gap = phrase.first - cue.end if place == "post" else cue.first - phrase.end
    out.append(f"{place}|gap={_bucket(max(0, gap))}")
    rest = _rest(doc, phrase.end, stretch[1])
    out += [f"{place}|rest={rest}", f"{place}|rest={rest}|after={after}"]
    if place == "post" and gap > 0:
        out.append(f"skip={forms[cue.end].tag}|{before}")
    agreement = _agreement(cue, gender_number(doc, phrase), place)
    out.append(f"{place}|agree={agreement}")
    out.append(f"prep={first.preposition}|{place}|{cue.part}|{cue.lemma if cue.part in ('noun', 'according') else ''}")
    out.extend(_inside(doc, phrase, place))
    return out


_COARSE = {
    "head_person": "H", "head_agency": "H", "head_organisation": "H", "head_anonymous": "H", "head_document": "D",
    "medium": "M", "state": "S", "capital": "S", "male": "name", "female": "name", "family": "name", "latin": "name",
    "the_adj": "adj+", "adj": "adj", "place": "n", "N": "n", "x": "n", "vp": "n", "demand": "n", "future": "n",
    "the": "n+", "verb": "V", "aux": "V",
}  # fmt: skip


def setting(doc: Document, i: int) -> str:
    """Return a preposition at token ``i`` with the class of its noun: في+occasion (في بيان), في+state (في مصر) …"""
    forms = doc.forms
    form = forms[i]
    if form.preposition:
        return f"{form.preposition}+{_noun_class(form)}"
    return f"{form.base}+{_noun_class(forms[i + 1]) if i + 1 < len(forms) else 'end'}"


def _noun_class(form: Form) -> str:
    if form.marks & BIT["occasion"]:
        return "occasion+" if form.pronoun else "occasion"
    return ("ال" if form.article else "") + head_class(form).split("+")[-1]


def coarse(form: Form) -> str:
    """Return a rough class of a form, with + where it has the article: what a phrase is made of, whatever the words."""
    tag = form.tag
    before = "+" if form.conjunction else ""
    if tag.startswith("prep:"):
        return before + "prep"
    if form.preposition:
        before += form.preposition
        tag = tag.split("+", 1)[-1]
    rough = _COARSE.get(tag, tag)
    return f"{before}{rough}+" if form.article and not rough.endswith("+") else before + rough


def _rest(doc: Document, end: int, stop: int) -> str:
    """Return how far behind a phrase the next opening of a content is, and of which sort."""
    for i in range(end, min(stop, end + 10)):
        form = doc.forms[i]
        if form.tag == "complementizer" or form.kind == MARK and (form.raw == ":" or doc.is_quote(i)):
            return f"{'that' if form.tag == 'complementizer' else 'mark'}{_bucket(i - end)}"
        if form.tag == "V":
            return "verb"
    return "none"


_SPELLED = frozenset(["x", "the", "N", "time", "connector"])


def _frame_hit(cue: Cue, following: Form) -> str:
    if following.tag == "complementizer":
        return "أن" if "أن" in cue.frame else "no"
    for preposition, word in _FRAME_WORDS:
        if following.normal == word or following.preposition == preposition:
            return preposition if preposition in cue.frame else "@" if "@" + preposition in cue.frame else "no"
    return "none"


_FRAME_WORDS = (("إلى", "الي"), ("عن", "عن"), ("على", "علي"), ("من", "من"), ("ب", "-"), ("ل", "-"), ("في", "في"))


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


def _inside(doc: Document, phrase: Phrase, place: str) -> list[str]:
    """Return features of what the phrase holds: names, heads, commas, parentheses, quotations cut in two, verbs."""
    out: list[str] = []
    marks = 0
    commas = prepositions = depth = 0
    quotes = 0
    verbs = 0
    previous = ""
    for i in range(phrase.first, phrase.end):
        form = doc.forms[i]
        marks |= form.marks
        tag = f"+{form.tag}" if form.conjunction else form.tag
        rough = coarse(form)
        if previous:
            out.append(f"{previous}>{rough}")
            if form.tag.startswith("prep:") or form.preposition:
                out.append(f"in={setting(doc, i)}")
        previous = rough
        if form.kind == MARK:
            if form.raw in "،,":
                commas += 1
            elif form.raw in "([":
                depth += 1
            elif form.raw in ")]":
                depth -= 1
            elif doc.is_quote(i):
                quotes += 1
        elif form.tag.startswith("prep:") or (form.preposition and i > phrase.first):
            prepositions += 1
        elif form.tag in ("V", "VP", "verb", "complementizer", "relative", "time"):
            verbs += 1
            out.append(f"has={form.tag}|{place}")
    for name, bit in _HEADS:
        if marks & bit:
            out.append(f"in={name}")
    out.append(f"commas={min(commas, 2)}|{place}")
    out.append(f"preps={min(prepositions, 3)}|{place}")
    if depth or quotes % 2:
        out.append("cut")
    if verbs > 1:
        out.append("verbs")
    return out
