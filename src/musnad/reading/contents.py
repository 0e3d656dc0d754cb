"""Contents: the candidates for what is said, at each cue.

A content opens behind a complementizer (قال إن …), at a quotation mark or colon, behind the preposition of the cue's
frame (أعلن عن …، طالب بـ…), or right behind the speaker (أدانت المنظمة …); or it stands before its attribution (…، بحسب
الشرطة).  It closes with the quotation, the sentence, or where the next cue takes the floor.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.senses import BIT
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.text.tokens import BREAK, MARK, WORD, Form

WINDOW = 45
"""Tokens behind the cue within which a content may open."""
LONGEST = 300
"""Tokens to either side of a cue that are looked at where a sentence has no end."""
CLOSINGS = 14
"""Places at which one content may close that are looked at."""


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch that may be a claim's content: pieces ``[first, end)`` of tokens, and how it opens and closes.

    ``opening`` is that, quote, colon, prep (a preposition of the frame), stray
    (another one), bare, later, after, before, sentence_before, quote_before
    or around; ``stem`` says that the first token's
    clitics are left out.
    """

    pieces: tuple[tuple[int, int], ...]
    opening: str
    at: int
    stem: bool = False

    @property
    def behind(self) -> bool:
        """Whether the content opens behind its cue."""
        return self.opening not in ("before", "sentence_before", "quote_before", "around")

    @property
    def size(self) -> int:
        """The number of its tokens."""
        return sum([end - first for first, end in self.pieces])


def shared(one: Content, other: Content) -> int:
    """Return how many tokens two contents have in common."""
    if len(one.pieces) == len(other.pieces) == 1:
        (a, b), (c, d) = one.pieces[0], other.pieces[0]
        return max(0, min(b, d) - max(a, c))
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.pieces for b in other.pieces)


FRAME_WORDS = {"عن": "عن", "الي": "إلى", "علي": "على", "من": "من", "في": "في", "ضد": "ضد"}


def stretch_of(doc: Document, i: int) -> tuple[int, int]:
    """Return the range of tokens in which the content of a cue at token ``i`` lies.

    It is the sentence; for a cue inside a quotation that holds more, the part of the sentence inside the marks.
    """
    first, end = doc.sentences[doc.sentence_of[i]]
    first, end = max(first, i - LONGEST), min(end, i + LONGEST)
    q = doc.quotation_of[i]
    while q >= 0:
        inner, outer_end = doc.quotations[q].inner
        if inner <= i < outer_end and outer_end - inner > 3:
            first, end = max(first, inner), min(end, outer_end)
            break
        q = doc.quotations[q].outer
    if end - first > 60 or doc.quotation_of[i] >= 0:
        first, end = _inner_sentence(doc, i, first, end)
    return first, end


def _inner_sentence(doc: Document, i: int, first: int, end: int) -> tuple[int, int]:
    """Cut a stretch of many sentences (inside a quotation, or round one) to the one around token ``i``."""
    quotation = doc.quotation_of[i]
    begin = i
    while begin > first and not (
        doc.quotation_of[begin - 1] == quotation and doc.is_mark(begin - 1, ".؟!") and begin - 1 != i
        and doc.tokens.starts[begin] > doc.tokens.ends[begin - 1]
    ):  # fmt: skip
        begin -= 1
    stop = i + 1
    while stop < end and not (
        doc.quotation_of[stop] == quotation and doc.is_mark(stop, ".؟!") and stop + 1 < len(doc.forms)
        and doc.tokens.starts[stop + 1] > doc.tokens.ends[stop]
    ):  # fmt: skip
        stop += 1
    return begin, stop


