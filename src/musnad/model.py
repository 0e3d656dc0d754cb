"""The one model: articles, readings and what a reading holds.

Its JSON is the layout of the gold (see ``examples/gold``) with fields added, never renamed.  A span is a pair
``(start, end)``: ``text[start:end]`` of the article's original text, in characters (code points).
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA = 1
"""The version of the JSON layout; it grows when a field changes its meaning."""

Span = tuple[int, int]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "state", "confirm", "deny", "admit", "accuse", "warn",
    "promise", "demand", "allege", "praise", "condemn", "predict",
]  # fmt: skip
Kind = Literal["person", "agency", "organisation", "anonymous", "document", "hearsay"]
ActorKind = Literal[
    "person", "state", "military", "armed_group", "political",
    "intergovernmental", "media", "company", "civil", "other",
]  # fmt: skip

ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]
FORMS: tuple[Form, ...] = Form.__args__  # type: ignore[attr-defined]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
ACTOR_KINDS: tuple[ActorKind, ...] = ActorKind.__args__  # type: ignore[attr-defined]


class Article(msgspec.Struct, kw_only=True, omit_defaults=False):
    """A text with what is known of where it comes from; all but ``text`` may be missing.

    ``published`` is an ISO 8601 date (``2016-12-14``), possibly with a time.
    """

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None


class Link(msgspec.Struct, kw_only=True):
    """One source of a claim's chain.

    ``mention`` is the source's noun phrase (or, for hearsay, the cue); ``implicit`` says that the sentence of the
    claim does not name it and that it was carried over from where ``mention`` stands.  ``actor`` is the id of the
    actor that the mention names, where it names one.
    """

    mention: Span
    kind: Kind
    implicit: bool = False
    actor: str | None = None


class Claim(msgspec.Struct, kw_only=True):
    """What the article attributes to somebody other than its writer.

    ``content`` is one span, or several in order where the attribution interrupts it.  ``chain`` runs from the
    source nearest to the article to the origin.  ``within`` is the id of the claim in whose content this one
    stands.  ``confidence``, from 0 to 1, is the reader's own estimate that the claim is one.
    """

    id: str
    content: list[Span]
    cue: Span
    chain: list[Link]
    form: Form
    act: Act
    within: str | None = None
    confidence: float = 1.0

    @property
    def origin(self) -> Link:
        """The last link: who first said it, as far as the article tells."""
        return self.chain[-1]


class Time(msgspec.Struct, kw_only=True):
    """An expression that names a point or a stretch of time.

    ``value`` is ISO 8601 resolved against the date of publication: ``2016-12-14``, ``2016-12``, ``2016``, ``201``
    (a decade), ``2016-W50``, ``2016-SU`` (a season), ``2016-12-14TMO`` (MO morning, AF afternoon, EV evening, NI
    night), ``2016-09/2016-10`` (a range), ``P8M`` (a length), ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``; without
    a date of publication an offset (``-P8M``).
    """

    span: Span
    value: str
    id: str = ""


class Candidate(msgspec.Struct, kw_only=True):
    """Another place that a name could mean."""

    name: str
    country: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None


class Place(msgspec.Struct, kw_only=True):
    """A named place of the article, once for all its mentions; ``span`` is the first of them.

    ``name`` is English, ``country`` ISO 3166-1 alpha-2 (none for a region larger than a country), ``lat`` and ``lon``
    degrees of WGS 84, ``kind`` what sort of place it is (the gazetteer's words), ``source`` where its coordinates come
    from, ``alternatives`` the other places of that name, likeliest first.
    """

    span: Span
    name: str
    country: str | None
    id: str = ""
    kind: str = ""
    mentions: list[Span] = []
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    source: str = ""
    alternatives: list[Candidate] = []


class Naming(msgspec.Struct, kw_only=True):
    """The words under which an article speaks of an actor, how often, and whether they judge him.

    ``loaded`` is what the lexicon says of the words (``terrorist``, ``regime`` …), nothing where they are plain.
    """

    words: str
    count: int
    loaded: str | None = None


class Actor(msgspec.Struct, kw_only=True):
    """A person, state, armed force, organisation or medium of the article, one for all its names.

    ``name`` is English where the knowledge file knows the actor (``known``), else its fullest Arabic name.
    """

    name: str
    kind: ActorKind
    mentions: list[Span]
    id: str = ""
    country: str | None = None
    known: bool = False
    naming: list[Naming] = []


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

    ``trigger`` is the word that names it at its fullest mention, ``mentions`` are the triggers of the others.
    ``actor`` and ``target`` are noun phrases of the text, ``actors`` and ``targets`` the ids of those whom they name;
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


ControlStatus = Literal["holds", "held", "takes", "loses", "contested"]
RelationKind = Literal["ally_of", "supports", "part_of", "commands", "opposes", "designates"]
AssertionKind = Literal[
    "motive", "prediction", "counterfactual", "dilemma", "rhetorical_question", "comparison"
]


class Control(msgspec.Struct, kw_only=True):
    """What the text says of who holds a place.

    ``status`` is seen from the holder: he holds the place, held it, takes it, loses it, or fights for it.  ``span`` are
    the words that say so.  ``place_id`` and ``actors`` are the ids of the place and the actors whom place and holder
    name, ``claim`` that of the innermost claim in whose content the statement stands, none where it is the writer's.
    """

    place: Span
    holder: Span
    status: ControlStatus
    span: Span
    id: str = ""
    claim: str | None = None
    place_id: str | None = None
    actors: list[str] = []


class Relation(msgspec.Struct, kw_only=True):
    """What the text says that one actor is to another: ``actor`` is an ally of, supports, is part of … ``other``.

    ``span`` are the words that say so, ``label`` what the other is called where the relation is ``designates``
    («إرهابية», terrorist).  ``actor_id`` and ``other_id`` are the ids of the reading's actors, where it has them.
    """

    actor: Span
    relation: RelationKind
    other: Span
    span: Span
    id: str = ""
    claim: str | None = None
    actor_id: str | None = None
    other_id: str | None = None
    label: Span | None = None


class Assertion(msgspec.Struct, kw_only=True):
    """What somebody puts forward by a form that gives it away: a motive, a prediction, a false choice.

    ``span`` runs from the word that marks the form to the end of what is asserted, ``marker`` is that word.  ``claim``
    is the id of the claim in whose content it stands; where it is none, the assertion is the writer's own.  Motives
    that the text counts («أولا … والثاني …») have the same ``series``, a number, and are in its order.
    """

    kind: AssertionKind
    span: Span
    id: str = ""
    marker: Span | None = None
    claim: str | None = None
    series: int | None = None
    confidence: float = 1.0


class Reading(msgspec.Struct, kw_only=True):
    """What musnad reads in one article: a pure function of the article and the lexicon.

    ``notes`` are sentences for people on what the reading could not do or had to assume; ``reader`` names the
    version of musnad, of the lexicon and of the weights that made it.
    """

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    claims: list[Claim] = []
    times: list[Time] = []
    places: list[Place] = []
    actors: list[Actor] = []
    events: list[Event] = []
    control: list[Control] = []
    relations: list[Relation] = []
    assertions: list[Assertion] = []
    notes: list[str] = []
    reader: str = ""
    schema: int = SCHEMA

    def quote(self, span: Span) -> str:
        """Return the exact words of the article that ``span`` covers."""
        return self.text[span[0] : span[1]]

    def words_of(self, claim: Claim) -> str:
        """Return the content of ``claim`` as one string, its pieces joined by `` … ``."""
        return " … ".join(self.quote(piece) for piece in claim.content)

    def to_json(self, indent: int | None = None) -> str:
        """Return the reading as JSON, Arabic unescaped; ``indent`` spaces a level where given."""
        raw = msgspec.json.encode(self)
        return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain dictionaries and lists, as ``json.loads(reading.to_json())`` would."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built

    @classmethod
    def from_json(cls, raw: str | bytes) -> Reading:
        """Make a reading from its JSON; fields that it does not know are ignored.

        Raises:
            msgspec.ValidationError: a field is missing or has a value that the model does not allow.
        """
        return msgspec.json.decode(raw, type=cls)

    def _repr_html_(self) -> str:
        """Show the reading as a page of its own inside a notebook."""
        from musnad.report.page import notebook  # noqa: PLC0415 - the page's template loads only where it is shown

        return notebook(self)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a reading."""
    schema: dict[str, Any] = msgspec.json.schema(Reading)
    return schema
