"""What may come through an open websocket, with a clock of the test's own."""

import asyncio

import pytest
from starlette.types import Message

from apps.shell.sockets import FULL, IDLE, SAYS, TOO_LARGE, TOO_MUCH, Cut, Line, SocketLimits, Sockets

PCM_80_MS = {"type": "websocket.receive", "bytes": bytes(2560)}


async def nothing() -> Message:
    await asyncio.sleep(60)
    return {"type": "websocket.connect"}


class Heard:
    """Keeps what is sent to the visitor."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    async def send(self, message: Message) -> None:
        self.messages.append(message)


def line(limits: SocketLimits | None = None) -> Line:
    return Line(nothing, Heard().send, limits or SocketLimits(), now=0.0)


def test_a_microphone_fits_for_hours() -> None:
    open_line = line()
    assert {open_line.judge(PCM_80_MS, 0.08 * chunk) for chunk in range(100_000)} == {None}


def test_four_seconds_that_waited_in_the_network_may_come_at_once() -> None:
    open_line = line()
    open_line.judge(PCM_80_MS, 0.0)
    assert {open_line.judge(PCM_80_MS, 4.0) for _ in range(50)} == {None}


def test_what_comes_faster_than_anybody_speaks_is_cut() -> None:
    open_line = line()
    judged = [open_line.judge(PCM_80_MS, 0.02 * chunk) for chunk in range(1000)]  # four times real time
    assert judged[0] is None
    assert TOO_MUCH in judged


def test_many_small_messages_count_as_well() -> None:
    open_line = line()
    judged = [open_line.judge({"type": "websocket.receive", "text": "x"}, 0.001 * n) for n in range(1000)]
    assert TOO_MUCH in judged


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"bytes": bytes(8192)}, None),
        ({"bytes": bytes(8193)}, TOO_LARGE),
        ({"text": "x" * 4096}, None),
        ({"text": "é" * 2049}, TOO_LARGE),
        ({"text": "\ud800" * 10}, None),
    ],
)
def test_one_message_has_a_largest_size_in_bytes(message: Message, code: int | None) -> None:
    assert line().judge({"type": "websocket.receive", **message}, 0.0) == code


def test_a_visitor_has_four_lines_and_the_house_has_no_more_than_it_holds() -> None:
    sockets = Sockets(SocketLimits(each=2, all=3))
    with sockets.opened("mina"), sockets.opened("mina"):
        assert not sockets.has_room("mina")
        with sockets.opened("yusuf"):
            assert not sockets.has_room("ana")
        assert sockets.has_room("ana")
    assert sockets.has_room("mina")


def test_a_line_on_which_nothing_is_said_is_cut_with_the_reason_and_carries_nothing_more() -> None:
    heard = Heard()

    async def live() -> list[Message]:
        open_line = Line(nothing, heard.send, SocketLimits(idle_s=0.01), now=0.0)
        received = [await open_line.receive(), await open_line.receive()]
        with pytest.raises(Cut):
            await open_line.send({"type": "websocket.send", "text": "too late"})
        return received

    received = asyncio.run(live())
    assert [message["type"] for message in received] == ["websocket.disconnect"] * 2
    assert heard.messages == [{"type": "websocket.close", "code": IDLE, "reason": SAYS[IDLE]}]


@pytest.mark.parametrize("code", [IDLE, TOO_LARGE, TOO_MUCH, FULL])
def test_every_reason_is_a_sentence_that_fits_a_close_frame(code: int) -> None:
    assert SAYS[code].endswith(".")
    assert len(SAYS[code].encode()) <= 123
