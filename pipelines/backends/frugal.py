"""A memory that is full: once more with less, and then a sentence. The process stays healthy either way."""

import gc
import importlib
import importlib.util
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pipelines.errors import MemoryFull

log = logging.getLogger(__name__)
Result = TypeVar("Result")
FULL = (
    "can't allocate memory",
    "out of memory",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "CUDNN_STATUS_ALLOC_FAILED",
    "was unable to find an engine to execute this computation",
    "NVML_SUCCESS == r INTERNAL ASSERT FAILED",
)
"""What is said where memory is full by errors of no class of their own: the processor's, TorchScript's (which keeps the
text alone), and of what takes memory beside torch's own; cuDNN's search for a convolution that fits says no more."""


def once_smaller(work: Callable[[], Result], smaller: Callable[[], Result], who: str) -> Result:
    """What `work` returns; when memory is full, what `smaller` returns. `who`: the model's name, for the log and the
    sentence. Raises MemoryFull when that does not fit either; anything else goes through."""
    try:
        return work()
    except Exception as error:
        if not is_full(error):
            raise
        log.warning("memory was full for %s: a smaller try", who)
    set_free()  # here, where the failed try and what it held are gone
    try:
        return smaller()
    except Exception as error:
        if not is_full(error):
            raise
        log.warning("memory was full for %s again", who)
    set_free()
    raise too_full(who)


def steps_once_smaller(
    work: Callable[[], Iterator[Result]], smaller: Callable[[], Iterator[Result]], who: str
) -> Iterator[Result]:
    """As `once_smaller`, for work that reports: what the first try reported stays reported, and the smaller one begins
    anew, so nothing but progress may be yielded before the end."""
    for attempt in (work, smaller):
        try:
            yield from attempt()
            return
        except Exception as error:
            if not is_full(error):
                raise
            log.warning("memory was full for %s", who)
        set_free()
    raise too_full(who)


def too_full(who: str) -> MemoryFull:
    """What a visitor is told; `who`: the model's name."""
    return MemoryFull(f"The memory of this machine is too full for {who} just now. Nothing is lost; try again soon.")


def is_full(error: BaseException) -> bool:
    """Whether `error` says that memory is full: CUDA's, the processor's, Python's own, or somebody's who has tried with
    less already."""
    if isinstance(error, MemoryError | MemoryFull):
        return True
    named = {kind.__name__ for kind in type(error).__mro__}
    told = isinstance(error, RuntimeError) and any(words in str(error) for words in FULL)
    return told or "OutOfMemoryError" in named


def free_bytes() -> int | None:
    """What is free on the GPU now, for whoever it is; None where there is none, or no torch to ask it."""
    if importlib.util.find_spec("torch") is None:
        return None
    torch: Any = importlib.import_module("torch")
    return torch.cuda.mem_get_info()[0] if torch.cuda.is_available() else None


def set_free() -> None:
    """Give back what nobody holds any more."""
    gc.collect()
    torch: Any = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_initialized():
        torch.cuda.empty_cache()
