"""The layer of control: who holds, takes or loses a place.

A word of ``control.tsv`` opens a statement; where holder and place stand to it is the word's own («سيطر الجيش على المدينة»,
the army took the town: subject and على; «سقطت المدينة بيد الجيش», the town fell to the army: before and behind بيد).
What is only tried, planned or denied says nothing of who holds a place and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from musnad.lexicon import control as vocabulary
from musnad.lexicon.control import ControlBook, Row
from musnad.lexicon.statements import Entry
from musnad.model import Control, ControlStatus, Place, Reading
from musnad.reading.control_slots import Hit, holder_of, places_of
from musnad.reading.control_truth import falls, is_unreal, told, was
from musnad.reading.document import Document
from musnad.reading.statement_ground import ground_of, tokens_of
from musnad.reading.statement_phrases import Phrases, Range
from musnad.text.tokens import WORD

LONGEST = 40
"""Tokens that the words of a statement have at most; of a longer stretch only those around its word are shown."""


def read_control(doc: Document, reading: Reading) -> list[Control]:
    """Return the statements of who holds a place, in the order of the text; each holder, place and status once."""
    book = vocabulary.default()
    opening = [i for i, form in enumerate(doc.forms) if book.of(form)]
    if not opening:
        return []
    phrases = Phrases(ground_of(doc, reading), book)
    found: dict[tuple[str, ...], Control] = {}
    taken: set[int] = set()
    for i in opening:
        if i in taken:
            continue
        for hit in _hits(phrases, book, i):
            taken.update(range(hit.end - len(hit.entry.rest), hit.end) if hit.entry.rest else ())
            for key, control in _statements(phrases, hit):
                if not _said(phrases, found, key, control):
                    found.setdefault(key, control)
    found = {
        key: control
        for key, control in found.items()
        if (*key[:2], "takes") not in found or key[2] != "holds"
    }
    controls = sorted(found.values(), key=lambda control: (control.span, control.place, control.status))
    for number, control in enumerate(controls, 1):
        control.id = f"k{number}"
    return controls


def _hits(phrases: Phrases, book: ControlBook, i: int) -> list[Hit]:
    """Return what begins at token ``i``: all rows of the longest match («حرر» takes and makes lose)."""
    first, stop = phrases.ground.sentence(i)
    found: list[tuple[Entry[Row], int]] = list(book.at(phrases.ground.forms, i, stop))
    if not found:
        return []
    if _part_of_name(phrases, i):
        return []
    longest = max(len(entry.rest) for entry, _ in found)
    hits = [Hit(entry, i, end, first, stop) for entry, end in found if len(entry.rest) == longest]
    parts = {hit.entry.part for hit in hits}
    if len(parts) > 1:  # «الذي استعادته القوات» is a verb, «بعد استعادته» a noun
        before = phrases.ground.forms[i - 1] if i > first else None
        verbal = (
            before is None
            or before.kind != WORD
            or before.tag in ("relative", "aux", "complementizer", "connector")
        )
        verbal = verbal and not phrases.ground.forms[i].conjunction
        hits = [hit for hit in hits if (hit.entry.part == "verb") == verbal]
    return hits


def _part_of_name(phrases: Phrases, i: int) -> bool:
    """Tell whether a word belongs to a name («منظمة التحرير», «ساحة التحرير») or is the particle قد behind ف."""
    ground = phrases.ground
    form = ground.forms[i]
    named = ground.actor_at.get(i)
    if i in ground.place_at:
        return True
    if form.article and form.base == "تحرير" and i:
        before = i - 2 if ground.doc.is_quote(i - 1) else i - 1
        return named is not None or phrases.is_place_word(max(0, before))
    after = ground.forms[i + 1] if i + 1 < len(ground.forms) else None
    return form.normal == "فقد" and after is not None and after.tag in ("V", "verb")


def _statements(phrases: Phrases, hit: Hit) -> Iterator[tuple[tuple[str, ...], Control]]:
    """Yield the statements that a word makes with their keys: one for each place («على المطار وعلى المعبر»)."""
    status = _status(phrases, hit)
    if not status:
        return
    for place in places_of(phrases, hit):
        made = _statement(phrases, hit, place, status)
        if made is not None:
            yield made


def _statement(
    phrases: Phrases, hit: Hit, place: Range, status: ControlStatus
) -> tuple[tuple[str, ...], Control] | None:
    """Return the statement on one place with its key, none where nobody holds it."""
    holder = holder_of(phrases, hit, place)
    if holder is None or (holder[0] < place[1] and place[0] < holder[1]):
        return None
    ground, doc = phrases.ground, phrases.ground.doc
    if status in ("takes", "loses") and _is_person(phrases, holder):
        return None
    named, actors = ground.place_in(*place) or _spoken_of(phrases, place), ground.actors_in(*holder)
    span = doc.span(*_extent(hit, place, holder))
    control = Control(
        place=doc.stem_span(*place), holder=doc.stem_span(*holder), status=status, span=span,
        claim=ground.claim_at(doc.span(hit.i, hit.i + 1)), place_id=named.id if named else None, actors=actors,
    )  # fmt: skip
    where = named.id if named else phrases.head_of(place)
    who = actors[0] if actors else _words(phrases, holder)
    return (where, who, status), control


def _spoken_of(phrases: Phrases, place: Range) -> Place | None:
    """Return the place that a noun without a name means: «المدينة» behind «مدينة القصب» is Qasab."""
    forms, places = phrases.ground.forms, phrases.ground.place_at
    if not forms[place[0]].article or place[1] - place[0] > 1:
        return None
    head = forms[place[0]].base
    for k in range(place[0] - 1, 0, -1):
        if k in places and forms[k - 1].base == head:
            return places[k]
    return None


def _is_person(phrases: Phrases, holder: Range) -> bool:
    """Tell whether a holder is a single person: he may hold a place (معقل الأسد), but others take it for him."""
    named = phrases.ground.actor_at.get(holder[0])
    if named is None or named.actor.kind not in ("person", "civil", "company"):
        return False
    return not phrases.heads_holder(holder[0])


def _said(
    phrases: Phrases, found: dict[tuple[str, ...], Control], key: tuple[str, ...], control: Control
) -> bool:
    """Tell whether an earlier statement says the same of a place by name: «المدينة» after «مدينة القصب»."""
    if control.place_id is not None:
        return False
    for other, earlier in found.items():
        same = (
            other[1:] == key[1:] and phrases.head_of(tokens_of(phrases.ground.doc, earlier.place)) == key[0]
        )
        if same and earlier.place != control.place:
            return True
    return False


def _words(phrases: Phrases, part: Range) -> str:
    return " ".join(form.base for form in phrases.ground.forms[part[0] : part[1]])


def _extent(hit: Hit, place: Range, holder: Range) -> Range:
    """Return the tokens of the words that say it: the word with its place and holder where they stand near it."""
    first, end = hit.i, hit.end
    for part in (place, holder):
        if min(first, part[0]) >= hit.first and max(end, part[1]) - min(first, part[0]) <= LONGEST:
            first, end = min(first, part[0]), max(end, part[1])
    return first, end


def _status(phrases: Phrases, hit: Hit) -> ControlStatus | None:
    """Return the status that a word gives where it stands, none where it says nothing of who holds."""
    row, entry = hit.entry.row, hit.entry
    status = row.past
    unreal = is_unreal(phrases, hit)
    if entry.part in ("verb", "passive"):
        if unreal:
            return None
        if entry.inflection is not None and entry.inflection.tense != "past":
            status = row.past if told(phrases, hit) else row.present
    elif entry.part == "participle":
        status = row.present
    elif unreal:
        if row.present == row.past:
            return None
        status = row.present
    if status == "holds" and falls(phrases, hit):
        status = "takes"
    elif status == "holds" and was(phrases, hit):
        status = "held"
    return status  # type: ignore[return-value]
