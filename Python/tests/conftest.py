"""What several tests share: seeded graphs of many shapes, and NetworkX's copies of them."""

from __future__ import annotations

import networkx as nx
import pytest

nx.config.warnings_to_ignore.add("cache")


def graphs(directed: bool = False, weighted: bool = False) -> dict[str, nx.Graph]:
    """Graphs on which code goes wrong, with names for nodes that are no numbers."""
    made = {
        "empty": nx.empty_graph(0),
        "one": nx.empty_graph(1),
        "isolates": nx.empty_graph(4),
        "path": nx.path_graph(7),
        "star": nx.star_graph(6),
        "cycle": nx.cycle_graph(8),
        "clique": nx.complete_graph(7),
        "two": nx.disjoint_union(nx.complete_graph(5), nx.path_graph(4)),
        "barbell": nx.barbell_graph(5, 2),
        "sparse": nx.gnm_random_graph(60, 70, seed=1),
        "dense": nx.gnm_random_graph(40, 300, seed=2),
        "caveman": nx.connected_caveman_graph(5, 6),
        "tree": nx.random_labeled_tree(30, seed=4),
        "preferential": nx.barabasi_albert_graph(80, 3, seed=5),
    }
    names = {}
    for name, graph in made.items():
        if directed:
            graph = _turned(graph)
        if weighted:
            for place, (_, _, data) in enumerate(graph.edges(data=True)):
                data["weight"] = [1, 2, 3, 0.5, 4][place * 7 % 5]
        names[name] = nx.relabel_nodes(graph, {node: ("member", node) if node % 3 else f"m{node}" for node in graph})
    return names


def _turned(graph: nx.Graph) -> nx.DiGraph:
    """Some edges forth, some back, some both ways."""
    directed = nx.DiGraph()
    directed.add_nodes_from(graph)
    for place, (u, v) in enumerate(graph.edges):
        if place % 3 != 1:
            directed.add_edge(u, v)
        if place % 3 != 0:
            directed.add_edge(v, u)
    return directed


@pytest.fixture(params=sorted(graphs()))
def graph(request) -> nx.Graph:
    return graphs()[request.param]
