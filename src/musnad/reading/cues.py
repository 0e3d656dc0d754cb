"""Cue candidates: every place where the lexicon sees words that could attribute something.

Whether a candidate does attribute is decided later; here nothing is left out that could.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.conjugate import Inflection
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.phrasebook import Pattern, hint_of, same_word
from musnad.lexicon.senses import Sense
from musnad.reading.classes import coarse
from musnad.reading.document import Document
from musnad.text.tokens import BREAK, MARK, WORD, Form

NO_INFLECTION = Inflection("", 3, "", "s")


@dataclass(slots=True)
class Cue:
    """Words that may attribute: tokens ``[first, end)``.

    ``part`` is verb, passive, participle, noun (as a word form of the lexicon), according (بحسب), according_verb
    (بحسب ما قال), own (على حد قوله), in (جاء في), light (أدلى بتصريح), hearsay (يقال) or mark (a speaker, a colon and
    a quotation).  ``lemma``, ``type``, ``act``, ``frame`` and ``strength`` are the entry's.
    """

    first: int
    end: int
    part: str
    lemma: str
    type: str
    act: str
    frame: frozenset[str]
    strength: str
    inflection: Inflection = NO_INFLECTION
    pronoun: str = ""


def find_cues(doc: Document, lexicon: Lexicon) -> list[Cue]:
    """Return the cue candidates of a text in order; no two share a token."""
    forms = doc.forms
    found: list[Cue] = []
    i, total = 0, len(forms)
    while i < total:
        form = forms[i]
        cue = None
        if form.kind == WORD:
            if form.normal in lexicon.phrases or (form.conjunction and form.normal[1:] in lexicon.phrases):
                cue = _phrase(doc, i, lexicon)
            if cue is None and form.senses:
                cue = _word(doc, i)
        elif form.kind == MARK:
            cue = _mark(doc, i)
        if cue is None:
            i += 1
        else:
            found.append(cue)
            i = cue.end
    return found


def _phrase(doc: Document, i: int, lexicon: Lexicon) -> Cue | None:
    """Match the longest phrase of the lexicon at token ``i`` and, behind «بحسب ما», the verb that goes with it."""
    form = doc.forms[i]
    spelled = form.normal
    patterns = lexicon.phrases.get(spelled, ())
    if not patterns and form.conjunction:
        patterns = lexicon.phrases.get(spelled[1:], ())
    if not patterns:
        return None
    window = [hint_of(f.normal) for f in doc.forms[i + 1 : i + 1 + _SUBJECT]]
    following = window[0] if window else ""
    for pattern in patterns:
        phrase = pattern.phrase
        if (
            pattern.hint
            and pattern.hint != following
            and (phrase.type != "verb" or pattern.hint not in window)
        ):
            continue
        end = _match(doc, i + 1, pattern)
        if not end and phrase.type == "verb" and any(len(word) > 3 for word, _ in pattern.rest):
            end = _match_behind_subject(doc, i + 1, pattern) and i + 1
        if not end:
            continue
        cue = Cue(i, end, _PARTS[phrase.type], phrase.words, phrase.type, phrase.act, phrase.frame, "sure",
                  pattern.inflection, doc.forms[end - 1].pronoun)  # fmt: skip
        if phrase.type == "verb" and pattern.inflection.person == 1 and doc.quotation_of[i] < 0:
            continue  # the writer himself: «نرى في ذلك …» (we see in that)
        if phrase.type == "source":
            cue = _with_speech(doc, _with_verb(doc, cue))
            if cue.part == "according" and phrase.words.endswith("ما"):
                continue
        return cue
    return None


def _match(doc: Document, at: int, pattern: Pattern) -> int:
    """Return the token behind the phrase whose second word should stand at ``at``, or 0."""
    forms = doc.forms
    for spec in pattern.rest:
        if at >= len(forms) or forms[at].kind != WORD:
            return 0
        form = forms[at]
        if len(spec[0]) == 1:  # a preposition written onto the source: it stays there
            if form.normal == spec[0]:
                at += 1
            elif form.preposition != spec[0] and form.normal != spec[0] + "ما":
                return 0
        elif same_word(spec, form.normal):
            at += 1
        else:
            return 0
    return at


def _match_behind_subject(doc: Document, at: int, pattern: Pattern) -> int:
    """Match a light verb's object behind its subject: «وجهت النيابة اتهامات إلى …» (the prosecution levelled charges)."""
    for k in range(at + 1, min(at + _SUBJECT - 1, len(doc.forms))):
        form = doc.forms[k]
        if form.normal == pattern.rest[0][0] or pattern.rest[0][1]:
            end = _match(doc, k, pattern)
            if end:
                return end
        if form.kind == BREAK or form.tag in ("complementizer", "V", ":", ".", "relative"):
            return 0
    return 0


