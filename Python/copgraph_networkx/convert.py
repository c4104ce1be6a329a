"""Graphs of NetworkX as arrays."""

from __future__ import annotations

import weakref
from collections.abc import Hashable, Iterable
from functools import cached_property
from itertools import chain

import networkx as nx
import numpy as np

import copgraph


class ConvertedGraph:
    """The edges of a graph of NetworkX as arrays, in the order of ``G.edges()``, and graphs of copgraph made of them.

    NetworkX keeps it with the graph until that changes, so what is made of it is made once.
    """

    __networkx_backend__ = "copgraph"

    def __init__(self, graph: nx.Graph, weight: str | None = None) -> None:
        self._attributes: dict[str, tuple[np.ndarray, bool]] = {}
        self._graphs: dict[tuple, copgraph.Graph] = {}
        self._original = weakref.ref(graph)
        self._is_directed, self._is_multigraph = graph.is_directed(), graph.is_multigraph()
        self.nodes: list = list(graph)
        rows = self._rows(graph)
        self._is_plain = self.nodes == list(range(len(rows)))
        counts = np.fromiter(map(len, rows), np.int64, len(rows))
        ends: Iterable = chain.from_iterable(rows)
        if not self._is_plain:
            ends = map(self.index.__getitem__, ends)
        targets = np.fromiter(ends, np.uint32, int(counts.sum()))
        sources = np.repeat(np.arange(len(rows), dtype=np.uint32), counts)
        if self._is_multigraph:
            parallel = np.fromiter((len(keys) for row in rows for keys in row.values()), np.int64, targets.size)
            sources, targets = np.repeat(sources, parallel), np.repeat(targets, parallel)
        # A graph without direction has every edge in both rows, but a loop.
        self._first = slice(None) if self._is_directed else targets >= sources
        self.sources, self.targets = sources[self._first], targets[self._first]
        if weight is not None:
            self.weights(weight)

    def _rows(self, graph: nx.Graph) -> list:
        adjacency = graph._adj
        return [adjacency[node] for node in self.nodes]

    @cached_property
    def index(self) -> dict[Hashable, int]:
        """The number of each node."""
        return dict(zip(self.nodes, range(len(self.nodes))))

    def is_directed(self) -> bool:
        return self._is_directed

    def is_multigraph(self) -> bool:
        return self._is_multigraph

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, node) -> bool:
        try:
            return node in self.index
        except TypeError:
            return False

    def __iter__(self):
        return iter(self.nodes)

    def __str__(self) -> str:
        return str(self.original)

    @property
    def original(self) -> nx.Graph:
        """The graph of NetworkX."""
        graph = self._original()
        if graph is None:
            raise ReferenceError("The graph of NetworkX that this was made of is gone.")
        return graph

    @cached_property
    def has_loops(self) -> bool:
        return bool((self.sources == self.targets).any())

    def weights(self, name: str) -> np.ndarray:
        """The values of an attribute of the edges, 1 where there is none.

        Raises
        ------
        NotImplementedError
            A value is not a number.
        """
        return self._attribute(name)[0]

    def weights_are_whole(self, name: str) -> bool:
        """Whether all of them are of type ``int``."""
        return self._attribute(name)[1]

    def _attribute(self, name: str) -> tuple[np.ndarray, bool]:
        if name not in self._attributes:
            rows = self._rows(self.original)
            if self._is_multigraph:
                values = [data.get(name, 1) for row in rows for keys in row.values() for data in keys.values()]
            else:
                values = [data.get(name, 1) for row in rows for data in row.values()]
            numbers, are_whole = _numbers(values)
            self._attributes[name] = numbers[self._first], are_whole
        return self._attributes[name]

    @property
    def plain(self) -> copgraph.Graph:
        """The graph without weights; parallel edges are one."""
        return self.graph()

    def graph(self, weight: str | None = None) -> copgraph.Graph:
        """The graph, with an attribute as its weights when one is named; parallel edges are added up.

        Raises
        ------
        NotImplementedError
            A weight is not above 0.
        """
        return self._made(weight, self._is_directed)

    def mutual(self, weight: str | None) -> copgraph.Graph:
        """The graph without direction, its weights (or 1 for each edge) those of both directions together."""
        return self._made(weight, False, is_counted=True)

    def _made(self, weight: str | None, directed: bool, is_counted: bool = False) -> copgraph.Graph:
        key = weight, directed, is_counted
        if key not in self._graphs:
            weights = np.ones(self.sources.size) if is_counted else None
            if weight is not None:
                weights = self.weights(weight)
                if weights.size and not (np.isfinite(weights).all() and weights.min() > 0):
                    raise NotImplementedError("copgraph takes weights that are finite and above 0")
            self._graphs[key] = copgraph.Graph.from_edges(
                self.sources, self.targets, weights, directed=directed, nodes=len(self.nodes)
            )
        return self._graphs[key]

    @cached_property
    def edge_numbers(self) -> np.ndarray:
        """For each edge of ``G.edges()`` its number in the graphs of copgraph; −1 for a loop."""
        return self.plain.edge_numbers(self.sources, self.targets)

    def by_node(self, values: np.ndarray) -> dict:
        """Values of nodes as NetworkX returns them."""
        return dict(zip(self.nodes, values.tolist()))

    def sets(self, numbering: np.ndarray) -> list[set]:
        """The sets of nodes with the same number, by number."""
        order = np.argsort(numbering, kind="stable")
        nodes = order.tolist() if self._is_plain else [self.nodes[node] for node in order.tolist()]
        ends = np.cumsum(np.bincount(numbering)).tolist() if numbering.size else []
        return [set(nodes[begin:end]) for begin, end in zip([0, *ends], ends)]

    def pick(self, nodes) -> tuple[list, np.ndarray]:
        """The nodes that a ``nbunch`` of NetworkX names, and their numbers."""
        chosen = list(self.original.nbunch_iter(nodes))
        return chosen, np.fromiter(map(self.index.__getitem__, chosen), np.int64, len(chosen))


def _numbers(values: list) -> tuple[np.ndarray, bool]:
    """Values as numbers, and whether all are whole."""
    kinds = set(map(type, values))
    for kind in kinds:
        if not issubclass(kind, (int, float, np.integer, np.floating)):
            raise NotImplementedError(f"copgraph takes weights that are numbers, not {kind.__name__}")
    try:
        return np.array(values, dtype=np.float64), all(issubclass(kind, (int, np.integer)) for kind in kinds)
    except OverflowError:
        raise NotImplementedError("copgraph takes weights that fit a float") from None


def convert_from_nx(
    graph,
    edge_attrs=None,
    node_attrs=None,
    preserve_edge_attrs=False,
    preserve_node_attrs=False,
    preserve_graph_attrs=False,
    name=None,
    graph_name=None,
) -> ConvertedGraph:
    """Makes a graph of the backend; NetworkX calls it, and keeps the result with the graph."""
    if isinstance(graph, ConvertedGraph):
        return graph
    if edge_attrs and (len(edge_attrs) > 1 or set(edge_attrs.values()) != {1}):
        raise NotImplementedError("copgraph takes one attribute of edges, 1 where there is none")
    # Of all attributes, those that a function wants are read when it does.
    return ConvertedGraph(graph, next(iter(edge_attrs)) if edge_attrs else None)


def convert_to_nx(result, *, name=None):
    """Gives a graph of the backend back to NetworkX."""
    return result.original if isinstance(result, ConvertedGraph) else result
