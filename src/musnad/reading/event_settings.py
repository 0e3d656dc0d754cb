"""Where and when: the place and the time of an event, out of those that the layers before found.

A place is given as the text gives it, with the noun before its name («مدينة تدمر», the town of Palmyra), a time as its
layer found it.  A small model chooses among those of the sentence, the last ones before it, and none.
"""

from __future__ import annotations

import bisect

from musnad.reading import phrases
from musnad.reading.classes import coarse
from musnad.reading.event_scene import Scene, Stretch
from musnad.reading.event_triggers import Trigger, base, near
from musnad.text.tokens import BREAK, MARK, WORD

NOWHERE = (-1, -1)
REACH = 40
"""Tokens from a trigger within which a place or time of its sentence may be its own."""

_NEAR = frozenset(
    [
        "في",
        "ب",
        "قرب",
        "داخل",
        "وسط",
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
        "شرقي",
        "غربي",
        "شمالي",
        "جنوبي",
        "علي",
        "الي",
        "من",
        "عند",
        "امام",
        "خارج",
        "محيط",
        "باتجاه",
        "نحو",
    ]
)
_INSIDE = frozenset(["في", "ب", "قرب", "داخل", "وسط", "امام", "عند", "خارج", "محيط"])
_PARTS = frozenset(
    [
        "مدينه",
        "بلده",
        "قريه",
        "محافظه",
        "منطقه",
        "ولايه",
        "حي",
        "ضاحيه",
        "مخيم",
        "معسكر",
        "قاعده",
        "مطار",
        "ميناء",
        "جبل",
        "جبال",
        "وادي",
        "مديريه",
        "قضاء",
        "ناحيه",
        "اقليم",
        "جزيره",
        "شارع",
        "ساحه",
        "ميدان",
        "معبر",
        "العاصمه",
        "عاصمه",
        "مناطق",
        "بلدات",
        "قري",
        "احياء",
        "محافظات",
        "مدن",
        "مبني",
        "مقر",
        "سجن",
        "مستشفي",
        "سوق",
        "ريف",
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "داخل",
        "قرب",
        "محيط",
        "مدخل",
        "حدود",
        "فندق",
        "طريق",
        "جسر",
        "قصر",
        "كنيسه",
        "مسجد",
        "جامعه",
        "متحف",
        "سفاره",
        "قنصليه",
        "ملعب",
        "الحدود",
        "الاراضي",
        "اراضي",
    ]
)
"""Nouns and words of direction that belong to the phrase of a place."""


def places_of(scene: Scene, trigger: Trigger) -> list[Stretch]:
    """Return the phrases that may be the place of an event, the empty one first."""
    first, stop = scene.sentence(trigger.first)
    low, high = max(first, trigger.first - REACH), min(stop, trigger.end + REACH)
    found = [NOWHERE]
    taken = 0
    forms = scene.doc.forms
    for k in range(low, high):
        form = forms[k]
        if k < taken or form.kind != WORD or trigger.first <= k < trigger.end:
            continue
        if k in scene.places:
            end = scene.places[k][0]
            found.append((_widened(scene, k, max(first, taken)), end))
            taken = end
        elif _common(scene, k, stop):
            found.append((k, min(k + 2, stop)))
    at = bisect.bisect_left(scene.place_starts, first)
    found += [
        (k, scene.places[k][0]) for k in reversed(scene.place_starts[max(0, at - 2) : at]) if first - k < 60
    ]
    return found


def _widened(scene: Scene, k: int, low: int) -> int:
    """Return where the phrase of the place at token ``k`` begins: with the noun before its name."""
    forms = scene.doc.forms
    while (
        k > low
        and not forms[k].preposition
        and not forms[k].conjunction
        and forms[k - 1].kind == WORD
        and forms[k - 1].base in _PARTS
    ):
        k -= 1
    return k


def _common(scene: Scene, k: int, stop: int) -> bool:
    """Tell whether a place without a name may begin at token ``k`` («في السوق», in the market; «بالمعسكر»)."""
    forms = scene.doc.forms
    form = forms[k]
    if k in scene.timed or k in scene.actors or not phrases.can_start(form):
        return False
    led = form.preposition == "ب" or (k > 0 and forms[k - 1].base in _INSIDE and not form.preposition)
    return led and not any(j in scene.places for j in range(k, min(k + 4, stop)))


