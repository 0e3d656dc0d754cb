"""Events as a table with the columns of ACLED, and beside them what ACLED's practice loses: who said so.

A row is an event that has an ACLED type.  The columns are those of ACLED's codebook; ``origin`` and ``chain`` name the
first source and all sources, nearest to the article first, ``status`` tells a planned or denied event from an actual
one.  Codes of actors: 1 state forces, 2 rebels, 3 political militias, 6 protesters, 7 civilians, 8 external forces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from musnad.model import Actor, Event, Place, Reading, Span

COLUMNS = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "country", "admin1", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities",
    "status", "origin", "origin_kind", "chain", "act", "claim", "trigger", "killed_bound", "injured", "injured_bound",
    "plover_event", "plover_mode", "article",
)  # fmt: skip
"""ACLED's columns, then musnad's own."""

_EXACT = frozenset(
    ["city", "town", "village", "neighbourhood", "camp", "capital", "crossing", "airport", "base", "port"]
)
_WIDE = frozenset(["governorate", "region", "country"])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE_END = re.compile(r"[.؟!\n]")


def rows(reading: Reading) -> Iterator[dict[str, str]]:
    """Yield a row for each event of the reading that has an ACLED type, in the order of the text."""
    table = _Table(reading)
    for event in reading.events:
        if event.acled.event_type:
            yield table.row(event)


class _Table:
    """One reading's events as rows."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.places = {place.id: place for place in reading.places}
        self.times = {time.id: time.value for time in reading.times}
        self.claims = {claim.id: claim for claim in reading.claims}
        self.ends = [match.end() for match in _SENTENCE_END.finditer(reading.text)]

    def row(self, event: Event) -> dict[str, str]:
        """Return the row of one event."""
        place = self.places.get(event.place_id or "")
        date, precision = self._date(event)
        country = place.country if place else None
        first, second = (
            self._side(event.actor, event.actors, event, country, acts=True),
            self._side(event.target, event.targets, event, country, acts=False),
        )
        codes = sorted(code for code in (first[2], second[2]) if code)
        return {
            "event_id_cnty": f"{self.reading.id or 'article'}-{event.id}",
            "event_date": date, "time_precision": precision,
            "event_type": event.acled.event_type or "", "sub_event_type": event.acled.sub_event_type or "",
            "actor1": first[0], "assoc_actor_1": first[1], "inter1": first[2],
            "actor2": second[0], "assoc_actor_2": second[1], "inter2": second[2],
            "interaction": "".join(codes) if len(codes) == 2 else f"{codes[0]}0" if codes else "",
            "country": country or "", "admin1": (place.admin1 or "") if place else "",
            "location": place.name if place else "",
            "latitude": _number(place.lat if place else None), "longitude": _number(place.lon if place else None),
            "geo_precision": _geo_precision(place),
            "source": self.reading.outlet or "", "source_scale": "", "notes": self._sentence(event.trigger),
            "fatalities": "" if event.killed is None else str(event.killed),
            "status": event.status, **self._said(event), "trigger": self.reading.quote(event.trigger),
            "killed_bound": event.killed_bound or "", "injured": "" if event.injured is None else str(event.injured),
            "injured_bound": event.injured_bound or "",
            "plover_event": event.plover.event or "", "plover_mode": event.plover.mode or "",
            "article": self.reading.url or self.reading.id or "",
        }  # fmt: skip

    def _date(self, event: Event) -> tuple[str, str]:
        """Return the day of an event and how exact it is: 1 the day, 2 the week, 3 the month or less."""
        value = self.times.get(event.time_id or "", "")
        found = _DAY.match(value)
        if found and "/" not in value:
            return found.group(), "1"
        if found:
            return found.group(), "2"
        if re.match(r"\d{4}-\d{2}$", value):
            return f"{value}-01", "3"
        published = (self.reading.published or "")[:10]
        return published, "2" if published else ""

    def _side(
        self, spans: list[Span], ids: list[str], event: Event, country: str | None, *, acts: bool
    ) -> tuple[str, str, str]:
        """Return an actor as the table names him, those beside him, and his code."""
        known = [self.actors[name] for name in ids if name in self.actors]
        names = [actor.name for actor in known] or [self.reading.quote(span) for span in spans]
        if not names:
            return "", "", ""
        code = "6" if event.type == "protest" and acts else _code(known[0], country) if known else "7"
        return names[0], "; ".join(names[1:]), code

    def _said(self, event: Event) -> dict[str, str]:
        """Return by whose word the event is told; the article's own word where no claim holds it."""
        claim = self.claims.get(event.claim or "")
        if claim is None:
            return {"origin": "", "origin_kind": "writer", "chain": "", "act": "", "claim": ""}
        names = [
            self.actors[link.actor].name if link.actor in self.actors else self.reading.quote(link.mention)
            for link in claim.chain
        ]
        return {
            "origin": names[-1], "origin_kind": claim.origin.kind, "chain": " < ".join(names), "act": claim.act,
            "claim": claim.id,
        }  # fmt: skip

    def _sentence(self, span: Span) -> str:
        """Return the sentence in which a span stands."""
        k = bisect_right(self.ends, span[0])
        start = self.ends[k - 1] if k else 0
        end = self.ends[k] if k < len(self.ends) else len(self.reading.text)
        return " ".join(self.reading.text[start:end].split())


def _code(actor: Actor, country: str | None) -> str:
    """Return ACLED's code of an actor where ``country`` is that of the event."""
    if actor.kind in ("state", "military"):
        return "8" if country and actor.country and actor.country != country else "1"
    return {"armed_group": "2", "political": "3", "intergovernmental": "8"}.get(actor.kind, "7")


def _geo_precision(place: Place | None) -> str:
    """Return how exact a place is: 1 a town, 2 a part of a region, 3 a region or a country."""
    if place is None or place.lat is None:
        return ""
    return "1" if place.kind in _EXACT else "3" if place.kind in _WIDE else "2"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
