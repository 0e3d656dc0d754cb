"""Conjugation: the paradigms of each class of verb as a newspaper spells them, and what holds for every verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import tables
from musnad.lexicon.conjugate import Inflection, participle_forms, past_forms, present_forms
from musnad.text.normal import light

LETTERS = "بتثجحخدرزسشصضطعغفقكلمنه"
SOUND = st.text(LETTERS, min_size=3, max_size=6)

PAST = {
    # past, then: she, they (two m.), they (two f.), they (m.), I, we
    "أعلن": "أعلنت أعلنا أعلنتا أعلنوا أعلنت أعلننا",  # sound: he announced
    "قال": "قالت قالا قالتا قالوا قلت قلنا",  # hollow: he said
    "أشار": "أشارت أشارا أشارتا أشاروا أشرت أشرنا",  # hollow, form IV: he pointed out
    "نفى": "نفت نفيا نفتا نفوا نفيت نفينا",  # defective in ي: he denied
    "دعا": "دعت دعوا دعتا دعوا دعوت دعونا",  # defective in و: he called
    "نسي": "نسيت نسيا نسيتا نسوا نسيت نسينا",  # defective with ي to be seen: he forgot
    "ادعى": "ادعت ادعيا ادعتا ادعوا ادعيت ادعينا",  # defective, form VIII: he alleged
    "رد": "ردت ردا ردتا ردوا رددت رددنا",  # doubled: he replied
    "قرأ": "قرأت قرآ قرأتا قرأوا قرأت قرأنا",  # hamza at the end: he read
    "سأل": "سألت سألا سألتا سألوا سألت سألنا",  # hamza in the middle, not hollow: he asked
    "جاء": "جاءت جاءا جاءتا جاؤوا جئت جئنا",  # hollow with hamza: it came
    "وصف": "وصفت وصفا وصفتا وصفوا وصفت وصفنا",  # assimilated: he described
}

PRESENT = {
    # present, then: she, I, we, they (two m.), they (m.), they (m., subjunctive), he (jussive)
    "يعلن": "تعلن أعلن نعلن يعلنان يعلنون يعلنوا يعلن",
    "يقول": "تقول أقول نقول يقولان يقولون يقولوا يقل",
    "يشير": "تشير أشير نشير يشيران يشيرون يشيروا يشر",
    "ينفي": "تنفي أنفي ننفي ينفيان ينفون ينفوا ينف",
    "يدعو": "تدعو أدعو ندعو يدعوان يدعون يدعوا يدع",
    "يرى": "ترى أرى نرى يريان يرون يروا ير",
    "يرد": "ترد أرد نرد يردان يردون يردوا يرد",
    "يقرأ": "تقرأ أقرأ نقرأ يقرآن يقرأون يقرأوا يقرأ",
    "يسأل": "تسأل أسأل نسأل يسألان يسألون يسألوا يسأل",
    "يحاول": "تحاول أحاول نحاول يحاولان يحاولون يحاولوا يحاول",
    "ينبئ": "تنبئ أنبئ ننبئ ينبئان ينبئون ينبئوا ينبئ",
    "يصف": "تصف أصف نصف يصفان يصفون يصفوا يصف",
}

PARTICIPLE = {
    # participle, then: accusative, feminine, they, they (oblique), two, two (f.), many (f.)
    "مؤكد": "مؤكدا مؤكدة مؤكدون مؤكدين مؤكدان مؤكدتان مؤكدات",  # confirming
    "داعي": "داعيا داعية داعون داعين داعيان داعيتان داعيات",  # calling; spelled داع too
    "منبئ": "منبئا منبئة منبئون منبئين منبئان منبئتان منبئات",  # informing
}


@pytest.mark.parametrize("past", PAST)
def test_past(past: str) -> None:
    assert {light(form) for form in [past, *PAST[past].split()]} <= set(past_forms(past))


@pytest.mark.parametrize("present", PRESENT)
def test_present(present: str) -> None:
    assert {light(form) for form in [present, *PRESENT[present].split()]} <= set(present_forms(present))


@pytest.mark.parametrize("participle", PARTICIPLE)
def test_participle(participle: str) -> None:
    forms = participle_forms(participle)
    assert {light(form) for form in [participle, *PARTICIPLE[participle].split()]} <= set(forms)


def test_what_a_form_says_of_its_subject() -> None:
    past, present = past_forms("قال"), present_forms("يقول")
    assert past["قالت"] == Inflection("past", 3, "f", "s")  # she said
    assert past["قالوا"] == Inflection("past", 3, "m", "p")  # they said
    assert past["قلنا"] == Inflection("past", 1, "", "p")  # we said
    assert present["اقول"] == Inflection("present", 1, "", "s")  # I say
    assert present["يقل"] == Inflection("jussive", 3, "m", "s")  # (did not) say
    assert present["تقولان"] == Inflection("present", 3, "f", "d")  # the two (f.) say
    assert participle_forms("قائل")["قائلة"] == Inflection("participle", 3, "f", "s")


def test_the_hamza_tells_verbs_apart() -> None:
    """بدأت is "she began", بدت "she seemed"; يبدأون "they begin", يبدون "they seem"."""
    assert "بدات" in past_forms("بدأ")
    assert "بدت" not in past_forms("بدأ")
    assert "بدت" in past_forms("بدا")
    assert "يبداون" in present_forms("يبدأ")
    assert "يبدؤون" in present_forms("يبدأ")
    assert "يبدون" not in present_forms("يبدأ")
    assert "يبدون" in present_forms("يبدو")


def test_no_form_of_another_verb() -> None:
    """يحاول (he tries) has no short form يحال (he is referred), سأل (he asked) none like سلت."""
    assert "يحال" not in present_forms("يحاول")
    assert "سلت" not in past_forms("سأل")
    assert "ردنا" not in past_forms("رد")


def every_verb() -> list[tuple[str, str]]:
    pairs = [(verb.past, verb.present) for verb in (*tables.verbs(), *tables.light_verbs())]
    for row in tables.stems():
        if row.type == "verb":
            pairs += [(one, other) for one, other in (spelling.split("+") for spelling in row.words)]
    return pairs


@pytest.mark.parametrize(("past", "present"), every_verb())
def test_every_verb_of_the_lexicon(past: str, present: str) -> None:
    behind, now = past_forms(past), present_forms(present)
    assert behind[light(past)] == Inflection("past", 3, "m", "s")
    assert now[light(present)] == Inflection("present", 3, "m", "s")
    assert present.startswith("ي")
    for form in (*behind, *now):
        assert form == light(form)
        assert len(form) > 1
    assert {inflection.tense for inflection in behind.values()} == {"past"}
    assert {inflection.tense for inflection in now.values()} <= {"present", "jussive"}


@given(SOUND)
def test_a_sound_verb_keeps_its_stem(stem: str) -> None:
    assert all(form.startswith(stem) for form in past_forms(stem))
    assert all(stem in form for form in present_forms("ي" + stem))
    assert all(stem in form for form in participle_forms("م" + stem))


@given(st.text(LETTERS + "اويىأئءؤ", min_size=2, max_size=8))
def test_whatever_is_spelled_has_forms(word: str) -> None:
    """A lemma that is no verb (a slip in a file) never stops the loading with anything but a clear error."""
    for forms in (past_forms(word), present_forms("ي" + word), participle_forms("م" + word)):
        assert len(forms) > 3
        assert all(forms)
