"""Lightloom through its door: the real house and the real server, asked as the page and as others would."""

import asyncio
import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from gradio_client import Client
from PIL import Image
from websockets.sync.client import ClientConnection, connect

from apps import mount_all
from apps.shell.guard import Limits
from apps.shell.jobs import Word
from apps.shell.server import Studio
from apps.shell.sockets import SocketLimits
from pipelines import Settings, open_house
from tests.live import send_raw, unused_port

pytestmark = pytest.mark.xdist_group("lightloom door")  # one server and one house for all of these
SEED = "grey sea, first light"
CANARY = "canary lighthouse under the stairs"
SHOT = {"line": "wide · a lighthouse", "lands": ["sea"], "subjects": [{"thing": "lighthouse"}]}


@dataclass(frozen=True)
class Street:
    """The server as `python app.py` opens it, and where it answers."""

    url: str
    server: Studio
    data: Path

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, timeout=60)

    def post(self, path: str, body: object) -> httpx.Response:
        return httpx.post(self.url + path, json=body, timeout=60)

    def play(self, job: str, **request: object) -> list[Word]:
        """Every word of one job."""
        job_ = Client(self.url, verbose=False).submit(request, api_name=f"/lightloom_{job}")
        job_.result(timeout=120)
        return list(job_.outputs())

    def weave(self, *texts: str, **request: object) -> list[Word]:
        phrases = [{"id": f"p{n}", "text": text} for n, text in enumerate(texts)]
        return self.play("weave", **({"seed": SEED, "phrases": phrases} | request))


class Line:
    """A thread to the house, as a page has it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.heard: list[Word] = []

    def say(self, **word: object) -> None:
        self._socket.send(json.dumps(word))

    def sound(self, pcm: bytes) -> None:
        for at in range(0, len(pcm), 2560):
            self._socket.send(pcm[at : at + 2560])

    def until(self, kind: str, **fields: object) -> Word:
        """The next word of this kind, with these fields."""
        while True:
            word = json.loads(self._socket.recv(timeout=60))
            self.heard.append(word)
            if word["kind"] == kind and fields.items() <= word.items():
                return word


@contextmanager
def line_to(street: Street) -> Iterator[Line]:
    where = street.url.replace("http", "ws") + "/lightloom/thread"
    with connect(where, origin=street.url, proxy=None, open_timeout=60) as socket:  # type: ignore[arg-type]
        yield Line(socket)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    data = tmp_path_factory.mktemp("street")
    settings = Settings(engine="embedded", data_dir=data, port=unused_port(), job_timeout_s=120)
    house = open_house(settings, apps=("lightloom",))
    sockets = SocketLimits(each=64, bytes_per_s=4e6, burst_bytes=8e6)  # many tests are one visitor to it

    async def launch() -> tuple[Studio, str]:
        server = Studio(house, settings, limits=Limits(posts=10_000, sockets=sockets))
        mount_all(server)
        _, url, _ = server.launch(prevent_thread_lock=True)
        return server, url

    server, url = asyncio.run(launch())
    try:
        yield Street(url.rstrip("/"), server, data)
    finally:
        server.get_blocks().close(verbose=False)


@pytest.fixture(scope="module")
def woven(street: Street) -> list[Word]:
    """The words of a mural's first strip."""
    return street.weave("a lighthouse on a stormy sea")


def made(words: list[Word], name: str) -> list[Any]:
    return [word["value"] for word in words if word.get("name") == name]


def picture(kind: str = "WEBP", size: tuple[int, int] = (560, 768), hue: int = 90) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (hue, 120, 160)).save(buffer, kind)
    return buffer.getvalue()


def give(street: Street, data: bytes, kind: str = "picture") -> httpx.Response:
    return httpx.post(f"{street.url}/lightloom/tiles", params={"kind": kind}, content=data, timeout=60)


def whole(street: Street, count: int, **more: object) -> dict[str, Any]:
    """A mural of `count` strips whose pictures are stored."""
    keys = [give(street, picture(hue=20 + 9 * n)).json()["url"].rpartition("/")[2] for n in range(min(count, 5))]
    strips = [{"words": f"phrase {n}", "shot": SHOT, "picture": keys[n % len(keys)]} for n in range(count)]
    return {"seed": SEED, "strips": strips, **more}


