#!/usr/bin/env python3
"""Compare copgraph as a backend of NetworkX with other backends and libraries, conversions of the graph included.

Everything runs in one process: each function is first called by everyone, so that results are compared, and then timed
again; medians are printed and saved as a section of their own in RESULTS.md. A peer that is expected to take longer
than the limit, from its time on a smaller graph, is not called.

The peers are those of backends.txt beside this file: `Benchmarks/backends.py` runs them in a virtual environment.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import math
import os
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from backend_tasks import Task, tasks

HERE = Path(__file__).parent
ENVIRONMENT = HERE / ".venv-backends"
HEADING = "## Beside other backends of NetworkX"
CONTESTANTS = ("copgraph", "nx-rustworkx", "franken-networkx", "igraph", "NetworKit", "NetworkX")


# MARK: Graphs


def graphs(names: list[str]):
    import networkx as nx

    import make_graphs

    for name in names:
        if name == "M":
            edges = make_graphs.community(*make_graphs.SIZES["M"], seed=1)[""]
            graph = nx.Graph()
            graph.add_nodes_from(range(edges.node_count))
            graph.add_edges_from(edges.pairs.tolist())
            # Whole, so that distances are defined for everybody.
            largest = max(nx.connected_components(graph), key=len)
            graph = nx.convert_node_labels_to_integers(graph.subgraph(largest))
            yield f"community: {len(graph):,} nodes, {graph.number_of_edges():,} edges", graph
        else:
            graph = nx.barabasi_albert_graph(int(name), 5, seed=1)
            yield f"Barabási–Albert: {len(graph):,} nodes, {graph.number_of_edges():,} edges", graph


# MARK: Contestants


def caller(contestant: str, task: Task, graph) -> Callable | None:
    """The call of a contestant, its conversion of the graph included; ``None`` when it has no such function."""
    import igraph
    import networkit
    import networkx as nx

    if contestant == "igraph" and task.igraph:
        return lambda: task.igraph(igraph.Graph(n=len(graph), edges=list(graph.edges)))
    if contestant == "NetworKit" and task.networkit:
        return lambda: task.networkit(networkit.nxadapter.nx2nk(graph))
    backend = {"copgraph": "copgraph", "nx-rustworkx": "rustworkx", "franken-networkx": "franken_networkx",
               "NetworkX": "networkx"}.get(contestant)  # fmt: skip
    if backend is None:
        return None
    name = "louvain_communities" if task.is_partition and backend not in ("copgraph",) else task.function
    function = getattr(nx, name, None) or getattr(nx.community, name)
    if backend != "networkx":
        # Asked as NetworkX asks it: a call that falls back to NetworkX is not the backend's.
        loaded = nx.utils.backends._load_backend(backend)
        can_run = getattr(loaded, "can_run", lambda *_: True)
        if not hasattr(loaded, name) or can_run(name, [graph], task.options) is not True:
            return None

    def call():
        graph.__networkx_cache__.clear()
        found = function(graph, **task.options, backend=backend)
        return list(found) if hasattr(found, "__next__") else found

    return call


def numbers(task: Task, result, graph) -> list[float]:
    """A result as numbers that can be compared."""
    import networkx as nx

    if task.is_partition:
        if isinstance(result[0], int):
            sets: dict[int, set] = {}
            for node, number in enumerate(result):
                sets.setdefault(number, set()).add(node)
            result = list(sets.values())
        return [nx.community.modularity(graph, result, backend="copgraph")]
    if task.function == "bridges":
        return [float(len(result))]
    if isinstance(result, dict):
        if task.function == "edge_betweenness_centrality":
            return [result.get((u, v), result.get((v, u), math.nan)) for u, v in graph.edges]
        return [float(result[node]) for node in graph]
    return [float(value) for value in result] if isinstance(result, (list, tuple)) else [float(result)]


def difference(ours: list[float], theirs: list[float]) -> float:
    """The largest difference, relative to the largest number."""
    if len(ours) != len(theirs):
        return math.inf
    largest = max((abs(value) for value in ours if value == value), default=0) or 1
    return max((abs(a - b) for a, b in zip(ours, theirs) if a == a or b == b), default=0) / largest


def timed(call: Callable) -> tuple[float, object]:
    gc.collect()
    begin = time.perf_counter()
    result = call()
    return time.perf_counter() - begin, result


def compare(task: Task, label: str, graph, limit: float, rates: dict, notes: list[str]) -> dict[str, str]:
    """The cells of one row."""
    cells, seconds = {}, {}
    ours = None
    steps = task.steps(len(graph), graph.number_of_edges())
    for contestant in CONTESTANTS:
        call = caller(contestant, task, graph)
        if call is None:
            cells[contestant] = "–"
            continue
        expected = rates.get((task.name, contestant), 0) * steps
        if expected > limit and contestant != "copgraph":
            cells[contestant] = f"~{significant(expected)}"
            seconds[contestant] = expected
            continue
        try:
            first, result = timed(call)
        except Exception as exception:
            cells[contestant] = "✗" + note(f"{contestant}: {type(exception).__name__}: {exception}"[:120], notes)
            continue
        found = numbers(task, result, graph)
        repeats = [first] if first > limit / 3 else [timed(call)[0] for _ in range(3 if first > 0.5 else 7)]
        seconds[contestant] = statistics.median(repeats)
        rates[task.name, contestant] = seconds[contestant] / steps
        cells[contestant] = significant(seconds[contestant])
        if contestant == "copgraph":
            ours = found
        if task.is_partition:
            cells[contestant] += f" (Q {found[0]:.4f})"
        elif ours is not None and not (apart := difference(ours, found)) <= task.tolerance:
            cells[contestant] += " ≠" + note(f"{contestant}'s {task.name} differs by {apart:.1e}", notes)
        print(f"  {task.name}, {contestant}: {cells[contestant]}", flush=True)
    for peer in CONTESTANTS[1:]:
        cells[f"{peer} ratio"] = f"{seconds[peer] / seconds['copgraph']:.1f}" if peer in seconds else ""
    return cells


def note(text: str, notes: list[str]) -> str:
    if text not in notes:
        notes.append(text)
    return f" [{notes.index(text) + 1}]"


def significant(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def from_edges() -> str:
    """How long two million edges take to become a graph."""
    import copgraph
    import numpy as np

    random = np.random.default_rng(1)
    sources, targets = (random.integers(0, 200_000, 2_000_000) for _ in range(2))
    weights = random.integers(1, 9, 2_000_000).astype(float)
    made = {}
    for name, arguments in (("without", ()), ("with", (weights,))):
        call = lambda arguments=arguments: copgraph.Graph.from_edges(sources, targets, *arguments, nodes=200_000)
        made[name] = statistics.median(timed(call)[0] for _ in range(9))
    return (
        f"`Graph.from_edges` of 2,000,000 edges between 200,000 nodes, 64-bit numbers: {made['without']:.3f} s without "
        f"weights, {made['with']:.3f} s with."
    )


# MARK: The page

PREFACE = """\
Written by `Benchmarks/backends.py`; not edited by hand. Seconds are medians of wall time in one process, and include
the conversion of NetworkX's graph, which no run finds in a cache. In brackets how many times copgraph's time that is.
`~` is extrapolated from a smaller graph; `≠` is a result that differs from copgraph's; `Q` is the modularity of
communities (Louvain's for the other backends and NetworkX, Leiden's for the others); `–` is not there. {cores} cores,
for which {busy:.1f} programs asked at a time in the last quarter of an hour."""


def page(rows: list[tuple[str, str, dict[str, str]]], notes: list[str], made: str) -> str:
    from importlib.metadata import version

    import copgraph
    import igraph
    import networkit
    import networkx as nx

    lines = [HEADING, "", PREFACE.format(cores=os.cpu_count(), busy=os.getloadavg()[2]), ""]
    lines.append(
        f"copgraph {copgraph.__version__}, "
        f"nx-rustworkx {version('nx-rustworkx')} with rustworkx {version('rustworkx')}, "
        f"franken-networkx {version('franken-networkx')}, igraph {igraph.__version__}, "
        f"NetworKit {networkit.__version__}, NetworkX {nx.__version__}, Python {sys.version.split()[0]}."
    )
    for label, group in itertools.groupby(rows, key=lambda row: row[1]):
        lines += ["", f"### {label}", "", "| function | " + " | ".join(CONTESTANTS) + " |",
                  "| --- |" + " ---: |" * len(CONTESTANTS)]  # fmt: skip
        for name, _, cells in group:
            shown = [cells["copgraph"]] + [
                cells[peer] + (f" ({cells[f'{peer} ratio']}×)" if cells.get(f"{peer} ratio") else "")
                for peer in CONTESTANTS[1:]
            ]
            lines.append(f"| {name} | " + " | ".join(shown) + " |")
    lines += ["", made, *([""] if notes else []), *(f"{number}. {text}" for number, text in enumerate(notes, 1))]
    return "\n".join(lines) + "\n"


def save(text: str) -> None:
    place = HERE / "RESULTS.md"
    before = place.read_text().split(f"\n{HEADING}\n")[0].rstrip("\n")
    place.write_text(f"{before}\n\n{text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graphs", nargs="+", default=["1000", "5000", "20000", "M", "50000"], metavar="GRAPH",
                        help="M, or the number of nodes of a Barabási–Albert graph")  # fmt: skip
    parser.add_argument("--limit", type=float, default=60, help="seconds that a call may be expected to take")
    parser.add_argument("--only", nargs="+", default=[], metavar="TASK")
    parser.add_argument("--dry", action="store_true", help="print the section instead of saving it")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    rows, notes, rates = [], [], {}
    for label, graph in graphs(arguments.graphs):
        print(label, flush=True)
        for task in tasks():
            if not arguments.only or task.name in arguments.only:
                rows.append((task.name, label, compare(task, label, graph, arguments.limit, rates, notes)))
    text = page(rows, notes, from_edges())
    print(text) if arguments.dry else save(text)


def enter_environment() -> None:
    """Runs this script again in the environment of the peers, which is made when it is not there."""
    python = ENVIRONMENT / "bin/python"
    if Path(sys.prefix) == ENVIRONMENT or os.environ.get("COPGRAPH_BENCHMARK_HERE"):
        return
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    wheels = sorted((HERE / "../Python/dist").glob("*.whl"))
    if not wheels:
        sys.exit("There is no wheel in Python/dist; `make wheel` makes it.")
    pip = [ENVIRONMENT / "bin/pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--requirement", HERE / "backends.txt"], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", wheels[-1]], check=True)
    os.execv(python, [python, __file__, *sys.argv[1:]])


if __name__ == "__main__":
    enter_environment()
    main()
