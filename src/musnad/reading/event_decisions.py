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
from musnad.reading.event_triggers import Earlier, Trigger, event_features, type_features
from musnad.reading.linear import Weights, label, probability, shares, total

SECTIONS = (
    "event", "event_type", "event_actor", "event_target", "event_end", "event_join", "event_place", "event_time",
    "event_status", "event_last",
)  # fmt: skip
"""The sections of the weights that belong to events."""

Model = Mapping[str, Weights]

FLOOR = 0.2
"""Triggers less probable than this at the first look are not looked at again."""
JOIN = 0.5
MOST = 4
"""Arguments of one role at most."""


@dataclass(slots=True, eq=False)
class Draft:
    """An event on its way: tokens, not characters; ``first_look`` is its probability by the trigger and what is near it."""

    trigger: Trigger
    kind: str
    first_look: float
    sure_of_kind: float = 1.0
    actor: list[Stretch] = field(default_factory=list)
    target: list[Stretch] = field(default_factory=list)
    place: Stretch = settings.NOWHERE
    time: Stretch = settings.NOWHERE
    sides: tuple[str, str] = ("none", "none")
    starts: list[Start] = field(default_factory=list)
    score: float = 0.0


def first_look(scene: Scene, trigger: Trigger, earlier: Earlier, crowd: str, model: Model) -> float:
    """Return how probable it is that a trigger names an event, before its arguments are known."""
    return probability(total(model["event"], event_features(scene, trigger, earlier, crowd)))


def type_candidates(scene: Scene, trigger: Trigger, earlier: Earlier) -> list[list[str]]:
    """Return the features of each type that a trigger can have; the vocabulary names the commonest first."""
    shared = type_features(scene, trigger, earlier)
    many = len(trigger.types)
    return [
        [f"{name}={feature}" for feature in shared] + [f"rank={k}", f"rank={k}|{many}"]
        for k, name in enumerate(trigger.types)
    ]


def choose_type(scene: Scene, trigger: Trigger, earlier: Earlier, model: Model) -> tuple[str, float]:
    """Return the type of a trigger and how sure it is."""
    if len(trigger.types) == 1:
        return trigger.types[0], 1.0
    weights = model["event_type"]
    mass = shares([total(weights, features) for features in type_candidates(scene, trigger, earlier)])
    best = mass.index(max(mass))
    return trigger.types[best], mass[best]


def choose_argument(
    scene: Scene, draft: Draft, role: str, model: Model, owner: Stretch | None, taken: Sequence[int]
) -> tuple[list[Stretch], str]:
    """Return the phrases of actor or target (``role``) of an event, and on which side of the trigger they were found."""
    weights = model[f"event_{role}"]
    trigger, kind = draft.trigger, draft.kind
    best, start = -math.inf, draft.starts[0]
    for option in draft.starts:
        score = total(weights, option.shared)
        score += total(weights, arguments.own_features(trigger, kind, option, owner, taken))
        if score > best:
            best, start = score, option
    return (_phrases(scene, draft, role, start, model) if start.first >= 0 else []), start.side


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
        if probability(total(model["event_join"], arguments.join_features(scene, found[-1], k, role, draft.kind))) < JOIN:
            break
        found.append((k, arguments.choose_end(scene, k, role, draft.kind, model["event_end"])))
    return found


def choose_place(scene: Scene, draft: Draft, taken: Stretch, model: Model) -> Stretch:
    """Return the phrase of the place of an event, ``NOWHERE`` where it has none."""
    found = settings.places_of(scene, draft.trigger)
    held = draft.actor + draft.target
    weights = model["event_place"]
    scores = [total(weights, settings.place_features(scene, draft.trigger, draft.kind, p, taken, held)) for p in found]
    return found[scores.index(max(scores))]


def choose_time(scene: Scene, draft: Draft, taken: Stretch, model: Model) -> Stretch:
    """Return the time of an event, ``NOWHERE`` where it has none."""
    found = settings.times_of(scene, draft.trigger)
    if len(found) == 1:
        return found[0]
    weights = model["event_time"]
    many = len(found) - 1
    scores = [total(weights, settings.time_features(scene, draft.trigger, draft.kind, t, taken, many)) for t in found]
    return found[scores.index(max(scores))]


