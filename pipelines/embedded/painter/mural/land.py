"""The ground below the sky: far ranges, hills, the plane with its covers, and the water that lies in it."""

import numpy as np

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, along, grown, mixed, stepped
from pipelines.embedded.painter.mural.placing import Standing
from pipelines.embedded.painter.mural.scene import GROUND, RANGE, WATER, Scene
from pipelines.embedded.painter.mural.world import COVERS, HORIZON, REACH_PX, STRIP_WIDTH, Columns

GROUND_HEIGHT = HEIGHT - HORIZON
_RANGES = ((310, 215), (230, 160), (170, 95))
"""Width and height of the ranges' peaks, the farthest first."""
SNOW_SHADE = np.array([0.62, 0.70, 0.88], np.float32)[:, None, None]
_LEAN = 300


def half_tones(columns: Columns) -> dict[str, Field]:
    return {use: tone[:, :, ::2] for use, tone in columns.tones.items()}


def paint_ranges(scene: Scene) -> None:
    """Three ranges of mountains, each nearer and lower than the one before; with mesas where there is a canyon."""
    columns, tones = scene.columns, half_tones(scene.columns)
    xs = scene.span.xs()
    much = columns["mountains"]
    for number, (cell, tall) in enumerate(_RANGES):
        peak = scene.noise(lambda own, cell=cell: _ridge(xs, cell, own), 40 + number * 9)
        peak = peak**1.35
        if columns.any("canyon"):
            shelf = stepped(peak, 0.30, 0.36) * 0.55 + stepped(peak, 0.62, 0.68) * 0.4 + peak * 0.06
            peak = mixed(peak, shelf, columns["canyon"])
        height = tall * (0.25 + 0.75 * np.maximum(much, columns["canyon"] * 0.75))
        top = (HORIZON + 14 - height * peak - 26 * much * (2 - number)).astype(np.float32)
        _range(scene, tones, number, top, height, peak)


def _ridge(xs: Field, cell: float, seed: int) -> Field:
    return np.clip(1 - np.abs(2 * along(xs, cell, seed, 5, 0.48) - 1), 0, 1)


def _range(scene: Scene, tones: dict[str, Field], number: int, top: Field, height: Field, peak: Field) -> None:
    first, last = 120, 456
    columns = scene.columns
    y_full = np.arange(first, last, dtype=np.float32)[:, None]
    mask = np.clip((y_full - top) * np.float32(0.8) + 0.5, 0, 1) * np.clip((HORIZON + 26 - y_full) / 8, 0, 1)
    y = (np.arange(first, last, 2) + 0.5).astype(np.float32)[:, None]
    rough = scene.half_noise(first, last, 60 - 10 * number, 85 - 12 * number, 60 + number, 4, 0.6)
    beside = np.concatenate([rough[:, 3:], np.repeat(rough[:, -1:], 3, 1)], 1)
    fall = np.gradient(top)[None, ::2].astype(np.float32)
    lit = stepped((rough - beside) * 6.5 + fall * 0.34 + 0.5, 0, 1)
    below = np.clip((y - top[None, ::2]) / (height[None, ::2] + 1), 0, 1.2)
    body = mixed(tones["rock"] * np.float32(0.58), mixed(tones["rock"], tones["light"], 0.38), lit)
    if columns.any("canyon"):
        bands = 0.5 + 0.5 * np.sin((y + rough * 26) * np.float32(0.42 - 0.06 * number))
        red = mixed(tones["sand"] * np.float32(0.62), tones["sand"], bands * 0.6 + lit * 0.4)
        body = mixed(body, red, columns["canyon"][None, ::2])
    cap = columns["cap"][None, ::2]
    snow = stepped(cap * 0.95 - below * (1.5 - 0.55 * columns["snow"][None, ::2]) - (rough - 0.5) * 1.5, 0, 0.1)
    snow = snow * np.clip(cap * 3, 0, 1)
    white = mixed(
        mixed(tones["snow"] * SNOW_SHADE, tones["rock"], 0.25), mixed(tones["snow"], tones["light"], 0.25), lit
    )
    body = mixed(body, white, snow)
    haze = (0.62 - 0.21 * number) * (1 - 0.5 * columns["mountains"][None, ::2]) + 0.55 * below**2 * (0.8 - 0.2 * number)
    haze = haze + columns["mist"][None, ::2] * stepped(y, HORIZON - 150, HORIZON) * 0.6
    body = mixed(body, tones["haze"], np.clip(haze, 0, 0.94))
    angle = np.sign(rough - beside + fall * 0.05) * (0.75 + 0.4 * (rough - 0.5))
    width, lines = scene.span.width, last - first
    scene.lay(
        first,
        mask.astype(np.float32),
        grown(body, width, lines),
        0.018 + 0.012 * number,
        RANGE + number,
        angle=grown(angle.astype(np.float32), width, lines),
        detail=0.25,
    )


