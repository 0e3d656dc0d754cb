"""Scores places: found if one's name as written is a part of the other's, and the countries are equal.

A place counts once for a country and a name as written, however often it is listed: the gold lists each once.
"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.scoring.alike import containing
from musnad.scoring.documents import PlaceItem
from musnad.scoring.items import Item, Why, score_items
from musnad.scoring.report import Case, Report
from musnad.scoring.words import Words


def score_places(case: Case, report: Report) -> None:
    """Add the figures of the distinct places of one document, and its misses."""
    gold, read = _distinct(case.words, case.gold.places or []), _distinct(case.words, case.read.places or [])
    fitting = containing([place.content for place in gold], [place.content for place in read])
    score_items(case, report, "places", gold, read, fitting, Why("country", "name"))


def _distinct(words: Words, places: Iterable[PlaceItem]) -> list[Item]:
    """Return the places by country and name as written, in the order in which they first come."""
    return list(dict.fromkeys(Item(place.country, words.written(place.span)) for place in places))
