"""Lightloom's door: two jobs, the thread that voices come in by, and what needs no engine: stitch, film, ask."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Query, Request, Response, WebSocket
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocketDisconnect

from apps import SHUT
from apps.lightloom.craft import captions, film, stitch, tiles
from apps.lightloom.craft.asking import answer
from apps.lightloom.craft.camera import Camera
from apps.lightloom.craft.whole import Whole
from apps.lightloom.craft.wording import Remembered
from apps.lightloom.domain import (
    EXAMPLES,
    MOST_PHRASES,
    MOST_STRIPS,
    PHRASE_CHARS,
    SEED_CHARS,
    STORY_STRIPS,
    Finished,
    Kept,
    Spoken,
    Viewed,
    Weaving,
)
from apps.lightloom.hub import Bench, Ears, Hub, Said, Thread
from apps.shell.guard import address
from apps.shell.server import Door, Job, Problem
from apps.shell.wire import addressed
from pipelines import (
    STYLES,
    Artefact,
    ArtefactStore,
    PipelineError,
    Pixels,
    Provenance,
    Refused,
    Shot,
    StoreFull,
    palettes,
    things,
)

router = APIRouter()
SMALL_PX = (140, 192)
TICK_S = 1.0
MOST_UNSAID = 512
"""So many words may wait for a page that reads slowly; then its line is cut, and it comes back for what it missed."""
LAGS, LAGS_SAYS = 4409, "Your page could not keep up with the loom. It will be told what it missed."
UNREADABLE = "This is no strip's picture. It has to be 560 × 768, as WebP, PNG or JPEG."
TOO_LARGE = "A strip's picture is at most 250 kB."
LONG_JPEG = "A JPEG ends after 116 strips. Take the PNG, or the pages."


class Hubs:
    """The hub of each server: made when it is first needed, and ticking while anybody has a thread to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def of(self, app: Any) -> Hub:
        with self._lock:
            if not hasattr(app.state, "loom_hub"):
                app.state.loom_hub = Hub(Ears(app.house.listen), lambda: played_by(app, "ear")["name"])
            return app.state.loom_hub

    def keep_ticking(self, app: Any) -> None:
        """Called on the event loop; ends by itself when nothing is left that could pass or expire."""
        ticking: asyncio.Task[None] | None = getattr(app.state, "loom_ticking", None)
        if ticking is None or ticking.done():
            app.state.loom_ticking = asyncio.create_task(self._tick(self.of(app)), name="loom")

    async def _tick(self, hub: Hub) -> None:
        idle_s = 0.0
        while idle_s < 60:
            await asyncio.sleep(TICK_S)
            hub.tick()
            idle_s = 0.0 if len(hub.looms) or len(hub.sounds) else idle_s + TICK_S


HUBS = Hubs()


def played_by(app: Any, role: str) -> dict[str, Any]:
    """Who plays a role of this world, as /health tells it; nobody is named yet while the house warms up."""
    rows: list[dict[str, Any]] = app.house.report()["roles"]
    return next(row for row in rows if (row["app"], row["role"]) == ("lightloom", role))


def mark(app: Any) -> Provenance:
    """Who made a mural: who writes and paints, and every model that hears, measures or names."""
    cast = [row for row in app.house.report()["roles"] if row["app"] == "lightloom"]
    always = {"writer", "painter"}
    rows = [row for row in cast if row["role"] in always or row["engine"] not in (None, "embedded")]
    names = ", ".join(str(row["name"]) for row in rows if row["name"])
    return Provenance(names or "Lightloom", trained=any(row["engine"] not in (None, "embedded") for row in rows))


@router.get("/loom.json")
def loom(request: Request) -> Response:
    """What the loom has: styles, palettes with their washes, things, examples, limits; who hears and paints."""
    app = request.app
    ear, painter = played_by(app, "ear"), played_by(app, "painter")
    cast = [row for row in app.house.report()["roles"] if row["app"] == "lightloom"]
    return JSONResponse(
        {
            "styles": list(STYLES),
            "palettes": {name: {"words": palette.words, "wash": palette.wash} for name, palette in palettes().items()},
            "things": {name: thing.label for name, thing in things().items()},
            "examples": list(EXAMPLES),
            "limits": {
                "phrase_chars": PHRASE_CHARS,
                "seed_chars": SEED_CHARS,
                "strips": MOST_STRIPS,
                "story_strips": STORY_STRIPS,
                "phrases": MOST_PHRASES,
                "jpeg_strips": stitch.JPEG_STRIPS,
                "tile_bytes": tiles.MOST_BYTES,
            },
            "ear": {"name": ear["name"], "listens": HUBS.of(app).ears.listens()},
            "painter": {"name": painter["name"], "needs_edge": painter["engine"] not in (None, "embedded")},
            "engines": [row["name"] for row in cast if row["name"]],
            "film": film.available(),
        },
        headers={"Cache-Control": "no-cache"},
    )


