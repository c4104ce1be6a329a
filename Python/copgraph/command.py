"""Logs, by the command ``copgraph`` where it is installed."""

from __future__ import annotations

import base64
import html
import json
import os
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .graph import Graph

if TYPE_CHECKING:
    import pandas


class CommandError(RuntimeError):
    """What the command says when it cannot do what it is asked for."""


class Analysis:
    """What the command found in a log, as tables of pandas.

    In a notebook it shows the report, or the counts of the log where no report was asked for.
    """

    def __init__(self, folder: Path, *, has_report: bool, owns_folder: bool) -> None:
        #: Where the files of the analysis are.
        self.folder = folder
        self._has_report = has_report
        if owns_folder:
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    @cached_property
    def members(self) -> pandas.DataFrame:
        """One row a member, called by its id, with its measures."""
        names = ["member", "name", "group", "role", "manager"]
        return self._table("members.csv", dict.fromkeys(names, str)).set_index("member")

    @cached_property
    def ties(self) -> pandas.DataFrame:
        """One row a tie: how often each of the two turned to the other, when first and last (seconds where the log counts them), and its measures."""
        names = ["member_a", "member_b", "name_a", "name_b", "group_a", "group_b"]
        return self._table("ties.csv", dict.fromkeys(names, str), times=("first", "last"))

    @cached_property
    def timeline(self) -> pandas.DataFrame:
        """One row a window of time; empty for a log without times."""
        return self._table("timeline.csv", {"label": str}, times=("begin", "end"))

    @cached_property
    def rejected(self) -> pandas.DataFrame:
        """The rows of the log that could not be used, each with its reason; empty when all could."""
        return self._table("rejected.csv", str)

    @cached_property
    def summary(self) -> dict[str, Any]:
        """All numbers of the analysis, as the report's ``summary.json`` has them."""
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))

    @cached_property
    def graph(self) -> Graph:
        """The network: an undirected graph of all members, isolates included, weighted by interactions both ways."""
        ties = self.ties
        weights = (ties["a_to_b"].fillna(0) + ties["b_to_a"].fillna(0)) if "a_to_b" in ties else None
        return Graph.from_edges(
            ties["member_a"].to_numpy(object),
            ties["member_b"].to_numpy(object),
            weights,
            nodes=self.members.index.tolist(),
        )

    def _table(self, name: str, types, times: Sequence[str] = ()) -> pandas.DataFrame:
        import pandas

        path = self.folder / name
        if not path.exists():
            return pandas.DataFrame()
        # Members may be called NA or null: nothing but an empty cell is missing.
        table = pandas.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])
        for column in times:
            # A log that counts seconds has numbers there.
            if column in table and not (table[column].dtype.kind == "f" and table[column].notna().any()):
                table[column] = pandas.to_datetime(table[column], utc=True, errors="coerce")
        return table

    def __repr__(self) -> str:
        return f"<copgraph.Analysis: {len(self.members):,} members, {len(self.ties):,} ties>"

    def _repr_html_(self) -> str:
        if not self._has_report:
            return f"<p>{html.escape(repr(self)[1:-1])}, {len(self.rejected):,} rejected rows</p>" + (
                self.members.head(10)._repr_html_() or ""
            )
        page = base64.b64encode((self.folder / "report.html").read_bytes()).decode("ascii")
        return (
            f'<iframe src="data:text/html;charset=utf-8;base64,{page}" sandbox="allow-scripts" '
            'style="width: 100%; height: 42em; border: 1px solid #ccc"></iframe>'
        )


def analyze(
    log: str | os.PathLike | Sequence[str | os.PathLike],
    *,
    out: str | os.PathLike | None = None,
    members: str | os.PathLike | None = None,
    command: str | os.PathLike | None = None,
    **options: Any,
) -> Analysis:
    """Analyses a log and writes its report, by the command ``copgraph analyze``.

    Parameters
    ----------
    log : path or sequence of paths
        A table of interactions, or any other form of log that the command reads.
    out : path, optional
        The folder to write; by default one that goes away with the result.
    members : path, optional
        A table of the members.
    command : path, optional
        The command; by default the one that the shell would find, or that ``COPGRAPH`` names.
    **options
        Further options of the command, ``weighted=True`` for ``--weighted``, ``since="2025-01-31"`` for
        ``--since 2025-01-31``, ``diagrams=False`` for ``--no-diagrams``; sequences are given with commas.

    Raises
    ------
    FileNotFoundError
        The command is not installed.
    CommandError
        The command failed; its words are those of the exception.
    """
    folder = Path(tempfile.mkdtemp(prefix="copgraph-")) if out is None else Path(out)
    try:
        _run(command, "analyze", log, {"members": members, "out": folder, **options})
    except BaseException:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return Analysis(folder, has_report=True, owns_folder=out is None)


def read_log(
    log: str | os.PathLike | Sequence[str | os.PathLike],
    *,
    members: str | os.PathLike | None = None,
    command: str | os.PathLike | None = None,
    **options: Any,
) -> Analysis:
    """Reads a log into its network: ``.members``, ``.ties``, ``.rejected`` and ``.graph``, without pictures.

    Parameters are those of :func:`analyze`.
    """
    folder = Path(tempfile.mkdtemp(prefix="copgraph-"))
    try:
        _run(command, "analyze", log, {"members": members, "out": folder, "diagrams": False, "resamples": 0, **options})
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Analysis(folder, has_report=False, owns_folder=True)


def _run(command, verb: str, log, options: Mapping[str, Any]) -> None:
    found = command or os.environ.get("COPGRAPH") or shutil.which("copgraph")
    if found is None:
        raise FileNotFoundError(
            "The command copgraph is not installed: `make install` in its repository installs it, and command= says "
            "where it is."
        )
    logs = [log] if isinstance(log, (str, os.PathLike)) else list(log)
    arguments = [os.fspath(found), verb, *_arguments(options), "--replace", "--quiet", "--", *map(os.fspath, logs)]
    done = subprocess.run(arguments, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise CommandError(done.stderr.strip() or f"copgraph {verb} ended with status {done.returncode}.")


def _arguments(options: Mapping[str, Any]) -> list[str]:
    arguments = []
    for name, value in options.items():
        option = name.rstrip("_").replace("_", "-")
        if value is None:
            continue
        if value is True:
            arguments.append(f"--{option}")
        elif value is False:
            arguments.append(f"--no-{option}")
        else:
            is_list = isinstance(value, Sequence) and not isinstance(value, str)
            text = (
                ",".join(map(str, value))
                if is_list
                else os.fspath(value)
                if isinstance(value, os.PathLike)
                else str(value)
            )
            # One word, so that a value may begin with a dash.
            arguments.append(f"--{option}={text}")
    return arguments
