"""The times of an article as a line: what each value means, in what order they come and how far apart they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import log2
from typing import NamedTuple

from musnad.model import Reading, Span
from musnad.report import words
from musnad.report.words import Noun, Word

PARTS: Mapping[str, tuple[int, Word]] = {
    "MO": (6, Word("صباحا", "morning")),
    "AF": (12, Word("ظهرا", "afternoon")),
    "EV": (18, Word("مساء", "evening")),
    "NI": (21, Word("ليلا", "night")),
}
"""The parts of a day, with the hour by which they are put in order."""
SEASONS: Mapping[str, tuple[int, Word]] = {
    "SP": (3, Word("ربيع", "spring")),
    "SU": (6, Word("صيف", "summer")),
    "FA": (9, Word("خريف", "autumn")),
    "WI": (12, Word("شتاء", "winter")),
}
REFERENCES: Mapping[str, Word] = {
    "PAST_REF": Word("ماض غير محدد", "some time in the past"),
    "PRESENT_REF": Word("الحاضر", "the present"),
    "FUTURE_REF": Word("مستقبل غير محدد", "some time in the future"),
}
LENGTHS: Mapping[str, Noun] = {
    "Y": Noun("", "سنة واحدة", "سنتان", "سنوات", "سنة", "سنة"),
    "M": Noun("", "شهر واحد", "شهران", "أشهر", "شهرا", "شهر"),
    "W": Noun("", "أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعا", "أسبوع"),
    "D": Noun("", "يوم واحد", "يومان", "أيام", "يوما", "يوم"),
    "TH": Noun("", "ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة"),
    "TM": Noun("", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
    "TS": Noun("", "ثانية واحدة", "ثانيتان", "ثوان", "ثانية", "ثانية"),
}
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
LONGEST = 3.0
"""The widest gap between two entries of the line, in lines of text."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(MO|AF|EV|NI|(\d\d)(?::(\d\d))?(?::\d\d)?))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?")
_YEARS = re.compile(r"\d{2,4}")
_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-W(?:XX|\d\d)-([1-7])")
_LENGTH = re.compile(r"P(?=.)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
                     r"(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?")  # fmt: skip


class Stretch(NamedTuple):
    """From when to when (not included) a value reaches, and how people say it."""

    begin: datetime
    end: datetime
    said: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A value with all the words of the article that mean it.

    ``sort`` is ``time``, ``length``, ``reference`` or ``published`` (the day of publication, of which the article
    need not speak); ``stretch`` is there for times on the line.
    """

    number: int
    value: str
    said: str
    sort: str
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    stretch: Stretch | None = None

    @property
    def title(self) -> str:
        """What the value is, in words and as a value."""
        return f"{self.said} · {self.value}" if self.said != self.value else self.value


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the line: ``gap`` is the room before it (0 to LONGEST), ``after`` says how long that is.

    ``published`` says that it is the day of publication.
    """

    moment: Moment
    gap: float
    after: str
    published: bool = False


def moments(reading: Reading) -> list[Moment]:
    """Return the values of ``reading``, each once, in the order of their first words."""
    groups: dict[str, list[Span]] = {}
    for time in reading.times:
        groups.setdefault(time.value, []).append(time.span)
    return [_moment(number, value, spans, reading) for number, (value, spans) in enumerate(groups.items(), 1)]


def line(found: list[Moment], published: str | None) -> list[Step]:
    """Return the dated ones of ``found`` in the order of time, the day of publication among them."""
    dated = [moment for moment in found if moment.stretch]
    if not dated:
        return []
    day = parse((published or "")[:10])
    whole = day is not None and day.end - day.begin == timedelta(days=1)
    if day is not None and whole and day.said not in [moment.said for moment in dated]:
        dated.append(Moment(0, (published or "")[:10], day.said, "published", stretch=day))
    steps: list[Step] = []
    reached: datetime | None = None  # where the entry before ends, its last day not counted
    for moment in sorted(dated, key=_order):
        begin, end, _ = moment.stretch or Stretch(datetime.min, datetime.min, "")
        days = (begin.date() - reached.date()).days if reached else 0
        gap = min(log2(1 + days) / 4, LONGEST) if days >= 2 else 0.0
        today = bool(whole and day and moment.said == day.said)
        steps.append(Step(moment, round(gap, 2), _after(days) if gap else "", today))
        reached = end - timedelta(days=1)
    return steps


def parse(value: str) -> Stretch | None:
    """Return the stretch of time of a value, nothing for lengths, references, offsets and what has no year."""
    try:
        first, slash, last = value.partition("/")
        begin = _parse(first)
        if not slash or begin is None:
            return begin
        end = _parse(last)
    except (ValueError, OverflowError):
        return None
    if end is None or end.end < begin.end:
        return None
    return Stretch(begin.begin, end.end, f"من {_without_end(begin.said, end.said)} إلى {end.said}")


