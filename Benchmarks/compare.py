"""Compare the speed of copgraph's core with that of other libraries, on the same networks in the same run.

Results are compared first, on a small network; then everybody is timed in turn, each figure in a process of its own,
and a table with medians and ratios is printed and saved: in data/quick.md, or in RESULTS.md by a --full run, beside
the rows that earlier full runs have measured."""

import argparse
import dataclasses
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import backends
import edge_list
import kept_rows
import make_graphs
import plan
import results_table
import whole
from contestants import CORE, HERE, Contestants, Figure, Network, difference
from kept_rows import TimedRow
from plan import Row


@dataclasses.dataclass(frozen=True)
class Pace:
    """How thoroughly to measure."""

    #: Everybody takes a turn so many times; one that takes longer than `once_seconds` has only one turn.
    rounds: int
    once_seconds: float
    #: At most so many runs a turn, and none is begun after so many seconds.
    repeats: int
    budget_seconds: float
    limit_seconds: float


QUICK = Pace(rounds=1, once_seconds=5, repeats=3, budget_seconds=0.5, limit_seconds=30)
FULL = Pace(rounds=3, once_seconds=20, repeats=5, budget_seconds=3, limit_seconds=1_200)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def build_core() -> Path:
    """Builds the core's benchmark program as a user would build it, and tells where it is."""
    command = ["swift", "build", "--package-path", str(HERE.parent), "-c", "release", "--product", "CoreBenchmarks"]
    say("Building the core")
    subprocess.run(command, check=True, stdout=sys.stderr)
    folder = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return Path(folder) / "CoreBenchmarks"


# MARK: The check before

