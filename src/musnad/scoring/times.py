"""Scores times: found if the spans share a character and the values are equal."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.scoring.alike import touching
from musnad.scoring.documents import TimeItem
from musnad.scoring.items import Item, Why, score_items
from musnad.scoring.report import Case, Report


def score_times(case: Case, report: Report) -> None:
    """Add the figures of the times of one document, and its misses."""
    gold, read = case.gold.times or [], case.read.times or []
    fitting = touching([time.span for time in gold], [time.span for time in read])
    score_items(case, report, "times", _items(case, gold), _items(case, read), fitting, Why("value", "span"))


def _items(case: Case, times: Sequence[TimeItem]) -> list[Item]:
    return [Item(time.value, case.words.quote(time.span)) for time in times]
