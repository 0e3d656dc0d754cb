"""The words shown to people: one table for the page and the terminal.

The Arabic names of the forms are those of the scholarship of hadith, where a report is handed on *by its
wording* (باللفظ) or *by its sense* (بالمعنى).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from musnad.model import (
    Act,
    ActorKind,
    AssertionKind,
    Bound,
    ControlStatus,
    EventType,
    Form,
    Kind,
    RelationKind,
    Status,
)


class Word(NamedTuple):
    """A word of the model as people read it: in Arabic, and its short gloss in English."""

    ar: str
    en: str


class Noun(NamedTuple):
    """The shapes of an Arabic noun beside a number: none, one, two, three to ten, eleven on, hundreds."""

    none: str
    one: str
    two: str
    few: str
    many: str
    hundred: str


ACTS: Mapping[Act, Word] = {
    "state": Word("إخبار", "states"),
    "confirm": Word("تأكيد", "confirms"),
    "deny": Word("نفي", "denies"),
    "admit": Word("إقرار", "admits"),
    "accuse": Word("اتهام", "accuses"),
    "warn": Word("تحذير", "warns"),
    "promise": Word("تعهّد", "promises"),
    "demand": Word("مطالبة", "demands"),
    "allege": Word("زعم", "alleges"),
    "praise": Word("إشادة", "praises"),
    "condemn": Word("إدانة", "condemns"),
    "predict": Word("توقّع", "predicts"),
}

FORMS: Mapping[Form, Word] = {
    "direct": Word("باللفظ", "direct"),
    "indirect": Word("بالمعنى", "indirect"),
    "mixed": Word("باللفظ والمعنى", "mixed"),
}

KINDS: Mapping[Kind, Word] = {
    "person": Word("شخص", "person"),
    "agency": Word("وسيلة إعلام", "news medium"),
    "organisation": Word("جهة", "organisation"),
    "anonymous": Word("مصدر غير مسمّى", "unnamed source"),
    "document": Word("وثيقة", "document"),
    "hearsay": Word("قول بلا قائل", "hearsay"),
}

ACTOR_KINDS: Mapping[ActorKind, Word] = {
    "person": Word("شخص", "person"),
    "state": Word("جهة حكومية", "state body"),
    "military": Word("قوة أو جهة عسكرية", "military or security"),
    "armed_group": Word("جماعة مسلحة", "armed group"),
    "political": Word("جهة سياسية", "political"),
    "intergovernmental": Word("هيئة دولية", "intergovernmental"),
    "media": Word("وسيلة إعلام", "news medium"),
    "company": Word("شركة", "company"),
    "civil": Word("جهة أهلية", "civil body"),
    "other": Word("جهة أخرى", "other"),
}

LOADED: Mapping[str, Word] = {
    "terrorist": Word("وصم بالإرهاب", "terrorist"),
    "criminal": Word("وصم بالإجرام", "criminal"),
    "regime": Word("نزع للشرعية", "regime"),
    "militia": Word("وصم بالميليشيا", "militia"),
    "occupation": Word("وصم بالاحتلال", "occupation"),
    "rebel": Word("وصف بالتمرد أو الثورة", "rebel"),
    "mercenary": Word("وصم بالارتزاق", "mercenary"),
    "infidel": Word("تكفير", "infidel"),
    "apostate": Word("وصم بالمروق", "apostate"),
    "traitor": Word("تخوين", "traitor"),
    "puppet": Word("وصم بالتبعية", "puppet"),
    "coup": Word("وصم بالانقلاب", "coup"),
    "sectarian": Word("وصف طائفي", "sectarian"),
    "insult": Word("ذم", "insult"),
    "honour": Word("تمجيد", "honour"),
    "martyr": Word("وصف بالشهادة", "martyr"),
}
"""How the lexicon sorts words that judge whom they name; see ``lexicon/knowledge/loaded.tsv``."""

EVENTS: Mapping[EventType, Word] = {
    "clash": Word("اشتباك", "clash"),
    "air_strike": Word("غارة جوية", "air strike"),
    "shelling": Word("قصف", "shelling"),
    "explosion": Word("انفجار", "explosion"),
    "attack": Word("هجوم", "attack"),
    "abduction": Word("خطف", "abduction"),
    "capture": Word("سيطرة على مكان", "capture"),
    "withdraw": Word("انسحاب", "withdrawal"),
    "siege": Word("حصار", "siege"),
    "arrest": Word("اعتقال", "arrest"),
    "mobilize": Word("حشد", "mobilisation"),
    "arm": Word("سلاح", "weapons"),
    "protest": Word("احتجاج", "protest"),
    "meet": Word("لقاء", "meeting"),
    "agree": Word("اتفاق", "agreement"),
    "aid": Word("مساعدة", "aid"),
    "sanction": Word("عقوبات", "sanctions"),
    "decide": Word("قرار", "decision"),
    "displace": Word("نزوح", "displacement"),
}

STATUSES: Mapping[Status, Word] = {
    "actual": Word("واقع", "happened"),
    "planned": Word("مزمع", "planned"),
    "denied": Word("منفيّ", "denied"),
    "hypothetical": Word("مفترض", "hypothetical"),
}

BOUNDS: Mapping[Bound, Word] = {
    "at least": Word("على الأقل", "at least"),
    "at most": Word("على الأكثر", "at most"),
    "about": Word("تقريبا", "about"),
}
"""What a number of dead or injured is a bound of; Arabic puts the word behind the number, English before it."""

CONTROLS: Mapping[ControlStatus, Word] = {
    "holds": Word("سيطرة", "holds"),
    "held": Word("سيطرة سابقة", "held"),
    "takes": Word("بسط السيطرة", "takes"),
    "loses": Word("فقدان السيطرة", "loses"),
    "contested": Word("قتال على السيطرة", "fights for"),
}

RELATIONS: Mapping[RelationKind, Word] = {
    "ally_of": Word("تحالف مع", "is an ally of"),
    "supports": Word("دعم لـ", "supports"),
    "part_of": Word("انتماء إلى", "is part of"),
    "commands": Word("قيادة لـ", "commands"),
    "opposes": Word("معارضة لـ", "opposes"),
    "designates": Word("وصف لـ", "designates"),
}

ASSERTIONS: Mapping[AssertionKind, Word] = {
    "motive": Word("دافع", "motive"),
    "prediction": Word("تنبؤ", "prediction"),
    "counterfactual": Word("افتراض خلاف ما وقع", "counterfactual"),
    "dilemma": Word("تخيير بين أمرين", "either–or"),
    "rhetorical_question": Word("سؤال بلاغي", "rhetorical question"),
    "comparison": Word("مقارنة", "comparison"),
}

PLACE_KINDS: Mapping[str, Word] = {
    "country": Word("بلد", "country"),
    "region": Word("منطقة", "region"),
    "capital": Word("عاصمة", "capital"),
    "city": Word("مدينة", "city"),
    "town": Word("بلدة", "town"),
    "village": Word("قرية", "village"),
    "neighbourhood": Word("حي", "neighbourhood"),
    "governorate": Word("محافظة", "governorate"),
    "district": Word("قضاء", "district"),
    "camp": Word("مخيم", "camp"),
    "crossing": Word("معبر", "crossing"),
    "airport": Word("مطار", "airport"),
    "base": Word("قاعدة", "base"),
    "port": Word("ميناء", "port"),
    "dam": Word("سد", "dam"),
    "field": Word("حقل", "field"),
    "river": Word("نهر", "river"),
    "sea": Word("بحر", "sea"),
    "strait": Word("مضيق", "strait"),
    "mountain": Word("جبل", "mountain"),
    "island": Word("جزيرة", "island"),
    "valley": Word("واد", "valley"),
    "desert": Word("صحراء", "desert"),
    "facility": Word("منشأة", "facility"),
}

OUTLET = Word("هذه الصحيفة", "this outlet")
ORIGIN = Word("المصدر الأول", "origin")
CARRIED = Word("محمول من جملة سابقة", "carried over from an earlier sentence")
NOBODY = Word("لا يُسمّى أحد", "nobody is named")
UNTITLED = Word("بلا عنوان", "untitled")
NO_CLAIM = Word(
    "لا قول في هذا النص منسوبا إلى غير كاتبه.", "This text attributes nothing to anyone but its writer."
)
NO_TEXT = Word("لا نص في هذه المادة.", "This article has no text.")
NO_TRUTH = Word(
    "عدّ للأقوال ومن نُسبت إليه كما سمّاه النص، ولا يقول شيئا عن صحتها.",
    "A count of what is said and by whom, as the text names them; it says nothing of truth.",
)
ACTORS = Word("الفاعلون", "actors")
PLACES = Word("الأماكن", "places")
TIMES = Word("الأزمنة", "times")
EVENT_LIST = Word("الأحداث", "events")
CONTROL_LIST = Word("السيطرة", "control")
RELATION_LIST = Word("العلاقات", "relations")
ASSERTION_LIST = Word("صيغ الحجاج", "assertions")
LOADED_LIST = Word("الألفاظ المحمّلة", "loaded words")
OWN = Word("الكاتب نفسه", "the writer's own")
INSIDE = Word("داخل أقوال منسوبة", "inside claims")
UNTOLD = Word("غير معروف", "not known")
UNNAMED = Word("لا يُسمّى", "not named")
PUBLISHED = Word("تاريخ النشر", "published")
LOADED_NOTE = Word(
    "«لفظ محمّل»: لفظ يحكم على مَن يسمّيه. تعليمه يقول إنه يحكم، ولا يقول إن الحكم صحيح أو باطل.",
    "A loaded word judges whom it names; marking it says that it judges, not whether the judgement is right.",
)
LIST_NOTE = Word(
    "هذه القوائم تحصي ألفاظ النص ومن قالها، ولا تحكم على شيء منها.",
    "These lists count words of the text and tell whose they are; they judge nothing.",
)
STATUS_NOTE = Word(
    "ما لا علامة له يرويه النص واقعا. والرموز بالإنكليزية من دليل ACLED.",
    "What has no tag is told as having happened. Codes in small type are those of ACLED's codebook.",
)
BORDERS_NOTE = Word(
    "اليابسة والحدود من Natural Earth (ملك عام) مبسّطة؛ ورسم الحدود اختيار تحريري لا حكم في نزاع.",
    "Land and borders: Natural Earth (public domain), simplified; borders are an editorial choice, not a verdict.",
)

CLAIM_COUNT = Noun("لا قول منسوبا", "قول واحد", "قولان", "أقوال", "قولا", "قول")
ORIGIN_COUNT = Noun("لا مصدر أول", "مصدر أول واحد", "مصدران أوّلان", "مصادر أولى", "مصدرا أول", "مصدر أول")
CARRIED_COUNT = Noun(
    "لا قول محمولا", "قول محمول", "قولان محمولان", "أقوال محمولة", "قولا محمولا", "قول محمول"
)
UNNAMED_COUNT = Noun("لا قول عن غير مسمّى", "قول عن غير مسمّى", "قولان عن غير مسمّى",
                     "أقوال عن غير مسمّى", "قولا عن غير مسمّى", "قول عن غير مسمّى")  # fmt: skip
HEARSAY_COUNT = Noun("لا قول بلا قائل", "قول بلا قائل", "قولان بلا قائل",
                     "أقوال بلا قائل", "قولا بلا قائل", "قول بلا قائل")  # fmt: skip
ARTICLE_COUNT = Noun("لا مواد", "مادة واحدة", "مادتان", "مواد", "مادة", "مادة")
MENTION_COUNT = Noun("لا ذكر", "مرة واحدة", "مرتان", "مرات", "مرة", "مرة")
KILLED_COUNT = Noun("لا قتلى", "قتيل واحد", "قتيلان", "قتلى", "قتيلا", "قتيل")
INJURED_COUNT = Noun("لا جرحى", "جريح واحد", "جريحان", "جرحى", "جريحا", "جريح")
ALTERNATIVE_COUNT = Noun("لا موضع آخر", "موضع آخر", "موضعان آخران", "مواضع أخرى", "موضعا آخر", "موضع آخر")

MONTHS = (
    "يناير (كانون الثاني)", "فبراير (شباط)", "مارس (آذار)", "أبريل (نيسان)", "مايو (أيار)", "يونيو (حزيران)",
    "يوليو (تموز)", "أغسطس (آب)", "سبتمبر (أيلول)", "أكتوبر (تشرين الأول)", "نوفمبر (تشرين الثاني)",
    "ديسمبر (كانون الأول)",
)  # fmt: skip
"""The Gregorian months, by their names in Egypt and the Gulf and, in brackets, in the Levant and Iraq."""


def counted(number: int, noun: Noun) -> str:
    """Return ``number`` (zero or more) with ``noun`` in the shape that Arabic grammar asks for.

    >>> counted(2, CLAIM_COUNT), counted(5, CLAIM_COUNT), counted(12, CLAIM_COUNT)
    ('قولان', '5 أقوال', '12 قولا')
    """
    if number <= 2:
        return (noun.none, noun.one, noun.two)[number]
    rest = number % 100
    shape = noun.few if 3 <= rest <= 10 else noun.many if rest > 10 else noun.hundred
    return f"{number} {shape}"


def dated(published: str) -> str:
    """Return a date of publication (ISO 8601) as people read it; what is no such date comes back as it is.

    >>> dated("2015-07-21")
    '21 يوليو (تموز) 2015'
    """
    found = re.match(
        r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[T ].*)?\Z", published, re.DOTALL
    )
    if not found:
        return published
    year, month, day = found.groups()
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
