"""What the gold's events teach, section by section; the sections are those of ``event_decisions``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from musnad.lexicon.events import STATUSES
from musnad.model import Event, Span
from musnad.reading import event_arguments as arguments
from musnad.reading import event_decisions as decisions
from musnad.reading import event_settings as settings
from musnad.reading import event_status
from musnad.reading.event_arguments import Start
from musnad.reading.event_scene import Scene, Stretch, tokens_of
from musnad.reading.event_triggers import Trigger, crowd_of, event_features, triggers_of

Example = tuple[Sequence[Sequence[str]], Mapping[int, float]]
Examples = dict[str, list[Example]]


def examples(scene: Scene, gold: Sequence[Event]) -> Examples:
    """Return the examples of every section that an article's gold events give."""
    out: Examples = {name: [] for name in decisions.SECTIONS}
    triggers = triggers_of(scene)
    crowd = crowd_of(scene, triggers)
    seen: Counter[str] = Counter()
    taken: tuple[list[int], Stretch, Stretch] = ([], settings.NOWHERE, settings.NOWHERE)
    for trigger, event in zip(triggers, aligned(scene, triggers, gold), strict=True):
        features = event_features(scene, trigger, seen[trigger.lemma], crowd)
        out["event"].append(([features, []], {0 if event else 1: 1.0}))
        if event is not None:
            if len(trigger.types) > 1 and event.type in trigger.types:
                candidates = decisions.type_candidates(scene, trigger)
                out["event_type"].append((candidates, {trigger.types.index(event.type): 1.0}))
            taken = _arguments(scene, trigger, event, taken, out)
            features = event_status.features(scene, trigger, event.type)
            labels = [[f"{name}={feature}" for feature in features] for name in STATUSES]
            out["event_status"].append((labels, {STATUSES.index(event.status): 1.0}))
        seen[trigger.lemma] += 1
    return out


def aligned(scene: Scene, triggers: Sequence[Trigger], gold: Sequence[Event]) -> list[Event | None]:
    """Return for each trigger the gold event that it names: of several that overlap it the one whose type fits."""
    found: list[Event | None] = [None] * len(triggers)
    spans = [scene.doc.span(trigger.first, trigger.end) for trigger in triggers]
    for event in sorted(gold, key=lambda event: event.trigger):
        start, end = event.trigger
        fits = [
            (event.type in triggers[k].types, start <= a and b <= end, -k)
            for k, (a, b) in enumerate(spans)
            if a < end and start < b and found[k] is None
        ]
        if fits:
            found[-max(fits)[2]] = event
    return found


def _arguments(
    scene: Scene, trigger: Trigger, event: Event, taken: tuple[list[int], Stretch, Stretch], out: Examples
) -> tuple[list[int], Stretch, Stretch]:
    """Add the examples of an event's arguments; return what it leaves to the next: its actors, place and time."""
    owner: Stretch | None = None
    starts = arguments.starts_of(scene, trigger, event.type)
    held: list[Stretch] = []
    for role, spans in (("actor", event.actor), ("target", event.target)):
        phrase = _role(scene, trigger, event, role, starts, owner, taken[0], out)
        if role == "actor":
            owner = phrase or (-1, -1)
        held += [tokens_of(scene.doc, span) for span in spans]
    places = settings.places_of(scene, trigger)
    features = [settings.place_features(scene, trigger, event.type, p, taken[1], held) for p in places]
    _setting(scene, "event_place", places, features, event.place, out)
    times = settings.times_of(scene, trigger)
    many = len(times) - 1
    features = [settings.time_features(scene, trigger, event.type, t, taken[2], many) for t in times]
    if many:
        _setting(scene, "event_time", times, features, event.time, out)
    return (
        [tokens_of(scene.doc, span)[0] for span in event.actor] or taken[0],
        tokens_of(scene.doc, event.place) if event.place else taken[1],
        tokens_of(scene.doc, event.time) if event.time else taken[2],
    )


def _role(
    scene: Scene, trigger: Trigger, event: Event, role: str, starts: Sequence[Start], owner: Stretch | None,
    taken: Sequence[int], out: Examples,
) -> Stretch | None:  # fmt: skip
    """Add the examples of one role; return the phrase of its first argument where it is a candidate."""
    spans = event.actor if role == "actor" else event.target
    given = [tokens_of(scene.doc, span) for span in spans]
    fits = [max((_fit(scene, start, phrase) for phrase in given), default=0.0) for start in starts]
    right = {k: 1.0 for k, fit in enumerate(fits) if fit >= 0.5} if given else {0: 1.0}
    if not right:
        return given[0] if given else None
    features = [s.shared + arguments.own_features(trigger, event.type, s, owner, taken) for s in starts]
    out[f"event_{role}"].append((features, right))
    for start in (starts[k] for k in right if starts[k].first >= 0 and not starts[k].end):
        phrase = max(given, key=lambda p, start=start: _fit(scene, start, p))  # type: ignore[misc]
        _end(scene, start.first, phrase, role, event.type, out)
        _join(scene, (start.first, phrase[1]), given, role, event.type, out)
    return given[0] if given else None


def _fit(scene: Scene, start: Start, phrase: Stretch) -> float:
    """Return how well what begins at ``start`` can cover a phrase: intersection over union of tokens."""
    if start.first < 0:
        return 0.0
    end = start.end or phrase[1]
    common = min(end, phrase[1]) - max(start.first, phrase[0])
    if common <= 0:
        return 0.0
    fit = common / (max(end, phrase[1]) - min(start.first, phrase[0]))
    return fit if start.end or start.first == phrase[0] else 0.0


def _end(scene: Scene, k: int, phrase: Stretch, role: str, kind: str, out: Examples) -> None:
    stop = scene.sentence(k)[1]
    ends = arguments.ends_of(scene, k, stop)
    fits = [(min(end, phrase[1]) - k) / (max(end, phrase[1]) - k) for end in ends]
    top = max(fits)
    if top < 0.5 or len(ends) == 1:
        return
    rewards = {n: 1.0 if fit >= top - 0.01 else fit**2 for n, fit in enumerate(fits) if fit >= 0.5}
    out["event_end"].append(
        ([arguments.end_features(scene, k, end, stop, role, kind) for end in ends], rewards)
    )


def _join(
    scene: Scene, phrase: Stretch, given: Sequence[Stretch], role: str, kind: str, out: Examples
) -> None:
    k = arguments.joined_at(scene, phrase[1], scene.sentence(phrase[0])[1])
    if k >= 0:
        features = arguments.join_features(scene, phrase, k, role, kind)
        out["event_join"].append(([features, []], {0 if any(k == other[0] for other in given) else 1: 1.0}))


def _setting(
    scene: Scene,
    section: str,
    found: Sequence[Stretch],
    features: list[list[str]],
    span: Span | None,
    out: Examples,
) -> None:
    """Add the example of a place or a time: the phrases that touch the gold's, the empty one where it has none."""
    if span is None:
        right = {0: 1.0}
    else:
        first, end = tokens_of(scene.doc, span)
        right = {k: 1.0 for k, (a, b) in enumerate(found) if k and a < end and first < b}
    if right:
        out[section].append((features, right))
