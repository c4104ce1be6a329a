"""The backend beside NetworkX itself, function by function, on graphs of many shapes."""

import inspect
import math

import networkx as nx
import pytest
from conftest import graphs

from copgraph_networkx import backend, info
from copgraph_networkx.functions import FUNCTIONS

PAIRS = {
    "betweenness_centrality": [
        {},
        {"weight": "weight"},
        {"normalized": False},
        {"endpoints": True},
        {"k": 3, "seed": 1},
        {"k": 3, "seed": 2, "normalized": False},
        {"k": 3, "seed": 3, "endpoints": True, "normalized": False},
        {"k": 1, "seed": 4},
    ],
    "edge_betweenness_centrality": [{}, {"weight": "weight"}, {"normalized": False}, {"k": 3, "seed": 1},
                                    {"k": 3, "seed": 1, "normalized": False}],
    "closeness_centrality": [{}, {"distance": "weight"}, {"wf_improved": False}, {"u": "first"},
                             {"u": "first", "distance": "weight"}],
    "harmonic_centrality": [{}, {"distance": "weight"}, {"nbunch": "some"}, {"sources": "some"},
                            {"nbunch": "first", "sources": "some", "distance": "weight"}],
    "eccentricity": [{}, {"weight": "weight"}, {"v": "first"}, {"v": "some", "weight": "weight"}],
    "average_shortest_path_length": [{}, {"weight": "weight"}, {"weight": "weight", "method": "unweighted"},
                                     {"method": "nonsense"}],
    "pagerank": [{}, {"weight": None}, {"alpha": 0.5}, {"personalization": "amounts"}, {"dangling": "amounts"},
                 {"nstart": "amounts", "personalization": "amounts"}, {"max_iter": 0}],
    "eigenvector_centrality": [{}, {"weight": "weight"}, {"max_iter": 0}],
    "clustering": [{}, {"weight": "weight"}, {"nodes": "some"}, {"nodes": "first"}],
    "average_clustering": [{}, {"weight": "weight"}, {"count_zeros": False}, {"nodes": "some"}],
    "triangles": [{}, {"nodes": "some"}, {"nodes": "first"}],
    "bridges": [{}, {"root": "first"}],
    "has_bridges": [{}, {"root": "first"}],
    "local_bridges": [{}, {"with_span": False}],
    "constraint": [{}, {"weight": "weight"}, {"nodes": "some"}],
    "effective_size": [{}, {"nodes": "some"}],
    "reciprocity": [{}, {"nodes": "some"}, {"nodes": "first"}],
    "k_core": [{}, {"k": 2}],
    "modularity": [{"communities": "halves"}, {"communities": "halves", "weight": None, "resolution": 0.5},
                   {"communities": "wrong"}],
    "node_connected_component": [{"n": "first"}],
    **{name: [{}, {"weight": "weight"}, {"usebounds": True}] for name in ("center", "diameter", "periphery", "radius")},
}  # fmt: skip

#: Functions whose results NetworkX lets a backend choose: communities, which are looked at in tests of their own.
CHOSEN = {"leiden_communities", "louvain_communities"}


def cases():
    for name in sorted(FUNCTIONS.keys() - CHOSEN):
        for options in PAIRS.get(name, [{}]):
            yield pytest.param(name, options, id=f"{name}-{options}")


def filled(options: dict, graph: nx.Graph) -> dict:
    nodes = list(graph)
    values = {
        "first": nodes[0] if nodes else "nobody",
        "some": nodes[::3],
        "amounts": {node: place % 3 for place, node in enumerate(nodes) if place % 5},
        "halves": [set(nodes[::2]), set(nodes[1::2])],
        "wrong": [set(nodes[:2])],
    }
    return {name: values.get(value, value) if isinstance(value, str) else value for name, value in options.items()}


def outcome(name: str, graph: nx.Graph, options: dict, backend: str):
    function = getattr(nx, name, None) or getattr(nx.community, name)
    try:
        result = function(graph, **options, backend=backend)
        return list(result) if inspect.isgenerator(result) or hasattr(result, "__next__") else result
    except NotImplementedError as exception:
        return NotImplementedError, str(exception)
    except Exception as exception:
        return type(exception)


