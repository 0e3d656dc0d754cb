"""Scores actors: their mentions, and which mentions are put together as one actor.

A mention counts once as it is written, for the first actor that has it; it is found if it is the same mention
as one of the gold's.  What is counted of the actors are the pairs of mentions of one actor: a pair is found if
both its mentions are, and are one actor in the reading too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import comb
from typing import NamedTuple

from musnad.model import Span
from musnad.scoring.alike import same_mentions
from musnad.scoring.documents import ActorItem
from musnad.scoring.items import Item, miss
from musnad.scoring.report import Case, Report
from musnad.scoring.words import Words, match


class Mention(NamedTuple):
    """One way in which an actor is written: where it stands, and whose it is, by number and by name."""

    span: Span
    actor: int
    name: str


def score_actors(case: Case, report: Report) -> None:
    """Add the figures of the mentions and the actors of one document, and its misses."""
    gold = _distinct(case.words, case.gold.actors or [])
    read = _distinct(case.words, case.read.actors or [])
    pairs = same_mentions(case.words, [one.span for one in gold], [one.span for one in read])
    links = match((1.0, i, j) for i, j in pairs)
    report.counts["mentions"].add(len(links), len(gold), len(read))
    together = Counter((gold[i].actor, read[j].actor) for i, j in links.items())
    report.counts["actors"].add(_pairs(together.values()), _pairs_of(gold), _pairs_of(read))
    back = {j: i for i, j in links.items()}
    for what, ours, others, linked in (("missed", gold, read, links), ("spurious", read, gold, back)):
        _tell_mentions(case, report, what, ours, linked)
        _tell_actors(case, report, what, ours, others, linked)


def _distinct(words: Words, actors: Iterable[ActorItem]) -> list[Mention]:
    """Return the mentions of all actors, each once as it is written."""
    found: dict[str, Mention] = {}
    for number, actor in enumerate(actors):
        for span in actor.mentions:
            name = actor.name or words.quote(actor.mentions[0])
            found.setdefault(words.written(span), Mention(span, number, name))
    return list(found.values())


def _pairs(sizes: Iterable[int]) -> int:
    """Return how many pairs there are in groups of these sizes."""
    return sum(comb(size, 2) for size in sizes)


def _pairs_of(mentions: Iterable[Mention]) -> int:
    return _pairs(Counter(mention.actor for mention in mentions).values())


def _tell_mentions(
    case: Case, report: Report, what: str, mentions: Sequence[Mention], linked: Mapping[int, int]
) -> None:
    """Add the mentions of one side that the other does not have."""
    for i, mention in enumerate(mentions):
        if i not in linked:
            item = Item(mention.name, case.words.quote(mention.span))
            report.misses.append(miss(case, "mentions", what, item))


def _tell_actors(
    case: Case,
    report: Report,
    what: str,
    mentions: Sequence[Mention],
    others: Sequence[Mention],
    linked: Mapping[int, int],
) -> None:
    """Add the actors of one side whose mentions are not one actor on the other, one line an actor.

    The content is the mentions in the groups that they fall into there (``a, b | c``), the reason the number of
    pairs that this costs.
    """
    groups: dict[int, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for i, mention in enumerate(mentions):
        other = others[linked[i]].actor if i in linked else -1 - i  # a mention that is not there is alone
        groups[mention.actor][other].append(mention)
    for parts in groups.values():
        sizes = [len(part) for part in parts.values()]
        lost = comb(sum(sizes), 2) - _pairs(sizes)
        if lost:
            written = (", ".join(case.words.quote(one.span) for one in part) for part in parts.values())
            item = Item(next(iter(parts.values()))[0].name, " | ".join(written))
            report.misses.append(miss(case, "actors", what, item, "1 pair" if lost == 1 else f"{lost} pairs"))
