"""Events, control, relations, assertions and loaded words as they are shown, each with by whose word it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from musnad.model import (
    Acled,
    AssertionKind,
    Bound,
    Control,
    ControlStatus,
    Event,
    EventType,
    Reading,
    Relation,
    RelationKind,
    Span,
    Status,
)
from musnad.report import layers, words
from musnad.report.layers import ActorView, Mark, PlaceView, flat, marked, valid
from musnad.report.outline import Entry
from musnad.report.timeline import Moment, moments
from musnad.report.words import Noun, Word

MUTUAL: frozenset[EventType] = frozenset(["clash", "meet", "agree"])
"""What two sides do with each other, rather than one to the other."""


@dataclass(frozen=True, slots=True)
class Voice:
    """By whose word something stands: the number of the innermost claim, ``own`` where it is the writer's.

    ``origin`` is the claim's first source as the text names it; ``number`` is none, and ``own`` false, where the
    reading lacks the claim.
    """

    number: int | None = None
    own: bool = False
    origin: str | None = None

    @property
    def english(self) -> str:
        """By whose word, in English."""
        return words.OWN.en if self.own else f"in [{self.number}]" if self.number else "in a claim not known"


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes part: the noun phrases of the text, and the English names of the actors whom they name."""

    words: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: its trigger, who did it to whom, where and when, the dead and injured, and by whose word.

    ``when`` is what the words of ``time`` mean, ``count`` how often the event is mentioned.
    """

    number: int
    type: EventType
    trigger: str
    count: int
    spans: tuple[Span, ...]
    head: Span | None
    actor: Side
    target: Side
    place: Side
    time: str | None
    when: Moment | None
    killed: Word | None
    injured: Word | None
    status: Status
    acled: Acled
    voice: Voice

    @property
    def mutual(self) -> bool:
        """Whether the two sides do it with each other."""
        return self.type in MUTUAL

    @property
    def code(self) -> str:
        """The type and the sub-type of ACLED's codebook, nothing where it has none."""
        return " › ".join(filter(None, [self.acled.event_type, self.acled.sub_event_type]))


