"""The outermost layer: decides who may ask what, and what every answer must carry. Knows no job and no page.

gradio opens 79 paths and reflects any Origin; here only what the house itself answers and the few of gradio's routes
that its clients need are open, and no answer may be read by another site unless it was meant for all.
"""

import asyncio
import ipaddress
import logging
import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from apps.shell.pages import Problem, explain, missing, refusal
from apps.shell.sockets import FULL, TOO_MUCH, Line, SocketLimits, Sockets, refuse

log = logging.getLogger(__name__)

GRADIO_OPEN: Mapping[str, re.Pattern[str]] = {
    "GET": re.compile(r"/config|/gradio_api/(info|startup-events|queue/data|call/[a-z0-9_]+/[0-9a-f]+)"),
    "POST": re.compile(r"/gradio_api/(queue/join|cancel|reset|call/[a-z0-9_]+)"),
}
"""What @gradio/client, gradio_client and curl need to submit, follow and cancel a job."""
READ_BY_ALL = ("/health", "/livez", "/readyz")
"""Answers any site may read: they say how the house is and nothing about a visitor."""
LOOPBACK = {"localhost", "127.0.0.1", "::1"}

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(self), midi=(), payment=(), serial=(), usb=()",
}
FRAMES = "frame-ancestors 'self' https://huggingface.co https://*.hf.space"
"""A Space is shown inside a frame of huggingface.co."""
BARE_CSP = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    f"{FRAMES}"
)
"""For everything that is no page of a world: it runs nothing, and shows at most the shell's lamp and lettering."""


