"""Scores assertions: found if the kinds are equal and the spans overlap by half.

Assertions that the reader puts into somebody's claim are left aside: the gold holds the writer's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.scoring.alike import overlapping
from musnad.scoring.documents import AssertionItem
from musnad.scoring.items import Item, Why, score_items
from musnad.scoring.report import Case, Report
from musnad.scoring.words import Words


def score_assertions(case: Case, report: Report) -> None:
    """Add the figures of the writer's own assertions of one document, and its misses."""
    gold = case.gold.assertions or []
    read = [one for one in case.read.assertions or [] if one.claim is None]
    overlaps = overlapping(case.words, [[one.span] for one in gold], [[one.span] for one in read])
    fitting = {(i, j) for _, i, j in overlaps}
    why = Why("kind", "span")
    score_items(case, report, "assertions", _items(case.words, gold), _items(case.words, read), fitting, why)


def _items(words: Words, assertions: Sequence[AssertionItem]) -> list[Item]:
    return [Item(one.kind, words.quote(one.span)) for one in assertions]
