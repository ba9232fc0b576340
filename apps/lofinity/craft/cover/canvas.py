"""A sheet to paint on: washes, ridges, cut-out shapes and light, all a little uneven, as gouache is.

Colours are float32 RGB 0..1; positions are pixels of the sheet, y downwards. Knows no scene.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Colour = NDArray[np.floating]
Field = NDArray[np.floating]
Point = tuple[float, float]

_FINE = 2  # shapes are cut at twice the size, then made smaller: soft edges for little time


def colour(hex_code: str) -> Colour:
    """ "#rrggbb" -> RGB 0..1."""
    return np.array([int(hex_code[at : at + 2], 16) / 255 for at in (1, 3, 5)], dtype=np.float32)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` 0: the first; 1: the second."""
    return np.asarray(first + (second - first) * np.float32(share), dtype=np.float32)


class Stencil:
    """Shapes that will be filled with one paint. Everything drawn after `erase()` cuts away instead."""

    def __init__(self, width: int, height: int) -> None:
        self._sheet = Image.new("L", (width * _FINE, height * _FINE))
        self._draw = ImageDraw.Draw(self._sheet)
        self._value = 255

    def erase(self) -> "Stencil":
        self._value = 0
        return self

    def ink(self, strength: float) -> "Stencil":
        """How strongly the next shapes cover, 0..1."""
        self._value = round(255 * strength)
        return self

    def polygon(self, points: Sequence[Point]) -> "Stencil":
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=self._value)
        return self

    def box(self, x: float, y: float, width: float, height: float, radius: float = 0.0) -> "Stencil":
        corners = (x * _FINE, y * _FINE, (x + width) * _FINE, (y + height) * _FINE)
        if width > 0 and height > 0:
            self._draw.rounded_rectangle(corners, radius * _FINE, fill=self._value)
        return self

    def oval(self, x: float, y: float, across: float, down: float) -> "Stencil":
        """An ellipse around (x, y) with these half axes."""
        self._draw.ellipse(
            ((x - across) * _FINE, (y - down) * _FINE, (x + across) * _FINE, (y + down) * _FINE), fill=self._value
        )
        return self

    def arch(self, x: float, y: float, across: float, down: float, start: float, end: float) -> "Stencil":
        """A pie slice of an ellipse, degrees clockwise from the right."""
        corners = ((x - across) * _FINE, (y - down) * _FINE, (x + across) * _FINE, (y + down) * _FINE)
        self._draw.pieslice(corners, start, end, fill=self._value)
        return self

    def line(self, points: Sequence[Point], width: float) -> "Stencil":
        flat = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.line(flat, fill=self._value, width=max(1, round(width * _FINE)), joint="curve")
        return self

    def mask(self) -> tuple[Field, tuple[slice, slice]]:
        """The cut shape 0..1 and where it lies; only the part that holds something."""
        found = self._sheet.getbbox()
        if found is None:
            return np.zeros((0, 0), dtype=np.float32), (slice(0, 0), slice(0, 0))
        left, top = found[0] // _FINE, found[1] // _FINE
        right, bottom = -(-found[2] // _FINE), -(-found[3] // _FINE)
        part = self._sheet.crop((left * _FINE, top * _FINE, right * _FINE, bottom * _FINE)).reduce(_FINE)
        return np.asarray(part, dtype=np.float32) / 255, (slice(top, bottom), slice(left, right))


class Canvas:
    """`paint` (height, width, 3) float32. `cloth`: slow unevenness -1..1 that every wash takes up."""

    def __init__(self, width: int, height: int, rng: np.random.Generator) -> None:
        self.width, self.height, self.rng = width, height, rng
        self.paint = np.zeros((height, width, 3), dtype=np.float32)
        self.x = np.arange(width, dtype=np.float32)[None, :]
        self.y = np.arange(height, dtype=np.float32)[:, None]
        self.cloth = 0.6 * self.clouds(9, 22) + 0.4 * self.clouds(60, 26)

    def clouds(self, down: int, across: int) -> Field:
        """Smooth noise of about `down` x `across` patches, from -1 to 1."""
        seeds = self.rng.uniform(-1, 1, (down + 3, across + 3)).astype(np.float32)
        whole = Image.fromarray(seeds).resize((self.width, self.height), Image.Resampling.BICUBIC)
        return np.clip(np.asarray(whole, dtype=np.float32) * 1.25, -1, 1)

    def wash(self, stops: Sequence[tuple[float, Colour]], uneven: float = 0.035) -> None:
        """Cover the sheet from top to bottom: (place 0..1, colour), the borders wandering a little."""
        place = self.y / self.height + uneven * self.cloth
        at = [stop for stop, _ in stops]
        for channel in range(3):
            self.paint[..., channel] = np.interp(place, at, [tone[channel] for _, tone in stops])

    def lay(self, cover: Field, tone: Colour | Field, where: tuple[slice, slice] | None = None) -> None:
        """Paint `tone` (one colour, or a picture of the part) as thickly as `cover` 0..1 says."""
        rows, columns = where or (slice(None), slice(None))
        part = self.paint[rows, columns]
        part += cover[..., None] * (tone - part)

    def fill(
        self, stencil: Stencil, tone: Colour, low: Colour | None = None, strength: float = 1.0, uneven: float = 0.05
    ) -> None:
        """Fill a stencil, shading from `tone` at its top to `low` at its foot, brushed unevenly."""
        cover, where = stencil.mask()
        if cover.size == 0:
            return
        down = np.linspace(0, 1, cover.shape[0], dtype=np.float32)[:, None, None]
        shade = tone if low is None else tone + (low - tone) * down
        shade = shade * (1 + uneven * self.cloth[where][..., None])
        self.lay(cover * np.float32(strength), np.asarray(shade, dtype=np.float32), where)

    def ridge(self, top: Field, tone: Colour, low: Colour, depth_px: float, uneven: float = 0.06) -> None:
        """Everything under the line `top` (a height for each column): `tone` at its edge, `low` from depth_px down."""
        first = max(0, int(top.min()) - 1)
        rows = (slice(first, None), slice(None))
        below = self.y[first:] - top[None, :] + uneven * 20 * self.cloth[rows]
        fade = np.clip(below / depth_px, 0, 1)[..., None]
        shade = (tone + (low - tone) * fade) * (1 + uneven * self.cloth[rows][..., None])
        self.lay(np.clip(below + 0.5, 0, 1), np.asarray(shade, dtype=np.float32), rows)

    def glow(self, x: float, y: float, radius: float, tone: Colour, strength: float, flat: float = 1.0) -> None:
        """Light around a point: it lightens and never covers. `flat` > 1 presses it into a pool."""
        reach = int(radius * 3)
        rows = slice(max(0, int(y - reach / flat)), max(0, min(self.height, int(y + reach / flat) + 1)))
        columns = slice(max(0, int(x) - reach), max(0, min(self.width, int(x) + reach + 1)))
        far = ((self.x[:, columns] - x) ** 2 + ((self.y[rows] - y) * flat) ** 2) / radius**2
        edge = np.clip(1 - far / 9, 0, 1) ** 2  # nothing is left of it where it ends
        light = np.float32(strength) * (np.exp(-far) + np.float32(0.35) * np.exp(-far / 4)) * edge
        part = self.paint[rows, columns]
        part += light[..., None] * tone * (1 - 0.75 * part)

    def disc(self, x: float, y: float, radius: float, tone: Colour, soft_px: float = 1.2) -> None:
        """A round light body with a clean edge."""
        rows = slice(max(0, int(y - radius - 4)), max(0, int(y + radius + 5)))
        columns = slice(max(0, int(x - radius - 4)), max(0, int(x + radius + 5)))
        far = np.sqrt((self.x[:, columns] - x) ** 2 + (self.y[rows] - y) ** 2)
        self.lay(np.clip((radius - far) / soft_px + 0.5, 0, 1).astype(np.float32), tone, (rows, columns))

    def stencil(self) -> Stencil:
        return Stencil(self.width, self.height)

    def line(self, height: Callable[[Field], Field] | float, *waves: tuple[float, float, float]) -> Field:
        """A height for each column: a base and sines (wavelength_px, swing_px, phase)."""
        along = self.x[0]
        base = height(along) if callable(height) else np.full(self.width, height, dtype=np.float32)
        for length, swing, phase in waves:
            base = base + np.float32(swing) * np.sin(2 * np.pi * along / length + phase)
        return np.asarray(base, dtype=np.float32)
