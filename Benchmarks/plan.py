"""What is compared: the rows of the table, and what is checked before."""

from dataclasses import dataclass, replace

IGRAPH, NETWORKIT, RUSTWORKX, SCIKIT, NETWORKX = "igraph", "NetworKit", "rustworkx", "scikit-network", "NetworkX"
PEERS = (IGRAPH, NETWORKIT, RUSTWORKX, SCIKIT)


@dataclass(frozen=True)
class Row:
    """One measure on one network, by the core and by its peers."""

    title: str
    measure: str
    graph: str
    peers: tuple[str, ...]
    goal: float | None = None
    is_weighted: bool = False
    is_directed: bool = False
    #: From how many nodes the peers begin; their time is then extrapolated to all nodes.
    sources: int | None = None
    #: How many runs of everybody, whatever they take.
    runs: int | None = None
    #: Under which name to ask the peers, where it is another one.
    peer_measure: str | None = None
    note: str = ""


DISTANCES = "closeness, harmonic, eccentricity, diameter, mean distance"
CLOSENESS_ALONE = "the peers compute closeness alone"

UNDIRECTED_PATHS = (
    Row("betweenness", "betweenness", "M", (IGRAPH, NETWORKIT, RUSTWORKX), 25),
    Row("betweenness of edges and nodes", "edge-betweenness", "M", (IGRAPH, RUSTWORKX), 25,
        note="the peers compute that of edges alone"),
    Row(DISTANCES, "distances", "M", (IGRAPH, NETWORKIT, RUSTWORKX), 60, note=CLOSENESS_ALONE),
)

#: Of the peers, only the one that is fastest on the undirected network without weights: the others take many minutes.
WEIGHTED_PATHS = (
    Row("weighted: betweenness", "betweenness", "M", (IGRAPH,), 8, is_weighted=True),
    Row(f"weighted: {DISTANCES}", "distances", "M", (IGRAPH,), 8, is_weighted=True, note=CLOSENESS_ALONE),
)

DIRECTED_PATHS = (
    Row("directed: betweenness", "betweenness", "M", (IGRAPH,), 20, is_directed=True),
    Row("directed: betweenness of edges and nodes", "edge-betweenness", "M", (IGRAPH,), 20, is_directed=True,
        note="the peers compute that of edges alone"),
    Row(f"directed: {DISTANCES}", "distances", "M", (IGRAPH,), 48, is_directed=True, note=CLOSENESS_ALONE),
)

DIRECTED_WEIGHTED_PATHS = (
    Row("directed, weighted: betweenness", "betweenness", "M", (IGRAPH,), 6.4, is_weighted=True, is_directed=True),
    Row(f"directed, weighted: {DISTANCES}", "distances", "M", (IGRAPH,), 6.4, is_weighted=True, is_directed=True,
        note=CLOSENESS_ALONE),
)

LARGE_PATHS = (
    Row(DISTANCES, "distances", "L", (IGRAPH, NETWORKIT), 30, sources=200,
        note=f"{CLOSENESS_ALONE}; extrapolated from 200 of the nodes, for NetworKit as if threads helped fully"),
    Row("betweenness, estimated", "betweenness-estimated", "L", (NETWORKIT,), 2,
        note="within 0.01 of all pairs with probability 0.9; NetworKit's is KADABRA"),
)

HOURS = (Row("betweenness of 200,000 members", "betweenness", "L", (), runs=1, note="peers would take hours"),)

LINEAR = (
    Row("PageRank", "pagerank", "L", (IGRAPH, NETWORKIT, RUSTWORKX, SCIKIT), 3,
        note="the peers are asked for as many digits as agree within 1e-6"),
    Row("PageRank, peers rough", "pagerank", "L", (RUSTWORKX, SCIKIT), 3, peer_measure="pagerank-rough",
        note="the peers stop where they do unless told otherwise, copgraph as in the row above"),
    Row("eigenvector centrality", "eigenvector", "L", (IGRAPH, NETWORKIT, RUSTWORKX), 3,
        note="the peers are asked for as many digits as agree within 1e-6"),
    Row("clustering and triangles", "clustering", "L", (IGRAPH, NETWORKIT), 3,
        note="the peers compute clustering alone"),
    Row("constraint, effective size, efficiency, hierarchy", "structural-holes", "L", (IGRAPH,), 15,
        note="igraph computes constraint alone"),
    Row("core numbers", "cores", "L", (IGRAPH, NETWORKIT, RUSTWORKX, SCIKIT), 2),
    Row("bridges, articulation points, blocks, what they cut off", "cuts", "L", (IGRAPH, NETWORKIT, RUSTWORKX), 3,
        note="igraph and rustworkx find bridges alone, NetworKit blocks alone"),
    Row("Leiden communities", "leiden", "L", (IGRAPH, NETWORKIT, SCIKIT), 2, runs=3,
        note="the best modularity of three runs"),
)

BUILDING = Row("the network from directed pairs", "build", "L", (IGRAPH, NETWORKIT, RUSTWORKX), 3, is_directed=True)

OFFICE = Row("all measures of an office", "all", "office", (IGRAPH,), note="each calls its measures one by one")

FULL = (
    *UNDIRECTED_PATHS, *WEIGHTED_PATHS, *DIRECTED_PATHS, *DIRECTED_WEIGHTED_PATHS, *LARGE_PATHS, *LINEAR, BUILDING,
    OFFICE,
)

#: Every network one size smaller, and without what differs from another row only in size or in both properties.
QUICK = tuple(
    replace(row, graph={"M": "S", "L": "M"}.get(row.graph, row.graph), goal=None)
    for row in (*UNDIRECTED_PATHS, *WEIGHTED_PATHS, *DIRECTED_PATHS, *LINEAR, BUILDING, OFFICE)
)


def of_real_network(name: str) -> tuple[Row, ...]:
    """The rows of a network that the user gives: undirected and unweighted."""
    return tuple(replace(row, graph=name, goal=None) for row in (*UNDIRECTED_PATHS, *LINEAR))


# MARK: What is checked before

#: The network on which results are compared.
CHECKED_GRAPH = "XS"

#: Two results are the same when their sums differ by no more than this share.
TOLERANCE = 1e-6

#: Measures of a peer that are not timed, but give a part of what a measure of ours does.
CHECKED_BESIDE = {
    (IGRAPH, "distances"): ("harmonic", "eccentricity", "diameter", "mean-distance"),
    (IGRAPH, "cuts"): ("articulation",),
    (NETWORKIT, "distances"): ("harmonic",),
    (RUSTWORKX, "cuts"): ("articulation",),
    (NETWORKX, "distances"): ("harmonic",),
    (NETWORKX, "clustering"): ("triangles",),
    (NETWORKX, "structural-holes"): ("effective-size",),
    (NETWORKX, "cuts"): ("articulation",),
}

#: What NetworkX checks; it is too slow to be timed.
CHECKED_BY_NETWORKX = frozenset({
    "betweenness", "edge-betweenness", "distances", "pagerank", "eigenvector", "clustering", "structural-holes",
    "cores", "cuts",
})

ROUGH = "it stops early"
MISSED_TIES = "lengths are added in floating point, so that equal ones are missed"

#: By peer, measure and whether it is weighted: results that differ from ours for a reason that is known.
KNOWN_DIFFERENCES = {
    (RUSTWORKX, "pagerank-rough", False): ROUGH,
    (SCIKIT, "pagerank-rough", False): ROUGH,
    (NETWORKIT, "betweenness", True): MISSED_TIES,
    (NETWORKX, "betweenness", True): MISSED_TIES,
}
