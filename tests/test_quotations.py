import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.lexicon import default
from musnad.text.quotations import DEPTH, find_quotations, is_quotation_mark, is_scare
from musnad.text.tokens import tokenize

NEWS = st.lists(
    st.sampled_from(
        ["قال", "لن", " ", "\n", "«", "»", "“", "”", '"', "''", "‘", "’", "'", "‹", "›", "<<", ">>", "."]
    )
)
ANY = st.text() | NEWS.map("".join)


def quotations(text):
    tokens = tokenize(text)
    made = []
    for q in find_quotations(tokens):
        a, b = q.inner
        made.append(text[tokens.starts[a] : tokens.ends[b - 1]] if b > a else "")
    return made


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("«", "»"), ("“", "”"), ("”", "“"), ("”", "”"), ("“", "“"), ('"', '"'), ("‘", "’"), ("''", "''"),
        ("'", "'"), ("‹", "›"), ("<<", ">>"), ("„", "“"), ("»", "«"), ("＂", "＂"), ("``", "''"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["قال {} أمس", "قال: {}.", "{} قالها", "قال {}", "قالت لـ{}، أمس", "({})"])
def test_styles(left, right, frame):
    if (left, right) == ("``", "''"):
        pytest.skip("a family of its own")
    assert quotations(frame.format(f"{left}لن نعود{right}")) == ["لن نعود"]


def test_two_in_one_sentence():
    assert quotations('قال "نعم" ثم قال "لا" وخرج') == ["نعم", "لا"]
    assert quotations("قال «نعم» ثم قال «لا» وخرج") == ["نعم", "لا"]


def test_spaces_on_both_sides():
    assert quotations('قال " لن نعود " أمس') == ["لن نعود"]
    assert quotations("قال « لن نعود » أمس") == ["لن نعود"]


def test_braces_of_some_papers():
    assert quotations("وقال {من هنا سنعود} أمس") == ["من هنا سنعود"]
    assert quotations("وقال {من هنا سنعود» أمس") == ["من هنا سنعود"]


def test_nested():
    assert quotations('قال «إن تنظيم "داعش" انتهى»') == ['إن تنظيم "داعش" انتهى', "داعش"]
    tokens = tokenize('قال «إن تنظيم "داعش" انتهى»')
    outer, inner = find_quotations(tokens)
    assert (outer.outer, inner.outer) == (-1, 0)
    assert quotations("قال «إن «داعش» انتهى»") == ["إن «داعش» انتهى", "داعش"]
    assert quotations('قال "إن "داعش"" أمس') == ['إن "داعش"', "داعش"]


def test_forgotten_closing_mark():
    text = "قال «لن نعود.\nووصل الوفد."
    tokens = tokenize(text)
    (q,) = find_quotations(tokens)
    assert not q.closed
    assert quotations(text) == ["لن نعود."]
    assert quotations('قال "نعم ثم قال "لا" وخرج') == ["نعم ثم قال", "لا"]


def test_forgotten_opening_mark():
    assert quotations("لن نعود» قال الوزير") == []
    assert quotations('لن نعود" قال الوزير') == []


def test_over_paragraphs():
    assert quotations("قال «أولا كذا.\nوثانيا كذا» وانصرف") == ["أولا كذا.\nوثانيا كذا"]
    assert quotations("قال: «أولا كذا.\n«وثانيا كذا.\n«وثالثا كذا» وانصرف") == [
        "أولا كذا.\n«وثانيا كذا.\n«وثالثا كذا"
    ]
    assert quotations('قال: "أولا كذا.\n"وثانيا كذا" وانصرف') == ['أولا كذا.\n"وثانيا كذا']


@pytest.mark.parametrize("text", ["صحيفة l'Orient اللبنانية", "D’Souza قال", "كتبته O'Neill أمس"])
def test_apostrophes_are_none(text):
    assert quotations(text) == []


def test_marks():
    assert is_quotation_mark("«")
    assert not is_quotation_mark("،")


@given(ANY)
def test_within_the_text_and_nested_as_they_say(text):
    tokens = tokenize(text)
    found = find_quotations(tokens)
    assert [q.first for q in found] == sorted({q.first for q in found})
    for k, q in enumerate(found):
        assert 0 <= q.first <= q.last < len(tokens)
        assert is_quotation_mark(tokens.forms[q.first].raw)
        if q.closed:
            assert is_quotation_mark(tokens.forms[q.last].raw)
        assert q.inner[0] <= q.inner[1]
        assert -1 <= q.outer < k
        if q.outer >= 0:
            around = found[q.outer]
            assert around.first < q.first
            assert q.first <= around.last
        is_scare(tokens, q)


@given(ANY)
def test_closed_ones_do_not_cross(text):
    closed = [q for q in find_quotations(tokenize(text)) if q.closed]
    for one in closed:
        for other in closed:
            if one.first < other.first < one.last:
                assert other.last < one.last or other.last == one.last


@pytest.mark.parametrize("mark", ["«", "“", '"', "‘", "'", "<<", "»", "«\n", '"\n', "«“", "» «"])
def test_a_thousand_deep(mark):
    text = f"قال {mark} " * 1000 + "نعم"
    found = find_quotations(tokenize(text))
    depth = []
    for q in found:
        depth.append(depth[q.outer] + 1 if q.outer >= 0 else 1)
    assert max(depth, default=0) <= DEPTH
    find_quotations(tokenize(mark * 100_000))


SCARE = [
    'قتل عناصر من تنظيم "داعش" أمس',
    "ما يسمى «الدولة الإسلامية» في العراق",
    'ما يعرف بـ"المنطقة الخضراء" وسط بغداد',
    'وأدان البيان "القصف الوحشي" على المدينة',
    "أطلقت عملية «عاصفة الحزم» فجرا",
    "بحسب صحيفة «الحياة» اللندنية",
    'يبث فيلم "العودة إلى البيت القديم" مساء',
    "وصول «الخوذ البيضاء» إلى الحي",
    "أسلحة من طراز «كلاشينكوف» في السيارة",
    "«داعش» يتبنى الهجوم",
]
SPEECH = [
    'قال: "نعم".',
    "قال الوزير: «الوضع خطير جدا».",
    'وأضاف "لن نسمح بذلك" مشيرا إلى الحدود',
    "وقال «إننا مستعدون للحوار مع جميع الأطراف من دون شروط»",
    'ووصف ما جرى قائلا "جريمة لا تغتفر"',
    '"سنعود قريبا"، قال القائد',
    '"الوضع خطير. لن نسكت". هكذا رد الوزير',
    "وتابع «يجب وقف القتال» فورا",
    'وصف الحادث بأنه "هجوم إرهابي" جديد',
    'وأكد أن "الحكومة لن تتراجع" عن قرارها',
]


@pytest.mark.parametrize("analyse", ["plain", "lexicon"])
@pytest.mark.parametrize("text", SCARE)
def test_scare_quotes_and_names(text, analyse):
    tokens = tokenize(text, default().analyse) if analyse == "lexicon" else tokenize(text)
    (q,) = find_quotations(tokens)
    assert is_scare(tokens, q)


@pytest.mark.parametrize("text", SPEECH)
def test_speech(text):
    tokens = tokenize(text, default().analyse)
    (q,) = find_quotations(tokens)
    assert not is_scare(tokens, q)
