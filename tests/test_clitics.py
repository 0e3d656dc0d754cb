import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import tables
from musnad.lexicon.lexicon import default
from musnad.text.clitics import AVOID, NOUN, PARTICLE, PAST, PRESENT, best_split, key_of, restored
from musnad.text.normal import light
from musnad.text.tokens import WORD

ROOT = Path(__file__).parents[1]
PUD = ROOT.parent / "shared" / "gold" / "ud" / "pud-dev.conllu"
LEXICON = default()
LETTERS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءؤئ", min_size=1, max_size=12)


def cut(word):
    form = LEXICON.analyse(word, WORD)
    edges = [0, *form.cuts, len(word)]
    return "+".join(word[a:b] for a, b in pairwise(edges))


@pytest.mark.parametrize(
    "word",
    [
        # the first letter is the stem's own
        "وزير وزارة وقت وفد وكالة وحدة واشنطن وصول وضع والد واجه وصلت",
        "فريق فصيل فرنسا فقط فيما فوز فيلم فندق",
        "بلد بعد بين بيان بيروت بحث برلمان برنامج باريس بريطانيا بل",
        "كتاب كبير كل كان كانت كلمة كثير كما كذلك كندا كيف",
        "لجنة لقاء لبنان ليبيا لندن لكن لقد لم لن ليس لماذا لاجئين لدى",
        "سياسة سيارة سوريا سنة ستة ساعة سبب سلطة سفير ستوكهولم",
        # the end is the stem's own
        "اتجاه مياه هذه شبه تنبيه الله انتباه",
        "مهم أهم متهم تفاهم ساهم اتهم",
        "ذلك هناك بنك ملك شريك تحرك مبارك",
        "حكم تراكم ممكن يمكن ركن مسكن",
        "هنا أنا أحيانا ثاني مدني لبناني",
        # no pronoun follows the article
        "المدينة المياه الشركه",
    ],
)
def test_stays_whole(word):
    for one in word.split():
        assert cut(one) == one


@pytest.mark.parametrize(
    "words",
    [
        "و+قال و+قد و+في و+الوزير و+لكن و+هو و+هم و+أضاف و+دعا و+إلى و+ب+المدن و+ل+لحكومة",
        "ف+قد ف+إن ف+هو",
        "ب+شكل ب+سبب ب+أن ب+اسم ب+المئة ب+أعداد ب+تنظيم ب+رئاسة ب+هذا",
        "ل+لوزير ل+لجنة ل+أن ل+ذلك ل+يكون ل+مدة ل+حماية",
        "ك+رئيس ك+الرجال",
        "س+يكون س+تعلن و+س+يعود س+نعمل",
        "حكومت+ه كتاب+ها أصدقائ+ه مستوا+ها بين+هم علي+ه إلي+ها في+ها من+هم لدي+نا أعضاؤ+ه",
        "أن+ه إن+ها ب+أن+هم ل+أن+ه لكن+ه و+لكن+ها كأن+ه",
        "ل+ه ب+ها ل+هم ب+نا ل+ك و+ل+ه",
        "نشرت+ها وصفو+ه س+يعلن+ه يمكن+ها يمكن+نا يمكن+ني",
        "و+حكومت+ه ب+دور+ها ل+بلاد+نا و+ب+قيادت+هم",
    ],
)
def test_is_taken_apart(words):
    for word in words.split():
        assert cut(word.replace("+", "")) == word


def test_fields_of_a_form():
    form = LEXICON.analyse("وسيعلنها", WORD)
    assert (form.conjunction, form.future, form.base, form.pronoun) == ("و", True, "يعلن", "ها")
    assert form.raw[slice(*form.stem)] == "يعلن"
    form = LEXICON.analyse("وبالمدن", WORD)
    assert (form.conjunction, form.preposition, form.article, form.base) == ("و", "ب", True, "مدن")
    form = LEXICON.analyse("للجنة", WORD)
    assert (form.preposition, form.article, form.base) == ("ل", True, "لجنه")
    form = LEXICON.analyse("لحكومته", WORD)
    assert (form.preposition, form.base, form.pronoun) == ("ل", "حكومه", "ه")
    form = LEXICON.analyse("لها", WORD)
    assert (form.preposition, form.base, form.pronoun, form.cuts) == ("ل", "", "ها", (1,))


def test_offsets_count_in_the_original_spelling():
    raw = "وَقـــالَ"
    form = LEXICON.analyse(raw, WORD)
    assert [raw[cut:] for cut in form.cuts] == ["قـــالَ"]
    raw = "كِتابُهُم"
    form = LEXICON.analyse(raw, WORD)
    assert [raw[cut:] for cut in form.cuts] == ["هُم"]


def test_what_may_follow_what():
    known = {"بيت": NOUN, "يقول": PRESENT, "قال": PAST}
    assert best_split("سيقول", known).future == "س"
    assert best_split("سبيت", known).future == ""  # no future before a noun
    assert best_split("بقال", known).preposition == ""  # no preposition before a past
    assert best_split("البيته", known).pronoun == ""
    assert best_split("فبيته", known).pronoun == "ه"
    assert best_split("ولبيتنا", known).pronoun == "نا"


def test_a_word_to_be_taken_apart_is():
    assert best_split("فقد", {"قد": PARTICLE, "فقد": PAST}).conjunction == ""
    assert best_split("فقد", {"قد": PARTICLE, "فقد": PAST | AVOID}).conjunction == "ف"


@pytest.mark.parametrize(
    ("base", "whole"),
    [("حكومت", "حكومة"), ("مستشفا", "مستشفى"), ("علي", "على"), ("اعلنو", "اعلنوا"), ("اصدقائ", "اصدقاء")],
)
def test_restored(base, whole):
    assert whole in list(restored(base))


@given(LETTERS)
def test_parts_are_the_word(word):
    spelled = light(word)
    split = best_split(spelled, LEXICON.stems)
    before = split.conjunction + split.future + split.preposition
    assert spelled.startswith(before)
    assert spelled.endswith(split.pronoun)
    assert not (split.pronoun and split.article)
    assert not (split.future and (split.preposition or split.article))
    rest = spelled[len(before) : len(spelled) - len(split.pronoun)]
    if split.article == "ال":
        assert rest == "ال" + split.base
    elif split.article:
        assert rest in (split.base, "ل" + split.base)
    else:
        assert rest == split.base or split.base in list(restored(rest))


@given(st.text(min_size=1))
def test_cuts_lie_inside(raw):
    form = LEXICON.analyse(raw, WORD)
    assert all(0 < cut < len(raw) for cut in form.cuts)
    assert list(form.cuts) == sorted(set(form.cuts))


def test_every_stem_stays_whole():
    for row in tables.stems():
        assert row.gloss
        if row.type in ("noun", "name", "particle"):
            for spelling in row.words:
                flags = LEXICON.stems[key_of(light(spelling))]
                if not flags & AVOID:
                    assert cut(spelling) == spelling, spelling


def test_split_rows_are_split_as_they_say():
    for row in tables.stems():
        if row.type == "split":
            for spelling in row.words:
                assert cut(spelling.replace("+", "")) == spelling


@pytest.mark.skipif(not PUD.exists(), reason="the treebank is not here")
def test_boundaries_of_the_treebank():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from clitics import measure  # noqa: PLC0415
    finally:
        sys.path.pop(0)
    precision, recall, f1, _ = measure(PUD, LEXICON)
    assert f1 >= 0.95, (precision, recall, f1)
