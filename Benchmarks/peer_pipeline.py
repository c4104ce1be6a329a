"""What a user would write today instead of `copgraph analyze`: polars, igraph and Graphviz, one script, one picture.

    python peer_pipeline.py LOG OUT

It writes OUT.csv, a row a member, and OUT.svg, the 300 members with the highest betweenness; that only where Graphviz is
installed.
"""

import shutil
import subprocess
import sys

import igraph
import numpy as np
import polars as pl


def network(log: str) -> tuple[igraph.Graph, list[str]]:
    """The ties of a log with columns `source` and `target`, counted both ways together."""
    pairs = pl.scan_csv(log, infer_schema=False).group_by("source", "target").agg(pl.len().alias("n"))
    counts = pairs.filter(pl.col("source") != pl.col("target")).collect(engine="streaming")
    names = pl.concat([counts["source"], counts["target"]]).unique().sort()
    index = pl.DataFrame({"name": names, "i": np.arange(len(names))})
    ends = [
        counts.select(pl.col(end).alias("name")).join(index, on="name", how="left", maintain_order="left")["i"].to_numpy()
        for end in ("source", "target")
    ]
    directed = igraph.Graph(n=len(names), edges=np.stack(ends, 1), directed=True)
    directed.es["n"] = counts["n"].to_list()
    return directed.as_undirected(combine_edges={"n": "sum"}), names.to_list()


def columns(graph: igraph.Graph) -> dict[str, list]:
    """The measures of every member."""
    return {
        "degree": graph.degree(),
        "strength": graph.strength(weights="n"),
        "betweenness": graph.betweenness(),
        "closeness": graph.closeness(),
        "harmonic": graph.harmonic_centrality(),
        "pagerank": graph.pagerank(),
        "eigenvector": graph.eigenvector_centrality(),
        "core": graph.coreness(),
        "clustering": graph.transitivity_local_undirected(),
        "constraint": graph.constraint(),
        "community": graph.community_leiden(objective_function="modularity").membership,
    }


def draw(graph: igraph.Graph, betweenness: list[float], out: str) -> None:
    top = sorted(range(graph.vcount()), key=lambda node: -betweenness[node])[:300]
    ties = graph.induced_subgraph(top).get_edgelist()
    with open(out + ".dot", "w") as dot:
        dot.write('graph{node[shape=circle,width=0.1,label=""];splines=line;')
        dot.write("".join(f"{a}--{b};" for a, b in ties) + "}")
    if shutil.which("sfdp") is None:
        print("Graphviz is not installed: no picture was drawn", file=sys.stderr)
        return
    subprocess.run(["sfdp", "-Tsvg", out + ".dot", "-o", out + ".svg"], check=True)


def main() -> None:
    log, out = sys.argv[1:]
    graph, names = network(log)
    found = columns(graph)
    graph.edge_betweenness()
    graph.bridges()
    graph.articulation_points()
    graph.diameter()
    graph.average_path_length()
    pl.DataFrame({"member": names, **found}).write_csv(out + ".csv")
    draw(graph, found["betweenness"], out)


if __name__ == "__main__":
    main()
