"""What can go wrong, as one drawn tree. A message here is a sentence a visitor may read, with what to do next.

PipelineError
├── Refused        no place for this job now: the line is full, the quota is spent, no GPU is free
├── JobFailed      the flow itself broke (a bug: the details are in the log, never on the page)
├── WorkerLost     the process that did the work died (killed, out of memory, native abort)
├── JobTimeout     the job ran past its deadline
├── Garbled        what the writer wrote would not take the shape that was asked for
├── TooTight       the shortest answer is longer than what the writer may write
├── MemoryFull     the GPU's memory was full, and a smaller try did not fit either
├── EngineMissing  a role cannot be played: its library, file or checkpoint is absent or damaged
└── StoreFull      no room is left for what was made

Anything else that is raised is a bug and is logged as one.
"""


class PipelineError(Exception):
    """Base of the tree. `says` is for the visitor, `code` for programs, `retryable` for the page's button."""

    code = "failed"
    retryable = True

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


class Refused(PipelineError):
    code = "refused"


class JobFailed(PipelineError):
    code = "job_failed"


class WorkerLost(PipelineError):
    code = "worker_lost"


class JobTimeout(PipelineError):
    code = "timeout"


class Garbled(PipelineError):
    code = "garbled"


class TooTight(PipelineError):
    code = "too_tight"
    retryable = False


class MemoryFull(PipelineError):
    code = "memory_full"


class EngineMissing(PipelineError):
    code = "engine_missing"
    retryable = False


class StoreFull(PipelineError):
    code = "store_full"


BY_CODE: dict[str, type[PipelineError]] = {
    kind.code: kind
    for kind in (
        PipelineError,
        Refused,
        JobFailed,
        WorkerLost,
        JobTimeout,
        Garbled,
        TooTight,
        MemoryFull,
        EngineMissing,
        StoreFull,
    )
}
"""For executors: errors cross processes as (code, says) and become themselves again."""
