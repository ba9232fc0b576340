"""A thing -> flat shapes in colour, with what shines in it. Vector drawing at twice the size; knows no world.

A drawing's origin is its foot: the middle of its base on the ground, the waterline of what floats, the middle of what
flies. x grows to the right, y downwards, so what stands has negative y. One unit is one pixel of a strip 768 high, for
the thing at its usual size in its usual zone.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.noise import draw as hashed
from pipelines.scenery import COLOURS, Zone

Point = tuple[float, float]
WARM = colour("ffc766")
OVERSAMPLING = 2


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of the place where a thing stands, each float32 (3,) in 0..1, by the names of scenery.COLOURS;
    `dark`: 0 by day .. 1 at night, when windows are lit; `snowy`, `windy`: 0..1."""

    colours: dict[str, Colour]
    dark: float = 0.0
    snowy: float = 0.0
    windy: float = 0.0

    def __getitem__(self, use: str) -> Colour:
        return self.colours[use]

    @classmethod
    def of(cls, hex_colours: Sequence[str], *, dark: float = 0.0, snowy: float = 0.0, windy: float = 0.0) -> "Tones":
        """Tones of a palette of fifteen "#rrggbb"."""
        return cls({use: colour(one) for use, one in zip(COLOURS, hex_colours)}, dark, snowy, windy)


