"""Where the holder and the place of a word of control stand."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.control import Row
from musnad.lexicon.statements import Entry
from musnad.reading.statement_ground import agrees, is_stop
from musnad.reading.statement_phrases import Phrases, Range
from musnad.text.tokens import MARK, NUMBER, WORD, Form

REACH = 14
"""Tokens behind a word within which its place is looked for."""

LIKELY = 1.0
"""Points above which a phrase before a word is taken for its subject."""

_BOUNDS = frozenset(["complementizer", "relative", "V", "connector"])
_LETTERS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of control at token ``i``, its last token before ``end``, in the sentence ``[first, stop)``."""

    entry: Entry[Row]
    i: int
    end: int
    first: int
    stop: int

    @property
    def state(self) -> bool:
        """Tell whether it names a state of the place (تحت سيطرة), not an act."""
        return self.entry.row.place[0] in ("before",) and self.entry.part == "noun"

    @property
    def rest_first(self) -> int:
        """The first token of a phrase's other words; its subject may stand before it."""
        return self.end - len(self.entry.rest)


def places_of(phrases: Phrases, hit: Hit) -> list[Range]:
    """Return the phrases of the places of a word, by the first of its slots that holds one."""
    forms = phrases.ground.forms
    for slot in hit.entry.row.place:
        found = _place_in(phrases, hit, slot)
        if found is None:
            continue
        places = [found]
        k = found[1]
        while k < hit.stop and forms[k].conjunction == "و" and forms[k].normal == "و" + slot_key(slot):
            other = phrases.place_from(k + 1, hit.stop)
            if other is None:
                break
            places.append(other)
            k = other[1]
        return places
    return []


def _place_in(phrases: Phrases, hit: Hit, slot: str) -> Range | None:
    form = phrases.ground.forms[hit.i]
    if slot == "before":
        return _antecedent(phrases, hit.i, hit.first)
    if slot == "gen":
        if form.pronoun and not hit.entry.rest:
            if form.pronoun not in ("ه", "ها") or hit.entry.row.past == "loses":
                return None
            return _antecedent(phrases, hit.i, hit.first)
        return phrases.place_from(hit.end, hit.stop)
    if slot in ("obj", "subj"):
        if form.pronoun and slot == "obj" and not hit.entry.rest:
            return _antecedent(phrases, hit.i, hit.first) if hit.entry.part == "verb" else None
        if slot == "subj" and hit.entry.gap:
            inside = (phrases.place_from(k, hit.rest_first) for k in range(hit.i + 1, hit.rest_first))
            return next((place for place in inside if place is not None), None)
        return _bare_place(phrases, hit)
    return _behind(phrases, hit, slot)


def _bare_place(phrases: Phrases, hit: Hit) -> Range | None:
    """Return the first place behind a word that no preposition governs: «استعاد الجيش أمس بلدة القصب»."""
    forms = phrases.ground.forms
    k = hit.end
    while k < min(hit.stop, hit.end + REACH):
        form = forms[k]
        if (
            is_stop(form)
            or form.tag in _BOUNDS
            or (k > hit.end and any(not e.rest for e in phrases.book.of(form)))
        ):
            return None
        if form.tag.startswith("prep:"):
            k += 2
            continue
        if not form.preposition and not form.conjunction:
            found = phrases.place_from(k, hit.stop)
            if found is not None and not phrases.is_holder_word(k):
                return found
        k += 1
    return None


def _behind(phrases: Phrases, hit: Hit, slot: str) -> Range | None:
    """Return the place behind a preposition: «سيطرت القوات أمس على مدينة القصب»."""
    k = _preposition(phrases, hit, slot, REACH)
    if k is None:
        return None
    form = phrases.ground.forms[k]
    if form.pronoun:
        return _antecedent(phrases, hit.i, hit.first)
    return phrases.place_from(k if form.normal != slot_key(slot) else k + 1, hit.stop)


def slot_key(slot: str) -> str:
    """Return the normal form of a preposition."""
    return slot.replace("ى", "ي").replace("إ", "ا")


def _preposition(phrases: Phrases, hit: Hit, slot: str, reach: int) -> int | None:
    """Return the token of a preposition behind a word, alone, with a pronoun (عليها) or written onto its noun (للجيش)."""
    forms, key = phrases.ground.forms, slot_key(slot)
    if hit.entry.rest and hit.entry.rest[-1][0] == key:
        return hit.end - 1
    for k in range(hit.end, min(hit.stop, hit.end + reach)):
        form = forms[k]
        bare = form.normal[len(form.conjunction) :]
        if (
            bare == key
            or (form.base == key and form.pronoun)
            or (slot in _LETTERS and form.preposition == slot)
        ):
            return k
        if (
            is_stop(form)
            or form.tag in _BOUNDS
            or (form.kind == MARK and form.raw in "،," and not _parenthetic(phrases, k, hit))
        ):
            return None
    return None


