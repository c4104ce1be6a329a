"""Running the core and its peers: one process a figure, each with a time limit."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
CORE = "copgraph"


@dataclass(frozen=True)
class Network:
    """The files of a network, and how they are to be read."""

    name: str
    is_weighted: bool = False
    is_directed: bool = False
    folder: Path = HERE / "data"

    @property
    def arguments(self) -> list[str]:
        stem = self.folder / (self.name + ("-directed" if self.is_directed else ""))
        weights = ["--weights", f"{stem}.weights"] if self.is_weighted else []
        return ["--edges", f"{stem}.edges", *weights, *(["--directed"] if self.is_directed else [])]


@dataclass
class Figure:
    """What is known of one measure by one contestant; `failure` says why there are no times."""

    contestant: str
    seconds: list[float] = field(default_factory=list)
    nodes: int = 0
    edges: int = 0
    peak_mib: float = 0
    added_mib: float = 0
    modularity: float | None = None
    checksums: dict[str, dict[str, float]] = field(default_factory=dict)
    is_extrapolated: bool = False
    failure: str | None = None
    #: The time limit, where that is why.
    exceeded_seconds: float | None = None


class Contestants:
    """Knows how to run everybody."""

    def __init__(self, core: Path, threads: int, limit_seconds: float) -> None:
        self.core = core
        self.threads = threads
        self.limit_seconds = limit_seconds
        listing = subprocess.run([core, "list"], check=True, capture_output=True, text=True)
        self.core_measures = frozenset(listing.stdout.split())

    def run(
        self, contestant: str, measures: list[str], network: Network, repeats: int = 1, budget: float | None = None,
        sources: int | None = None,
    ) -> dict[str, Figure]:
        """Runs some measures in one process; those that it did not come to have a figure that says why."""
        is_core = contestant == CORE
        program = [str(self.core)] if is_core else [sys.executable, "-m", "peers", contestant]
        command = [*program, *measures, *network.arguments, "--threads", str(self.threads), "--repeats", str(repeats)]
        command += [] if budget is None else ["--budget", str(budget)]
        command += [] if sources is None or is_core else ["--sources", str(sources)]
        output, missing = self._output(command)
        figures = {measure: replace(missing, contestant=contestant) for measure in measures}
        for line in map(json.loads, output.splitlines()):
            figures[line["measure"]] = self._figure(contestant, line)
        return figures

    def _output(self, command: list[str]) -> tuple[str, Figure]:
        """What a program printed, and the figure of what it did not print, which says why."""
        threads = str(self.threads)
        environment = os.environ | {"OMP_NUM_THREADS": threads, "RAYON_NUM_THREADS": threads}
        try:
            done = subprocess.run(
                command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=self.limit_seconds)
        except subprocess.TimeoutExpired as timeout:
            limit = self.limit_seconds
            missing = Figure("", failure=f"more than {limit:.0f} s", exceeded_seconds=limit)
            return (timeout.stdout or b"").decode(), missing
        last_words = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        return done.stdout, Figure("", failure=last_words[0])

    @staticmethod
    def _figure(contestant: str, line: dict) -> Figure:
        sources = line.get("sources")
        factor = line["nodes"] / sources if sources else 1
        return Figure(
            contestant, [seconds * factor for seconds in line["seconds"]], line["nodes"], line["edges"],
            line["peak_mib"], line["added_mib"], line.get("modularity"), line["checksums"], bool(sources))


def difference(ours: Figure, theirs: Figure) -> tuple[str, float] | None:
    """The result that differs most between two contestants, and by what share of it; `None` with none in common."""
    shares = {
        name: max(abs(ours.checksums[name][part] - other) / (abs(other) or 1) for part, other in sums.items())
        for name, sums in theirs.checksums.items()
        if name in ours.checksums
    }
    return max(shares.items(), key=lambda item: item[1], default=None)
