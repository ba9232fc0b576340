"""Events of a flow -> plain dicts for the wire; files -> addresses. Knows no queue and no page."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Protocol

import numpy as np
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from apps.shell.pages import Problem
from pipelines import Artefact, Began, Event, Stored

Word = dict[str, Any]
"""One thing said to the page: JSON and nothing else. Always has a `kind`."""


class Store(Protocol):
    """What the wire needs of the house's drawer of files."""

    def put(self, artefact: Artefact) -> Stored: ...


def worded(event: Event, store: Store) -> Word:
    """The event as a word: began {stage, expected_s} or made {name, value}. Files are put into `store` on the way, so
    call this off the event loop. Raises StoreFull when there is no room, TypeError for what is not ours to send."""
    if isinstance(event, Began):
        return {"kind": "began", "stage": event.stage, "expected_s": plain(event.expected_s, store)}
    return {"kind": "made", "name": event.name, "value": plain(event.value, store)}


def plain(value: object, store: Store) -> Any:
    """`value` as JSON: models and dataclasses become mappings, tuples lists, numpy scalars numbers, files addresses.
    A number that JSON cannot say (nan, infinity) becomes null."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Artefact():
            return addressed(store.put(value))
        case BaseModel():
            return plain(value.model_dump(mode="json"), store)
        case np.generic():
            return plain(value.item(), store)
        case np.ndarray():
            return plain(value.tolist(), store)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name), store) for field in dataclasses.fields(value)}
        case Mapping():
            return {str(key): plain(inner, store) for key, inner in value.items()}
        case Sequence() | AbstractSet() if not isinstance(value, (bytes, bytearray, memoryview)):
            return [plain(inner, store) for inner in value]
        case _:
            raise TypeError(f"{type(value).__name__} cannot cross the wire; hand out an Artefact or a plain value")


def addressed(stored: Stored) -> Word:
    """Where the page finds a stored file: `name` is what it is called, `url` says nothing about it."""
    return {
        "name": stored.name,
        "url": f"/artefacts/{stored.key}",
        "mime": stored.mime,
        "bytes": stored.size_bytes,
        "sha256": stored.sha256,
    }


class Finder(Protocol):
    """What serving needs of the house's drawer of files."""

    def path(self, key: str) -> Any: ...


def serve_artefact(request: Request, finder: Finder) -> Response:
    """One stored file by its key, whole or by Range. `?download=Night Train.flac` makes the browser save it under that
    name, with the true ending. Raises Problem 404 for what is unknown, malformed or expired: all three look alike."""
    key = str(request.path_params["key"])
    path = finder.path(key)
    if path is None:
        raise Problem(404, "gone", "This file is not here any more. Things made here are kept for an hour.")
    wish = request.query_params.get("download")
    suffix = key.rpartition(".")[2]
    return FileResponse(
        path,
        filename=None if wish is None else file_name(wish, suffix),
        headers={"cache-control": "private, max-age=3600, immutable"},
    )


def file_name(wish: str, suffix: str) -> str:
    """A file name for anybody's disk: the wish without paths, odd signs and its own ending, and the true ending."""
    stem = wish.removesuffix(f".{suffix}")
    kept = "".join(sign if sign.isalnum() or sign in " -_,'()" else " " for sign in stem)
    return f"{' '.join(kept.split())[:80] or 'small world'}.{suffix}"
