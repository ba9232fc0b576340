"""What is lit and let go: sky lanterns, fireworks."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.parts import WHITE, lit, strewn


@thing("lanterns", left=193, right=197, up=171, down=170, many=True)
def _lanterns(it: Sketch) -> None:
    for n, (x, y) in enumerate(strewn(it, 9 + 3 * min(it.count, 6), 360, 310)):
        size = 5.5 + 12 * it.chance(n + 60) ** 2
        paper = mix(lit(it, "ff8a3c"), WARM, 0.35 + 0.5 * it.chance(n + 90))
        it.polygon(_lantern(x, y, size), shaded(paper, 0.82))
        it.polygon(_lantern(x - size * 0.25, y, size * 0.72), paper)
        it.ellipse(x, y + size * 0.5, size * 0.6, size * 0.6, mix(WARM, WHITE, 0.7))
        it.rectangle(x - size * 0.8, y + size * 1.2, x + size * 0.8, y + size * 1.5, shaded(paper, 0.5))
        it.glow(x, y + size * 0.3, size * 6, 0.35 + 0.4 * it.tones.dark)


def _lantern(x: float, y: float, size: float) -> list[Point]:
    side = ((1.0, 1.25), (1.3, -0.5), (0.75, -1.5))
    return [
        *[(x + dx * size, y + dy * size) for dx, dy in side],
        *[(x - dx * size, y + dy * size) for dx, dy in side[::-1]],
    ]


@thing("fireworks", left=210, right=205, up=159, down=189, many=True)
def _fireworks(it: Sketch) -> None:
    for n in range(2 + min(it.count, 4)):
        x, y = (
            (-110, 100, 10, -40, 140, -150)[n] + 30 * (it.chance(n) - 0.5),
            (-40, -75, 60, -110, 50, 70)[n] + 20 * it.chance(n + 9),
        )
        spark = colour(("ffd070", "ff7a8a", "80d8ff", "b0f090", "ff9ae0", "fff0c0")[int(it.chance(n + 20) * 6)])
        _burst(it, x, y, 34 + 26 * it.chance(n + 30), mix(it.tones["cloud_lit"], spark, 0.85), n)
        it.glow(x, y, 90, 0.25 + 0.4 * it.tones.dark, spark)
    for x in (-70, 60):
        for k in range(6):
            it.ellipse(x + k * 3, 180 - 19 * k, 2 + 0.2 * k, 8, WARM, 0.2 + 0.1 * k)


def _burst(it: Sketch, x: float, y: float, reach: float, spark: Colour, key: int) -> None:
    for rays, share, thick in ((13, 1.0, 4.0), (9, 0.6, 4.6)):
        for k in range(rays):
            angle = math.tau * (k + 0.3 * share) / rays
            far = reach * share * (0.86 + 0.28 * it.chance(key * 50 + k + round(100 * share)))
            across, down = far * math.cos(angle), far * math.sin(angle)
            trail = [(x + across * t, y + down * t + far * 0.22 * t * t) for t in (0.34, 0.6, 0.82, 1.0)]
            it.line(trail, thick * 0.7, shaded(spark, 0.72))
            it.line(trail[1:], thick, spark if share == 1 else mix(spark, WHITE, 0.4))
            it.ellipse(*trail[-1], thick * 0.62, thick * 0.62, mix(spark, WHITE, 0.65))
    it.ellipse(x, y, 5, 5, mix(spark, WHITE, 0.8))