def _without_end(first: str, last: str) -> str:
    """``first`` without the words that it shares with the end of ``last``: the month and year need be said once."""
    one, other = first.split(), last.split()
    while len(one) > 1 and one[-1] == other[-1] and one != other:
        one.pop()
        other.pop()
    return " ".join(one)


def length(value: str, genitive: bool = False) -> str | None:
    """Return how people say a length of time (``P8M``: ثمانية أشهر), nothing where it is none.

    >>> length("P1Y6M")
    'سنة واحدة و6 أشهر'
    """
    found = _LENGTH.fullmatch(value)
    if not found:
        return None
    pairs = zip(found.groups(), LENGTHS, strict=True)
    nouns = [(int(number), unit) for number, unit in pairs if number and int(number)]
    return (
        " و".join(words.counted(n, _genitive(unit) if genitive else LENGTHS[unit]) for n, unit in nouns)
        or None
    )


def _open(value: str) -> str:
    """How people say a value that is no point of the calendar: a reference, an offset, a day of no known year."""
    if value in REFERENCES:
        return REFERENCES[value].ar
    if value[:1] in ("+", "-") and (offset := length(value[1:], genitive=True)):
        return f"{'قبل' if value[0] == '-' else 'بعد'} {offset}"
    if (found := _NO_YEAR.fullmatch(value)) and 1 <= int(found[1]) <= 12:
        day = f"{int(found[2])} " if found[2] else ""
        return f"{day}{words.MONTHS[int(found[1]) - 1]}، من سنة غير محددة"
    if found := _WEEKDAY.fullmatch(value):
        return f"يوم {WEEKDAYS[int(found[1]) - 1]}، من أسبوع غير محدد"
    return value


def _moment(number: int, value: str, spans: list[Span], reading: Reading) -> Moment:
    seen = tuple(dict.fromkeys(" ".join(reading.quote(span).split()) for span in sorted(set(spans))))
    stretch, lasting = parse(value), length(value)
    said = stretch.said if stretch else lasting or _open(value)
    sort = "time" if stretch else "length" if lasting else "reference"
    return Moment(number, value, said, sort, tuple(filter(None, seen)), tuple(spans), stretch)


def _order(moment: Moment) -> tuple[datetime, timedelta, int]:
    begin, end, _ = moment.stretch or Stretch(datetime.min, datetime.min, "")
    return begin, begin - end, moment.number


def _parse(value: str) -> Stretch | None:
    if found := _DAY.fullmatch(value):
        return _day(found)
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        begin = datetime(year, month, 1)
        end = datetime(year + month // 12, month % 12 + 1, 1)
        return Stretch(begin, end, f"{words.MONTHS[month - 1]} {year}")
    if found := _SEASON.fullmatch(value):
        month, name = SEASONS[found[2]]
        begin = datetime(int(found[1]), month, 1)
        return Stretch(begin, begin + timedelta(days=91), f"{name.ar} {found[1]}")
    if found := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
        begin = datetime(first.year, first.month, first.day)
        end = begin + timedelta(days=1 if found[3] else 7)
        said = words.dated(begin.date().isoformat())
        return Stretch(begin, end, said if found[3] else f"الأسبوع من {said}")
    return _years(value) if _YEARS.fullmatch(value) else None


def _day(found: re.Match[str]) -> Stretch:
    day = datetime(int(found[1]), int(found[2]), int(found[3]))
    said = words.dated(day.date().isoformat())
    if found[4] in PARTS:
        hour, name = PARTS[found[4]]
        return Stretch(day + timedelta(hours=hour), day + timedelta(days=1), f"{said}، {name.ar}")
    if found[5]:
        begin = day.replace(hour=int(found[5]), minute=int(found[6] or 0))
        return Stretch(begin, day + timedelta(days=1), f"{said}، الساعة {begin:%H:%M}")
    return Stretch(day, day + timedelta(days=1), said)


def _years(value: str) -> Stretch | None:
    """A year, a decade or a century: as many digits as are certain."""
    width = 10 ** (4 - len(value))
    first = int(value) * width
    last = first + width
    if not 1 < last <= 9999:
        return None
    said = {1: value, 10: f"من {first} إلى {last - 1}", 100: f"القرن {first // 100 + 1}"}[width]
    return Stretch(datetime(max(first, 1), 1, 1), datetime(last, 1, 1), said)


def _after(days: int) -> str:
    """How long ``days`` are, in the largest measure that they fill twice."""
    for size, unit in ((365.25, "Y"), (30.44, "M"), (7.0, "W")):
        if days >= 2 * size:
            return f"بعد نحو {words.counted(round(days / size), _genitive(unit))}"
    return f"بعد {words.counted(days, _genitive('D'))}"


def _genitive(unit: str) -> Noun:
    """The noun of a measure behind a preposition: two days are يومين."""
    noun = LENGTHS[unit]
    return noun._replace(two=f"{noun.two[:-2]}ين")
