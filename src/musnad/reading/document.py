"""A text made ready for the layers: tokens, quotations and sentences, and where each token stands in them."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.lexicon import Lexicon
from musnad.model import Span
from musnad.reading.outlets import Names, is_own, names_of
from musnad.text.quotations import Quotation, find_quotations, is_quotation_mark
from musnad.text.sentences import find_sentences
from musnad.text.tokens import BREAK, MARK, WORD, Form, Tokens, tokenize


@dataclass(slots=True)
class Document:
    """What every layer reads.  All positions are numbers of tokens; ranges are half-open.

    ``sentence_of[i]`` and ``quotation_of[i]`` are the sentence and the innermost quotation of token ``i`` (-1: none;
    a quotation's marks count as inside it), ``paragraph_of[i]`` its paragraph.
    """

    tokens: Tokens
    forms: list[Form]
    quotations: list[Quotation]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    quotation_of: list[int]
    paragraph_of: list[int]
    outlet: Names = ()

    @property
    def text(self) -> str:
        """The article's original text."""
        return self.tokens.text

    def span(self, first: int, end: int) -> Span:
        """Return the characters of the tokens ``[first, end)``; paragraph ends at its edges are left out."""
        first, end = self._without_breaks(first, end)
        return self.tokens.starts[first], self.tokens.ends[end - 1]

    def stem_span(self, first: int, end: int) -> Span:
        """Like :meth:`span`, without the clitics before the first token (لوكالة → وكالة, "to an agency")."""
        first, end = self._without_breaks(first, end)
        form = self.forms[first]
        begin = self.tokens.starts[first] + (form.stem[0] if form.conjunction or form.preposition else 0)
        return begin, self.tokens.ends[end - 1]

    def _without_breaks(self, first: int, end: int) -> tuple[int, int]:
        while first < end - 1 and self.forms[first].kind == BREAK:
            first += 1
        while first < end - 1 and self.forms[end - 1].kind == BREAK:
            end -= 1
        return first, end

    def names_outlet(self, first: int, end: int) -> bool:
        """Tell whether the tokens ``[first, end)`` name the article's own outlet."""
        if not self.outlet:
            return False
        forms = [form for form in self.forms[first:end] if form.kind == WORD]
        words = [form.normal for form in forms]
        if forms and forms[0].preposition:
            words[0] = forms[0].normal[len(forms[0].conjunction) + 1 :]
        return is_own(words, self.outlet)

    def is_mark(self, i: int, marks: str) -> bool:
        """Tell whether token ``i`` exists and is one of the one-character ``marks``."""
        return 0 <= i < len(self.forms) and self.forms[i].kind == MARK and self.forms[i].raw in marks

    def is_quote(self, i: int) -> bool:
        """Tell whether token ``i`` exists and is a quotation mark."""
        return (
            0 <= i < len(self.forms) and self.forms[i].kind == MARK and is_quotation_mark(self.forms[i].raw)
        )


def prepare(text: str, lexicon: Lexicon, outlet: str | None = None) -> Document:
    """Return ``text`` with its tokens, quotations and sentences found; ``outlet`` is the article's own."""
    tokens = tokenize(text, lexicon.analyse)
    lexicon.mark_sequences(tokens)
    lexicon.settle_homographs(tokens)
    quotations = find_quotations(tokens)
    sentences = find_sentences(tokens, quotations)
    total = len(tokens)
    sentence_of, quotation_of = [-1] * total, [-1] * total
    for number, (first, end) in enumerate(sentences):
        sentence_of[first:end] = [number] * (end - first)
    for number, q in enumerate(quotations):  # inner ones come later and overwrite
        quotation_of[q.first : q.last + 1] = [number] * (q.last + 1 - q.first)
    paragraph_of, paragraph = [], 0
    for form in tokens.forms:
        paragraph += form.kind == BREAK
        paragraph_of.append(paragraph)
    return Document(
        tokens, tokens.forms, quotations, sentences, sentence_of, quotation_of, paragraph_of, names_of(outlet)
    )
