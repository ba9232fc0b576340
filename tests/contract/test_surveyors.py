"""One contract, many surveyors: what everybody who measures relief promises."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipelines import Depth, Picture, Surveyor
from pipelines.registry import hire

CAST = ("depth-anything/Depth-Anything-V2-Small-hf",)
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]
SIZES = [(768, 768), (768, 976), (768, 556), (96, 128), (61, 37)]


@pytest.fixture(scope="module", params=ENGINES)
def surveyor(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> Surveyor:
    """Embedded, true classes on a tiny checkpoint, or, on a machine with a GPU, the real weights."""
    crew = hire("lightloom", str(tiny(*CAST)) if request.param == "tiny" else request.param)
    (fact,) = [fact for fact in crew.facts if fact.role == "surveyor"]
    assert fact.reason is None
    surveyor = crew.players["surveyor"]
    surveyor.wake()
    return surveyor


def landscape(height: int, width: int) -> Picture:
    """A sky, a ground, and something that stands before them."""
    down = np.linspace(0, 1, height)[:, None, None]
    pixels = np.broadcast_to(np.where(down < 0.5, (150, 180, 220), (90, 110, 60)), (height, width, 3)).copy()
    pixels[height // 3 : height * 3 // 4, width // 3 : width // 2] = (60, 20, 20)
    grain = np.random.default_rng(1).integers(-8, 8, pixels.shape)
    return Picture(np.clip(pixels + grain, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_picture_of_any_size_has_a_depth_of_that_size(surveyor: Surveyor, size: tuple[int, int]) -> None:
    inverse = surveyor.survey(landscape(*size), None).inverse
    assert (inverse.dtype, inverse.shape) == (np.float32, size)
    assert np.isfinite(inverse).all()
    assert 0 <= inverse.min() < inverse.max() <= 1


def test_what_is_known_exactly_is_not_guessed(surveyor: Surveyor) -> None:
    known = Depth(np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4))
    assert surveyor.survey(landscape(3, 4), known).inverse.tobytes() == known.inverse.tobytes()


def test_the_same_picture_has_the_same_depth(surveyor: Surveyor) -> None:
    picture = landscape(192, 244)
    first = surveyor.survey(picture, None).inverse
    surveyor.survey(landscape(64, 64), None)  # nothing of another picture stays
    assert first.tobytes() == surveyor.survey(picture, None).inverse.tobytes()


def test_measuring_leaves_the_picture_as_it_was(surveyor: Surveyor) -> None:
    picture = landscape(96, 96)
    picture.pixels.flags.writeable = False
    before = picture.pixels.tobytes()
    surveyor.survey(picture, None)
    assert picture.pixels.tobytes() == before


def test_neighbouring_pixels_have_neighbouring_depths(surveyor: Surveyor) -> None:
    inverse = surveyor.survey(landscape(384, 384), None).inverse
    steps = np.abs(np.diff(inverse, axis=1))
    assert np.percentile(steps, 99) < 0.1


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_a_picture_of_one_colour_has_a_depth(surveyor: Surveyor, colour: int) -> None:
    inverse = surveyor.survey(Picture(np.full((120, 160, 3), colour, np.uint8)), None).inverse
    assert np.isfinite(inverse).all()
    assert 0 <= inverse.min() <= inverse.max() <= 1


def test_a_picture_that_came_from_a_file_is_measured(surveyor: Surveyor, tmp_path: Path) -> None:
    Image.fromarray(landscape(64, 80).pixels).save(tmp_path / "strip.webp")
    pixels = np.asarray(Image.open(tmp_path / "strip.webp").convert("RGB"))  # read-only, as Pillow hands it out
    assert surveyor.survey(Picture(pixels), None).inverse.shape == (64, 80)
