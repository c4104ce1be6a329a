"""Functions of NetworkX about cores, triangles, reciprocity and structural holes."""

from __future__ import annotations

from importlib.util import find_spec

import networkx as nx
import numpy as np

from .convert import ConvertedGraph
from .functions import function
from .paths import _VERSION
from .walks import _refuse_loops

# MARK: Cores


def _cores(G: ConvertedGraph) -> np.ndarray:
    if G.has_loops:
        raise nx.NetworkXNotImplemented(
            "Input graph has self loops which is not permitted; Consider using "
            "G.remove_edges_from(nx.selfloop_edges(G))."
        )
    return G.plain.core_numbers()


@function(directed=False, parallel=False)
def core_number(G):
    return G.by_node(_cores(G))


@function(directed=False, parallel=False)
def k_core(G, k=None, core_number=None):
    cores = G.by_node(_cores(G)) if core_number is None else core_number
    if k is None:
        k = max(cores.values())
    return G.original.subgraph(node for node in cores if cores[node] >= k).copy()


# MARK: Triangles


def _chosen(G: ConvertedGraph, nodes, values: np.ndarray):
    """The values of the nodes asked for: all, some, or that of one."""
    if nodes is None:
        return G.by_node(values)
    chosen, numbers = G.pick(nodes)
    found = dict(zip(chosen, values[numbers].tolist()))
    return found[nodes] if nodes in G else found


@function(directed=False, parallel=False)
def triangles(G, nodes=None):
    return _chosen(G, nodes, G.plain.triangles())


def _coefficients(G: ConvertedGraph, weight: str | None) -> np.ndarray:
    is_weighted = weight is not None
    if is_weighted:
        _refuse_loops(G, "clustering with weights")
    graph = G.graph(weight)
    return np.nan_to_num(graph.clustering(weighted=is_weighted))


@function(directed=False, parallel=False, weight="weight")
def clustering(G, nodes=None, weight=None):
    return _chosen(G, nodes, _coefficients(G, weight))


@function(directed=False, parallel=False, weight="weight")
def average_clustering(G, nodes=None, weight=None, count_zeros=True):
    found = _coefficients(G, weight)
    values = (found if nodes is None else found[G.pick(nodes)[1]]).tolist()
    if not count_zeros:
        values = [value for value in values if value > 0]
    return sum(values) / len(values)


@function(directed=False, parallel=False)
def transitivity(G):
    found = G.plain.transitivity()
    return 0 if np.isnan(found) or found == 0 else found


# MARK: Reciprocity


def _keys(G: ConvertedGraph) -> tuple[np.ndarray, np.ndarray]:
    """One number for each arc, and for its way back."""
    sources, targets = G.sources.astype(np.int64), G.targets.astype(np.int64)
    return sources * len(G) + targets, targets * len(G) + sources


@function(undirected=False, parallel=False, is_quick=True)
def overall_reciprocity(G):
    if G.sources.size == 0:
        raise nx.NetworkXError("Not defined for empty graphs")
    forth, back = _keys(G)
    pairs = np.unique(np.minimum(forth, back)).size
    return (forth.size - pairs) * 2 / forth.size


@function(undirected=False, parallel=False, is_quick=True)
def reciprocity(G, nodes=None):
    if nodes is None:
        return overall_reciprocity(G)
    forth, back = _keys(G)
    is_answered = np.isin(forth, back)
    answered = np.bincount(G.sources[is_answered], minlength=len(G))
    total = np.bincount(G.sources, minlength=len(G)) + np.bincount(G.targets, minlength=len(G))
    chosen, numbers = G.pick(nodes)
    found = {
        node: 2 * both / all if all else None
        for node, both, all in zip(chosen, answered[numbers].tolist(), total[numbers].tolist())
    }
    if nodes not in G:
        return found
    if found[nodes] is None:
        raise nx.NetworkXError("Not defined for isolated nodes.")
    return found[nodes]


# MARK: Structural holes

#: Whether NetworkX takes constraint by matrices; otherwise a node without successors has none.
_TAKES_PREDECESSORS = _VERSION >= (3, 5) and find_spec("scipy") is not None


@function(parallel=False, weight="weight")
def constraint(G, nodes=None, weight=None):
    _refuse_loops(G, "constraint")
    if G.is_directed() and (nodes is not None or not _TAKES_PREDECESSORS):
        raise NotImplementedError("NetworkX takes a node without successors as isolated here")
    return _listed(G, nodes, G.mutual(weight).structural_holes(weighted=True).constraint)


@function(
    parallel=False,
    directed=False,
    weight="weight",
    default_only={"weight": "NetworkX takes other redundancies into account (its issue 8906)"},
)
def effective_size(G, nodes=None, weight=None):
    _refuse_loops(G, "effective_size")
    return _listed(G, nodes, G.plain.structural_holes().effective_size)


def _listed(G: ConvertedGraph, nodes, values: np.ndarray) -> dict:
    found = G.by_node(values)
    return found if nodes is None else {node: found[node] for node in nodes}
