"""1000 Rooms through its door: the real house and the real server, asked as the page and as a program would."""

import asyncio
import hashlib
import io
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
import pytest
from gradio_client import Client
from PIL import Image

from apps import mount_all
from apps.rooms.craft.truth.plan import plan
from apps.shell.guard import Limits
from apps.shell.jobs import Word
from apps.shell.server import Studio
from pipelines import VOICES, Settings, open_house
from tests.live import send_raw, unused_port

pytestmark = pytest.mark.xdist_group("rooms door")  # one server and one house for all of these
SEED = "lamp oil and oranges"
CANARY = "canary 7f3a under the stairs"


@dataclass(frozen=True)
class Street:
    """The server as `python app.py` opens it, and where it answers."""

    url: str
    server: Studio

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path)

    def post(self, path: str, body: object) -> httpx.Response:
        return httpx.post(self.url + path, json=body)

    def enter(self, **visit: object) -> list[Word]:
        """Every word of one job."""
        job = Client(self.url, verbose=False).submit(visit, api_name="/rooms_enter")
        job.result(timeout=60)
        return list(job.outputs())

    def is_still(self) -> bool:
        line = self.server.line.report()
        return line["working"] == line["waiting"] == 0


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    settings = Settings(
        engine="embedded", data_dir=tmp_path_factory.mktemp("street"), port=unused_port(), job_timeout_s=60
    )
    house = open_house(settings, apps=("rooms",))

    async def launch() -> tuple[Studio, str]:
        server = Studio(house, settings, limits=Limits(posts=10_000))  # many tests are one visitor to it
        mount_all(server)
        _, url, _ = server.launch(prevent_thread_lock=True)
        return server, url

    server, url = asyncio.run(launch())
    try:
        yield Street(url.rstrip("/"), server)
    finally:
        server.get_blocks().close(verbose=False)


@pytest.fixture(scope="module")
def full(street: Street) -> list[Word]:
    """The words of a whole first room, voice and picture included."""
    return street.enter(seed=SEED)


@pytest.fixture(scope="module")
def text(street: Street) -> list[Word]:
    """The words of the same room in the text edition."""
    return street.enter(seed=SEED, edition="text")


def made(words: list[Word], name: str) -> list[Any]:
    return [word["value"] for word in words if word.get("name") == name]


def wait_until_still(street: Street) -> None:
    """Ends when nobody works; a place that is never given back hangs here until the test's end."""
    give_up = time.monotonic() + 30
    while not street.is_still():
        assert time.monotonic() < give_up, "a place was never given back"
        time.sleep(0.005)


# the job


def test_a_room_comes_in_words_first_then_voice_then_picture_then_what_lies_ahead(full: list[Word]) -> None:
    assert [word["seq"] for word in full] == list(range(1, len(full) + 1))
    told = [word.get("stage") or word.get("name") or word["kind"] for word in full if word["kind"] != "beat"]
    assert list(dict.fromkeys(told)) == [
        *("accepted", "sketch", "tell", "piece", "room", "speak", "sentence", "paint", "progress", "canvas"),
        *("stills", "ahead", "done"),
    ]


def test_the_room_on_the_wire_is_the_house_s_own(full: list[Word]) -> None:
    (room,), decided = made(full, "room"), plan(SEED, ())
    assert [door["to"] for door in room["exits"]] == [list(door.to) for door in decided.exits]
    assert [thing["kind"] for thing in room["things"]] == [spot.kind for spot in decided.things]
    assert "".join(piece["text"] for piece in made(full, "piece")) == room["text"]


def test_its_pictures_are_fetched_by_their_urls_and_are_what_they_say(street: Street, full: list[Word]) -> None:
    (room,), (canvas,) = made(full, "room"), made(full, "canvas")
    ids = {place["id"] for place in (*room["exits"], *room["things"])}
    assert {region["id"] for region in canvas["regions"]} == ids
    finds_and_doors = {place["id"] for place in (*room["finds"], *room["exits"])}
    stills = {id_ for some in made(full, "stills") for id_ in some["files"]}
    assert stills == finds_and_doors | {"cover"}  # the first room brings the book's
    for name in ("picture", "plate", "labels", "depth", "thumb"):
        answer = street.get(canvas[name]["url"])
        assert hashlib.sha256(answer.content).hexdigest() == canvas[name]["sha256"]
        assert answer.headers["content-type"] == canvas[name]["mime"]
        size = Image.open(io.BytesIO(answer.content)).size
        assert size == ((216, 144) if name == "thumb" else (canvas["width"], canvas["height"]))