# the thread


@router.websocket("/thread")
async def thread(
    socket: WebSocket, voice: Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]{16,64}$")] = None
) -> None:
    """One visitor's line: sound and words come in, what is heard and what happens at a shared loom goes out."""
    await socket.accept()
    HUBS.keep_ticking(socket.app)
    unsaid: asyncio.Queue[Said | None] = asyncio.Queue()

    def hear(says: Said) -> None:
        if unsaid.qsize() < MOST_UNSAID:
            unsaid.put_nowait(says)
        elif unsaid.qsize() == MOST_UNSAID:
            unsaid.put_nowait(None)

    visitor = Thread(HUBS.of(socket.app), hear, voice)
    # saying hello takes as long as the first ear needs to wake; meanwhile one can already type
    beside = (asyncio.create_task(_say(socket, unsaid)), asyncio.create_task(visitor.begin()))
    try:
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            if message.get("bytes") is not None:
                visitor.take_sound(message["bytes"])
            else:
                await visitor.take_text(message.get("text") or "")
    finally:
        for task in beside:
            task.cancel()
        await visitor.end()


async def _say(socket: WebSocket, unsaid: asyncio.Queue[Said | None]) -> None:
    try:
        while (says := await unsaid.get()) is not None:
            await socket.send_text(json.dumps(says, separators=(",", ":"), ensure_ascii=False))
        await socket.close(LAGS, LAGS_SAYS)
    except (WebSocketDisconnect, RuntimeError):
        return  # closed under our hand: whoever reads the line knows it too


# the jobs' hooks


def with_sounds(weaving: Weaving, app: Any) -> Spoken:
    """The weaving with the sounds that a better ear shall hear; at a shared loom, as that loom knows it."""
    hub = HUBS.of(app)
    if weaving.code is not None:
        weaving = hub.looms.readied(weaving)
    return Spoken(weaving, hub.sounds.take(phrase.id for phrase in weaving.phrases))


def overhear(weaving: Weaving, app: Any, word: Said) -> None:
    if weaving.code is not None:
        HUBS.of(app).looms.overhear(weaving, word)


def looked_at(finished: Finished, app: Any) -> Viewed:
    """The mural with a small picture of each strip; linen where it is not kept any more."""
    return Viewed(finished, tuple(_glance(kept, app.house.artefacts) for kept in finished.strips))


def _glance(kept: Kept, drawer: ArtefactStore) -> Pixels:
    data = _kept(kept.picture, drawer)
    seen = None if data is None else tiles.small(data, SMALL_PX)
    if seen is None:
        return np.full((SMALL_PX[1], SMALL_PX[0], 3), tiles.LINEN, np.uint8)
    return np.asarray(seen, np.uint8)


# what is made of a whole mural


Stitch = Callable[[Sequence[stitch.Tile], Provenance, str], stitch.Stitched]
FORMS: dict[str, tuple[str, str, Stitch]] = {
    "jpg": ("image/jpeg", "jpg", stitch.jpeg),
    "png": ("image/png", "png", stitch.png),
    "pages": ("application/zip", "zip", stitch.pages),
}


@router.post("/mural/{form}")
def mural(request: Request, form: str, whole: Whole) -> Response:
    """The mural as one file. `X-Skipped`: the strips that could not be read, by number, with commas between."""
    if form not in FORMS:
        raise Problem(404, "no_such_form", f"There is no such form. There are: {', '.join(FORMS)}.")
    if form == "jpg" and len(whole.strips) > stitch.JPEG_STRIPS:
        raise Problem(409, "too_long", LONG_JPEG)
    mime, suffix, make = FORMS[form]
    bench = take_bench(request)
    stitched = make(readers(whole, request.app.house.artefacts), mark(request.app), whole.judged().title)
    return StreamingResponse(
        held(stitched.pieces, bench),
        media_type=mime,
        headers={
            "Content-Disposition": f'attachment; filename="mural.{suffix}"',
            "Cache-Control": "no-store",
            "X-Skipped": ",".join(str(index) for index in stitched.skipped),
        },
    )


@router.post("/film")
def filming(request: Request, whole: Whole) -> Response:
    """Lines of JSON while the film is made: {progress: 0..1}, at last {film, captions, seconds, skipped} with both
    files' addresses, or {trouble: a sentence}. Leaving stops it."""
    bench = take_bench(request)
    lines = film_lines(whole, request.app.house.artefacts, mark(request.app))
    return StreamingResponse(
        held(lines, bench), media_type="application/x-ndjson", headers={"Cache-Control": "no-store"}
    )


