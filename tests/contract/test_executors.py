"""One seam, many executors: the same promises of the worker process and of ZeroGPU's wrapper."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.errors import EngineMissing, JobFailed, JobTimeout, Refused, WorkerLost
from pipelines.events import Began, Made
from pipelines.executors import Job, LocalExecutor
from pipelines.gpu import Acquired

PERFORMER = "tests.contract.rough_performer"
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def executor() -> Iterator[LocalExecutor]:
    local = LocalExecutor(["rough"], "embedded", PERFORMER)
    yield local
    local.close()


def job(flow: str = "count", **request: object) -> Job:
    return Job("rough", flow, request, "embedded")


def pid_of(executor: LocalExecutor) -> int:
    first = next(iter(executor.run(job(), 30)))
    assert isinstance(first, Acquired)
    return first.pid


def test_a_job_hands_out_its_events_in_order_from_another_process(executor: LocalExecutor) -> None:
    events = list(executor.run(job(n=4), 30))
    assert isinstance(events[0], Acquired)
    assert events[0].pid != os.getpid()
    assert events[1:] == [Began("count", 0.1), Made("number", 1), Made("number", 2), Made("number", 3)]


def test_a_worker_is_kept_from_job_to_job(executor: LocalExecutor) -> None:
    assert pid_of(executor) == pid_of(executor)


def test_a_failure_keeps_its_words_and_the_worker(executor: LocalExecutor) -> None:
    pid = pid_of(executor)
    with pytest.raises(JobFailed, match="It slipped"):
        list(executor.run(job("raise"), 30))
    with pytest.raises(EngineMissing, match="No strings"):
        list(executor.run(job("miss"), 30))
    assert pid_of(executor) == pid


def test_a_killed_worker_is_told_and_the_next_job_has_a_new_one(executor: LocalExecutor) -> None:
    pid = pid_of(executor)
    with pytest.raises(WorkerLost, match="try once more"):
        list(executor.run(job("die"), 30))
    assert pid_of(executor) != pid


def test_a_worker_that_died_between_jobs_is_replaced_unnoticed(executor: LocalExecutor) -> None:
    pid = pid_of(executor)
    os.kill(pid, 9)
    while Path(f"/proc/{pid}/stat").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text():
        time.sleep(0.01)
    assert pid_of(executor) != pid


def test_a_late_job_is_cut_and_its_worker_replaced(executor: LocalExecutor) -> None:
    pid = pid_of(executor)
    with pytest.raises(JobTimeout, match="longer than it should"):
        list(executor.run(job(n=100, step_s=0.1), 0.3))
    assert pid_of(executor) != pid


def test_a_visitor_who_leaves_frees_the_worker_at_its_next_step(executor: LocalExecutor) -> None:
    pid = pid_of(executor)
    events = executor.run(job(n=10_000, step_s=0.02), 30)
    for _ in range(3):
        next(events)
    events.close()
    assert pid_of(executor) == pid


def test_three_hundred_visitors_who_leave_anywhere_never_disturb_the_next(executor: LocalExecutor) -> None:
    chance = random.Random(1)
    pids: set[int] = set()
    for _ in range(300):
        length = chance.randint(1, 6)
        events = executor.run(job(n=length), 30)
        for _ in range(chance.randint(1, length + 1)):
            next(events)
        events.close()
        after = list(executor.run(job(n=2), 30))
        assert after[1:] == [Began("count", 0.1), Made("number", 1)]
        pids.add(after[0].pid)  # type: ignore[union-attr]
    assert len(pids) == 1


def test_a_full_line_refuses_with_a_sentence(executor: LocalExecutor) -> None:
    running = executor.run(job(n=10_000, step_s=0.02), 30)
    next(running)
    outcomes: list[str] = []

    def wait_in_line() -> None:
        try:
            list(executor.run(job(n=1), 30))
            outcomes.append("played")
        except Refused as error:
            outcomes.append(error.says)

    threads = [threading.Thread(target=wait_in_line) for _ in range(12)]
    for thread in threads:
        thread.start()
    while len(outcomes) < 4:
        time.sleep(0.01)
    running.close()
    for thread in threads:
        thread.join()
    assert outcomes.count("played") == 8
    assert all("line is long" in said for said in outcomes if said != "played")


def test_closing_the_executor_leaves_no_process_behind() -> None:
    local = LocalExecutor(["rough"], "embedded", PERFORMER)
    pid = pid_of(local)
    local.close()
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(Refused):
        list(local.run(job(), 30))


def test_closing_ends_a_worker_that_is_still_loading() -> None:
    local = LocalExecutor(["slow"], "embedded", PERFORMER)
    told: list[Exception] = []

    def opening() -> None:
        try:
            local.open()
        except WorkerLost as lost:
            told.append(lost)

    thread = threading.Thread(target=opening)
    thread.start()
    while (starting := local._starting) is None:
        time.sleep(0.01)
    local.close()
    thread.join(10)
    assert [type(one) for one in told] == [WorkerLost]
    assert starting.poll() is not None


def test_a_worker_that_is_never_ready_is_not_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.executors import local

    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(local, "START_S", 0.1)
    monkeypatch.setattr(local.subprocess, "Popen", Noted)
    with pytest.raises(WorkerLost):
        LocalExecutor(["slow"], "embedded", PERFORMER).open()
    assert [one.poll() is not None for one in started] == [True]


def test_a_worker_whose_gpu_answers_no_more_gives_its_place_up(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
    from pipelines.executors.worker import _is_sound

    def broken() -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    assert _is_sound()
    monkeypatch.setattr(torch.cuda, "is_initialized", lambda: True)
    monkeypatch.setattr(torch.cuda, "synchronize", broken)
    assert not _is_sound()


def test_zerogpus_own_wrapper_meets_the_same_seam() -> None:
    """The real `spaces` forks, pickles and aborts here, against a stand-in for the device service it talks to."""
    script = Path(__file__).parent / "zerogpu_conformance.py"
    done = subprocess.run([sys.executable, script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert done.stdout.splitlines()[-1] == "zerogpu conforms"
