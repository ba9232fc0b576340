"""Websockets of a launched server, opened as a browser opens them and as others would."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from apps.shell.guard import Limits
from apps.shell.sockets import FULL, IDLE, SAYS, TOO_LARGE, TOO_MUCH, SocketLimits
from tests.live import LiveStudio, launched

PATH = "/lofinity/echo"


@pytest.fixture
def narrow(tmp_path: Path, free_port: int) -> Iterator[LiveStudio]:
    sockets = SocketLimits(each=2, all=2, idle_s=0.5, bytes_per_s=1000, burst_bytes=20_000)
    with launched(tmp_path, port=free_port, limits=Limits(posts=10_000, sockets=sockets)) as live:
        yield live


def speak(studio: LiveStudio, path: str = PATH, *, origin: str | None = "", **headers: str) -> ClientConnection:
    """Open a websocket; `origin` "" is the house's own page, None none at all."""
    where = studio.url.replace("http", "ws") + path
    return connect(
        where, origin=studio.url if origin == "" else origin, additional_headers=headers, proxy=None, open_timeout=20
    )  # type: ignore[arg-type]


def refused(studio: LiveStudio, path: str = PATH, **how: str | None) -> int:
    with pytest.raises(InvalidStatus) as told, speak(studio, path, **how):  # type: ignore[arg-type]
        pass
    assert b'"says":' in told.value.response.body
    return told.value.response.status_code


def closing(line: ClientConnection) -> tuple[int, str]:
    """The code and reason with which the house closes this line."""
    with pytest.raises(ConnectionClosed) as told:
        _listen_for_ever(line)
    assert told.value.rcvd is not None
    return told.value.rcvd.code, told.value.rcvd.reason


def _listen_for_ever(line: ClientConnection) -> None:
    while True:
        line.recv(timeout=20)


def test_our_own_page_speaks_and_is_answered(studio: LiveStudio) -> None:
    with speak(studio) as line:
        line.send("hello")
        assert line.recv(timeout=20) == "hello"


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:1"])
def test_another_sites_page_and_a_program_without_an_origin_are_refused(studio: LiveStudio, origin: str | None) -> None:
    assert refused(studio, origin=origin) == 403


def test_a_foreign_name_for_this_machine_is_refused(studio: LiveStudio) -> None:
    host = urlsplit(studio.url)
    request = (
        f"GET {PATH} HTTP/1.1\r\nHost: rebound.example\r\nOrigin: http://rebound.example\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    with socket.create_connection((str(host.hostname), host.port or 80), timeout=20) as raw:
        raw.sendall(request.encode())
        assert raw.recv(64).startswith(b"HTTP/1.1 421")


@pytest.mark.parametrize("path", ["/", "/lofinity", "/gradio_api/queue/join", "/gradio_api/stream/x", "/echo"])
def test_nothing_else_speaks_over_a_websocket(studio: LiveStudio, path: str) -> None:
    assert refused(studio, path) == 404


def test_a_message_that_is_too_large_cuts_the_line_with_the_reason(studio: LiveStudio) -> None:
    for message in ("x" * 4097, bytes(8193)):
        with speak(studio) as line:
            line.send(message)
            assert closing(line) == (TOO_LARGE, SAYS[TOO_LARGE])
    with speak(studio) as line:  # larger than the protocol itself takes from anybody
        line.send(bytes(1 << 20))
        assert closing(line)[0] == 1009


def test_a_message_is_never_inflated(studio: LiveStudio) -> None:
    with speak(studio) as line:
        assert not line.protocol.extensions


def test_too_much_at_once_cuts_the_line_with_the_reason(narrow: LiveStudio) -> None:
    with speak(narrow) as line:
        for _ in range(8):
            line.send("x" * 4000)
        assert closing(line) == (TOO_MUCH, SAYS[TOO_MUCH])


def test_a_line_too_many_is_told_so_and_there_is_room_when_one_closes(narrow: LiveStudio) -> None:
    with ExitStack() as lines:
        for _ in range(2):
            lines.enter_context(speak(narrow)).send("here")
        with speak(narrow) as third:
            assert closing(third) == (FULL, SAYS[FULL])
    until = time.monotonic() + 20
    while True:
        with speak(narrow) as line:
            line.send("room?")
            try:
                assert line.recv(timeout=20) == "room?"
                break
            except ConnectionClosed:  # the house has not noticed yet that the others left
                assert time.monotonic() < until


def test_a_line_on_which_nobody_speaks_is_closed_with_the_reason(narrow: LiveStudio) -> None:
    with speak(narrow) as line:
        assert closing(line) == (IDLE, SAYS[IDLE])


def test_visitors_who_vanish_leave_no_place_taken(narrow: LiveStudio) -> None:
    for _ in range(20):
        line = speak(narrow)
        line.socket.shutdown(socket.SHUT_RDWR)  # no farewell
        line.close()
    for _ in range(200):
        with speak(narrow) as line:
            line.send("still here?")
            try:
                assert line.recv(timeout=20) == "still here?"
                return
            except ConnectionClosed:
                time.sleep(0.02)
    raise AssertionError("the places of those who vanished stayed taken")
