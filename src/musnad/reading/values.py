"""Values of a claim once its spans are known: the kind of each link, the form and the act."""

from __future__ import annotations

from musnad.lexicon.senses import BIT
from musnad.reading.classes import head_class
from musnad.reading.contents import Content
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase
from musnad.text.quotations import is_scare
from musnad.text.tokens import MARK

_SENSES = {
    "praise": BIT["praise"], "condemn": BIT["condemn"], "demand": BIT["demand"], "future": BIT["future"],
    "negation": BIT["negation"], "likely": BIT["likely"], "ready": BIT["ready"],
}  # fmt: skip


def kind_features(doc: Document, phrase: Phrase, cue: Cue | None) -> list[str]:
    """Return what tells the kind of a source from its noun phrase (and the cue it belongs to, where known)."""
    forms = [f for f in doc.forms[phrase.first : phrase.end] if f.kind != MARK]
    if not forms:
        return ["empty"]
    first = forms[0]
    second = forms[1] if len(forms) > 1 else None
    out = [
        "bias", f"head={head_class(first)}", f"word={first.base}", f"article={first.article}|{head_class(first)}",
        f"two={head_class(first)}|{head_class(second) if second else '-'}", f"long={min(len(forms), 4)}",
        f"long={min(len(forms), 4)}|{head_class(first)}", f"last={head_class(forms[-1])}",
    ]  # fmt: skip
    if second is not None:
        out.append(f"second={second.base}")
    plural = bool(first.marks & BIT["plural"]) or first.base.endswith(("ون", "ين"))
    out.append(f"plural={plural}|{head_class(first)}")
    marks = 0
    for form in forms:
        marks |= form.marks
    names = bool(marks & (BIT["male"] | BIT["female"] | BIT["family"]))
    out += [
        f"names={names}",
        f"names={names}|{head_class(first)}",
        f"long={len(forms) > 1}|names={names}|{plural}",
    ]
    for name in (
        "head_person",
        "head_agency",
        "head_organisation",
        "head_anonymous",
        "head_document",
        "medium",
        "state",
    ):
        if marks & BIT[name]:
            out.append(f"in={name}")
    if cue is not None:
        out += [f"cue={cue.part}|{cue.type}", f"cue={cue.part}|{cue.lemma}"]
        if cue.part == "hearsay" or phrase.first == cue.first:
            out.append("self")
    return out


def form_features(doc: Document, cue: Cue, content: Content) -> list[str]:
    """Return what tells direct from mixed and indirect: how much of the content stands in quotation marks."""
    total = quoted = longest = speech = 0
    fully = True
    for first, end in content.pieces:
        total += end - first
        opened = doc.is_quote(first - 1) and doc.quotation_of[first - 1] >= 0
        q = doc.quotation_of[first - 1] if opened else -1
        whole = opened and doc.quotations[q].first == first - 1 and doc.quotations[q].inner[1] >= end - 1
        fully = fully and whole
        seen: set[int] = set()
        for i in range(first, end):
            k = doc.quotation_of[i]
            if k >= 0 and doc.quotations[k].first >= first - 1:
                quoted += 1
                if k not in seen:
                    seen.add(k)
                    speech += not is_scare(doc.tokens, doc.quotations[k])
                    inner = doc.quotations[k].inner
                    longest = max(longest, min(end, inner[1]) - max(first, inner[0]))
    share = quoted / total if total else 0
    part = (
        "none"
        if not share
        else "little"
        if share < 0.2
        else "some"
        if share < 0.6
        else "most"
        if share < 0.95
        else "all"
    )
    size = (
        "0"
        if not longest
        else "1"
        if longest == 1
        else "2"
        if longest == 2
        else "3"
        if longest == 3
        else ("4-6" if longest < 7 else "7+")
    )
    first = content.pieces[0][0]
    q = doc.quotation_of[first]
    inside = q >= 0 and q == doc.quotation_of[cue.first]
    unopened = not quoted and doc.is_quote(content.pieces[-1][1])
    return ["bias", f"speech={min(speech, 2)}", f"speech={min(speech, 2)}|share={part}", f"whole={fully}", f"share={part}", f"size={size}", f"share={part}|size={size}", f"inside={inside}",
            f"inside={inside}|whole={fully}", f"o={content.opening}|whole={fully}", f"unopened={unopened}",
            f"o={content.opening}|share={part}"]  # fmt: skip


def act_features(doc: Document, cue: Cue, content: Content) -> list[str]:
    """Return what tells the act: the cue's own act, and what the content does (demands, promises, condemns …)."""
    forms = doc.forms
    first, end = content.pieces[0]
    one = forms[first]
    two = forms[first + 1] if first + 1 < end else None
    out = [
        "bias", f"act={cue.act}", f"act={cue.act}|{cue.part}", f"lemma={cue.lemma}", f"lemma={cue.lemma}|o={content.opening}",
        f"act={cue.act}|o={content.opening}", f"first={one.base}", f"act={cue.act}|first={one.base}", f"type={cue.type}",
        f"act={cue.act}|tag={one.tag}",
    ]  # fmt: skip
    before = forms[first - 1].normal if first else ""
    out.append(f"lemma={cue.lemma}|before={before}")
    own_subject = before in ("انه", "انها", "انهم", "بانه", "بانها", "اننا", "انني") or one.base in (
        "بلاده",
        "بلادها",
    )
    out.append(
        f"own_subject={own_subject}|future={one.future or (two is not None and two.future)}|act={cue.act}"
    )
    if cue.first and forms[cue.first - 1].tag == "negation":
        out += [f"negated|act={cue.act}", f"negated|lemma={cue.lemma}"]
    if two is not None:
        out.append(f"second={two.base}")
    counts = dict.fromkeys(_SENSES, 0)
    futures = own = 0
    stop = min(end, first + 40)
    for i in range(first, stop):
        form = forms[i]
        for name, bit in _SENSES.items():
            if form.marks & bit:
                counts[name] += 1
                if i - first < 4:
                    out.append(f"early={name}|act={cue.act}")
        if form.future or form.normal in ("سوف", "لن"):
            futures += 1
            if i - first < 6:
                out.append(f"early_future|act={cue.act}")
            if form.future and form.base[:1] in "نا":
                own += 1
        for sense in form.senses:
            if sense.act != "state" and sense.strength != "rare":
                out.append(f"has={sense.act}|act={cue.act}")
                break
    for name, count in counts.items():
        if count:
            out += [f"has={name}", f"has={name}|act={cue.act}", f"has={name}|{min(count, 3)}"]
    out += [f"future={min(futures, 2)}|act={cue.act}", f"own={own > 0}|act={cue.act}"]
    return out
