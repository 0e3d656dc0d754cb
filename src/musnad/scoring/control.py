"""Scores control: found if the places and the holders share a character each, and the status is equal."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.scoring.alike import touching
from musnad.scoring.documents import ControlItem
from musnad.scoring.items import Item, Why, score_items
from musnad.scoring.report import Case, Report
from musnad.scoring.words import Words


def score_control(case: Case, report: Report) -> None:
    """Add the figures of the statements of control of one document, and its misses."""
    gold, read = case.gold.control or [], case.read.control or []
    places = touching([one.place for one in gold], [one.place for one in read])
    holders = touching([one.holder for one in gold], [one.holder for one in read])
    fitting = set(places) & set(holders)
    why = Why("status", "place or holder")
    score_items(case, report, "control", _items(case.words, gold), _items(case.words, read), fitting, why)


def _items(words: Words, statements: Sequence[ControlItem]) -> list[Item]:
    return [Item(one.status, f"{words.quote(one.holder)}: {words.quote(one.place)}") for one in statements]
