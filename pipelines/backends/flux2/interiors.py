"""A room that was painted by rules -> the same room in oil. Its outlines, depth and lamps stay true, since the model is
shown the picture they belong to and told to keep its layout.

The plate, the room with its things gone and its doors open, is painted from the finished picture's latents and only
where the two are to differ; every pixel elsewhere is the picture's own.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from pipelines.backends.flux2.easel import GRID_PX, Easel, on_grid
from pipelines.backends.flux2.prompts import plate_prompt, room_prompt
from pipelines.backends.flux2.steps import STEPS, Kept, denoise, noise_of
from pipelines.events import Progress
from pipelines.media import Picture, Pixels
from pipelines.roles import Painting, RoomBrief

DIFFERS = 6
"""Levels of 255 by which picture and plate must differ somewhere to be told apart."""
GROWN, FADED = 0.004, 0.014
"""Parts of the picture's width: so far around a difference the plate is new, and over so much more it fades out."""
SMALLER = 2 / 3
RINGS = 3
"""Tokens around what is new that are let go one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Differing:
    """Where a plate differs: `share` of the new picture at each pixel, 0..1, and how free each token is, 0..1."""

    share: NDArray[np.float32]
    change: torch.Tensor


def paint(
    easel: Easel, brief: RoomBrief, layout: Painting, done: int, *, spare: bool = False
) -> Generator[Progress, None, Painting]:
    """Progress after each step, counted on from `done`; `layout` is the same room by another hand. With `spare` memory
    it is painted at two thirds of its size and scaled up."""
    total = done + 2 * STEPS
    width, height = brief.width, brief.height
    share = SMALLER if spare else 1
    size = on_grid(round(width * share)), on_grid(round(height * share))

    words = easel.read(room_prompt(brief))
    noise = noise_of(brief.seed, (easel.channels, size[1] // GRID_PX, size[0] // GRID_PX))
    look = easel.encode(fitted(layout.picture.pixels, size, share))
    (latents,) = yield from denoise(easel, words, noise[None], [look[None]], done=done, total=total)
    picture = unfitted(easel.decode(latents, in_bands=spare), (width, height), share)

    plate = picture
    difference = differing(layout.picture.pixels, layout.plate.pixels, size)
    if difference is not None:
        words = easel.read(plate_prompt(brief))
        look = easel.encode(fitted(layout.plate.pixels, size, share))
        kept = Kept(latents, difference.change)
        noise = noise_of(brief.seed + 1, tuple(noise.shape))
        (bare,) = yield from denoise(easel, words, noise[None], [look[None]], kept, done=done + STEPS, total=total)
        painted = unfitted(easel.decode(bare, in_bands=spare), (width, height), share)
        plate = laid_over(picture, painted, difference.share)
    return replace(layout, picture=Picture(picture), plate=Picture(plate))


def differing(picture: Pixels, plate: Pixels, size: tuple[int, int]) -> Differing | None:
    """Where two pictures differ, for a canvas of `size` (width, height) on the grid; None if they do not."""
    height, width = picture.shape[:2]
    apart = np.abs(picture.astype(np.int16) - plate).max(axis=2) > DIFFERS
    if not apart.any():
        return None
    away = np.asarray(ndimage.distance_transform_edt(~apart), np.float32) / width
    share = np.clip((GROWN + FADED - away) / FADED, 0, 1)
    share = share * share * (3 - 2 * share)

    rows, columns = size[1] // GRID_PX, size[0] // GRID_PX
    nearest = np.full((rows, columns), np.inf, np.float32)
    y, x = np.indices((height, width))
    np.minimum.at(nearest, (y * rows // height, x * columns // width), away)
    ring = np.maximum(nearest - GROWN - FADED, 0) * columns  # how many tokens away from what is new
    change = np.clip(1 - np.ceil(ring) / (RINGS + 1), 0, 1)
    return Differing(share.astype(np.float32), torch.from_numpy(change.astype(np.float32)))


def laid_over(picture: Pixels, painted: Pixels, share: NDArray[np.float32]) -> Pixels:
    """`painted` where `share` is 1, `picture` bit for bit where it is 0."""
    part = share[..., None]
    mixed = np.rint(picture * (1 - part) + painted * part).astype(np.uint8)
    return np.where(part == 0, picture, mixed)


def fitted(pixels: Pixels, size: tuple[int, int], share: float) -> Pixels:
    """A picture for a canvas of `size` on the grid: scaled by `share`, its last pixels repeated up to the edge."""
    height, width = round(pixels.shape[0] * share), round(pixels.shape[1] * share)
    scaled = pixels if share == 1 else _scaled(pixels, (width, height))
    return np.pad(scaled, ((0, size[1] - height), (0, size[0] - width), (0, 0)), "edge")


def unfitted(pixels: Pixels, size: tuple[int, int], share: float) -> Pixels:
    """A canvas cropped and scaled back to a picture of `size`."""
    cropped = pixels[: round(size[1] * share), : round(size[0] * share)]
    return np.ascontiguousarray(cropped if share == 1 else _scaled(cropped, size))


def _scaled(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
