"""Measures as methods: their values, defaults and refusals. The core has oracles of its own."""

import networkx as nx
import numpy as np
import pytest
from conftest import graphs

import copgraph


@pytest.fixture
def diamond() -> copgraph.Graph:
    """Two ways of the same length, 0.1 + 0.2 and 0.15 + 0.15."""
    return copgraph.Graph.from_edges([0, 1, 0, 2], [1, 3, 2, 3], [0.1, 0.2, 0.15, 0.15])


def test_lengths(diamond):
    assert diamond.betweenness().tolist() == [0.5, 0.5, 0.5, 0.5]
    assert diamond.betweenness("weight").tolist() == [1, 0.5, 0.5, 0]
    assert diamond.distances([0], "weight")[0].tolist() == [0, 0.1, 0.15, pytest.approx(0.3)]
    assert diamond.distances([3], "inverse_weight")[0, 1] == 5
    with pytest.raises(ValueError, match="length is 'miles'"):
        diamond.betweenness("miles")


def test_sums_of_unit_weights_are_exact():
    ones = copgraph.Graph.from_edges([0, 1, 2, 3, 4], [1, 2, 3, 4, 5], [1] * 5)
    assert ones.all_distances("inverse_weight").farness.tolist() == [15, 11, 9, 9, 11, 15]
    assert ones.all_distances("weight").farness.tolist() == [15, 11, 9, 9, 11, 15]


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", sorted(graphs()))
def test_directions(name, weighted):
    """What is reached outward is what is reached inward once every edge is turned round."""
    graph = graphs(directed=True, weighted=weighted)[name]
    weight = "weight" if weighted else None
    forth, back = (copgraph.Graph.from_networkx(side, weight) for side in (graph, graph.reverse()))
    length = "weight" if weighted else "hops"
    for ours, theirs in zip(forth.all_distances(length, direction="out"), back.all_distances(length)):
        np.testing.assert_array_equal(ours, theirs)
    assert forth.degree("in").tolist() == [degree for _, degree in graph.in_degree()]
    assert forth.degree("out").tolist() == [degree for _, degree in graph.out_degree()]
    assert forth.degree().tolist() == [degree for _, degree in graph.degree()]
    np.testing.assert_allclose(forth.strength("in"), [total for _, total in graph.in_degree(weight=weight)])


def test_sources(diamond):
    everywhere = sum(diamond.betweenness(sources=[node]) for node in range(4))
    assert everywhere.tolist() == (2 * diamond.betweenness()).tolist()
    assert diamond.betweenness(sources=[]).tolist() == [0] * 4
    with pytest.raises(ValueError, match=r"sources\[0\] is 4"):
        diamond.betweenness(sources=[4])
    with pytest.raises(ValueError, match="sources has a node twice"):
        diamond.betweenness(sources=[1, 1])


def test_pagerank_has_favourites():
    graph = nx.gnp_random_graph(30, 0.1, seed=1, directed=True)
    ours = copgraph.Graph.from_networkx(graph)
    jumps = np.arange(30) % 4
    expected = nx.pagerank(graph, personalization=dict(enumerate(jumps)), tol=1e-13, max_iter=1000, backend="networkx")
    np.testing.assert_allclose(ours.pagerank(jumps=jumps), list(expected.values()), atol=1e-11)
    for name in ("jumps", "dangling", "start"):
        with pytest.raises(ValueError, match=rf"{name}\[2\] is -1"):
            ours.pagerank(**{name: [1, 1, -1] + [1] * 27})
        with pytest.raises(ValueError, match=f"{name} is 0 for every node"):
            ours.pagerank(**{name: [0] * 30})
    with pytest.raises(ValueError, match="damping is 1"):
        ours.pagerank(1)


def test_what_does_not_converge_says_so():
    graph = copgraph.Graph.from_networkx(nx.gnp_random_graph(50, 0.1, seed=1, directed=True))
    with pytest.warns(copgraph.ConvergenceWarning, match="2 iterations"):
        graph.pagerank(maximum_iterations=2)


def test_undefined_is_nan():
    graph = copgraph.Graph.from_edges([0, 1], [1, 2], nodes=4)
    assert np.isnan(graph.clustering()).tolist() == [True, False, True, True]
    assert np.isnan(graph.structural_holes().constraint).tolist() == [False, False, False, True]
    assert np.isnan(graph.eccentricity()).tolist() == [False, False, False, True]
    assert np.isinf(graph.local_bridges()).all()


def test_directed_graphs_are_taken_without_direction():
    graph = copgraph.Graph.from_edges([0, 1, 2, 2], [1, 2, 0, 3], directed=True)
    assert graph.core_numbers().tolist() == [2, 2, 2, 1]
    assert graph.triangles().tolist() == [1, 1, 1, 0]
    cuts = graph.cuts()
    assert cuts.bridges.tolist() == [False, False, False, True]
    assert cuts.articulation_points.tolist() == [False, False, True, False]
    assert [sorted(block.tolist()) for block in cuts.blocks] == [[2, 3], [0, 1, 2]]
    assert graph.strong_components().tolist() == [1, 1, 1, 0]
    assert graph.components().tolist() == [0, 0, 0, 0]


def test_communities():
    graph = copgraph.Graph.from_networkx(nx.barbell_graph(5, 0))
    found = graph.communities()
    assert found.membership.tolist() == [0] * 5 + [1] * 5
    assert graph.modularity(["a"] * 5 + ["b"] * 5) == found.modularity
    with pytest.raises(ValueError, match=r"communities\[3\] is missing"):
        graph.modularity([0, 0, 0, None, 0, 1, 1, 1, 1, 1])
    with pytest.raises(ValueError, match="resolution is -1"):
        graph.communities(-1)
    with pytest.raises(ValueError, match="seed is -1"):
        graph.communities(seed=-1)


def test_brokerage_roles():
    graph = copgraph.Graph.from_edges([0, 1], [1, 2], directed=True)
    assert graph.brokerage_roles(["A", "A", "B"])[1].tolist() == [0, 0, 1, 0, 0]
    assert graph.brokerage_roles(["A", None, "B"])[1].tolist() == [-1] * 5


def test_estimates_are_near():
    graph = copgraph.Graph.from_networkx(nx.barabasi_albert_graph(300, 2, seed=1))
    pairs = 300 * 299 / 2
    assert abs(graph.estimated_betweenness(0.02) - graph.betweenness()).max() <= 0.02 * pairs
    with pytest.raises(ValueError, match="error is 0"):
        graph.estimated_betweenness(0)


def test_any_number_of_threads_gives_the_same_bits():
    graph = copgraph.Graph.from_networkx(nx.barabasi_albert_graph(600, 3, seed=1))
    for measure in ("betweenness", "edge_betweenness", "closeness", "pagerank", "eigenvector"):
        one, four = (getattr(graph, measure)(threads=threads) for threads in (1, 4))
        assert one.tobytes() == four.tobytes()
    with pytest.raises(ValueError, match="threads is 0"):
        graph.betweenness(threads=0)
