"""Months and dates: «مايو (أيار) الماضي», «الثالث من الشهر الجاري», «19 و20 مارس 2017», «3/5/2015»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.reading.times_clock import Clock
from musnad.reading.times_resolve import (
    LAST_YEAR,
    Value,
    between,
    hijri_day,
    hijri_span,
    hijri_year_in,
    make_date,
    of_day,
)
from musnad.reading.times_words import Words
from musnad.text.numbers import ARTICLES
from musnad.text.tokens import NUMBER

_NUMERIC = re.compile(r"(\d{1,4})([/\-.])(\d{1,2})(?:\2(\d{1,4}))?")
_DAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_DASHES = frozenset("/-–")
_MOST_DAYS = 31
_HIJRI_NUMBERS = 1460
"""The last number of a year in a date of digits that is one of the Hijra without saying so."""
_HIJRI_YEARS = (1200, 1600)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that ends before token ``end``; ``full`` if it says its year itself.

    It begins where it was read, or ``lead`` tokens behind (the من of «من … إلى …»).
    """

    end: int
    value: Value
    full: bool = False
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a month: the year, or which one (``turn``), and where it ends."""

    end: int
    year: int | None = None
    turn: str = ""
    era: str = ""


class Months:
    """Reads months and the days in them."""

    def __init__(self, words: Words, clock: Clock) -> None:
        self.words = words
        self.clock = clock

    # -- the year behind a month -----------------------------------------------------------------------------

    def tail(self, i: int) -> Tail:
        """Read the year or turn at token ``i``: «2014», «من عام 2014», «الماضي», «من العام الماضي», «المقبل»."""
        words = self.words
        turn = words.inner(i, "turn")
        if turn is None:
            return self._year_at(i)
        after = self._year_at(turn[1]) if turn[0] not in ("same", "after") else Tail(turn[1])
        return after if after.year is not None else Tail(turn[1], turn=turn[0])

    def _year_at(self, i: int) -> Tail:
        """Read the year at token ``i``: «2014», «من عام 2014», «من العام الماضي», «هذا العام»."""
        words = self.words
        k = i + 1 if words.spelled(i) in ("من", "في") else i
        this = words.inner(k, "this")
        unit = words.inner(this[1] if this else k, "unit", prepositions=True)
        if unit is not None and unit[0] == "Y":
            return self._of_year(unit[1], this is not None) or Tail(i)
        year = words.year(i)
        if year is None or words.joined(i):
            return Tail(i)
        return self._with_era(year[1], year[0])

    def _of_year(self, i: int, this: bool) -> Tail | None:
        """Read what stands behind العام: a number, a turn, or nothing behind هذا العام."""
        year = self.words.year(i)
        if year is not None:
            return self._with_era(year[1], year[0])
        turn = self.words.inner(i, "turn")
        named = self.clock.relative("Y", turn[0] if turn else "now") if turn or this else None
        if named is None or named.begin is None:
            return None
        return Tail(turn[1] if turn else i, named.begin.year)

    def _with_era(self, i: int, year: int) -> Tail:
        era = self.words.inner(i, "era")
        if era is None or era[0] == "BC":
            return Tail(i, year)
        return Tail(era[1], year, era=era[0])

    # -- months ----------------------------------------------------------------------------------------------

    def name(self, i: int) -> tuple[str, int, bool] | None:
        """Return the value of the month at token ``i``, its end over all its names, and whether it is surely one.

        Example:
            «مايو (أيار)», «تموز/يوليو» and «مارس آذار» are one month each under two names.
        """
        words = self.words
        found = words.find(i, "month")
        sure = found is not None
        found = found or words.find(i, "month?")
        if found is None:
            return None
        value, end = found
        for _ in range(2):
            mark = words.spelled(end) if words.spelled(end) in ("/", "(", "-", "–", "[") else ""
            k = end + 1 if mark else end
            other = words.inner(k, "month") or words.inner(k, "month?")
            if other is None or other[0] != value:
                break
            if mark in ("(", "["):
                if words.spelled(other[1]) not in (")", "]"):
                    break
                other = (value, other[1] + 1)
            end, sure = other[1], True
        return value, end, sure

    def month(self, i: int, supported: bool) -> Found | None:
        """Read a month, with شهر before it and a year behind it or without; ``supported`` if what stands before asks for one."""
        words = self.words
        unit = words.find(i, "unit")
        k = unit[1] if unit and unit[0] == "M" and not words.article(i, "unit") else i
        if k > i and words.inner(k, "month") is None and words.inner(k, "month?") is None:
            return None
        named = self.name(k)
        if named is None:
            return None
        tail = self.tail(named[1])
        if words.spelled(tail.end) == "من" and words.has(tail.end + 1, "each"):  # «جانفي من كل سنة»
            return None
        if not (named[2] or supported or k > i or tail.year or tail.turn):
            return None
        value = self.resolve(named[0], 0, tail, i)
        return Found(tail.end, value, tail.year is not None) if value else None

    def resolve(self, month: str, day: int, tail: Tail, i: int) -> Value | None:
        """Return the value of a month of ``calendar.tsv`` (5, H9) with its tail."""
        ahead = self.words.ahead(i)
        turn = tail.turn
        year = tail.year
        if turn in ("same", "after"):
            recent = self.clock.recent
            year = recent.begin.year if recent is not None and recent.begin is not None else None
            turn = ""
        if month[0] == "H":
            if year is not None and not _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]:
                year = hijri_year_in(year, int(month[1:]))
            past = self.words.in_past(i)
            return self.clock.hijri(int(month[1:]), day, year, turn, ahead, past)
        return self.clock.month(int(month), day, year, turn, ahead, self.words.in_past(i))

    def hijri_year(self, year: int, era: str) -> Value | None:
        """Return a Hijri year («عام 1436هـ»), which is one by its letter or by its number; else nothing."""
        if era == "H" or (not era and 1380 <= year <= 1460):
            return hijri_span(year)
        return None

    # -- days of months --------------------------------------------------------------------------------------

    def day_number(self, i: int) -> tuple[int, int] | None:
        """Return the day of a month that token ``i`` names (15, الخامس عشر) and its end."""
        words = self.words
        k = i + 1 if words.spelled(i) in ARTICLES else i
        day = words.small(k, _MOST_DAYS)
        if day:
            return day, k + 1
        first = words.find(i, "first")
        if first is not None:
            return int(first[0]), first[1]
        day_word = words.ordinal(i) or words.number(i)
        if day_word is None or not isinstance(day_word[0], int) or not 1 <= day_word[0] <= _MOST_DAYS:
            return None
        return day_word[0], day_word[1]

    def _days(self, i: int) -> tuple[int, int, int] | None:
        """Read one day or several: the first, the last and the end («19 و20», «من 3 إلى 5», «3-5»)."""
        words = self.words
        joined = _DAYS.fullmatch(words.spelled(i)) if words.has(i, "digits") else None
        if joined:
            return int(joined[1]), int(joined[2]), i + 1
        first = self.day_number(i)
        if first is None:
            return None
        last, end = first
        for _ in range(6):
            k = words.after_and(end)
            if k is None and (
                words.spelled(end) in ("-", "–", "،", "/") or words.inner(end, "link") == ("until", end + 1)
            ):
                k = end + 1
            following = self.day_number(k) if k is not None else None
            if following is None or following[0] <= last:
                break
            last, end = following
        return first[0], last, end

    def date(self, i: int) -> Found | None:
        """Read a date at token ``i``, in one calendar or two («12 ربيع الأول 1438هـ الموافق 11 ديسمبر 2016م»)."""
        found = self._date(i)
        if found is None or self.words.spelled(found.end) != "الموافق":
            return found
        second = self._date(found.end + 1)
        return second if second is not None and second.value.grain == "D" else found

    def _date(self, i: int) -> Found | None:
        """Read a date at token ``i``: «3 مايو», «الثالث من الشهر الجاري», «19 و20 مارس 2017», «2015-05-03»."""
        if not self.words.has(i, "digits", "number", "ordinal", "first"):
            return None
        numeric = self._numeric(i)
        if numeric is not None:
            return numeric
        days = self._days(i)
        if days is None:
            return None
        first, last, end = days
        found = self._month_of(first, end)
        if found is None and last != first:  # «قتل 3 و5 مايو»: the second alone has a month
            return None
        if found is None or last == first:
            return found
        other = self._month_of(last, end)
        value = between(found.value, other.value) if other else None
        return Found(found.end, value, found.full) if value else found

    def _month_of(self, day: int, i: int) -> Found | None:
        """Read the month behind a day: «من مايو», «من شهر مايو», «مايو (أيار) 2015», «من هذا الشهر»."""
        words = self.words
        k = i + 1 if words.spelled(i) == "من" else i
        if words.spelled(i) == "منه":  # «من 3 مايو حتى 5 منه»
            value = self.clock.day_of_month(day, "same")
            return Found(i + 1, value) if value else None
        this = words.inner(k, "this") or words.inner(k, "that")
        if this is not None:
            k = this[1]
        unit = words.inner(k, "unit")
        if unit is not None and unit[0] == "M":
            turn = words.inner(unit[1], "turn")
            if words.article(k, "unit") and (turn or this):
                which = turn[0] if turn else "now" if this and this[0] == "now" else "same"
                value = self.clock.day_of_month(day, which)
                return Found(turn[1] if turn else unit[1], value) if value else None
            k = unit[1]
        if words.lexemes[k] is None or words.joined(k):
            return None
        turn = words.inner(k, "turn")
        if turn is not None and turn[0] in ("past", "now") and (k > i or words.has(i - 1, "digits")):
            value = self.clock.day_of_month(day, turn[0])  # «في 12 الجاري»
            return Found(turn[1], value) if value else None
        named = self.name(k)
        if named is None:
            return None
        tail = self.tail(named[1])
        value = self.resolve(named[0], day, tail, i)
        return Found(tail.end, value, tail.year is not None) if value else None

    def _numeric(self, i: int) -> Found | None:
        """Read a date in digits, of one token or spaced («21 / 10 / 1436هـ»): day first, or year first."""
        words = self.words
        if words.forms[i].kind != NUMBER:
            return None
        spelled, end = words.spelled(i), i + 1
        mark = words.spelled(end)
        if spelled.isdecimal() and mark in _DASHES and words.spelled(i + 3) == mark:
            spelled, end = "/".join(words.spelled(k) for k in (i, i + 2, i + 4)), i + 5
        match = _NUMERIC.fullmatch(spelled)
        if match is None or match[4] is None:
            return None
        first, month, last = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            first, last = last, first
        elif len(match[4]) == 2:
            last += 2000 if last < 50 else 1900
        elif len(match[4]) != 4:
            return None
        era = words.inner(end, "era")
        if (era is not None and era[0] == "H") or _HIJRI_YEARS[0] <= last <= _HIJRI_NUMBERS:
            day = hijri_day(last, month, first)
        else:
            day = make_date(last, month, first) or (
                make_date(last, first, month) if match[2] == "/" else None
            )
        value = of_day(day) if 1000 <= last <= LAST_YEAR else None
        return Found(era[1] if era else end, value, full=True) if value else None

    def short_numeric(self, i: int) -> Found | None:
        """Read «3/5», day and month, which is a date only where what stands before says so."""
        match = _DAYS.fullmatch(self.words.spelled(i)) if i < len(self.words.forms) else None
        if match is None or not 1 <= int(match[2]) <= 12:
            return None
        value = self.clock.month(int(match[2]), int(match[1]), None, "", self.words.ahead(i))
        return Found(i + 1, value) if value else None
