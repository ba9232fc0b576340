"""static/ -> pages and their files, from memory, compressed once; and the small pages the house says itself.

A page is static/<world>/index.html with the import map put in its place. Every answer carries an ETag and
`no-cache`, so a browser asks each time and is told 304: a stale controller.js cannot outlive a release.
"""

import base64
import gzip
import hashlib
import html
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

log = logging.getLogger(__name__)

MARK = "<!-- importmap -->"
UNPACKED = "The browser libraries are not unpacked yet. In the project's folder, run: make setup"
MIMES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
"""The only kinds of file that static/ hands out."""
SQUEEZED = {"css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest"}
SQUEEZE_FROM_BYTES = 400  # below this the headers weigh more than what is saved
BROTLI_QUALITY = 9  # three.core.js: 0.1 s once, a tenth smaller than what gradio would do at each request
# no segment may start with a dot, so neither "..", nor ".git", nor anything hidden can be spelled
_PATH = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_@.+-]*(/[A-Za-z0-9_@][A-Za-z0-9_@.+-]*)*")


class Problem(HTTPException):
    """An answer that is not what was asked for, as a sentence with what to do next. `code` is for programs."""

    def __init__(self, status: int, code: str, says: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, says, dict(headers or {}))
        self.code = code
        self.says = says


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as it is sent: its bytes plain and compressed, and the tag that names this very content."""

    mime: str
    etag: str
    plain: bytes
    brotli: bytes | None = None
    gzip: bytes | None = None


def sheet(content: bytes, suffix: str) -> Sheet:
    """Compress once, tag by content: the same file has the same tag on every machine and after every restart."""
    etag = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    if suffix not in SQUEEZED or len(content) < SQUEEZE_FROM_BYTES:
        return Sheet(MIMES[suffix], etag, content)
    return Sheet(
        MIMES[suffix],
        etag,
        content,
        brotli.compress(content, quality=BROTLI_QUALITY),
        gzip.compress(content, 6, mtime=0),
    )


def answer(request: Request, found: Sheet) -> Response:
    """The sheet in the best encoding the browser takes, or 304 when it has this content already."""
    headers = {"etag": found.etag, "cache-control": "no-cache"}
    if found.brotli is not None:
        headers["vary"] = "accept-encoding"
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if found.etag in known or found.etag.removeprefix("W/") in known or known == ["*"]:
        return Response(status_code=304, headers=headers)
    accepted = request.headers.get("accept-encoding", "")
    if found.brotli is not None and "br" in accepted:
        return Response(found.brotli, headers=headers | {"content-encoding": "br"}, media_type=found.mime)
    if found.gzip is not None and "gzip" in accepted:
        return Response(found.gzip, headers=headers | {"content-encoding": "gzip"}, media_type=found.mime)
    return Response(found.plain, headers=headers, media_type=found.mime)


class Pages:
    """The folder static/, held in memory and looked at again whenever a file's time or size has changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._sheets: dict[str, tuple[tuple[int, ...], Sheet]] = {}
        self._map: tuple[tuple[int, ...], str] = ((), "")

    def unpacked(self) -> bool:
        """Whether the browser libraries are there."""
        return (self._folder / "vendor").is_dir()

    async def file(self, request: Request) -> Response:
        """GET /static/{path}. Problem 404 for what is not there, not ours to show, or of no known kind."""
        return await self.named(request, str(request.path_params["path"]))

    async def named(self, request: Request, path: str) -> Response:
        """The file at `path` under static/, as file()."""
        place = self._place(path)
        if place is None:
            raise missing()
        stamp = _stamp(place)
        held = self._sheets.get(path)
        if held is None or held[0] != stamp:
            # reading and squeezing are slow the first time; nobody else should wait for it
            held = (stamp, await run_in_threadpool(_read, place))
            self._sheets[path] = held
        return answer(request, held[1])

    async def page(self, request: Request, world: str) -> Response:
        """The page of a world. Until the libraries are unpacked it is a page that says how to do that."""
        place = self._place(f"{world}/index.html")
        if not self.unpacked() or place is None:
            log.error("%s (static/vendor or static/%s/index.html is missing)", UNPACKED, world)
            return HTMLResponse(note_page("The street is still in its boxes", UNPACKED), 503)
        stamp = (*_stamp(place), *_stamp(self._folder / "importmap.json"))
        held = self._sheets.get(f"{world}/")
        if held is None or held[0] != stamp:
            held = (stamp, await run_in_threadpool(self._bind, place))
            self._sheets[f"{world}/"] = held
        return answer(request, held[1])

    def import_map(self) -> str:
        """The import map as it stands in every page; empty while there is none. One that is broken (half saved, say)
        is logged, and the last good one stays."""
        path = self._folder / "importmap.json"
        stamp = _stamp(path)
        if stamp and self._map[0] != stamp:
            try:
                text = json.dumps(json.loads(path.read_text(encoding="utf-8")), separators=(",", ":"))
                self._map = (stamp, text.replace("<", "\\u003c"))  # no </script> may be spelled inside one
            except ValueError:
                log.exception("static/importmap.json is not JSON")
                self._map = (stamp, self._map[1])
        return self._map[1]

    def import_map_hash(self) -> str:
        """The `'sha256-…'` by which the content security policy knows the one inline script."""
        digest = hashlib.sha256(self.import_map().encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    def _bind(self, place: Path) -> Sheet:
        script = f'<script type="importmap">{self.import_map()}</script>'
        return sheet(place.read_text(encoding="utf-8").replace(MARK, script, 1).encode(), "html")

    def _place(self, path: str) -> Path | None:
        if not _PATH.fullmatch(path) or path.rpartition(".")[2] not in MIMES:
            return None
        place = self._folder / path
        # resolve() follows links: a file reached by one would come out under another name
        return place if place.is_file() and place.resolve() == place else None


def _stamp(place: Path) -> tuple[int, ...]:
    try:
        stat = place.stat()
    except OSError:
        return ()
    return (stat.st_mtime_ns, stat.st_size)


def _read(place: Path) -> Sheet:
    return sheet(place.read_bytes(), place.suffix[1:])


def missing() -> Problem:
    return Problem(404, "not_found", "There is nothing at this address. The street is the way home.")


def explain(request: Request, error: Exception) -> Response:
    """Any HTTP error as a sentence: a small page for who reads, JSON for who programs. Says `detail` too, since that
    is the word gradio's clients look for."""
    status, says, code, headers = 500, "Something inside the house slipped. Please try again.", "broken", None
    if isinstance(error, HTTPException):
        status, headers = error.status_code, error.headers
        says, code = SENTENCES.get(status, (str(error.detail), "refused"))
    if isinstance(error, Problem):
        says, code = error.says, error.code
    if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(note_page(TITLES.get(status, "Not this way"), says), status, headers)
    return refusal(status, code, says, headers)


def refusal(status: int, code: str, says: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal as JSON: {code, says, retryable, detail}."""
    retryable = status in (408, 429, 500, 503)
    return JSONResponse({"code": code, "says": says, "retryable": retryable, "detail": says}, status, headers)


SENTENCES = {
    404: ("There is nothing at this address. The street is the way home.", "not_found"),
    405: ("This address answers, but not to that kind of question.", "method"),
    503: ("The house is busy and the line is full. Please try again in a minute.", "refused"),
}
TITLES = {404: "This door leads nowhere", 429: "One moment", 500: "A lamp went out", 503: "The house is full"}

HERE = Path(__file__).parent
STYLE = sheet((HERE / "shell.css").read_bytes(), "css")
FAVICON = sheet((HERE / "favicon.svg").read_bytes(), "svg")
LAMP = sheet((HERE / "lamp.svg").read_bytes(), "svg")
MANIFEST = sheet(
    json.dumps(
        {
            "name": "Small Worlds",
            "short_name": "Small Worlds",
            "description": "A vending machine for lofi tapes, an endless house, and a loom that listens.",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#16203a",
            "theme_color": "#16203a",
            "icons": [{"src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
        }
    ).encode(),
    "webmanifest",
)


def shell_page(title: str, body: str) -> str:
    """A page of the shell itself: no script, one stylesheet, stands without static/. `body` is markup."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/favicon.svg">'
        f'<title>{html.escape(title)} · Small Worlds</title><link rel="stylesheet" href="/shell.css"></head>'
        f"<body>{body}</body></html>"
    )


def note_page(title: str, says: str) -> str:
    """A small page with one sentence and the way home."""
    return shell_page(
        title,
        f'<main class="note"><img class="lamp" src="/lamp.svg" alt=""><h1>{html.escape(title)}</h1>'
        f'<p>{html.escape(says)}</p><a class="way" href="/">Back to the street</a></main>',
    )
