"""Places: named places of own sentences with their country, what is none, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon import gazetteer, lexicon
from musnad.lexicon.gazetteer import Gazetteer
from musnad.model import Place
from musnad.reading.document import prepare
from musnad.reading.place_shapes import latin
from musnad.reading.places import read_places

LEXICON = lexicon.default()


def places_of(text: str, outlet: str | None = None, made: Gazetteer | None = None) -> list[Place]:
    return read_places(prepare(text, LEXICON, outlet), made)


def read(text: str, outlet: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(text[slice(*p.span)], p.name, p.country) for p in places_of(text, outlet)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clitics stay outside
        ("وصل الوفد إلى بيروت أمس.", [("بيروت", "Beirut", "LB")]),
        ("انتشر الجنود ببغداد وسط إجراءات مشددة.", [("بغداد", "Baghdad", "IQ")]),
        ("توجه الوزير للعراق ثم لمصر.", [("لعراق", "Iraq", "IQ"), ("مصر", "Egypt", "EG")]),
        ("اتفقت تركيا وروسيا على هدنة.", [("تركيا", "Turkey", "TR"), ("روسيا", "Russia", "RU")]),
        # the noun of a kind is not part of the name of a town, but of a base, an airport, a mountain
        ("سقطت قذائف على مدينة إدلب.", [("إدلب", "Idlib", "SY")]),
        ("أغلقت السلطات مطار بنغازي أمام الرحلات.", [("مطار بنغازي", "Benghazi airport", "LY")]),
        # names of several words
        ("تظاهر المئات في دير الزور مساء.", [("دير الزور", "Deir ez-Zor", "SY")]),
        ("زار الرئيس جنوب أفريقيا.", [("جنوب أفريقيا", "South Africa", "ZA")]),
        ("ردت الولايات المتحدة الأمريكية.", [("الولايات المتحدة الأمريكية", "United States", "US")]),
        # once for all its mentions
        ("عاد الهدوء إلى الخرطوم. وقال سكان الخرطوم إن الخبز متوفر.", [("الخرطوم", "Khartoum", "SD")]),
        # states that act are places too
        ("دعت قطر إلى حوار وطني.", [("قطر", "Qatar", "QA")]),
        # nothing named
        ("قال الوزير إن الأسعار سترتفع.", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_of_the_gazetteer(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("قصفت طائرات ليبية ميناء قرب طرابلس، وقالت حكومة الوفاق في ليبيا إنها سترد.", "طرابلس", "LY"),
        ("أوقف الجيش اللبناني مطلوبين في طرابلس شمالي لبنان.", "طرابلس", "LB"),
        ("وصل الملك إلى العاصمة الأردنية عمان قادما من القاهرة.", "عمان", "JO"),
        ("وقعت سلطنة عمان اتفاقا مع الهند.", "سلطنة عمان", "OM"),
        ("سيطر مقاتلو المعارضة السورية على مدينة الباب في ريف حلب شمالي سوريا.", "الباب", "SY"),
        ("أعلنت السلطات الجزائرية اعتقال شخصين في ولاية سكيكدة.", "سكيكدة", "DZ"),
    ],
)
def test_namesakes_are_told_by_the_article(text: str, word: str, country: str) -> None:
    assert (word, country) in {(words, code) for words, _, code in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "وقالت صحيفة الرياض إن المباراة تأجلت.",  # of a newspaper
        "تعادل نادي القادسية مع ضيفه.",  # of a club
        "أعلن تنظيم الدولة الإسلامية في العراق والشام مسؤوليته.",  # of an armed group
        "وأكد الوزير السوري أن الحكومة اللبنانية موافقة.",  # adjectives
        "وأضافت وزارة الداخلية السعودية أن التحقيق مستمر.",
        "قال محمد حلب إن الطريق طويل.",  # of a person
        "فتح الحارس الباب وخرج الناس من البوابة.",  # words
        "عاد الأب إلى بيته مع ابنه دوماً.",
        "أدّى الهجوم إلى سقوط قتلى.",
        "وافته المنية صباح الجمعة.",
        "ولم تكن هذه منطقة آمنة ولا قاعدة لوجستية.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert read(text) == []


def test_the_outlet_is_no_place() -> None:
    text = "وقال الناطق لـ«الشرق الأوسط» إن الاجتماع انتهى."
    assert read(text, "aawsat") == []


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("اقتحم الجنود بلدة قلبوحة السورية فجرا.", "قلبوحة", "Qlbuha", "SY"),
        ("انفجرت عبوة في قرية الزخوانية جنوب بغداد.", "الزخوانية", "al-Zkhuania", "IQ"),
        ("وقع الحادث في زرتغول (جنوب تركيا) أمس.", "زرتغول", "Zrtghul", "TR"),
        ("غادر الموكب قصر بختيشوع في طهران.", "قصر بختيشوع", "Bkhtishua palace", "IR"),
    ],
)
def test_unknown_names_by_their_shape(text: str, words: str, name: str, country: str) -> None:
    """They have a country, from what stands near, but no coordinates."""
    found = [p for p in places_of(text) if p.source == "shape"]
    assert [(text[slice(*p.span)], p.name, p.country) for p in found] == [(words, name, country)]
    assert found[0].lat is None
    assert found[0].lon is None


def test_a_place_says_what_is_known_of_it() -> None:
    text = "سقط صاروخ على حلب، ثم قصفت المدفعية أحياء في حلب بسوريا."
    aleppo, syria = places_of(text)
    assert aleppo.id == "p1"
    assert [text[slice(*span)] for span in aleppo.mentions] == ["حلب", "حلب"]
    assert aleppo.span == aleppo.mentions[0]
    assert (aleppo.kind, syria.kind) == ("city", "country")
    assert aleppo.lat is not None
    assert 36 < aleppo.lat < 37
    assert syria.country == "SY"


def test_the_other_places_of_a_name_are_kept() -> None:
    (place, _) = places_of("أوقف الجيش مطلوبين في طرابلس شمالي لبنان.")
    assert {other.country for other in place.alternatives} >= {"LY"}


def test_the_kingdom_is_the_outlets_or_the_articles() -> None:
    text = "واستقبلت المملكة آلاف الحجاج."
    assert read(text) == []
    assert read(text, "okaz") == [("المملكة", "Saudi Arabia", "SA")]
    longer = "أعلن المغرب خطة جديدة. وتعمل المملكة على بناء محطات للطاقة."
    assert read(longer) == [("المغرب", "Morocco", "MA")]
    assert len(places_of(longer)[0].mentions) == 2


def test_another_gazetteer_may_be_given() -> None:
    row = "Nowhere\tبلقاخ\tXK\t42\t21\ttown\t-\t0\tno\thand"
    made = Gazetteer(gazetteer.parse("hand.tsv", row), gazetteer.place_words())
    (place,) = places_of("وصل إلى بلدة بلقاخ.", made=made)
    assert (place.name, place.country, place.lat) == ("Nowhere", "XK", 42.0)


def test_latin_letters() -> None:
    assert latin("الصكرة") == "al-Skra"
    assert latin("تل أبيض") == "Tl Abid"


# -- any text --------------------------------------------------------------------------------------------------

WORDS = [
    "في", "إلى", "مدينة", "بلدة", "وحلب", "لبنان", "وادي", "المملكة", "الشيخ", "سعيد", "(", ")", "«", "»", "،", ".",
    "\n", "جنوب", "سوريا", "السورية", "أبو", "قاعدة", "العند", "الجوية", "ف", "لل", "ـ", "محافظتي", "دير", "و", "١٢",
]  # fmt: skip


def check(text: str) -> None:
    doc = prepare(text, LEXICON)
    found = read_places(doc)
    assert found == read_places(doc)
    assert [p.id for p in found] == [f"p{n}" for n in range(1, len(found) + 1)]
    assert [p.span for p in found] == sorted(p.span for p in found)
    for place in found:
        assert place.name
        assert place.span == place.mentions[0]
        assert place.mentions == sorted(set(place.mentions))
        for start, end in place.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=250, deadline=None)
def test_any_words_are_read(text: str) -> None:
    check(text)
