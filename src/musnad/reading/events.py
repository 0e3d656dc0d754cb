"""The layer of events: what is said to have happened or to be going to happen, each act once.

In order: the vocabulary proposes triggers; a small model keeps those that name a concrete act, each act at its fullest
mention; then type, actor, target, place, time and status are chosen and the killed and injured are counted.
"""

from __future__ import annotations

from collections import Counter

from musnad.lexicon.events import Events
from musnad.model import Event, Reading, Span
from musnad.reading import event_arguments as arguments
from musnad.reading import event_decisions as decisions
from musnad.reading.casualties import VIOLENT, casualties_of, single_victim
from musnad.reading.document import Document
from musnad.reading.event_codes import acled_of, plover_of
from musnad.reading.event_decisions import Draft, Model
from musnad.reading.event_scene import Scene, Stretch, scene_of
from musnad.reading.event_settings import NOWHERE
from musnad.reading.event_triggers import crowd_of, span_of, triggers_of

ENOUGH = 0.28
"""Triggers more probable than this to name an event of the type chosen are events."""
MENTION = 0.1
"""Triggers that are no event of their own but more probable than this may be mentions of one."""


def read_events(doc: Document, reading: Reading, table: Events, model: Model) -> list[Event]:
    """Return the events of an article in the order of their triggers.

    ``reading`` holds the layers before: times, places, actors and claims.  In «سيطرت المقاومة أمس على مدينة صبر» ("the
    resistance took the town of Sabr yesterday") the trigger is سيطرت, of type capture, with actor, place and time.
    """
    scene = scene_of(doc, reading, table)
    kept, others = _choose(scene, model)
    actors: list[int] = []
    place = time = NOWHERE
    for draft in kept:
        _fill(scene, draft, model, actors, place, time)
        actors = [phrase[0] for phrase in draft.actor] or actors
        place = draft.place if draft.place != NOWHERE else place
        time = draft.time if draft.time != NOWHERE else time
    edges = [0, *(draft.trigger.first for draft in kept if draft.kind in VIOLENT), len(doc.forms)]
    events = [_event(scene, draft, number, model, edges) for number, draft in enumerate(kept, 1)]
    _mentions(scene, others, kept, events)
    return events


def _choose(scene: Scene, model: Model) -> tuple[list[Draft], list[Draft]]:
    """Return the triggers that name events, as drafts without arguments, and those that may be further mentions."""
    triggers = triggers_of(scene)
    crowd = crowd_of(scene, triggers)
    seen: Counter[str] = Counter()
    kept: list[Draft] = []
    others: list[Draft] = []
    for trigger in triggers:
        likely = decisions.likelihood(scene, trigger, seen[trigger.lemma], crowd, model)
        seen[trigger.lemma] += 1
        if likely < MENTION:
            continue
        kind, sure = decisions.choose_type(scene, trigger, model)
        (kept if likely * sure >= ENOUGH else others).append(Draft(trigger, kind, likely * sure))
    return kept, others


def _fill(scene: Scene, draft: Draft, model: Model, actors: list[int], place: Stretch, time: Stretch) -> None:
    """Choose the arguments of a draft; ``actors``, ``place`` and ``time`` are those of the event before."""
    draft.starts = arguments.starts_of(scene, draft.trigger, draft.kind)
    draft.actor = decisions.choose_argument(scene, draft, "actor", model, None, actors)
    owner = draft.actor[0] if draft.actor else (-1, -1)
    draft.target = decisions.choose_argument(scene, draft, "target", model, owner, actors)
    draft.place = decisions.choose_place(scene, draft, place, model)
    draft.time = decisions.choose_time(scene, draft, time, model)


def _event(scene: Scene, draft: Draft, number: int, model: Model, edges: list[int]) -> Event:
    """Return a draft as an event of the reading."""
    doc, reading, trigger = scene.doc, scene.reading, draft.trigger
    first, end = span_of(scene, trigger)
    claim = scene.content_of[trigger.first]
    status = decisions.choose_status(scene, draft, model)
    fences = max(k for k in edges if k < trigger.first or k == 0), min(k for k in edges if k > trigger.first)
    toll = casualties_of(scene, trigger, draft.kind, fences)
    if toll.killed is None and single_victim(scene, trigger, draft.target):
        toll.killed = 1
    actors = _names(scene, draft.actor)
    event = Event(
        id=f"e{number}", type=draft.kind, trigger=doc.stem_span(first, end), status=status,  # type: ignore[arg-type]
        actor=[doc.stem_span(*phrase) for phrase in draft.actor], target=[doc.stem_span(*phrase) for phrase in draft.target],
        place=_span(doc, draft.place), time=_span(doc, draft.time), actors=actors, targets=_names(scene, draft.target),
        claim=reading.claims[claim].id if claim >= 0 else None, confidence=round(draft.score, 3),
        killed=toll.killed, injured=toll.injured, killed_bound=toll.killed_bound, injured_bound=toll.injured_bound,
    )  # fmt: skip
    event.place_id = next(
        (reading.places[scene.places[k][1]].id for k in range(*draft.place) if k in scene.places), None
    )
    if draft.time != NOWHERE:
        event.time_id = reading.times[scene.times[draft.time[0]][1]].id
    kinds = {actor.kind for actor in reading.actors if actor.id in actors}
    row = trigger.senses[0].row
    event.acled, event.plover = (
        acled_of(scene.table, row, draft.kind, kinds),
        plover_of(scene.table, row, draft.kind),
    )
    return event


def _span(doc: Document, phrase: Stretch) -> Span | None:
    return None if phrase == NOWHERE else doc.stem_span(*phrase)


def _names(scene: Scene, found: list[Stretch]) -> list[str]:
    """Return the ids of the actors whom phrases name: those whose mention begins with the phrase."""
    ids = [scene.reading.actors[scene.actors[first][1]].id for first, _ in found if first in scene.actors]
    return list(dict.fromkeys(ids))


def _mentions(scene: Scene, others: list[Draft], kept: list[Draft], events: list[Event]) -> None:
    """Give the drafts that were left out to the nearest event of the same type and word."""
    for draft in others:
        same = [
            n
            for n, other in enumerate(kept)
            if other.kind == draft.kind and other.trigger.lemma == draft.trigger.lemma
        ]
        if same:
            nearest = min(same, key=lambda n: abs(kept[n].trigger.first - draft.trigger.first))
            span = scene.doc.stem_span(draft.trigger.first, draft.trigger.end)
            events[nearest].mentions.append(span)
