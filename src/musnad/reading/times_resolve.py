"""Dates: what a time expression is worth against the date of publication.

Nothing here raises: what cannot be (a 31st of February, a year beyond the calendar) is nothing.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri

Number = int | float

LAST_YEAR = 2150
"""Greater numbers are amounts, not years."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as in the guidelines (``text``), with the first and last day where they are known.

    ``grain`` is D W M Y 10Y 100Y for points, S for seasons, R for ranges, P for lengths and "" for references.
    """

    text: str
    begin: date | None = None
    end: date | None = None
    grain: str = ""


PAST, PRESENT, FUTURE = Value("PAST_REF"), Value("PRESENT_REF"), Value("FUTURE_REF")
REFERENCES = {value.text: value for value in (PAST, PRESENT, FUTURE)}


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date, or nothing where there is none (31 February)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def parse_published(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date, with a time or not; nothing for anything else."""
    try:
        return date.fromisoformat((published or "").strip()[:10])
    except ValueError:
        return None


def of_day(day: date | None) -> Value | None:
    """Return the value of a day."""
    return Value(day.isoformat(), day, day, "D") if day else None


def of_month(year: int, month: int) -> Value | None:
    """Return the value of a month."""
    begin = make_date(year, month, 1)
    if begin is None:
        return None
    return Value(f"{year:04d}-{month:02d}", begin, begin.replace(day=monthrange(year, month)[1]), "M")


def of_year(year: int) -> Value | None:
    """Return the value of a year."""
    begin, end = make_date(year, 1, 1), make_date(year, 12, 31)
    return Value(f"{year:04d}", begin, end, "Y") if begin and end else None


def of_week(day: date | None) -> Value | None:
    """Return the value of the ISO week that ``day`` is in."""
    if day is None or not 1 < day.year < 9999:
        return None
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value(f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6), "W")


