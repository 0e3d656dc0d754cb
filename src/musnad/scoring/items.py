"""What most layers have in common: items whose words must fit and whose value must be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from musnad.scoring.alike import Pair
from musnad.scoring.report import Case, Miss, Report
from musnad.scoring.words import match


class Item(NamedTuple):
    """An item of a layer: what it is (a date, a country, a type …) and the words that it stands in."""

    value: str | None
    content: str

    @property
    def label(self) -> str:
        """The value for people; “?” where there is none."""
        return self.value or "?"


class Why(NamedTuple):
    """Why an item was not found: there is another where its words are, or there is none."""

    value: str
    words: str


def score_items(
    case: Case,
    report: Report,
    layer: str,
    gold: Sequence[Item],
    read: Sequence[Item],
    fitting: Iterable[Pair],
    why: Why,
) -> dict[int, int]:
    """Add the figures and misses of a layer; return which read item was found for which gold item.

    Args:
        case: the document.
        report: where the figures go.
        layer: the name of the layer's count.
        gold: the gold's items.
        read: the reader's items.
        fitting: the pairs whose words fit; found are those with the same value.
        why: how a miss is told, where the words of another item fit and where none do.
    """
    fits = set(fitting)
    found = match((1.0, i, j) for i, j in fits if gold[i].value == read[j].value)
    report.counts[layer].add(len(found), len(gold), len(read))
    taken = set(found.values())
    near = match((1.0, i, j) for i, j in fits if i not in found and j not in taken)
    _tell(case, report, layer, gold, read, found, near, why)
    return found


def _tell(
    case: Case,
    report: Report,
    layer: str,
    gold: Sequence[Item],
    read: Sequence[Item],
    found: Mapping[int, int],
    near: Mapping[int, int],
    why: Why,
) -> None:
    """Add the gold's items that were not found, and the read items that the gold does not have."""
    for i, item in enumerate(gold):
        if i in near:
            values = item.label, read[near[i]].label
            report.misses.append(miss(case, layer, "missed", item, why.value, *values))
        elif i not in found:
            report.misses.append(miss(case, layer, "missed", item, why.words))
    known, close = set(found.values()), set(near.values())
    for j, item in enumerate(read):
        if j not in known:
            report.misses.append(miss(case, layer, "spurious", item, why.value if j in close else why.words))


def miss(
    case: Case,
    layer: str,
    what: str,
    item: Item,
    why: str | None = None,
    gold: str | None = None,
    read: str | None = None,
) -> Miss:
    """Return a disagreement about an item of a layer other than claims."""
    return Miss(case.gold.id, what, [], item.content, why, gold, read, layer, item.label)
