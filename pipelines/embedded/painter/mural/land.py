"""The ground below the sky: far ranges, hills, the plane with its covers, and the water that lies in it."""

import numpy as np

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.mural.fields import HEIGHT, Field, along, grown, mixed, stepped
from pipelines.embedded.painter.mural.placing import inverse_z
from pipelines.embedded.painter.mural.scene import GROUND, RANGE, Scene, TonesThere
from pipelines.embedded.painter.mural.world import COVERS, GROUND_PX, HORIZON

_RANGES = ((310, 215), (230, 160), (170, 95))
"""Width and height of the ranges' peaks, the farthest first."""
SNOW_SHADE = np.array([0.62, 0.70, 0.88], np.float32)[:, None, None]


def paint_ranges(scene: Scene) -> None:
    """Three ranges of mountains, each nearer and lower than the one before; with mesas where there is a canyon."""
    columns = scene.columns
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
        _range(scene, number, top, height)


def _ridge(xs: Field, cell: float, seed: int) -> Field:
    return np.clip(1 - np.abs(2 * along(xs, cell, seed, 5, 0.48) - 1), 0, 1)


def _range(scene: Scene, number: int, top: Field, height: Field) -> None:
    first, last = max(0, int(top.min()) - 24) // 8 * 8, 456
    columns, tones = scene.columns, scene.tones(first, last)
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
    haze = haze * (1 - 0.5 * columns["canyon"][None, ::2])
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


def paint_cliffs(scene: Scene) -> None:
    """Bluffs of pale stone that break off above the shore, green on top."""
    columns = scene.columns
    if not columns.any("cliffs", 0.03):
        return
    first, last = 160, 456
    tones = scene.tones(first, last)
    xs = scene.span.xs()
    shelf = scene.noise(lambda own: stepped(along(xs, 300, own, 4, 0.5), 0.40, 0.54), 190)
    crown = scene.noise(lambda own: along(xs, 90, own, 4, 0.5), 195)
    top = HORIZON + 22 - shelf * (150 + 80 * crown) * stepped(columns["cliffs"], 0.05, 0.9)
    y_full = np.arange(first, last, dtype=np.float32)[:, None]
    mask = np.clip(y_full - top + 0.5, 0, 1) * np.clip((HORIZON + 22 - y_full) / 4, 0, 1)
    y = (np.arange(first, last, 2) + 0.5).astype(np.float32)[:, None]
    streaks = scene.half_noise(first, last, 13, 110, 197, 3, 0.6)
    beside = np.concatenate([streaks[:, 2:], np.repeat(streaks[:, -1:], 2, 1)], 1)
    ledges = scene.half_noise(first, last, 190, 12, 199, 2)
    lit = stepped((streaks - beside) * 4 + ledges * 0.5 + 0.25, 0.1, 0.9)
    pale = mixed(mixed(tones["rock"], tones["sand"], 0.45), tones["light"], 0.22)
    stone = mixed(mixed(tones["rock"] * np.float32(0.6), tones["near"], 0.12), pale, lit)
    turf = mixed(tones["foliage"], tones["grass"], streaks)
    stone = mixed(stone, turf, stepped(y - top[None, ::2], 15, 7))
    stone = mixed(stone, tones["haze"], 0.20 + 0.25 * stepped(y, HORIZON - 40, HORIZON + 20))
    size = (scene.span.width, last - first)
    scene.lay(first, mask.astype(np.float32), grown(stone, *size), 0.075, RANGE + 3, angle=1.5, detail=0.34)


def paint_hills(scene: Scene) -> None:
    """Two swells of green land, with fields and the shade of clouds on them."""
    columns = scene.columns
    if not columns.any("hills", 0.03):
        return
    xs = scene.span.xs()
    first, last = 280, 528
    tones = scene.tones(first, last)
    y_full = np.arange(first, last, dtype=np.float32)[:, None]
    y = (np.arange(first, last, 2) + 0.5).astype(np.float32)[:, None]
    leaf = scene.half_noise(first, last, 120, 34, 230, 4, 0.6)
    for number, (cell, tall, foot) in enumerate(((430, 150, 462), (310, 112, 506))):
        bow = scene.noise(lambda own, cell=cell: along(xs, cell, own, 2, 0.35), 210 + 9 * number)
        much = stepped(columns["hills"], 0.02, 0.9)
        top = foot - tall * (0.15 + bow) * much
        mask = (
            np.clip((y_full - top) * 0.8 + 0.5, 0, 1) * stepped(y_full, foot + 4, foot - 14) * np.clip(much * 6, 0, 1)
        )
        slope = np.gradient(top)[None, ::2].astype(np.float32)
        lit = stepped(0.55 - slope * 1.5 + (leaf - 0.5) * 1.1, 0.1, 0.9)
        green = mixed(tones["foliage"], tones["grass"], lit)
        fields = scene.half_noise(first, last, 150, 40, 240 + number, 1)
        green = mixed(green, mixed(tones["grass"], tones["sand"], 0.65), stepped(fields, 0.58, 0.62) * 0.55)
        green = mixed(green, tones["light"], stepped(lit, 0.7, 1.0) * 0.22)
        white = mixed(tones["snow"] * SNOW_SHADE, tones["snow"], lit)
        green = mixed(green, white, stepped(columns["snow"][None, ::2], 0.2, 0.6))
        below = stepped(y - top[None, ::2], 0, 50)
        green = mixed(green, tones["haze"], np.clip(0.42 - 0.18 * number + 0.12 * below, 0, 1))
        size = (scene.span.width, last - first)
        near = inverse_z((foot - HORIZON - 12) / GROUND_PX)
        turn = grown(((leaf - 0.5) * 0.8 + slope).astype(np.float32), *size)
        scene.lay(first, mask.astype(np.float32), grown(green, *size), near, RANGE + 4 + number, angle=turn, detail=0.3)


