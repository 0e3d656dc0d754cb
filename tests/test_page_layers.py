import re
from pathlib import Path
from typing import Any

import pytest

import musnad.report
from annotating import annotator, layers
from musnad.lexicon import gazetteer
from musnad.model import ACTOR_KINDS, Actor, Candidate, Link, Naming, Place, Reading, Time
from musnad.report import words
from musnad.report.page import page
from seeing import Seen, marked, panel
from test_report_words import luminance

NEWS = (
    "أعلنت وزارة الدفاع السورية أمس أن الجيش دخل حلب.\r\n"
    "وقالت الوزارة في دمشق إن «قوات النظام» ستصل إلى الساجور قبل 2017 <b>."
)


def layered(**given_: Any) -> Reading:
    """A reading with actors, places and times, some of them inside a claim or across its edge."""
    _, told = annotator(NEWS)
    time, place, actor = layers(NEWS)
    again = NEWS.index("الوزارة في")
    ministry = actor(["وزارة الدفاع السورية"], "Syrian Ministry of Defence", "military", id="a1", known=True)
    ministry.mentions.append((again, again + 7))
    army = actor(["الجيش", "قوات النظام"], "Syrian Army", "military", id="a2", known=True, country="SY")
    army.naming = [Naming(words="قوات النظام", count=1, loaded="regime"), Naming(words="الجيش", count=1)]
    chain = [Link(mention=ministry.mentions[0], kind="organisation", actor="a1")]
    short = [Link(mention=ministry.mentions[1], kind="organisation", actor="a1")]
    other = Candidate(name="Halab al-Jadida", country="IQ", kind="village", lat=36.0, lon=43.0)
    known = {
        "text": NEWS,
        "claims": [
            told("c1", "أعلنت", ["الجيش دخل حلب"], chain),
            told("c2", "قالت", ["قوات النظام» ستصل إلى الساجور قبل"], short),
        ],
        "times": [time("أمس", "2016-12-13"), time("قبل 2017", "2017")],
        "places": [
            place("حلب", "Aleppo", "SY", 36.2, 37.16, kind="city", alternatives=[other]),
            place("دمشق", "Damascus", "SY", 33.51, 36.29, kind="capital"),
            place("الساجور", "Sajur", "SY", kind="river"),
        ],
        "actors": [ministry, army],
        "published": "2016-12-14",
    }
    return Reading(**{**known, **given_})


def test_actors_places_and_times_are_marked_in_the_text_which_stays_exact() -> None:
    html = page([layered()])
    assert Seen(html).texts == [NEWS]
    assert marked(html, "actor") == ["وزارة الدفاع السورية", "الجيش", "الوزارة", "قوات النظام"]
    assert marked(html, "place") == ["حلب", "دمشق", "الساجور"]
    assert marked(html, "time") == ["أمس", "قبل", " 2017"]
    assert 'title="Aleppo · سوريا · 36.20° N, 37.16° E"' in html
    titles = [attrs["title"] for attrs in Seen(html).of_class("n-actor") if "title" in attrs]
    assert titles[2] == "وزارة الدفاع السورية · Syrian Ministry of Defence · قوة أو جهة عسكرية"


def test_marks_of_actors_stand_inside_those_of_claims() -> None:
    html = page([layered()])
    assert re.search(r'<span class="u l0 in1"><span class="n n-actor"[^>]*>الجيش</span></span>', html)
    assert re.search(r'<span class="src s1 first last"><span class="n n-actor"[^>]*>وزارة الدفاع', html)


def test_panels_lead_to_the_first_mention_and_ids_stay_apart() -> None:
    seen = Seen(page([layered(), layered()]))
    assert len(seen.ids()) == len(set(seen.ids()))
    targets = {(attrs.get("href") or "")[1:] for tag, attrs in seen.tags if tag == "a"}
    assert {
        "r1-actor-1",
        "r1-place-3",
        "r1-time-2",
        "r2-actor-1",
        "r1-actors",
        "r1-places",
        "r1-times",
    } <= targets
    assert targets <= set(seen.ids())


def test_the_table_of_actors_tells_how_they_are_named() -> None:
    rows = panel(page([layered()]), "actors").split("<tr")[2:]
    assert len(rows) == 2
    assert "Syrian Ministry of Defence" in rows[0]
    assert 'href="#r1t1"' in rows[0]
    assert 'href="#r1t2"' in rows[0]
    assert "<mark" not in rows[0]
    assert '<mark class="loaded"><bdi>قوات النظام</bdi></mark>' in rows[1]
    assert words.LOADED["regime"].ar in rows[1]
    assert words.ACTOR_KINDS["military"].ar in rows[1]


