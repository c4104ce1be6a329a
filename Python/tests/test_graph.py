"""Making graphs, from whatever holds edges."""

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import scipy.sparse

import copgraph


def edges(graph):
    return list(zip(graph.sources.tolist(), graph.targets.tolist(), graph.weights.tolist()))


@pytest.mark.parametrize("kind", [np.int8, np.uint16, np.int32, np.uint32, np.int64, np.uint64, list])
def test_numbers_of_any_type(kind):
    sources, targets = [2, 0, 1, 1, 3], [1, 1, 2, 0, 3]
    if kind is not list:
        sources, targets = np.array(sources, kind), np.array(targets, kind)
    graph = copgraph.Graph.from_edges(sources, targets, [0.1, 1, 0.2, 2, 5], nodes=6)
    assert edges(graph) == [(0, 1, 3), (1, 2, 0.3)]
    assert (graph.node_count, graph.edge_count, graph.loop_count) == (6, 2, 1)
    assert graph.is_weighted and not graph.is_directed
    assert repr(graph) == "<copgraph.Graph: 6 nodes, 2 edges, undirected, weighted>"


def test_names_are_numbered_as_they_appear():
    graph = copgraph.Graph.from_edges(["b", "a", "c"], ["a", "c", "b"], directed=True)
    assert graph.names.tolist() == ["b", "a", "c"]
    assert edges(graph) == [(0, 1, 1), (1, 2, 1), (2, 0, 1)]
    graph = copgraph.Graph.from_edges(["b"], ["a"], nodes=["a", "b", "z"])
    assert graph.names.tolist() == ["a", "b", "z"] and len(graph) == 3
    assert copgraph.Graph.from_edges([(1, 2)], [("x",)], nodes=None).names.tolist() == [(1, 2), ("x",)]


def test_no_edges():
    for graph in (copgraph.Graph.from_edges([], [], nodes=3), copgraph.Graph.from_edges([], [])):
        assert graph.edge_count == 0
        assert graph.pagerank().size == graph.node_count == graph.components().size
        assert graph.cuts().blocks == []
        assert np.isnan(graph.reciprocity()) and np.isnan(graph.transitivity())


def test_arrays_need_not_be_contiguous():
    table = np.array([[0, 9, 1], [1, 9, 2]], dtype=np.int64)
    graph = copgraph.Graph.from_edges(table[:, 0], table[:, 2])
    assert edges(graph) == [(0, 1, 1), (1, 2, 1)]


@pytest.mark.parametrize(
    ("arguments", "exception", "words"),
    [
        (([0, 1], [1]), ValueError, "targets has 1 elements and sources 2"),
        (([0, -1], [1, 0]), ValueError, r"sources\[1\] is -1"),
        (([0, 1], [1, 2], [1, 0]), ValueError, r"weights\[1\] is 0"),
        (([0, 1], [1, 2], [1, float("nan")]), ValueError, r"weights\[1\] is nan"),
        (([0, 1], [1, 2], [1]), ValueError, "weights has 1 elements"),
        (([0, 1], [1, 2], ["a", "b"]), TypeError, "weights has elements"),
        (([[0]], [[1]]), ValueError, "sources has 2 dimensions"),
    ],
)
def test_errors_name_the_argument(arguments, exception, words):
    with pytest.raises(exception, match=words):
        copgraph.Graph.from_edges(*arguments)


def test_errors_of_names():
    with pytest.raises(ValueError, match="nodes lacks 'b'"):
        copgraph.Graph.from_edges(["a"], ["b"], nodes=["a"])
    with pytest.raises(ValueError, match="nodes has a name twice"):
        copgraph.Graph.from_edges(["a"], ["a"], nodes=["a", "a"])
    with pytest.raises(ValueError, match=r"targets\[0\] is 7"):
        copgraph.Graph.from_edges([0], [7], nodes=3)
    with pytest.raises(TypeError, match="nodes is a number"):
        copgraph.Graph.from_edges(["a"], ["b"], nodes=3)
    with pytest.raises(TypeError, match="made by"):
        copgraph.Graph()


def test_from_pandas():
    table = pandas.DataFrame({"who": ["Ada", "Ben"], "whom": ["Ben", "Cleo"], "times": [2, 3]})
    graph = copgraph.Graph.from_pandas(table, "who", "whom", "times", directed=True)
    assert graph.names.tolist() == ["Ada", "Ben", "Cleo"] and edges(graph) == [(0, 1, 2), (1, 2, 3)]
    with pytest.raises(KeyError, match="weight is 'often', which is no column"):
        copgraph.Graph.from_pandas(table, "who", "whom", "often")
    with pytest.raises(ValueError, match="source: row 1 of column 'who' is missing"):
        copgraph.Graph.from_pandas(table.assign(who=["Ada", None]), "who", "whom")


