"""Functions of NetworkX about paths."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from .convert import ConvertedGraph
from .functions import function

_VERSION = tuple(int(part) for part in nx.__version__.split(".")[:2])


def _measured(graph: ConvertedGraph, weight: str | None):
    """The graph to measure paths on, and how."""
    return (graph.plain, "hops") if weight is None else (graph.graph(weight), "weight")


# MARK: Betweenness


def _sample(graph: ConvertedGraph, k: int | None, seed) -> list[int] | None:
    """The numbers of the nodes that NetworkX draws as sources."""
    if k is None:
        return None
    drawn = nx.utils.create_py_random_state(seed).sample(graph.nodes, k)
    return [graph.index[node] for node in drawn]


@function(weight="weight")
def betweenness_centrality(G, k=None, normalized=True, weight=None, endpoints=False, seed=None):
    if k == len(G) and _VERSION >= (3, 5):
        k = None
    sources = _sample(G, k, seed)
    graph, length = _measured(G, weight)
    scores = graph.betweenness(length, sources=sources)
    if sources is None and not G.is_directed():
        # NetworkX adds up what every source finds, which has each pair twice.
        scores *= 2
    if endpoints:
        scores += _times_endpoint(graph, sources)
    return G.by_node(scores * _node_scale(G, sources, normalized, endpoints))


def _times_endpoint(graph, sources: list[int] | None) -> np.ndarray:
    """How often each node is an end of a path that begins at a source."""
    if sources is None:
        reach = graph.all_distances(direction="in").reach
        return reach + (graph.all_distances(direction="out").reach if graph.is_directed else reach)
    times = np.zeros(graph.node_count)
    for first in range(0, len(sources), 64):
        part = sources[first : first + 64]
        is_reached = np.isfinite(graph.distances(part))
        times += is_reached.sum(axis=0)
        times[part] += is_reached.sum(axis=1) - 2
    return times


def _node_scale(G: ConvertedGraph, sources, normalized: bool, endpoints: bool):
    """What NetworkX multiplies sums by; for samples of sources, its versions differ."""
    n, k = len(G), None if sources is None else len(sources)
    if _VERSION < (3, 5):
        return _scale_before_3_5(n, k, G.is_directed(), normalized, endpoints)
    pairs = n if endpoints else n - 1
    if pairs < 2:
        return 1.0
    halves = 1 if G.is_directed() else 2
    if k is None or endpoints:
        count = pairs if k is None else k
        return 1 / (count * (pairs - 1)) if normalized else pairs / (count * halves)
    # A source is no target of itself, so one pair less in k is about it.
    scale = np.full(n, 1 / (k * (pairs - 1)) if normalized else pairs / (k * halves))
    if k == 1:
        scale[sources] = math.nan
    else:
        scale[sources] = 1 / ((k - 1) * (pairs - 1)) if normalized else pairs / ((k - 1) * halves)
    return scale


def _scale_before_3_5(n: int, k: int | None, is_directed: bool, normalized: bool, endpoints: bool) -> float:
    if normalized:
        if n < 2 or (not endpoints and n == 2):
            return 1.0
        scale = 1 / (n * (n - 1)) if endpoints else 1 / ((n - 1) * (n - 2))
    elif is_directed:
        return 1.0
    else:
        scale = 0.5
    return scale if k is None else scale * n / k


@function(weight="weight", parallel=False)
def edge_betweenness_centrality(G, k=None, normalized=True, weight=None, seed=None):
    sources = _sample(G, k, seed)
    graph, length = _measured(G, weight)
    scores = graph.edge_betweenness(length, sources=sources)
    if sources is None and not G.is_directed():
        scores = scores * 2
    # No path runs along a loop.
    scores = np.append(scores, 0.0)[G.edge_numbers] * _edge_scale(G, k, normalized)
    return dict(zip(_edges(G), scores.tolist()))


def _edge_scale(G: ConvertedGraph, k: int | None, normalized: bool) -> float:
    n = len(G)
    if n < 2:
        return 1.0
    if _VERSION < (3, 6):
        # Sums over some sources were taken as they are.
        k = None
    if normalized:
        return 1 / ((n if k is None else k) * (n - 1))
    return (1 if k is None else n / k) / (1 if G.is_directed() else 2)


def _edges(G: ConvertedGraph, chosen=slice(None)) -> list[tuple]:
    """The edges as ``G.edges()`` has them, or some of them."""
    name = G.nodes.__getitem__
    return list(zip(map(name, G.sources[chosen].tolist()), map(name, G.targets[chosen].tolist())))


# MARK: Closeness


@function(weight="distance")
def closeness_centrality(G, u=None, distance=None, wf_improved=True):
    graph, length = _measured(G, distance)
    if u is not None:
        if u not in G:
            raise nx.NodeNotFound(f"Source {u} is not in G")
        reached = graph.distances([G.index[u]], length, direction="in")[0]
        reached = reached[np.isfinite(reached)]
        reach, farness = np.array([reached.size - 1]), np.array([reached.sum()])
    else:
        found = graph.all_distances(length, direction="in")
        reach, farness = found.reach, found.farness
    with np.errstate(divide="ignore", invalid="ignore"):
        closeness = np.where(reach > 0, reach / farness, 0.0)
    if wf_improved and len(G) > 1:
        closeness *= reach / (len(G) - 1)
    return float(closeness[0]) if u is not None else G.by_node(closeness)


@function(weight="distance")
def harmonic_centrality(G, nbunch=None, distance=None, sources=None):
    graph, length = _measured(G, distance)
    if nbunch is None and sources is None:
        return G.by_node(graph.all_distances(length, direction="in").harmonic)
    wanted, numbers = G.pick(nbunch)
    starts = np.unique(G.pick(sources)[1])
    wanted = dict(zip(wanted, numbers.tolist()))
    numbers = np.fromiter(wanted.values(), np.int64, len(wanted))
    totals = np.zeros(numbers.size)
    is_inward = numbers.size < starts.size
    fewer, others = (numbers, starts) if is_inward else (starts, numbers)
    for place, node in enumerate(fewer.tolist()):
        row = graph.distances([node], length, direction="in" if is_inward else "out")[0][others]
        with np.errstate(divide="ignore"):
            shares = np.where(row > 0, 1 / row, 0.0)
        if is_inward:
            totals[place] = shares.sum()
        else:
            totals += shares
    return dict(zip(wanted, totals.tolist()))


# MARK: Eccentricity

_SPARE = "then NetworkX has nothing to search"


def _eccentricities(G: ConvertedGraph, weight: str | None) -> np.ndarray:
    """The eccentricity of every node, of type int64 when lengths are whole."""
    graph, length = _measured(G, weight)
    found = graph.all_distances(length, direction="out")
    return _whole(G, weight, _checked(G, found.reach, found.eccentricity))


def _checked(G: ConvertedGraph, reach: np.ndarray, values: np.ndarray) -> np.ndarray:
    if (reach < len(G) - 1).any():
        kind = "digraph is not strongly" if G.is_directed() else "graph is not"
        raise nx.NetworkXError(f"Found infinite path length because the {kind} connected")
    # A node by itself.
    return np.nan_to_num(values)


def _whole(G: ConvertedGraph, weight: str | None, values: np.ndarray) -> np.ndarray:
    return values.astype(np.int64) if weight is None or G.weights_are_whole(weight) else values


@function(weight="weight", default_only={"sp": _SPARE})
def eccentricity(G, v=None, sp=None, weight=None):
    if v is None:
        return G.by_node(_eccentricities(G, weight))
    graph, length = _measured(G, weight)
    nodes, numbers = G.pick(v)
    rows = graph.distances(numbers, length)
    longest = _whole(G, weight, _checked(G, np.isfinite(rows).sum(axis=1) - 1, rows.max(axis=1, initial=0)))
    found = dict(zip(nodes, longest.tolist()))
    return found[v] if v in G else found


@function(weight="weight", default_only={"e": _SPARE})
def diameter(G, e=None, usebounds=False, weight=None):
    return max(_eccentricities(G, weight).tolist())


@function(weight="weight", default_only={"e": _SPARE})
def radius(G, e=None, usebounds=False, weight=None):
    return min(_eccentricities(G, weight).tolist())


@function(weight="weight", default_only={"e": _SPARE})
def center(G, e=None, usebounds=False, weight=None):
    found = _eccentricities(G, weight)
    return [G.nodes[node] for node in np.flatnonzero(found == min(found.tolist())).tolist()]


@function(weight="weight", default_only={"e": _SPARE})
def periphery(G, e=None, usebounds=False, weight=None):
    found = _eccentricities(G, weight)
    return [G.nodes[node] for node in np.flatnonzero(found == max(found.tolist())).tolist()]


@function(weight="weight")
def average_shortest_path_length(G, weight=None, method=None):
    methods = ["unweighted", "dijkstra", "bellman-ford", "floyd-warshall", "floyd-warshall-numpy"]
    if method is not None and method not in methods:
        raise ValueError(f"method not supported: {method}")
    n = len(G)
    if n == 0:
        raise nx.NetworkXPointlessConcept("the null graph has no paths, thus there is no average shortest path length")
    if n == 1:
        return 0
    graph, length = _measured(G, None if method == "unweighted" else weight)
    found = graph.all_distances(length)
    if (found.reach < n - 1).any():
        raise nx.NetworkXError(f"Graph is not {'strongly ' if G.is_directed() else ''}connected.")
    return float(found.farness.sum()) / (n * (n - 1))


@function(directed=False)
def global_efficiency(G):
    return G.plain.global_efficiency() if len(G) > 1 else 0
