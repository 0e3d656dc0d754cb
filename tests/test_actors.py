"""Actors: who own sentences speak of, each once for all his names, under which words; what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon import knowledge, lexicon
from musnad.lexicon.knowledge import SORTS
from musnad.model import ACTOR_KINDS, Actor
from musnad.reading.actors import read_actors
from musnad.reading.document import prepare
from musnad.reading.weights import default as default_weights

LEXICON = lexicon.default()


def actors_of(text: str, published: str | None = "2016-05-10") -> list[Actor]:
    return read_actors(prepare(text, LEXICON), knowledge.default(), default_weights(), published)


def groups(text: str) -> list[list[str]]:
    """The mentions of each actor, as the text spells them."""
    return [[text[slice(*span)] for span in actor.mentions] for actor in actors_of(text)]


def named(text: str, name: str, published: str | None = "2016-05-10") -> Actor:
    (actor,) = [actor for actor in actors_of(text, published) if actor.name == name]
    return actor


# -- one identity for all names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (  # three names of one organisation: "Daesh retreats … the State's organisation lost … the Islamic State's …"
            "قال المتحدث إن داعش يتراجع في الشمال. وأضاف أن تنظيم الدولة خسر قريتين، "
            "وأن تنظيم الدولة الإسلامية انسحب من الثالثة.",
            ["داعش", "تنظيم الدولة", "تنظيم الدولة الإسلامية"],
        ),
        (  # a surname behind title and name: "the Secretary of State John Kerry arrived … Kerry said"
            "وصل وزير الخارجية الأميركي جون كيري أمس. وقال كيري إن المحادثات كانت مفيدة.",
            ["وزير الخارجية الأميركي جون كيري", "كيري"],
        ),
        (  # the noun of a kind behind the name: "the organisation", "the ministry", "the movement", "the party"
            "أعلن تنظيم داعش مسؤوليته عن الهجوم. وقال التنظيم في بيان إن المهاجم قتل.",
            ["تنظيم داعش", "التنظيم"],
        ),
        (
            "قالت وزارة الدفاع الروسية إن الطائرة عادت سالمة. وأضافت الوزارة أن الطيار بخير.",
            ["وزارة الدفاع الروسية", "الوزارة"],
        ),
        (
            "أعلنت حركة حماس موقفها. وقالت الحركة في بيان إن المعبر سيبقى مفتوحا.",
            ["حركة حماس", "الحركة"],
        ),
        ("أعلن حزب الله مقتل اثنين من عناصره. وقال الحزب إن الجنازة غدا.", ["حزب الله", "الحزب"]),
        (
            "أعلن الاتحاد الأوروبي موقفه. وقال الاتحاد إن الحوار ضروري.",
            ["الاتحاد الأوروبي", "الاتحاد"],
        ),
        (  # a state and its capital: "Iran denied … Tehran confirmed"
            "نفت إيران الاتهامات. وأكدت طهران أنها ملتزمة بالاتفاق.",
            ["إيران", "طهران"],
        ),
        (  # an office and the name of who held it: "the American president … Obama"
            "قال الرئيس الأميركي إن القرار نهائي. وأكد أوباما أنه لن يتراجع.",
            ["الرئيس الأميركي", "أوباما"],
        ),
        (  # a government under two words: "the Syrian regime … the Syrian government"
            "قصف النظام السوري البلدة صباحا. وقالت الحكومة السورية إن القصف استهدف مسلحين.",
            ["النظام السوري", "الحكومة السورية"],
        ),
        (  # nobody whom the files know: "the political analyst Karim al-Badawi … al-Badawi"
            "قال المحلل السياسي كريم البدوي إن الاتفاق هش. ورأى البدوي أن الخلاف قديم.",
            ["المحلل السياسي كريم البدوي", "البدوي"],
        ),
        (  # a woman: "the lawyer Suad al-Zughbi … al-Zughbi added"
            "قالت المحامية سعاد الزغبي إن موكلها بريء. وأضافت الزغبي أن الجلسة تأجلت.",
            ["المحامية سعاد الزغبي", "الزغبي"],
        ),
        (  # clitics stay outside: "of Daesh", "and Daesh"
            "خسر مقاتلون لداعش قريتين. وداعش لم يعلق على الخبر.",
            ["داعش", "داعش"],
        ),
    ],
)  # fmt: skip
def test_the_names_of_one_actor_are_put_together(text: str, mentions: list[str]) -> None:
    assert mentions in groups(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("نفت واشنطن علمها بالغارة. وقالت موسكو إن الطائرات لم تعبر الحدود.", "واشنطن", "موسكو"),
        ("قالت حركة حماس إنها موافقة. وقال حزب الله إنه موافق.", "حركة حماس", "حزب الله"),
        (  # two ministries of two states
            "نفت وزارة الدفاع الروسية الخبر. وأكدت وزارة الدفاع التركية أنه صحيح.",
            "وزارة الدفاع الروسية",
            "وزارة الدفاع التركية",
        ),
    ],
)
def test_the_names_of_two_actors_are_kept_apart(text: str, one: str, other: str) -> None:
    found = groups(text)
    assert [one] in found
    assert [other] in found


# -- what is known of an actor ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("نفت واشنطن علمها بالغارة.", "United States", "state", "US"),
        ("قالت الرياض إنها سترد في الوقت المناسب.", "Saudi Arabia", "state", "SA"),
        ("وقال داعش إنه سيواصل هجماته.", "Islamic State", "armed_group", None),
        ("قالت وزارة الدفاع الروسية إن الطائرة عادت.", "Russian Ministry of Defence", "military", "RU"),
        ("قال الجيش السوري إنه تقدم.", "Syrian Army", "military", "SY"),
        ("وقالت رويترز إن المصدر مسؤول حكومي.", "Reuters", "media", "GB"),
        ("دعت الأمم المتحدة إلى هدنة.", "United Nations", "intergovernmental", None),
        ("وقال كيري إن المحادثات مفيدة.", "John Kerry", "person", "US"),
    ],
)
def test_a_known_actor_has_its_english_name_kind_and_country(
    text: str, name: str, kind: str, country: str | None
) -> None:
    actor = named(text, name)
    assert (actor.kind, actor.country, actor.known) == (kind, country, True)


def test_an_unknown_person_is_found_by_title_and_name() -> None:
    """«The doctor Murad al-Ubaidi said that the injured were well.»"""
    text = "قال الطبيب مراد العبيدي إن الجرحى بخير."
    (actor,) = actors_of(text)
    assert (actor.name, actor.kind, actor.known, actor.country) == ("مراد العبيدي", "person", False, None)
    assert actor.name in text


def test_the_holder_of_an_office_is_that_of_the_day() -> None:
    """«The American president said that the decision was final» in 2015, in 2018, and nobody knows when."""
    text = "قال الرئيس الأميركي إن القرار نهائي."
    assert [actor.name for actor in actors_of(text, "2015-06-01")] == ["Barack Obama"]
    assert [actor.name for actor in actors_of(text, "2018-06-01T08:00:00+03:00")] == ["Donald Trump"]
    for unknown in (None, "", "yesterday", "99999-01-01", "1850-01-01"):
        (actor,) = actors_of(text, unknown)
        assert not actor.known
        assert actor.kind == "person"


def test_actors_are_numbered_by_their_first_mention() -> None:
    found = actors_of("نفت إيران الخبر. وقالت فرنسا إن الحل سياسي. وأكدت طهران موقفها.")
    assert [actor.id for actor in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    assert [actor.name for actor in found] == ["Iran", "France"]
    assert [actor.mentions[0] for actor in found] == sorted(actor.mentions[0] for actor in found)


@pytest.mark.parametrize(
    "text", ["", " \n", "الطقس جميل اليوم.", "ارتفعت الأسعار قليلا في الشتاء.", "12 + 3 = 15"]
)
def test_where_nobody_is_there_is_nobody(text: str) -> None:
    assert actors_of(text) == []


# -- naming ----------------------------------------------------------------------------------------------------


def naming(actor: Actor) -> list[tuple[str, int, str | None]]:
    return [(item.words, item.count, item.loaded) for item in actor.naming]


def test_the_words_for_an_actor_are_counted_the_commonest_first() -> None:
    """«… the State's organisation said … Daesh claimed … Daesh fell back»."""
    text = "وقال تنظيم الدولة إنه سيواصل هجماته. وتبنى داعش الهجوم. وتراجع داعش بعد ذلك."
    assert naming(named(text, "Islamic State")) == [("داعش", 2, None), ("تنظيم الدولة", 1, None)]


