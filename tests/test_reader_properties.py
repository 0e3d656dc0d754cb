"""What holds for every reading, whatever the text: exact spans, links that lead somewhere, the same twice."""

import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.model import ACTS, FORMS, KINDS, Article, Claim, Reading
from musnad.reading.reader import Reader

READER = Reader()

CUES = [
    "قال", "وأضاف", "مشيرا إلى أن", "بحسب", "وفقا لـ", "نقلت", "عن", "إن", "أن", "ونفى", "على حد قوله", "يقال إن",
    "جاء في بيان", "اتهم", "بـ", "وقال لـ", "أدلى", "بتصريح", "ذكرت", "تصريحات", "نقلا عن", "سيعلن", "قالت", "دعا إلى",
]  # fmt: skip
NAMES = [
    "الوزير", "رويترز", "وكالة", "الأنباء", "محمد علي", "مصدر", "شهود عيان", "وزارة الدفاع", "صحيفة «الحياة»", "الناطق",
    "باسم", "الذي", "هو", "الأمم المتحدة", "د. سعاد", "أ.ف.ب", "بي بي سي",
]  # fmt: skip
WORDS = [
    "الجسر",
    "انهار",
    "أمس",
    "في",
    "المدينة",
    "لم",
    "كَانَ",
    "هجـــوم",
    "2016",
    "ﻻ",
    "لا",
    "مقتل",
    "و",
    "ثلاثة",
]
MARKS = [
    "«", "»", "“", "”", '"', "'", "''", "‹", "›", ":", ".", "،", "؛", "؟", "…", "..", "(", ")", "-", "\n",
    "\n\n", "\r\n",
    "\u200f", "\u200e", "\u202b", "\u202c", "\u2067", "\u2069", "\u200d", "\u200c", "\ufeff", "\u0640", "\u064b", "😀",
    "Reuters", "said", "\x00", "\u2028", "\u00a0",
]  # fmt: skip

NEWS = st.lists(
    st.tuples(st.sampled_from([*CUES, *NAMES, *WORDS, *MARKS]), st.sampled_from([" ", " ", " ", "", "\n", "\r\n"])),
    max_size=60,
).map(lambda parts: "".join(word + space for word, space in parts))  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
TEXTS = NEWS | ANY | st.text("قالإن «»\"':.،\n", max_size=80)

ARTICLE = (
    "قال وزير النقل إن الجسر «سيفتح غدا». وأضاف أن الأعمال انتهت، مشيرا إلى أن الكلفة ارتفعت.\r\n"
    "ونقلت وكالة الساحل عن المقاول أن «التأخير ليس منا». وبحسب شهود، كانت الشاحنات تنتظر منذ الفجر.\r\n"
)


def read(text: str, outlet: str | None = None) -> Reading:
    return READER.read(Article(text=text, outlet=outlet))


def spans_of(claim: Claim) -> Iterator[tuple[int, int]]:
    yield claim.cue
    yield from claim.content
    for link in claim.chain:
        yield link.mention


