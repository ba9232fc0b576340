"""Whether a native library can be loaded here, found out in a process of its own.

A wheel that was built for another processor, or that misses its CUDA libraries, ends the process that imports it; so
nobody who must live on is the first to try.
"""

import functools
import importlib.util
import signal
import subprocess
import sys
from pathlib import Path

PATIENCE_S = 120.0


@functools.cache
def why_not(library: str) -> str | None:
    """Why `library` (import name) cannot be imported here, as a sentence; None when it can. Asked once in a process."""
    if importlib.util.find_spec(library) is None:
        return f"The Python package {library} is not installed here."
    # torch's wheels hold the CUDA libraries that a CUDA build leaves out
    first = "import torch; " if build_of(library) == "CUDA" and importlib.util.find_spec("torch") else ""
    command = [sys.executable, "-c", f"{first}import {library}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except subprocess.TimeoutExpired:
        return f"The Python package {library} did not load within {PATIENCE_S:.0f} seconds."
    if done.returncode == 0:
        return None
    if done.returncode == -signal.SIGILL:
        return f"The Python package {library} was built for another processor; build it on this machine."
    said = done.stderr.strip().splitlines()
    return f"The Python package {library} is installed but cannot be loaded ({said[-1] if said else 'it crashed'})."


def build_of(library: str) -> str:
    """What the installed `library` was built for, by the files beside it: "CUDA", "Metal", "Vulkan" or "CPU"."""
    spec = importlib.util.find_spec(library)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    files = {file.name for file in folder.glob("lib/*")}
    return next((kind for kind in ("CUDA", "Metal", "Vulkan") if any(kind.lower() in file for file in files)), "CPU")