@pytest.mark.parametrize(
    ("text", "name", "words", "sort"),
    [
        ("قصف النظام السوري البلدة صباحا.", "Syrian government", "النظام السوري", "regime"),
        ("وقالت الحكومة السورية إنها موافقة.", "Syrian government", "الحكومة السورية", None),
        ("وقال مصدر إن ميليشيا الحوثي قصفت المدينة.", "Houthis", "ميليشيا الحوثي", "militia"),
        ("ونفى الحوثيون الاتهام.", "Houthis", "الحوثيون", None),
    ],
)
def test_words_that_judge_are_marked_with_their_sort_and_plain_ones_are_not(
    text: str, name: str, words: str, sort: str | None
) -> None:
    """«The Syrian regime» and «the Syrian government» are one actor; the first of these names judges."""
    assert naming(named(text, name)) == [(words, 1, sort)]


def test_loaded_and_plain_names_of_one_actor_stand_side_by_side() -> None:
    text = "اتهمت الحكومة اليمنية ميليشيات الحوثي بخرق الهدنة. ونفى الحوثيون الاتهام."
    assert naming(named(text, "Houthis")) == [("ميليشيات الحوثي", 1, "militia"), ("الحوثيون", 1, None)]


# -- any text --------------------------------------------------------------------------------------------------

WORDS = [
    "قال", "نفت", "وأضاف", "داعش", "لداعش", "التنظيم", "تنظيم الدولة", "وزير", "الوزير", "وزارة الدفاع", "الروسية",
    "الوزارة", "جون كيري", "كيري", "محمد", "العبيدي", "الرئيس", "الأميركي", "واشنطن", "للأمم", "المتحدة", "«حماس»",
    "حزب الله", "الحزب", "إرهابيون", "ميليشيا", "الحوثي", "الناطق باسم", "و", "ل", "في", "إن", "،", ".", "\n", "\r\n",
    "(", ")", "«", "»", "\"", "ـ", "\u200f", "\u064b", "رويترز", "Reuters", "2016", "😀", "الذي", "مصدر", "عبد",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=100)


@given(TEXTS, st.none() | st.text(max_size=12) | st.dates().map(str))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_the_same_twice_with_exact_spans(text: str, published: str | None) -> None:
    found = actors_of(text, published)
    assert found == actors_of(text, published)
    assert [actor.id for actor in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for actor in found:
        assert actor.name
        assert actor.kind in ACTOR_KINDS
        assert actor.mentions == sorted(set(actor.mentions))
        for start, end in actor.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        for item in actor.naming:
            assert item.words in text
            assert item.count > 0
            assert item.loaded is None or item.loaded in SORTS
        assert sum(item.count for item in actor.naming) >= len(actor.mentions)
