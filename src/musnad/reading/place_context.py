"""What stands around a name that may be a place: nouns of a kind, prepositions, series, names of people and of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from musnad.lexicon.senses import BIT
from musnad.reading.document import Document
from musnad.reading.place_names import CLOSED, Hint, Match, known
from musnad.text.normal import normal
from musnad.text.tokens import WORD, Form

_GIVEN = BIT["male"] | BIT["female"]
_PEOPLE = _GIVEN | BIT["family"]
_MEDIUM = BIT["medium"]
_GROUPS = frozenset(["الدوله", "الاسلاميه", "القاعده", "الجهاد", "الخلافه", "قاعده", "دوله"])
"""What an armed group's name ends with before «في العراق» (تنظيم القاعدة في بلاد المغرب)."""
_NOUN = {"no": 4.0, "yes": 2.5, "only": 2.0}
"""Points of the noun before a name, by how surely a name follows."""


@dataclass(slots=True)
class Context:
    """What stands around a match, worked out once for all its entries.

    ``kind`` and ``noun``: the kind that a noun before the name tells, and its points; ``within``: the token of that
    noun where it belongs to the name; ``series``: it is a plural or dual, and holds for the names that follow.
    ``towards``, ``joined``: points of a preposition, of standing in a series.  ``people``: the country of an adjective
    behind the name; ``near``: the countries of sure places beside it.  ``person``: points for a name of people.
    ``barred``: no place here, and ``named``: because it belongs to the name of something else;
    ``group``: to an armed group's.  ``speaks``: a verb
    stands before it; ``so``: the conjunction ف; ``described``: a noun with article stands before it.  ``spelled``,
    ``known``: points against its spelling, and for its being another word; ``short``: of fewer than five letters.
    """

    kind: str = ""
    noun: float = 0.0
    towards: float = 0.0
    series: bool = False
    joined: float = 0.0
    people: str | None = None
    near: set[str] = field(default_factory=set)
    person: float = 0.0
    barred: bool = False
    named: bool = False
    group: bool = False
    speaks: bool = False
    so: bool = False
    described: bool = False
    within: int = -1
    spelled: float = 0.0
    known: float = 0.0
    short: bool = False


def context_of(
    doc: Document, hints: Sequence[Hint | None], match: Match, before: Match | None, last: Context | None
) -> Context:
    """Return what stands around ``match``; ``before`` is the match before it in the text, ``last`` its context."""
    context = Context()
    forms, first, end = doc.forms, match.first, match.end
    i = _word_before(doc, first)
    _noun_before(doc, hints, match, i, context)
    _spelling(doc, hints, match, context)
    if before is not None and last is not None and not context.noun:
        _joined(doc, before, last, match, context)
    form = forms[first]
    hint = hints[i] if i >= 0 else None
    context.so = form.conjunction == "ف" and match.options[0][0] > 0
    context.towards = 1.5 if (hint is not None and hint.towards) or form.preposition == "ب" else 0.0
    if form.preposition == "ل":
        context.towards = max(context.towards, 0.5)
    if i >= 0 and (forms[i].tag in ("prep:من", "prep:بين") or forms[i].normal in ("من", "بين")):
        context.towards = 1.5
    behind = hints[end] if end < len(hints) else None
    if behind is not None and behind.people and forms[end].light.startswith("ال"):
        context.people = behind.people
    _against(doc, hints, match, i, context)
    if before is not None and last is not None and before.end == first:
        context.group = context.group or (last.group and form.conjunction == "و")
        context.barred = context.barred or context.group or (last.named and not form.conjunction)
    return context


def _word_before(doc: Document, first: int) -> int:
    """Return the token before a name, quotation marks and brackets left aside, or -1."""
    i = first - 1
    if i >= 0 and (doc.is_quote(i) or doc.is_mark(i, "({[")):
        i -= 1
    return i if i >= 0 and doc.forms[i].kind == WORD else -1


def _noun_before(doc: Document, hints: Sequence[Hint | None], match: Match, i: int, context: Context) -> None:
    """Write the noun of a kind before the name into ``context`` (مدينة تدمر; العاصمة السورية دمشق)."""
    forms = doc.forms
    if i < 0 or match.options[0][0]:
        return
    hint = hints[i]
    if hint is not None and hint.people and forms[i].article and i > 0:
        noun = hints[i - 1]
        if noun is not None and noun.before is not None and forms[i - 1].article:
            context.kind, context.noun = noun.before.kind, 3.0
            context.near.add(hint.people)
        return
    if hint is None:
        return
    if hint.before is not None and (hint.bare or hint.before.kind == "capital"):
        context.kind, context.noun = hint.before.kind, _NOUN[hint.before.loose]
        base = forms[i].normal
        context.series = base.endswith(("تي", "تا")) or forms[i].base != normal(hint.before.words[0])
    elif hint.within is not None and hint.bare:
        if hint.within.loose == "only":
            context.noun = 0.5
            return
        context.kind, context.noun = hint.within.kind, _NOUN[hint.within.loose]
        if hint.within.kind == "airport" or any(entry.kind != "country" for _, entry, _ in match.options):
            context.within = i


