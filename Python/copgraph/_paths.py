"""Measures of paths."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import numpy as np

from . import _library
from ._arrays import choice, nodes_of, pointer
from ._calls import Progress, run


class Distances(NamedTuple):
    """What follows from all distances; arrays of shape (nodes,)."""

    #: (r / (n − 1)) · (r / Σ distances) over the r nodes that are connected; 0 when none is.
    closeness: np.ndarray
    #: Σ 1 / distance.
    harmonic: np.ndarray
    #: The longest finite distance; NaN when no other node is connected.
    eccentricity: np.ndarray
    #: Σ distances.
    farness: np.ndarray
    #: How many other nodes are connected, of type int64.
    reach: np.ndarray

    @property
    def diameter(self) -> float:
        """The longest finite distance; NaN when no two nodes are connected."""
        return float(np.nanmax(self.eccentricity)) if self.reach.any() else float("nan")

    @property
    def mean_distance(self) -> float:
        """The mean distance over the ordered pairs that are connected; NaN when there is none."""
        return float(self.farness.sum() / self.reach.sum()) if self.reach.any() else float("nan")


class PathMeasures:
    """Measures of paths, whose ``length`` is one of

    - ``"hops"``: the number of edges;
    - ``"weight"``: the sum of their weights, which are lengths;
    - ``"inverse_weight"``: the sum of 1 / weight, for weights that are strengths.

    Whether two paths are equally long is decided exactly in the decimals of the weights: 0.1 + 0.2 is 0.3.
    """

    def betweenness(
        self, length: str = "hops", *, sources=None, threads: int | None = None, progress: Progress | None = None
    ) -> np.ndarray:
        """For how many pairs of other nodes the shortest paths run over each node.

        A pair with several shortest paths counts by the share that does. Exact; not divided by anything. Undirected,
        each pair counts once. Freeman, Sociometry 40 (1977); Brandes, J. Math. Sociology 25 (2001).

        Parameters
        ----------
        length : {"hops", "weight", "inverse_weight"}
        sources : array-like of int, optional
            Where counted paths begin; by default everywhere. Then each pair counts in the direction in which it is
            searched, and nothing is halved.
        threads : int, optional
            How many threads work; by default one a processor. Results are the same bits for any number.
        progress : callable, optional
            Is called as ``progress(phase, fraction)``; an exception that it raises ends the measure.

        Returns
        -------
        ndarray of shape (nodes,)
        """
        nodes = np.empty(self.node_count)
        self._betweenness(length, sources, nodes, None, threads, progress)
        return nodes

    def edge_betweenness(
        self, length: str = "hops", *, sources=None, threads: int | None = None, progress: Progress | None = None
    ) -> np.ndarray:
        """For how many pairs of nodes, its own ends included, the shortest paths run over each edge.

        Parameters and counting are those of :meth:`betweenness`. Girvan & Newman, PNAS 99 (2002).

        Returns
        -------
        ndarray of shape (edges,)
        """
        edges = np.empty(self.edge_count)
        self._betweenness(length, sources, None, edges, threads, progress)
        return edges

    def _betweenness(self, length, sources, nodes, edges, threads, progress) -> None:
        options = _library.BetweennessOptions(path_length=choice(length, "length", _library.PATH_LENGTHS))
        if sources is not None:
            sources = nodes_of(sources, "sources", self.node_count)
            if sources.size == 0:
                for array in (nodes, edges):
                    if array is not None:
                        array[:] = 0
                return
            options.sources, options.source_count = pointer(sources), sources.size
        searches = self.node_count if sources is None else sources.size
        run(
            "betweenness", self._handle, ctypes.byref(options), pointer(nodes), pointer(edges),
            control_at=1, steps=searches * self._size, threads=threads, progress=progress,
        )  # fmt: skip

    def estimated_betweenness(
        self,
        error: float = 0.01,
        risk: float = 0.1,
        *,
        seed: int = 1,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> np.ndarray:
        """Betweenness in hops, estimated from a sample of pairs.

        Parameters
        ----------
        error : float
            How far off a score may be, as a share of all pairs of nodes.
        risk : float
            The probability that any score is further off.
        seed : int
            Where the sample comes from.

        Returns
        -------
        ndarray of shape (nodes,)
            Estimated counts of pairs, as :meth:`betweenness` has them.
        """
        options = _library.EstimateOptions(error=error, risk=risk, seed=_seed(seed))
        nodes = np.empty(self.node_count)
        run(
            "estimated_betweenness", self._handle, ctypes.byref(options), pointer(nodes), None,
            control_at=1, steps=1000 * self._size, threads=threads, progress=progress,
        )  # fmt: skip
        return nodes

    def all_distances(
        self,
        length: str = "hops",
        *,
        direction: str = "in",
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Distances:
        """Closeness, harmonic centrality, eccentricity, farness and reach, in one exact pass.

        Parameters
        ----------
        length : {"hops", "weight", "inverse_weight"}
        direction : {"in", "out"}
            Whether distances are those from others to a node, or from a node to others.

        Returns
        -------
        Distances
        """
        options = self._distance_options(length, direction)
        found = Distances(*(np.empty(self.node_count) for _ in range(4)), np.empty(self.node_count, np.int64))
        results = _library.ClosenessResults(**{name: pointer(array) for name, array in found._asdict().items()})
        steps = self.node_count * self._size // (100 if length == "hops" else 1)
        run(
            "closeness", self._handle, ctypes.byref(options), ctypes.byref(results),
            control_at=1, steps=steps, threads=threads, progress=progress,
        )  # fmt: skip
        return found

    def closeness(self, length: str = "hops", *, direction: str = "in", threads: int | None = None) -> np.ndarray:
        """(r / (n − 1)) · (r / Σ distances) over the r nodes that are connected; 0 when none is, of shape (nodes,).

        Wasserman & Faust, Social Network Analysis (1994), p. 201. See :meth:`all_distances` for the parameters.
        """
        return self.all_distances(length, direction=direction, threads=threads).closeness

    def harmonic(self, length: str = "hops", *, direction: str = "in", threads: int | None = None) -> np.ndarray:
        """Σ 1 / distance, nodes without a path adding 0, of shape (nodes,). Boldi & Vigna, Internet Math. 10 (2014)."""
        return self.all_distances(length, direction=direction, threads=threads).harmonic

    def eccentricity(self, length: str = "hops", *, direction: str = "in", threads: int | None = None) -> np.ndarray:
        """The longest finite distance of each node, of shape (nodes,); NaN when no other node is connected."""
        return self.all_distances(length, direction=direction, threads=threads).eccentricity

    def distances(
        self, sources, length: str = "hops", *, direction: str = "out", threads: int | None = None
    ) -> np.ndarray:
        """The distances between some nodes and all.

        Parameters
        ----------
        sources : array-like of int
            Numbers of nodes.
        direction : {"out", "in"}
            Whether distances are those from ``sources`` to others, or from others to ``sources``.

        Returns
        -------
        ndarray of shape (sources, nodes)
            Infinite where there is no path.
        """
        options = self._distance_options(length, direction)
        sources = nodes_of(sources, "sources", self.node_count)
        rows = np.empty((sources.size, self.node_count))
        run(
            "distances", self._handle, ctypes.byref(options), pointer(sources), sources.size, pointer(rows),
            control_at=3, steps=sources.size * self._size, threads=threads, progress=None,
        )  # fmt: skip
        return rows

    def global_efficiency(self, *, threads: int | None = None) -> float:
        """The mean of 1 / distance in hops over all ordered pairs of nodes; NaN below two nodes.

        Latora & Marchiori, Physical Review Letters 87 (2001).
        """
        value = ctypes.c_double()
        run(
            "global_efficiency", self._handle, ctypes.byref(value),
            control_at=0, steps=self.node_count * self._size // 100, threads=threads, progress=None,
        )  # fmt: skip
        return value.value

    def _distance_options(self, length: str, direction: str) -> _library.DistanceOptions:
        return _library.DistanceOptions(
            path_length=choice(length, "length", _library.PATH_LENGTHS),
            direction=choice(direction, "direction", {"in": 0, "out": 1}),
        )

    @property
    def _size(self) -> int:
        return self.node_count + 2 * self.edge_count


def _seed(seed: int) -> int:
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"seed is {seed}; it has to be from 0 and below 2**64.")
    return seed
