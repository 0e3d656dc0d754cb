"""What an event of a reading is: the gold's fields, with those that musnad adds."""

from __future__ import annotations

from typing import Literal

import msgspec

from musnad.model import Span

EventType = Literal[
    "clash", "air_strike", "shelling", "explosion", "attack", "abduction", "capture", "withdraw", "siege", "arrest",
    "mobilize", "arm", "protest", "meet", "agree", "aid", "sanction", "decide", "displace",
]  # fmt: skip
Status = Literal["actual", "planned", "denied", "hypothetical"]
Bound = Literal["at least", "at most", "about"]


class Acled(msgspec.Struct, kw_only=True):
    """The codes of an event in the words of ACLED's codebook; both empty where it has none (a visit, a law)."""

    event_type: str | None = None
    sub_event_type: str | None = None


class Plover(msgspec.Struct, kw_only=True):
    """The codes of an event in the words of PLOVER's manual."""

    event: str | None = None
    mode: str | None = None


class Event(msgspec.Struct, kw_only=True):
    """An act that the article reports, once for all its mentions.

    ``trigger`` is the word that names it at its fullest mention, ``mentions`` are the triggers of the others.  ``actor``
    and ``target`` are noun phrases of the text, ``actors`` and ``targets`` the ids of the actors whom they name;
    ``place_id`` and ``time_id`` are those of the place and the time.  ``killed_bound`` and ``injured_bound`` tell a
    number that the text gives as a bound («سبعة على الأقل», at least seven) or roughly.  ``claim`` is the id of the
    innermost claim in whose content the trigger stands, none where the writer himself reports the event.
    ``confidence`` is the reader's own estimate, from 0 to 1, that the words name a concrete event.
    """

    type: EventType
    trigger: Span
    actor: list[Span] = []
    target: list[Span] = []
    place: Span | None = None
    time: Span | None = None
    status: Status = "actual"
    killed: int | None = None
    injured: int | None = None
    id: str = ""
    mentions: list[Span] = []
    claim: str | None = None
    actors: list[str] = []
    targets: list[str] = []
    place_id: str | None = None
    time_id: str | None = None
    killed_bound: Bound | None = None
    injured_bound: Bound | None = None
    acled: Acled = msgspec.field(default_factory=Acled)
    plover: Plover = msgspec.field(default_factory=Plover)
    confidence: float = 1.0
