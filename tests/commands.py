"""What the tests of the command line share: a text, and a run of it inside the test's process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from musnad import cli

TEXT = (
    "قال وزير الزراعة إن محصول القمح تراجع هذا العام بسبب الجفاف. "
    "وأضاف أن الحكومة ستشتري القمح من الخارج. "
    "ونقلت وكالة الأنباء عن مصدر في الوزارة أن الأسعار لن ترتفع."
)
COMMAND = [sys.executable, "-m", "musnad.cli"]


class Ran:
    """What one run of the command line did."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


class Run:
    """Runs the command line inside the test's process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        status = cli.run([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(status, captured.out, captured.err)


def one_sentence(err: str) -> bool:
    lines = err.splitlines()
    return len(lines) == 1 and lines[0].startswith("musnad: ") and lines[0].rstrip().endswith((".", "”."))
