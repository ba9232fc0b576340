"""What a launched server does not answer, and to whom: every route, hostile paths, bodies, origins."""

import itertools
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from starlette.routing import WebSocketRoute

from apps.shell.guard import Limits
from tests.live import LiveStudio, launched, send_raw

CANARY = "canary-51c9"

GENEROUS = Limits(posts=10_000)
OPEN = {
    "GET /",
    "GET /artefacts/{key}",
    "GET /doors.json",
    "GET /favicon.ico",
    "GET /favicon.svg",
    "GET /health",
    "GET /lamp.svg",
    "GET /ledger",
    "GET /livez",
    "GET /lofinity",
    "GET /lofinity/",
    "GET /lofinity/beds/{name}.flac",
    "GET /manifest.json",
    "GET /manifest.webmanifest",
    "GET /metrics",
    "GET /readyz",
    "GET /robots.txt",
    "GET /shell.css",
    "GET /static/{path:path}",
    "POST /report",
    # what gradio's clients need
    "GET /config",
    "GET /config/",
    "GET /gradio_api/call/{api_name}/{event_id}",
    "GET /gradio_api/info",
    "GET /gradio_api/info/",
    "GET /gradio_api/queue/data",
    "GET /gradio_api/startup-events",
    "POST /gradio_api/call/{api_name}",
    "POST /gradio_api/call/{api_name}/",
    "POST /gradio_api/cancel",
    "POST /gradio_api/queue/join",
    "POST /gradio_api/reset",
    "POST /gradio_api/reset/",
}
"""Everything that answers. A route of ours or of a new gradio that opens shows up here first."""


