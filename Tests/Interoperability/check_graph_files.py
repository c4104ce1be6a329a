"""Checks that other programs read the files of `copgraph export` and `measure` as copgraph meant them.

Usage: check_graph_files.py COPGRAPH [LOG[,MEMBERS]...]

Exports every log, and one whose names have a meaning in every format, without and with directions, and compares what each
reader makes of each file with the tables of `copgraph measure`: members, ties, weights, numbers, and their types. Readers that
are not installed are skipped, which is said; graph-tool is looked for in the Python that GRAPH_TOOL_PYTHON names, and the schema
of GEXF 1.3 (gexf.rng with what it includes) in the folder GEXF_SCHEMA. Prints one line a check; exits with 1 if one of them
fails.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import readers

HOSTILE = [
    'say "hi"', "DOMAIN\\user", "end\\", "<b>&amp;</b>", "]]>", "it's", "a,b", "node", "graph", "1", "007", "=cmd()",
    "-1", "🦊 fox", "two\nlines", "{{x}}", "#hash", "$math$", "back\\\\slash", "%41", "*Edges", "é", "e\u0301x", "a:b|c",
]


def main(copgraph: str, logs: list[str]) -> int:
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, log, members in [*map(split, logs), ("hostile", write_hostile(Path(folder)), None)]:
            for is_directed in (False, True):
                if is_directed and not has_directions(copgraph, log):
                    continue
                work = Path(folder) / f"{name}{'-directed' if is_directed else ''}"
                work.mkdir()
                network = Network(copgraph, log, members, work, is_directed)
                failures += check(network, name + (", directed" if is_directed else ""))
    for reason in readers.skipped():
        print(f"SKIPPED  {reason}")
    return 1 if failures else 0


def has_directions(copgraph: str, log: str) -> bool:
    run = subprocess.run([copgraph, "measure", log, "--directed", "--measures", "degree"], capture_output=True, check=False)
    return run.returncode != 64


def split(argument: str):
    log, _, members = argument.partition(",")
    name = Path(log).parent.name if Path(log).stem == "interactions" else Path(log).stem
    return name, log, members or None


def write_hostile(folder: Path) -> str:
    path = folder / "hostile.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["from", "to", "weight", "kind"])
        for index, name in enumerate(HOSTILE):
            rows.writerow([name, HOSTILE[(index + 1) % len(HOSTILE)], 0.5 + index, 'a "kind"' if index % 2 else "b c"])
            rows.writerow([HOSTILE[index // 2], name, 1, "b c"])
    return str(path)


class Network:
    """What copgraph says itself, and the folder with what it wrote for others."""

    def __init__(self, copgraph: str, log: str, members: str | None, folder: Path, is_directed: bool):
        self.folder, self.is_directed = folder, is_directed
        options = ([] if members is None else ["--members", members]) + (["--directed"] if is_directed else [])

        def run(*arguments: str) -> bytes:
            return subprocess.run([copgraph, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

        (folder / "members.csv").write_bytes(run("measure", log, *options))
        (folder / "ties.csv").write_bytes(run("measure", log, "--of", "ties", *options))
        for ending in ["graphml", "gexf", "dot", "net", "paj", "json", "csv"]:
            run("export", log, *options, "-o", str(folder / f"network.{ending}"), "--quiet")
        self.members = table(folder / "members.csv")
        self.ids = [member["member"] for member in self.members]
        # What a directed file has: an edge for each direction with interactions.
        self.edges = {}
        for tie in table(folder / "ties.csv"):
            ends, there, back = (tie["member_a"], tie["member_b"]), float(tie["a_to_b"]), float(tie["b_to_a"])
            if not is_directed:
                self.edges[self.key(*ends)] = (there + back, tie)
                continue
            for source, target, weight in [(*ends, there), (*ends[::-1], back)]:
                if weight > 0:
                    self.edges[source, target] = (weight, tie)

    def key(self, source, target):
        return (source, target) if self.is_directed else tuple(sorted((source, target)))


def table(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check(network: Network, name: str) -> int:
    failures = 0
    for reader, read in readers.all_readers():
        try:
            result = read(network)
        except readers.NotInstalled:
            continue
        except Exception as error:  # A reader that fails is what this looks for.
            result = f"{type(error).__name__}: {error}"
        if result:
            failures += 1
        print(f"{'FAILED' if result else 'ok'}  {name}: {reader}{f': {result}' if result else ''}", flush=True)
    return failures


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
