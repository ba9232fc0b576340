"""A visitor's submit -> a place in the line -> the flow's events -> words on the wire, and out again at any moment.

Each job's flow is driven by a thread of its own, so that nothing a flow, an executor or ZeroGPU does can stop the
event loop; the visitor's side only listens, and leaving costs it nothing. The thread notices at the flow's next event.
"""

import asyncio
import json
import logging
import math
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from apps.shell.wire import Store, Word, worded
from pipelines import Event, PipelineError, Refused

log = logging.getLogger(__name__)

BEAT_S = 1.0
"""Silence is broken this often: the page knows the job lives, and gradio notices a visitor who left."""
PROGRESS_S = 0.25
"""Progress goes out at most four times a second; the page glides in between."""

LEFT = "The page was closed before this was done."
FULL = "The line is full right now. Come back in a minute; the machine will still be here."
BUSY_YOU = "You already have one job at work and one waiting. When the first is done there is room again."
BUSY_PLACE = "Many jobs from your network are waiting already. Please try again in a minute."
LATE = "This took longer than it should, so the machine let go. Please try again."
SLIPPED = "Something inside the machine slipped. Nothing is lost; please try again."


@dataclass(frozen=True, slots=True)
class Job:
    """Something a visitor can ask of a world: submitted as `/<slug>_<name>` with one argument, a `request` as JSON;
    played by `apps.<slug>.flow:<flow>`. `budget_s`: GPU seconds a request will ask for.

    Both hooks are given the request and the server. `ready` puts in what the wire cannot carry: the flow is played with
    what it returns. It is called when the job's turn has come, in the flow's own thread, and may raise PipelineError.
    `overheard` is told each word of an accepted job on the event loop, before the visitor is; it must be quick. The
    last word is always done or failed: a visitor who leaves is overheard as failed "left".
    """

    name: str
    flow: str
    request: type[BaseModel]
    budget_s: Callable[[Any], float]
    ready: Callable[[Any, Any], object] | None = None
    overheard: Callable[[Any, Any, Word], None] | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """How many jobs there is room for: at work, waiting in all, for one visitor, and for one address (a school, a
    family). A visitor's page is told apart by its session, which it may invent; so the address is counted too."""

    at_work: int = 1
    waiting: int = 20
    visitor: int = 2
    address: int = 8

    @property
    def total(self) -> int:
        return self.at_work + self.waiting


@dataclass(eq=False, slots=True)
class Place:
    """A place in the line. `turn` is set when the work may begin, `left` when nobody waits for it any more."""

    visitor: str
    address: str
    turn: asyncio.Event = field(default_factory=asyncio.Event)
    left: threading.Event = field(default_factory=threading.Event)


class Line:
    """Who is at work and who waits, first come first served. Touched from the event loop only."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._working: list[Place] = []
        self._waiting: list[Place] = []

    def enter(self, visitor: str, address: str) -> Place:
        """Take a place. Raises Refused, in words, when there is none for this visitor."""
        here = self._working + self._waiting
        if sum(place.visitor == visitor for place in here) >= self._room.visitor:
            raise Refused(BUSY_YOU)
        if sum(place.address == address for place in here) >= self._room.address:
            raise Refused(BUSY_PLACE)
        if len(here) >= self._room.total:
            raise Refused(FULL)
        place = Place(visitor, address)
        self._waiting.append(place)
        self._call()
        return place

    def leave(self, place: Place) -> None:
        """Give the place back, from the line or from work. Leaving twice is leaving once."""
        for places in (self._working, self._waiting):
            if place in places:
                places.remove(place)
        self._call()

    def ahead(self, place: Place) -> int:
        """How many jobs must end before this one begins; 0 when it is at work."""
        return 0 if place not in self._waiting else self._waiting.index(place) + len(self._working)

    def close(self) -> None:
        """The house shuts: whoever is at work is told to stop at the next step."""
        for place in self._working:
            place.left.set()

    def report(self) -> dict[str, int]:
        return {"working": len(self._working), "waiting": len(self._waiting), "room": self._room.total}

    def _call(self) -> None:
        while self._waiting and len(self._working) < self._room.at_work:
            place = self._waiting.pop(0)
            self._working.append(place)
            place.turn.set()


class Pace:
    """At most four progress words a second; what comes between is held and overtaken. The last word of a stage is never
    lost, and no word passes another. `now` is handed in, in seconds."""

    def __init__(self) -> None:
        self._held: Word | None = None
        self._sent = -math.inf

    @property
    def due(self) -> float:
        """When the held word may go out; never, when there is none."""
        return math.inf if self._held is None else self._sent + PROGRESS_S

    def hear(self, word: Word, now: float) -> list[Word]:
        """What to say now that `word` has come."""
        if word.get("name") != "progress":
            return [*self.release(), word]
        held, self._held = self._held, word
        other = held is not None and held["value"]["stage"] != word["value"]["stage"]
        return [*([held] if held and other else []), *self.release(now)]

    def release(self, now: float = math.inf) -> list[Word]:
        """The held word, if it is due; at the end of all times it always is."""
        if self._held is None or now < self.due:
            return []
        said, self._held = self._held, None
        self._sent = self._sent if now == math.inf else now
        return [said]


class Run:
    """One flow at work in its own thread; its words are heard on the event loop. When `left` is set nobody listens any
    more: the flow is closed at its next event, and `ended` is called, on the loop, once it is over either way."""

    def __init__(
        self, play: Callable[[], Iterator[Event]], store: Store, *, left: threading.Event, ended: Callable[[], None]
    ) -> None:
        self._play, self._store, self._left, self._ended = play, store, left, ended
        self._loop = asyncio.get_running_loop()
        self._words: asyncio.Queue[Word | None] = asyncio.Queue()
        # the context carries the visitor's ZeroGPU token to where the GPU is asked for
        thread = threading.Thread(target=copy_context().run, args=(self._drive,), name="flow", daemon=True)
        thread.start()

    async def words(self, timeout_s: float) -> AsyncIterator[Word]:
        """What the flow says at its Pace, and a beat in every second of silence. Ends after a failure, or with the
        flow."""
        clock = self._loop.time
        until, spoke, pace = clock() + timeout_s, clock(), Pace()
        while clock() < until:
            due = min(until, spoke + BEAT_S, pace.due)
            try:
                async with asyncio.timeout_at(due):  # 3.11's wait_for can swallow a cancellation
                    word = await self._words.get()
            except TimeoutError:
                now = clock()
                says = pace.release(now) or ([{"kind": "beat"}] if now >= spoke + BEAT_S else [])
            else:
                if word is None:
                    for last in pace.release():
                        yield last
                    return
                says = pace.hear(word, clock())
            for one in says:
                spoke = clock()
                yield one
                if one["kind"] == "failed":
                    return
        yield failed("timeout", LATE, retryable=True)

    def _drive(self) -> None:
        try:
            self._listen()
        except PipelineError as error:
            self._say(failed(error.code, error.says, retryable=error.retryable))
        except Exception:
            log.exception("a flow broke")
            self._say(failed("job_failed", SLIPPED, retryable=True))
        finally:
            self._say(None)
            self._on_loop(self._ended)

    def _listen(self) -> None:
        events = self._play()
        try:
            for event in events:
                if self._left.is_set():
                    return
                self._say(worded(event, self._store))
        finally:
            close = getattr(events, "close", None)
            if close is not None:
                close()

    def _say(self, word: Word | None) -> None:
        self._on_loop(lambda: self._words.put_nowait(word))

    def _on_loop(self, call: Callable[[], None]) -> None:
        try:
            self._loop.call_soon_threadsafe(call)
        except RuntimeError:
            self._left.set()  # the server has stopped: nobody listens any more


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the page's session and the address it came from."""

    session: str
    address: str