def test_many_actors_are_folded() -> None:
    html = page([layered(actors=[Actor(name=f"جهة {n}", kind="civil", mentions=[]) for n in range(15)])])
    actors = panel(html, "actors")
    assert actors.index("جهة 11") < actors.index("<details>") < actors.index("جهة 12")
    assert "and 3 more" in actors


def test_the_panel_of_places_has_a_map_and_lists_what_it_lacks() -> None:
    places = panel(page([layered()]), "places")
    drawing = places.split("<svg")[1].split("</svg>")[0]
    assert 'role="img"' in drawing
    assert "خريطة: حلب، دمشق." in drawing
    assert "الساجور" not in drawing
    assert drawing.count("<circle") == 2
    assert (
        places.index(words.BORDERS_NOTE.ar) < places.rindex("36.20° N") < places.index("لا تُعرف إحداثياتها")
    )
    assert places.index("لا تُعرف إحداثياتها") < places.index("#r1-place-3")
    assert "Halab al-Jadida" in places


def test_the_panel_of_times_is_a_line() -> None:
    times = panel(page([layered()]), "times")
    order = [
        times.index(text) for text in ("13 ديسمبر", "أمس</bdi>", words.PUBLISHED.ar, "2017</b>", "قبل 2017")
    ]
    assert order == sorted(order)


def test_a_short_mention_in_a_chain_says_whom_it_names() -> None:
    html = page([layered()])
    assert "= <bdi>وزارة الدفاع السورية</bdi>" in html.split('id="r1c2"')[1].split("</section>")[0]
    assert "= <bdi>" not in html.split('id="r1c1"')[1].split("</section>")[0]


def test_empty_layers_show_nothing() -> None:
    html = page([layered(actors=[], places=[], times=[])])
    assert not re.findall(r'class="(?:panels|jumps|n n-\w+)"', html)
    some = page([layered(actors=[], times=[])])
    assert 'id="r1-places"' in some
    assert 'id="r1-actors"' not in some
    assert 'id="r1-times"' not in some


def test_markup_in_names_is_inert() -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    text = f"قال {bad} في {bad}"
    first, second = text.index(bad), text.rindex(bad)
    hostile = layered(
        text=text,
        claims=[],
        actors=[
            Actor(name=bad, kind="other", mentions=[(first, first + len(bad))],
                  naming=[Naming(words=bad, count=1, loaded=bad)])
        ],
        places=[
            Place(span=(second, second + len(bad)), name=bad, country=bad, kind=bad, lat=36.0, lon=37.0,
                  alternatives=[Candidate(name=bad, country=bad, kind=bad)])
        ],
        times=[Time(span=(first, first + len(bad)), value=bad)],
    )  # fmt: skip
    seen = Seen(page([hostile]))
    assert not [tag for tag, _ in seen.tags if tag in ("script", "img")]
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    assert seen.texts == [text]
    assert seen.all.count(bad) > 6


def test_maps_and_lines_load_nothing() -> None:
    html = page([layered()])
    assert "url(" not in html
    assert "http" not in re.sub("http-equiv", "", html)
    assert not [tag for tag, _ in Seen(html).tags if tag in ("script", "image", "link", "iframe")]


def test_every_word_of_the_layers_has_its_names() -> None:
    lexicon = Path(gazetteer.__file__).parent
    rows = (lexicon / "knowledge" / "loaded.tsv").read_text(encoding="utf-8").splitlines()
    sorts = {row.split("\t")[1] for row in rows if row and not row.startswith("#")}
    assert set(words.LOADED) == sorts
    assert set(words.PLACE_KINDS) == set(gazetteer.KINDS)
    assert set(words.ACTOR_KINDS) == set(ACTOR_KINDS)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_map_has_contrast(theme: int) -> None:
    css = (Path(musnad.report.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
    colour = dict(re.findall(r"--([\w-]+):(#\w{6})", css.split(":root{")[1 + theme]))

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(colour[one]), luminance(colour[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    for ground in ("land", "sea", "shaded"):
        assert contrast("ink", ground) >= 7
        assert contrast("rubric", ground) >= 3
    assert contrast("quiet", "land") >= 4.5
    assert contrast("named", "paper") >= 3
