"""FLUX.2 klein at its true size: a strip that carries its edge beside the library's inpainting, and pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench import random_flux2
from bench.figures import Row
from bench.gpu.common import device, forget_peak, loaded, memory, middle_s, timed
from bench.painting import SHOT, STEPS, STORY, ended, stock
from bench.random_flux2 import PAINTER
from pipelines import EDGE_PX, Picture, StripBrief
from pipelines.backends.flux2.prompts import strip_prompt
from pipelines.backends.painter_flux2 import Flux2Painter
from tests.tiny.__main__ import build as build_tiny


def build(folder: Path, tiny: bool) -> None:
    """Write the checkpoint, unless it is there."""
    if (folder / PAINTER).exists():
        return
    if tiny:
        build_tiny(folder, [PAINTER])
    else:
        random_flux2.build(folder, device())


def painting(folder: Path, tiny: bool) -> Iterator[Row]:
    """Strips by us and by the library in one run, and pictures by the plain pipeline."""
    build(folder, tiny)
    painter, load_s = loaded(Flux2Painter, "lightloom", "painter", folder)
    yield Row("klein: load, its files just written", load_s, "s")
    yield Row("klein: parameters loaded", sum(painter.count_parameters().values()) / 1e9, "B")

    first = ended(painter.paint_strip(StripBrief(0, STORY[:1], 7)))
    kept = np.ascontiguousarray(first.picture.pixels[:, -EDGE_PX:])
    brief = StripBrief(1, STORY, 7, Picture(kept), carried=first.carried)

    def ours(seed: int) -> Any:
        return ended(painter.paint_strip(brief))

    ours(0)
    our_s = middle_s(ours)
    yield Row("klein: a strip with its edge carried, words known", our_s, "s", "at best 0.12; <= 0.4")
    yield Row(
        "klein: the first strip of a mural", timed(lambda: ended(painter.paint_strip(StripBrief(0, STORY, 7))))[1], "s"
    )
    yield from memory("klein, strips")
    theirs = stock(painter, kept)
    theirs()
    their_s = middle_s(lambda seed: theirs())
    forget_peak()
    yield Row("klein: the library's inpainting, the same canvas", their_s, "s")
    yield Row("klein: ours against the library's inpainting", their_s / our_s, "x", "> 1")
    yield from pictures(painter, (64, 128) if tiny else (768, 1024))
    yield from memory("klein, pictures")


def pictures(painter: Any, sides: tuple[int, int]) -> Iterator[Row]:
    """Plain pictures of four steps, words known, one at a time."""
    words = painter._easel.read(strip_prompt(SHOT, joins=(False, False)))
    pipeline = painter._easel.pipeline
    for side, asked in zip(sides, ("at best 8.9", "at best 5.3; >= 2.9")):

        def paint(seed: int, side: int = side) -> Any:
            told = {"num_inference_steps": STEPS, "guidance_scale": 1.0, "output_type": "np"}
            with torch.inference_mode():
                dice = torch.Generator().manual_seed(seed)
                return pipeline(prompt_embeds=words, height=side, width=side, generator=dice, **told).images

        paint(0)
        yield Row(f"klein: pictures of {side} x {side}", 1 / middle_s(paint), "pictures/s", asked)
