"""One acquisition: who is woken, who rests at its end however it ends, and what is told of them."""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest

from pipelines import gpu
from pipelines.catalog import GIB
from pipelines.errors import EngineMissing, Garbled, PipelineError
from pipelines.events import Began, Event, Made
from pipelines.gpu import Acquired, Broke, Counted, acquired
from pipelines.registry import Crew, EngineFacts
from pipelines.turns import Room

Flow = Callable[..., Iterator[Event]]


class Painter:
    """Is loaded from the start, and stays so."""

    name = "scripted painter 1"

    def wake(self) -> None: ...

    def count_parameters(self) -> Mapping[str, int]:
        return {"transformer": 10}


class Critic:
    """Is loaded when it wakes and rests afterwards; `clumsy`: it cannot rest."""

    name = "scripted critic 1"

    def __init__(self, clumsy: bool = False) -> None:
        self.clumsy, self.seen = clumsy, list[str]()

    def wake(self) -> None:
        self.seen.append("wake")

    def rest(self) -> None:
        self.seen.append("rest")
        if self.clumsy:
            raise ZeroDivisionError

    def count_parameters(self) -> Mapping[str, int]:
        return {"language model": 20} if self.seen[-1:] == ["wake"] else {}

    def count_bytes(self) -> int:
        return 40 if self.seen[-1:] == ["wake"] else 0


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Critic]:
    """An app with one flow and two players."""

    def with_flow(flow: Flow, *, clumsy: bool = False) -> Critic:
        module = ModuleType("apps.stage.flow")
        module.play = flow  # type: ignore[attr-defined]
        critic = Critic(clumsy)
        facts = tuple(
            EngineFacts("stage", role, "models", role, f"maker/{role}", None, None) for role in ("painter", "critic")
        )
        monkeypatch.setitem(sys.modules, "apps.stage.flow", module)
        monkeypatch.setitem(gpu._crews, "stage", Crew({"painter": Painter(), "critic": critic}, facts))
        return critic

    return with_flow


def judging(_request: str, *, critic: Critic) -> Iterator[Event]:
    yield Began("judge", 0.1)
    assert critic.seen == ["wake"]
    yield Made("verdict", 1)


def painting(_request: str, *, painter: Painter) -> Iterator[Event]:
    yield Made("picture", painter.name)


def job() -> Any:
    return acquired("stage", "play", "request", "models")


def test_a_player_of_the_end_is_awake_for_its_flow_and_rests_afterwards(stage: Callable[..., Critic]) -> None:
    critic = stage(judging)
    events = list(job())
    assert [type(event) for event in events] == [Acquired, Began, Made, Counted]
    assert critic.seen == ["wake", "rest"]


def test_who_is_not_asked_is_neither_woken_nor_told_of(stage: Callable[..., Critic]) -> None:
    critic = stage(painting)
    first, *_ = job()
    assert [(fact.role, fact.params) for fact in first.facts] == [("painter", {"transformer": 10})]
    assert critic.seen == []


def test_what_is_told_is_what_is_loaded_then(stage: Callable[..., Critic]) -> None:
    stage(judging)
    first, *_ = job()
    assert [(fact.params, fact.bytes) for fact in first.facts] == [({"language model": 20}, 40)]


@pytest.mark.parametrize("error", [Garbled("No words came."), ZeroDivisionError()])
def test_it_rests_too_when_the_flow_breaks(stage: Callable[..., Critic], error: Exception) -> None:
    def breaking(_request: str, *, critic: Critic) -> Iterator[Event]:
        yield Began("judge", 0.1)
        raise error

    critic = stage(breaking)
    *_, last = job()
    assert isinstance(last, Broke)
    assert last.code == (error.code if isinstance(error, PipelineError) else "job_failed")
    assert critic.seen == ["wake", "rest"]


def test_it_rests_too_when_the_visitor_leaves(stage: Callable[..., Critic]) -> None:
    critic = stage(judging)
    events = job()
    next(events)
    next(events)
    events.close()
    assert critic.seen == ["wake", "rest"]


@pytest.mark.parametrize("flow", [judging, None])
def test_who_cannot_rest_is_logged_and_hides_nothing(
    stage: Callable[..., Critic], caplog: pytest.LogCaptureFixture, flow: Flow | None
) -> None:
    def garbling(_request: str, *, critic: Critic) -> Iterator[Event]:
        raise Garbled("No words came.")
        yield

    stage(flow or garbling, clumsy=True)
    with caplog.at_level(logging.ERROR):
        *_, last = job()
    assert last == (Counted({}) if flow else Broke("garbled", "No words came."))
    assert "scripted critic 1 would not rest" in caplog.text


class OutOfMemoryError(RuntimeError):
    """As torch names its own, without torch."""


def test_a_full_memory_that_nobody_caught_is_told_as_one(stage: Callable[..., Critic]) -> None:
    def filling(_request: str, *, critic: Critic) -> Iterator[Event]:
        raise OutOfMemoryError
        yield

    stage(filling)
    *_, last = job()
    assert (last.code, last.says[-1]) == ("memory_full", ".")


@pytest.mark.parametrize(
    ("engine", "free_gib", "zero_gpu", "room_gib"),
    [
        ("models", 24, False, 22.8),
        ("models", 80, False, None),
        ("models", 24, True, None),
        ("models", None, False, None),
        ("embedded", 24, False, None),
        ("/a/folder", 24, False, None),
    ],
)
def test_models_take_turns_only_on_a_gpu_of_ones_own_that_is_too_small_for_all(
    monkeypatch: pytest.MonkeyPatch, engine: str, free_gib: int | None, zero_gpu: bool, room_gib: float | None
) -> None:
    monkeypatch.setattr(gpu, "free_bytes", lambda: None if free_gib is None else free_gib * GIB)
    monkeypatch.setenv("SPACES_ZERO_GPU", "1" if zero_gpu else "")
    room = gpu.room_for_all.__wrapped__(engine)
    assert (None if room is None else room.size_bytes / GIB) == (room_gib and pytest.approx(room_gib))


def test_every_acquisition_begins_a_job_in_the_room(
    stage: Callable[..., Critic], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(judging)
    room = Room(10)
    monkeypatch.setattr(gpu, "room_for_all", lambda _engine: room)
    list(job())
    list(job())
    assert room.job == 2


class Unreadable(Painter):
    """Its file turns out to be none when it is opened."""

    name = "maker/painter"
    understudy: Painter | None = Painter()

    def wake(self) -> None:
        raise EngineMissing("The file of maker/painter cannot be read.")


def test_a_model_that_cannot_be_opened_after_all_is_played_by_its_understudy(
    stage: Callable[..., Critic], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(painting)
    crew = gpu._crews["stage"]
    monkeypatch.setitem(gpu._crews, "stage", Crew({**crew.players, "painter": Unreadable()}, crew.facts))
    first, *_, last = acquired("stage", "play", "a wish", "embedded")
    assert isinstance(first, Acquired)
    (fact,) = first.facts
    assert (fact.engine, fact.name, fact.model) == ("embedded", "scripted painter 1", None)
    assert fact.reason == "The file of maker/painter cannot be read."
    assert isinstance(last, Counted)
    monkeypatch.setattr(Unreadable, "understudy", None)
    assert [type(event) for event in acquired("stage", "play", "a wish", "embedded")] == [Counted, Broke]
