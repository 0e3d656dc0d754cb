"""Quotations: which marks open, which close, and what stands between them.

Newspapers use every mark there is, turn the curly ones round («”نص“»), open each paragraph of a long quotation anew
and forget to close.  So a mark is judged by what it nominally is, by the spaces around it, and by whether one of its
family is open.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Tokens

OPEN, CLOSE, EITHER = 1, -1, 0
DEPTH = 4
"""Quotations nested deeper than this are not followed: no newspaper does it, and a broken text may do it endlessly."""
LONGEST = 900
"""A quotation of more tokens than this, if it runs over paragraphs, is taken for a forgotten closing mark."""

_MARKS: dict[str, tuple[str, int]] = {
    "«": ("«", OPEN), "»": ("«", CLOSE), "<<": ("«", OPEN), ">>": ("«", CLOSE),
    "‹": ("‹", OPEN), "›": ("‹", CLOSE),
    "“": ("“", OPEN), "”": ("“", CLOSE), "„": ("“", OPEN), "‟": ("“", OPEN),
    '"': ('"', EITHER), "''": ('"', EITHER), "``": ('"', OPEN), "＂": ('"', EITHER), "″": ("“", CLOSE),
    "‘": ("‘", OPEN), "’": ("‘", CLOSE), "‚": ("‘", OPEN), "'": ("'", EITHER), "`": ("'", OPEN),
}  # fmt: skip


@dataclass(slots=True)
class Quotation:
    """A stretch in quotation marks: ``first`` and ``last`` are the tokens of its marks.

    ``closed`` is false where the closing mark is missing; then ``last`` is the last token before the end of the
    paragraph.  The words inside are the tokens ``first + 1`` to ``last - 1`` (to ``last`` if not closed).
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
        if before.kind == WORD and before.normal in ("ل", "ب", "ك", "و", "ف", "ال", "وال", "بال", "لل", "وب", "ول"):
            return OPEN
    return EITHER


def _apostrophe(tokens: Tokens, i: int) -> bool:
    """Tell whether a single mark stands between two letters, as in «l'Orient» or «ع'»."""
    if tokens.forms[i].raw not in ("'", "’", "‘", "`") or i == 0 or i + 1 >= len(tokens):
        return False
    joined = tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
    return joined and tokens.forms[i - 1].kind == WORD and tokens.forms[i + 1].kind == WORD


def find_quotations(tokens: Tokens) -> list[Quotation]:
    """Return the quotations of a text in the order of their opening marks, in linear time."""
    forms = tokens.forms
    marks = [i for i, f in enumerate(forms) if f.kind == MARK and f.raw in _MARKS and not _apostrophe(tokens, i)]
    if not marks:
        return []
    looks = {i: _looks(tokens, i) for i in marks}
    following: dict[int, int] = {}  # the next mark of the same family
    seen: dict[str, int] = {}
    for i in reversed(marks):
        family = _MARKS[forms[i].raw][0]
        following[i] = seen.get(family, -1)
        seen[family] = i
    breaks = [i for i, f in enumerate(forms) if f.kind == BREAK]
    found: list[Quotation] = []
    stack: list[tuple[str, int, int]] = []  # family, opening mark, last mark seen of it
    at_break = 0
    for i in marks:
        while at_break < len(breaks) and breaks[at_break] < i:
            stack = _over_paragraph(tokens, stack, breaks[at_break], looks, following, found)
            at_break += 1
        stack = _take(tokens, stack, i, looks[i], found)
    ending = breaks[at_break] if at_break < len(breaks) else len(forms)
    for _, first, _ in stack:
        _unclosed(found, first, ending - 1)
    found.sort(key=lambda q: (q.first, -q.last))
    _nest(found)
    return found


def _take(
    tokens: Tokens, stack: list[tuple[str, int, int]], i: int, look: int, found: list[Quotation]
) -> list[tuple[str, int, int]]:
    """Let mark ``i`` open or close; return the stack of what is open behind it."""
    family, nominal = _MARKS[tokens.forms[i].raw]
    level = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == family), -1)
    if level < 0:
        if (nominal == CLOSE and look != OPEN) or (nominal == EITHER and look == CLOSE) or len(stack) >= DEPTH:
            return stack  # a closing mark whose opening one is missing
        return [*stack, (family, i, i)]
    if nominal == OPEN and look != CLOSE:
        if i > 0 and tokens.forms[i - 1].kind == BREAK:  # each paragraph of a long quotation opens anew
            return [*stack[:level], (family, stack[level][1], i), *stack[level + 1 :]]
        return [*stack, (family, i, i)] if len(stack) < DEPTH else stack
    if nominal == EITHER and look == OPEN and i > 0 and tokens.forms[i - 1].kind == BREAK:
        return [*stack[:level], (family, stack[level][1], i), *stack[level + 1 :]]
    found.append(Quotation(stack[level][1], i, closed=True))
    return stack[:level]


def _over_paragraph(
    tokens: Tokens,
    stack: list[tuple[str, int, int]],
    at: int,
    looks: dict[int, int],
    following: dict[int, int],
    found: list[Quotation],
) -> list[tuple[str, int, int]]:
    """Keep open over the paragraph's end at token ``at`` what goes on behind it; end the rest there."""
    kept = []
    for family, first, latest in stack:
        after = following[latest]
        goes_on = 0 <= after - first <= LONGEST and (
            _MARKS[tokens.forms[after].raw][1] == CLOSE
            or looks[after] == CLOSE
            or tokens.forms[after - 1].kind == BREAK
        )
        if goes_on:
            kept.append((family, first, latest))
        else:
            _unclosed(found, first, at - 1)
    return kept


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
