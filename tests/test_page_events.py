import re
from html import unescape
from typing import Any

import pytest

from annotating import annotator, happenings, layers
from musnad.model import Acled, Actor, Assertion, Control, Event, Link, Naming, Reading, Relation
from musnad.report import words
from musnad.report.page import page
from seeing import Seen, marked, panel

NEWS = (
    "قصفت طائرات التحالف مخزنا في بلدة الرمل أمس، فقتل سبعة على الأقل.\r\n\r\n"
    "وقال مصدر محلي إن الجيش سيطر على بلدة النخل وإن فصيل الوادي التابع للجيش اعتقل عشرين، "
    "وسيندم كل من راهن على المتمردين. ويقال إن هدنة ستوقع غدا <b>.\r\n"
    "يريدون أولا إسكات الناس وثانيا نهب الحقل، فهل من عاقل؟ ووصف الحزب خصمه بأنه عميل."
)
EMPTY: dict[str, Any] = {
    "events": [],
    "control": [],
    "relations": [],
    "assertions": [],
    "actors": [],
    "places": [],
    "times": [],
}


def eventful(**given_: Any) -> Reading:
    """A reading with two claims and everything that can stand in them or outside."""
    at, told = annotator(NEWS)
    time, place, actor = layers(NEWS)
    event, control, relation, assertion = happenings(NEWS)
    source = [Link(mention=at("مصدر محلي"), kind="anonymous")]
    told_of = "سيندم كل من راهن على المتمردين"
    nobody = [Link(mention=at("يقال"), kind="hearsay", implicit=True)]
    coalition = actor(["طائرات التحالف"], "Coalition", "military", id="a1", known=True)
    rebels = actor(["المتمردين"], "Rebels of the South", "armed_group", id="a2", known=True)
    rebels.naming = [
        Naming(words="المتمردين", count=3, loaded="rebel"),
        Naming(words="المارقين", count=1, loaded="x"),
    ]
    sand = place("بلدة الرمل", "Al-Raml", "SY", 36.2, 37.16, id="p1", kind="town")
    yesterday = time("أمس", "2016-12-13")
    yesterday.id = "t1"
    code = Acled(event_type="Explosions/Remote violence", sub_event_type="Air/drone strike")
    known = {
        "text": NEWS,
        "claims": [
            told("c1", "قال", ["الجيش سيطر على بلدة النخل", "فصيل الوادي التابع للجيش اعتقل عشرين", told_of], source),
            told("c2", "يقال", ["هدنة ستوقع غدا"], nobody),
        ],
        "times": [yesterday],
        "places": [sand],
        "actors": [coalition, rebels],
        "events": [
            event("air_strike", "قصفت", "طائرات التحالف", "مخزنا", place="بلدة الرمل", time="أمس", place_id="p1",
                  time_id="t1", actors=["a1"], killed=7, killed_bound="at least", injured=12, injured_bound="about",
                  mentions=["فقتل"], acled=code),
            event("arrest", "اعتقل", "فصيل الوادي", "عشرين", claim="c1"),
            event("agree", "هدنة", status="planned", time="غدا", claim="c2"),
            event("meet", "عاقل", target="الحزب", claim="nowhere", killed=-4),
        ],
        "control": [control("الجيش", "takes", "بلدة النخل", "الجيش سيطر على بلدة النخل", claim="c1")],
        "relations": [
            relation("فصيل الوادي", "part_of", "للجيش", "فصيل الوادي التابع للجيش", claim="c1"),
            relation("الحزب", "designates", "خصمه", "ووصف الحزب خصمه بأنه عميل", label="عميل"),
        ],
        "assertions": [
            assertion("prediction", "سيندم كل من راهن على المتمردين", claim="c1"),
            assertion("motive", "إسكات الناس", series=1),
            assertion("motive", "نهب الحقل", series=1),
            assertion("rhetorical_question", "فهل من عاقل؟"),
        ],
        "published": "2016-12-14",
    }  # fmt: skip
    return Reading(**{**known, **given_})


def rows(html: str, name: str) -> list[str]:
    """The rows of a panel, of a table or a list."""
    return re.split(r"<tr|<li>", panel(html, name).split("</thead>")[-1])[1:]


def cells(row: str) -> list[str]:
    """What stands in the cells of a table's row, without markup."""
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    bare = [re.sub("<[^>]*>", "", cell.replace("<div", " <div")) for cell in found]
    return [" ".join(unescape(cell).split()) for cell in bare]