NAMES = ["Ada", "Bénédicte of a very long name", "", "Ada"]


@pytest.mark.parametrize("library", ["pyarrow", "polars", "chunks", "dictionary", "large", "view", "sliced"])
def test_from_arrow(library):
    columns = {"source": NAMES, "target": [*NAMES[1:], "Dan"], "weight": [1.5, 2, 3, 4]}
    table = pyarrow.table(columns)
    if library == "polars":
        table = polars.DataFrame(columns)
    elif library == "chunks":
        table = pyarrow.concat_tables([table.slice(0, 1), table.slice(1)])
    elif library in ("dictionary", "large", "view"):
        kinds = {
            "dictionary": pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
            "large": pyarrow.large_string(),
            "view": pyarrow.string_view(),
        }
        for place in (0, 1):
            name = table.column_names[place]
            table = table.set_column(place, name, table[name].cast(kinds[library]))
    elif library == "sliced":
        table = pyarrow.table({name: [*values[:1] * 9, *values] for name, values in columns.items()}).slice(9)
    graph = copgraph.Graph.from_arrow(table, weight="weight", directed=True)
    assert graph.names.tolist() == [*NAMES[:3], "Dan"]
    assert edges(graph) == [(0, 1, 1.5), (0, 3, 4), (1, 2, 2), (2, 0, 3)]


def test_from_arrow_refuses():
    numbers = pyarrow.table({"source": [0, 1], "target": [1, None]})
    with pytest.raises(ValueError, match="target: a value of this column is missing"):
        copgraph.Graph.from_arrow(numbers)
    with pytest.raises(KeyError, match="'weight' is no column"):
        copgraph.Graph.from_arrow(numbers, weight="weight")
    with pytest.raises(TypeError, match="neither numbers nor texts"):
        copgraph.Graph.from_arrow(pyarrow.table({"source": [[0]], "target": [1]}))
    with pytest.raises(TypeError, match="no __arrow_c_stream__"):
        copgraph.Graph.from_arrow({"source": [0]})


def test_from_scipy():
    matrix = scipy.sparse.csr_array(np.array([[0, 2, 0], [2, 0, 3], [0, 3, 7]]))
    graph = copgraph.Graph.from_scipy(matrix, nodes=["a", "b", "c"])
    assert edges(graph) == [(0, 1, 2), (1, 2, 3)] and graph.loop_count == 1 and graph.names[2] == "c"
    directed = copgraph.Graph.from_scipy(scipy.sparse.coo_matrix(matrix), directed=True, weighted=False)
    assert edges(directed) == [(0, 1, 1), (1, 0, 1), (1, 2, 1), (2, 1, 1)]
    # Each edge once is as good.
    assert edges(copgraph.Graph.from_scipy(scipy.sparse.triu(matrix))) == edges(graph)
    with pytest.raises(ValueError, match="square"):
        copgraph.Graph.from_scipy(scipy.sparse.csr_array((2, 3)))


def test_frames():
    graph = copgraph.Graph.from_edges(["Ada", "Ben"], ["Ben", "Cleo"], [1, 2])
    frame = graph.frame(degree=graph.degree())
    assert frame.loc["Ben", "degree"] == 2 and frame.index.name == "node"
    ties = graph.edge_frame(betweenness=graph.edge_betweenness())
    assert ties.values.tolist() == [["Ada", "Ben", 1, 2], ["Ben", "Cleo", 2, 2]]


def test_undirected():
    graph = copgraph.Graph.from_edges([0, 1, 1], [1, 0, 2], [1, 2, 3], directed=True)
    assert edges(graph.undirected()) == [(0, 1, 3), (1, 2, 3)]
    assert graph.edge_numbers([1, 2], [0, 1]).tolist() == [1, -1]
    assert graph.undirected().edge_numbers([1, 2], [0, 1]).tolist() == [0, 1]
    with pytest.raises(ValueError, match=r"sources\[0\] is 3"):
        graph.edge_numbers([3], [0])


def test_edges_cannot_be_written_to():
    graph = copgraph.Graph.from_edges([0], [1])
    with pytest.raises(ValueError):
        graph.weights[0] = 9
