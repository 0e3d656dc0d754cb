"""Runs the reader over many articles: one that fails is named and counted, and costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from musnad.console import CommandError, complain
from musnad.ingest import Defaults, Failure, Loaded, load
from musnad.ingest.files import Source
from musnad.model import Reading
from musnad.scoring.documents import Document

if TYPE_CHECKING:
    from musnad.reading.reader import Reader


@dataclass(slots=True)
class Tally:
    """How many articles were read, and how many things could not be."""

    read: int = 0
    failed: int = 0

    def fail(self, failure: Failure) -> None:
        """Name something that could not be read on standard error, and count it."""
        self.failed += 1
        complain(f"{failure.path}: {failure.reason}")


def read_sources(
    sources: Sequence[Source | Failure],
    defaults: Defaults,
    tally: Tally,
    show: Callable[[int, int], None],
    weights: Path | None = None,
) -> Iterator[Reading]:
    """Yield the reading of every article of ``sources``, naming what fails on standard error.

    ``weights`` is a file that ``musnad train`` wrote; without one the package's own decide.
    """
    reader = None if weights is None else _reader(weights)
    for number, source in enumerate(sources):
        show(number, tally.read)
        for item in [source] if isinstance(source, Failure) else load(source, defaults):
            if isinstance(item, Failure):
                tally.fail(item)
                continue
            reader = reader or _reader()
            reading = _read(reader, item, tally)
            if reading is not None:
                yield reading
                show(number, tally.read)


def _reader(weights: Path | None = None) -> Reader:
    from musnad.reading.reader import Reader  # noqa: PLC0415 - the lexicon loads with it
    from musnad.reading.weights import load  # noqa: PLC0415

    try:
        return Reader(None if weights is None else load(weights))
    except OSError as error:
        raise CommandError(f"The weights cannot be read ({error.strerror}: {error.filename}).") from None
    except ValueError as error:
        of = "The reader cannot start" if weights is None else f"{weights} cannot be used"
        raise CommandError(f"{of}: {error}.") from None


def _read(reader: Reader, loaded: Loaded, tally: Tally) -> Reading | None:
    """Return the reading of an article with the notes of its loading; None where the reader fails on it."""
    try:
        reading = reader.read(loaded.article)
    except Exception as error:  # one article must not cost the others; the sentence says that this is a fault
        reason = (
            f"The reader failed on it ({type(error).__name__}: {error}); please report this with the text."
        )
        tally.fail(Failure(loaded.article.id or "article", reason))
        return None
    if not reading.notes and not reading.text.strip():
        reading.notes = ["The text is empty; there is nothing to read in it."]
    reading.notes = [*loaded.notes, *reading.notes]
    tally.read += 1
    return reading


def read_documents(
    documents: Iterable[Document], tally: Tally, weights: Path | None = None
) -> dict[str, Document]:
    """Read the texts of gold documents, by the weights of a file if given; return what was read by their ids."""
    reader = _reader(weights)
    read = (_read(reader, Loaded(document.article()), tally) for document in documents)
    return {document.id: document for document in (Document.of(reading) for reading in read if reading)}
