import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import calendar
from musnad.lexicon.calendar import numerals, read_numbers
from musnad.lexicon.lexicon import default
from musnad.lexicon.tables import LexiconError
from musnad.text.numbers import digits_of, openings
from musnad.text.tokens import tokenize

LEXICON = default()
NUMBERS = numerals()
SPELLED = "واحد ثلاثة وخمسون عشر ألف آلاف مليون ونصف المليون و 3 2.500 مئة وثلاثمئة أحد نصف الـ 24 شخص الثاني"
WORDS = st.lists(st.sampled_from(SPELLED.split()), max_size=40).map(" ".join)


def forms(text):
    return tokenize(text, LEXICON.analyse).forms


def whole(text):
    read = forms(text)
    found = NUMBERS.cardinal(read, 0)
    assert found is not None, text
    assert found[1] == len(read), text
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("واحد", 1),
        ("اثنين", 2),
        ("ثلاث", 3),
        ("ثماني", 8),
        ("عشرة", 10),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثني عشر", 12),
        ("اثنتا عشرة", 12),
        ("ثلاثة عشر", 13),
        ("تسع عشرة", 19),
        ("عشرين", 20),
        ("خمس وعشرون", 25),
        ("خمسة وعشرين", 25),
        ("واحد وثلاثون", 31),
        ("إحدى وأربعين", 41),
        ("مئة", 100),
        ("مائة", 100),
        ("مئتي", 200),
        ("مائتان", 200),
        ("ثلاثمئة", 300),
        ("ثلاث مئة", 300),
        ("ثمانمائة وستين", 860),
        ("مئة وخمسة", 105),
        ("مئتان وخمسة وثلاثين", 235),
        ("ألف", 1000),
        ("ألفان", 2000),
        ("ألفين وأربعة عشر", 2014),
        ("ألف وتسعمئة وسبعة وستين", 1967),
        ("ثلاثة آلاف", 3000),
        ("ثلاثة آلاف وخمسمئة", 3500),
        ("خمسة عشر ألفا", 15_000),
        ("ثلاث مئة وستين ألفا ومئتين وواحد", 360_201),
        ("مليون", 1_000_000),
        ("مليوني", 2_000_000),
        ("أربعة ملايين وستمئة ألف", 4_600_000),
        ("نصف مليون", 500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("أربعة مليارات ونصف المليار", 4_500_000_000),
        ("ثلاثة ونصف", 3.5),
        ("نصف", 0.5),
        ("12", 12),
        ("١٢", 12),
        ("۱۲", 12),
        ("2.500", 2500),
        ("2,500", 2500),
        ("٢٬٥٠٠", 2500),
        ("1.250.000", 1_250_000),
        ("3.5", 3.5),
        ("٣٫٥", 3.5),
        ("12 ألف", 12_000),
        ("1.5 مليون", 1_500_000),
        ("3 آلاف و500", 3500),
        ("الـ24", 24),
        ("لثلاثة", 3),
        ("وخمسة عشر", 15),
        ("بمئتين", 200),
    ],
)
def test_cardinals(text, value):
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("ثلاثة وخمسة", 3, 1),  # two numbers, not one
        ("عشرون وثلاثة", 20, 1),
        ("3 و5 مايو", 3, 1),
        ("خمسة جنود وثلاثة ضباط", 5, 1),
        ("مئة شخص", 100, 1),
        ("2014", 2014, 1),
        ("مليون ومليون", 1_000_000, 1),
    ],
)
def test_where_a_number_ends(text, value, end):
    assert NUMBERS.cardinal(forms(text), 0) == (value, end)


@pytest.mark.parametrize(
    "text", ["أحد", "إحدى المدن", "آلاف", "ملايين", "شخص", "3/5", "25-7-2015", "1" * 30, "،", ""]
)
def test_no_number(text):
    assert NUMBERS.cardinal(forms(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("الأول", 1, 1),
        ("أولى", 1, 1),
        ("الثانية", 2, 1),
        ("الثالث من مايو", 3, 1),
        ("العاشرة", 10, 1),
        ("الحادي عشر", 11, 2),
        ("الثانية عشرة", 12, 2),
        ("الخامس عشر", 15, 2),
        ("العشرين", 20, 1),
        ("الحادي والعشرون", 21, 2),
        ("الخامسة والعشرين", 25, 2),
        ("حادي وعشرين", 21, 2),
        ("للثالث", 3, 1),
    ],
)
def test_ordinals(text, value, end):
    assert NUMBERS.ordinal(forms(text), 0) == (value, end)


@pytest.mark.parametrize("text", ["ثلاثة", "عشرون", "أحد", "الأخير", "5"])
def test_no_ordinal(text):
    assert NUMBERS.ordinal(forms(text), 0) is None


def test_digits_of_words_is_nothing():
    assert digits_of(forms("ثلاثة")[0]) is None


def test_openings_try_the_whole_word_first():
    assert next(openings("وعام")) == (0, False, "وعام")
    assert (2, True, "عام") in openings("وللعام"[:1] + "للعام")
    assert (1, True, "عام") in openings("والعام")


@given(WORDS | st.text(max_size=60))
def test_any_text_is_read_without_error_and_with_progress(text):
    read = forms(text)
    for i in range(len(read)):
        for found in (NUMBERS.cardinal(read, i), NUMBERS.ordinal(read, i)):
            assert found is None or (i < found[1] <= len(read) and found[0] > -1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("ثلاثة\tkind\t3\tthree", "none of"),
        ("ثلاثة\tunit\tthree\tthree", "no number"),
        ("ثلاثة/ثلاثه\tunit\t3\tthree", "twice"),
    ],
)
def test_a_line_that_is_wrong_is_named(row, reason):
    with pytest.raises(LexiconError, match=rf"numbers\.tsv:7: .*{reason}"):
        read_numbers(lambda name, columns: iter([(7, row.split("\t"))]))


def test_the_file_is_as_its_header_says():
    assert len(calendar.read_numbers()) > 100
