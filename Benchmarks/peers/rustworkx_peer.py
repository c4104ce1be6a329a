"""rustworkx (several threads where a measure has them)."""

import numpy as np
import rustworkx as rx

from edge_list import EdgeList
from peers.measure import Figures, Measure, Settings, by_node, marked, with_highest_1


#: The L1 norm of the error at which PageRank stops; rustworkx multiplies what it is given by the number of nodes.
PAGERANK_ERROR = 1e-8


def build(edges: EdgeList) -> rx.PyGraph | rx.PyDiGraph:
    graph = (rx.PyDiGraph if edges.is_directed else rx.PyGraph)(multigraph=False)
    graph.add_nodes_from(range(edges.node_count))
    graph.add_edges_from_no_data([tuple(pair) for pair in edges.pairs.tolist()])
    return graph


def out_degrees(graph: rx.PyGraph | rx.PyDiGraph) -> list[int]:
    degree = graph.out_degree if isinstance(graph, rx.PyDiGraph) else graph.degree
    return [degree(node) for node in graph.node_indices()]


def measures(graph: rx.PyGraph | rx.PyDiGraph, edges: EdgeList, settings: Settings) -> dict[str, Measure]:
    def bridges(pairs: set[tuple[int, int]]) -> Figures:
        return {"bridges_at_node": marked(list(pairs), edges.node_count)}

    def edge_scores(scores: dict[int, float]) -> Figures:
        # Edges have the numbers in which they were added: those of the edge list.
        return {"edge_betweenness": by_node(scores)}

    def pagerank(**options: float) -> Measure:
        return Measure(
            lambda: rx.pagerank(graph if edges.is_directed else graph.to_directed(), **options),
            lambda scores: {"pagerank": by_node(scores)})

    return {
        "betweenness": Measure(
            lambda: rx.betweenness_centrality(graph, normalized=False),
            lambda scores: {"betweenness": by_node(scores)}),
        "edge-betweenness": Measure(lambda: rx.edge_betweenness_centrality(graph, normalized=False), edge_scores),
        "distances": Measure(
            lambda: rx.closeness_centrality(graph), lambda scores: {"closeness": by_node(scores)}),
        "pagerank": pagerank(tol=PAGERANK_ERROR / edges.node_count, max_iter=1_000),
        "pagerank-rough": pagerank(),
        "eigenvector": Measure(
            lambda: rx.eigenvector_centrality(graph, tol=1e-13, max_iter=2_000),
            lambda scores: {"eigenvector": with_highest_1(by_node(scores))}),
        "cores": Measure(lambda: rx.core_number(graph), lambda numbers: {"core_number": by_node(numbers)}),
        "cuts": Measure(lambda: rx.bridges(graph), bridges),
        "articulation": Measure(
            lambda: rx.articulation_points(graph),
            lambda nodes: {"articulation": marked(np.array(sorted(nodes)), edges.node_count)}),
    }
