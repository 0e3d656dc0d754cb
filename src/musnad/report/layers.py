"""Actors, places and times as they are shown: what the page and the terminal say of them, and where they are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musnad.model import Actor, ActorKind, Candidate, Link, Naming, Place, Reading, Span
from musnad.report import basemap, words
from musnad.report.timeline import moments
from musnad.report.words import Word
from musnad.text.normal import normal


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor: his name as the article has it, his English one where known, his namings, the claims he hands on."""

    number: int
    words: str
    english: str | None
    kind: ActorKind
    count: int
    namings: tuple[Naming, ...]
    spans: tuple[Span, ...]
    claims: tuple[int, ...]

    @property
    def judged(self) -> bool:
        """Whether the article names him with words that judge."""
        return any(naming.loaded for naming in self.namings)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place: its name as the article has it and in English, its country, and ``point`` (longitude, latitude)."""

    number: int
    words: str
    english: str
    country: str | None
    land: Word | None
    kind: str
    count: int
    spans: tuple[Span, ...]
    point: tuple[float, float] | None
    alternatives: tuple[Candidate, ...]

    @property
    def coordinates(self) -> str:
        """Where it lies, in degrees: ``36.20° N, 37.16° E``; nothing where that is not known."""
        if self.point is None:
            return ""
        lon, lat = self.point
        return f"{abs(lat):.2f}° {'NS'[lat < 0]}, {abs(lon):.2f}° {'EW'[lon < 0]}"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of text is marked as: the sort and number of its panel's row, and words that say what it is.

    ``head`` says that the stretch is the first mention, to which the row leads.
    """

    sort: str
    number: int
    title: str
    head: bool = False


def actors(reading: Reading, chains: Iterable[tuple[int, Sequence[Link]]] = ()) -> list[ActorView]:
    """Return the actors of ``reading``, those oftenest named first.

    Args:
        reading: the reading.
        chains: the number of every claim with its chain, for the claims that an actor hands on.
    """
    numbered = list(chains)
    shown = []
    for number, actor in enumerate(reading.actors, 1):
        spans = valid(actor.mentions, reading)
        namings = tuple(actor.naming) or _namings(spans, reading)
        said = tuple(n for n, chain in numbered if actor.id and any(link.actor == actor.id for link in chain))
        count = len(spans) or sum(naming.count for naming in namings)
        name = full_name(actor, reading)
        shown.append(
            ActorView(number, name, english_name(actor, name), actor.kind, count, namings, spans, said)
        )
    return sorted(shown, key=lambda view: (-view.count, view.spans[:1], view.number))


def places(reading: Reading) -> list[PlaceView]:
    """Return the places of ``reading`` in their order there."""
    return [_place(number, place, reading) for number, place in enumerate(reading.places, 1)]


def full_name(actor: Actor, reading: Reading) -> str:
    """Return the longest name that the article gives ``actor`` without judging him, else the name he is known by."""
    namings = tuple(actor.naming) or _namings(valid(actor.mentions, reading), reading)
    plain = [naming.words for naming in namings if not naming.loaded] or [naming.words for naming in namings]
    return flat(max(plain, key=lambda name: (len(name.split()), len(name)), default=actor.name))


def english_name(actor: Actor, name: str) -> str | None:
    """Return the English name of ``actor`` where he has one and it is not ``name``, by which he is shown."""
    latin = any(c.isascii() and c.isalpha() for c in actor.name)
    return actor.name if latin and actor.name != name else None


def named(link: Link, reading: Reading) -> str | None:
    """Return whom the mention of ``link`` names where it is a short form: «the ministry» is the ministry of defence.

    The fuller name is the article's own, in Arabic, or the English name by which the actor is known; nothing where the
    mention says it all.
    """
    actor = next((a for a in reading.actors if a.id and a.id == link.actor), None)
    if actor is None or link.kind == "hearsay":
        return None
    mention, full = _key(reading.quote(link.mention)), full_name(actor, reading)
    if not mention or set(_key(full)) <= set(mention):
        return actor.name if actor.known and len(mention) == 1 and _key(actor.name) != mention else None
    return full if len(_key(full)) > len(mention) else None


def marks(reading: Reading) -> list[tuple[Span, Mark]]:
    """Return every stretch of the article that names an actor, a place or a time, the longer before the shorter."""
    found: list[tuple[Span, Mark]] = []
    for actor in actors(reading):
        title = " · ".join(filter(None, [actor.words, actor.english, words.ACTOR_KINDS[actor.kind].ar]))
        found += marked("actor", actor.number, title, actor.spans)
    for place in places(reading):
        land = place.land.ar if place.land else None
        parts = [place.english, land if land != place.words else None, place.coordinates]
        found += marked("place", place.number, " · ".join(filter(None, parts)), place.spans)
    for moment in moments(reading):
        found += marked("time", moment.number, moment.title, valid(moment.spans, reading))
    return in_order(found)


def in_order(found: Iterable[tuple[Span, Mark]]) -> list[tuple[Span, Mark]]:
    """Return ``found`` in the order of the text, the longer before the shorter."""
    return sorted(found, key=lambda item: (item[0][0], -item[0][1]))


def marked(sort: str, number: int, title: str, spans: Sequence[Span]) -> list[tuple[Span, Mark]]:
    """Return ``spans`` as marks of one row, the first of them its head."""
    return [(span, Mark(sort, number, title, head=place == 0)) for place, span in enumerate(spans)]


def _place(number: int, place: Place, reading: Reading) -> PlaceView:
    spans = valid([place.span, *place.mentions], reading)
    land = basemap.load().named(place.country) if place.country else None
    known = place.lat is not None and place.lon is not None and abs(place.lat) <= 90 and abs(place.lon) <= 180
    return PlaceView(
        number=number,
        words=flat(reading.quote(spans[0])) if spans else place.name,
        english=place.name,
        country=place.country,
        land=Word(land.arabic, land.english)
        if land
        else Word(place.country, place.country)
        if place.country
        else None,
        kind=place.kind,
        count=max(len(spans), 1),
        spans=spans,
        point=(place.lon, place.lat) if known and place.lon is not None and place.lat is not None else None,
        alternatives=tuple(place.alternatives),
    )


def valid(spans: Iterable[Span], reading: Reading) -> tuple[Span, ...]:
    """Return the different spans of ``spans`` that lie within the text, in its order; they are cut at its ends."""
    length = len(reading.text)
    return tuple(sorted({(max(0, a), min(b, length)) for a, b in spans if max(0, a) < min(b, length)}))


def _namings(spans: Iterable[Span], reading: Reading) -> tuple[Naming, ...]:
    """The namings of a reading whose actors have none: the words of the mentions."""
    counts = Counter(flat(reading.quote(span)) for span in spans)
    return tuple(Naming(words=name, count=count) for name, count in counts.most_common())


def flat(text: str) -> str:
    """Return ``text`` in one line."""
    return " ".join(text.split())


def _key(text: str) -> list[str]:
    return re.findall(r"\w+", normal(text))
