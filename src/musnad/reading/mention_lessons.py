"""What the gold's actors teach: at which words mentions begin, and where they end."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from musnad.lexicon.knowledge import Knowledge
from musnad.model import Actor, Span
from musnad.reading import identity, mentions, names
from musnad.reading.document import Document

Example = tuple[Sequence[Sequence[str]], Mapping[int, float]]


def examples(
    doc: Document, actors: Sequence[Actor], knowledge: Knowledge, month: str = ""
) -> dict[str, list[Example]]:
    """Return the examples of the sections ``mention`` (does one begin here?) and ``extent`` (where does it end?).

    The gold gives each form of an actor's name once; its other occurrences are mentions too, but for states, which may
    be a mere place elsewhere: those are left out.
    """
    sure, perhaps, owner = _gold(doc, actors)
    view = mentions.view_of(doc, knowledge)
    begins: list[Example] = []
    extends: list[Example] = []
    last = (-1, 0)
    for i in mentions.starts_of(view):
        end = sure.get(i)
        if end is None and i in perhaps:
            continue
        features = mentions.start_features(view, i, last)
        begins.append(([features, []], {0 if end is not None else 1: 1.0}))
        if end is None:
            continue
        ends, stop = mentions.ends_of(doc, i)
        fit = [(min(e, end) - i) / (max(e, end) - i) for e in ends]
        top = max(fit)
        rewards = {k: 1.0 if f >= top - 0.01 else f * f for k, f in enumerate(fit) if f >= 0.5}
        if rewards:
            extends.append((mentions.ends_features(view, i, ends, stop), rewards))
        if end > last[1]:
            last = (i, end)
    same = _identities(view, sure, owner, month)
    return {"mention": begins, "extent": extends, "same": same}


def _identities(
    view: mentions.View, sure: Mapping[int, int], owner: Mapping[int, int], month: str
) -> list[Example]:
    """Return an example for each gold mention: of the actors before, which one it means."""
    out: list[Example] = []
    memory = identity.Memory()
    who: dict[int, int] = {}
    for i in sorted(sure):
        mention = mentions.Mention(i, sure[i])
        name = names.name_of(view, mention, month)
        found, features = identity.candidates(name, memory)
        right = next((k for k, g in enumerate(found) if g is not None and who[id(g)] == owner[i]), None)
        if right is None and owner[i] in who.values():
            continue
        right = len(found) - 1 if right is None else right
        out.append((features, {right: 1.0}))
        who[id(memory.add(name, found[right]))] = owner[i]
    return out


def _gold(doc: Document, actors: Sequence[Actor]) -> tuple[dict[int, int], set[int], dict[int, int]]:
    """Return where the gold's mentions begin, with their ends, and where those of states may or may not."""
    sure: dict[int, int] = {}
    perhaps: set[int] = set()
    owner: dict[int, int] = {}
    given = [(span, number) for number, actor in enumerate(actors) for span in actor.mentions]
    for span, number in given:
        first, end = _tokens(doc, span)
        if end > sure.get(first, 0):
            sure[first], owner[first] = end, number
    covered = [span for span, _ in given]
    for span, number in given:
        state = actors[number].kind == "state"
        words = doc.text[slice(*span)]
        at = doc.text.find(words)
        while at >= 0:
            other = (at, at + len(words))
            first, end = _tokens(doc, other)
            whole = doc.tokens.ends[end - 1] == other[1]
            inside = any(a <= other[0] and other[1] <= b and (a, b) != other for a, b in covered)
            if whole and not inside and first not in sure:
                if state:
                    perhaps.add(first)
                elif (
                    at == doc.tokens.starts[first]
                    or at == doc.tokens.starts[first] + doc.forms[first].stem[0]
                ):
                    sure[first], owner[first] = end, number
            at = doc.text.find(words, at + 1)
    return sure, perhaps, owner


def _tokens(doc: Document, span: Span) -> tuple[int, int]:
    """Return the tokens that a span touches."""
    first = bisect.bisect_right(doc.tokens.starts, span[0]) - 1
    return first, bisect.bisect_left(doc.tokens.starts, span[1])
