"""NetworkX: too slow to be timed on large networks, and the widest oracle on small ones."""

from collections.abc import Callable

import networkx as nx
import numpy as np

from edge_list import EdgeList
from peers.measure import Figures, Measure, Settings, by_node, marked, with_highest_1


def build(edges: EdgeList) -> nx.Graph:
    graph = (nx.DiGraph if edges.is_directed else nx.Graph)()
    graph.add_nodes_from(range(edges.node_count))
    pairs = edges.pairs.tolist()
    if edges.lengths is None:
        graph.add_edges_from(pairs)
    else:
        graph.add_weighted_edges_from(
            ((*pair, length) for pair, length in zip(pairs, edges.lengths.tolist())), weight="length")
    return graph


def out_degrees(graph: nx.Graph) -> list[int]:
    return [degree for _, degree in (graph.out_degree if graph.is_directed() else graph.degree)]


def measures(graph: nx.Graph, edges: EdgeList, settings: Settings) -> dict[str, Measure]:
    length = None if edges.lengths is None else "length"

    def edge_scores(scores: dict[tuple[int, int], float]) -> Figures:
        return {"edge_betweenness": np.array([scores[pair] for pair in map(tuple, edges.pairs.tolist())])}

    def nodes(name: str, call: Callable[..., dict], **options: object) -> Measure:
        return Measure(lambda: call(graph, **options), lambda scores: {name: by_node(scores)})

    return {
        "betweenness": nodes("betweenness", nx.betweenness_centrality, normalized=False, weight=length),
        "edge-betweenness": Measure(
            lambda: nx.edge_betweenness_centrality(graph, normalized=False, weight=length), edge_scores),
        "distances": nodes("closeness", nx.closeness_centrality, distance=length),
        "harmonic": nodes("harmonic", nx.harmonic_centrality, distance=length),
        "pagerank": nodes("pagerank", nx.pagerank, tol=1e-12, max_iter=1_000, weight=None),
        "eigenvector": Measure(
            lambda: nx.eigenvector_centrality_numpy(graph, weight=None),
            lambda scores: {"eigenvector": with_highest_1(by_node(scores))}),
        "clustering": nodes("clustering", nx.clustering),
        "triangles": nodes("triangles", nx.triangles),
        "structural-holes": nodes("constraint", nx.constraint),
        "effective-size": nodes("effective_size", nx.effective_size),
        "cores": nodes("core_number", nx.core_number),
        "cuts": Measure(
            lambda: list(nx.bridges(graph)),
            lambda bridges: {"bridges_at_node": marked(bridges, edges.node_count)}),
        "articulation": Measure(
            lambda: list(nx.articulation_points(graph)),
            lambda points: {"articulation": marked(points, edges.node_count)}),
    }
