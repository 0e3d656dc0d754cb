"""Times: every expression of an article that names a point or a stretch of time, with its value."""

from __future__ import annotations

from dataclasses import replace

from musnad.lexicon.calendar import calendar, numerals
from musnad.model import Time
from musnad.reading.document import Document
from musnad.reading.times_clock import Clock
from musnad.reading.times_days import Days, merged
from musnad.reading.times_hours import Hours
from musnad.reading.times_lengths import Lengths
from musnad.reading.times_months import Found, Months
from musnad.reading.times_periods import Periods
from musnad.reading.times_resolve import (
    FUTURE,
    PAST,
    PRESENT,
    REFERENCES,
    Value,
    add_days,
    between,
    in_year_of,
    of_day,
    parse_published,
    with_part,
)
from musnad.reading.times_words import Words
from musnad.text.numbers import ARTICLES
from musnad.text.tokens import WORD

_AT_FEASTS = frozenset(
    ["في", "خلال", "يوم", "ليله", "صباح", "حلول", "بحلول", "مناسبه", "بمناسبه", "لمناسبه", "وحلول"]
)
_RANGES = frozenset(["from", "between"])
_HOLIDAYS = frozenset(["ايام", "عطله", "اجازه", "بعطله", "باجازه"])
"""What stands before a feast that is a time, one of several days."""


def read_times(doc: Document, published: str | None) -> list[Time]:
    """Return the times of ``doc`` in the order of the text, as ``t1``, ``t2`` …; no two overlap.

    Args:
        doc: the article, prepared.
        published: its date of publication, ISO 8601, with a time or not; what is no date counts as none, and then
            the values are offsets from publication.

    Example:
        «وصل الوفد مساء أمس» ("the delegation arrived yesterday evening"), published 2017-05-23, holds one time,
        «مساء أمس», of the value ``2017-05-22TEV``.
    """
    return _Reading(doc, published).times()


