"""A built stage -> what the eye would see before it is painted: lit colour, exact depth, the grain of strokes.

Deferred shading: the pixels only know which polygon they show, and the polygon's row of numbers says the rest. Light is
gathered at half size, since strokes hide its detail, and doubled back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.noise import Field, clouds
from pipelines.embedded.painter.stage import Flat, Light, Stage

OVERSAMPLED = 2
Rows = NDArray[np.signedinteger[Any]]

LUMA = np.array([0.30, 0.59, 0.11], np.float32)


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
    """What stands before the brush. `lit`: float32 (h, w, 3) 0..1; `inverse_z`, `angle` (of strokes, radians) and
    `detail` 0..1: float32 (h, w); `rows`: int32 (h, w), which row of the stage each pixel shows."""

    lit: Field
    inverse_z: Field
    angle: Field
    detail: Field
    rows: Rows


def look(stage: Stage, air: Air, hidden: frozenset[int] = frozenset()) -> Seen:
    """See the stage in its air, without the regions in `hidden` (1 + index)."""
    rows, albedo = _drawn(stage, hidden)
    height, width = rows.shape
    table = np.array(stage.rows, np.float32)
    across = ((np.arange(width, dtype=np.float32) + 0.5 - stage.centre_x) / stage.focal_px)[None]
    down = (-(np.arange(height, dtype=np.float32) + 0.5 - stage.centre_y) / stage.focal_px)[:, None]
    column = [np.ascontiguousarray(table[:, i]) for i in range(10)]
    inverse_z = column[0][rows] * across + column[1][rows] * down + column[2][rows]
    inverse_z = np.maximum(inverse_z, 1 / 60)
    glow = column[9][rows][..., None]
    lights = [light for light in stage.lights if light.region not in hidden]

    stains = _stains(stage, hidden)
    light = _gathered(stage, air, lights, column, rows, inverse_z, across, down, stains["shade"])
    lit = albedo * (light * (1 - glow) + glow * (1 + 1.4 * albedo * albedo))
    lit += _enlarged(stains["crisp"], 1.6, width, height) * (albedo * 1.4 + 0.10) * (1 - glow * 0.7)
    lit += _enlarged(stains["soft"], 16, width, height) * 0.5
    if air.thickness:
        haze = ((1 - np.exp(-air.thickness / inverse_z))[..., None]) * (1 - glow * 0.6)
        lit += (colour(air.fog) - lit) * haze
    _add_halos(lit, stage, lights, inverse_z)
    wet = np.zeros(rows.shape, bool)
    if stage.water is not None:
        lit, inverse_z, wet = _watered(stage, lit, inverse_z, rows, down)
    lit = _exposed(lit, air)
    angle = _grain(stage, column, rows, across, down, wet)
    slope_y, slope_x = np.gradient(lit @ LUMA)
    detail = np.clip(np.hypot(slope_x, slope_y) * 6 + 0.3, 0, 0.85)
    return Seen(
        lit.astype(np.float32), inverse_z.astype(np.float32), angle.astype(np.float32), detail.astype(np.float32), rows
    )


def _drawn(stage: Stage, hidden: frozenset[int]) -> tuple[Rows, Field]:
    """Which row each pixel shows, and its own colour, with soft edges."""
    size = (stage.width, stage.height)
    backdrop = stage.backdrop
    if backdrop.ndim == 1:
        ground = Image.new("RGB", size, _bytes(backdrop))
    else:
        ground = Image.fromarray((np.clip(backdrop, 0, 1) * 255).astype(np.uint8))
    paper = ground.resize((size[0] * OVERSAMPLED, size[1] * OVERSAMPLED))
    ids = Image.new("I", size, 0)
    on_paper, on_ids = ImageDraw.Draw(paper), ImageDraw.Draw(ids)
    for shape in stage.shapes:
        if shape.region in hidden and shape.region:
            continue
        on_paper.polygon([(x * OVERSAMPLED, y * OVERSAMPLED) for x, y in shape.corners], fill=shape.fill)
        on_ids.polygon(shape.corners, fill=shape.row)
    albedo = np.asarray(paper.reduce(OVERSAMPLED), np.float32) / 255
    return np.asarray(np.asarray(ids), np.int32), albedo


def _stains(stage: Stage, hidden: frozenset[int]) -> dict[str, Image.Image]:
    half = (stage.width // 2, stage.height // 2)
    layers = {"shade": Image.new("L", half), "crisp": Image.new("RGB", half), "soft": Image.new("RGB", half)}
    for stain in stage.stains:
        if stain.region in hidden and stain.region:
            continue
        on = ImageDraw.Draw(layers[stain.layer])
        corners: list[Flat] = [(x / 2, y / 2) for x, y in stain.corners]
        red, green, blue = (int(max(0.0, min(1.0, part)) * 255) for part in stain.strength)
        on.polygon(corners, fill=red if stain.layer == "shade" else (red, green, blue))
    return layers


def _gathered(
    stage: Stage,
    air: Air,
    lights: Sequence[Light],
    column: Sequence[Field],
    rows: Rows,
    inverse_z: Field,
    across: Field,
    down: Field,
    shade: Image.Image,
) -> Field:
    """Light that falls on each pixel, (h, w, 3): sky and ground, every lamp, less in crannies and shadows."""
    height, width = rows.shape
    half = (width // 2, height // 2)
    # thin things must not fall between the pixels of the half: of four, the one drawn last is kept
    kept = np.maximum(np.maximum(rows[::2, ::2], rows[1::2, ::2]), np.maximum(rows[::2, 1::2], rows[1::2, 1::2]))
    near = inverse_z[::2, ::2]
    z = 1 / np.maximum(near, inverse_z[1::2, 1::2])
    x, y = across[:, ::2] * z, down[::2] * z
    normal = [column[3 + i][kept] for i in range(3)]

    nearest = float(inverse_z.max())
    small = Image.fromarray((inverse_z[::4, ::4] / nearest * 255).astype(np.uint8))
    around = small.filter(ImageFilter.GaussianBlur(3)).resize(half, Image.Resampling.BILINEAR)
    surround = np.asarray(around, np.float32) * (nearest / 255)
    open_ = 1 - np.clip((surround - near) * 3.2 / np.maximum(surround, 0.05), 0, 0.55)
    clear = 1 - np.asarray(shade.filter(ImageFilter.GaussianBlur(4)), np.float32) / 255

    up = (normal[1] * 0.5 + 0.5)[..., None]
    ground, sky = colour(air.ground), colour(air.sky)
    total = (ground + (sky - ground) * up) * np.float32(air.ambient) * (open_ * (0.45 + 0.55 * clear))[..., None]
    unshaded = clear * open_
    for lamp in lights:
        dx, dy, dz = lamp.place[0] - x, lamp.place[1] - y, lamp.place[2] - z
        squared = dx * dx + dy * dy + dz * dz
        facing = (dx * normal[0] + dy * normal[1] + dz * normal[2]) / np.sqrt(squared + 0.02)
        fall = (1 + squared / np.float32(lamp.reach**2)) ** np.float32(-1.25)
        total += (np.float32(lamp.power) * (np.maximum(facing, 0) * 0.8 + 0.2) * unshaded * fall)[
            ..., None
        ] * lamp.colour
    total *= (0.86 + 0.28 * clouds(*half, 23, 17, stage.seed + 5, 3))[..., None]
    return total.repeat(2, 0).repeat(2, 1)


def _enlarged(stain: Image.Image, blur: float, width: int, height: int) -> Field:
    soft = stain.filter(ImageFilter.GaussianBlur(blur)).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(soft, np.float32) / 255


def _add_halos(lit: Field, stage: Stage, lights: Sequence[Light], inverse_z: Field) -> None:
    height, width = inverse_z.shape
    for lamp in lights:
        if not lamp.halo or lamp.place[2] <= 0:
            continue
        x, y = stage.paper(lamp.place)
        column, row = int(min(width - 1, max(0, x))), int(min(height - 1, max(0, y)))
        hidden = inverse_z[row, column] > 1.15 / lamp.place[2]
        strength = min(1.2, lamp.power * (0.15 if hidden else 1.0))
        radius = stage.focal_px * 0.32 * lamp.halo / lamp.place[2]
        reach = int(radius * 5) + 2  # beyond five radii there is less than a 255th of it
        top, bottom = max(0, row - reach), min(height, row + reach)
        left, right = max(0, column - reach), min(width, column + reach)
        away = np.hypot(
            np.arange(left, right, dtype=np.float32)[None] - np.float32(x),
            np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y),
        )
        glare = np.exp(-away / np.float32(radius)) * 0.5 + np.exp(-away / np.float32(radius * 0.2)) * 0.5
        lit[top:bottom, left:right] += lamp.colour * lamp.colour * (glare * np.float32(strength))[..., None]


def _watered(
    stage: Stage, lit: Field, inverse_z: Field, rows: Rows, down: Field
) -> tuple[Field, Field, NDArray[np.bool_]]:
    """The mirrored pass, rippled and tinted, with the water's own depth."""
    assert stage.water is not None
    first_dry, level, tint = stage.water
    height, width = rows.shape
    wet = (rows < first_dry) & (down < -0.02)
    z = np.where(down < -0.02, level / np.minimum(down, -0.02), 60).astype(np.float32)
    ripple = clouds(width, height, 90, 9, stage.seed + 2, 3) - np.float32(0.5)
    columns, lines = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    shift = np.sin(z * 9 + ripple * 14) * 14 / np.maximum(z, 1) + ripple * 16 / np.maximum(z, 1)
    from_x = np.clip(columns + shift, 0, width - 1).astype(int)
    from_y = np.clip(lines + ripple * 26 / np.maximum(z, 0.8), 0, height - 1).astype(int)
    mirrored = np.where(wet[from_y, from_x][..., None], lit[from_y, from_x], lit)
    fresnel = (0.42 + 0.5 * np.exp(-np.abs(down) * 2.2))[..., None]
    surface = mirrored * fresnel + tint * (0.10 + 0.22 * np.clip(ripple, 0, 1))[..., None]
    return np.where(wet[..., None], surface, lit), np.where(wet, 1 / z, inverse_z), wet


