"""Columns of tables that offer the Arrow C data interface, as arrays of NumPy.

See https://arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html. What is read is copied, so that
nothing of the producer is needed afterwards.
"""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from typing import Any

import numpy as np


class _Schema(ctypes.Structure):
    pass


_Schema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(_Schema))),
    ("dictionary", POINTER(_Schema)),
    ("release", CFUNCTYPE(None, POINTER(_Schema))),
    ("private_data", c_void_p),
]


class _Array(ctypes.Structure):
    pass


_Array._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(_Array))),
    ("dictionary", POINTER(_Array)),
    ("release", CFUNCTYPE(None, POINTER(_Array))),
    ("private_data", c_void_p),
]


class _Stream(ctypes.Structure):
    pass


_Stream._fields_ = [
    ("get_schema", CFUNCTYPE(c_int, POINTER(_Stream), POINTER(_Schema))),
    ("get_next", CFUNCTYPE(c_int, POINTER(_Stream), POINTER(_Array))),
    ("get_last_error", CFUNCTYPE(c_char_p, POINTER(_Stream))),
    ("release", CFUNCTYPE(None, POINTER(_Stream))),
    ("private_data", c_void_p),
]

_NUMBERS = {
    "c": np.int8, "C": np.uint8, "s": np.int16, "S": np.uint16, "i": np.int32, "I": np.uint32, "l": np.int64,
    "L": np.uint64, "f": np.float32, "g": np.float64,
}  # fmt: skip

_get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_get_pointer.restype, _get_pointer.argtypes = c_void_p, [ctypes.py_object, c_char_p]


def columns(table: Any, wanted: list[str]) -> dict[str, np.ndarray]:
    """The wanted columns: numbers as such, texts as an array of ``str``.

    Raises
    ------
    TypeError
        ``table`` has no ``__arrow_c_stream__``, or a column is neither of numbers nor of texts.
    KeyError
        There is no column of a name.
    ValueError
        A value is missing.
    """
    if not hasattr(table, "__arrow_c_stream__"):
        raise TypeError(f"table is of type {type(table).__name__}, which has no __arrow_c_stream__.")
    capsule = table.__arrow_c_stream__()
    stream = _Stream.from_address(_get_pointer(capsule, b"arrow_array_stream"))
    schema = _Schema()
    _check(stream, stream.get_schema(ctypes.byref(stream), ctypes.byref(schema)))
    try:
        fields = {schema.children[place].contents.name.decode(): place for place in range(schema.n_children)}
        for name in wanted:
            if name not in fields:
                raise KeyError(f"{name!r} is no column of the table; it has {', '.join(map(repr, fields))}.")
        parts: dict[str, list[np.ndarray]] = {name: [] for name in wanted}
        while True:
            batch = _Array()
            _check(stream, stream.get_next(ctypes.byref(stream), ctypes.byref(batch)))
            if not batch.release:
                break
            try:
                for name, part in parts.items():
                    place = fields[name]
                    part.append(_values(schema.children[place].contents, batch.children[place].contents, batch, name))
            finally:
                batch.release(ctypes.byref(batch))
        return {name: np.concatenate(part) if part else np.empty(0, np.int64) for name, part in parts.items()}
    finally:
        schema.release(ctypes.byref(schema))
        stream.release(ctypes.byref(stream))


def _check(stream: _Stream, status: int) -> None:
    if status:
        message = stream.get_last_error(ctypes.byref(stream))
        raise RuntimeError(message.decode() if message else f"Reading the table failed with status {status}.")


def _values(schema: _Schema, array: _Array, batch: _Array | None, name: str) -> np.ndarray:
    """The values of a column, from the offset of its batch on."""
    begin, count = array.offset + (batch.offset if batch else 0), batch.length if batch else array.length
    if array.null_count != 0 and array.buffers[0]:
        bits = np.unpackbits(_buffer(array, 0, np.uint8, (begin + count + 7) // 8), bitorder="little")
        is_there = bits[begin : begin + count].astype(bool)
        if not is_there.all():
            raise ValueError(f"{name}: a value of this column is missing.")
    format = schema.format.decode()
    if schema.dictionary:
        codes = _buffer(array, 1, _NUMBERS[format], begin + count)[begin:]
        return _values(schema.dictionary.contents, array.dictionary.contents, None, name)[codes]
    if format in _NUMBERS:
        return _buffer(array, 1, _NUMBERS[format], begin + count)[begin:].copy()
    if format in ("u", "U"):
        ends = _buffer(array, 1, np.int32 if format == "u" else np.int64, begin + count + 1)[begin:]
        text = _buffer(array, 2, np.uint8, int(ends[-1])).tobytes()
        values = (text[a:b].decode() for a, b in zip(ends[:-1].tolist(), ends[1:].tolist()))
        return _texts(values, count)
    if format == "vu":
        return _texts(_views(array, begin, count), count)
    raise TypeError(f"{name}: columns of Arrow's format {format!r} are neither numbers nor texts.")


def _views(array: _Array, begin: int, count: int):
    """Texts by their views: 12 bytes in place, or where in which buffer."""
    views = _buffer(array, 1, np.uint8, 16 * (begin + count)).reshape(-1, 16)[begin:]
    for view in views:
        length = int(view[:4].view(np.int32)[0])
        if length <= 12:
            yield view[4 : 4 + length].tobytes().decode()
        else:
            buffer, offset = (int(number) for number in view[8:].view(np.int32))
            yield ctypes.string_at(array.buffers[2 + buffer] + offset, length).decode()


def _texts(values, count: int) -> np.ndarray:
    texts = np.empty(count, dtype=object)
    for place, value in enumerate(values):
        texts[place] = value
    return texts


def _buffer(array: _Array, place: int, kind, count: int) -> np.ndarray:
    """The first elements of a buffer, not copied."""
    if count == 0:
        return np.empty(0, kind)
    size = count * np.dtype(kind).itemsize
    return np.frombuffer((ctypes.c_char * size).from_address(array.buffers[place]), kind)
