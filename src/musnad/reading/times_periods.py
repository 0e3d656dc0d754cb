"""Longer than a day: «مطلع العام الحالي», «الأسبوع الماضي», «صيف 2014», «ستينيات القرن الماضي», «في 2009»."""

from __future__ import annotations

import re
from collections.abc import Callable

from musnad.reading.times_days import Days
from musnad.reading.times_months import Found, Months
from musnad.reading.times_resolve import (
    FUTURE,
    LAST_YEAR,
    PAST,
    PRESENT,
    Value,
    add_days,
    between,
    of_century,
    of_decade,
    of_share,
    of_week,
    of_year,
)
from musnad.reading.times_words import Words
from musnad.text.numbers import ARTICLES
from musnad.text.tokens import NUMBER, WORD

_YEARS = re.compile(r"(\d{4})[-/](\d{4}|\d{2})")
_BEFORE_YEARS = frozenset(["(", '"', "«", "“", "ل", "ب"])
_EVENT_WORDS = 5
"""How far before its year an event may stand («كأس العالم لكرة القدم 2018»)."""

_TURNED = {"past": PAST, "next": FUTURE, "now": PRESENT, "after": FUTURE}
_MONTHS = frozenset(["month", "month?"])
_ASKING = frozenset(["in", "since", "during"])
_IN_SEASON = frozenset(["في", "خلال", "عبر", "طوال", "طيله", "بحلول", "اثناء"])
"""What stands before a bare season that is to come («سيستمر عبر الصيف»)."""

_MANY = frozenset(["عطلات", "ايام", "عطل"])
"""What stands before weekends of any week."""

_BARE_YEARS = (1900, 2070)
"""The numbers that are years where only a preposition says so."""


