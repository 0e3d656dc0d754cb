"""The decisions on one event, in order: is it one, of which type, who acted, upon whom, where, when, with what status."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from musnad.lexicon.events import STATUSES
from musnad.reading import event_arguments as arguments
from musnad.reading import event_settings as settings
from musnad.reading import event_status
from musnad.reading.event_arguments import Start
from musnad.reading.event_scene import Scene, Stretch
from musnad.reading.event_triggers import Trigger, event_features, type_features
from musnad.reading.linear import Weights, label, probability, shares, total

SECTIONS = (
    "event", "event_type", "event_actor", "event_target", "event_end", "event_join", "event_place", "event_time",
    "event_status",
)  # fmt: skip
"""The sections of the weights that belong to events."""

Model = Mapping[str, Weights]

JOIN = 0.5
MOST = 4
"""Arguments of one role at most."""


@dataclass(slots=True, eq=False)
class Draft:
    """An event on its way: tokens, not characters; ``score`` is how probable it is, of this type."""

    trigger: Trigger
    kind: str
    score: float
    starts: list[Start] = field(default_factory=list)
    actor: list[Stretch] = field(default_factory=list)
    target: list[Stretch] = field(default_factory=list)
    place: Stretch = settings.NOWHERE
    time: Stretch = settings.NOWHERE


def likelihood(scene: Scene, trigger: Trigger, seen: int, crowd: str, model: Model) -> float:
    """Return how probable it is that a trigger names an event, at its fullest mention."""
    return probability(total(model["event"], event_features(scene, trigger, seen, crowd)))


def type_candidates(scene: Scene, trigger: Trigger) -> list[list[str]]:
    """Return the features of each type that a trigger can have; the vocabulary names the commonest first."""
    shared = type_features(scene, trigger)
    many = len(trigger.types)
    return [
        [f"{name}={feature}" for feature in shared] + [f"rank={k}", f"rank={k}|{many}"]
        for k, name in enumerate(trigger.types)
    ]


def choose_type(scene: Scene, trigger: Trigger, model: Model) -> tuple[str, float]:
    """Return the type of a trigger and how sure it is."""
    if len(trigger.types) == 1:
        return trigger.types[0], 1.0
    weights = model["event_type"]
    mass = shares([total(weights, features) for features in type_candidates(scene, trigger)])
    best = mass.index(max(mass))
    return trigger.types[best], mass[best]


def choose_argument(
    scene: Scene, draft: Draft, role: str, model: Model, owner: Stretch | None, taken: Sequence[int]
) -> list[Stretch]:
    """Return the phrases of actor or target (``role``) of an event."""
    weights = model[f"event_{role}"]
    trigger, kind = draft.trigger, draft.kind
    best, start = -math.inf, draft.starts[0]
    for option in draft.starts:
        score = total(weights, option.shared)
        score += total(weights, arguments.own_features(trigger, kind, option, owner, taken))
        if score > best:
            best, start = score, option
    return _phrases(scene, draft, role, start, model) if start.first >= 0 else []


def _phrases(scene: Scene, draft: Draft, role: str, start: Start, model: Model) -> list[Stretch]:
    """Return the phrase that begins at ``start`` and those joined to it by و."""
    if start.end:
        return [(start.first, start.end)]
    stop = scene.sentence(start.first)[1]
    found = [(start.first, arguments.choose_end(scene, start.first, role, draft.kind, model["event_end"]))]
    while len(found) < MOST:
        k = arguments.joined_at(scene, found[-1][1], stop)
        if k < 0 or k == draft.trigger.first:
            break
        if (
            probability(
                total(model["event_join"], arguments.join_features(scene, found[-1], k, role, draft.kind))
            )
            < JOIN
        ):
            break
        found.append((k, arguments.choose_end(scene, k, role, draft.kind, model["event_end"])))
    return found


def choose_place(scene: Scene, draft: Draft, taken: Stretch, model: Model) -> Stretch:
    """Return the phrase of the place of an event, ``NOWHERE`` where it has none."""
    found = settings.places_of(scene, draft.trigger)
    held = draft.actor + draft.target
    weights = model["event_place"]
    scores = [
        total(weights, settings.place_features(scene, draft.trigger, draft.kind, p, taken, held))
        for p in found
    ]
    return found[scores.index(max(scores))]


def choose_time(scene: Scene, draft: Draft, taken: Stretch, model: Model) -> Stretch:
    """Return the time of an event, ``NOWHERE`` where it has none."""
    found = settings.times_of(scene, draft.trigger)
    if len(found) == 1:
        return found[0]
    weights = model["event_time"]
    many = len(found) - 1
    scores = [
        total(weights, settings.time_features(scene, draft.trigger, draft.kind, t, taken, many))
        for t in found
    ]
    return found[scores.index(max(scores))]


def choose_status(scene: Scene, draft: Draft, model: Model) -> str:
    """Return the status of an event."""
    return label(model["event_status"], event_status.features(scene, draft.trigger, draft.kind), STATUSES)
