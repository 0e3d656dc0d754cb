"""Annotated documents as scoring sees them: gold, and what any reader made of the same texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.model import Article, Reading, Span


class GoldError(ValueError):
    """Gold or readings that cannot be used; its message is one sentence that says what to do."""


class Source(msgspec.Struct, kw_only=True):
    """A link of a chain; readers of other make may leave the kind out."""

    mention: Span | None = None
    kind: str | None = None


class Statement(msgspec.Struct, kw_only=True):
    """A claim as scoring needs it; only its content is sure to be there."""

    content: list[Span]
    cue: Span | None = None
    chain: list[Source] = []
    form: str | None = None
    act: str | None = None

    @property
    def origin(self) -> Span | None:
        """The mention of the last link, who first said it."""
        return self.chain[-1].mention if self.chain else None


class TimeItem(msgspec.Struct, kw_only=True):
    """A time: where it stands and what it means."""

    span: Span
    value: str


class PlaceItem(msgspec.Struct, kw_only=True):
    """A place: where it is named, and the country that it is in, if in one."""

    span: Span
    country: str | None = None


class ActorItem(msgspec.Struct, kw_only=True):
    """An actor with its mentions; the name is for people only."""

    mentions: list[Span]
    name: str | None = None


class EventItem(msgspec.Struct, kw_only=True):
    """An event; readers of other make may leave out all but its type."""

    type: str
    trigger: Span | None = None
    actor: list[Span] | None = None
    target: list[Span] | None = None
    place: Span | None = None
    time: Span | None = None
    status: str | None = None


class ControlItem(msgspec.Struct, kw_only=True):
    """Who is said to hold which place, and how."""

    place: Span | None
    holder: Span | None
    status: str


class AssertionItem(msgspec.Struct, kw_only=True):
    """An assertion, and the claim that it stands in; none where it is the writer's own."""

    kind: str
    span: Span
    claim: Any = None


class Document(msgspec.Struct, kw_only=True):
    """An article's text with what was found in it, by a person or by a reader; a layer that is not there is None."""

    id: str
    text: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    claims: list[Statement] | None = None
    times: list[TimeItem] | None = None
    places: list[PlaceItem] | None = None
    actors: list[ActorItem] | None = None
    events: list[EventItem] | None = None
    control: list[ControlItem] | None = None
    assertions: list[AssertionItem] | None = None

    @classmethod
    def of(cls, reading: Reading) -> Document:
        """Return ``reading`` as a document.

        Raises:
            msgspec.ValidationError: the reading has no id.
        """
        return msgspec.convert(reading, cls, from_attributes=True)

    def article(self) -> Article:
        """Return the document's text as an article that was not read yet."""
        return Article(
            text=self.text or "",
            id=self.id,
            outlet=self.outlet,
            title=self.title,
            published=self.published,
        )


def load_gold(path: Path) -> dict[str, Document]:
    """Load gold by its ids: a folder of JSON files, or a file of JSON or JSON Lines.

    Raises:
        GoldError: there is none, or a document has no text or no claims.
        OSError: it cannot be read.
    """
    documents = load_documents(path)
    for document in documents.values():
        if document.text is None or document.claims is None:
            raise GoldError(f"{document.id} in {path} is no gold; it needs “text” and “claims”.")
    return documents


def load_documents(path: Path) -> dict[str, Document]:
    """Load readings by their ids, from a folder of JSON files or a file of JSON or JSON Lines.

    Raises:
        GoldError: there are none, or one is not in the layout of a reading.
        OSError: a file cannot be read.
    """
    if path.is_dir():
        found = [document for file in sorted(path.glob("*.json")) for document in _documents(file)]
    else:
        found = list(_documents(path))
    if not found:
        raise GoldError(f"There is no document in {path}; give a folder of .json files or a .jsonl file.")
    return {document.id: document for document in found}


def _documents(file: Path) -> Iterator[Document]:
    raw = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        if file.suffix == ".json":
            held = msgspec.json.decode(raw, type=list[Document] | Document)
            yield from held if isinstance(held, list) else [held]
        else:
            yield from (
                _line(line, number) for number, line in enumerate(raw.split(b"\n"), 1) if line.strip()
            )
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise GoldError(f"{file} is not in the layout of the gold ({error}); correct it there.") from None


def _line(line: bytes, number: int) -> Document:
    try:
        return msgspec.json.decode(line, type=Document)
    except msgspec.MsgspecError as error:
        raise msgspec.MsgspecError(f"line {number}: {error}") from None
