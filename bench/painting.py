"""Outpainting by FLUX.2 klein: the library's own pipeline against ours, `python -m bench.painting`. One core.

On the tiny checkpoint, at the true size of a canvas. Random weights say nothing about pictures: what is compared is how
much has to be computed, and what becomes of the pixels that are to be kept. A join is measured after both have been
asked to carry on the same painted strip; ours is laid as Lightloom lays it.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import Flux2KleinInpaintPipeline
from PIL import Image

from apps.lightloom.craft.healing import Beside, Rim, heal
from apps.lightloom.craft.seam import SEEN_Z, seam_z
from bench.figures import Row, run_parts
from bench.random_flux2 import PAINTER
from pipelines import EDGE_PX, Picture, Shot, Stretch, StripBrief, StripPainting
from pipelines.backends.flux2.prompts import strip_prompt
from pipelines.backends.painter_flux2 import Flux2Painter
from pipelines.catalog import read_catalog
from pipelines.embedded.painter import EmbeddedPainter
from tests.tiny.__main__ import build

SHOT = Shot(line="wide", lands=("sea",), time="night", palette="night", prompt="The open sea at night under a moon.")
STORY = (Stretch(0, SHOT), Stretch(1, SHOT))
SIDE_PX = 768
STEPS = 4
ROUNDS = 3


def with_painter() -> Any:
    """The painter on the tiny checkpoint."""
    torch.set_num_threads(1)
    card = read_catalog().casts["lightloom"]["painter"]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), [PAINTER])
        return Flux2Painter(card, folder, EmbeddedPainter())


def seconds_of(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return work(), time.process_time() - began


@contextmanager
def tokens_of(painter: Any) -> Iterator[list[int]]:
    """Image tokens of every step that is taken inside."""
    counted: list[int] = []
    hook = painter._easel.pipeline.transformer.register_forward_pre_hook(
        lambda _, args, told: counted.append(told["hidden_states"].shape[1]), with_kwargs=True
    )
    try:
        yield counted
    finally:
        hook.remove()


def ended(work: Iterator[Any]) -> StripPainting:
    *_, end = work
    return end


def outpainting() -> Iterator[Row]:
    """Strip 1 after strip 0, both ways in turns, words read before."""
    painter = with_painter()
    first = ended(painter.paint_strip(StripBrief(0, STORY[:1], 7)))
    kept = np.ascontiguousarray(first.picture.pixels[:, -EDGE_PX:])
    brief = StripBrief(1, STORY, 7, Picture(kept), carried=first.carried)
    theirs, ours = stock(painter, kept), lambda: ended(painter.paint_strip(brief)).picture.pixels
    theirs(), ours()

    spent: dict[Callable[[], Any], list[float]] = {theirs: [], ours: []}
    for _ in range(ROUNDS):
        for work, took in spent.items():
            took.append(seconds_of(work)[1])
    their_s, our_s = (statistics.median(took) for took in spent.values())
    with tokens_of(painter) as their_tokens:
        their_canvas = theirs()
    with tokens_of(painter) as our_tokens:
        our_canvas = ours()
    yield Row("the library's inpainting, four steps, 768 x 768", their_s, "s")
    yield Row("ours, with the edge and the first strip shown", our_s, "s")
    yield Row("ours against the library's", their_s / our_s, "x", "> 1")
    yield Row("image tokens a step: the library's", their_tokens[0], "tokens")
    yield Row("image tokens a step: ours", our_tokens[0], "tokens", "<= 3184")
    yield from joins(kept, their_canvas, our_canvas)


def stock(painter: Any, kept: np.ndarray) -> Callable[[], np.ndarray]:
    """The library's way: a canvas, grey where it is new, and a mask, with the same words and steps."""
    pipeline: Any = Flux2KleinInpaintPipeline.from_pipe(painter._easel.pipeline)
    pipeline.set_progress_bar_config(disable=True)
    canvas = np.full((SIDE_PX, SIDE_PX, 3), 128, np.uint8)
    canvas[:, :EDGE_PX] = kept
    mask = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    mask[:, EDGE_PX:] = 255
    words = painter._easel.read(strip_prompt(SHOT, joins=(True, False)))

    def paint() -> np.ndarray:
        told = {"strength": 1.0, "num_inference_steps": STEPS, "guidance_scale": 1.0}
        picture = pipeline(
            prompt_embeds=words,
            image=Image.fromarray(canvas),
            mask_image=Image.fromarray(mask),
            generator=torch.Generator().manual_seed(7),
            **told,
        ).images[0]
        return np.asarray(picture)

    return paint


def joins(kept: np.ndarray, theirs: np.ndarray, ours: np.ndarray) -> Iterator[Row]:
    """What was to be kept, and the join: pasted as it came, and laid as a strip is."""
    rim = Rim(kept, held=True)
    healed = heal(ours, Beside(rim))
    for name, canvas in (("the library's", theirs), ("ours", ours), ("ours, as it is laid", healed)):
        shown = slice(0, EDGE_PX - 64)  # the last 64 px of an edge were never shown
        changed = (canvas[:, shown] != kept[:, shown]).any(axis=2).mean()
        yield Row(f"kept pixels that changed: {name}", 100 * changed, "%", "0" if canvas is healed else "")
    yield Row("join, pasted: the library's", seam_z(kept, theirs[:, EDGE_PX:]), "z")
    yield Row("join, pasted: ours", seam_z(kept, ours[:, EDGE_PX:]), "z")
    start = Beside(rim).start_px
    yield Row("join, as it is laid: ours", seam_z(healed[:, :start], healed[:, start:]), "z", f"<= {SEEN_Z:g}")


def mural() -> Iterator[Row]:
    """Twelve strips, each from what the one before handed on: the worst join, and what is handed on."""
    painter = with_painter()
    rim: Rim | None = None
    carried, worst, most = None, 0.0, 0
    story = tuple(Stretch(index, SHOT) for index in range(12))
    for stretch in story:
        before = None if rim is None else Picture(rim.pixels)
        told = story[max(0, stretch.index - 3) : stretch.index + 1]
        painting = ended(painter.paint_strip(StripBrief(stretch.index, told, 7, before, carried=carried)))
        beside = Beside(rim)
        canvas = heal(painting.picture.pixels, beside)
        if rim is not None:
            worst = max(worst, seam_z(rim.shown, beside.strip_of(canvas)))
        rim, carried = beside.rim_of(canvas), painting.carried
        assert carried is not None
        channels = carried.arrays["mean"].size
        most = max(most, sum(array.nbytes for array in carried.arrays.values()) * 128 // channels)
    yield Row("twelve strips: the worst join", worst, "z", f"<= {SEEN_Z:g}")
    yield Row("handed on to the next strip, at 128 channels", most / 1024, "KiB", "<= 256")


if __name__ == "__main__":
    run_parts("bench.painting", {"outpainting": outpainting, "mural": mural})
