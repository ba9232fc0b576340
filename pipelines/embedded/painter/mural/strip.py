"""StripBrief -> StripPainting: the world's columns, the scene that stands there, and the hands that paint it."""

import importlib
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.mural.compose import set_things
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, Span
from pipelines.embedded.painter.mural.foreground import paint_foreground
from pipelines.embedded.painter.mural.hands.dabs import paint_gouache, paint_pastel
from pipelines.embedded.painter.mural.hands.impasto import paint_impasto
from pipelines.embedded.painter.mural.hands.ink import paint_ink
from pipelines.embedded.painter.mural.hands.watercolour import paint_watercolour
from pipelines.embedded.painter.mural.hands.woodblock import paint_woodblock
from pipelines.embedded.painter.mural.land import paint_cliffs, paint_ground, paint_hills, paint_ranges
from pipelines.embedded.painter.mural.placing import LIGHTS, Standing, standing
from pipelines.embedded.painter.mural.scene import ROW, Scene
from pipelines.embedded.painter.mural.sky import paint_sky
from pipelines.embedded.painter.mural.trees import FAR_ROWS, NEAR_ROWS, paint_city, paint_rows, paint_village
from pipelines.embedded.painter.mural.water import paint_water, water_mask
from pipelines.embedded.painter.mural.weather import paint_air, paint_falling
from pipelines.embedded.painter.mural.world import STRIP_WIDTH, World
from pipelines.events import Progress
from pipelines.media import Depth, Picture
from pipelines.roles import Placed, StripBrief, StripPainting
from pipelines.scenery import Style

for drawings in ("things", "lights"):
    importlib.import_module(f"pipelines.embedded.painter.mural.{drawings}")  # registers every drawing

MARGIN_PX = 48
"""So much more than a strip is painted on either side: strokes that begin there reach in."""
STEPS = 3
HANDS: dict[Style, Callable[[Scene], NDArray[np.uint8]]] = {
    "impasto": paint_impasto,
    "watercolour": paint_watercolour,
    "ink wash": paint_ink,
    "woodblock": paint_woodblock,
    "gouache": paint_gouache,
    "night pastel": paint_pastel,
}


def paint_strip(brief: StripBrief) -> Iterator[Progress | StripPainting]:
    """Progress after each of three steps, then the strip."""
    world = World(brief.seed, brief.story)
    left = brief.index * STRIP_WIDTH
    strip = Span(left, left + STRIP_WIDTH)
    yield Progress("paint", 1, STEPS, "steps")
    scene, seen = look(world, strip.widened(MARGIN_PX))
    yield Progress("paint", 2, STEPS, "steps")
    inner = slice(left - scene.span.left, left - scene.span.left + STRIP_WIDTH)
    picture = np.ascontiguousarray(painted(scene)[:, inner])
    yield Progress("paint", 3, STEPS, "steps")
    depth = np.ascontiguousarray(np.clip(scene.inverse_z[:, inner], 0, 1), np.float32)
    yield StripPainting(Picture(picture), Depth(depth), tuple(_placed(seen, strip)))


def look(world: World, span: Span) -> tuple[Scene, dict[Standing, tuple[int, int, int, int]]]:
    """What stands in a span of the world, and what is visible of each thing."""
    scene = Scene(world, span, world.columns(span))
    every = standing(world)
    lights = [thing for thing in every if thing.thing in LIGHTS]
    others = [thing for thing in every if thing.thing not in LIGHTS]
    paint_sky(scene, lights)
    paint_ranges(scene)
    paint_cliffs(scene)
    paint_ground(scene)
    paint_hills(scene)
    paint_city(scene)
    paint_village(scene)
    paint_rows(scene, FAR_ROWS, others, ROW)
    paint_water(scene, water_mask(scene, others), lights)
    paint_air(scene)
    scene.warp()
    paint_rows(scene, NEAR_ROWS, others, ROW + 4)
    seen = set_things(scene, others)
    paint_foreground(scene, others)
    paint_falling(scene)
    for light in lights:
        seen[light] = (light.x - 44, light.y - 44, light.x + 44, light.y + 44)
    np.clip(scene.colour, 0, 1, out=scene.colour)
    return scene, seen


def painted(scene: Scene) -> NDArray[np.uint8]:
    """The scene by the hands that its shots ask for. Each paints only as far as it is seen, and a margin more."""
    hands = scene.hands()
    if len(hands) == 1:
        return HANDS[hands[0][0]](scene)
    total: Field = np.zeros((HEIGHT, scene.span.width, 3), np.float32)
    for style, share in hands:
        seen = np.flatnonzero(share.max(axis=0) > 0)
        span = Span(int(seen[0]), int(seen[-1]) + 1).widened(MARGIN_PX)
        first, last = max(0, span.left), min(scene.span.width, span.right)
        part = HANDS[style](scene.cut(first, last))
        total[:, first:last] += part * share[:, first:last, None]
    return np.clip(np.rint(total), 0, 255).astype(np.uint8)


def _placed(seen: dict[Standing, tuple[int, int, int, int]], strip: Span) -> Iterator[Placed]:
    for thing, (left, top, right, bottom) in seen.items():
        first, last = max(left, strip.left), min(right, strip.right)
        if last - first < 6 or bottom <= 0 or top >= HEIGHT:
            continue
        box = ((first - strip.left) / STRIP_WIDTH, max(0, top) / HEIGHT)
        yield Placed(thing.thing, (*box, (last - strip.left) / STRIP_WIDTH, min(HEIGHT, bottom) / HEIGHT))
