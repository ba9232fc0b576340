"""The seam every executor meets: run(job) -> Iterator[event]; close() on the iterator cancels.

A job fails as exactly one of JobFailed, WorkerLost, JobTimeout, Refused, or the flow's own PipelineError.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Protocol

from pipelines.errors import BY_CODE, PipelineError
from pipelines.events import Event
from pipelines.gpu import Broke, Note
from pipelines.registry import EngineFacts


@dataclass(frozen=True, slots=True)
class Job:
    """One flow of one app and its request; picklable."""

    app: str
    flow: str
    request: Any
    engine: str


PERFORMER = "pipelines.gpu"
"""The module that performs: `prepare(app, engine)` and `acquired(app, flow, request, engine)`, by name, so that the
conformance test can put a rougher performer in its place."""


class Executor(Protocol):
    name: str

    def open(self) -> tuple[EngineFacts, ...]:
        """Start what can be started before the first job and say who will play. Blocks until that is known."""
        ...

    def run(self, job: Job, timeout_s: float) -> Generator[Event | Note, None, None]:
        """The job's events. Raises Refused before the first, and any PipelineError in between."""
        ...

    def close(self) -> None: ...


def raise_if_broke(event: Event | Note | Broke) -> Event | Note:
    """Turn the carried failure back into the error it was."""
    if isinstance(event, Broke):
        raise BY_CODE.get(event.code, PipelineError)(event.says)
    return event
