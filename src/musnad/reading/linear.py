"""Linear models over named features: what decides between the candidates that the grammar proposes.

Three kinds share one form, a dictionary from feature to weight: *yes or no* (logistic regression), *one of several
candidates* (conditional logit: the candidate with the highest sum is taken) and *one of several labels*.  They are
small, fast, read like a table, and learn the same weights from the same examples every time.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

Weights = Mapping[str, float]
Features = Sequence[str]
Label = TypeVar("Label", bound=str)


def total(weights: Weights, features: Iterable[str]) -> float:
    """Return the sum of the features' weights, 0 for features that have none."""
    return sum(filter(None, map(weights.get, features)))


def probability(score: float) -> float:
    """Return the logistic function of a score, between 0 and 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def expected(scores: Sequence[float], gain: Callable[[int, int], float], most: int = 8) -> int:
    """Return the number of the candidate with the highest expected gain, among the ``most`` highest scores.

    ``gain(i, j)`` is what choosing ``i`` is worth where ``j`` is right (1 for ``i == j``).  Where several long spans
    share a stretch, this prefers one that most of them agree with: minimum Bayes risk, Goel and Byrne 2000.
    """
    top = max(scores)
    order = sorted([k for k, score in enumerate(scores) if top - score < NEAR], key=lambda k: -scores[k])[
        :most
    ]
    if len(order) == 1:
        return order[0]
    mass = [math.exp(scores[k] - top) for k in order]
    worth = [sum([m * gain(i, j) for m, j in zip(mass, order, strict=True)]) for i in order]
    return order[worth.index(max(worth))]


def gain_of(common: int, union: int) -> float:
    """Return what an overlap is worth: its share of the union, and as much again where that is half or more."""
    share = common / union
    return (share + (share >= 0.5)) / 2


def best_end(start: int, ends: Sequence[int], scores: Sequence[float]) -> int:
    """Return the number of the end with the highest expected gain, for a span of tokens that begins at ``start``."""

    def gain(i: int, j: int) -> float:
        return gain_of(min(ends[i], ends[j]) - start, max(ends[i], ends[j]) - start)

    return expected(scores, gain)


def label(weights: Weights, features: Features, labels: Sequence[Label]) -> Label:
    """Return the label whose weights, named ``label=feature``, add up highest."""
    return max(labels, key=lambda name: total(weights, [f"{name}={feature}" for feature in features]))


def shares(scores: Sequence[float]) -> list[float]:
    """Return the probability of each candidate: the scores through the softmax function."""
    top = max(scores)
    mass = [math.exp(score - top) for score in scores]
    whole = sum(mass)
    return [m / whole for m in mass]


NEAR = 3.0
"""How far behind the highest score a candidate still counts: one in twenty against it."""


class Learner:
    """Learns weights by AdaGrad with a quadratic penalty, from examples in a seeded order.

    An example is a list of candidates, each a list of features, with the reward of those that are right or nearly so;
    the gradient is that of the logarithm of the expected reward.  A yes-or-no example is one with a second, empty
    candidate.  AdaGrad: Duchi, Hazan and Singer 2011.
    """

    def __init__(self, rate: float = 0.05, penalty: float = 2e-4, seed: int = 7) -> None:
        self.rate, self.penalty, self.seed = rate, penalty, seed
        self.weights: defaultdict[str, float] = defaultdict(float)
        self._squares: defaultdict[str, float] = defaultdict(float)

    def fit(
        self,
        examples: Sequence[tuple[Sequence[Features], Mapping[int, float]]],
        rounds: int = 12,
        least: float = 0.01,
    ) -> dict[str, float]:
        """Go over the examples ``rounds`` times; return the weights, those smaller than ``least`` left out."""
        order = list(range(len(examples)))
        shuffler = random.Random(self.seed)
        for _ in range(rounds):
            shuffler.shuffle(order)
            for k in order:
                self._step(*examples[k])
        rounded = {name: round(w, 3) for name, w in sorted(self.weights.items())}
        return {name: w for name, w in rounded.items() if abs(w) >= least}

    def _step(self, candidates: Sequence[Features], right: Mapping[int, float]) -> None:
        weights = self.weights
        scores = [sum([weights[name] for name in features]) for features in candidates]
        top = max(scores)
        mass = [math.exp(score - top) for score in scores]
        whole = sum(mass)
        good = sum([mass[k] * reward for k, reward in right.items()])
        for k, features in enumerate(candidates):
            gradient = mass[k] / whole - (mass[k] * right.get(k, 0.0) / good if good else 0.0)
            if abs(gradient) < 1e-4:
                continue
            for name in features:
                g = gradient + self.penalty * weights[name]
                self._squares[name] += g * g
                weights[name] -= self.rate * g / (1e-6 + math.sqrt(self._squares[name]))