def _road(scene: Scene, tones: TonesThere, q: Field, leaf: Field) -> tuple[Field, Field]:
    """A path that winds along the world: its colour, and where it lies, 0..1."""
    xs = scene.span.xs(2)
    middle = 0.50 + 0.62 * (scene.world.line(xs, 380, 250, 2) - 0.5)[None]
    wide = (0.022 + 0.06 * q) * np.clip(scene.columns["road"][None, ::2] * 1.2, 0, 1)
    away = np.abs(q - middle) + (leaf - 0.5) * 0.02
    rut = np.exp(-(((away / (wide + 1e-2)) - 0.5) ** 2) * 30)
    earth = mixed(mixed(tones["sand"], tones["haze"], 0.25), tones["rock"], 0.16 + 0.2 * rut)
    return mixed(earth, tones["light"], stepped(leaf, 0.5, 0.8) * 0.25), stepped(
        away, wide + 1e-3, wide * 0.72
    ) * np.clip(scene.columns["road"][None, ::2] * 8, 0, 1)


def paint_ground(scene: Scene) -> None:
    """The plane with its covers."""
    width = scene.span.width
    y = (np.arange(HORIZON, HEIGHT, 2) + 0.5).astype(np.float32)[:, None]
    q = (y - HORIZON) / GROUND_PX
    tones = scene.tones(HORIZON, HEIGHT)
    shares = _covers(scene)
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
    if scene.columns.any("road"):
        earth, share = _road(scene, tones, q, leaf)
        ground = mixed(ground, mixed(earth, tones["haze"], far * 0.6), share)
        angle = angle * (1 - share)
    size = (width, GROUND_PX)
    near = np.repeat((0.05 + 0.95 * (np.arange(GROUND_PX, dtype=np.float32) / GROUND_PX))[:, None], width, 1)
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


def _covers(scene: Scene) -> dict[str, Field]:
    """The share of each cover at every second pixel; where kinds meet, their border leans to the right and is torn."""
    torn = (scene.half_noise(HORIZON, HEIGHT, 60, 14, 150) - 0.5) * 0.9
    shares: dict[str, Field] = {}
    for cover in COVERS:
        share = scene.leaning(cover, HORIZON, HEIGHT)
        if share.max() >= 0.004:
            shares[cover] = np.clip(share + torn * np.minimum(share, 1 - share) * 2.2, 0, 1) ** 3
    total = sum(shares.values()) + np.float32(1e-6)
    return {cover: share / total for cover, share in shares.items()}


Tint = tuple[Field, Field]


def _sand(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    dunes = scene.columns["dunes"][None, ::2]
    slow = scene.world.line(scene.span.xs(2), 210, 121, 2)[None]
    phase = q * GROUND_PX * 0.055 + swell * 5.5 + slow * 3
    phase = phase - np.floor(phase)
    dune = mixed(
        mixed(tones["sand"] * np.float32(0.68), tones["haze"], 0.25),
        tones["sand"] * np.float32(1.05),
        stepped(phase, 0, 0.8),
    )
    flat = mixed(tones["sand"] * np.float32(0.9), mixed(tones["sand"], tones["light"], 0.3), stepped(leaf, 0.3, 0.75))
    return mixed(flat, dune, np.clip(dunes, 0, 1)), (swell - 0.5) * 1.2


def _snow(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    blue = mixed(tones["snow"] * SNOW_SHADE, tones["cloud_dark"], 0.15)
    lit = mixed(tones["snow"], tones["light"], 0.12)
    return mixed(blue, lit, stepped(swell + (leaf - 0.5) * 0.25, 0.36, 0.62)), (swell - 0.5) * 0.9


def _grass(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
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


def _wheat(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    ripe = mixed(tones["sand"], colour("e8b84a")[:, None, None], 0.45) * np.float32(1.0)
    rows = 0.5 + 0.5 * np.sin((swell * 9 + leaf * 3 + np.log(q + 0.06) * 9) * np.float32(2.0))
    wheat = mixed(
        mixed(ripe * np.float32(0.66), tones["foliage"], 0.15),
        mixed(ripe, tones["light"], 0.25),
        rows * 0.6 + leaf * 0.4,
    )
    wheat = wheat * (1 - 0.45 * scene.columns["dark"][None, ::2])
    return wheat, (np.float32(1.35) + (leaf - 0.5) * 0.7)


def _marsh(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    moss = mixed(mixed(tones["foliage"], tones["near"], 0.2), mixed(tones["grass"], tones["sand"], 0.35), leaf)
    return moss, (leaf - 0.5) * 0.8


def _floor(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    dark = mixed(tones["foliage"] * np.float32(0.6), tones["near"], 0.25)
    moss = mixed(dark, mixed(tones["foliage"], tones["grass"], 0.6), stepped(leaf, 0.25, 0.75))
    pools_of_light = stepped(swell + (leaf - 0.5) * 0.5, 0.56, 0.72) * (1 - 0.5 * scene.columns["dark"][None, ::2])
    return mixed(moss, mixed(tones["grass"], tones["light"], 0.5), pools_of_light * 0.6), (leaf - 0.5) * 1.6


def _stone(scene: Scene, tones: TonesThere, q: Field, swell: Field, leaf: Field) -> Tint:
    pale = mixed(tones["rock"], tones["haze"], 0.35)
    courses = 0.5 + 0.5 * np.sin(np.log(q + 0.10) * np.float32(34))
    stone = mixed(pale * np.float32(0.72), pale, leaf * 0.6 + courses * 0.4)
    gleam = stepped(swell, 0.5, 0.7) * 0.25
    return mixed(stone, tones["horizon"], gleam), np.zeros_like(leaf)
