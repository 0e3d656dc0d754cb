"""Classes of words as the grammar of noun phrases sees them: what heads a phrase, what it is made of."""

from __future__ import annotations

from musnad.lexicon.senses import BIT
from musnad.reading.document import Document
from musnad.text.tokens import MARK, Form

_HEADS = tuple((name, BIT[name]) for name in (
    "head_person", "head_agency", "head_organisation", "head_anonymous", "head_document", "head_hearsay", "medium",
    "state", "capital", "male", "female", "family",
))  # fmt: skip
_ANY_HEAD = sum(bit for _, bit in _HEADS)


class _FirstHead(dict[int, str]):
    """The first class of each combination of heads, worked out where it is first met."""

    def __missing__(self, marks: int) -> str:
        self[marks] = next(name for name, bit in _HEADS if marks & bit)
        return self[marks]


_FIRST_HEAD = _FirstHead()
MEDIA = BIT["head_agency"] | BIT["medium"]


def head_class(form: Form) -> str:
    """Return the class of a phrase's first word: head_person, medium, state …, or its tag."""
    marks = form.marks & _ANY_HEAD
    return _FIRST_HEAD[marks] if marks else form.tag


def gender_number(doc: Document, first: int, end: int) -> str:
    """Return gender and number of a noun phrase as its head word tells them: ``ms``, ``fs`` or ``p``.

    Broken plurals of persons are masculine plural; the feminine is told by ة or by the lexicon.
    """
    form = doc.forms[first]
    if (form.tag == "quantifier" or form.kind == MARK) and end > first + 1:
        form = doc.forms[first + 1]
    if form.marks & BIT["plural"] or form.base.endswith(("ون", "ين")):
        return "p"
    if form.marks & (BIT["feminine"] | BIT["female"]) or form.base.endswith("ات"):
        return "fs"
    return "ms"


_COARSE = {
    "head_person": "H", "head_agency": "H", "head_organisation": "H", "head_anonymous": "H", "head_document": "D",
    "medium": "M", "state": "S", "capital": "S", "male": "name", "female": "name", "family": "name", "latin": "name",
    "the_adj": "adj+", "adj": "adj", "place": "n", "N": "n", "x": "n", "vp": "n", "demand": "n", "future": "n",
    "the": "n+", "event": "event", "the_event": "event+", "verb": "V", "aux": "V", "pname": "name", "noun": "noun",
}  # fmt: skip


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


def setting(doc: Document, i: int) -> str:
    """Return a preposition at token ``i`` with the class of its noun: في+occasion (في بيان), في+state (في مصر)."""
    forms = doc.forms
    form = forms[i]
    if form.preposition:
        return f"{form.preposition}+{_noun_class(form)}"
    return f"{form.base}+{_noun_class(forms[i + 1]) if i + 1 < len(forms) else 'end'}"


def _noun_class(form: Form) -> str:
    if form.marks & BIT["occasion"]:
        return "occasion+" if form.pronoun else "occasion"
    return ("ال" if form.article else "") + head_class(form).split("+")[-1]
