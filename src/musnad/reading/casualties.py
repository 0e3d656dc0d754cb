"""Killed and injured: the numbers that the text gives for an event.

«مقتل 12 مسلحا وإصابة العشرات» ("the killing of 12 gunmen and the injury of dozens") gives 12 killed and no number of
injured; «مقتل شخصين» (two people) gives 2, «قتل جندي» (a soldier was killed) 1, «57 مدنيا على الأقل» at least 57.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.calendar import numerals
from musnad.model import Bound
from musnad.reading.event_scene import Scene, Stretch
from musnad.reading.event_triggers import Trigger
from musnad.text.normal import normal
from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Form

VIOLENT = frozenset(["clash", "air_strike", "shelling", "explosion", "attack"])
"""The types of event that kill and injure."""

BEHIND, BEFORE = 30, 22
"""Tokens behind and before a trigger in which its toll may stand."""
NEXT = 10
"""Tokens of the next sentence in which it may."""

_MANY = frozenset(
    normal(w)
    for w in [
        "عشرات",
        "العشرات",
        "مئات",
        "المئات",
        "آلاف",
        "الآلاف",
        "عدد",
        "عدة",
        "بعض",
        "عديد",
        "العديد",
        "جميع",
        "كل",
        "أغلب",
        "معظم",
    ]
)
_PERSONS = frozenset(
    normal(w) for w in ["شخص", "مدني", "جندي", "ضابط", "شرطي", "مسلح", "طفل", "طفلة", "امرأة", "رجل", "شاب", "فتى", "فتاة", "عنصر", "مقاتل", "عامل", "مواطن", "مستوطن", "متظاهر", "صحفي", "صحافي", "طالب", "سائق", "حارس", "قيادي", "إرهابي", "إرهابيا", "متطرف", "انتحاري", "مهاجم", "مسؤول", "مزارع", "مسعف", "راعي", "سائح", "أجنبي", "جنديا", "شخصا", "مدنيا", "طفلا", "شابا", "شرطيا", "مسلحا"]
)  # fmt: skip
_DUALS = ("ين", "ان")
_SKIPPED = frozenset(
    normal(w)
    for w in [
        "نحو",
        "حوالي",
        "قرابة",
        "زهاء",
        "على",
        "الأقل",
        "ما",
        "لا",
        "يقل",
        "عن",
        "أكثر",
        "من",
        "أقل",
        "منهم",
        "بينهم",
        "سقوط",
        "إلى",
    ]
)
_LEAST = frozenset(normal(w) for w in ["الأقل", "يقل", "أكثر"])
_ABOUT = frozenset(normal(w) for w in ["نحو", "حوالي", "قرابة", "زهاء"])

_KILLED = frozenset(
    normal(w) for w in ["مقتل", "قتل", "قتلت", "قتلوا", "وقتل", "يقتل", "مصرع", "مصرعهم", "مصرعه", "قتيل", "قتيلا", "قتلى", "قتيلين", "استشهاد", "استشهد", "استشهدت", "استشهدوا", "شهيد", "شهيدا", "شهداء", "بحياة", "حياة", "اغتيال", "اغتال", "إعدام", "أعدم", "أعدمت", "لقي", "لقوا"]
)  # fmt: skip
_INJURED = frozenset(
    normal(w)
    for w in [
        "إصابة",
        "أصيب",
        "أصيبت",
        "أصيبوا",
        "إصابات",
        "جرح",
        "جرحت",
        "جرحى",
        "جريح",
        "جريحا",
        "جرحوا",
        "مصاب",
        "مصابا",
        "مصابين",
        "مصابون",
        "بجروح",
        "جريحين",
    ]
)


@dataclass(slots=True)
class Toll:
    """What an event cost: numbers, each with its bound where the text gives it as one."""

    killed: int | None = None
    injured: int | None = None
    killed_bound: Bound | None = None
    injured_bound: Bound | None = None


def casualties_of(scene: Scene, trigger: Trigger, kind: str, fences: tuple[int, int]) -> Toll:
    """Return the toll of an event.

    ``fences`` are the tokens of the events before and behind it, past which numbers are not its own.
    """
    toll = Toll()
    if kind not in VIOLENT:
        return toll
    first, stop = scene.sentence(trigger.first)
    if stop < len(scene.doc.forms):  # «… . وأسفر الهجوم عن مقتل ثلاثة»
        stop = min(stop + NEXT, scene.sentence(stop)[1])
    low, high = max(first, trigger.first - BEFORE, fences[0]), min(stop, trigger.end + BEHIND, fences[1])
    forms = scene.doc.forms
    for k in (*range(trigger.first, high), *range(trigger.first - 1, low - 1, -1)):
        form = forms[k]
        if form.kind != WORD:
            continue
        if toll.killed is None and (form.base in _KILLED or form.normal in _KILLED):
            toll.killed, toll.killed_bound = _number(forms, k, low, high)
        elif toll.injured is None and (form.base in _INJURED or form.normal in _INJURED):
            toll.injured, toll.injured_bound = _number(forms, k, low, high)
    return toll


_COUNTED = frozenset(
    normal(w)
    for w in [
        "قتيل",
        "قتيلا",
        "قتلى",
        "جريح",
        "جريحا",
        "جرحى",
        "شهيد",
        "شهيدا",
        "شهداء",
        "مصاب",
        "مصابا",
        "مصابين",
    ]
)
_THEY = frozenset(normal(w) for w in ["قتلوا", "أصيبوا", "جرحوا", "استشهدوا"])


def _number(forms: list[Form], k: int, low: int, high: int) -> tuple[int | None, Bound | None]:
    """Return the number that belongs to the word of killing or injuring at token ``k``.

    It stands behind («قتل ثلاثة جنود», «مقتل شخصين») or, with a noun that is counted, in front («ثلاثة قتلى»), as with a
    verb behind its subject («14 حوثيا قتلوا»).
    """
    form = forms[k]
    if form.base.endswith(_DUALS) and form.base[:-2] in _COUNTED:
        return 2, None
    if form.base in _COUNTED or form.base in _THEY:
        reach = range(k - 1, max(low, k - (7 if form.base in _THEY else 4)) - 1, -1)
        for start in reach:
            read = numerals().cardinal(forms, start)
            joined = start > low and forms[start - 1].kind == NUMBER
            if read is not None and isinstance(read[0], int) and not joined and _people(forms, read[1]):
                return read[0], _bound(forms, start - 2, start)
    return _behind(forms, k, high)


def _behind(forms: list[Form], k: int, high: int) -> tuple[int | None, Bound | None]:
    at = k + 1
    while at < high and forms[at].kind != BREAK:
        form = forms[at]
        if form.kind == MARK:  # «مقتل (20) شخصا»
            if form.raw not in "()":
                break
            at += 1
            continue
        if form.base in _MANY or form.normal in _MANY:
            return None, None
        read = numerals().cardinal(forms, at)
        if read is not None and isinstance(read[0], int) and _people(forms, read[1]):
            return read[0], _bound(forms, k + 1, min(high, read[1] + 4))
        if form.base in _PERSONS and not form.article:
            return 1, None
        if form.base.endswith(_DUALS) and form.base[:-2] in _PERSONS:
            return 2, None
        if form.normal in ("احد", "احدهم", "احدي", "اخر", "اخري"):
            return 1, None
        if form.base not in _SKIPPED and at > k + 2:
            break
        at += 1
    return None, None


_NOT_PEOPLE = frozenset(
    normal(w)
    for w in [
        "عاما",
        "سنة",
        "سنوات",
        "يوما",
        "أيام",
        "شهرا",
        "أشهر",
        "ساعة",
        "ساعات",
        "كيلومترا",
        "كيلومترات",
        "مترا",
        "كلم",
        "بالمئة",
        "دولار",
    ]
)


def _people(forms: list[Form], end: int) -> bool:
    """Tell whether what a number counts may be people."""
    return end >= len(forms) or forms[end].kind == BREAK or forms[end].normal not in _NOT_PEOPLE


def _bound(forms: list[Form], first: int, stop: int) -> Bound | None:
    """Return whether the words around a number make it a bound («على الأقل», at least; «نحو», about)."""
    for form in forms[max(0, first) : stop]:
        if form.kind == MARK:
            break
        if form.base in _LEAST or form.normal in _LEAST:
            return "at least"
        if form.base in _ABOUT:
            return "about"
    return None


def single_victim(scene: Scene, trigger: Trigger, target: list[Stretch]) -> bool:
    """Tell whether a word of killing has one named victim («مقتل قائد الفرقة», the killing of the commander)."""
    if trigger.senses[0].row.hint != "killed" or len(target) != 1:
        return False
    named = scene.actors.get(target[0][0])
    return named is not None and scene.reading.actors[named[1]].kind == "person"
