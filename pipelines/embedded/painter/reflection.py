"""The scene upside down: what a level mirror shows, in water or in a waxed floor, at half size."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipelines.embedded.painter.noise import Field, clouds
from pipelines.embedded.painter.stage import SKY_INVERSE_Z, Stage

GLOSS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Reflected:
    """What is mirrored in a part of the picture, from (`left`, `top`) on, at half size: `rows` (h, w); `x`, `y`, `z`:
    where it truly is; `albedo` (3, h, w)."""

    left: int
    top: int
    rows: NDArray[np.signedinteger[Any]]
    x: Field
    y: Field
    z: Field
    albedo: Field

    def rippled(self, stage: Stage, light: Field, glow: Field, down: Field) -> Field:
        """The mirror's picture (3, h, w) at the stage's size: lit, moved by ripples, tinted, paler where one looks
        down; black where nothing is mirrored."""
        mirror = stage.mirror
        assert mirror is not None
        height, width = self.rows.shape[0] * 2, self.rows.shape[1] * 2
        part = np.s_[2 * self.top : 2 * self.top + height, 2 * self.left : 2 * self.left + width]
        albedo = self.albedo
        lit = enlarged(albedo * (light * (1 - glow) + glow * (1 + np.float32(1.4) * albedo * albedo)), width, height)
        down = np.minimum(down[part[0]], np.float32(-0.02))
        fresnel = np.float32(0.42) + np.float32(0.5) * np.exp(down * np.float32(2.2))
        whole = np.zeros((3, stage.height, stage.width), np.float32)
        if not mirror.ripple:
            whole[:, part[0], part[1]] = lit * fresnel + mirror.tint[:, None, None] * np.float32(0.1)
            return whole
        ripple = (clouds(width, height, 90, 9, stage.seed + 2, 3) - np.float32(0.5)) * np.float32(mirror.ripple)
        away = np.clip(mirror.level / down, 1, 60).astype(np.float32)
        columns, lines = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
        aside = np.sin(away * 9 + ripple * 14) * np.float32(14 * mirror.ripple) / away + ripple * 16 / away
        from_x = np.clip(columns + aside, 0, width - 1).astype(np.intp)
        from_y = np.clip(lines + ripple * 26 / away, 0, height - 1).astype(np.intp)
        crest = np.float32(0.10) + np.float32(0.22) * np.clip(ripple, 0, 1)
        whole[:, part[0], part[1]] = lit[:, from_y, from_x] * fresnel + mirror.tint[:, None, None] * crest
        return whole


def enlarged(planes: Field, width: int, height: int) -> Field:
    """Planes (n, h, w) at another size."""
    images = [Image.fromarray(np.ascontiguousarray(plane, np.float32)) for plane in planes]
    return np.stack([np.asarray(image.resize((width, height), Image.Resampling.BILINEAR)) for image in images])


def reflected(stage: Stage, columns: Field, fills: Field, glossy: NDArray[np.bool_]) -> Reflected:
    """Every shape above the mirror, mirrored in it and seen from the same eye, where `glossy` (h, w, at half size) has
    any. Below the mirror nothing is left: a corner there is drawn up to the surface."""
    assert stage.mirror is not None
    level = np.float32(stage.mirror.level)
    focal, centre_x, centre_y = stage.focal_px, stage.centre_x, stage.centre_y
    lines, across_any = np.flatnonzero(glossy.any(axis=1)), np.flatnonzero(glossy.any(axis=0))
    top, bottom = (int(lines[0]), int(lines[-1]) + 1) if len(lines) else (0, 1)
    left, right = (int(across_any[0]), int(across_any[-1]) + 1) if len(lines) else (0, 1)

    shapes = [shape for shape in stage.shapes if not stage.rows[shape.row][GLOSS]]
    lengths = np.array([len(shape.corners) for shape in shapes], int)
    corners = np.array([corner for shape in shapes for corner in shape.corners], np.float32).reshape(-1, 2)
    rows_of = np.repeat(np.array([shape.row for shape in shapes], int), lengths)
    across, down = (corners[:, 0] - centre_x) / focal, -(corners[:, 1] - centre_y) / focal
    a, b, c = columns[0:3]
    inverse = np.maximum(a[rows_of] * across + b[rows_of] * down + c[rows_of], np.float32(SKY_INVERSE_Z))
    height_m = np.maximum(down / inverse, level)
    paper = np.stack([corners[:, 0] / 2 - left, (centre_y - focal * (2 * level - height_m) * inverse) / 2 - top], -1)
    image = Image.new("I", (right - left, bottom - top), 0)
    polygon = ImageDraw.Draw(image).polygon
    ends = np.cumsum(lengths)
    starts = ends - lengths
    lowest = np.maximum.reduceat(paper[:, 1], starts) if shapes else np.zeros(0)
    flat = paper.reshape(-1).tolist()
    for i in np.flatnonzero(lowest > 0):
        polygon(flat[2 * starts[i] : 2 * ends[i]], fill=shapes[i].row)
    rows = np.asarray(image, np.int32)

    half_x = ((np.arange(left, right, dtype=np.float32) * 2 + 1 - centre_x) / focal)[None]
    half_y = (-(np.arange(top, bottom, dtype=np.float32) * 2 + 1 - centre_y) / focal)[:, None]
    through = (a[rows] * half_x - b[rows] * half_y + c[rows]) / (1 - 2 * level * b[rows])
    z = 1 / np.maximum(through, np.float32(SKY_INVERSE_Z))
    albedo = fills[:, rows]
    sky = rows == 0
    if sky.any():
        backdrop = np.broadcast_to(stage.backdrop, (stage.height, stage.width, 3))
        upside = np.clip(2 * centre_y - np.arange(top, bottom) * 2, 0, stage.height - 1).astype(np.intp)
        albedo[:, sky] = np.clip(backdrop[upside][:, 2 * left : 2 * right : 2][sky].T, 0, 1)
    return Reflected(left, top, rows, half_x * z, 2 * level - half_y * z, z, albedo)
