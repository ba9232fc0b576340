"""Where a job runs: one seam, run(job) -> Iterator[event], met by a worker process here and by ZeroGPU on a Space."""

from collections.abc import Sequence

from pipelines.executors.local import LocalExecutor
from pipelines.executors.seam import Executor, Job
from pipelines.executors.zerogpu import ZeroGPUExecutor
from pipelines.settings import Settings

__all__ = ["Executor", "Job", "LocalExecutor", "ZeroGPUExecutor", "choose_executor"]


def choose_executor(settings: Settings, apps: Sequence[str]) -> Executor:
    """The executor for this machine: ZeroGPU on its Spaces, a worker process everywhere else."""
    return (ZeroGPUExecutor if settings.zero_gpu else LocalExecutor)(apps, settings.engine)
