"""subjects -> where they stand: foot, size, nearness. Deterministic from the mural's seed, the strip and its take.

What a strip tells is kept clear of its left join, so that the strip before it needs to know nothing of it; what crosses
its right join is painted on by the next strip.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.embedded.painter.mural.sketch import KINDS
from pipelines.embedded.painter.mural.uprights import nudged
from pipelines.embedded.painter.mural.world import OVER_FADE_PX, REACH_PX, STRIP_WIDTH, World, amounts
from pipelines.embedded.painter.noise import draw
from pipelines.roles import Stretch
from pipelines.scenery import Composition, Shot, Size, Subject, Zone, things

CLEAR_PX = REACH_PX + 18
"""So far right of its strip's join a thing begins, its light included."""
LIGHTS = frozenset({"sun", "moon", "crescent"})
"""Lights in the sky: painted with it, since they colour it far around."""
_SIZES: dict[Size, float] = {"tiny": 0.45, "small": 0.7, "usual": 1.0, "large": 1.4, "giant": 1.95}
_ZONES: dict[Zone, float] = {"sky": 1.0, "far": 0.5, "ground": 1.0, "near": 1.7, "water": 1.0}
_VIEWS: dict[Composition, float] = {"wide": 1.0, "long": 0.72, "low": 1.12, "high": 0.84, "close": 1.42}
_HEIGHTS = {"sun": 0.001, "moon": 0.001, "crescent": 0.001, "galaxy": 0.002, "rainbow": 0.01, "lightning": 0.012}
"""1/z of what is so high up that everything that flies passes before it."""
_FEET: dict[Zone, tuple[float, float]] = {
    "far": (0.015, 0.05),
    "ground": (0.15, 0.36),
    "near": (0.62, 0.88),
    "water": (0.22, 0.5),
}
"""Between which lines of the ground a foot may stand: 0 at the horizon, 1 at the picture's lower edge."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing in the world. `x`, `y`: its foot in world px; `q`: the same on the ground, 0 horizon .. 1 lower edge
    (-1 in the sky); `inverse_z`; `joins`: nothing of it is seen left of the first, nor right of the second."""

    thing: str
    zone: Zone
    x: int
    y: int
    q: float
    inverse_z: float
    scale: float
    count: int
    seed: int
    strip: int
    joins: tuple[int, int]
    over: bool = False
    gone: bool = False

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it may be seen, in world px."""
        to_left, to_right, _ = _reach(self.thing)
        left, right = self.x - int(to_left * self.scale), self.x + int(to_right * self.scale)
        return max(left, self.joins[0]), min(right, self.joins[1])


def inverse_z(q: float) -> float:
    """1/z of the ground: a plane's grows evenly from the horizon down."""
    return 0.05 + 0.95 * max(0.0, q)


def standing(world: World) -> list[Standing]:
    """Everything that stands along the story, the farthest first."""
    every = [thing for stretch in world.story for thing in _told(world.seed, stretch)]
    return sorted(every, key=lambda thing: (thing.inverse_z, thing.strip, thing.x))


def _told(seed: int, stretch: Stretch) -> Iterator[Standing]:
    placed = _placed(seed, stretch.index, stretch.shot, False)
    if stretch.over is None:
        yield from placed
        return
    join = (stretch.index + 1) * STRIP_WIDTH
    for thing in placed:
        stays = thing.reach[1] > join - REACH_PX or thing.thing in LIGHTS
        yield thing if stays else replace(thing, gone=True)
    yield from _placed(seed, stretch.index, stretch.over, True)


