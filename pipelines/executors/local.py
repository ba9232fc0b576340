"""Jobs in a child process: a native abort there is WorkerLost here, never a dead server."""

import logging
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipelines.errors import JobTimeout, Refused, WorkerLost
from pipelines.events import Event
from pipelines.executors.seam import PERFORMER, Job, raise_if_broke
from pipelines.gpu import Note
from pipelines.registry import EngineFacts

log = logging.getLogger(__name__)
ROOT = Path(__file__).parent.parent.parent
START_S = 3600.0  # a first start fetches thirty gigabytes; a worker that dies ends the wait at once
CANCEL_GRACE_S = 5.0  # a step longer than this is cut by killing the worker
WAITING = 8

LOST = "The machine's little helper fell over. It is up again; please try once more."
LATE = "This took longer than it should, so the machine let go. Please try again."
FULL = "The machine is busy and the line is long. Please try again in a minute."


@dataclass(slots=True)
class _Worker:
    process: "subprocess.Popen[bytes]"
    connection: Connection
    facts: tuple[EngineFacts, ...]

    def give(self, job: Job, deadline: float) -> tuple[str, Any]:
        """Hand over a job and wait for the first word about it."""
        self.connection.send(("job", job))
        return self.hear(deadline)

    def hear(self, deadline: float) -> tuple[str, Any]:
        """The next ("event", …) or ("end", None). Raises JobTimeout at the deadline, EOFError when the worker died."""
        if not self.connection.poll(max(0.0, deadline - time.monotonic())):
            raise JobTimeout(LATE)
        return self.connection.recv()

    def kill(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


class LocalExecutor:
    """One worker process, started at `open()` and again whenever it was lost. Jobs wait in line for it."""

    name = "local"

    def __init__(self, apps: Sequence[str], engine: str, performer: str = PERFORMER) -> None:
        self._apps, self._engine, self._performer = tuple(apps), engine, performer
        self._place: queue.Queue[_Worker | None] = queue.Queue(1)  # holding it is holding the machine
        self._place.put(None)
        self._lock = threading.Lock()
        self._waiting = 0
        self._closed = False
        self._starting: subprocess.Popen[bytes] | None = None

    def open(self) -> tuple[EngineFacts, ...]:
        worker = self._place.get()
        try:
            worker = self._alive(worker)
            return worker.facts
        finally:
            self._place.put(worker)

    def run(self, job: Job, timeout_s: float) -> Generator[Event | Note, None, None]:
        """See Executor.run. Closing asks the worker to stop at its next event, and kills it after a grace."""
        worker = self._take_place(timeout_s)
        reusable = False
        try:
            worker = self._alive(worker)
            deadline = time.monotonic() + timeout_s
            try:
                word, value = worker.give(job, deadline)
            except (EOFError, ConnectionError):  # it died between two jobs and the system had not told yet
                worker.kill()
                worker = self._start()
                word, value = worker.give(job, deadline)
            while word != "end":
                try:
                    yield raise_if_broke(value)
                except BaseException:  # the caller left, or the flow broke: wait for the worker to come home
                    reusable = self._come_home(worker)
                    raise
                word, value = worker.hear(deadline)
            reusable = True
        except (EOFError, ConnectionError) as gone:
            code = worker.process.wait() if worker else None
            log.error("worker lost with exit code %s", code)
            raise WorkerLost(LOST) from gone
        finally:
            if worker is not None and not reusable:
                worker.kill()
                worker = None
            if self._closed and worker is not None:
                worker.kill()
                worker = None
            self._place.put(worker)

    def close(self) -> None:
        """Stop the worker. A job that runs finds its worker gone."""
        self._closed = True
        if self._starting is not None:
            self._starting.kill()
        try:
            worker = self._place.get(timeout=CANCEL_GRACE_S + 1)
        except queue.Empty:
            return  # the running job's own `finally` kills it
        if worker is not None:
            worker.kill()
        self._place.put(None)

    def _take_place(self, timeout_s: float) -> "_Worker | None":
        with self._lock:
            if self._closed or self._waiting >= WAITING:
                raise Refused(FULL)
            self._waiting += 1
        try:
            return self._place.get(timeout=timeout_s)
        except queue.Empty:
            raise Refused(FULL) from None
        finally:
            with self._lock:
                self._waiting -= 1

    def _alive(self, worker: "_Worker | None") -> "_Worker":
        if worker is not None and worker.process.poll() is None:
            return worker
        if worker is not None:
            log.error("worker found dead with exit code %s", worker.process.returncode)
            worker.connection.close()
        return self._start()

    def _start(self) -> "_Worker":
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "pipelines.executors.worker"]
            arguments = [str(theirs.fileno()), ",".join(self._apps), self._engine, self._performer]
            process = subprocess.Popen(command + arguments, pass_fds=(theirs.fileno(),), cwd=ROOT)
        connection: Any = Connection(ours.detach())
        self._starting = process  # whoever closes the house meanwhile ends it
        ready = False
        try:
            if not connection.poll(START_S):
                raise WorkerLost(LOST)
            _, facts = connection.recv()
            ready = True
        except (EOFError, ConnectionError) as gone:
            raise WorkerLost(LOST) from gone
        finally:
            self._starting = None
            if not ready:
                connection.close()
                process.kill()
                process.wait()
        return _Worker(process, connection, facts)

    def _come_home(self, worker: "_Worker") -> bool:
        """After a cancel or a failure: True when the worker said "end" within the grace and can be used again."""
        until = time.monotonic() + CANCEL_GRACE_S
        try:
            worker.connection.send(("cancel", None))
            while worker.connection.poll(max(0.0, until - time.monotonic())):
                if worker.connection.recv()[0] == "end":
                    return True
        except (EOFError, ConnectionError):
            pass  # it died while we waited; `finally` cleans up
        return False
