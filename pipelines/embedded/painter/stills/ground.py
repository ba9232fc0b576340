"""The paper that small pictures are painted on, and the maquette that stands before it."""

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.light import Air, look
from pipelines.embedded.painter.maquette import Maquette
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.strokes import Brush, paint
from pipelines.media import Pixels
from pipelines.roles import StillBrief

AIR = Air(sky="fff4e4", ground="c0b098", ambient=0.86, vignette=0.25)
BRUSHES = (
    Brush(9, 28, 9, -1.0, 0.5, 0.10, 0.03, 8),
    Brush(5, 14, 5, 0.12, 0.85, 0.10, 0.03, 4),
    Brush(3.4, 9, 3.0, 0.30, 2.0, 0.07, 0.02, 1),
    Brush(2.4, 6, 1.8, 0.50, 2.0, 0.04, 0.012, 1),
)
FOCAL, HORIZON, FAR_M = 2.0, 0.06, 2.5


def paper_of(brief: StillBrief) -> Colour:
    """Cream, a little towards the room's own paper."""
    return mix(colour(brief.palette[-1]), colour("f4e8d0"), 0.6) * 0.92


def laid_out(brief: StillBrief) -> tuple[Stage, Maquette]:
    """A stage of paper seen a little from above, and on it a maquette one metre wide and high."""
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=FOCAL, horizon=HORIZON, backdrop=paper_of(brief)
    )
    foot = -(0.9 - HORIZON) * brief.height / brief.width * FAR_M / FOCAL
    paper, facing = paper_of(brief), (0.0, 0.55, -0.83)
    bend = FAR_M + 0.55
    stage.poly([(-3, foot, 1.0), (3, foot, 1.0), (3, foot, bend), (-3, foot, bend)], paper, 0, (1, 0, 0), facing)
    stage.poly([(-3, foot, bend), (3, foot, bend), (3, 3, bend), (-3, 3, bend)], paper, 0, (1, 0, 0), facing)
    at = Anchor((0.0, foot, FAR_M - 0.1), 1.0, 1.0, 0.3)
    stage.light((-1.3, 1.4, 0.6), "fff0d8", 1.25, 3.4, 0)
    return stage, Maquette(stage, at, (1.0, 1.0, 0.3), brief.palette, brief.seed)


def painted(stage: Stage, seed: int) -> Pixels:
    return paint(look(stage, AIR), seed, BRUSHES)
