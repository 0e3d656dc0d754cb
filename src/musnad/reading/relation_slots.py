"""Where the two actors of a relation stand to the word that says it."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.relations import RelationBook, Row
from musnad.reading.classes import coarse, gender_number, head_class
from musnad.reading.statement_ground import is_stop
from musnad.reading.statement_phrases import Phrases, Range
from musnad.text.normal import normal
from musnad.text.tokens import MARK, WORD


@dataclass(frozen=True, slots=True)
class Where:
    """A word of ``row``: its tokens ``[i, end)``, and the sentence ``[first, stop)`` that it stands in."""

    i: int
    end: int
    first: int
    stop: int
    row: Row


NEAR = 5
"""Tokens behind a word within which a preposition that belongs to it is looked for."""

FAR = 60
"""Tokens before a sentence among which whom a pronoun means is looked for."""

_NUMBER = {"ه": "ms", "ها": "fs", "هم": "p", "هما": "p"}
_LETTERS = ("ل", "ب")


def find(phrases: Phrases, slots: tuple[str, ...], where: Where, other: Range | None) -> Range | None:
    """Return the phrase of an actor in the first of ``slots`` that holds one other than ``other``."""
    for slot in slots:
        found = _in(phrases, slot, where, other)
        if found is not None and found != other:
            return found
    return None


def _in(phrases: Phrases, slot: str, where: Where, other: Range | None) -> Range | None:
    i, end, first, stop = where.i, where.end, where.first, where.stop
    form = phrases.ground.forms[end - 1]
    if slot == "before":
        return before(phrases, i, first)
    if slot == "own":
        return _own(phrases, where, other)
    if slot == "gen":
        if form.pronoun:
            return meant(phrases, form.pronoun, where)
        return actor_from(phrases, end, stop) or (
            _described(phrases, end, stop) if where.row.relation == "part_of" else None
        )
    if slot == "obj" and form.pronoun:
        return meant(phrases, form.pronoun, where)
    if slot in ("subj", "obj"):
        return _verbal(phrases, slot, where)
    return _behind(phrases, slot, where)


def actor_from(phrases: Phrases, k: int, stop: int) -> Range | None:
    """Return the actor who is named or described from token ``k`` on; a country counts as one."""
    ground = phrases.ground
    while k < stop and ground.forms[k].kind == MARK and ground.doc.is_quote(k):
        k += 1
    if k >= stop or ground.forms[k].kind != WORD:
        return None
    named = ground.begins.get(k)
    if named is None and k in ground.actor_at and k not in ground.place_at and not phrases.heads_holder(k):
        named = ground.actor_at[k]
    if named is not None:
        return k, named.end
    place = ground.place_at.get(k)
    if place is not None and place.kind in ("country", "capital"):
        last = k + 1
        while last < stop and ground.place_at.get(last) is place:
            last += 1
        return k, last
    if phrases.heads_holder(k) or head_class(ground.forms[k]).endswith(("head_person", "head_organisation")):
        return k, phrases.holder_end(k, stop)
    return None


def _described(phrases: Phrases, k: int, stop: int) -> Range | None:
    """Return a noun with its adjectives that may name an actor whom the reading does not know («القاعدة», al-Qaida)."""
    forms = phrases.ground.forms
    if k >= stop or not forms[k].article or forms[k].preposition:
        return None
    end = k + 1
    while end < stop and forms[end].tag == "the_adj":
        end += 1
    return k, end


def before(phrases: Phrases, i: int, least: int) -> Range | None:
    """Return the actor right before token ``i``: «القوات (الحكومية) الموالية», or the one in whose name it stands."""
    forms = phrases.ground.forms
    named = phrases.ground.actor_at.get(i)
    if named is not None and least <= named.first < i:
        joined = [k for k in range(named.first + 1, i) if forms[k].conjunction]
        return (joined[-1] if joined else named.first), i
    for part in phrases.holders_before(i, max(least, i - 10)):
        between = forms[part[1] : i]
        if any(form.conjunction for form in between):
            break
        quiet = all(f.kind == MARK or f.article or f.tag in ("relative", "the_adj", "adj") for f in between)
        if quiet and len(between) < 4:
            return part
        break
    plain = i > least and forms[i - 1].kind == WORD and coarse(forms[i - 1]).lstrip("+") in _NOUNS
    return (i - 1, i) if plain and not forms[i - 1].pronoun else None


_NOUNS = frozenset(["n", "n+", "noun", "noun+", "H", "H+", "H+ ", "event", "adj+"])


def _own(phrases: Phrases, where: Where, other: Range | None) -> Range | None:
    """Return the phrase that the word itself heads: «زعيم الحركة راشد الغنوشي», «حلفاؤها», «حليفه حزب الله»."""
    i, end, stop = where.i, where.end, where.stop
    ground = phrases.ground
    named = ground.actor_at.get(i)
    if named is not None and named.first == i and named.end > end:
        return i, named.end
    if ground.forms[end - 1].pronoun:
        apposed = actor_from(phrases, end, stop)
        return apposed if apposed is not None and not ground.forms[end].conjunction else (i, end)
    if other is not None and other[0] >= end:
        apposed = actor_from(phrases, other[1], stop) if other[1] < stop else None
        person = apposed is not None and not ground.forms[other[1]].conjunction
        return apposed if person else (i, other[1])
    return None


def _behind(phrases: Phrases, slot: str, where: Where) -> Range | None:
    """Return the actor behind a preposition that follows the word: «الموالية للحكومة», «المؤازرة له»."""
    end, stop = where.end, where.stop
    forms, key = phrases.ground.forms, normal(slot)
    for k in range(end, min(stop, end + NEAR)):
        form = forms[k]
        if is_stop(form) or (form.kind == MARK and form.raw in "،,"):
            return None
        if form.base in ("", key) and form.pronoun and (form.preposition == slot or form.base == key):
            return meant(phrases, form.pronoun, where)
        if slot in _LETTERS and form.preposition == slot:
            return actor_from(phrases, k, stop)
        if form.normal == key:
            return actor_from(phrases, k + 1, stop)
        if k > end and not form.article:
            return None
    return None


def meant(phrases: Phrases, pronoun: str, where: Where) -> Range | None:
    """Return whom a pronoun means: the nearest actor before who agrees with it, not the one whom it belongs to."""
    ground, i, first = phrases.ground, where.i, where.first
    wanted = _NUMBER.get(pronoun)
    if wanted is None:
        return None
    own = before(phrases, i, first) if where.row.actor[0] == "before" else None
    for k in range((own[0] if own else i) - 1, max(0, first - FAR) - 1, -1):
        covering = ground.actor_at.get(k)
        if (covering is not None and covering.first != k and not phrases.heads_holder(k)) or ground.forms[
            k
        ].kind != WORD:
            continue
        part = actor_from(phrases, k, i)
        if part is None:
            continue
        part = part[0], min(part[1], own[0] if own else i)
        number = gender_number(ground.doc, *part)
        country = k in ground.place_at or (covering is not None and covering.actor.kind == "state")
        if number == wanted or (wanted == "fs" and country and number != "p"):
            return part
    return None


def _verbal(phrases: Phrases, slot: str, where: Where) -> Range | None:
    """Return subject or object of a verb: the first and second actor behind it, or one before it and one behind."""
    i, end, first, stop = where.i, where.end, where.first, where.stop
    forms = phrases.ground.forms
    behind: list[Range] = []
    k = end
    reach = 3 if forms[end - 1].pronoun else 14
    while k < min(stop, end + reach) and len(behind) < 2:
        form = forms[k]
        if (
            is_stop(form)
            or form.tag in ("complementizer", "relative", "V", "verb")
            or form.tag.startswith("prep:")
        ):
            break
        if form.preposition or (form.conjunction and not behind):
            break
        part = actor_from(phrases, k, stop)
        if part is not None:
            behind.append(part)
            k = part[1]
        else:
            k += 1
    if forms[end - 1].pronoun:  # «تصنفها واشنطن»: the object is the pronoun
        behind = behind[:1] if slot == "subj" else []
    elif "obj" not in where.row.other:
        behind = behind[:1] or [part for part in [before(phrases, i, first)] if part is not None]
    elif len(behind) < 2:
        lead = before(phrases, i, first)
        behind = [lead, *behind] if lead is not None else []
    number = 0 if slot == "subj" else 1
    return behind[number] if len(behind) > number else None


def label_of(phrases: Phrases, book: RelationBook, where: Where) -> Range | None:
    """Return the words by which somebody is designated: «(منظمة) إرهابية», «قائمة الإرهاب»."""
    end, stop = where.end, where.stop
    forms = phrases.ground.forms
    for k in range(end, min(stop, end + 16)):
        if is_stop(forms[k]) or forms[k].tag in ("complementizer", "relative"):
            return None
        if book.labels.of(forms[k]):
            return k, k + 1
    return None