class _Numbered:
    """Numbers a job's words and says when each came; tells them to who overhears. `ended`: done or failed was said."""

    def __init__(self) -> None:
        self.overhear: Callable[[Word], None] = lambda _: None
        self.ended = False
        self._began, self._seq = time.monotonic(), 0

    def __call__(self, word: Word) -> Word:
        self._seq += 1
        said = {"seq": self._seq, "t_s": round(time.monotonic() - self._began, 3), **word}
        self.ended = word["kind"] in ("done", "failed")
        try:
            self.overhear(said)
        except Exception:
            log.exception("a job could not be overheard")  # it is the visitor's all the same
        return said


async def told(
    job: Job,
    payload: object,
    *,
    play: Callable[[BaseModel], Iterator[Event]],
    visitor: Visitor,
    line: Line,
    store: Store,
    timeout_s: float,
    overhear: Callable[[BaseModel, Word], None] = lambda *_: None,
) -> AsyncIterator[Word]:
    """The whole life of a job as numbered words: accepted, then beats while waiting, then what the flow says, then
    done; or failed, in a sentence. Closing this at any moment frees the place within one step of the flow."""
    numbered = _Numbered()
    try:
        request = job.request.model_validate(writable(payload))
        place = line.enter(visitor.session, visitor.address)
    except ValidationError as error:
        yield numbered(failed("invalid", sentence(error), retryable=False))
        return
    except Refused as refused:
        yield numbered(failed(refused.code, refused.says, retryable=True))
        return
    run: Run | None = None
    numbered.overhear = lambda word: overhear(request, word)
    try:
        yield numbered({"kind": "accepted", "ahead": line.ahead(place), "budget_s": job.budget_s(request)})
        while not place.turn.is_set():
            try:
                async with asyncio.timeout(BEAT_S):
                    await place.turn.wait()
            except TimeoutError:
                yield numbered({"kind": "beat", "ahead": line.ahead(place)})
        run = Run(lambda: play(request), store, left=place.left, ended=lambda: line.leave(place))
        async for word in run.words(timeout_s):
            yield numbered(word)
            if word["kind"] == "failed":
                return
        yield numbered({"kind": "done"})
    except Exception:
        log.exception("a job broke outside its flow")
        yield numbered(failed("job_failed", SLIPPED, retryable=True))
    finally:
        if not numbered.ended:
            numbered(failed("left", LEFT, retryable=True))
        place.left.set()
        if run is None:
            line.leave(place)  # else the flow's thread gives the place back, once the flow is closed


def writable(payload: object) -> object:
    """A JSON value in which every half of a character (a lone surrogate, as in a text cut in the middle of an emoji) is
    a question mark: no hash, file or answer could hold it."""
    text = json.dumps(payload, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode(errors="replace"))
    return payload


def failed(code: str, says: str, *, retryable: bool) -> Word:
    return {"kind": "failed", "code": code, "says": says, "retryable": retryable}


def sentence(error: ValidationError) -> str:
    """The first thing that is wrong with a request, for a person. Never repeats what was sent."""
    first: ErrorDetails = error.errors(include_url=False, include_input=False, include_context=False)[0]
    message = first["msg"]
    if message.endswith("."):
        return message  # our own words: the domain's validators speak in sentences
    where = " → ".join(str(part)[:40] for part in first["loc"])  # a field's name may be the sender's invention
    return f"The request does not fit ({where}): {message}." if where else f"The request does not fit: {message}."
