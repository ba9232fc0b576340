"""What runs on rails: trams and trains."""

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed
from pipelines.embedded.painter.mural.things.parts import (
    arc,
    column,
    dark,
    lit,
    smoke,
    wall,
    wheel,
    window,
    windows,
)  # fmt: skip
from pipelines.embedded.painter.mural.things.wheels import lamp


@thing("tram", left=133, right=134, up=138)
def _tram(it: Sketch) -> None:
    paint, cream = lit(it, ("c8403a", "3a7a6a", "d8902c", "3f6aa0")[int(it.chance(1) * 4)]), lit(it, "f8f0dc")
    it.line([(-132, -136), (132, -136)], 2, dark(it, 0.8))
    it.line([(-10, -104), (12, -120), (-10, -135)], 3, dark(it))
    it.line([(-20, -135), (4, -135)], 3, dark(it))
    it.rectangle(-124, -3, 124, 4, shaded(dark(it), 1.2))
    it.rounded(
        closed([(-112, -96), (-96, -108), (96, -108), (112, -96), (96, -92), (-96, -92)], 2), lit(it, "6a6a70"), 5
    )
    it.rectangle(-116, -92, 116, -50, cream)
    it.rectangle(-116, -50, 116, -14, paint)
    it.rectangle(-116, -24, 116, -14, shaded(paint, 0.7))
    it.rectangle(96, -92, 116, -50, shaded(cream, 0.7))
    it.rectangle(96, -50, 116, -14, shaded(paint, 0.6))
    it.rectangle(-116, -54, 116, -48, lit(it, "e0b450"))
    windows(it, -66, 66, -86, 5, 24, 28)
    for x in (-104, 96):
        it.rectangle(x - 8, -86, x + 10, -16, shaded(paint, 0.8))
        window(it, x + 1, -82, 14, 40)
    for x in (-62, -32, 32, 62):
        it.ellipse(x, -9, 11, 11, shaded(dark(it), 0.9))
        it.ellipse(x, -9, 5, 5, lit(it, "8a8a90"))
    it.rectangle(-84, -16, 84, -11, shaded(dark(it), 1.1))
    lamp(it, -116, -34, 6, 60)
    it.ellipse(0, -36, 11, 9, cream)
    it.ellipse(0, -36, 6, 5, paint)


@thing("train", left=215, right=221, up=153, down=5)
def _train(it: Sketch) -> None:
    paint, trim = lit(it, ("2f5a48", "8a3038", "2f4a70", "4a4a52")[int(it.chance(1) * 4)]), lit(it, "e0b450")
    coach = lit(it, ("a04038", "4a6a48", "c89848", "3f5a80")[int(it.chance(2) * 4)])
    it.rectangle(-214, -2, 216, 3, lit(it, "7a6a60"))
    smoke(it, -166, -88, 58, mix(it.tones["cloud_lit"], it.tones["cloud_dark"], 0.25), size=10, drift=2.4)
    for n in range(3):
        _coach(it, -62 + 93 * n, shaded(coach, 1.0 - 0.03 * n), trim)
    it.polygon([(-212, 0), (-196, -24), (-188, -24), (-188, 0)], shaded(lit(it, "b84038"), 0.95))
    column(it, -168, 9, -60, -86, shaded(dark(it), 1.2), 12)
    it.rectangle(-182, -90, -154, -84, trim)
    it.rounded([(-192, -28), (-196, -46), (-188, -64), (-110, -64), (-110, -28)], paint, 11)
    for x in (-176, -146, -124):
        it.line([(x, -64), (x, -28)], 3, trim)
    for x, half in ((-140, 8), (-122, 5)):
        it.polygon(arc(x, -63, half, 12, 0, 180, 8), trim)
    wall(it, -114, -82, -72, -24, paint, 0.26)
    it.polygon([(-122, -80), (-66, -80), (-72, -90), (-114, -90)], shaded(dark(it), 1.3))
    window(it, -98, -74, 18, 22)
    it.rectangle(-194, -30, -70, -20, shaded(lit(it, "b84038"), 0.9))
    for x in (-176, -150):
        wheel(it, x, -11, 12, lit(it, "c84a40"), spokes=6, rim=3.4)
    for x in (-120, -88):
        wheel(it, x, -15, 17, lit(it, "c84a40"), spokes=8, rim=4)
    it.line([(-150, -11), (-120, -15), (-88, -15)], 3.4, lit(it, "c8c8c8"))
    lamp(it, -194, -58, 6, 70)


def _coach(it: Sketch, left: float, paint: Colour, trim: Colour) -> None:
    right = left + 86
    it.rectangle(left - 7, -18, right + 2, -13, dark(it))
    wall(it, left, -64, right, -17, paint, 0.08)
    it.rectangle(left, -31, right, -27, trim)
    it.rounded(
        closed([(left - 4, -62), (left + 6, -74), (right - 6, -74), (right + 4, -62)], 2),
        shaded(dark(it, 0.85), 1.3),
        5,
    )
    windows(it, left + 14, right - 14, -57, 4, 13, 20)
    for x in (left + 18, right - 18):
        wheel(it, x, -9, 10, lit(it, "8a8a90"), spokes=6, rim=3.4)
