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
