"""Times whole commands: `copgraph analyze` from a log to a folder with a report, beside a script of other libraries.

Everything that a user waits for is in it: reading, measures, the lens with its intervals, pictures and files. The script
(`peer_pipeline.py`: polars, igraph and Graphviz) computes the same measures of the network and draws one picture; it has no
lens and no intervals. All rows are of one run: everybody takes a turn on a log, and again, and the median counts.
"""

import argparse
import datetime
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE / "data"
HEADING = "## Whole commands"


@dataclass(frozen=True)
class Row:
    """A log, by how many members and rows it is made for, or where it is."""

    members: int
    rows: int
    #: Further options of `copgraph analyze`.
    options: tuple[str, ...] = ()
    log: Path | None = None
    has_peer: bool = True

    @property
    def title(self) -> str:
        what = self.log.name if self.log else f"{self.members:,} members, {self.rows:,} rows"
        return what + (f", `{' '.join(self.options)}`" if self.options else "")

    def path(self, program: Path) -> Path:
        """The log, made unless it is there."""
        if self.log:
            return self.log
        place = DATA / f"log-{self.members}-{self.rows}.csv"
        if not place.exists():
            making = [program, "generate", "--members", str(self.members), "--interactions", str(self.rows), "--seed", "5"]
            subprocess.run([*making, "-o", place], check=True, stdout=subprocess.DEVNULL)
        return place


#: How cost grows with rows and with members, and what was asked for.
ROWS = [
    Row(1_000, 100_000),
    Row(1_000, 1_000_000),
    Row(1_000, 1_000_000, ("--no-diagrams",)),
    Row(5_000, 1_000_000),
    Row(3_000, 300_000),
    Row(10_000, 300_000),
    Row(30_000, 300_000, has_peer=False),
]
LARGE = [Row(20_000, 2_000_000), Row(200_000, 20_000_000, has_peer=False)]


@dataclass
class Turns:
    """What somebody took for a log, once a turn."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak_mib: float = 0
    failure: str | None = None

    def measure(self, command: list, limit: float) -> None:
        """Runs a command and takes note of its seconds and its memory, in a process that has no other children."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(writer, json.dumps(measured(command, limit)).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as told:
            figures = json.load(told)
        os.waitpid(child, 0)
        self.failure = figures["failure"]
        if not self.failure:
            self.wall.append(figures["wall"])
            self.processor.append(figures["processor"])
            self.peak_mib = max(self.peak_mib, figures["peak_mib"])


def measured(command: list, limit: float) -> dict:
    begin = time.perf_counter()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=limit)
        failure = "failed" if done.returncode else None
        sys.stderr.write(done.stderr.decode(errors="replace")[-2_000:] if failure else "")
    except subprocess.TimeoutExpired:
        failure = f">{limit:.0f}"
    wall = time.perf_counter() - begin
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = usage.ru_maxrss / (2**10 if sys.platform == "linux" else 2**20)
    return {"wall": wall, "processor": usage.ru_utime + usage.ru_stime, "peak_mib": peak, "failure": failure}


def run(row: Row, program: Path, threads: int, rounds: int, limit: float) -> tuple[Turns, Turns | None]:
    """Everybody in turn on one log."""
    log = row.path(program)
    folder = DATA / "whole"
    ours, theirs = Turns(), Turns() if row.has_peer else None
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        if not ours.failure:
            options = ["-o", folder / "report", "--threads", str(threads), "--quiet", *row.options]
            folder.mkdir(parents=True)
            ours.measure([program, "analyze", log, *options], limit)
        if theirs and not theirs.failure and not (theirs.wall and theirs.wall[0] > limit / 3):
            theirs.measure([sys.executable, HERE / "peer_pipeline.py", log, folder / "peer"], limit)
    shutil.rmtree(folder, ignore_errors=True)
    return ours, theirs


# MARK: The page

