"""Players for Lightloom's flow whose answers are written down beforehand, and a painter whose hand drifts."""

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import ndimage

from pipelines import Depth, Heard, Picture, Placed, Progress, Prompt, Sound, StripBrief, StripPainting, Writer

WORLD_PX = 96 * 42


class DictatedDirector:
    """Answers with the given shots, one after the other, whatever is said; keeps what it was asked."""

    name = "embedded dictated director"
    form = ""
    understudy: Writer | None = None

    def __init__(self, answers: Sequence[Mapping[str, Any]]) -> None:
        self.answers = list(answers)
        self.asked: list[Prompt] = []

    def learn(self, schema: Mapping[str, Any]) -> None: ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        self.asked.append(prompt)
        given = self.answers[min(len(self.asked), len(self.answers)) - 1]
        yield json.dumps({"line": "wide shot · the sea · blue", "lands": ["sea"], **given})


class CleverEar:
    """Hears the same words in everything."""

    name = "a cleverer ear"

    def __init__(self, text: str) -> None:
        self.text = text
        self.heard: list[Sound] = []
        self.batches: list[int] = []

    def wake(self) -> None: ...

    def hear(self, sound: Sound) -> Heard:
        self.heard.append(sound)
        return Heard(self.text)

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        self.batches.append(len(sounds))
        return tuple(self.hear(sound) for sound in sounds)


@functools.cache
def world(seed: int) -> np.ndarray:
    """A long soft picture with brushwork, float32 (768, 7 strips, 3)."""
    rng = np.random.default_rng(seed)
    masses = ndimage.zoom(rng.normal(0, 24, (8, WORLD_PX // 96, 3)), (96, 96, 1), order=3)
    strokes = ndimage.gaussian_filter(rng.normal(0, 90, (768, WORLD_PX)), (1.2, 3))
    return (128 + masses + strokes[..., None]).astype(np.float32)


class PixelPainter:
    """Continues a mural from its pixels, as an image model does: paints 208 px of what is there again, never quite the
    same. `off`: by call, how far its colour is off; `blur`: by call, how soft its brush has become."""

    name = "embedded pixel painter"

    def __init__(self, *, needs_edge: bool = True, off: Sequence[float] = (), blur: Sequence[float] = ()) -> None:
        self.needs_edge = needs_edge
        self.off, self.blur = off, blur
        self.briefs: list[StripBrief] = []
        self._world = world(3)

    def wake(self) -> None: ...

    def paint_strip(self, brief: StripBrief) -> Iterator[Progress | StripPainting]:
        call = len(self.briefs)
        self.briefs.append(brief)
        yield Progress("paint", 1, 2, "steps")
        start = brief.index % 6 * 560 + 208
        left = 208 if self.needs_edge else 0
        truth = self._world[:, start - left : start + 560]
        off = self.off[call] if call < len(self.off) else 0.0
        soft = self.blur[call] if call < len(self.blur) else 0.0
        pixels = np.clip(ndimage.gaussian_filter(truth, (soft, soft, 0)) + off, 0, 255).astype(np.uint8)
        depth = Depth(np.full(pixels.shape[:2], 0.5, np.float32))
        yield StripPainting(Picture(pixels), depth, (Placed("boat", (0.2, 0.4, 0.4, 0.6)),))
