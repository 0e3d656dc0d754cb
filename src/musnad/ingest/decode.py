"""Bytes to text: finds out the encoding, says what it assumed, refuses what is no text.

In this order: a byte order mark; UTF-16 and UTF-32 without one; UTF-8, strictly; the encoding that a page
declares; UTF-8 with a few broken places; the one-byte encodings of Arabic; whatever charset-normalizer
recognises. All but the decoding itself looks at samples of bounded size, so the time is linear in the
length.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from musnad.ingest.one_byte import arabic_encoding

MAX_BYTES = 200_000_000
"""What is longer is no article and no list of articles that should be one file."""

WINDOW = 65_536
"""Bytes in one sample; a multiple of four, for samples of UTF-16 and UTF-32 begin with a whole character."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF; convert it to text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or save the document as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document; save it as plain text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first with gunzip"),
    (b"BZh", "compressed with bzip2; unpack it first with bunzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first with unxz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first with unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "an image; give the text itself"),
    (b"\xff\xd8\xff", "an image; give the text itself"),
    (b"GIF87a", "an image; give the text itself"),
    (b"GIF89a", "an image; give the text itself"),
    (b"II*\x00", "an image; give the text itself"),
    (b"MM\x00*", "an image; give the text itself"),
    (b"SQLite format 3\x00", "a database; export its articles as JSON Lines"),
    (b"\x7fELF", "a program; give a text"),
)

