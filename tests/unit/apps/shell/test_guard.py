"""The guard alone, around an app that answers everything: what gets in, and what every answer carries."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.responses import JSONResponse
from starlette.types import Message, Receive, Scope, Send

from apps.shell.guard import BARE_CSP, Buckets, Guard, Limits, address, page_csp

FRAMES = "frame-ancestors 'self' https://huggingface.co https://*.hf.space"
HASH = "'sha256-abc='"


async def everything(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers any request with what it heard, and with the headers that gradio would add."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    heard = {"path": scope["path"], "bytes": len(body)}
    await JSONResponse(heard, headers={"Access-Control-Allow-Origin": "https://evil.example"})(scope, receive, send)


def guarded(**over: Any) -> Guard:
    options: dict[str, Any] = {
        "is_ours": lambda scope: scope["path"] in ("/", "/health", "/lofinity/press"),
        "csp": lambda path: page_csp(HASH) if path == "/" else BARE_CSP,
        "limits": Limits(),
        "behind_proxy": False,
        "loopback_only": False,
    }
    return Guard(everything, **(options | over))


def ask(method: str, path: str, guard: Guard | None = None, *, content: Any = None, **headers: str) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(guard or guarded())  # type: ignore[arg-type]  # httpx has its own ASGI types
        async with httpx.AsyncClient(transport=transport, base_url="http://house.test") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, path, content=content, headers=named)

    return asyncio.run(send())


def test_our_own_routes_answer_and_unknown_ones_are_refused_in_a_sentence() -> None:
    assert ask("GET", "/").status_code == 200
    refused = ask("GET", "/gradio_api/upload")
    assert refused.status_code == 404
    assert refused.json() == {
        "code": "not_found",
        "says": "There is nothing at this address. The street is the way home.",
        "retryable": False,
        "detail": "There is nothing at this address. The street is the way home.",
    }


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/config"),
        ("HEAD", "/config"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/queue/data"),
        ("GET", "/gradio_api/call/lofinity_press/0a1b2c"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/cancel"),
        ("POST", "/gradio_api/call/lofinity_press"),
    ],
)
def test_what_gradios_clients_need_is_open(method: str, path: str) -> None:
    assert ask(method, path).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/config"),
        ("GET", "/gradio_api/queue/join"),
        ("PUT", "/gradio_api/cancel"),
        ("DELETE", "/gradio_api/call/lofinity_press"),
        ("POST", "/gradio_api/run/lofinity_press"),
        ("POST", "/gradio_api/api/lofinity_press"),
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://127.0.0.1"),
        ("GET", "/gradio_api/queue/data/../../upload"),
        ("GET", "/gradio_api/call/lofinity_press/../../x"),
        ("POST", "/login"),
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
        ("GET", "/monitoring"),
    ],
)
def test_what_nobody_needs_is_shut(method: str, path: str) -> None:
    assert ask(method, path).status_code == 404


def test_who_reads_gets_a_page_with_the_way_home() -> None:
    page = ask("GET", "/nowhere", accept="text/html")
    assert page.status_code == 404
    assert 'href="/"' in page.text
    assert "script" not in page.text


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://house.test.evil.example", "http://house.test:81", ""]
)
def test_another_sites_request_is_refused_and_may_not_be_read(origin: str) -> None:
    refused = ask("POST", "/lofinity/press", origin=origin)
    assert (refused.status_code, refused.json()["code"]) == (403, "origin")
    assert not [name for name in refused.headers if name.startswith("access-control")]


def test_our_own_page_may_ask_also_through_a_proxy() -> None:
    assert ask("POST", "/lofinity/press", origin="http://house.test").status_code == 200
    through = ask("POST", "/lofinity/press", origin="https://me-worlds.hf.space", x_forwarded_host="me-worlds.hf.space")
    assert through.status_code == 200


def test_a_cross_site_script_without_an_origin_is_refused_but_a_link_leads_in() -> None:
    assert ask("GET", "/", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status_code == 403
    assert ask("GET", "/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status_code == 200
    assert ask("GET", "/", sec_fetch_site="same-origin", sec_fetch_mode="cors").status_code == 200


def test_health_may_be_read_by_every_site_and_nothing_else() -> None:
    health = ask("GET", "/health", origin="https://status.example")
    assert (health.status_code, health.headers["access-control-allow-origin"]) == (200, "*")
    assert ask("OPTIONS", "/health", origin="https://status.example").status_code == 204
    assert ask("OPTIONS", "/lofinity/press", origin="https://evil.example").status_code == 403
    assert "access-control-allow-origin" not in ask("GET", "/").headers


def test_every_answer_carries_the_security_headers_also_a_refusal() -> None:
    for answer in (ask("GET", "/"), ask("GET", "/nowhere"), ask("POST", "/", origin="null")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "microphone=(self)" in answer.headers["permissions-policy"]
        assert "camera=()" in answer.headers["permissions-policy"]
        assert (
            "frame-ancestors 'self' https://huggingface.co https://*.hf.space"
            in answer.headers["content-security-policy"]
        )


def test_a_page_may_run_our_modules_and_the_one_import_map_and_nothing_else() -> None:
    policy = dict(part.strip().split(" ", 1) for part in ask("GET", "/").headers["content-security-policy"].split(";"))
    assert policy["script-src"] == f"'self' {HASH}"
    assert policy["default-src"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == "'none'"
    assert "unsafe" not in str(policy)


def test_what_is_no_page_may_run_nothing() -> None:
    assert "script-src" not in ask("GET", "/health").headers["content-security-policy"]


def chunks(count: int) -> AsyncIterator[bytes]:
    async def flow() -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"x" * 1024

    return flow()


def test_a_body_over_the_cap_is_refused_whatever_length_it_claims() -> None:
    small = guarded(limits=Limits(body_bytes=10 * 1024))
    assert ask("POST", "/", small, content=b"x" * 10 * 1024).json()["bytes"] == 10 * 1024
    assert ask("POST", "/", small, content=b"x" * (10 * 1024 + 1)).status_code == 413
    assert ask("POST", "/", small, content=chunks(10)).json()["bytes"] == 10 * 1024
    assert ask("POST", "/", small, content=chunks(11)).status_code == 413
    assert ask("POST", "/", small, content=b"x", content_length="many").status_code == 400


def test_a_body_that_never_arrives_is_given_up() -> None:
    said: list[Message] = []

    async def drip() -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def hear(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [],
        "query_string": b"",
        "client": ("1.2.3.4", 1),
    }
    asyncio.run(guarded(limits=Limits(body_s=0.05))(scope | {"server": ("house.test", 80)}, drip, hear))
    assert said[0]["status"] == 408
    assert json.loads(said[1]["body"])["code"] == "slow_body"


@pytest.mark.parametrize(
    ("path", "headers", "says"),
    [
        ("/lofinity/press", [], "another site"),
        ("/lofinity/press", [(b"host", b"house.test"), (b"origin", b"https://evil.example")], "another site"),
        ("/lofinity/press", [(b"host", b"house.test"), (b"origin", b"null")], "another site"),
        (
            "/gradio_api/stream",
            [(b"host", b"house.test"), (b"origin", b"http://house.test")],
            "nothing at this address",
        ),
    ],
)
def test_a_strangers_websocket_is_closed_before_it_opens(
    path: str, headers: list[tuple[bytes, bytes]], says: str
) -> None:
    said: list[Message] = []

    async def hear(message: Message) -> None:
        said.append(message)

    asyncio.run(guarded()({"type": "websocket", "path": path, "headers": headers}, _nothing, hear))
    assert [(message["type"], message["code"]) for message in said] == [("websocket.close", 1008)]
    assert says in said[0]["reason"]


async def _nothing() -> Message:
    return {"type": "websocket.connect"}


def test_too_many_posts_are_asked_to_wait_and_told_how_long() -> None:
    guard = guarded(limits=Limits(posts=3, posts_per_s=0.001))
    assert [ask("POST", "/", guard).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = ask("POST", "/", guard)
    assert 1 <= int(refused.headers["retry-after"]) <= 1000
    assert refused.json()["retryable"] is True
    assert ask("GET", "/", guard).status_code == 200


def test_a_name_that_was_made_to_point_here_is_refused_on_a_private_house() -> None:
    private = guarded(loopback_only=True)
    assert ask("GET", "/", private, host="evil.example:7860").status_code == 421
    assert ask("GET", "/", private, host="localhost.evil.example").status_code == 421
    for name in ("localhost:7860", "127.0.0.1", "[::1]:7860", "LOCALHOST"):
        assert ask("GET", "/", private, host=name).status_code == 200


def test_a_bucket_fills_again_with_time_and_never_beyond_its_size() -> None:
    buckets = Buckets(2, per_s=0.5)
    assert [buckets.take("mina", 0.0) for _ in range(2)] == [0.0, 0.0]
    assert buckets.take("mina", 0.0) == 2.0
    assert buckets.take("mina", 1.0) == 1.0
    assert buckets.take("mina", 2.0) == 0.0
    assert [buckets.take("mina", 1000.0) for _ in range(3)] == [0.0, 0.0, 2.0]
    assert buckets.take("otto", 1000.0) == 0.0


def test_a_flood_of_addresses_does_not_fill_the_memory() -> None:
    buckets = Buckets(2, per_s=0.001)
    for number in range(Buckets.MOST * 3):
        buckets.take(f"address {number}", 0.0)
    assert len(buckets._left) <= Buckets.MOST


@pytest.mark.parametrize(
    ("forwarded", "proxy", "seen"),
    [
        ("", True, "10.0.0.9"),
        ("198.51.7.1, 93.184.216.34", False, "10.0.0.9"),
        ("93.184.216.34", True, "93.184.216.34"),
        ("8.8.8.8, 93.184.216.34", True, "93.184.216.34"),
        ("8.8.8.8, 93.184.216.34, 10.1.2.3", True, "93.184.216.34"),
        ("8.8.8.8, not an address", True, "10.0.0.9"),
        ("10.1.2.3", True, "10.0.0.9"),
        ("2606:4700::1111", True, "2606:4700::1111"),
    ],
)
def test_a_visitor_is_known_by_what_the_proxy_appended_and_not_by_what_they_claim(
    forwarded: str, proxy: bool, seen: str
) -> None:
    assert address({"x-forwarded-for": forwarded}, "10.0.0.9", behind_proxy=proxy) == seen
