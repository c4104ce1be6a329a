"""What NetworkX wants to know of the backend when it is imported. It imports neither NetworkX nor NumPy."""

_UNITS = "Whether two paths are equally long is decided exactly in the decimals of the weights: 0.1 + 0.2 is 0.3."
_SAME_SETS = "The order is another one."

#: Every function that the backend has, with what there is to know beyond NetworkX's documentation.
FUNCTIONS: dict[str, str] = {
    "articulation_points": _SAME_SETS,
    "attracting_components": _SAME_SETS,
    "average_clustering": "Of undirected graphs.",
    "average_shortest_path_length": "In hops, one exact pass of bit-parallel searches.",
    "betweenness_centrality": _UNITS,
    "biconnected_component_edges": _SAME_SETS,
    "biconnected_components": _SAME_SETS,
    "bridges": "Of graphs without parallel edges.",
    "center": _UNITS,
    "closeness_centrality": _UNITS,
    "clustering": "Of undirected graphs.",
    "connected_components": "",
    "constraint": "Of graphs without loops.",
    "core_number": "Of undirected graphs.",
    "degree_centrality": "",
    "diameter": _UNITS,
    "eccentricity": _UNITS,
    "edge_betweenness_centrality": _UNITS,
    "effective_size": "Of undirected graphs and without weights, by Borgatti's formula.",
    "eigenvector_centrality": "Of connected graphs without loops; max_iter is not needed.",
    "global_efficiency": "",
    "harmonic_centrality": _UNITS,
    "has_bridges": "Of graphs without parallel edges.",
    "in_degree_centrality": "",
    "is_attracting_component": "",
    "is_biconnected": "",
    "is_connected": "",
    "is_strongly_connected": "",
    "is_weakly_connected": "",
    "k_core": "Of undirected graphs.",
    "kosaraju_strongly_connected_components": _SAME_SETS,
    "leiden_communities": "Of undirected graphs without loops, run until nodes have settled.",
    "local_bridges": "Of graphs without loops; spans in hops.",
    "louvain_communities": "By the Leiden method, whose modularity is as high and whose communities are connected.",
    "modularity": "",
    "node_connected_component": "",
    "number_attracting_components": "",
    "number_connected_components": "",
    "number_strongly_connected_components": "",
    "number_weakly_connected_components": "",
    "out_degree_centrality": "",
    "overall_reciprocity": "",
    "pagerank": "Of graphs without loops; iterated to 1e-10 or tol, whichever is less.",
    "periphery": _UNITS,
    "radius": _UNITS,
    "reciprocity": "",
    "strongly_connected_components": _SAME_SETS,
    "transitivity": "Of undirected graphs.",
    "triangles": "",
    "weakly_connected_components": "",
}


def get_info() -> dict:
    """The description of the backend, as NetworkX's ``networkx.backend_info`` wants it."""
    return {
        "backend_name": "copgraph",
        "project": "copgraph",
        "package": "copgraph",
        "url": "https://pypi.org/project/copgraph/",
        "short_summary": "Exact measures by a compiled core on all processors.",
        "functions": {name: {"additional_docs": text} if text else {} for name, text in FUNCTIONS.items()},
    }
