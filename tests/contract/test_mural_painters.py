"""One contract, many engines: what every painter of murals promises, whoever paints."""

import functools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from pipelines import EDGE_PX, Painter, Picture, Progress, Shot, Stretch, StripBrief, StripPainting, Subject
from pipelines.registry import hire

pytestmark = pytest.mark.xdist_group("mural painters")  # the strip is painted once for all of these
REPO = "black-forest-labs/FLUX.2-klein-4B"
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]
SHOT = Shot(
    line="wide · a boat under the moon",
    lands=("sea",),
    subjects=(Subject(thing="moon", place="right"), Subject(thing="boat", place="middle")),
    time="night",
    palette="night",
)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> str:
    """Embedded, the true class on a tiny checkpoint, or the real weights on a GPU."""
    return str(tiny(REPO)) if request.param == "tiny" else request.param


@functools.cache
def painter(engine: str) -> Painter:
    crew = hire("lightloom", engine)
    assert [fact.reason for fact in crew.facts if fact.role == "painter"] == [None]
    return crew.players["painter"]


@functools.lru_cache(maxsize=8)
def painted(engine: str, seed: int = 3) -> tuple[tuple[Progress, ...], StripPainting]:
    steps: list[Progress] = []
    ends: list[StripPainting] = []
    for event in painter(engine).paint_strip(StripBrief(0, (Stretch(0, SHOT),), seed)):
        (steps if isinstance(event, Progress) else ends).append(event)  # type: ignore[arg-type]
    assert len(ends) == 1
    return tuple(steps), ends[0]


def test_a_strip_has_the_size_that_its_engine_promises(engine: str) -> None:
    _, strip = painted(engine)
    width = 768 if painter(engine).needs_edge else 560
    assert (strip.picture.pixels.dtype, strip.picture.pixels.shape) == (np.uint8, (768, width, 3))
    assert strip.picture.pixels.std() > 8
    if strip.depth is not None:
        assert (strip.depth.inverse.dtype, strip.depth.inverse.shape) == (np.float32, (768, width))
        assert np.isfinite(strip.depth.inverse).all()
        assert 0 <= strip.depth.inverse.min() < strip.depth.inverse.max() <= 1


def test_progress_is_true_and_comes_before_the_strip(engine: str) -> None:
    steps, _ = painted(engine)
    assert steps
    assert {(step.stage, step.unit) for step in steps} == {("paint", "steps")}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(0 <= step.done <= step.total for step in steps)


def test_the_same_brief_gives_the_same_pixels_and_another_seed_gives_others(engine: str) -> None:
    _, strip = painted(engine)
    again = list(painter(engine).paint_strip(StripBrief(0, (Stretch(0, SHOT),), 3)))[-1]
    assert isinstance(again, StripPainting)
    assert np.array_equal(again.picture.pixels, strip.picture.pixels)
    _, other = painted(engine, 4)
    assert np.abs(other.picture.pixels.astype(int) - strip.picture.pixels).mean() > 3


def test_what_is_placed_was_asked_for_and_lies_in_the_strip(engine: str) -> None:
    _, strip = painted(engine)
    if strip.depth is None:
        assert not strip.placed  # who cannot say how far away a thing is cannot say where it is
        return
    assert {placed.thing for placed in strip.placed} == {"moon", "boat"}
    for placed in strip.placed:
        left, top, right, bottom = placed.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
    middle = {placed.thing: (placed.box[0] + placed.box[2]) / 2 for placed in strip.placed}
    assert middle["boat"] < middle["moon"]


def test_what_is_carried_to_the_next_strip_is_small_and_is_taken_up_there(engine: str) -> None:
    if not painter(engine).needs_edge:
        assert painted(engine)[1].carried is None  # its strips meet whatever was painted before
        return
    _, first = painted(engine)
    assert first.carried is not None
    assert sum(array.nbytes for array in first.carried.arrays.values()) <= 256 * 1024
    before = Picture(np.ascontiguousarray(first.picture.pixels[:, -EDGE_PX:]))
    story = (Stretch(0, SHOT), Stretch(1, SHOT))
    for brief in (
        StripBrief(1, story, 3, before, carried=first.carried),
        StripBrief(1, story, 3, before),
        StripBrief(1, story, 3, before, after=before),
    ):
        strip = list(painter(engine).paint_strip(brief))[-1]
        assert isinstance(strip, StripPainting)
        assert strip.picture.pixels.shape == (768, 768 if brief.after is None else 976, 3)


def test_a_strip_can_be_left_at_any_step(engine: str) -> None:
    steps, strip = painted(engine)
    for left_at in range(1, len(steps) + 1):
        painting = painter(engine).paint_strip(StripBrief(0, (Stretch(0, SHOT),), 3))
        for _ in range(left_at):
            next(painting)
        painting.close()  # type: ignore[attr-defined]  # a generator
    again = list(painter(engine).paint_strip(StripBrief(0, (Stretch(0, SHOT),), 3)))[-1]
    assert isinstance(again, StripPainting)
    assert np.array_equal(again.picture.pixels, strip.picture.pixels)
