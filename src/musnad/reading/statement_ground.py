"""The ground that statements stand on: where actors, places and claims of the reading are, by token.

Made once for a text, and only if it holds a word that may make a statement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from musnad.model import Actor, Place, Reading, Span
from musnad.reading.classes import gender_number
from musnad.reading.document import Document
from musnad.text.tokens import BREAK, MARK, Form

NEVER = frozenset(["media", "company"])
"""Kinds of actors that hold no places and wage no wars."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor: tokens ``[first, end)``."""

    first: int
    end: int
    actor: Actor


@dataclass(slots=True)
class Ground:
    """A text with what the layers before have found in it.

    ``actor_at`` and ``place_at`` give for a token the (longest) mention that covers it, ``begins`` the one that begins
    there.
    """

    doc: Document
    reading: Reading
    mentions: list[Named] = field(default_factory=list)
    actor_at: dict[int, Named] = field(default_factory=dict)
    place_at: dict[int, Place] = field(default_factory=dict)
    begins: dict[int, Named] = field(default_factory=dict)

    @property
    def forms(self) -> list[Form]:
        """The tokens of the text."""
        return self.doc.forms

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the tokens of the sentence in which token ``i`` stands."""
        number = self.doc.sentence_of[i]
        return self.doc.sentences[number] if number >= 0 else (i, i + 1)

    def claim_at(self, span: Span) -> str | None:
        """Return the id of the claim with the shortest content in which ``span`` begins, none where there is none."""
        found, size = None, 1 << 60
        for claim in self.reading.claims:
            for start, end in claim.content:
                if start <= span[0] < end and end - start < size:
                    found, size = claim.id, end - start
        return found

    def actors_in(self, first: int, end: int) -> list[str]:
        """Return the ids of the actors who are named in the tokens ``[first, end)``, each once."""
        ids: dict[str, None] = {}
        for i in range(first, end):
            named = self.actor_at.get(i)
            if named is not None:
                ids[named.actor.id] = None
        return list(ids)

    def actor_of(self, first: int, end: int) -> str | None:
        """Return the id of the actor whom the phrase ``[first, end)`` names, by where it stands or by its words."""
        named = self.begins.get(first)
        if named is not None and named.end <= max(end, first + 1):
            return named.actor.id
        words = [form.base for form in self.forms[first:end]]
        for other in self.mentions:
            if [form.base for form in self.forms[other.first : other.end]] == words:
                return other.actor.id
        covering = self.actor_at.get(first)
        return covering.actor.id if covering is not None and covering.first == first else None

    def place_in(self, first: int, end: int) -> Place | None:
        """Return the first place that is named in the tokens ``[first, end)``."""
        return next((self.place_at[i] for i in range(first, end) if i in self.place_at), None)


def ground_of(doc: Document, reading: Reading) -> Ground:
    """Return the ground of a text's statements."""
    ground = Ground(doc, reading)
    for actor in reading.actors:
        for span in actor.mentions:
            first, end = tokens_of(doc, span)
            if first < end:
                ground.mentions.append(Named(first, end, actor))
    ground.mentions.sort(key=lambda named: (named.first, -named.end))
    for named in reversed(ground.mentions):
        ground.actor_at.update(dict.fromkeys(range(named.first, named.end), named))
        ground.begins[named.first] = named
    for place in reading.places:
        for span in place.mentions or [place.span]:
            first, end = tokens_of(doc, span)
            ground.place_at.update(dict.fromkeys(range(first, end), place))
    return ground


def tokens_of(doc: Document, span: Span) -> tuple[int, int]:
    """Return the tokens that a span touches."""
    return bisect_right(doc.tokens.ends, span[0]), bisect_left(doc.tokens.starts, span[1])


def agrees(doc: Document, verb: Form, inflection: tuple[str, str], first: int, end: int) -> bool:
    """Tell whether a verb of the gender and number ``inflection`` may have the phrase ``[first, end)`` as its subject.

    Before its subject a verb is singular; a group of people may be feminine («تقول المصادر», the sources say).
    """
    gender, number = inflection
    head = gender_number(doc, first, end)
    if head == "p":
        return gender == "m" or not doc.forms[first].base.endswith(("ون", "ين"))
    if number in ("p", "d"):
        return _plural(doc.forms[first])
    return head == gender + "s" or (gender == "f" and _plural(doc.forms[first]))


def _plural(form: Form) -> bool:
    """Tell whether a noun looks like a broken plural (قوات، فصائل، عناصر), which takes either gender."""
    base = form.base
    return (
        base.endswith(("ات", "تلي", "تلو", "حي", "حو", "دي", "دو"))
        or (len(base) == 5 and base[2] == "ا")
        or base in ("ثوار", "جنود", "اكراد", "قبايل")
    )


def is_stop(form: Form) -> bool:
    """Tell whether a token ends any phrase: the end of a paragraph, a full stop, colon or semicolon."""
    return form.kind == BREAK or (form.kind == MARK and form.raw[0] in ".:؛;؟?!")
