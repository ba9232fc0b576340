"""Standing things -> set into the scene: drawn in their place's colours, with shadow, mirror image and light."""

import numpy as np

from pipelines.embedded.painter.mural.fields import HEIGHT, mixed, stepped, surface
from pipelines.embedded.painter.mural.placing import Standing
from pipelines.embedded.painter.mural.scene import THING, WATER, Scene
from pipelines.embedded.painter.mural.sketch import Drawn, Tones, sketched
from pipelines.embedded.painter.mural.world import STRIP_WIDTH, World

_IN_FRONT = 0.035
"""So much nearer may what is in front of a foot be, before it hides the thing."""


def set_things(scene: Scene, standing: list[Standing]) -> dict[Standing, tuple[int, int, int, int]]:
    """Draw everything that is seen in the scene's span, the farthest first; returns what is visible of each: left, top,
    right, bottom in world px."""
    seen: dict[Standing, tuple[int, int, int, int]] = {}
    for number, thing in enumerate(standing):
        left, right = thing.reach
        if right < scene.span.left - 200 or left > scene.span.right + 200:
            continue
        tones = tones_at(scene.world, thing)
        drawn = sketched(
            thing.thing, tones, thing.seed, zone=thing.zone, scale=round(thing.scale, 3), count=thing.count
        )
        foot = foot_of(scene.world, thing)
        if not thing.gone:
            _shadow(scene, thing, foot)
            box = _set(scene, thing, drawn, foot, THING + number % 150, tones)
            if box is not None:
                seen[thing] = box
        _glow(scene, thing, drawn, foot, tones)
    return seen


def foot_of(world: World, thing: Standing) -> int:
    """y of its foot in the picture."""
    if thing.q < 0:
        return thing.y
    horizon = float(world.columns_at(np.array([float(thing.x)]))["horizon"][0])
    return round(horizon + thing.q * (HEIGHT - horizon))


def tones_at(world: World, thing: Standing) -> Tones:
    """The colours of the place where it stands, as they are when its own stretch has come in."""
    join = thing.strip * STRIP_WIDTH
    x = max(thing.x, join + 200)
    columns = world.columns_at(np.array([float(x)]))
    return Tones(
        {use: tone[:, 0, 0] for use, tone in columns.tones.items()},
        dark=float(columns["dark"][0]),
        snowy=float(min(1.0, columns["snow"][0] * 1.2)),
        windy=float(columns["wind"][0]),
    )


def _set(
    scene: Scene, thing: Standing, drawn: Drawn, foot: int, part: int, tones: Tones
) -> tuple[int, int, int, int] | None:
    height, width = drawn.pixels.shape[:2]
    left, top = thing.x + drawn.left, foot + drawn.top
    first = max(left, scene.span.left, thing.joins[0])
    last = min(left + width, scene.span.right, thing.joins[1])
    upper, lower = max(0, top), min(HEIGHT, top + height)
    if last <= first or lower <= upper:
        return None
    pixels = drawn.pixels[upper - top : lower - top, first - left : last - left]
    alpha = pixels[..., 3].copy()
    box = (slice(upper, lower), slice(first - scene.span.left, last - scene.span.left))
    if thing.zone == "far":  # its hill sinks into the land
        alpha *= np.clip((foot + 3 - np.arange(upper, lower, dtype=np.float32)) / 18, 0, 1)[:, None]
    hidden = scene.inverse_z[box] > thing.inverse_z + _IN_FRONT + 0.06 * (thing.q > 0.5)
    alpha[hidden] = 0
    colour = np.ascontiguousarray(pixels[..., :3].transpose(2, 0, 1))
    texture = surface(
        np.arange(first, last).astype(np.float64), np.arange(upper, lower).astype(np.float64), 26, 18, thing.seed, 2
    )
    colour = np.clip(colour * (0.88 + 0.24 * texture), 0, 1)
    haze = float(np.clip(0.42 - thing.inverse_z * 1.6, 0, 0.34)) if thing.q >= 0 else 0.0
    colour = mixed(colour, tones["haze"][:, None, None], haze)
    canvas = scene.colour[:, box[0], box[1]]
    canvas += (colour - canvas) * alpha
    scene.inverse_z[box] += (thing.inverse_z - scene.inverse_z[box]) * alpha
    solid = alpha > 0.4
    scene.parts[box][solid] = part
    scene.detail[box][solid] = 1.0
    _mirror(scene, thing, drawn, foot)
    rows, columns = np.nonzero(alpha > 0.1)
    if not len(rows):
        return None
    return (
        first + int(columns.min()),
        upper + int(rows.min()),
        first + int(columns.max()) + 1,
        upper + int(rows.max()) + 1,
    )


