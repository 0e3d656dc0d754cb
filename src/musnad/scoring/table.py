"""The figures of a report for people: a table, and a line for each miss."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from musnad.scoring.report import Miss, Report

_NAMES = {"actors": "actors (pairs)"}
"""Measures whose names in the table say more than their keys."""


def print_report(report: Report, console: Console, errors: bool = False) -> None:
    """Print the figures of ``report``, after its misses where ``errors`` asks for them.

    A miss is one line with tabs: document, what is wrong (and why), the gold's and the reader's value where
    there are two, the chain, the content.  Where it is not of the claims, what is wrong begins with the layer, and
    in place of the chain stands what the item is (its value, type, actor …).
    """
    if errors:
        for miss in report.misses:
            console.file.write(_line(miss) + "\n")  # past rich, which would turn the tabs into spaces
    documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
    console.print(_counts(report, documents))
    if report.shares:
        console.print(_shares(report))


def _line(miss: Miss) -> str:
    what = f"{miss.what} ({miss.why})" if miss.why else miss.what
    if miss.layer != "claims":
        what = f"{miss.layer} {what}"
    values = f"{miss.gold} ≠ {miss.read}" if miss.gold or miss.read else ""
    label = " ← ".join(miss.chain) if miss.label is None else miss.label
    return "\t".join((miss.document, what, values, f"[{label}]", miss.content))


def _counts(report: Report, documents: str) -> Table:
    table = Table(title=f"Found, in {documents}", title_justify="left")
    table.add_column("what")
    for name in ("precision", "recall", "F1", "gold", "read"):
        table.add_column(name, justify="right")
    for name, count in report.counts.items():
        figures = (f"{count.precision:.3f}", f"{count.recall:.3f}", f"{count.f1:.3f}")
        table.add_row(_NAMES.get(name, name), *figures, str(count.gold), str(count.predicted))
    return table


def _shares(report: Report) -> Table:
    table = Table(title="Right", title_justify="left")
    table.add_column("what")
    table.add_column("right", justify="right")
    table.add_column("of", justify="right")
    for name, share in report.shares.items():
        table.add_row(name, f"{share.accuracy:.3f}", str(share.of))
    return table
