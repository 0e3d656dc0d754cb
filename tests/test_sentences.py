import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.text.quotations import find_quotations
from musnad.text.sentences import LONGEST, find_sentences
from musnad.text.tokens import BREAK, tokenize

NEWS = st.lists(
    st.sampled_from(["قال", "نعم", ".", "..", "…", "؟", "!", "«", "»", '"', "\n", " ", "،", "د", "5", "("])
)
ANY = st.text() | NEWS.map("".join)


def sentences(text):
    tokens = tokenize(text)
    found = find_sentences(tokens, find_quotations(tokens))
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in found]


@pytest.mark.parametrize(
    "parts",
    [
        ["وصل الوفد.", "وقال رئيسه إن المحادثات بدأت."],
        ["عاجل: انفجار في وسط العاصمة", "قال شهود إن الدخان غطى الحي."],
        ["هل يعود الوزير؟", "لا أحد يعرف!"],
        ["انتهى الخبر.", "وقال مصدر آخر"],
    ],
)
@pytest.mark.parametrize("between", [" ", "\n", "\r\n\r\n", "  \n \n"])
def test_plain(parts, between):
    if between == " " and parts[0][-1] not in ".؟!":
        pytest.skip("a headline ends with its line")
    assert sentences(between.join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "قال د. محمد إن الخطة جاهزة.",
        "نقلت أ.ف.ب عن مصدر قوله.",
        "نقلت (أ. ف. ب) عن مصدر.",
        "وقالت سي.إن.إن إن الطائرة سقطت.",
        "ذكرت بي.بي.سي ذلك.",
        "ارتفع بنسبة 3.5 في المئة.",
        "نشر على almasdar.net أمس.",
        "لم يكمل جملته... ثم خرج.",
        "قال «نعم. لا. ربما» وانصرف.",
        'قال "نعم.", وانصرف.',
        "قال: «لن نعود.»، بحسب الوكالة.",
        "أعلن أ.د. سالم النتائج.",
    ],
)
def test_stays_one(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["انتهى الخبر.", "وقال الوزير."],
        ["قال ذلك.", "ثم خرج."],
        ["ماذا حدث؟", "لا شيء."],
    ],
)
def test_a_missing_space_behind_the_stop(parts):
    assert sentences("".join(parts)) == parts


def test_a_stop_inside_the_closing_mark():
    assert sentences("قال: «لن نعود.» وأضاف أن الأمر انتهى.") == ["قال: «لن نعود.»", "وأضاف أن الأمر انتهى."]
    assert sentences("قال: «لن نعود». وأضاف.") == ["قال: «لن نعود».", "وأضاف."]


def test_the_year_is_no_abbreviation():
    assert sentences("في عام 1436هـ. وقال الأمير ذلك.") == ["في عام 1436هـ.", "وقال الأمير ذلك."]


def test_a_quotation_over_paragraphs_does_not_hide_them_for_ever():
    text = "قال «إن الأمر انتهى.\nووصل الوفد.\nوغادر الوزير."
    assert len(sentences(text)) == 3


def test_several_marks():
    assert sentences("حقا؟! نعم.") == ["حقا؟!", "نعم."]


def test_empty():
    assert sentences("") == []
    assert sentences("\n\n \n") == []


@given(ANY)
def test_cover_all_but_breaks_in_order(text):
    tokens = tokenize(text)
    found = find_sentences(tokens, find_quotations(tokens))
    end = 0
    covered = set()
    for first, last in found:
        assert end <= first < last <= len(tokens)
        end = last
        covered.update(range(first, last))
    for k, form in enumerate(tokens.forms):
        assert k in covered or form.kind == BREAK


@given(NEWS.map(" ".join))
def test_deterministic(text):
    assert sentences(text) == sentences(text)


def test_long_texts_are_one_pass():
    assert len(sentences("نعم. " * 20_000)) == 20_000
    assert sentences("." * 20_000)
    assert sentences("».«" * 20_000)


def test_a_sentence_without_end_is_cut_at_a_comma():
    """So that no layer meets a sentence whose length is the text's."""
    tokens = tokenize("قال الوزير إن الجسر انهار، " * 1000)
    sentences = find_sentences(tokens, [])
    assert max(end - start for start, end in sentences) <= LONGEST
    assert all(tokens.forms[end - 1].raw == "،" for _, end in sentences)
    assert [start for start, _ in sentences[1:]] == [end for _, end in sentences[:-1]]
    bare = tokenize("قال " * 2000)
    assert [end - start for start, end in find_sentences(bare, [])] == [LONGEST] * 8
