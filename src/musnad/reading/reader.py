"""The reader: lines the layers up over one article."""

from __future__ import annotations

from functools import cache

from musnad.lexicon import lexicon as lexicons
from musnad.model import Article, Reading
from musnad.reading.claims import read_claims
from musnad.reading.decisions import Model
from musnad.reading.document import Document, prepare
from musnad.reading.weights import default as default_weights
from musnad.reading.weights import version
from musnad.text.tokens import WORD
from musnad.version import __version__


class Reader:
    """Reads articles; make one and use it for many.

    ``weights`` are a model's (``musnad.reading.weights.load``); without, the package's own.
    """

    def __init__(self, weights: Model | None = None) -> None:
        self.lexicon = lexicons.default()
        self.weights = weights if weights is not None else default_weights()
        self.name = f"musnad {__version__}, lexicon {lexicons.version()}, weights {version(self.weights)}"

    def read(self, article: Article) -> Reading:
        """Return the reading of an article: the same for the same article, every time, whatever was read before."""
        doc = prepare(article.text, self.lexicon, article.outlet)
        claims = read_claims(doc, self.lexicon, self.weights)
        return Reading(
            text=article.text, id=article.id, outlet=article.outlet, title=article.title, published=article.published,
            url=article.url, author=article.author, claims=claims, notes=_notes(doc), reader=self.name,
        )  # fmt: skip


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