def test_every_sentence_has_its_place_in_the_text_and_every_line_of_play_is_spoken(full: list[Word]) -> None:
    (room,) = made(full, "room")
    sentences = made(full, "sentence")
    for sentence in (sentence for sentence in sentences if sentence["of"] == "text"):
        start, end = sentence["chars"]
        assert room["text"][start:end] == sentence["text"]
    of = {sentence["of"] for sentence in sentences}
    assert {f"found:{thing['id']}" for thing in room["things"]} <= of
    assert {f"through:{door['id']}" for door in room["exits"]} <= of


def test_the_text_edition_is_the_same_room_and_nothing_painted_or_spoken(text: list[Word], full: list[Word]) -> None:
    names = {word.get("name") for word in text} - {None}
    assert names == {"sketch", "piece", "room", "ahead"}
    assert made(text, "room") == made(full, "room")
    assert {word.get("stage") for word in text} - {None} == {"tell"}
    assert "/artefacts/" not in json.dumps(text)
    (room,) = made(text, "room")
    assert {ahead["exit"] for ahead in made(text, "ahead")} == {
        door["id"] for door in room["exits"] if not door["fold"]
    }


def test_the_room_ahead_is_the_room_that_is_entered(street: Street, text: list[Word]) -> None:
    (room,) = made(text, "room")
    told = [{key: room[key] for key in ("path", "name", "text", "marks")}]
    way = next(f"g{i}" for i, door in enumerate(room["exits"]) if door["lock"] is None)
    (ahead,) = [one["value"] for one in made(text, "ahead") if one["name"] == "room" and one["moves"] == way]
    entered = street.enter(seed=SEED, edition="text", moves=way, told=told)
    assert made(entered, "room") == [ahead]


def test_one_room_is_one_acquisition(street: Street) -> None:
    before = street.server.house.report()["acquisitions"]["rooms"]
    street.enter(seed=SEED, edition="text")
    assert street.server.house.report()["acquisitions"]["rooms"] == before + 1


@pytest.mark.parametrize("moves", ["g9", "b", "s0 s0", "j2.2.2", "jump", "g0; DROP TABLE", "k:1>d7", "<b>"])
def test_a_move_the_house_does_not_allow_is_refused_in_a_sentence(street: Street, moves: str) -> None:
    *_, last = street.enter(seed=SEED, edition="text", moves=moves)
    assert (last["kind"], last["code"]) == ("failed", "refused")
    assert last["says"].endswith(".")
    wait_until_still(street)


@pytest.mark.parametrize(
    ("visit", "says"),
    [
        ({"seed": "  "}, "needs a word to begin with"),
        ({"seed": "x" * 81}, "more than 80 characters"),
        ({"seed": "a", "narrator": "nobody"}, "There are: caretaker"),
    ],
)
def test_a_visit_that_makes_no_sense_is_told_why(street: Street, visit: dict[str, object], says: str) -> None:
    (word,) = street.enter(**visit)
    assert (word["kind"], word["code"]) == ("failed", "invalid")
    assert says in word["says"]


def test_a_seed_cut_in_the_middle_of_an_emoji_opens_a_house(street: Street) -> None:
    address = f"{street.url}/gradio_api/call/rooms_enter"
    body = r'{"data": [{"seed": "moss \ud83d", "edition": "text"}]}'  # as a browser writes it
    asked = httpx.post(address, content=body, headers={"content-type": "application/json"}).json()
    said = httpx.get(f"{address}/{asked['event_id']}", timeout=60).text
    assert '"house": "moss ?"' in said
    assert '"kind": "done"' in said
    wait_until_still(street)


HOSTILE = '</script><img src=x onerror=alert(1)> {{7*7}} "}]'


def test_hostile_words_come_back_as_text_and_reach_no_other_field(street: Street) -> None:
    told = [{"path": [], "name": HOSTILE, "text": HOSTILE * 20, "marks": HOSTILE}]
    assert plan(HOSTILE, ()).exits[0].lock is None or plan(HOSTILE, ()).exits[1].lock is None
    way = next(i for i, door in enumerate(plan(HOSTILE, ()).exits) if door.lock is None)
    words = street.enter(seed=HOSTILE, edition="text", moves=f"g{way}", told=told)
    assert words[-1]["kind"] == "done"
    (room,) = made(words, "room")
    assert "onerror" not in room["name"] + "".join(thing["name"] for thing in room["things"])


STEPS = ["sketch", "tell", "room", "speak", "sentence", "paint", "progress", "canvas", "stills", "ahead"]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_visitor_who_leaves_in_any_step_frees_the_place(street: Street, step: str) -> None:
    with listening(street, f"visitor {step}", seed=SEED) as lines:
        next(line for line in lines if f'"{step}"' in line)
    wait_until_still(street)
    assert street.enter(seed=SEED, edition="text")[-1]["kind"] == "done"


