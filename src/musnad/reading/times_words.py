"""The tokens of a document as words of time: which kinds of ``calendar.tsv`` stand where."""

from __future__ import annotations

from musnad.lexicon.calendar import ALONE, WITH, Calendar
from musnad.reading.document import Document
from musnad.reading.times_resolve import LAST_YEAR, Number
from musnad.text.numbers import Numerals, digits_of
from musnad.text.tokens import NUMBER, WORD

_WAS = frozenset(["كان", "كانت", "وكان", "وكانت"])
"""What makes a plan one of the past («كان من المقرر»)."""

_PAST_IN_TA = frozenset([
    "توفي", "تمكن", "تولي", "تلقي", "تسلم", "تعرض", "توجه", "تقدم", "توصل", "تعهد", "تزامن", "تسبب", "تقرر", "تبين",
])  # fmt: skip
"""Verbs of the past that look like presents of the feminine."""

_BETWEEN = frozenset("-–—/،و") | {"او"}
"""What may stand between two numbers of one time («3 و5 مايو», «22 / 10 / 1436»)."""

PADDING = 8
"""Nothing stands before the text or behind it: so far the grammar may look."""

LOOK_AHEAD = 7
"""How far behind a time that begins its clause the verb may stand."""

LOOK_BACK = 14
"""How many words before a time may say that it is to come."""


