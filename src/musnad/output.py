"""Where results go: standard output, or a file that appears whole or not at all; the formats of readings."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TextIO

from musnad.console import CommandError
from musnad.model import Reading


class OutputError(CommandError):
    """The output cannot be written; its message says why."""


class ReaderGoneError(Exception):
    """Whoever read standard output has enough of it, as ``head`` does."""


class Writer(Protocol):
    """Writes readings in one format, as they come."""

    def write(self, reading: Reading) -> None:
        """Write one reading, or keep it until ``close``."""

    def close(self) -> None:
        """Write what is left."""


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open standard output where ``path`` is None or ``-``, else a file as ``replacing`` does.

    Raises:
        OutputError: it cannot be written.
        ReaderGoneError: whoever read standard output went away.
    """
    if path is not None and str(path) != "-":
        with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    if sys.stdout is None:
        raise OutputError("There is no standard output; name a file with -o.")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise ReaderGoneError from None
    except OSError as error:
        _abandon_stdout()
        raise OutputError(f"Standard output cannot be written ({error.strerror}).") from None


def _abandon_stdout() -> None:
    """Let what is still buffered go nowhere, so that it cannot fail once more at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield the path of a temporary file that takes the place of ``path`` unless there is an exception.

    Where ``path`` is a link the file that it points to is replaced; a device or a pipe is written itself.

    Raises:
        OutputError: ``path`` cannot be written; the message says why.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path} is a folder; give the name of a file in it.")
    try:
        if target.exists() and not target.is_file():
            yield target
            return
        beside = target.with_name(f".musnad-{os.getpid()}.part")
        beside.touch()
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}); {_advice(error)}.") from None
    try:
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}); {_advice(error)}.") from None
    finally:
        beside.unlink(missing_ok=True)


def _advice(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "make its folder first"
    if isinstance(error, PermissionError):
        return "choose a folder that you may write to"
    return "choose another place"


class TextWriter:
    """A picture of each reading for the terminal; without control sequences in a file."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console  # noqa: PLC0415 - not needed for the other formats

        if stream is sys.stdout:
            self._console = Console(file=stream)
        else:
            self._console = Console(file=stream, force_terminal=False, color_system=None, width=100)
        self._first = True

    def write(self, reading: Reading) -> None:
        """Print one reading, an empty line after the one before."""
        from musnad.report.terminal import picture  # noqa: PLC0415 - not needed for the other formats

        if not self._first:
            self._console.print()
        self._first = False
        picture(reading, self._console)

    def close(self) -> None:
        """Do nothing: everything was printed."""


class JsonWriter:
    """One JSON object for one reading, a list for several; holds one reading at a time."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._first: Reading | None = None
        self._several = False

    def write(self, reading: Reading) -> None:
        """Write one reading, once it is clear whether it stands alone."""
        if self._first is not None:
            self._stream.write("[\n" + self._first.to_json(indent=2))
            self._first, self._several = None, True
        if self._several:
            self._stream.write(",\n" + reading.to_json(indent=2))
        else:
            self._first = reading

    def close(self) -> None:
        """Write the only reading, or the end of the list."""
        if self._first is not None:
            self._stream.write(self._first.to_json(indent=2) + "\n")
        elif self._several:
            self._stream.write("\n]\n")


class JsonLinesWriter:
    """One reading a line, each as soon as it is there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, reading: Reading) -> None:
        """Write one reading as one line."""
        self._stream.write(reading.to_json() + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Do nothing: everything was written."""


class HtmlWriter:
    """One page for all readings."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._readings: list[Reading] = []

    def write(self, reading: Reading) -> None:
        """Keep a reading for the page."""
        self._readings.append(reading)

    def close(self) -> None:
        """Write the page, where there is anything to show."""
        from musnad.report.page import page  # noqa: PLC0415 - not needed for the other formats

        if self._readings:
            self._stream.write(page(self._readings))


class CsvWriter:
    """The events of the readings as a table with ACLED's columns."""

    def __init__(self, stream: TextIO) -> None:
        from musnad.export.acled import COLUMNS  # noqa: PLC0415 - not needed for the other formats

        self._rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self._begun = False

    def write(self, reading: Reading) -> None:
        """Write the events of one reading."""
        from musnad.export.acled import rows  # noqa: PLC0415 - not needed for the other formats

        if not self._begun:
            self._rows.writeheader()
            self._begun = True
        self._rows.writerows(rows(reading))

    def close(self) -> None:
        """Do nothing: everything was written."""


WRITERS: dict[str, Callable[[TextIO], Writer]] = {
    "text": TextWriter,
    "json": JsonWriter,
    "jsonl": JsonLinesWriter,
    "html": HtmlWriter,
    "csv": CsvWriter,
}
"""The formats of ``musnad read``."""
