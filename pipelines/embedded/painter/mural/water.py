"""Water: a band of the ground whose banks wind along the world's x, with what is mirrored in it."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.mural.fields import HEIGHT, Field, grown, mixed, stepped
from pipelines.embedded.painter.mural.placing import Standing
from pipelines.embedded.painter.mural.scene import WATER, Scene
from pipelines.embedded.painter.mural.world import GROUND_PX, HORIZON, LEAN_PX, World


def banks(world: World, xs: Field, ends: Field | None = None) -> tuple[Field, Field]:
    """The water's middle line and how far its banks lie from it (below 0: there is none), on the ground's scale."""
    columns = world.columns_at(xs, ends)
    winding = world.line(xs, 330, 160, 2) - 0.5
    ragged = world.line(xs, 70, 161, 3) - 0.5
    upper = columns["water_top"] + columns["meander"] * winding * 0.34 + ragged * 0.012
    lower = columns["water_bottom"] + columns["meander"] * winding * 0.30 + (winding + ragged * 0.5) * 0.10
    return (upper + lower) / 2, (lower - upper) / 2


def dry(world: World, xs: Field, ends: Field, q: float) -> NDArray[np.bool_]:
    """Whether the ground line `q` is firm at xs, wherever the shore may lean; `ends` as in World.columns_at."""
    leans = np.array([0, LEAN_PX // 3, 2 * LEAN_PX // 3])[:, None]
    middle, reach = banks(world, (xs - leans).ravel(), np.tile(ends, len(leans)))
    firm = np.abs(q - middle) > reach + 0.01
    return np.logical_and.reduce(firm.reshape(len(leans), len(xs)))


def water_mask(scene: Scene, standing: list[Standing]) -> Field:
    """How much of every pixel below the horizon is water: a band whose banks wind along the world's x."""
    columns, xs = scene.columns, scene.span.xs()
    wide = scene.wide_xs()
    middle, reach = scene.leant(banks(scene.world, wide, np.full(len(wide), np.inf)))
    over = np.clip(scene.world.over_share(xs) * 2, 0, 1)
    if over.max() > 0:
        straight = banks(scene.world, xs)
        middle, reach = mixed(middle, straight[0], over), mixed(reach, straight[1], over)
    for thing in standing:
        if thing.zone == "water" and abs(thing.x - (scene.span.left + scene.span.right) / 2) < scene.span.width:
            pool, centre = _pool(scene.world, thing, xs)
            wet = np.maximum(reach, 0)
            share = np.clip(pool / (pool + wet + np.float32(0.02)), 0, 1)
            middle = mixed(middle, np.asarray(centre, np.float32), share * (reach < 0.05))
            reach = np.maximum(reach, np.where(pool > 0, pool, -1))
    q = (np.arange(GROUND_PX, dtype=np.float32) / GROUND_PX)[:, None]
    wobble = (scene.half_noise(HORIZON, HEIGHT, 50, 12, 162, 3) - 0.5) * np.float32(0.05)
    away = np.abs(q - middle) - reach + grown(wobble, scene.span.width, GROUND_PX) * np.sqrt(q)
    wet = np.clip(-away * np.float32(GROUND_PX / 2.2) + 0.5, 0, 1)
    if columns.any("pools"):
        puddle = grown(scene.half_noise(HORIZON, HEIGHT, 150, 26, 165, 3), scene.span.width, GROUND_PX)
        wet = np.maximum(
            wet,
            stepped(puddle + columns["pools"] * 0.1, 0.6, 0.62)
            * np.clip(columns["pools"] * 2, 0, 1)
            * stepped(q, 0.02, 0.05),
        )
    for thing in standing:
        if thing.zone in ("ground", "near") and thing.q >= 0:
            wet = wet * (1 - _islet(scene.world, thing, xs, q))
    return wet.astype(np.float32)


def _pool(world: World, thing: Standing, xs: Field) -> tuple[Field, float]:
    """A pond for what must swim: how far its banks lie from its middle line, and that line."""
    long = 150 + 60 * thing.scale
    inside = np.clip(1 - ((xs - thing.x) / long) ** 2, 0, 1).astype(np.float32)
    gate = world.presence(thing.strip, thing.over, xs, 60)
    return np.sqrt(inside) * np.float32(0.11) * gate, thing.q


