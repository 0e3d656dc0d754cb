"""JSON records to articles, and what comes of an attempt to load one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from musnad.ingest.dates import iso_date
from musnad.ingest.decode import UnreadableError
from musnad.model import Article

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What fills the fields that an article does not give itself."""

    outlet: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article with notes, sentences for people, on what was assumed to get it."""

    article: Article
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: where it stands, and why, in one sentence."""

    path: str
    reason: str


def well_formed(text: str) -> str:
    """Return ``text`` with � for each lone surrogate, which no encoding can write."""
    return _SURROGATE.sub("\ufffd", text)


def parse_json(text: str) -> Any:
    """Return what the JSON ``text`` holds.

    Raises:
        UnreadableError: it is not JSON; the message says where it fails.
    """
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""
        where = f"{line}column {error.colno}"
        raise UnreadableError(f"This is not valid JSON ({error.msg} at {where}); correct it there.") from None
    except (ValueError, RecursionError):
        raise UnreadableError(
            "This JSON holds numbers or nesting beyond all measure; write it anew."
        ) from None


def make_article(record: object, fallback_id: str, defaults: Defaults) -> Loaded:
    """Make an article of one JSON record.

    Args:
        record: what the JSON holds; ``{"text": …}`` with any of id, outlet, title, published, url, author.
        fallback_id: the id where the record has none.
        defaults: fill outlet, title and published where the record has none.

    Raises:
        UnreadableError: it is no object, or has no text.
    """
    if not isinstance(record, dict):
        raise UnreadableError('An article in JSON is an object such as {"text": "…"}; this is none.')
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableError('This JSON has no "text"; put the article\'s text in a string of that name.')
    notes: list[str] = []
    if _SURROGATE.search(text):
        notes.append("The text holds halves of characters, which stand as \ufffd.")
    published = _published(_string(record, "published", notes), notes)
    article = Article(
        text=well_formed(text),
        id=_identity(record.get("id")) or fallback_id,
        outlet=_string(record, "outlet", notes) or defaults.outlet,
        title=_string(record, "title", notes) or defaults.title,
        published=published or defaults.published,
        url=_string(record, "url", notes),
        author=_string(record, "author", notes),
    )
    return Loaded(article, notes)


def _identity(value: object) -> str | None:
    """Return an id as a string: files give strings and, often, numbers."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return well_formed(str(value)) or None


def _string(record: dict[str, Any], name: str, notes: list[str]) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        notes.append(f"The field “{name}” is not a string and was left aside.")
        return None
    return well_formed(value) if value.strip() else None


def _published(value: str | None, notes: list[str]) -> str | None:
    if value is None:
        return None
    try:
        return iso_date(value)
    except ValueError as error:
        notes.append(f"The date of publication was left aside: {error}")
        return None
