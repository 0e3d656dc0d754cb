"""What the clitic grammar knows of stems: ``stems.tsv``, the cues and the names as one table of flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from musnad.lexicon import tables
from musnad.lexicon.conjugate import Inflection, past_forms, present_forms
from musnad.lexicon.senses import BIT, Sense
from musnad.text.clitics import AVOID, HOST, NAME, NOUN, PARTICLE, PAST, PRESENT, PRONOUNS, key_of
from musnad.text.normal import light

_ENDINGS = ("ة", "ات", "ين", "ون", "ان", "ا", "ي", "ية", "يين", "يون", "يا", "تين", "تان")
_FEMININE = ("ات", "تين", "تان", "ي", "ية", "يين", "يون", "يا")
_RELATIONAL = ("ي", "ية", "يين", "يون", "يا")
_NAMES = sum(BIT[name] for name in (*tables.NAME_CLASSES, "medium"))
_HEADS = sum(bit for name, bit in BIT.items() if name.startswith("head_"))
_FLAGS = {"noun": NOUN, "name": NAME, "particle": PARTICLE, "host": HOST}


def known_stems(
    verbal: Mapping[str, Sequence[Sense]], nominal: Mapping[str, Sequence[Sense]], marks: Mapping[str, int]
) -> dict[str, int]:
    """Return what each stem can be, by ``key_of``, from ``stems.tsv`` and the indices of the lexicon.

    The indices spell ة as ه; a noun of theirs in ه is taken to end in ة, which nearly all do.
    """
    known: dict[str, int] = {}
    derived: dict[str, int] = {}

    def add(key: str, flags: int) -> None:
        known[key] = known.get(key, 0) | flags

    for word in (*tables.stems(), *tables.general()):
        kind = "noun" if word.type == "event" else word.type
        for spelling in word.words:
            (listed, flags), *rest = _forms(spelling, kind)
            add(key_of(listed), flags)
            for form, flags in rest:
                derived[key_of(form)] = derived.get(key_of(form), 0) | flags
    for key, bits in marks.items():
        flags = (NAME if bits & _NAMES else 0) | (NOUN if bits & _HEADS else 0)
        if flags or not _with_clitic(key, known):
            add(_dotted(key), flags or (HOST if bits & BIT["preposition"] else PARTICLE))
    for key, senses in verbal.items():
        for sense in senses:
            participle = sense.part == "participle"
            if not key.startswith("وو"):  # the passive ووصل is rarer than و + وصل
                add(_dotted(key) if participle else key, NOUN if participle else _tense(sense.inflection))
    for key in nominal:
        add(_dotted(key), NOUN)
    for key, flags in derived.items():
        with_article = key.startswith("ال") and (known.get(key[2:], 0) | derived.get(key[2:], 0)) & (
            NOUN | NAME
        )
        if not with_article:  # آلام (pains) has no dual الامين: that is the trustworthy one
            add(key, flags)
    return known


def _with_clitic(key: str, known: Mapping[str, int]) -> bool:
    """Tell whether a closed-class word may be one with its clitic (بسبب, أنهم), which no stem is."""
    if key[0] in "وفبكلس" or key.endswith(("ه", "ها", "هم", "هما")):
        return True
    return any(key.endswith(p) and known.get(key[: -len(p)], 0) & HOST for p in PRONOUNS)


def _dotted(key: str) -> str:
    return key[:-1] + "ة" if key.endswith("ه") and len(key) > 2 else key


def _tense(inflection: Inflection) -> int:
    return PRESENT if inflection.tense == "present" else PAST


def _forms(spelling: str, kind: str) -> Iterator[tuple[str, int]]:
    """Yield the light forms that follow from one spelling of ``stems.tsv``, each with its flags."""
    if kind == "verb":
        past, present = spelling.split("+")
        for form, inflection in (*past_forms(past).items(), *present_forms(present).items()):
            yield form, _tense(inflection)
        return
    if kind == "split":
        yield light(spelling.replace("+", "")), AVOID
        return
    stem = light(spelling)
    yield stem, _FLAGS[kind]
    if kind == "noun" and len(stem) > 2:
        short, endings = (stem[:-1], _FEMININE) if stem.endswith("ة") else (stem, _ENDINGS)
        for ending in endings:
            yield short + ending, NOUN
    elif kind == "name" and len(stem) > 3:
        short = stem.removesuffix("يا").removesuffix("ا").removesuffix("ة")
        for ending in _RELATIONAL:
            yield short + ending, NAME
