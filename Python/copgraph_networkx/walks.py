"""Functions of NetworkX about degrees and walks."""

from __future__ import annotations

import networkx as nx
import numpy as np

from .convert import ConvertedGraph
from .functions import function

#: What scores are iterated to when NetworkX would be content with less.
_TOLERANCE = 1e-10


def _degree_centrality(G: ConvertedGraph, *ends: np.ndarray) -> dict:
    if len(G) <= 1:
        return {node: 1 for node in G}
    scale = 1.0 / (len(G) - 1.0)
    degrees = sum(np.bincount(array, minlength=len(G)) for array in ends)
    return G.by_node(degrees * scale)


@function(is_quick=True)
def degree_centrality(G):
    return _degree_centrality(G, G.sources, G.targets)


@function(is_quick=True)
def in_degree_centrality(G):
    return _degree_centrality(G, G.targets)


@function(is_quick=True)
def out_degree_centrality(G):
    return _degree_centrality(G, G.sources)


def _refuse_loops(G: ConvertedGraph, what: str) -> None:
    if G.has_loops:
        raise NotImplementedError(f"copgraph's {what} is of graphs without loops")


def _amounts(G: ConvertedGraph, given: dict | None) -> np.ndarray | None:
    """A number for each node; those that are not given have 0."""
    if given is None:
        return None
    amounts = np.array([given.get(node, 0) for node in G], dtype=np.float64)
    if not (np.isfinite(amounts).all() and amounts.min() >= 0):
        raise NotImplementedError("copgraph's pagerank takes numbers that are finite and not below 0")
    return amounts


@function(weight="weight", parallel_weight=True)
def pagerank(
    G, alpha=0.85, personalization=None, max_iter=100, tol=1.0e-6, nstart=None, weight="weight", dangling=None
):
    if len(G) == 0:
        return {}
    _refuse_loops(G, "pagerank")
    if not 0 <= alpha < 1:
        raise NotImplementedError("copgraph's pagerank takes an alpha from 0 and below 1")
    if weight is None and G.is_multigraph():
        raise NotImplementedError("copgraph's pagerank of parallel edges takes their weights")
    jumps, onward, start = (_amounts(G, given) for given in (personalization, dangling, nstart))
    if jumps is not None and not jumps.any():
        raise ZeroDivisionError
    if any(amounts is not None and not amounts.any() for amounts in (onward, start)):
        # Of shares of nothing NetworkX says the same.
        raise nx.PowerIterationFailedConvergence(max_iter)
    enough = len(G) * tol
    if max_iter < 1 or not enough > 0:
        raise nx.PowerIterationFailedConvergence(max_iter)
    is_weighted = weight is not None
    scores, convergence = G.graph(weight)._pagerank(
        damping=alpha,
        weighted=is_weighted,
        jumps=jumps,
        dangling=onward,
        start=start,
        tolerance=max(min(enough, _TOLERANCE), 1e-15),
        maximum_iterations=max(max_iter, 1000),
    )
    if convergence.residual > enough:
        raise nx.PowerIterationFailedConvergence(max_iter)
    return G.by_node(scores)


@function(weight="weight", parallel=False)
def eigenvector_centrality(G, max_iter=100, tol=1.0e-6, nstart=None, weight=None):
    if len(G) == 0:
        raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    if nstart is not None:
        start = np.array([nstart[node] for node in nstart], dtype=np.float64)
        if not start.any():
            raise nx.NetworkXError("initial vector cannot have all zero values")
        if start.min() < 0:
            raise NotImplementedError("copgraph's eigenvector_centrality takes an nstart that is not below 0")
    if max_iter < 1:
        raise nx.PowerIterationFailedConvergence(max_iter)
    _refuse_loops(G, "eigenvector_centrality")
    if len(G) == 1:
        return {node: 1.0 for node in G}
    components = G.plain.strong_components() if G.is_directed() else G.plain.components()
    if components.max() > 0:
        kind = "strongly connected" if G.is_directed() else "connected"
        raise NotImplementedError(f"copgraph's eigenvector_centrality is of graphs that are {kind}")
    is_weighted = weight is not None
    scores, convergence = G.graph(weight)._eigenvector(
        weighted=is_weighted, tolerance=max(min(tol, 1e-9), 1e-13), maximum_iterations=0
    )
    # The largest score is 1, and the length of the vector at least that.
    if convergence.error_bound > max(tol, 1e-6):
        raise nx.PowerIterationFailedConvergence(max_iter)
    return G.by_node(scores / np.linalg.norm(scores))