def test_the_table_of_events_tells_who_did_what_to_whom_where_and_when() -> None:
    first, arrest, truce, meeting = rows(page([eventful()]), "events")
    assert cells(first) == [
        "غارة جوية air strike قصفت ×2 Explosions/Remote violence › Air/drone strike",
        "طائرات التحالف Coalition ← مخزنا",
        "أين: بلدة الرمل Al-Raml",
        "متى: أمس 2016-12-13",
        "7 قتلى على الأقل at least 7 killed 12 جريحا تقريبا about 12 injured",
        "بقول مَن: الكاتب نفسه the writer's own",
    ]
    assert cells(arrest)[1:] == ["فصيل الوادي ← عشرين", "", "", "", "بقول مَن: 1 مصدر محلي"]
    assert cells(truce) == [
        "اتفاق agreement هدنة مزمع planned", "", "", "متى: غدا", "", "بقول مَن: 2 لا يُسمّى أحد nobody is named",
    ]  # fmt: skip
    assert cells(meeting)[1] == "لا يُسمّى not named مع with الحزب"
    assert cells(meeting)[4:] == ["", "بقول مَن: غير معروف not known"]
    assert 'role="img" aria-label="إلى"' in first


def test_what_is_said_inside_a_claim_leads_to_it() -> None:
    html = page([eventful(), eventful()])
    seen = Seen(html)
    assert len(seen.ids()) == len(set(seen.ids()))
    targets = {(attrs.get("href") or "")[1:] for tag, attrs in seen.tags if tag == "a"}
    assert targets <= set(seen.ids())
    for name in ("events", "control", "relations", "assertions"):
        linked = set(re.findall(r'href="#(r1t\d+)"', panel(html, name)))
        assert linked == ({"r1t1", "r1t2"} if name == "events" else {"r1t1"})
        assert {link.replace("t", "c") for link in linked} <= set(seen.ids())
    for name in ("event-1", "event-4", "control-1", "relation-2", "assertion-3", "loaded", "events"):
        assert f"r1-{name}" in targets


def test_triggers_are_marked_in_the_text_which_stays_exact() -> None:
    html = page([eventful()])
    seen = Seen(html)
    assert seen.texts == [NEWS]
    assert marked(html, "event") == ["قصفت", "فقتل", "اعتقل", "هدنة", "عاقل"]
    titles = [attrs["title"] for attrs in seen.of_class("n-event") if "title" in attrs]
    assert titles[0] == "غارة جوية · air strike"
    assert titles[3] == "اتفاق · agreement · مزمع"
    assert re.search(r'<span class="n n-event" id="r1-event-1"[^>]*>قصفت</span>', html)


def test_the_trigger_of_the_fullest_mention_is_where_the_row_leads() -> None:
    event, *_ = happenings(NEWS)
    html = page([eventful(events=[event("attack", "اعتقل", mentions=["قصفت"])])])
    assert re.search(r'id="r1-event-1"[^>]*>اعتقل</span>', html)
    assert html.count('id="r1-event-1"') == 1


def test_control_and_relations_are_told_in_their_order() -> None:
    html = page([eventful()])
    (held,) = rows(html, "control")
    order = [held.index(text) for text in ("الجيش<", words.CONTROLS["takes"].ar, "بلدة النخل<", "مصدر محلي")]
    assert order == sorted(order)
    part, called = rows(html, "relations")
    order = [
        part.index(text) for text in ("فصيل الوادي<", words.RELATIONS["part_of"].ar, "للجيش<", "مصدر محلي")
    ]
    assert order == sorted(order)
    order = [called.index(text) for text in ("الحزب<", words.RELATIONS["designates"].ar, "خصمه<", "عميل<")]
    assert order == sorted(order)
    assert words.OWN.ar in called


def test_the_writers_own_assertions_come_first() -> None:
    html = page([eventful()])
    shown = panel(html, "assertions")
    order = [
        shown.index(text)
        for text in (words.OWN.ar, "إسكات الناس", "نهب الحقل", "فهل من عاقل؟", words.INSIDE.ar, "سيندم")
    ]
    assert order == sorted(order)
    assert "motive</span> <bdi>2/2</bdi>" in shown
    assert words.LIST_NOTE.ar in html
    assert "propaganda" not in html.lower()


