"""The C library: where it is, its structures and its functions, as ``copgraph.h`` declares them."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, c_char, c_char_p, c_double, c_int32, c_int64, c_size_t, c_uint64, c_void_p
from pathlib import Path

OK, INVALID_ARGUMENT, CANCELLED = 0, 1, 2
PATH_LENGTHS = {"hops": 0, "weight": 1, "inverse_weight": 2}
DIRECTIONS = {"in": 0, "out": 1, "both": 2}

PROGRESS = ctypes.CFUNCTYPE(c_int32, c_void_p, c_char_p, c_double)


class Structure(ctypes.Structure):
    """A structure that begins with its size."""

    def __init__(self, **fields):
        super().__init__(size=ctypes.sizeof(type(self)), **fields)


class Error(Structure):
    _fields_ = [("size", c_size_t), ("status", c_int32), ("parameter", c_char * 32), ("message", c_char * 216)]


class Control(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("threads", c_int32),
        ("progress", PROGRESS),
        ("context", c_void_p),
        ("cancellation", c_void_p),
    ]


class Edges(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("node_count", c_int64),
        ("edge_count", c_int64),
        ("node_bits", c_int32),
        ("is_directed", c_int32),
        ("sources", c_void_p),
        ("targets", c_void_p),
        ("weights", c_void_p),
    ]


class BetweennessOptions(Structure):
    _fields_ = [("size", c_size_t), ("path_length", c_int32), ("sources", c_void_p), ("source_count", c_int64)]


class EstimateOptions(Structure):
    _fields_ = [("size", c_size_t), ("error", c_double), ("risk", c_double), ("seed", c_uint64)]


class DistanceOptions(Structure):
    _fields_ = [("size", c_size_t), ("path_length", c_int32), ("direction", c_int32)]


class ClosenessResults(Structure):
    _fields_ = [("size", c_size_t)] + [
        (name, c_void_p) for name in ("closeness", "harmonic", "eccentricity", "farness", "reach")
    ]


class Convergence(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("iterations", c_int64),
        ("residual", c_double),
        ("error_bound", c_double),
        ("converged", c_int32),
    ]


class PageRankOptions(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("damping", c_double),
        ("tolerance", c_double),
        ("maximum_iterations", c_int64),
        ("uses_weights", c_int32),
        ("jumps", c_void_p),
        ("dangling", c_void_p),
        ("start", c_void_p),
    ]


class EigenvectorOptions(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("tolerance", c_double),
        ("maximum_iterations", c_int64),
        ("uses_weights", c_int32),
    ]


class CutsResults(Structure):
    _fields_ = [("size", c_size_t)] + [
        (name, c_void_p) for name in ("bridges", "articulation_points", "block_offsets", "block_nodes")
    ]


class HolesResults(Structure):
    _fields_ = [("size", c_size_t)] + [
        (name, c_void_p) for name in ("constraint", "effective_size", "efficiency", "hierarchy")
    ]


class CommunityOptions(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("resolution", c_double),
        ("seed", c_uint64),
        ("iterations", c_int64),
        ("restarts", c_int64),
        ("uses_weights", c_int32),
    ]


_graph, _array, _control, _error = c_void_p, c_void_p, POINTER(Control), POINTER(Error)

#: Functions that return a status and end with an error: the types of what comes before it.
_CALLS = {
    "graph_create": [POINTER(Edges), POINTER(c_void_p)],
    "graph_edges": [_graph, _array, _array, _array],
    "graph_edge_numbers": [_graph, _array, _array, c_int64, _array],
    "graph_undirected": [_graph, POINTER(c_void_p)],
    "degrees": [_graph, c_int32, _array],
    "strengths": [_graph, c_int32, _array],
    "betweenness": [_graph, POINTER(BetweennessOptions), _control, _array, _array],
    "estimated_betweenness": [_graph, POINTER(EstimateOptions), _control, _array, POINTER(c_int64)],
    "closeness": [_graph, POINTER(DistanceOptions), _control, POINTER(ClosenessResults)],
    "distances": [_graph, POINTER(DistanceOptions), _array, c_int64, _control, _array],
    "global_efficiency": [_graph, _control, POINTER(c_double)],
    "pagerank": [_graph, POINTER(PageRankOptions), _control, _array, POINTER(Convergence)],
    "eigenvector": [_graph, POINTER(EigenvectorOptions), _control, _array, POINTER(Convergence)],
    "core_numbers": [_graph, _control, _array],
    "triangles": [_graph, _control, _array, POINTER(c_int64)],
    "clustering": [_graph, c_int32, _control, _array],
    "reciprocity": [_graph, _control, POINTER(c_double)],
    "components": [_graph, _control, _array, POINTER(c_int64)],
    "strong_components": [_graph, _control, _array, POINTER(c_int64)],
    "cuts": [_graph, _control, POINTER(CutsResults), POINTER(c_int64)],
    "local_bridges": [_graph, _control, _array],
    "structural_holes": [_graph, c_int32, _control, POINTER(HolesResults)],
    "brokerage_roles": [_graph, _array, _control, _array],
    "communities": [_graph, POINTER(CommunityOptions), _control, _array, POINTER(c_int64), POINTER(c_double)],
    "modularity": [_graph, _array, c_double, c_int32, _control, POINTER(c_double)],
}

#: The other functions: the type of what they return, and those of their arguments.
_PLAIN = {
    "version": (c_char_p, []),
    "cancellation_create": (c_void_p, []),
    "cancellation_cancel": (None, [c_void_p]),
    "cancellation_free": (None, [c_void_p]),
    "graph_free": (None, [_graph]),
    "graph_node_count": (c_int64, [_graph]),
    "graph_edge_count": (c_int64, [_graph]),
    "graph_loop_count": (c_int64, [_graph]),
    "graph_is_directed": (c_int32, [_graph]),
    "graph_is_weighted": (c_int32, [_graph]),
}


def _find() -> str:
    """The library beside this file, or the one that ``COPGRAPH_LIBRARY`` names."""
    if path := os.environ.get("COPGRAPH_LIBRARY"):
        return path
    path = Path(__file__).with_name("libcopgraph.dylib" if sys.platform == "darwin" else "libcopgraph.so")
    if not path.exists():
        raise ImportError(
            f"copgraph: {path.name} is not beside {path.parent}. `make wheel` makes a package that has it; "
            "or set COPGRAPH_LIBRARY to where it is."
        )
    return str(path)


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(_find())
    for name, arguments in _CALLS.items():
        function = getattr(library, f"copgraph_{name}")
        function.restype, function.argtypes = c_int32, [*arguments, _error]
    for name, (result, arguments) in _PLAIN.items():
        function = getattr(library, f"copgraph_{name}")
        function.restype, function.argtypes = result, arguments
    return library


library = _load()

#: The version of the library, which is that of the package.
version = library.copgraph_version().decode()
