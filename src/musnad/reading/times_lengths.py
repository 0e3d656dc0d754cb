"""Lengths and distances: «لمدة شهرين», «قبل ثمانية أشهر», «منذ 13 عاما», «خلال الأيام القليلة الماضية»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from musnad.reading.times_months import Found
from musnad.reading.times_periods import Periods
from musnad.reading.times_resolve import FUTURE, PAST, PRESENT, Number, Value, between, length, of_month
from musnad.reading.times_words import Words

_QUANTITIES = frozenset(["about", "few", "unit", "units-2", "units-n", "units-a", "digits", "number"])
_UNITS = ("unit", "units-n", "units-a")
_POINTING = frozenset(["between", "in", "from", "until"])
_LESS = {"Y": (12, "M"), "TH": (60, "TM")}
"""The unit that may be added to another, and how many of it that has."""

_LONGEST_AGE = 110
_AGE_BEFORE, _AGE_BEHIND = frozenset('("«،-'), frozenset(')"»،-')
_NEAR_AGE = 3
"""How many words before a number of years may call it an age."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a unit; ``amount`` is nothing where it is only some, ``turn`` is as in ``calendar.tsv``.

    ``counted`` tells that a number or a dual says how much, ``most`` is the greater of «شهرين أو ثلاثة».
    """

    end: int
    amount: Number | None
    unit: str
    turn: str = ""
    counted: bool = False
    article: bool = False
    few: bool = False
    most: Number | None = None
    fixed: Value | None = None

    @property
    def value(self) -> Value:
        """The length itself, or the ``fixed`` months of a year."""
        if self.fixed is not None:
            return self.fixed
        shortest = length(self.amount or 1, self.unit)
        if self.most is None:
            return shortest
        return Value(f"{shortest.text}/{length(self.most, self.unit).text}", grain="P")


class Lengths:
    """Reads lengths of time and the prepositions that make points of them."""

    def __init__(self, words: Words, periods: Periods) -> None:
        self.words = words
        self.periods = periods
        self.clock = periods.clock

    # -- quantities ------------------------------------------------------------------------------------------

    def quantity(self, i: int) -> Quantity | None:
        """Read so much of a unit at token ``i``."""
        words = self.words
        kinds = words.kinds(i)
        if kinds.isdisjoint(_QUANTITIES):
            return None
        about = words.find(i, "about") if "about" in kinds else None
        k = about[1] if about else i
        few = words.find(k, "few")
        if few is not None:
            units = words.inner(few[1], "units-n")
            return Quantity(units[1], None, units[0], few=True) if units else None
        found = self._counted(k) or self._two(k) or self._plural(k) or self._one(k)
        return self._behind(self._and_less(found)) if found else None

    def _and_less(self, found: Quantity) -> Quantity:
        """Add so much of a lesser unit: «سنة وشهرين», «ساعتين و20 دقيقة»."""
        words, k = self.words, self.words.after_and(found.end)
        if k is None or found.amount is None or found.most is not None or found.unit not in _LESS:
            return found
        less = self._counted(k) or self._two(k)
        times, unit = _LESS[found.unit]
        if (
            less is None
            or less.unit != unit
            or less.amount is None
            or less.article
            or words.article(k, "unit")
        ):
            return found
        return replace(
            found, end=less.end, amount=found.amount * times + less.amount, unit=unit, counted=True
        )

    def _counted(self, i: int) -> Quantity | None:
        """Read a number and its unit: «ثلاثة أشهر», «13 عاما», «نصف ساعة», «الـ48 ساعة»."""
        words = self.words
        number = words.number(i)
        if number is None:
            return None
        amount, end = number
        most = None
        k = end + 1
        if words.spelled(end) in ("او", "الي", "-", "و") and words.spelled(end + 1):
            other = words.number(k)
            if other is not None and not words.joined(k) and other[0] > amount:
                most, end = other[0], other[1]
        elif words.find(i - 1, "link") == ("between", i) and words.joined(end):  # «بين ثلاث وخمس سنوات»
            other = words.number(end)
            if other is not None and other[0] > amount:
                most, end = other[0], other[1]
        for kind in _UNITS:
            unit = words.inner(end, kind)
            if unit is not None:
                if kind == "unit" and words.article(end, kind) and amount >= 1:
                    continue
                return self._with_half(Quantity(unit[1], amount, unit[0], counted=True, most=most))
        return None

    def _two(self, i: int) -> Quantity | None:
        """Read a dual: «شهرين», «اليومين الماضيين», «شهرين أو ثلاثة»."""
        words = self.words
        two = words.find(i, "units-2")
        if two is None:
            return None
        found = Quantity(two[1], 2, two[0], counted=True, article=words.article(i, "units-2"))
        if words.spelled(two[1]) == "او":
            other = words.number(two[1] + 1)
            if other is not None and other[0] > 2:
                return replace(found, end=other[1], most=other[0])
        return self._with_half(found)

    def _plural(self, i: int) -> Quantity | None:
        """Read a plural: «أيام», «الأيام الثلاثة», «الساعات الـ24», «السنوات القليلة»."""
        words = self.words
        many = words.find(i, "units-n")
        if many is None:
            return None
        if words.find(many[1], "feast") is not None:  # «أيام عيد الفطر»
            return None
        found = Quantity(many[1], None, many[0], article=words.article(i, "units-n"))
        number = words.number(many[1]) if found.article and not words.joined(many[1]) else None
        if number is not None:
            return replace(found, end=number[1], amount=number[0], counted=True)
        return found

    def _one(self, i: int) -> Quantity | None:
        """Read one of a unit: «شهر», «عاما», «يوم واحد», «سنة ونصف السنة»."""
        words = self.words
        one = words.find(i, "units-a") or words.find(i, "unit")
        if one is None:
            return None
        accusative = (
            words.find(i, "units-a") is not None
            and one[0] != "D"
            and not words.has(i - 1, "digits", "number")
        )
        found = Quantity(one[1], 1, one[0], counted=accusative, article=words.article(i, "unit"))
        number = words.number(one[1])
        if words.inner(one[1], "whole") is not None:
            found = replace(found, end=one[1] + 1, counted=True)
        elif number is not None and number[0] == 1 and not words.joined(one[1]):
            found = replace(found, end=number[1], counted=True)
        return self._with_half(found)

    def _with_half(self, found: Quantity) -> Quantity:
        """Add the half or quarter behind: «شهر ونصف الشهر», «عامين ونصف»."""
        words = self.words
        k = found.end
        word = words.numerals.word(words.forms[k]) if k < len(words.forms) else None
        if word is None or word.kind != "fraction" or not word.joined or found.amount is None:
            return found
        again = words.inner(k + 1, "unit")
        end = again[1] if again and again[0] == found.unit else k + 1
        return replace(found, end=end, amount=found.amount + word.value, counted=True)

    def _behind(self, found: Quantity) -> Quantity:
        """Read the words behind: few or many, which ones («الماضية»), how exact («تقريبا», «كاملة»)."""
        words = self.words
        few = words.inner(found.end, "few")
        few = few or words.inner(found.end, "whole")
        if few is not None:
            found = replace(found, end=few[1], few=True)
        number = words.number(found.end) if found.article and not words.joined(found.end) else None
        if number is not None and found.amount is None:
            found = replace(found, end=number[1], amount=number[0], counted=True)
        if found.unit == "M" and found.article and words.spelled(found.end) == "الاولي":
            first = self._first_months(found)
            if first is not None:
                return first
        turn = words.inner(found.end, "turn")
        if turn is not None and turn[0] in ("past", "next", "now", "after"):
            found = replace(found, end=turn[1], turn=turn[0])
        return found

    def _first_months(self, found: Quantity) -> Quantity | None:
        """Read «الأشهر الستة الأولى من 2016», a part of the year."""
        k = found.end + 1
        tail = self.periods.months.tail(k + (self.words.spelled(k) == "من"))
        if tail.year is None or found.amount not in range(2, 12):
            return None
        first, last = of_month(tail.year, 1), of_month(tail.year, int(found.amount or 2))
        fixed = between(first, last) if first and last else None
        return replace(found, end=tail.end, fixed=fixed, turn="past")

    # -- with a preposition ----------------------------------------------------------------------------------

    def governed(self, i: int) -> Found | None:
        """Read a preposition and the time behind it, where the preposition carries the meaning."""
        link = self.words.find(i, "link")
        if link is None or link[0] in _POINTING:
            return None
        kind, k = link
        if self.words.spelled(i - 1) == "علي" and kind == "after":  # «على بعد ساعة من المدينة»
            return None
        if kind in ("since", "during"):
            point = self.periods.point(k) if not self.words.joined(k) else None
            if point is not None:
                return point
        elif kind in ("before", "after") and self.periods.point(k) is not None:
            return None  # «قبل عام 2014»: the point stands by itself
        lexeme = self.words.lexemes[k]
        if lexeme is None or lexeme.lead:
            return None
        found = self.quantity(k)
        if found is None or (found.turn and kind in ("before", "after")):
            return None
        if kind == "before":
            return self._before(found)
        if kind == "after":
            return self._after(i, found)
        if kind in ("since", "during", "for"):
            return self._lasting(i, kind, found)
        return None

    def _before(self, found: Quantity) -> Found | None:
        """Resolve «قبل شهرين», a point; before something else than now it is only the past."""
        words = self.words
        end = found.end + (words.spelled(found.end) == "تقريبا")
        if words.spelled(end) == "من" and words.spelled(end + 1) in ("الزمن", "الزمان"):
            end += 2
        if words.spelled(end) == "من":
            day = words.inner(end + 1, "day")
            now = words.spelled(end + 1) == "الان"
            if not now and not (day and day[0] == "0"):
                return Found(end, PAST)
            end += 2
        if found.amount is None:
            return Found(end, PAST)
        if found.unit in ("TH", "TM", "TS") and not found.counted:
            return Found(end, PAST)
        value = self.clock.ago(found.amount, found.unit, -1)
        return Found(end, value) if value else None

    def _after(self, i: int, found: Quantity) -> Found | None:
        """Resolve «بعد شهرين»: from now where it is to come, else from what was spoken of, else a length."""
        words = self.words
        ahead = words.ahead(i)
        if words.spelled(found.end) == "من" and words.spelled(found.end + 1) == "الان":
            return Found(found.end + 2, (self._ahead(found) if found.amount is not None else None) or FUTURE)
        if found.amount is None:
            return Found(found.end, FUTURE if ahead else PAST)
        if words.spelled(found.end) in ("من", "علي", "عن", "مما"):
            return Found(found.end, self.clock.after_hint(found.amount, found.unit) or found.value)
        value = self._ahead(found) if ahead else self.clock.after_spoken(found.amount, found.unit)
        return Found(found.end, value or found.value)

    def _ahead(self, found: Quantity) -> Value | None:
        """Return the point so far after now; a range for «بعد شهرين أو ثلاثة»."""
        first = self.clock.ago(found.amount or 1, found.unit, 1)
        last = self.clock.ago(found.most, found.unit, 1) if found.most is not None else None
        return (between(first, last) if first and last else None) or first

    def _lasting(self, i: int, kind: str, found: Quantity) -> Found | None:
        """Resolve a length behind منذ, خلال or طوال; without a number it is only past or to come."""
        if found.turn and (found.amount is None or not found.counted):
            return self.turned(found)
        if found.turn and found.amount == 2:
            return self.turned(found)
        if found.article and not found.counted and not found.turn:
            return None  # «منذ اليوم الخامس», «خلال الشهر الكريم»
        if found.amount is not None:
            return Found(found.end, found.value)
        if kind == "for":
            return Found(found.end, PAST) if not self.words.ahead(i) else Found(found.end, FUTURE)
        if kind == "during" and found.article:
            return None
        ahead = kind == "during" and self.words.ahead(i)
        return Found(found.end, FUTURE if ahead else PAST)

    def apart(self, i: int) -> Found | None:
        """Read «بعدها بثلاثة أشهر», «قبل ذلك بعامين»: so long after or before what was spoken of."""
        words = self.words
        side = words.find(i, "apart")
        if side is None or not words.spelled(side[1]).startswith("ب"):
            return None
        found = self.quantity(side[1])
        if found is None or found.article or found.turn:
            return None
        if found.amount is None:
            return Found(found.end, PAST)
        sign = -1 if side[0] == "before" else 1
        return Found(found.end, self.clock.after_spoken(sign * found.amount, found.unit) or found.value)

    def running(self, i: int) -> Found | None:
        """Read «لليوم الثامن على التوالي», so many in a row."""
        words = self.words
        unit = words.find(i, "unit")
        number = words.ordinal(unit[1]) if unit is not None and words.spelled(i).startswith("لل") else None
        if unit is None or number is None or words.spelled(number[1]) != "علي":
            return None
        if words.spelled(number[1] + 1) != "التوالي":
            return None
        return Found(number[1] + 2, length(number[0], unit[0]))

    # -- alone -----------------------------------------------------------------------------------------------

    def turned(self, found: Quantity) -> Found | None:
        """Resolve a quantity with الماضية or المقبلة: with a number a length, else only past or to come."""
        if found.amount is not None and found.counted:
            around = self.clock.around(found.amount, found.unit, found.turn) if found.fixed is None else None
            return Found(found.end, around or found.value)
        value = {"past": PAST, "next": FUTURE, "now": PRESENT, "after": FUTURE}.get(found.turn)
        return Found(found.end, value) if value and found.amount is None else None

    def bare(self, i: int) -> Found | None:
        """Read a quantity without preposition: «40 يوما», «ستة أشهر», «الأيام القليلة الماضية»."""
        words = self.words
        found = self.quantity(i)
        if found is None or words.near(i - 1, i, "each") or words.near(found.end, found.end + 1, "each"):
            return None
        if found.amount is None and not found.turn and not found.article and words.near(i - 1, i, "lasted"):
            return Found(found.end, PAST)
        if found.turn:
            return self.turned(found) if found.article or found.counted else None
        if (
            not found.counted
            or found.amount is None
            or self._age(i, found)
            or (found.article and found.amount < 3)
        ):
            return None
        return Found(found.end, found.value)

    def _age(self, i: int, found: Quantity) -> bool:
        """Tell whether a number of years is somebody's age: «(79 عاما)», «البالغ من العمر 55 عاما»."""
        words = self.words
        if found.unit not in ("Y", "M") or (found.amount or 0) > _LONGEST_AGE * 12 ** (found.unit == "M"):
            return False
        if words.near(i - _NEAR_AGE, i, "age") or words.near(found.end, found.end + 2, "age"):
            return True
        before, behind = words.spelled(i - 1), words.spelled(found.end)
        return found.unit == "Y" and before in _AGE_BEFORE and (before == "(" or behind in _AGE_BEHIND)
