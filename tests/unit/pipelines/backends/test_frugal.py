"""Memory that is full: one smaller try, a sentence, and a process that goes on."""

from collections.abc import Iterator

import pytest
import torch

from pipelines.backends.frugal import is_full, once_smaller, steps_once_smaller
from pipelines.errors import MemoryFull


def full() -> str:
    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")


def reports(*, then_full: bool) -> Iterator[str]:
    yield "a step"
    if then_full:
        full()
    yield "the end"


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory."),
        MemoryError(),
        RuntimeError(
            "The following operation failed in the TorchScript interpreter.\nRuntimeError: CUDA out of memory."
        ),
        RuntimeError("CUDA error: out of memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
        RuntimeError("GET was unable to find an engine to execute this computation"),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: you tried 1 byte"),
    ],
)
def test_every_memory_that_can_be_full_is_known(error: Exception) -> None:
    assert is_full(error)


def test_what_went_wrong_otherwise_is_no_matter_of_memory() -> None:
    assert not is_full(RuntimeError("shape mismatch"))
    with pytest.raises(KeyError):
        once_smaller(lambda: {}["absent"], lambda: "smaller", "a model")


def test_a_smaller_try_follows_the_first_that_did_not_fit() -> None:
    assert once_smaller(full, lambda: "smaller", "a model") == "smaller"
    told = list(steps_once_smaller(lambda: reports(then_full=True), lambda: reports(then_full=False), "a model"))
    assert told == ["a step", "a step", "the end"]


def test_two_tries_that_do_not_fit_end_in_a_sentence() -> None:
    with pytest.raises(MemoryFull, match="too full for a model"):
        once_smaller(full, full, "a model")
    with pytest.raises(MemoryFull, match="too full for a model"):
        list(steps_once_smaller(lambda: reports(then_full=True), lambda: reports(then_full=True), "a model"))
    assert once_smaller(lambda: "well again", full, "a model") == "well again"