@dataclass(frozen=True, slots=True)
class ControlView:
    """Who holds a place, as ``quote`` says."""

    number: int
    holder: Side
    status: ControlStatus
    place: Side
    quote: str
    spans: tuple[Span, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class RelationView:
    """What an actor is to another, as ``quote`` says; ``label`` is what the other is called, where that is said."""

    number: int
    actor: Side
    kind: RelationKind
    other: Side
    label: str | None
    quote: str
    spans: tuple[Span, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class AssertionView:
    """What somebody asserts; ``step`` is its place in a series of motives and how many these are."""

    number: int
    kind: AssertionKind
    words: str
    step: tuple[int, int] | None
    spans: tuple[Span, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class LoadedView:
    """Words that judge whom they name, what the lexicon says of them, whom they name and how often."""

    words: str
    sort: str
    actor: ActorView
    count: int


@dataclass(frozen=True, slots=True)
class Statements:
    """All that an article says of these sorts, in the order of the reading; the writer's own assertions come first."""

    events: tuple[EventView, ...]
    control: tuple[ControlView, ...]
    relations: tuple[RelationView, ...]
    assertions: tuple[AssertionView, ...]
    loaded: tuple[LoadedView, ...]

    def marks(self) -> list[tuple[Span, Mark]]:
        """Return where all this stands in the text; only the triggers of events are drawn there."""
        found: list[tuple[Span, Mark]] = []
        for event in self.events:
            status = words.STATUSES[event.status].ar if event.status != "actual" else ""
            word = words.EVENTS[event.type]
            title = " · ".join(filter(None, [word.ar, word.en, status]))
            found += [
                (span, Mark("event", event.number, title, head=span == event.head)) for span in event.spans
            ]
        for held in self.control:
            found += marked("control", held.number, _title(words.CONTROLS[held.status]), held.spans)
        for relation in self.relations:
            found += marked(
                "relation", relation.number, _title(words.RELATIONS[relation.kind]), relation.spans
            )
        for said in self.assertions:
            found += marked("assertion", said.number, _title(words.ASSERTIONS[said.kind]), said.spans)
        return found


def statements(reading: Reading, entries: Sequence[Entry]) -> Statements:
    """Return what ``reading`` says of events, control and relations, what it asserts and its loaded words.

    Args:
        reading: the reading.
        entries: its claims, numbered.
    """
    known = _Known(reading, entries)
    own = sorted(
        (known.assertion(n) for n in range(len(reading.assertions))), key=lambda view: not view.voice.own
    )
    return Statements(
        events=tuple(known.event(number, event) for number, event in enumerate(reading.events, 1)),
        control=tuple(known.control(number, held) for number, held in enumerate(reading.control, 1)),
        relations=tuple(known.relation(number, found) for number, found in enumerate(reading.relations, 1)),
        assertions=tuple(own),
        loaded=_loaded(layers.actors(reading)),
    )


class _Known:
    """What the rows of one reading refer to."""

    def __init__(self, reading: Reading, entries: Sequence[Entry]) -> None:
        self.reading = reading
        self.voices = {entry.claim.id: _voice(entry, reading) for entry in entries}
        self.actors = {actor.id: actor for actor in reading.actors if actor.id}
        views = zip(reading.places, layers.places(reading), strict=True)
        self.places: dict[str, PlaceView] = {place.id: view for place, view in views if place.id}
        self.values = {time.id: time.value for time in reading.times if time.id}
        self.spoken = {time.span: time.value for time in reading.times}
        self.moments = {moment.value: moment for moment in moments(reading)}
        self.series = Counter(said.series for said in reading.assertions if said.series is not None)
        self.steps: Counter[int] = Counter()

    def voice(self, claim: str | None) -> Voice:
        return Voice(own=True) if claim is None else self.voices.get(claim, Voice())

    def quote(self, span: Span | None) -> str:
        """The words of ``span`` in one line; nothing where it covers none."""
        return " ".join(
            flat(self.reading.quote(part)) for part in valid([span] if span else [], self.reading)
        )

    def side(self, spans: Sequence[Span], ids: Sequence[str | None]) -> Side:
        """The phrases of ``spans``, or the names of the actors ``ids`` where there are none."""
        said = [text for span in valid(spans, self.reading) if (text := flat(self.reading.quote(span)))]
        actors = [self.actors[name] for name in ids if name in self.actors]
        names = said or [layers.full_name(actor, self.reading) for actor in actors]
        english = [layers.english_name(actor, "") for actor in actors]
        return Side(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(name for name in english if name)))

    def place(self, span: Span | None, name: str | None) -> Side:
        view = self.places.get(name or "")
        said = self.quote(span) or (view.words if view else "")
        return Side((said,) if said else (), (view.english,) if view and view.english != said else ())

    def event(self, number: int, event: Event) -> EventView:
        value = self.values.get(event.time_id or "") or self.spoken.get(event.time or (0, 0))
        when = self.moments.get(value or "")
        head = next(iter(valid([event.trigger], self.reading)), None)
        spans = valid([event.trigger, *event.mentions], self.reading)
        return EventView(
            number=number,
            type=event.type,
            trigger=self.quote(event.trigger),
            count=max(len(spans), 1),
            spans=spans,
            head=head or next(iter(spans), None),
            actor=self.side(event.actor, event.actors),
            target=self.side(event.target, event.targets),
            place=self.place(event.place, event.place_id),
            time=self.quote(event.time) or (when.words[0] if when and when.words else None),
            when=when,
            killed=_people(event.killed, event.killed_bound, words.KILLED_COUNT, "killed"),
            injured=_people(event.injured, event.injured_bound, words.INJURED_COUNT, "injured"),
            status=event.status,
            acled=event.acled,
            voice=self.voice(event.claim),
        )

    def control(self, number: int, held: Control) -> ControlView:
        return ControlView(
            number=number,
            holder=self.side([held.holder], held.actors),
            status=held.status,
            place=self.place(held.place, held.place_id),
            quote=self.quote(held.span),
            spans=valid([held.span], self.reading),
            voice=self.voice(held.claim),
        )

    def relation(self, number: int, found: Relation) -> RelationView:
        return RelationView(
            number=number,
            actor=self.side([found.actor], [found.actor_id]),
            kind=found.relation,
            other=self.side([found.other], [found.other_id]),
            label=self.quote(found.label) or None,
            quote=self.quote(found.span),
            spans=valid([found.span], self.reading),
            voice=self.voice(found.claim),
        )

    def assertion(self, index: int) -> AssertionView:
        """The assertion at ``index``; those of a series are to be asked for in their order."""
        said = self.reading.assertions[index]
        step = None
        if said.series is not None and self.series[said.series] > 1:
            self.steps[said.series] += 1
            step = (self.steps[said.series], self.series[said.series])
        return AssertionView(
            number=index + 1,
            kind=said.kind,
            words=self.quote(said.span),
            step=step,
            spans=valid([said.span], self.reading),
            voice=self.voice(said.claim),
        )


def _voice(entry: Entry, reading: Reading) -> Voice:
    chain = entry.claim.chain
    named = bool(chain) and chain[-1].kind != "hearsay"
    return Voice(entry.number, origin=flat(reading.quote(chain[-1].mention)) if named else None)


def _people(number: int | None, bound: Bound | None, noun: Noun, english: str) -> Word | None:
    """A number of dead or injured in words, with what it is a bound of."""
    if number is None or number < 0:
        return None
    arabic, plain = words.counted(number, noun), f"{number} {english}"
    if bound is None:
        return Word(arabic, plain)
    return Word(f"{arabic} {words.BOUNDS[bound].ar}", f"{words.BOUNDS[bound].en} {plain}")


def _loaded(actors: Sequence[ActorView]) -> tuple[LoadedView, ...]:
    """The loaded namings of all actors, the most frequent first."""
    found = [
        LoadedView(naming.words, naming.loaded, actor, naming.count)
        for actor in actors
        for naming in actor.namings
        if naming.loaded
    ]
    return tuple(sorted(found, key=lambda view: -view.count))


def _title(word: Word) -> str:
    return f"{word.ar} · {word.en}"
