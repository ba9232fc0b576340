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
    """`rows` (h, w) at half size; `x`, `y`, `z`: where what is mirrored there truly is; `albedo` (3, h, w)."""

    rows: NDArray[np.signedinteger[Any]]
    x: Field
    y: Field
    z: Field
    albedo: Field

    def rippled(self, stage: Stage, light: Field, glow: Field, down: Field) -> Field:
        """The mirror's picture (3, h, w) at full size: lit, moved by ripples, tinted, paler where one looks down."""
        mirror = stage.mirror
        assert mirror is not None
        albedo, width, height = self.albedo, stage.width, stage.height
        lit = albedo * (light * (1 - glow) + glow * (1 + np.float32(1.4) * albedo * albedo))
        lit = enlarged(lit, width, height)
        fresnel = np.float32(0.42) + np.float32(0.5) * np.exp(np.minimum(down, 0) * np.float32(2.2))
        if not mirror.ripple:
            return lit * fresnel + mirror.tint[:, None, None] * np.float32(0.1)
        ripple = (clouds(width, height, 90, 9, stage.seed + 2, 3) - np.float32(0.5)) * np.float32(mirror.ripple)
        away = np.clip(mirror.level / np.minimum(down, np.float32(-0.02)), 1, 60).astype(np.float32)
        columns, lines = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
        aside = np.sin(away * 9 + ripple * 14) * np.float32(14 * mirror.ripple) / away + ripple * 16 / away
        from_x = np.clip(columns + aside, 0, width - 1).astype(np.intp)
        from_y = np.clip(lines + ripple * 26 / away, 0, height - 1).astype(np.intp)
        crest = np.float32(0.10) + np.float32(0.22) * np.clip(ripple, 0, 1)
        return lit[:, from_y, from_x] * fresnel + mirror.tint[:, None, None] * crest


def enlarged(planes: Field, width: int, height: int) -> Field:
    """Planes (n, h, w) at another size."""
    images = [Image.fromarray(np.ascontiguousarray(plane, np.float32)) for plane in planes]
    return np.stack([np.asarray(image.resize((width, height), Image.Resampling.BILINEAR)) for image in images])


def reflected(stage: Stage, columns: Field, fills: Field) -> Reflected:
    """Every shape above the mirror, mirrored in it and seen from the same eye. Below the mirror nothing is left: a
    corner there is drawn up to the surface."""
    assert stage.mirror is not None
    level = np.float32(stage.mirror.level)
    focal, centre_x, centre_y = stage.focal_px, stage.centre_x, stage.centre_y
    shapes = [shape for shape in stage.shapes if not stage.rows[shape.row][GLOSS]]
    lengths = [len(shape.corners) for shape in shapes]
    corners = np.array([corner for shape in shapes for corner in shape.corners], np.float32).reshape(-1, 2)
    rows_of = np.repeat([shape.row for shape in shapes], lengths) if shapes else np.zeros(0, int)
    across, down = (corners[:, 0] - centre_x) / focal, -(corners[:, 1] - centre_y) / focal
    a, b, c = columns[0:3]
    inverse = np.maximum(a[rows_of] * across + b[rows_of] * down + c[rows_of], np.float32(SKY_INVERSE_Z))
    height_m = np.maximum(down / inverse, level)
    paper_x = corners[:, 0] / 2
    paper_y = (centre_y - focal * (2 * level - height_m) * inverse) / 2
    flat = np.stack([paper_x, paper_y], -1).reshape(-1).tolist()

    size = (stage.width // 2, stage.height // 2)
    image = Image.new("I", size, 0)
    polygon = ImageDraw.Draw(image).polygon
    start = 0
    for shape, length in zip(shapes, lengths):
        outline = flat[2 * start : 2 * (start + length)]
        start += length
        if max(outline[1::2]) > centre_y / 2:
            polygon(outline, fill=shape.row)
    rows = np.asarray(image, np.int32)

    half_x = ((np.arange(size[0], dtype=np.float32) * 2 + 1 - centre_x) / focal)[None]
    half_y = (-(np.arange(size[1], dtype=np.float32) * 2 + 1 - centre_y) / focal)[:, None]
    through = (a[rows] * half_x - b[rows] * half_y + c[rows]) / (1 - 2 * level * b[rows])
    z = 1 / np.maximum(through, np.float32(SKY_INVERSE_Z))
    albedo = fills[:, rows]
    sky = rows == 0
    if sky.any():
        backdrop = np.broadcast_to(np.clip(stage.backdrop, 0, 1), (stage.height, stage.width, 3))
        upside = np.clip(2 * centre_y - np.arange(size[1]) * 2, 0, stage.height - 1).astype(np.intp)
        albedo[:, sky] = backdrop[upside][:, ::2][:, : size[0]][sky].T
    return Reflected(rows, half_x * z, 2 * level - half_y * z, z, albedo)
