"""A built stage -> what the eye would see before it is painted: lit colour, exact depth, the grain of strokes.

Deferred shading: the pixels only know which polygon they show, and the polygon's row of numbers says the rest. Colours
are planes (3, h, w), since numpy is slow where the innermost axis has three elements. What is seen behind things and
doors is worked out for those pixels alone.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.noise import Field, clouds
from pipelines.embedded.painter.reflection import enlarged, reflected
from pipelines.embedded.painter.stage import SKY_INVERSE_Z, Flat, Shape, Stage

Rows = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]

LUMA = (0.30, 0.59, 0.11)
PLANE, NORMAL, GRAIN, GLOW, GLOSS = slice(0, 3), slice(3, 6), slice(6, 9), 9, 10


@dataclass(frozen=True, slots=True)
class Air:
    """What fills a room. `sky`, `ground`: the light from above and below, `ambient` how much; `fog` and how thick it is
    a metre; `tone`: a gamma for the whole; `vignette` 0..1."""

    sky: str = "5a6aa0"
    ground: str = "2c2a3a"
    ambient: float = 0.8
    fog: str = "16203c"
    thickness: float = 0.0
    tone: float = 1.0
    vignette: float = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What stands before the brush. `lit`: float32 (3, h, w) 0..1; `inverse_z` and `detail` 0..1: float32 (h, w);
    `angle` of strokes in radians, at half size; `rows`: int32 (h, w), which row of the stage each pixel shows."""

    lit: Field
    inverse_z: Field
    angle: Field
    detail: Field
    rows: Rows


