"""The observatory: a dome of plates open along one meridian, the great telescope, a compass rose in the floor."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors import skies
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, DoorFrame, Doors, Prop, reversed_anchors, reversed_doors
from pipelines.embedded.painter.space import Point, add, between, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, RIM, RADIUS, MIDDLE, SWELL = -1.5, 1.0, 3.7, 3.7, 0.95
FIRST, LAST, PANELS = -2.0, 2.0, 32
SLIT = range(16, 20)
DOOR_TURN, DOOR_HALF = 0.66, 0.155
BRASS, WOOD = colour("d8a850"), colour("7a5234")
PLATES = tuple(colour(one) for one in ("3f6478", "46588c", "4c6a64"))
SPINES = tuple(colour(one) for one in ("a04a3a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72"))


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    air = skies.sky(brief, milky=1.5 + draw(brief.seed, 42), horizon=0.7)
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.60, horizon=0.57, backdrop=air)
    return stage, Air("5a70d0", "3c3448", 0.5, "1a2858", 0.02, 0.95, 0.42)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(FLOOR)
        _floor(stage)
        _drum(stage, brief.seed)
        _dome(stage, brief)
        _lights(stage)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {"left": _doorway(-DOOR_TURN), "ahead": _doorway(0.0), "right": _doorway(DOOR_TURN)}
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.93, FLOOR, 3.0), 0.78, 1.6, faces=0.4),
        Anchor((1.93, FLOOR, 3.05), 0.78, 1.6, faces=-0.4),
        Anchor((-0.90, FLOOR, 4.4), 0.76, 1.15),
        Anchor((0.84, FLOOR, 4.3), 0.72, 1.1),
        Anchor((0.0, FLOOR, 3.0), 0.85, 0.7),
        Anchor((-1.02, FLOOR, 2.75), 0.55, 0.5),
        Anchor((1.0, FLOOR, 2.7), 0.55, 0.5),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def props(brief: RoomBrief) -> Sequence[Prop]:
    def telescope(stage: Stage) -> None:
        with stage.reversed(_turned(brief)):
            _telescope(stage)

    return (Prop(5.2, telescope),)


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Nothing stands before the things here: the dome is the frame."""


def _on_drum(turn: float, y: float, share: float = 1.0) -> Point:
    return RADIUS * share * math.sin(turn), y, MIDDLE + RADIUS * share * math.cos(turn)


def _on_dome(turn: float, rise: float) -> Point:
    flat = RADIUS * math.cos(rise)
    return flat * math.sin(turn), RIM + RADIUS * SWELL * math.sin(rise), MIDDLE + flat * math.cos(turn)


def _turn(panel: float) -> float:
    return FIRST + (LAST - FIRST) * panel / PANELS


def _doorway(turn: float) -> DoorFrame:
    """A doorway in the drum, a little before its wall."""
    left, right, top = turn - DOOR_HALF, turn + DOOR_HALF, FLOOR + 2.1
    corners = ((left, top), (right, top), (right, FLOOR), (left, FLOOR))
    return DoorFrame(*(_on_drum(one, y, 0.975) for one, y in corners))


def _floor(stage: Stage) -> None:
    edge = [_on_drum(FIRST + (LAST - FIRST) * i / 40, FLOOR) for i in range(41)]
    shine = 0.24
    stage.poly([*edge, (4.2, FLOOR, 0.6), (-4.2, FLOOR, 0.6)], colour("5a4438"), grain=(1, 0, 0), gloss=shine)
    heart = (0.0, FLOOR, MIDDLE + 0.1)
    for radius, tone in ((3.2, "a8824a"), (3.1, "4a3a40"), (2.1, "8a6a44"), (2.0, "3c3444")):
        stage.poly(stage.disc(heart, radius, radius, 40), colour(tone), grain=(1, 0, 0), gloss=shine)
    for i in range(16):
        turn = i * math.pi / 8
        length = 1.9 if i % 4 == 0 else 1.35 if i % 2 == 0 else 0.85
        tip = (length * math.sin(turn), FLOOR, heart[2] + length * math.cos(turn))
        for side, tone in ((-1, "e8cf98"), (1, "9a7440")):
            base = (0.34 * math.sin(turn + side * 0.35), FLOOR, heart[2] + 0.34 * math.cos(turn + side * 0.35))
            stage.poly([heart, base, tip], colour(tone), gloss=shine)
    for i in range(72):  # degrees on the outer ring
        turn = i * math.pi / 36
        inner = 2.86 if i % 3 else 2.75
        a, b = ((radius * math.sin(turn), FLOOR, heart[2] + radius * math.cos(turn)) for radius in (inner, 3.04))
        stage.bar(a, b, 0.02, colour("c8a868"))


