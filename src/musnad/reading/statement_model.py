"""What a statement of control, a relation and an assertion of a reading are."""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model import Span

ControlStatus = Literal["holds", "held", "takes", "loses", "contested"]
RelationKind = Literal["ally_of", "supports", "part_of", "commands", "opposes", "designates"]
AssertionKind = Literal[
    "motive", "prediction", "counterfactual", "dilemma", "rhetorical_question", "comparison"
]


class Control(msgspec.Struct, kw_only=True):
    """What the text says of who holds a place.

    ``status`` is seen from the holder: he holds the place, held it, takes it, loses it, or fights for it.  ``span`` are
    the words that say so.  ``place_id`` and ``actors`` are the ids of the reading's place and actors that place and holder name, ``claim`` the
    id of the innermost claim in whose content the statement stands, none where it is the writer's own.
    """

    place: Span
    holder: Span
    status: ControlStatus
    span: Span
    id: str = ""
    claim: str | None = None
    place_id: str | None = None
    actors: list[str] = []


class Relation(msgspec.Struct, kw_only=True):
    """What the text says that one actor is to another: ``actor`` is an ally of, supports, is part of … ``other``.

    ``span`` are the words that say so, ``label`` what the other is called where the relation is ``designates``
    («إرهابية», terrorist).  ``actor_id`` and ``other_id`` are the ids of the reading's actors, where it has them.
    """

    actor: Span
    relation: RelationKind
    other: Span
    span: Span
    id: str = ""
    claim: str | None = None
    actor_id: str | None = None
    other_id: str | None = None
    label: Span | None = None


class Assertion(msgspec.Struct, kw_only=True):
    """What somebody puts forward by a form that gives it away: a motive, a prediction, a false choice.

    ``span`` runs from the word that marks the form to the end of what is asserted, ``marker`` is that word.  ``claim``
    is the id of the claim in whose content it stands; where it is none, the assertion is the writer's own.  Motives
    that the text counts («أولا … والثاني …») have the same ``series``, a number, and are in its order.
    """

    kind: AssertionKind
    span: Span
    id: str = ""
    marker: Span | None = None
    claim: str | None = None
    series: int | None = None
    confidence: float = 1.0
