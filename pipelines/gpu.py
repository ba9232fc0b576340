"""The one acquisition: hires the crew, plays the flow, hands out its events. The only file that knows ZeroGPU.

On a ZeroGPU Space `spaces.GPU` runs `acquired` in a forked process that owns a GPU; everywhere else it is the function
itself, called inside the worker process. Either way one job is one call. The crews are module globals because a fork
inherits globals and nothing else.
"""

import functools
import importlib
import inspect
import logging
import math
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import spaces  # before anything that may touch CUDA; without effect off ZeroGPU

from pipelines.backends.frugal import free_bytes, is_full, set_free
from pipelines.catalog import read_catalog
from pipelines.errors import EngineMissing, MemoryFull, PipelineError
from pipelines.events import Event
from pipelines.memory import whole_bytes
from pipelines.registry import Crew, EngineFacts, counted, hire, wanted
from pipelines.roles import Resting
from pipelines.settings import read_settings
from pipelines.structured import bounded, take_tally
from pipelines.turns import Room

log = logging.getLogger(__name__)
USABLE = 0.95
"""Of a GPU's free memory: the rest goes to gaps between tensors."""
_crews: dict[str, Crew] = {}


@dataclass(frozen=True, slots=True)
class Acquired:
    """First word of every acquisition: who plays in this flow, where, and how long waking took. For /health, never for
    the page."""

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
        crew = hire(app, engine, room_for_all(engine))
        flow = _flow_module(app)  # its tools take a second to import: not in the first visitor's job
        for shape, settled in flow.ASKED:
            crew.players["writer"].learn(bounded(shape, frozenset(settled)))
        _crews[app] = crew
    return _crews[app]


@functools.cache
def room_for_all(engine: str) -> Room | None:
    """The GPU of this machine, where it is too small for all models of the house at once; None where all can stay, on
    ZeroGPU (which packs them), and where no models play. Measured once, before the first is loaded."""
    free = free_bytes() if wanted(engine) == "models" and not read_settings().zero_gpu else None
    if free is None:
        return None
    size = round(free * USABLE)
    cards = read_catalog().union().values()
    most = sum(max(whole_bytes(one) for one in (card, card.otherwise) if one is not None) for card in cards)
    return None if most <= size else Room(size)


def budget_s(app: str, flow: str, request: Any, engine: str) -> int:
    """Whole GPU seconds to ask for: the flow's own module says it (`budget_s(request)`)."""
    return math.ceil(_flow_module(app).budget_s(request))


@spaces.GPU(duration=budget_s)
def acquired(app: str, flow: str, request: Any, engine: str) -> Generator[Event | Note | Broke, None, None]:
    """Play `apps.<app>.flow:<flow>` with its crew, from waking to its last event.

    Yields Acquired, then the flow's own events, then Counted; ends with Broke when the flow raises. Closing it closes
    the flow. However it ends, whoever rests between two jobs is at rest then.
    """
    began = time.monotonic()
    asked_for: dict[str, Any] = {}
    try:
        crew = prepare(app, engine)
        if room := room_for_all(engine):
            room.begin()
        play: Callable[..., Iterator[Event]] = getattr(_flow_module(app), flow)
        asked_for = {role: crew.players[role] for role in roles_of(play)}
        said = [fact for fact in crew.facts if fact.role in asked_for]
        facts = tuple(_woken(fact, asked_for) for fact in said)
        yield Acquired(app, os.getpid(), facts, time.monotonic() - began, hardware())
        yield from play(request, **asked_for)
        yield Counted(take_tally())
    except PipelineError as error:
        log.warning("%s/%s: %s: %s", app, flow, error.code, error.says)
        yield Counted(take_tally())
        yield Broke(error.code, error.says)
    except Exception as error:
        log.exception("%s/%s broke", app, flow)
        yield Counted(take_tally())
        if is_full(error):
            yield Broke(
                MemoryFull.code, "The memory of this machine is too full just now. Nothing is lost; try again soon."
            )
        else:
            yield Broke("job_failed", "Something inside the machine slipped. Nothing is lost; please try again.")
    finally:
        _rest(asked_for.values())


def _woken(fact: EngineFacts, players: dict[str, Any]) -> EngineFacts:
    """Wake who plays `fact.role` of `players`; where its model cannot be opened after all (ZeroGPU: only the fork can
    know), its understudy takes the part for this acquisition."""
    player = players[fact.role]
    try:
        player.wake()
    except EngineMissing as missing:
        if getattr(player, "understudy", None) is None:
            raise
        log.warning("%s/%s: %s", fact.app, fact.role, missing.says)
        player = players[fact.role] = player.understudy
        player.wake()
        return replace(
            fact, engine="embedded", name=player.name, model=None, reason=missing.says, params=None, bytes=None
        )
    return counted(fact, player)


def _rest(players: Iterable[Any]) -> None:
    """Let those rest who are needed only at the end of something. What goes wrong here is logged: the flow's own
    outcome stands."""
    for player in players:
        if isinstance(player, Resting):
            try:
                player.rest()
                set_free()
            except Exception:
                log.exception("%s would not rest", getattr(player, "name", player))


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
