"""Small pictures with the same brush: what is found, the doors one may choose, the covers of books."""

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.doors import draw_door
from pipelines.embedded.painter.light import Air, look
from pipelines.embedded.painter.places import frontal
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.stills.cover import paint_cover
from pipelines.embedded.painter.stills.ground import laid_out, painted
from pipelines.embedded.painter.stills.items import draw_item
from pipelines.embedded.painter.stills.keys import draw_key
from pipelines.embedded.painter.strokes import paint
from pipelines.media import Picture, Pixels
from pipelines.roles import StillBrief

__all__ = ["paint_still"]

DOOR_AIR = Air(sky="fff0dc", ground="7a6a5a", ambient=0.7, vignette=0.25)


def paint_still(brief: StillBrief) -> Picture:
    """A picture of the brief's size: an item or a key on paper, a door in its frame, a lettered cover."""
    if brief.what == "cover":
        return Picture(paint_cover(brief))
    if brief.what == "door":
        return Picture(_door(brief))
    stage, it = laid_out(brief)
    if brief.what == "key":
        draw_key(it, brief.kind)
    else:
        draw_item(it, brief.kind, brief.label)
    return Picture(painted(stage, brief.seed))


def _door(brief: StillBrief) -> Pixels:
    """The leaf from the front in its frame, a step before it, light falling on it."""
    ratio = brief.height / brief.width
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=1.6, horizon=0.5, backdrop=colour(brief.palette[0])
    )
    wall = colour(brief.palette[1])
    half = 3.4 / 3.2
    stage.poly(
        [
            (-half, -half * ratio, 3.45),
            (half, -half * ratio, 3.45),
            (half, half * ratio, 3.45),
            (-half, half * ratio, 3.45),
        ],
        wall * 0.9,
        0,
        (0, 1, 0),
    )
    frame = frontal(0.0, -0.92 * ratio, 3.4, 1.56, 1.74 * ratio)
    for grow, shade in ((0.13, 0.62), (0.09, 1.05)):
        rim = ((-grow, -grow * 0.55), (1 + grow, -grow * 0.55), (1 + grow, 1.0), (-grow, 1.0))
        stage.poly([frame.at(u, v, -0.02) for u, v in rim], wall * shade + 0.03, 0, (0, 1, 0))
    draw_door(stage, brief.kind, frame, brief.palette, False, brief.seed, "left")
    step = [frame.at(-0.16, 1.0), frame.at(1.16, 1.0), frame.at(1.24, 1.07), frame.at(-0.24, 1.07)]
    stage.poly(step, wall * 1.3 + 0.05)
    stage.light((-0.9, 1.5, 1.9), "ffe4bc", 1.0, 2.6, 0)
    return paint(look(stage, DOOR_AIR), brief.seed)
