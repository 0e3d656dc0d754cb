"""The codes of an event in ACLED's and PLOVER's words: of its row in the vocabulary, else of its type."""

from __future__ import annotations

from collections.abc import Set

from musnad.lexicon.events import Events, Row
from musnad.model import Acled, Plover

_STATE = frozenset(["state", "military"])


def acled_of(table: Events, row: Row, kind: str, actors: Set[str]) -> Acled:
    """Return ACLED's codes; ``actors`` are the kinds of those who act, which tell who takes a place.

    A place taken by an army is "Government regains territory", by others "Non-state actor overtakes territory".
    """
    code = row.acled if row.acled and row.types[0] == kind else table.types[kind].acled
    if kind == "capture" and actors:
        ours = bool(actors & _STATE)
        return Acled(
            event_type="Battles",
            sub_event_type="Government regains territory" if ours else "Non-state actor overtakes territory",
        )
    return Acled(event_type=code[0] if code else None, sub_event_type=code[1] if len(code) > 1 else None)


def plover_of(table: Events, row: Row, kind: str) -> Plover:
    """Return PLOVER's codes."""
    code = row.plover if row.plover and row.types[0] == kind else table.types[kind].plover
    return Plover(event=code[0] if code else None, mode=code[1] if len(code) > 1 else None)
