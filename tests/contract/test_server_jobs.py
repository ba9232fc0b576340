"""Jobs on a launched server: the line, leaving, breaking; over HTTP, with gradio's own client and without."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from gradio.context import LocalContext
from gradio_client import Client

from apps.shell.guard import Limits
from apps.shell.jobs import Room, Word
from pipelines import Began, Event, Made, WorkerLost
from tests.doubles_house import ScriptedHouse, Wish
from tests.live import LiveStudio, launched

PATIENT = Limits(posts=10_000)


@pytest.fixture
def patient(tmp_path: Path, free_port: int) -> Iterator[LiveStudio]:
    with launched(tmp_path, port=free_port, limits=PATIENT) as live:
        yield live


def submit(studio: LiveStudio, **wish: object) -> list[Word]:
    job = Client(studio.url, verbose=False).submit(wish, api_name="/lofinity_press")
    job.result(timeout=20)
    return list(job.outputs())


def join(studio: LiveStudio, session: str, **wish: object) -> httpx.Response:
    body = {"data": [wish], "fn_index": 0, "session_hash": session}
    return httpx.post(f"{studio.url}/gradio_api/queue/join", json=body)


@contextmanager
def listening(studio: LiveStudio, session: str) -> Iterator[Iterator[str]]:
    params = {"session_hash": session}
    with httpx.stream("GET", f"{studio.url}/gradio_api/queue/data", params=params, timeout=20) as stream:
        yield stream.iter_lines()


def is_still(studio: LiveStudio) -> bool:
    line = studio.server.line.report()
    return studio.house.at_work == line["working"] == line["waiting"] == 0


def wait_until_still(studio: LiveStudio) -> None:
    """Ends when nobody works and nobody waits; a place that is never given back hangs here until the test's end."""
    give_up = time.monotonic() + 30
    while not is_still(studio):
        assert time.monotonic() < give_up, "a place was never given back"
        time.sleep(0.005)


def test_cancelling_frees_the_machine_for_the_next(patient: LiveStudio) -> None:
    job = Client(patient.url, verbose=False).submit({"script": "endless"}, api_name="/lofinity_press")
    patient.house.reached.acquire()
    job.cancel()
    wait_until_still(patient)
    assert patient.house.left == 1
    assert submit(patient, text="next")[-1]["kind"] == "done"


def test_a_visitor_who_closes_the_page_frees_the_machine(patient: LiveStudio) -> None:
    for turn in range(10):
        assert join(patient, f"visitor {turn}", script="endless").status_code == 200
        with listening(patient, f"visitor {turn}") as lines:
            next(line for line in lines if "began" in line)
        wait_until_still(patient)
    assert patient.house.left == 10
    assert submit(patient, text="next")[-1]["kind"] == "done"


def test_the_server_answers_while_a_step_cannot_be_stopped(patient: LiveStudio) -> None:
    job = Client(patient.url, verbose=False).submit({"script": "silent"}, api_name="/lofinity_press")
    patient.house.reached.acquire()
    job.cancel()
    # the flow's thread still stands in its step: everybody else is served meanwhile
    answers = [patient.get("/health").status_code for _ in range(20)]
    assert answers == [200] * 20
    assert patient.house.at_work == 1
    patient.house.gate.set()
    wait_until_still(patient)


def test_a_flow_whose_end_takes_long_blocks_nobody(patient: LiveStudio) -> None:
    closing = threading.Semaphore(0)

    def slow_to_close(house: ScriptedHouse, wish: Wish) -> Iterator[Event]:
        try:
            while True:
                house.tick.wait(0.002)
                yield Began("press", 1.0)
        finally:
            closing.release()
            house.gate.wait(20)

    patient.house.scripts["slow"] = slow_to_close
    job = Client(patient.url, verbose=False).submit({"script": "slow"}, api_name="/lofinity_press")
    while not patient.house.at_work:
        time.sleep(0.005)
    job.cancel()
    assert closing.acquire(timeout=20)
    assert [patient.get("/livez").status_code for _ in range(20)] == [200] * 20
    assert patient.house.at_work == 1
    patient.house.gate.set()
    wait_until_still(patient)


