"""Quotations: which marks open, which close, and what stands between them.

Newspapers use every mark there is, turn the curly ones round («”نص“»), open each paragraph of a long
quotation anew and forget to close.  So a mark is judged by what it nominally is, by the spaces around it,
and by whether one of its family is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Form, Tokens

OPEN, CLOSE, EITHER = 1, -1, 0
DEPTH = 4
"""Quotations nested deeper than this are not followed: no newspaper does it, a broken text may."""
LONGEST = 900
"""A quotation of more tokens than this, if it runs over paragraphs, is taken for a forgotten closing mark."""

_MARKS: dict[str, tuple[str, int]] = {
    "«": ("«", OPEN), "»": ("«", CLOSE), "<<": ("«", OPEN), ">>": ("«", CLOSE),
    "{": ("«", OPEN), "}": ("«", CLOSE),  # {so» in some papers
    "‹": ("‹", OPEN), "›": ("‹", CLOSE),
    "“": ("“", OPEN), "”": ("“", CLOSE), "„": ("“", OPEN), "‟": ("“", OPEN),
    '"': ('"', EITHER), "''": ('"', EITHER), "``": ('"', OPEN), "＂": ('"', EITHER), "″": ("“", CLOSE),
    "‘": ("‘", OPEN), "’": ("‘", CLOSE), "‚": ("‘", OPEN), "'": ("'", EITHER), "`": ("'", OPEN),
}  # fmt: skip


_PROCLITICS = frozenset(["ل", "ب", "ك", "و", "ف", "ال", "وال", "بال", "لل", "وب", "ول"])
"""What is written onto a quotation before it (لـ«الحياة»)."""


@dataclass(slots=True)
class Quotation:
    """A stretch in quotation marks: ``first`` and ``last`` are the tokens of its marks.

    ``closed`` is false where the closing mark is missing; then ``last`` is the last token before the end of
    the paragraph.  The words inside are the tokens ``first + 1`` to ``last - 1`` (to ``last`` if not
    closed).
    """

    first: int
    last: int
    closed: bool
    outer: int = -1

    @property
    def inner(self) -> tuple[int, int]:
        """The half-open range of tokens inside the marks."""
        return self.first + 1, self.last if self.closed else self.last + 1


def is_quotation_mark(raw: str) -> bool:
    """Tell whether a token's spelling is one of the quotation marks in use."""
    return raw in _MARKS


def _looks(tokens: Tokens, i: int) -> int:
    """Return OPEN or CLOSE by the spaces and tokens around mark ``i``, EITHER where they do not tell."""
    starts, ends, forms = tokens.starts, tokens.ends, tokens.forms
    space_before = i == 0 or starts[i] > ends[i - 1] or forms[i - 1].kind == BREAK
    space_after = i + 1 == len(starts) or starts[i + 1] > ends[i] or forms[i + 1].kind == BREAK
    if space_before and not space_after:
        return OPEN
    if space_after and not space_before:
        return CLOSE
    if not space_before and not space_after:
        before, after = forms[i - 1], forms[i + 1]
        if after.kind == MARK and before.kind in (WORD, NUMBER):
            return CLOSE
        if before.kind == MARK and after.kind in (WORD, NUMBER) and before.raw not in ".!؟?…":
            return OPEN
        if before.kind == WORD and before.normal in _PROCLITICS:
            return OPEN
    return EITHER


def _apostrophe(tokens: Tokens, i: int) -> bool:
    """Tell whether a single mark stands between two letters, as in «l'Orient» or «ع'»."""
    if tokens.forms[i].raw not in ("'", "’", "‘", "`") or i == 0 or i + 1 >= len(tokens):
        return False
    if tokens.forms[i].raw in ("'", "‘") and tokens.forms[i - 1].normal in _PROCLITICS:
        return False
    joined = tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
    return joined and tokens.forms[i - 1].kind == WORD and tokens.forms[i + 1].kind == WORD


def find_quotations(tokens: Tokens) -> list[Quotation]:
    """Return the quotations of a text in the order of their opening marks, in linear time."""
    forms = tokens.forms
    marks = [
        i for i, f in enumerate(forms) if f.kind == MARK and f.raw in _MARKS and not _apostrophe(tokens, i)
    ]
    if not marks:
        return []
    finder = _Finder(tokens, marks)
    breaks = [i for i, f in enumerate(forms) if f.kind == BREAK]
    at_break = 0
    for i in marks:
        while at_break < len(breaks) and breaks[at_break] < i:
            finder.end_paragraph(breaks[at_break])
            at_break += 1
        finder.take(i)
    ending = breaks[at_break] if at_break < len(breaks) else len(forms)
    for _, first, _ in finder.stack:
        _unclosed(finder.found, first, ending - 1)
    finder.found.sort(key=lambda q: (q.first, -q.last))
    _nest(finder.found)
    return finder.found