def test_loaded_words_are_counted() -> None:
    first, second = rows(page([eventful()]), "loaded")
    assert cells(first) == [
        "المتمردين", "وصف بالتمرد أو الثورة rebel", "في: المتمردين Rebels of the South", "العدد: 3",
    ]  # fmt: skip
    assert cells(second)[1] == "x"


def test_an_event_without_words_for_its_parts_takes_those_of_its_actors_and_place() -> None:
    event, *_ = happenings(NEWS)
    html = page([eventful(events=[event("attack", "قصفت", actors=["a1"], place_id="p1", time_id="t1")])])
    (row,) = rows(html, "events")
    assert cells(row)[1:4] == ["طائرات التحالف Coalition", "أين: بلدة الرمل Al-Raml", "متى: أمس 2016-12-13"]


def test_empty_layers_show_nothing_of_themselves() -> None:
    html = page([eventful(**EMPTY)])
    assert not re.findall(r'class="(?:panels|jumps|n n-\w+)"', html)
    assert words.LIST_NOTE.ar not in html
    assert "n-event" not in html.split("</style>")[1]
    for name, given_ in (
        ("control", eventful().control),
        ("relations", eventful().relations),
        ("assertions", eventful().assertions),
        ("events", eventful().events),
    ):
        some = page([eventful(**{**EMPTY, name: given_})])
        assert re.findall(r'aria-labelledby="r1-(\w+)"', some) == [name]
        assert f'href="#r1-{name}"' in some
        assert words.LIST_NOTE.ar in some


@pytest.mark.parametrize("name", ["events", "control", "relations", "assertions", "loaded"])
def test_many_rows_are_folded(name: str) -> None:
    full, judged = eventful(), Naming(words="خ", count=1, loaded="insult")
    many = {
        "events": full.events[1:2] * 15, "control": full.control * 15, "relations": full.relations[:1] * 15,
        "assertions": full.assertions[1:2] * 15,
        "actors": [Actor(name="x", kind="other", mentions=[], naming=[judged])] * 15,
    }  # fmt: skip
    html = page([eventful(**many)])
    shown = panel(html, name)
    before, after = shown.split("<details>")
    row = "<tr" if name in ("events", "loaded") else "<li>"
    head = 1 if row == "<tr" else 0
    assert (before.count(row) - head, after.count(row) - head) == (12, 3)
    assert "and 3 more" in after
    assert len(Seen(html).ids()) == len(set(Seen(html).ids()))


def test_markup_in_names_is_inert() -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
    text = f"قال {bad}"
    span = (4, len(text))
    naming = Naming(words=bad, count=1, loaded=bad)
    hostile = Reading(
        text=text,
        actors=[Actor(id="a", name=bad, kind="other", mentions=[span], naming=[naming])],
        events=[
            Event(type="attack", trigger=span, actor=[span], target=[span], place=span, time=span, claim=bad,
                  actors=["a"], id=bad, acled=Acled(event_type=bad, sub_event_type=bad))
        ],
        control=[Control(place=span, holder=span, status="held", span=span, claim=bad)],
        relations=[Relation(actor=span, relation="opposes", other=span, span=span, label=span, claim=bad)],
        assertions=[Assertion(kind="dilemma", span=span, claim=bad)],
    )  # fmt: skip
    seen = Seen(page([hostile]))
    assert not [tag for tag, _ in seen.tags if tag in ("script", "img")]
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    assert seen.texts == [text]
    assert seen.all.count(bad) > 12


def test_spans_outside_the_text_break_nothing() -> None:
    odd: list[tuple[int, int]] = [(-5, 3), (0, 0), (9, 4), (9000, 9009)]
    html = page(
        [
            eventful(
                events=[Event(type="aid", trigger=span, actor=[span], place=span, time=span) for span in odd],
                control=[Control(place=s, holder=s, status="loses", span=s) for s in odd],
                relations=[Relation(actor=s, relation="ally_of", other=s, span=s, label=s) for s in odd],
                assertions=[Assertion(kind="comparison", span=s) for s in odd],
            )
        ]
    )
    seen = Seen(html)
    assert seen.texts == [NEWS]
    targets = {(attrs.get("href") or "")[1:] for tag, attrs in seen.tags if tag == "a"}
    assert targets <= set(seen.ids())