# what it has


def test_the_loom_says_what_it_has(street: Street) -> None:
    told = street.get("/lightloom/loom.json").json()
    assert "watercolour" in told["styles"]
    assert all(len(palette["wash"]) == 6 for palette in told["palettes"].values())
    assert told["things"]["lighthouse"] == "a lighthouse"
    assert len(told["examples"]) >= 5
    assert told["ear"] == {"name": "embedded ear 1", "listens": True}
    assert told["painter"]["needs_edge"] is False
    assert told["film"] is True
    assert len(told["engines"]) == 5


# the jobs


def test_a_phrase_becomes_words_a_wash_a_strip_and_a_relief(street: Street, woven: list[Word]) -> None:
    names = [word["name"] for word in woven if word["kind"] == "made" and word["name"] != "progress"]
    assert names == ["told", "directed", "strip", "relief"]
    (strip,) = made(woven, "strip")
    data = street.get(strip["picture"]["url"]).content
    assert Image.open(io.BytesIO(data)).size == (560, 768)
    assert len(data) < 250_000


def test_a_finished_mural_has_a_name_and_stops_even_when_a_picture_is_gone(street: Street, woven: list[Word]) -> None:
    key = made(woven, "strip")[0]["picture"]["url"].rpartition("/")[2]
    shot = made(woven, "directed")[0]["shot"]
    strips = [{"words": "a lighthouse", "shot": shot, "picture": key}]
    strips += [{"words": "a storm", "shot": shot, "picture": "x" * 22 + ".webp"}]
    words = street.play("finish", seed=SEED, strips=strips)
    (verdict,) = made(words, "verdict")
    assert verdict["title"]
    assert 1 <= len(verdict["stops"]) <= 6


def test_what_makes_no_sense_is_told_in_a_sentence(street: Street) -> None:
    for request in ({"seed": ""}, {"phrases": []}, {"how": "repaint"}, {"code": "short"}, {"extra": 1}):
        (word,) = street.weave("sea", **request)
        assert (word["kind"], word["says"][-1]) == ("failed", ".")


def test_a_turn_that_nobody_has_is_refused(street: Street) -> None:
    last = street.weave("sea", code="ABC234", turn="x" * 16)[-1]
    assert (last["kind"], last["code"]) == ("failed", "refused")
    assert "not your turn" in last["says"]


# the thread


def test_the_thread_says_hello_and_hears_garbage_without_a_word(street: Street) -> None:
    rng = np.random.default_rng(3)
    noise = rng.integers(-200, 200, 16_000 * 2).astype("<i2").tobytes()
    with line_to(street) as line:
        hello = line.until("hello")
        assert (hello["ear"], hello["listens"]) == ("embedded ear 1", True)
        line.say(kind="listen", on=True)
        for pcm in (noise, bytes(32_000), b"\xff" * 2559, b"\x00\x80\xff\x7f" * 8000):
            line.sound(pcm)
        line.say(kind="listen", on=False)
        line.say(kind="nonsense")
        assert "do not understand" in line.until("trouble")["says"]
        texts = [word["text"] for word in line.heard if word["kind"] == "breath"]
        assert all(len(text) < 100 for text in texts)
    assert street.get("/livez").status_code == 200