def candidates(doc: Document, cue: Cue, source: Phrase | None, stretch: tuple[int, int]) -> list[Content]:
    """Return the contents that a cue may have, given its source (None where its own sentence names none)."""
    found: list[Content] = []
    behind = source.end if source is not None and source.place == "post" else cue.end
    for opening, start, stem in _openings(doc, cue, source, behind, stretch[1]):
        for end in _closings(doc, start, opening, stretch[1]):
            found.append(Content(((start, end),), opening, start, stem))
    found.extend(
        content for content in _before(doc, cue, source, stretch) if _begins_and_ends_in_words(doc, content)
    )
    return found


def _begins_and_ends_in_words(doc: Document, content: Content) -> bool:
    """Tell whether no piece of a content begins or ends with the end of a paragraph, as in an empty quotation."""
    edges = [i for first, end in content.pieces for i in (first, end - 1)]
    return all(doc.forms[i].kind != BREAK for i in edges)


def _openings(
    doc: Document, cue: Cue, source: Phrase | None, behind: int, stop: int
) -> list[tuple[str, int, bool]]:
    """Return where a content may open behind token ``behind``: the kind of opening, the first token, stem or not."""
    forms = doc.forms
    found: list[tuple[str, int, bool]] = []
    count: dict[str, int] = {}

    def add(opening: str, start: int, stem: bool = False) -> None:
        count[opening] = count.get(opening, 0) + 1
        while start < stop and (
            doc.is_quote(start) or doc.is_mark(start, ":،,.-") or forms[start].kind == BREAK
        ):
            start += 1
        if start < stop:
            found.append((opening, start, stem))

    i = behind
    if i < stop and ("Ø" in cue.frame or "!Ø" in cue.frame or cue.part == "noun"):
        k = i
        while k < stop and doc.is_mark(k, "،,"):
            k += 1
        if k < stop and _can_be_object(forms[k]):
            add("bare", k)
        for later in _later_objects(doc, k, stop):
            add("later", later)
    if cue.part in ("according", "according_verb", "own") and i < stop:
        add("after", i)
    last = min(stop, behind + WINDOW)
    while i < last:
        form = forms[i]
        tag = form.tag
        if tag == "complementizer":
            if count.get("that", 0) < 2:
                add("that", i + 1)
        elif doc.is_quote(i):
            q = doc.quotation_of[i]
            if q >= 0 and doc.quotations[q].first == i and count.get("quote", 0) < 2:
                add("quote", i + 1)
        elif form.kind == MARK and form.raw == ":":
            if count.get("colon", 0) < 1:
                add("colon", i + 1)
        elif form.normal in FRAME_WORDS:
            opening = "prep" if FRAME_WORDS[form.normal] in cue.frame else "stray"
            if (
                count.get(opening, 0) < _AT_MOST[opening]
                and i + 1 < stop
                and forms[i + 1].tag != "complementizer"
            ):
                add(opening, i + 1)
        elif form.preposition and tag != "complementizer" and form.base not in ("حسب", "وفق"):
            opening = "prep" if form.preposition in cue.frame else "stray"
            if count.get(opening, 0) < _AT_MOST[opening]:
                add(opening, i, True)
        elif form.kind == BREAK:
            break
        i += 1
    return found


def _can_be_object(form: Form) -> bool:
    """Tell whether an unmarked object may start with a word of this form: not with a preposition, a verb, a time."""
    if form.kind != WORD or form.preposition or form.conjunction or form.tag.startswith("prep:"):
        return False
    if form.tag == "V":  # the verbal noun of the same letters: «أعلنت ليبيا قطع علاقاتها» (the cutting of)
        return bool(form.marks & BIT["event"]) or any(sense.part == "noun" for sense in form.senses)
    return form.tag not in ("complementizer", "time", "adverb", "aux", "negation")


