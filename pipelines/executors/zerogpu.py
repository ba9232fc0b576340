"""Jobs on a ZeroGPU Space: `gpu.acquired` itself is the remote call, forked by `spaces` into a process with a GPU."""

import importlib
import logging
import time
from collections.abc import Generator, Sequence

from pipelines.errors import JobTimeout, PipelineError, Refused, WorkerLost
from pipelines.events import Event
from pipelines.executors.seam import PERFORMER, Job, raise_if_broke
from pipelines.gpu import Note
from pipelines.registry import EngineFacts

log = logging.getLogger(__name__)

LOST = "The GPU let go in the middle of the work. Please try again."
LATE = "This took longer than the GPU was lent for. Please try again, or ask for something shorter."
NO_GPU = "No GPU is free for you right now. Wait a little, or sign in to Hugging Face for more GPU time."


class ZeroGPUExecutor:
    """One forked process a job. Crews are hired in the main thread before launch, so that `spaces` packs them; jobs
    are driven from other threads: a child of the thread that ran torch's CPU work hangs at its first parallel step."""

    name = "zerogpu"

    def __init__(self, apps: Sequence[str], engine: str, performer: str = PERFORMER) -> None:
        self._apps, self._engine = tuple(apps), engine
        self._performer = importlib.import_module(performer)

    def open(self) -> tuple[EngineFacts, ...]:
        return tuple(fact for app in self._apps for fact in self._performer.prepare(app, self._engine).facts)

    def run(self, job: Job, timeout_s: float) -> Generator[Event | Note, None, None]:
        """See Executor.run. `close()` on the iterator waits for the worker's next event: drive it from a thread."""
        deadline = time.monotonic() + timeout_s
        events = self._performer.acquired(job.app, job.flow, job.request, job.engine)
        try:
            for event in events:
                yield raise_if_broke(event)
                if time.monotonic() > deadline:
                    raise JobTimeout(LATE)
        except PipelineError:
            raise
        except Exception as error:
            # spaces speaks in gradio errors, which this package does not know: told apart by their title
            title = getattr(error, "title", None)
            if title is None:
                raise
            log.warning("ZeroGPU: %s: %s", title, error)
            raise (WorkerLost(LOST) if title == "ZeroGPU worker error" else Refused(NO_GPU)) from error
        finally:
            events.close()

    def close(self) -> None:
        """Nothing of ours outlives a job here."""
