"""Arguments as arrays that the library reads, with errors that name the argument."""

from __future__ import annotations

import ctypes

import numpy as np


def pointer(array: np.ndarray | None) -> int | None:
    """Where an array lies; nowhere for ``None``."""
    return None if array is None else array.ctypes.data


def vector(values, name: str) -> np.ndarray:
    """An argument as an array of one dimension; of objects, unless it has numbers alone."""
    if hasattr(values, "__array__"):
        array = np.asarray(values)
    else:
        values = list(values)
        if all(isinstance(value, (int, float, np.number, list, np.ndarray)) for value in values):
            array = np.asarray(values)
        else:
            # NumPy would make text of numbers beside text, and tables of tuples.
            array = np.empty(len(values), dtype=object)
            array[:] = values
    if array.ndim != 1:
        raise ValueError(f"{name} has {array.ndim} dimensions; it has to be a sequence of one dimension.")
    return array


def is_whole(array: np.ndarray) -> bool:
    """Whether the elements are whole numbers."""
    return array.dtype.kind in "iu" or (array.size == 0 and array.dtype.kind == "f")


def node_numbers(values, name: str) -> np.ndarray:
    """Numbers of nodes as 64-bit integers, or 32-bit ones where they are given so."""
    array = vector(values, name)
    if not is_whole(array):
        raise TypeError(
            f"{name} has elements of type {array.dtype}; it has to have numbers of nodes, whole and from 0."
        )
    if array.dtype == np.uint64 and array.size and array.max() > np.iinfo(np.int64).max:
        raise ValueError(f"{name} has the number {array.max()}, which is too large for a node.")
    wanted = array.dtype if array.dtype in (np.uint32, np.int64) else np.int64
    return np.ascontiguousarray(array, dtype=wanted)


def nodes_of(values, name: str, node_count: int) -> np.ndarray:
    """Numbers of nodes of a graph, as the library takes them."""
    array = node_numbers(values, name)
    if array.size and (array.min() < 0 or array.max() >= node_count):
        wrong = int(np.argmax((array < 0) | (array >= node_count)))
        raise ValueError(f"{name}[{wrong}] is {array[wrong]}; nodes are from 0 and below {node_count}.")
    return np.ascontiguousarray(array, dtype=np.uint32)


def numbers(values, name: str, count: int | None = None) -> np.ndarray:
    """Floating-point numbers, as many as are wanted."""
    array = vector(values, name)
    if array.dtype.kind not in "iufb":
        raise TypeError(f"{name} has elements of type {array.dtype}; it has to have numbers.")
    if count is not None and array.size != count:
        raise ValueError(f"{name} has {array.size} elements; it has to have {count}.")
    return np.ascontiguousarray(array, dtype=np.float64)


def groups(values, name: str, count: int) -> np.ndarray:
    """A number for each distinct value, in order of appearance; -1 for a missing one."""
    array = vector(values, name)
    if array.size != count:
        raise ValueError(f"{name} has {array.size} elements; it has to have {count}, one a node.")
    seen: dict = {}
    missing = lambda value: value is None or value != value
    return np.fromiter(
        (-1 if missing(value) else seen.setdefault(value, len(seen)) for value in array.tolist()), np.int64, count
    )


def choice(value: str, name: str, choices: dict[str, int]) -> int:
    """The number of one of several words."""
    if value not in choices:
        raise ValueError(f"{name} is {value!r}; it has to be one of {', '.join(map(repr, choices))}.")
    return choices[value]


def reference(value) -> object:
    return ctypes.byref(value)
