"""The clock of an article: what أمس, الأحد and مايو mean, by its date of publication and what it spoke of before.

Without a date of publication the values are offsets (-P1D, +P1D) or leave the year open (XXXX-05-03, XXXX-W22-5).
"""

from __future__ import annotations

from datetime import date

from musnad.reading.times_resolve import (
    FUTURE,
    PAST,
    PRESENT,
    Number,
    Value,
    add_days,
    add_months,
    between,
    hijri_day,
    hijri_span,
    hijri_year_in,
    hijri_year_of,
    length,
    make_date,
    of_century,
    of_day,
    of_decade,
    of_month,
    of_season,
    of_week,
    of_year,
    shifted,
    with_part,
)

_SOON = 100
"""The days after publication in which a date without its year lies rather than a year before, beside no past verb."""

_VERY_SOON = 60
"""The same beside a past verb («حددت جلسة 27 سبتمبر»)."""

_MOST_AROUND = 12
"""How many days or months are still counted off; more are a length."""

_NEAR_HINT, _NEAR_SPOKEN = 40, 150
"""How many words behind a full date a month takes its year from it, and آنذاك refers to it."""

_HOLIDAYS = {"H10-01": 3, "H12-10": 4}
"""How many days a feast lasts."""

_FEAST_SOON = 40
"""How many days after publication a feast is the coming one rather than that of the year before."""

_HALF_YEAR = 177
"""The same beside no past verb: the nearest of all."""

_HIJRI_YEARS = 1600
"""Greater numbers of years are of the Gregorian calendar."""

_STEPS = {"past": -1, "now": 0, "next": 1}


