"""The rows that were measured, kept from run to run, so that a full table can be measured in several sittings."""

import dataclasses
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import make_graphs
from contestants import HERE, Figure
from plan import Row

FOLDER = make_graphs.DATA / "rows"


@dataclass(frozen=True)
class TimedRow:
    """One row with what everybody took for it, in one run; and of which commit the core was."""

    row: Row
    figures: dict[str, Figure]
    commit: str


def current_commit() -> str:
    """The commit of the core's sources; marked when they hold changes that are not committed."""
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def keep(timed: TimedRow) -> None:
    """Writes one row over its predecessor."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {name: dataclasses.asdict(figure) for name, figure in timed.figures.items()}
    _place(timed.row).write_text(json.dumps({"commit": timed.commit, "figures": figures}), encoding="utf-8")


def kept(rows: list[Row]) -> list[TimedRow]:
    """What is known of these rows, without those that were never measured."""
    found = []
    for row in rows:
        place = _place(row)
        if place.exists():
            stored = json.loads(place.read_text(encoding="utf-8"))
            figures = {name: Figure(**values) for name, values in stored["figures"].items()}
            found.append(TimedRow(row, figures, stored["commit"]))
    return found


def _place(row: Row) -> Path:
    return FOLDER / (re.sub(r"[^a-z]+", "-", row.title.lower()).strip("-") + f"-{row.graph}.json")
