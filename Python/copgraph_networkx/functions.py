"""Which calls the backend takes, and why not the others."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

#: Graphs with fewer nodes are not worth the call.
_FEWEST_NODES = 16

FUNCTIONS: dict[str, Callable] = {}


def function(
    *,
    directed: bool = True,
    undirected: bool = True,
    parallel: bool = True,
    weight: str | None = None,
    parallel_weight: bool = False,
    default_only: dict[str, str] | None = None,
    is_quick: bool = False,
):
    """Marks a function of the backend.

    Parameters
    ----------
    directed, undirected, parallel
        Whether it takes directed graphs, undirected ones, and graphs with parallel edges.
    weight
        The parameter that names the attribute of weights.
    parallel_weight
        Whether it takes weights of parallel edges, whose sum then counts.
    default_only
        Parameters that have to have their defaults, with the reason.
    is_quick
        Whether NetworkX needs no longer for it than the conversion of the graph takes.
    """

    def mark(body: Callable) -> Callable:
        signature = inspect.signature(body)

        def refuse(arguments: dict[str, Any]) -> str | None:
            graph = arguments["G"]
            if not directed and graph.is_directed():
                return f"copgraph's {body.__name__} is of undirected graphs"
            if not undirected and not graph.is_directed():
                return f"copgraph's {body.__name__} is of directed graphs"
            is_multigraph = graph.is_multigraph()
            if is_multigraph and not parallel:
                return f"copgraph's {body.__name__} is of graphs without parallel edges"
            if weight is not None and (attribute := arguments[weight]) is not None:
                if not isinstance(attribute, str):
                    return f"copgraph takes the name of an attribute as {weight}"
                if is_multigraph and not parallel_weight:
                    return "copgraph takes no weights of parallel edges for this function"
            for parameter, reason in (default_only or {}).items():
                if not _is_same(arguments[parameter], signature.parameters[parameter].default):
                    return f"{parameter}: {reason}"
            return None

        body.refuse, body.is_quick, body.call_signature = refuse, is_quick, signature
        FUNCTIONS[body.__name__] = body
        return body

    return mark


def _is_same(value, default) -> bool:
    return value is default or (isinstance(value, (int, float)) and value == default)


def _bound(name: str, args, kwargs) -> tuple[Callable | None, dict[str, Any] | None]:
    body = FUNCTIONS.get(name)
    if body is None:
        return None, None
    try:
        bound = body.call_signature.bind(*args, **kwargs)
    except TypeError:
        return body, None
    bound.apply_defaults()
    return body, bound.arguments


def can_run(name: str, args, kwargs) -> bool | str:
    """Whether the backend takes a call: ``True``, or the reason why not."""
    body, arguments = _bound(name, args, kwargs)
    if body is None:
        return f"copgraph has no {name}"
    if arguments is None:
        return f"the arguments are not those of {name}"
    return body.refuse(arguments) or True


def should_run(name: str, args, kwargs) -> bool | str:
    """Whether a call is worth the conversion of its graph: ``True``, or the reason why not."""
    body, arguments = _bound(name, args, kwargs)
    if arguments is None:
        return True
    graph = arguments["G"]
    if _is_converted(graph):
        return True
    if len(graph) < _FEWEST_NODES:
        return "the graph is so small that its conversion takes longer than the function"
    if body.is_quick:
        return "the conversion of the graph takes as long as the function"
    return True


def _is_converted(graph) -> bool:
    cache = getattr(graph, "__networkx_cache__", None) or {}
    return bool(cache.get("backends", {}).get("copgraph"))
