"""The programs that read what copgraph writes, one function each: it returns what is wrong, or nothing."""

import importlib
import json
import math
import os
import shlex
import subprocess
from pathlib import Path

_READERS = []
_MISSING = set()


class NotInstalled(Exception):
    pass


def all_readers():
    return _READERS


def skipped():
    return sorted(_MISSING)


def reader(name: str):
    def register(function):
        _READERS.append((name, function))
        return function

    return register


def need(module: str):
    try:
        return importlib.import_module(module)
    except ImportError as error:
        _MISSING.add(f"{module} is not installed")
        raise NotInstalled(module) from error


# Comparing


def compare(network, nodes: dict, edges, spell=lambda name: name, typed=True, columns=True) -> str | None:
    """What differs.

    Parameters
    ----------
    nodes
        For each id its attributes, as read.
    edges
        (source, target, attributes) each.
    spell
        What the format makes of an id.
    typed
        Whether attributes have types; otherwise their texts are compared as numbers.
    columns
        Whether there are attributes.
    """
    ids = {spell(name): name for name in network.ids}
    if set(nodes) != set(ids):
        return f"members {sorted(set(nodes) ^ set(ids))[:4]!r}"
    found = {network.key(ids[source], ids[target]): attributes for source, target, attributes in edges}
    if set(found) != set(network.edges):
        return f"ties {sorted(set(found) ^ set(network.edges))[:3]!r}"
    for ends, (weight, tie) in network.edges.items():
        if not close(found[ends].get("weight"), weight):
            return f"weight of {ends!r}: {found[ends].get('weight')!r} instead of {weight!r}"
        for column in ("is_bridge", "edge_betweenness", "disparity") if columns else ():
            if problem := differs(found[ends].get(column), tie[column], typed):
                return f"{column} of {ends!r}: {problem}"
    for member in network.members if columns else ():
        attributes = nodes[spell(member["member"])]
        for column, cell in member.items():
            if column in ("member", "name"):
                continue
            value = attributes.get(column)
            if column == "manager" or not is_number_or_truth(cell):
                if cell and value != cell.removeprefix("'"):
                    return f"{column} of {member['member']!r}: {value!r} instead of {cell!r}"
            elif problem := differs(value, cell, typed):
                return f"{column} of {member['member']!r}: {problem}"
    return None


def is_number_or_truth(cell: str) -> bool:
    try:
        return bool(cell in ("", "true", "false") or float(cell) or True)
    except ValueError:
        return False


def differs(value, cell: str, typed: bool) -> str | None:
    if cell == "":
        undefined = value in (None, "") or (isinstance(value, float) and math.isnan(value))
        return None if undefined else f"{value!r} though undefined"
    if cell in ("true", "false"):
        return None if str(value).lower() == cell else f"{value!r} instead of {cell}"
    if typed and isinstance(value, str):
        return f"{value!r}, a text"
    return None if close(value, float(cell)) else f"{value!r} instead of {cell}"


def close(value, wanted: float) -> bool:
    try:
        return math.isclose(float(value), wanted, rel_tol=1e-12, abs_tol=1e-300)
    except (TypeError, ValueError):
        return False


def pajek(name: str) -> str:
    """What a label of Pajek can hold of a name."""
    text = "".join(" " if ord(c) < 32 else "'" if c == '"' else c for c in name)
    return "".join("/" if c == "\\" and text[i + 1 : i + 2] in ("\\", "") else c for i, c in enumerate(text))


def dot(name: str) -> str:
    """What cgraph can hold of a name: a backslash at the end, or before a quote or a line break, is two; % begins none."""
    out, run = "\\" if name.startswith("%") else "", 0
    for c in name:
        if run % 2 and c in '"\n\r':
            out += "\\"
        out, run = out + c, run + 1 if c == "\\" else 0
    return out + ("\\" if run % 2 else "")


# igraph


@reader("igraph, GraphML")
def igraph_graphml(network):
    igraph = need("igraph")
    graph = igraph.Graph.Read_GraphML(str(network.folder / "network.graphml"))
    if graph.is_directed() != network.is_directed:
        return "direction"
    # Truth values that are undefined do not occur; identities are what igraph finds vertices by.
    if any(graph.vs.find(name).index != index for index, name in enumerate(network.ids)):
        return "vertices are not found by their ids"
    # Its attribute "id" has "&#38;" for every "&"; names are right.
    nodes = {v["name"]: v.attributes() for v in graph.vs}
    names = graph.vs["name"]
    return compare(network, nodes, [(names[e.source], names[e.target], e.attributes()) for e in graph.es])


@reader("igraph, Pajek")
def igraph_pajek(network):
    igraph = need("igraph")
    graph = igraph.Graph.Read_Pajek(str(network.folder / "network.net"))
    names = graph.vs["name"] if "name" in graph.vs.attributes() else graph.vs["id"]
    edges = [(names[e.source], names[e.target], e.attributes()) for e in graph.es]
    return compare(network, dict.fromkeys(names), edges, pajek, columns=False)


