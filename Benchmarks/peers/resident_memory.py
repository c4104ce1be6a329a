"""How much memory the process holds, in MiB. Off Linux both are the peak since its start."""

import resource
import sys
from pathlib import Path


def reset_peak() -> None:
    """Forgets the peak so far, on Linux."""
    if sys.platform == "linux":
        Path("/proc/self/clear_refs").write_text("5")


def current() -> float:
    return _status("VmRSS:")


def peak() -> float:
    return _status("VmHWM:")


def _status(key: str) -> float:
    if sys.platform != "linux":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(key))
    return int(line.split()[1]) / 1024
