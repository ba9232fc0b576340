"""A book's cover: cloth in the room's colours, a door let into it with light behind, a title set in type."""

import numpy as np
from PIL import Image

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.doors import BEYOND, draw_door
from pipelines.embedded.painter.doors.looks import LOOKS
from pipelines.embedded.painter.light import Air, look
from pipelines.embedded.painter.maquette import Maquette, arc
from pipelines.embedded.painter.places import Anchor, frontal
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.stills.emblems import draw_emblem
from pipelines.embedded.painter.stills.lettering import set_title
from pipelines.embedded.painter.strokes import paint
from pipelines.media import Pixels
from pipelines.roles import StillBrief

PAINTED_WIDTH_PX = 480
CLOTH_AIR = Air(sky="fff0dc", ground="8a7868", ambient=0.62, vignette=0.45)
THEMES = {
    "library": "owl", "greenhouse": "fern", "observatory": "comet", "cellar": "fish", "attic": "wheel",
    "carriage": "lantern", "theatre": "star", "kitchen": "teacup", "nursery": "kite", "icehouse": "mitten",
    "maproom": "anchor", "chapel": "candle", "aquarium": "whale", "exchange": "wren",
}  # fmt: skip


def paint_cover(brief: StillBrief) -> Pixels:
    """Painted at a brush's own size, enlarged, then lettered sharply at the brief's size."""
    width = min(PAINTED_WIDTH_PX, brief.width)
    height = round(brief.height * width / brief.width / 2) * 2
    theme = brief.kind.partition("/")[0]
    cloth, gilt = mix(colour(brief.palette[1]), colour(brief.palette[0]), 0.25) * 1.15, colour(brief.palette[3])
    stage = Stage(brief.seed, width=width, height=height, focal=2.0, horizon=0.5, backdrop=cloth)
    tall = height / width
    at = Anchor((0.0, -0.5 * tall * 1.25, 2.5), 1.25, 1.25, 0.1)
    it = Maquette(stage, at, (1.0, tall, 0.1), brief.palette, brief.seed)
    it.pane(-0.6, 0.6, -0.1, tall + 0.1, 0.02, cloth)
    _tooling(it, tall, gilt, cloth)
    glow = colour(BEYOND.get(theme, "f0c878"))
    draw_emblem(it, THEMES.get(theme, "star"), 0.0, tall * 0.092, -0.02, 0.052, gilt, cloth, 0.35)
    _doorway(stage, it, brief, tall, glow)
    stage.light((-1.6, 1.8, 0.2), "fff0d8", 0.9, 4.0, 0)
    painted = Image.fromarray(paint(look(stage, CLOTH_AIR), brief.seed))
    sheet = painted.resize((brief.width, brief.height), Image.Resampling.BICUBIC)
    gold = mix(gilt, colour("fff4d8"), 0.45)
    ink = (int(gold[0] * 255), int(gold[1] * 255), int(gold[2] * 255))
    w, h = brief.width, brief.height
    set_title(
        sheet, brief.label, (round(w * 0.13), round(h * 0.09), round(w * 0.87), round(h * 0.27)), round(w * 0.105), ink
    )
    return np.asarray(sheet)


def _tooling(it: Maquette, tall: float, gilt: Colour, cloth: Colour) -> None:
    """Gilt rules and corners, blind-stamped bands."""
    for inset, width in ((0.045, 0.012), (0.065, 0.005)):
        left, right, low, high = -0.5 + inset, 0.5 - inset, inset, tall - inset
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        it.stroke([(x + 0.003, y - 0.004) for x, y in corners], 0.0, width, cloth * 0.5)
        it.stroke(corners, -0.01, width, gilt, 0.3)
    for x, sx in ((-0.4, 1), (0.4, -1)):
        for y, sy in ((0.1, 1), (tall - 0.1, -1)):
            it.stroke(arc(x, y, 0.05 * sx, 0.05 * sy, 0.5, 1.25, 10), -0.01, 0.008, gilt, 0.3)
            it.stroke(arc(x + 0.045 * sx, y, 0.022 * sx, 0.022 * sy, 0.5, 1.25, 8), -0.01, 0.006, gilt, 0.3)
            it.round(x, y, -0.01, 0.012, gilt, 0.3)


def _doorway(stage: Stage, it: Maquette, brief: StillBrief, tall: float, glow: Colour) -> None:
    """The first door of the theme, in an arch of light."""
    foot, high, half = tall * 0.2, tall * 0.44, 0.17
    arch = [
        (-half - 0.05, foot),
        (half + 0.05, foot),
        (half + 0.05, foot + high),
        *arc(0, foot + high, half + 0.05, 0.09, 0.0, 0.5, 14),
        (-half - 0.05, foot + high),
    ]
    it.sheet([(x * 1.12, foot + (y - foot) * 1.035) for x, y in arch], -0.005, glow * 0.55, 0.25)
    it.sheet(arch, -0.01, glow, 0.9)
    for k in range(9):
        x = -0.4 + 0.1 * k
        it.sheet(
            [(x * 0.42 - 0.01, foot), (x * 0.42 + 0.02, foot), (x + 0.03, foot - 0.07), (x - 0.03, foot - 0.07)],
            -0.008,
            glow * 0.7,
            0.3,
        )
    look_of = next((name for name in LOOKS if name.startswith(f"{brief.kind}/") or name == brief.kind), "")
    corner, top = it.point(-half, foot, -0.02), it.point(half, foot + high, -0.02)
    frame = frontal(0.0, corner[1], corner[2], top[0] - corner[0], top[1] - corner[1])
    draw_door(stage, look_of, frame, brief.palette, True, brief.seed, "left")
    x, y, z = it.point(0, foot + high * 0.6, -0.25)
    stage.light((x, y, z), "ffd090", 0.7, 0.6, 0.0)
