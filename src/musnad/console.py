"""What the command line tells people on standard error: what went wrong, and how far it has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class CommandError(Exception):
    """Stops a command with exit status 2; its message is one sentence that says what to do."""


def complain(sentence: str) -> None:
    """Print one sentence on standard error, without control characters and line breaks."""
    shown = "".join(letter if letter.isprintable() else " " for letter in sentence)
    print(f"musnad: {shown}", file=sys.stderr)


@contextmanager
def progress(total: int, wanted: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while many files are read, if that is a terminal.

    Args:
        total: the number of files.
        wanted: whether to show one at all.

    Yields:
        What to call with the numbers of files and articles that are done.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield lambda files, articles: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is a bar to draw
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=total)

        def show(files: int, articles: int) -> None:
            bar.update(task, completed=files, description=f"Reading: {articles} articles")

        yield show
