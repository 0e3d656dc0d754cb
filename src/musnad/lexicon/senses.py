"""What a word can mean to the grammar: cue senses and word classes."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.lexicon.conjugate import Inflection
from musnad.lexicon.tables import NAME_CLASSES, WORD_CLASSES
from musnad.model import KINDS


@dataclass(frozen=True, slots=True)
class Sense:
    """A word form as a form of a cue of the lexicon.

    ``part`` is verb, participle, passive or noun; ``lemma`` the entry's own spelling, ``type``, ``act``, ``frame`` and
    ``strength`` come from the entry.
    """

    part: str
    lemma: str
    type: str
    act: str
    frame: frozenset[str]
    strength: str
    inflection: Inflection


CLASSES = (
    *WORD_CLASSES,
    *NAME_CLASSES,
    *(f"head_{kind}" for kind in KINDS),
    "medium",
    "event",
    "plural",
    "feminine",
)
BIT = {name: 1 << k for k, name in enumerate(CLASSES)}
"""The bit of each word class in ``Form.marks``."""
