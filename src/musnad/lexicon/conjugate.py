"""Arabic conjugation without vowels: from two principal parts to every form that a newspaper prints.

Takes the third person masculine singular of past and present as a newspaper spells them and gives light forms (every
alef alike, ى kept apart from ي).  The hamza of the spelling is needed: بدأ (he began) is conjugated otherwise than بدا
(he seemed).  Forms that news hardly prints and that spell other words (the second person, the feminine plural: عدن is
the city) are left out.  The classes are the grammar books': sound, hollow (قال/يقول), defective (نفى/ينفي، دعا/يدعو),
doubled (ردّ/يردّ), hamzated (بدأ/يبدأ).  See Wright, *A Grammar of the Arabic Language*, I §§ 50-188.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.text.normal import light

_WEAK = "اويى"


@dataclass(frozen=True, slots=True)
class Inflection:
    """What a form says of its subject: tense (past, present, jussive), person (1-3), gender (m, f), number (s, d, p).

    ``gender`` is ``""`` where the form leaves it open (first person).
    """

    tense: str
    person: int
    gender: str
    number: str


def past_forms(past: str) -> dict[str, Inflection]:
    """Return the forms of the past tense: ``past_forms("قال")["قالوا"]`` is third person masculine plural."""
    hamza, hollow, past = past[-1] == "أ", past[-2:-1] == "ا" and past[-1] not in _WEAK, light(past)
    stem, middle = past, ""
    if past[-1] in "ىا" and len(past) > 2 and not hamza:  # نفى → نفت، نفوا، نفيت; دعا → دعت، دعوا، دعوت
        stem, middle = past[:-1], "و" if past[-1] == "ا" and len(past) == 3 else "ي"
    forms = {
        past: Inflection("past", 3, "m", "s"),
        stem + "ت": Inflection("past", 3, "f", "s"),
        stem + "تا": Inflection("past", 3, "f", "d"),
        (stem[:-1] if past[-1] == "ي" and len(past) > 2 else stem) + "وا": Inflection("past", 3, "m", "p"),
    }
    if hamza:  # بدأ → بدأوا or بدؤوا; the dual بدآ spells like بدأ
        forms[past[:-1] + "ؤوا"] = Inflection("past", 3, "m", "p")
    else:
        forms[stem + middle + "ا"] = Inflection("past", 3, "m", "d")
    if past[-1] == "ء":  # جاء → جاؤوا
        forms[past[:-1] + "ؤوا"] = Inflection("past", 3, "m", "p")
    short = stem + middle  # the stem before a consonant: نفيت, أعلنت; قلت (hollow), رددت (doubled)
    if hollow and past[-1] == "ء":  # جئت
        short = past[:-2] + ("ئ" if len(past) == 3 else "ا")
    elif hollow and len(past) > 2:
        short = past[:-2] + past[-1]
    elif len(past) == 2:
        short = stem + stem[-1]
    forms.setdefault(short + "ت", Inflection("past", 1, "", "s"))
    forms.setdefault(short + "نا", Inflection("past", 1, "", "p"))
    return forms


def present_forms(present: str) -> dict[str, Inflection]:
    """Return the forms of the present, its jussive and subjunctive (يقول → تقول، يقولون، يقل)."""
    hamza, body = present[-1] == "أ", light(present)[1:]
    defective = body[-1] in _WEAK and not hamza
    hollow = (
        len(body) > 2 and present[-2] in _WEAK and body[-1] not in _WEAK and body[-3] != "ا"
    )  # يحاول is sound
    dual = body[:-1] + "ي" if body[-1] == "ى" else body
    forms: dict[str, Inflection] = {}
    for letter, person, gender, number in (
        ("ي", 3, "m", "s"), ("ت", 3, "f", "s"), ("ا", 1, "", "s"), ("ن", 1, "", "p"),
    ):  # fmt: skip
        forms.setdefault(letter + body, Inflection("present", person, gender, number))
        if defective:
            forms.setdefault(letter + body[:-1], Inflection("jussive", person, gender, number))
        elif hollow:
            forms.setdefault(letter + body[:-2] + body[-1], Inflection("jussive", person, gender, number))
    plurals = [body[:-1]] if defective else [body, body[:-1] + "ؤ"] if hamza else [body]
    for plural in plurals:
        for ending in ("ون", "وا"):
            forms.setdefault("ي" + plural + ending, Inflection("present", 3, "m", "p"))
    for ending in ("ن", "") if hamza else ("ان", "ا"):  # يبدآن has both alefs in one letter
        forms.setdefault("ي" + dual + ending, Inflection("present", 3, "m", "d"))
        forms.setdefault("ت" + dual + ending, Inflection("present", 3, "f", "d"))
    return forms


def participle_forms(participle: str) -> dict[str, Inflection]:
    """Return the forms of an active participle (مشير → مشيرا، مشيرة، مشيرين)."""
    participle = light(participle)
    weak = participle[-1] in "يى"
    short = participle[:-1] if weak else participle
    long = short + "ي" if weak else participle
    forms = {
        participle: Inflection("participle", 3, "m", "s"),
        short: Inflection("participle", 3, "m", "s"),
        long + "ا": Inflection("participle", 3, "m", "s"),
        long + "ة": Inflection("participle", 3, "f", "s"),
        short + "ين": Inflection("participle", 3, "m", "p"),
        short + "ون": Inflection("participle", 3, "m", "p"),
        long + "ان": Inflection("participle", 3, "m", "d"),
        long + "تان": Inflection("participle", 3, "f", "d"),
        long + "تين": Inflection("participle", 3, "f", "d"),
        long + "ات": Inflection("participle", 3, "f", "p"),
    }
    if weak:
        forms[long + "ين"] = Inflection("participle", 3, "m", "d")
    return forms
