"""Noun phrases of statements: one that holds, one that is held, and where each may stand to a word.

The candidates are few and plain: an actor whom the reading knows or a noun of the lexicon that heads one (قوات، مسلحون);
a named place or a noun that heads one (مدينة، مواقع), perhaps behind words that say how much of it (معظم أحياء المدينة).
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.control import ControlBook
from musnad.reading.statement_ground import NEVER, Ground, Named, is_stop
from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Form

Range = tuple[int, int]

_JOINED = ("و", "او")
_SETTING = frozenset(
    ["في", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "داخل", "من", "حول", "قرب"]
)
_CLOSED = (
    "complementizer",
    "relative",
    "negation",
    "connector",
    "conjunction",
    "time",
    "aux",
    "V",
    "VP",
    "verb",
    "adverb",
)
_PRESENT = frozenset("يت")


@dataclass(slots=True)
class Phrases:
    """Finds the phrases of one text."""

    ground: Ground
    book: ControlBook

    def __post_init__(self) -> None:
        """Cut the mentions that run on into the object of their verb: «الجيش | البلدة» in «طهر الجيش البلدة»."""
        ground = self.ground
        for n, named in enumerate(ground.mentions):
            for k in range(named.first + 1, named.end):
                if self._object_begins(named, k):
                    short = ground.mentions[n] = Named(named.first, k, named.actor)
                    for at in range(named.first, named.end):
                        if ground.actor_at.get(at) is named:
                            del ground.actor_at[at]
                            if at < k:
                                ground.actor_at[at] = short
                    if ground.begins.get(named.first) is named:
                        ground.begins[named.first] = short
                    break

    def _object_begins(self, named: Named, k: int) -> bool:
        """Tell whether another phrase begins at token ``k`` of a mention: two nouns with article side by side."""
        form, before = self.ground.forms[k], self.ground.forms[k - 1]
        last = k == named.end - 1
        if last and (form.tag.startswith("prep:") or form.conjunction == "و"):
            return True
        if (
            form.preposition
            or form.conjunction
            or (named.actor.kind == "person" and not self.heads_holder(named.first))
        ):
            return False
        if form.article and before.article:
            other = self._is("place", form) or (self._is("holder", form) and not form.base.endswith("ه"))
            return other or any(entry.part == "noun" for entry in self.book.of(form))
        state = k == named.first + 1 and named.first in self.ground.place_at
        if state and self.heads_holder(k):
            return True
        if form.article and before.normal == "الله":  # «حزب الله | الجيش السوري»
            return self.heads_holder(k)
        return not form.article and (before.article or state) and self.heads_holder(k)

    def is_place_word(self, i: int) -> bool:
        """Tell whether token ``i`` is part of a named place or a noun that heads one."""
        if i in self.ground.place_at:
            named = self.ground.actor_at.get(i)  # «فجر ليبيا», Dawn of Libya, is no place
            return named is None or named.first == i or named.actor.kind in ("state", "person")
        return self._is("place", self.ground.forms[i])

    def is_holder_word(self, i: int) -> bool:
        """Tell whether token ``i`` is part of an actor's name, or a noun that heads one who can hold a place."""
        named = self.ground.actor_at.get(i)
        if named is not None and named.actor.kind not in NEVER:
            return named.first < i or self.heads_holder(i) or not self._is("place", self.ground.forms[i])
        return self._is("holder", self.ground.forms[i])

    def heads_holder(self, i: int) -> bool:
        """Tell whether token ``i`` is a noun that heads those who can hold a place."""
        return self._is("holder", self.ground.forms[i])

    def _is(self, kind: str, form: Form) -> bool:
        return form.kind == WORD and any(e.part == "noun" for e in self.book.classes[kind].of(form))

    # -- places --------------------------------------------------------------------------------------------------

    def place_from(self, i: int, stop: int) -> Range | None:
        """Return the phrase of a place that begins at token ``i``: «معظم أحياء المدينة» (most quarters of the town)."""
        forms = self.ground.forms
        k = i
        while k < min(stop, i + 6):
            form = forms[k]
            if form.kind == MARK and not self.ground.doc.is_quote(k) and form.raw not in "()%":
                return None
            if self.is_place_word(k):
                while forms[i].kind == MARK:
                    i += 1
                return i, self._place_end(i, k, stop)
            if k > i and self.is_holder_word(k):
                return None
            if not self._says_how_much(form, k > i):
                return None
            k += 1
        return None

    def _says_how_much(self, form: Form, later: bool) -> bool:
        """Tell whether a token may stand before the head of a place: a number, a quantity, a mark, من behind these."""
        if form.kind in (NUMBER, MARK) or form.tag in ("quantifier", "num"):
            return True
        return self._is("part", form) or (later and form.normal in ("من", "في"))

    def _place_end(self, i: int, head: int, stop: int) -> int:
        """Return the end of a place's phrase: adjectives, names and nouns behind its head, one setting, one coordination."""
        forms, ground = self.ground.forms, self.ground
        k, joined, set_ = head + 1, 0, 0
        while k < min(stop, i + 18):
            form = forms[k]
            if form.kind == BREAK or (form.kind == MARK and not ground.doc.is_quote(k)):
                break
            if k in ground.place_at and not form.conjunction and form.preposition in ("", "ب"):
                k += 1
                continue
            if form.conjunction:
                if joined or not self.is_place_word(k) or form.tag in _CLOSED:
                    break
                joined = 1
            elif form.normal in _SETTING or (form.preposition == "ب" and form.base in _SETTING):
                if set_ or k + 1 >= stop or not self.is_place_word(k + 1):
                    break
                set_ = 1
            elif not self._continues(form, k, i):
                break
            k += 1
        return self._without_marks(i, k)

    def _continues(self, form: Form, k: int, first: int) -> bool:
        """Tell whether a plain word goes on with a noun phrase that began at ``first``: «القرى الحدودية», «حي الورد»."""
        if form.kind != WORD:
            return True
        if form.preposition or form.pronoun or form.tag in _CLOSED or form.tag.startswith("prep:"):
            return False
        if form.article or self.is_place_word(k):
            return not self.is_holder_word(k) or not self.ground.forms[k - 1].article
        before = self.ground.forms[k - 1]
        return k - first < 6 and not before.article and form.tag not in ("demonstrative", "pronoun")

    def _without_marks(self, first: int, end: int) -> int:
        while end > first + 1 and self.ground.forms[end - 1].kind in (MARK, BREAK):
            end -= 1
        return end

    def head_of(self, part: Range) -> str:
        """Return the noun that heads a place's phrase, its dual ending left out: مديرية of «مديريتين»."""
        forms = self.ground.forms
        head = next((forms[k].base for k in range(*part) if self.is_place_word(k)), forms[part[0]].base)
        for ending in ("تين", "تان", "تي"):
            if head.endswith(ending) and len(head) > len(ending) + 2:
                return head[: -len(ending)] + "ه"
        return head

    # -- holders -------------------------------------------------------------------------------------------------

    def holder_from(self, i: int, stop: int) -> Range | None:
        """Return the phrase of a holder that begins at token ``i`` or behind a number or noun before it.

        «آلاف المقاتلين» (thousands of fighters), «عناصر من التنظيم» (members of the organisation).
        """
        forms = self.ground.forms
        k = i
        while k < min(stop, i + 4):
            form = forms[k]
            if form.kind == BREAK or (form.kind == MARK and not self.ground.doc.is_quote(k)):
                return None
            if k > i and form.preposition:
                return None
            if self.is_holder_word(k):
                return i, self.holder_end(k, stop)
            if form.tag in _CLOSED or form.tag.startswith("prep:") or self.is_place_word(k) or form.pronoun:
                return None
            k += 1
        return None

    def holder_end(self, head: int, stop: int) -> int:
        """Return the end of a holder's phrase: to the end of the name, its adjectives, and who is joined to it by و."""
        forms, ground = self.ground.forms, self.ground
        named = ground.actor_at.get(head)
        k = max(head + 1, named.end if named else head + 1)
        while k < min(stop, head + 16):
            form = forms[k]
            if form.kind != WORD:
                if (
                    ground.doc.is_quote(k)
                    and k + 1 < stop
                    and forms[k + 1].kind == WORD
                    and not forms[k + 1].conjunction
                ):
                    k += 1
                    continue
                break
            if (
                form.conjunction
                and form.conjunction == "و"
                and self.is_holder_word(k)
                and form.tag not in _CLOSED
            ):
                other = ground.actor_at.get(k)
                k = max(k + 1, other.end if other else k + 1)
                continue
            if form.conjunction or form.preposition or form.tag in _CLOSED or form.tag.startswith("prep:"):
                break
            if not (form.article or (k == head + 1 and self.is_holder_word(head) and not form.pronoun)):
                break
            if self.is_place_word(k) or (form.article and forms[k - 1].article and self.heads_holder(k)):
                break
            k += 1
        return self._without_marks(head, k)

    def holders_before(self, i: int, least: int) -> list[Range]:
        """Return the holders' phrases that stand in the tokens ``[least, i)``, the nearest first."""
        found: list[Range] = []
        k = least
        while k < i:
            if self.is_holder_word(k) and self.ground.forms[k].tag not in _CLOSED:
                end = min(i, self.holder_end(k, i))
                named = self.ground.actor_at.get(k)
                found.append((named.first if named and named.first >= least else k, end))
                k = end
            k += 1
        return found[::-1]

    def place_before(self, i: int, least: int) -> Range | None:
        """Return the nearest phrase of a place in the tokens ``[least, i)``."""
        for k in range(i - 1, least - 1, -1):
            form = self.ground.forms[k]
            if is_stop(form) and form.raw != "؛":
                return None
            if self.is_place_word(k):
                return self._whole(k, least)
        return None

    def _whole(self, k: int, least: int) -> Range:
        """Return the phrase of the place that ends at token ``k``, of a setting («بلدة القصب في شمال البلاد») the town."""
        forms = self.ground.forms
        first = k
        while first > least and (self.is_place_word(first - 1) or self._is("part", forms[first - 1])):
            first -= 1
        before = first - 1 if forms[first].preposition == "ب" else first - 2
        setting = forms[first].preposition == "ب" or (first > least and forms[first - 1].normal == "في")
        if setting and before >= least and forms[first].base in _SETTING:
            outer = before
            while (
                outer > least
                and outer > before - 2
                and forms[outer].article
                and not self.is_place_word(outer)
            ):
                outer -= 1
            if self.is_place_word(outer) and not forms[outer].pronoun:
                return self._whole(outer, least)[0], before + 1
        return first, k + 1