def _islet(world: World, thing: Standing, xs: Field, q: Field) -> Field:
    """Firm ground under what stands, 0..1, where there would be water."""
    left, right = thing.reach
    long = max(60.0, (right - left) * 0.62)
    off = ((xs - (left + right) / 2) / long) ** 2
    high = (q - np.float32(thing.q + 0.01)) / np.float32(0.045 + 0.03 * thing.scale)
    gate = world.presence(thing.strip, thing.over, xs, 40)
    return stepped(off[None] + high * high, 1.05, 0.85) * gate


def paint_water(scene: Scene, wet: Field, lights: list[Standing]) -> None:
    """Water where it is wet: the world above it mirrored and broken by waves, paths of light, foam at the banks."""
    if wet.max() < 0.01:
        return
    columns, tones = scene.columns, scene.tones(HORIZON, HEIGHT)
    width = scene.span.width
    y = (np.arange(HORIZON, HEIGHT, 2) + 0.5).astype(np.float32)[:, None]
    q = (y - HORIZON) / GROUND_PX
    rough = columns["rough"][None, ::2]
    waves = _waves(scene, q)
    above = scene.colour[:, : HORIZON + 6 : 2, ::2]
    ripple = (waves - 0.5) * (10 + 26 * q) * (1 + rough)
    mirror = np.clip((HORIZON + 8 - (y - HORIZON) * 1.12 + ripple) / 2, 3, above.shape[1] - 1).astype(np.int32)
    image = above[:, mirror, np.arange(width // 2)[None]]
    crest = stepped(waves, 0.56 - 0.05 * rough, 0.72)
    body = mixed(tones["water_dark"], image, (0.70 - 0.42 * q) * (1 - 0.35 * rough))
    body = mixed(body, tones["water_lit"], crest * (0.22 + 0.4 * q))
    body = mixed(body, tones["water_dark"] * np.float32(0.8), stepped(waves, 0.42, 0.28) * (0.25 + 0.3 * rough) * q)
    foam = stepped(waves, 0.72 - 0.08 * rough, 0.79) * q * (0.5 + 0.45 * rough)
    body = mixed(body, tones["snow"], foam)
    xs = scene.span.xs(2)[None]
    for light in lights:
        across = ((xs - light.x) / (15 + 125 * q)).astype(np.float32)
        seen = scene.world.presence(light.strip, light.over, xs[0], 120)[None].astype(np.float32)
        path = np.exp(-(across**2)) * stepped(waves, 0.45, 0.56) * (0.95 - 0.4 * q) * seen
        body = mixed(body, tones["light"], np.clip(path, 0, 1))
    size = (width, GROUND_PX)
    full = grown(body, *size)
    shore = _shore(scene, wet)
    full = mixed(full, mixed(columns.tones["snow"], columns.tones["water_lit"], 0.3), shore)
    angle = grown(((waves - 0.5) * (0.5 + rough)).astype(np.float32), *size)
    near = scene.inverse_z[HORIZON:]
    scene.lay(HORIZON, wet, full, near.copy(), WATER, angle=angle, detail=0.3)


def _waves(scene: Scene, q: Field) -> Field:
    """Waves that grow towards the eye, 0..1, for every second pixel."""
    shares = ((1 - q) ** 3, 3 * q * (1 - q) ** 2, 3 * q**2 * (1 - q), q**3)
    cells = ((26, 4), (52, 7), (92, 15), (150, 27))
    total: Field = np.zeros((len(q), scene.span.width // 2), np.float32)
    for number, ((wide, high), share) in enumerate(zip(cells, shares)):
        total += share * scene.half_noise(HORIZON, HEIGHT, wide, high, 90 + number * 3, 3, 0.55)
    return total


def _shore(scene: Scene, wet: Field) -> Field:
    """A line of foam inside the water's edge."""
    up = np.concatenate([wet[5:], np.ones_like(wet[:5])])
    rim = np.clip(wet - up, 0, 1)
    return rim * np.clip(0.30 + 0.6 * scene.columns["surf"], 0, 0.85)