_SUBJECT = 9
"""Tokens that a subject between a light verb and its object may take."""
_PARTS = {"source": "according", "own": "own", "verb": "light", "in": "in", "hearsay": "hearsay"}


def _with_verb(doc: Document, cue: Cue) -> Cue:
    """Take the verb of «بحسب ما قال», «وفقا لما نقلته», «حسبما أعلن» into the cue."""
    forms = doc.forms
    at = cue.end
    if at < len(forms) and forms[at].normal in ("ما", "لما", "بما") and at + 1 < len(forms):
        at += 1
    elif not forms[cue.end - 1].normal.endswith("ما"):
        return cue
    for k in (at, at + 1):
        if k < len(forms) and forms[k].kind == WORD:
            sense = next((s for s in forms[k].senses if s.part in ("verb", "passive")), None)
            if sense and sense.strength == "rare" and sense.type != "relay":
                continue  # «على ما تقدم» is not what somebody said
            if sense:
                return Cue(cue.first, k + 1, "according_verb", sense.lemma, sense.type, sense.act, sense.frame,
                           "sure", sense.inflection, forms[k].pronoun)  # fmt: skip
    return cue


def _with_speech(doc: Document, cue: Cue) -> Cue:
    """Take the noun of speech into the cue of «وفقا لاعترافات المتهم» (by the confessions of), with its act."""
    at = cue.end
    if (
        cue.part != "according"
        or at + 1 >= len(doc.forms)
        or doc.forms[at].kind != WORD
        or doc.forms[at].article
    ):
        return cue
    sense = next((s for s in doc.forms[at].senses if s.part == "noun" and s.type in ("speech", "act")), None)
    following = doc.forms[at + 1]
    if (
        sense is None
        or following.kind != WORD
        or following.tag in ("adj", "complementizer")
        or following.preposition
    ):
        return cue
    return Cue(cue.first, at + 1, "according", cue.lemma, "source", sense.act, cue.frame, "sure")


def _word(doc: Document, i: int) -> Cue | None:
    """Make a cue of the word ``i`` by the sense that its surroundings leave."""
    form = doc.forms[i]
    before = doc.forms[i - 1] if i else None
    sense = choose_sense(form, before)
    if sense is None:
        return None
    return Cue(i, i + 1, sense.part, sense.lemma, sense.type, sense.act, sense.frame, sense.strength,
               sense.inflection, form.pronoun)  # fmt: skip


def choose_sense(form: Form, before: Form | None) -> Sense | None:
    """Return the sense of a word whose letters spell a verb and a noun (ذكر, كشف, طلب).

    It is the noun behind a preposition or with article, else the verb; among verbs the surest.
    """
    nominal = bool(form.preposition or form.article or (before is not None and before.tag.startswith("prep")))
    parts = ("noun", "participle") if nominal else ("verb", "participle", "noun")
    best: Sense | None = None
    rank = (9, 9)
    for sense in form.senses:
        part = "verb" if sense.part == "passive" else sense.part
        if part in parts:
            order = (parts.index(part), _STRENGTH[sense.strength])
            if order < rank:
                best, rank = sense, order
    return best


_STRENGTH = {"sure": 0, "often": 1, "rare": 2}
_MARK_FRAME = frozenset(['"'])


def _mark(doc: Document, i: int) -> Cue | None:
    """Make a cue of a colon or of a quotation's opening mark right behind a colon («الوزير: «لن نتراجع»»)."""
    if doc.forms[i].raw != ":" or i == 0 or doc.forms[i - 1].kind != WORD:
        return None
    return Cue(i, i + 1, "mark", ":", "say", "state", _MARK_FRAME, "rare")


_WINDOW = 14
_CLOSED = frozenset(
    [
        "negation",
        "aux",
        "relative",
        "connector",
        "conjunction",
        "adverb",
        "time",
        "pronoun",
        "complementizer",
        "x",
    ]
)


