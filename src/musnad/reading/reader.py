"""The reader: lines the layers up over one article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from musnad.lexicon import events as vocabularies
from musnad.lexicon import gazetteer as gazetteers
from musnad.lexicon import knowledge as knowledges
from musnad.lexicon import lexicon as lexicons
from musnad.model import Article, Reading
from musnad.reading.actors import read_actors
from musnad.reading.assertions import read_assertions
from musnad.reading.claims import read_claims
from musnad.reading.control import read_control
from musnad.reading.decisions import Model
from musnad.reading.document import Document, prepare
from musnad.reading.events import read_events
from musnad.reading.grounding import check
from musnad.reading.places import read_places
from musnad.reading.relations import read_relations
from musnad.reading.sourcing import name_sources
from musnad.reading.times import read_times
from musnad.reading.weights import default as default_weights
from musnad.reading.weights import version
from musnad.text.tokens import WORD
from musnad.version import __version__

Layer = Callable[[Document, Reading], Sequence[Any]]
"""A layer: takes the text made ready and the reading so far, returns the items of its own field of the reading."""


class Reader:
    """Reads articles; make one and use it for many.

    ``weights`` are a model's (``musnad.reading.weights.load``); without, the package's own.  ``layers`` changes what a
    reading is made of, by the field of the reading that a layer fills: ``{"places": None}`` leaves a layer out,
    ``{"actors": mine}`` puts another in its stead.  What such a layer returns is checked: a span that is not one of the
    text is an error.

    Raises:
        ValueError: ``layers`` names a field that readings do not have.
    """

    def __init__(
        self, weights: Model | None = None, layers: Mapping[str, Layer | None] | None = None
    ) -> None:
        self.lexicon = lexicons.default()
        self.weights = weights if weights is not None else default_weights()
        self.name = f"musnad {__version__}, lexicon {lexicons.version()}, weights {version(self.weights)}"
        self._own = self._layers()
        self._changed = dict(layers or {})
        unknown = set(self._changed) - set(self._own)
        if unknown:
            raise ValueError(
                f"no layer is called {', '.join(sorted(unknown))}; there are {', '.join(self._own)}"
            )
        if self._changed:
            self.name += f", changed: {', '.join(sorted(self._changed))}"

    def _layers(self) -> dict[str, Layer]:
        """Return the package's own layers, in the order in which they run."""
        knowledge, gazetteer, vocabulary = knowledges.default(), gazetteers.default(), vocabularies.default()
        return {
            "times": lambda doc, reading: read_times(doc, reading.published),
            "places": lambda doc, _: read_places(doc, gazetteer),
            "actors": lambda doc, reading: read_actors(doc, knowledge, self.weights, reading.published),
            "claims": lambda doc, _: read_claims(doc, self.lexicon, self.weights),
            "events": lambda doc, reading: read_events(doc, reading, vocabulary, self.weights),
            "control": read_control,
            "relations": read_relations,
            "assertions": read_assertions,
        }

    def read(self, article: Article) -> Reading:
        """Return the reading of an article: the same for the same article, every time, whatever was read before.

        Raises:
            GroundingError: a layer that is not the package's own returned a span that is none of the text's.
        """
        doc = prepare(article.text, self.lexicon, article.outlet)
        reading = Reading(
            text=article.text, id=article.id, outlet=article.outlet, title=article.title, published=article.published,
            url=article.url, author=article.author, notes=_notes(doc), reader=self.name,
        )  # fmt: skip
        for field, own in self._own.items():
            layer = self._changed.get(field, own)
            if layer is None:
                continue
            items = list(layer(doc, reading))
            if layer is not own:
                check(field, items, len(article.text))
            setattr(reading, field, items)
        name_sources(reading)
        return reading


def _notes(doc: Document) -> list[str]:
    """Return what a reader should know of the text: that it is empty, not Arabic, or has quotations left open."""
    words = [form for form in doc.forms if form.kind == WORD]
    if not words:
        return ["The text holds no words; there is nothing to read."]
    notes = []
    arabic = sum(1 for form in words if "\u0600" <= form.light[:1] <= "\u06ff")
    if arabic * 2 < len(words):
        notes.append(
            f"Most of the text is not Arabic ({arabic} of {len(words)} words are); only the Arabic was read."
        )
    unclosed = sum(1 for q in doc.quotations if not q.closed)
    if unclosed:
        notes.append(
            f"{unclosed} quotation mark(s) without their other half: what is quoted there was guessed."
        )
    return notes


@cache
def default() -> Reader:
    """Return the reader with the package's own lexicon and weights, made once."""
    return Reader()
