"""Nothing leaves the machine: the real server, started as `python app.py` starts it, makes no connection outwards.

A hook inside the interpreter hears every connection that the server process and its worker process begin, and every
name they look up, before it happens.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from gradio_client import Client

from apps.rooms.craft.truth.plan import plan
from tests.live import unused_port

pytestmark = pytest.mark.xdist_group("privacy")  # one server for all of these
ROOT = Path(__file__).parent.parent.parent
CANARY = "canary rain on the roof of a tin shed"

EAR = '''
"""Loaded by every interpreter that finds it on its path: writes down where this process wants to connect."""
import json, os, sys

def hear(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        where = args[1] if event in ("socket.connect", "socket.sendto") else args[0]
        with open(os.environ["HEARD"], "a") as heard:
            print(json.dumps([os.getpid(), event, repr(where)]), file=heard)

sys.addaudithook(hear)
with open(os.environ["HEARD"], "a") as heard:
    print(json.dumps([os.getpid(), "listening", ""]), file=heard)
'''


@dataclass(frozen=True)
class Overheard:
    """A running `python app.py`, its address, what it wanted to connect to, and where it keeps and logs things."""

    url: str
    heard: Path
    data: Path
    log: Path

    def connections(self) -> list[tuple[int, str, str]]:
        return [tuple(json.loads(line)) for line in self.heard.read_text().splitlines()]

    def outward(self) -> list[tuple[int, str, str]]:
        """What was meant for anywhere but this machine."""
        home = re.compile(r"^\(?'(127\.0\.0\.1|localhost|::1)'|^'?/|^''$|^b?'\\\\?x00|^None$|^'0\.0\.0\.0'")
        return [one for one in self.connections() if one[1] != "listening" and not home.match(one[2])]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Overheard]:
    folder = tmp_path_factory.mktemp("privacy")
    (folder / "ear").mkdir()
    (folder / "ear" / "sitecustomize.py").write_text(EAR)
    heard, log = folder / "heard.jsonl", folder / "log.txt"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GRADIO_", "HF_"))}
    environment |= {
        "PYTHONPATH": str(folder / "ear"),
        "HEARD": str(heard),
        "ENGINE": "embedded",
        "DATA_DIR": str(folder / "data"),
        "GRADIO_TEMP_DIR": str(folder / "gradio"),
        "PORT": str(unused_port()),
        "TMPDIR": str(folder),
    }
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=out, text=True
        )
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert line.startswith("Small Worlds is open at http://127.0.0.1:"), line or log.read_text()
            yield Overheard(line.split()[-1].rstrip("/"), heard, folder / "data", log)
        finally:
            server.terminate()
            server.wait(20)
            server.stdout.close()  # type: ignore[union-attr]  # it is a pipe


@pytest.mark.slow
def test_the_ear_hears_a_connection_when_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(EAR)
    heard = tmp_path / "heard.jsonl"
    talks = "import socket\ntry: socket.create_connection(('192.0.2.1', 9), timeout=0.01)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", talks], env={"PYTHONPATH": str(tmp_path), "HEARD": str(heard)}, check=True)
    assert Overheard("", heard, tmp_path, tmp_path).outward()


@pytest.fixture(scope="module")
def pressed(app: Overheard) -> Overheard:
    """The server after a visitor has pressed a whole tape."""
    order = {"wish": CANARY, "minutes": 1.0, "seed": 7}
    last = Client(app.url, verbose=False).submit(order, api_name="/lofinity_press").result(timeout=180)
    assert last["kind"] == "done"
    return app


@pytest.fixture(scope="module")
def entered(app: Overheard) -> Overheard:
    """The server after a visitor has walked into a room, seen it and heard it, spoken to it and taken the book home."""
    told = [{"path": [], "name": CANARY, "text": CANARY, "marks": CANARY}]
    client = Client(app.url, verbose=False)
    way = next(f"g{i}" for i, door in enumerate(plan(CANARY, ()).exits) if door.lock is None)
    for visit in ({"seed": CANARY}, {"seed": CANARY, "moves": way, "told": told}):
        job = client.submit(visit, api_name="/rooms_enter")
        assert job.result(timeout=180)["kind"] == "done"
    refused = client.submit({"seed": CANARY, "moves": CANARY}, api_name="/rooms_enter").result(timeout=60)
    assert refused["code"] == "refused"
    assert httpx.get(f"{app.url}/rooms/house.json").status_code == 200
    assert httpx.post(f"{app.url}/rooms/say", json={"text": CANARY}).status_code == 200
    assert httpx.post(f"{app.url}/rooms/say", json={"text": CANARY, "bag": CANARY}).status_code == 422
    room = {"path": [], "number": 1, "name": CANARY, "text": CANARY}
    for form in ("twee", "epub", "html", "txt"):
        bound = httpx.post(f"{app.url}/rooms/book/{form}", json={"seed": CANARY, "rooms": [room]})
        assert bound.status_code == 200
    return app


@pytest.fixture(scope="module")
def woven(app: Overheard) -> Overheard:
    """The server after a visitor has woven two strips, had the mural named, asked about it and taken it home."""
    client = Client(app.url, verbose=False)
    asked = {"seed": CANARY, "phrases": [{"id": "p1", "text": CANARY}, {"id": "p2", "text": "a lighthouse"}]}
    job = client.submit(asked, api_name="/lightloom_weave")
    assert job.result(timeout=180)["kind"] == "done"
    made = [word for word in job.outputs() if word["kind"] == "made"]
    shots = [word["value"]["shot"] for word in made if word["name"] == "directed"]
    keys = [word["value"]["picture"]["url"].rpartition("/")[2] for word in made if word["name"] == "strip"]
    kept = [{"words": CANARY, "shot": shot, "picture": key} for shot, key in zip(shots, keys, strict=True)]
    named = client.submit({"seed": CANARY, "strips": kept}, api_name="/lightloom_finish").result(timeout=180)
    assert named["kind"] == "done"
    seen = [{"index": at, "words": CANARY, "shot": shot, "sights": []} for at, shot in enumerate(shots)]
    question = {"question": CANARY, "strips": seen}
    assert httpx.post(f"{app.url}/lightloom/ask", json=question).status_code == 200
    assert httpx.post(f"{app.url}/lightloom/mural/jpg", json={"strips": kept}).status_code == 200
    assert httpx.get(f"{app.url}/lightloom/loom.json").status_code == 200
    return app


@pytest.mark.slow
def test_weaving_a_mural_connects_to_nobody(woven: Overheard) -> None:
    assert woven.outward() == []


@pytest.mark.slow
def test_walking_into_rooms_connects_to_nobody(entered: Overheard) -> None:
    assert entered.outward() == []


@pytest.mark.slow
def test_starting_and_pressing_a_tape_connects_to_nobody(pressed: Overheard) -> None:
    assert len({pid for pid, event, _ in pressed.connections() if event == "listening"}) >= 2  # server and worker
    assert pressed.outward() == []


@pytest.mark.slow
@pytest.mark.parametrize("visitor", ["pressed", "entered", "woven"])
def test_what_was_typed_is_neither_logged_nor_kept_in_the_clear(visitor: str, request: pytest.FixtureRequest) -> None:
    server: Overheard = request.getfixturevalue(visitor)
    assert CANARY not in server.log.read_text()
    for path in ("/health", "/metrics", "/doors.json"):
        assert CANARY not in httpx.get(server.url + path).text
    for kept in server.data.rglob("*"):
        if kept.is_file():
            assert CANARY.encode() not in kept.read_bytes(), kept
