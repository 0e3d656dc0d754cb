"""The command line: ``musnad read``, ``musnad evaluate``, ``musnad train``.

Exit status: 0 done; 1 something could not be read, the rest was (named on standard error); 2 wrong use, or
the output cannot be written.  Whatever goes wrong is said in one sentence on standard error, never with a
traceback.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from musnad.console import CommandError, complain, progress
from musnad.output import ReaderGoneError, open_output, replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musnad.ingest import Failure
    from musnad.ingest.files import Source
    from musnad.scoring.report import Report

app = typer.Typer(
    name="musnad",
    help="Read Arabic news and tell, for everything it says, who says so.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_UsageError: Any = typer.BadParameter.__base__
"""Click's error for wrong use, wherever the installed typer keeps its click."""


class Format(StrEnum):
    """What ``musnad read`` can print."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and exit."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit status.

    Args:
        arguments: the words after ``musnad``.
    """
    try:
        status = app(args=arguments, prog_name="musnad", standalone_mode=False)
    except _UsageError as error:
        hint = f" See “{error.ctx.command_path} --help”." if error.ctx else ""
        complain(" ".join(error.format_message().split()).rstrip(".") + "." + hint)
        return 2
    except CommandError as error:
        complain(str(error))
        return 2
    except (typer.Abort, KeyboardInterrupt):
        complain("Stopped; nothing was left half-written.")
        return 130
    except ReaderGoneError:
        return 0
    return status if isinstance(status, int) else 0


def _show_version(wanted: bool) -> None:
    if wanted:
        from musnad import __version__  # noqa: PLC0415

        typer.echo(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def _musnad(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read Arabic news and tell, for everything it says, who says so."""


_Weights = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Weights that musnad train wrote, instead of the package's own."),
]


def _valid_date(value: str | None) -> str | None:
    from musnad.ingest.dates import iso_date  # noqa: PLC0415

    try:
        return None if value is None else iso_date(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


@app.command("read")
def read_command(
    *,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            show_default=False,
            help="Files (.txt, .html, .json, .jsonl), folders of them, - for standard input.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_valid_date, help="Date of publication, as 2016-12-14."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")] = None,
    style: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead.")
    ] = None,
    weights: _Weights = None,
) -> None:
    """Read articles: every claim in them with its chain of sources.

    Date, outlet and title are for texts that do not give their own.
    """
    from musnad.ingest import Defaults, expand  # noqa: PLC0415
    from musnad.output import WRITERS, Writer  # noqa: PLC0415
    from musnad.runner import Tally, read_sources  # noqa: PLC0415

    sources = expand(paths, leave_out=output)
    _spare_the_input(sources, output)
    tally = Tally()
    with (
        open_output(output) as stream,
        progress(len(sources), wanted=output is not None and len(sources) > 1) as show,
    ):
        writer: Writer = WRITERS[style.value](stream)
        for reading in read_sources(sources, Defaults(outlet, title, published), tally, show, weights):
            writer.write(reading)
        writer.close()
        if not tally.read:
            raise typer.Exit(1)  # from inside, so that an older output stays as it is
    if tally.failed:
        raise typer.Exit(1)


@app.command("evaluate")
def evaluate_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of gold files, or JSON Lines.")],
    readings: Annotated[
        Path | None,
        typer.Argument(
            metavar="[READINGS]",
            show_default=False,
            help="Readings of the same texts, a folder or JSON Lines; left out, musnad reads them now.",
        ),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Show every disagreement too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    weights: _Weights = None,
) -> None:
    """Score readings against gold: precision, recall and F1, or the share that is right, of every layer of it.

    They are claims, times, places, actors, events, control and assertions; what the gold lacks is left out.
    """
    from musnad.evaluate import evaluate  # noqa: PLC0415
    from musnad.runner import Tally, read_documents  # noqa: PLC0415
    from musnad.scoring.documents import GoldError, load_documents, load_gold  # noqa: PLC0415

    tally = Tally()
    try:
        truth = load_gold(gold)
        given = load_documents(readings) if readings else read_documents(truth.values(), tally, weights)
        report = evaluate(truth, given)
    except GoldError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"{error.filename} cannot be read ({error.strerror}); check the path.") from None
    if report.unread:
        some = ", ".join(report.unread[:5]) + (" …" if len(report.unread) > 5 else "")
        complain(
            f"No reading for {len(report.unread)} of {report.documents} documents, scored as empty: {some}"
        )
    _print_report(report, errors, as_json)
    if tally.failed:
        raise typer.Exit(1)


@app.command("train")
def train_command(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Folders of gold files to learn from.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where the weights go.")],
) -> None:
    """Train the reader's weights on gold."""
    for folder in gold:
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder; give the folder with the gold's .json files.")
    try:
        from musnad.reading.train import train  # noqa: PLC0415
    except ImportError as error:
        raise CommandError(f"Training needs a package that is missing ({error}); install it first.") from None
    with replacing(output) as beside:
        try:
            train(gold, beside, lambda line: _say(line.replace(str(beside), str(output))))
        except ValueError as error:
            raise CommandError(f"The gold cannot be learned from: {error}") from None


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _print_report(report: Report, errors: bool, as_json: bool) -> None:
    from rich.console import Console  # noqa: PLC0415

    from musnad.scoring.table import print_report  # noqa: PLC0415

    with open_output(None) as stream:
        if as_json:
            figures: dict[str, Any] = dict(report.to_dict())
            if errors:
                figures["errors"] = report.misses_as_dicts()
            stream.write(json.dumps(figures, ensure_ascii=False) + "\n")
        else:
            print_report(report, Console(file=stream), errors)


def _spare_the_input(sources: Sequence[Source | Failure], output: Path | None) -> None:
    """Stop where the output would take the place of one of the files to read."""
    if output is None or not output.is_file():
        return
    target = output.resolve()
    for source in sources:
        path = getattr(source, "path", None)
        if isinstance(path, Path) and path.resolve() == target:
            raise CommandError(f"{output} is to be read and written at once; give another file after -o.")


if __name__ == "__main__":
    main()
