import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotating import annotator
from musnad.model import (
    ACTOR_KINDS,
    ACTS,
    FORMS,
    KINDS,
    Actor,
    Assertion,
    Claim,
    Control,
    Event,
    Link,
    Naming,
    Place,
    Reading,
    Relation,
    Time,
)  # fmt: skip
from musnad.report import words
from musnad.report.marks import LANES, lanes
from musnad.report.outline import count, outline
from musnad.report.page import notebook, page
from seeing import Seen

TEXT = (
    "نقلت صحيفة «النهار» عن مصدر أمني أن القوات انسحبت من البلدة.\r\n\r\n"
    "وأضاف المصدر أن الوزير نفى وقوع أي ضحايا، مؤكدا عودة الهدوء 😀.\r\n"
    "ويقال إن الطريق مقطوع."
)


at, said = annotator(TEXT)


def claims() -> list[Claim]:
    paper = Link(mention=at("صحيفة «النهار»"), kind="agency")
    carried = Link(mention=at("صحيفة «النهار»"), kind="agency", implicit=True)
    first = Link(mention=at("مصدر أمني"), kind="anonymous")
    again = Link(mention=at("المصدر"), kind="anonymous")
    minister = Link(mention=at("الوزير"), kind="person")
    nobody = Link(mention=at("يقال"), kind="hearsay", implicit=True)
    return [
        said("c1", "نقلت", ["القوات انسحبت من البلدة"], [paper, first], confidence=0.91),
        said("c2", "أضاف", ["الوزير نفى وقوع أي ضحايا", "عودة الهدوء"], [carried, again], form="mixed"),
        said("c3", "نفى", ["وقوع أي ضحايا"], [again, minister], act="deny", within="c2"),
        said("c4", "يقال", ["الطريق مقطوع"], [nobody]),
    ]


def reading(**given_: Any) -> Reading:
    known = {
        "text": TEXT,
        "claims": claims(),
        "outlet": "الأيام",
        "title": "انسحاب",
        "published": "2016-12-14",
    }
    return Reading(**{**known, **given_})


def test_the_article_is_its_exact_text() -> None:
    assert Seen(page([reading()])).texts == [TEXT]


def test_every_article_of_several_is_there_and_ids_stay_apart() -> None:
    seen = Seen(page([reading(), reading(text="لا أحد هنا.", claims=[]), reading()]))
    assert seen.texts == [TEXT, "لا أحد هنا.", TEXT]
    assert len(seen.ids()) == len(set(seen.ids()))


def test_paragraphs_are_kept() -> None:
    article = page([reading()]).split('<div class="text"')[1].split("</div>")[0]
    assert article.count("<p>") == article.count("</p>") == 3
    assert page([reading(text="أ\n\nب\nج\n", claims=[])]).count("<p>") == 3


def test_links_lead_somewhere() -> None:
    seen = Seen(page([reading(), reading()]))
    targets = {(attrs.get("href") or "")[1:] for tag, attrs in seen.tags if tag in ("a", "use")}
    described = {attrs["aria-describedby"] for _, attrs in seen.tags if "aria-describedby" in attrs}
    labelled = {attrs["aria-labelledby"] for _, attrs in seen.tags if "aria-labelledby" in attrs}
    assert targets | described | labelled <= set(seen.ids())


def test_the_chain_is_told_from_the_outlet_to_the_origin() -> None:
    card = page([reading()]).split('id="r1c1"')[1].split("</section>")[0]
    places = [card.index(name) for name in ("الأيام", "صحيفة «النهار»", "مصدر أمني", words.ORIGIN.ar)]
    assert places == sorted(places)
    assert "91%" in card
    assert words.KINDS["agency"].ar in card
    assert words.FORMS["indirect"].ar in card
    assert words.CARRIED.ar not in card


def test_what_is_carried_over_and_hearsay_are_said() -> None:
    html = page([reading()])
    assert words.CARRIED.ar in html.split('id="r1c2"')[1].split("</section>")[0]
    hearsay = html.split('id="r1c4"')[1].split("</section>")[0]
    assert words.NOBODY.ar in hearsay
    assert words.CARRIED.ar not in hearsay


