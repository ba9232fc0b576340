"""Run alone by test_executors: the real `spaces` wrapper in ZeroGPU mode, on the rough performer."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.contract import device_service

PORT = device_service.start()
os.environ.update(
    SPACES_ZERO_GPU="1",
    SPACES_ZERO_DEVICE_API_URL=f"http://127.0.0.1:{PORT}",
    GRADIO_ANALYTICS_ENABLED="False",
)

sys.modules["torch"] = None  # type: ignore[assignment]  # spaces patches CUDA's torch and trips over a CPU build of it

import spaces

from pipelines.errors import JobFailed, Refused, WorkerLost
from pipelines.events import Began, Made
from pipelines.executors import Job, ZeroGPUExecutor
from pipelines.gpu import Acquired
from tests.contract import rough_performer

PERFORMER = "tests.contract.rough_performer"
rough_performer.acquired = spaces.GPU(duration=30)(rough_performer.acquired)


def job(flow: str = "count", **request: object) -> Job:
    return Job("rough", flow, request, "embedded")


def expect(error: type[Exception], flow: str) -> None:
    try:
        list(executor.run(job(flow), 30))
    except error:
        return
    raise AssertionError(f"{flow} did not end in {error.__name__}")


executor = ZeroGPUExecutor(["rough"], "embedded", PERFORMER)
executor.open()

events = list(executor.run(job(n=3), 30))
assert isinstance(events[0], Acquired)
assert events[0].pid != os.getpid()
assert events[1:] == [Began("count", 0.1), Made("number", 1), Made("number", 2)]

expect(JobFailed, "raise")
expect(WorkerLost, "die")

leaving = executor.run(job(n=1000, step_s=0.02), 30)
next(leaving)
leaving.close()
assert len(list(executor.run(job(n=2), 30))) == 3

device_service.MODE["schedule"] = "quota"
expect(Refused, "count")

assert device_service.SEEN.count("/schedule") >= 5
print("zerogpu conforms")