def _parenthetic(phrases: Phrases, k: int, hit: Hit) -> bool:
    """Tell whether a comma opens or closes an insertion: «تمكنت القوات، بدعم جوي، من تحرير»."""
    return any(
        phrases.ground.doc.is_mark(j, "،,") for j in range(max(hit.i, k - 8), min(hit.stop, k + 9)) if j != k
    )


def _antecedent(phrases: Phrases, i: int, least: int) -> Range | None:
    """Return the place of which a relative clause or a pronoun speaks: «المدينة التي يسيطر عليها الجيش»."""
    relative = _relative(phrases, i, least)
    if relative is None:
        return phrases.place_before(i, least)
    holder = _ending_at(phrases, relative, least)
    return phrases.place_before(relative if holder is None else holder[0], least)


def _ending_at(phrases: Phrases, end: int, least: int) -> Range | None:
    """Return the holder right before token ``end``: «التنظيم» in «من التنظيم الذي استولى عليها»."""
    for part in phrases.holders_before(end, max(least, end - 8)):
        if part[1] == end and not phrases.is_place_word(end - 1):
            return part
    return None


def _relative(phrases: Phrases, i: int, least: int) -> int | None:
    """Return the relative pronoun that opens the clause of token ``i``."""
    forms = phrases.ground.forms
    for k in range(i - 1, max(least, i - 6) - 1, -1):
        if forms[k].tag == "relative":
            return k
        if phrases.is_place_word(k):
            return None
        if forms[k].kind == MARK and forms[k].raw in "،,":
            return None
    return None


# -- holders -----------------------------------------------------------------------------------------------------


def holder_of(phrases: Phrases, hit: Hit, place: Range) -> Range | None:
    """Return the phrase of the holder of a word, by the first of its slots that holds one."""
    for slot in hit.entry.row.holder:
        found = _holder_in(phrases, hit, slot, place)
        if found is not None:
            return found
    return None


def _holder_in(phrases: Phrases, hit: Hit, slot: str, place: Range) -> Range | None:
    forms = phrases.ground.forms
    if slot == "subj":
        return _subject(phrases, hit, place)
    if slot == "obj":
        return _object(phrases, hit, place)
    if slot == "from":
        return _whoever(phrases, hit, place)
    if slot == "before":
        near = phrases.holders_before(hit.i, max(hit.first, hit.i - 8))
        return near[0] if near else None
    if slot == "gen":
        if forms[hit.end - 1].pronoun:
            return _whoever(phrases, hit, place)
        return _right_behind(phrases, hit.end, hit.stop)
    k = _preposition(phrases, hit, slot, REACH if slot != "ل" else 4)
    if k is None or (
        slot == "من" and any(f.preposition or f.tag.startswith("prep:") for f in forms[place[1] : k])
    ):
        return None
    return phrases.holder_from(k if forms[k].normal != slot_key(slot) else k + 1, hit.stop)


def _right_behind(phrases: Phrases, k: int, stop: int) -> Range | None:
    """Return the holder that begins at token ``k`` or behind an adjective and ل: «السيطرة الكاملة للمقاومة على»."""
    return phrases.holder_from(k, stop)


def _holders_behind(phrases: Phrases, hit: Hit, place: Range) -> list[Range]:
    """Return the holders without a preposition between a verb and its place (or behind both), in order."""
    forms = phrases.ground.forms
    limit = hit.rest_first if hit.entry.rest else min(hit.stop, hit.end + 20)
    found: list[Range] = []
    k = hit.i + 1 if hit.entry.rest else hit.end
    while k < limit:
        form = forms[k]
        if is_stop(form) or form.tag in _BOUNDS or form.tag in ("verb", "aux"):
            break
        if k >= place[1] > hit.i and (form.preposition or form.conjunction or form.tag.startswith("prep:")):
            break
        if place[0] <= k < place[1]:
            k = place[1]
            continue
        if form.tag.startswith("prep:") and not form.pronoun:
            k = _behind_setting(phrases, k + 1, place, limit)
            continue
        if form.kind == MARK and form.raw in "،," and k >= place[1]:
            break
        here = phrases.holder_from(k, limit) if _may_open(form) else None
        if here is not None:
            found.append(here)
            k = here[1]
            continue
        k += 1
    return found


def _may_open(form: Form) -> bool:
    return form.kind in (WORD, NUMBER) and not form.preposition and not form.conjunction


def _behind_setting(phrases: Phrases, k: int, place: Range, limit: int) -> int:
    """Return the token behind a noun that a preposition governs and the words that go on with it."""
    if place[0] <= k < place[1]:
        return place[1]
    named = phrases.ground.actor_at.get(k)
    k = named.end if named else k + 1
    while k < limit and k in phrases.ground.place_at:
        k += 1
    return k


