"""`python -m tests.tiny DIR [OWNER/NAME …]`: write the tiny checkpoints into DIR, all or those that are named."""

import argparse
import importlib
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

BUILDERS: Mapping[str, str] = {
    "openbmb/MiniCPM5-1B": "tests.tiny.minicpm5:build",
    "build-small-hackathon/Nemotron-nano-4b-escape-room": "tests.tiny.nemotron_gguf:build",
    "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16": "tests.tiny.nemotron:build",
    "openbmb/MiniCPM5-1B-GGUF": "tests.tiny.minicpm5_gguf:build",
    "facebook/musicgen-medium": "tests.tiny.musicgen:build",
    "Runware/acestep-v15-turbo-diffusers": "tests.tiny.acestep:build",
    "facebook/musicgen-stereo-medium": "tests.tiny.audiocraft:build",
    "black-forest-labs/FLUX.2-klein-4B": "tests.tiny.flux2:build",
    "openbmb/VoxCPM2": "tests.tiny.voxcpm2:build",
    "nvidia/parakeet-ctc-1.1b": "tests.tiny.parakeet:build",
    "depth-anything/Depth-Anything-V2-Small-hf": "tests.tiny.depth_anything:build",
    "openbmb/MiniCPM-V-4.6": "tests.tiny.minicpmv:build",
}
"""Repository -> the function that writes it into the folder it is given. Each is deterministic."""
EXTRAS: Mapping[str, str] = {"facebook/musicgen-stereo-medium": "audiocraft", "openbmb/VoxCPM2": "voxcpm"}
"""Repository -> the package of no requirements but its own that writes it; without, it is left out of "all"."""


def build(folder: Path, only: Sequence[str] = ()) -> None:
    """Write the checkpoints into `folder/<owner>/<name>`; one that is there already is left alone."""
    for repo in only or BUILDERS:
        if not only and (needed := EXTRAS.get(repo)) and importlib.util.find_spec(needed) is None:
            print(f"{repo} is left out: it needs {needed}, which is not installed here.")
            continue
        target = folder / repo
        if target.exists():
            continue
        module, _, name = BUILDERS[repo].partition(":")
        builder: Callable[[Path], None] = getattr(importlib.import_module(module), name)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.mkdir(parents=True)
        builder(part)
        try:
            part.rename(target)
        except OSError:
            shutil.rmtree(part)  # another process of the same test run was quicker


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.tiny", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("only", nargs="*", choices=[[], *BUILDERS], metavar="OWNER/NAME")
    asked = parser.parse_args()
    began = time.monotonic()
    quietly = importlib.import_module("transformers.utils.logging")
    quietly.disable_progress_bar()
    build(asked.folder, asked.only)
    size = sum(file.stat().st_size for file in asked.folder.rglob("*") if file.is_file())
    print(f"{asked.folder}: {size / 1e6:.1f} MB in {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
