"""Scores events, their arguments and their status.

An event is found if the types are equal and the triggers share a character.  Of the events found, actors and
targets are found if they are the same mention, place and time if the spans share a character; the arguments of
other events do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.model import Span
from musnad.scoring.alike import Pair, same_mentions, touching
from musnad.scoring.documents import EventItem
from musnad.scoring.items import Item, Why, miss, score_items
from musnad.scoring.report import Case, Report
from musnad.scoring.words import Words, match


def score_events(case: Case, report: Report) -> None:
    """Add the figures of the events of one document with their arguments and status, and its misses."""
    gold, read = case.gold.events or [], case.read.events or []
    items, others = _items(case.words, gold), _items(case.words, read)
    fitting = touching([event.trigger for event in gold], [event.trigger for event in read])
    found = score_items(case, report, "events", items, others, fitting, Why("type", "trigger"))
    for i, j in sorted(found.items()):
        _score_status(case, report, items[i], gold[i].status, read[j].status)
        _score_arguments(case, report, gold[i], read[j])


def _items(words: Words, events: Sequence[EventItem]) -> list[Item]:
    return [Item(event.type, words.quote(event.trigger)) for event in events]


def _score_status(case: Case, report: Report, event: Item, gold: str | None, read: str | None) -> None:
    report.shares["event_status"].add(gold == read)
    if gold != read:
        report.misses.append(miss(case, "event_status", "wrong", event, gold=gold or "?", read=read or "?"))


def _score_arguments(case: Case, report: Report, event: EventItem, other: EventItem) -> None:
    """Add the arguments of an event that was found."""
    label = f"{event.type} {case.words.quote(event.trigger)}"
    for role, gold, read, pairs in _roles(case.words, event, other):
        found = match((1.0, i, j) for i, j in pairs)
        report.counts["arguments"].add(len(found), len(gold), len(read))
        for what, spans, known in (("missed", gold, {*found}), ("spurious", read, {*found.values()})):
            for number, span in enumerate(spans):
                if number not in known:
                    item = Item(label, case.words.quote(span))
                    report.misses.append(miss(case, "arguments", what, item, role))


def _roles(
    words: Words, event: EventItem, other: EventItem
) -> Iterator[tuple[str, list[Span], list[Span], set[Pair]]]:
    """Yield each role with the gold's and the reader's arguments, and the pairs of them that fit."""
    for role, gold, read in (("actor", event.actor, other.actor), ("target", event.target, other.target)):
        yield role, gold or [], read or [], same_mentions(words, gold or [], read or [])
    for role, one, twin in (("place", event.place, other.place), ("time", event.time, other.time)):
        there, given = [one] if one else [], [twin] if twin else []
        yield role, there, given, set(touching(there, given))
