"""Relations between actors: the vocabulary by its own examples, sentences of our own, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon import relations as vocabulary
from musnad.lexicon.tables import LexiconError, rows
from musnad.model import Article, Relation
from musnad.reading.document import prepare
from musnad.reading.reader import default
from musnad.reading.relations import read_relations

RELATIONS = [row for row in vocabulary.read() if row.kind != "label"]


def relations(text: str) -> list[Relation]:
    reader = default()
    return read_relations(prepare(text, reader.lexicon), reader.read(Article(text=text)))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(text[slice(*r.actor)], r.relation, text[slice(*r.other)]) for r in relations(text)]


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: row.words[-1])
def test_examples_hold_their_entry(row: vocabulary.Row) -> None:
    assert row.relation in {relation for _, relation, _ in told(row.example)}, row.example


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("تقدم الجيش السوري والقوى المؤازرة له نحو المدينة.", ("القوى", "supports", "الجيش السوري")),
        ("انتقدت واشنطن وحلفاؤها القرار.", ("حلفاؤها", "ally_of", "واشنطن")),
        ("هاجمت جبهة النصرة، ذراع القاعدة في سوريا، البلدة.", ("جبهة النصرة", "part_of", "القاعدة")),
        ("تقاتل كتائب القسام التابعة لحركة حماس هناك.", ("كتائب القسام", "part_of", "حركة حماس")),
        ("تقدمت الفصائل المدعومة من تركيا.", ("تركيا", "supports", "الفصائل")),
        (
            "شن التحالف الدولي بقيادة الولايات المتحدة غارات.",
            ("الولايات المتحدة", "commands", "التحالف الدولي"),
        ),
        ("قالت حركة حماس، التي تصنفها واشنطن إرهابية، إنها باقية.", ("واشنطن", "designates", "حركة حماس")),
        ("هاجم الرئيس التركي خصومه في البرلمان.", ("خصومه", "opposes", "الرئيس التركي")),
        ("يحارب الجيش المصري تنظيم داعش.", ("الجيش المصري", "opposes", "تنظيم داعش")),
    ],
)
def test_relations(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "لا تدعم إيران حزب الله.",  # denied
        "ستدعم إيران حزب الله.",  # to come
        "تعتبر واشنطن حركة حماس شريكا.",  # no label
        "وصل الأمير محمد إلى المطار.",  # a title
    ],
)
def test_no_relation(text: str) -> None:
    assert told(text) == []


def test_label_and_ids() -> None:
    text = "تصنف واشنطن حزب الله منظمة إرهابية."
    (only,) = relations(text)
    assert only.label is not None
    assert text[slice(*only.label)] == "إرهابية"
    assert only.id == "r1"
    ids = {actor.id for actor in default().read(Article(text=text)).actors}
    assert {only.actor_id, only.other_id} <= ids | {None}


def test_said_once() -> None:
    assert len(told("تدعم إيران حزب الله. وقال محلل إن إيران تدعم حزب الله.")) == 1


def test_rows_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [(3, ["verb", "دعم/يدعم", "loves", "subj", "obj", "-", "-"])]
    monkeypatch.setattr("musnad.lexicon.tables.rows", lambda name, columns: iter(wrong))
    with pytest.raises(LexiconError, match=r"relations\.tsv:3: 'loves'"):
        vocabulary.read()


def test_no_row_stands_twice() -> None:
    seen = [tuple(cells[:4]) for _, cells in rows("relations.tsv", 7)]
    assert len(seen) == len(set(seen))


WORDS = st.sampled_from(
    [
        *[
            "القوات",
            "الموالية",
            "للحكومة",
            "حلفاؤها",
            "تدعم",
            "إيران",
            "حزب",
            "الله",
            "بقيادة",
            "التي",
            "تصنفها",
        ],
        *["واشنطن", "إرهابية", "،", ".", "و", "ذراع", "القاعدة", "له", "«", "»"],
        "\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text(text: str) -> None:
    found = relations(text)
    for one in found:
        for span in (one.actor, one.other, one.span, one.label):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert found == relations(text)
