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

    @property
    def accuracy(self) -> float:
        """The share of them that is right."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement with the gold.

    ``what`` is ``missed`` or ``spurious``, where ``why`` says whether it was the ``content`` or only the
    ``origin`` that failed; or the measure in which a claim that was found is wrong: ``act``, ``form``,
    ``kind``, ``chain``.  ``gold`` and ``read`` are the two values where there are two.
    """

    document: str
    what: str
    chain: list[str]
    content: str
    why: str | None = None
    gold: str | None = None
    read: str | None = None


@dataclass(slots=True)
class Report:
    """The figures of all layers, with the misses and the documents that had no reading."""

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
    """A layer that is scored: the names of its measures, and the function that adds a document's figures."""

    counts: tuple[str, ...]
    shares: tuple[str, ...]
    score: Callable[[Case, Report], None]
