import re
import unicodedata
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from annotating import happenings
from musnad.model import Acled, Actor, Assertion, Control, Event, Naming, Reading, Relation
from musnad.report import words
from musnad.report.terminal import LINES, ROWS
from test_page_events import EMPTY, NEWS, eventful
from test_terminal import END, LEFT, RIGHT, drawn, plain


def section(shown: Reading, title: str, width: int = 100) -> list[str]:
    """The lines of a section, its title left out."""
    lines = iter(plain(drawn(shown, width)).splitlines())
    assert title in lines
    return list(_until_empty(lines))


def _until_empty(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if not line:
            return
        yield line


def test_events_are_told_with_their_parts_and_by_whose_word() -> None:
    assert section(eventful(), "events") == [
        "  air strike, 2×, the writer's own  قصفت",
        "      who      Coalition  طائرات التحالف",
        "      to whom  مخزنا",
        "      where    Al-Raml  بلدة الرمل",
        "      when     2016-12-13  أمس",
        "      at least 7 killed, about 12 injured",
        "  arrest, in [1]  اعتقل",
        "      who      فصيل الوادي",
        "      to whom  عشرين",
        "  agreement, planned, in [2]  هدنة",
        "      when     غدا",
        "  meeting, in a claim not known  عاقل",
        "      with     الحزب",
    ]


def test_control_relations_assertions_and_loaded_words() -> None:
    shown = eventful()
    assert section(shown, "control") == ["  الجيش", "      takes, in [1]  بلدة النخل"]
    assert section(shown, "relations") == [
        "  فصيل الوادي",
        "      is part of, in [1]  للجيش",
        "  الحزب",
        "      designates, the writer's own  خصمه",
        "      as  عميل",
    ]
    assert section(shown, "assertions") == [
        "  motive 1 of 2, the writer's own  إسكات الناس",
        "  motive 2 of 2, the writer's own  نهب الحقل",
        "  rhetorical question, the writer's own  فهل من عاقل؟",
        "  prediction, in [1]  سيندم كل من راهن على المتمردين",
    ]
    assert section(shown, "loaded words") == [
        "  3×, rebel, of Rebels of the South  المتمردين",
        "  1×, x, of Rebels of the South  المارقين",
    ]


def test_sections_come_after_the_times_and_a_note_says_that_they_only_count() -> None:
    text = plain(drawn(eventful(), 100))
    titles = ["times", "events", "control", "relations", "assertions", "loaded words", words.LIST_NOTE.en]
    order = [text.index(f"\n\n{title}\n") for title in titles]
    assert order == sorted(order)


def test_empty_layers_print_nothing() -> None:
    text = drawn(eventful(**EMPTY))
    titles = {"events", "control", "relations", "assertions", "loaded words"}
    assert not titles & set(text.splitlines())
    assert words.LIST_NOTE.en not in text.replace("\n", " ")


def test_a_loaded_word_of_an_actor_without_english_name_says_whose_it_is() -> None:
    enemy = Actor(
        name="الخصم", kind="other", mentions=[], naming=[Naming(words="عميل", count=2, loaded="puppet")]
    )
    assert section(eventful(actors=[enemy]), "loaded words") == ["  2×, puppet  عميل", "      of  عميل"]


@pytest.mark.parametrize("width", [30, 44, 80, 200])
def test_every_line_is_left_to_right_with_one_isolated_string_at_its_end(width: int) -> None:
    for line in drawn(eventful(), width).splitlines():
        shape = re.fullmatch(f"([^{LEFT}{RIGHT}]*)((?:[{LEFT}{RIGHT}].*{END})?)(.*)", line)
        assert shape
        before, isolated, after = shape.groups()
        assert after == ""
        assert not [c for c in before if unicodedata.bidirectional(c) in ("R", "AL")]
        assert isolated.count(END) == isolated.count(LEFT) + isolated.count(RIGHT) <= 1
        assert cell_len(line) <= width


def test_long_layers_are_counted_and_long_assertions_cut() -> None:
    event, *_ = happenings(NEWS)
    rows = section(eventful(events=[event("attack", "قصفت")] * (ROWS + 3)), "events")
    assert len(rows) == ROWS + 1
    assert rows[-1] == "  and 3 more"
    whole = Assertion(kind="motive", span=(0, len(NEWS)))
    assert len(section(eventful(assertions=[whole]), "assertions", width=60)) == LINES


def test_hostile_strings_send_nothing_to_the_terminal() -> None:
    text = "قال \x1b[31m\x07\u202e\u2069شيء"
    span = (4, len(text))
    bad = "\x1b[31mRed\x07\u202e"
    naming = Naming(words=bad, count=1, loaded=bad)
    hostile = Reading(
        text=text,
        actors=[Actor(id="a", name=bad, kind="other", mentions=[span], naming=[naming])],
        events=[
            Event(type="attack", trigger=span, actor=[span], target=[span], place=span, time=span, claim=bad,
                  actors=["a"], acled=Acled(event_type=bad))
        ],
        control=[Control(place=span, holder=span, status="held", span=span, actors=["a"])],
        relations=[Relation(actor=span, relation="opposes", other=span, span=span, label=span, actor_id="a")],
        assertions=[Assertion(kind="dilemma", span=span)],
    )  # fmt: skip
    shown = drawn(hostile)
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert shown.count(END) == shown.count(LEFT) + shown.count(RIGHT)
    assert "␛[31mRed␇" in shown


def test_spans_outside_the_text_break_nothing() -> None:
    spans = [(-5, 3), (0, 0), (9, 4), (9000, 9009)]
    text = drawn(
        eventful(
            events=[Event(type="aid", trigger=span, actor=[span]) for span in spans],
            control=[Control(place=span, holder=span, status="loses", span=span) for span in spans],
            relations=[Relation(actor=s, relation="ally_of", other=s, span=s, label=s) for s in spans],
            assertions=[Assertion(kind="comparison", span=span) for span in spans],
        )
    )
    assert text.count("aid, the writer's own") == 4
    assert text.count("loses, the writer's own") == 4