def of_decade(tens: int) -> Value | None:
    """Return the value of the decade of the years ``tens``: 1960 gives ``196``."""
    return Value(str(tens // 10), make_date(tens, 1, 1), make_date(tens + 9, 12, 31), "10Y")


def of_century(number: int, before_christ: bool = False) -> Value | None:
    """Return the value of a century: the nineteenth is ``18``; the ninth before Christ ``-08``."""
    if not 0 < number < 100:
        return None
    if before_christ:
        return Value(f"-{number - 1:02d}", grain="100Y")
    first = (number - 1) * 100
    return Value(f"{number - 1:02d}", make_date(max(first, 1), 1, 1), make_date(first + 99, 12, 31), "100Y")


def of_season(year: int, code: str) -> Value | None:
    """Return the value of a season (SP SU FA WI) of a year."""
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    return Value(f"{year:04d}-{code}", make_date(year, month, 1), make_date(year, month, 28), "S")


def of_share(year: int, parts: int, number: int) -> Value | None:
    """Return the value of the ``number``-th of ``parts`` equal parts of a year: 2015, 4, 2 is 2015-04/2015-06."""
    if not 1 <= number <= parts:
        return None
    months = 12 // parts
    first, last = of_month(year, (number - 1) * months + 1), of_month(year, number * months)
    return between(first, last) if first and last else None


def between(first: Value, last: Value) -> Value | None:
    """Return the range from ``first`` to ``last``, or nothing where it would run backwards."""
    if first.begin is None or last.end is None or last.end < first.begin:
        return None
    begin, end = first.text.split("/")[0].split("T")[0], last.text.split("/")[-1].split("T")[0]
    return Value(f"{begin}/{end}", first.begin, last.end, "R")


def in_year_of(first: Value, last: Value) -> Value:
    """Return a month or day, named without its year, in the year of ``last`` («من يناير إلى مارس 2016»)."""
    if (
        first.begin is None
        or last.begin is None
        or first.grain not in ("M", "D")
        or first.grain != last.grain
    ):
        return first
    month, day = first.begin.month, first.begin.day
    year = last.begin.year - ((month, day) > (last.begin.month, last.begin.day))
    moved = of_month(year, month) if first.grain == "M" else of_day(make_date(year, month, day))
    return moved or first


def with_part(day: Value, part: str) -> Value:
    """Return a day's value with a part of it: ``2017-05-22TMO``."""
    if day.grain != "D" or "T" in day.text:
        return day
    return Value(f"{day.text}T{part}", day.begin, day.end, "D")


def length(amount: Number, unit: str) -> Value:
    """Return the value of a length: 8 M is ``P8M``, 1.5 Y ``P1Y6M``, half an hour ``PT30M``, 3 decades ``P30Y``."""
    if unit in ("10Y", "100Y"):
        amount, unit = _tidy(amount * int(unit[:-1])), "Y"
    whole = int(amount)
    rest = amount - whole
    small = {
        "Y": (12, "M"),
        "M": (30, "D"),
        "W": (7, "D"),
        "D": (24, "TH"),
        "TH": (60, "TM"),
        "TM": (60, "TS"),
    }
    parts = [(whole, unit)] if whole or not rest else []
    if rest and unit in small:
        times, below = small[unit]
        parts.append((max(1, round(rest * times)), below))
    days = "".join(f"{n}{u}" for n, u in parts if u[0] != "T")
    clock = "".join(f"{n}{u[1]}" for n, u in parts if u[0] == "T")
    return Value("P" + days + ("T" + clock if clock else ""), grain="P")


def _tidy(amount: Number) -> Number:
    return int(amount) if amount == int(amount) else amount


def add_months(day: date, months: int) -> date | None:
    """Return ``day`` moved by whole months, on the last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date | None:
    """Return ``day`` moved by days."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted(start: date, amount: Number, unit: str) -> Value | None:
    """Return the point ``amount`` of ``unit`` after ``start`` (before it, if negative), as fine as the unit is.

    Three weeks are a week, one week is a day; hours and minutes are the day.
    """
    if abs(amount) > 1_000_000:
        return None
    if unit in ("10Y", "100Y"):
        amount, unit = amount * int(unit[:-1]), "Y"
    if unit == "Y" and amount == int(amount):
        return of_year(start.year + int(amount)) if 1 <= start.year + amount <= 9999 else None
    if unit in ("Y", "M"):
        moved = add_months(start, int(amount * 12 if unit == "Y" else amount))
        half = (amount - int(amount)) * 30 if unit == "M" else 0
        moved = add_days(moved, round(half)) if moved else None
        return of_month(moved.year, moved.month) if moved else None
    if unit == "W":
        moved = add_days(start, round(amount * 7))
        return of_day(moved) if abs(amount) == 1 else of_week(moved)
    days = {"D": amount, "TH": int(amount / 24), "TM": int(amount / 1440), "TS": 0}[unit]
    return of_day(add_days(start, round(days)))


# -- the Hijri calendar ------------------------------------------------------------------------------------------


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Hijri date: that of Umm al-Qura, outside its years (1343-1500) the tabular one."""
    try:
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        pass
    if not (0 < year < 9000 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    days = day + -(-59 * (month - 1) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return add_days(date(622, 7, 18), days)  # 1 Muharram 1 is 19 July 622 of the Gregorian calendar


def hijri_span(year: int, month: int | None = None) -> Value | None:
    """Return a Hijri month or year as a range of days."""
    first = hijri_day(year, month or 1, 1)
    after = hijri_day(year + (month in (None, 12)), 1 if month in (None, 12) else (month or 0) + 1, 1)
    last = add_days(after, -1) if after else None
    if first is None or last is None:
        return None
    return Value(f"{first.isoformat()}/{last.isoformat()}", first, last, "R")


def hijri_year_of(day: date) -> int:
    """Return the Hijri year that ``day`` is in."""
    year = int((day.toordinal() - date(622, 7, 19).toordinal()) / 354.367) + 1
    for guess in (year + 1, year, year - 1):
        begin = hijri_day(guess, 1, 1)
        if begin is not None and begin <= day:
            return guess
    return year


def hijri_year_in(year: int, month: int) -> int | None:
    """Return the Hijri year whose ``month`` begins in a Gregorian ``year`` («رمضان 2015»)."""
    end = make_date(year, 12, 31)
    if end is None:
        return None
    last = hijri_year_of(end)
    for guess in (last, last - 1):
        begin = hijri_day(guess, month, 1)
        if begin is not None and begin.year == year:
            return guess
    return None