def _placed(seed: int, index: int, shot: Shot, over: bool) -> list[Standing]:
    left = index * STRIP_WIDTH
    taken: list[tuple[int, int, Zone]] = []
    found: list[Standing] = []
    much = amounts(shot)
    horizon = much["horizon"]
    asked = [
        (subject, number, copy)
        for number, subject in enumerate(shot.subjects)
        if subject.thing in KINDS or subject.thing in LIGHTS
        for copy in range(1 if subject.thing in LIGHTS or KINDS[subject.thing].many else subject.count)
    ]
    for subject, number, copy in asked:
        key = zlib.crc32(subject.thing.encode()) & 0xFFFF
        own = (seed, index, key, number * 16 + copy, shot.take)
        zone: Zone = subject.zone or things()[subject.thing].zones[0]
        scale = _SIZES[subject.size] * _VIEWS[shot.composition] * _ZONES[zone]
        scale /= _ZONES[things()[subject.thing].zones[0]]
        scale *= 0.94 + 0.12 * draw(*own, 1)
        if copy:
            scale *= 0.72 + 0.4 * draw(*own, 2)
        reach_left, reach_right, reach_up = _reach(subject.thing)
        q = _foot_line(zone, draw(*own, 4), much)
        if zone in ("ground", "water") and subject.size == "usual":
            scale *= 0.72 + 1.1 * q
        scale = min(scale, 560 / (reach_left + reach_right), _headroom(zone) / reach_up)
        first = left + CLEAR_PX + int(reach_left * scale)
        last = (
            left
            + STRIP_WIDTH
            - (REACH_PX + 18 + int(reach_right * scale) if over else int(reach_right * scale * 0.5) + 8)
        )
        last = max(first, last)
        low, high = _third(subject, first, last)
        if zone not in ("sky", "far"):  # where its own land has come in
            own_land = left + REACH_PX + (150 if subject.place == "left" else 215)
            low, high = min(max(low, own_land), last), min(max(high, own_land + 30), last)
        best, best_room = low, -1e9
        for trial in range(12):
            x = low + int(draw(*own, 3, trial) * (high - low + 1))
            span = (x - int(reach_left * scale), x + int(reach_right * scale))
            room = min((max(span[0] - b, a - span[1]) for a, b, other in taken if _meets(zone, other)), default=60.0)
            if room > best_room:
                best, best_room = x, room
            if room >= 12:
                break
        if best_room < 0 and zone in ("water", "ground"):  # too many for one line: smaller, and on another
            scale *= 0.78
            q = _foot_line(zone, (draw(*own, 4) + 0.5) % 1.0, much)
        number_seed = zlib.crc32(repr(own).encode()) & 0x7FFFFFFF
        if subject.thing in KINDS and not over:
            join = left + STRIP_WIDTH
            best = nudged(subject.thing, best, join, first, number_seed, zone, round(scale, 3), subject.count)
        taken.append((best - int(reach_left * scale), best + int(reach_right * scale), zone))
        luck = draw(*own, 5)
        y = _height(subject.thing, luck, horizon, reach_up * scale, much) if zone == "sky" else 0
        joins = (left + REACH_PX + 4, left + 2 * STRIP_WIDTH - 2 * REACH_PX)
        if over:
            joins = (left + REACH_PX + OVER_FADE_PX // 8, left + STRIP_WIDTH - REACH_PX - 2)
        near = inverse_z(q) if q >= 0 else _HEIGHTS.get(subject.thing, 0.3)
        found.append(
            Standing(subject.thing, zone, best, y, q, near, scale, subject.count, number_seed, index, joins, over)
        )
    return found


def _reach(thing: str) -> tuple[float, float, float]:
    if thing in LIGHTS:
        return 46, 46, 46
    kind = KINDS[thing]
    return kind.left, kind.right, max(8.0, kind.up)


def _headroom(zone: Zone) -> float:
    return {"sky": 380.0, "far": 330.0, "ground": 470.0, "near": 560.0, "water": 430.0}[zone]


def _third(subject: Subject, first: int, last: int) -> tuple[int, int]:
    """Between which places its foot may be put."""
    part = (last - first) // 3
    if subject.place == "left":
        return first, first + part
    if subject.place == "middle":
        return first + part, last - part
    return (last - part, last) if subject.place == "right" else (first, last)


def _meets(zone: Zone, other: Zone) -> bool:
    """Whether things of two zones may hide one another."""
    return zone == other or {zone, other} <= {"far", "ground", "water"}


def _height(thing: str, luck: float, horizon: float, tall: float, much: dict[str, float]) -> int:
    """y of the middle of what flies or shines."""
    if thing in LIGHTS:
        low = thing == "sun" and much["dark"] < 0.9
        return int(horizon * (0.56 + 0.2 * luck) if low else 84 + 92 * luck)
    top = 34 + min(tall, 300)
    bottom = max(top + 20, horizon - 70 - KINDS[thing].down)
    return int(top + (bottom - top) * luck * 0.85)


def _foot_line(zone: Zone, luck: float, much: dict[str, float]) -> float:
    """Where on the ground a foot stands, 0 horizon .. 1 lower edge; -1 in the sky."""
    if zone == "sky":
        return -1
    first, last = _FEET[zone]
    above, below = much["water_top"], much["water_bottom"]
    if zone == "water" and below > above:
        first, last = max(0.10, above + 0.3 * (below - above)), min(0.62, above + 0.8 * (below - above))
    elif zone == "ground" and below > 1:
        first, last = 0.14, 0.24
    elif zone == "ground" and below > above:
        bank = below + 0.04
        first, last = (bank, bank + 0.1) if above < 0.13 else (0.12, above - 0.04)
    return first + (last - first) * luck