PREFACE = """\
Written by `Benchmarks/run --whole`; not edited by hand. `copgraph analyze LOG` with all defaults unless options are named:
reading, measures, the lens with its intervals, pictures and all files of the report. Beside it `peer_pipeline.py`, which
reads with polars, measures with igraph and draws with Graphviz; it computes the same measures of the network, no lens and no
intervals. Wall and processor seconds are medians of {rounds} turns, all of one run; `>` is the time limit. MiB is the most
memory that a process held."""


def seconds(values: list[float], turns: Turns) -> str:
    return turns.failure or (f"{statistics.median(values):.3g}" if values else "–")


def cells(row: Row, ours: Turns, theirs: Turns | None) -> list[str]:
    told = [row.title, seconds(ours.wall, ours), seconds(ours.processor, ours), f"{ours.peak_mib:.0f}"]
    if theirs is None:
        return told + ["not asked", "", ""]
    ratio = ""
    if ours.wall and theirs.wall:
        ratio = f"{statistics.median(theirs.wall) / statistics.median(ours.wall):.1f}×"
    return told + [seconds(theirs.wall, theirs), f"{theirs.peak_mib:.0f}", ratio]


def page(found: list[tuple[Row, Turns, Turns | None]], rounds: int) -> str:
    commit = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    lines = [HEADING, "", PREFACE.format(rounds=rounds), ""]
    lines.append(
        f"{datetime.date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, for which "
        f"{os.getloadavg()[2]:.1f} programs asked at a time in the last quarter of an hour; commit "
        f"{commit.stdout.strip() or 'unknown'}."
        + ("" if shutil.which("sfdp") else " Graphviz is not installed: the script drew no picture.")
    )
    lines += ["", "| log | wall | processor | MiB | script, wall | script, MiB | ratio |",
              "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    lines += [f"| {' | '.join(cells(*row))} |" for row in found]
    return "\n".join(lines) + "\n"


def save(text: str) -> None:
    """Puts the section in its place: before that of the backends, which is the last one."""
    import backends

    place = HERE / "RESULTS.md"
    before, heading, after = place.read_text(encoding="utf-8").partition(f"\n{backends.HEADING}\n")
    before = before.split(f"\n{HEADING}\n")[0].rstrip("\n")
    place.write_text(f"{before}\n\n{text}{heading}{after}", encoding="utf-8")


def build() -> Path:
    """Builds the program as a user would, and tells where it is."""
    command = ["swift", "build", "--package-path", str(HERE.parent), "-c", "release", "--product", "copgraph"]
    subprocess.run(command, check=True, stdout=sys.stderr)
    folder = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return Path(folder) / "copgraph"


def main() -> None:
    parser = argparse.ArgumentParser(prog="Benchmarks/run --whole", description=__doc__)
    parser.add_argument("--large", action="store_true", help="also logs of 2 and 20 million rows")
    parser.add_argument("--log", type=Path, action="append", default=[], metavar="CSV", help="also this log")
    parser.add_argument("--only", action="append", default=[], metavar="ROW", help="only logs whose title has this in it")
    parser.add_argument("--rounds", type=int, default=3, help="turns that everybody takes (default: 3)")
    parser.add_argument("--threads", type=int, default=2, help="for copgraph (default: 2)")
    parser.add_argument("--limit", type=float, default=900, help="seconds that a command may take")
    parser.add_argument("--program", type=Path, metavar="PROGRAM", help="a copgraph that is built already")
    parser.add_argument("--dry", action="store_true", help="print the section instead of saving it")
    arguments = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    program = (arguments.program or build()).resolve()
    rows = [Row(0, 0, log=log.resolve()) for log in arguments.log] + ROWS + (LARGE if arguments.large else [])
    found = []
    for row in rows:
        if arguments.only and not any(part in row.title for part in arguments.only):
            continue
        ours, theirs = run(row, program, arguments.threads, arguments.rounds, arguments.limit)
        found.append((row, ours, theirs))
        print(" | ".join(cells(row, ours, theirs)), file=sys.stderr, flush=True)
    text = page(found, arguments.rounds)
    print(text) if arguments.dry else save(text)


if __name__ == "__main__":
    main()
