"""How calls run: interruption, progress, threads, memory, processes."""

import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time

import networkx as nx
import numpy as np
import pytest

import copgraph


@pytest.fixture(scope="module")
def large() -> copgraph.Graph:
    random = np.random.default_rng(1)
    count = 60_000
    return copgraph.Graph.from_edges(
        random.integers(0, count, 6 * count), random.integers(0, count, 6 * count), nodes=count
    )


@pytest.mark.parametrize("measure", ["betweenness", "edge_betweenness", "all_distances"])
@pytest.mark.parametrize("length", ["hops", "weight"])
def test_an_interrupt_ends_a_measure_within_a_moment(large, measure, length):
    if length == "weight":
        weights = np.arange(large.edge_count) % 7 + 1.0
        large = copgraph.Graph.from_edges(large.sources, large.targets, weights, nodes=large.node_count)
    sent = []

    def send():
        time.sleep(0.6)
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        getattr(large, measure)(length)
    late = time.perf_counter() - sent[0]
    sender.join()
    assert late < 0.2, f"{late:.3f} seconds late"


def test_an_interrupt_leaves_the_graph_as_it_was(large):
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        large.betweenness()
    timer.join()
    assert large.components().max() >= 0
    assert [thread for thread in threading.enumerate() if thread.name == "copgraph"] == []


def test_progress_is_heard_of_and_its_exceptions_end_the_measure():
    graph = copgraph.Graph.from_networkx(nx.barabasi_albert_graph(2_000, 3, seed=1))
    heard = []
    graph.betweenness(progress=lambda phase, fraction: heard.append((phase, fraction)))
    assert {phase for phase, _ in heard} == {"betweenness"} and max(heard)[1] == 1

    def stop(phase, fraction):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        graph.betweenness(progress=stop)


def test_other_threads_of_python_run_meanwhile(large):
    ticks = []
    is_done = threading.Event()

    def tick():
        while not is_done.wait(0.01):
            ticks.append(time.perf_counter())

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.perf_counter()
    large.all_distances(threads=1)
    seconds = time.perf_counter() - begin
    is_done.set()
    thread.join()
    assert len(ticks) > seconds / 0.01 / 10


def test_threads_of_python_share_a_graph():
    graph = copgraph.Graph.from_networkx(nx.gnp_random_graph(400, 0.02, seed=1, directed=True))
    alone = graph.pagerank(), graph.closeness(direction="out"), graph.betweenness(), graph.core_numbers()
    differing = []

    def work():
        for _ in range(20):
            found = graph.pagerank(), graph.closeness(direction="out"), graph.betweenness(), graph.core_numbers()
            if any(ours.tobytes() != theirs.tobytes() for ours, theirs in zip(found, alone)):
                differing.append(threading.get_ident())

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert differing == []


def resident() -> int:
    """The memory that this process holds, in bytes."""
    if sys.platform == "linux":
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_graphs_that_are_made_and_freed_hold_the_memory_flat():
    sources, targets = np.array([0, 1, 2, 3], np.uint32), np.array([1, 2, 3, 0], np.uint32)

    def turn(count):
        for _ in range(count):
            copgraph.Graph.from_edges(sources, targets)
        gc.collect()
        return resident()

    before = turn(20_000)
    after = turn(int(os.environ.get("COPGRAPH_TEST_GRAPHS", "200000")))
    assert after - before < 4 << 20, f"{(after - before) / 2**20:.1f} MiB more"


def test_measures_and_errors_hold_the_memory_flat():
    graph = copgraph.Graph.from_networkx(nx.gnp_random_graph(60, 0.1, seed=1, directed=True))

    def turn(count):
        for _ in range(count):
            graph.betweenness("hops")
            graph.closeness(direction="out")
            graph.undirected().communities(restarts=1)
            with pytest.raises(ValueError):
                graph.pagerank(7)
            with pytest.raises(ZeroDivisionError):
                graph.betweenness(progress=lambda *_: 1 / 0)
        gc.collect()
        return resident()

    before = turn(1_000)
    after = turn(4_000)
    assert after - before < 6 << 20, f"{(after - before) / 2**20:.1f} MiB more"


def _in_child(queue, edges):
    queue.put(copgraph.Graph.from_edges(*edges, nodes=3_000).betweenness().sum())


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(method):
    """The threads of the library do not survive a fork: a child works without them."""
    edges = np.array(nx.barabasi_albert_graph(3_000, 2, seed=1).edges).T
    here = copgraph.Graph.from_edges(*edges, nodes=3_000).betweenness().sum()
    context = multiprocessing.get_context(method)
    queue = context.Queue()
    child = context.Process(target=_in_child, args=(queue, edges))
    child.start()
    assert queue.get(timeout=60) == here
    child.join()
