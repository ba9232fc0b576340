"""Small pictures, several at once: each is shown the same thing by another hand, and painted at twice its size."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import torch
from PIL import Image

from pipelines.backends.flux2.easel import GRID_PX, Easel, on_grid
from pipelines.backends.flux2.interiors import fitted
from pipelines.backends.flux2.prompts import still_prompt
from pipelines.backends.flux2.steps import denoise, noise_of
from pipelines.media import Pixels
from pipelines.roles import StillBrief

AT_ONCE = 4
SMALL_PX = 384
"""The model was never asked for less than about this; what is smaller is painted at twice its size."""


def grouped(briefs: Sequence[StillBrief], places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The `places` in batches of one size, the largest first."""

    def size(place: int) -> tuple[int, int, int]:
        one = briefs[place]
        return -one.width * one.height, one.width, one.height

    for _, same in groupby(sorted(places, key=lambda place: (*size(place), place)), key=size):
        every = tuple(same)
        yield from (every[first : first + AT_ONCE] for first in range(0, len(every), AT_ONCE))


def enlarged(brief: StillBrief) -> tuple[int, int]:
    """The size at which a still is painted."""
    times = 2 if max(brief.width, brief.height) < SMALL_PX else 1
    return brief.width * times, brief.height * times


def paint(easel: Easel, briefs: Sequence[StillBrief], layouts: Sequence[Pixels]) -> list[Pixels]:
    """Stills of one size, `layouts` being the same things at the size of `enlarged`. Each has noise of its own seed, so
    that it does not matter which others are painted with it."""
    width, height = enlarged(briefs[0])
    size = on_grid(width), on_grid(height)
    words = torch.cat([easel.read(still_prompt(brief)) for brief in briefs])
    shape = easel.channels, size[1] // GRID_PX, size[0] // GRID_PX
    noise = torch.stack([noise_of(brief.seed, shape) for brief in briefs])
    looks = torch.stack([easel.encode(fitted(layout, size, 1)) for layout in layouts])
    latents = _finished(easel, words, noise, looks)
    return [_reduced(easel.decode(one)[:height, :width], brief) for one, brief in zip(latents, briefs)]


def _finished(easel: Easel, words: torch.Tensor, noise: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
    steps = denoise(easel, words, noise, [looks])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _reduced(pixels: Pixels, brief: StillBrief) -> Pixels:
    size = brief.width, brief.height
    if pixels.shape[1::-1] == size:
        return np.ascontiguousarray(pixels)
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
