"""Checks that igraph and NetworkX read the graph files of a report folder as copgraph meant them.

Usage: check_graph_files.py REPORT_FOLDER

Compares what they read from network.graphml and network.gexf with members.csv and ties.csv: the number of members and
ties, every member's label, every tie's ends, weight and counts, and every number of every member. Prints one line a
check; exits with 1 if one of them fails.
"""

import csv
import math
import sys
from pathlib import Path

import igraph
import networkx

TEXTS = {"member", "name", "group", "role"}


def main(folder: Path) -> int:
    members = read_table(folder / "members.csv")
    ties = read_table(folder / "ties.csv")
    readings = [
        ("igraph, network.graphml", from_igraph(folder / "network.graphml")),
        ("networkx, network.graphml", from_networkx(networkx.read_graphml(folder / "network.graphml"))),
        ("networkx, network.gexf", from_networkx(networkx.read_gexf(folder / "network.gexf"))),
    ]
    checks = [
        (f"{reader}: {name}", failure)
        for reader, (nodes, edges) in readings
        for name, failure in compare(members, ties, nodes, edges)
    ]
    for name, failure in checks:
        print(f"{'FAILED' if failure else 'ok'}  {name}{': ' + failure if failure else ''}")
    return 1 if any(failure for _, failure in checks) else 0


def read_table(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def from_igraph(path: Path):
    """The attributes of the nodes by id, and of the edges by the ids of their ends."""
    graph = igraph.Graph.Read_GraphML(str(path))
    ids = graph.vs["id"] if graph.vcount() else []
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    edges = [((ids[edge.source], ids[edge.target]), edge.attributes()) for edge in graph.es]
    return nodes, edges


def from_networkx(graph):
    nodes = dict(graph.nodes(data=True))
    edges = [((source, target), attributes) for source, target, attributes in graph.edges(data=True)]
    return nodes, edges


def compare(members, ties, nodes, edges):
    """Pairs of what is checked and how it failed (empty when it did not)."""
    yield f"{len(members)} members", "" if len(nodes) == len(members) else f"read {len(nodes)}"
    yield f"{len(ties)} ties", "" if len(edges) == len(ties) else f"read {len(edges)}"

    index = {member["member"]: f"n{number}" for number, member in enumerate(members)}
    yield "labels", first_failure(
        (label(nodes.get(index[member["member"]], {})), plain(member["member"])) for member in members
    )
    by_ends = {frozenset(ends): attributes for ends, attributes in edges}
    found = [by_ends.get(frozenset((index[tie["member_a"]], index[tie["member_b"]])), {}) for tie in ties]
    yield "weights", first_failure(
        (attributes.get("weight"), float(tie["a_to_b"]) + float(tie["b_to_a"])) for tie, attributes in zip(ties, found)
    )
    for column in ("a_to_b", "b_to_a", "edge_betweenness"):
        yield column, first_failure((a.get(column), number(tie[column])) for tie, a in zip(ties, found))
    yield "is_bridge", first_failure((truth(a.get("is_bridge")), tie["is_bridge"]) for tie, a in zip(ties, found))
    for column in [column for column in (members[0] if members else {}) if column not in TEXTS]:
        read = truth if column == "is_articulation" else lambda value: value
        wanted = (lambda text: text) if column == "is_articulation" else number
        yield column, first_failure(
            (read(nodes.get(index[member["member"]], {}).get(column)), wanted(member[column])) for member in members
        )


def label(attributes) -> str | None:
    return attributes.get("label")


def plain(cell: str) -> str:
    """A text cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r＝＋－＠") else cell


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def truth(value) -> str:
    """What the tables write for a truth value; igraph gives undefined ones as false."""
    return "" if value is None else str(bool(value)).lower()


def first_failure(pairs) -> str:
    for row, (read, wanted) in enumerate(pairs, start=1):
        if not same(read, wanted):
            return f"row {row} is {read!r} instead of {wanted!r}"
    return ""


def same(read, wanted) -> bool:
    # igraph gives undefined numbers as NaN and undefined truth values as false.
    if wanted is None:
        return read is None or (isinstance(read, float) and math.isnan(read))
    if wanted == "":
        return read in ("", "false")
    return read == wanted


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