def _clause(doc: Document, cue: Cue) -> str:
    """Return what opened the clause in which the cue stands: a relative, أن, a connector, a mark or the sentence."""
    forms = doc.forms
    begin = doc.sentences[doc.sentence_of[cue.first]][0]
    for i in range(cue.first - 1, max(begin, cue.first - 9) - 1, -1):
        tag = forms[i].tag
        if tag in ("relative", "complementizer", "connector", "aux", ":"):
            return f"{tag}{min(cue.first - i, 3)}"
        if forms[i].kind == MARK:
            return "mark"
        if tag == "V":
            return "verb"
    return "start" if cue.first - begin < 9 else "far"


def features(doc: Document, cue: Cue) -> list[str]:
    """Return what speaks for and against a candidate as a true cue: the entry, its form, its neighbours."""
    forms, total = doc.forms, len(doc.forms)
    form = forms[cue.first]
    part, inflection = cue.part, cue.inflection
    before = forms[cue.first - 1] if cue.first else None
    one = forms[cue.end].tag if cue.end < total else "end"
    two = forms[cue.end + 1].tag if cue.end + 1 < total else "end"
    last = before.tag if before is not None else "start"
    kind = f"{part}|{cue.type}"
    out = [
        "bias", part, kind, f"{part}|{cue.strength}", f"{kind}|{cue.strength}", f"lemma={cue.lemma}|{part}",
        f"{part}|next={one}", f"{part}|next={one},{two}", f"{part}|last={last}", f"{kind}|next={one}",
        f"{part}|tense={inflection.tense}{inflection.person}", f"{cue.strength}|next={one}",
        f"{part}|pronoun={cue.pronoun}", f"lemma={cue.lemma}|next={one}",
    ]  # fmt: skip
    if part == "noun":
        shape = f"{form.preposition}{'ال' if form.article else ''}{'+' if form.pronoun else ''}"
        out += [f"noun|shape={shape}", f"noun|{cue.type}|shape={shape}", f"lemma={cue.lemma}|shape={shape}"]
    if part in ("verb", "passive"):
        out.append(f"{part}|conj={form.conjunction}|{cue.strength}")
    if before is not None and (last in _CLOSED or last.startswith("prep:") or before.kind == MARK):
        out += [f"{part}|word={before.normal}", f"{cue.type}|word={before.normal}"]
    clause = _clause(doc, cue)
    out += [f"{part}|clause={clause}", f"{part}|{cue.strength}|clause={clause}"]
    if cue.end < total:
        out += [f"{part}|w={forms[cue.end].base}", f"lemma={cue.lemma}|{one},{two}"]
    if before is not None:
        out.append(f"lemma={cue.lemma}|last={last}")
    out.append(f"quoted={doc.quotation_of[cue.first] >= 0}|{part}")
    signal = _signal(doc, cue)
    coarse_next = "end" if cue.end >= total else coarse(forms[cue.end])
    out += [f"signal={signal}|{part}", f"signal={signal}|{cue.strength}", f"signal={signal}|{kind}",
            f"signal={signal}|lemma={cue.lemma}", f"{part}|{signal.split(' ')[0]}|next={coarse_next}"]  # fmt: skip
    return out


def _signal(doc: Document, cue: Cue) -> str:
    """Return the first thing behind a cue that opens a content, with its rough distance, or what ends the search."""
    forms = doc.forms
    stop = min(len(forms), cue.end + _WINDOW)
    prepositions = [p for p in _PREPOSITIONS if p in cue.frame]
    for i in range(cue.end, stop):
        form = forms[i]
        far = "near" if i - cue.end < 2 else "mid" if i - cue.end < 7 else "far"
        if form.tag == "complementizer":
            return f"أن {'yes' if 'أن' in cue.frame else 'no'} {far}"
        if form.kind == MARK:
            if form.raw == ":":
                return f": {far}"
            if form.raw in ".؟!":
                return "stop"
            q = doc.quotation_of[i]
            if q >= 0 and doc.quotations[q].first == i and doc.quotations[q].last - i > 5:
                return f"quote {far}"
        if form.kind == BREAK:
            return "stop"
        for p in prepositions:
            if form.normal == _PREPOSITIONS[p] or form.preposition == p:
                return f"prep {p} {far}"
        if i > cue.end and form.tag == "V":
            return "verb"
    return "none"


_PREPOSITIONS = {"عن": "عن", "إلى": "الي", "على": "علي", "من": "من", "ب": "-", "في": "في"}
