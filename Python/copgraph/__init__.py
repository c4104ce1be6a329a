"""Fast and exact measures of networks, and of communities from their logs.

>>> import copgraph
>>> graph = copgraph.Graph.from_edges([0, 0, 1, 2], [1, 2, 2, 3])
>>> graph.closeness().round(4).tolist()
[0.75, 0.75, 1.0, 0.6]

``Graph`` has every measure as a method; ``help(copgraph.Graph)`` lists them. ``read_log`` and ``analyze`` call the
command ``copgraph`` where it is installed. NetworkX finds this package by itself: ``nx.pagerank(G,
backend="copgraph")``.
"""

from ._cohesion import StructuralHoles
from ._library import version as _version
from ._paths import Distances
from ._structure import Communities, Cuts
from ._walks import ConvergenceWarning
from .command import Analysis, CommandError, analyze, read_log
from .graph import Graph

__version__ = _version

__all__ = [
    "Analysis",
    "CommandError",
    "Communities",
    "ConvergenceWarning",
    "Cuts",
    "Distances",
    "Graph",
    "StructuralHoles",
    "analyze",
    "read_log",
]
