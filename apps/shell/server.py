"""Doors -> one gradio server: pages, jobs and files of every world behind one guard. Knows no world."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError
from gradio import Request as Submit
from gradio import Server
from gradio.blocks import Blocks
from gradio.events import api as gradio_api
from gradio.route_utils import FnIndexInferError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Scope

from apps.shell import health, reports, share
from apps.shell.guard import BARE_CSP, LOOPBACK, Guard, Limits, address, page_csp
from apps.shell.jobs import Job, Line, Room, Visitor, told
from apps.shell.pages import FAVICON, LAMP, MANIFEST, STYLE, Pages, Problem, answer, explain, missing
from apps.shell.wire import serve_artefact
from pipelines import House, Settings, read_catalog

__all__ = ["Door", "Job", "Problem", "Studio"]

log = logging.getLogger(__name__)

STATIC = Path(__file__).parent.parent.parent / "static"
SWEEP_S = 60.0
RESERVED = {
    "artefacts", "assets", "config", "docs", "doors", "favicon", "gradio_api", "health", "kit", "lamp", "ledger",
    "livez", "lobby", "login", "logout", "manifest", "metrics", "monitoring", "openapi", "pwa_icon", "readyz", "redoc",
    "report", "robots", "shell", "static", "svelte", "theme", "vendor",
}  # fmt: skip
"""Names that already mean something at this address."""
_NAME = re.compile(r"[a-z][a-z0-9]{1,23}")


@dataclass(frozen=True, slots=True)
class Door:
    """One world's way in: its page at /<slug>, its jobs, and what else it answers under /<slug>/ (`router`, whose
    paths begin there). A door without jobs is drawn on the street and still shut."""

    slug: str
    title: str
    sentence: str
    jobs: tuple[Job, ...] = ()
    router: APIRouter = field(default_factory=APIRouter)

    @property
    def open(self) -> bool:
        return bool(self.jobs)


class Studio(Server):
    """The house's server. Open its doors first, then `launch()`; plain uvicorn would have no queue and no ZeroGPU."""

    def __init__(
        self,
        house: House,
        settings: Settings,
        *,
        static: Path = STATIC,
        limits: Limits | None = None,
        room: Room | None = None,
    ) -> None:
        super().__init__(title="Small Worlds", docs_url=None, redoc_url=None, openapi_url=None)
        self.house = house
        self.settings = settings
        self.doors: list[Door] = []
        self.line = Line(room or Room())
        self.pages = Pages(static)
        self._letters = reports.LetterBox(settings.data_dir)
        self._room, self._limits = room or Room(), limits or Limits()
        self._ours: tuple[BaseRoute, ...] = ()
        self._worlds = {"/"}
        self.add_exception_handler(HTTPException, _explain)
        self.add_exception_handler(RequestValidationError, _misread)
        self.add_exception_handler(FnIndexInferError, _unknown_job)
        self.add_exception_handler(KeyError, _unknown_job)
        self.add_exception_handler(Exception, _explain)
        self._answer()

    def open_door(self, door: Door) -> None:
        """Add a world. Raises ValueError when its name is unfit, taken, or already means something here."""
        if not _NAME.fullmatch(door.slug) or door.slug in RESERVED:
            raise ValueError(f"'{door.slug}' cannot be a door's name: lower-case letters and digits, and not reserved")
        if any(door.slug == other.slug for other in self.doors):
            raise ValueError(f"there is already a door named '{door.slug}'")
        names = [job.name for job in door.jobs]
        if len(set(names)) != len(names) or not all(_NAME.fullmatch(name) for name in names):
            raise ValueError(f"the jobs of '{door.slug}' need names of their own, in lower-case letters: {names}")
        self.doors.append(door)
        if not door.open:
            return

        async def world(request: Request) -> Response:
            return await self.pages.page(request, door.slug)

        self._worlds |= {f"/{door.slug}", f"/{door.slug}/"}
        self.add_route(f"/{door.slug}", world)
        self.add_route(f"/{door.slug}/", world)
        self.include_router(door.router, prefix=f"/{door.slug}")
        for job in door.jobs:
            self._offer(door, job)

    def launch(self, **options: Any) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]  # decided here
        """Serve until stopped, or with `prevent_thread_lock` until the blocks are closed. Returns gradio's triple."""
        self._ours = tuple(self.routes)  # gradio adds its own after this; the guard keeps those shut
        with Blocks(mode="server", analytics_enabled=False) as blocks:
            for function, how in self._deferred_apis:
                gradio_api(fn=function, **how)
        # gradio's own queue is the outer bound: everyone in our line holds one of its slots, and hears why
        blocks.queue(max_size=self._room.total, default_concurrency_limit=1, api_open=False)
        queue: Any = blocks._queue
        queue.ANAYLTICS_CACHE_FREQUENCY = 1 << 62  # else every job's end builds a pandas table nobody reads
        queue.ANALYTICS_MAX_EVENTS = 1
        stays = options.pop("prevent_thread_lock", False)
        launched = blocks.launch(
            _app=self,
            _frontend=False,
            server_name=self._host(),
            server_port=self.settings.port,
            app_kwargs={"lifespan": self._live},
            enable_monitoring=False,
            footer_links=[],
            inbrowser=False,
            max_file_size="1kb",
            mcp_server=False,
            num_workers=0,
            prevent_thread_lock=True,
            pwa=False,
            quiet=True,
            run_history=False,
            share=False,
            show_error=False,
            ssr_mode=False,
            **options,
        )
        self._narrow(blocks)
        if not stays:
            blocks.block_thread()
        return launched

    def _narrow(self, blocks: Blocks) -> None:
        """uvicorn takes websocket messages of 16 MB, and inflates them to that; gradio passes no option for it. Read
        for every new connection, so this holds from here on; the guard judges what is left."""
        config: Any = blocks.server.config
        config.ws_max_size = 2 * max(self._limits.sockets.binary_bytes, self._limits.sockets.text_bytes)
        config.ws_per_message_deflate = False

    def build_middleware_stack(self) -> ASGIApp:
        return Guard(
            super().build_middleware_stack(),
            is_ours=self._is_ours,
            csp=self._csp,
            limits=self._limits,
            behind_proxy=self.settings.space_id is not None,
            loopback_only=self._host() in LOOPBACK,
        )

    def _host(self) -> str:
        return self.settings.host or ("0.0.0.0" if self.settings.space_id else "127.0.0.1")

    @asynccontextmanager
    async def _live(self, _: Any) -> AsyncGenerator[None]:
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            self.line.close()
            sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await sweeping
            await run_in_threadpool(self.house.close)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            await run_in_threadpool(self.house.artefacts.sweep)

    def _offer(self, door: Door, job: Job) -> None:
        async def submit(payload: dict[str, Any], request: Submit | None = None) -> AsyncIterator[dict[str, Any]]:
            words = told(
                job,
                payload,
                play=lambda wish: self.house.perform(
                    door.slug, job.flow, wish if job.ready is None else job.ready(wish, self)
                ),
                visitor=self._visitor(request),
                line=self.line,
                store=self.house.artefacts,
                timeout_s=self.settings.job_timeout_s,
                overhear=lambda wish, word: None if job.overheard is None else job.overheard(wish, self, word),
            )
            try:
                async for word in words:
                    yield word
            finally:
                await words.aclose()  # type: ignore[attr-defined]  # told() is an async generator

        self.api(
            submit,
            name=f"{door.slug}_{job.name}",
            description=f"{door.title}: {job.name}. One argument: {job.request.__name__} as JSON.",
            concurrency_id="gpu",
            concurrency_limit=self._room.total + 4,
        )

    def _visitor(self, request: Submit | None) -> Visitor:
        if request is None:
            return Visitor("unknown", "unknown")
        peer = request.client.host if request.client else None
        seen = address(request.headers, peer, behind_proxy=self.settings.space_id is not None)
        return Visitor(str(request.session_hash), seen)

    def _answer(self) -> None:
        async def lobby(request: Request) -> Response:
            world = request.query_params.get("world")
            if any(world == door.slug for door in self.doors if door.open):
                # a link on huggingface.co cannot carry a path, so the world's name comes as a query
                return RedirectResponse(share.into_world(request.query_params))
            return await self.pages.page(request, "lobby")

        def artefact(request: Request) -> Response:
            return serve_artefact(request, self.house.artefacts)

        def doors(request: Request) -> Response:
            return share.doors_json(request, self.doors, self.house.report(), self.settings)

        def shell_css(request: Request) -> Response:
            return answer(request, STYLE)

        def document(request: Request) -> Response:
            now = datetime.now(UTC)
            line = self.line.report()
            return health.health_answer(
                request, health.health(self.house.report(), read_catalog(), self.settings, line, now)
            )

        async def report(request: Request) -> Response:
            told = reports.read_report(await request.body(), {door.slug for door in self.doors})
            peer = request.client.host if request.client else None
            behind_proxy = self.settings.space_id is not None
            self._letters.admit(address(request.headers, peer, behind_proxy=behind_proxy), time.monotonic())
            await run_in_threadpool(self._letters.put, told, datetime.now(UTC), self.settings.release)
            return JSONResponse({"says": reports.THANKS})

        def livez(_: Request) -> Response:
            return health.live_answer()

        def readyz(_: Request) -> Response:
            return health.ready_answer(self.house.report())

        def metrics(_: Request) -> Response:
            return health.metrics_answer(health.metrics(self.house.report(), self.settings, self.line.report()))

        def robots(_: Request) -> Response:
            return PlainTextResponse("User-agent: *\nDisallow: /artefacts/\nDisallow: /gradio_api/\n")

        def manifest(request: Request) -> Response:
            return answer(request, MANIFEST)

        def lamp(request: Request) -> Response:
            return answer(request, LAMP)

        def favicon(request: Request) -> Response:
            return answer(request, FAVICON)

        self.add_route("/", lobby)
        self.add_route("/health", document)
        self.add_route("/ledger", document)
        self.add_route("/report", report, methods=["POST"])
        self.add_route("/livez", livez)
        self.add_route("/readyz", readyz)
        self.add_route("/metrics", metrics)
        self.add_route("/robots.txt", robots)
        self.add_route("/manifest.webmanifest", manifest)
        self.add_route("/manifest.json", manifest)
        self.add_route("/favicon.ico", favicon)
        self.add_route("/favicon.svg", favicon)
        self.add_route("/lamp.svg", lamp)
        self.add_route("/static/{path:path}", self.pages.file)
        self.add_route("/artefacts/{key}", artefact)
        self.add_route("/doors.json", doors)
        self.add_route("/shell.css", shell_css)

    def _is_ours(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self._ours)

    def _csp(self, path: str) -> str:
        # scripts carry it too: a worker lives under the policy of its own file
        if path in self._worlds or path.startswith("/static/"):
            return page_csp(self.pages.import_map_hash())
        return BARE_CSP


def _explain(request: Request, error: Exception) -> Response:
    return explain(request, error)


def _misread(request: Request, _: Exception) -> Response:
    # without gradio's own answer, which repeats what was sent
    return explain(request, Problem(422, "invalid", "The request does not fit what this address takes."))


def _unknown_job(request: Request, error: Exception) -> Response:
    # gradio looks jobs up by a name or number from the wire, and does not catch what it does not find
    if not request.url.path.startswith("/gradio_api/"):
        raise error
    return explain(request, missing())
