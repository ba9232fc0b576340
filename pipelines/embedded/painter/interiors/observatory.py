"""The observatory: a dome of plates open along one meridian, the great telescope, a compass rose in the floor."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.interiors.skies import sky
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, DoorFrame, Doors
from pipelines.embedded.painter.space import Point, add, between, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief, Side

FLOOR, RIM, RADIUS, MIDDLE = -1.5, 0.9, 4.6, 5.4
FIRST, LAST, PANELS = -1.95, 1.95, 26
BRASS, WOOD, PLATE = colour("d8a850"), colour("7a5234"), colour("3a5560")
SPINES = tuple(colour(one) for one in ("a04a3a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72"))
SHELVES = (2, 3, 4, 10, 15, 21, 22, 23)
SLIT = range(13, 16)
DOOR_PANELS: dict[Side, float] = {"left": 7.6, "ahead": 12.2, "right": 17.0}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.60, horizon=0.56, backdrop=sky(brief, milky=2.1)
    )
    return stage, Air("5a6cb8", "4a3840", 0.62, "1a2450", 0.02, 0.98)


def build(stage: Stage, brief: RoomBrief) -> None:
    _floor(stage)
    _drum(stage, brief.seed)
    _dome(stage, brief.seed)
    moonlight = [(0.1, FLOOR, 5.4), (1.5, FLOOR, 5.6), (0.9, FLOOR, 3.1), (-1.1, FLOOR, 3.0)]
    stage.pool(moonlight, colour("8fb0f0") * 0.55)
    stage.pool(
        [_on_dome(0.13, 0.7), _on_dome(0.42, 0.7), (1.6, FLOOR, 5.2), (-1.0, FLOOR, 3.2)], colour("5f7fd0") * 0.26, True
    )
    _telescope(stage, -1.0 if draw(brief.seed, 3) < 0.5 else 1.0)
    _desk_lamp(stage, -2.15 if draw(brief.seed, 4) < 0.5 else 2.15)
    stage.light((0.9, 3.8, 6.2), "86a8ff", 3.4, 4.2, 0)
    stage.light((0, 1.2, 1.2), "ffc890", 0.5, 3.5, 0)


def doors(brief: RoomBrief) -> Doors:
    return {side: _doorway(panel) for side, panel in DOOR_PANELS.items()}


def places(brief: RoomBrief) -> Sequence[Anchor]:
    return (
        Anchor((-1.5, FLOOR, 3.0), 1.1, 1.3),
        Anchor((1.5, FLOOR, 2.9), 1.1, 1.3),
        Anchor((-2.7, FLOOR, 4.6), 1.1, 1.6),
        Anchor((2.75, FLOOR, 4.7), 1.1, 1.6),
        Anchor((0.2, FLOOR, 2.7), 0.8, 0.8),
        Anchor((-0.75, FLOOR, 2.2), 0.6, 0.6),
        Anchor((1.05, FLOOR, 6.6), 0.9, 1.2),
    )


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Nothing stands between the eye and the floor here: the dome is the frame."""


def _on_drum(turn: float, y: float) -> Point:
    return RADIUS * math.sin(turn), y, MIDDLE + RADIUS * math.cos(turn)


def _on_dome(turn: float, rise: float) -> Point:
    flat = RADIUS * math.cos(rise)
    return flat * math.sin(turn), RIM + RADIUS * 0.86 * math.sin(rise), MIDDLE + flat * math.cos(turn)


def _turn(panel: float) -> float:
    return FIRST + (LAST - FIRST) * panel / PANELS


def _doorway(panel: float) -> DoorFrame:
    """A doorway in the drum, a little before its wall."""
    left, right = _turn(panel), _turn(panel + 1.25)

    def inward(point: Point) -> Point:
        return point[0] * 0.985, point[1], MIDDLE + (point[2] - MIDDLE) * 0.985

    corners = (_on_drum(left, 0.5), _on_drum(right, 0.5), _on_drum(right, FLOOR), _on_drum(left, FLOOR))
    return DoorFrame(*(inward(corner) for corner in corners))


