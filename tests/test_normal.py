import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.text.normal import light, normal, normal_with_offsets

ARABIC = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" \u200f\u200dab1\n")
)
ANY = st.text() | ARABIC


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("أَحْمَد", "احمد"),
        ("إيـــران", "ايران"),
        ("مدرسة", "مدرسة"),
        ("مستشفى", "مستشفى"),
        ("\ufefb\ufe91\ufeaa", "لابد"),  # presentation forms, a ligature among them
        ("١٢٫٥", "12٫5"),
        ("۲۰۱۵", "2015"),
        ("فی", "في"),  # a Persian keyboard
        ("\u200fقال\u200e", "قال"),
        ("آب", "اب"),
        ("ا\u0653ب", "اب"),
    ],
)
def test_light_drops_what_is_not_seen(written, expected):
    assert light(written) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("وِزارَةٌ", "وزاره"), ("على", "علي"), ("مسؤول", "مسوول"), ("مسئول", "مسيول"), ("الأنباء", "الانباء")],
)
def test_normal_joins_spellings(one, other):
    assert normal(one) == normal(other)


def test_nothing_but_marks_is_nothing():
    assert normal("ًٌٍَُِّْ\u200f\u0640") == ""


@given(ANY)
def test_idempotent(text):
    assert normal(normal(text)) == normal(text)
    assert light(light(text)) == light(text)
    assert normal(light(text)) == normal(text)


@given(ANY, ANY)
def test_one_character_at_a_time(one, other):
    assert normal(one + other) == normal(one) + normal(other)


@given(ANY)
def test_offsets_lead_back(text):
    made, offsets = normal_with_offsets(text)
    assert made == normal(text)
    assert len(offsets) == len(made) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    for k, letter in enumerate(made):
        assert letter in normal(text[offsets[k]])


@given(ANY, st.data())
def test_a_span_of_the_normal_form_is_one_of_the_text(text, data):
    made, offsets = normal_with_offsets(text)
    if made:
        i = data.draw(st.integers(0, len(made) - 1))
        j = data.draw(st.integers(i + 1, len(made)))
        assert made[i:j] in normal(text[offsets[i] : offsets[j - 1] + 1])


@given(ANY)
def test_no_arabic_vowel_sign_is_left(text):
    assert not any("\u064b" <= c <= "\u0652" and unicodedata.combining(c) for c in normal(text))
