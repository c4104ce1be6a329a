"""Measures of cohesion and brokerage. A directed graph is taken without direction."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import numpy as np

from . import _library
from ._arrays import groups as numbered_groups
from ._arrays import pointer
from ._calls import run


class StructuralHoles(NamedTuple):
    """Burt's measures; arrays of shape (nodes,), NaN for an isolate."""

    #: How far a node's contacts are in touch without it; mostly below 1.
    constraint: np.ndarray
    #: How many contacts remain when those that are in touch are taken together.
    effective_size: np.ndarray
    #: Effective size over the number of contacts.
    efficiency: np.ndarray
    #: How unevenly constraint is spread over contacts, from 0 to 1; NaN with a single one.
    hierarchy: np.ndarray


class CohesionMeasures:
    """Cores, triangles, clustering, reciprocity, structural holes and brokerage."""

    def core_numbers(self) -> np.ndarray:
        """The largest k for which a node is in a part of the graph where all have k neighbours.

        Of shape (nodes,) and type int64. Seidman, Social Networks 5 (1983).
        """
        return self._counts("core_numbers")

    def triangles(self) -> np.ndarray:
        """In how many triangles each node is, of shape (nodes,) and type int64."""
        return self._counts("triangles", None)

    def clustering(self, *, weighted: bool = False) -> np.ndarray:
        """The share of the pairs of a node's neighbours that are neighbours themselves, of shape (nodes,).

        NaN below two neighbours. Watts & Strogatz, Nature 393 (1998). With weights, a triangle counts by the geometric
        mean of its weights over the largest of the graph: Onnela et al., Physical Review E 71 (2005).
        """
        graph = self.undirected()
        coefficients = np.empty(self.node_count)
        run(
            "clustering", graph._handle, int(weighted), pointer(coefficients),
            control_at=1, steps=graph._triangle_steps, threads=None, progress=None,
        )  # fmt: skip
        return coefficients

    def transitivity(self) -> float:
        """Three times the triangles over the paths of two edges; NaN without such a path."""
        degrees = self.undirected().degree()
        paths = int((degrees * (degrees - 1)).sum()) // 2
        return int(self.triangles().sum()) / paths if paths else float("nan")

    def reciprocity(self) -> float:
        """The share of directed edges that have one back; NaN without edges, 1 when undirected."""
        value = ctypes.c_double()
        run(
            "reciprocity", self._handle, ctypes.byref(value), control_at=0, steps=self._size, threads=None,
            progress=None,
        )  # fmt: skip
        return value.value

    def structural_holes(self, *, weighted: bool = False) -> StructuralHoles:
        """Constraint, effective size, efficiency and hierarchy, on the whole network. Burt, Structural Holes (1992)."""
        graph = self.undirected()
        found = StructuralHoles(*(np.empty(self.node_count) for _ in range(4)))
        results = _library.HolesResults(**{name: pointer(array) for name, array in found._asdict().items()})
        run(
            "structural_holes", graph._handle, int(weighted), ctypes.byref(results),
            control_at=1, steps=graph._triangle_steps, threads=None, progress=None,
        )  # fmt: skip
        return found

    def brokerage_roles(self, groups) -> np.ndarray:
        """How often a node leads between two that have no edge themselves, by the groups of the three.

        Gould & Fernandez, Sociological Methodology 19 (1989).

        Parameters
        ----------
        groups : array-like of shape (nodes,)
            What group each node is in; None or NaN for none.

        Returns
        -------
        ndarray of shape (nodes, 5) and type int64
            Coordinator, consultant, representative, gatekeeper, liaison; −1 for a node without a group. Undirected,
            every pair of ends counts twice, once from either.
        """
        groups = numbered_groups(groups, "groups", self.node_count)
        roles = np.empty((self.node_count, 5), np.int64)
        run(
            "brokerage_roles", self._handle, pointer(groups), pointer(roles),
            control_at=1, steps=self._triangle_steps, threads=None, progress=None,
        )  # fmt: skip
        return roles

    def _counts(self, name: str, *more) -> np.ndarray:
        graph = self.undirected()
        counts = np.empty(self.node_count, np.int64)
        run(
            name, graph._handle, pointer(counts), *more,
            control_at=0, steps=graph._triangle_steps, threads=None, progress=None,
        )  # fmt: skip
        return counts

    @property
    def _triangle_steps(self) -> int:
        return int(max(1, self._size) ** 1.25)