def same(ours, theirs) -> bool:
    """Equal, but for rounding, the order of sets, and which end of an edge comes first."""
    if isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, nx.Graph):
        return nx.utils.graphs_equal(ours, theirs)
    if isinstance(theirs, (int, float)) and type(ours) in (int, float) and type(theirs) is not bool:
        # Eigenvector centrality is iterated to 1e-6 a node by NetworkX, and PageRank likewise.
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-11) or (math.isnan(ours) and math.isnan(theirs))
    if isinstance(theirs, list) and theirs and isinstance(theirs[0], set):
        return sorted(map(sorted, map(map_text, ours))) == sorted(map(sorted, map(map_text, theirs)))
    return type(ours) is type(theirs) and ours == theirs


def map_text(nodes):
    return [str(node) for node in nodes]


LOOSE = {"eigenvector_centrality": {"tol": 1e-13, "max_iter": 20_000}, "pagerank": {"tol": 1e-15, "max_iter": 2_000}}
BY_CONTENT = {"articulation_points": lambda found: sorted(map(str, found)),
              "biconnected_component_edges": lambda found: sorted(
                  sorted(sorted(map(str, edge)) for edge in block) for block in found)}  # fmt: skip


@pytest.mark.parametrize("kind", ["undirected", "directed", "weighted", "directed weighted"])
@pytest.mark.parametrize(("name", "options"), list(cases()))
def test_results_are_those_of_networkx(name, options, kind):
    compared = 0
    for label, graph in graphs("directed" in kind.split(), "weighted" in kind).items():
        arguments = {**LOOSE.get(name, {}), **filled(options, graph)}
        theirs = outcome(name, graph, arguments, "networkx")
        ours = outcome(name, graph, arguments, "copgraph")
        if isinstance(ours, tuple) and ours[:1] == (NotImplementedError,):
            continue
        if label == "empty" and inspect.isclass(theirs):
            # Which exception NetworkX raises for nothing depends on its version and on SciPy.
            assert ours == {} or inspect.isclass(ours)
            continue
        by_content = BY_CONTENT.get(name)
        if by_content and isinstance(theirs, list):
            ours, theirs = by_content(ours), by_content(theirs)
        assert same(ours, theirs), f"{label}: {ours} instead of {theirs}"
        compared += 1
    if compared == 0:
        assert backend.can_run(name, (graph,), filled(options, graph)) is not True or name in nx_directed_only(kind)


def nx_directed_only(kind: str) -> set[str]:
    """Functions for which NetworkX itself takes graphs of one kind alone."""
    directed = {name for name in FUNCTIONS if name.startswith(("attracting", "in_", "is_attracting", "is_strongly",
                "is_weakly", "kosaraju", "number_attracting", "number_strongly", "number_weakly", "out_", "overall",
                "reciprocity", "strongly", "weakly"))}  # fmt: skip
    return FUNCTIONS.keys() - directed if kind.split()[0] == "directed" else directed


@pytest.mark.parametrize("name", sorted(CHOSEN & {name for name in dir(nx.community)}))
def test_communities_are_as_good_as_louvain(name):
    for label, graph in graphs(weighted=True).items():
        if graph.number_of_edges() == 0:
            continue
        found = getattr(nx.community, name)(graph, seed=1, backend="copgraph")
        assert nx.community.is_partition(graph, found)
        assert all(nx.is_connected(graph.subgraph(nodes)) for nodes in found), label
        louvain = max(
            nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed, backend="networkx"))
            for seed in range(3)
        )
        assert nx.community.modularity(graph, found) >= louvain - 1e-9, label


def test_the_functions_are_those_that_networkx_is_told_of():
    assert info.FUNCTIONS.keys() == FUNCTIONS.keys()


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_parameters_and_defaults_are_those_of_networkx(name):
    theirs = getattr(nx, name, None) or getattr(nx.community, name, None)
    if theirs is None:
        assert name == "leiden_communities" and nx.__version__ < "3.5"
        return
    ours = inspect.signature(FUNCTIONS[name]).parameters
    assert list(ours) == [parameter for parameter in inspect.signature(theirs.orig_func).parameters]
    for parameter, wanted in inspect.signature(theirs.orig_func).parameters.items():
        assert ours[parameter].default == wanted.default, parameter


# MARK: What it says no to


