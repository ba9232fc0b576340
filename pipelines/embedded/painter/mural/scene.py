"""columns -> what stands before the brush: colour, nearness, the run of the strokes, detail. Knows no style.

The far world (sky, ranges, ground, water) is worked out in canonical lines, with the horizon at HORIZON, at half size;
then every column is stretched so that its own horizon lies where the composition wants it, and things are set in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span, grown, mixed, surface
from pipelines.embedded.painter.mural.world import HORIZON, Columns, World

Parts = NDArray[np.uint8]
SKY, RANGE, GROUND, WATER, ROW, THING, GROWTH = 0, 1, 5, 6, 10, 40, 200
"""What a pixel shows, for hands that draw outlines: ranges count up from RANGE, rows of trees and houses from ROW,
things from THING."""


@dataclass(slots=True, eq=False)
class Scene:
    """A window on the world. `colour`: float32 (3, h, w) 0..1; `inverse_z`, `angle` (radians), `detail` 0..1: float32
    (h, w); `parts`: uint8 (h, w)."""

    world: World
    span: Span
    columns: Columns
    colour: Field = field(init=False)
    inverse_z: Field = field(init=False)
    angle: Field = field(init=False)
    detail: Field = field(init=False)
    parts: Parts = field(init=False)
    shine: Field = field(init=False)

    def __post_init__(self) -> None:
        shape = (HEIGHT, self.span.width)
        self.colour = np.zeros((3, *shape), np.float32)
        self.inverse_z, self.angle, self.detail = (np.zeros(shape, np.float32) for _ in range(3))
        self.shine = np.zeros(shape, np.float32)
        self.parts = np.zeros(shape, np.uint8)

    def lay(
        self,
        top: int,
        mask: Field,
        colour: Field,
        near: Field | float,
        part: int,
        *,
        angle: Field | float | None = None,
        detail: float = 0.0,
    ) -> None:
        """Cover lines from `top` on with `colour` (3, h, w) where `mask` (h, w) says so."""
        lines = slice(top, top + mask.shape[0])
        self.colour[:, lines] += (colour - self.colour[:, lines]) * mask
        self.inverse_z[lines] += (near - self.inverse_z[lines]) * mask
        covered = mask > 0.5
        self.parts[lines][covered] = part
        self.detail[lines][covered] = detail
        if angle is not None:
            self.angle[lines][covered] = np.broadcast_to(np.asarray(angle, np.float32), mask.shape)[covered]

    def noise(self, make: Callable[[int], Field], seed: int, step: int = 1) -> Field:
        """A field of noise in the seeds of the takes that are met here, each where it is."""
        total: Field | None = None
        for take, share in self.world.weights(self.span.xs(step), lambda shot: shot.take):
            one = make(self.world.seed + seed + 7919 * int(str(take)))
            total = one * share if total is None else total + one * share
        if total is None:
            raise ValueError("a world without a story")
        return total

    def half_noise(
        self, top: int, bottom: int, cell_x: float, cell_y: float, seed: int, octaves: int = 3, gain: float = 0.5
    ) -> Field:
        """Noise for every second pixel between two lines, in the takes' seeds."""
        finest = min(cell_x, cell_y) / 2 ** (octaves - 1)
        step = 8 if finest >= 24 else 4 if finest >= 10 else 2
        below = top + -(-(bottom - top) // step) * step
        ys = (np.arange(top, below, step) + (step - 1) / 2).astype(np.float64)

        def made(own: int) -> Field:
            return surface(self.span.xs(step), ys, cell_x, cell_y, own, octaves, gain)

        coarse = self.noise(made, seed, step)
        if step == 2:
            return coarse
        return grown(coarse, self.span.width // 2, (below - top) // 2)[: (bottom - top) // 2]

    def warp(self) -> None:
        """Stretch every column so that the horizon lies where it belongs."""
        horizon = self.columns["horizon"]
        if np.abs(horizon - HORIZON).max() < 0.5:
            return
        y = np.arange(HEIGHT, dtype=np.float32)[:, None]
        above = y * (HORIZON / horizon)
        below = HORIZON + (y - horizon) * ((HEIGHT - 1 - HORIZON) / (HEIGHT - 1 - horizon))
        source = np.clip(np.where(y < horizon, above, below), 0, HEIGHT - 1)
        upper = np.minimum(source.astype(np.int32), HEIGHT - 2)
        share = source - upper
        flat = upper * self.span.width + np.arange(self.span.width, dtype=np.int32)
        for plane in (*self.colour, self.inverse_z):
            whole = plane.ravel()
            here = whole[flat]
            plane[:] = mixed(here, whole[flat + self.span.width], share)
        nearest = np.rint(source).astype(np.int32) * self.span.width + np.arange(self.span.width, dtype=np.int32)
        self.angle = self.angle.ravel()[nearest]
        self.detail = self.detail.ravel()[nearest]
        self.parts = self.parts.ravel()[nearest]
