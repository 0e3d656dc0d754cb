"""What the layer of events knows of an article before it begins: the layers before it, token by token."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.lexicon.events import Events, Word
from musnad.model import Reading, Span
from musnad.reading.document import Document
from musnad.text.normal import normal

Stretch = tuple[int, int]
"""Tokens ``[first, end)``."""


@dataclass(slots=True)
class Scene:
    """An article with its actors, places, times and claims by token.

    ``actors``, ``places`` and ``times`` give for a token the end of the longest mention that begins there and the number
    of what it names; ``content_of`` is the number of the innermost claim in whose content a token stands, -1 where none;
    ``title`` the words of the title, ``news`` how dense times and claims are, which opinion has few of.
    """

    doc: Document
    reading: Reading
    table: Events
    words: list[Word]
    actors: dict[int, Stretch] = field(default_factory=dict)
    places: dict[int, Stretch] = field(default_factory=dict)
    times: dict[int, Stretch] = field(default_factory=dict)
    actor_starts: list[int] = field(default_factory=list)
    place_starts: list[int] = field(default_factory=list)
    time_starts: list[int] = field(default_factory=list)
    timed: set[int] = field(default_factory=set)
    content_of: list[int] = field(default_factory=list)
    title: frozenset[str] = frozenset()
    news: int = 0

    def sentence(self, i: int) -> Stretch:
        """Return the sentence of token ``i``; the rest of the text where it stands in none."""
        number = self.doc.sentence_of[i]
        return self.doc.sentences[number] if number >= 0 else (i, min(i + 40, len(self.doc.forms)))


def scene_of(doc: Document, reading: Reading, table: Events) -> Scene:
    """Return the scene of an article whose earlier layers are read."""
    scene = Scene(doc, reading, table, [table.of(form) for form in doc.forms])
    scene.actors = _index(
        doc, ((span, n) for n, actor in enumerate(reading.actors) for span in actor.mentions)
    )
    scene.places = _index(
        doc, ((s, n) for n, place in enumerate(reading.places) for s in place.mentions or [place.span])
    )
    scene.times = _index(doc, ((time.span, n) for n, time in enumerate(reading.times)))
    scene.actor_starts, scene.place_starts, scene.time_starts = (
        sorted(scene.actors), sorted(scene.places), sorted(scene.times),
    )  # fmt: skip
    for first, (end, _) in scene.times.items():
        scene.timed.update(range(first, end))
    scene.content_of = _contents(doc, reading)
    scene.title = frozenset(normal(word).removeprefix("ال") for word in (reading.title or "").split())
    scene.news = min(5, 60 * (len(reading.times) + len(reading.claims)) // (len(doc.forms) + 1))
    return scene


def tokens_of(doc: Document, span: Span) -> Stretch:
    """Return the tokens that a span of characters touches; at least one where there are tokens at all."""
    starts = doc.tokens.starts
    first = max(0, bisect.bisect_right(starts, span[0]) - 1)
    if first + 1 < len(starts) and doc.tokens.ends[first] <= span[0]:
        first += 1
    return first, max(first + 1, bisect.bisect_left(starts, span[1]))


def _index(doc: Document, spans: Iterable[tuple[Span, int]]) -> dict[int, Stretch]:
    found: dict[int, Stretch] = {}
    if not doc.forms:
        return found
    for span, number in spans:
        first, end = tokens_of(doc, span)
        if end > found.get(first, (0, 0))[0]:
            found[first] = (end, number)
    return found


def _contents(doc: Document, reading: Reading) -> list[int]:
    """Return for each token the innermost claim in whose content it stands: the shortest one."""
    inside = [-1] * len(doc.forms)
    if not inside:
        return inside
    claims = sorted(enumerate(reading.claims), key=lambda row: -sum(e - s for s, e in row[1].content))
    for number, claim in claims:
        for piece in claim.content:
            first, end = tokens_of(doc, piece)
            inside[first:end] = [number] * (end - first)
    return inside