def test_two_pages_weave_in_turns_and_both_see_every_strip(street: Street) -> None:
    with line_to(street) as mina, line_to(street) as yusuf:
        mina.say(kind="join", code=None, seed=SEED, me="mina" * 5)
        code = mina.until("joined")["code"]
        yusuf.say(kind="join", code=code, me="yusuf" * 4)
        assert yusuf.until("joined")["voices"] == [0, 1]
        mina.say(kind="say", id="m1", text="a lighthouse on a stormy sea")
        yusuf.say(kind="say", id="y1", text="a whale in the sky")
        for line, id_, index in ((mina, "m1", 0), (yusuf, "y1", 1)):
            turn = line.until("turn")
            assert [phrase["id"] for phrase in turn["phrases"]] == [id_]
            assert turn["index"] == index
            words = street.play(
                "weave", seed="anything", phrases=turn["phrases"], code=code, turn=turn["turn"], story=turn["story"]
            )
            assert words[-1]["kind"] == "done"
            assert made(words, "strip")[0]["index"] == index
        for line in (mina, yusuf):
            while [w for w in line.heard if w["kind"] == "word" and w["word"].get("kind") == "done"][1:] == []:
                line.until("word")
            strips = [w["word"]["value"]["index"] for w in line.heard if w.get("word", {}).get("name") == "strip"]
            assert strips == [0, 1]
        mina.say(kind="take_back")
        assert yusuf.until("undone")["index"] == 1
    with line_to(street) as again:
        again.say(kind="join", code=code, me="yusuf" * 4)
        assert again.until("joined") | {"seq": 0} == {
            "kind": "joined",
            "code": code,
            "voice": 1,
            "voices": [1],
            "seed": SEED,
            "strips": 1,
            "seq": 0,
        }
        assert again.until("word")["word"]["name"] == "told"


def test_many_who_leave_without_a_word_leave_no_ear_taken(street: Street) -> None:
    for _ in range(12):
        with line_to(street) as line:
            line.say(kind="listen", on=True)
            line.sound(bytes(32_000))
    give_up = time.monotonic() + 60
    while street.server.state.loom_hub.ears.at_work:
        assert time.monotonic() < give_up, "an ear was never given back"
        time.sleep(0.01)


# tiles


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "JPEG"])
def test_a_strip_is_taken_back_into_the_drawer_as_it_was_sent(street: Street, kind: str) -> None:
    data = picture(kind)
    stored = give(street, data).json()
    assert stored["mime"] == f"image/{kind.lower()}"
    assert street.get(stored["url"]).content == data


def bomb() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 422),
        (b"<script>alert(1)</script>", 422),
        (picture(size=(561, 768)), 422),
        (picture("GIF"), 422),
        (picture()[:40], 422),
        (bomb(), 422),
        (picture() + bytes(250_000), 413),
    ],
)
def test_what_is_no_strip_is_not_taken(street: Street, data: bytes, status: int) -> None:
    answer = give(street, data)
    assert answer.status_code == status
    assert answer.json()["says"].endswith(".")


def test_a_tile_is_a_picture_or_a_depth(street: Street) -> None:
    assert give(street, picture("PNG"), "depth").status_code == 200
    assert give(street, picture(), "../../x").status_code == 422


# whole murals


def test_a_mural_is_stitched_in_each_form(street: Street) -> None:
    body = whole(street, 3)
    jpg, png, pages = (street.post(f"/lightloom/mural/{form}", body) for form in ("jpg", "png", "pages"))
    for answer in (jpg, png):
        assert Image.open(io.BytesIO(answer.content)).size == (1680, 768)
        assert answer.headers["x-skipped"] == ""
    assert pages.headers["content-type"] == "application/zip"
    assert street.post("/lightloom/mural/tiff", body).json()["code"] == "no_such_form"


def test_a_strip_that_is_gone_is_named_and_the_rest_is_there(street: Street) -> None:
    body = whole(street, 3)
    body["strips"][1]["picture"] = "x" * 22 + ".webp"
    answer = street.post("/lightloom/mural/png", body)
    assert answer.headers["x-skipped"] == "1"
    assert Image.open(io.BytesIO(answer.content)).size == (1680, 768)


def test_a_long_mural_has_no_jpeg_and_is_told_what_there_is(street: Street) -> None:
    body = whole(street, 117)
    refused = street.post("/lightloom/mural/jpg", body)
    assert (refused.status_code, "PNG" in refused.json()["says"]) == (409, True)
    assert street.post("/lightloom/mural/pages", body).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"seed": "s", "strips": []},
        {"seed": "s", "strips": [{"words": "x"}]},
        {"seed": "s", "strips": [{"words": CANARY, "shot": {}, "picture": "../../etc/passwd"}]},
    ],
)
@pytest.mark.parametrize("path", ["mural/png", "film", "captions"])
def test_a_mural_that_does_not_fit_is_refused_without_repeating_it(street: Street, path: str, body: object) -> None:
    answer = street.post(f"/lightloom/{path}", body)
    assert answer.status_code == 422
    assert CANARY not in answer.text


