"""igraph (one thread)."""

import igraph
import numpy as np

from edge_list import EdgeList
from peers.measure import Figures, Measure, Settings, marked, named, with_highest_1


def build(edges: EdgeList) -> igraph.Graph:
    return igraph.Graph(n=edges.node_count, edges=edges.pairs, directed=edges.is_directed)


def out_degrees(graph: igraph.Graph) -> list[int]:
    return graph.degree(mode="out")


def measures(graph: igraph.Graph, edges: EdgeList, settings: Settings) -> dict[str, Measure]:
    lengths = None if edges.lengths is None else edges.lengths.tolist()
    sources = settings.sources(edges.node_count)

    def closeness(scores: list[float]) -> Figures:
        return {} if sources or edges.is_directed else {"closeness": over_the_whole_graph(graph, scores)}

    return {
        "betweenness": Measure(lambda: graph.betweenness(weights=lengths), named("betweenness")),
        "edge-betweenness": Measure(lambda: graph.edge_betweenness(weights=lengths), named("edge_betweenness")),
        "distances": Measure(
            lambda: graph.closeness(sources, mode="in", weights=lengths, normalized=True), closeness),
        "harmonic": Measure(
            lambda: graph.harmonic_centrality(mode="in", weights=lengths, normalized=False), named("harmonic")),
        "eccentricity": Measure(lambda: graph.eccentricity(mode="in", weights=lengths), named("eccentricity")),
        "diameter": Measure(lambda: graph.diameter(weights=lengths), lambda value: {"diameter": [value]}),
        "mean-distance": Measure(
            lambda: graph.average_path_length(weights=lengths), lambda value: {"mean_distance": [value]}),
        "pagerank": Measure(lambda: graph.pagerank(), named("pagerank")),
        "eigenvector": Measure(
            lambda: graph.eigenvector_centrality(), lambda scores: {"eigenvector": with_highest_1(scores)}),
        "clustering": Measure(lambda: graph.transitivity_local_undirected(mode="zero"), named("clustering")),
        "structural-holes": Measure(lambda: graph.constraint(), named("constraint")),
        "cores": Measure(lambda: graph.coreness(), named("core_number")),
        "cuts": Measure(
            lambda: graph.bridges(),
            lambda bridges: {"bridges_at_node": marked(edges.pairs[bridges], edges.node_count)}),
        "articulation": Measure(
            lambda: graph.articulation_points(), lambda nodes: {"articulation": marked(nodes, edges.node_count)}),
        "leiden": Measure(
            lambda: graph.community_leiden(objective_function="modularity"),
            lambda communities: {"modularity": [communities.modularity]}),
        "all": Measure(lambda: all_of(graph), lambda figures: figures),
    }


def over_the_whole_graph(graph: igraph.Graph, scores: list[float]) -> np.ndarray:
    """Closeness within components, times the share of the other nodes that are in the component; isolates have 0."""
    components = graph.connected_components()
    sizes = np.array(components.sizes())[components.membership]
    return np.nan_to_num(scores) * (sizes - 1) / (len(sizes) - 1)


def all_of(graph: igraph.Graph) -> Figures:
    """What an analysis of an undirected network measures, as far as igraph has it."""
    graph.harmonic_centrality()
    graph.diameter()
    graph.average_path_length()
    graph.bridges()
    graph.biconnected_components(return_articulation_points=True)
    graph.connected_components()
    return {
        "betweenness": graph.betweenness(),
        "edge_betweenness": graph.edge_betweenness(),
        "closeness": over_the_whole_graph(graph, graph.closeness()),
        "eccentricity": graph.eccentricity(),
        "pagerank": graph.pagerank(),
        "eigenvector": graph.eigenvector_centrality(),
        "clustering": graph.transitivity_local_undirected(mode="zero"),
        "constraint": graph.constraint(),
        "core_number": graph.coreness(),
        "modularity": [graph.community_leiden(objective_function="modularity").modularity],
    }
