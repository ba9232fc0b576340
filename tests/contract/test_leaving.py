"""Visitors leave, workers die: the house stays. Played on the real flow and the embedded engines."""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from apps.lofinity.domain import Order
from pipelines import Began, House, Made, Settings, WorkerLost, open_house

ORDER = Order(wish="snow on the observatory dome", minutes=1.0, seed=3)
STAGES = ["plan", "preview", "press", "master", "dub"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    opened = open_house(Settings(engine="embedded", data_dir=tmp_path_factory.mktemp("data")), apps=("lofinity",))
    yield opened
    opened.close()


def children() -> list[int]:
    """The worker processes of this test process."""
    me, found = os.getpid(), []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            command = (stat.parent / "cmdline").read_text()
        except OSError:
            continue
        if int(fields[1]) == me and "pipelines.executors.worker" in command:
            found.append(int(stat.parent.name))
    return found


@pytest.mark.slow
def test_two_hundred_visitors_leave_in_any_step_and_nothing_leaks(house: House) -> None:
    chance = random.Random(5)
    workers = children()
    assert len(workers) == 1
    files_open = len(os.listdir("/proc/self/fd"))
    threads = threading.active_count()
    for _ in range(200):
        events = house.perform("lofinity", "press_tape", ORDER)
        for _ in range(chance.randint(1, 8)):
            next(events)
        events.close()
    assert children() == workers
    assert len(os.listdir("/proc/self/fd")) == files_open
    assert threading.active_count() == threads
    assert house.report()["failures"] == {}
    assert any(isinstance(e, Made) and e.name == "mp3" for e in house.perform("lofinity", "press_tape", ORDER))


def press_and_kill_in(house: House, stage: str) -> None:
    for event in house.perform("lofinity", "press_tape", ORDER):
        if isinstance(event, Began) and event.stage == stage:
            for pid in children():
                os.kill(pid, 9)


@pytest.mark.parametrize("stage", STAGES)
def test_a_worker_killed_in_any_stage_is_told_and_the_next_tape_works(house: House, stage: str) -> None:
    with pytest.raises(WorkerLost, match="try once more"):
        press_and_kill_in(house, stage)
    following = house.perform("lofinity", "press_tape", ORDER)
    assert next(following) == Began("plan", 0.2)
    following.close()


def test_one_acquisition_a_tape(house: House) -> None:
    before = house.report()["acquisitions"]["lofinity"]
    list(house.perform("lofinity", "press_tape", ORDER))
    assert house.report()["acquisitions"]["lofinity"] == before + 1


def test_a_second_visitor_waits_and_is_served(house: House) -> None:
    done: list[str] = []

    def press(who: str) -> None:
        for event in house.perform("lofinity", "press_tape", ORDER):
            if isinstance(event, Made) and event.name == "tape":
                done.append(who)

    threads = [threading.Thread(target=press, args=(who,)) for who in ("first", "second")]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert done == ["first", "second"]