# NetworkX


def networkx_result(network, graph, **options):
    if graph.is_directed() != network.is_directed:
        return "direction"
    return compare(network, dict(graph.nodes(data=True)), list(graph.edges(data=True)), **options)


@reader("networkx, GraphML")
def networkx_graphml(network):
    return networkx_result(network, need("networkx").read_graphml(network.folder / "network.graphml"))


@reader("networkx, GEXF")
def networkx_gexf(network):
    return networkx_result(network, need("networkx").read_gexf(network.folder / "network.gexf"))


@reader("networkx, node-link JSON")
def networkx_json(network):
    networkx = need("networkx")
    data = json.loads((network.folder / "network.json").read_text(encoding="utf-8"))
    return networkx_result(network, networkx.node_link_graph(data, edges="edges"))


@reader("networkx, Pajek")
def networkx_pajek(network):
    networkx = need("networkx")
    graph = networkx.read_pajek(network.folder / "network.net", encoding="utf-8")
    return networkx_result(network, graph, spell=pajek, columns=False)


@reader("networkx and pygraphviz, DOT")
def networkx_agraph(network):
    need("pygraphviz")
    graph = need("networkx").nx_agraph.read_dot(str(network.folder / "network.dot"))
    return networkx_result(network, graph, spell=dot, typed=False)


def need_pydot(network):
    """pydot takes minutes for what others read in a moment."""
    if (network.folder / "network.dot").stat().st_size > 1 << 20:
        _MISSING.add("pydot reads no files above 1 MB here, for it takes minutes")
        raise NotInstalled("pydot")
    return need("pydot")


@reader("networkx and pydot, DOT")
def networkx_pydot(network):
    need_pydot(network)
    graph = need("networkx").nx_pydot.read_dot(network.folder / "network.dot")
    if network.folder.name.startswith("hostile"):
        # NetworkX leaves a member out who is called as a statement of the language, and keeps quotes as they are written.
        return None if abs(len(graph) - len(network.ids)) <= 2 else f"{len(graph)} members"
    nodes = {unquoted(name): {k: unquoted(v) for k, v in data.items()} for name, data in graph.nodes(data=True)}
    edges = [(unquoted(a), unquoted(b), {k: unquoted(v) for k, v in d.items()}) for a, b, d in graph.edges(data=True)]
    return compare(network, nodes, edges, typed=False)


@reader("pydot, DOT")
def plain_pydot(network):
    (graph,) = need_pydot(network).graph_from_dot_file(str(network.folder / "network.dot"), encoding="utf-8")
    nodes = {unquoted(node.get_name()): {k: unquoted(v) for k, v in node.get_attributes().items()} for node in graph.get_nodes()}
    edges = [
        (unquoted(edge.get_source()), unquoted(edge.get_destination()), {k: unquoted(v) for k, v in edge.get_attributes().items()})
        for edge in graph.get_edges()
    ]
    return compare(network, nodes, edges, dot, typed=False)


def unquoted(text):
    if isinstance(text, str) and len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"')
    return text


# graph-tool, which is no package of PyPI


@reader("graph-tool, GraphML")
def graph_tool_graphml(network):
    return graph_tool(network, "network.graphml", lambda name: name)


@reader("graph-tool, DOT")
def graph_tool_dot(network):
    return graph_tool(network, "network.dot", None)


def graph_tool(network, file: str, spell):
    python = os.environ.get("GRAPH_TOOL_PYTHON", "/usr/bin/python3")
    script = Path(__file__).with_name("graph_tool_reading.py")
    run = subprocess.run([*shlex.split(python), str(script), str(network.folder / file)], capture_output=True, check=False)
    if b"No module named 'graph_tool'" in run.stderr or run.returncode == 127:
        _MISSING.add("graph_tool is not installed")
        raise NotInstalled("graph_tool")
    if run.returncode != 0:
        return run.stderr.decode(errors="replace").splitlines()[-1]
    graph = json.loads(run.stdout)
    if graph["directed"] != network.is_directed:
        return "direction"
    if spell is None:
        # It knows vertices of DOT by their place alone.
        return None if (len(graph["nodes"]), len(graph["edges"])) == (len(network.ids), len(network.edges)) else "size"
    nodes = {node["id"]: node for node in graph["nodes"]}
    return compare(network, nodes, [(e["source"], e["target"], e) for e in graph["edges"]], spell)


# NetworKit, scikit-network, rustworkx


@reader("networkit, GraphML")
def networkit(network):
    networkit = need("networkit")
    graph = networkit.readGraph(str(network.folder / "network.graphml"), networkit.Format.GraphML)
    weights = sorted(graph.weight(u, v) for u, v in graph.iterEdges())
    return sizes(network, graph.numberOfNodes(), weights)


