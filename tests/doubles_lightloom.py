"""Players for Lightloom's flow whose answers are written down beforehand, and a painter whose hand drifts."""

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import ndimage

from pipelines import Carried, Depth, Heard, Picture, Placed, Progress, Prompt, Sound, StripBrief, StripPainting, Writer
from pipelines.errors import MemoryFull

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
    """Hears the same words in everything; `full`: it has no memory for that."""

    name = "a cleverer ear"

    def __init__(self, text: str, *, full: bool = False) -> None:
        self.text, self.full = text, full
        self.heard: list[Sound] = []
        self.batches: list[int] = []

    def wake(self) -> None: ...

    def hear(self, sound: Sound) -> Heard:
        self.heard.append(sound)
        return Heard(self.text)

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        self.batches.append(len(sounds))
        if self.full:
            raise MemoryFull(self.name)
        return tuple(self.hear(sound) for sound in sounds)


@functools.cache
def world(seed: int) -> np.ndarray:
    """A long soft picture with brushwork, float32 (768, 7 strips, 3)."""
    rng = np.random.default_rng(seed)
    down, across = (
        np.cos(np.pi * np.arange(waves)[:, None] * np.linspace(0, 1, size) + rng.uniform(0, 6.28, (waves, 1)))
        for waves, size in ((8, 768), (48, WORLD_PX))
    )
    masses = np.einsum("ky,kxc->yxc", down, np.einsum("kmc,mx->kxc", rng.normal(0, 1.6, (8, 48, 3)), across))
    strokes = ndimage.gaussian_filter(rng.normal(0, 90, (768, WORLD_PX)).astype(np.float32), (1.2, 3))
    return (128 + masses + strokes[..., None]).astype(np.float32)


class PixelPainter:
    """Continues a mural from its pixels, as an image model does: paints what is there again, never quite the same.
    `off`: by call, how far its colour is off; `blur`: by call, how soft its brush has become. `carries`: it wants to
    have a sample of its right end carried, and cannot tell how far away anything lies."""

    understudy = None

    def __init__(
        self,
        *,
        needs_edge: bool = True,
        off: Sequence[float] = (),
        blur: Sequence[float] = (),
        carries: bool = False,
        name: str = "embedded pixel painter",
    ) -> None:
        self.needs_edge, self.carries, self.name = needs_edge, carries, name
        self.off, self.blur = off, blur
        self.briefs: list[StripBrief] = []
        self._world = world(3)

    def wake(self) -> None: ...

    def paint_strip(self, brief: StripBrief) -> Iterator[Progress | StripPainting]:
        call = len(self.briefs)
        self.briefs.append(brief)
        yield Progress("paint", 1, 2, "steps")
        start = brief.index % 6 * 560 + 208
        if brief.after is not None:
            start -= 64  # nothing is held back between two strips
        left, right = (208 if self.needs_edge else 0), (208 if brief.after is not None else 0)
        truth = self._world[:, start - left : start + 560 + right]
        off = self.off[call] if call < len(self.off) else 0.0
        soft = self.blur[call] if call < len(self.blur) else 0.0
        pixels = np.clip(ndimage.gaussian_filter(truth, (soft, soft, 0)) + off, 0, 255).astype(np.uint8)
        depth = None if self.carries else Depth(np.full(pixels.shape[:2], 0.5, np.float32))
        carried = Carried(self.name, {"sample": sample(pixels[:, 560:768])}) if self.carries else None
        yield StripPainting(Picture(pixels), depth, (Placed("boat", (0.2, 0.4, 0.4, 0.6)),), carried)


def sample(rim: np.ndarray) -> np.ndarray:
    """A few pixels of a rim, by which it is known again."""
    return rim[::16, ::16].astype(np.float16)


class SquintingSurveyor:
    """Takes what is bright for near, as a model would: on a scale of its own in every picture. `full`: it has no memory
    for that."""

    name = "a squinting surveyor"

    def __init__(self, *, full: bool = False) -> None:
        self.full = full
        self.surveyed: list[tuple[Picture, Depth | None]] = []

    def wake(self) -> None: ...

    def survey(self, picture: Picture, painted: Depth | None) -> Depth:
        self.surveyed.append((picture, painted))
        if self.full:
            raise MemoryFull(self.name)
        light = ndimage.gaussian_filter(picture.pixels.mean(axis=2).astype(np.float32) / 255, 8)
        scale, shift = ((1.0, 0.0), (0.8, 0.15), (1.1, -0.08), (0.9, 0.05))[len(self.surveyed) % 4]
        return Depth(np.clip((light - 0.5) * 2 * scale + 0.5 + shift, 0, 1).astype(np.float32))


def painted(seed: int, width: int = 1328, height: int = 768) -> np.ndarray:
    """Something like a picture: soft masses, and brushwork over them."""
    rng = np.random.default_rng(seed)
    masses = ndimage.gaussian_filter(rng.normal(0, 900, (height, width, 3)), (40, 60, 0))
    strokes = ndimage.gaussian_filter(rng.normal(0, 60, (height, width, 3)), (1.2, 3, 0))
    return np.clip(128 + masses + strokes, 0, 255).astype(np.uint8)


def drifted(truth: np.ndarray, seed: int) -> np.ndarray:
    """The same as a model would paint it again: its colour a little off, smoothly, and other strokes."""
    rng = np.random.default_rng(seed)
    off = ndimage.zoom(rng.normal(0, 9, (6, 5)), (truth.shape[0] / 6, truth.shape[1] / 5), order=3)
    colour = rng.normal(0, 6, 3)
    return np.clip(truth + off[..., None] + colour + rng.normal(0, 3, truth.shape), 0, 255).astype(np.uint8)
