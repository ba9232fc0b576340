"""The sky: a fall of colour, lit clouds, sun and moon with circling strokes, stars, northern lights."""

import math

import numpy as np

from pipelines.embedded.painter.mural.fields import Field, grown, mixed, stepped
from pipelines.embedded.painter.mural.placing import Standing
from pipelines.embedded.painter.mural.scene import SKY, Scene, TonesThere
from pipelines.embedded.painter.mural.world import FADE_PX, HORIZON
from pipelines.embedded.painter.noise import chance

FLOOR = 456
"""The sky is painted down to here: a little behind what stands on the horizon."""
_STAR_CELL = 46
_LIGHT_REACH = 640


def paint_sky(scene: Scene, lights: list[Standing]) -> None:
    """Fill the scene's upper part."""
    columns = scene.columns
    half = scene.tones(0, FLOOR)
    y = (np.arange(0, FLOOR, 2) + 0.5).astype(np.float32)[:, None]
    x = scene.span.xs(2).astype(np.float64)[None]
    fall = y / HORIZON
    sky = mixed(mixed(half["top"], half["mid"], stepped(fall, 0, 0.55)), half["horizon"], stepped(fall, 0.48, 1.0))
    angle = _flow(scene)
    cover = _clouds(scene, sky, half, y)
    for light in lights:
        sky, angle = _shine(scene, light, sky, angle, cover, x, y, half)
    if columns.any("aurora"):
        sky, angle = _aurora(scene, sky, angle, y)
    size = (scene.span.width, FLOOR)
    scene.colour[:, :FLOOR] = grown(sky, *size)
    scene.angle[:FLOOR] = grown(angle, *size)
    scene.inverse_z[:FLOOR] = 0.004
    if columns.any("stars"):
        _stars(scene, grown(cover, *size))
    scene.parts[:FLOOR] = SKY


def _flow(scene: Scene) -> Field:
    """The run of the strokes: along the contours of a slow swell, which bends into whirls."""
    swell = scene.half_noise(0, FLOOR, 250, 150, 3, 2) * np.float32(150)
    swell += (np.arange(0, FLOOR, 2, dtype=np.float32) * 0.62)[:, None]
    down, across = np.gradient(swell)
    bend = np.arctan2(-across, np.maximum(down, np.float32(0.08)))
    return np.clip(bend, -1.35, 1.35).astype(np.float32)


def _clouds(scene: Scene, sky: Field, half: TonesThere, y: Field) -> Field:
    """Lay clouds over the sky, in place; returns how much they cover, 0..1."""
    columns = scene.columns
    much, deck = scene.leaning("cloud", 0, FLOOR), scene.leaning("deck", 0, FLOOR)
    body = scene.half_noise(0, FLOOR, 250, 96, 11, 5, 0.55)
    if columns.any("wind"):
        torn = scene.half_noise(0, FLOOR, 520, 52, 15, 4, 0.5)
        body = mixed(body, torn, columns["wind"][None, ::2] * np.float32(0.8))
    beside = np.concatenate([np.repeat(body[:, :1], 7, 1), body[:, :-7]], 1)
    under = np.concatenate([np.repeat(body[:1], 5, 0), body[:-5]], 0)
    cover = stepped(body - (0.62 - 0.24 * much), 0, 0.2) * (0.35 + 0.65 * much)
    cover *= stepped(y, -60, 60) * stepped(y, HORIZON + 10, HORIZON - 110)
    heavy = stepped(body + (0.85 - y / HORIZON) * 0.75, 0.42, 0.8) * deck
    light = np.clip((body - beside) * 5 + (body - under) * 5 + 0.5 + 0.3 * (y / HORIZON - 0.4), 0, 1)
    light *= 1 - 0.55 * heavy
    cover = np.maximum(cover, heavy * np.float32(0.92))
    sky += (mixed(half["cloud_dark"], half["cloud_lit"], light) - sky) * (cover * np.float32(0.88))
    return cover


