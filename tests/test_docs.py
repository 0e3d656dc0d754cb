"""What the documents say is so: their examples run, their commands exist."""

import io
import re
import tomllib
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from commands import Run
from musnad import __version__
from musnad.cli import Format
from musnad.lexicon import lexicon, tables
from musnad.reading.cues import find_cues
from musnad.reading.document import prepare

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LEXICON = (ROOT / "src/musnad/lexicon/README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    (code,) = blocks(README, "python")
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, {})
    expected = [line.removeprefix("# ") for line in code.split("\n") if line.startswith("# ")]
    assert printed.getvalue().splitlines() == expected


def test_the_test_of_contributing_passes() -> None:
    (code,) = blocks(CONTRIBUTING, "python")
    names: dict[str, object] = {}
    exec("import musnad\n" + code, names)
    (test,) = [made for name, made in names.items() if name.startswith("test_")]
    test()  # type: ignore[operator]


def test_the_cue_of_contributing_is_an_entry_and_still_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = [row for block in blocks(CONTRIBUTING, "text") for row in block.splitlines() if "\t" in row]
    verb = tables._verb(line.split("\t"))
    assert verb.past not in {known.past for known in tables.verbs()}
    known = tables.verbs()
    monkeypatch.setattr(tables, "verbs", lambda: [*known, verb])
    with_it = lexicon.Lexicon()
    assert verb.past in {cue.lemma for cue in find_cues(prepare(verb.example, with_it), with_it)}


def test_every_command_and_format_is_in_the_readme(run: Run) -> None:
    for command in ("read", "evaluate", "train"):
        assert f"`musnad {command}" in README
        for option in re.findall(r"(--[a-z]+)", run(command, "--help").out):
            if option not in ("--help", "--json"):
                assert option in README or option in ("--output",), f"{command} {option}"
    for style in Format:
        assert f"`{style.value}`" in README or f"--format {style.value}" in README


def test_every_file_of_the_lexicon_is_on_its_page() -> None:
    for path in (ROOT / "src/musnad/lexicon").glob("*.tsv"):
        assert f"`{path.name}`" in LEXICON


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/musnad/lexicon/README.md"]
)
def test_links_lead_to_files(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_the_version_is_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