def _later_objects(doc: Document, first: int, stop: int) -> list[int]:
    """Return where an object may start behind a time, an adverb or a short prepositional phrase («أكدوا لتركيا دعمهم»)."""
    forms = doc.forms
    found: list[int] = []
    phrase = False
    for i in range(first, min(stop, first + 12)):
        form = forms[i]
        if form.tag in ("complementizer", ":") or form.kind == BREAK or doc.is_quote(i):
            break
        if form.tag == "V" and not _can_be_object(form):
            break
        if form.kind != WORD:
            continue
        if (
            _can_be_object(form)
            and i > first
            and (phrase or doc.is_mark(i - 1, "،,)") or forms[i - 1].tag in ("time", "adverb", "the_adj"))
        ):
            found.append(i)
            if len(found) == 3:
                break
        phrase = phrase or bool(form.preposition) or form.tag.startswith("prep:")
    return found


_AT_MOST = {"prep": 3, "stray": 1}


def _closings(doc: Document, start: int, opening: str, stop: int) -> list[int]:
    """Return where a content that opens at ``start`` may close, the far ones last."""
    forms = doc.forms
    ends: list[int] = []
    q = doc.quotation_of[start]
    if opening in ("quote", "colon", "that") and q >= 0 and start - doc.quotations[q].first in (1, 2):
        ends.append(doc.quotations[q].inner[1])
        if opening == "quote" or _ends_with_quotation(doc, q):
            return _tidy(doc, start, ends)
    nominal = opening in ("bare", "later", "prep", "stray")
    i = start + 1
    while i < stop and len(ends) < CLOSINGS:
        form = forms[i]
        k = doc.quotation_of[i]
        if k >= 0 and k != q and doc.quotations[k].first == i and doc.quotations[k].closed:
            i = doc.quotations[k].last + 1  # nothing closes inside another quotation
            if i < stop and i - 1 < stop:
                ends.append(i)
            continue
        if _may_close(form, nominal):
            ends.append(i)
        i += 1
    ends.append(stop)
    return _tidy(doc, start, ends)


def _ends_with_quotation(doc: Document, q: int) -> bool:
    """Tell whether what opens with quotation ``q`` closes with it: it is speech, and a mark or the end follows."""
    quotation = doc.quotations[q]
    if not quotation.closed or quotation.last - quotation.first < SPEECH:
        return False
    after = quotation.last + 1
    return after >= len(doc.forms) or doc.forms[after].kind in (MARK, BREAK)


SPEECH = 6
"""Tokens from which on a quotation is taken for speech, not for a name or a scare quote, its marks among them."""


def _may_close(form: Form, nominal: bool) -> bool:
    if form.kind in (MARK, BREAK):
        return form.raw not in ":/-"
    tag = form.tag
    if tag in ("VP", "connector"):
        return True
    if form.conjunction and tag in (
        "V",
        "verb",
        "aux",
        "connector",
        "negation",
        "relative",
        "complementizer",
    ):
        return True
    if form.senses and form.senses[0].part in ("verb", "passive") and form.conjunction:
        return True
    if tag in ("prep:بحسب", "prep:حسب", "prep:وفق", "prep:وفقا") or form.base in (
        "بحسب",
        "حسب",
        "وفق",
        "وفقا",
        "حسبما",
    ):
        return True
    return nominal and (tag in ("time", "V", "relative", "verb", "conjunction") or tag in _LOOSE_PREPOSITIONS)


_LOOSE_PREPOSITIONS = frozenset(
    "prep:" + word
    for word in (
        "خلال",
        "بعد",
        "قبل",
        "منذ",
        "في",
        "اثر",
        "عقب",
        "اثناء",
        "لدي",
        "عبر",
        "مع",
        "وسط",
        "امام",
        "علي",
    )
)


def _tidy(doc: Document, start: int, ends: list[int]) -> list[int]:
    """Leave marks at the end out, and what is left of nothing; keep the order."""
    seen: dict[int, None] = {}
    for end in ends:
        e = end
        while e > start and (
            doc.forms[e - 1].kind == BREAK or doc.is_mark(e - 1, "،,.؛:-–…..") or doc.forms[e - 1].raw == ".."
            or (doc.is_quote(e - 1) and not _opened_inside(doc, start, e - 1))
        ):  # fmt: skip
            e -= 1
        if e > start:
            seen.setdefault(e)
    return list(seen)


