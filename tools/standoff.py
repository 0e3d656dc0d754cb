"""Gold without its text: keep our annotations of articles that are not ours to copy, and put them back together.

The package's weights learn from articles of public corpora that people of the project have annotated.  The articles
may not be copied here, so ``training/annotations.jsonl`` holds the annotations alone: for each article its id, the
SHA-256 of its text, and spans of characters.  Whoever has the corpus joins the two again:

    python tools/standoff.py join training/annotations.jsonl CORPUS.jsonl.gz… -o FOLDER
    musnad train GOLD FOLDER -o weights.json.gz

``CORPUS`` is JSON Lines, gzipped or not, an article a line with its ``text``; articles are found by the hash of
their text, so any order and any other fields will do.  The other way, from a folder of gold files:

    python tools/standoff.py split FOLDER -o training/annotations.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LAYERS = ("claims", "times", "places", "actors", "events", "control", "assertions")


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def split(gold: Path, out: Path) -> int:
    """Write the annotations of the gold files in ``gold`` without their texts, by id; return how many."""
    records = []
    for path in sorted(gold.glob("*.json")):
        whole = json.loads(path.read_text(encoding="utf-8"))
        kept = {name: whole[name] for name in LAYERS if name in whole}
        records.append({"id": whole["id"], "sha256": hash_of(whole["text"]), **kept})
    lines = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records]
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(lines)


def join(annotations: Path, corpora: list[Path], out: Path) -> tuple[int, int]:
    """Write a gold file into ``out`` for each annotated article that the corpora hold; return how many, of how many."""
    wanted = {}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        wanted[record.pop("sha256")] = record
    total = len(wanted)
    out.mkdir(parents=True, exist_ok=True)
    for corpus in corpora:
        for article in _articles(corpus):
            found = wanted.pop(hash_of(article.get("text") or ""), None)
            if found is not None:
                whole = {**{k: article.get(k) for k in ("outlet", "title", "published", "text")}, **found}
                path = out / f"{found['id']}.json"
                path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return total - len(wanted), total


def _articles(corpus: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    actions = parser.add_subparsers(dest="action", required=True)
    taking = actions.add_parser("split", help="annotations out of a folder of gold")
    taking.add_argument("gold", type=Path)
    taking.add_argument("-o", "--output", type=Path, required=True)
    joining = actions.add_parser("join", help="a folder of gold out of annotations and corpora")
    joining.add_argument("annotations", type=Path)
    joining.add_argument("corpora", type=Path, nargs="+")
    joining.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args(argv)
    if given.action == "split":
        print(f"{split(given.gold, given.output)} articles")
        return 0
    found, total = join(given.annotations, given.corpora, given.output)
    print(f"{found} of {total} annotated articles found")
    return 0 if found == total else 1


if __name__ == "__main__":
    sys.exit(main())