def _shadow(scene: Scene, thing: Standing, foot: int) -> None:
    """The ground is darker where a thing stands on it."""
    if thing.zone not in ("ground", "near"):
        return
    left, right = thing.reach
    middle, half = (left + right) / 2 + 0.06 * (right - left), max(8.0, (right - left) * 0.46)
    high = max(4.0, half * (0.10 + 0.14 * thing.q))
    first, last = (
        int(max(scene.span.left, middle - half, thing.joins[0])),
        int(min(scene.span.right, middle + half, thing.joins[1])),
    )
    top, bottom = int(max(0, foot - high)), int(min(HEIGHT, foot + high))
    if last <= first or bottom <= top:
        return
    across = (np.arange(first, last, dtype=np.float64)[None] - middle) / half
    down = (np.arange(top, bottom, dtype=np.float64)[:, None] - foot) / high
    box = (slice(top, bottom), slice(first - scene.span.left, last - scene.span.left))
    shade = stepped(across * across + down * down, 1.0, 0.15) * np.float32(0.42)
    shade = np.where(scene.parts[box] == WATER, 0, shade)
    dark = scene.columns.tones["near"][:, :, box[1]]
    canvas = scene.colour[:, box[0], box[1]]
    canvas += (mixed(canvas * np.float32(0.5), dark, 0.35) - canvas) * shade


def _mirror(scene: Scene, thing: Standing, drawn: Drawn, foot: int) -> None:
    """Its image in the water below its foot, broken by ripples."""
    height, width = drawn.pixels.shape[:2]
    left = thing.x + drawn.left
    first, last = max(left, scene.span.left, thing.joins[0]), min(left + width, scene.span.right, thing.joins[1])
    top, bottom = max(0, foot), min(HEIGHT, foot - drawn.top)
    if thing.q < 0 or last <= first or bottom <= top:
        return
    box = (slice(top, bottom), slice(first - scene.span.left, last - scene.span.left))
    wet = scene.parts[box] == WATER
    if not wet.any():
        return
    below = np.arange(bottom - top, dtype=np.float32)[:, None]
    ripple = np.rint((1 + below * 0.05) * np.sin(below * (1.1 - 0.5 * thing.q) + thing.seed % 7) * 1.6).astype(np.int32)
    rows = np.clip(foot - 1 - drawn.top - (below * 1.15).astype(np.int32), 0, height - 1).astype(np.int32)
    columns = np.clip(np.arange(first - left, last - left)[None] + ripple, 0, width - 1)
    image = drawn.pixels[rows, columns]
    share = image[..., 3] * wet * np.clip(0.62 - 0.5 * below / (bottom - top), 0, 1)
    share = share * (below * 1.15 < foot - drawn.top)
    canvas = scene.colour[:, box[0], box[1]]
    deep = scene.columns.tones["water_dark"][:, :, box[1]]
    canvas += (mixed(image[..., :3].transpose(2, 0, 1), deep, 0.3) - canvas) * share.astype(np.float32)


def _glow(scene: Scene, thing: Standing, drawn: Drawn, foot: int, tones: Tones) -> None:
    """Light that spills beyond the drawing, never left of where its strip begins."""
    strength = 0.3 + 0.6 * tones.dark
    for glow in drawn.glows:
        x, y, reach = thing.x + glow.x, foot + glow.y, glow.reach * 1.5
        first, last = int(max(scene.span.left, x - reach, thing.joins[0])), int(min(scene.span.right, x + reach))
        top, bottom = int(max(0, y - reach)), int(min(HEIGHT, y + reach))
        if last <= first or bottom <= top:
            continue
        across = np.arange(first, last, dtype=np.float64)[None] - x
        down = np.arange(top, bottom, dtype=np.float64)[:, None] - y
        away = np.hypot(across, down)
        light = np.exp(-away / (glow.reach * 0.33)) * np.clip(1 - away / reach, 0, 1) * glow.strength * strength
        light = light * scene.world.presence(thing.strip, thing.over, np.arange(first, last).astype(np.float64), 60)
        box = (slice(top, bottom), slice(first - scene.span.left, last - scene.span.left))
        light = np.clip(light, 0, 0.9).astype(np.float32)
        canvas = scene.colour[:, box[0], box[1]]
        canvas += (glow.colour[:, None, None] - canvas) * light
        scene.shine[box] = np.maximum(scene.shine[box], light)