@pytest.mark.parametrize(
    ("name", "graph", "options", "reason"),
    [
        ("betweenness_centrality", nx.path_graph(3), {"weight": len}, "name of an attribute as weight"),
        ("bridges", nx.MultiGraph([(0, 1)]), {}, "without parallel edges"),
        ("clustering", nx.DiGraph([(0, 1)]), {}, "undirected graphs"),
        ("louvain_communities", nx.path_graph(3), {"max_level": 2}, "max_level: copgraph has no levels"),
        ("effective_size", nx.path_graph(3), {"weight": "weight"}, "issue 8906"),
        ("eccentricity", nx.path_graph(3), {"sp": {}}, "sp: then NetworkX has nothing to search"),
        ("closeness_centrality", nx.MultiGraph([(0, 1)]), {"distance": "weight"}, "no weights of parallel edges"),
        ("transitivity", nx.path_graph(3), {"future": 1}, "not those of transitivity"),
        ("all_pairs_dijkstra", nx.path_graph(3), {}, "has no all_pairs_dijkstra"),
    ],
)
def test_it_says_no_with_a_reason(name, graph, options, reason):
    assert reason in backend.can_run(name, (graph,), options)


@pytest.mark.parametrize("name", ["pagerank", "eigenvector_centrality", "constraint", "local_bridges"])
def test_what_loops_change_is_left_to_networkx(name):
    graph = nx.complete_graph(20)
    graph.add_edge(3, 3)
    with nx.config(backend_priority=["copgraph"]):
        found = getattr(nx, name)(graph)
    theirs = getattr(nx, name)(graph, backend="networkx")
    assert (found if isinstance(found, dict) else list(found)) == (theirs if isinstance(theirs, dict) else list(theirs))


@pytest.mark.parametrize("weight", [0, -1, "three", None, 10**400, complex(1, 1)])
def test_weights_that_are_none_are_left_to_networkx(weight):
    graph = nx.path_graph(20)
    graph.edges[2, 3]["weight"] = weight
    with pytest.raises(NotImplementedError):
        nx.pagerank(graph, backend="copgraph")


def test_small_graphs_and_quick_functions_are_left_to_networkx_until_converted():
    small, large = nx.path_graph(5), nx.path_graph(100)
    assert "small" in backend.should_run("betweenness_centrality", (small,), {})
    assert backend.should_run("betweenness_centrality", (large,), {}) is True
    assert "as long" in backend.should_run("degree_centrality", (large,), {})
    nx.pagerank(large, backend="copgraph")
    assert backend.should_run("degree_centrality", (large,), {}) is True


# MARK: Conversion


def test_a_conversion_is_kept_until_the_graph_changes():
    graph = nx.path_graph(30)
    nx.betweenness_centrality(graph, backend="copgraph")
    kept = list(graph.__networkx_cache__["backends"]["copgraph"].values())
    nx.closeness_centrality(graph, backend="copgraph")
    assert list(graph.__networkx_cache__["backends"]["copgraph"].values()) == kept and len(kept) == 1
    before = nx.diameter(graph, backend="copgraph")
    graph.add_edge(0, 29)
    assert nx.diameter(graph, backend="copgraph") < before


def test_weights_are_those_that_a_function_asks_for():
    graph = nx.path_graph(4)
    nx.set_edge_attributes(graph, {(0, 1): 5, (1, 2): 1, (2, 3): 1}, "long")
    nx.k_core(graph, backend="copgraph")
    for weight, expected in (("long", 7), (None, 3), ("missing", 3)):
        assert nx.diameter(graph, weight=weight, backend="copgraph") == expected


def test_views_of_graphs():
    graph = nx.barabasi_albert_graph(60, 3, seed=1)
    view = graph.subgraph(range(5, 45))
    for name in ("betweenness_centrality", "closeness_centrality", "core_number"):
        assert same(getattr(nx, name)(view, backend="copgraph"), getattr(nx, name)(view, backend="networkx"))


def test_parallel_edges():
    graph = nx.MultiDiGraph([(0, 1), (0, 1), (1, 2), (2, 0), (0, 3)])
    nx.set_edge_attributes(graph, 2, "weight")
    for name in ("closeness_centrality", "degree_centrality", "pagerank", "number_strongly_connected_components"):
        ours, theirs = (getattr(nx, name)(graph, backend=backend) for backend in ("copgraph", "networkx"))
        assert ours == pytest.approx(theirs, abs=1e-5)
    halves = [{0, 1}, {2, 3}]
    assert nx.community.modularity(graph, halves, backend="copgraph") == pytest.approx(
        nx.community.modularity(graph, halves, backend="networkx")
    )


def test_equal_lengths_are_exact_where_networkx_sees_a_difference():
    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 0.1), (1, 3, 0.2), (0, 2, 0.15), (2, 3, 0.15)])
    ours = nx.betweenness_centrality(graph, weight="weight", normalized=False, backend="copgraph")
    assert ours == {0: 1, 1: 0.5, 2: 0.5, 3: 0}
