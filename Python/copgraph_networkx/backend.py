"""The backend as NetworkX loads it: conversions, and one function for each of NetworkX's that copgraph has."""

from . import cohesion, paths, structure, walks  # noqa: F401
from .convert import convert_from_nx, convert_to_nx
from .differences import on_start_tests
from .functions import FUNCTIONS, can_run, should_run

globals().update(FUNCTIONS)

__all__ = ["can_run", "convert_from_nx", "convert_to_nx", "on_start_tests", "should_run", *FUNCTIONS]
