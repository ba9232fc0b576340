"""The House: performs any flow of any app inside one acquisition, and remembers what it measured on the way."""

import logging
import statistics
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Generator, Sequence
from typing import Any

from pipelines.artefacts import ArtefactStore
from pipelines.catalog import read_catalog
from pipelines.errors import PipelineError
from pipelines.events import Began, Event
from pipelines.executors import Executor, Job, choose_executor
from pipelines.gpu import Acquired, Counted
from pipelines.registry import EngineFacts, new_listener, wanted
from pipelines.roles import Listener
from pipelines.settings import Settings, read_settings

log = logging.getLogger(__name__)
KEPT = 200  # measurements kept for each stage


class House:
    """Give it a request, get the flow's events. One House serves the whole server; every method is thread-safe.

    `apps` are the apps whose doors are open. `perform` counts; `report` tells only what was counted.
    """

    def __init__(self, settings: Settings, apps: Sequence[str], executor: Executor) -> None:
        self.settings = settings
        self.apps = tuple(apps)
        self.artefacts = ArtefactStore(
            settings.data_dir / "artefacts",
            ttl_s=settings.artefact_ttl_s,
            cap_bytes=settings.artefact_cap_bytes,
            free_floor_bytes=settings.free_floor_bytes,
        )
        self._executor = executor
        self._born = time.monotonic()
        self._lock = threading.Lock()
        self._facts: dict[tuple[str, str], EngineFacts] = {}
        self._broken: str | None = None
        self._ready_s: float | None = None
        self._hardware: dict[str, Any] = {"cuda": None, "vram_used_bytes": None, "vram_total_bytes": None}
        self._requests: Counter[str] = Counter()
        self._acquisitions: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._stage_s: defaultdict[tuple[str, str], deque[float]] = defaultdict(lambda: deque(maxlen=KEPT))
        self._wake_s: dict[str, float] = {}
        self._asking: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def open(self) -> None:
        """Hire the crews and start what can be started; returns when the house can play."""
        try:
            facts = self._executor.open()
        except PipelineError as error:
            with self._lock:
                self._broken = error.says
            raise
        with self._lock:
            self._facts = {(fact.app, fact.role): fact for fact in facts}
            self._ready_s = time.monotonic() - self._born

    def open_behind(self) -> None:
        """Open in a thread, so that the first page need not wait for the crews. Failure is logged and in report()."""
        threading.Thread(target=self._open_and_log, name="open-house", daemon=True).start()

    def perform(self, app: str, flow: str, request: Any) -> Generator[Event, None, None]:
        """Play `apps.<app>.flow:<flow>` with `request`; yields its events. Closing the iterator cancels the job.

        Raises PipelineError when the job is refused, fails, is lost or runs late; its words are for the visitor.
        """
        job = Job(app, flow, request, self.settings.engine)
        with self._lock:
            self._requests[app] += 1
        events = self._executor.run(job, self.settings.job_timeout_s)
        stage, since = "", time.monotonic()
        try:
            for event in events:
                if isinstance(event, Acquired):
                    self._note_acquired(event)
                    continue
                if isinstance(event, Counted):
                    self._note_counted(event)
                    continue
                if isinstance(event, Began):
                    self._note_stage(app, stage, since)
                    stage, since = event.stage, time.monotonic()
                yield event
            self._note_stage(app, stage, since)
        except PipelineError as error:
            with self._lock:
                self._failures[error.code] += 1
            raise
        finally:
            events.close()

    def listen(self) -> Listener:
        """An ear for one visitor who speaks; it works in this process and in whichever thread feeds it. Raises
        EngineMissing where this machine cannot listen."""
        return new_listener(self.settings.engine)

    def report(self) -> dict[str, Any]:
        """Plain data for /health: engines by app and role, counts and timings, all measured in this process's life."""
        with self._lock:
            return {
                "engine": wanted(self.settings.engine),
                "executor": self._executor.name,
                "state": "failed" if self._broken else "loading" if self._ready_s is None else "ready",
                "output": self._broken,
                "cold_start_s": self._ready_s,
                "uptime_s": time.monotonic() - self._born,
                "roles": [self._role_report(app, role) for app in self.apps for role in read_catalog().casts[app]],
                "requests": {app: self._requests[app] for app in self.apps},
                "acquisitions": {app: self._acquisitions[app] for app in self.apps},
                "failures": dict(self._failures),
                "asking": {task: dict(counts) for task, counts in sorted(self._asking.items())},
                "wake_s": dict(self._wake_s),
                "stages": [
                    {"app": app, "stage": stage, "n": len(times), **_percentiles(times)}
                    for (app, stage), times in sorted(self._stage_s.items())
                ],
                "hardware": dict(self._hardware),
                "artefacts": self.artefacts.report(),
            }

    def close(self) -> None:
        self._executor.close()

    def _open_and_log(self) -> None:
        try:
            self.open()
        except PipelineError:
            log.exception("the house could not open")

    def _note_acquired(self, event: Acquired) -> None:
        with self._lock:
            self._acquisitions[event.app] += 1
            self._wake_s[event.app] = event.wake_s
            self._hardware = dict(event.hardware)
            self._facts.update({(fact.app, fact.role): fact for fact in event.facts})

    def _note_counted(self, event: Counted) -> None:
        with self._lock:
            for task, counts in event.asking.items():
                self._asking[task].update(counts)

    def _note_stage(self, app: str, stage: str, since: float) -> None:
        if stage:
            with self._lock:
                self._stage_s[app, stage].append(time.monotonic() - since)

    def _role_report(self, app: str, role: str) -> dict[str, Any]:
        fact = self._facts.get((app, role))
        if fact is None:
            return {
                "app": app,
                "role": role,
                "engine": None,
                "name": None,
                "model": None,
                "reason": None,
                "params": None,
                "bytes": None,
                "seat": None,
            }
        return {
            "app": app,
            "role": role,
            "engine": fact.engine,
            "name": fact.name,
            "model": fact.model,
            "reason": fact.reason,
            "params": None if fact.params is None else dict(fact.params),
            "bytes": fact.bytes,
            "seat": fact.seat,
        }


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    if len(times) < 2:
        return {"p50_s": times[0], "p95_s": times[0]}
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50_s": cuts[9], "p95_s": cuts[18]}


def open_house(settings: Settings | None = None, *, apps: Sequence[str], wait: bool = True) -> House:
    """A House for `apps` on this machine. With `wait` it is ready when returned (raises PipelineError if it cannot be);
    without, it opens behind the page. On ZeroGPU it always opens in this thread, as packing needs the main one."""
    settings = settings or read_settings()
    house = House(settings, apps, choose_executor(settings, apps))
    if wait or settings.zero_gpu:
        house.open()
    else:
        house.open_behind()
    return house