def test_nested_claims_name_each_other() -> None:
    html = page([reading()])
    assert 'href="#r1t2"' in html.split('id="r1c3"')[1].split("</section>")[0]
    assert 'href="#r1t3"' in html.split('id="r1c2"')[1].split("</section>")[0]
    assert '<span class="u l0 in2"><span class="u l1 in3">' in html


def test_counts_say_what_they_are() -> None:
    assert count(reading()) == (4, 3, 1, 2, 1)
    html = page([reading()])
    assert "4 أقوال" in html
    assert words.NO_TRUTH.ar in html


def test_a_number_never_tears_a_word() -> None:
    text = "دعا المجلس للانسحاب."
    council = Link(mention=(4, 10), kind="organisation")
    told = Claim(id="c1", content=[(13, 19)], cue=(0, 3), form="indirect", act="demand", chain=[council])
    html = page([reading(text=text, claims=[told])])
    assert re.search(r"</a>(<[^>]+>)*لل(<[^>]+>)*انسحاب", html)


@pytest.mark.parametrize("field", ["text", "title", "outlet", "published", "author", "reader"])
def test_markup_in_the_article_is_inert(field: str) -> None:
    bad = '</style></title><script>alert(1)</script><img src=x onerror="alert(1)">\'"&amp;{{ 7*7 }}'
    seen = Seen(page([Reading(**{"text": "نص", field: bad})]))
    assert not [tag for tag, _ in seen.tags if tag in ("script", "img", "iframe")]
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    assert bad in seen.all


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "file:///etc"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    hrefs = [attrs.get("href") or "" for _, attrs in Seen(page([reading(url=url)])).tags]
    assert all(href.startswith("#") for href in hrefs if href)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = page([reading(url="https://news.example/1")])
    seen = Seen(html)
    assert not [tag for tag, _ in seen.tags if tag in ("script", "link", "img", "iframe", "object", "embed")]
    assert not [attrs for _, attrs in seen.tags if "src" in attrs]
    assert "url(" not in html
    assert "@import" not in html
    assert re.findall(r"https?://", html) == ["https://"]
    assert "default-src 'none'" in html


@pytest.mark.parametrize("text", ["", " \n ", "\r\n"])
def test_an_empty_article_says_so(text: str) -> None:
    html = page([Reading(text=text)])
    assert words.NO_TEXT.ar in html
    assert "".join(Seen(html).texts) == text


def test_no_claims_and_no_readings() -> None:
    assert words.NO_CLAIM.ar in page([Reading(text="رأي الكاتب.")])
    assert Seen(page([])).texts == []


def test_notes_are_shown() -> None:
    assert "لم يُعرف تاريخ النشر" in page([reading(notes=["لم يُعرف تاريخ النشر <b>"])])


def test_a_broken_layer_does_not_break_the_page() -> None:
    odd = [
        Claim(id="x", content=[], cue=(0, 4), chain=[], form="direct", act="state", within="x"),
        Claim(
            id="y", content=[(5, 9999)], cue=(0, 0), chain=[], form="direct", act="state", within="nowhere"
        ),
        Claim(id="y", content=[(-3, 2)], cue=(0, 0), chain=[], form="direct", act="state", within="y"),
    ]
    assert Seen(page([reading(claims=odd)])).texts == [TEXT]


def test_what_html_cannot_hold_is_replaced_one_for_one() -> None:
    shown = Seen(page([Reading(text="أ\x00ب\ud800ج")])).texts[0]
    assert shown == "أ\ufffdب\ufffdج"


