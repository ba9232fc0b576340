"""A house with a script: it says what the test wrote down, waits where the test holds it, and remembers who left."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from pipelines import Artefact, ArtefactStore, Began, Event, Made, Progress, Settings


class Wish(BaseModel):
    """What the test world is asked: a text to echo, and how the script should go on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(default="", max_length=200)
    script: str = "echo"
    steps: int = Field(default=3, ge=0, le=100_000)

    def model_post_init(self, context: Any) -> None:
        if self.text == "nothing":
            raise PydanticCustomError("wish", "The wish is empty. Type a few words.")


Script = Callable[["ScriptedHouse", Wish], Iterator[Event]]


def echo(house: "ScriptedHouse", wish: Wish) -> Iterator[Event]:
    yield Began("plan", 0.5)
    yield Made("echo", {"text": wish.text})


def tape(house: "ScriptedHouse", wish: Wish) -> Iterator[Event]:
    yield Began("press", 1.0)
    for step in range(wish.steps):
        yield Made("progress", Progress("press", step + 1, wish.steps))
    yield Made("music", {"file": Artefact("music.flac", "audio/flac", b"fLaC" + bytes(range(256)) * 40)})


def held(house: "ScriptedHouse", wish: Wish) -> Iterator[Event]:
    """Begins, then waits until the test lets go."""
    yield Began("press", 1.0)
    house.reached.release()
    house.gate.wait(30)
    yield Made("echo", {"text": wish.text})


def endless(house: "ScriptedHouse", wish: Wish) -> Iterator[Event]:
    yield Began("press", 1.0)
    while True:
        house.reached.release()
        house.tick.wait(0.002)
        yield Made("echo", {"text": wish.text})


def silent(house: "ScriptedHouse", wish: Wish) -> Iterator[Event]:
    """Says nothing at all until the test lets go: a step that cannot be interrupted."""
    house.reached.release()
    house.gate.wait(30)
    yield Made("echo", {"text": wish.text})


class ScriptedHouse:
    """Plays the scripts above by the wish's `script`. `left` counts flows that were closed before their end."""

    def __init__(self, settings: Settings, scripts: dict[str, Script] | None = None) -> None:
        self.settings = settings
        self.scripts: dict[str, Script] = {
            "echo": echo,
            "tape": tape,
            "held": held,
            "endless": endless,
            "silent": silent,
            **(scripts or {}),
        }
        self.artefacts = ArtefactStore(
            Path(settings.data_dir) / "artefacts", ttl_s=3600, cap_bytes=64 << 20, free_floor_bytes=0
        )
        self.gate = threading.Event()
        self.tick = threading.Event()
        self.reached = threading.Semaphore(0)
        self.at_work = 0
        self.most_at_work = 0
        self.ended = 0
        self.left = 0
        self.closed = False
        self.state = "ready"
        self.heard: list[tuple[str, str, Wish]] = []
        self._lock = threading.Lock()

    def perform(self, app: str, flow: str, request: Wish) -> Iterator[Event]:
        self.heard.append((app, flow, request))
        with self._lock:
            self.at_work += 1
            self.most_at_work = max(self.most_at_work, self.at_work)
        try:
            yield from self.scripts[request.script](self, request)
        except GeneratorExit:
            self.left += 1
            raise
        finally:
            with self._lock:
                self.at_work -= 1
                self.ended += 1

    def report(self) -> dict[str, Any]:
        asked = len(self.heard)
        return {
            "engine": "embedded",
            "executor": "scripted",
            "state": self.state,
            "output": "The engines would not start." if self.state == "failed" else None,
            "cold_start_s": None if self.state == "loading" else 0.25,
            "uptime_s": 12.5,
            "roles": [
                {
                    "app": "lofinity",
                    "role": role,
                    "engine": "embedded",
                    "name": f"scripted {role} 1",
                    "model": None,
                    "reason": None,
                    "params": None,
                    "bytes": None,
                    "seat": None,
                }
                for role in ("writer", "musician")
            ],
            "requests": {"lofinity": asked},
            "acquisitions": {"lofinity": asked},
            "failures": {},
            "asking": {},
            "wake_s": {"lofinity": 0.01} if asked else {},
            "stages": [{"app": "lofinity", "stage": "press", "n": 2, "p50_s": 0.5, "p95_s": 0.75}] if asked else [],
            "hardware": {"cuda": None, "vram_used_bytes": None, "vram_total_bytes": None},
            "artefacts": self.artefacts.report(),
        }

    def close(self) -> None:
        self.closed = True
        self.gate.set()
