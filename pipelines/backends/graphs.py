"""A step on a GPU, recorded once as a CUDA graph and replayed: one launch instead of hundreds."""

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from pipelines.backends.frugal import is_full

log = logging.getLogger(__name__)
FIRST_GOES = 3
"""Libraries choose their kernels and make their buffers in the first goes, which may not be recorded."""


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A recorded step, and where its result comes to lie."""

    graph: Any
    result: Tensor

    def replay(self) -> Tensor:
        """The step's result with what stands in its tensors now; overwritten by the next replay."""
        self.graph.replay()
        return self.result


def recorded(step: Callable[[], Tensor]) -> Recording | None:
    """`step`, recorded: it reads and writes tensors of fixed place and shape, and doing it several times is doing it
    once. None, with a line in the log, where it cannot be recorded. Raises what a full memory raises."""
    try:
        aside = _aside()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(FIRST_GOES):
                step()
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            result = step()
    except RuntimeError as error:
        if is_full(error):
            raise
        log.exception("a step cannot be recorded as a CUDA graph: it is launched kernel by kernel")
        return None
    return Recording(graph, result)


@functools.cache
def _aside() -> Any:
    # one for the process: the libraries keep a workspace for every stream they have ever seen
    return torch.cuda.Stream()
