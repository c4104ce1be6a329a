"""Components, cuts and communities."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import numpy as np

from . import _library
from ._arrays import groups, pointer
from ._calls import run
from ._paths import _seed


class Cuts(NamedTuple):
    """Where a graph can be cut in one place."""

    #: Whether its component falls apart without it, for each edge of the undirected graph.
    bridges: np.ndarray
    #: The same for each node.
    articulation_points: np.ndarray
    #: The nodes of every block (biconnected component); the last of each is the one by which the search came in.
    blocks: list[np.ndarray]


class Communities(NamedTuple):
    """A partition of the nodes."""

    #: The number of each node's community, by decreasing size; of shape (nodes,) and type int64.
    membership: np.ndarray
    #: The modularity of the partition; NaN without edges.
    modularity: float


class StructureMeasures:
    """Components, cuts and communities. But for strong components, a directed graph is taken without direction."""

    def components(self) -> np.ndarray:
        """The number of each node's (weak) component, by decreasing size; of shape (nodes,) and type int64."""
        return self._numbering("components")

    def strong_components(self) -> np.ndarray:
        """The number of each node's strong component, of shape (nodes,) and type int64.

        Edges lead to components with smaller numbers only. Tarjan, SIAM J. Computing 1 (1972).
        """
        return self._numbering("strong_components")

    def cuts(self) -> Cuts:
        """Bridges, articulation points and blocks. Hopcroft & Tarjan, Comm. ACM 16 (1973)."""
        graph = self.undirected()
        bridges = np.empty(graph.edge_count, np.bool_)
        points = np.empty(self.node_count, np.bool_)
        offsets = np.zeros(max(1, self.node_count), np.int64)
        nodes = np.empty(2 * self.node_count, np.uint32)
        results = _library.CutsResults(
            bridges=pointer(bridges),
            articulation_points=pointer(points),
            block_offsets=pointer(offsets),
            block_nodes=pointer(nodes),
        )
        count = ctypes.c_int64()
        run(
            "cuts", graph._handle, ctypes.byref(results), ctypes.byref(count),
            control_at=0, steps=graph._size, threads=None, progress=None,
        )  # fmt: skip
        ends = offsets[1 : count.value + 1]
        return Cuts(
            bridges, points, np.split(nodes[: ends[-1] if count.value else 0], ends[:-1]) if count.value else []
        )

    def local_bridges(self) -> np.ndarray:
        """How far apart the ends of each edge of the undirected graph would be without it, in hops.

        Of shape (edges,): NaN where the ends have a common neighbour, infinite for a bridge. Granovetter, American
        J. Sociology 78 (1973).
        """
        graph = self.undirected()
        spans = np.empty(graph.edge_count)
        run(
            "local_bridges", graph._handle, pointer(spans),
            control_at=0, steps=graph._triangle_steps, threads=None, progress=None,
        )  # fmt: skip
        return spans

    def communities(
        self,
        resolution: float = 1.0,
        *,
        weighted: bool = False,
        seed: int = 1,
        iterations: int = 3,
        restarts: int | None = None,
        threads: int | None = None,
    ) -> Communities:
        """Communities of high modularity, each of them connected, by the Leiden method.

        Traag, Waltman & van Eck, Scientific Reports 9 (2019).

        Parameters
        ----------
        resolution : float
            Higher values find smaller communities.
        weighted : bool
            Whether edges count by their weights.
        seed : int
            Where the orders of nodes come from.
        iterations : int
            How often the phases are gone through; fewer when nodes have settled.
        restarts : int, optional
            How many runs the best is taken of; by default more in small graphs.
        """
        graph = self.undirected()
        options = _library.CommunityOptions(
            resolution=resolution,
            seed=_seed(seed),
            iterations=iterations,
            restarts=restarts or 0,
            uses_weights=weighted,
        )
        membership = np.empty(self.node_count, np.int64)
        modularity = ctypes.c_double()
        run(
            "communities", graph._handle, ctypes.byref(options), pointer(membership), None, ctypes.byref(modularity),
            control_at=1, steps=100 * graph._size, threads=threads, progress=None,
        )  # fmt: skip
        return Communities(membership, modularity.value)

    def modularity(self, communities, resolution: float = 1.0, *, weighted: bool = False) -> float:
        """The modularity of given communities; NaN without edges. Newman & Girvan, Physical Review E 69 (2004).

        Parameters
        ----------
        communities : array-like of shape (nodes,)
            What community each node is in: numbers, names, anything that can be a key of a ``dict``.
        """
        graph = self.undirected()
        numbered = groups(communities, "communities", self.node_count)
        if numbered.size and numbered.min() < 0:
            raise ValueError(f"communities[{int(numbered.argmin())}] is missing; every node has to be in a community.")
        value = ctypes.c_double()
        run(
            "modularity", graph._handle, pointer(numbered), resolution, int(weighted), ctypes.byref(value),
            control_at=3, steps=graph._size, threads=None, progress=None,
        )  # fmt: skip
        return value.value

    def _numbering(self, name: str) -> np.ndarray:
        numbers = np.empty(self.node_count, np.int64)
        run(name, self._handle, pointer(numbers), None, control_at=0, steps=self._size, threads=None, progress=None)
        return numbers
