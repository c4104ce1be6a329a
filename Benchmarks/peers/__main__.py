"""Time measures of one library on one network; print a line of JSON for each, as the core's benchmark program does."""

import argparse
import importlib
import json
import time
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import ArrayLike

import edge_list
from peers import resident_memory
from peers.measure import Figures, Measure, Settings

LIBRARIES = {
    "igraph": "igraph_peer", "NetworKit": "networkit_peer", "rustworkx": "rustworkx_peer",
    "scikit-network": "scikit_network_peer", "NetworkX": "networkx_peer",
}

#: The place of a value counts by its remainder, as in the core's benchmark program.
CHECKSUM_MODULUS = 1_009


def checksum(values: ArrayLike) -> dict[str, float]:
    """What two results are compared by; undefined values count as 0."""
    numbers = np.nan_to_num(np.asarray(values, dtype=float))
    places = np.arange(len(numbers)) % CHECKSUM_MODULUS + 1
    return {
        "sum": float(numbers.sum()), "placed": float((numbers * places).sum()),
        "squares": float((numbers * numbers).sum()),
    }


def building(library: ModuleType, edges: edge_list.EdgeList) -> Measure:
    """The building of the network itself as a measure."""
    return Measure(lambda: library.build(edges), lambda graph: {"out_degree": library.out_degrees(graph)})


def time_measure(measure: Measure, repeats: int, budget: float) -> dict[str, object]:
    """Runs a measure several times; results are those of the last run, or of the one with the highest modularity."""
    seconds: list[float] = []
    figures: Figures = {}
    resident_memory.reset_peak()
    before, peak = resident_memory.current(), 0.0
    while not seconds or (len(seconds) < repeats and sum(seconds) < budget):
        begin = time.perf_counter()
        result = measure.run()
        seconds.append(time.perf_counter() - begin)
        peak = max(peak, resident_memory.peak())
        latest = measure.translate(result)
        if "modularity" not in figures or latest["modularity"] > figures["modularity"]:
            figures = latest
    modularity = figures.pop("modularity", [None])[0]
    return {
        "seconds": seconds, "peak_mib": peak, "added_mib": max(0.0, peak - before), "modularity": modularity,
        "checksums": {name: checksum(values) for name, values in figures.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m peers", description=__doc__)
    parser.add_argument("library", choices=LIBRARIES)
    parser.add_argument("measures", nargs="+", metavar="MEASURE")
    parser.add_argument("--edges", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--directed", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--budget", type=float, default=float("inf"), metavar="SECONDS")
    parser.add_argument("--sources", type=int, help="begin searches from so many nodes only")
    arguments = parser.parse_args()

    library = importlib.import_module(f"peers.{LIBRARIES[arguments.library]}")
    edges = edge_list.read(arguments.edges, arguments.weights, arguments.directed)
    table = {"build": building(library, edges)}
    if arguments.measures != ["build"]:
        settings = Settings(arguments.threads, arguments.sources)
        table |= library.measures(library.build(edges), edges, settings)
    for name in arguments.measures:
        line = {
            "contestant": arguments.library, "measure": name, "nodes": edges.node_count, "edges": len(edges.pairs),
            "sources": arguments.sources, **time_measure(table[name], arguments.repeats, arguments.budget),
        }
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