@pytest.mark.slow
def test_a_film_is_made_with_progress_and_fetched_with_its_captions(street: Street) -> None:
    verdict = {"title": "A short film", "subtitle": "", "stops": [{"strip": 0, "x": 0.5, "y": 0.5, "zoom": 1.2}]}
    body = whole(street, 1, verdict=verdict)
    with httpx.stream("POST", f"{street.url}/lightloom/film", json=body, timeout=300) as answer:
        lines = [json.loads(line) for line in answer.iter_lines()]
    assert [line["progress"] for line in lines[:-1]] == sorted(line["progress"] for line in lines[:-1])
    film = street.get(lines[-1]["film"]["url"])
    assert film.headers["content-type"] == "video/mp4"
    assert film.content[4:8] == b"ftyp"
    words = street.get(lines[-1]["captions"]["url"])
    assert words.text.startswith("WEBVTT - A short film")
    assert street.post("/lightloom/captions", body).text == words.text


def test_a_visitor_has_one_film_made_and_leaving_it_frees_the_bench(street: Street) -> None:
    body = whole(street, 2)
    benches = street.server.state.loom_hub.benches
    for _ in range(3):
        with httpx.stream("POST", f"{street.url}/lightloom/film", json=body, timeout=60) as answer:
            assert "progress" in next(answer.iter_lines())
            refused = street.post("/lightloom/mural/png", body)
            assert (refused.status_code, refused.json()["code"]) == (429, "refused")
        give_up = time.monotonic() + 60
        while benches.busy:
            assert time.monotonic() < give_up, "a bench was never given back"
            time.sleep(0.01)
    assert street.post("/lightloom/mural/png", body).status_code == 200
    assert not any("film" in thread.name for thread in threading.enumerate())


# asking


def test_a_question_is_answered_with_a_strip(street: Street) -> None:
    strips = [{"index": 0, "words": "a lighthouse on a stormy sea", "shot": SHOT, "sights": ["lighthouse", "nothing"]}]
    told = street.post("/lightloom/ask", {"question": "Where is the lighthouse?", "strips": strips}).json()
    assert set(told) == {"says", "strip"}
    assert told["strip"] == 0
    assert street.post("/lightloom/ask", {"question": "Where?", "strips": []}).json()["strip"] is None
    assert street.post("/lightloom/ask", {"question": 7}).status_code == 422


# what stays inside


def test_what_was_said_is_in_no_health_no_log_and_on_no_disk(
    street: Street, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    voice = (np.sin(np.arange(16_000) / 7) * 9000).astype("<i2").tobytes()
    with line_to(street) as line:
        line.say(kind="join", code=None, seed=CANARY)
        line.until("joined")
        line.say(kind="say", id="c1", text=CANARY)
        line.until("turn")
        line.say(kind="listen", on=True)
        line.sound(voice)
        line.say(kind="listen", on=False)
        line.say(kind="nonsense")
        line.until("trouble")
    assert street.weave(CANARY)[-1]["kind"] == "done"
    for path in ("/health", "/metrics", "/doors.json", "/lightloom/loom.json"):
        assert CANARY not in street.get(path).text
    said = capfd.readouterr()
    assert CANARY not in caplog.text + said.out + said.err
    for kept in street.data.rglob("*"):
        if kept.is_file():
            data = kept.read_bytes()
            assert CANARY.encode() not in data, kept
            assert voice[4000:4400] not in data, kept


def test_the_health_lists_who_plays_the_five_roles(street: Street, woven: list[Word]) -> None:
    rows = {row["role"]: row for row in street.get("/health").json()["ledger"] if row["app"] == "lightloom"}
    assert set(rows) == {"ear", "writer", "painter", "surveyor", "critic"}
    assert all(row["played_by"].startswith(f"embedded {role}") for role, row in rows.items())
    assert woven[-1]["kind"] == "done"


@pytest.mark.parametrize(
    "path", ["/lightloom/../secret", "/lightloom/mural/../../etc/passwd", "/lightloom/thread", "/lightloom/x"]
)
def test_there_is_nothing_else_behind_the_door(street: Street, path: str) -> None:
    assert send_raw(street.url, "GET", path).status in (400, 403, 404, 405)
