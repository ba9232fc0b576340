"""columns -> what stands before the brush: colour, nearness, the run of the strokes, detail. Knows no style.

The far world (sky, ranges, ground, water) is worked out in canonical lines, with the horizon at HORIZON, at half size;
then every column is stretched so that its own horizon lies where the composition wants it, and things are set in.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span, grown, lines, mixed, stepped, surface
from pipelines.embedded.painter.mural.world import HORIZON, LEAN_PX, Columns, World
from pipelines.scenery import Style

Parts = NDArray[np.uint8]
SKY, RANGE, GROUND, WATER, ROW, THING, GROWTH = 0, 1, 8, 9, 10, 40, 200
"""What a pixel shows, for hands that draw outlines: ranges count up from RANGE, rows of trees and houses from ROW,
things from THING."""


class TonesThere:
    """The fifteen colours for every second pixel of some lines, float32 (3, h, w), gathered when they are asked for."""

    def __init__(self, wide: Columns, index: NDArray[np.intp], over: tuple[Columns, Field] | None) -> None:
        self._wide, self._index, self._over = wide, index, over
        self._known: dict[str, Field] = {}

    def __getitem__(self, use: str) -> Field:
        if use not in self._known:
            there = self._wide.tones[use][:, 0].take(self._index, axis=1)
            if self._over is not None:
                there = mixed(there, self._over[0].tones[use][:, :, ::2], self._over[1])
            self._known[use] = there
        return self._known[use]


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
    _wide: Columns = field(init=False)
    _leaning: NDArray[np.intp] = field(init=False)
    _over: tuple[Columns, Field] | None = field(init=False)

    def __post_init__(self) -> None:
        shape = (HEIGHT, self.span.width)
        self.colour = np.zeros((3, *shape), np.float32)
        self.inverse_z, self.angle, self.detail = (np.zeros(shape, np.float32) for _ in range(3))
        self.shine = np.zeros(shape, np.float32)
        self.parts = np.zeros(shape, np.uint8)
        wide = self.wide_xs()
        self._wide = self.world.columns_at(wide, np.full(len(wide), np.inf))
        over = self.world.over_share(self.span.xs(2))
        self._over = (self.columns, np.clip(over * 2, 0, 1)) if over.max() > 0 else None
        lean = 20 + 190 * surface_of(self.span, self.world.seed + 152)
        lean += np.clip(np.arange(0, HEIGHT, 2, dtype=np.float32) - HORIZON, 0, None)[:, None] * np.float32(0.28)
        lean = np.clip(lean, 0, LEAN_PX - 2)
        self._leaning = (np.arange(self.span.width // 2)[None] + (LEAN_PX - lean) / 2).astype(np.intp)

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
        left: int = 0,
    ) -> None:
        """Cover what begins at line `top`, column `left` with `colour` (3, h, w) where `mask` (h, w) says so."""
        box = (slice(top, top + mask.shape[0]), slice(left, left + mask.shape[1]))
        canvas, depth = self.colour[:, box[0], box[1]], self.inverse_z[box]
        canvas += (colour - canvas) * mask
        depth += (near - depth) * mask
        covered = mask > 0.5
        self.parts[box][covered] = part
        self.detail[box][covered] = detail
        if angle is not None:
            self.angle[box][covered] = np.broadcast_to(np.asarray(angle, np.float32), mask.shape)[covered]

    def tones(self, top: int, bottom: int) -> TonesThere:
        """The palette for every second pixel between two canonical lines."""
        return TonesThere(self._wide, self._leaning[top // 2 : bottom // 2], self._over)

    def leaning(self, name: str, top: int, bottom: int) -> Field:
        """An amount for every second pixel between two canonical lines, leaning as the palette does."""
        there = self._wide[name][self._leaning[top // 2 : bottom // 2]]
        return there if self._over is None else mixed(there, self._over[0][name][::2], self._over[1])

    def hands(self) -> list[tuple[Style, Field]]:
        """Which hand paints where: for each style its share, (h, w); one hands over to the next along a torn edge."""
        entries: list[tuple[Style, Field]] = []
        for style, entry in self.world.styles(self.wide_xs()):
            entries.append((style, entry.take(self._leaning)))
        for style, entry in self.world.styles_over(self.span.xs(2)):
            entries.append((style, np.repeat(entry[None], HEIGHT // 2, 0)))
        if len({style for style, _ in entries}) == 1:
            return [(entries[0][0], np.ones((HEIGHT, self.span.width), np.float32))]
        torn = (self.half_noise(0, HEIGHT, 44, 44, 700, 3) - 0.5) * np.float32(0.5)
        together: dict[Style, Field] = {}
        for style, entry in entries:
            share = np.where((entry > 0.02) & (entry < 0.98), stepped(entry + torn, 0.40, 0.60), np.round(entry))
            together = {known: old * (1 - share) for known, old in together.items()}
            together[style] = together.get(style, np.zeros_like(share)) + share
        size = (self.span.width, HEIGHT)
        return [(style, grown(share, *size)) for style, share in together.items() if share.max() > 0.002]

    def cut(self, first: int, last: int) -> "Scene":
        """The same scene between two of its columns, both on the grid."""
        part = copy.copy(self)
        columns = slice(first, last)
        part.span = Span(self.span.left + first, self.span.left + last)
        part.columns = self.columns.cut(columns)
        part.colour = np.ascontiguousarray(self.colour[:, :, columns])
        part.inverse_z = np.ascontiguousarray(self.inverse_z[:, columns])
        part.angle = np.ascontiguousarray(self.angle[:, columns])
        part.detail = np.ascontiguousarray(self.detail[:, columns])
        part.shine = np.ascontiguousarray(self.shine[:, columns])
        part.parts = np.ascontiguousarray(self.parts[:, columns])
        return part

    def wide_xs(self) -> Field:
        """World x of every second pixel from LEAN_PX left of the span on."""
        return Span(self.span.left - LEAN_PX, self.span.right).xs(2)

    def leant(self, along: tuple[Field, Field]) -> tuple[Field, Field]:
        """Two values known at wide_xs, for every pixel of the ground, leaning as the palette does."""
        index = self._leaning[HORIZON // 2 :]
        size = (self.span.width, HEIGHT - HORIZON)
        one, other = (grown(value[index].astype(np.float32), *size) for value in along)
        return one, other

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
        ys = lines(top, below, step)

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
        upper = np.minimum(source.astype(np.intp), HEIGHT - 2)
        share = (source - upper).astype(np.float32)
        at_x = np.arange(self.span.width)
        here = upper * self.span.width + at_x
        below_it = here + self.span.width
        for plane in (*self.colour, self.inverse_z):
            plane[:] = mixed(plane.take(here), plane.take(below_it), share)
        nearest = np.rint(source).astype(np.intp) * self.span.width + at_x
        self.angle, self.detail = self.angle.take(nearest), self.detail.take(nearest)
        self.parts = self.parts.take(nearest)


def surface_of(span: Span, seed: int) -> Field:
    """How far a border leans, 0..1, for every second pixel of the whole height."""
    coarse = surface(span.xs(8), lines(0, HEIGHT, 8), 190, 105, seed, 3)
    return grown(np.clip((coarse - 0.5) * 1.5 + 0.5, 0, 1), span.width // 2, HEIGHT // 2)
