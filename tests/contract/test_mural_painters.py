"""One contract, many engines: what every painter of murals promises, whoever paints."""

import functools

import numpy as np
import pytest

from pipelines import Painter, Progress, Shot, Stretch, StripBrief, StripPainting, Subject
from pipelines.registry import hire

pytestmark = pytest.mark.xdist_group("mural painters")  # the strip is painted once for all of these
ENGINES = ["embedded"]
SHOT = Shot(
    line="wide · a boat under the moon",
    lands=("sea",),
    subjects=(Subject(thing="moon", place="right"), Subject(thing="boat", place="middle")),
    time="night",
    palette="night",
)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return request.param


def painter(engine: str) -> Painter:
    return hire("rooms", engine).players["painter"]


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
    assert (strip.picture.pixels.dtype, strip.picture.pixels.shape) == (np.uint8, (768, 560, 3))
    assert strip.picture.pixels.std() > 8
    if strip.depth is not None:
        assert (strip.depth.inverse.dtype, strip.depth.inverse.shape) == (np.float32, (768, 560))
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
    assert {placed.thing for placed in strip.placed} == {"moon", "boat"}
    for placed in strip.placed:
        left, top, right, bottom = placed.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
    middle = {placed.thing: (placed.box[0] + placed.box[2]) / 2 for placed in strip.placed}
    assert middle["boat"] < middle["moon"]
