"""The graph, and how it is made."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _library
from ._arrays import is_whole, node_numbers, nodes_of, numbers, pointer, vector
from ._calls import call
from ._cohesion import CohesionMeasures
from ._frames import Frames
from ._library import library
from ._paths import PathMeasures
from ._readers import Readers
from ._structure import StructureMeasures
from ._walks import WalkMeasures

if TYPE_CHECKING:
    from typing_extensions import Self


class Graph(Readers, PathMeasures, WalkMeasures, CohesionMeasures, StructureMeasures, Frames):
    """A graph that never changes, with the measures of copgraph as methods.

    Nodes are numbered from 0; ``names`` says what they are called. Edges are numbered in the order of ``sources`` and
    ``targets``. Every measure returns NumPy arrays with one entry a node or one an edge; ``frame`` and ``edge_frame``
    put them beside names. What is undefined is NaN, never 0.

    A graph may be used by several threads at once, and measures let other threads of Python run meanwhile. Ctrl-C ends
    a measure.

    Examples
    --------
    >>> import copgraph
    >>> graph = copgraph.Graph.from_edges(["Ada", "Ben", "Ada"], ["Ben", "Cleo", "Ben"])
    >>> graph
    <copgraph.Graph: 3 nodes, 2 edges, undirected>
    >>> graph.names.tolist()
    ['Ada', 'Ben', 'Cleo']
    >>> graph.betweenness().tolist()
    [0.0, 1.0, 0.0]
    """

    def __init__(self) -> None:
        raise TypeError(
            "copgraph.Graph is made by Graph.from_edges, from_pandas, from_arrow, from_networkx or from_scipy."
        )

    @classmethod
    def from_edges(
        cls,
        sources: Any,
        targets: Any,
        weights: Any = None,
        *,
        directed: bool = False,
        nodes: int | Sequence | None = None,
    ) -> Self:
        """Makes a graph from the two ends of every edge.

        Parameters
        ----------
        sources, targets : array-like of shape (edges,)
            Numbers of nodes, from 0; or their names, of any kind that can be sorted into a ``dict``.
        weights : array-like of shape (edges,), optional
            Finite and above 0. Edges between the same two nodes become one, whose weight is their sum, as decimals:
            0.1 and 0.2 are 0.3.
        directed : bool
            Whether an edge leads from its source to its target.
        nodes : int or sequence, optional
            How many nodes there are, isolates included, when they are numbers (by default one more than the largest);
            or their names, in the order in which they are to be numbered (by default that of their appearance).

        Returns
        -------
        Graph
            Edges of a node with itself are left out; ``loop_count`` says how many.
        """
        sources, targets = vector(sources, "sources"), vector(targets, "targets")
        if sources.size != targets.size:
            raise ValueError(f"targets has {targets.size} elements and sources {sources.size}; they are pairs.")
        names = None
        if is_whole(sources) and is_whole(targets) and (nodes is None or isinstance(nodes, (int, np.integer))):
            sources, targets = node_numbers(sources, "sources"), node_numbers(targets, "targets")
            largest = max((int(ends.max()) for ends in (sources, targets) if ends.size), default=-1)
            count = largest + 1 if nodes is None else int(nodes)
        else:
            if isinstance(nodes, (int, np.integer)):
                raise TypeError("nodes is a number, but sources and targets are names; nodes has to be their names.")
            sources, targets, names = _numbered(sources, targets, nodes)
            count = len(names)
        if sources.dtype != targets.dtype:
            sources, targets = sources.astype(np.int64), targets.astype(np.int64)
        if weights is not None:
            weights = numbers(weights, "weights", sources.size)
        return cls._create(sources, targets, weights, count, bool(directed), names)

    @classmethod
    def _create(cls, sources, targets, weights, count: int, directed: bool, names) -> Self:
        edges = _library.Edges(
            node_count=count,
            edge_count=sources.size,
            node_bits=8 * sources.dtype.itemsize,
            is_directed=directed,
            sources=pointer(sources),
            targets=pointer(targets),
            weights=pointer(weights),
        )
        handle = ctypes.c_void_p()
        call("graph_create", ctypes.byref(edges), ctypes.byref(handle))
        return cls._adopt(handle, names)

    @classmethod
    def _adopt(cls, handle: ctypes.c_void_p, names) -> Self:
        graph = cls.__new__(cls)
        graph._handle = handle.value
        weakref.finalize(graph, library.copgraph_graph_free, handle.value).atexit = False
        graph._names = names
        graph.node_count = library.copgraph_graph_node_count(handle)
        graph.edge_count = library.copgraph_graph_edge_count(handle)
        graph.loop_count = library.copgraph_graph_loop_count(handle)
        graph.is_directed = bool(library.copgraph_graph_is_directed(handle))
        graph.is_weighted = bool(library.copgraph_graph_is_weighted(handle))
        return graph

    #: How many nodes there are, isolates included.
    node_count: int
    #: How many edges there are; those between the same two nodes are one.
    edge_count: int
    #: How many edges of a node with itself were left out.
    loop_count: int
    #: Whether edges lead from source to target.
    is_directed: bool
    #: Whether edges have weights.
    is_weighted: bool

    @cached_property
    def names(self) -> np.ndarray:
        """What the nodes are called, of shape (nodes,): their numbers when no names were given."""
        if self._names is None:
            return np.arange(self.node_count)
        names = np.empty(self.node_count, dtype=object)
        names[:] = self._names
        return names

    @property
    def sources(self) -> np.ndarray:
        """The source of each edge, of shape (edges,); the smaller number of the two when undirected."""
        return self._edges[0]

    @property
    def targets(self) -> np.ndarray:
        """The target of each edge, of shape (edges,)."""
        return self._edges[1]

    @property
    def weights(self) -> np.ndarray:
        """The weight of each edge, of shape (edges,); 1 in a graph without weights."""
        return self._edges[2]

    @cached_property
    def _edges(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        ends = np.empty(self.edge_count, np.uint32), np.empty(self.edge_count, np.uint32)
        weights = np.empty(self.edge_count)
        call("graph_edges", self._handle, *map(pointer, (*ends, weights)))
        for array in (*ends, weights):
            array.flags.writeable = False
        return *ends, weights

    def edge_numbers(self, sources, targets) -> np.ndarray:
        """The numbers of edges that are given by their ends, of shape (edges,); −1 where there is no such edge.

        Parameters
        ----------
        sources, targets : array-like of int
            Numbers of nodes; in either order when undirected.
        """
        sources, targets = (
            nodes_of(ends, name, self.node_count) for ends, name in ((sources, "sources"), (targets, "targets"))
        )
        if sources.size != targets.size:
            raise ValueError(f"targets has {targets.size} elements and sources {sources.size}; they are pairs.")
        numbers = np.empty(sources.size, np.int64)
        call("graph_edge_numbers", self._handle, pointer(sources), pointer(targets), sources.size, pointer(numbers))
        return numbers

    def undirected(self) -> Self:
        """The same nodes with an undirected edge wherever there is one in either direction; weights are added."""
        if not self.is_directed:
            return self
        return self._without_direction

    @cached_property
    def _without_direction(self) -> Self:
        handle = ctypes.c_void_p()
        call("graph_undirected", self._handle, ctypes.byref(handle))
        return self._adopt(handle, self._names)

    def __len__(self) -> int:
        return self.node_count

    def __repr__(self) -> str:
        kind = "directed" if self.is_directed else "undirected"
        return (
            f"<copgraph.Graph: {self.node_count:,} nodes, {self.edge_count:,} edges, {kind}"
            f"{', weighted' if self.is_weighted else ''}>"
        )

    def __reduce__(self):
        raise TypeError("A copgraph.Graph cannot be pickled; its sources, targets and weights can.")


def _numbered(sources: np.ndarray, targets: np.ndarray, nodes) -> tuple[np.ndarray, np.ndarray, list]:
    """Names as numbers, in the order of ``nodes``, or of their appearance row by row."""
    if nodes is not None:
        names = list(nodes)
        index = {name: number for number, name in enumerate(names)}
        if len(index) < len(names):
            raise ValueError("nodes has a name twice; each node is named once.")
        try:
            return *(
                np.fromiter((index[name] for name in ends.tolist()), np.int64, ends.size) for ends in (sources, targets)
            ), names
        except KeyError as error:
            raise ValueError(f"nodes lacks {error.args[0]!r}, which sources or targets have.") from None
    index = {}
    numbered = np.empty((sources.size, 2), np.int64)
    for row, (source, target) in enumerate(zip(sources.tolist(), targets.tolist())):
        numbered[row, 0] = index.setdefault(source, len(index))
        numbered[row, 1] = index.setdefault(target, len(index))
    return np.ascontiguousarray(numbered[:, 0]), np.ascontiguousarray(numbered[:, 1]), list(index)