def all_routes(routes: list[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """(method, path) of every route the app has, ours and gradio's, also inside included routers; a websocket's method
    is WS."""
    for route in routes:
        inner = getattr(route, "effective_candidates", None)
        if callable(inner):
            for candidate in inner():
                yield from all_routes([getattr(candidate, "starlette_route", None) or candidate], "")
        elif isinstance(route, WebSocketRoute):
            yield "WS", prefix + route.path
        elif hasattr(route, "path"):
            for method in sorted(getattr(route, "methods", None) or {"GET", "POST"}):
                yield method, prefix + route.path


FILLED = {
    "{key}": "x" * 22 + ".flac",
    "{path:path}": "lofinity/main.js",
    "{name}": "rain",
    "{api_name}": "lofinity_press",
    "{event_id}": "0a",
}


def fill(path: str) -> str:
    for part, value in FILLED.items():
        path = path.replace(part, value)
    while "{" in path:
        path = path[: path.index("{")] + "x" + path[path.index("}") + 1 :]
    return path


def test_only_what_is_written_down_here_answers(tmp_path: Path, free_port: int) -> None:
    with launched(tmp_path, port=free_port, limits=GENEROUS) as studio:
        answered = set()
        everything = list(all_routes(studio.server.routes))
        for method, path in everything:
            if method == "HEAD":
                continue
            answer = send_raw(studio.url, method, fill(path))
            if answer.status not in (404, 405) or answer.json().get("code") not in ("not_found", "method"):
                answered.add(f"{method} {path}")
        assert answered - OPEN == set()
        assert len(everything) > 80  # gradio's are among them


def test_only_what_is_written_down_here_speaks_over_a_websocket(studio: LiveStudio) -> None:
    open_ones = set()
    for path in {path for _, path in all_routes(studio.server.routes)}:
        answer = send_raw(studio.url, "GET", fill(path), headers={"Origin": studio.url, **UPGRADE})
        assert answer.status != 426, path
        if answer.status == 101:
            open_ones.add(path)
    assert open_ones == {"/lofinity/echo"}


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
}
SECRETS = ["/etc/passwd", "{tmp}/secret.txt", "../secret.txt", "../../secret.txt", "app.py", "pyproject.toml"]
ROOTS = [
    "/static/",
    "/static/lofinity/",
    "/artefacts/",
    "/lofinity/",
    "/lofinity/beds/",
    "/",
    "/gradio_api/file=",
    "/file=",
]


def spellings(path: str) -> list[str]:
    dots = path.replace("../", "..%2f")
    return list(
        dict.fromkeys(
            [
                path,
                quote(path, safe=""),
                quote(quote(path, safe=""), safe=""),
                dots,
                path.replace("../", "%2e%2e/"),
                path.replace("../", "....//"),
                path.replace("/", "\\"),
                path.replace("../", "..%c0%af"),
                path.replace("../", "..;/"),
                path + "%00.js",
                path + "?x=.js",
                path.upper(),
            ]
        )
    )


def test_no_spelling_of_a_path_shows_a_file_outside(studio: LiveStudio) -> None:
    secret = studio.static.parent / "secret.txt"
    secret.write_text(CANARY)
    (studio.static / "leak.js").symlink_to(secret)
    tried = 0
    for root, path in itertools.product([*ROOTS, "/file=", "/static/../", "/static//"], [*SECRETS, "leak.js"]):
        for spelling in spellings(path.format(tmp=secret.parent)):
            answer = send_raw(studio.url, "GET", root + spelling)
            assert CANARY not in answer.body, (root, spelling)
            assert "root:" not in answer.body, (root, spelling)
            assert answer.status in (400, 403, 404, 405), (root, spelling)
            tried += 1
    assert tried >= 400


def test_a_url_anywhere_makes_the_server_ask_nobody(studio: LiveStudio) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        there = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for path in ("/gradio_api/proxy=", "/gradio_api/file=", "/proxy=", "/?world=", "/static/", "/artefacts/"):
            send_raw(studio.url, "GET", path + there)
        body = {"data": [{"path": there, "meta": {"_type": "gradio.FileData"}, "url": there}]}
        httpx.post(f"{studio.url}/gradio_api/call/lofinity_press", json=body)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_body_too_large_is_refused_also_when_it_comes_in_chunks(studio: LiveStudio) -> None:
    large = {"data": [{"text": "x" * 1_100_000}]}
    refused = httpx.post(f"{studio.url}/gradio_api/call/lofinity_press", json=large)
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")

    def chunked() -> Iterator[bytes]:
        for _ in range(64):
            yield b"x" * 64 * 1024

    with httpx.Client() as client:
        try:
            status = client.post(f"{studio.url}/gradio_api/queue/join", content=chunked()).status_code
        except httpx.TransportError:
            status = 413  # the server had answered and hung up while we were still talking
    assert status == 413
    assert studio.get("/livez").status_code == 200


def test_another_sites_page_can_neither_ask_nor_read(studio: LiveStudio) -> None:
    for origin in ("https://evil.example", "null"):
        for host in (urlsplit(studio.url).netloc, "127.0.0.1"):
            asked = httpx.post(
                f"{studio.url}/gradio_api/queue/join", json={"data": [{}]}, headers={"origin": origin, "host": host}
            )
            assert asked.status_code == 403
            assert not [name for name in asked.headers if name.startswith("access-control")]
    assert studio.get("/health", origin="https://status.example").headers["access-control-allow-origin"] == "*"


def test_a_foreign_name_for_this_machine_is_refused(studio: LiveStudio) -> None:
    assert studio.get("/doors.json", host="rebound.evil.example").status_code == 421


MALFORMED: list[Any] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b'{"data": null}',
    b'{"data": []}',
    b'{"data": [1, 2, 3]}',
    b'{"data": [[[[[[]]]]]]}',
    b'{"data": [{}], "session_hash": {"a": 1}}',
    b'{"data": [{}], "session_hash": "x", "fn_index": 99}',
    b'{"data": [{}], "session_hash": "x", "fn_index": -1}',
    b'{"data": [{}], "session_hash": "x", "fn_index": "one"}',
    b'{"data": [{}], "session_hash": "x"}',
    b"\xff\xfe\x00",
    json.dumps({"data": [{"text": "\ud800"}]}).encode(),
    b'{"data": [' + b"[" * 20_000 + b"]" * 20_000 + b"]}",
]


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/call/lofinity_press"])
def test_what_makes_no_sense_never_breaks_the_server(studio: LiveStudio, path: str) -> None:
    for body in MALFORMED:
        answer = send_raw(studio.url, "POST", path, body, "application/json")
        assert answer.status < 500, (body[:80], answer.body[:200])
        assert "Traceback" not in answer.body
    assert studio.get("/livez").status_code == 200


def test_an_endpoint_that_does_not_exist_is_not_found(studio: LiveStudio) -> None:
    answer = httpx.post(f"{studio.url}/gradio_api/call/no_such_job", json={"data": [{}]})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_many_posts_at_once_are_slowed_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, free_port: int
) -> None:
    from apps.shell.guard import Limits

    limits = Limits(posts=5, posts_per_s=0.01)
    with launched(tmp_path_factory.mktemp("slow"), port=free_port, limits=limits) as studio:
        answers = [httpx.post(f"{studio.url}/gradio_api/reset", json={"event_id": "x"}) for _ in range(8)]
        assert [answer.status_code for answer in answers[5:]] == [429] * 3
        assert answers[-1].json()["says"] == "That was a lot at once. Wait a moment and try again."
        assert int(answers[-1].headers["retry-after"]) > 0
        assert studio.get("/livez").status_code == 200