class _Finder:
    """Goes through the marks of a text and keeps what is open: (family, opening mark, last mark of it)."""

    def __init__(self, tokens: Tokens, marks: list[int]) -> None:
        self.forms = tokens.forms
        self.stack: list[tuple[str, int, int]] = []
        self.found: list[Quotation] = []
        self.looks = {i: _looks(tokens, i) for i in marks}
        self.following: dict[int, int] = {-1: -1}  # the next mark of the same family
        self.odd: set[int] = set()  # marks of a family that stands an odd number of times in its paragraph
        seen: dict[str, int] = {}
        for i in reversed(marks):
            family = _MARKS[self.forms[i].raw][0]
            self.following[i] = seen.get(family, -1)
            seen[family] = i
        groups: dict[tuple[str, int], list[int]] = {}
        paragraph, at = 0, 0
        for i in marks:
            paragraph += any(f.kind == BREAK for f in self.forms[at:i])
            at = i
            groups.setdefault((_MARKS[self.forms[i].raw][0], paragraph), []).append(i)
        for group in groups.values():
            if len(group) % 2:
                self.odd.update(group)

    def take(self, i: int) -> None:
        """Let mark ``i`` open or close."""
        stack, look = self.stack, self.looks[i]
        family, nominal = _MARKS[self.forms[i].raw]
        level = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == family), -1)
        if level < 0:
            if (nominal == CLOSE and look != OPEN) or (nominal == EITHER and look == CLOSE):
                return  # a closing mark whose opening one is missing
            self._open(family, i)
            return
        opens = look == OPEN if nominal == EITHER else nominal == OPEN and look != CLOSE
        if opens and i > 0 and self.forms[i - 1].kind == BREAK:  # each paragraph of a long one opens anew
            stack[level] = (family, stack[level][1], i)
        elif opens and (nominal == OPEN or self._nested(i)):
            self._open(family, i)
        elif opens and i in self.odd:  # the one before was never closed
            _unclosed(self.found, stack[level][1], i - 1)
            del stack[level:]
            self._open(family, i)
        else:
            self.found.append(Quotation(stack[level][1], i, closed=True))
            del stack[level:]

    def _open(self, family: str, i: int) -> None:
        if len(self.stack) < DEPTH:
            self.stack.append((family, i, i))

    def _nested(self, i: int) -> bool:
        """Tell whether the two marks of the family that follow both look like closing ones."""
        after = self.following[i]
        second = self.following[after]
        return second >= 0 and self.looks[after] == CLOSE and self.looks[second] == CLOSE

    def end_paragraph(self, at: int) -> None:
        """Keep open over the paragraph's end at token ``at`` what goes on behind it; end the rest there."""
        kept = []
        for family, first, latest in self.stack:
            after = self.following[latest]
            goes_on = 0 <= after - first <= LONGEST and (
                _MARKS[self.forms[after].raw][1] == CLOSE
                or self.looks[after] == CLOSE
                or self.forms[after - 1].kind == BREAK
            )
            if goes_on:
                kept.append((family, first, latest))
            else:
                _unclosed(self.found, first, at - 1)
        self.stack = kept


def _unclosed(found: list[Quotation], first: int, last: int) -> None:
    if last > first:
        found.append(Quotation(first, last, closed=False))


def _nest(found: list[Quotation]) -> None:
    """Say of each quotation in which other one it stands; ``found`` is in the order of opening."""
    open_now: list[int] = []
    for k, q in enumerate(found):
        while open_now and found[open_now[-1]].last < q.first:
            open_now.pop()
        q.outer = open_now[-1] if open_now else -1
        open_now.append(k)