class Clock:
    """Resolves against ``published`` and what was spoken of.

    ``recent`` is the last time, ``spoken`` the last that the article gave in full, ``hint`` the same where no other
    has come between; ``position`` is the token that is read now.
    """

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.spoken: Value | None = None
        self.recent: Value | None = None
        self.hint: Value | None = None
        self.position = 0
        self._spoken_at = self._hint_at = self._recent_at = 0

    def remember(self, value: Value, full: bool) -> None:
        """Take ``value`` for what آنذاك refers to, and where it is ``full`` for what a month's year is taken from."""
        if self.note(value):
            self.hint, self._hint_at = value if full else None, self.position
            if full:
                self.spoken, self._spoken_at = value, self.position

    def note(self, value: Value) -> bool:
        """Take ``value`` for the last time that was named (منه, "of it"), and tell whether it is a known one."""
        known = value.begin is not None and value.grain in ("D", "W", "M", "Y", "S", "R")
        if known:
            self.recent, self._recent_at = value, self.position
        return known

    def spoken_near(self) -> Value | None:
        """Return what was spoken of in full, unless that is long ago."""
        return self.spoken if self.position - self._spoken_at <= _NEAR_SPOKEN else None

    # -- days ------------------------------------------------------------------------------------------------

    def day(self, offset: int, part: str = "") -> Value | None:
        """Return the day ``offset`` days from publication, or a part of it."""
        if self.published is None:
            return PRESENT if offset == 0 else Value(f"{'-' if offset < 0 else '+'}P{abs(offset)}D")
        day = of_day(add_days(self.published, offset))
        return with_part(day, part) if day and part else day

    def weekday(self, number: int, turn: str, ahead: bool) -> Value | None:
        """Return the weekday (1 Monday to 7 Sunday) nearest to publication: after it where ``ahead`` or next, else before."""
        if self.published is None:
            return Value(f"XXXX-WXX-{number}")
        after = (number - self.published.isoweekday()) % 7
        if turn == "next":
            after = after or 7
        elif turn == "past":
            after = after - 7
        elif turn == "now":
            after = after if after <= 3 else after - 7
        elif not ahead and after:
            after -= 7
        return of_day(add_days(self.published, after))

    def named_day(self, offset: int, number: int) -> Value | None:
        """Return the weekday that stands beside a word of distance («أمس الثلاثاء»): the weekday wins."""
        if self.published is None:
            return self.day(offset) if offset else Value(f"XXXX-WXX-{number}")
        after = (number - self.published.isoweekday()) % 7
        if offset > 0:
            return of_day(add_days(self.published, after or 7))
        back = after - 7 if after or offset < 0 else 0
        return of_day(add_days(self.published, 1 if back == -6 and offset == 0 else back))

    # -- months and days of months ---------------------------------------------------------------------------

    def year_of(self, month: int, day: int, turn: str, ahead: bool, past: bool = False) -> int | None:
        """Return the year of a month (and day, or 0) that is named without it."""
        if self.published is None:
            return None
        now = (self.published.month, self.published.day if day else 0)
        year = self.published.year
        if turn == "now":
            return year
        if turn == "next":
            return year if (month, day) > now else year + 1
        if turn == "past":
            return year if (month, day) < now else year - 1
        near = self.hint if self.position - self._hint_at <= _NEAR_HINT else None
        begin = near.begin if near is not None else None
        if begin is not None and begin.year < year and not ahead:
            year = begin.year if month >= begin.month or (near and near.grain == "Y") else begin.year + 1
            return year if (year, month, day) <= (self.published.year, *now) else year - 1
        if ahead:
            return year if (month, day) >= now else year + 1
        return self._nearest(year, month, day, past)

    def _nearest(self, year: int, month: int, day: int, past: bool) -> int:
        """Return the year that puts a month or day before publication, or a day shortly after it."""
        if self.published is None or (month, day) <= (self.published.month, self.published.day if day else 0):
            return year
        then = make_date(year, month, day or 1)
        most = _SOON if not past else _VERY_SOON if day else 0
        soon = then is not None and (then - self.published).days <= most
        return year if soon else year - 1

    def month(
        self, month: int, day: int, year: int | None, turn: str, ahead: bool, past: bool = False
    ) -> Value | None:
        """Return a Gregorian month, or its ``day`` where that is not 0."""
        if year is None:
            year = self.year_of(month, day, turn, ahead, past)
        if year is None:
            return Value(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
        return (of_day(make_date(year, month, day)) if day else None) or of_month(year, month)

    def hijri(
        self, month: int, day: int, year: int | None, turn: str, ahead: bool, past: bool = True
    ) -> Value | None:
        """Return a Hijri month as a range of days, or its ``day``."""
        if year is None:
            if self.published is None:
                return None
            year = hijri_year_of(self.published)
            begin = hijri_day(year, month, day or 1)
            later = begin is not None and begin > self.published
            if begin is not None and not past and (begin - self.published).days <= _FEAST_SOON:
                ahead = True
            if turn == "next":
                year += not later
            elif turn != "now" and later and not ahead:
                year -= 1
        return of_day(hijri_day(year, month, day)) if day else hijri_span(year, month)

    def day_of_month(self, day: int, turn: str) -> Value | None:
        """Return the ``day`` of the month that is past, now, next or the one spoken of (الثالث من الشهر الجاري)."""
        month = self.relative("M", turn)
        if month is None or month.begin is None:
            return None
        return of_day(make_date(month.begin.year, month.begin.month, day)) or month

    # -- periods ---------------------------------------------------------------------------------------------

    def relative(self, unit: str, turn: str, times: int = 1) -> Value | None:
        """Return the unit that is past, now or next, ``times`` over; or the same as, or after, that spoken of."""
        if turn in ("same", "after"):
            start = self.recent.begin if self.recent is not None else None
            if start is None:
                return PAST
            return self._unit_of(start, unit, int(turn == "after"))
        step = _STEPS[turn] * times
        if self.published is None:
            return PRESENT if not step else Value(f"{'-' if step < 0 else '+'}{length(abs(step), unit).text}")
        return self._unit_of(self.published, unit, step)

    def _unit_of(self, start: date, unit: str, step: int) -> Value | None:
        if unit == "Y":
            return of_year(start.year + step) if 0 < start.year + step < 10000 else None
        if unit == "M":
            moved = add_months(start, step)
            return of_month(moved.year, moved.month) if moved else None
        if unit == "W":
            return of_week(add_days(start, 7 * step))
        if unit == "D":
            return of_day(add_days(start, step))
        if unit == "10Y":
            return of_decade((start.year // 10 + step) * 10)
        if unit == "100Y":
            return of_century((start.year - 1) // 100 + 1 + step)
        return {-1: PAST, 0: PRESENT}.get(step, FUTURE)

    def season(self, code: str, turn: str, year: int | None) -> Value | None:
        """Return a season of ``year``, or the past, present or next one."""
        if year is not None:
            return of_season(year, code)
        if self.published is None:
            return Value(f"XXXX-{code}")
        now = self.published
        begun = now.month >= {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        over = now.month >= {"SP": 6, "SU": 9, "FA": 12, "WI": 13}[code]
        year = now.year
        if turn == "next":
            return of_season(year + 1 if begun else year, code)
        if turn == "past" or (turn != "now" and not begun):
            return of_season(year if over else year - 1, code)
        return of_season(year - 1 if code == "WI" and now.month < 3 else year, code)

    def feast(self, value: str, year: int | None, ahead: bool, past: bool) -> Value | None:
        """Return a feast's day by its value in the calendar: ``H10-01`` or ``05-01``."""
        month, day = (int(part) for part in value.lstrip("H").split("-"))
        if value[0] != "H":
            return self.month(month, day, year, "", ahead)
        if year is not None and year > _HIJRI_YEARS:
            year = hijri_year_in(year, month)
        found = self.hijri(month, day, year, "", ahead=True)
        begin = found.begin if found is not None else None
        far = (
            begin is not None
            and self.published is not None
            and (begin - self.published).days > (_FEAST_SOON if past else _HALF_YEAR)
        )
        return self.hijri(month, day, year, "", ahead=False) if far and year is None and not ahead else found

    def holidays(self, value: str, year: int | None, ahead: bool, past: bool) -> Value | None:
        """Return the days of a feast as a range: three of breaking the fast, four of the sacrifice."""
        first = self.feast(value, year, ahead, past)
        days = _HOLIDAYS.get(value)
        last = of_day(add_days(first.begin, days - 1)) if first and first.begin and days else None
        return between(first, last) if first and last else first

    def weekend(self, week: Value, named: bool, ahead: bool) -> Value | None:
        """Return the Saturday and Sunday of a week, or those last past where nothing names the week."""
        if week.end is None or self.published is None:
            return None
        saturday = add_days(week.end, -1)
        if not named and not ahead and saturday is not None and saturday > self.published:
            saturday = add_days(saturday, -7)
        first, last = of_day(saturday), of_day(add_days(saturday, 1) if saturday else None)
        return between(first, last) if first and last else None

    # -- distances -------------------------------------------------------------------------------------------

    def ago(self, amount: Number, unit: str, sign: int) -> Value | None:
        """Return the point ``amount`` of ``unit`` before (``sign`` -1) or after publication."""
        if self.published is None:
            return Value(("-" if sign < 0 else "+") + length(amount, unit).text)
        return shifted(self.published, sign * amount, unit)

    def after_spoken(self, amount: Number, unit: str) -> Value | None:
        """Return the point ``amount`` of ``unit`` after what was spoken of last (before it, if negative).

        One that is still to come is none.
        """
        spoken = self.recent if self.position - self._recent_at <= _NEAR_HINT else self.spoken_near()
        if spoken is None or spoken.begin is None:
            return None
        value = shifted(spoken.begin, amount, unit)
        late = (
            value is None
            or value.begin is None
            or (self.published is not None and value.begin > self.published)
        )
        return None if late else value

    def after_hint(self, amount: Number, unit: str) -> Value | None:
        """Return the point so long after a full date that was named just before."""
        near = (
            self.hint is not None and self.position - self._hint_at <= _NEAR_HINT and unit in ("D", "W", "M")
        )
        return self.after_spoken(amount, unit) if near else None

    def around(self, amount: Number, unit: str, turn: str) -> Value | None:
        """Return the last or next few days or months as a range («اليومين الماضيين»); longer units stay a length."""
        step = _STEPS.get(turn, 0)
        if unit not in ("D", "M") or not step or amount != int(amount) or not 2 <= amount <= _MOST_AROUND:
            return None
        near, far = self.relative(unit, turn), self.relative(unit, turn, int(amount))
        if near is None or far is None:
            return None
        return between(far, near) if step < 0 else between(near, far)

    def until_now(self, first: Value) -> Value | None:
        """Return the range from ``first`` to publication, as coarse as ``first`` is."""
        if self.published is None or first.begin is None:
            return None
        today = self.published
        last = of_year(today.year) if first.grain == "Y" else of_day(today)
        if first.grain == "M":
            last = of_month(today.year, today.month)
        return between(first, last) if last else None