def _spelling(doc: Document, hints: Sequence[Hint | None], match: Match, context: Context) -> None:
    """Write into ``context`` what the spelling of a name of one word says against it (دوماً, جده, وأن)."""
    form, hint = doc.forms[match.first], hints[match.first]
    if match.end > match.first + 1:
        return
    context.short = len(match.words) < 5
    if form.raw.endswith(("ً", "ًا")):
        context.spelled += 9.0
    if form.light.endswith("ه") and form.pronoun == "ه":
        context.spelled += 4.0
    if hint is not None and (hint.before or hint.within) and not context.noun:
        context.spelled += 6.0
    if context.noun < 3:
        context.known = 3.0 if hint is not None and hint.known else 0.0
        context.spelled += 6.0 if form.marks & CLOSED else 4.0 if form.senses else 0.0


def _joined(doc: Document, before: Match, last: Context, match: Match, context: Context) -> None:
    """Write into ``context`` whether the name goes on a series of places (حماة وحلب، وإدلب)."""
    gap = match.first - before.end
    form = doc.forms[match.first]
    if gap == 0 and form.conjunction == "و":
        context.joined = 2.0
        if last.series:
            context.kind, context.noun, context.series = last.kind, 2.0, True
    elif gap == 1 and doc.is_mark(before.end, "،,"):
        context.joined = 1.0
        context.series = last.series


def _against(doc: Document, hints: Sequence[Hint | None], match: Match, i: int, context: Context) -> None:
    """Write into ``context`` what speaks against a place: names of people, organisations, the article's outlet."""
    forms, first, end = doc.forms, match.first, match.end
    form = forms[first]
    if doc.is_quote(first - 1) and doc.names_outlet(first, end):
        context.barred = True
    behind = hints[end] if end < len(hints) else None
    noun = hints[i] if i >= 0 else None
    if noun is not None and noun.within and doc.is_quote(first - 1) and not doc.is_quote(end):
        context.barred = True
    if behind is not None and behind.club:
        context.barred = context.named = True
    if i < 0:
        return
    previous, hint = forms[i], hints[i]
    attached = bool(form.conjunction or form.preposition)
    context.speaks = previous.tag == "V" and not form.preposition
    if form.marks & _MEDIUM and not attached:
        context.barred = context.named = True
    own = hints[first]
    if (
        own is not None
        and own.people
        and all(entry.kind != "country" for _, entry, _ in match.options)
        and not context.noun
    ):
        context.spelled += 5.0
    if (
        own is not None
        and own.people
        and end == first + 1
        and not attached
        and _adjective(forms, i, form, context)
    ):
        context.barred = True
    if hint is not None and hint.name and hint.bare and not attached:
        context.barred = context.named = True
    if previous.normal == "في" and i > 0 and forms[i - 1].normal in _GROUPS:
        context.barred = context.group = True
    if attached:
        return
    context.described = previous.article and not context.noun and form.light.startswith("ال")
    if previous.marks & _GIVEN and not context.noun:
        context.person = 6.0
    elif hint is not None and hint.title and previous.article:
        context.person = 4.0
    elif hint is not None and hint.people and previous.article and i > 0 and not context.noun:
        titled = hints[i - 1]
        if forms[i - 1].marks & BIT["head_person"] or (titled is not None and titled.title):
            context.person = 5.0
    elif (
        hint is not None
        and hint.part
        and previous.normal in ("ابو", "ابي", "ابا", "ام", "بن", "ابن", "ال", "بنت")
    ):
        context.person = 5.0
    elif (
        i > 0
        and forms[i - 1].marks & _GIVEN
        and not previous.marks
        and not previous.preposition
        and hint is None
    ):
        context.person = 2.5
    elif hint is None and not previous.marks and not previous.conjunction and not known(previous):
        context.person = 2.0 if i > 0 and not previous.article else 0.0
    other = forms[end] if end < len(forms) else None
    if other is not None and other.marks & _PEOPLE and not other.preposition and not other.conjunction:
        context.person = max(context.person, 1.5)


def _adjective(forms: Sequence[Form], i: int, form: Form, context: Context) -> bool:
    """Tell whether a name that is also an adjective (السعودية, سورية) belongs to the noun before it."""
    previous = forms[i]
    if form.light.startswith("ال"):
        return previous.article or (len(previous.light) > 3 and previous.light.startswith("ال"))
    return not context.towards and not context.noun and previous.light.endswith(("ة", "ات"))
