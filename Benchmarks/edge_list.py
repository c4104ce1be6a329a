"""Networks as files: pairs of nodes, and weights beside them, as the core's benchmark program reads them."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class EdgeList:
    """Edges by source, then by target, without loops or repetition; undirected ones have source < target."""

    node_count: int
    pairs: np.ndarray  # one row an edge: source, target
    weights: np.ndarray | None = None
    is_directed: bool = False

    @cached_property
    def sources(self) -> np.ndarray:
        return np.ascontiguousarray(self.pairs[:, 0])

    @cached_property
    def targets(self) -> np.ndarray:
        return np.ascontiguousarray(self.pairs[:, 1])

    @cached_property
    def lengths(self) -> np.ndarray | None:
        """The length of each edge as paths see it: the more two nodes interact, the nearer they are."""
        return None if self.weights is None else 1 / self.weights


def read(edges: Path, weights: Path | None = None, is_directed: bool = False) -> EdgeList:
    """Reads little-endian 32-bit numbers, the node count and then pairs; weights are 64-bit floating-point numbers."""
    words = np.fromfile(edges, dtype="<u4")
    pairs = words[1:].reshape(-1, 2).astype(np.int64)
    return EdgeList(int(words[0]), pairs, None if weights is None else np.fromfile(weights, dtype="<f8"), is_directed)


def write(graph: EdgeList, edges: Path, weights: Path | None = None) -> None:
    """Writes what `read` reads."""
    words = np.concatenate([[graph.node_count], graph.pairs.ravel()]).astype("<u4")
    words.tofile(edges)
    if weights is not None and graph.weights is not None:
        graph.weights.astype("<f8").tofile(weights)


def simple(sources: np.ndarray, targets: np.ndarray, counts: np.ndarray | None, is_directed: bool) -> EdgeList:
    """A simple network of pairs: nodes without a pair are left out, loops dropped, counts of equal pairs summed."""
    names, index = np.unique(np.concatenate([sources, targets]), return_inverse=True)
    first, second = index[: len(sources)], index[len(sources):]
    if not is_directed:
        first, second = np.minimum(first, second), np.maximum(first, second)
    kept = first != second
    keys, place = np.unique(first[kept] * len(names) + second[kept], return_inverse=True)
    weights = None if counts is None else np.bincount(place, weights=counts[kept])
    return EdgeList(len(names), np.stack(np.divmod(keys, len(names)), axis=1), weights, is_directed)


def read_csv(path: Path) -> EdgeList:
    """Reads an undirected network from lines `source,target` of whole numbers below a header."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1, usecols=(0, 1), dtype=np.int64, ndmin=2)
    return simple(rows[:, 0], rows[:, 1], None, is_directed=False)
