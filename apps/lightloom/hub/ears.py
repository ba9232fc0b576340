"""Listening while somebody speaks: sound goes in as it comes, words come out, and the event loop never waits.

At most four ears are at work in this house; each costs about a tenth of a core while somebody speaks.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pipelines import Breath, EngineMissing, Listener, PipelineError, Refused, Speaking

log = logging.getLogger(__name__)

MOST_EARS = 4
BYTES_PER_S = 32_000
MOST_BEHIND_S = 10.0
AT_ONCE_S = 2.0
SILENT_S = 180.0
WORDS_PER_S = 12.0

BUSY = "Four people are being listened to right now. Type your line; it weaves just as well."
DEAF = "This house cannot listen here. Type your line; it weaves just as well."
BEHIND = "The ear cannot keep up right now, and has missed a few words. Typing works as ever."
SILENT = "Nothing was heard for three minutes, so the ear rests. Tap the microphone when you go on."
BROKE = "The ear slipped. Tap the microphone to be heard again, or type your line."

Heard = Speaking | Breath


class Ears:
    """Hands out ears. `listen` makes a Listener; it may take seconds, and raises EngineMissing where there is none."""

    def __init__(self, listen: Callable[[], Listener], most: int = MOST_EARS) -> None:
        self._listen, self._most = listen, most
        self._at_work = 0
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="ear")
        self._spare: Listener | None = None
        self._deaf = False
        self._lock = threading.Lock()

    @property
    def at_work(self) -> int:
        return self._at_work

    def listens(self) -> bool:
        """Whether this house can listen at all. Blocks for as long as the first ear takes to wake."""
        with self._lock:
            if self._spare is None and not self._deaf and not self._at_work:
                try:
                    self._spare = self._listen()
                except PipelineError:
                    self._deaf = True
            return not self._deaf

    async def can_listen(self) -> bool:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.listens)

    def open(self, heard: Callable[[tuple[Heard, ...]], None], trouble: Callable[[str], None]) -> "Listening":
        """An ear for one visitor. `heard` and `trouble` are called on the event loop. Raises Refused when all are at
        work."""
        if self._at_work >= self._most:
            raise Refused(BUSY)
        self._at_work += 1
        return Listening(self._make, self._threads, heard, trouble, ended=self._give_back)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _make(self) -> Listener:
        with self._lock:
            spare, self._spare = self._spare, None
        return spare or self._listen()

    def _give_back(self) -> None:
        self._at_work -= 1


class Listening:
    """One ear at work. What it is fed waits until it has heard what came before; when it falls far behind, the oldest
    sound is dropped and said to be."""

    def __init__(
        self,
        make: Callable[[], Listener],
        threads: ThreadPoolExecutor,
        heard: Callable[[tuple[Heard, ...]], None],
        trouble: Callable[[str], None],
        *,
        ended: Callable[[], None],
    ) -> None:
        self.name = ""
        self._make, self._threads = make, threads
        self._heard, self._trouble = heard, trouble
        self._waiting = bytearray()
        self._woken = asyncio.Event()
        self._closing = False
        self._missed = False
        self._silent_s = 0.0
        self._pump = asyncio.create_task(self._run(), name="ear")
        self._pump.add_done_callback(lambda _: ended())  # a task that is cancelled before it began runs no `finally`

    def feed(self, pcm: bytes) -> None:
        """More sound: 16-bit little-endian mono at 16 kHz, in pieces of any length."""
        if self._closing:
            return
        self._waiting += pcm
        too_much = len(self._waiting) - int(MOST_BEHIND_S * BYTES_PER_S)
        if too_much > 0:
            del self._waiting[: too_much + too_much % 2]
            if not self._missed:
                self._missed = True
                self._trouble(BEHIND)
        self._woken.set()

    async def close(self) -> None:
        """Nobody speaks any more: what is open is heard to its end."""
        self._closing = True
        self._woken.set()
        await asyncio.wait([self._pump])

    async def stop(self) -> None:
        """Nobody is there any more: what is open is forgotten."""
        self._pump.cancel()
        await asyncio.wait([self._pump])

    async def _run(self) -> None:
        try:
            listener = await self._off_the_loop(self._make)
            self.name = listener.name
            await self._listen(listener)
        except EngineMissing:
            self._trouble(DEAF)
        except Exception:
            log.exception("an ear broke")
            self._trouble(BROKE)
        finally:
            self._closing = True
            self._waiting.clear()

    async def _listen(self, listener: Listener) -> None:
        while True:
            await self._woken.wait()
            pcm = self._next()
            if pcm:
                events = await self._off_the_loop(lambda pcm=pcm: listener.feed(pcm))
                self._say(events, len(pcm), listener)
                if self._silent_s >= SILENT_S:
                    self._trouble(SILENT)
                    return
            elif self._closing:
                self._say(await self._off_the_loop(listener.close), 0, listener)
                return
            else:
                self._woken.clear()

    def _next(self) -> bytes:
        """What is heard in one go: whole samples only."""
        size = min(len(self._waiting), int(AT_ONCE_S * BYTES_PER_S)) // 2 * 2
        pcm = bytes(self._waiting[:size])
        del self._waiting[:size]
        return pcm

    def _say(self, events: tuple[Heard, ...], size_bytes: int, listener: Listener) -> None:
        self.name = listener.name  # its better ear may have failed it meanwhile
        self._silent_s = 0.0 if events else self._silent_s + size_bytes / BYTES_PER_S
        if events:
            self._heard(events)

    def _off_the_loop(self, call: Callable[[], Any]) -> Coroutine[Any, Any, Any]:
        async def done() -> Any:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)

        return done()
