"""Graphs from what other libraries hold."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx
    import pandas
    from typing_extensions import Self


class Readers:
    """Constructors of :class:`copgraph.Graph` from tables, matrices and graphs of other libraries."""

    @classmethod
    def from_pandas(
        cls,
        table: pandas.DataFrame,
        source: Hashable = "source",
        target: Hashable = "target",
        weight: Hashable | None = None,
        *,
        directed: bool = False,
        nodes=None,
    ) -> Self:
        """Makes a graph from a table with one edge a row.

        Parameters
        ----------
        table : pandas.DataFrame
        source, target : column labels
            Where the two ends of each edge are: numbers of nodes, or names.
        weight : column label, optional
            Where its weight is.
        directed, nodes
            As in :meth:`from_edges`.
        """
        ends = [_pandas_column(table, label, name) for label, name in ((source, "source"), (target, "target"))]
        weights = None if weight is None else _pandas_column(table, weight, "weight")
        return cls.from_edges(*ends, weights, directed=directed, nodes=nodes)

    @classmethod
    def from_arrow(
        cls, table: Any, source: str = "source", target: str = "target", weight: str | None = None, *, directed=False,
        nodes=None,
    ) -> Self:  # fmt: skip
        """Makes a graph from a table of Arrow: whatever has ``__arrow_c_stream__``, as tables of pyarrow and polars.

        Read by the Arrow C data interface, so that neither library is needed. Parameters are those of
        :meth:`from_pandas`.
        """
        from ._arrow import columns

        wanted = [source, target] + ([] if weight is None else [weight])
        found = columns(table, wanted)
        return cls.from_edges(
            found[source], found[target], None if weight is None else found[weight], directed=directed, nodes=nodes
        )

    @classmethod
    def from_scipy(cls, matrix: Any, *, directed: bool = False, weighted: bool = True, nodes=None) -> Self:
        """Makes a graph from a sparse matrix of SciPy, square, whose entry [i, j] is the weight of an edge from i to j.

        Parameters
        ----------
        matrix : sparse matrix or array of shape (nodes, nodes)
        directed : bool
            If not, the matrix has to be symmetric, or to have each edge once: entries [i, j] and [j, i] are one edge.
        weighted : bool
            Whether entries are weights; else any entry but 0 is an edge.
        nodes : sequence, optional
            Names of the nodes.
        """
        entries = matrix.tocoo()
        rows, columns, weights = entries.row, entries.col, entries.data
        count = entries.shape[0]
        if entries.shape != (count, count):
            raise ValueError(f"matrix has the shape {entries.shape}; it has to be square.")
        if nodes is not None and len(nodes) != count:
            raise ValueError(f"nodes has {len(nodes)} names; matrix has {count} nodes.")
        kept = weights != 0
        rows, columns, weights = rows[kept], columns[kept], weights[kept]
        if not directed and _is_symmetric(rows, columns, weights, count):
            kept = rows <= columns
            rows, columns, weights = rows[kept], columns[kept], weights[kept]
        graph = cls.from_edges(
            rows.astype(np.int64),
            columns.astype(np.int64),
            weights if weighted else None,
            directed=directed,
            nodes=count,
        )
        graph._names = None if nodes is None else list(nodes)
        return graph

    @classmethod
    def from_networkx(cls, graph: networkx.Graph, weight: str | None = None) -> Self:
        """Makes a graph from one of NetworkX: its nodes are the names, and its order of nodes that of the numbers.

        Parameters
        ----------
        graph : networkx.Graph, DiGraph, MultiGraph or MultiDiGraph
            Edges between the same two nodes become one, whose weight is their sum.
        weight : str, optional
            The attribute that holds weights; an edge without it counts 1. By default the graph has no weights.
        """
        names = list(graph)
        index = dict(zip(names, range(len(names))))
        edges = list(graph.edges(data=weight, default=1)) if weight is not None else list(graph.edges())
        ends = np.fromiter((index[node] for edge in edges for node in edge[:2]), np.int64, 2 * len(edges)).reshape(
            -1, 2
        )
        weights = None if weight is None else np.array([edge[2] for edge in edges], dtype=np.float64)
        made = cls.from_edges(ends[:, 0], ends[:, 1], weights, directed=graph.is_directed(), nodes=len(names))
        made._names = names
        return made


def _pandas_column(table, label: Hashable, name: str) -> np.ndarray:
    if label not in table.columns:
        raise KeyError(
            f"{name} is {label!r}, which is no column of the table; it has {', '.join(map(repr, table.columns))}."
        )
    column = table[label]
    if column.isna().any():
        row = int(np.argmax(column.isna().to_numpy()))
        raise ValueError(f"{name}: row {row} of column {label!r} is missing.")
    return column.to_numpy()


def _is_symmetric(rows, columns, weights, count: int) -> bool:
    """Whether every entry has its mirror image, loops aside."""
    forth = np.lexsort((columns, rows))
    back = np.lexsort((rows, columns))
    return (
        bool((rows[forth] == columns[back]).all())
        and bool((columns[forth] == rows[back]).all())
        and bool((weights[forth] == weights[back]).all())
    )