def _exposed(lit: Field, air: Air) -> Field:
    height, width = lit.shape[:2]
    columns = (np.arange(width, dtype=np.float32)[None] - width / 2) / width
    lines = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / height
    edge = np.clip((np.hypot(columns, lines) - 0.34) / 0.42, 0, 1)
    lit = lit * (1 - np.float32(air.vignette) * edge * edge * (3 - 2 * edge))[..., None]
    lit = np.clip(1 - np.exp(-lit * np.float32(1.55)), 0, 1)
    return lit if air.tone == 1.0 else lit ** np.float32(air.tone)


def _grain(
    stage: Stage,
    column: Sequence[Field],
    rows: Rows,
    across: Field,
    down: Field,
    wet: NDArray[np.bool_],
) -> Field:
    """The angle of strokes: along each surface's grain, seen in perspective; swirling in the sky, level on water."""
    height, width = rows.shape
    along_z = column[8][rows]
    angle = np.arctan2(-(column[7][rows] - down * along_z), column[6][rows] - across * along_z)
    angle = angle + (clouds(width, height, 160, 100, stage.seed, 2) - 0.5) * 0.7
    if (rows == 0).any():
        angle = np.where(rows == 0, clouds(width, height, 260, 160, stage.seed + 9, 2) * 5, angle)
    if wet.any():
        angle = np.where(wet, (clouds(width, height, 90, 30, stage.seed, 2) - 0.5) * 0.5, angle)
    return angle


def _bytes(one: Colour) -> tuple[int, int, int]:
    red, green, blue = (int(max(0.0, min(1.0, float(part))) * 255) for part in one)
    return red, green, blue
