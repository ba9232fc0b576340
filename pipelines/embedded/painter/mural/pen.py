"""Flat shapes in world coordinates -> one layer of a scene: for everything that grows and is built in rows.

What is drawn takes all it needs (amounts, colours) from the world at its own left edge: so a stretch that begins right
of that edge, whoever tells it and whenever, changes nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.fields import GRID, Field, Span, spread
from pipelines.embedded.painter.mural.scene import Scene
from pipelines.embedded.painter.mural.world import Columns, World, aside
from pipelines.embedded.painter.noise import chance

Point = tuple[float, float]
_OVERSAMPLING = 2
_IN_FRONT = 0.02


@dataclass(slots=True, eq=False)
class Pen:
    """Draws on lines `top` .. `bottom` of a span."""

    span: Span
    top: int
    bottom: int
    used: bool = False
    _image: Image.Image = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        size = (self.span.width * _OVERSAMPLING, (self.bottom - self.top) * _OVERSAMPLING)
        self._image = Image.new("RGBA", size)
        self._pen = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        self.used = True
        self._pen.polygon([self._at(point) for point in points], fill=_bytes(fill))

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        self.used = True
        (left, top), (right, bottom) = self._at((x - rx, y - ry)), self._at((x + rx, y + ry))
        self._pen.ellipse((left, top, max(left, right), max(top, bottom)), fill=_bytes(fill))

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        self.used = True
        thick = max(1, round(width * _OVERSAMPLING))
        self._pen.line([self._at(point) for point in points], fill=_bytes(fill), width=thick)

    def lay(
        self, scene: Scene, near: float, part: int, *, angle: float | None = None, detail: float = 0.7, texture: int = 0
    ) -> None:
        """Set what was drawn into the scene, behind what is nearer than `near` (1/z)."""
        if not self.used:
            return
        cut = self._cut()
        if cut is None:
            return
        span, top, pixels = cut
        columns = slice(span.left - scene.span.left, span.right - scene.span.left)
        rows = slice(top, top + pixels.shape[0])
        mask = np.ascontiguousarray(pixels[..., 3])
        mask[scene.inverse_z[rows, columns] > near + _IN_FRONT] = 0
        colour: Field = pixels[..., :3].transpose(2, 0, 1)
        if texture:
            grain = spread(span, rows.start, rows.stop, 22, 16, scene.world.seed + texture, 2)
            colour = colour * (0.80 + 0.4 * grain)
        scene.lay(top, mask, colour, near, part, angle=angle, detail=detail, left=columns.start)

    def _cut(self) -> tuple[Span, int, Field] | None:
        """What was drawn, without the empty part around it: where it lies, and its pixels (h, w, 4) in 0..1."""
        box = self._image.getbbox()
        if box is None:
            return None
        grid = GRID * _OVERSAMPLING
        left, top = box[0] // grid * grid, box[1] // grid * grid
        right = min(self._image.width, -(-box[2] // grid) * grid)
        bottom = min(self._image.height, -(-box[3] // grid) * grid)
        small = self._image.crop((left, top, right, bottom)).reduce(_OVERSAMPLING)
        span = Span(self.span.left + left // _OVERSAMPLING, self.span.left + right // _OVERSAMPLING)
        return span, self.top + top // _OVERSAMPLING, np.asarray(small, np.float32) * np.float32(1 / 255)

    def veil(self, scene: Scene, strength: float) -> None:
        """Set what was drawn before everything, and leave what lies behind as near as it is."""
        if self.used:
            pixels = np.asarray(self._image.reduce(_OVERSAMPLING), np.float32) * np.float32(1 / 255)
            canvas = scene.colour[:, self.top : self.bottom]
            canvas += (pixels[..., :3].transpose(2, 0, 1) - canvas) * (pixels[..., 3] * np.float32(strength))
            scene.detail[self.top : self.bottom][pixels[..., 3] > 0.4] = 0.9

    def _at(self, point: Point) -> Point:
        return (point[0] - self.span.left) * _OVERSAMPLING, (point[1] - self.top) * _OVERSAMPLING


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """The places of a lattice along the world, each with its luck and what the world is like at its left edge."""

    cells: Field
    x: Field
    reach: float
    columns: Columns
    seed: int

    def luck(self, key: int) -> Field:
        """A number 0..1 for each place, its own for `key`."""
        return chance(self.cells.astype(np.int64), self.seed, key)

    def tone(self, use: str, number: int) -> Colour:
        return self.columns.tones[use][:, 0, number]

    def hazed(self, use: str, number: int, haze: float) -> Colour:
        return mix(self.tone(use, number), self.tone("haze", number), haze)


def plot(
    world: World, span: Span, spacing: float, reach: float, key: int, *, jitter: float = 0.8, clear_px: float = 0
) -> Plot:
    """Places every `spacing` px or so, whose shapes reach `reach` px to either side and may be seen in the span; none
    closer to a join than `clear_px`."""
    first, last = (
        int((span.left - reach - clear_px) // spacing) - 1,
        int((span.right + reach + clear_px) // spacing) + 1,
    )
    cells = np.arange(first, last)
    seed = (world.seed + key) & 0x7FFFFFFF
    x = (cells + 0.5 + jitter * (chance(cells, seed, 1) - 0.5)).astype(np.float64) * spacing
    x = aside(x, clear_px)
    return Plot(cells.astype(np.float64), x, reach, world.columns_at(x - reach, x + reach), seed)


def _bytes(fill: Colour) -> tuple[int, int, int, int]:
    red, green, blue = (round(float(part) * 255) for part in np.clip(fill, 0, 1))
    return red, green, blue, 255
