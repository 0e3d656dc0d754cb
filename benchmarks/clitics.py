"""Clitic boundaries against a treebank: precision, recall, F1.

``python benchmarks/clitics.py FILE.conllu [--errors]`` reads Universal Dependencies in which clitics are
words of their own, either as parts of multi-word tokens (``1-2`` lines) or joined by ``SpaceAfter=No``.
What counts is the set of boundaries inside words of letters, each a pair (word, offset); the article ال is
not a boundary.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from musnad.lexicon.lexicon import Lexicon
from musnad.text.normal import light
from musnad.text.tokens import WORD, tokenize

Sentence = tuple[str, set[int]]
"""A sentence's text and the offsets of the boundaries between its syntactic words that no space marks."""


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    surfaces: list[tuple[list[str], bool]] = []  # the parts of one stretch, and whether a space follows it
    covered = 0
    for cells in rows:
        spaced = "SpaceAfter=No" not in cells[9].split("|")
        if "-" in cells[0]:
            first, last = (int(n) for n in cells[0].split("-"))
            parts = [row[1] for row in rows if row[0].isdigit() and first <= int(row[0]) <= last]
            surfaces.append((fitted(cells[1], parts), spaced))
            covered = last
        elif cells[0].isdigit() and int(cells[0]) > covered:
            surfaces.append(([cells[1]], spaced))
    text, bounds = "", set()
    for parts, spaced in surfaces:
        for part in parts:
            bounds.add(len(text))
            text += part
        text += " " if spaced else ""
    return text, bounds


def fitted(surface: str, parts: list[str]) -> list[str]:
    """Cut ``surface`` where ``parts`` meet, though they may be spelled differently (ل + الوزير in للوزير).

    Clitics keep their spelling, so the parts before the longest one are counted from the front and those
    behind it from the end; what is left is the stem.
    """
    if "".join(parts) == surface:
        return parts
    stem = max(range(len(parts)), key=lambda k: len(parts[k]))
    at, front = 0, []
    for part in parts[:stem]:
        front.append(surface[at : at + len(part)])
        at += len(part)
    end, back = len(surface), []
    for part in reversed(parts[stem + 1 :]):
        back.append(surface[max(at, end - len(part)) : end])
        end = max(at, end - len(part))
    return [piece for piece in (*front, surface[at:end], *reversed(back)) if piece]


def boundaries(lexicon: Lexicon, sentence: Sentence) -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield each word of letters with the offsets of its boundaries in the treebank and by the lexicon."""
    text, bounds = sentence
    for start, end, form in tokenize(text, lexicon.analyse):
        if form.kind == WORD and any("\u0620" <= char <= "\u064a" for char in form.raw):
            yield form.raw, {b - start for b in bounds if start < b < end}, set(form.cuts)


def measure(path: Path, lexicon: Lexicon) -> tuple[float, float, float, Counter[tuple[str, str]]]:
    """Return precision, recall, F1 and the words that differ, as pairs (gold, ours)."""
    right = gold_count = our_count = 0
    wrong: Counter[tuple[str, str]] = Counter()
    for sentence in sentences(path):
        for raw, gold, ours in boundaries(lexicon, sentence):
            right += len(gold & ours)
            gold_count += len(gold)
            our_count += len(ours)
            if gold != ours:
                wrong[cut(raw, gold), cut(raw, ours)] += 1
    precision, recall = right / max(our_count, 1), right / max(gold_count, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), wrong


def cut(word: str, at: set[int]) -> str:
    """Return ``word`` with its boundaries shown (و+ب+المدن)."""
    edges = [0, *sorted(at), len(word)]
    return "+".join(light(word[a:b]) for a, b in pairwise(edges))


def _seconds_a_word(path: Path, lexicon: Lexicon) -> float:
    spellings = sorted({f.raw for text, _ in sentences(path) for _, _, f in tokenize(text) if f.kind == WORD})
    start = time.perf_counter()
    for raw in spellings:
        lexicon._work_out(raw, WORD)
    return (time.perf_counter() - start) / max(len(spellings), 1)


def main() -> int:
    """Run from the command line."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    path, lexicon = Path(sys.argv[1]), Lexicon()
    precision, recall, f1, wrong = measure(path, lexicon)
    print(f"precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    print(f"{1e6 * _seconds_a_word(path, lexicon):.1f} microseconds for a new spelling")
    if "--errors" in sys.argv:
        for (gold, ours), count in wrong.most_common():
            print(f"{count}\t{gold}\t{ours}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
