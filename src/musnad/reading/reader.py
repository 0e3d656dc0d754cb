"""The reader: lines the layers up over one article."""

from __future__ import annotations

from musnad import __version__
from musnad.lexicon import lexicon as lexicons
from musnad.model import Article, Reading
from musnad.reading.claims import read_claims
from musnad.reading.decisions import Model
from musnad.reading.document import prepare
from musnad.reading.weights import default as default_weights
from musnad.text.tokens import WORD


class Reader:
    """Reads articles; make one and use it for many.

    ``weights`` are a model's (``musnad.reading.weights.load``); without, the package's own.
    """

    def __init__(self, weights: Model | None = None) -> None:
        self.lexicon = lexicons.default()
        self.weights = weights if weights is not None else default_weights()
        self.name = f"musnad {__version__}, lexicon {lexicons.version()}"

    def read(self, article: Article) -> Reading:
        """Return the reading of an article: the same for the same article, every time, whatever was read before."""
        doc = prepare(article.text, self.lexicon)
        notes = _notes(doc.forms)
        claims = read_claims(doc, self.lexicon, self.weights, article.outlet)
        return Reading(
            text=article.text, id=article.id, outlet=article.outlet, title=article.title, published=article.published,
            url=article.url, author=article.author, claims=claims, notes=notes, reader=self.name,
        )  # fmt: skip


def _notes(forms: list[object]) -> list[str]:
    return []


__all__ = ["WORD", "Reader"]