def paint_ground(scene: Scene, standing: list[Standing]) -> Field:
    """The plane with its covers; returns how much of every pixel below the horizon is water, (338, w)."""
    width = scene.span.width
    y = (np.arange(HORIZON, HEIGHT, 2) + 0.5).astype(np.float32)[:, None]
    q = (y - HORIZON) / GROUND_HEIGHT
    tones = half_tones(scene.columns)
    shares = _covers(scene, q)
    far = (1 - q) ** 2.4
    ground: Field = np.zeros((3, len(q), width // 2), np.float32)
    angle: Field = np.zeros((len(q), width // 2), np.float32)
    swell = scene.half_noise(HORIZON, HEIGHT, 300, 46, 120, 3)
    leaf = scene.half_noise(HORIZON, HEIGHT, 130, 30, 130, 4, 0.6)
    makers = {
        "sand": _sand,
        "snow": _snow,
        "grass": _grass,
        "wheat": _wheat,
        "marsh": _marsh,
        "floor": _floor,
        "stone": _stone,
    }
    for cover, share in shares.items():
        if share.max() < 0.004:
            continue
        tint, turn = makers[cover](scene, tones, q, swell, leaf)
        ground += mixed(tint, tones["haze"], far * 0.6) * share
        angle += turn * share
    size = (width, GROUND_HEIGHT)
    near = np.repeat((0.05 + 0.95 * (np.arange(GROUND_HEIGHT, dtype=np.float32) / GROUND_HEIGHT))[:, None], width, 1)
    edge = np.clip((np.arange(HORIZON, HEIGHT, dtype=np.float32)[:, None] - HORIZON) / 2, 0, 1)
    scene.lay(
        HORIZON,
        np.repeat(edge, width, 1),
        grown(ground, *size),
        near,
        GROUND,
        angle=grown(angle, *size),
        detail=0.3,
    )
    return water_mask(scene, standing)


def _covers(scene: Scene, q: Field) -> dict[str, Field]:
    """The share of each cover at every second pixel; where kinds meet, their border leans to the right and is torn."""
    span = scene.span
    lean = np.clip(150 * q + 110 * scene.world.line(q[:, 0] * 2.2, 1, 151, 2)[:, None] - 40, 0, 200)
    lean = lean + 80 * scene.half_noise(HORIZON, HEIGHT, 90, 40, 152)
    lean = np.clip(lean, 0, _LEAN - 10)
    wide = scene.world.columns(type(span)(span.left - _LEAN, span.right), 2)
    index = (np.arange(span.width // 2)[None] + (_LEAN - lean) / 2).astype(np.int32)
    torn = (scene.half_noise(HORIZON, HEIGHT, 60, 14, 150) - 0.5) * 0.9
    shares: dict[str, Field] = {}
    for cover in COVERS:
        flat = wide[cover]
        if flat.max() < 0.004:
            continue
        share = flat[index]
        shares[cover] = np.clip(share + torn * np.minimum(share, 1 - share) * 2.2, 0, 1) ** 3
    total = sum(shares.values()) + np.float32(1e-6)
    return {cover: share / total for cover, share in shares.items()}


Tint = tuple[Field, Field]


def _sand(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    dunes = scene.columns["dunes"][None, ::2]
    slow = scene.world.line(scene.span.xs(2), 210, 121, 2)[None]
    phase = q * GROUND_HEIGHT * 0.055 + swell * 5.5 + slow * 3
    phase = phase - np.floor(phase)
    dune = mixed(
        mixed(tones["sand"] * np.float32(0.68), tones["haze"], 0.25),
        tones["sand"] * np.float32(1.05),
        stepped(phase, 0, 0.8),
    )
    flat = mixed(tones["sand"] * np.float32(0.9), mixed(tones["sand"], tones["light"], 0.3), stepped(leaf, 0.3, 0.75))
    return mixed(flat, dune, np.clip(dunes, 0, 1)), (swell - 0.5) * 1.2


def _snow(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    blue = mixed(tones["snow"] * SNOW_SHADE, tones["cloud_dark"], 0.15)
    lit = mixed(tones["snow"], tones["light"], 0.12)
    return mixed(blue, lit, stepped(swell + (leaf - 0.5) * 0.25, 0.36, 0.62)), (swell - 0.5) * 0.9


def _grass(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    much = scene.columns
    grass = mixed(tones["foliage"], tones["grass"] * np.float32(1.08), np.clip(leaf * 1.5 - 0.3, 0, 1))
    grass = mixed(grass, tones["light"], stepped(leaf, 0.55, 0.85) * 0.28 * (1 - q * 0.5))
    grass = mixed(grass, tones["foliage"] * np.float32(0.72), stepped(swell, 0.52, 0.3) * 0.5 * stepped(q, 0.1, 0.6))
    if much.any("flowers"):
        spots = scene.half_noise(HORIZON, HEIGHT, 7, 4, 140, 1)
        drift = scene.half_noise(HORIZON, HEIGHT, 150, 60, 142, 2)
        hue = scene.half_noise(HORIZON, HEIGHT, 190, 90, 141, 1)
        bloom = stepped(spots + (drift - 0.5) * 0.7, 0.74, 0.86) * stepped(q, 0.06, 0.4)
        bloom = bloom * (1 - 0.6 * much["dark"][None, ::2]) * np.clip(much["flowers"][None, ::2], 0, 1)
        red, cream, blue = (colour(one)[:, None, None] for one in ("e8556a", "fff0b0", "8f7fe0"))
        petals = mixed(mixed(red, cream, stepped(hue, 0.42, 0.56)), blue, stepped(hue, 0.62, 0.7))
        grass = mixed(grass, mixed(petals, tones["haze"], 0.15), bloom * 0.9)
    return grass, np.where(q > 0.22, 1.25 + (leaf - 0.5) * 0.8, leaf - 0.5).astype(np.float32)


def _wheat(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    ripe = mixed(tones["sand"], colour("e8b84a")[:, None, None], 0.45) * np.float32(1.0)
    rows = 0.5 + 0.5 * np.sin((swell * 9 + leaf * 3 + np.log(q + 0.06) * 9) * np.float32(2.0))
    wheat = mixed(
        mixed(ripe * np.float32(0.66), tones["foliage"], 0.15),
        mixed(ripe, tones["light"], 0.25),
        rows * 0.6 + leaf * 0.4,
    )
    wheat = wheat * (1 - 0.45 * scene.columns["dark"][None, ::2])
    return wheat, (np.float32(1.35) + (leaf - 0.5) * 0.7)


def _marsh(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    moss = mixed(mixed(tones["foliage"], tones["near"], 0.2), mixed(tones["grass"], tones["sand"], 0.35), leaf)
    return moss, (leaf - 0.5) * 0.8


def _floor(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    dark = mixed(tones["foliage"] * np.float32(0.6), tones["near"], 0.25)
    moss = mixed(dark, mixed(tones["foliage"], tones["grass"], 0.6), stepped(leaf, 0.25, 0.75))
    pools_of_light = stepped(swell + (leaf - 0.5) * 0.5, 0.56, 0.72) * (1 - 0.5 * scene.columns["dark"][None, ::2])
    return mixed(moss, mixed(tones["grass"], tones["light"], 0.5), pools_of_light * 0.6), (leaf - 0.5) * 1.6


def _stone(scene: Scene, tones: dict[str, Field], q: Field, swell: Field, leaf: Field) -> Tint:
    pale = mixed(tones["rock"], tones["haze"], 0.35)
    courses = 0.5 + 0.5 * np.sin(np.log(q + 0.10) * np.float32(34))
    stone = mixed(pale * np.float32(0.72), pale, leaf * 0.6 + courses * 0.4)
    gleam = stepped(swell, 0.5, 0.7) * 0.25
    return mixed(stone, tones["horizon"], gleam), np.zeros_like(leaf)


def water_mask(scene: Scene, standing: list[Standing]) -> Field:
    """How much of every pixel below the horizon is water: a band whose banks wind along the world's x."""
    columns, xs = scene.columns, scene.span.xs()
    winding = scene.world.line(xs, 330, 160, 2) - 0.5
    ragged = scene.world.line(xs, 70, 161, 3) - 0.5
    upper = columns["water_top"] + columns["meander"] * winding * 0.34 + ragged * 0.012
    lower = columns["water_bottom"] + columns["meander"] * winding * 0.30 + (winding + ragged * 0.5) * 0.10
    middle, reach = (upper + lower) / 2, (lower - upper) / 2
    for thing in standing:
        if thing.zone == "water" and abs(thing.x - (scene.span.left + scene.span.right) / 2) < scene.span.width:
            pool, centre = _pool(thing, xs)
            wet = np.maximum(reach, 0)
            share = np.clip(pool / (pool + wet + np.float32(0.02)), 0, 1)
            middle = mixed(middle, np.asarray(centre, np.float32), share * (reach < 0.05))
            reach = np.maximum(reach, np.where(pool > 0, pool, -1))
    q = (np.arange(GROUND_HEIGHT, dtype=np.float32) / GROUND_HEIGHT)[:, None]
    wobble = (scene.half_noise(HORIZON, HEIGHT, 50, 12, 162, 3) - 0.5) * np.float32(0.05)
    away = np.abs(q - middle) - reach + grown(wobble, scene.span.width, GROUND_HEIGHT) * np.sqrt(q)
    wet = np.clip(-away * np.float32(GROUND_HEIGHT / 2.2) + 0.5, 0, 1)
    if columns.any("pools"):
        puddle = grown(scene.half_noise(HORIZON, HEIGHT, 150, 26, 165, 3), scene.span.width, GROUND_HEIGHT)
        wet = np.maximum(
            wet,
            stepped(puddle + columns["pools"] * 0.1, 0.6, 0.62)
            * np.clip(columns["pools"] * 2, 0, 1)
            * stepped(q, 0.02, 0.05),
        )
    for thing in standing:
        if thing.zone in ("ground", "near") and thing.q >= 0:
            wet = wet * (1 - _islet(thing, xs, q))
    return wet.astype(np.float32)


def _pool(thing: Standing, xs: Field) -> tuple[Field, float]:
    """A pond for what must swim: how far its banks lie from its middle line, and that line."""
    long = 150 + 60 * thing.scale
    inside = np.clip(1 - ((xs - thing.x) / long) ** 2, 0, 1).astype(np.float32)
    gate = stepped(xs - thing.strip * STRIP_WIDTH, REACH_PX, REACH_PX + 60)
    return np.sqrt(inside) * np.float32(0.11) * gate, thing.q


def _islet(thing: Standing, xs: Field, q: Field) -> Field:
    """Firm ground under what stands, 0..1, where there would be water."""
    left, right = thing.reach
    long = max(60.0, (right - left) * 0.62)
    off = ((xs - (left + right) / 2) / long) ** 2
    high = (q - np.float32(thing.q + 0.01)) / np.float32(0.045 + 0.03 * thing.scale)
    gate = stepped(xs - thing.strip * STRIP_WIDTH, REACH_PX, REACH_PX + 40)
    return stepped(off[None] + high * high, 1.05, 0.85) * gate


def paint_water(scene: Scene, wet: Field, lights: list[Standing]) -> None:
    """Water where it is wet: the world above it mirrored and broken by waves, paths of light, foam at the banks."""
    if wet.max() < 0.01:
        return
    columns, tones = scene.columns, half_tones(scene.columns)
    width = scene.span.width
    y = (np.arange(HORIZON, HEIGHT, 2) + 0.5).astype(np.float32)[:, None]
    q = (y - HORIZON) / GROUND_HEIGHT
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
        seen = stepped(xs - light.strip * STRIP_WIDTH, REACH_PX, REACH_PX + 120)
        path = np.exp(-(across**2)) * stepped(waves, 0.45, 0.56) * (0.95 - 0.4 * q) * seen
        body = mixed(body, tones["light"], np.clip(path, 0, 1))
    size = (width, GROUND_HEIGHT)
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