_CONTROLS = bytes(code for code in range(32) if code not in {8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_ARABIC = re.compile("[\u060c\u061b\u061f\u0620-\u06ed\ufb50-\ufdfb\ufe70-\ufefc]")
_COMMON = re.compile("[\t\n\r -~\u00a0-\u00ff\u200b-\u206f\ufeff]")


class UnreadableError(ValueError):
    """Something that cannot be read as text; its message is one sentence that says what to do."""


class Decoded(NamedTuple):
    """A text with the encoding it was in, and a note for people where that had to be assumed."""

    text: str
    encoding: str
    note: str | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Turn bytes of unknown encoding into text.

    Args:
        raw: the bytes of a file; none are text too.
        declared: the encoding that the bytes themselves declare, as a web page does, believed if it fits.

    Returns:
        The text without its byte order mark and otherwise unchanged (CRLF included), the name of the
        encoding, and a note unless it is plain UTF-8.

    Raises:
        UnreadableError: the bytes are binary, in no encoding that can be recognised, or absurdly many.
    """
    refuse_binary(raw)
    wide = wide_encoding(raw)
    if wide:
        return _decode_wide(raw, wide)
    samples = _samples(raw)
    if _share_of_controls(samples) > 0.01:
        raise UnreadableError("This is binary data and not a text; give a text, a page, JSON or JSON Lines.")
    try:
        return Decoded(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    return (
        _decode_declared(raw, declared)
        or _decode_broken_utf8(raw, broken_at)
        or _decode_one_byte(raw)
        or _decode_guessed(raw, broken_at)
    )


def refuse_binary(raw: bytes) -> None:
    """Raise UnreadableError for too many bytes, and for those of a well-known format that is no text."""
    if len(raw) > MAX_BYTES:
        raise UnreadableError(f"This is larger than {MAX_BYTES // 1_000_000} MB; split it into articles.")
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise UnreadableError(f"This is {what}.")


def wide_encoding(raw: bytes) -> str | None:
    """Return which of UTF-16 and UTF-32, in which byte order, the bytes are in, or None.

    With a byte order mark it is plain.  Without one, it is looked for where there are bytes that no other
    text has (NUL and the high byte of the Arabic letters), and believed where the characters that come out
    are nearly all Arabic, Latin or punctuation.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return None if encoding == "utf-8" else encoding
    samples = _samples(raw)
    if b"\x00" not in samples and b"\x06" not in samples:
        return None
    scores = {
        name: _plausible(samples, name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else None


def wide_note(encoding: str, broken: int) -> str:
    """Return what to tell people of a text in UTF-16 or UTF-32 with so many broken places."""
    return _note(f"The text was in {encoding[:6].upper()} and was converted.", broken)


def _samples(raw: bytes) -> bytes:
    """Return the beginning, the middle and the end of ``raw``, or all of it where it is short."""
    if len(raw) <= 3 * WINDOW:
        return raw
    middle = len(raw) // 8 * 4
    end = (len(raw) - WINDOW) // 4 * 4
    return raw[:WINDOW] + raw[middle : middle + WINDOW] + raw[end : end + WINDOW]


def _plausible(sample: bytes, encoding: str) -> float:
    """Return 0 where ``sample`` is no text in ``encoding``, else 1 and the share of Arabic letters."""
    unit = 4 if encoding.startswith("utf-32") else 2
    text = sample[: len(sample) // unit * unit].decode(encoding, "replace")
    if not text:
        return 0.0
    arabic = len(_ARABIC.findall(text))
    common = len(_COMMON.findall(text))
    if (arabic + common) / len(text) < 0.95:
        return 0.0
    return 1.0 + arabic / len(text)


def _share_of_controls(sample: bytes) -> float:
    kept = len(sample.translate(None, _CONTROLS))
    return (len(sample) - kept) / len(sample) if sample else 0.0


def _decode_wide(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    if broken > 1 and broken > len(text) // 10:
        raise UnreadableError(
            "This begins like UTF-16 or UTF-32 but is binary data and not a text; give a text."
        )
    return Decoded(text, encoding, wide_note(encoding, broken))


def _decode_declared(raw: bytes, declared: str | None) -> Decoded | None:
    try:
        known = codecs.lookup(declared or "").name
        text = raw.decode(known)
    except (LookupError, ValueError):
        return None
    return Decoded(text, known, f"The page says that it is in {_name(known)}; it was converted.")


def _decode_broken_utf8(raw: bytes, broken_at: int) -> Decoded | None:
    """Decode UTF-8 that is damaged in few places, such as a file that was cut in the middle of a letter."""
    around = raw[:WINDOW] + raw[max(0, broken_at - WINDOW) : broken_at + WINDOW]
    guess = around.decode("utf-8", "replace")
    broken = guess.count("\ufffd")
    good = sum(1 for letter in guess if letter > "\x7f") - broken
    cut_at_end = broken_at >= len(raw) - 3 and good > 0 and raw[broken_at] in range(0xC2, 0xF5)
    if not cut_at_end and good <= 4 * broken:
        return None
    text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    lost = text.count("\ufffd") - raw.count("\ufffd".encode())
    return Decoded(text, "utf-8", _note("The text is in UTF-8 but damaged.", lost))


def _decode_one_byte(raw: bytes) -> Decoded | None:
    encoding = arabic_encoding(raw)
    if encoding is None:
        return None
    text = raw.decode(encoding, "replace")
    assumed = f"The text was taken to be in {_name(encoding)} and was converted."
    return Decoded(text, encoding, _note(assumed, text.count("\ufffd")))


def _decode_guessed(raw: bytes, broken_at: int) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import and seldom needed

    start = max(0, broken_at - WINDOW // 2)
    best = from_bytes(raw[start : start + WINDOW], cp_exclusion=["utf_7"]).best()
    if best is None:
        raise UnreadableError(
            "The encoding of this text could not be recognised; save it as UTF-8 and try again."
        )
    text = raw.decode(best.encoding, "replace")
    assumed = f"The text was taken to be in {_name(best.encoding)}, which is not sure, and was converted."
    return Decoded(text, best.encoding, _note(assumed, text.count("\ufffd")))


def _name(encoding: str) -> str:
    """Return the name by which people know an encoding of Python's."""
    names = {
        "cp1256": "Windows-1256",
        "iso8859-6": "ISO-8859-6",
        "mac-arabic": "Mac Arabic",
        "cp1252": "Windows-1252",
    }
    return names.get(encoding.replace("_", "-"), encoding.replace("_", "-").upper())


def _note(sentence: str, broken: int) -> str:
    if broken <= 0:
        return sentence
    places = "1 place" if broken == 1 else f"{broken} places"
    return f"{sentence} {places} could not be converted and stand as \ufffd."
