"""A memory that is full inside any role's model: once, and the job completes with less; always, and the visitor is told
in a sentence. Either way the next job on the same worker plays as if nothing had been."""

import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from inspect import Parameter, Signature
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import numpy as np
import pytest
from pydantic import BaseModel

from pipelines import (
    DoorBrief,
    Feel,
    Made,
    MusicBrief,
    Performance,
    Picture,
    Prompt,
    RoomBrief,
    Shot,
    Sound,
    SpeechBrief,
    StillBrief,
    Stretch,
    StripBrief,
    Subject,
    ThingBrief,
    gpu,
    read_catalog,
)
from pipelines.errors import BY_CODE
from pipelines.gpu import Broke, acquired
from pipelines.registry import hire
from pipelines.structured import ask
from tests.murals import mural

PALETTE = ("#14110d", "#4a3524", "#8a6a42", "#c9a56a", "#efe3c8")
SHOT = Shot(
    line="wide · a boat under the moon",
    lands=("sea",),
    subjects=(Subject(thing="moon", place="right"), Subject(thing="boat", place="middle")),
    time="night",
    palette="night",
)
SPEECH = Sound((0.2 * np.sin(np.arange(24_000) / 9) * np.hanning(24_000)).astype(np.float32)[:, None], 16_000)
TUNE = MusicBrief("Full", "calm", 75, "D", "minor", ("rhodes",), "dusty", Feel(), 4.0, 7)
ROOM = RoomBrief(
    "a library",
    "library",
    "lamplight",
    PALETTE,
    (DoorBrief("door:0", "ahead", "library/oak-brass-slot", "kitchen", "A door"),),
    tuple(ThingBrief(f"thing:{place}", "library/globe", "A globe") for place in range(3)),
    seed=3,
    width=240,
    height=160,
)
STILLS = tuple(StillBrief("a key", "key", "brass/owl", "A key", PALETTE, seed, 64, 64) for seed in range(3))


class Line(BaseModel):
    """What the writers of this test are asked for."""

    mood: Literal["calm", "wild", "grey"]
    strong: bool


def written(writer: Any) -> Iterator[object]:
    yield ask(writer, Prompt("test.line", "You write one line.", "Rain on a roof.", tokens=120), Line, seed=5)


def performed(musician: Any) -> Iterator[object]:
    for step in musician.play(TUNE):
        if isinstance(step, Performance):
            yield step.sound.samples


def woven(painter: Any) -> Iterator[object]:
    *_, strip = painter.paint_strip(StripBrief(0, (Stretch(0, SHOT),), 3))
    yield strip.picture.pixels


def painted(painter: Any) -> Iterator[object]:
    *_, painting = painter.paint_room(ROOM)
    yield painting.picture.pixels


def pictured(painter: Any) -> Iterator[object]:
    for _, picture in sorted(painter.paint_stills(STILLS), key=lambda still: still[0]):
        yield picture.pixels


def spoken(narrator: Any) -> Iterator[object]:
    said = narrator.speak(SpeechBrief("Rain, all night long.", "caretaker"))
    yield None if said is None else said.sound.samples


def heard(ear: Any) -> Iterator[object]:
    yield tuple(one.text for one in ear.hear_all((SPEECH, SPEECH)))


def surveyed(surveyor: Any) -> Iterator[object]:
    yield surveyor.survey(Picture(np.tile(np.arange(192, dtype=np.uint8)[:, None, None], (1, 140, 3))), None).inverse


def judged(critic: Any) -> Iterator[object]:
    yield critic.judge(mural(3))


Work = Callable[[Any], Iterator[object]]
PARTS: Mapping[str, tuple[str, str, Work]] = {
    "MiniCPM5": ("lofinity", "writer", written),
    "MusicGen": ("lofinity", "musician", performed),
    "strip": ("lightloom", "painter", woven),
    "room": ("rooms", "painter", painted),
    "stills": ("rooms", "painter", pictured),
    "VoxCPM2": ("rooms", "narrator", spoken),
    "Parakeet": ("lightloom", "ear", heard),
    "depth": ("lightloom", "surveyor", surveyed),
    "MiniCPM-V": ("lightloom", "critic", judged),
}
"""What each model does for a visitor, by what it is called here."""
TWO_PIECES = frozenset({"VoxCPM2"})
UNDERSTUDY = frozenset({"MiniCPM-V"})
"""Whose understudy answers when memory stays full: a finished mural gets its name either way."""