def _subject(phrases: Phrases, hit: Hit, place: Range) -> Range | None:
    """Return the subject of a verb: behind it, the antecedent of its relative clause, or before it."""
    entry = hit.entry
    if entry.part == "passive":
        return None
    if entry.part == "participle":
        near = phrases.holders_before(hit.i, max(hit.first, hit.i - 8))
        return near[0] if near else None
    relative = _relative(phrases, hit.i, hit.first)
    if relative is not None and relative >= hit.i - 3 and place[0] > hit.i:
        owner = _ending_at(phrases, relative, hit.first)
        if owner is not None:
            return owner
    behind = _holders_behind(phrases, hit, place)
    if behind and ("obj" in _slots_of(phrases, hit) and len(behind) == 1):
        behind = []
    return behind[0] if behind else None


def _slots_of(phrases: Phrases, hit: Hit) -> set[str]:
    """Return where the holders of all rows of a word stand."""
    return {slot for e in phrases.book.of(phrases.ground.forms[hit.i]) if not e.rest for slot in e.row.holder}


def _object(phrases: Phrases, hit: Hit, place: Range) -> Range | None:
    behind = _holders_behind(phrases, hit, place)
    if len(behind) > 1:
        return behind[1]
    return behind[0] if behind else None


def _whoever(phrases: Phrases, hit: Hit, place: Range) -> Range | None:
    """Return whom the sentence is about, or one before it: the likeliest subject before a word."""
    best, score = None, 0.0
    ground = phrases.ground
    relative = _relative(phrases, hit.i, hit.first)
    first, stop = hit.first, hit.i
    paragraph = ground.doc.paragraph_of[hit.i]
    for back in range(3):
        for part in phrases.holders_before(stop, first):
            if part[0] < place[1] and place[0] < part[1]:
                continue
            points = _points(phrases, hit, part) - 1.5 * back
            comma = part[1] == hit.i - 1 and phrases.ground.forms[part[1]].kind == MARK
            if part[1] in (relative, hit.i) or comma:
                points += 4 if part[1] == relative else 1.5
            if best is None or points > score:
                best, score = part, points
        number = ground.doc.sentence_of[first] - 1
        if number < 0:
            break
        first, stop = ground.doc.sentences[number]
        if ground.doc.paragraph_of[first] < paragraph - 1:
            break
    return best if score > LIKELY else None


def _points(phrases: Phrases, hit: Hit, part: Range) -> float:
    """Return how likely a phrase before a word is its subject."""
    ground = phrases.ground
    forms, first = ground.forms, part[0]
    named = ground.actor_at.get(first) or ground.actor_at.get(part[1] - 1)
    points = 2.0 - 0.03 * (hit.i - first)
    if named is not None and named.actor.kind in ("armed_group", "military"):
        points += 1
    elif named is not None and named.actor.kind in ("person", "civil", "other", "intergovernmental"):
        points -= 1.5
    before = forms[first - 1] if first else None
    if first in _governors(phrases, hit):
        points += 3
    elif before is not None and before.tag == "V":  # who speaks is seldom who takes
        points -= 1
    if (
        before is None
        or before.kind != WORD
        or before.tag in ("V", "verb", "complementizer", "connector", "conjunction")
    ):
        points += 1
    elif before.tag.startswith("prep:"):
        points -= 1.5
    if forms[first].preposition:
        points -= 1.5
    if any(forms[k].tag == "relative" for k in range(max(0, first - 3), first)) and part[1] < hit.i:
        points -= 2  # «المدينة التي حررها الجيش»: what is told in passing is not what the sentence is about
    form = _inflection(phrases, hit)
    if form is not None:
        against = 3.0 if form[1] != "s" else 1.5
        points += 0.5 if agrees(ground.doc, forms[first], form, *part) else -against
    return points


def _governors(phrases: Phrases, hit: Hit) -> range:
    """Return the tokens right behind the verb that governs a noun of control: «تمكن الجيش من استعادة المدينة»."""
    k, _ = _governor(phrases, hit)
    return range(k + 1, k + 3) if k >= 0 else range(0)


def _governor(phrases: Phrases, hit: Hit) -> tuple[int, tuple[str, str] | None]:
    """Return the token of the verb that governs a noun of control (-1: none) with gender and number of its subject."""
    if hit.entry.part == "noun":
        real = phrases.book.classes["real"]
        for k in range(hit.i - 1, max(hit.first, hit.i - 30) - 1, -1):
            for entry in real.of(phrases.ground.forms[k]):
                if entry.inflection is not None:
                    told = entry.inflection
                    return k, (told.gender, told.number) if told.person == 3 else None
    return -1, None


_PRONOUNS = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p")}


def _inflection(phrases: Phrases, hit: Hit) -> tuple[str, str] | None:
    """Return gender and number that the holder has: of the verb, or of a noun's pronoun (معقلهم, their stronghold)."""
    inflection = hit.entry.inflection
    if inflection is not None:
        return (inflection.gender, inflection.number) if inflection.person == 3 else None
    pronoun = phrases.ground.forms[hit.end - 1].pronoun
    if pronoun and hit.entry.row.place[0] not in ("gen", "obj"):
        return _PRONOUNS.get(pronoun)
    verb, told = _governor(phrases, hit)
    return told if told is not None and told[1] != "s" and verb >= 0 else None
