"""Gives the wheel its tag: no Python ABI, and the oldest system that the library beside the package runs on."""

import re
import subprocess
import sys
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel

HERE = Path(__file__).parent
VERSION = re.search(r'strdup\("([^"]+)"\)', (HERE / "../Sources/CopgraphC/Control.swift").read_text()).group(1)


class PlatformWheel(bdist_wheel):
    def get_tag(self):
        return "py3", "none", _platform(super().get_tag()[2])


class BinaryDistribution(Distribution):
    """The package holds a library, though setuptools does not build it."""

    def has_ext_modules(self):
        return True


def _platform(default: str) -> str:
    """The platform of the wheel; on Linux by the newest symbol of glibc that the library asks for."""
    library = HERE / "copgraph/libcopgraph.so"
    if sys.platform != "linux" or not library.exists():
        return default
    symbols = subprocess.run(["objdump", "-T", library], check=True, capture_output=True, text=True).stdout
    newest = max(tuple(map(int, version)) for version in re.findall(r"GLIBC_(\d+)\.(\d+)", symbols))
    return f"manylinux_{newest[0]}_{newest[1]}_{default.split('_', 1)[1]}"


setup(version=VERSION, distclass=BinaryDistribution, cmdclass={"bdist_wheel": PlatformWheel})
