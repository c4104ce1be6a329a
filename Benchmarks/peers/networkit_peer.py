"""NetworKit (several threads)."""

from collections.abc import Callable
from typing import Any

import networkit as nk
import numpy as np

from edge_list import EdgeList
from peers.measure import Figures, Measure, Settings, named, with_highest_1

#: The estimate of betweenness is off by at most so much of all pairs, except with this probability.
ESTIMATE_ERROR, ESTIMATE_RISK = 0.01, 0.1


def build(edges: EdgeList) -> nk.Graph:
    weights = np.ones(len(edges.pairs)) if edges.lengths is None else edges.lengths
    return nk.GraphFromCoo(
        (weights, (edges.sources, edges.targets)), n=edges.node_count, directed=edges.is_directed,
        weighted=edges.lengths is not None)


def out_degrees(graph: nk.Graph) -> list[int]:
    return [graph.degreeOut(node) for node in range(graph.numberOfNodes())]


def measures(graph: nk.Graph, edges: EdgeList, settings: Settings) -> dict[str, Measure]:
    nk.setNumberOfThreads(settings.threads)
    centrality = nk.centrality
    sources = settings.sources(edges.node_count)

    def pair_counts(scores: list[float]) -> np.ndarray:
        """NetworKit counts both orders of an undirected pair."""
        return np.array(scores) / (1 if edges.is_directed else 2)

    def leiden() -> Any:
        return nk.community.ParallelLeiden(graph).run().getPartition()

    every_distance = scores(
        lambda: centrality.Closeness(graph, False, centrality.ClosenessVariant.GENERALIZED), named("closeness"))

    def searches() -> None:
        """The searches that closeness consists of, from some nodes, which NetworKit has for all nodes only.

        An eccentricity is one such search, on one thread; as if threads helped fully, each does its share of them.
        """
        for source in sources[:: settings.threads]:
            nk.distance.Eccentricity.getValue(graph, source)

    return {
        "betweenness": scores(
            lambda: centrality.Betweenness(graph), lambda values: {"betweenness": pair_counts(values)}),
        "betweenness-estimated": scores(
            lambda: centrality.KadabraBetweenness(graph, ESTIMATE_ERROR, ESTIMATE_RISK), lambda _: {}),
        "distances": Measure(searches, lambda _: {}) if sources else every_distance,
        "harmonic": scores(lambda: centrality.HarmonicCloseness(graph, False), named("harmonic")),
        "pagerank": scores(
            lambda: centrality.PageRank(graph, distributeSinks=centrality.SinkHandling.DistributeSinks),
            named("pagerank")),
        "eigenvector": scores(
            lambda: centrality.EigenvectorCentrality(graph, 1e-11),
            lambda values: {"eigenvector": with_highest_1(values)}),
        "clustering": scores(lambda: centrality.LocalClusteringCoefficient(graph, True), named("clustering")),
        "cores": scores(lambda: centrality.CoreDecomposition(graph), named("core_number")),
        "cuts": Measure(lambda: nk.components.BiconnectedComponents(graph).run(), lambda _: {}),
        "leiden": Measure(
            leiden, lambda partition: {"modularity": [nk.community.Modularity().getQuality(partition, graph)]}),
    }


def scores(algorithm: Callable[[], Any], translate: Callable[[list[float]], Figures]) -> Measure:
    """A measure that NetworKit gives as an algorithm with scores."""
    return Measure(lambda: algorithm().run().scores(), translate)
