"""Claims and the layers of a reading written down by quoting the text, for tests of what shows them."""

from collections.abc import Callable
from typing import Any

from musnad.model import (
    Actor,
    ActorKind,
    Assertion,
    AssertionKind,
    Claim,
    Control,
    ControlStatus,
    Event,
    EventType,
    Link,
    Place,
    Relation,
    RelationKind,
    Time,
)


def annotator(text: str) -> tuple[Callable[[str], tuple[int, int]], Callable[..., Claim]]:
    """Return what finds words in ``text`` and what makes a claim of it from words."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    def said(name: str, cue: str, content: list[str], chain: list[Link], **more: Any) -> Claim:
        """A claim of the text; what a test does not care about is a plain statement."""
        known = {"form": "indirect", "act": "state", **more}
        return Claim(id=name, cue=at(cue), content=[at(piece) for piece in content], chain=chain, **known)

    return at, said


def layers(text: str) -> tuple[Callable[..., Time], Callable[..., Place], Callable[..., Actor]]:
    """Return what makes a time, a place and an actor of the words of ``text`` that name them."""
    at, _ = annotator(text)

    def time(words: str, value: str) -> Time:
        return Time(span=at(words), value=value)

    def place(words: str, name: str, country: str | None = "SY", *point: float, **more: Any) -> Place:
        """A place; ``point`` is its latitude and longitude, where they are known."""
        lat, lon = point or (None, None)
        return Place(span=at(words), name=name, country=country, lat=lat, lon=lon, **more)

    def actor(words: list[str], name: str, kind: ActorKind, **more: Any) -> Actor:
        return Actor(name=name, kind=kind, mentions=[at(mention) for mention in words], **more)

    return time, place, actor


def happenings(
    text: str,
) -> tuple[Callable[..., Event], Callable[..., Control], Callable[..., Relation], Callable[..., Assertion]]:
    """Return what makes an event, a statement of control, a relation and an assertion of the words of ``text``."""
    at, _ = annotator(text)

    def event(kind: EventType, trigger: str, actor: str = "", target: str = "", **more: Any) -> Event:
        """An event; ``place``, ``time`` and ``mentions`` are words too."""
        for slot in ("place", "time"):
            if slot in more:
                more[slot] = at(more[slot])
        more["mentions"] = [at(mention) for mention in more.get("mentions", [])]
        sides = [[at(side)] if side else [] for side in (actor, target)]
        return Event(type=kind, trigger=at(trigger), actor=sides[0], target=sides[1], **more)

    def control(holder: str, status: ControlStatus, place: str, words: str, **more: Any) -> Control:
        return Control(holder=at(holder), status=status, place=at(place), span=at(words), **more)

    def relation(actor: str, kind: RelationKind, other: str, words: str, **more: Any) -> Relation:
        if "label" in more:
            more["label"] = at(more["label"])
        return Relation(actor=at(actor), relation=kind, other=at(other), span=at(words), **more)

    def assertion(kind: AssertionKind, words: str, **more: Any) -> Assertion:
        return Assertion(kind=kind, span=at(words), **more)

    return event, control, relation, assertion
