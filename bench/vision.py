"""Lightloom's surveyor and critic at their true size with random weights: `python -m bench.vision`. Not part of
`make bench`; for a GPU, though it runs without. `--tiny` proves on any machine that it runs; `--surveyor` leaves the
critic out. Needs 3 GB of room for temporary files.

Random weights say nothing about quality. How long a verdict is, code decides: with random weights it is longer than one
of a trained model, which says a few words to each stop.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.figures import Row, show
from bench.random_vision import build
from pipelines import MuralBrief, Picture
from pipelines.backends.critic_minicpmv import MinicpmvCritic
from pipelines.backends.surveyor_depth import DepthSurveyor
from pipelines.catalog import read_catalog
from pipelines.embedded.critic import EmbeddedCritic
from pipelines.embedded.surveyor import EmbeddedSurveyor
from pipelines.structured import take_tally
from tests.murals import mural

ROUNDS = 5
MURALS = (1, 12, 100)
GIB = 2**30


def seconds(work: Callable[[], Any], rounds: int = 1) -> float:
    """The median of some rounds."""
    took: list[float] = []
    for _ in range(rounds):
        began = time.monotonic()
        work()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        took.append(time.monotonic() - began)
    return statistics.median(took)


def peak_gib() -> Iterator[Row]:
    """The most memory since this was last asked, where there is a GPU."""
    if torch.cuda.is_available():
        yield Row("  GPU memory at its peak", torch.cuda.max_memory_allocated() / GIB, "GiB")
        torch.cuda.reset_peak_memory_stats()


def surveying(folder: str) -> Iterator[Row]:
    """One strip, as a painter hands it over."""
    surveyor = DepthSurveyor(read_catalog().casts["lightloom"]["surveyor"], folder, EmbeddedSurveyor())
    picture = Picture(np.random.default_rng(0).integers(0, 256, (768, 768, 3), dtype=np.uint8))
    surveyor.survey(picture, None)
    yield Row("relief of 768 x 768 px", 1000 * seconds(lambda: surveyor.survey(picture, None), ROUNDS), "ms")
    yield from peak_gib()


def judging(folder: str) -> Iterator[Row]:
    """From asleep to a verdict."""
    critic = MinicpmvCritic(read_catalog().casts["lightloom"]["critic"], folder, EmbeddedCritic())
    yield Row("weights of the critic, loaded from the disk", seconds(critic.wake), "s")
    critic.judge(mural(2))
    take_tally()
    for count in MURALS:
        brief = mural(count, seed=count)
        by_rules = seconds(lambda brief=brief: EmbeddedCritic().judge(brief))
        yield Row(f"verdict on {count} strips", seconds(lambda brief=brief: _judged(critic, brief)) - by_rules, "s")
    yield from peak_gib()
    yield Row("weights of the critic, given back", seconds(critic.rest), "s")


def _judged(critic: MinicpmvCritic, brief: MuralBrief) -> None:
    critic.judge(brief)
    assert take_tally()["lightloom.verdict"]["asked"] == 1, "the model was not asked: its log says why"


def main() -> None:
    tiny, alone = "--tiny" in sys.argv, "--surveyor" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), "cuda" if torch.cuda.is_available() else "cpu", tiny=tiny, only_surveyor=alone)
        parts = (surveying,) if alone else (surveying, judging)
        show("vision", (row for part in parts for row in part(folder)))


if __name__ == "__main__":
    main()