def check(reading: Reading) -> None:
    """Assert what every reading owes its reader."""
    length = len(reading.text)
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))
    cues = [claim.cue for claim in reading.claims]
    assert cues == sorted(cues), "claims come in the order of their cues"
    outer = {claim.id: claim.within for claim in reading.claims}
    for claim in reading.claims:
        for start, end in spans_of(claim):
            assert 0 <= start < end <= length
            words = reading.text[start:end]
            assert words == words.strip(), "no span begins or ends with a space"
        assert claim.content == sorted(claim.content)
        for (_, end), (start, _) in zip(claim.content, claim.content[1:], strict=False):
            assert end <= start, "pieces of a content stand in order and apart"
        assert claim.chain
        assert claim.form in FORMS
        assert claim.act in ACTS
        assert all(link.kind in KINDS for link in claim.chain)
        assert 0 <= claim.confidence <= 1
        within, steps = claim.within, 0
        while within is not None:
            assert within in outer, "within names a claim of this reading"
            assert within != claim.id, "no claim stands in itself"
            within, steps = outer[within], steps + 1
            assert steps <= len(outer)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_whatever_the_text_spans_are_exact_and_links_lead_somewhere(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    check(reading)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    first = read(text).to_json()
    assert read(text).to_json() == first
    assert Reading.from_json(first).to_json() == first


@given(st.lists(NEWS, min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_articles_does_not_matter(texts: list[str], shuffler: random.Random) -> None:
    """What was read before leaves no trace: no cache may know more than a spelling."""
    before = {text: Reader().read(Article(text=text)).to_json() for text in texts}
    again = list(before)
    shuffler.shuffle(again)
    assert {text: read(text).to_json() for text in again} == before


@given(NEWS, st.sampled_from(NAMES))
@settings(max_examples=100, deadline=None)
def test_an_outlet_of_any_name_harms_nothing(text: str, outlet: str) -> None:
    check(read(text, outlet))


@given(
    st.text("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u0640\u064b\u064e\u0651", max_size=3), st.data()
)
@settings(max_examples=50, deadline=None)
def test_what_nobody_sees_inside_a_word_changes_no_claim(unseen: str, data: st.DataObject) -> None:
    """«قـــال», «قَالَ» and «قال» with a mark of direction inside are all "he said"."""
    at = data.draw(st.integers(1, 2))
    plain = "قال الوزير إن الجسر سيفتح غدا."
    text = plain[:at] + unseen + plain[at:]
    (claim,) = read(text).claims
    reading = read(text)
    assert reading.quote(claim.cue) == text[: 3 + len(unseen)]
    assert reading.words_of(claim) == "الجسر سيفتح غدا"


def test_line_ends_of_windows_are_kept_and_counted() -> None:
    unix, windows = read(ARTICLE.replace("\r\n", "\n")), read(ARTICLE)
    check(windows)
    assert [unix.words_of(c) for c in unix.claims] == [windows.words_of(c) for c in windows.claims]
    assert len(windows.claims) >= 4


# -- bad input, and how long it takes --------------------------------------------------------------------------

HARD = {
    "a thousand opening marks": "قال «" * 1000 + "الجسر انهار",
    "a thousand closing marks": "قال الوزير » إن الجسر " * 1000,
    "a thousand straight marks": 'قال " الوزير ' * 1001,
    "a thousand nested pairs": "قال الوزير «" * 1000 + "نعم" + "»" * 1000,
    "every kind of mark": "«“\"''‹(»”›)" * 500 + "قال الوزير إن الجسر انهار",
    "only vowel signs": "\u064b\u064e\u0651" * 100_000,
    "only tatweel": "\u0640" * 300_000,
    "one word of a million letters": "ق" * 1_000_000,
    "one line of a million characters": (ARTICLE.replace("\r\n", " ") * 6000)[:1_000_000],
    "one line without a full stop": ("قال الوزير إن الجسر انهار و" * 4000),
    "a hundred thousand colons": "الوزير: " * 100_000,
    "only commas": "،" * 200_000,
    "only line ends": "\r\n" * 200_000,
    "only numbers": "2016 " * 100_000,
    "one cue again and again": "قال " * 20_000,
    "said that said that": "قال إن " * 10_000,
    "names without end": "قال " + "محمد علي " * 10_000 + "إن الجسر انهار",
    "from, from, from": "نقلت رويترز " + "عن مصدر " * 10_000 + "أن الجسر انهار",
    "direction marks between letters": "\u200fق\u200fا\u200fل\u202b " * 20_000,
}


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail what takes longer, there and then: a reading in square time would take hours."""

    def stop(*_: object) -> None:
        pytest.fail(f"not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", HARD)
def test_bad_input_is_read_in_time(name: str) -> None:
    """Nothing takes more than a small multiple of the time that as much news takes."""
    text = HARD[name]
    with at_most(5 + len(text) / 20_000):
        reading = read(text)
    check(reading)


def test_time_grows_with_the_text() -> None:
    """Ten times the news takes about ten times as long, in one paragraph too."""

    def seconds(times: int) -> float:
        text = ARTICLE.replace("\r\n", " ") * times
        best = 9e9
        for _ in range(3):
            started = time.perf_counter()
            read(text)
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(400) < 25 * seconds(40)