def _opened_inside(doc: Document, start: int, closing: int) -> bool:
    q = doc.quotation_of[closing]
    return q >= 0 and doc.quotations[q].last == closing and doc.quotations[q].first >= start


def _before(doc: Document, cue: Cue, source: Phrase | None, stretch: tuple[int, int]) -> list[Content]:
    """Return the contents that stand before the attribution, alone or going on behind it."""
    if cue.part in ("noun", "mark"):
        return []
    forms = doc.forms
    edge = min(cue.first, source.first) if source is not None and source.place == "pre" else cue.first
    end = edge
    while end > stretch[0] and (doc.is_mark(end - 1, "،,-–.") or forms[end - 1].kind == BREAK):
        end -= 1
    if end <= stretch[0]:
        return _sentence_before(doc, cue)
    found: list[Content] = []
    q = doc.quotation_of[end - 1]
    if doc.is_quote(end - 1) and q >= 0 and doc.quotations[q].last == end - 1:
        inner = doc.quotations[q].inner
        if 0 < inner[1] - inner[0] <= LONGEST:
            found.append(Content((inner,), "quote_before", inner[0]))
            found.extend(_around(doc, cue, source, inner, stretch[1]))
    if cue.part in ("according", "according_verb", "own", "verb", "hearsay"):
        for start in _clause_starts(doc, end, stretch[0]):
            tidy = _tidy(doc, start, [end])
            if tidy:
                found.append(Content(((start, tidy[0]),), "before", start))
                if cue.part != "verb":
                    found.extend(_around(doc, cue, source, (start, tidy[0]), stretch[1]))
    return found


def _sentence_before(doc: Document, cue: Cue) -> list[Content]:
    """Return the sentence before an attribution that stands alone: «سقطت المدينة. بحسب مصادر عسكرية» (by military sources)."""
    number = doc.sentence_of[cue.first]
    if number < 1 or cue.part not in ("according", "according_verb", "own"):
        return []
    first, end = doc.sentences[number - 1]
    if end - first > LONGEST:
        return []
    tidy = _tidy(doc, first, [end])
    return [Content(((first, tidy[0]),), "sentence_before", first)] if tidy else []


def _clause_starts(doc: Document, end: int, begin: int) -> list[int]:
    """Return where the clause before an attribution may start: the sentence, or the last commas, conjunctions, أن."""
    starts = []
    forms = doc.forms
    for i in range(end - 1, begin, -1):
        before = forms[i - 1]
        opened = before.tag in ("complementizer", "connector") or doc.is_mark(i - 1, "،,؛:(-–")
        if opened or (forms[i].conjunction and forms[i].tag in ("V", "verb", "aux", "connector")):
            starts.append(i)
        if len(starts) >= 5:
            break
    first = begin
    while first < end - 1 and (forms[first].kind in (MARK, BREAK)):
        first += 1
    if first not in starts:
        starts.append(first)
    return starts


def _around(
    doc: Document, cue: Cue, source: Phrase | None, piece: tuple[int, int], stop: int
) -> list[Content]:
    """Return a content that the attribution interrupts: ``piece`` before it and what follows its source."""
    after = source.end if source is not None and source.place == "post" else cue.end
    while after < stop and doc.is_mark(after, "،,-–"):
        after += 1
    if after >= stop - 1:
        return []
    if doc.is_quote(after):
        q = doc.quotation_of[after]
        if q >= 0 and doc.quotations[q].first == after:
            inner = doc.quotations[q].inner
            if inner[1] > inner[0]:
                return [Content((piece, inner), "around", piece[0])]
        return []
    end = _tidy(doc, after, [stop])
    return [Content((piece, (after, end[0])), "around", piece[0])] if end else []
