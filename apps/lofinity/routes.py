"""LoFinity's door: one job, and the ambience beds for the visitor's own mixer."""

import functools
import hashlib
from typing import get_args

from fastapi import APIRouter, Request, Response

from apps.lofinity.domain import Ambience, Order
from apps.shell.server import Door, Job, Problem

router = APIRouter()


@router.get("/beds/{name}.flac")
def bed(request: Request, name: str) -> Response:
    """A seamless tile of one ambience, to be looped by the page; the same bytes for every visitor and tape."""
    if name not in get_args(Ambience):
        raise Problem(
            404, "no_such_bed", f"There is no ambience of that name. There are: {', '.join(get_args(Ambience))}."
        )
    data, etag = bed_flac(name)
    headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="audio/flac", headers=headers)


@functools.cache
def bed_flac(name: Ambience) -> tuple[bytes, str]:
    """The tile as FLAC at its own rate, and its ETag. Made once; all beds together stay under 20 MB."""
    from apps.lofinity.craft import ambience, files  # noqa: PLC0415  # scipy stays out of the web process till then

    artefact = files.sound_flac(f"{name}.flac", ambience.bed(name), {"TITLE": f"{name} (ambience)"})
    return artefact.data, f'"{hashlib.sha256(artefact.data).hexdigest()[:16]}"'


DOOR = Door(
    slug="lofinity",
    title="LoFinity",
    sentence="Drop a coin, make a wish, and take home a tape that nobody has heard before.",
    jobs=(Job("press", "press_tape", Order, Order.budget_s),),
    router=router,
)
