"""The command line as a process: pipes, signals, locales, a full disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import COMMAND, TEXT, one_sentence


def process(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until ``happened()`` is true, for half a minute at most."""
    end = time.monotonic() + 30
    while not happened() and time.monotonic() < end:
        time.sleep(0.02)
    assert happened()


class TestProcess:
    def test_standard_input_and_utf8_whatever_the_locale(self) -> None:
        environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        ran = process("read", "-", input=TEXT.encode(), env=environment)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "وزير الزراعة" in ran.stdout.decode("utf-8")

    def test_json_lines_through_a_pipe(self) -> None:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in (TEXT, "أ"))
        ran = process("read", "-", "--format", "jsonl", input=lines.encode())
        assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == ["stdin:1", "stdin:2"]

    def test_a_broken_pipe_is_no_error(self, tmp_path: Path) -> None:
        path = tmp_path / "many.jsonl"
        path.write_text((json.dumps({"text": TEXT}) + "\n") * 2000, encoding="utf-8")
        command = [*COMMAND, "read", str(path), "--format", "jsonl"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.readline()
            running.stdout.close()
            err = running.stderr.read()
        assert (running.returncode, err) == (0, b"")

    @pytest.mark.skipif(os.name != "posix", reason="signals of other systems differ")
    @pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_stopped_it_leaves_nothing_half_written(self, number: int, status: int, tmp_path: Path) -> None:
        pipe, out = tmp_path / "slow.jsonl", tmp_path / "out.jsonl"
        os.mkfifo(pipe)
        command = [*COMMAND, "read", str(pipe), "--format", "jsonl", "-o", str(out)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
            with pipe.open("w", encoding="utf-8") as feed:
                feed.write((json.dumps({"text": TEXT}) + "\n") * 2)
                feed.flush()
                wait_for(lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()))
                running.send_signal(number)
                assert running.wait(timeout=60) == status
            assert running.stderr is not None
            assert b"Traceback" not in running.stderr.read()
        assert [path.name for path in tmp_path.iterdir()] == ["slow.jsonl"]

    def test_help_is_quick(self) -> None:
        code = (
            "import sys, musnad.cli as c; c.run(['--help']); "
            "heavy = {'trafilatura', 'lxml', 'jinja2', 'charset_normalizer', 'musnad.lexicon.lexicon'}; "
            "sys.exit(len(heavy & set(sys.modules)))"
        )
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
    def test_a_full_disk(self) -> None:
        with Path("/dev/full").open("wb") as full:
            command = [*COMMAND, "read", "-"]
            ran = subprocess.run(
                command, input=TEXT.encode(), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
            )
        assert ran.returncode == 2
        assert one_sentence(ran.stderr.decode())
