"""The figures that scoring adds up: counts, shares, misses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from musnad.scoring.documents import Document
from musnad.scoring.words import Words


@dataclass(slots=True)
class Count:
    """How many items were found, of how many in the gold and how many in the readings."""

    found: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, found: int, gold: int, predicted: int) -> None:
        """Add the items of a document."""
        self.found += found
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float:
        """The share of the predicted items that are in the gold."""
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's items that were predicted."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of some items are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Add one item."""
        self.of += 1
        self.right += right

    @property
    def accuracy(self) -> float:
        """The share of them that is right."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement with the gold.

    ``layer`` is the layer that it is in.  ``what`` is ``missed`` or ``spurious``, and ``wrong`` for the status of
    an event that was found; for claims, it may also be the measure in which a claim that was found is wrong:
    ``act``, ``form``, ``kind``, ``chain``.  ``why`` says what failed (of a claim the ``content`` or only the
    ``origin``, of a time the ``span`` or only the ``value`` …), for ``arguments`` it is the role, for ``actors``
    the number of pairs.  ``gold`` and ``read`` are the two values where there are two.  ``chain`` are the sources
    of a claim, ``label`` says what an item of another layer is: its value, country, actor, type, status, kind.
    """

    document: str
    what: str
    chain: list[str]
    content: str
    why: str | None = None
    gold: str | None = None
    read: str | None = None
    layer: str = "claims"
    label: str | None = None


@dataclass(slots=True)
class Report:
    """The figures of the layers that the gold has, with the misses and the documents that had no reading."""

    counts: dict[str, Count]
    shares: dict[str, Share]
    documents: int = 0
    misses: list[Miss] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, dict[str, float | int]]:
        """Return the figures as plain numbers, a measure a key."""
        out: dict[str, dict[str, float | int]] = {}
        for name, count in self.counts.items():
            out[name] = {
                "precision": count.precision,
                "recall": count.recall,
                "f1": count.f1,
                "gold": count.gold,
                "predicted": count.predicted,
            }
        for name, share in self.shares.items():
            out[name] = {"accuracy": share.accuracy, "of": share.of}
        return out

    def misses_as_dicts(self) -> list[dict[str, Any]]:
        """Return the misses as plain dictionaries."""
        return [asdict(miss) for miss in self.misses]


class Case(NamedTuple):
    """One document to score: the gold's and the reader's."""

    words: Words
    gold: Document
    read: Document


class Layer(NamedTuple):
    """A layer that is scored.

    ``field`` is the field of the gold that it needs, ``counts`` and ``shares`` are the names of its measures, ``score``
    adds a document's figures.
    """

    field: str
    counts: tuple[str, ...]
    shares: tuple[str, ...]
    score: Callable[[Case, Report], None]