class Words:
    """Asks the calendar and the numerals about the tokens of ``doc``.

    ``find`` takes a word with or without clitics; ``inner`` and ``phrase`` are for words inside an expression.
    """

    def __init__(self, doc: Document, calendar: Calendar, numerals: Numerals) -> None:
        self.doc = doc
        self.forms = doc.forms
        self.numerals = numerals
        self.lexemes = calendar.lexemes(doc.forms)
        self.lexemes += [None] * PADDING
        self.year_end = -1

    def find(self, i: int, kind: str) -> tuple[str, int] | None:
        """Return the value of the entry of ``kind`` at token ``i`` and the position behind it, the longest entry first."""
        lexeme = self.lexemes[i]
        if lexeme is None or kind not in lexeme.kinds:
            return None
        if lexeme.phrases:
            for entry in lexeme.phrases.get(self.spelled(i + 1), ()):
                if entry.kind == kind and self._matches(i, entry.words):
                    return entry.value, i + len(entry.words)
        value = lexeme.entries.get(kind)
        return (value, i + 1) if value is not None else None

    def inner(self, i: int, kind: str, prepositions: bool = False) -> tuple[str, int] | None:
        """Like :meth:`find`, for a word without clitics before it (or only ب ل ك, where ``prepositions``)."""
        lexeme = self.lexemes[i]
        if (
            lexeme is None
            or kind not in lexeme.kinds
            or (lexeme.lead and (lexeme.joined or not prepositions))
        ):
            return None
        return self.find(i, kind)

    def _matches(self, i: int, words: tuple[str, ...]) -> bool:
        """Tell whether the third word and those behind it are the tokens from ``i`` on."""
        return all(self.spelled(i + k) == words[k] for k in range(2, len(words)))

    def openings(self) -> list[int]:
        """Return the tokens that may open a time, by themselves or with what stands behind them."""
        lexemes = self.lexemes
        return [
            i
            for i, lexeme in enumerate(lexemes)
            if lexeme is not None
            and (
                lexeme.opens == ALONE
                or (lexeme.opens == WITH and lexemes[i + 1] is not None)
                or (lexeme.phrases and self.spelled(i + 1) in lexeme.phrases)
                or (lexeme.opens == WITH and self.spelled(i + 1) in _BETWEEN)
            )
        ]

    def article(self, i: int, kind: str) -> bool:
        """Tell whether the entry of ``kind`` at token ``i`` has the article."""
        lexeme = self.lexemes[i]
        return lexeme is not None and kind in lexeme.articles

    def spelled(self, i: int) -> str:
        """Return the normal form of token ``i``, or nothing outside the text."""
        return self.forms[i].normal if 0 <= i < len(self.forms) else ""

    def joined(self, i: int) -> bool:
        """Tell whether token ``i`` is joined to what stands before it by و."""
        lexeme = self.lexemes[i]
        return lexeme is not None and lexeme.joined

    def after_and(self, i: int) -> int | None:
        """Return where what is joined by و at token ``i`` begins: «و2006», «واليوم»."""
        if self.spelled(i) == "و" and i + 1 < len(self.forms) and self.forms[i + 1].kind == NUMBER:
            return i + 1
        return i if self.joined(i) else None

    def start(self, i: int) -> int:
        """Return the offset in the text where token ``i`` begins, without its clitics."""
        lexeme = self.lexemes[i]
        return self.doc.tokens.starts[i] + (lexeme.lead if lexeme is not None else 0)

    # -- numbers ---------------------------------------------------------------------------------------------

    def number(self, i: int) -> tuple[Number, int] | None:
        """Return the number at token ``i`` and the position behind it."""
        return self.numerals.cardinal(self.forms, i) if self.has(i, "number", "digits") else None

    def kinds(self, i: int) -> frozenset[str]:
        """Return the kinds of the entries at token ``i``."""
        lexeme = self.lexemes[i]
        return lexeme.kinds if lexeme is not None else frozenset()

    def has(self, i: int, *kinds: str) -> bool:
        """Tell whether token ``i`` is, or may open, an entry of one of ``kinds``."""
        lexeme = self.lexemes[i]
        return lexeme is not None and not lexeme.kinds.isdisjoint(kinds)

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Return the ordinal at token ``i`` and the position behind it."""
        return self.numerals.ordinal(self.forms, i) if self.has(i, "ordinal") else None

    def small(self, i: int, most: int) -> int:
        """Return the number of one or two digits that token ``i`` is, at most ``most``; 0 if it is none."""
        if not (0 <= i < len(self.forms)) or self.forms[i].kind != NUMBER or len(self.forms[i].normal) > 2:
            return 0
        spelled = self.forms[i].normal
        value = int(spelled) if spelled.isdecimal() else 0
        return value if value <= most else 0

    def year(self, i: int, least: int = 1000) -> tuple[int, int] | None:
        """Return the number at token ``i`` that a year may have, in four digits or in words."""
        if not self.has(i, "digits", "number"):
            return None
        if self.forms[i].kind == NUMBER:
            value = digits_of(self.forms[i])
            plain = self.forms[i].normal.isdecimal() and isinstance(value, int)
            return (
                (int(value), i + 1) if plain and value is not None and least <= value <= LAST_YEAR else None
            )
        found = self.number(i)
        if found is None or not isinstance(found[0], int) or not 1000 <= found[0] <= LAST_YEAR:
            return None
        return (found[0], found[1]) if found[1] > i + 1 or found[0] == 2000 else None

    # -- what stands around ----------------------------------------------------------------------------------

    def ahead(self, i: int) -> bool:
        """Tell whether what stands at token ``i`` is to come: by a future verb or a word like المقرر before it."""
        forms, sentence = self.forms, self.doc.sentence_of
        for k in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
            if sentence[k] != sentence[i]:
                return False
            lexeme, form = self.lexemes[k], forms[k]
            if form.future:
                return True
            if lexeme is not None and "ahead" in lexeme.entries:
                return not any(was in _WAS for was in (self.spelled(k - 1), self.spelled(k - 2)))
            if form.kind == WORD and form.tag in ("V", "verb") and not self.present(k):
                return False
        return False

    def in_present(self, i: int) -> bool:
        """Tell whether the last verb before token ``i`` in its sentence is a present («أن يصدر لاحقا»)."""
        k = self.verb_before(i)
        past = self.spelled(k - 1) == "ان" and self.spelled(k - 2) in ("قبل", "بعد", "منذ")
        return k >= 0 and self.present(k) and not past

    def in_past(self, i: int) -> bool:
        """Tell whether the last verb before token ``i`` in its sentence is a past."""
        k = self.verb_before(i)
        if k < 0:  # the verb may follow: «في نوفمبر انسحبت القوات»
            sentence = self.doc.sentence_of
            end = min(i + LOOK_AHEAD, len(self.forms))
            verbs = (
                k
                for k in range(i + 1, end)
                if self.forms[k].tag in ("V", "verb") and sentence[k] == sentence[i]
            )
            k = next(verbs, -1)
        return k >= 0 and self.forms[k].tag != "VP" and not self.forms[k].future and not self.present(k)

    def verb_before(self, i: int) -> int:
        """Return the position of the last verb before token ``i`` in its sentence, near it; -1 if there is none."""
        sentence = self.doc.sentence_of
        for k in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
            if sentence[k] != sentence[i]:
                return -1
            if self.forms[k].tag in ("V", "verb", "VP"):
                return k
        return -1

    def present(self, k: int) -> bool:
        """Tell whether the verb at token ``k`` has the shape of a present."""
        form = self.forms[k]
        if form.senses:
            return any(sense.inflection.tense == "present" for sense in form.senses)
        if form.base in _PAST_IN_TA:
            return False
        return len(form.base) > 3 and (form.base[0] in "ين" or (form.base[0] == "ت" and form.base[-1] != "ت"))

    def near(self, first: int, end: int, kind: str) -> bool:
        """Tell whether a word of ``kind`` stands among the tokens ``[first, end)``."""
        return any(
            lexeme is not None and kind in lexeme.entries
            for lexeme in self.lexemes[max(first, 0) : max(end, 0)]
        )
