"""Who holds a place: the vocabulary by its own examples, sentences of our own, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon import control as vocabulary
from musnad.lexicon.tables import LexiconError, rows
from musnad.model import Article, Control
from musnad.reading.control import read_control
from musnad.reading.document import prepare
from musnad.reading.reader import default

STATEMENTS = [row for row in vocabulary.read() if row.makes]


def control(text: str) -> list[Control]:
    reader = default()
    return read_control(prepare(text, reader.lexicon), reader.read(Article(text=text)))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(c.status, text[slice(*c.place)], text[slice(*c.holder)]) for c in control(text)]


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row.words[-1])
def test_examples_hold_their_entry(row: vocabulary.Row) -> None:
    statuses = {status for status, _, _ in told(row.example)}
    assert statuses & {row.past, row.present, "takes"}, row.example


@pytest.mark.parametrize(
    ("text", "status", "place", "holder"),
    [
        ("سيطر الجيش السوري على مدينة تدمر.", "takes", "مدينة تدمر", "الجيش السوري"),
        ("وقال شاهد إن المعارضة سيطرت أمس على بلدة سراقب.", "takes", "بلدة سراقب", "المعارضة"),
        ("قصفت الطائرات مدينة الرقة التي يسيطر عليها تنظيم داعش.", "holds", "مدينة الرقة", "تنظيم داعش"),
        ("تقدمت القوات نحو دير الزور التي كانت تسيطر عليها جبهة النصرة.", "held", "دير الزور", "جبهة النصرة"),
        ("عاد السكان إلى مدينة تدمر التي حررها الجيش السوري.", "takes", "مدينة تدمر", "الجيش السوري"),
        ("سقطت مدينة الموصل بيد تنظيم داعش.", "takes", "مدينة الموصل", "تنظيم داعش"),
        ("لا تزال مدينة صنعاء في قبضة الحوثيين.", "holds", "مدينة صنعاء", "الحوثيين"),
        ("انسحبت القوات الكردية من مدينة عفرين.", "loses", "مدينة عفرين", "القوات الكردية"),
        ("طرد الجيش العراقي تنظيم داعش من مدينة الرمادي.", "loses", "مدينة الرمادي", "تنظيم داعش"),
        ("طرد الجيش العراقي تنظيم داعش من مدينة الرمادي.", "takes", "مدينة الرمادي", "الجيش العراقي"),
        ("تمكن الجيش الليبي من استعادة مدينة سرت.", "takes", "مدينة سرت", "الجيش الليبي"),
        ("استهدف القصف مدينة الرقة، معقل تنظيم داعش.", "holds", "مدينة الرقة", "تنظيم داعش"),
        (
            "تتنازع حركة الشباب والجيش الصومالي مدينة كيسمايو.",
            "contested",
            "مدينة كيسمايو",
            "حركة الشباب والجيش الصومالي",
        ),
        ("فقد تنظيم داعش السيطرة على مدينة منبج.", "loses", "مدينة منبج", "تنظيم داعش"),
    ],
)
def test_statements(text: str, status: str, place: str, holder: str) -> None:
    assert any(s == status and place in p and h.startswith(holder) for s, p, h in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "يسعى الجيش السوري إلى استعادة مدينة تدمر.",  # sought
        "لم يسيطر الجيش على مدينة الرقة.",  # denied
        "ستستعيد القوات العراقية مدينة الموصل.",  # foretold
        "سيطر رجال الإطفاء على الحريق.",  # no place
        "سيطر الهدوء على مدينة حلب.",  # nobody
        "تجمع المحتجون في ميدان التحرير أمام الشرطة.",  # a name
    ],
)
def test_no_statement(text: str) -> None:
    assert told(text) == []


def test_two_places() -> None:
    text = "تمكنت القوات الحكومية من السيطرة على مطار عدن وعلى ميناء المخا."
    assert [place for _, place, _ in told(text)] == ["مطار عدن", "ميناء المخا"]


def test_ids_and_claim() -> None:
    text = "قال المتحدث إن الجيش السوري سيطر على مدينة تدمر."
    reading = default().read(Article(text=text))
    (only,) = control(text)
    assert only.id == "k1"
    assert only.place_id == reading.places[0].id
    assert only.claim == reading.claims[0].id
    assert {a.id for a in reading.actors} >= set(only.actors) != set()


def test_said_once() -> None:
    text = "سيطر الجيش السوري على مدينة تدمر. وقال ضابط إن الجيش السوري سيطر على تدمر."
    assert len(told(text)) == 1


def test_rows_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [(7, ["verb", "سيطر/يسيطر", "grabs", "subj", "على", "-", "-"])]
    monkeypatch.setattr("musnad.lexicon.tables.rows", lambda name, columns: iter(wrong))
    with pytest.raises(LexiconError, match=r"control\.tsv:7: 'grabs'"):
        vocabulary.read()


def test_no_row_stands_twice() -> None:
    seen = [tuple(cells[:4]) for _, cells in rows("control.tsv", 7)]
    assert len(seen) == len(set(seen))


WORDS = st.sampled_from(
    [
        *["سيطر", "الجيش", "على", "مدينة", "تدمر", "التي", "عليها", "داعش", "من", "بيد", "سقطت", "تحت"],
        *["سيطرة", "المعارضة", "،", ".", "و", "معقل", "استعادة", "تحرير", "«", "»", "الرقة"],
        "\n",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text(text: str) -> None:
    found = control(text)
    for one in found:
        for start, end in (one.place, one.holder, one.span):
            assert 0 <= start < end <= len(text)
    assert found == control(text)
