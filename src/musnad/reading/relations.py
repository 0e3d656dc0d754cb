"""The layer of relations: what the text says that two actors are to each other.

A word of ``relations.tsv`` says which relation and where the two stand to it: «القوات الموالية للحكومة» (the forces loyal to
the government), «ذراع القاعدة في سوريا» (al-Qaida's arm in Syria), «تصنفها واشنطن إرهابية» (Washington calls it terrorist).
Both must be actors whom the text names or describes; who is meant by a pronoun is looked for before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.lexicon import control, relations
from musnad.lexicon.relations import RelationBook, Row
from musnad.lexicon.statements import Entry
from musnad.model import Reading, Relation
from musnad.reading.classes import coarse
from musnad.reading.document import Document
from musnad.reading.relation_slots import Where, find, label_of
from musnad.reading.statement_ground import ground_of
from musnad.reading.statement_phrases import Phrases
from musnad.text.tokens import Form


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a relation at token ``i``, its last token before ``end``, in the sentence ``[first, stop)``."""

    entry: Entry[Row]
    i: int
    end: int
    first: int
    stop: int


def read_relations(doc: Document, reading: Reading) -> list[Relation]:
    """Return the relations between the actors of a text, in the order of the text; each said more than once is one."""
    book = relations.default()
    opening = [i for i, form in enumerate(doc.forms) if book.of(form)]
    if not opening:
        return []
    phrases = Phrases(ground_of(doc, reading), control.default())
    found: dict[tuple[str, ...], Relation] = {}
    for i in opening:
        for hit in _hits(phrases, book, i):
            relation = _relation(phrases, book, hit)
            if relation is not None:
                found.setdefault(_key(doc, relation), relation)
                break
    ordered = sorted(found.values(), key=lambda r: (r.span, r.actor, r.other, r.relation))
    for number, relation in enumerate(ordered, 1):
        relation.id = f"r{number}"
    return ordered


def _hits(phrases: Phrases, book: RelationBook, i: int) -> Iterator[Hit]:
    """Yield what begins at token ``i``, the longest phrases first."""
    first, stop = phrases.ground.sentence(i)
    form = phrases.ground.forms[i]
    for entry, end in book.at(phrases.ground.forms, i, stop):
        before = phrases.ground.forms[i - 1] if i > first else None
        if before is not None and (
            before.tag == "negation" or (entry.part == "verb" and _bound(before, entry))
        ):
            continue
        if entry.part == "verb" and (form.future or form.preposition):
            continue
        if (
            form.article and "own" in entry.row.actor and "gen" in entry.row.other
        ):  # «الأمير محمد» leads nobody
            continue
        yield Hit(entry, i, end, first, stop)


def _bound(before: Form, entry: Entry[Row]) -> bool:
    """Tell whether a verb's form is rather the noun of its letters, bound to the one before («تحالف دعم الشرعية»)."""
    past = entry.inflection is not None and entry.inflection.tense == "past"
    return past and not before.article and coarse(before) in ("H", "n", "noun", "event", "prep")


def _relation(phrases: Phrases, book: RelationBook, hit: Hit) -> Relation | None:
    """Return the relation that a word makes, none where one of the two is not there or both are the same."""
    row, ground = hit.entry.row, phrases.ground
    where = Where(hit.i, hit.end, hit.first, hit.stop, row)
    other = find(phrases, row.other, where, None)
    if other is None:
        return None
    actor = find(phrases, row.actor, where, other)
    if actor is None or (actor[0] < other[1] and other[0] < actor[1] and "own" not in row.actor):
        return None
    ids = [ground.actor_of(*part) for part in (actor, other)]
    if ids[0] is not None and ids[0] == ids[1]:
        return None
    label = label_of(phrases, book, where) if row.relation == "designates" else None
    if row.relation == "designates" and label is None:
        return None
    parts = [part for part in (actor, other, label, (hit.i, hit.end)) if part is not None]
    span = ground.doc.span(max(hit.first, min(p[0] for p in parts)), max(p[1] for p in parts))
    return Relation(
        actor=ground.doc.stem_span(*actor), relation=row.relation, other=ground.doc.stem_span(*other),  # type: ignore[arg-type]
        span=span, claim=ground.claim_at(ground.doc.span(hit.i, hit.end)), actor_id=ids[0], other_id=ids[1],
        label=ground.doc.stem_span(*label) if label else None,
    )  # fmt: skip


def _key(doc: Document, relation: Relation) -> tuple[str, ...]:
    """Return what tells a relation from others: the two, by their ids or words, and what they are to each other."""
    text = doc.text
    one = relation.actor_id or text[slice(*relation.actor)]
    two = relation.other_id or text[slice(*relation.other)]
    if relation.relation == "ally_of":
        one, two = sorted((one, two))
    return one, relation.relation, two
