"""A launched server, asked over HTTP as a visitor's browser and a program would."""

import asyncio
import base64
import hashlib
import json
from pathlib import Path

import httpx
import pytest
from gradio_client import Client
from jsonschema import Draft202012Validator

import apps.shell.health as shell_health
from apps.shell.jobs import Word
from apps.shell.server import Door, Job, Studio
from pipelines import Settings
from tests.doubles_house import ScriptedHouse, Wish
from tests.live import LiveStudio

PRESS = Job("press", "press_tape", Wish, lambda wish: 3.0)


def submit(studio: LiveStudio, **wish: object) -> list[Word]:
    job = Client(studio.url, verbose=False).submit(wish, api_name="/lofinity_press")
    job.result(timeout=20)
    return list(job.outputs())


def test_a_job_streams_its_words_in_order_and_ends_with_done(studio: LiveStudio) -> None:
    words = submit(studio, text="rainy night train", script="tape")
    assert [word["seq"] for word in words] == list(range(1, len(words) + 1))
    assert [word["kind"] for word in words if word.get("name") != "progress"] == ["accepted", "began", "made", "done"]


def test_a_file_that_was_made_is_fetched_by_its_url_whole_or_in_part(studio: LiveStudio) -> None:
    file = next(word for word in submit(studio, script="tape") if word.get("name") == "music")["value"]["file"]
    whole = studio.get(file["url"])
    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/flac")
    assert hashlib.sha256(whole.content).hexdigest() == file["sha256"]
    part = studio.get(file["url"], range="bytes=4-7")
    assert (part.status_code, part.content) == (206, whole.content[4:8])
    assert part.headers["content-range"] == f"bytes 4-7/{file['bytes']}"
    assert studio.get(file["url"], range=f"bytes={file['bytes']}-").status_code == 416
    assert whole.headers["cache-control"] == "private, max-age=3600, immutable"
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert "content-disposition" not in whole.headers
    saved = studio.get(f"{file['url']}?download=Night%20Train")
    assert saved.headers["content-disposition"] == "attachment; filename*=utf-8''Night%20Train.flac"


def test_a_file_nobody_made_is_not_here(studio: LiveStudio) -> None:
    answer = studio.get(f"/artefacts/{'x' * 22}.flac")
    assert (answer.status_code, answer.json()["code"]) == (404, "gone")


@pytest.mark.parametrize(
    "text", ["</script><img src=x onerror=alert(1)>", "{{7*7}} ${7*7} %s \u202e", "'; DROP TABLE", "🌧️☕"]
)
def test_hostile_text_comes_back_as_json_text(studio: LiveStudio, text: str) -> None:
    assert submit(studio, text=text)[2]["value"] == {"text": text}


def test_a_wish_that_does_not_fit_is_told_why_in_a_sentence(studio: LiveStudio) -> None:
    (word,) = submit(studio, text="nothing")
    assert (word["kind"], word["code"]) == ("failed", "invalid")
    assert word["says"] == "The wish is empty. Type a few words."


def test_a_page_carries_its_import_map_and_the_policy_that_lets_only_it_run(studio: LiveStudio) -> None:
    page = studio.get("/lofinity", accept="text/html")
    text = page.text.split('<script type="importmap">')[1].split("</script>")[0]
    hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}';" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-cache"
    assert studio.get("/lofinity", if_none_match=page.headers["etag"]).status_code == 304


