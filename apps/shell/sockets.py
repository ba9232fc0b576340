"""A websocket on its way through the guard: how many are open, how large a message is, how much comes, how long none.

Who may open one is the guard's matter. A visitor of our own page is let in and told why before the line is cut, since
a browser shows its page the close code and the reason and nothing of a refused handshake. Codes are 4000 + the HTTP
status that means the same.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import Message, Receive, Send
from starlette.websockets import WebSocket

IDLE, TOO_LARGE, TOO_MUCH, FULL = 4408, 4413, 4429, 4503
SAYS = {
    IDLE: "Nothing was said for a while. Speak or type, and the line is open again.",
    TOO_LARGE: "One message was larger than anything that is said here.",
    TOO_MUCH: "That came faster than anybody speaks. Wait a moment and try again.",
    FULL: "Too many lines are open right now. Please try again in a minute.",
}
"""Close code -> reason; a close frame has room for 123 bytes of it."""


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """What one visitor's line may carry. A microphone sends 32 kB a second; `burst_bytes` is what may have waited in a
    network that stumbled. Every message costs at least `least_bytes`, so that many small ones count too."""

    each: int = 4
    all: int = 64
    binary_bytes: int = 8 << 10
    text_bytes: int = 4 << 10
    bytes_per_s: float = 64_000.0
    burst_bytes: float = 256_000.0
    least_bytes: int = 512
    idle_s: float = 900.0


async def refuse(socket: WebSocket, code: int) -> None:
    """Open the line only to say why it cannot be open."""
    await socket.accept()
    await socket.close(code, SAYS[code])


class Cut(OSError):
    """The line is closed: what is still said into it reaches nobody."""


class Sockets:
    """Counts who has a line open. Touched from the event loop only."""

    def __init__(self, limits: SocketLimits) -> None:
        self._limits = limits
        self._open: Counter[str] = Counter()

    def has_room(self, address: str) -> bool:
        return self._open.total() < self._limits.all and self._open[address] < self._limits.each

    @contextmanager
    def opened(self, address: str) -> Generator[None]:
        """Holds a place for as long as the line is open."""
        self._open[address] += 1
        try:
            yield
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


class Line:
    """One open line: the `receive` and `send` that its world is given. What breaks a limit cuts it with the reason."""

    def __init__(self, receive: Receive, send: Send, limits: SocketLimits, now: float) -> None:
        self._receive, self._send, self._limits = receive, send, limits
        self._left, self._then = limits.burst_bytes, now
        self._cut = False

    async def receive(self) -> Message:
        """The visitor's next message, or the news that the line is closed."""
        if self._cut:
            return {"type": "websocket.disconnect", "code": 1006}
        try:
            async with asyncio.timeout(self._limits.idle_s):
                message = await self._receive()
        except TimeoutError:
            return await self._close(IDLE)
        if message["type"] != "websocket.receive":
            return message
        code = self.judge(message, time.monotonic())
        return message if code is None else await self._close(code)

    async def send(self, message: Message) -> None:
        """Raises Cut once the line is closed."""
        if self._cut:
            raise Cut
        self._cut = message["type"] == "websocket.close"
        await self._send(message)

    def judge(self, message: Message, now: float) -> int | None:
        """Why this message cuts the line, as a close code; None when it may go in. `now` in seconds, never falling."""
        binary, text = message.get("bytes"), message.get("text")
        size = len(binary) if binary is not None else len((text or "").encode(errors="replace"))
        if size > (self._limits.binary_bytes if binary is not None else self._limits.text_bytes):
            return TOO_LARGE
        self._left = min(self._limits.burst_bytes, self._left + (now - self._then) * self._limits.bytes_per_s)
        self._then = now
        self._left -= max(size, self._limits.least_bytes)
        return TOO_MUCH if self._left < 0 else None

    async def _close(self, code: int) -> Message:
        await self.send({"type": "websocket.close", "code": code, "reason": SAYS[code]})
        return {"type": "websocket.disconnect", "code": code, "reason": SAYS[code]}
