"""A strip of a mural, painted on to what is there: 208 px that are kept, 560 px that are new.

Pixels are never encoded again and again. The latents of the edge come from the strip before as they were and stay bit
for bit, but for the three columns at the join that are let go one step after the other: there the old and the new
grow together. What the decoder then shows on both sides of the join is not yet the pixels that stand; fitting those
is done on pixels, by whoever lays the strip.
"""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from pipelines.backends.flux2.carrying import ANCHOR_PX, EDGE_COLUMNS, ROWS, Remembered
from pipelines.backends.flux2.easel import GRID_PX, Easel
from pipelines.backends.flux2.prompts import strip_prompt
from pipelines.backends.flux2.steadying import Lie, lie_of, steadied
from pipelines.backends.flux2.steps import STEPS, Kept, denoise, noise_of
from pipelines.events import Progress
from pipelines.media import Pixels
from pipelines.roles import EDGE_PX, STRIP_PX, StripBrief
from pipelines.scenery import Shot

FRESH_COLUMNS = STRIP_PX[0] // GRID_PX
LET_GO = (0.25, 0.5, 0.75)
"""How free the kept columns next to a join are, the nearest last: after each step but the last one is let go."""
GREEN = (0, 255, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A painted canvas, uint8 (768, 768 or 976, 3), and what is remembered of it."""

    pixels: Pixels
    remembered: Remembered


def paint(
    easel: Easel, brief: StripBrief, earlier: Remembered | None, *, green: bool = False, spare: bool = False
) -> Generator[Progress, None, Strip]:
    """Progress after each step. `green`: a LoRA is fused that wants to be shown what is new as green ground; `spare`
    memory: only half the edge is shown and no anchor, and the picture is decoded in two parts."""
    shot = _shot(brief, brief.index)
    canvas = _canvas(easel, brief, earlier)
    joins = (brief.before is not None, brief.after is not None)
    words = easel.read(strip_prompt(shot, joins=joins, green=green))
    noise = noise_of(seed_of(brief, shot), (easel.channels, ROWS, canvas.columns))
    shown = [one[None] for one in _shown(easel, brief, canvas, earlier, green=green, spare=spare)]
    yield Progress("paint", 0, STEPS, "steps")
    (latents,) = yield from denoise(easel, words, noise[None], shown, canvas.kept(easel.channels))

    usual = None if earlier is None or _turned(brief) else Lie(earlier.mean, earlier.spread)
    if usual is not None:
        latents = steadied(latents, usual, canvas.fresh, left=canvas.before is not None, right=canvas.after is not None)
    newest = lie_of(latents[:, :, canvas.fresh])
    lie = newest if usual is None else usual.joined_by(newest)
    pixels = easel.decode(latents, in_bands=spare)
    anchor = earlier.anchor if earlier is not None else easel.encode(_small(pixels))
    edge = latents[:, :, FRESH_COLUMNS : FRESH_COLUMNS + EDGE_COLUMNS]
    return Strip(pixels, Remembered(edge, anchor, lie.mean, lie.spread))


def seed_of(brief: StripBrief, shot: Shot) -> int:
    """Of one strip, and of one way to paint it; the same on every machine."""
    facts = f"{brief.seed}|{brief.index}|{shot.take}"
    return int.from_bytes(hashlib.blake2b(facts.encode(), digest_size=4).digest(), "big")


def change_of(left: int, columns: int, right: int) -> torch.Tensor:
    """How free each of some columns is, 0..1, with `left` and `right` of them kept at the ends."""
    change = torch.ones(columns)
    if left:
        change[: left - len(LET_GO)] = 0
        change[left - len(LET_GO) : left] = torch.tensor(LET_GO)
    if right:
        change[columns - right :] = 0
        change[columns - right : columns - right + len(LET_GO)] = torch.tensor(LET_GO[::-1])
    return change


@dataclass(frozen=True, slots=True, eq=False)
class _Canvas:
    """Latents of what stands on both sides of what is new. Where nothing stands on the left, that is new as well: a
    canvas is never narrower than the model is at home with."""

    before: torch.Tensor | None
    after: torch.Tensor | None

    @property
    def left(self) -> int:
        return 0 if self.before is None else EDGE_COLUMNS

    @property
    def right(self) -> int:
        return 0 if self.after is None else EDGE_COLUMNS

    @property
    def fresh(self) -> slice:
        return slice(self.left, EDGE_COLUMNS + FRESH_COLUMNS)

    @property
    def columns(self) -> int:
        return EDGE_COLUMNS + FRESH_COLUMNS + self.right

    def kept(self, channels: int) -> Kept | None:
        if self.before is None and self.after is None:
            return None
        clean = torch.zeros(channels, ROWS, self.columns)
        if self.before is not None:
            clean[:, :, : self.left] = self.before
        if self.after is not None:
            clean[:, :, -self.right :] = self.after
        return Kept(clean, change_of(self.left, self.columns, self.right).expand(ROWS, -1))


def _canvas(easel: Easel, brief: StripBrief, earlier: Remembered | None) -> _Canvas:
    """What was carried stands for `before` where a mural goes on. Between two strips all has been shown, and the edge
    that is to be met is another one than the strip before left for the next."""
    before, after = brief.before, brief.after
    if before is not None and earlier is not None and after is None:
        return _Canvas(earlier.edge, None)
    return _Canvas(*(None if one is None else easel.encode(one.pixels) for one in (before, after)))


def _shown(
    easel: Easel, brief: StripBrief, canvas: _Canvas, earlier: Remembered | None, *, green: bool, spare: bool
) -> list[torch.Tensor]:
    """What the model looks at: the edges, clean, and how the mural began."""
    if green and not spare and (brief.before is not None or brief.after is not None):
        ground = np.full((STRIP_PX[1], canvas.columns * GRID_PX, 3), GREEN, np.uint8)
        if brief.before is not None:
            ground[:, :EDGE_PX] = brief.before.pixels
        if brief.after is not None:
            ground[:, -EDGE_PX:] = brief.after.pixels
        return [easel.encode(ground)]
    half = EDGE_COLUMNS // 2 if spare else EDGE_COLUMNS
    edges = [] if canvas.before is None else [canvas.before[:, :, -half:]]
    if canvas.after is not None:
        edges.append(canvas.after[:, :, :half])
    return edges if spare or earlier is None else [*edges, earlier.anchor]


def _shot(brief: StripBrief, index: int) -> Shot:
    """What strip `index` shows: what was painted over it, if anything was."""
    stretch = next(one for one in brief.story if one.index == index)
    return stretch.over or stretch.shot


def _turned(brief: StripBrief) -> bool:
    """Whether the director changed the mood from the strip before: other colours are then no drift."""
    if not any(one.index == brief.index - 1 for one in brief.story):
        return True
    before, now = _shot(brief, brief.index - 1), _shot(brief, brief.index)
    return (before.palette, before.style, before.time) != (now.palette, now.style, now.time)


def _small(pixels: Pixels) -> Pixels:
    """A strip's canvas as a small square: what the hand looks like, not what is where."""
    side = min(pixels.shape[:2])
    square = Image.fromarray(pixels[:side, -side:])
    return np.asarray(square.resize((ANCHOR_PX, ANCHOR_PX), Image.Resampling.LANCZOS))
