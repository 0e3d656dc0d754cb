"""The hour: «الساعة الثالثة فجرا», «الساعة 14:30», «العاشرة والنصف من مساء أمس»."""

from __future__ import annotations

import re

from musnad.reading.times_days import Days
from musnad.reading.times_months import Found
from musnad.reading.times_resolve import Value, of_day
from musnad.reading.times_words import Words
from musnad.text.tokens import NUMBER

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_NEAR_DAY = 40
"""How many words before an hour its day may stand in the paragraph."""

_NEAR_EACH = 6
"""How many words from an hour something like يوميا makes it the hour of every day."""

_ZONES = frozenset(["بتوقيت", "بالتوقيت", "توقيت"])
_LONGEST_ZONE = 4


class Hours:
    """Reads the hour, and the day it belongs to."""

    def __init__(self, words: Words, days: Days) -> None:
        self.words = words
        self.days = days
        self.day_end = -1

    def hour(self, i: int, named: bool = False) -> Found | None:
        """Read an hour at token ``i``, with الساعة or with a part of day behind it; ``named`` if it needs neither."""
        words = self.words
        clock = words.find(i, "clock")
        k = clock[1] if clock else i
        if clock is not None:
            about = words.inner(k, "about")
            k = about[1] if about else k
        elif not words.has(i, "ordinal") or (i and words.forms[i - 1].article and not named):
            return None  # «الساعات الأولى من فجر اليوم»
        read = self._digits(k) if clock or named else None
        read = read or self._words(k)
        if read is None:
            return None
        hour, minute, end = read
        return self._placed(i, hour, minute, end, named=named or clock is not None)

    def _digits(self, i: int) -> tuple[int, int, int] | None:
        """Read «14:30» or «8»."""
        words = self.words
        if not words.has(i, "digits") or words.forms[i].kind != NUMBER:
            return None
        match = _CLOCK.fullmatch(words.spelled(i))
        if match is not None and int(match[1]) < 25 and int(match[2]) < 60:
            return int(match[1]), int(match[2]), i + 1
        hour = words.small(i, 24)
        return self._past(hour, i + 1) if hour else None

    def _words(self, i: int) -> tuple[int, int, int] | None:
        """Read «الثالثة», «الواحدة والنصف», «الحادية عشرة»."""
        words = self.words
        lexeme = words.lexemes[i]
        if lexeme is None or (lexeme.lead and words.joined(i)):
            return None
        ordinal = words.ordinal(i)
        if ordinal is None:
            one = words.number(i)
            ordinal = (
                (1, one[1]) if one is not None and one[0] == 1 and words.spelled(i) == "الواحده" else None
            )
        if ordinal is None or not 1 <= ordinal[0] <= 12:
            return None
        return self._past(ordinal[0], ordinal[1])

    def _past(self, hour: int, i: int) -> tuple[int, int, int]:
        """Read the minutes: «والنصف», «والربع», «و20 دقيقة», «إلا ربعا»."""
        words = self.words
        k = words.after_and(i)
        if k is None:
            return hour, 0, i
        word = words.numerals.word(words.forms[k])
        if word is not None and word.kind == "fraction":
            return hour, round(word.value * 60), k + 1
        number = words.number(k)
        unit = words.inner(number[1], "unit") or words.inner(number[1], "units-n") if number else None
        if number is not None and unit is not None and unit[0] == "TM" and 0 < number[0] < 60:
            return hour, int(number[0]), unit[1]
        return hour, 0, i

    def _placed(self, i: int, hour: int, minute: int, end: int, named: bool) -> Found | None:
        """Add the part of day and the day: «فجرا», «من مساء أمس», «اليوم الأربعاء»."""
        words = self.words
        part = words.find(end, "partly")
        whole = part is not None
        if part is None:
            k = end + (words.spelled(end) == "من")
            part = words.inner(k, "part")
            whole = part is not None and not words.article(k, "part")
        if part is None and not named:
            return None
        k = part[1] if part else end
        at = k
        while (
            at < k + _LONGEST_ZONE and (at > k or words.spelled(at) in _ZONES) and words.lexemes[at] is None
        ):
            at += 1  # «بتوقيت غرينتش»
        if words.spelled(at) == "من" and at == k:
            at += 1
        day = self.days.day(at) if not words.joined(at) else None
        if not named and not (whole or day):
            return None
        value = day.value if day is not None and day.value.grain == "D" else self.day_before(i)
        if value is None and words.ahead(i) and not words.near(i - _NEAR_EACH, end + _NEAR_EACH, "each"):
            value = self.days.clock.day(0)
        hour = _of_day(hour, part[0] if part else "")
        text = f"T{hour:02d}:{minute:02d}"
        if value is None or value.begin is None:
            return Found(k, Value(text))
        on = of_day(value.begin)
        return Found(
            day.end if day else k, Value((on.text if on else "") + text, value.begin, value.begin, "D")
        )

    def day_before(self, i: int) -> Value | None:
        """Return the day that was named last before token ``i`` in its paragraph."""
        recent, end = self.days.clock.recent, self.day_end
        if recent is None or recent.grain != "D" or not i - _NEAR_DAY <= end <= i:
            return None
        paragraph = self.words.doc.paragraph_of
        return recent if end > 0 and paragraph[end - 1] == paragraph[i] else None


def _of_day(hour: int, part: str) -> int:
    """Return an hour of twelve as one of twenty-four by its part of day."""
    if part in ("AF", "EV") and hour < 12:
        return hour + 12
    if part == "NI":
        return hour + 12 if 7 <= hour < 12 else hour % 12 if hour == 12 else hour
    return 0 if hour == 24 else hour
