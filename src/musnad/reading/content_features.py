"""What speaks for and against a content: how it opens, where it closes, what it passes over."""

from __future__ import annotations

from musnad.lexicon.senses import Sense
from musnad.reading.contents import FRAME_WORDS, LONGEST, Content
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.text.tokens import BREAK, MARK


def _bucket(n: int) -> str:
    return (
        str(n)
        if n < 4
        else "4-6"
        if n < 7
        else "7-12"
        if n < 13
        else "13-24"
        if n < 25
        else "25-49"
        if n < 50
        else "50+"
    )


def opening_features(doc: Document, cue: Cue, source: Phrase | None, content: Content) -> list[str]:
    """Return what speaks for a content's kind of opening and its place; shared by all its closings."""
    forms = doc.forms
    opening, at = content.opening, content.at
    behind = source.end if source is not None and source.place == "post" else cue.end
    place = source.place if source is not None else "none"
    frame = {"that": "أن", "quote": '"', "colon": '"', "bare": "Ø", "later": "Ø", "prep": "prep"}.get(
        opening, "-"
    )
    hit = "hit" if frame in cue.frame else "miss"
    out = [
        f"o={opening}", f"o={opening}|{cue.part}", f"o={opening}|{cue.part}|{cue.type}", f"o={opening}|{place}",
        f"o={opening}|{hit}", f"o={opening}|{cue.lemma}", f"o={opening}|first={forms[at].tag}",
    ]  # fmt: skip
    if opening in ("that", "quote", "colon", "prep", "stray", "bare", "later", "after"):
        gap = range(behind, at)
        verbs = sum(1 for i in gap if forms[i].tag == "V")
        distance = at - behind
        out += [f"o={opening}|gap={_bucket(distance)}", f"o={opening}|verbs={min(verbs, 2)}"]
        for i in gap:
            form = forms[i]
            if form.tag == "complementizer" and i < at - 1:
                out.append(f"o={opening}|past=that")
            elif doc.is_quote(i) and i < at - 1:
                out.append(f"o={opening}|past=quote")
            elif form.tag == "relative":
                out.append(f"o={opening}|past=relative")
            elif form.kind == MARK and form.raw == ":" and i < at - 2:
                out.append(f"o={opening}|past=colon")
        before = forms[at - 1]
        if opening in ("prep", "stray"):
            word = forms[at].preposition if content.stem else before.normal
            addressee = "@" + word in cue.frame
            out += [f"prep={word}|{cue.part}", f"prep={word}|{cue.lemma}", f"prep|addressee={addressee}"]
        if opening == "that":
            out.append(f"that={before.normal}|conj={before.conjunction}")
        if doc.is_quote(at - 1):
            out.append(f"o={opening}|quoted")
    else:
        out.append(
            f"o={opening}|start={'sentence' if doc.sentences[doc.sentence_of[at]][0] == at else forms[at - 1].tag}"
        )
        out.append(f"o={opening}|{cue.part}|first={cue.first - 1 >= 0 and forms[cue.first - 1].tag}")
    return out


def edge_of(doc: Document, cue: Cue, end: int, stop: int) -> str:
    """Describe a place where a content may close: the marks there and the tag of the word behind them."""
    k, marks = end, ""
    while k < stop and doc.forms[k].kind == MARK:
        marks += doc.forms[k].raw if len(marks) < 2 else ""
        k += 1
    if k >= stop:
        return f"{marks}|end"
    form = doc.forms[k]
    sense = form.senses[0] if form.senses else None
    if sense is None:
        return f"{marks}|{'+' if form.conjunction else ''}{form.tag}"
    floor = _takes_floor(doc, cue, k, sense)
    return f"{marks}|{'+' if form.conjunction else ''}{form.tag}|{sense.strength}|{floor}"


