"""The house passes a flow's events on, counts what happened, and tells only that."""

from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from pipelines import Began, Event, House, Made, Settings, WorkerLost
from pipelines.executors import Job
from pipelines.gpu import Acquired, Counted, Note
from pipelines.registry import EngineFacts

FACTS = (
    EngineFacts("lofinity", "writer", "embedded", "embedded writer 1", None, None, None),
    EngineFacts("lofinity", "musician", "embedded", "embedded musician 1", None, "No weights here.", None),
)


class ScriptedExecutor:
    """Plays the events it was given; an exception among them is raised."""

    name = "scripted"

    def __init__(self, events: Sequence[Event | Note | Exception]) -> None:
        self._events = events
        self.jobs: list[Job] = []
        self.closed = 0

    def open(self) -> tuple[EngineFacts, ...]:
        return FACTS

    def run(self, job: Job, timeout_s: float) -> Generator[Event | Note, None, None]:
        self.jobs.append(job)
        try:
            for event in self._events:
                if isinstance(event, Exception):
                    raise event
                yield event
        finally:
            self.closed += 1

    def close(self) -> None: ...


def house(folder: Path, events: Sequence[Event | Note | Exception]) -> tuple[House, ScriptedExecutor]:
    executor = ScriptedExecutor(events)
    return House(Settings(data_dir=folder), ["lofinity"], executor), executor


GOOD = [
    Acquired("lofinity", 1, FACTS, 0.5, {"cuda": None}),
    Began("plan", 1.0),
    Made("recipe", "r"),
    Began("press", 1.0),
    Counted({"lofinity.recipe": {"asked": 1, "retried": 0}}),
]


def test_a_flows_events_come_out_and_nothing_else(tmp_path: Path) -> None:
    open_house, executor = house(tmp_path, GOOD)
    assert list(open_house.perform("lofinity", "press_tape", "request")) == GOOD[1:-1]
    assert executor.jobs == [Job("lofinity", "press_tape", "request", "auto")]


def test_one_request_is_one_acquisition_and_its_stages_are_timed(tmp_path: Path) -> None:
    open_house, _ = house(tmp_path, GOOD)
    for _ in range(3):
        list(open_house.perform("lofinity", "press_tape", "request"))
    report = open_house.report()
    assert report["requests"] == report["acquisitions"] == {"lofinity": 3}
    assert [(row["stage"], row["n"]) for row in report["stages"]] == [("plan", 3), ("press", 3)]
    assert all(0 <= row["p50_s"] <= row["p95_s"] for row in report["stages"])
    assert report["wake_s"] == {"lofinity": 0.5}
    assert report["asking"] == {"lofinity.recipe": {"asked": 3, "retried": 0}}


def test_nothing_is_told_before_it_is_known(tmp_path: Path) -> None:
    open_house, _ = house(tmp_path, GOOD)
    before = open_house.report()
    assert before["state"] == "loading"
    assert before["cold_start_s"] is None
    assert before["stages"] == []
    assert {row["engine"] for row in before["roles"]} == {None}
    open_house.open()
    after = open_house.report()
    assert after["state"] == "ready"
    assert [row["name"] for row in after["roles"]] == ["embedded writer 1", "embedded musician 1"]
    assert after["roles"][1]["reason"] == "No weights here."


def test_a_failure_is_counted_and_passed_on(tmp_path: Path) -> None:
    open_house, executor = house(tmp_path, [GOOD[0], GOOD[1], WorkerLost("Gone.")])
    with pytest.raises(WorkerLost, match="Gone"):
        list(open_house.perform("lofinity", "press_tape", "request"))
    assert open_house.report()["failures"] == {"worker_lost": 1}
    assert executor.closed == 1


def test_a_visitor_who_leaves_closes_the_executors_run(tmp_path: Path) -> None:
    open_house, executor = house(tmp_path, GOOD)
    events = open_house.perform("lofinity", "press_tape", "request")
    next(events)
    events.close()
    assert executor.closed == 1
