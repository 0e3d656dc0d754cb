"""Words a second of the whole reading on one core, beside one pass of a compiled regular expression.

``python benchmarks/speed.py ARTICLES.jsonl[.gz] [--articles N] [--profile]`` reads one article a line
(``{"text": …}``).  A word is what stands between spaces.  The regular expression finds all words and the
commonest verbs of saying, which is about the least that any reader of claims must do.  ``--profile`` says
in which modules and functions the time goes; it slows the reading down, so its speed is not the speed.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import gzip
import json
import pstats
import re
import resource
import statistics
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from musnad.model import Article
from musnad.reading.reader import Reader

PASS = re.compile(r"\w+|[«»“”\"':،.؟!]|\b[وف]?(?:قال|أعلن|أكد|أضاف|ذكر|أوضح|أفاد|نقل)ت?وا?\b")
MEGABYTE = 1024  # of the kilobytes in which Linux counts
QUARTERS = 4


def main() -> int:
    """Run from the command line."""
    options = _options()
    articles = load(options.path, options.articles)
    words = [len(article.text.split()) for article in articles]
    reader = Reader()
    reader.read(Article(text="قال الوزير إن الجسر سيفتح غدا."))  # what is loaded once is not the reading
    print(f"{len(articles):,} articles, {sum(words):,} words")
    passed = regex_seconds(articles)
    print(f"one pass of a regular expression  {sum(words) / passed:12,.0f} words a second")
    if options.profile:
        profile(reader, articles)
        return 0
    seconds, memory = read_all(reader, articles)
    print(f"whole reading                     {sum(words) / sum(seconds):12,.0f} words a second")
    print(f"                                  {sum(seconds) / passed:12,.0f} times the regular expression")
    cuts = statistics.quantiles([1000 * second for second in seconds], n=100)
    print(f"an article: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, worst {1000 * max(seconds):.0f} ms")
    print("memory after each quarter: " + ", ".join(f"{size:,.0f} MB" for size in memory))
    print(f"peak memory: {peak():,.0f} MB")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path, help="articles as JSON Lines, plain or .gz")
    parser.add_argument("--articles", type=int, default=2000, help="how many to read (default 2000; 0: all)")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    return parser.parse_args()


def load(path: Path, most: int) -> list[Article]:
    """Return the first ``most`` articles of a file, or all for 0."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        texts = (json.loads(line)["text"] for line in islice(lines, most or None))
        return [Article(text=text) for text in texts]


def regex_seconds(articles: list[Article]) -> float:
    """Return the seconds that the regular expression takes for all texts, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for article in articles:
            for _match in PASS.finditer(article.text):
                pass
        best = min(best, time.perf_counter() - start)
    return best


def read_all(reader: Reader, articles: list[Article]) -> tuple[list[float], list[float]]:
    """Read the articles one by one; return the seconds of each, and the megabytes held after each quarter."""
    seconds: list[float] = []
    memory: list[float] = []
    quarter = max(1, len(articles) // QUARTERS)
    for number, article in enumerate(articles, 1):
        start = time.perf_counter()
        reader.read(article)
        seconds.append(time.perf_counter() - start)
        if number % quarter == 0:
            gc.collect()
            memory.append(held())
    return seconds, memory


def held() -> float:
    """Return the megabytes that this process holds now."""
    status = Path("/proc/self/status")
    if not status.exists():
        return peak()
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))
    return int(found.group(1)) / MEGABYTE if found else peak()


def peak() -> float:
    """Return the most megabytes that this process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGABYTE / (MEGABYTE if sys.platform == "darwin" else 1)


def profile(reader: Reader, articles: list[Article]) -> None:
    """Print the share of time that each module takes by itself, and the functions that take most."""
    profiler = cProfile.Profile()
    profiler.enable()
    for article in articles:
        reader.read(article)
    profiler.disable()
    modules: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if "musnad" in file:
            modules[_module(file)] += own
            functions[f"{_module(file)}.{name}"] += own
            continue
        for (caller, _, above), (_, _, part, _) in callers.items():  # what is built in counts for its caller
            where = _module(caller) if "musnad" in caller else "elsewhere"
            modules[where] += part
            functions[f"{where}.{above}"] += part
    whole = sum(modules.values())
    for title, shares in (("modules", modules), ("functions", functions)):
        print(f"\n{title}, by the time spent in them:")
        for name, own in shares.most_common(15):
            print(f"  {own / whole:5.1%}  {name}")


def _module(file: str) -> str:
    return ".".join(Path(file).with_suffix("").parts[-2:])


if __name__ == "__main__":
    sys.exit(main())
