"""Lightloom on one core: `python -m bench.weaving`. How long a phrase takes from words to relief and which step takes
it, how well the joins of a mural close, and whether its hand still holds after a hundred strips.

Prints one JSON object and a table. Each part runs in a fresh process held to one thread; seconds are processor time.
Joins and hands are measured on the files that a page receives, as they are decoded there.
"""

import io
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image

from apps.lightloom.craft.look import DRIFTED, drift, look_of
from apps.lightloom.craft.seam import SEEN_Z, seam_z
from apps.lightloom.domain import Directed, Phrase, Relief, Spoken, Strip, Weaving, Woven
from apps.lightloom.flow import weave_phrase
from bench.figures import Row, run_parts
from pipelines import STYLES, Made, Style
from pipelines.registry import hire
from tests.mural_phrases import PHRASES

LONG = 100


@dataclass(slots=True)
class Timed:
    """One phrase: processor seconds until its shot, its strip and its relief, and what was made."""

    shot_s: float = 0.0
    strip_s: float = 0.0
    relief_s: float = 0.0
    strip: Strip | None = None


@cache
def crew() -> dict[str, Any]:
    players = hire("lightloom", "embedded").players
    for player in players.values():
        player.wake()
    return {role: players[role] for role in ("ear", "writer", "painter", "surveyor")}


def woven(phrases: Iterator[str], style: Style | None = None, seed: str = "7") -> Iterator[Timed]:
    """Weave phrase by phrase, each in a job of its own, as somebody who types would."""
    story: list[Woven] = []
    anchors: dict[Style, tuple[float, ...]] = {}
    for number, text in enumerate(phrases):
        phrase = Phrase(id=f"p{number}", text=text)
        weaving = Weaving(seed=seed, story=tuple(story[-8:]), phrases=(phrase,), style=style, anchors=anchors)
        timed, began = Timed(), time.process_time()
        for event in weave_phrase(Spoken(weaving), **crew()):
            now = time.process_time() - began
            match event:
                case Made(value=Directed() as directed):
                    timed.shot_s = now
                case Made(value=Strip() as strip):
                    timed.strip_s, timed.strip = now, strip
                    shot = directed.shot.model_copy(update={"take": strip.take})
                    story.append(Woven(index=strip.index, words=text, shot=shot))
                    anchors.setdefault(shot.style, strip.look)
                case Made(value=Relief()):
                    timed.relief_s = now
                case _:
                    pass
        yield timed


def pixels(strip: Strip | None) -> np.ndarray:
    assert strip is not None, "a phrase of the bench was not woven"
    return np.asarray(Image.open(io.BytesIO(strip.picture.data)).convert("RGB"))


def phrase_rows() -> Iterator[Row]:
    list(woven(iter(PHRASES[:3])))  # what is loaded once is loaded now
    timed = list(woven(iter(PHRASES)))
    yield Row("a phrase: its shot", statistics.median(one.shot_s for one in timed), "s", "")
    yield Row(
        "  its strip, 560 x 768, as WebP", statistics.median(one.strip_s - one.shot_s for one in timed), "s", "<= 0.5"
    )
    yield Row("  the slowest of 44", max(one.strip_s - one.shot_s for one in timed), "s", "")
    yield Row("  its relief, as PNG", statistics.median(one.relief_s - one.strip_s for one in timed), "s", "")
    yield Row("  painted twice", sum(bool(one.strip and one.strip.rerolled) for one in timed), "of 44", "")


def seam_rows() -> Iterator[Row]:
    tiles = [pixels(one.strip) for one in woven(iter(PHRASES))]
    z = [seam_z(left, right) for left, right in pairwise(tiles)]
    yield Row(f"joins: worst of {len(z)}", max(z), "z", f"<= {SEEN_Z:g}")
    yield Row("  median", statistics.median(z), "z", "")
    for style in STYLES:
        tiles = [pixels(one.strip) for one in woven(iter(PHRASES[:12]), style)]
        yield Row(
            f"  {style}: worst of 11", max(seam_z(one, two) for one, two in pairwise(tiles)), "z", f"<= {SEEN_Z:g}"
        )


def drift_rows() -> Iterator[Row]:
    figures: list[float] = []
    first: tuple[float, ...] | None = None
    for one in woven(PHRASES[number % len(PHRASES)] for number in range(LONG)):
        look = look_of(pixels(one.strip))
        first = first or look
        figures.append(drift(look, first))
    yield Row("drift from the first strip: strips 2 to 20", statistics.median(figures[1:20]), "", f"<= {DRIFTED:g}")
    yield Row("  strips 81 to 100", statistics.median(figures[80:]), "", f"<= {DRIFTED:g}")
    yield Row("  the farthest of a hundred", max(figures), "", "")


PARTS: dict[str, Callable[[], Iterator[Row]]] = {"phrase": phrase_rows, "seam": seam_rows, "drift": drift_rows}


if __name__ == "__main__":
    run_parts("bench.weaving", PARTS)
