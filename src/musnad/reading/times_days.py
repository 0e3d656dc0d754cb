"""Days and parts of days: «اليوم (الأربعاء)», «مساء أمس», «السبت المقبل», «يوم 15 يونيو»."""

from __future__ import annotations

from musnad.reading.times_months import Found, Months
from musnad.reading.times_resolve import PRESENT, Value, between, with_part
from musnad.reading.times_words import LOOK_BACK, Words

_EARLY = frozenset(["الاولي", "المبكره", "المتاخره", "الباكره", "الاخيره"])
_OPENING = frozenset(
    ["part", "day", "unit", "units-c", "weekday", "digits", "number", "ordinal", "first", "units-n"]
)
_OPEN, _CLOSE = frozenset('(["«“'), frozenset(')]"»”')


class Days:
    """Reads expressions that name a day."""

    def __init__(self, words: Words, months: Months) -> None:
        self.words = words
        self.months = months
        self.clock = months.clock

    def day(self, i: int) -> Found | None:
        """Read a day at token ``i``, with the part of day before or behind it."""
        words = self.words
        kinds = words.kinds(i)
        if kinds.isdisjoint(_OPENING):
            return None
        part = words.find(i, "part") if "part" in kinds else None
        hours = self._hours(i) if "units-n" in kinds else None
        if hours is not None:
            return hours
        if part is None or words.find(i, "day") is not None:
            found = self._plain(i)
            return self._with_part_behind(found) if found else None
        k = part[1]
        if k > i + 1 and words.spelled(k) == "من":  # «وقت متأخر من مساء أمس»
            day = self.day(k + 1)
            return Found(day.end, with_part(day.value, part[0]), day.full) if day else None
        that = words.inner(k, "this")
        found = self._plain(that[1] if that else k, inner=True)
        if found is None:
            return None
        if (
            part[0] in ("NI", "EV") and found.value.begin is not None
        ):  # «ليل السبت الأحد», the night between them
            at = found.end + (words.spelled(found.end) in ("-", "–", "/", "الي"))
            next_day = words.inner(at, "weekday")
            if next_day is not None and int(next_day[0]) == found.value.begin.isoweekday() % 7 + 1:
                found = Found(next_day[1], found.value, found.full)
        return Found(found.end, with_part(found.value, part[0]), found.full)

    def _hours(self, i: int) -> Found | None:
        """Read «ساعات الصباح الأولى», with the day behind it or without."""
        words = self.words
        hours = words.find(i, "units-n")
        part = words.inner(hours[1], "part") if hours is not None and hours[0] == "TH" else None
        if part is None:
            return None
        end = part[1] + (words.spelled(part[1]) in _EARLY)
        day = self._plain(end + 1, inner=True) if words.spelled(end) == "من" else None
        if day is not None:
            return Found(day.end, with_part(day.value, part[0]), day.full)
        value = self.clock.day(0, part[0]) if words.article(part[1] - 1, "part") else None
        return Found(end, value) if value else None

    def _with_part_behind(self, found: Found) -> Found:
        """Add the part of day behind a day («السبت ليلا»), unless it belongs to the next («أمس ومساء السبت»)."""
        words, end = self.words, found.end
        part = words.find(end, "partly") or words.inner(end, "part")
        if part is None or words.joined(end) or (part[1] - end == 1 and self._plain(part[1], inner=True)):
            return found
        return Found(part[1], with_part(found.value, part[0]), found.full)

    def _plain(self, i: int, inner: bool = False) -> Found | None:
        """Read a day without its part; ``inner`` if it stands behind another word of the expression."""
        words = self.words
        lexeme = words.lexemes[i]
        if lexeme is None or (inner and lexeme.lead):
            return None
        kinds = lexeme.kinds
        near = words.find(i, "day") if "day" in kinds else None
        if near is not None:
            return self._near(i, *near, inner=inner)
        unit = words.find(i, "unit") if "unit" in kinds else None
        if unit is not None and unit[0] == "D":
            return self._named(unit[1])
        pair = words.find(i, "units-c") if "units-c" in kinds else None
        if pair is not None and pair[0] == "D":
            return self._pair(pair[1])
        return self._weekday(i) or self.months.date(i)

    def _named(self, i: int) -> Found | None:
        """Read what stands behind يوم: a day in any form."""
        words = self.words
        lexeme = words.lexemes[i]
        if lexeme is None or lexeme.lead:
            return None
        near = words.find(i, "day")
        if near is not None:
            return self._near(i, *near, inner=True)
        return self._weekday(i) or self.months.date(i) or self.months.short_numeric(i)

    def _pair(self, i: int) -> Found | None:
        """Read two days behind يومي: «السبت والأحد» as a range; two numbers are a range anyway."""
        first = self._weekday(i)
        if first is None:
            return self.months.date(i)
        second = self._weekday(first.end) if self.words.joined(first.end) else None
        turn = self.words.inner(second.end - 1, "turn") if second else None
        named = self.words.find(i, "weekday")
        if turn is not None and named is not None:  # «يومي السبت والأحد المقبلين»: both are to come
            day = (
                self.clock.weekday(int(named[0]), turn[0], ahead=False)
                if turn[0] in ("past", "next")
                else None
            )
            first = Found(first.end, day) if day else first
        value = between(first.value, second.value) if second else None
        return Found(second.end, value) if second and value else first

    # -- by distance -----------------------------------------------------------------------------------------

    def _near(self, i: int, value: str, end: int, inner: bool = False) -> Found | None:
        """Read اليوم, أمس, غدا … and the weekday or date that stands beside it."""
        words = self.words
        offset, _, part = value.partition("T")
        days = int(offset)
        if days == 0 and end == i + 1 and not part:
            turn = words.inner(end, "turn")
            if turn is not None:
                which = self.clock.relative("D", turn[0]) if turn[0] in ("same", "after", "now") else None
                return Found(turn[1], which) if which else None
            if words.forms[end : end + 1] and words.forms[end].tag == "relative":
                return None  # «اليوم الذي وصل فيه»
            if self._is_name(i):
                return None
            if (
                words.article(end, "ordinal")
                and words.ordinal(end) is not None
                and not words.joined(end)
                and not self._dated(end)
            ):
                return None  # «اليوم الأول» is counted from something else
        beside = self._beside(end)
        if beside is not None:
            behind, number, date = beside
            if date is not None and date.value.grain == "D":
                return Found(behind, with_part(date.value, part) if part else date.value, date.full)
            if number:
                day = self.clock.named_day(days, number)
                return Found(behind, with_part(day, part) if part else day) if day else None
        if words.spelled(i) == "يومه":  # «يومه الأربعاء» is today, «يومه» alone is somebody's
            return None
        if days == 0 and not part and not inner and end == i + 1 and self._nowadays(i):
            return Found(end, PRESENT)
        day = self.clock.day(days, part)
        return Found(end, day) if day else None

    def _is_name(self, i: int) -> bool:
        """Tell whether اليوم at token ``i`` stands between brackets or quotation marks alone, as a paper's name does."""
        before = [self.words.spelled(i - 1), self.words.spelled(i - 2)]
        return self.words.spelled(i + 1) in _CLOSE and any(mark in _OPEN for mark in before)

    def _dated(self, i: int) -> bool:
        return self.months.date(i) is not None

    def _beside(self, i: int) -> tuple[int, int, Found | None] | None:
        """Read the weekday or date in apposition at token ``i``, in brackets or not: end, weekday (or 0), date."""
        words = self.words
        mark = words.spelled(i) if words.spelled(i) in ("(", "[", "،", "-", "–") else ""
        k = i + 1 if mark else i
        k += words.spelled(k) in ("يوم", "الموافق", "الموافقة")
        weekday = words.inner(k, "weekday")
        end = weekday[1] if weekday else k
        at = end + (words.spelled(end) in ("،", "الموافق", "(", "/", "-"))
        date = self.months.date(at) if not words.joined(at) else None
        if weekday is None and date is None:
            return None
        if date is not None:
            end = date.end + (words.spelled(date.end) == ")" and words.spelled(at - 1) == "(")
        if mark in ("(", "["):
            if words.spelled(end) not in (")", "]"):
                return None
            end += 1
        elif mark and date is None:
            return None
        return end, int(weekday[0]) if weekday else 0, date

    def _nowadays(self, i: int) -> bool:
        """Tell whether a bare اليوم means "nowadays": in what is said in the present, not beside a past verb.

        The verb nearest to it says which.  Behind أن a verb is what is to be done («قرر أن يوقع اليوم»).
        """
        words, doc = self.words, self.words.doc
        quoted = doc.quotation_of[i]
        nearest = -1
        for k in range(i - 1, max(-1, i - 1 - LOOK_BACK), -1):
            if doc.sentence_of[k] != doc.sentence_of[i] or doc.quotation_of[k] != quoted:
                break
            tag = words.forms[k].tag
            if nearest < 0 and words.near(k, k + 1, "ahead"):
                return False
            if tag == "complementizer":
                done = (nearest == k + 1 and quoted < 0) or words.near(k - 1, k, "ahead")
                return not done and words.spelled(k - 1) not in ("قبل", "بعد", "منذ")
            if tag in ("V", "verb"):
                if nearest < 0 and (words.forms[k].future or not words.present(k)):
                    return False
                nearest = k if nearest < 0 else nearest
        return quoted >= 0

    # -- days of the week ------------------------------------------------------------------------------------

    def _weekday(self, i: int) -> Found | None:
        """Read a weekday, with الماضي or المقبل or a date behind it."""
        words = self.words
        weekday = words.find(i, "weekday")
        if weekday is None:
            return None
        number, end = int(weekday[0]), weekday[1]
        turn = words.inner(end, "turn")
        if turn is not None and turn[0] in ("past", "next", "now"):
            beside = self._beside(turn[1])
            if beside is not None and beside[2] is not None and beside[1] == 0:
                return Found(beside[0], beside[2].value, beside[2].full)
            value = self.clock.weekday(number, turn[0], ahead=False)
            return Found(turn[1], value) if value else None
        beside = self._beside(end)
        if beside is not None and beside[2] is not None and beside[1] == 0:
            return Found(beside[0], beside[2].value, beside[2].full)
        value = self.clock.weekday(number, "", words.ahead(i))
        return Found(end, value) if value else None


def merged(first: Value, second: Value) -> Value | None:
    """Return the range of two days that follow each other («أمس واليوم»), else nothing."""
    if first.grain != "D" or second.grain != "D" or first.begin is None or second.begin is None:
        return None
    return between(first, second) if (second.begin - first.begin).days == 1 else None
