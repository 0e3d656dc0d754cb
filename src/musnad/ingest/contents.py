"""What a file holds, to articles: a bare text, JSON, JSON Lines, and telling which of them it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BufferedReader, TextIOWrapper
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from musnad.ingest.decode import (
    MAX_BYTES,
    Decoded,
    UnreadableError,
    decode,
    refuse_binary,
    wide_encoding,
    wide_note,
)
from musnad.ingest.pages import load_page
from musnad.ingest.records import Defaults, Failure, Loaded, make_article, parse_json

_PAGE = re.compile(
    r"\s{0,1000}(<\?xml[^>]{0,200}>\s{0,100})?(<!doctype\s+html|<html|<head|<body)", re.IGNORECASE
)
_JSON = re.compile(r'\s*(\{\s*["}]|\[\s*[\{\]])')
"""How JSON begins that holds articles, and no bare text does."""


class Line(NamedTuple):
    """A line that is not blank; ``raw`` is None where it is longer than MAX_BYTES."""

    number: int
    raw: bytes | None
    note: str | None = None


def read_all(stream: BinaryIO, before: bytes = b"") -> bytes:
    """Return ``before`` and all of ``stream``; raise UnreadableError where it is more than MAX_BYTES."""
    raw = before + stream.read(MAX_BYTES + 1)
    refuse_binary(raw)
    return raw


def load_text(raw: bytes, stem: str, defaults: Defaults) -> Loaded:
    """Make an article of a bare text in any encoding."""
    return _bare(decode(raw), stem, defaults)


def load_json(raw: bytes, name: str, stem: str, defaults: Defaults) -> Iterator[Loaded | Failure]:
    """Load one article, a list of articles, or, under a wrong name, JSON Lines."""
    return _records(decode(raw), name, stem, defaults)


def load_json_lines(
    stream: BufferedReader, name: str, stem: str, defaults: Defaults
) -> Iterator[Loaded | Failure]:
    """Load one article a line, holding two lines in memory at most.

    Args:
        stream: where the lines come from.
        name: what to call it in a failure.
        stem: the id of an article without one, with the number of its line where there are several.
        defaults: what fills missing fields.

    Yields:
        Articles, and failures for the lines that hold none; the rest goes on.
    """
    head = stream.peek()
    refuse_binary(head)
    wide = wide_encoding(head)
    lines = _wide_lines(stream, wide) if wide else _lines(stream, 1)
    yield from _load_lines(lines, name, stem, defaults)


def load_by_content(stream: BinaryIO, name: str, stem: str, defaults: Defaults) -> Iterator[Loaded | Failure]:
    """Load what has no telling name: JSON Lines, JSON, a page or a bare text, whichever it looks like.

    JSON Lines are streamed; the others are read whole.
    """
    first = stream.readline(MAX_BYTES + 1)
    if _is_object(first):
        lines = chain([Line(1, first)], _lines(stream, 2))
        yield from _load_lines(lines, name, stem, defaults)
        return
    raw = read_all(stream, first)
    decoded = decode(raw)
    if _PAGE.match(decoded.text):
        yield load_page(raw, stem, defaults)
    elif _JSON.match(decoded.text):
        yield from _records(decoded, name, stem, defaults)
    else:
        yield _bare(decoded, stem, defaults)


def _bare(decoded: Decoded, stem: str, defaults: Defaults) -> Loaded:
    return _with_note(make_article({"text": decoded.text}, stem, defaults), decoded.note)


def _with_note(loaded: Loaded, note: str | None) -> Loaded:
    return Loaded(loaded.article, [note, *loaded.notes]) if note else loaded


def _is_object(line: bytes) -> bool:
    """Tell whether a line is a JSON object as it stands."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") or len(line) > MAX_BYTES:
        return False
    try:
        return isinstance(parse_json(decode(line).text), dict)
    except UnreadableError:
        return False


def _records(decoded: Decoded, name: str, stem: str, defaults: Defaults) -> Iterator[Loaded | Failure]:
    """Yield the articles of a JSON text; one bad item of a list leaves the others alone."""
    try:
        value = parse_json(decoded.text)
    except UnreadableError:
        lines = _text_lines(decoded)
        first = next(lines, None)
        if first is None or first.raw is None or not _is_object(first.raw):
            raise
        yield from _load_lines(chain([first], lines), name, stem, defaults)
        return
    if not isinstance(value, list):
        yield _with_note(make_article(value, stem, defaults), decoded.note)
        return
    if not value:
        raise UnreadableError("This list of articles is empty; put at least one into it.")
    for number, item in enumerate(value, start=1):
        try:
            identity = f"{stem}:{number}" if len(value) > 1 else stem
            yield _with_note(make_article(item, identity, defaults), decoded.note)
        except UnreadableError as error:
            yield Failure(f"{name}, article {number}", str(error))


def _load_lines(
    lines: Iterable[Line], name: str, stem: str, defaults: Defaults
) -> Iterator[Loaded | Failure]:
    rest = iter(lines)
    ahead = list(islice(rest, 2))
    if not ahead:
        raise UnreadableError("There is nothing in it; give one article a line.")
    several = len(ahead) > 1
    for line in chain(ahead, rest):
        try:
            yield _load_line(line, f"{stem}:{line.number}" if several else stem, defaults)
        except UnreadableError as error:
            yield Failure(f"{name}, line {line.number}", str(error))


def _load_line(line: Line, identity: str, defaults: Defaults) -> Loaded:
    if line.raw is None:
        raise UnreadableError(
            f"This line is longer than {MAX_BYTES // 1_000_000} MB; split it into articles."
        )
    decoded = decode(line.raw)
    return _with_note(make_article(parse_json(decoded.text), identity, defaults), line.note or decoded.note)


def _lines(stream: BinaryIO, number: int) -> Iterator[Line]:
    """Yield the lines of ``stream``, of which the first has ``number``."""
    while raw := stream.readline(MAX_BYTES + 1):
        if len(raw) > MAX_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(MAX_BYTES)
            yield Line(number, None)
        elif raw.strip():
            yield Line(number, raw)
        number += 1


def _wide_lines(stream: BufferedReader, encoding: str) -> Iterator[Line]:
    """Yield the lines of a stream in UTF-16 or UTF-32, as UTF-8."""
    reader = TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    number = 0
    while text := reader.readline(MAX_BYTES):
        number += 1
        if text.strip("\ufeff \t\r\n"):
            yield Line(number, text.encode(), wide_note(encoding, text.count("\ufffd")))


def _text_lines(decoded: Decoded) -> Iterator[Line]:
    for number, text in enumerate(decoded.text.split("\n"), start=1):
        if text.strip():
            yield Line(number, text.encode(), decoded.note)
