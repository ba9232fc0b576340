"""Murals on one core: `python -m bench.mural`. How long a strip takes in each hand, and how its joins score.

Prints one JSON object and a table. Seconds are processor time in a process held to one thread.
"""

import itertools
import statistics
import time
from collections.abc import Iterator

from apps.lightloom.craft.seam import seam_z
from bench.figures import Row, run_parts
from pipelines import Shot, Stretch, StripBrief, StripPainting, Subject
from pipelines.embedded.painter import EmbeddedPainter
from pipelines.scenery import LANDS, STYLES, Daytime, Style, Weather, palettes, things

SEED = 11
STRIPS = 8
"""Painted in each hand, one after the other, each from the story as it is then."""
_HOURS: tuple[Daytime, ...] = ("dawn", "day", "gold", "dusk", "night")
_WEATHERS: tuple[Weather, ...] = ("clear", "cloudy", "rain", "snowfall", "mist", "storm", "wind", "aurora")


def shots(style: Style | None) -> list[Shot]:
    """Varied shots in one hand; or, for None, in a hand that changes every third strip."""
    ids, names = sorted(things()), sorted(palettes())
    return [
        Shot(
            line=f"strip {i}",
            lands=tuple(dict.fromkeys((LANDS[i * 7 % 20], LANDS[(i * 3 + 5) % 20]))),
            subjects=tuple(Subject(thing=ids[(i * 37 + k * 71) % len(ids)]) for k in range(3)),
            time=_HOURS[i % 5],
            weather=_WEATHERS[i * 3 % 8],
            palette=names[i * 5 % len(names)],
            style=style or STYLES[i // 3 % 6],
        )
        for i in range(STRIPS)
    ]


def measured(style: Style | None) -> tuple[list[float], list[float]]:
    """Seconds a strip, and the scores of the joins."""
    painter = EmbeddedPainter()
    told = [Stretch(i, shot) for i, shot in enumerate(shots(style))]
    seconds: list[float] = []
    strips: list[StripPainting] = []
    for i in range(len(told)):
        began = time.process_time()
        *_, strip = painter.paint_strip(StripBrief(i, tuple(told[max(0, i - 3) : i + 1]), SEED))
        seconds.append(time.process_time() - began)
        if isinstance(strip, StripPainting):
            strips.append(strip)
    scores = [seam_z(one.picture.pixels, other.picture.pixels) for one, other in itertools.pairwise(strips)]
    return seconds, scores


def strip_rows() -> Iterator[Row]:
    every: list[float] = []
    for style in (*STYLES, None):
        seconds, scores = measured(style)
        yield Row(f"a strip in {style or 'changing hands'}, median", statistics.median(seconds), "s", "<= 0.5")
        every += scores
    yield Row(f"seam z, worst of {len(every)} joins", max(every), "", "<= 4")


if __name__ == "__main__":
    run_parts("bench.mural", {"strips": strip_rows})