_NAMING = frozenset([
    "تنظيم", "جماعه", "حركه", "حزب", "فصيل", "كتيبه", "لواء", "ميليشيا", "عمليه", "حمله", "صحيفه",
    "جريده", "مجله", "قناه", "موقع", "وكاله", "شركه", "موسسه", "منظمه", "شبكه", "برنامج", "فيلم", "مسلسل",
    "كتاب", "روايه", "مسرحيه", "اغنيه", "قصيده", "مبادره", "مشروع", "ايتلاف", "تيار", "معسكر", "سفينه",
    "صاروخ", "طراز", "نوع", "اسم", "باسم", "مصطلح", "لقب", "وسم", "هاشتاغ", "تطبيق", "مهرجان", "جايزه",
    "كتله", "قايمه", "تحالف", "جبهه", "جيش", "قوات", "فندق", "مخيم", "منطقه", "قريه", "بلده",
])  # fmt: skip
"""Nouns, in normal form, behind which a name in quotation marks follows (تنظيم «داعش», صحيفة «الحياة»)."""
_CALLED = frozenset([
    "يسمي", "تسمي", "سمي", "يدعي", "تدعي", "يعرف", "تعرف", "المعروف", "المعروفه", "المسمي", "المسماه",
    "الملقب", "يلقب", "تسميه", "بتسميه",
])  # fmt: skip
_CLAUSE = frozenset([
    "ان", "انه", "انها", "انهم", "اننا", "انني", "اني", "لن", "لم", "لا", "ليس", "ليست", "لسنا", "قد",
    "لقد", "سوف", "نحن", "انا", "هذا", "هذه", "هناك", "يجب", "ينبغي", "نعم", "كلا", "كان", "كانت", "هو",
    "هي", "هم", "يا", "لماذا", "هل", "كيف", "ما", "اذا", "لو", "كل", "لكن",
])  # fmt: skip
"""Words, in normal form, that a sentence begins with and a name hardly ever."""
SCARE = 4
"""Words that scare quotes hold at most; a name behind a noun that announces it may be twice as long."""


def is_scare(tokens: Tokens, quotation: Quotation) -> bool:
    """Tell scare quotes and names (تنظيم «داعش», «القصف الوحشي») from speech, by shape.

    They are short, hold no clause of their own and stand within a running clause: no colon before them and no
    cue, which the tokens know (``Form.senses``) if they were made with the lexicon.  «قال إن "القصف الوحشي"
    مستمر» (that the "savage bombing" goes on) has scare quotes; «قال: "نعم"» (he said: "yes") has speech.
    """
    forms, (start, end) = tokens.forms, quotation.inner
    words = [forms[k] for k in range(start, min(end, start + 4 * SCARE)) if forms[k].kind in (WORD, NUMBER)]
    if end - start > 4 * SCARE or any(f.kind == BREAK or f.raw in _ENDS for f in forms[start:end]):
        return False
    before = [f for f in forms[max(quotation.first - 3, 0) : quotation.first] if f.raw not in ("ـ", "-")]
    if before and (before[-1].raw in (":", "؛") or before[-1].normal.removeprefix("ب") in _THAT):
        return False
    named = _named(before)
    if len(words) > (2 * SCARE if named else SCARE):
        return False
    if named or not words:
        return True
    if _clause(words):
        return False
    inside = bool(before) and before[-1].kind in (WORD, NUMBER)
    after = quotation.last + 1 if quotation.closed else len(forms)
    goes_on = after < len(forms) and forms[after].kind in (WORD, NUMBER)
    return (inside and not _says(before[-1])) or (goes_on and (len(words) == 1 or not _says(forms[after])))


_THAT = ("ان", "انه", "انها", "انهم", "اننا", "انني")
_ENDS = frozenset([".", "!", "؟", "?", "؛", "…", "..", "...", ":"])


def _named(before: list[Form]) -> bool:
    """Tell whether the words before a quotation announce a name: ما يسمى بـ, تنظيم, صحيفة."""
    if before and before[-1].normal in ("ب", "ل"):
        before = before[:-1]
        if before and before[-1].normal in _CALLED:
            return True
    if not before or before[-1].kind != WORD:
        return False
    last = before[-1].normal
    bare = last.removeprefix("و").removeprefix("ال")
    return last in _CALLED or last in _NAMING or bare in _NAMING or before[-1].base in _NAMING


def _says(form: Form) -> bool:
    """Tell whether the lexicon knows ``form`` as a verb or participle that attributes (قال, مضيفا)."""
    return any(getattr(sense, "part", "") in ("verb", "passive", "participle") for sense in form.senses)


def _clause(words: list[Form]) -> bool:
    """Tell whether ``words`` hold a verb or open like a sentence; of one word only نعم and كلا do."""
    if words[0].normal in _CLAUSE or words[0].base in _CLAUSE:
        return True
    if len(words) == 1:
        return words[0].future
    return any(_verbal(form) for form in words[:3])


def _verbal(form: Form) -> bool:
    """Tell whether ``form`` is a verb in the present by its prefixes, or a verb that the lexicon knows."""
    if form.future or form.normal in _CLAUSE:
        return True
    if form.article or form.preposition in ("ب", "ك"):
        return False
    base = form.base or form.normal
    parts = {getattr(sense, "part", "") for sense in form.senses}
    return (base[:1] == "ي" and len(base) > 3 and base[-2:] not in ("يه", "ين")) or (
        bool(parts & {"verb", "passive"}) and "noun" not in parts
    )
