"""The page of results: machine and versions, a table for each kind of network, and what to know about its figures."""

import datetime
import importlib.metadata
import os
import platform
import statistics
import subprocess
from collections.abc import Iterable
from pathlib import Path

import make_graphs
import plan
from contestants import CORE, HERE, Figure, difference
from kept_rows import TimedRow
from plan import Row

READING = """\
Seconds are medians of wall time. The ratio is that of the fastest peer's time to copgraph's. `~` is extrapolated from
searches that begin at some of the nodes; `>` is the time limit; `≠` is a result whose sums differ from copgraph's by
more than 1e-6 of them, see below the table; `Q` is the modularity; `–` is not there. MiB is the most memory that
copgraph's process held, and how much of it came on top of the input. A row is always of one run; the last column is
the commit that it measured.
"""


def page(timed: list[TimedRow], threads: int, is_full: bool) -> str:
    """The whole page, as Markdown."""
    command = f"Benchmarks/run --{'full' if is_full else 'quick'}"
    notes: list[str] = []
    parts = [
        "# Speed beside other libraries\n", f"Written by `{command}`; not edited by hand.\n", machine(threads), READING,
        section("Synthetic communities", [item for item in timed if item.row.graph in make_graphs.NAMES], notes),
        section("Real networks", [item for item in timed if item.row.graph not in make_graphs.NAMES], notes),
        "\n".join(f"{number}. {note}" for number, note in enumerate(notes, start=1)),
    ]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


# MARK: Machine and versions

def machine(threads: int) -> str:
    """When, where and with what."""
    rows = {
        "date": datetime.date.today().isoformat(),
        "machine": f"{processor()}, {os.cpu_count()} cores, {memory_gib():.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "threads": str(threads),
        "compiler": first_line("swift", "--version"),
        "peers": ", ".join(
            f"{peer} {importlib.metadata.version(peer.lower())}" for peer in (*plan.PEERS, plan.NETWORKX)),
        "Python": platform.python_version(),
    }
    return "".join(f"- {name}: {value}\n" for name, value in rows.items())


def processor() -> str:
    """The name of the processor, from where the system keeps it."""
    if platform.system() == "Darwin":
        return first_line("sysctl", "-n", "machdep.cpu.brand_string")
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def first_line(*command: str) -> str:
    """The first line that a program prints, or `unknown` where it is not there."""
    try:
        lines = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return next(iter(lines), "unknown").strip()


# MARK: Tables

def section(title: str, timed: list[TimedRow], notes: list[str]) -> str:
    """One table; what is to be said about its rows is added to the notes."""
    if not timed:
        return ""
    has_goals = any(item.row.goal for item in timed)
    header = ["measure", "network", CORE, "MiB (added)", *plan.PEERS, "ratio", *(["goal"] if has_goals else []),
              "commit"]
    lines = [f"## {title}\n", line(header), line(["---"] * 2 + ["---:"] * (len(header) - 2))]
    for item in timed:
        row, figures = item.row, item.figures
        ratio = ratio_to_fastest(figures)
        cells = [
            row.title + reference(row.note, notes), network_name(row, figures), cell(row, figures, CORE, notes),
            memory(figures.get(CORE)),
            *(cell(row, figures, peer, notes) for peer in plan.PEERS),
            "–" if ratio is None else f"{significant(ratio)}×",
        ]
        cells += [f"{row.goal:g}×" if row.goal else "–"] if has_goals else []
        lines.append(line([*cells, item.commit]))
    return "\n".join(lines) + "\n"


def line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def network_name(row: Row, figures: dict[str, Figure]) -> str:
    """The network with its size."""
    known = next((figure for figure in figures.values() if has_times(figure)), None)
    return row.graph if known is None else f"{row.graph}: {known.nodes:,} nodes, {known.edges:,} edges"


def cell(row: Row, figures: dict[str, Figure], contestant: str, notes: list[str]) -> str:
    """The median of one contestant, with its marks."""
    figure = figures.get(contestant)
    if figure is None:
        return "–"
    if figure.exceeded_seconds:
        return f"> {figure.exceeded_seconds:.0f}"
    if figure.failure:
        return "–" + reference(f"{contestant}: {figure.failure}", notes)
    text = ("~" if figure.is_extrapolated else "") + significant(statistics.median(figure.seconds))
    if figure.modularity is not None:
        text += f" (Q {figure.modularity:.4f})"
    return text + difference_mark(row, figures, figure, notes)


def memory(figure: Figure | None) -> str:
    """The peak of a process, and how much of it the measure added."""
    return f"{figure.peak_mib:.0f} ({figure.added_mib:.1f})" if has_times(figure) else "–"


def difference_mark(row: Row, figures: dict[str, Figure], figure: Figure, notes: list[str]) -> str:
    """The mark of a result that differs from the core's."""
    ours = figures.get(CORE)
    worst = difference(ours, figure) if ours and figure is not ours else None
    if worst is None or worst[1] <= plan.TOLERANCE:
        return ""
    reason = plan.KNOWN_DIFFERENCES.get((figure.contestant, row.peer_measure or row.measure, row.is_weighted))
    text = f"{figure.contestant}'s {worst[0]} differs by {worst[1]:.1e}" + (f": {reason}" if reason else "")
    return " ≠" + reference(text, notes)


def reference(note: str, notes: list[str]) -> str:
    """The number of a note, which is added unless it is there."""
    if not note:
        return ""
    if note not in notes:
        notes.append(note)
    return f" [{notes.index(note) + 1}]"


def ratio_to_fastest(figures: dict[str, Figure]) -> float | None:
    """How many times as long as the core the fastest of the peers takes."""
    medians = {name: statistics.median(figure.seconds) for name, figure in figures.items() if has_times(figure)}
    ours = medians.pop(CORE, None)
    return min(medians.values()) / ours if ours and medians else None


def has_times(figure: Figure | None) -> bool:
    return figure is not None and figure.failure is None


def significant(value: float) -> str:
    """Three significant digits, without an exponent."""
    return f"{value:.0f}" if value >= 100 else f"{value:#.3g}" if value >= 1e-4 else f"{value:.6f}"