def _shine(
    scene: Scene, light: Standing, sky: Field, angle: Field, cover: Field, x: Field, y: Field, half: TonesThere
) -> tuple[Field, Field]:
    """A sun or a moon: its disc, its halo, and strokes that circle round it."""
    away = light.x - (scene.span.left + scene.span.right) / 2
    if abs(away) > scene.span.width / 2 + _LIGHT_REACH:
        return sky, angle
    radius = (44 if light.thing == "sun" else 37) * light.scale
    across = (x - light.x).astype(np.float32)
    down = y * (scene.columns["horizon"][None, ::2] / np.float32(HORIZON)) - light.y
    distance = np.hypot(across, down)
    seen = scene.world.presence(light.strip, light.over, x[0], FADE_PX * 0.6)[None].astype(np.float32)
    seen = seen * stepped(np.abs(across), _LIGHT_REACH, _LIGHT_REACH * 0.55)
    near = stepped(distance, 330, 0) * seen
    glow = np.exp(-distance / 95) * 0.75 + np.exp(-distance / 260) * 0.24
    glow += (0.5 + 0.5 * np.cos(distance / 15.0)) * 0.09 * near
    sky = mixed(sky, half["light"], np.clip(glow * (1 - 0.45 * cover) * seen, 0, 1))
    tangent = np.arctan2(down, across) + np.float32(math.pi / 2)
    nearest = tangent + np.round((angle - tangent) / np.float32(math.pi)) * np.float32(math.pi)
    angle = mixed(angle, nearest, np.clip(near * 1.6, 0, 1))
    disc = stepped(distance, radius + 1.5, radius - 1.5)
    if light.thing == "crescent":
        disc = disc * stepped(np.hypot(across - radius * 0.5, down + radius * 0.16), radius * 0.86, radius * 0.94)
    face = half["light"] * np.float32(1.06)
    if light.thing != "sun":
        seas = surface_of_moon(across, down, radius, light.seed)
        face = mixed(face, face * np.array([0.86, 0.85, 0.82], np.float32)[:, None, None], seas)
    sky = mixed(
        sky, np.clip(face, 0, 1), disc * scene.world.presence(light.strip, light.over, x[0], 6)[None].astype(np.float32)
    )
    return sky, angle


def surface_of_moon(across: Field, down: Field, radius: float, seed: int) -> Field:
    """The moon's seas, 0..1."""
    seas: Field = np.zeros(across.shape, np.float32)
    for i in range(5):
        dx, dy, size = (float(part) for part in chance(np.arange(3), seed, i))
        off = np.hypot(across - (dx - 0.5) * radius * 1.2, down - (dy - 0.5) * radius * 1.2)
        seas = np.maximum(seas, stepped(off, radius * (0.2 + 0.3 * size), radius * 0.1))
    return seas


def _aurora(scene: Scene, sky: Field, angle: Field, y: Field) -> tuple[Field, Field]:
    """Curtains that hang from a winding line."""
    xs = scene.span.xs(2)
    much = scene.columns["aurora"][None, ::2]
    for number, (line, tall, strength) in enumerate(((285, 150, 0.62), (205, 120, 0.4))):
        foot = line + 62 * np.sin(xs / (128 + 30 * number) + number * 2)
        foot = foot + 60 * (scene.world.line(xs, 190, 31 + number * 5, 2) - 0.5)
        rays = scene.world.line(xs, 17, 33 + number * 5, 2)[None]
        off = (foot[None] - y).astype(np.float32)
        glow = np.where(off > 0, np.exp(-off / tall), np.exp(np.minimum(off, 0) / 13))
        glow = np.clip(glow * (0.2 + 0.95 * rays), 0, 1) * much
        green, violet = np.array([0.35, 1.0, 0.7], np.float32), np.array([0.75, 0.45, 1.0], np.float32)
        tint = mixed(green[:, None, None], violet[:, None, None], np.clip(off / 220, 0, 1))
        sky = np.clip(sky + tint * (glow * np.float32(strength)), 0, 1)
        angle = mixed(angle, np.float32(1.45), np.clip(glow * 1.6, 0, 1))
    return sky, angle


def _stars(scene: Scene, cover: Field) -> None:
    """Stars on a jittered lattice, in place, at full size; those behind clouds are dim."""
    left, width = scene.span.left, scene.span.width
    cells = np.arange((left - _STAR_CELL) // _STAR_CELL, (scene.span.right + _STAR_CELL) // _STAR_CELL + 1)
    column, line = (part.ravel() for part in np.meshgrid(cells, np.arange(8)))
    kept = chance(column, line, scene.world.seed + 5) < 0.36
    column, line = column[kept], line[kept]
    star_x = (column + chance(column, line, 1)) * _STAR_CELL - left
    star_y = (line + chance(column, line, 2)) * _STAR_CELL
    for x, y, size in zip(star_x.tolist(), star_y.tolist(), (chance(column, line, 3) ** 1.8).tolist()):
        reach = int(5 + size * 13)
        first, last = max(0, int(x) - reach), min(width, int(x) + reach + 1)
        top, bottom = max(0, int(y) - reach), min(FLOOR, int(y) + reach + 1)
        if last <= first or bottom <= top:
            continue
        box = (slice(top, bottom), slice(first, last))
        distance = np.hypot(
            np.arange(first, last, dtype=np.float32)[None] - np.float32(x),
            np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y),
        )
        glow = np.exp(-((distance / (1.3 + size * 1.8)) ** 2)) + 0.33 * np.exp(-distance / (reach * 0.4))
        glow = glow * np.maximum(0, 1 - distance / reach) ** 0.5
        glow = np.clip(glow * scene.columns["stars"][None, first:last] * (1 - cover[box]), 0, 1)
        tone = np.clip(scene.columns.tones["light"][:, :, first:last] * 1.05, 0, 1)
        scene.colour[:, box[0], box[1]] = mixed(scene.colour[:, box[0], box[1]], tone, glow)
        scene.detail[box][glow > 0.25] = 1.0
        scene.shine[box] = np.maximum(scene.shine[box], glow * np.float32(0.5))
