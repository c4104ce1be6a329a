"""Measures of walks, and of degrees."""

from __future__ import annotations

import ctypes
import warnings

import numpy as np

from . import _library
from ._arrays import choice, numbers, pointer
from ._calls import call, run


class ConvergenceWarning(UserWarning):
    """An iterative method did not reach its tolerance: its scores are only an impression."""


class WalkMeasures:
    """Degrees, PageRank and eigenvector centrality."""

    def degree(self, direction: str = "both") -> np.ndarray:
        """How many edges lead to a node (``"in"``), from it (``"out"``), or both; of shape (nodes,) and type int64."""
        degrees = np.empty(self.node_count, np.int64)
        call("degrees", self._handle, choice(direction, "direction", _library.DIRECTIONS), pointer(degrees))
        return degrees

    def strength(self, direction: str = "both") -> np.ndarray:
        """The sums of their weights, as decimals; of shape (nodes,)."""
        strengths = np.empty(self.node_count)
        call("strengths", self._handle, choice(direction, "direction", _library.DIRECTIONS), pointer(strengths))
        return strengths

    def pagerank(
        self,
        damping: float = 0.85,
        *,
        weighted: bool = False,
        jumps=None,
        dangling=None,
        start=None,
        tolerance: float = 1e-12,
        maximum_iterations: int = 1000,
        threads: int | None = None,
    ) -> np.ndarray:
        """The share of time that a walk spends at each node, which follows edges and sometimes jumps.

        Brin & Page, Computer Networks 30 (1998); with favourites: Haveliwala, WWW 2002.

        Parameters
        ----------
        damping : float
            The probability of following an edge, from 0 and below 1.
        weighted : bool
            Whether edges are followed in proportion to their weights.
        jumps : array-like of shape (nodes,), optional
            Where jumps go: an amount from 0 for each node; by default everywhere alike.
        dangling : array-like of shape (nodes,), optional
            Where the walk goes from a node without edges of its own; by default where jumps go.
        start : array-like of shape (nodes,), optional
            Where it begins. With a tolerance as small as the default, that changes only how long it takes.
        tolerance : float
            The L1 norm of the residual at which to stop.

        Returns
        -------
        ndarray of shape (nodes,)
            Together 1.
        """
        scores, convergence = self._pagerank(
            damping=damping, weighted=weighted, jumps=jumps, dangling=dangling, start=start, tolerance=tolerance,
            maximum_iterations=maximum_iterations, threads=threads,
        )  # fmt: skip
        _warn("pagerank", convergence)
        return scores

    def _pagerank(
        self, damping, weighted, jumps, dangling, start, tolerance, maximum_iterations, threads=None
    ) -> tuple[np.ndarray, _library.Convergence]:
        given = {
            name: None if values is None else numbers(values, name, self.node_count)
            for name, values in (("jumps", jumps), ("dangling", dangling), ("start", start))
        }
        options = _library.PageRankOptions(
            damping=damping,
            tolerance=tolerance,
            maximum_iterations=maximum_iterations,
            uses_weights=weighted,
            **{name: pointer(array) for name, array in given.items()},
        )
        return self._iterate("pagerank", options, 200, threads)

    def eigenvector(
        self,
        *,
        weighted: bool = False,
        tolerance: float = 1e-6,
        maximum_iterations: int | None = None,
        threads: int | None = None,
    ) -> np.ndarray:
        """Eigenvector centrality: a score is proportional to the sum of the scores of those with an edge to the node.

        Of each (weak) component by itself, the highest score being 1. Bonacich, J. Math. Sociology 2 (1972).

        Parameters
        ----------
        weighted : bool
            Whether edges count by their weights.
        tolerance : float
            How far off a score may be. Where that is not reached, a :class:`ConvergenceWarning` says so.

        Returns
        -------
        ndarray of shape (nodes,)
            NaN where there is no such vector, as in a directed graph without cycles; 0 for an isolate.
        """
        scores, convergence = self._eigenvector(weighted, tolerance, maximum_iterations or 0, threads)
        _warn("eigenvector", convergence)
        return scores

    def _eigenvector(
        self, weighted, tolerance, maximum_iterations, threads=None
    ) -> tuple[np.ndarray, _library.Convergence]:
        options = _library.EigenvectorOptions(
            tolerance=tolerance, maximum_iterations=maximum_iterations, uses_weights=weighted
        )
        return self._iterate("eigenvector", options, 2000, threads)

    def _iterate(
        self, name: str, options, iterations: int, threads: int | None
    ) -> tuple[np.ndarray, _library.Convergence]:
        scores = np.empty(self.node_count)
        convergence = _library.Convergence()
        run(
            name, self._handle, ctypes.byref(options), pointer(scores), ctypes.byref(convergence),
            control_at=1, steps=iterations * self._size, threads=threads, progress=None,
        )  # fmt: skip
        return scores, convergence


def _warn(name: str, convergence: _library.Convergence) -> None:
    if not convergence.converged:
        warnings.warn(
            f"{name} did not converge in {convergence.iterations} iterations: scores may be off by "
            f"{convergence.error_bound:.1g}.",
            ConvergenceWarning,
            stacklevel=3,
        )
