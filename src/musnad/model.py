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

ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]
FORMS: tuple[Form, ...] = Form.__args__  # type: ignore[attr-defined]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


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
    claim does not name it and that it was carried over from where ``mention`` stands.
    """

    mention: Span
    kind: Kind
    implicit: bool = False


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