def test_a_notebook_gets_a_frame_of_its_own() -> None:
    html = notebook(reading(title='"><script>alert(1)</script>'))
    seen = Seen(html)
    (frame,) = [attrs for tag, attrs in seen.tags if tag == "iframe"]
    assert [tag for tag, _ in seen.tags] == ["iframe"]
    assert Seen(frame["srcdoc"] or "").texts == [TEXT]
    assert "allow-scripts" not in (frame["sandbox"] or "")
    assert reading()._repr_html_().startswith("<iframe")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(
        st.text(st.sampled_from("ابتثجحخد ًّـ\u200f\u202e\r\n\t<>&\"'😀A1«»{}"), min_size=1, max_size=60)
    )
    edge = st.integers(0, len(text))
    span = st.tuples(edge, edge).map(lambda two: (min(two), max(two)))
    link = st.builds(Link, mention=span, kind=st.sampled_from(KINDS), implicit=st.booleans())
    name = st.integers(0, 7).map("c{}".format)
    claim = st.builds(
        Claim,
        id=name,
        content=st.lists(span, min_size=1, max_size=3).map(sorted),
        cue=span,
        chain=st.lists(link, max_size=3),
        form=st.sampled_from(FORMS),
        act=st.sampled_from(ACTS),
        within=st.none() | name,
        confidence=st.floats(0, 1),
    )
    word = st.text(st.sampled_from("اب<>&\"'\u2069 aZ\n"), max_size=8)
    degrees = st.none() | st.floats(-200, 200)
    actor = st.builds(
        Actor, name=word, kind=st.sampled_from(ACTOR_KINDS), mentions=st.lists(span, max_size=3), id=name,
        naming=st.lists(st.builds(Naming, words=word, count=st.integers(1, 9), loaded=st.none() | word), max_size=2),
    )  # fmt: skip
    place = st.builds(
        Place, span=span, name=word, country=st.none() | st.just("SY") | word, kind=word, lat=degrees, lon=degrees,
        mentions=st.lists(span, max_size=2),
    )  # fmt: skip
    time = st.builds(
        Time, span=span, value=st.sampled_from(["2016", "2016-12-14TMO", "P8M", "PAST_REF"]) | word
    )
    maybe, some = st.none() | span, st.lists(span, max_size=2)
    event = st.builds(
        Event, trigger=span, actor=some, target=some, place=maybe, time=maybe, mentions=some, claim=st.none() | name,
        actors=st.lists(name, max_size=2), killed=st.none() | st.integers(-2, 200),
    )  # fmt: skip
    control = st.builds(Control, place=span, holder=span, span=span, claim=st.none() | name)
    relation = st.builds(Relation, actor=span, other=span, span=span, claim=st.none() | name, label=maybe)
    assertion = st.builds(Assertion, span=span, claim=st.none() | name, series=st.none() | st.integers(0, 2))
    return Reading(
        text=text,
        events=draw(st.lists(event, max_size=3)),
        control=draw(st.lists(control, max_size=2)),
        relations=draw(st.lists(relation, max_size=2)),
        assertions=draw(st.lists(assertion, max_size=3)),
        claims=draw(st.lists(claim, max_size=8)),
        actors=draw(st.lists(actor, max_size=3)),
        places=draw(st.lists(place, max_size=3)),
        times=draw(st.lists(time, max_size=3)),
    )


@settings(deadline=None)
@given(readings())
def test_any_spans_give_well_formed_html_and_the_exact_text(shown: Reading) -> None:
    seen = Seen(page([shown]))
    assert seen.texts == [shown.text]
    assert len(seen.of_class("card")) == len(shown.claims)
    assert len({attrs["id"] for attrs in seen.of_class("m") if "id" in attrs}) == len(shown.claims)
    targets = {(attrs.get("href") or "")[1:] for tag, attrs in seen.tags if tag == "a"}
    assert targets <= set(seen.ids())
    assert len(seen.ids()) == len(set(seen.ids()))


@given(readings())
def test_claims_that_share_text_are_told_apart(shown: Reading) -> None:
    entries = outline(shown)
    lane = lanes(entries)
    for one in entries:
        for other in entries:
            share = any(a < d and c < b for a, b in one.claim.content for c, d in other.claim.content)
            if one.number < other.number and share and lane[one.number] == lane[other.number]:
                assert lane[one.number] == LANES - 1
