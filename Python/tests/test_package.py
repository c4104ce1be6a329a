"""The package as it is shipped."""

import importlib.metadata
import inspect
import pathlib
import re
import subprocess
import sys

import pytest

import copgraph


def public_methods():
    return [
        (name, member)
        for name, member in inspect.getmembers(copgraph.Graph)
        if not name.startswith("_") and callable(getattr(copgraph.Graph, name))
    ]


@pytest.mark.parametrize("name", [name for name, _ in public_methods()])
def test_every_method_has_a_docstring_and_type_hints(name):
    method = inspect.unwrap(getattr(copgraph.Graph, name))
    assert inspect.getdoc(method), name
    assert inspect.signature(method).return_annotation is not inspect.Signature.empty, name


def test_nothing_but_numpy_is_imported():
    code = "import copgraph, sys; print(sorted({m.split('.')[0] for m in sys.modules}))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("pandas", "networkx", "scipy", "pyarrow", "polars"):
        assert f"'{name}'" not in modules


def test_networkx_is_told_of_the_backend_without_importing_it():
    code = (
        "import copgraph_networkx.info as info, sys; info.get_info();"
        "print('numpy' in sys.modules, 'networkx' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.split() == ["False", "False"]


def test_the_library_needs_no_swift_beside_it():
    library = next(pathlib.Path(copgraph.__file__).parent.glob("libcopgraph.*"))
    assert library.stat().st_size < 15 << 20
    if sys.platform == "linux":
        needed = subprocess.run(["ldd", library], capture_output=True, text=True, check=True).stdout
        assert not re.search("swift|dispatch|gvc|Foundation", needed), needed


def test_documentation_has_examples_that_hold():
    import doctest

    import copgraph.graph

    for module in (copgraph, copgraph.graph):
        assert doctest.testmod(module).failed == 0


def test_version():
    assert copgraph.__version__ == importlib.metadata.version("copgraph")
