"""Times against gold: precision, recall, F1 and speed, beside dateparser.

``python benchmarks/times.py FOLDER`` reads a folder of annotated articles.  dateparser is needed for the comparison
only (``pip install dateparser``); without it musnad's own figures are printed.

A time is right if its span touches the gold's and its value is equal.  dateparser gives a moment, never a month or a
length; it is reduced to a day.  The lenient comparison takes a day of dateparser's for right wherever it lies in
what the gold names (any day of 2016-04 for ``2016-04``), and for a part of day the day alone.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from musnad.lexicon.lexicon import default
from musnad.reading.document import Document, prepare
from musnad.reading.times import read_times

Span = tuple[int, int]
Found = list[tuple[Span, str]]
Same = Callable[[str, str], bool]


def equal(gold: str, found: str) -> bool:
    """Tell whether two values are the same."""
    return gold == found


def within(gold: str, found: str) -> bool:
    """Tell whether a day lies in what the gold value names."""
    if gold == found:
        return True
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", found):
        return False
    week = re.fullmatch(r"(\d{4})-W(\d\d)", gold)
    if week:
        year, number, _ = date.fromisoformat(found).isocalendar()
        return (year, number) == (int(week[1]), int(week[2]))
    if "/" in gold and re.fullmatch(r"[\d/-]+", gold):
        first, last = gold.split("/")
        return first <= found and found[: len(last)] <= last
    return bool(re.match(r"\d", gold)) and found.startswith(gold.partition("T")[0])


def hits(gold: Found, found: Found, same: Same) -> int:
    """Count the gold times that have a found one of their own, touching and the same."""
    left = list(found)
    count = 0
    for (begin, end), value in gold:
        match = next((f for f in left if f[0][0] < end and begin < f[0][1] and same(value, f[1])), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def musnad_times(doc: Document, published: str | None) -> Found:
    """Return what musnad reads."""
    return [(t.span, t.value) for t in read_times(doc, published)]


def dateparser_times(text: str, published: str | None, search: Any) -> Found:
    """Return what dateparser finds, as days, each at the next place where its words occur."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(published[:10])} if published else {}
    found: Found = []
    at = 0
    for words, moment in search(text, languages=["ar"], settings=settings) or []:
        begin = text.find(words, at)
        if begin >= 0:
            at = begin + len(words)
            found.append(((begin, at), moment.date().isoformat()))
    return found


def row(name: str, gold: list[Found], found: list[Found], same: Same, seconds: float, words: int) -> str:
    """Return a line of the table."""
    right = sum(hits(g, f, same) for g, f in zip(gold, found, strict=True))
    of_gold, of_found = sum(map(len, gold)), sum(map(len, found))
    precision = right / of_found if of_found else 0.0
    recall = right / of_gold if of_gold else 0.0
    f1 = 2 * right / (of_gold + of_found) if of_gold + of_found else 0.0
    speed = seconds / max(words, 1) * 250 * 1000
    return f"{name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {speed:9.2f} ms for 250 words"


def main(folder: Path) -> None:
    """Read the folder and print the table."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    gold: list[Found] = [[(tuple(t["span"]), t["value"]) for t in a["times"]] for a in articles]
    docs = [prepare(a["text"], default(), a.get("outlet")) for a in articles]
    words = sum(len(a["text"].split()) for a in articles)
    print(f"{len(articles)} articles, {words} words, {sum(map(len, gold))} times")
    for doc, article in zip(docs, articles, strict=True):
        musnad_times(doc, article.get("published"))  # the lexicon's caches are filled
    start = time.perf_counter()
    own = [musnad_times(d, a.get("published")) for d, a in zip(docs, articles, strict=True)]
    seconds = time.perf_counter() - start
    print(row("musnad", gold, own, equal, seconds, words))
    print(row("musnad, lenient", gold, own, within, seconds, words))
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - needed for the comparison only
    except ImportError:
        print("dateparser is not installed")
        return
    start = time.perf_counter()
    other = [dateparser_times(a["text"], a.get("published"), search_dates) for a in articles]
    seconds = time.perf_counter() - start
    print(row("dateparser", gold, other, equal, seconds, words))
    print(row("dateparser, lenient", gold, other, within, seconds, words))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
