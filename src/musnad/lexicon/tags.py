"""One coarse tag for each word form: what the grammar's decisions look at when they look at a neighbour."""

from __future__ import annotations

from musnad.lexicon.senses import BIT
from musnad.text.clitics import NAME, NOUN, PAST, PRESENT
from musnad.text.tokens import BREAK, NUMBER, WORD, Form

_BY_CLASS = (
    "complementizer", "relative", "negation", "preposition", "conjunction", "connector", "time", "demonstrative",
    "pronoun", "aux", "adverb", "quantifier", "reference",
)  # fmt: skip
_BY_MEANING = (
    "head_person", "head_agency", "head_organisation", "head_anonymous", "head_document", "medium", "state", "capital",
    "male", "female", "family", "place", "demand", "future",
)  # fmt: skip


_NAMES = sum(
    BIT[name] for name in ("male", "female", "family", "head_person", "head_organisation", "state", "place")
)


def tag_of(form: Form, stem: int = 0) -> str:
    """Return the tag of a form.

    Marks and closed-class words are tagged with themselves or their class, cue words by their part (V, VP, N), heads of
    sources and names by their kind, other words by their shape: ``the`` with article, ``adj`` ending like a relational
    adjective, ``verb`` with the shape of a present, ``x`` else.  A preposition written onto the word comes first:
    ``ب+the``.
    """
    if form.kind == BREAK:
        return "break"
    if form.kind == NUMBER:
        return "num"
    if form.kind != WORD:
        return form.raw
    marks = form.marks
    if marks & BIT["complementizer"]:
        return "complementizer"
    if form.future and not form.senses:
        return "verb"
    if not form.preposition:
        for name in _BY_CLASS:
            if marks & BIT[name]:
                return f"prep:{form.base}" if name == "preposition" else name
    return f"{form.preposition}+{_bare(form, stem)}" if form.preposition else _bare(form, stem)


def _bare(form: Form, stem: int) -> str:
    parts = {sense.part for sense in form.senses}
    verbal = [sense.strength for sense in form.senses if sense.part in ("verb", "passive")]
    if verbal and not (form.marks & _NAMES and set(verbal) == {"rare"}):
        return "V"
    if "participle" in parts and not form.article:
        return "VP" if form.light.endswith("ا") else "vp"
    for name in _BY_MEANING:
        if form.marks & BIT[name]:
            return name
    if "noun" in parts:
        return "N"
    base = form.base
    if form.marks & BIT["event"]:
        return "the_event" if form.article else "event"
    if form.article:
        return "the_adj" if base.endswith(("ي", "يه", "يين", "يون")) else "the"
    if base.endswith(("يه", "يين", "يون", "يا")) and len(base) > 4:
        return "adj"
    if stem & (PAST | PRESENT) and not stem & NOUN:
        return "verb"
    if base[:1] == "ي" and len(base) > 3 and not stem:
        return "verb"
    if stem & NAME and not stem & NOUN:
        return "pname"
    if stem & NOUN:
        return "noun"
    if not "\u0600" <= form.raw[0] <= "\u06ff" and not "\ufb50" <= form.raw[0] <= "\ufeff":
        return "latin"
    return "x"
