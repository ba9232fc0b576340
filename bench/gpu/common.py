"""What the parts of bench.gpu share: time that counts the GPU's, memory, and engines on folders of random weights.

Beside a figure stands what an H200 could do at best, which is bound by what a step must read (at batch 1) or by what a
question must compute, and what quality asks for.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from transformers.utils import logging

from bench.figures import Row
from pipelines.catalog import read_catalog
from pipelines.registry import EMBEDDED, _engine

COMPUTE_S, MEMORY_B_S = 790e12, 4.3e12
"""What an H200 does in bfloat16 a second, and reads of its memory: taken on one, not its data sheet's."""
GIB = 2**30
ROUNDS = 3
BESIDE = "an H200 at best"


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What `work` gives, and wall seconds until the GPU is done with it."""
    finish()
    began = time.perf_counter()
    done = work()
    finish()
    return done, time.perf_counter() - began


def finish() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def middle_s(work: Callable[[int], Any]) -> float:
    """The middle of some goes, each with a seed of its own."""
    return statistics.median(timed(lambda seed=seed: work(seed))[1] for seed in range(ROUNDS))


def memory(what: str) -> Iterator[Row]:
    """GPU memory: of our tensors now, the most that torch has taken for them, and all that is in use on the device, the
    driver's own share included. None on the CPU."""
    if torch.cuda.is_available():
        free, there = torch.cuda.mem_get_info()
        yield Row(f"{what}, tensors held", torch.cuda.memory_allocated() / GIB, "GiB")
        yield Row(f"{what}, most that was reserved", torch.cuda.max_memory_reserved() / GIB, "GiB", "all live: <= 32")
        yield Row(f"{what}, in use on the device", (there - free) / GIB, "GiB")


def forget_peak() -> None:
    """What was needed for a comparison only does not count as memory of ours."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def loaded(kind: Any, app: str, role: Any, folder: Path) -> tuple[Any, float]:
    """An engine of the house on `folder`, and the seconds until it can play. Its libraries are there already."""
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.zeros(1, device=device())

    def work() -> Any:
        engine = kind(read_catalog().casts[app][role], str(folder), _engine(EMBEDDED[role]))
        engine.wake()
        return engine

    return timed(work)


def device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def share() -> Iterator[Row]:
    """Whether the process is held to some of the SMs: a product of matrices, launched and recorded."""
    if not torch.cuda.is_available():
        return
    size = 8192
    left = torch.randn(size, size, device="cuda", dtype=torch.bfloat16)
    for _ in range(3):
        left @ left
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        _ = left @ left
    for how, work in (("launched", lambda: left @ left), ("recorded", graph.replay)):
        took_s = timed(lambda work=work: [work() for _ in range(20)])[1]
        floor = f"{BESIDE} {COMPUTE_S / 1e12:.0f}, of 132 SMs"
        yield Row(f"product of matrices, {how}", 20 * 2 * size**3 / took_s / 1e12, "TFLOP/s", floor)
