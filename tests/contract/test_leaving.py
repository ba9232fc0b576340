"""Visitors leave, workers die: the house stays. Played on the real flow and the embedded engines."""

import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from apps.lightloom.domain import Phrase, Spoken, Weaving
from apps.lofinity.domain import Order
from apps.rooms.domain import Visit
from pipelines import Began, Event, House, Made, Settings, WorkerLost, open_house

pytestmark = pytest.mark.xdist_group("leaving")  # one house for all of these


@dataclass(frozen=True)
class Job:
    """What is asked of a world, the stages it goes through, and what proves that it was made. `times`: how many
    visitors leave it, each within `steps` events of its beginning."""

    app: str
    flow: str
    request: object
    stages: tuple[str, ...]
    made: str
    times: int
    steps: int

    def play(self, house: House) -> Iterator[Event]:
        return house.perform(self.app, self.flow, self.request)


TAPE = Job(
    "lofinity",
    "press_tape",
    Order(wish="snow on the observatory dome", minutes=1.0, seed=3),
    ("plan", "preview", "press", "master", "dub"),
    "mp3",
    times=200,
    steps=8,
)
ROOM = Job("rooms", "enter_room", Visit(seed="lamp oil"), ("tell", "speak", "paint"), "stills", times=8, steps=24)
WORDS = Job("rooms", "enter_room", Visit(seed="lamp oil", edition="text"), ("tell",), "ahead", times=92, steps=12)
SAID = ("a lighthouse on a stormy sea", "snowy mountains at dawn", "paper lanterns over a night city")
STRIPS = Job(
    "lightloom",
    "weave_phrase",
    Spoken(Weaving(seed="7", phrases=tuple(Phrase(id=f"p{at}", text=text) for at, text in enumerate(SAID)))),
    ("paint",),
    "relief",
    times=200,
    steps=9,
)
JOBS = pytest.mark.parametrize("job", [TAPE, ROOM, WORDS, STRIPS], ids=["tape", "room", "room in words", "strips"])
STAGES = [pytest.param(job, stage, id=f"{job.app}-{stage}") for job in (TAPE, ROOM, STRIPS) for stage in job.stages]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    settings = Settings(engine="embedded", data_dir=tmp_path_factory.mktemp("data"))
    opened = open_house(settings, apps=("lofinity", "rooms", "lightloom"))
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
@JOBS
def test_visitors_by_the_hundred_leave_in_any_step_and_nothing_leaks(house: House, job: Job) -> None:
    chance = random.Random(5)
    list(job.play(house))  # what is loaded once is loaded now
    workers = children()
    assert len(workers) == 1
    files_open = len(os.listdir("/proc/self/fd"))
    threads = threading.active_count()
    for _ in range(job.times):
        events = job.play(house)
        for _ in range(chance.randint(1, job.steps)):
            next(events)
        events.close()  # type: ignore[attr-defined]  # a generator
    assert children() == workers
    assert len(os.listdir("/proc/self/fd")) == files_open
    assert threading.active_count() == threads
    assert house.report()["failures"] == {}
    assert any(isinstance(e, Made) and e.name == job.made for e in job.play(house))


def play_and_kill_in(house: House, job: Job, stage: str) -> None:
    for event in job.play(house):
        if isinstance(event, Began) and event.stage == stage:
            for pid in children():
                os.kill(pid, 9)


@pytest.mark.parametrize(("job", "stage"), STAGES)
def test_a_worker_killed_in_any_stage_is_told_and_the_next_job_works(house: House, job: Job, stage: str) -> None:
    with pytest.raises(WorkerLost, match="try once more"):
        play_and_kill_in(house, job, stage)
    following = job.play(house)
    began = next(event for event in following if isinstance(event, Began))
    assert began.stage == job.stages[0]
    following.close()  # type: ignore[attr-defined]  # a generator


@JOBS
def test_one_acquisition_a_job(house: House, job: Job) -> None:
    before = house.report()["acquisitions"][job.app]
    list(job.play(house))
    assert house.report()["acquisitions"][job.app] == before + 1


def test_a_second_visitor_waits_and_is_served(house: House) -> None:
    done: list[str] = []

    def press(who: str) -> None:
        for event in TAPE.play(house):
            if isinstance(event, Made) and event.name == "tape":
                done.append(who)

    threads = [threading.Thread(target=press, args=(who,)) for who in ("first", "second")]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert done == ["first", "second"]