def check(contestants: Contestants, rows: list[Row]) -> list[str]:
    """Compares results of all that will be timed on a small network; says what differs by more than the tolerance."""
    make_graphs.make(plan.CHECKED_GRAPH)
    ours_by_network: dict[Network, set[str]] = defaultdict(set)
    theirs_by_network: dict[tuple[Network, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.measure not in contestants.core_measures or row.measure == "all":
            continue
        network = Network(plan.CHECKED_GRAPH, row.is_weighted, row.is_directed)
        ours_by_network[network].add(row.measure)
        for peer, measure in measures_to_check(row):
            theirs_by_network[network, peer].add(measure)
    ours = {network: ours_together(contestants, network, sorted(names)) for network, names in ours_by_network.items()}
    problems = []
    for (network, peer), names in theirs_by_network.items():
        for measure, theirs in contestants.run(peer, sorted(names), network).items():
            problems += check_one(network, measure, ours[network], theirs)
    return problems


def ours_together(contestants: Contestants, network: Network, measures: list[str]) -> Figure:
    """All results of the core on one network."""
    together = Figure(CORE)
    for measure, figure in contestants.run(CORE, measures, network).items():
        if figure.failure:
            sys.exit(f"copgraph's {measure}: {figure.failure}")
        together.checksums |= figure.checksums
    return together


def measures_to_check(row: Row) -> list[tuple[str, str]]:
    """Who is asked for what because of a row: the peers for what will be timed and what belongs to it, and NetworkX."""
    asked = [(peer, row.peer_measure or row.measure) for peer in row.peers]
    if row.measure in plan.CHECKED_BY_NETWORKX and not row.peer_measure:
        asked.append((plan.NETWORKX, row.measure))
    beside = [(peer, extra) for peer, measure in asked for extra in plan.CHECKED_BESIDE.get((peer, measure), ())]
    return asked + beside


def check_one(network: Network, measure: str, ours: Figure, theirs: Figure) -> list[str]:
    """What is wrong with one result of a peer, unless it is known."""
    if theirs.failure:
        return [f"{theirs.contestant}'s {measure}: {theirs.failure}"]
    worst = difference(ours, theirs)
    if worst is None or worst[1] <= plan.TOLERANCE:
        return []
    kind = ("directed " if network.is_directed else "") + ("weighted " if network.is_weighted else "")
    text = f"{theirs.contestant}'s {kind}{worst[0]} differs by {worst[1]:.1e}"
    reason = plan.KNOWN_DIFFERENCES.get((theirs.contestant, measure, network.is_weighted))
    if reason is None:
        return [text]
    say(f"  {text}: {reason}")
    return []


# MARK: The race

def race(contestants: Contestants, row: Row, pace: Pace) -> dict[str, Figure]:
    """Times one row: everybody in turn, and again."""
    network = Network(row.graph, row.is_weighted, row.is_directed)
    repeats, budget = (row.runs, None) if row.runs else (pace.repeats, pace.budget_seconds)
    entrants = [CORE] if row.measure in contestants.core_measures else []
    figures: dict[str, Figure] = {}
    for _ in range(1 if row.runs else pace.rounds):
        for contestant in [*entrants, *row.peers]:
            known = figures.get(contestant)
            if known and (known.failure or known.is_extrapolated or max(known.seconds) > pace.once_seconds):
                continue
            measure = row.peer_measure if contestant != CORE and row.peer_measure else row.measure
            figure = contestants.run(contestant, [measure], network, repeats, budget, row.sources)[measure]
            figures[contestant] = combined(known, figure) if known else figure
            say(f"  {contestant}: {figure.failure or f'{statistics.median(figure.seconds):.4g} s'}")
    return figures


def combined(first: Figure, second: Figure) -> Figure:
    """Two turns of one contestant."""
    if second.failure:
        return second
    return dataclasses.replace(
        second, seconds=first.seconds + second.seconds, peak_mib=max(first.peak_mib, second.peak_mib),
        added_mib=max(first.added_mib, second.added_mib))


# MARK: The command line

def real_network(path: Path) -> str:
    """Reads a network of the user's and leaves it where the programs find it, named after its folder or file."""
    name = path.parent.name if path.stem == "edges" else path.stem
    edge_list.write(edge_list.read_csv(path), make_graphs.DATA / f"{name}.edges")
    return name


def rows_to_time(arguments: argparse.Namespace) -> list[Row]:
    rows = list(plan.FULL if arguments.full else plan.QUICK)
    if arguments.hours:
        rows += plan.HOURS
    for path in arguments.edges:
        rows += plan.of_real_network(real_network(path))
    return [row for row in rows if not arguments.only or row.measure in arguments.only or row.title in arguments.only]


def all_full_rows() -> list[Row]:
    """Every row that a full run may ever have measured: also those of hours, and of networks that a user gave."""
    built_in = [*plan.FULL, *plan.HOURS]
    known = {row.graph for row in built_in} | set(make_graphs.NAMES) | {plan.CHECKED_GRAPH}
    given = sorted(path.stem for path in make_graphs.DATA.glob("*.edges"))
    real = [name for name in given if name.removesuffix("-directed") not in known]
    return built_in + [row for name in real for row in plan.of_real_network(name)]


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--quick", action="store_true", help="small networks, one turn each (the default; some minutes)")
    how.add_argument("--full", action="store_true", help="networks of 20,000 and 200,000 members (more than an hour)")
    parser.add_argument("--hours", action="store_true",
                        help="also exact betweenness of 200,000 members, by copgraph alone")
    parser.add_argument("--edges", type=Path, action="append", default=[], metavar="CSV",
                        help="also this undirected network, of lines source,target; may be given more than once")
    parser.add_argument("--only", action="append", default=[], metavar="MEASURE",
                        help="only this measure, or the row of this title; may be given more than once")
    parser.add_argument("--threads", type=int, default=2, help="for everybody who can use them (default: 2)")
    parser.add_argument("--core", type=Path, metavar="PROGRAM", help="a CoreBenchmarks that is built already")
    return parser.parse_args()


def main() -> None:
    arguments = parsed_arguments()
    pace = FULL if arguments.full else QUICK
    make_graphs.DATA.mkdir(exist_ok=True)
    rows = rows_to_time(arguments)
    contestants = Contestants((arguments.core or build_core()).resolve(), arguments.threads, pace.limit_seconds)

    say("Comparing results")
    if problems := check(contestants, rows):
        sys.exit("\n".join(["Results differ, so nothing was timed:", *problems]))

    timed = []
    commit = kept_rows.current_commit()
    for row in rows:
        if row.graph in make_graphs.NAMES:
            make_graphs.make(row.graph)
        say(f"{row.title}, {row.graph}")
        timed.append(TimedRow(row, race(contestants, row, pace), commit))
        if arguments.full:
            kept_rows.keep(timed[-1])

    if arguments.full:
        timed = kept_rows.kept(all_full_rows())
    page = results_table.page(timed, arguments.threads, is_full=arguments.full)
    place = HERE / "RESULTS.md" if arguments.full else make_graphs.DATA / "quick.md"
    if arguments.full and place.exists():
        # The sections that whole.py and backends.py write stay.
        before = place.read_text(encoding="utf-8")
        heading = whole.HEADING if f"\n{whole.HEADING}\n" in before else backends.HEADING
        page += "".join(before.partition(f"\n{heading}\n")[1:])
    place.write_text(page, encoding="utf-8")
    print(page)
    say(f"Saved in {place}")


if __name__ == "__main__":
    main()
