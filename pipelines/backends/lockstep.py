"""Work that reports by a callback, turned into a generator of what it reports. Knows no model."""

import threading
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

Step = TypeVar("Step")
Result = TypeVar("Result")


class Stopped(BaseException):
    """Raised inside the work when nobody wants it any more. It is no Exception, for libraries that catch those."""


def in_lockstep(work: Callable[[Callable[[Step], None]], Result]) -> Generator[Step, None, Result]:
    """Call `work(tell)`: yield what it tells, return what it returns, raise what it raises.

    A callback cannot yield, so the work has a thread of its own, started by the first `next()` (in a fork it is the
    fork's) and ended before this generator ends. The two never run at once: `tell` waits until the caller comes back
    for more. Closing the generator raises Stopped inside `tell`, so the work stops at the very step it is in.
    """
    pair = _Pair(work)
    thread = threading.Thread(target=pair.run, name="lockstep", daemon=True)
    thread.start()
    try:
        while (step := pair.heard()) is not None:
            yield step[0]
            pair.go_on()
    finally:
        pair.stop()
        thread.join()
    return pair.result()


class _Pair(Generic[Step, Result]):
    """The two sides of one piece of work, and whose turn it is."""

    def __init__(self, work: Callable[[Callable[[Step], None]], Result]) -> None:
        self._work = work
        self._told: tuple[Step] | None = None
        self._outcome: tuple[Result] | None = None
        self._error: BaseException | None = None
        self._callers_turn = threading.Semaphore(0)
        self._works_turn = threading.Semaphore(0)
        self._stopping = False

    def run(self) -> None:
        try:
            self._outcome = (self._work(self._tell),)
        except BaseException as error:  # whatever it is, it is the caller's
            self._error = error
        finally:
            self._told = None
            self._callers_turn.release()

    def _tell(self, step: Step) -> None:
        self._told = (step,)
        self._callers_turn.release()
        self._works_turn.acquire()
        if self._stopping:
            raise Stopped

    def heard(self) -> tuple[Step] | None:
        """The next step, or None at the end. Waits for it."""
        self._callers_turn.acquire()
        return self._told

    def go_on(self) -> None:
        self._works_turn.release()

    def stop(self) -> None:
        self._stopping = True
        self._works_turn.release()

    def result(self) -> Result:
        if self._error is not None:
            raise self._error
        assert self._outcome is not None
        return self._outcome[0]