class Periods:
    """Reads expressions that name a period, or any point of time."""

    def __init__(self, words: Words, months: Months, days: Days) -> None:
        self.words = words
        self.months = months
        self.days = days
        self.clock = months.clock
        self._readers: tuple[tuple[str, Callable[[int], Found | None]], ...] = (
            ("edge", self._edge), ("share", self._share), ("season", self._season), ("decade", self._decade),
            ("unit", self._unit), ("this", self._pointed), ("that", self._pointed), ("stretch", self._stretch),
            ("units-c", self._pair),
        )  # fmt: skip

    def point(self, i: int) -> Found | None:
        """Read any point of time at token ``i``: a day or a period."""
        return self.days.day(i) or self.period(i)

    def period(self, i: int, supported: bool = False) -> Found | None:
        """Read a period; ``supported`` if what stands before asks for one."""
        words = self.words
        lexeme = words.lexemes[i]
        if lexeme is None:
            return None
        for kind, read in self._readers:
            if kind in lexeme.kinds:
                found = read(i)
                if found is not None:
                    return found
        if lexeme.kinds & _MONTHS or "unit" in lexeme.kinds:
            found = self.months.month(i, supported or self._supported(i))
            if found is not None:
                return found
        return self._bare_year(i, supported) if "digits" in lexeme.kinds else None

    def _supported(self, i: int) -> bool:
        """Tell whether what stands before token ``i`` asks for a month: «في», «منذ», «أواخر»."""
        before = self.words.lexemes[i - 1] if i else None
        if before is None:
            return False
        return "edge" in before.entries or before.entries.get("link") in _ASKING

    # -- parts of periods ------------------------------------------------------------------------------------

    def _edge(self, i: int) -> Found | None:
        """Read «مطلع العام الحالي», «أواخر مارس», «نهاية الأسبوع»: the part leaves the value alone."""
        words = self.words
        edge = words.find(i, "edge")
        if edge is None:
            return None
        k = edge[1]
        if words.find(k, "edge") is not None or words.joined(k):
            return None
        found = self.period(k, supported=True)
        named = found is not None
        unit = words.inner(k, "unit")
        if found is None and unit is not None and unit[0] in ("W", "M", "Y") and words.article(k, "unit"):
            value = self.clock.relative(unit[0], "now")
            found = Found(unit[1], value) if value else None
        if found is not None and found.value.grain == "W" and words.spelled(i).endswith("نهايه"):
            if words.spelled(i - 1) in _MANY:
                return None
            weekend = self.clock.weekend(found.value, named, words.ahead(i))
            return Found(found.end, weekend) if weekend else found
        if found is not None:
            return found
        return None

    def _share(self, i: int) -> Found | None:
        """Read «الربع الثاني من عام 2015», «النصف الأول من العام الجاري»."""
        words = self.words
        share = words.find(i, "share")
        number = words.ordinal(share[1]) if share and words.article(i, "share") else None
        if share is not None and words.article(i, "share") and words.spelled(share[1]) == "الاخير":
            number = int(share[0]), share[1] + 1
        if share is None or number is None:
            return None
        end = number[1]
        k = end + (words.spelled(end) == "من")
        tail = self.months.tail(k)
        year, end = tail.year, tail.end if tail.year is not None else end
        if year is None and self.clock.recent is not None and self.clock.recent.begin is not None:
            year = self.clock.recent.begin.year
        if year is None and self.clock.published is not None and share[0] == "4":
            year = self.clock.published.year
        value = of_share(year, int(share[0]), number[0]) if year is not None else None
        return Found(end, value, tail.year is not None) if value else None

    def _season(self, i: int) -> Found | None:
        words = self.words
        season = words.find(i, "season")
        if season is None:
            return None
        tail = self.months.tail(season[1])
        turn = tail.turn
        if tail.year is None and turn not in ("past", "next", "now"):
            adjective = tail.end < len(words.forms) and words.forms[tail.end].article
            bare = words.article(i, "season") and words.spelled(i - 1) in _IN_SEASON and not adjective
            if not bare or not words.ahead(i):  # «في الصيف» is any summer
                return None
            turn = "now"
        value = self.clock.season(season[0], turn, tail.year)
        return Found(tail.end, value, tail.year is not None) if value else None

    def _decade(self, i: int) -> Found | None:
        """Read «التسعينيات», «ستينيات القرن الماضي», «عقد السبعينات»."""
        words = self.words
        decade = words.find(i, "decade")
        if decade is None:
            return None
        end = decade[1]
        k = end + (words.spelled(end) == "من")
        century = self._century(k)
        if century is not None and century.value.begin is not None:
            return Found(century.end, self._tens(century.value.begin.year, int(decade[0])), full=True)
        return Found(end, self._tens(1900, int(decade[0]))) if words.article(i, "decade") else None

    def _tens(self, century: int, tens: int) -> Value:
        value = of_decade(century // 100 * 100 + tens)
        return value if value is not None else PAST

    def _century(self, i: int) -> Found | None:
        """Read «القرن الماضي», «القرن التاسع عشر», «القرن التاسع قبل الميلاد»."""
        words = self.words
        unit = words.find(i, "unit")
        if unit is None or unit[0] != "100Y" or not words.article(i, "unit"):
            return None
        number = words.ordinal(unit[1])
        if number is not None:
            era = words.inner(number[1], "era")
            value = of_century(number[0], before_christ=era is not None and era[0] == "BC")
            return Found(era[1] if era else number[1], value, full=True) if value else None
        turn = words.inner(unit[1], "turn")
        value = self.clock.relative("100Y", turn[0]) if turn else None
        return Found(turn[1], value) if turn and value else None

    # -- units -----------------------------------------------------------------------------------------------

    def _unit(self, i: int) -> Found | None:
        """Read «العام الماضي», «عام 2014», «الأسبوع قبل الماضي», «القرن التاسع عشر», «الشهر نفسه»."""
        words = self.words
        unit = words.find(i, "unit")
        if unit is None:
            return None
        code, k = unit
        if code == "100Y":
            return self._century(i)
        if code == "Y":
            year = words.year(k) or (words.year(k, least=100) if not words.article(i, "unit") else None)
            if year is not None and not words.joined(k):
                return self._year(year[0], year[1])
        if code == "10Y" and words.inner(k, "decade") and not words.article(i, "unit"):
            return self._decade(k)
        if not words.article(i, "unit") or code in ("D", "TH", "TM", "TS"):
            return None
        return (self._week_of(k) if code == "W" else None) or self._turned(code, k)

    def _week_of(self, i: int) -> Found | None:
        """Read «الأسبوع الثاني من أكتوبر»: the week around the middle of those seven days."""
        words = self.words
        last = words.spelled(i) == "الاخير"
        number = (0, i + 1) if last else words.ordinal(i)
        if number is None or number[0] > 5 or words.spelled(number[1]) != "من":
            return None
        month = self.period(number[1] + 1, supported=True)
        if month is None or month.value.grain != "M" or month.value.begin is None:
            return None
        middle = add_days(month.value.begin, 7 * number[0] - 4)
        value = of_week(add_days(month.value.end, -3) if last and month.value.end else middle)
        return Found(month.end, value, month.full) if value else None

    def _turned(self, code: str, i: int) -> Found | None:
        """Read which unit is meant: «الماضي», «قبل الماضي», «الدراسي المقبل»."""
        words = self.words
        times = 1
        i += words.spelled(i) == "ما"
        if words.spelled(i) in ("قبل", "بعد", "ماقبل") and words.inner(i + 1, "turn"):
            times, i = 2, i + 1
        turn = words.inner(i, "turn")
        if (
            turn is None
            and i + 1 < len(words.forms)
            and words.forms[i].article
            and not words.forms[i].preposition
        ):
            plain = words.lexemes[i] is None or words.has(i, "era")
            turn = words.inner(i + 1, "turn") if plain else None
        if turn is None:
            return None
        value = self.clock.relative(code, turn[0], times)
        return Found(turn[1], value) if value else None

    def _year(self, year: int, end: int) -> Found | None:
        era = self.words.inner(end, "era")
        code = era[0] if era else ""
        hijri = self.months.hijri_year(year, code)
        if code == "BC":
            return Found(era[1] if era else end, Value(f"-{year:04d}", grain="Y"), full=True)
        value = hijri or (of_year(year) if year <= LAST_YEAR else None)
        return Found(era[1] if era else end, value, full=True) if value else None

    def _pair(self, i: int) -> Found | None:
        """Read what stands behind عامي: a year (the second is read on its own); behind شهري a month."""
        words = self.words
        pair = words.find(i, "units-c")
        if pair is None:
            return None
        if pair[0] == "Y":
            year = words.year(pair[1])
            return self._year(year[0], year[1]) if year else None
        return self.months.month(pair[1], supported=True) if pair[0] == "M" else None

    def _pointed(self, i: int) -> Found | None:
        """Read «هذا العام», «هذه المرحلة», «تلك السنة», «نفس اليوم»."""
        words = self.words
        this = words.find(i, "this")
        that = words.find(i, "that") if this is None else None
        pointer = this or that
        if pointer is None:
            return None
        k = pointer[1]
        unit = words.inner(k, "unit")
        near = words.inner(k, "day")
        turn = "now" if this else "same"
        if near is not None and near[0] == "0":  # هذا اليوم
            unit = ("D", near[1])
        elif unit is not None and not words.article(k, "unit"):
            return None
        if unit is not None:
            value = (
                self.clock.relative(unit[0], turn) if unit[0] in ("D", "W", "M", "Y", "10Y", "100Y") else None
            )
            return Found(unit[1], value) if value else None
        return self._pointed_other(k, turn)

    def _pointed_other(self, i: int, turn: str) -> Found | None:
        """Read a part of day, a season, a stretch or the plural of a unit behind هذا."""
        words = self.words
        season, part = words.inner(i, "season"), words.inner(i, "part")
        if turn == "now" and season is not None and words.article(i, "season"):
            value = self.clock.season(season[0], "now", None)
            return Found(season[1], value) if value else None
        if turn == "now" and part is not None and words.article(i, "part"):
            value = self.clock.day(0, part[0])
            return Found(part[1], value) if value else None
        if words.spelled(i) == "الظرف":  # «في هذا الظرف الأليم»
            return None
        for kind in ("stretch", "units-n"):
            other = words.inner(i, kind)
            if other is not None and turn == "now" and words.article(i, kind):
                return Found(other[1], PRESENT)
        return None

    def _stretch(self, i: int) -> Found | None:
        """Read «الفترة المقبلة», «المرحلة الراهنة», «الأيام القليلة الماضية»."""
        words = self.words
        stretch = words.find(i, "stretch")
        if stretch is None or not words.article(i, "stretch"):
            return None
        few = words.inner(stretch[1], "few")
        k = few[1] if few else stretch[1]
        turn = words.inner(k, "turn")
        value = _TURNED.get(turn[0]) if turn else None
        return Found(turn[1], value) if turn and value else None

    # -- years -----------------------------------------------------------------------------------------------

    def _bare_year(self, i: int, supported: bool) -> Found | None:
        """Read a year that stands alone, where a preposition, an event or a year before it says that it is one."""
        words = self.words
        if words.forms[i].kind != NUMBER:
            return None
        pair = _YEARS.fullmatch(words.forms[i].normal)
        if pair is not None:
            return self._years(int(pair[1]), pair[2], i + 1)
        year = words.year(i)
        if year is None:
            return None
        life = self._life(i, year[0])
        if life is not None:
            return life
        era = words.inner(i + 1, "era")
        if era is not None and era[0] in ("H", "BC"):
            return self._year(year[0], i + 1)
        if (
            not _BARE_YEARS[0] <= year[0] <= _BARE_YEARS[1]
            or not (supported or self._asked(i) or self._of_event(i))
            or self._counts(i)
        ):
            return None
        return self._year(*year)

    def _life(self, i: int, first: int) -> Found | None:
        """Read two years in brackets: «(1905 – 1978)»."""
        words = self.words
        last = words.year(i + 2)
        if last is None or words.spelled(i - 1) != "(" or words.spelled(i + 1) not in ("-", "–", "—"):
            return None
        if words.spelled(i + 3) != ")":
            return None
        a, b = of_year(first), of_year(last[0])
        value = between(a, b) if a and b else None
        return Found(i + 3, value, full=True) if value else None

    def _years(self, first: int, second: str, end: int) -> Found | None:
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if not _BARE_YEARS[0] <= first < last <= _BARE_YEARS[1]:
            return None
        a, b = of_year(first), of_year(last)
        value = between(a, b) if a and b else None
        return Found(end, value, full=True) if value else None

    def _asked(self, i: int) -> bool:
        """Tell whether what stands before the number at token ``i`` makes it a year."""
        words = self.words
        k = i - 1
        if words.spelled(k) == "و" and words.year_end == k:  # «عام 2014 و2015»
            return True
        while k >= 0 and (words.spelled(k) in _BEFORE_YEARS or words.spelled(k) in ARTICLES):
            k -= 1
        lexeme = words.lexemes[k] if k >= 0 else None
        return lexeme is not None and "link" in lexeme.entries

    def _of_event(self, i: int) -> bool:
        """Tell whether an event stands before the number at token ``i`` («كأس العالم لكرة القدم 2018»)."""
        words = self.words
        for at in range(i - 1, max(-1, i - 1 - _EVENT_WORDS), -1):
            if words.spelled(at) in _BEFORE_YEARS:
                continue
            if words.forms[at].kind != WORD:
                return False
            if words.find(at, "event") is not None:
                return True
        return False

    def _counts(self, i: int) -> bool:
        """Tell whether the number at token ``i`` counts what stands behind it («2000 شخص»)."""
        words = self.words
        if i + 1 >= len(words.forms):
            return False
        form, lexeme = words.forms[i + 1], words.lexemes[i + 1]
        if form.normal in ("%", "٪", "$") or words.near(i + 1, i + 2, "counted"):
            return True
        if form.kind != WORD or form.article or form.conjunction or form.preposition:
            return False
        if lexeme is not None:
            return bool({"units-a", "units-n", "unit"} & lexeme.entries.keys())
        return not self._of_event(i) and (
            form.light.endswith("ا") and len(form.light) > 3 and form.tag in ("noun", "event", "N", "x", "VP")
        )