def test_a_dead_worker_is_told_in_a_sentence_and_the_next_job_works(patient: LiveStudio) -> None:
    def dies(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        yield Began("press", 1.0)
        raise WorkerLost("The machine's little helper fell over. It is up again; please try once more.")

    patient.house.scripts["dies"] = dies
    last = submit(patient, script="dies")[-1]
    assert (last["kind"], last["code"], last["retryable"]) == ("failed", "worker_lost", True)
    assert last["says"] == "The machine's little helper fell over. It is up again; please try once more."
    assert submit(patient, text="next")[-1]["kind"] == "done"


def test_a_full_line_refuses_with_a_sentence_and_loses_nobody_who_stands_in_it(tmp_path: Path, free_port: int) -> None:
    with launched(tmp_path, port=free_port, limits=PATIENT, room=Room(at_work=1, waiting=2, address=50)) as studio:
        clients = [Client(studio.url, verbose=False) for _ in range(5)]
        first = clients[0].submit({"script": "held"}, api_name="/lofinity_press")
        studio.house.reached.acquire()
        jobs = [client.submit({"text": "snow"}, api_name="/lofinity_press") for client in clients[1:]]
        while sum(job.done() for job in jobs) < 2:  # whichever two came last
            time.sleep(0.005)
        studio.house.gate.set()
        last = [job.result(timeout=20) for job in [first, *jobs]]
        assert sorted(word["kind"] for word in last) == ["done", "done", "done", "failed", "failed"]
        assert {(word["code"], "full" in word["says"]) for word in last if word["kind"] == "failed"} == {
            ("refused", True)
        }
        assert studio.house.most_at_work == 1


def test_a_visitor_has_one_job_at_work_and_one_waiting(patient: LiveStudio) -> None:
    client = Client(patient.url, verbose=False)
    first = client.submit({"script": "held"}, api_name="/lofinity_press")
    patient.house.reached.acquire()
    second = client.submit({"text": "second"}, api_name="/lofinity_press")
    while patient.server.line.report()["waiting"] == 0:
        time.sleep(0.005)
    third = client.submit({"text": "third"}, api_name="/lofinity_press").result(timeout=20)
    assert (third["code"], "one waiting" in third["says"]) == ("refused", True)
    patient.house.gate.set()
    assert [first.result(timeout=20)["kind"], second.result(timeout=20)["kind"]] == ["done", "done"]


def test_a_flood_never_breaks_the_server_and_every_one_hears_something(patient: LiveStudio) -> None:
    answers = [join(patient, f"visitor {turn}", script="silent").status_code for turn in range(60)]
    assert set(answers) <= {200, 503}
    assert patient.get("/health").status_code == 200
    assert patient.server.line.report()["working"] == 1
    patient.house.gate.set()
    wait_until_still(patient)


def test_the_visitors_own_request_reaches_where_the_gpu_is_asked_for(patient: LiveStudio) -> None:
    def who_asks(_: ScriptedHouse, __: Wish) -> Iterator[Event]:
        request = LocalContext.request.get()
        yield Made("token", None if request is None else request.headers.get("x-ip-token"))

    patient.house.scripts["who"] = who_asks
    client = Client(patient.url, verbose=False, headers={"x-ip-token": "mina's token"})
    job = client.submit({"script": "who"}, api_name="/lofinity_press")
    job.result(timeout=20)
    assert job.outputs()[1]["value"] == "mina's token"


@pytest.mark.slow
def test_two_hundred_visitors_who_leave_at_any_word_leave_nothing_behind(patient: LiveStudio) -> None:
    for turn in range(200):
        assert join(patient, f"visitor {turn}", script="endless").status_code == 200
        with listening(patient, f"visitor {turn}") as lines:
            for _ in range(turn % 7):
                next(lines)
        if turn % 7 == 0:
            continue
        wait_until_still(patient)
    wait_until_still(patient)
    assert patient.house.most_at_work == 1
    for thread in threading.enumerate():  # a flow's thread gives its place back with its last breath
        if thread.name == "flow":
            thread.join(timeout=30)
    assert not any(thread.name == "flow" for thread in threading.enumerate())
