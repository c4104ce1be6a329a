"""What backends of NetworkX are compared by: functions, and how other libraries compute the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Task:
    """A function of NetworkX, and how other libraries compute the same."""

    name: str
    function: str
    #: What a graph costs, up to a factor, by its numbers of nodes and edges.
    steps: Callable[[int, int], float]
    options: dict = field(default_factory=dict)
    igraph: Callable | None = None
    networkit: Callable | None = None
    #: How far results may be apart, relative to the largest.
    tolerance: float = 1e-9
    #: Whether the result is a partition, of which modularity is compared.
    is_partition: bool = False
    notes: dict[str, str] = field(default_factory=dict)


def quadratic(nodes: int, edges: int) -> float:
    return nodes * (nodes + edges)


def linear(nodes: int, edges: int) -> float:
    return nodes + edges


def networkit_scores(make: Callable) -> Callable:
    return lambda graph: make(graph).run().scores()


def tasks() -> list[Task]:
    import networkit

    pairs = lambda graph: (graph.vcount() - 1) * (graph.vcount() - 2) / 2
    leiden = dict(objective_function="modularity", n_iterations=-1)
    return [
        Task("betweenness", "betweenness_centrality", quadratic,
             igraph=lambda graph: [score / pairs(graph) for score in graph.betweenness()],
             networkit=networkit_scores(lambda graph: networkit.centrality.Betweenness(graph, True))),
        Task("edge betweenness", "edge_betweenness_centrality", quadratic,
             igraph=lambda graph: [score * 2 / graph.vcount() / (graph.vcount() - 1)
                                   for score in graph.edge_betweenness()]),
        Task("closeness", "closeness_centrality", quadratic, igraph=lambda graph: graph.closeness(),
             networkit=networkit_scores(lambda graph: networkit.centrality.Closeness(
                 graph, True, networkit.centrality.ClosenessVariant.GENERALIZED))),
        Task("harmonic", "harmonic_centrality", quadratic,
             igraph=lambda graph: [score * (graph.vcount() - 1) for score in graph.harmonic_centrality()],
             networkit=networkit_scores(lambda graph: networkit.centrality.HarmonicCloseness(graph, False))),
        Task("mean distance", "average_shortest_path_length", quadratic,
             igraph=lambda graph: graph.average_path_length()),
        Task("eccentricity", "eccentricity", quadratic, igraph=lambda graph: graph.eccentricity()),
        Task("PageRank", "pagerank", linear, tolerance=1e-3, igraph=lambda graph: graph.pagerank(),
             networkit=networkit_scores(lambda graph: networkit.centrality.PageRank(graph, 0.85, 1e-10))),
        Task("core numbers", "core_number", linear, igraph=lambda graph: graph.coreness(),
             networkit=networkit_scores(lambda graph: networkit.centrality.CoreDecomposition(graph))),
        Task("clustering", "clustering", linear,
             igraph=lambda graph: graph.transitivity_local_undirected(mode="zero"),
             networkit=networkit_scores(lambda graph: networkit.centrality.LocalClusteringCoefficient(graph, True))),
        Task("bridges", "bridges", linear, igraph=lambda graph: graph.bridges()),
        Task("constraint", "constraint", quadratic, igraph=lambda graph: graph.constraint(), tolerance=1e-8),
        Task("effective size", "effective_size", quadratic, tolerance=1e-8),
        Task("communities", "leiden_communities", linear, options={"seed": 1}, is_partition=True,
             igraph=lambda graph: graph.community_leiden(**leiden).membership,
             networkit=lambda graph: networkit.community.ParallelLeiden(graph).run().getPartition().getVector()),
    ]  # fmt: skip
