"""Calls of the library: errors become exceptions, Ctrl-C ends a call, progress is heard of."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable

from . import _library
from ._library import library

Progress = Callable[[str, float], object]

#: From about this many steps on a call may take long enough for somebody to want to end it.
_LONG = 10_000_000

#: 0 for as many threads as there are processors. The threads of a pool do not survive a fork, so a child works alone.
_default_threads = 0


def _work_alone() -> None:
    global _default_threads
    _default_threads = 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_work_alone)


def call(name: str, *arguments) -> None:
    """Calls a function of the library and raises what it tells.

    Raises
    ------
    ValueError
        An argument is not as it should be; the message names it.
    """
    error = _library.Error()
    status = getattr(library, f"copgraph_{name}")(*arguments, ctypes.byref(error))
    if status == _library.INVALID_ARGUMENT:
        raise ValueError(error.message.decode())
    if status == _library.CANCELLED:
        raise _Cancelled


class _Cancelled(Exception):
    """A call was cancelled; what cancelled it is raised instead."""


def run(
    name: str, graph, *arguments, control_at: int, steps: int, threads: int | None, progress: Progress | None
) -> None:
    """Calls a measure, which Ctrl-C ends within a moment.

    Python handles signals between its own instructions in the main thread. So a long call goes to another thread, while
    the main thread waits, which a signal interrupts.

    Parameters
    ----------
    control_at
        Where among the arguments after the graph the control goes.
    steps
        About how many steps the call takes.
    """
    if threads is not None and threads < 1:
        raise ValueError(f"threads is {threads}; it has to be at least 1, or None for all processors.")
    is_long = steps >= _LONG and threading.current_thread() is threading.main_thread()
    control = _library.Control(threads=_default_threads if threads is None else threads)
    if not is_long and progress is None:
        call(name, graph, *_with(arguments, control_at, control))
        return
    control.cancellation = library.copgraph_cancellation_create()
    raised: list[BaseException] = []
    if progress is not None:
        control.progress = _listener(progress, raised)
    try:
        work = lambda: call(name, graph, *_with(arguments, control_at, control))
        _in_background(work, control.cancellation) if is_long else work()
    except _Cancelled:
        exception = raised.pop()
        try:
            raise exception from None
        finally:
            del exception
    finally:
        # An exception knows this frame, and the collector does not see through a function of ctypes.
        control.progress = _library.PROGRESS()
        library.copgraph_cancellation_free(control.cancellation)


def _with(arguments: tuple, place: int, control: _library.Control) -> list:
    return [*arguments[:place], ctypes.byref(control), *arguments[place:]]


def _listener(progress: Progress, raised: list[BaseException]):
    def hear(_, phase: bytes, fraction: float) -> int:
        try:
            progress(phase.decode(), fraction)
            return 0
        except BaseException as exception:
            raised.append(exception)
            return 1

    return _library.PROGRESS(hear)


def _in_background(work: Callable[[], None], cancellation: int) -> None:
    """Works in another thread, and cancels the work when this one is interrupted."""
    raised: list[BaseException] = []
    is_done = threading.Event()

    def body() -> None:
        try:
            work()
        except BaseException as exception:
            raised.append(exception)
        finally:
            is_done.set()

    threading.Thread(target=body, name="copgraph", daemon=True).start()
    try:
        # With a time limit, for a signal that another thread receives does not end the wait.
        while not is_done.wait(0.02):
            pass
    except BaseException:
        library.copgraph_cancellation_cancel(cancellation)
        while not is_done.is_set():
            try:
                # The work still writes to arrays of the caller.
                is_done.wait(0.02)
            except BaseException:
                continue
        raise
    if raised:
        raise raised[0]
