"""Small pictures with the same brush: what is found, the doors one may choose, the covers of books."""

import math
from collections.abc import Callable, Mapping

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.doors import draw_door
from pipelines.embedded.painter.light import Air, look
from pipelines.embedded.painter.places import frontal
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.strokes import paint
from pipelines.media import Picture
from pipelines.roles import StillBrief

__all__ = ["paint_still"]

AIR = Air(sky="fff4e0", ground="8a7a6a", ambient=0.75, vignette=0.15)
METALS = {
    "brass": "d8a850", "iron": "5a5a62", "silver": "c8ccd4", "copper": "c87a50", "pewter": "8a8c94", "bone": "e8dcc0",
    "glass": "a8d0d8", "steel": "9aa4b0", "gilt": "e8c060",
}  # fmt: skip


def paint_still(brief: StillBrief) -> Picture:
    """A picture of the brief's size."""
    paper = mix(colour(brief.palette[-1]), colour("f6ecd8"), 0.6)
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=1.6, horizon=0.5, backdrop=paper * 0.82)
    DRAWN[brief.what](stage, brief)
    stage.light((-1.2, 1.6, 1.2), "fff0d8", 1.1, 3.0, 0)
    seen = look(stage, AIR)
    return Picture(paint(seen, brief.seed))


def _key(stage: Stage, brief: StillBrief) -> None:
    metal = colour(METALS.get(brief.kind.partition("/")[0], "d8a850"))
    stage.shadow(stage.disc((0.02, -0.5, 3.0), 0.5, 0.3), 0.3)
    for i in range(12):
        turn, after = i * 0.5236, (i + 1) * 0.5236
        stage.bar(_on_ring(turn), _on_ring(after), 0.08, metal)
    stage.bar((0.0, 0.18, 3.0), (0.0, -0.62, 3.0), 0.09, metal)
    for y, wide in ((-0.42, 0.2), (-0.56, 0.26)):
        stage.bar((0.0, y, 3.0), (wide, y, 3.0), 0.09, metal * 0.9)


def _on_ring(turn: float) -> tuple[float, float, float]:
    return 0.24 * math.cos(turn), 0.42 + 0.24 * math.sin(turn), 3.0


def _item(stage: Stage, brief: StillBrief) -> None:
    tint = colour(brief.palette[2])
    stage.shadow(stage.disc((0.0, -0.42, 3.0), 0.5, 0.4), 0.4)
    stage.box(-0.4, 0.4, -0.42, 0.2, 2.8, 3.3, tint, mix(tint, colour("fff4e0"), 0.4))
    stage.bar((0.0, -0.42, 2.79), (0.0, 0.2, 2.79), 0.05, colour("b04a3a"))
    stage.bar((-0.4, -0.1, 2.79), (0.4, -0.1, 2.79), 0.05, colour("b04a3a"))


def _door(stage: Stage, brief: StillBrief) -> None:
    ratio = brief.height / brief.width
    frame = frontal(0.0, -0.92 * ratio, 3.4, 1.7, 1.84 * ratio)
    wood = colour(brief.palette[1])
    stage.poly([frame.at(u, v, -0.05) for u, v in ((-0.12, -0.06), (1.12, -0.06), (1.12, 1.0), (-0.12, 1.0))], wood)
    draw_door(stage, brief.kind, frame, brief.palette, False, brief.seed, "left")


def _cover(stage: Stage, brief: StillBrief) -> None:
    _door(stage, brief)


DRAWN: Mapping[str, Callable[[Stage, StillBrief], None]] = {
    "key": _key,
    "item": _item,
    "door": _door,
    "cover": _cover,
}
