"""Tests of NetworkX that fail with the backend, because its results differ by definition."""

_LEIDEN = (
    "copgraph's communities are Leiden's: their modularity is at least that of the partition that the test expects of "
    "Louvain's method and its sequence of random numbers"
)

#: By file and name of the test, why.
DIFFERENT: dict[tuple[str, str], str] = {
    ("test_louvain.py", "test_karate_club_partition"): _LEIDEN,
    ("test_louvain.py", "test_undirected_selfloops"): _LEIDEN,
    ("test_louvain.py", "test_none_weight_param"): _LEIDEN,
    ("test_louvain.py", "test_multigraph"): _LEIDEN,
}


def on_start_tests(items) -> None:
    """Tells NetworkX's test suite which tests fail by definition; it runs the others as they are."""
    import pytest

    for item in items:
        name = getattr(item, "originalname", None) or item.name
        reason = DIFFERENT.get((item.path.name, name))
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
