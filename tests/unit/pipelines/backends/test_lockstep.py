"""Work that reports by a callback, as a generator."""

import contextlib
import threading
from collections.abc import Callable, Generator
from typing import Any

import pytest

from pipelines.backends.lockstep import in_lockstep


def count_to(most: int, seen: list[int]) -> Callable[[Callable[[int], None]], str]:
    def work(tell: Callable[[int], None]) -> str:
        for step in range(1, most + 1):
            seen.append(step)
            tell(step)
        return "done"

    return work


def all_of(steps: Generator[Any, None, Any]) -> tuple[list[Any], Any]:
    told: list[Any] = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def test_every_step_is_told_and_the_result_comes_back() -> None:
    assert all_of(in_lockstep(count_to(3, []))) == ([1, 2, 3], "done")


def test_nothing_begins_before_somebody_asks() -> None:
    seen: list[int] = []
    in_lockstep(count_to(3, seen))
    assert seen == []


def test_the_work_waits_until_the_caller_comes_back() -> None:
    seen: list[int] = []
    steps = in_lockstep(count_to(3, seen))
    assert next(steps) == 1
    assert seen == [1]
    assert next(steps) == 2
    assert seen == [1, 2]
    steps.close()


def test_closing_it_stops_the_work_at_the_very_step_and_leaves_no_thread() -> None:
    seen: list[int] = []
    steps = in_lockstep(count_to(1000, seen))
    next(steps)
    next(steps)
    steps.close()
    assert seen == [1, 2]
    assert not [thread for thread in threading.enumerate() if thread.name == "lockstep"]


def test_a_library_that_catches_every_exception_is_stopped_all_the_same() -> None:
    tidied: list[str] = []

    def work(tell: Callable[[int], None]) -> None:
        try:
            while True:
                with contextlib.suppress(Exception):  # as libraries do
                    tell(1)
        finally:
            tidied.append("tidied")

    steps = in_lockstep(work)
    next(steps)
    steps.close()
    assert tidied == ["tidied"]


def test_what_the_work_raises_reaches_the_caller() -> None:
    def work(tell: Callable[[int], None]) -> None:
        tell(1)
        raise LookupError("no such note")

    steps = in_lockstep(work)
    assert next(steps) == 1
    with pytest.raises(LookupError, match="no such note"):
        next(steps)


def test_work_that_tells_nothing_only_returns() -> None:
    assert all_of(in_lockstep(lambda _tell: None)) == ([], None)
