"""The painter on the tiny checkpoint, and what it is asked for in tests."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pipelines import Painting, Picture, Progress, Shot, StillBrief, Stretch, StripBrief, StripPainting, Subject
from pipelines.catalog import ModelCard, read_catalog
from pipelines.embedded.painter import EmbeddedPainter

REPO = "black-forest-labs/FLUX.2-klein-4B"
TOKENS = 64
"""Of a prompt: enough to tell two shots apart, and quick."""
PALETTE = ("#14110d", "#4a3524", "#8a6a42", "#c9a56a", "#efe3c8")
SHOT = Shot(
    line="wide · a boat under the moon",
    lands=("sea",),
    subjects=(Subject(thing="moon", place="right"), Subject(thing="boat", place="middle")),
    time="night",
    palette="night",
    prompt="A boat under the moon on a dark sea.",
)


def card(**options: str | float | bool) -> ModelCard:
    told = {"prompt_tokens": TOKENS, **options}
    return read_catalog().casts["lightloom"]["painter"].model_copy(update={"options": told})


@functools.lru_cache(maxsize=2)
def painter(folder: Path) -> Any:
    """Made once for a whole test run: nothing that it is asked changes it."""
    return engine(folder, card())


def engine(folder: Path, of: ModelCard) -> Any:
    import torch

    from pipelines.backends.painter_flux2 import Flux2Painter

    torch.set_num_threads(1)
    return Flux2Painter(of, str(folder), EmbeddedPainter())


def first_strip(seed: int = 3) -> StripBrief:
    return StripBrief(0, (Stretch(0, SHOT),), seed)


def next_strip(first: StripPainting, shot: Shot = SHOT, **given: Any) -> StripBrief:
    """Strip 1, to be painted on to `first`."""
    before = Picture(np.ascontiguousarray(first.picture.pixels[:, -208:]))
    brief = StripBrief(1, (Stretch(0, SHOT), Stretch(1, shot)), 3, before, carried=first.carried)
    return replace(brief, **given)


def painted(work: Iterator[Any]) -> Any:
    """What a painting ends in; before it comes nothing but progress."""
    *steps, end = work
    assert all(isinstance(step, Progress) for step in steps)
    assert isinstance(end, StripPainting | Painting)
    return end


@contextmanager
def memory_full(module: Any, times: int) -> Iterator[list[int]]:
    """The next `times` calls of a module find the memory full. Yields how often it was called."""
    import torch

    calls: list[int] = []

    def before(_: Any, args: tuple[Any, ...], told: dict[str, Any]) -> None:
        calls.append(1)
        if len(calls) <= times:
            raise torch.OutOfMemoryError("CUDA out of memory.")

    hook = module.register_forward_pre_hook(before, with_kwargs=True)
    try:
        yield calls
    finally:
        hook.remove()


def still(what: Any = "item", kind: str = "library/bookmark", seed: int = 3, **given: Any) -> StillBrief:
    brief = StillBrief(f"A {kind}.", "item", kind, kind, PALETTE, seed, 64, 64)
    return replace(brief, what=what, **given)
