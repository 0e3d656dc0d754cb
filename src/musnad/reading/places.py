"""Places: every named place of an article once, with where it lies.

Names come from the gazetteer; unknown ones are told by the noun before them («بلدة كذا», the town of so-and-so).
What a name means is decided once for the article: by the words beside it, by the countries that the article speaks
of, by how well known each place of that name is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from musnad.lexicon import gazetteer as gazetteers
from musnad.lexicon import tables
from musnad.lexicon.gazetteer import Entry, Gazetteer
from musnad.model import Candidate, Place, Span
from musnad.reading.document import Document
from musnad.reading.place_context import Context, context_of
from musnad.reading.place_evidence import ENOUGH, called_after, kingdom, points, votes_of
from musnad.reading.place_names import Finder, Hint, Match
from musnad.reading.place_shapes import english, latin, shapes
from musnad.text.normal import normal

_FAR = 40
"""Tokens within which a place of the same sentence tells the country of an unknown name."""
_SURE = frozenset(["country", "capital", "city", "governorate"])


@dataclass(slots=True)
class _Found:
    """A place on the way to the model's: what it is and where it is mentioned."""

    entry: Entry | None
    name: str
    country: str | None
    kind: str
    spans: list[Span] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)
    source: str = "shape"


def read_places(doc: Document, gazetteer: Gazetteer | None = None) -> list[Place]:
    """Return the places that an article names, each once, in the order of their first mentions.

    ``gazetteer`` is the package's own where none is given.  In «سيطر على مدينة تدمر وسط سوريا» ("took the town of
    Palmyra in central Syria") the places are تدمر and سوريا.
    """
    finder = _finder(gazetteer) if gazetteer is not None else _finder(gazetteers.default())
    return _Reader(doc, finder).read()


