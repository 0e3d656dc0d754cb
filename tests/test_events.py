"""The layer of events: the vocabulary, triggers, arguments, casualties, codes, and what holds for any text."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon import events as vocabulary
from musnad.lexicon import lexicon as lexicons
from musnad.lexicon.tables import LexiconError
from musnad.model import Event, Reading, Time
from musnad.reading import event_decisions as decisions
from musnad.reading import event_lessons as lessons
from musnad.reading import events as layer
from musnad.reading.casualties import casualties_of
from musnad.reading.document import prepare
from musnad.reading.event_codes import acled_of, plover_of
from musnad.reading.event_scene import Scene, scene_of
from musnad.reading.event_triggers import span_of, triggers_of
from musnad.reading.linear import Learner

TABLE = vocabulary.default()
LEXICON = lexicons.default()


def scene(text: str, **fields: object) -> Scene:
    return scene_of(prepare(text, LEXICON), Reading(text=text, **fields), TABLE)


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


# -- the vocabulary ----------------------------------------------------------------------------------------------------


def holds(row: vocabulary.Row, words: list[vocabulary.Word], found: list[vocabulary.Row]) -> bool:
    if row.kind == "phrase":
        return row in found
    if row.kind == "light":
        return any(word.light == row.lemma for word in words)
    if row.kind == "modal":
        return any(word.modal == row.types[0] for word in words)
    return row.kind == "type" or any(sense.row is row for word in words for sense in word.senses)


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: f"{row.kind} {row.lemma}")
def test_the_example_of_each_row_holds_its_word(row: vocabulary.Row) -> None:
    forms = prepare(row.example, LEXICON).forms
    phrases = [TABLE.phrase_at(forms, i, len(forms)) for i in range(len(forms))]
    found = [phrase[0].sense.row for phrase in phrases if phrase is not None]
    assert holds(row, [TABLE.of(form) for form in forms], found)


def test_no_row_stands_twice() -> None:
    seen = defaultdict(list)
    for row in TABLE.rows:
        seen[row.kind, row.words].append(row)
    assert [key for key, rows in seen.items() if len(rows) > 1] == []


def test_every_type_has_a_row_and_words_of_its_own() -> None:
    assert tuple(TABLE.types) == vocabulary.TYPES
    named = {name for row in TABLE.rows if row.kind in ("verb", "noun", "phrase") for name in row.types}
    assert named == set(vocabulary.TYPES)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (0, "adverb", "none of"),
        (3, "flood", "none of"),
        (4, "behind", "none of"),
        (7, "never", "none of"),
        (1, "-", "empty"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, column: int, value: str, reason: str
) -> None:
    cells = ["noun", "هدنة", "-", "agree", "-", "-", "-", "sure", "-", "-", "truce", "صمدت_الهدنة"]
    cells[column] = value
    monkeypatch.setattr(vocabulary, "rows", lambda *_: iter([(7, cells)]))
    with pytest.raises(LexiconError, match=rf"events\.tsv:7: .*{reason}"):
        vocabulary.table()


# -- triggers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("وسيطروا على المعبر أمس.", "سيطروا", "capture"),
        ("أدى الهجوم إلى مقتل حارسين.", "مقتل", "attack"),
        ("ألقت الشرطة القبض على المزور.", "ألقت الشرطة القبض", "arrest"),
        ("شنت الطائرات ثلاث غارات جوية على التلة.", "ثلاث غارات جوية", "air_strike"),
        ("هوجم المقر ليلا.", "هوجم", "attack"),
        ("وتمكنوا من استعادتها فجرا.", "استعادتها", "capture"),
        ("سيزور الرئيس البلاد غدا.", "سيزور", "meet"),
        ("خرجت مظاهرات في المدن.", "مظاهرات", "protest"),
    ],
)
def test_triggers_are_found_with_their_first_type(text: str, words: str, kind: str) -> None:
    here = scene(text)
    found = {
        text[slice(*here.doc.stem_span(*span_of(here, trigger)))].removeprefix("و"): trigger.types[0]
        for trigger in triggers_of(here)
    }
    assert found.get(words) == kind


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("قصف الجيش المدينة.", "verb"),
        ("استمر قصف المدينة.", "noun"),
        ("لقصف المدينة.", "noun"),
        ("الذي قصف المدينة.", "verb"),
    ],
)
def test_a_word_that_may_be_verb_or_noun_is_what_its_place_allows(text: str, part: str) -> None:
    assert [t.part for t in triggers_of(scene(text)) if t.lemma == "قصف"] == [part]


def test_the_light_verb_and_what_has_not_happened_are_noted() -> None:
    here = scene("نفى الجيش شن غارات على القرية.")
    raid = next(t for t in triggers_of(here) if t.lemma == "غارة")
    assert here.words[raid.light].light == "شن"
    assert here.words[raid.modal].modal == "denied"


def test_a_word_inside_a_time_is_no_trigger() -> None:
    text = "منذ اندلاع الحرب الأهلية"
    span = at(text, text)
    assert triggers_of(scene(text, times=[Time(span=span, value="PAST_REF", id="t1")])) == []


# -- casualties --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "killed", "injured", "bound"),
    [
        ("أدى هجوم إلى مقتل 12 مسلحا وإصابة العشرات.", "هجوم", 12, None, None),
        ("أسفر القصف عن مقتل شخصين وجرح ثلاثة.", "القصف", 2, 3, None),
        ("قتل جندي في هجوم على الحاجز.", "هجوم", 1, None, None),
        ("وقتل 57 مدنيا على الأقل في قصف الضاحية.", "قصف", 57, None, "at least"),
        ("قتل نحو ثلاثين مسلحا في غارات.", "غارات", 30, None, "about"),
        ("سقط خمسة قتلى و15 جريحا في انفجار قرب السوق.", "انفجار", 5, 15, None),
        ("قتل العشرات في غارة.", "غارة", None, None, None),
        ("وقع انفجار في السوق.", "انفجار", None, None, None),
    ],
)
def test_casualties(text: str, word: str, killed: int | None, injured: int | None, bound: str | None) -> None:
    here = scene(text)
    trigger = next(
        t for t in triggers_of(here) if text[slice(*here.doc.span(t.first, t.end))].startswith(word)
    )
    toll = casualties_of(here, trigger, trigger.types[0], (0, len(here.doc.forms)))
    assert (toll.killed, toll.injured, toll.killed_bound) == (killed, injured, bound)


def test_only_violence_has_casualties() -> None:
    here = scene("قتل ثلاثة قبل زيارة الوزير.")
    visit = next(t for t in triggers_of(here) if t.lemma == "زار")
    assert casualties_of(here, visit, "meet", (0, 99)).killed is None


# -- codes -------------------------------------------------------------------------------------------------------------


def test_codes_come_from_the_row_else_from_the_type() -> None:
    suicide = next(row for row in TABLE.rows if row.lemma == "تفجير انتحاري")
    assert acled_of(TABLE, suicide, "explosion", set()).sub_event_type == "Suicide bomb"
    assert plover_of(TABLE, suicide, "explosion").mode == "suicide-attack"
    visit = next(row for row in TABLE.rows if row.lemma == "زار")
    assert acled_of(TABLE, visit, "meet", set()).event_type is None
    assert plover_of(TABLE, visit, "meet").event == "CONSULT"


def test_who_takes_a_place_tells_the_code() -> None:
    row = next(row for row in TABLE.rows if row.lemma == "سيطر")
    assert acled_of(TABLE, row, "capture", {"military"}).sub_event_type == "Government regains territory"
    assert (
        acled_of(TABLE, row, "capture", {"armed_group"}).sub_event_type
        == "Non-state actor overtakes territory"
    )


# -- learning and reading ----------------------------------------------------------------------------------------------

TEXT = "سيطرت المقاومة أمس على مدينة صبر. وقصف الجيش مواقع المسلحين. ويعتزم الوزير زيارة القاهرة. وتحدث عن حرب الأسعار."


def gold() -> list[Event]:
    return [
        Event(
            type="capture", trigger=at(TEXT, "سيطرت"), actor=[at(TEXT, "المقاومة")],
            place=at(TEXT, "مدينة صبر"), time=at(TEXT, "أمس"),
        ),
        Event(type="shelling", trigger=at(TEXT, "قصف"), actor=[at(TEXT, "الجيش")], target=[at(TEXT, "مواقع المسلحين")]),
        Event(
            type="meet", trigger=at(TEXT, "زيارة"), actor=[at(TEXT, "الوزير")],
            place=at(TEXT, "القاهرة"), status="planned",
        ),
    ]  # fmt: skip


def taught() -> dict[str, dict[str, float]]:
    here = scene(TEXT, times=[Time(span=at(TEXT, "أمس"), value="2016-01-01", id="t1")])
    found = lessons.examples(here, gold())
    assert set(found) == set(decisions.SECTIONS)
    return {name: Learner(0.1).fit(examples, 20) for name, examples in found.items()}


MODEL = taught()


def read(text: str, **fields: object) -> list[Event]:
    doc = prepare(text, LEXICON)
    return layer.read_events(doc, Reading(text=text, **fields), TABLE, MODEL)


def test_what_was_taught_is_read_back() -> None:
    found = read(TEXT, times=[Time(span=at(TEXT, "أمس"), value="2016-01-01", id="t1")])
    assert [(e.type, TEXT[slice(*e.trigger)], e.status) for e in found] == [
        ("capture", "سيطرت", "actual"), ("shelling", "قصف", "actual"), ("meet", "زيارة", "planned"),
    ]  # fmt: skip
    assert [[TEXT[slice(*span)] for span in e.actor] for e in found] == [["المقاومة"], ["الجيش"], ["الوزير"]]
    assert found[0].time_id == "t1"
    assert [e.id for e in found] == ["e1", "e2", "e3"]


def test_what_else_is_the_same_kind_is_read_too() -> None:
    text = "واستعادت القوات أمس القرية."
    assert [(e.type, text[slice(*e.trigger)]) for e in read(text)] == [("capture", "استعادت")]


NEWS = st.lists(st.sampled_from([*TEXT.split(), "«", "»", "،", ".", "\n", "و", "12", "قتل"]), max_size=40)


@given(st.text(max_size=200) | NEWS.map(" ".join))
def test_any_text_gives_exact_spans_and_the_same_events_each_time(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for event in found:
        for span in [event.trigger, *event.actor, *event.target, *event.mentions, event.place, event.time]:
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)
                assert text[slice(*span)].strip() == text[slice(*span)]
