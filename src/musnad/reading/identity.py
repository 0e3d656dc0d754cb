"""Identity: which mentions of an article speak of one actor.

«كيري» is the «وزير الخارجية الأميركي جون كيري» of the sentence before (Kerry, the Secretary of State John Kerry),
«التنظيم» the «تنظيم داعش» (the organisation, the Islamic State), «الوزارة» the ministry named last.  Known names have
their identity from the knowledge files; others are joined to an earlier mention that holds all their words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.lexicon.knowledge import Entry
from musnad.model import ActorKind
from musnad.reading.linear import Weights, total
from musnad.reading.mentions import Mention, View
from musnad.reading.names import Name, name_of

REACH = 12
"""Actors spoken of last that are looked at as the one whom a mention means where only their kind is his."""
WINDOW = 30
"""Actors spoken of last that are looked at at all, beside those that share a name with the mention."""


@dataclass(slots=True)
class Group:
    """The mentions of one actor, in order; ``entry`` says who it is where one of them is known.

    ``forms`` are the mentions of different words.
    """

    names: list[Name] = field(default_factory=list)
    forms: list[Name] = field(default_factory=list)
    entry: Entry | None = None

    @property
    def kind(self) -> ActorKind:
        """The kind of the known actor, else that of the longest mention."""
        return self.entry.kind if self.entry else max(self.forms, key=lambda n: len(n.words)).kind

    def take(self, name: Name) -> None:
        """Add a mention."""
        self.names.append(name)
        if all(name.words != known.words for known in self.forms):
            self.forms.append(name)
        self.entry = self.entry or name.entry


class Memory:
    """The actors of a text so far, found by their names without looking at all of them."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.recent: dict[int, Group] = {}
        self._entries: dict[str, Group] = {}
        self._words: dict[tuple[str, ...], Group] = {}
        self._cores: dict[str, list[Group]] = {}

    def add(self, name: Name, to: Group | None) -> Group:
        """Add a mention to its actor, or a new actor; return the actor."""
        if to is None:
            to = Group()
            self.groups.append(to)
        to.take(name)
        self.recent.pop(id(to), None)
        self.recent[id(to)] = to
        self.index(name, to)
        return to

    def index(self, name: Name, group: Group) -> None:
        """Make a group to be found by a name."""
        if group.entry is not None:
            self._entries[group.entry.name] = group
        self._words[name.words] = group
        for word in name.core:
            known = self._cores.setdefault(word, [])
            if group not in known[-WINDOW:]:
                known.append(group)

    def certain(self, name: Name) -> Group | None:
        """Return the actor that a mention means beyond doubt: the same known one, the same words, a part of his name."""
        if name.entry is not None and name.entry.name in self._entries:
            return self._entries[name.entry.name]
        same = self._words.get(name.words)
        if same is not None and relation(name, same) == "words":
            return same
        for word in reversed(name.core):
            for group in reversed(self._cores.get(word, [])[-WINDOW:]):
                if relation(name, group) in ("words", "person"):
                    return group
        return None

    def latest(self) -> list[Group]:
        """Return the actors spoken of last, the last first."""
        out = []
        for group in reversed(self.recent.values()):
            out.append(group)
            if len(out) == WINDOW:
                break
        return out


def group(view: View, mentions: Iterable[Mention], month: str, weights: Weights) -> list[Group]:
    """Return the actors that the mentions speak of, in the order of their first mention.

    ``month`` is that of publication (2016-12; empty: unknown), by which offices are given to persons.
    """
    memory = Memory()
    for mention in mentions:
        name = name_of(view, mention, month)
        memory.add(name, memory.certain(name) or _likeliest(name, memory, weights))
    return _merged(memory.groups)


def _likeliest(name: Name, memory: Memory, weights: Weights) -> Group | None:
    found, features = candidates(name, memory)
    scores = [total(weights, names) for names in features]
    return found[scores.index(max(scores))]


