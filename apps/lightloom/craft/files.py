"""Strips and reliefs -> the words and files that the page keeps, each with its mark."""

import numpy as np

from apps.lightloom.craft.carrying import Handover, written
from apps.lightloom.craft.judging import Judged
from apps.lightloom.domain import Relief, Sight, Strip
from pipelines import Artefact, Depth, Picture, Pixels, Provenance, encode_png, encode_webp, things

QUALITY = 92
"""Strips are compressed each by itself: below about 88 the joins of smooth skies begin to show."""


def strip_of(index: int, take: int, judged: Judged, made_by: Provenance, *, painter: str, rerolled: bool) -> Strip:
    """The strip as it goes out: WebP, the figures rounded to what they mean."""
    named = things()
    return Strip(
        index,
        take,
        Artefact(
            f"strip-{index:03d}.webp", "image/webp", encode_webp(judged.painting.picture, made_by, quality=QUALITY)
        ),
        None if judged.seam_z is None else round(judged.seam_z, 2),
        None if judged.seam_right_z is None else round(judged.seam_right_z, 2),
        tuple(round(figure, 5) for figure in judged.look),
        None if judged.drift is None else round(judged.drift, 3),
        rerolled,
        tuple(Sight(one.thing, named[one.thing].label, one.box) for one in judged.painting.placed),
        painter,
        made_by.engine,
        _png(f"edge-{index:03d}.png", judged.rim.pixels, made_by) if judged.rim.held else None,
    )


def relief_of(index: int, take: int, depth: Depth, handover: Handover, made_by: Provenance) -> Relief:
    """How far away everything lies, as grey: 255 nearest; and what the strip hands on, if it does."""
    grey = np.clip(np.rint(depth.inverse * 255), 0, 255).astype(np.uint8)
    carried = None if handover.is_empty else written(f"carried-{index:03d}.npz", handover)
    return Relief(index, take, _png(f"depth-{index:03d}.png", grey, made_by), carried)


def _png(name: str, pixels: Pixels, made_by: Provenance) -> Artefact:
    return Artefact(name, "image/png", encode_png(Picture(pixels), made_by, name))