@contextmanager
def listening(street: Street, session: str, **visit: object) -> Iterator[Iterator[str]]:
    """The stream of a job as a browser hears it; leaving the block closes the connection."""
    body = {"data": [visit], "fn_index": job_number(street.url), "session_hash": session}
    assert street.post("/gradio_api/queue/join", body).status_code == 200
    address = f"{street.url}/gradio_api/queue/data"
    with httpx.stream("GET", address, params={"session_hash": session}, timeout=60) as stream:
        yield stream.iter_lines()


@cache
def job_number(url: str) -> int:
    dependencies = httpx.get(f"{url}/config").json()["dependencies"]
    return next(each["id"] for each in dependencies if each["api_name"] == "rooms_enter")


# what needs no engine


def test_the_house_s_lists_name_who_reads_and_the_colours_of_every_theme(street: Street) -> None:
    house = street.get("/rooms/house.json").json()
    assert [voice["id"] for voice in house["voices"]] == [voice.id for voice in VOICES]
    assert house["tones"] == ["warm", "dry", "hushed"]
    assert len(house["themes"]) >= 14
    assert all(len(theme["palette"]) == 5 and theme["names"] for theme in house["themes"].values())
    assert plan(house["today"]["seed"], ()).exits


def say(street: Street, room: dict[str, Any], text: str) -> httpx.Response:
    things = [{**thing, "key": thing["lock"] and thing["lock"]["key"]} for thing in room["things"]]
    doors = [{**door, "key": door["lock"] and door["lock"]["key"]} for door in room["exits"]]
    return street.post(
        "/rooms/say", {"text": text, "things": things, "doors": doors, "bag": [], "first_room": True, "said": 0}
    )


def test_free_words_become_a_move_that_the_house_allows(street: Street, text: list[Word]) -> None:
    (room,) = made(text, "room")
    index, thing = next((i, thing) for i, thing in enumerate(room["things"]) if thing["lock"] is None)
    heard = say(street, room, f"please look into the {thing['short']}").json()
    assert (heard["verb"], heard["move"]) == ("search", f"s{index}")
    words = street.enter(seed=SEED, edition="text", moves=heard["move"])
    assert words[-1]["kind"] == "done"


@pytest.mark.parametrize("words", ["sing a song", "", HOSTILE, "x" * 5000, "\u202e\x00", '{"move": "g0"}'])
def test_words_that_are_no_move_are_answered_in_a_sentence_of_the_house(
    street: Street, text: list[Word], words: str
) -> None:
    answer = say(street, made(text, "room")[0], words)
    assert answer.status_code == 200
    heard = answer.json()
    assert set(heard) == {"verb", "move", "line", "words"}
    assert heard["move"] is None
    assert heard["line"][-1] in ".?!"
    assert "onerror" not in heard["line"]


@pytest.mark.parametrize("body", [{}, [], {"text": "x" * 5001}, {"text": 7}, {"text": "go", "things": [{"id": "x"}]}])
def test_a_question_that_does_not_fit_is_refused_without_repeating_it(street: Street, body: object) -> None:
    answer = street.post("/rooms/say", body)
    assert answer.status_code == 422
    assert answer.json()["says"] == "The request does not fit what this address takes."


def test_the_health_lists_who_plays_the_three_roles(street: Street, text: list[Word]) -> None:
    health = street.get("/health").json()
    rows = {row["role"]: row for row in health["ledger"] if row["app"] == "rooms"}
    assert set(rows) == {"writer", "painter", "narrator"}
    for role, row in rows.items():
        assert row["source"] == "embedded"
        assert row["played_by"].startswith(f"embedded {role}")
    assert text[-1]["kind"] == "done"
    assert street.get("/readyz").status_code == 200


def test_what_a_visitor_typed_is_in_no_health_and_no_metrics(street: Street, text: list[Word]) -> None:
    told = [{"path": [], "name": CANARY, "text": CANARY, "marks": CANARY}]
    way = next(i for i, door in enumerate(plan(CANARY, ()).exits) if door.lock is None)
    assert street.enter(seed=CANARY, edition="text", moves=f"g{way}", told=told)[-1]["kind"] == "done"
    assert say(street, made(text, "room")[0], CANARY).status_code == 200
    for path in ("/health", "/metrics", "/doors.json", "/ledger"):
        assert CANARY not in street.get(path).text


@pytest.mark.parametrize(
    "path", ["/rooms/../secret", "/rooms/book/../../etc/passwd", "/rooms/house.json/x", "/rooms/x"]
)
def test_there_is_nothing_else_behind_the_door(street: Street, path: str) -> None:
    assert send_raw(street.url, "GET", path).status in (400, 403, 404, 405)
