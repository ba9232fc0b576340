"""A real server in this process: launched as visitors meet it, on a scripted house and a small static folder."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
from starlette.websockets import WebSocket

from pipelines import Settings

if TYPE_CHECKING:
    from apps.shell.server import Studio
    from tests.doubles_house import ScriptedHouse

PAGE = (
    '<!doctype html><title>{0}</title><!-- importmap --><script type="module" src="/static/{0}/main.js"></script>'
    "<main>{0}</main>"
)


@dataclass(frozen=True)
class LiveStudio:
    """The server, where it answers, and the house behind it."""

    url: str
    server: Studio
    house: ScriptedHouse
    static: Path

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.url + path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def unused_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Raw:
    """An answer, as it came."""

    status: int
    body: str

    def json(self) -> dict[str, Any]:
        try:
            said = json.loads(self.body)
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


def send_raw(
    url: str, method: str, target: str, body: bytes = b"", mime: str = "", headers: Mapping[str, str] | None = None
) -> Raw:
    """Send the target byte for byte, where a polite client would tidy `..` and `%2e` away before asking. Reads the
    head and at most the first 64 KB, so that a stream that never ends does not hold the test."""
    host = urlsplit(url)
    connection = http.client.HTTPConnection(str(host.hostname), host.port, timeout=20)
    try:
        connection.putrequest(method, "placeholder", skip_host=True, skip_accept_encoding=True)
        line = f"{method} {target} HTTP/1.1".encode("latin-1", "replace")
        connection._buffer[0] = line  # http.client refuses what browsers never send and attackers do
        connection.putheader("Host", host.netloc)
        connection.putheader("Content-Length", str(len(body)))
        if mime:
            connection.putheader("Content-Type", mime)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        streaming = "text/event-stream" in (answer.getheader("content-type") or "")
        text = "" if streaming else answer.read(1 << 16).decode("utf-8", "replace")
        return Raw(answer.status, text)
    finally:
        connection.close()


def small_static(folder: Path) -> Path:
    """A static folder with two worlds, an import map and something that counts as unpacked libraries."""
    for world in ("lobby", "lofinity"):
        (folder / world).mkdir(parents=True)
        (folder / world / "index.html").write_text(PAGE.format(world))
        (folder / world / "main.js").write_text(f"// {world}\n" + "export const world = 'a street at night';\n" * 40)
    (folder / "vendor").mkdir()
    (folder / "vendor" / "three.js").write_text("export const Scene = class {};\n" * 200)
    (folder / "importmap.json").write_text(json.dumps({"imports": {"three": "/static/vendor/three.js"}}, indent=2))
    return folder


@contextmanager
def launched(folder: Path, *, port: int, **studio: Any) -> Iterator[LiveStudio]:
    """Launch and close. `studio` are further arguments of Studio: limits, room."""
    # here and not above: most tests need no server, and gradio takes seconds to import
    from fastapi import APIRouter

    from apps.shell.server import Door, Job, Studio
    from tests.doubles_house import ScriptedHouse, Wish

    settings = Settings(engine="embedded", data_dir=folder / "data", port=port, job_timeout_s=20)
    house = ScriptedHouse(settings)
    static = small_static(folder / "static")
    router = APIRouter()

    @router.get("/beds/{name}.flac")
    def bed(name: str) -> dict[str, str]:
        return {"bed": name}

    @router.websocket("/echo")
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        async for text in socket.iter_text():
            await socket.send_text(text)

    async def launch() -> tuple[Any, str]:
        # inside a running loop, as gradio makes and drops an event loop for each of its locks where there is none
        server: Any = Studio(house, settings, static=static, **studio)  # type: ignore[arg-type]  # a double
        press = Job("press", "press_tape", Wish, lambda wish: 3.0)
        server.open_door(Door("lofinity", "LoFinity", "A machine hums on the corner.", (press,), router))
        server.open_door(Door("rooms", "1000 Rooms", "A door stands ajar."))
        _, url, _ = server.launch(prevent_thread_lock=True)
        return server, url

    server, url = asyncio.run(launch())
    try:
        yield LiveStudio(url.rstrip("/"), server, house, static)
    finally:
        house.gate.set()
        server.get_blocks().close(verbose=False)