def _drum(stage: Stage, seed: int) -> None:
    for panel in range(PANELS):
        left, right = _turn(panel), _turn(panel + 1)
        middle = abs((left + right) / 2)
        shelved = (0.98 < middle < 1.35 or middle > 1.6) and draw(seed, panel, 9) < 0.85

        def band(low: float, high: float, fill: Colour, left: float = left, right: float = right) -> None:
            corners = [_on_drum(left, low), _on_drum(right, low), _on_drum(right, high), _on_drum(left, high)]
            stage.poly(corners, fill, grain=(0, 1, 0))

        band(FLOOR, RIM, colour("565270") * (0.92 + 0.16 * (panel % 2)))
        band(FLOOR, -0.8, WOOD * (0.8 + 0.2 * (panel % 2)))
        band(-0.83, -0.75, BRASS * 0.7)
        if shelved:
            band(-0.75, RIM - 0.12, WOOD * 0.45)
            for shelf in range(4):
                _books(stage, left, right, -0.72 + 0.41 * shelf, seed + panel * 7 + shelf)
        elif middle < 1.6 and not 0.42 < middle < 0.9 and middle > 0.25:
            _chart(stage, left, right, seed + panel)
        band(RIM - 0.12, RIM + 0.10, BRASS * 0.75)
        band(RIM - 0.02, RIM + 0.02, BRASS * 0.5)


def _books(stage: Stage, left: float, right: float, y: float, seed: int) -> None:
    board = [_on_drum(left, y - 0.04), _on_drum(right, y - 0.04), _on_drum(right, y), _on_drum(left, y)]
    stage.poly(board, WOOD * 1.1)
    for k in range(5):
        a, b = left + (right - left) * (k / 5 + 0.01), left + (right - left) * (k + 0.9) / 5
        tall = 0.22 + 0.12 * draw(seed, k)
        fill = SPINES[int(draw(seed, k, 2) * 6)] * (0.7 + 0.5 * draw(seed, k, 3))
        stage.poly(
            [_on_drum(a, y), _on_drum(b, y), _on_drum(b, y + tall), _on_drum(a, y + tall)], fill, grain=(0, 1, 0)
        )


def _chart(stage: Stage, left: float, right: float, seed: int) -> None:
    """A star chart on the wall: a dark sheet with a few joined stars."""
    sheet = [(left, -0.45), (right, -0.45), (right, 0.4), (left, 0.4)]
    stage.poly([_on_drum(turn, y, 0.99) for turn, y in sheet], colour("1f2a5a"), 0.15)
    stars = [
        (left + (right - left) * (0.15 + 0.7 * draw(seed, k, 1)), -0.35 + 0.65 * draw(seed, k, 2)) for k in range(5)
    ]
    for one, other in itertools.pairwise(stars):
        stage.bar(_on_drum(*one, 0.985), _on_drum(*other, 0.985), 0.012, colour("8a94d0"), 0.3)
    for turn, y in stars:
        stage.ball(_on_drum(turn, y, 0.985), 0.03, colour("f0e4b8"), 0.7)


def _dome(stage: Stage, brief: RoomBrief) -> None:
    seed, plate = brief.seed, PLATES[int(draw(brief.seed, 44) * len(PLATES))]
    rings = 7
    for ring in range(rings):
        low, high = ring * math.pi / 2 / rings, (ring + 1) * math.pi / 2 / rings
        for panel in range(PANELS):
            if panel in SLIT and ring > 0:
                continue
            a, b = _turn(panel), _turn(panel + 1)
            tone = plate * ((0.8 + 0.3 * draw(seed, panel, ring)) * (1.1 if panel % 2 else 0.92))
            grain = unit(sub(_on_dome(a, high), _on_dome(a, low)))
            stage.poly([_on_dome(a, low), _on_dome(b, low), _on_dome(b, high), _on_dome(a, high)], tone, grain=grain)
    for rib in range(0, PANELS + 1, 2):
        if SLIT.start < rib < SLIT.stop:
            continue
        rail = rib in (SLIT.start, SLIT.stop)
        for step in range(14):
            low, high = step * math.pi / 28, (step + 1) * math.pi / 28
            wide, tone = (0.2, BRASS * 1.05) if rail else (0.06, BRASS * 0.65)
            stage.bar(_on_dome(_turn(rib), low), _on_dome(_turn(rib), high), wide, tone)
    for ring in (2, 4):
        rise = ring * math.pi / 14
        for panel in range(PANELS):
            if panel not in SLIT:
                stage.bar(_on_dome(_turn(panel), rise), _on_dome(_turn(panel + 1), rise), 0.045, BRASS * 0.55)
    foot = math.pi / 14
    stage.bar(_on_dome(_turn(SLIT.start), foot), _on_dome(_turn(SLIT.stop), foot), 0.12, BRASS * 0.8)