def _floor(stage: Stage) -> None:
    edge = [_on_drum(FIRST + (LAST - FIRST) * i / 40, FLOOR) for i in range(41)]
    stage.poly([*edge, (4.2, FLOOR, 0.6), (-4.2, FLOOR, 0.6)], colour("6a4630"), grain=(1, 0, 0))
    heart = (0.0, FLOOR, MIDDLE - 0.4)
    for radius, tone in ((3.9, "a87a4a"), (3.75, "5a3a2a"), (2.5, "8a5e3a"), (2.38, "4a3026")):
        stage.poly(stage.disc(heart, radius, radius * 0.92, 40), colour(tone), grain=(1, 0, 0))
    for i in range(16):
        turn = i * math.pi / 8
        length = 2.2 if i % 4 == 0 else 1.5 if i % 2 == 0 else 0.95
        tip = (length * math.sin(turn), FLOOR, heart[2] + length * 0.92 * math.cos(turn))
        for side, tone in ((-1, "e8cf98"), (1, "a8763c")):
            base = (0.37 * math.sin(turn + side * 0.35), FLOOR, heart[2] + 0.34 * math.cos(turn + side * 0.35))
            stage.poly([heart, base, tip], colour(tone))


def _drum(stage: Stage, seed: int) -> None:
    for panel in range(PANELS):
        left, right = _turn(panel), _turn(panel + 1)

        def band(low: float, high: float, fill: Colour, left: float = left, right: float = right) -> None:
            corners = [_on_drum(left, low), _on_drum(right, low), _on_drum(right, high), _on_drum(left, high)]
            stage.poly(corners, fill, grain=(0, 1, 0))

        band(FLOOR, RIM, colour("4a4a58") * (0.92 + 0.16 * (panel % 2)))
        band(FLOOR, -0.75, WOOD * (0.8 + 0.2 * (panel % 2)))
        band(-0.8, -0.70, BRASS * 0.7)
        if panel in SHELVES:
            band(-0.7, RIM - 0.05, WOOD * 0.5)
            for shelf in range(4):
                _books(stage, left, right, -0.66 + 0.39 * shelf, seed + panel * 7 + shelf)
        band(RIM - 0.10, RIM + 0.10, BRASS * 0.8)


def _books(stage: Stage, left: float, right: float, y: float, seed: int) -> None:
    board = [_on_drum(left, y - 0.04), _on_drum(right, y - 0.04), _on_drum(right, y), _on_drum(left, y)]
    stage.poly(board, WOOD * 1.1)
    for k in range(6):
        a, b = left + (right - left) * (k / 6 + 0.01), left + (right - left) * (k + 0.9) / 6
        tall = 0.20 + 0.12 * draw(seed, k)
        fill = SPINES[int(draw(seed, k, 2) * 6)] * (0.7 + 0.5 * draw(seed, k, 3))
        stage.poly(
            [_on_drum(a, y), _on_drum(b, y), _on_drum(b, y + tall), _on_drum(a, y + tall)], fill, grain=(0, 1, 0)
        )


def _dome(stage: Stage, seed: int) -> None:
    rings = 7
    for ring in range(rings):
        low, high = ring * math.pi / 2 / rings, (ring + 1) * math.pi / 2 / rings
        for panel in range(PANELS):
            if panel in SLIT and ring > 0:
                continue
            a, b = _turn(panel), _turn(panel + 1)
            tone = PLATE * ((0.85 + 0.25 * draw(seed, panel, ring)) * (1.12 if panel % 2 else 0.95))
            grain = unit(sub(_on_dome(a, high), _on_dome(a, low)))
            stage.poly([_on_dome(a, low), _on_dome(b, low), _on_dome(b, high), _on_dome(a, high)], tone, grain=grain)
    for rib in (*range(0, 13, 2), *range(16, PANELS + 1, 2)):
        turn = _turn(rib + (1 if rib == 12 else 0))
        rail = rib in (12, 16)
        for step in range(14):
            low, high = step * math.pi / 28, (step + 1) * math.pi / 28
            stage.bar(
                _on_dome(turn, low), _on_dome(turn, high), 0.19 if rail else 0.07, BRASS * (1.05 if rail else 0.75)
            )
    for ring in (2, 4):
        rise = ring * math.pi / 14
        for panel in range(PANELS):
            if panel not in SLIT:
                stage.bar(_on_dome(_turn(panel), rise), _on_dome(_turn(panel + 1), rise), 0.045, BRASS * 0.6)


