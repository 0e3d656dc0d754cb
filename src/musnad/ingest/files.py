"""Paths to articles: single files, folders, standard input; one bad file never stops the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from musnad.ingest.contents import load_by_content, load_json, load_json_lines, load_text, read_all
from musnad.ingest.decode import UnreadableError
from musnad.ingest.pages import load_page
from musnad.ingest.records import Defaults, Failure, Loaded, well_formed

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl")
"""The files that are read out of a folder."""

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read articles from: a file, or standard input where there is no path."""

    path: Path | None

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return "standard input" if self.path is None else well_formed(str(self.path))

    @property
    def stem(self) -> str:
        """What an article in it is called that has no id of its own."""
        return "stdin" if self.path is None else well_formed(self.path.stem)


def load_all(paths: Iterable[str | Path], defaults: Defaults | None = None) -> Iterator[Loaded | Failure]:
    """Load the articles of files and folders one by one.

    Args:
        paths: files, folders, ``-`` for standard input.
        defaults: what fills fields that an article does not have.

    Yields:
        In order, an article, or what could not be read and why.
    """
    for source in expand(paths):
        if isinstance(source, Failure):
            yield source
        else:
            yield from load(source, defaults)


def expand(paths: Iterable[str | Path], leave_out: Path | None = None) -> list[Source | Failure]:
    """List what there is to read.

    Args:
        paths: files, folders, ``-`` for standard input.
        leave_out: a file that is not to be read out of a folder, such as the output of this run.

    Returns:
        The sources in order: a folder's files sorted by path, those with one of SUFFIXES and no leading dot;
        a failure for a path that does not exist and a folder without such files.
    """
    out: list[Source | Failure] = []
    for given in paths:
        path = Path(given)
        if str(given) == STANDARD_INPUT:
            out.append(Source(None))
        elif path.is_dir():
            out.extend(_walk(path, leave_out))
        elif os.path.lexists(path):
            out.append(Source(path))
        else:
            out.append(Failure(well_formed(str(path)), "There is no such file or folder; check the path."))
    return out


def load(source: Source, defaults: Defaults | None = None) -> Iterator[Loaded | Failure]:
    """Load the articles of one source, each as soon as it is there.

    Yields:
        An article, or what could not be read and why; never raises for bad input.
    """
    try:
        yield from _load(source, defaults or Defaults())
    except UnreadableError as error:
        yield Failure(source.name, str(error))
    except OSError as error:
        yield Failure(source.name, _why(error))
    except MemoryError:
        yield Failure(source.name, "This is too large for the memory of this machine; split it.")


def _load(source: Source, defaults: Defaults) -> Iterator[Loaded | Failure]:
    if source.path is None:
        if sys.stdin is None:
            raise UnreadableError("There is no standard input; give a file.")
        yield from load_by_content(sys.stdin.buffer, source.name, source.stem, defaults)
        return
    with source.path.open("rb") as stream:
        suffix = source.path.suffix.lower()
        if suffix == ".jsonl":
            yield from load_json_lines(stream, source.name, source.stem, defaults)
        elif suffix == ".json":
            yield from load_json(read_all(stream), source.name, source.stem, defaults)
        elif suffix in {".html", ".htm"}:
            yield load_page(read_all(stream), source.stem, defaults)
        elif suffix == ".txt":
            yield load_text(read_all(stream), source.stem, defaults)
        else:
            yield from load_by_content(stream, source.name, source.stem, defaults)


def _walk(folder: Path, leave_out: Path | None) -> list[Source | Failure]:
    failures: list[Source | Failure] = []

    def complain(error: OSError) -> None:
        failures.append(Failure(well_formed(str(error.filename)), _why(error)))

    skipped = leave_out.resolve() if leave_out else None
    found: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=complain):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(where, name) for name in names if _is_wanted(name))
    kept: list[Source | Failure] = [Source(path) for path in sorted(found) if not _is_same(path, skipped)]
    if not kept and not failures:
        reason = f"There is no {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file in this folder."
        failures.append(Failure(well_formed(str(folder)), reason))
    return kept + failures


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _is_same(path: Path, other: Path | None) -> bool:
    return other is not None and path.name == other.name and path.resolve() == other


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file or folder; check the path."
    if isinstance(error, PermissionError):
        return "It may not be read; check its permissions."
    return f"It could not be read ({error.strerror or type(error).__name__}); check the file."