class _Reading:
    """The reading of one document."""

    def __init__(self, doc: Document, published: str | None) -> None:
        self.doc = doc
        self.words = Words(doc, calendar(), numerals())
        self.clock = Clock(parse_published(published))
        self.months = Months(self.words, self.clock)
        self.days = Days(self.words, self.months)
        self.periods = Periods(self.words, self.months, self.days)
        self.lengths = Lengths(self.words, self.periods)
        self.hours = Hours(self.words, self.days)

    def times(self) -> list[Time]:
        """Read from left to right, the longest expression at each token that may open one."""
        words, forms = self.words, self.doc.forms
        found: list[Time] = []
        end = 0
        for i in words.openings():
            if i < end:
                continue
            name = words.find(i, "name")
            if name is not None:
                end = name[1]
                continue
            self.clock.position = i
            time = self._at(i)
            if time is None:
                continue
            first = i + time.lead + (forms[i + time.lead].normal in ARTICLES)
            span = (words.start(first), self.doc.tokens.ends[time.end - 1])
            found.append(Time(id=f"t{len(found) + 1}", span=span, value=time.value.text))
            self.clock.remember(time.value, time.full)
            if time.value.grain in ("Y", "M", "R"):
                words.year_end = time.end
            elif time.value.grain == "D":
                self.hours.day_end = time.end
            end = time.end
        return found

    def _at(self, i: int) -> Found | None:
        """Read the time that begins at token ``i``, or nothing."""
        words = self.words
        kinds = words.kinds(i)
        fixed = words.find(i, "fixed") if "fixed" in kinds else None
        if fixed is not None and self.months.tail(fixed[1]).year is None:
            return Found(fixed[1], Value(fixed[0]))
        reference = self._reference(i) if "ref" in kinds or "ref!" in kinds else None
        if reference is not None:
            return reference
        counted = self.lengths.apart(i) if "apart" in kinds else None
        counted = counted or (self.lengths.running(i) if "unit" in kinds else None)
        if counted is not None:
            return counted
        hour = self.hours.hour(i) if "clock" in kinds or "ordinal" in kinds else None
        if hour is not None:
            return self._hours(hour)
        span = self._range(i) if "link" in kinds else None
        if span is not None:
            return span
        point = self.periods.point(i)
        if point is not None:
            return self._continued(point)
        governed = self.lengths.governed(i) if "link" in kinds else None
        if governed is not None:
            return self._continued(governed)
        if "part" in kinds and words.spelled(i + 1) == "الليل":
            day = self.hours.day_before(i)  # «قرابة منتصف الليل», of the day that was named before
            return Found(i + 2, with_part(day, "NI")) if day else None
        return (self._feast(i) if "feast" in kinds else None) or self.lengths.bare(i)

    def _reference(self, i: int) -> Found | None:
        """Read a whole expression such as حاليا, لاحقا, آنذاك."""
        words = self.words
        found = words.find(i, "ref")
        if found is not None:
            return self._placed(i, *found)
        back = words.find(i, "ref!")
        if back is None:
            return None
        if words.ahead(i):
            return Found(back[1], FUTURE)
        spoken = self.clock.spoken_near()
        return Found(back[1], Value(spoken.text) if spoken is not None else REFERENCES[back[0]])

    def _placed(self, i: int, value: str, end: int) -> Found | None:
        """Resolve a whole expression, with the point that it is a part of («في وقت سابق من هذا الشهر»)."""
        words = self.words
        behind = words.spelled(end)
        if words.has(end, "ordinal", "digits") or (
            behind == "من" and value == "FUTURE_REF" and (end == i + 1 or words.spelled(i) == "بعد")
        ):
            return None  # «حتى الساعة الرابعة», «قريبا من المطار»
        if words.spelled(i).endswith("اخيرا") and (words.joined(i) or self._begins(i)):
            return None  # "and finally"
        if value == "LATER" or (value == "PAST_REF" and end > i + 1):
            k = end + (behind == "من")
            within = self.periods.point(k) if words.lexemes[k] is not None and not words.joined(k) else None
            if within is not None:
                return within
        if value == "LATER" and words.spelled(i) == "بعد":
            if self._of_what(end):
                return None
            if behind in ("من", "علي"):
                return Found(end, PAST)
        lasting = value == "LATER" and words.spelled(i)[0] == "ل" and end > i + 1
        if lasting and not (words.ahead(i) or words.in_past(i)):
            return None  # «يبقى لفترة طويلة»
        if value == "LATER":
            return Found(end, FUTURE if words.ahead(i) or words.in_present(i) else PAST)
        return Found(end, REFERENCES[value])

    def _of_what(self, end: int) -> bool:
        """Tell whether a stretch that ends before token ``end`` is one of something («بعد فترة إغلاق»)."""
        words = self.words
        if words.spelled(end - 1) not in ("فتره", "مده") or end >= len(words.forms):
            return False
        form = words.forms[end]
        return form.kind == WORD and form.tag not in ("V", "verb") and not form.tag.startswith("prep")

    def _begins(self, i: int) -> bool:
        """Tell whether token ``i`` begins its sentence."""
        return i == 0 or self.doc.sentence_of[i - 1] != self.doc.sentence_of[i]

    def _hours(self, first: Found) -> Found:
        """Read on behind an hour: «حتى الرابعة عصرا»."""
        words = self.words
        link = words.find(first.end, "link")
        if link is None or link[0] != "until":
            return first
        last = self.hours.hour(link[1], named=True)
        if last is None:
            return first
        value = Value(f"{first.value.text}/{last.value.text}", first.value.begin, last.value.end, "R")
        return Found(last.end, value)

    def _range(self, i: int) -> Found | None:
        """Read «من … إلى …», «بين … و…»; the preposition is left to the span's edge."""
        link = self.words.find(i, "link")
        if link is None or link[0] not in _RANGES or self.words.lexemes[link[1]] is None:
            return None
        k = link[1]
        first = self.periods.point(k) if not self.words.joined(k) else None
        if first is None:
            return None
        last = None
        if link[0] == "between":
            if first.value.grain == "Y":
                self.words.year_end = first.end
            k2 = self.words.after_and(first.end)
            last = self.periods.point(k2) if k2 is not None else None
        if last is not None:
            value = between(self._same_year(first, last), last.value)
            if value is not None:
                return Found(last.end, value, first.full or last.full, lead=k - i)
        ranged = self._continued(first)
        return replace(ranged, lead=k - i) if ranged is not first else None

    def _same_year(self, first: Found, last: Found) -> Value:
        """Return the first end of a range, in the year of the last where only that is named with one."""
        return in_year_of(first.value, last.value) if last.full and not first.full else first.value

    def _continued(self, first: Found) -> Found:
        """Read on behind a point: «حتى …», «إلى …», «– 2015», «واليوم»."""
        words = self.words
        k = first.end + (words.spelled(first.end) == "،")
        link = words.find(k, "link")
        dash = words.spelled(first.end) in ("-", "–", "—")
        if (link is not None and link[0] == "until") or dash:
            k = link[1] if link is not None and not dash else first.end + 1
            self.clock.note(first.value)
            last = self.periods.point(k) or self.periods.period(k, supported=True)
            value = between(self._same_year(first, last), last.value) if last else None
            if last is not None and value is None and not first.full:  # «من أكتوبر إلى مارس»
                value = between(in_year_of(first.value, last.value), last.value)
            if last is not None and last.value.text == first.value.text:  # «هذه السنة - 2015»
                return Found(last.end, first.value, first.full or last.full)
            if last is not None and value is not None and last.value.grain != "R":
                return Found(last.end, value, first.full)
        until = (
            words.find(k, "ref")
            if link is not None and link[0] == "until"
            else words.find(link[1] if link else k, "ref")
        )
        if link is not None and until is not None and until[0] == PRESENT.text:
            value = self.clock.until_now(first.value)
            return Found(until[1], value, first.full) if value else first
        joined = words.joined(first.end)
        second = self.days.day(first.end) if joined and words.has(first.end, "day", "weekday") else None
        value = merged(first.value, second.value) if second else None
        return Found(second.end, value) if second and value else first

    def _feast(self, i: int) -> Found | None:
        """Read a feast where a preposition makes it a time (قبل عيد الفطر is not one, but في عيد الفطر is)."""
        words = self.words
        feast = words.find(i, "feast")
        before = words.spelled(i - 1)
        if feast is None or not (before in _AT_FEASTS or before in _HOLIDAYS):
            return None
        tail = self.months.tail(feast[1])
        resolve = self.clock.holidays if before in _HOLIDAYS else self.clock.feast
        value = resolve(feast[0], tail.year, words.ahead(i), words.in_past(i))
        number = words.ordinal(i - 2) if before in ("ايام", "يوم") else None
        if number is not None and value is not None and value.begin is not None:  # «ثاني أيام عيد الفطر»
            value = of_day(add_days(value.begin, number[0] - 1))
        return Found(tail.end, value, tail.year is not None) if value else None