def place_features(
    scene: Scene, trigger: Trigger, kind: str, place: Stretch, taken: Stretch, held: list[Stretch]
) -> list[str]:
    """Return what speaks for and against a place of an event.

    ``taken`` is the place of the event before, ``held`` are the phrases of actors and targets.
    """
    part = trigger.part
    if place == NOWHERE:
        lone = not scene.place_starts
        return [
            f"none|{part}",
            f"none|{kind}",
            f"none|{trigger.lemma}",
            f"none|{lone}",
            f"none|{kind}|{part}",
        ]
    k, end = place
    forms = scene.doc.forms
    side, far = _side(trigger, k)
    first = scene.sentence(trigger.first)[0]
    if k < first:
        side = "back"
    named = next((scene.places[j] for j in range(k, end) if j in scene.places), None)
    sort = scene.reading.places[named[1]].kind if named else "common"
    country = "country" if sort in ("country", "capital") else "common" if named is None else "place"
    lead = forms[k].preposition or base(forms, k - 1)
    lead = lead if lead in _NEAR else near(forms, k - 1)
    inside = "in" if any(a <= k < b for a, b in held) else "-"
    again = "again" if taken == place else "-"
    between = _clause(scene, trigger, k)
    word = forms[k].base
    return [
        f"{side}|{lead}", f"{side}|{far}", f"{side}|{far}|{country}", f"{side}|{lead}|{country}", f"{kind}|{side}|{lead}", f"{kind}|{country}|{lead}",
        f"{part}|{side}|{lead}", f"{country}|{inside}|{lead}", f"{inside}|{kind}|{side}", f"{again}|{kind}", f"{again}|{side}", f"{between}|{side}|{far}",
        f"{between}|{country}", f"{word}|{country}" if named is None else f"{sort}|{lead}", f"{lead}|{near(forms, end)}", f"{trigger.lemma}|{side}|{lead}",
        f"word={word}|{side}" if word in _PARTS else f"{side}|{coarse(forms[k])}", f"{part}|{far}|{lead}", f"{side}|{country}|{part}",
    ]  # fmt: skip


def times_of(scene: Scene, trigger: Trigger) -> list[Stretch]:
    """Return the times that may be an event's, the empty one first."""
    first, stop = scene.sentence(trigger.first)
    low, high = max(first, trigger.first - REACH), min(stop, trigger.end + REACH)
    here = bisect.bisect_left(scene.time_starts, low)
    found = [NOWHERE]
    found += [
        (k, scene.times[k][0]) for k in scene.time_starts[here : bisect.bisect_left(scene.time_starts, high)]
    ]
    back = bisect.bisect_left(scene.time_starts, first)
    found += [
        (k, scene.times[k][0]) for k in reversed(scene.time_starts[max(0, back - 1) : back]) if first - k < 60
    ]
    return found


def time_features(
    scene: Scene, trigger: Trigger, kind: str, time: Stretch, taken: Stretch, count: int
) -> list[str]:
    """Return what speaks for and against a time of an event; ``taken`` is that of the event before."""
    part = trigger.part
    tense = trigger.senses[0].inflection.tense if trigger.senses[0].inflection else "-"
    if time == NOWHERE:
        return [
            f"none|{part}",
            f"none|{kind}",
            f"none|{part}|{min(count, 3)}",
            f"none|{tense}",
            f"none|{trigger.lemma}",
        ]
    k = time[0]
    forms = scene.doc.forms
    side, far = _side(trigger, k)
    if k < scene.sentence(trigger.first)[0]:
        side = "back"
    value = scene.reading.times[scene.times[k][1]].value
    sort = (
        value if value.endswith("_REF") else "length" if value.startswith("P") else f"{min(len(value), 11)}"
    )
    between = _clause(scene, trigger, k)
    again = "again" if taken == time else "-"
    lead = near(forms, k - 1) if not forms[k].preposition else forms[k].preposition
    said = scene.content_of[k] == scene.content_of[trigger.first]
    return [
        f"{side}|{far}", f"{side}|{part}|{far}", f"{side}|{between}", f"{side}|{between}|{part}", f"{sort}|{side}", f"{sort}|{kind}", f"{sort}|{tense}",
        f"{again}|{side}", f"{lead}|{side}", f"{lead}|{far}", f"{between}|{far}|{side}", f"{tense}|{side}|{between}", f"{kind}|{side}", f"said={said}|{side}",
        f"said={said}|{side}|{part}|{between}", f"only={count == 1}|{side}|{part}", f"word={forms[k].base}|{side}", f"{trigger.lemma}|{side}",
    ]  # fmt: skip


def _side(trigger: Trigger, k: int) -> tuple[str, str]:
    """Return on which side of a trigger a token stands, and how far off."""
    side = "behind" if k >= trigger.end else "before"
    far = k - trigger.end if side == "behind" else trigger.first - k
    return (
        side,
        "0-1" if far < 2 else "2-4" if far < 5 else "5-8" if far < 9 else "9-15" if far < 16 else "16+",
    )


def _clause(scene: Scene, trigger: Trigger, k: int) -> str:
    """Return what parts a token from a trigger: another trigger, a verb, the head of a clause, a mark."""
    low, high = (trigger.end, k) if k >= trigger.end else (k + 1, trigger.first)
    found = "-"
    for j in range(low, high):
        form = scene.doc.forms[j]
        if form.tag in ("complementizer", "break"):
            return "clause"
        word = scene.words[j]
        if word.senses and form.tag != "place":
            found = "trigger"
        elif found != "trigger" and form.tag in ("V", "verb", "relative"):
            found = "verb"
        elif found == "-" and form.kind in (MARK, BREAK):
            found = "mark"
    return found
