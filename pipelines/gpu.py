"""The one acquisition: hires the crew, plays the flow, hands out its events. The only file that knows ZeroGPU.

On a ZeroGPU Space `spaces.GPU` runs `acquired` in a forked process that owns a GPU; everywhere else it is the function
itself, called inside the worker process. Either way one job is one call. The crews are module globals because a fork
inherits globals and nothing else.
"""

import importlib
import inspect
import logging
import math
import os
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import spaces  # before anything that may touch CUDA; without effect off ZeroGPU

from pipelines.errors import PipelineError
from pipelines.events import Event
from pipelines.registry import Crew, EngineFacts, hire
from pipelines.structured import bounded, take_tally

log = logging.getLogger(__name__)
_crews: dict[str, Crew] = {}


@dataclass(frozen=True, slots=True)
class Acquired:
    """First word of every acquisition: who plays, where, and how long waking took. For /health, never for the page."""

    app: str
    pid: int
    facts: tuple[EngineFacts, ...]
    wake_s: float
    hardware: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """How the asking of writers went, by task, since the process last said so. For /health, never for the page."""

    asking: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Broke:
    """Last word of a job that failed. Carried as an event since ZeroGPU keeps only an exception's class name."""

    code: str
    says: str


Note = Acquired | Counted
"""What an acquisition says of itself, around the flow's events. For /health."""


def prepare(app: str, engine: str) -> Crew:
    """Hire the app's crew once per process. On ZeroGPU this runs in the main thread before launch, so that torch
    weights are packed; in a worker process it runs at start."""
    if app not in _crews:
        crew = hire(app, engine)
        flow = _flow_module(app)  # its tools take a second to import: not in the first visitor's job
        for shape, settled in flow.ASKED:
            crew.players["writer"].learn(bounded(shape, frozenset(settled)))
        _crews[app] = crew
    return _crews[app]


def budget_s(app: str, flow: str, request: Any, engine: str) -> int:
    """Whole GPU seconds to ask for: the flow's own module says it (`budget_s(request)`)."""
    return math.ceil(_flow_module(app).budget_s(request))


@spaces.GPU(duration=budget_s)
def acquired(app: str, flow: str, request: Any, engine: str) -> Generator[Event | Note | Broke, None, None]:
    """Play `apps.<app>.flow:<flow>` with its crew, from waking to its last event.

    Yields Acquired, then the flow's own events, then Counted; ends with Broke when the flow raises. Closing it closes
    the flow.
    """
    began = time.monotonic()
    try:
        crew = prepare(app, engine)
        play: Callable[..., Iterator[Event]] = getattr(_flow_module(app), flow)
        asked_for = {role: crew.players[role] for role in roles_of(play)}
        for player in asked_for.values():
            player.wake()
        yield Acquired(app, os.getpid(), crew.facts, time.monotonic() - began, hardware())
        yield from play(request, **asked_for)
        yield Counted(take_tally())
    except PipelineError as error:
        log.warning("%s/%s: %s: %s", app, flow, error.code, error.says)
        yield Counted(take_tally())
        yield Broke(error.code, error.says)
    except Exception:
        log.exception("%s/%s broke", app, flow)
        yield Counted(take_tally())
        yield Broke("job_failed", "Something inside the machine slipped. Nothing is lost; please try again.")


def roles_of(flow: Callable[..., object]) -> tuple[str, ...]:
    """The roles a flow plays with: its keyword-only arguments."""
    parameters = inspect.signature(flow).parameters.values()
    return tuple(one.name for one in parameters if one.kind is inspect.Parameter.KEYWORD_ONLY)


def hardware() -> dict[str, Any]:
    """What this process runs on, without ever initialising CUDA: torch is asked only if a backend has loaded it."""
    torch: Any = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_initialized():
        return {"cuda": None, "vram_used_bytes": None, "vram_total_bytes": None}
    free, total = torch.cuda.mem_get_info()
    return {"cuda": torch.cuda.get_device_name(), "vram_used_bytes": total - free, "vram_total_bytes": total}


def _flow_module(app: str) -> Any:
    # by name: pipelines performs any app's flow and imports none
    return importlib.import_module(f"apps.{app}.flow")