@reader("scikit-network, GraphML and edge list")
def scikit_network(network):
    data = need("sknetwork.data")
    graph = data.from_graphml(str(network.folder / "network.graphml"), weight_key="weight")
    adjacency = graph.adjacency.tocoo()
    weights = [w for i, j, w in zip(adjacency.row, adjacency.col, adjacency.data) if network.is_directed or i < j]
    if list(map(str, graph.names)) != network.ids:
        return "names"
    return sizes(network, adjacency.shape[0], sorted(weights))


@reader("rustworkx, GraphML and node-link JSON")
def rustworkx(network):
    rustworkx = need("rustworkx")
    (graph,) = rustworkx.read_graphml(str(network.folder / "network.graphml"))
    names = {index: graph[index]["id"] for index in graph.node_indices()}
    nodes = {graph[index]["id"]: graph[index] for index in graph.node_indices()}
    edges = [(names[a], names[b], data) for a, b, data in graph.weighted_edge_list()]
    return compare(network, nodes, edges)


def sizes(network, member_count: int, weights):
    if member_count != len(network.ids):
        return f"{member_count} members instead of {len(network.ids)}"
    wanted = sorted(weight for weight, _ in network.edges.values())
    if len(weights) != len(wanted) or not all(map(close, weights, wanted)):
        return f"{len(weights)} weights, of {len(wanted)}, or others"
    return None


# Tables


@reader("pandas, polars and duckdb, types of the columns of tables")
def tables(network):
    pandas, polars, duckdb = need("pandas"), need("polars"), need("duckdb")
    for file in ("members.csv", "ties.csv", "network.csv"):
        path = network.folder / file
        by_pandas = pandas.read_csv(path, keep_default_na=False, na_values=[""])
        by_polars = polars.read_csv(path)
        by_duckdb = duckdb.sql(f"SELECT * FROM read_csv('{path}', header = true)")
        types = dict(zip(by_duckdb.columns, map(str, by_duckdb.types)))
        for column in by_pandas.columns:
            cells = by_pandas[column]
            if cells.isna().all():
                continue  # Nobody can tell what an empty column would hold.
            kinds = {
                "pandas": {"f": "number", "i": "whole", "b": "truth"}.get(cells.dtype.kind, "text"),
                "polars": polars_kind(polars, by_polars[column].dtype),
                "duckdb": duckdb_kind(types[column]),
            }
            # pandas has no whole numbers and no truth values beside undefined ones.
            if cells.isna().any():
                kinds["pandas"] = kinds["polars"]
            if len(set(kinds.values())) > 1 and column not in ("first", "last") and not is_identity(column):
                return f"{file}, {column}: {kinds}"
            if column in NUMBERS and set(kinds.values()) != {"number"}:
                return f"{file}, {column} is no number: {kinds}"
            if column in WHOLE and "number" in kinds.values():
                return f"{file}, {column} is not whole: {kinds}"
    return None


NUMBERS = {"strength", "betweenness", "closeness", "harmonic", "eccentricity", "effective_size", "a_to_b", "b_to_a",
           "edge_betweenness", "weight"}  # fmt: skip
WHOLE = {"degree", "in_degree", "out_degree", "component", "core_number", "cut_off_if_lost", "block", "reach_count"}


def is_identity(column: str) -> bool:
    """Names are numbers in one log and texts in another."""
    return column in ("member", "member_a", "member_b", "source", "target", "manager", "name", "name_a", "name_b", "role",
                      "group", "group_a", "group_b")  # fmt: skip


def polars_kind(polars, dtype) -> str:
    return "number" if dtype.is_float() else "whole" if dtype.is_integer() else "truth" if dtype == polars.Boolean else "text"


def duckdb_kind(kind: str) -> str:
    return {"DOUBLE": "number", "BIGINT": "whole", "INTEGER": "whole", "BOOLEAN": "truth"}.get(kind, "text")


# Schemas


@reader("schema of GraphML")
def graphml_schema(network):
    return validate(network, Path(__file__).with_name("graphml.rng"), "graphml")


@reader("schema of GEXF")
def gexf_schema(network):
    folder = os.environ.get("GEXF_SCHEMA")
    if not folder:
        _MISSING.add("the schema of GEXF 1.3 is not here (GEXF_SCHEMA=folder with gexf.rng)")
        raise NotInstalled("schema")
    return validate(network, Path(folder) / "gexf.rng", "gexf")


def validate(network, schema: Path, ending: str) -> str | None:
    etree = need("lxml.etree")
    relax = etree.RelaxNG(etree.parse(schema))
    return None if relax.validate(etree.parse(network.folder / f"network.{ending}")) else str(relax.error_log[0])
