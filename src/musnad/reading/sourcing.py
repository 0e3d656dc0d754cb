"""Sources and actors: gives each link of a chain the actor that its mention names."""

from __future__ import annotations

import bisect

from musnad.model import Actor, Link, Reading, Span

NAMELESS = frozenset(["anonymous", "hearsay"])
"""Kinds of source that are no actor, even where their mention holds one («مصدر في وزارة الدفاع», a source in the ministry)."""


def name_sources(reading: Reading) -> None:
    """Set ``actor`` of every link of the reading whose mention is an actor's."""
    index = _Index(reading.actors)
    for claim in reading.claims:
        for link in claim.chain:
            link.actor = index.actor_of(link)


class _Index:
    """The mentions of all actors, in the order of the text."""

    def __init__(self, actors: list[Actor]) -> None:
        self.mentions = sorted((*span, actor.id, actor.kind) for actor in actors for span in actor.mentions)
        self.starts = [mention[0] for mention in self.mentions]

    def actor_of(self, link: Link) -> str | None:
        """Return the id of the actor whose mention covers at least half of what it and the link's cover together.

        A person is also known by a name at the end of a long title («المتحدث باسم الحوثيين محمد عبد السلام»).
        """
        if link.kind in NAMELESS:
            return None
        start, end = link.mention
        first = bisect.bisect_left(self.starts, start - REACH)
        last = bisect.bisect_left(self.starts, end)
        best = max(
            ((_share((a, b), link.mention), -a, name) for a, b, name, _ in self.mentions[first:last]),
            default=(0.0, 0, ""),
        )
        if best[0] >= 0.5:
            return best[2]
        if link.kind == "person":
            for a, b, name, kind in self.mentions[first:last]:
                if kind == "person" and start <= a and b == end:
                    return name
        return None


REACH = 200
"""Characters before a mention in which one that overlaps it by half may begin."""


def _share(one: Span, other: Span) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0
