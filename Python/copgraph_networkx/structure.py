"""Functions of NetworkX about components, cuts and communities."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
from networkx.algorithms.community.quality import NotAPartition

from .convert import ConvertedGraph
from .functions import function
from .paths import _edges
from .walks import _refuse_loops

# MARK: Components


def _by_appearance(numbering: np.ndarray) -> np.ndarray:
    """The numbers of sets in the order in which their first nodes come."""
    _, first, inverse = np.unique(numbering, return_index=True, return_inverse=True)
    rank = np.empty(first.size, np.int64)
    rank[np.argsort(first)] = np.arange(first.size)
    return rank[inverse]


def _components(G: ConvertedGraph) -> list[set]:
    return G.sets(_by_appearance(G.plain.components()))


def _is_one(G: ConvertedGraph, numbering) -> bool:
    if len(G) == 0:
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return int(numbering().max()) == 0


def _count(numbering: np.ndarray) -> int:
    return int(numbering.max(initial=-1)) + 1


@function(directed=False, is_quick=True)
def connected_components(G) -> Iterator[set]:
    return iter(_components(G))


@function(directed=False, is_quick=True)
def number_connected_components(G):
    return _count(G.plain.components())


@function(directed=False, is_quick=True)
def is_connected(G):
    return _is_one(G, G.plain.components)


@function(directed=False, is_quick=True)
def node_connected_component(G, n):
    node = G.index[n]
    numbering = G.plain.components()
    return {G.nodes[other] for other in np.flatnonzero(numbering == numbering[node]).tolist()}


@function(is_quick=True)
def weakly_connected_components(G) -> Iterator[set]:
    return iter(_components(G))


@function(is_quick=True)
def number_weakly_connected_components(G):
    return _count(G.plain.components())


@function(is_quick=True)
def is_weakly_connected(G):
    return _is_one(G, G.plain.components)


@function()
def strongly_connected_components(G) -> Iterator[set]:
    return iter(G.sets(G.plain.strong_components()))


@function(default_only={"source": "then NetworkX yields the components that it meets from there"})
def kosaraju_strongly_connected_components(G, source=None) -> Iterator[set]:
    return iter(G.sets(G.plain.strong_components()))


@function()
def number_strongly_connected_components(G):
    return _count(G.plain.strong_components())


@function()
def is_strongly_connected(G):
    return _is_one(G, G.plain.strong_components)


def _attracting(G: ConvertedGraph) -> list[set]:
    numbering = G.plain.strong_components()
    is_left = np.zeros(_count(numbering), bool)
    sources, targets = numbering[G.sources], numbering[G.targets]
    is_left[sources[sources != targets]] = True
    return [nodes for nodes, left in zip(G.sets(numbering), is_left.tolist()) if not left]


@function()
def attracting_components(G) -> Iterator[set]:
    return iter(_attracting(G))


@function()
def number_attracting_components(G):
    return len(_attracting(G))


@function()
def is_attracting_component(G):
    found = _attracting(G)
    return len(found) == 1 and len(found[0]) == len(G)


# MARK: Cuts


@function(directed=False, parallel=False)
def bridges(G, root=None) -> Iterator[tuple]:
    return iter(_bridges(G, root))


@function(directed=False, parallel=False)
def has_bridges(G, root=None):
    return bool(_bridges(G, root))


def _bridges(G: ConvertedGraph, root) -> list[tuple]:
    if root is not None and root not in G:
        raise nx.NodeNotFound(f"Root node {root} is not in graph")
    is_bridge = np.append(G.plain.cuts().bridges, False)[G.edge_numbers]
    if root is not None:
        numbering = G.plain.components()
        is_bridge &= numbering[G.sources] == numbering[G.index[root]]
    return _edges(G, is_bridge)


@function(directed=False, parallel=False, weight="weight", default_only={"weight": "copgraph's spans are in hops"})
def local_bridges(G, with_span=True, weight=None) -> Iterator[tuple]:
    _refuse_loops(G, "local_bridges")
    spans = G.plain.local_bridges()[G.edge_numbers]
    is_local_bridge = ~np.isnan(spans)
    found = _edges(G, is_local_bridge)
    if with_span is not True:
        return iter(found)
    spans = spans[is_local_bridge].tolist()
    return iter([(*edge, span if span == float("inf") else int(span)) for edge, span in zip(found, spans)])


@function(directed=False)
def articulation_points(G) -> Iterator:
    return iter([G.nodes[node] for node in np.flatnonzero(G.plain.cuts().articulation_points).tolist()])


def _blocks(G: ConvertedGraph) -> list[set]:
    _refuse_loops(G, "biconnected components")
    return [{G.nodes[node] for node in block.tolist()} for block in G.plain.cuts().blocks]


@function(directed=False)
def biconnected_components(G) -> Iterator[set]:
    return iter(_blocks(G))


@function(directed=False)
def is_biconnected(G):
    found = _blocks(G)
    return len(found) == 1 and len(found[0]) == len(G)


@function(directed=False, parallel=False)
def biconnected_component_edges(G) -> Iterator[list]:
    _refuse_loops(G, "biconnected components")
    blocks = G.plain.cuts().blocks
    # Every node but a top has one block in which it is not the top, and an edge lies in that of its lower end.
    block, top = np.full(len(G), -1), np.full(len(G), -1)
    for number, nodes in enumerate(blocks):
        block[nodes[:-1]], top[nodes[:-1]] = number, nodes[-1]
    owner = np.where(top[G.targets] == G.sources, block[G.targets], block[G.sources])
    edges: list[list] = [[] for _ in blocks]
    for edge, number in zip(_edges(G), owner.tolist()):
        edges[number].append(edge)
    return iter(edges)


# MARK: Communities


def _leiden(G: ConvertedGraph, weight: str | None, resolution: float, seed) -> list[set]:
    _refuse_loops(G, "communities")
    random = nx.utils.create_py_random_state(seed)
    is_weighted = weight is not None
    graph = G.graph(weight)
    found = graph.communities(resolution, weighted=is_weighted, seed=int(random.random() * 2**53))
    return G.sets(_by_appearance(found.membership))


_LEVELS = "copgraph has no levels"


@function(
    directed=False,
    weight="weight",
    parallel=False,
    default_only={"threshold": "copgraph runs until nodes have settled", "max_level": _LEVELS},
)
def louvain_communities(G, weight="weight", resolution=1, threshold=0.0000001, max_level=None, seed=None):
    return _leiden(G, weight, resolution, seed)


@function(directed=False, weight="weight", parallel=False, default_only={"max_level": _LEVELS})
def leiden_communities(G, weight="weight", resolution=1, max_level=None, seed=None):
    return _leiden(G, weight, resolution, seed)


@function(weight="weight", parallel_weight=True)
def modularity(G, communities, weight="weight", resolution=1):
    communities = communities if isinstance(communities, list) else list(communities)
    members = {node for nodes in communities for node in nodes if node in G}
    if not len(G) == len(members) == sum(map(len, communities)):
        raise NotAPartition(G.original, communities)
    number = np.empty(len(G), np.int64)
    for community, nodes in enumerate(communities):
        number[[G.index[node] for node in nodes]] = community
    weights = np.ones(G.sources.size) if weight is None else G.weights(weight)
    from_, to = number[G.sources], number[G.targets]
    inside = float(weights[from_ == to].sum())
    out = np.bincount(from_, weights, len(communities))
    into = np.bincount(to, weights, len(communities))
    total = float(weights.sum())
    if total == 0:
        raise ZeroDivisionError("division by zero")
    if not G.is_directed():
        # An edge is at both of its ends, a loop twice at one.
        ends = (out + into) / (2 * total)
        return inside / total - resolution * float((ends * ends).sum())
    return inside / total - resolution * float(((out / total) * (into / total)).sum())
