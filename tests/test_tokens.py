import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.lexicon import default
from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, tokenize

ARABIC = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(' .،:«»"\n\u200f12a')
)
ANY = st.text() | ARABIC
LEXICON = default()


def words(text):
    return [form.raw for _, _, form in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير.", ["قال", "الوزير", "."]),
        ("الخبر.وقال", ["الخبر", ".", "وقال"]),
        ("بلغ 3.5 مليون", ["بلغ", "3.5", "مليون"]),
        ("١٢٫٥٪", ["١٢٫٥", "٪"]),
        ("في 12/5/2015", ["في", "12/5/2015"]),
        ("14:30، ثم", ["14:30", "،", "ثم"]),
        ("لـ«الحياة»", ["لـ", "«", "الحياة", "»"]),
        ("<<نعم>>", ["<<", "نعم", ">>"]),
        ("''لا''", ["''", "لا", "''"]),
        ("لكن... لا", ["لكن", "...", "لا"]),
        ("سطر\r\n\r\nسطر", ["سطر", "\r\n\r\n", "سطر"]),
        ("مُحَمَّدٌ", ["مُحَمَّدٌ"]),
        ("مي\u200cخواهم", ["مي\u200cخواهم"]),
        ("CNN العربية", ["CNN", "العربية"]),
        ("ف16", ["ف", "16"]),
        ("_أمس_", ["_", "أمس", "_"]),
    ],
)
def test_what_is_a_token(text, expected):
    assert words(text) == expected


def test_kinds():
    kinds = [form.kind for _, _, form in tokenize("قال 5!\nـــ")]
    assert kinds == [WORD, NUMBER, MARK, BREAK, MARK]


def test_forms_are_shared():
    tokens = tokenize("قال ثم قال")
    assert tokens.forms[0] is tokens.forms[2]
    assert len(tokens) == 3


def test_empty():
    assert len(tokenize("")) == 0
    assert len(tokenize(" \t ًٌَُ ")) == 0


def check(text, tokens):
    end = 0
    covered = set()
    for start, stop, form in tokens:
        assert end <= start < stop <= len(text)
        assert text[start:stop] == form.raw
        end = stop
        covered.update(range(start, stop))
    for at, char in enumerate(text):
        if char.isalpha() or char.isdigit():
            assert at in covered
    for form in tokens.forms:
        assert 0 <= form.stem[0] <= form.stem[1] <= len(form.raw)


@given(ANY)
def test_spans_are_exact(text):
    check(text, tokenize(text))


@given(ANY)
def test_spans_are_exact_with_the_lexicon(text):
    tokens = tokenize(text, LEXICON.analyse)
    check(text, tokens)
    for form in tokens.forms:
        assert all(0 < cut < len(form.raw) for cut in form.cuts)
        assert list(form.cuts) == sorted(set(form.cuts))


def test_a_long_line_is_one_pass():
    assert len(tokenize("ا" * 300_000)) == 1
    assert len(tokenize("1." * 100_000)) == 2
    assert len(tokenize("\u200f" * 100_000)) == 0
