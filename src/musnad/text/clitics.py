"""Clitics: what is written onto a word before it (و ف س ب ك ل) and behind it (ه ها هم نا …).

``best_split`` weighs the ways to take a word apart.  It knows what may follow what (no pronoun behind a
noun with article, س before a present only) and asks a table of known stems what is left; where the table is
silent the shape of the word decides: few stems begin with و, none of a noun ends in ها.  The weights are
set by hand: two points are about what makes one reading clearly likelier than another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NOUN, PAST, PRESENT, NAME, PARTICLE, HOST, AVOID = (1 << k for k in range(7))
"""What a stem can be.  HOST: a preposition or particle that takes pronouns.  AVOID: to be taken apart."""

PRONOUNS = ("هما", "هم", "هن", "ها", "كما", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
"""The pronouns that are written behind a word."""

_PRONOUN_COST = {
    "ها": 1, "ه": 2, "هم": 2, "هما": 1, "نا": 4, "ني": 4, "هن": 4, "كم": 5, "كما": 6, "ك": 6, "كن": 8
}  # fmt: skip
_ENDINGS = {last: tuple(p for p in _PRONOUN_COST if p[-1] == last) for last in "هامنكي"}
_TRUSTED = frozenset(["ها", "ه", "هم", "هما"])
"""Pronouns that are believed behind an unknown stem too."""

_DIRECT = frozenset(["ه", "ها", "هما", "هم", "هن", "ك", "كم", "نا", "ي"])
_GOVERN = frozenset("لب")
"""Prepositions of one letter, and the pronouns that stand right behind them (له، بها)."""

_KEYS = str.maketrans("ىؤئ", "يوي")
_TAKES_NOUN = NOUN | NAME | PARTICLE | HOST
_TAKES_ANY = _TAKES_NOUN | PAST | PRESENT
_BEGINS = {"و": 8, "ل": 4, "ب": 4, "ك": -1, "ف": -1}
"""How unlikely it is that a stem missing from the table begins so."""

IMPOSSIBLE = 100


@dataclass(frozen=True, slots=True)
class Split:
    """A word taken apart; the parts joined give the word's light form.

    The article is ``ل`` in للوزير (ل + ل + وزير); in للجنة (to the committee) its ل is the noun's own as
    well, so that there the base لجنة shares a letter with it.  Before a pronoun the base is given as it is
    spelled alone (حكومته: حكومة + ه).  In له and بها the preposition has no base but the pronoun.
    """

    conjunction: str = ""
    future: str = ""
    preposition: str = ""
    article: str = ""
    base: str = ""
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class _Front:
    """What may stand before a stem: clitics, the letters they take, their cost, the stems they allow."""

    conjunction: str = ""
    future: str = ""
    preposition: str = ""
    article: str = ""
    length: int = 0
    cost: int = 0
    takes: int = _TAKES_ANY


def key_of(light_word: str) -> str:
    """Return the form to look a stem up by: ى as ي, ؤ as و, ئ as ي; but ة is not ه (كتابة, كتابه)."""
    return light_word.translate(_KEYS)


def best_split(word: str, known: Mapping[str, int], raw: str = "") -> Split:
    """Return the likeliest way to take ``word`` (a light form) apart.

    ``known`` says by ``key_of`` what each stem can be.  ``best_split("وبالمدن", {})`` is و + ب + ال + مدن
    (and in the cities); وزير (minister) stays whole if the table has it.  ``raw``, the spelling with its
    hamzas, helps where it is as long as ``word``: a hamza on the alef behind ب و ل begins a stem (بأعداد: ب
    + أعداد; but بابل: Babylon).
    """
    key = word.translate(_KEYS)
    endings = _ENDINGS.get(word[-1], ())
    if not endings and word[0] not in "وفبكلسا":
        return Split(base=word)
    flags = known.get(key, 0)
    if flags and not flags & AVOID and not _host_with_pronoun(key, known):
        return Split(base=word)
    best, front, pronoun, base = IMPOSSIBLE * 2, _WHOLE, "", word
    spelled = raw if len(raw) == len(word) else word
    for candidate in _fronts(word):
        rest = key[candidate.length :]
        before = candidate.cost
        if candidate.length and rest and candidate.preposition != "ك" and spelled[candidate.length] in "أإآ":
            before -= 8
        if rest in _DIRECT and candidate.preposition in _GOVERN and not candidate.article:
            if before < best:
                best, front, pronoun, base = before, candidate, rest, ""
            continue
        cost = before + _cost(rest, candidate, known)
        if cost < best:
            best, front, pronoun, base = cost, candidate, "", word[candidate.length :]
        if candidate.article:
            if candidate.article == "ل" and known.get(key[candidate.length - 1 :], 0) & NOUN and cost >= best:
                best, front, pronoun, base = before, candidate, "", word[candidate.length - 1 :]
            continue
        for ending in endings:
            if not rest.endswith(ending) or not word.endswith(ending):
                continue
            cost, stem = _before_pronoun(
                word[candidate.length : len(word) - len(ending)], ending, candidate, known
            )
            cost += before
            if cost < best:
                best, front, pronoun, base = cost, candidate, ending, stem
    return Split(front.conjunction, front.future, front.preposition, front.article, base, pronoun)


def _host_with_pronoun(key: str, known: Mapping[str, int]) -> bool:
    """Tell whether ``key`` is a preposition or particle with its pronoun (عليه, بينهم)."""
    endings = _ENDINGS.get(key[-1], ())
    return any(key.endswith(ending) and known.get(key[: -len(ending)], 0) & HOST for ending in endings)


_WHOLE = _Front()


def _front(conjunction: str, rest: str) -> _Front:
    """Return the front of a conjunction and ``rest`` (س, ال, لل, ب, بال or nothing)."""
    cost = {"": 0, "و": 2, "ف": 4}[conjunction]
    length = len(conjunction) + len(rest)
    if rest == "س":
        return _Front(conjunction, "س", "", "", length, cost + 2, PRESENT)
    article = rest if rest == "ال" else "ل" if rest == "لل" else rest[1:]
    preposition = "" if rest in ("", "ال") else rest[0]
    if preposition:
        cost += {"ب": 3, "ل": 3, "ك": 4}[preposition]
    if article:
        return _Front(conjunction, "", preposition, article, length, cost - 4, NOUN | NAME)
    takes = _TAKES_ANY if not rest else _TAKES_NOUN | (PRESENT if rest == "ل" else 0)
    return _Front(conjunction, "", preposition, "", length, cost, takes)


_FRONTS = {
    conjunction: {
        rest: _front(conjunction, rest) for rest in ("", "س", "ال", "لل", "ب", "ك", "ل", "بال", "كال")
    }
    for conjunction in ("", "و", "ف")
}


def _fronts(word: str) -> list[_Front]:
    """Return what the spelling allows to stand before a stem, the plainest first."""
    found = [_WHOLE]
    for conjunction in ("", word[0]) if word[0] in "وف" and len(word) > 2 else ("",):
        fronts = _FRONTS[conjunction]
        at = len(conjunction)
        if at:
            found.append(fronts[""])
        first, left = word[at], len(word) - at
        if left < 3:
            if left == 2 and first in "بل":
                found.append(fronts[first])
            continue
        if first == "ا" and word[at + 1] == "ل" and left > 3:
            found.append(fronts["ال"])
        elif first == "س" and left > 3 and word[at + 1] in "ايتن":
            found.append(fronts["س"])
        elif first in "بكل":
            if first == "ل" and word[at + 1] == "ل" and left > 3:
                found.append(fronts["لل"])
            elif first != "ل" and left > 4 and word.startswith("ال", at + 1):
                found.append(fronts[first + "ال"])
            found.append(fronts[first])
    return found


def _cost(rest: str, front: _Front, known: Mapping[str, int]) -> int:
    """Return how unlikely ``rest`` is as the end of a word behind ``front``, with no pronoun."""
    flags = known.get(rest, 0)
    if front.article:
        flags &= ~AVOID  # والي without its hamza may be و + إلى, behind the article it is the governor
    if flags & front.takes and not flags & AVOID:
        if front is _WHOLE or flags & front.takes & ~NAME:
            return 0
        return 6 if front.conjunction == "ف" or front.preposition == "ك" else 1
    if rest and rest[-1] == "ه" and known.get(rest[:-1] + "ة", 0) & front.takes & NOUN:
        return 4  # the tied ta without its dots
    return _unknown(rest, front) + _ends(rest) + (IMPOSSIBLE if flags & AVOID else 0)


def _before_pronoun(base: str, ending: str, front: _Front, known: Mapping[str, int]) -> tuple[int, str]:
    """Return how unlikely ``base`` is between ``front`` and the pronoun, and its spelling standing alone."""
    if not base:
        return IMPOSSIBLE, base
    cost = _PRONOUN_COST[ending]
    for whole in restored(base):
        flags = known.get(whole.translate(_KEYS), 0) & front.takes
        if flags & HOST:
            return cost - (0 if front.preposition else 4), whole
        if ending == "نا" or front.preposition:
            flags &= ~PAST  # «كتبنا» is we wrote
        if ending == "ني":
            flags &= ~NOUN if len(whole) > 3 else 0
        if flags & (NOUN | PAST | PRESENT):
            return cost + (2 if len(whole) < 3 else 0), whole  # بتهم: rather ب + تهم than بت + هم
    key = base.translate(_KEYS)
    verb = key[0] == "ي" and len(key) > 3 and front.takes & PRESENT
    if ending not in _TRUSTED and not (verb and ending in ("نا", "ني")):
        return IMPOSSIBLE, base
    if key.startswith("ال") and key[2:3] != "ت":  # no pronoun behind a noun with article, but التقاه
        return IMPOSSIBLE, base
    return cost + _unknown(key, front), base


def _unknown(stem: str, front: _Front) -> int:
    """Return how unlikely a stem is that the table does not have, by its length, first letter and shape."""
    length = len(stem)
    if length < 3:
        return IMPOSSIBLE if length < 2 else 18
    cost = 10 + (0 if front.article else _BEGINS.get(stem[0], 0))
    if front.takes & PRESENT and stem[0] in "يتن" and length > 3:
        present = 6 if stem[0] == "ي" else 4 if stem[0] == "ت" or length > 4 else 0
        return cost - max(present + bool(front.future), 0 if front.future else _shape(stem))
    if front.future:
        return IMPOSSIBLE
    shape = _shape(stem)
    return (
        cost
        - shape
        + (_foreign(stem, shape, front.preposition) if front.preposition and not front.article else 0)
    )


def _foreign(stem: str, shape: int, preposition: str) -> int:
    """Return how much the letter before ``stem`` looks like that of a foreign name (ب + ريتني, ب + ينغ)."""
    if "نغ" in stem:
        return 6
    if stem[0] in "يو":
        return 5
    if shape < 4 and len(stem) > 3 and stem[0] in "ارل":
        return 5 if stem[0] == "ا" else 3 if preposition == "ب" else 0
    return 0


def _shape(stem: str) -> int:
    """Return how much ``stem`` looks like an Arabic noun: سياسية, تنظيم, انفجار, مسلح more than برنار."""
    length, last = len(stem), stem[-1]
    if length < 4:
        return 0
    if last == "ة" or (length > 4 and last == "ت" and stem[-2] == "ا"):
        return 4
    if stem[0] == "م" or (last == "ء" and stem[-2] == "ا"):
        return 4
    if length > 4 and stem[0] in "تا" and stem[-2] in "اي":
        return 4  # تفعيل، افعال، افتعال، استفعال
    if stem[1] == "ا" or stem[-2] in "اوي" or (length > 4 and last == "ا"):
        return 2
    return 0


def _ends(word: str) -> int:
    """Return how unlikely the end of an unknown word is the stem's own, looking like a pronoun."""
    last = word[-1:]
    if word[0] == "ي" and len(word) > 5 and (last == "ك" or word[-2:] == "ني"):
        return 4  # يمكنني، يجعلك
    if last == "ه":
        return 6
    if last == "ا" and len(word) > 3:
        if word[-2] == "ه":
            return 12
        if word[-3:] == "هما":
            return 10
        return 7 if word[-2] == "ن" and word[0] == "ي" else 0
    return 6 if last == "م" and word[-2:] == "هم" else 0


def restored(base: str) -> Iterator[str]:
    """Yield the spellings that ``base`` may have had before a pronoun came behind it, the likeliest first.

    حكومت → حكومة, نفا → نفى, علي → على, اعلنو → اعلنوا, اصدقائ → اصدقاء (the tied ta opens, the broken alef
    stands up or becomes ي, the silent alef goes, the hamza takes a seat).
    """
    if not base:
        return
    last = base[-1]
    if last == "ت":
        yield base[:-1] + "ة"
    yield base
    if last in "اي":
        yield base[:-1] + "ى"
    elif last == "و":
        yield base + "ا"
    elif last in "ئؤ":
        yield base[:-1] + "ء"
