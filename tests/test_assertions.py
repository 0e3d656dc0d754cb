"""Assertions: the vocabulary by its own examples, sentences of our own, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon import assertions as vocabulary
from musnad.lexicon.tables import LexiconError, rows
from musnad.model import Article, Assertion
from musnad.reading import assertions as layer
from musnad.reading.document import prepare
from musnad.reading.reader import default

MARKS = [row for row in vocabulary.read() if row.strength]

OPINION = (
    "نعم، نحن أمام مشهد لا يصدقه عقل. هؤلاء الذين يتباكون اليوم هم أنفسهم من باع البلاد بالأمس. فكيف نثق بهم؟ "
    "لقد رأينا في تاريخنا من هذه المشاهد ما يكفي، ولذلك لا نستغرب ما نراه اليوم. بل نقول لهم بكل وضوح: كفى. "
    "الحقيقة أن أمتنا تعرف عدوها جيدا، وتعرف أن الكلام الجميل لا يبني بيتا. هكذا علمتنا التجارب، وهكذا سنعلم أبناءنا. "
    "ما الذي تغير منذ ذلك اليوم؟ لا شيء حقا. الوجوه هي الوجوه، والشعارات هي الشعارات، ونحن ندفع الثمن كل مرة. "
    "ليت الذين يكتبون عنا يعيشون معنا يوما واحدا في هذه الشوارع المظلمة، وليتهم يسمعون أطفالنا وهم يسألون عن الغد. "
    "لا شك أن الطريق طويل، لكننا لا نملك ترف اليأس، ولا نملك ترف الانتظار أيضا في هذا الزمن الصعب. "
)
"""A commentary of our own, long enough to be told from a report."""


def assertions(text: str) -> list[Assertion]:
    reader = default()
    return layer.read_assertions(prepare(text, reader.lexicon), reader.read(Article(text=text)))


def told(text: str) -> list[tuple[str, str]]:
    return [(a.kind, text[slice(*a.span)]) for a in assertions(text)]


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each form count, however weak and wherever it stands."""
    monkeypatch.setattr(layer, "_counts", lambda doc, opening, opinion: True)


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("row", MARKS, ids=lambda row: row.words[0])
def test_examples_hold_their_entry(row: vocabulary.Row) -> None:
    assert row.assertion in {kind for kind, _ in told(row.example)}, row.example


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("يشعلون الحروب لنهب ثرواتنا.", "motive", "لنهب ثرواتنا"),
        ("كتب ذلك ليخرب ما بنيناه، وهو يعلم.", "motive", "ليخرب ما بنيناه"),
        ("كل هذا لن ينفع القتلة.", "prediction", "لن ينفع القتلة"),
        ("هذا الوطن سيبقى شامخا.", "prediction", "سيبقى شامخا"),
        ("وهذا ما كان ليحدث لولا صمت العالم.", "counterfactual", "ما كان ليحدث لولا صمت العالم"),
        ("إما أن نقاوم وإما أن نموت.", "dilemma", "إما أن نقاوم وإما أن نموت"),
        (
            "هم أمام خيارين لا ثالث لهما: الرحيل أو الهزيمة.",
            "dilemma",
            "أمام خيارين لا ثالث لهما: الرحيل أو الهزيمة",
        ),
        ("فمن يصدق هذا الكلام؟", "rhetorical_question", "من يصدق هذا الكلام"),
        ("يتصرفون كأنهم أسياد الأرض.", "comparison", "كأنهم أسياد الأرض"),
    ],
)
def test_forms(sentence: str, kind: str, words: str) -> None:
    assert (kind, words) in told(OPINION + sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("أما الحكومة فهي صامتة.", "dilemma"),  # as for, not either
        ("كان الرجل صديقنا.", "comparison"),  # he was, not as if
        ("سأعود إلى هذا غدا.", "prediction"),  # the writer of himself
        ("قدموا الطعام للاجئين.", "motive"),  # no verbal noun
    ],
)
def test_no_form(sentence: str, kind: str) -> None:
    assert kind not in {k for k, words in told(OPINION + sentence) if words in sentence}


def test_series_over_paragraphs() -> None:
    text = (
        OPINION
        + "لقد دفعوا بمرتزقتهم أولا لصرف الأنظار عن هزيمتهم في المدينة والثاني الانتقام من أهلها الصابرين.\n"
        "والثالث هو منع حليفهم من الانهيار."
    )
    members = [a for a in assertions(text) if a.series]
    assert [text[slice(*a.span)] for a in members] == [
        "لصرف الأنظار عن هزيمتهم في المدينة",
        "الانتقام من أهلها الصابرين",
        "منع حليفهم من الانهيار",
    ]
    assert {(a.kind, a.series) for a in members} == {("motive", 1)}


def test_a_report_has_only_the_plainest() -> None:
    text = (
        "قال الوزير إن الوفد وصل. وأضاف أن الاجتماع سيعقد غدا. وشارك خبراء لبحث الخطة. وتهدف إلى خفض الأسعار."
    )
    assert told(text) == []
    assert told("عدل الحزب القانون بهدف إسكات خصومه.") == [("motive", "بهدف إسكات خصومه")]


def test_claim_of_its_source() -> None:
    text = "قال الناطق إن الميليشيا أحرقت القرية بهدف ترويع السكان."
    (only,) = assertions(text)
    assert only.claim == default().read(Article(text=text)).claims[0].id
    assert only.marker is not None
    assert text[slice(*only.marker)].endswith("هدف")
    assert only.id == "s1"


def test_rows_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [(5, ["word", "بهدف", "whim", "sure", "-", "-"])]
    monkeypatch.setattr("musnad.lexicon.tables.rows", lambda name, columns: iter(wrong))
    with pytest.raises(LexiconError, match=r"assertions\.tsv:5: 'whim'"):
        vocabulary.read()


def test_no_row_stands_twice() -> None:
    seen = [
        word for _, cells in rows("assertions.tsv", 6) if cells[0] != "class" for word in cells[1].split("/")
    ]
    assert len(seen) == len(set(seen))


WORDS = st.sampled_from(
    [
        *[
            "لن",
            "ينفع",
            "سيبقى",
            "إما",
            "أن",
            "وإما",
            "لولا",
            "ما",
            "كان",
            "ليحدث",
            "لخطف",
            "الأضواء",
            "كأنهم",
            "؟",
        ],
        *["،", ".", "!", "أولا", "والثاني", "والثالث", "هو", "(", ")", "«", "»", "هل", "بهدف"],
        "\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text(text: str) -> None:
    for whole in (text, OPINION + text):
        found = assertions(whole)
        for one in found:
            for span in (one.span, one.marker):
                assert span is None or 0 <= span[0] < span[1] <= len(whole)
        assert found == assertions(whole)
