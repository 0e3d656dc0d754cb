"""Whether a name is meant as a place, and which: what speaks for and against each entry where it stands.

The points are set by hand. Three are enough for a place; a country has them by itself, a village needs words that
speak of places beside it or other places of its country in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from musnad.lexicon.gazetteer import Entry, Gazetteer
from musnad.reading.place_context import Context
from musnad.reading.place_names import Hint, Match
from musnad.text.normal import normal

ENOUGH = 3.0
"""Points from which a name is a place."""

_SETTLED = frozenset(
    ["country", "capital", "city", "town", "village", "governorate", "district", "neighbourhood", "region"]
)
_NATURAL = frozenset(["mountain", "valley", "desert", "sea", "strait"])
_VAGUE = ("المحافظه ", "الولايه ", "المنطقه ")
"""First words of names that mean something only in their own country (المحافظة الجنوبية)."""
_KNOWN = 150_000
"""People from which a place is spoken of often, even if its name is a word as well (الخليل)."""
_HUGE, _LARGE, _CITY, _TOWN, _SMALL = 1_000_000, 300_000, 100_000, 30_000, 10_000
_KINGDOMS = ("SA", "JO", "MA", "BH")


def prior(entry: Entry, single: bool) -> float:
    """Return what speaks for an entry before anything is read; ``single``: the name is one word."""
    size, hand = entry.population, entry.source == "hand"
    if entry.kind == "country":
        points = 6.0
    elif entry.kind == "capital":
        points = 5.2 if size >= _CITY or hand else 3.4
    elif size >= _HUGE:
        points = 4.6
    elif size >= _LARGE:
        points = 4.0
    elif size >= _CITY or (hand and entry.kind == "city"):
        points = 3.2
    elif entry.kind not in _SETTLED or entry.kind in ("governorate", "region"):
        points = 3.4
    elif size >= _TOWN:
        points = 2.4
    else:
        points = (1.8 if size >= _SMALL else 1.0) + (1.0 if hand else 0.0)
    if not single:
        return points + 1.5
    if entry.common:
        points -= 1.5 if entry.kind == "capital" else 2.2 if entry.country is None else 3.2
    return points


@dataclass(slots=True)
class Votes:
    """How much an article speaks of each country; ``own`` is what each name has given to its country itself."""

    of: dict[str, float] = field(default_factory=dict)
    own: dict[str, float] = field(default_factory=dict)
    total: float = 0.0

    def add(self, country: str, weight: float) -> None:
        """Count a word that speaks of ``country``."""
        self.of[country] = self.of.get(country, 0.0) + weight
        self.total += weight


def votes_of(matches: Sequence[Match], hints: Iterable[Hint], outlet: str | None) -> Votes:
    """Return how much the article speaks of each country: its names, its peoples, places that are in no doubt."""
    votes = Votes()
    for match in matches:
        single = match.end == match.first + 1
        sure = {
            entry.country
            for _, entry, agreed in match.options
            if agreed and prior(entry, single) >= ENOUGH and not entry.line.startswith("world")
        }
        country = sure.pop() if len(sure) == 1 else None
        if country is not None:
            votes.add(country, 1.0)
            votes.own[match.words] = votes.own.get(match.words, 0.0) + 1.0
    for hint in hints:
        if hint.people and hint.people != "-":
            votes.add(hint.people, 0.5)
    if outlet:
        votes.add(outlet, 0.3)
    return votes


def points(entry: Entry, match: Match, agreed: bool, context: Context, votes: Votes) -> float:
    """Return what speaks for reading ``match`` as ``entry``; ``agreed``: the lexicon takes its first word so apart."""
    if context.barred:
        return -10.0
    total = prior(entry, match.end == match.first + 1) + context.noun + context.joined
    total -= context.person * (0.25 if entry.kind in ("country", "capital") else 1.0)
    total += context.towards * (0.5 if entry.common and entry.population < _KNOWN else 1.0)
    if context.kind == entry.kind:
        total += 1.5
    elif context.kind:
        settled = context.kind in _SETTLED and entry.kind in _SETTLED
        total += -1.0 if context.within >= 0 and not settled else 0.5
    if entry.common and entry.source != "hand" and context.noun < 2.5:
        total -= 2.0
    if entry.common and context.speaks:
        total -= 2.0
    if not agreed or (context.so and entry.kind not in ("country", "capital")):
        total -= 2.0
    if context.described and entry.kind != "country" and entry.population < _LARGE:
        total -= 2.5
    total -= _spelling(entry, match, context)
    if entry.country is None or entry.kind == "country":
        return total + 1.0 if entry.country in votes.of else total
    return total + _company(entry, match, context, votes)


def called_after(kind: str | None, entry: Entry) -> bool:
    """Tell whether a hill or valley can be called after a place: after a city, hardly after another village."""
    return kind not in _NATURAL or entry.kind not in ("town", "village") or entry.population >= _SMALL


def _spelling(entry: Entry, match: Match, context: Context) -> float:
    """Return what the spelling of a name says against an entry."""
    against = 4.0 if (len(match.words) < 4 or entry.source != "hand") and _misspelled(match, entry) else 0.0
    if not (context.spelled or context.known) or _spelled_out(match, entry):
        return against
    if entry.kind not in ("country", "governorate") and entry.population < _LARGE:
        return against + (context.spelled or (0.0 if entry.common else context.known))
    return against + (context.spelled if context.spelled >= (8 if entry.kind == "country" else 5) else 0.0)


def _company(entry: Entry, match: Match, context: Context, votes: Votes) -> float:
    """Return what the other places and peoples of the article say for or against an entry that is no country."""
    total = 0.0
    if context.people:
        total += 2.0 if context.people == entry.country else -2.0
    if entry.country in context.near:
        total += 1.5
    mine = votes.of.get(entry.country or "", 0.0) - votes.own.get(match.words, 0.0)
    if mine > 0.0:
        return total + (2.0 if mine >= votes.total * 0.25 else 1.0)
    if match.words.startswith(_VAGUE):
        return total - 2.5
    if entry.source != "hand":
        return total - (3.0 if context.short else 2.0)
    famous = entry.kind == "city" or entry.population >= _CITY
    return total - (0.2 if famous else 1.2 if votes.total else 0.0)


def _spelled_out(match: Match, entry: Entry) -> bool:
    """Tell whether a name has the hamza on its alef that tells it from another word (إب from أب and آب)."""
    return any(c in "أإآ" for c in match.raw) and match.raw in entry.arabic


def _misspelled(match: Match, entry: Entry) -> bool:
    """Tell whether a name is spelled with another hamza than the entry's, or ه for ة (آب for إب; متنه for متنة)."""
    raw = match.raw
    alefs = {c for c in raw if c in "أإآ"}
    open_end = raw.endswith("ه") and match.end == match.first + 1
    if not alefs and not open_end:
        return False
    return not any(
        alefs <= set(name) and not (open_end and name.endswith("ة"))
        for name in entry.arabic
        if normal(name) == match.words
    )


def kingdom(votes: Votes, outlet: str | None, gazetteer: Gazetteer) -> Entry | None:
    """Return the country that «المملكة» means in an article, where that can be told."""
    if outlet in _KINGDOMS:
        return gazetteer.countries.get(outlet)
    best = max(_KINGDOMS, key=lambda country: votes.of.get(country, 0.0))
    return gazetteer.countries.get(best) if votes.of.get(best) else None
