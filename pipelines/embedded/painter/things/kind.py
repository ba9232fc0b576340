"""What every family of things is made with: its size, how it comes to its place, and what it stands on there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Maquette
from pipelines.embedded.painter.places import Anchor, Where
from pipelines.embedded.painter.stage import Stage

Palette = Sequence[str]
Draw = Callable[[Maquette], None]

TABLE_M, BOARD_M, HANGS_M = 0.62, 1.25, 0.5
"""How high the top of a small table is, the board for what belongs on a wall, and the lower end of what hangs."""


@dataclass(frozen=True, slots=True)
class Size:
    """Metres, and where such a thing belongs."""

    width: float
    height: float
    depth: float = 0.45
    where: Where = "floor"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing. `plate`: where its lock is, (x, y) in its own metres; None: in the middle of its front."""

    size: Size
    draw: Draw
    plate: tuple[float, float] | None = None


def drawn_at(size: Size, place: Anchor) -> Anchor:
    """The place, cut to the thing: its own size, less where there is not so much room. What belongs on a table, a wall
    or a ceiling is lifted where it has to stand on the floor."""
    lifted = _lift(size) if place.where == "floor" else 0.0
    share = min(1.0, place.width / size.width, max(place.height / (size.height + lifted), 0.6))
    x, y, z = place.foot
    front = z - size.depth * share if place.where == "wall" else z
    return replace(
        place,
        foot=(x, y + lifted * share, front),
        width=size.width * share,
        height=size.height * share,
        depth=size.depth * share,
    )


def _lift(size: Size) -> float:
    if size.where == "table":
        return TABLE_M
    if size.where == "wall":
        return max(0.15, BOARD_M - size.height)
    return HANGS_M if size.where == "ceiling" else 0.0


def support(stage: Stage, size: Size, at: Anchor, palette: Palette, seed: int) -> None:
    """What a thing brings to a place on the floor: a table, a board on feet, or the wire it hangs on."""
    lift = _lift(size)
    on_floor = at.where == "floor"
    it = Maquette(stage, at, (size.width, size.height, size.depth), palette, seed)
    wood = it.tinted(colour("7a4a2c"), 0.3)
    if on_floor:
        it.shade(0, size.depth / 2, size.width * 0.62, max(0.2, size.depth * 0.8), 0.6, -lift)
    if on_floor and size.where == "table":
        _table(it, lift, wood)
    elif on_floor and size.where == "wall":
        _board(it, lift, mix(colour("343a40"), it.tone(1), 0.3))
    elif size.where == "ceiling":
        for side in (-1, 1):
            a = it.width * 0.3 * side
            it.bar(
                (a, it.height * 0.8, it.depth / 2), (a * 0.8, it.height + 2.6, it.depth / 2), 0.012, colour("8a8078")
            )


def _table(it: Maquette, lift: float, fill: Colour) -> None:
    middle, wide = it.depth / 2, max(it.width * 0.62, 0.26)
    deep = max(it.depth * 0.62, 0.22)
    if it.seed % 2:
        for side in (-1, 1):
            for z in (middle + deep * 0.8, middle - deep * 0.8):
                it.bar((side * wide * 0.85, -lift, z), (side * wide * 0.8, -0.04, z), 0.05, fill * 0.8)
        it.box(-wide, wide, -0.12, -0.05, middle - deep, middle + deep, fill * 0.9)
        it.box(-wide * 1.06, wide * 1.06, -0.05, 0, middle - deep * 1.1, middle + deep * 1.1, fill * 1.15, fill * 1.5)
        it.round(0, -0.085, middle - deep - 0.01, 0.018, colour("e0b058"))
    else:
        for i in range(3):
            x, z = ((-0.7, -0.5), (0.7, -0.5), (0.0, 0.8))[i]
            it.line(
                [
                    (x * wide, -lift, middle + z * deep),
                    (x * wide * 0.4, -lift + 0.13, middle + z * deep * 0.4),
                    (0, -lift + 0.2, middle),
                ],
                0.05,
                fill * 0.85,
            )
        it.turned(((0.045, -lift + 0.14), (0.07, -lift * 0.6), (0.035, -lift * 0.45), (0.05, -0.04)), 0, middle, fill)
        it.turned(((wide, -0.05), (wide * 1.06, -0.025), (wide, 0.0)), 0, middle, fill * 1.1, fill * 1.45)


def _board(it: Maquette, lift: float, fill: Colour) -> None:
    half, back = it.width / 2 + 0.07, it.depth + 0.02
    for side in (-1, 1):
        it.box(side * half - 0.04, side * half + 0.04, -lift, it.height + 0.1, back - 0.03, back + 0.04, fill * 0.9)
        it.bar((side * half, -lift + 0.03, back - 0.22), (side * half, -lift + 0.06, back + 0.1), 0.06, fill * 0.8)
        it.ball(side * half, it.height + 0.13, back, 0.045, fill * 1.3)
    for i in range(4):
        x0, x1 = -half + 2 * half * i / 4, -half + 2 * half * (i + 1) / 4
        it.pane(x0 + 0.04, x1 + 0.03, min(-0.12, -lift * 0.35), it.height + 0.05, back, fill * (0.95 + 0.16 * (i % 2)))