def _takes_floor(doc: Document, cue: Cue, at: int, sense: Sense) -> str:
    """Tell how the cue word at token ``at`` goes on: with its own أن or preposition it takes the floor from ``cue``."""
    forms = doc.forms
    inflection, mine = sense.inflection, cue.inflection
    same = "same" if (inflection.gender, inflection.number) == (mine.gender, mine.number) else "other"
    for i in range(at + 1, min(at + 5, len(forms))):
        form = forms[i]
        if form.tag == "complementizer":
            return f"that{i - at}|{same}"
        if form.kind == MARK and (form.raw == ":" or doc.is_quote(i)):
            return f"mark|{same}"
        if FRAME_WORDS.get(form.normal, "-") in sense.frame or (
            form.preposition and form.preposition in sense.frame
        ):
            return f"prep{i - at}|{same}"
        if form.kind in (MARK, BREAK):
            break
    return f"none|{same}"


def closing_features(
    doc: Document, cue: Cue, content: Content, stretch: tuple[int, int], passed: list[str]
) -> list[str]:
    """Return what speaks for where a content closes: what comes next, what it leaves open, its length.

    ``passed`` describes the places before, where it could have closed and does not.
    """
    forms = doc.forms
    first, end = content.pieces[-1]
    opening = content.opening
    kind = (
        "clause"
        if opening == "that"
        else "nominal"
        if opening in ("prep", "bare", "later", "stray")
        else opening
    )
    last = forms[end - 1]
    k = end
    marks = ""
    while k < stretch[1] and forms[k].kind == MARK:
        marks += forms[k].raw if len(marks) < 2 else ""
        k += 1
    length = end - first
    out = [f"{kind}|len={_bucket(length)}", f"{kind}|last={last.tag}"]
    out += [f"over|{kind}|{edge}" for edge in passed]
    if k >= stretch[1]:
        out += [f"{kind}|next=end", f"{kind}|{'stop' if marks[:1] in ('.', '') else marks}"]
    else:
        following = forms[k]
        tag = ("+" if following.conjunction else "") + following.tag
        out += [f"{kind}|next={tag}", f"{kind}|{marks}|next={tag}"]
        second = forms[k + 1].tag if k + 1 < stretch[1] else "end"
        out += [
            f"{kind}|{marks}|{tag}>{second}",
            f"{marks}|w={following.base}",
            f"{kind}|l={last.base}",
            f"{last.tag}>{marks}>{tag}",
        ]
        if following.senses:
            sense = following.senses[0]
            conj, mark = bool(following.conjunction), bool(marks)
            new = _takes_floor(doc, cue, k, sense)
            out += [f"next={sense.part}|{sense.strength}|{conj}|{mark}", f"{kind}|next_act={sense.part}|{sense.type}",
                    f"floor={new}|{conj}|{mark}", f"{kind}|floor={new}|{sense.part}"]  # fmt: skip
        if following.tag in ("connector", "time", "aux", "adverb", "vp", "N") or following.tag.startswith(
            "prep:"
        ):
            out.append(f"{kind}|word={following.base}")
    open_quotes = open_parens = commas = 0
    for i in range(first, min(end, first + LONGEST)):
        form = forms[i]
        if form.kind == MARK:
            if form.raw == "(":
                open_parens += 1
            elif form.raw == ")":
                open_parens -= 1
            elif form.raw in "،,":
                commas += 1
            elif doc.is_quote(i):
                open_quotes += 1
    out += [
        f"{kind}|parens={open_parens != 0}",
        f"{kind}|quotes={open_quotes % 2}",
        f"{kind}|commas={min(commas, 3)}",
    ]
    if doc.quotation_of[first] != -1 and doc.quotation_of[first] == doc.quotation_of[cue.first]:
        out.append(f"{kind}|inside_quote")
    elif doc.is_quote(first - 1) or doc.is_quote(first - 2):
        q = doc.quotation_of[first - 1]
        out.append(f"{kind}|quoted|whole={q >= 0 and doc.quotations[q].inner[1] - end in (0, 1)}")
    return out
