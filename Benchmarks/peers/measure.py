"""What all peers share: how a measure is given, and what it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

#: Values by name, one a node, one an edge in the order of the edge list, or a single one.
Figures = dict[str, ArrayLike]


@dataclass(frozen=True)
class Measure:
    """`run` is timed; `translate` makes of its result the figures that are compared, off the clock."""

    run: Callable[[], Any]
    translate: Callable[[Any], Figures]


@dataclass(frozen=True)
class Settings:
    """What a measure may need to know beyond the network."""

    threads: int
    #: How many nodes to begin searches from where all of them would take too long; `None` is all.
    source_count: int | None

    def sources(self, node_count: int) -> list[int] | None:
        """The nodes to begin from, drawn at random, the same for all peers."""
        if self.source_count is None:
            return None
        return np.random.default_rng(1).choice(node_count, self.source_count, replace=False).tolist()


def named(name: str) -> Callable[[ArrayLike], Figures]:
    """The translation of a result that needs none."""
    return lambda values: {name: values}


def by_node(scores: dict[int, float]) -> np.ndarray:
    """The scores of a mapping from nodes, in the order of the nodes."""
    return np.array([scores[node] for node in range(len(scores))])


def marked(nodes: ArrayLike, node_count: int) -> np.ndarray:
    """For each node how often it occurs."""
    return np.bincount(np.asarray(nodes, dtype=np.int64).ravel(), minlength=node_count)


def with_highest_1(scores: ArrayLike) -> np.ndarray:
    """An eigenvector as the core scales it."""
    scores = np.abs(np.asarray(scores))
    return scores / scores.max()
