"""recipe -> cover: a small painted scene on paper, lettered like the tape's label. The same recipe, the same picture.

The weather chooses the scene, the palette its light, the surroundings what goes by in it, the seed everything else.
"""

from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image

from apps.lofinity.craft.cover.canvas import Canvas
from apps.lofinity.craft.cover.lettering import letter
from apps.lofinity.craft.cover.light import Box, H, W, box_of, rainfall, snowfall
from apps.lofinity.craft.cover.scenes.cafe import cafe
from apps.lofinity.craft.cover.scenes.fireside import fireside
from apps.lofinity.craft.cover.scenes.hills import hills
from apps.lofinity.craft.cover.scenes.meadow import meadow
from apps.lofinity.craft.cover.scenes.sea import seaside
from apps.lofinity.craft.cover.scenes.snow import snowed_in
from apps.lofinity.craft.cover.scenes.street import wet_street
from apps.lofinity.domain import Recipe, Weather
from pipelines import Picture, Provenance, encode_png

SIZE_PX = 1000
MARGIN_PX = 44
SCENES: Mapping[Weather, Callable[[Canvas, Box], None]] = {
    "clear": hills,
    "rain": wet_street,
    "snow": snowed_in,
    "sea": seaside,
    "fire": fireside,
    "summer": meadow,
    "cafe": cafe,
}


def place_of(recipe: Recipe) -> Weather:
    """Which scene: the weather's own, but rain over a sea that is heard falls on the sea."""
    by_the_sea = recipe.weather == "rain" and any(bed.name == "ocean" for bed in recipe.ambience)
    return "sea" if by_the_sea else recipe.weather


def draw_cover(recipe: Recipe, made_by: Provenance) -> bytes:
    """A PNG of 1000 x 1000 pixels, marked with who made it."""
    return encode_png(Picture(paint_cover(recipe)), made_by, recipe.title)


def paint_cover(recipe: Recipe) -> np.ndarray:
    """The cover's pixels, uint8 (1000, 1000, 3)."""
    rng = np.random.default_rng(recipe.seed)
    canvas, box = Canvas(W, H, rng), box_of(recipe)
    SCENES[place_of(recipe)](canvas, box)
    if place_of(recipe) not in ("rain", "snow", "fire"):  # those have their own, or a roof
        if box.hears("rain", "storm") or recipe.weather == "rain":
            rainfall(canvas, box, 120)
        elif box.hears("snow"):
            snowfall(canvas, box)
    if rng.random() < 0.5:
        canvas.paint = np.ascontiguousarray(canvas.paint[:, ::-1])
    sheet = np.empty((SIZE_PX, SIZE_PX, 3), dtype=np.float32)
    fibre = rng.standard_normal((SIZE_PX // 2, SIZE_PX // 2)).astype(np.float32)
    grain = np.asarray(Image.fromarray(fibre).resize((SIZE_PX, SIZE_PX), Image.Resampling.BICUBIC), dtype=np.float32)
    sheet[:] = box.paper * 0.985
    window = (slice(MARGIN_PX, MARGIN_PX + H), slice(MARGIN_PX, MARGIN_PX + W))
    edge = deckle(canvas)[..., None]
    picture = canvas.paint
    picture *= 0.975 * vignette(canvas)[..., None]
    picture += 0.012  # printed: black is never quite black
    picture -= sheet[window]
    picture *= edge
    sheet[window] += picture
    sheet *= (255 + 255 * 0.012 * grain)[..., None]
    printed = Image.fromarray(np.clip(sheet, 0, 255, out=sheet).astype(np.uint8))
    letter(printed, box, top=MARGIN_PX + H)
    return np.asarray(printed)


def deckle(canvas: Canvas) -> np.ndarray:
    """The picture's edge as a brush leaves it: straight from afar, ragged by a pixel or two from near."""
    ragged = 0.9 * canvas.clouds(24, 30) + 0.8 * canvas.clouds(150, 180)
    inside = np.minimum(
        np.minimum(canvas.x, canvas.width - 1 - canvas.x), np.minimum(canvas.y, canvas.height - 1 - canvas.y)
    )
    return np.clip((inside + ragged - 1.5) / 1.6, 0, 1)


def vignette(canvas: Canvas) -> np.ndarray:
    far = ((canvas.x / canvas.width - 0.5) ** 2 + (canvas.y / canvas.height - 0.5) ** 2) / 0.5
    return 1 - 0.22 * far**1.5