def choose_status(scene: Scene, draft: Draft, model: Model) -> str:
    """Return the status of an event."""
    return label(model["event_status"], event_status.features(scene, draft.trigger, draft.kind), STATUSES)


def last_features(scene: Scene, draft: Draft, others: Sequence[Draft]) -> list[str]:
    """Return what speaks for and against keeping a draft, now that its arguments and the other drafts are known.

    The gold gives an act once, at its fullest mention: one with the same type and the same people, fuller and likelier,
    speaks against this one.
    """
    odds = math.log((draft.first_look + 1e-6) / (1 - draft.first_look + 1e-6))
    own = min(7, max(0, int(odds * 1.5 + 4)))
    part, kind = draft.trigger.part, draft.kind
    full = _fullness(draft)
    shape = f"{draft.sides[0]}{draft.sides[1]}"
    rivals = [other for other in others if other is not draft and other.kind == kind]
    alike = [other for other in rivals if _alike(scene, draft, other)]
    before = any(other.trigger.first < draft.trigger.first for other in alike)
    better = sum(1 for other in alike if other.first_look > draft.first_look)
    fuller = sum(1 for other in alike if _fullness(other) > full)
    close = min((abs(other.trigger.first - draft.trigger.first) for other in rivals), default=99)
    near_by = "0-3" if close < 4 else "4-8" if close < 9 else "9-20" if close < 21 else "far"
    nearest = min(rivals, key=lambda other: abs(other.trigger.first - draft.trigger.first), default=None)
    beaten = "-" if nearest is None else "lower" if nearest.first_look > draft.first_look else "higher"
    place, time = draft.place != settings.NOWHERE, draft.time != settings.NOWHERE
    out = [
        f"own={own}", f"own={own}|{part}", f"own={own}|{kind}", f"full={full}|{own}", f"full={full}|{kind}", f"full={full}|{part}",
        f"shape={shape}|{part}", f"shape={shape}|{kind}", f"place={place}|{own}", f"time={time}|{own}", f"place={place}|{kind}", f"time={time}|{kind}",
        f"alike={min(len(alike), 2)}|{before}|{own}", f"alike={min(len(alike), 2)}|{before}|{kind}", f"better={min(better, 2)}|{own}", f"better={min(better, 2)}|{part}",
        f"fuller={min(fuller, 2)}|{own}", f"fuller={min(fuller, 2)}|better={min(better, 2)}", f"near={near_by}|{beaten}|{own}", f"near={near_by}|{beaten}|{part}",
        f"many={min(len(others), 20) // 4}|{own}", f"rivals={min(len(rivals), 5)}|{own}", f"{draft.trigger.lemma}", f"{draft.trigger.lemma}|{full}",
        f"{draft.trigger.senses[0].row.strength}|{shape}",
    ]  # fmt: skip
    for role, found in (("actor", draft.actor), ("target", draft.target)):
        if found:
            named = scene.actors.get(found[0][0])
            who = scene.reading.actors[named[1]].kind if named else "-"
            out += [f"{role}={who}|{kind}", f"{role}={who}|{part}"]
    sure = f"sure={int(draft.sure_of_kind * 9)}"
    return [f"value={round(odds)}", sure, f"{sure}|{own}", *out]


def _fullness(draft: Draft) -> int:
    """Return how many of actor, target, place and time a draft has."""
    found = (draft.actor, draft.target, draft.place != settings.NOWHERE, draft.time != settings.NOWHERE)
    return sum(1 for item in found if item)


def _alike(scene: Scene, one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of one type may be the same act: the same word, or the same actor, target or place."""
    if one.trigger.lemma == other.trigger.lemma:
        return True
    return any(
        _who(scene, a) == _who(scene, b)
        for a, b in ((one.actor, other.actor), (one.target, other.target))
        if a and b
    ) or (one.place != settings.NOWHERE and _head(scene, one.place) == _head(scene, other.place))


def _who(scene: Scene, found: list[Stretch]) -> object:
    named = scene.actors.get(found[0][0])
    return named[1] if named else scene.doc.forms[found[0][0]].base


def _head(scene: Scene, place: Stretch) -> object:
    return next((scene.places[k][1] for k in range(*place) if k in scene.places), scene.doc.forms[place[0]].base)