def _telescope(stage: Stage) -> None:
    """The great telescope on its pier, looking out of the slit, clear of the doors."""
    foot, pivot = (1.0, FLOOR, 5.2), (1.0, 1.32, 5.2)
    stage.shadow(stage.disc(foot, 0.7, 0.6), 0.7)
    stage.tube(foot, (1.0, FLOOR + 0.35, 5.2), 0.42, 0.26, colour("4a4a60"), 9)
    stage.tube((1.0, FLOOR + 0.3, 5.2), (1.0, 1.05, 5.2), 0.2, 0.13, colour("7a7a94"), 9)
    for y in (FLOOR + 0.38, -0.2, 0.9):
        stage.tube((1.0, y, 5.2), (1.0, y + 0.07, 5.2), 0.23 - 0.03 * (y > 0), 0.23 - 0.03 * (y > 0), BRASS * 0.9, 9)
    way = unit((-0.42, 0.78, 0.5))
    eye, mouth = add(pivot, way, -0.82), add(pivot, way, 1.75)

    def part(start: float, end: float, thin: float, thick: float, fill: Colour, sides: int = 9) -> None:
        stage.tube(between(eye, mouth, start), between(eye, mouth, end), thin, thick, fill, sides)

    weight = add(pivot, (0.42, -0.1, 0.2))
    stage.tube(pivot, weight, 0.06, 0.06, BRASS * 0.7, 5)
    stage.ball(weight, 0.19, colour("5a5a74"))
    part(-0.10, 0.04, 0.05, 0.065, colour("2c2834"), 6)
    part(0.02, 0.16, 0.10, 0.13, BRASS)
    part(0.15, 0.20, 0.19, 0.19, BRASS * 1.2)
    part(0.19, 0.82, 0.18, 0.27, colour("e0d8c8") * 0.9, 10)
    for band in (0.33, 0.52, 0.70):
        size = 0.19 + 0.13 * band
        part(band, band + 0.03, size, size + 0.004, BRASS * 1.1, 10)
    part(0.82, 1.0, 0.31, 0.34, BRASS, 10)
    part(0.97, 1.02, 0.37, 0.37, BRASS * 1.3, 10)
    beside = (0.27, 0.12, -0.05)
    ends = [add(between(eye, mouth, share), beside) for share in (0.08, 0.5)]
    stage.tube(ends[0], ends[1], 0.045, 0.055, BRASS * 0.95, 6)
    stage.ball(pivot, 0.2, BRASS * 0.85)
    for k in range(14):  # the hour circle
        a, b = k * math.pi / 7, (k + 1) * math.pi / 7
        ring = [(pivot[0] + 0.33 * math.cos(c), pivot[1] - 0.12 + 0.33 * math.sin(c), pivot[2] - 0.3) for c in (a, b)]
        stage.bar(ring[0], ring[1], 0.045, BRASS * (0.8 + 0.4 * math.sin(a)))


def _lights(stage: Stage) -> None:
    stage.light((0.6, 3.2, 5.6), "86a8ff", 2.8, 3.6, 0)
    stage.light((0, 0.9, 1.4), "9ab0ff", 0.35, 3.0, 0)
    for turn in (-1.02, -0.33, 0.33, 1.02):  # shaded lamps on the wall
        x, y, z = _on_drum(turn, 0.42, 0.96)
        stage.bar((x, y - 0.14, z), (x, y, z), 0.03, BRASS)
        shade = [(x - 0.13, y, z), (x + 0.13, y, z), (x + 0.075, y + 0.2, z), (x - 0.075, y + 0.2, z)]
        stage.poly(shade, mix(colour("ffd488"), colour("ff8a4a"), 0.15), 1.0)
        stage.light((x * 0.95, y - 0.05, z - 0.25), "ffa448", 1.15, 1.2, 0.75)
    stage.light((0.0, 0.6, 2.6), "ffb868", 1.3, 2.0, 0)
    moonlight = [(-0.1, FLOOR, 5.6), (1.0, FLOOR, 5.7), (0.35, FLOOR, 3.2), (-1.3, FLOOR, 3.0)]
    stage.pool(moonlight, colour("8fb0f0") * 0.5)
    shaft = [_on_dome(0.05, 0.75), _on_dome(0.48, 0.75), (0.9, FLOOR, 5.2), (-1.0, FLOOR, 3.6)]
    stage.pool(shaft, colour("5f7fe0") * 0.24, True)