class _Reader:
    """Reads the places of one document."""

    def __init__(self, doc: Document, finder: Finder) -> None:
        self.doc = doc
        self.gazetteer = finder.gazetteer
        self.hints: list[Hint | None] = finder.hints(doc.forms)
        self.marked = [i for i, hint in enumerate(self.hints) if hint is not None]
        self.matches = finder.matches(doc.forms, self.hints, self.marked)
        self.outlet = _country_of(doc.outlet)
        told = (hint for hint in self.hints if hint is not None)
        self.votes = votes_of(self.matches, told, self.outlet)
        self.contexts: list[Context] = []
        self.found: dict[object, _Found] = {}
        self.taken: list[tuple[int, str]] = []
        self.covered: set[int] = set()

    def read(self) -> list[Place]:
        """Return the document's places."""
        before: Match | None = None
        context: Context | None = None
        for match in self.matches:
            context = context_of(self.doc, self.hints, match, before, context)
            self.contexts.append(context)
            before = match
        self._nearby()
        self._known()
        self._kingdom()
        self._unknown()
        return _places(self.found.values())

    def _nearby(self) -> None:
        """Tell each match the countries of the sure places beside it (سوروتش جنوب تركيا)."""
        sentence_of, matches = self.doc.sentence_of, self.matches
        for k, match in enumerate(matches):
            _, entry, agreed = match.options[0]
            if not agreed or not entry.country or entry.common or entry.kind not in _SURE:
                continue
            for j in (k - 2, k - 1, k + 1, k + 2):
                if not 0 <= j < len(matches):
                    continue
                other = matches[j].first
                if abs(other - match.first) < 8 and sentence_of[other] == sentence_of[match.first]:
                    self.contexts[j].near.add(entry.country)

    def _known(self) -> None:
        """Decide for each name of the gazetteer what it means in this article, and note its mentions."""
        by_words: dict[str, list[int]] = {}
        for k, match in enumerate(self.matches):
            by_words.setdefault(match.words, []).append(k)
        for numbers in by_words.values():
            scores: dict[int, tuple[float, Entry]] = {}
            for k in numbers:
                match, context = self.matches[k], self.contexts[k]
                for _, entry, agreed in match.options:
                    value = points(entry, match, agreed, context, self.votes)
                    if id(entry) not in scores or value > scores[id(entry)][0]:
                        scores[id(entry)] = (value, entry)
            ranked = sorted(scores.values(), key=lambda row: (-row[0], row[1].line))
            value, entry = ranked[0]
            if value < ENOUGH:
                continue
            others = [other for _, other in ranked[1:6]]
            for k in numbers:
                context = self.contexts[k]
                if not called_after(context.kind, entry):
                    continue
                if not context.barred and (context.person < 4 or entry.kind in ("country", "capital")):
                    self._note(self.matches[k], context, entry, others)

    def _note(self, match: Match, context: Context, entry: Entry, others: list[Entry]) -> None:
        """Note a mention of a known place, or of one that is called after it (مطار عدن, Aden airport)."""
        doc, end = self.doc, match.end
        offset = next((offset for offset, option, _ in match.options if option is entry), match.options[0][0])
        start = doc.tokens.starts[match.first] + offset
        if entry.country:
            self.taken.append((match.first, entry.country))
        self.covered.update(range(match.first, match.end))
        found = _Found(entry, entry.name, entry.country, entry.kind, others=others, source=entry.source)
        key: object = id(entry)
        noun = self.hints[context.within] if context.within >= 0 else None
        if noun is not None and noun.within and (entry.kind != "country" or context.kind == "airport"):
            start = doc.tokens.starts[context.within] + noun.offset
            while end < len(self.hints) and (hint := self.hints[end]) is not None and hint.behind:
                if not doc.forms[end].article:
                    break
                end += 1
            if entry.kind != context.kind:
                name = f"{entry.name} {english(noun.within)}"
                found = _Found(entry, name, entry.country, context.kind, others=[entry], source=entry.source)
                key = (context.kind, match.words)
            if doc.is_quote(match.first - 1) and doc.is_quote(end):
                end += 1
        self.found.setdefault(key, found).spans.append((start, doc.tokens.ends[end - 1]))

    def _kingdom(self) -> None:
        """Note «المملكة» where it can be told which kingdom is meant."""
        entry: Entry | None = None
        for i in self.marked:
            hint = self.hints[i]
            if hint is None or not hint.kingdom or i in self.covered:
                continue
            behind = self.hints[i + 1] if i + 1 < len(self.hints) else None
            if behind is not None and behind.people:
                continue
            entry = entry or kingdom(self.votes, self.outlet, self.gazetteer)
            if entry is None:
                return
            found = self.found.setdefault(
                id(entry), _Found(entry, entry.name, entry.country, entry.kind, source=entry.source)
            )
            start, end = self.doc.stem_span(i, i + 1)
            found.spans.append((start, end))

    def _unknown(self) -> None:
        """Note the names that no file knows, by the noun before them."""
        self.taken.sort()
        spoken = dict(self.votes.of)
        for _, country in self.taken:
            spoken[country] = spoken.get(country, 0.0) + 1.0
        for shape in shapes(self.doc, self.hints, self.marked, self.covered):
            country_near = self._country_near(shape.first, shape.last, spoken)
            found = self.found.setdefault(
                (shape.kind, normal(shape.words)),
                _Found(None, f"{latin(shape.words)} {shape.noun}".strip(), country_near, shape.kind),
            )
            found.spans.append((shape.start, shape.end))

    def _country_near(self, first: int, end: int, spoken: dict[str, float]) -> str | None:
        """Return the country of an unknown name: of the place right behind it, else the one most spoken of.

        The adjective of a people right behind counts as well (بلدة كذا السورية), a place of the same sentence a little.
        """
        if end < len(self.hints) and (hint := self.hints[end]) is not None and hint.people not in (None, "-"):
            return hint.people
        weights = dict(spoken)
        sentence = self.doc.sentence_of[first]
        for k in range(bisect_left(self.taken, (first - _FAR, "")), len(self.taken)):
            at, country = self.taken[k]
            if at > end + _FAR:
                break
            if self.doc.sentence_of[at] != sentence:
                continue
            if end <= at < end + 5 and self._towards(end, at):
                return country
            weights[country] += 1.0
        return max(sorted(weights), key=lambda country: weights[country]) if weights else None

    def _towards(self, first: int, at: int) -> bool:
        """Tell whether the words from ``first`` lead to the place at token ``at`` (بمحافظة, جنوب شرقي)."""
        forms = self.doc.forms
        return all(
            forms[i].preposition == "ب"
            or ((hint := self.hints[i]) is not None and (hint.towards or hint.before is not None))
            for i in range(first, at)
        ) and (first < at or bool(forms[at].preposition))


def _places(found: Iterable[_Found]) -> list[Place]:
    """Return the model's places, numbered by first mention."""
    ready = [(sorted(set(item.spans)), item) for item in found]
    ready.sort(key=lambda row: (row[0][0], row[1].name))
    made = []
    for number, (spans, item) in enumerate(ready, 1):
        entry = item.entry
        made.append(
            Place(
                id=f"p{number}", span=spans[0], name=item.name, country=item.country, kind=item.kind, mentions=spans,
                lat=entry.lat if entry else None, lon=entry.lon if entry else None,
                admin1=entry.admin1 if entry else None, source=item.source,
                alternatives=[
                    Candidate(name=other.name, country=other.country, kind=other.kind, lat=other.lat, lon=other.lon)
                    for other in item.others
                ],
            )
        )  # fmt: skip
    return made


@cache
def _finder(gazetteer: Gazetteer) -> Finder:
    return Finder(gazetteer)


@cache
def _media_countries() -> dict[tuple[str, ...], str]:
    return {
        tuple(normal(name).split()): medium.country
        for medium in tables.media()
        if medium.country != "-"
        for name in medium.arabic
    }


def _country_of(outlet: tuple[tuple[str, ...], ...]) -> str | None:
    """Return the country of the article's outlet, where the list of media has it."""
    for name in outlet:
        country = _media_countries().get(name)
        if country:
            return country
    return None