def candidates(name: Name, memory: Memory) -> tuple[list[Group | None], list[list[str]]]:
    """Return whom a mention may mean, with the features of each; the last candidate, None, is somebody new."""
    found: list[Group | None] = []
    features: list[list[str]] = []
    relations = set()
    words = min(len(name.words), 3)
    about = f"{name.kind}|{words}|{'known' if name.entry else 'short' if name.short else '-'}"
    for rank, candidate in enumerate(memory.latest()):
        shared = relation(name, candidate)
        if shared in ("none", "clash") or (rank >= REACH and shared == "kind"):
            continue
        relations.add(shared)
        found.append(candidate)
        near = min(rank, 4)
        known = "known" if candidate.entry else "-"
        out = [
            f"rel={shared}", f"rel={shared}|{name.kind}", f"rel={shared}|rank={near}", f"rel={shared}|{about}",
            f"rel={shared}|{candidate.kind}", f"rel={shared}|{about}|{known}|rank={min(rank, 2)}",
            f"rel={shared}|head={name.head}", f"rel={shared}|definite={name.definite}|{words}",
            f"rel={shared}|agree={_agree(name, candidate)}",
        ]  # fmt: skip
        features.append(out)
    best = next((r for r in _RELATIONS if r in relations), "none")
    found.append(None)
    features.append([
        "new", f"new|{about}", f"new|best={best}", f"new|best={best}|{name.kind}", f"new|head={name.head}|best={best}",
        f"new|definite={name.definite}|{words}|{name.kind}", f"new|{about}|best={best}", f"new|head={name.head}|{words}|{name.definite}",
    ])  # fmt: skip
    return found, features


_RELATIONS = (
    "entry",
    "words",
    "person",
    "within",
    "short",
    "rest",
    "title",
    "share",
    "kind",
    "clash",
    "none",
)
"""What two mentions can have in common, the strongest first."""


def relation(name: Name, candidate: Group) -> str:
    """Return the strongest thing that a mention has in common with those of an actor."""
    if name.entry is not None and candidate.entry is not None:
        return "entry" if name.entry == candidate.entry else "clash"
    if name.nation and candidate.entry is not None and candidate.entry.country not in (None, name.nation):
        return "clash"
    if candidate.entry is not None and candidate.entry.name in name.short:
        return "short"
    others = [other for other in candidate.forms if other.core] if name.core else []
    found = {_pair(name, other) for other in others or candidate.forms}
    return next(r for r in _RELATIONS if r in found)


def _pair(one: Name, other: Name) -> str:
    if one.words == other.words:
        return "words"
    if one.nation and other.nation and one.nation != other.nation:
        return "clash"
    if one.kind == "person" and other.kind == "person":
        return _two_persons(one, other)
    if one.kind == "person" or other.kind == "person":
        return "none"
    short, long = (one, other) if len(one.words) < len(other.words) else (other, one)
    if short.words[0] == long.words[0]:
        return "within" if set(short.words) <= set(long.words) else "share"
    if short.words == long.words[1:]:
        return "rest"
    if set(short.words) & set(long.words) - {short.nation_word}:
        return "share"
    return "kind" if one.kind == other.kind else "none"


def _two_persons(one: Name, other: Name) -> str:
    """Compare two persons: a name in the other's name, a title in the other's title."""
    if one.core and other.core:
        short, long = sorted((one.core, other.core), key=len)
        if set(short) <= set(long) and (short[-1] == long[-1] or len(short) > 1 or len(long) > 2):
            return "person"
        return "share" if short[-1] == long[-1] and len(short) == 1 else "clash"
    bare, full = (one, other) if not one.core else (other, one)
    if bare.words[0] in full.words:
        return "title" if set(bare.words) <= set(full.words) else "share"
    return "kind"


def _agree(name: Name, candidate: Group) -> bool:
    """Tell whether a mention agrees with an actor's last in gender and number."""
    return name.gender == candidate.names[-1].gender


def _merged(groups: list[Group]) -> list[Group]:
    """Join what only a later, longer mention shows to be one («ظريف» before «محمد جواد ظريف»)."""
    memory = Memory()
    for later in groups:
        earlier = next((found for name in later.forms if (found := memory.certain(name)) is not None), None)
        if earlier is not None and earlier.entry and later.entry and earlier.entry != later.entry:
            earlier = None
        for name in later.names:
            earlier = memory.add(name, earlier)
    for joined in memory.groups:
        joined.names.sort(key=lambda n: n.mention.first)
    return memory.groups