def _telescope(stage: Stage, side: float) -> None:
    """The great telescope on its pillar, looking out of the slit from the left or the right."""
    x = -0.15 * side
    stage.shadow(stage.disc((x, FLOOR, 4.9), 0.95, 0.8), 0.7)
    for foot in (-0.55, 0.55):
        stage.bar((x + foot, FLOOR, 4.6), (x + foot * 0.25, -0.55, 4.9), 0.16, colour("4a3a34"))
    stage.tube((x, FLOOR, 4.9), (x, -0.45, 4.9), 0.34, 0.22, colour("5a5560"), 8)
    stage.poly(stage.disc((x, FLOOR + 0.02, 4.9), 0.6), colour("4a4048"))
    stage.ball((x, -0.28, 4.75), 0.27, colour("a8803c"))
    eye, mouth = (-1.05 * side, -0.98, 3.75), (0.95 * side, 1.75, 6.1)

    def part(start: float, end: float, thin: float, thick: float, fill: Colour, sides: int = 9) -> None:
        stage.tube(between(eye, mouth, start), between(eye, mouth, end), thin, thick, fill, sides)

    part(-0.16, 0.02, 0.075, 0.09, colour("3a3038"), 5)
    part(0.0, 0.22, 0.13, 0.17, BRASS)
    part(0.20, 0.26, 0.23, 0.23, BRASS * 1.2)
    part(0.26, 0.80, 0.22, 0.30, colour("d8d0bc") * 0.85, 10)
    part(0.50, 0.56, 0.285, 0.29, BRASS * 1.15, 10)
    part(0.80, 1.0, 0.36, 0.38, BRASS, 10)
    part(0.97, 1.02, 0.41, 0.41, BRASS * 1.3, 10)
    finder = [add(between(eye, mouth, t), (-0.29 * side, 0.24, 0)) for t in (0.3, 0.62)]
    stage.tube(finder[0], finder[1], 0.05, 0.06, BRASS * 0.9, 5)


def _desk_lamp(stage: Stage, x: float) -> None:
    """A chart table with a lamp, near the eye: the one warm light."""
    z = 3.6
    stage.shadow(stage.disc((x, FLOOR, z), 0.6, 0.4), 0.6)
    stage.box(x - 0.42, x + 0.42, -0.86, -0.78, z - 0.3, z + 0.35, WOOD * 1.2, colour("a06c40"))
    for foot in (-0.36, 0.36):
        stage.box(x + foot - 0.04, x + foot + 0.04, FLOOR, -0.86, z - 0.28, z - 0.2, WOOD * 0.8)
    chart = [
        (x - 0.32, -0.775, z - 0.2),
        (x + 0.12, -0.775, z - 0.25),
        (x + 0.16, -0.775, z + 0.15),
        (x - 0.28, -0.775, z + 0.2),
    ]
    stage.poly(chart, colour("f0e2bc"))
    stage.bar((x + 0.25, -0.78, z), (x + 0.25, -0.46, z), 0.03, BRASS)
    shade = [(x + 0.09, -0.50, z), (x + 0.41, -0.50, z), (x + 0.33, -0.30, z), (x + 0.17, -0.30, z)]
    stage.poly(shade, colour("ffd488"), 1.0)
    stage.light((x + 0.25, -0.42, z - 0.12), "ffab50", 1.9, 1.15, 1.1)