class Filled:
    """The machine's memory as torch meets it: full at the `at`-th calls of any module from now on."""

    def __init__(self, full: Callable[[int], bool]) -> None:
        self.calls, self._full = 0, full

    def __call__(self, module: object, inputs: object) -> None:
        import torch

        self.calls += 1
        if self._full(self.calls):
            raise torch.OutOfMemoryError("CUDA out of memory (a test says so)")


@contextmanager
def memory(full: Callable[[int], bool]) -> Iterator[Filled]:
    from torch.nn.modules.module import register_module_forward_pre_hook

    filled = Filled(full)
    handle = register_module_forward_pre_hook(filled)
    try:
        yield filled
    finally:
        handle.remove()


@pytest.fixture
def stage(
    tiny: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str, Work], Callable[[], list[Any]]]:
    """A world of one flow, in which one player of a true world does one thing."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))

    def with_player(app: str, role: str, work: Work) -> Callable[[], list[Any]]:
        card = read_catalog().casts[app][role]  # type: ignore[index]
        if card.backend == "voxcpm" and importlib.util.find_spec("voxcpm") is None:
            pytest.skip("needs voxcpm, which is not installed here")
        crew = hire(app, str(tiny(card.repo)))
        (fact,) = (fact for fact in crew.facts if fact.role == role)
        assert (fact.engine, fact.reason) == ("tiny-random", None)
        module = ModuleType("apps.stage.flow")

        def flow(_request: None, **cast: Any) -> Iterator[Made]:
            return (Made("made", one) for one in work(cast[role]))

        flow.__signature__ = Signature([Parameter(role, Parameter.KEYWORD_ONLY)])  # type: ignore[attr-defined]
        module.play = flow  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "apps.stage.flow", module)
        monkeypatch.setitem(gpu._crews, "stage", crew)
        return lambda: list(acquired("stage", "play", None, "a folder"))

    return with_player


def made(events: list[Any]) -> list[Any]:
    assert not [event for event in events if isinstance(event, Broke)]
    found = [event.value for event in events if isinstance(event, Made)]
    assert found
    return found


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_a_full_memory_costs_at_most_one_job(
    part: str, stage: Callable[[str, str, Work], Callable[[], list[Any]]]
) -> None:
    play = stage(*PARTS[part])
    with memory(lambda _: False) as quiet:
        before = made(play())

    for at in (1, max(2, quiet.calls // 2)):
        with memory(lambda call, at=at: call == at):
            smaller = made(play())
        assert [type(one) for one in smaller] == [type(one) for one in before]
        # a sentence that is spoken in two is not quite as long
        assert [np.shape(one)[part in TWO_PIECES :] for one in smaller] == [
            np.shape(one)[part in TWO_PIECES :] for one in before
        ]
    np.testing.assert_equal(made(play()), before)

    with memory(lambda _: True):
        last = play()[-1]
    if part in UNDERSTUDY:
        assert not isinstance(last, Broke)
    else:
        assert isinstance(last, Broke)
        assert last.code == "memory_full"
        assert BY_CODE[last.code].retryable
        assert "memory" in last.says
        assert last.says.endswith(".")
    np.testing.assert_equal(made(play()), before)


def test_a_storyteller_whose_memory_is_full_goes_on_with_less(
    stage: Callable[[str, str, Work], Callable[[], list[Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    llama_cpp = pytest.importorskip("llama_cpp", reason="needs llama.cpp, which is not installed here")
    play = stage("rooms", "writer", written)
    before = made(play())
    read, told = llama_cpp.Llama.eval, {"calls": 0, "full": 1}

    def filling(self: Any, tokens: Any) -> None:
        told["calls"] += 1
        if told["calls"] <= told["full"]:
            raise RuntimeError("llama_decode returned -2")
        read(self, tokens)

    monkeypatch.setattr(llama_cpp.Llama, "eval", filling)
    assert made(play()) == before
    mind = gpu._crews["stage"].players["writer"].scribe.wake()
    assert mind.context < 4096
    told |= {"calls": 0, "full": 10**9}
    last = play()[-1]
    assert (last.code, last.says[-1]) == ("memory_full", ".")
    told["full"] = 0
    assert made(play()) == before