@dataclass(frozen=True, slots=True)
class Glow:
    """Light that spills from a drawing: place (px from the foot), reach in px, strength 0..1, colour."""

    x: float
    y: float
    reach: float
    strength: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Kind:
    """How a thing is drawn: px it reaches from its foot at its usual size (`left`, `right`, `up`, `down`, all >= 0);
    `many`: the drawing itself shows `count` of them (a flock, a crowd)."""

    draw: Callable[["Sketch"], None]
    left: float
    right: float
    up: float
    down: float
    many: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A finished drawing: float32 (h, w, 4) in 0..1, colours not premultiplied; its upper left corner in px from the
    foot; what shines."""

    pixels: NDArray[np.float32]
    left: int
    top: int
    glows: tuple[Glow, ...]


KINDS: dict[str, Kind] = {}
"""Every thing that can be drawn, by its id in scenery.things()."""


def thing(
    id_: str, *, left: float, right: float, up: float, down: float = 6, many: bool = False
) -> Callable[[Callable[["Sketch"], None]], Callable[["Sketch"], None]]:
    """Register a drawing. The numbers are its reach in px at its usual size; what is drawn beyond is cut off."""

    def register(draw: Callable[["Sketch"], None]) -> Callable[["Sketch"], None]:
        if id_ in KINDS:
            raise ValueError(f"'{id_}' is drawn twice")
        KINDS[id_] = Kind(draw, left, right, up, down, many)
        return draw

    return register


@dataclass(slots=True, eq=False)
class Sketch:
    """The canvas a drawing is made on. `count` for things that are `many`; `zone` where it stands."""

    kind: Kind
    tones: Tones
    seed: int
    zone: Zone
    scale: float = 1.0
    count: int = 1
    glows: list[Glow] = field(default_factory=list[Glow])
    _image: Image.Image = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)
    _origin: Point = field(init=False)

    def __post_init__(self) -> None:
        width = math.ceil((self.kind.left + self.kind.right) * self.scale) + 4
        height = math.ceil((self.kind.up + self.kind.down) * self.scale) + 4
        self._image = Image.new("RGBA", (width * OVERSAMPLING, height * OVERSAMPLING))
        self._pen = ImageDraw.Draw(self._image, "RGBA")
        self._origin = (math.ceil(self.kind.left * self.scale) + 2, math.ceil(self.kind.up * self.scale) + 2)

    def chance(self, key: int) -> float:
        """A number 0..1 that is this drawing's own for `key`."""
        return hashed(self.seed, key, 5)

    def polygon(self, points: Sequence[Point], fill: Colour, alpha: float = 1.0) -> None:
        corners = [self._at(point) for point in points]
        self._lay(corners, 1, alpha, lambda pen, placed: pen.polygon(placed, fill=_bytes(fill, alpha)))

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: float = 1.0) -> None:
        corners = [self._at((x - abs(rx), y - abs(ry))), self._at((x + abs(rx), y + abs(ry)))]
        self._lay(corners, 1, alpha, lambda pen, placed: pen.ellipse(placed, fill=_bytes(fill, alpha)))

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour, alpha: float = 1.0) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Colour, alpha: float = 1.0) -> None:
        """A line of round joints, never thinner than a hair."""
        thick = max(1, round(width * self.scale * OVERSAMPLING))
        corners = [self._at(point) for point in points]
        ink = _bytes(fill, alpha)
        self._lay(corners, thick, alpha, lambda pen, placed: pen.line(placed, fill=ink, width=thick, joint="curve"))

    def rounded(self, points: Sequence[Point], fill: Colour, depth: float = 5.0) -> None:
        """An opaque polygon that looks round: light along its upper left edge, shade along its lower right one,
        `depth` px broad where it is broadest."""
        corners = [self._at(point) for point in points]
        box = self._bounds(corners, 1)
        shape = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(shape).polygon([(x - box[0], y - box[1]) for x, y in corners], fill=255)
        self._image.paste(_bytes(fill, 1.0), box, shape)
        for share, brightness in ((1.0, 0.84), (0.5, 0.68), (-0.5, 1.18)):
            step = round(share * depth * self.scale * OVERSAMPLING)
            moved = Image.new("L", shape.size)
            moved.paste(shape, (-step, -step))
            self._image.paste(_bytes(shaded(fill, brightness), 1.0), box, ImageChops.subtract(shape, moved))

    def glow(self, x: float, y: float, reach: float, strength: float, shine: Colour = WARM) -> None:
        self.glows.append(Glow(x * self.scale, y * self.scale, reach * self.scale, strength, shine))

    def finish(self) -> Drawn:
        pixels = np.asarray(self._image.reduce(OVERSAMPLING), np.float32) / np.float32(255)
        return Drawn(pixels, -round(self._origin[0]), -round(self._origin[1]), tuple(self.glows))

    def _lay(
        self, corners: list[Point], margin: int, alpha: float, ink: Callable[[ImageDraw.ImageDraw, list[Point]], None]
    ) -> None:
        """Ink what covers; lay what one sees through over what is there (Pillow's pen would cut a hole)."""
        if alpha >= 1:
            ink(self._pen, corners)
            return
        left, top, right, bottom = self._bounds(corners, margin)
        veil = Image.new("RGBA", (right - left, bottom - top))
        ink(ImageDraw.Draw(veil, "RGBA"), [(x - left, y - top) for x, y in corners])
        self._image.alpha_composite(veil, (left, top))

    def _bounds(self, corners: list[Point], margin: int) -> tuple[int, int, int, int]:
        """The part of the canvas around some corners: left, top, right, bottom; at least a pixel, never outside."""
        width, height = self._image.size
        left = min(width - 1, max(0, math.floor(min(x for x, _ in corners)) - margin))
        top = min(height - 1, max(0, math.floor(min(y for _, y in corners)) - margin))
        right = max(left + 1, min(width, math.ceil(max(x for x, _ in corners)) + margin + 1))
        bottom = max(top + 1, min(height, math.ceil(max(y for _, y in corners)) + margin + 1))
        return left, top, right, bottom

    def _at(self, point: Point) -> Point:
        x, y = self._origin
        return (point[0] * self.scale + x) * OVERSAMPLING, (point[1] * self.scale + y) * OVERSAMPLING


def sketched(id_: str, tones: Tones, seed: int, *, zone: Zone, scale: float = 1.0, count: int = 1) -> Drawn:
    """Draw a thing. Raises KeyError for what nobody can draw."""
    kind = KINDS[id_]
    sketch = Sketch(kind, tones, seed, zone, scale, count)
    kind.draw(sketch)
    return sketch.finish()


def shaded(one: Colour, share: float) -> Colour:
    """Darker below 1, lighter above, never out of range."""
    return np.clip(one * np.float32(share), 0, 1)


def hazed(one: Colour, tones: Tones, share: float) -> Colour:
    """As seen through `share` of air."""
    return mix(one, tones["haze"], share)


def _bytes(fill: Colour, alpha: float) -> tuple[int, int, int, int]:
    red, green, blue = (round(float(part) * 255) for part in np.clip(fill, 0, 1))
    return red, green, blue, round(alpha * 255)
