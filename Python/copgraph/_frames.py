"""Results as tables of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


class Frames:
    """Tables of what belongs to nodes and edges."""

    def frame(self, **columns: Any) -> pandas.DataFrame:
        """A table with one row a node, called by its name.

        Parameters
        ----------
        **columns : array-like of shape (nodes,)
            What to put into the table, as ``pagerank=graph.pagerank()``.
        """
        import pandas

        return pandas.DataFrame(columns, index=pandas.Index(self.names, name="node"))

    def edge_frame(self, **columns: Any) -> pandas.DataFrame:
        """A table with one row an edge: ``source``, ``target``, ``weight`` when there are weights, and what is given.

        Parameters
        ----------
        **columns : array-like of shape (edges,)
            What to put into the table, as ``betweenness=graph.edge_betweenness()``.
        """
        import pandas

        table = {"source": self.names[self.sources], "target": self.names[self.targets]}
        if self.is_weighted:
            table["weight"] = self.weights
        return pandas.DataFrame({**table, **columns})
