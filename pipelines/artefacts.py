"""Artefacts -> named files that expire. Names are random and say nothing; writing is atomic; room is always left."""

import hashlib
import logging
import os
import re
import secrets
import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.errors import StoreFull
from pipelines.media import Artefact

log = logging.getLogger(__name__)

SUFFIXES = {
    "audio/flac": "flac",
    "audio/mpeg": "mp3",
    "audio/midi": "mid",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "text/vtt": "vtt",
    "application/json": "json",
    "application/zip": "zip",
}
"""The only media types that are stored, each with its one ending."""
MIMES = {suffix: mime for mime, suffix in SUFFIXES.items()}
_NAME = re.compile(rf"[A-Za-z0-9_-]{{22}}\.({'|'.join(MIMES)})")

FULL = "The machine's drawer is full right now. Nothing is lost; please try again in a few minutes."


@dataclass(frozen=True, slots=True)
class Stored:
    """Where an artefact lies: `key` is the unguessable file name (22 characters of 128 bits, and an ending)."""

    key: str
    name: str
    mime: str
    size_bytes: int
    sha256: str


class ArtefactStore:
    """A folder of artefacts. Each lives `ttl_s` seconds; together they stay under `cap_bytes`, oldest gone first;
    a write that would leave less than `free_floor_bytes` on the disk is refused with StoreFull. Thread-safe."""

    def __init__(self, folder: Path, *, ttl_s: float, cap_bytes: int, free_floor_bytes: int) -> None:
        self._folder, self._ttl_s, self._cap, self._floor = folder, ttl_s, cap_bytes, free_floor_bytes
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        for part in folder.glob("*.part"):
            part.unlink(missing_ok=True)  # a server that died while writing left it

    def put(self, artefact: Artefact) -> Stored:
        """Write the bytes and name them. Raises StoreFull when the disk or the cap has no room, ValueError for a
        media type that is not served."""
        if artefact.mime not in SUFFIXES:
            raise ValueError(f"{artefact.mime} is not a type this store serves")
        size = len(artefact.data)
        self._make_room(size)
        key = f"{secrets.token_urlsafe(16)}.{SUFFIXES[artefact.mime]}"
        part = self._folder / f"{key}.part"
        try:
            part.write_bytes(artefact.data)
            os.replace(part, self._folder / key)
        except OSError as error:
            part.unlink(missing_ok=True)
            log.exception("an artefact of %d bytes could not be written", size)
            raise StoreFull(FULL) from error
        return Stored(key, artefact.name, artefact.mime, size, hashlib.sha256(artefact.data).hexdigest())

    def path(self, key: str) -> Path | None:
        """The file behind a key, or None when the key is malformed, unknown or expired."""
        if not _NAME.fullmatch(key):
            return None
        path = self._folder / key
        try:
            fresh = time.time() - path.stat().st_mtime <= self._ttl_s
        except OSError:
            return None
        return path if fresh else None

    def sweep(self) -> int:
        """Remove what has expired; returns how many went. Called by the server every minute."""
        with self._lock:
            return self._drop_expired(time.time())

    def report(self) -> dict[str, Any]:
        files = self._files()
        return {"count": len(files), "bytes": sum(size for _, size, _ in files), "cap_bytes": self._cap}

    def _make_room(self, size: int) -> None:
        with self._lock:
            if size > self._cap or shutil.disk_usage(self._folder).free - size < self._floor:
                self._drop_expired(time.time())
                if size > self._cap or shutil.disk_usage(self._folder).free - size < self._floor:
                    raise StoreFull(FULL)
            files = sorted(self._files())
            held = sum(bytes_ for _, bytes_, _ in files)
            for _, bytes_, path in files:
                if held + size <= self._cap:
                    break
                path.unlink(missing_ok=True)
                held -= bytes_

    def _drop_expired(self, now: float) -> int:
        old = [path for born, _, path in self._files() if now - born > self._ttl_s]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _files(self) -> list[tuple[float, int, Path]]:
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.iterdir():
            if _NAME.fullmatch(path.name):
                try:
                    stat = path.stat()
                except OSError:
                    continue  # it was swept between the two looks
                found.append((stat.st_mtime, stat.st_size, path))
        return found