def test_static_files_are_compressed_tagged_and_never_sent_twice(studio: LiveStudio) -> None:
    first = studio.get("/static/vendor/three.js", accept_encoding="br")
    assert first.headers["content-encoding"] == "br"
    again = studio.get("/static/vendor/three.js", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "script-src" in first.headers["content-security-policy"]  # a worker's script brings its own policy


@pytest.mark.parametrize(
    "path", ["/", "/lofinity", "/health", "/doors.json", "/static/lofinity/main.js", "/config", "/nowhere"]
)
def test_every_answer_is_armed(studio: LiveStudio, path: str) -> None:
    headers = studio.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self' https://huggingface.co https://*.hf.space" in headers["content-security-policy"]
    assert "microphone=(self)" in headers["permissions-policy"]
    assert "set-cookie" not in headers


def test_an_address_may_be_asked_for_its_head_only(studio: LiveStudio) -> None:
    for path in ("/", "/lofinity", "/health", "/static/lofinity/main.js"):
        answer = httpx.head(studio.url + path)
        assert (answer.status_code, answer.content) == (200, b"")


def test_a_world_that_is_open_answers_below_its_name(studio: LiveStudio) -> None:
    assert studio.get("/lofinity/beds/rain.flac").json() == {"bed": "rain"}
    assert studio.get("/lofinity/").status_code == 200


def test_a_shut_door_leads_nowhere_and_stands_on_the_street(studio: LiveStudio) -> None:
    assert studio.get("/rooms").status_code == 404
    doors = {door["slug"]: door for door in studio.get("/doors.json").json()["doors"]}
    assert (doors["lofinity"]["open"], doors["rooms"]["open"]) == (True, False)


def test_a_link_through_the_hub_leads_into_its_world_and_only_there(studio: LiveStudio) -> None:
    inside = httpx.get(f"{studio.url}/?world=lofinity&tape=abc", follow_redirects=False)
    assert (inside.status_code, inside.headers["location"]) == (307, "/lofinity?tape=abc")
    for world in ("rooms", "//evil.example", "https://evil.example", "../x", ""):
        assert httpx.get(f"{studio.url}/", params={"world": world}, follow_redirects=False).status_code == 200


def test_health_is_as_its_schema_says_on_a_running_server(studio: LiveStudio) -> None:
    answer = studio.get("/health")
    schema = json.loads((Path(shell_health.__file__).parent / "health.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(answer.json())
    assert answer.headers["content-type"] == "application/health+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert studio.get("/readyz").status_code == studio.get("/livez").status_code == 200
    assert studio.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")
    assert studio.get("/health", accept="text/html").headers["content-type"].startswith("text/html")


def test_a_house_that_is_warming_up_is_alive_and_not_ready(own_studio: LiveStudio) -> None:
    own_studio.house.state = "loading"
    assert own_studio.get("/livez").status_code == 200
    assert own_studio.get("/readyz").status_code == 503
    assert own_studio.get("/health").status_code == 200
    own_studio.house.state = "failed"
    assert own_studio.get("/health").status_code == 503


def test_an_unknown_address_is_a_page_for_people_and_a_sentence_for_programs(studio: LiveStudio) -> None:
    page = studio.get("/nowhere", accept="text/html")
    assert (page.status_code, 'href="/"' in page.text) == (404, True)
    assert studio.get("/nowhere").json()["says"].endswith(".")


def test_closing_the_server_closes_the_house(own_studio: LiveStudio) -> None:
    own_studio.server.get_blocks().close(verbose=False)
    assert own_studio.house.closed


async def _unopened(folder: Path) -> Studio:
    # made inside a running loop, as gradio drops an event loop for each of its locks where there is none
    settings = Settings(data_dir=folder)
    return Studio(ScriptedHouse(settings), settings)  # type: ignore[arg-type]  # a double


@pytest.fixture
def unopened(tmp_path: Path) -> Studio:
    """A server whose doors are still to be put in."""
    return asyncio.run(_unopened(tmp_path))


@pytest.mark.parametrize("slug", ["static", "health", "gradio_api", "Lofinity", "lo-fi", "", "a/b", "config", "x" * 30])
def test_a_door_cannot_take_a_name_that_already_means_something(unopened: Studio, slug: str) -> None:
    with pytest.raises(ValueError, match="cannot be a door's name"):
        unopened.open_door(Door(slug, "Title", "Sentence.", (PRESS,)))


def test_two_doors_or_two_jobs_cannot_share_a_name(unopened: Studio) -> None:
    unopened.open_door(Door("lofinity", "LoFinity", "A machine hums.", (PRESS,)))
    with pytest.raises(ValueError, match="already a door"):
        unopened.open_door(Door("lofinity", "Another", "Another.", (PRESS,)))
    with pytest.raises(ValueError, match="names of their own"):
        unopened.open_door(Door("rooms", "1000 Rooms", "A door.", (PRESS, PRESS)))
