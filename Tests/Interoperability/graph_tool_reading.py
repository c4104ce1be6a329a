"""Prints a graph file as graph-tool reads it, as JSON: for the Python that has graph-tool."""

import json
import sys

from graph_tool import load_graph

graph = load_graph(sys.argv[1])


def attributes(maps, key) -> dict:
    found = {}
    for name, values in maps.items():
        kind, value = values.value_type(), values[key]
        if kind == "string":
            found[name] = str(value)
        elif kind == "bool" or kind == "uint8_t":
            found[name] = bool(value)
        else:
            found[name] = float(value)
    return found


ids = {vertex: attributes(graph.vp, vertex) for vertex in graph.vertices()}
names = {vertex: values.get("_graphml_vertex_id", values.get("vertex_name", str(int(vertex)))) for vertex, values in ids.items()}
json.dump(
    {
        "directed": graph.is_directed(),
        "nodes": [{**values, "id": names[vertex]} for vertex, values in ids.items()],
        "edges": [
            {**attributes(graph.ep, edge), "source": names[edge.source()], "target": names[edge.target()]}
            for edge in graph.edges()
        ],
    },
    sys.stdout,
)