def page_csp(import_map_hash: str) -> str:
    """The policy of a world's page: our own modules, the one inline import map by its hash, nothing from elsewhere.
    Trusted Types with no policy at all: neither @gradio/client nor three writes markup or makes scripts from text."""
    return (
        f"default-src 'none'; script-src 'self' {import_map_hash}; worker-src 'self'; style-src 'self'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self' blob: data:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        f"require-trusted-types-for 'script'; trusted-types 'none'; {FRAMES}"
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one visitor may ask: a body's bytes (a finished mural of 300 strips is told in 0.3 MB, the rims of four
    strips are as large), seconds to send it, POSTs and websockets at once and a second after that, and what goes
    through a websocket."""

    body_bytes: int = 1 << 20
    body_s: float = 30.0
    posts: int = 40
    posts_per_s: float = 3.0
    sockets: SocketLimits = field(default_factory=SocketLimits)


class Buckets:
    """A token bucket for each visitor. `now` is handed in; only buckets that are not full again are kept."""

    MOST = 20_000

    def __init__(self, size: int, per_s: float) -> None:
        self._size, self._per_s = size, per_s
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, visitor: str, now: float) -> float:
        """Take one token. Returns 0.0, or the seconds to wait until there is one."""
        left, then = self._left.get(visitor, (float(self._size), now))
        left = min(float(self._size), left + (now - then) * self._per_s)
        if left < 1:
            self._left[visitor] = (left, now)
            return (1 - left) / self._per_s
        if len(self._left) >= self.MOST and visitor not in self._left:
            self._forget(now)
        self._left[visitor] = (left - 1, now)
        return 0.0

    def _forget(self, now: float) -> None:
        full = [key for key, (left, then) in self._left.items() if left + (now - then) * self._per_s >= self._size]
        for key in full or list(self._left)[: self.MOST // 2]:  # a flood of addresses: the oldest half goes
            del self._left[key]


def address(headers: Mapping[str, str], peer: str | None, *, behind_proxy: bool) -> str:
    """Who is asking, as far as the network can say. `X-Forwarded-For` is the asker's own invention except for what the
    proxy appended at its end, so the last address that is no private hop counts, and only behind a proxy."""
    if behind_proxy:
        hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",") if hop.strip()]
        for hop in reversed(hops):
            try:
                if ipaddress.ip_address(hop).is_global:
                    return hop
            except ValueError:
                break  # whatever stands left of an invention is one too
    return peer or "unknown"


class Guard:
    """ASGI layer. `is_ours` says whether the house itself has a route for a scope; `csp` names the policy of a path."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        is_ours: Callable[[Scope], bool],
        csp: Callable[[str], str],
        limits: Limits,
        behind_proxy: bool,
        loopback_only: bool,
    ) -> None:
        self._app, self._is_ours, self._csp, self._limits = app, is_ours, csp, limits
        self._behind_proxy, self._loopback_only = behind_proxy, loopback_only
        self._posts = Buckets(limits.posts, limits.posts_per_s)
        self._sockets = Sockets(limits.sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        armed = self._arm(scope["path"], send)
        try:
            if request.method == "OPTIONS":
                await _preflight(request)(scope, receive, armed)
                return
            self._judge(request)
            if request.method == "POST":
                receive = _replay(await self._body(request), receive)
        except Problem as problem:
            log.debug("refused %s %s: %s", request.method, problem.code, problem.status_code)
            await explain(request, problem)(scope, receive, armed)
            return
        await self._app(scope, receive, armed)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Strangers are refused before the handshake; a visitor of our own page is told what is too much for us."""
        socket = WebSocket(scope, receive, send)
        try:
            self._judge_socket(socket)
        except Problem as problem:
            log.debug("refused websocket %s: %s", problem.code, problem.status_code)
            await self._turn_away(socket, problem)
            return
        visitor, now = self._visitor(socket), time.monotonic()
        if self._posts.take(visitor, now):
            await refuse(socket, TOO_MUCH)
        elif not self._sockets.has_room(visitor):
            await refuse(socket, FULL)
        else:
            line = Line(receive, send, self._limits.sockets, now)
            with self._sockets.opened(visitor):
                await self._app(scope, line.receive, line.send)

    def _judge_socket(self, socket: WebSocket) -> None:
        """Raise Problem unless this websocket may be opened. Unlike a request it must say where it comes from: every
        browser does, a foreign page's is not bound by CORS, and no program needs one (jobs take typed phrases)."""
        self._judge_host(socket.headers)
        if "origin" not in socket.headers or not _same_origin(socket.headers):
            raise Problem(403, "origin", "This was sent from another site. Open the house itself and try there.")
        if not self._is_ours(socket.scope):
            raise missing()

    async def _turn_away(self, socket: WebSocket, problem: Problem) -> None:
        if "websocket.http.response" in socket.scope.get("extensions", {}):
            answer = refusal(problem.status_code, problem.code, problem.says)
            await answer(socket.scope, socket.receive, self._arm(socket.scope["path"], socket.send))
        else:
            await socket.close(1008, problem.says)

    def _visitor(self, asked: HTTPConnection) -> str:
        peer = None if asked.client is None else asked.client.host
        return address(asked.headers, peer, behind_proxy=self._behind_proxy)

    def _judge_host(self, headers: Headers) -> None:
        if self._loopback_only and urlsplit(f"//{headers.get('host', '')}").hostname not in LOOPBACK:
            # a page elsewhere that has made its own name point here (DNS rebinding) would pass for us
            raise Problem(421, "host", "This house only answers on this machine, as localhost.")

    def _judge(self, request: Request) -> None:
        """Raise Problem unless this request may go in."""
        headers, path = request.headers, request.url.path
        self._judge_host(headers)
        if path not in READ_BY_ALL and not _same_origin(headers):
            raise Problem(403, "origin", "This was sent from another site. Open the house itself and try there.")
        if not self._is_ours(request.scope) and not _gradio_open(request.method, path):
            raise missing()
        if request.method == "POST":
            wait_s = self._posts.take(self._visitor(request), time.monotonic())
            if wait_s:
                after = {"retry-after": str(math.ceil(wait_s))}
                raise Problem(429, "slow_down", "That was a lot at once. Wait a moment and try again.", headers=after)

    async def _body(self, request: Request) -> bytes:
        """The whole body, read up to the cap whatever its length claims to be. Small, so nothing streams in."""
        big = Problem(413, "too_large", "That is more than fits through the letter box. Send less.")
        try:
            if int(request.headers.get("content-length", "0")) > self._limits.body_bytes:
                raise big
        except ValueError:
            raise Problem(400, "length", "The length of this message makes no sense.") from None
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.body_s):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > self._limits.body_bytes:
                        raise big
        except TimeoutError:
            raise Problem(408, "slow_body", "The message took too long to arrive. Please try again.") from None
        return bytes(body)

    def _arm(self, path: str, send: Send) -> Send:
        """Put on every answer what it must carry, and take off what gradio says to other sites."""
        extra = HEADERS | {"content-security-policy": self._csp(path), "cache-control": "no-cache"}
        if path in READ_BY_ALL:
            extra |= {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}

        async def armed(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                said = [(name, value) for name, value in message["headers"] if not _is_gradio_cors(name)]
                names = {name.lower() for name, _ in said}
                said += [(n.encode(), v.encode()) for n, v in extra.items() if n.encode() not in names]
                message = {**message, "headers": said}
            await send(message)

        return armed


def _is_gradio_cors(name: bytes) -> bool:
    return name.lower().startswith((b"access-control-", b"x-powered-by", b"server"))


def _gradio_open(method: str, path: str) -> bool:
    pattern = GRADIO_OPEN.get("GET" if method == "HEAD" else method)
    return pattern is not None and pattern.fullmatch(path.rstrip("/")) is not None


def _same_origin(headers: Headers) -> bool:
    """Whether a browser would call this our own page's request. Programs say neither header and are let in."""
    origin = headers.get("origin")
    if origin is not None:
        hosts = {host.strip() for host in f"{headers.get('x-forwarded-host', '')},{headers.get('host', '')}".split(",")}
        return urlsplit(origin).netloc in hosts - {""}  # "null" has no netloc
    # a link or a frame elsewhere may lead here; only its own scripts and forms may not reach in
    return headers.get("sec-fetch-site") != "cross-site" or headers.get("sec-fetch-mode") == "navigate"


def _preflight(request: Request) -> Response:
    if request.url.path in READ_BY_ALL:
        return Response(status_code=204, headers={"allow": "GET, HEAD"})
    return explain(request, Problem(403, "origin", "Other sites may not ask this house for anything."))


def _replay(body: bytes, receive: Receive) -> Receive:
    """A receive() that says the body again, whole, and after that what really comes (the visitor leaving)."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
