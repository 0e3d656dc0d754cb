"""Where an assertion ends: at the mark, comma or word with which something else begins."""

from __future__ import annotations

from musnad.lexicon.assertions import AssertionBook
from musnad.model import Reading
from musnad.reading.assertion_forms import Opening, purpose
from musnad.reading.document import Document
from musnad.reading.statement_ground import is_stop
from musnad.text.tokens import BREAK, MARK, WORD

LONGEST = 60
"""Tokens that an assertion has at most."""

WIDE = frozenset(["counterfactual", "dilemma"])
"""Kinds whose two halves a comma may part: «لولا صمودهم، لسقطت المدينة»."""


class Ends:
    """Finds the ends of the assertions of one text."""

    def __init__(self, doc: Document, reading: Reading, book: AssertionBook) -> None:
        self.doc, self.book = doc, book
        self.cues = {claim.cue[0] for claim in reading.claims}

    def start(self, opening: Opening) -> int:
        """Return the first token of an assertion: «ما كان ليحدث لولا …» begins before its لولا."""
        forms = self.doc.forms
        if opening.kind == "counterfactual":
            for k in range(opening.first - 1, max(-1, opening.first - 7), -1):
                if forms[k].kind != WORD:
                    break
                if forms[k].normal in ("كان", "كانت") and k and forms[k - 1].normal.endswith("ما"):
                    return k - 1
        return opening.first

    def of(self, opening: Opening) -> int:
        """Return the token behind the last of an assertion."""
        doc, forms = self.doc, self.doc.forms
        depth = 0
        quotation = doc.quotation_of[opening.first]
        i = opening.end
        limit = min(len(forms), opening.end + LONGEST)
        while i < limit:
            form = forms[i]
            if form.kind == BREAK or (is_stop(form) and (form.raw != ":" or opening.kind != "dilemma")):
                return i
            if form.kind == MARK:
                depth += (form.raw == "(") - (form.raw == ")")
                if depth < 0 or (quotation >= 0 and doc.quotations[quotation].last == i):
                    return i
                if form.raw in "،," and self._ends_at_comma(opening, i):
                    return i
            elif self._another(opening, i):
                return i
            i += 1
        return i

    def _another(self, opening: Opening, i: int) -> bool:
        """Tell whether something else begins at token ``i``: an attribution, a second aim."""
        doc, form = self.doc, self.doc.forms[i]
        at = doc.tokens.starts[i]
        if at in self.cues or at + form.stem[0] in self.cues:
            return True
        if opening.kind != "motive" or i < opening.end + 2:
            return False
        if form.normal == "لن" or (
            form.future and self.doc.forms[i - 1].tag not in ("relative", "complementizer")
        ):
            return True
        return any(
            e.row.assertion == "motive" and e.row.strength != "rare" and not e.rest
            for e in self.book.of(form)
        )

    def _ends_at_comma(self, opening: Opening, i: int) -> bool:
        """Tell whether an assertion ends at the comma ``i``."""
        forms = self.doc.forms
        after = forms[i + 1] if i + 1 < len(forms) else None
        if after is None or after.kind == BREAK:
            return True
        if self.book.classes["turns"].of(after) and any(
            True for _ in self.book.classes["turns"].at(forms, i + 1, len(forms))
        ):
            return True
        if opening.kind in WIDE:
            return False
        if any(True for _ in self.book.classes["goes_on"].at(forms, i + 1, len(forms))):
            return False
        if self._inserted(i) or (after.article and any(f.base == after.base for f in forms[opening.end : i])):
            return False
        if after.conjunction == "و" and opening.kind == "motive":
            return not purpose(self.doc, i + 1)
        return True

    def _inserted(self, i: int) -> bool:
        """Tell whether the comma ``i`` opens or closes an insertion of few words («اطمأنت، خطأ وغرورا، أنها»)."""
        forms = self.doc.forms
        for k in range(i + 2, min(len(forms) - 1, i + 6)):
            if forms[k].kind == MARK and forms[k].raw in "،,":
                return forms[k + 1].tag in ("complementizer", "relative") or forms[k + 1].tag.startswith(
                    "prep:"
                )
        for k in range(i - 2, max(0, i - 6), -1):
            if forms[k].kind == MARK and forms[k].raw in "،,":
                following = forms[i + 1]
                return following.tag in ("complementizer", "relative") or following.tag.startswith("prep:")
        return False
