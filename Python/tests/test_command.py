"""Logs, by the command. It is not part of the wheel: these tests are skipped, visibly, where it is not there."""

import os
import shutil

import pytest

import copgraph

COMMAND = os.environ.get("COPGRAPH") or shutil.which("copgraph")
needs_command = pytest.mark.skipif(COMMAND is None, reason="the command copgraph is not installed; COPGRAPH names it")

LOG = """from,to,time
Ada,Ben,2025-01-03T09:00:00Z
Ben,Ada,2025-01-03T10:00:00Z
Ada,"Cleo, of Dan",2025-01-04T09:00:00Z
"Cleo, of Dan",Eve,2025-02-01T09:00:00Z
Eve,Ben,yesterday
Eve,Ben,2025-02-02T09:00:00Z
"""


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


@needs_command
def test_read_log(log):
    found = copgraph.read_log(log)
    assert sorted(found.members.index) == ["Ada", "Ben", "Cleo, of Dan", "Eve"]
    assert len(found.ties) == 4
    assert str(found.ties["first"].dtype).startswith("datetime64")
    assert len(found.rejected) == 1
    graph = found.graph
    assert (graph.node_count, graph.edge_count, graph.is_weighted) == (4, 4, True)
    assert graph.weights.sum() == 5
    assert graph.names.tolist() == found.members.index.tolist()
    assert "4 members" in found._repr_html_()
    folder = found.folder
    assert folder.exists()
    del found, graph
    assert not folder.exists()


@needs_command
def test_analyze(log, tmp_path):
    found = copgraph.analyze(log, out=tmp_path / "report", diagrams=False, resamples=0, weighted=True, title="Guild")
    assert found.summary["title"] == "Guild" and found.summary["options"]["weighted"] is True
    assert found._repr_html_().startswith("<iframe")
    assert (tmp_path / "report" / "report.html").exists()


@needs_command
def test_what_the_command_says_is_raised(tmp_path):
    with pytest.raises(copgraph.CommandError, match=r"nowhere\.csv"):
        copgraph.read_log(tmp_path / "nowhere.csv")
    with pytest.raises(copgraph.CommandError, match="nonsense"):
        copgraph.read_log(tmp_path / "nowhere.csv", nonsense=True)


def test_without_the_command(log, monkeypatch):
    monkeypatch.delenv("COPGRAPH", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileNotFoundError, match="make install"):
        copgraph.analyze(log)