def film_lines(whole: Whole, drawer: ArtefactStore, made_by: Provenance) -> Generator[bytes]:
    try:
        for step in film.film(readers(whole, drawer), whole.words, whole.judged(), made_by):
            if isinstance(step, film.Filmed):
                files = {"film": ("film.mp4", "video/mp4", step.mp4)}
                files["captions"] = ("film.vtt", "text/vtt", step.captions.encode())
                stored = {name: addressed(drawer.put(Artefact(*file))) for name, file in files.items()}
                yield _line({**stored, "seconds": round(step.seconds, 2), "skipped": list(step.skipped)})
            else:
                yield _line({"progress": round(step, 3)})
    except PipelineError as error:
        yield _line({"trouble": error.says})


@router.post("/captions")
def caption_file(request: Request, whole: Whole) -> Response:
    """The film's words as WebVTT, without the film."""
    verdict, camera = whole.judged(), Camera(len(whole.strips), whole.judged().stops)
    text = captions.vtt(camera, whole.words, verdict.title, mark(request.app).says)
    return Response(text, media_type="text/vtt; charset=utf-8")


def take_bench(request: Request) -> Bench:
    """A place to have something long made. Raises Problem, in words, when there is none."""
    peer = None if request.client is None else request.client.host
    behind_proxy = request.app.settings.space_id is not None
    try:
        return HUBS.of(request.app).benches.take(address(request.headers, peer, behind_proxy=behind_proxy))
    except Refused as refused:
        raise Problem(429, refused.code, refused.says, headers={"retry-after": "15"}) from refused


async def held(pieces: Iterator[bytes], bench: Bench) -> AsyncIterator[bytes]:
    """The pieces, each made off the event loop. However this ends, the work is closed and the bench given back."""
    try:
        while (piece := await run_in_threadpool(next, pieces, None)) is not None:
            yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
        bench.give_back()


def readers(whole: Whole, drawer: ArtefactStore) -> list[stitch.Tile]:
    """How each strip's picture is read, when its turn comes."""
    return [lambda kept=kept: _kept(kept.picture, drawer) for kept in whole.strips]


def _line(word: Said) -> bytes:
    return json.dumps(word, separators=(",", ":")).encode() + b"\n"


def _kept(key: str, drawer: ArtefactStore) -> bytes | None:
    path = drawer.path(key)
    try:
        return None if path is None else path.read_bytes()
    except OSError:
        return None  # swept away between the two


# what the page gives back


@router.post("/tiles")
async def give_tile(request: Request, kind: Literal["picture", "depth"] = "picture") -> Response:
    """A strip's picture or depth that the house has let go of: the image itself as the body. Kept as it was sent, once
    it has been unpacked and is what it should be. {name, url, mime, bytes, sha256}."""
    data = await request.body()
    return JSONResponse(await run_in_threadpool(_stored, data, kind, request.app.house.artefacts))


def _stored(data: bytes, kind: str, drawer: ArtefactStore) -> dict[str, Any]:
    if len(data) > tiles.MOST_BYTES:
        raise Problem(413, "too_large", TOO_LARGE)
    found = tiles.opened(data)
    if found is None:
        raise Problem(422, "no_tile", UNREADABLE)
    mime = found[1]
    try:
        return addressed(drawer.put(Artefact(f"{kind}.{mime.rpartition('/')[2]}", mime, data)))
    except StoreFull as full:
        raise Problem(503, full.code, full.says) from full


# asking


class Seen(BaseModel):
    """A strip as one who is asked about it knows it."""

    model_config = ConfigDict(extra="ignore")

    index: int = Field(ge=0, lt=MOST_STRIPS)
    words: str = Field(default="", max_length=2 * PHRASE_CHARS)
    shot: Shot
    sights: tuple[Annotated[str, Field(max_length=60)], ...] = Field(default=(), max_length=60)


class Question(BaseModel):
    """Something to ask of a mural. Only the first 300 characters of `question` are read."""

    model_config = ConfigDict(extra="ignore")

    question: str = Field(max_length=5000)
    strips: tuple[Seen, ...] = Field(default=(), max_length=MOST_STRIPS)


@router.post("/ask")
def ask(question: Question) -> dict[str, Any]:
    """{says, strip}: what the mural has to say to a question, and the strip it speaks of."""
    seen = [Remembered(one.index, one.words, one.shot, one.sights) for one in question.strips]
    told = answer(question.question, seen)
    return {"says": told.says, "strip": told.strip}


DOOR = Door(
    "lightloom",
    *SHUT["lightloom"],
    jobs=(
        Job("weave", "weave_phrase", Weaving, Weaving.budget_s, ready=with_sounds, overheard=overhear),
        Job("finish", "finish_mural", Finished, Finished.budget_s, ready=looked_at),
    ),
    router=router,
)