class Sight:
    """One look at a stage in its air: `whole` is the picture, `bare` the same without its things and doors."""

    def __init__(self, stage: Stage, air: Air) -> None:
        width, height = stage.width, stage.height
        self.stage, self.air = stage, air
        table = np.array(stage.rows, np.float32)
        self.columns = np.ascontiguousarray(table.T)
        fills = np.zeros((len(stage.rows), 3), np.float32)
        for shape in stage.shapes:
            fills[shape.row] = shape.fill
        self.fills = np.ascontiguousarray(fills.T) / np.float32(255)
        self.across = ((np.arange(width, dtype=np.float32) + 0.5 - stage.centre_x) / stage.focal_px)[None]
        self.down = (-(np.arange(height, dtype=np.float32) + 0.5 - stage.centre_y) / stage.focal_px)[:, None]
        self.rows, self.rows_bare = _drawn(stage)
        self.inverse_z = self._depth(self.rows, self.across, self.down)

        stains = _stains(stage)
        self.clear = 1 - _field(stains["shade"].filter(ImageFilter.GaussianBlur(4)))
        self.crisp = _enlarged(stains["crisp"], 1.6, width, height)
        self.soft = _enlarged(stains["soft"], 16, width, height)
        self.mottle = 0.86 + 0.28 * clouds(width // 2, height // 2, 23, 17, stage.seed + 5, 3)
        self.edge = _vignette(width, height, air.vignette)
        self.stray = (clouds(width // 2, height // 2, 80, 50, stage.seed, 2) - 0.5) * np.float32(0.7)
        self.halos = self._halos()
        self.reflection = self._reflection()

    def whole(self) -> Seen:
        """Light is gathered at half size, since strokes hide its detail, and doubled back."""
        rows = self.rows
        # thin things must not fall between the pixels of the half: of four, the one drawn last is kept
        kept = np.maximum(np.maximum(rows[::2, ::2], rows[1::2, ::2]), np.maximum(rows[::2, 1::2], rows[1::2, 1::2]))
        near = self.inverse_z[::2, ::2]
        open_ = _openness(near, self._around(self.inverse_z))
        z = 1 / np.maximum(near, self.inverse_z[1::2, 1::2])
        light = self._gathered(
            self.columns[NORMAL, kept], self.across[:, ::2] * z, self.down[::2] * z, z, open_, self.clear, self.mottle
        )
        light = light.repeat(2, 1).repeat(2, 2)
        every = np.s_[:, :]
        lit = self._lit(rows, light, self.inverse_z, every)
        _soften(lit, rows)
        angle = self._angle(rows[::2, ::2], self.across[:, ::2], self.down[::2])
        return Seen(lit, self.inverse_z, angle, _detail(lit), rows)

    def bare(self, whole: Seen) -> tuple[Seen, Mask]:
        """What is seen without the regions, and where it is not the same."""
        changed = self.rows != self.rows_bare
        at = np.nonzero(changed)
        rows, across, down = self.rows_bare[at], self.across[0][at[1]], self.down[:, 0][at[0]]
        inverse_z = whole.inverse_z.copy()
        inverse_z[at] = self._depth(rows, across, down)
        half = (np.minimum(at[0] // 2, self.clear.shape[0] - 1), np.minimum(at[1] // 2, self.clear.shape[1] - 1))
        near = inverse_z[at]
        z = 1 / near
        light = self._gathered(
            self.columns[NORMAL, rows],
            across * z,
            down * z,
            z,
            _openness(near, self._around(inverse_z)[half]),
            self.clear[half],
            self.mottle[half],
        )
        lit = whole.lit.copy()
        lit[:, at[0], at[1]] = self._lit(rows, light, near, at)
        _soften(lit, self.rows_bare, changed)
        angle = self._angle(self.rows_bare[::2, ::2], self.across[:, ::2], self.down[::2])
        return Seen(lit, inverse_z, angle, _detail(lit), self.rows_bare), changed

    # ---- for any set of pixels: (h, w) or (n,), colours with 3 before it; `at` picks the same ones from a field

    def _depth(self, rows: Rows, across: Field, down: Field) -> Field:
        a, b, c = self.columns[PLANE]
        return np.maximum(a[rows] * across + b[rows] * down + c[rows], np.float32(SKY_INVERSE_Z))

    def _gathered(
        self, normal: Field, x: Field, y: Field, z: Field, open_: Field, clear: Field, mottle: Field
    ) -> Field:
        """Light that falls on surfaces: sky and ground, every lamp, less in crannies and shadows."""
        up = normal[1] * np.float32(0.5) + np.float32(0.5)
        dim = open_ * (0.45 + 0.55 * clear) * np.float32(self.air.ambient)
        ground, sky = colour(self.air.ground), colour(self.air.sky)
        total = np.stack([(ground[i] + (sky[i] - ground[i]) * up) * dim for i in range(3)])
        unshaded = clear * open_
        for lamp in self.stage.lights:
            dx, dy, dz = lamp.place[0] - x, lamp.place[1] - y, lamp.place[2] - z
            squared = dx * dx + dy * dy + dz * dz
            facing = (dx * normal[0] + dy * normal[1] + dz * normal[2]) / np.sqrt(squared + np.float32(0.02))
            far = 1 + squared * np.float32(1 / lamp.reach**2)
            strength = (np.maximum(facing, 0) * np.float32(0.8) + np.float32(0.2)) * unshaded
            strength *= np.float32(lamp.power) / (far * np.sqrt(np.sqrt(far)))
            for i in range(3):
                total[i] += strength * lamp.colour[i]
        return total * mottle

    def _lit(self, rows: Rows, light: Field, inverse_z: Field, at: Any) -> Field:
        albedo = self._albedo(rows, at)
        glow = self.columns[GLOW][rows]
        lit = albedo * (light * (1 - glow) + glow * (1 + np.float32(1.4) * albedo * albedo))
        if self.crisp is not None:
            crisp = self.crisp[:, at[0], at[1]]
            lit += crisp * (albedo * np.float32(1.4) + np.float32(0.1)) * (1 - glow * np.float32(0.7))
        if self.soft is not None:
            lit += self.soft[:, at[0], at[1]] * np.float32(0.5)
        if self.air.thickness:
            haze = (1 - np.exp(-np.float32(self.air.thickness) / inverse_z)) * (1 - glow * np.float32(0.6))
            fog = colour(self.air.fog)
            for i in range(3):
                lit[i] += (fog[i] - lit[i]) * haze
        if self.reflection is not None:
            gloss = self.columns[GLOSS][rows]
            lit += (self.reflection[:, at[0], at[1]] - lit) * gloss
        lit += self.halos[:, at[0], at[1]]
        lit = 1 - np.exp(lit * (np.float32(-1.55) * self.edge[at]))
        np.clip(lit, 0, 1, out=lit)
        return lit if self.air.tone == 1.0 else lit ** np.float32(self.air.tone)

    def _albedo(self, rows: Rows, at: Any) -> Field:
        albedo = self.fills[:, rows]
        backdrop = self.stage.backdrop
        sky = rows == 0
        if sky.any():
            behind = np.broadcast_to(backdrop, (self.stage.height, self.stage.width, 3))
            albedo[:, sky] = np.clip(np.asarray(behind[at])[sky].T, 0, 1)
        return albedo

    def _angle(self, rows: Rows, across: Field, down: Field) -> Field:
        """Of strokes, at half size: along each surface's grain, seen in perspective; swirling in the sky."""
        x, y, z = self.columns[GRAIN]
        along_z = z[rows]
        angle = np.arctan2(down * along_z - y[rows], x[rows] - across * along_z) + self.stray
        sky = rows == 0
        if sky.any():
            swirl = clouds(rows.shape[1], rows.shape[0], 130, 80, self.stage.seed + 9, 2) * np.float32(5)
            angle = np.where(sky, swirl, angle)
        return angle

    # ---- for the whole picture

    def _around(self, inverse_z: Field) -> Field:
        """How near the neighbourhood is, at half size."""
        nearest = float(inverse_z.max())
        small = Image.fromarray((inverse_z[::4, ::4] * np.float32(255 / nearest)).astype(np.uint8))
        half = (inverse_z.shape[1] // 2, inverse_z.shape[0] // 2)
        around = small.filter(ImageFilter.GaussianBlur(3)).resize(half, Image.Resampling.BILINEAR)
        return _field(around) * np.float32(nearest)

    def _halos(self) -> Field:
        """Lamps seen in the air. Worked out at half size: a halo has no edges."""
        stage = self.stage
        height, width = stage.height // 2, stage.width // 2
        halos = np.zeros((3, height, width), np.float32)
        for lamp in stage.lights:
            if not lamp.halo or lamp.place[2] <= 0:
                continue
            x, y = stage.paper(lamp.place)
            x, y = x / 2, y / 2
            column, row = int(min(width - 1, max(0, x))), int(min(height - 1, max(0, y)))
            hidden = self.inverse_z[row * 2, column * 2] > 1.15 / lamp.place[2]
            strength = min(1.2, lamp.power * (0.15 if hidden else 1.0))
            radius = stage.focal_px * 0.16 * lamp.halo / lamp.place[2]
            reach = int(radius * 4) + 2  # farther off there is less than a 255th of it
            top, bottom = max(0, row - reach), min(height, row + reach)
            left, right = max(0, column - reach), min(width, column + reach)
            off_x = np.arange(left, right, dtype=np.float32)[None] - np.float32(x)
            off_y = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y)
            away = np.sqrt(off_x * off_x + off_y * off_y) * np.float32(-1 / radius)
            glare = (np.exp(away) + np.exp(away * 5)) * np.float32(0.5 * strength)
            for i in range(3):
                halos[i, top:bottom, left:right] += glare * np.float32(lamp.colour[i] ** 2)
        return enlarged(halos, stage.width, stage.height)

    def _reflection(self) -> Field | None:
        if self.stage.mirror is None:
            return None
        glossy = self.columns[GLOSS][self.rows_bare[::2, ::2]] > 0
        seen = reflected(self.stage, self.columns, self.fills, glossy)
        open_ = np.ones_like(seen.z)
        light = self._gathered(self.columns[NORMAL, seen.rows], seen.x, seen.y, seen.z, open_, open_, open_)
        return seen.rippled(self.stage, light, self.columns[GLOW][seen.rows], self.down)


def look(stage: Stage, air: Air) -> Seen:
    """See the stage in its air, once."""
    return Sight(stage, air).whole()


def _drawn(stage: Stage) -> tuple[Rows, Rows]:
    """Which row each pixel shows, with the regions and without."""
    size = (stage.width, stage.height)
    shapes = stage.shapes
    first = next((i for i, shape in enumerate(shapes) if shape.region), len(shapes))
    shared = Image.new("I", size, 0)
    _draw_rows(shared, shapes[:first])
    bare = shared.copy()
    _draw_rows(shared, shapes[first:])
    _draw_rows(bare, [shape for shape in shapes[first:] if not shape.region])
    return np.asarray(shared, np.int32), np.asarray(bare, np.int32)


def _draw_rows(image: Image.Image, shapes: Sequence[Shape]) -> None:
    polygon = ImageDraw.Draw(image).polygon
    for shape in shapes:
        polygon(shape.corners, fill=shape.row)


def _stains(stage: Stage) -> dict[str, Image.Image]:
    half = (stage.width // 2, stage.height // 2)
    layers = {"shade": Image.new("L", half), "crisp": Image.new("RGB", half), "soft": Image.new("RGB", half)}
    for stain in stage.stains:
        on = ImageDraw.Draw(layers[stain.layer])
        corners: list[Flat] = [(x / 2, y / 2) for x, y in stain.corners]
        red, green, blue = (int(max(0.0, min(1.0, part)) * 255) for part in stain.strength)
        on.polygon(corners, fill=red if stain.layer == "shade" else (red, green, blue))
    return layers


def _field(image: Image.Image) -> Field:
    return np.asarray(image, np.float32) * np.float32(1 / 255)


def _enlarged(stain: Image.Image, blur: float, width: int, height: int) -> Field | None:
    if stain.getbbox() is None:
        return None
    if blur > 8:  # so soft that a quarter of the size will do
        stain, blur = stain.reduce(2), blur / 2
    soft = stain.filter(ImageFilter.GaussianBlur(blur)).resize((width, height), Image.Resampling.BILINEAR)
    return np.ascontiguousarray(_field(soft).transpose(2, 0, 1))


def _openness(near: Field, around: Field) -> Field:
    """1 in the open, less in crannies: where the neighbourhood is nearer than the place itself."""
    return 1 - np.clip((around - near) * np.float32(3.2) / np.maximum(around, np.float32(0.05)), 0, 0.55)


@functools.lru_cache(maxsize=16)
def _vignette(width: int, height: int, strength: float) -> Field:
    columns = (np.arange(width, dtype=np.float32)[None] - width / 2) / width
    lines = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / height
    edge = np.clip((np.hypot(columns, lines) - 0.34) / 0.42, 0, 1)
    return (1 - np.float32(strength) * edge * edge * (3 - 2 * edge)).astype(np.float32)


def _soften(lit: Field, rows: Rows, within: Mask | None = None) -> None:
    """Take the steps off the polygons' edges, in place: there a pixel gives half its place to its four neighbours."""
    edge = np.zeros(rows.shape, bool)
    inner = rows[1:-1, 1:-1]
    edge[1:-1, 1:-1] = (inner != rows[1:-1, 2:]) | (inner != rows[2:, 1:-1])
    edge[1:-1, 1:-1] |= (inner != rows[1:-1, :-2]) | (inner != rows[:-2, 1:-1])
    if within is not None:
        edge &= within
    y, x = np.nonzero(edge)
    around = lit[:, y - 1, x] + lit[:, y + 1, x] + lit[:, y, x - 1] + lit[:, y, x + 1]
    lit[:, y, x] = lit[:, y, x] * np.float32(0.5) + around * np.float32(0.125)


def luminance(lit: Field) -> Field:
    return lit[0] * np.float32(LUMA[0]) + lit[1] * np.float32(LUMA[1]) + lit[2] * np.float32(LUMA[2])


def _detail(lit: Field) -> Field:
    return np.clip(slope(luminance(lit))[0] * 6 + np.float32(0.3), 0, 0.85)


def slope(field: Field) -> tuple[Field, Field, Field]:
    """How steep a field is, and its steps down and across, in units a pixel."""
    down, across = np.zeros_like(field), np.zeros_like(field)
    np.subtract(field[2:], field[:-2], out=down[1:-1])
    np.subtract(field[:, 2:], field[:, :-2], out=across[:, 1:-1])
    down *= np.float32(0.5)
    across *= np.float32(0.5)
    return np.sqrt(down * down + across * across), down, across
