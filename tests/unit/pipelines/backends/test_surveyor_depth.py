"""Depth Anything as a surveyor: what it measures, what it says of a damaged checkpoint, and a memory that is full."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from PIL import Image  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402
from transformers import (  # noqa: E402
    AutoImageProcessor,
    AutoModelForDepthEstimation,
    DepthAnythingForDepthEstimation,
    pipeline,
)

from pipelines.backends.surveyor_depth import FAR, DepthSurveyor, laid_out  # noqa: E402
from pipelines.catalog import ModelCard, read_catalog  # noqa: E402
from pipelines.embedded.surveyor import EmbeddedSurveyor  # noqa: E402
from pipelines.errors import EngineMissing, MemoryFull  # noqa: E402
from pipelines.media import Depth, Picture  # noqa: E402

REPO = "depth-anything/Depth-Anything-V2-Small-hf"
SIZES = [(768, 768), (768, 976), (33, 51), (201, 64)]


def card() -> ModelCard:
    return read_catalog().casts["lightloom"]["surveyor"]


def surveyor(folder: Path) -> DepthSurveyor:
    return DepthSurveyor(card(), str(folder), EmbeddedSurveyor())


def picture_of(height: int, width: int, seed: int = 3) -> Picture:
    """Hills of noise, soft and rough."""
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray(chance.integers(0, 256, (6, 8, 3), dtype=np.uint8)).resize((width, height), 3)
    rough = chance.integers(-20, 20, (height, width, 3))
    return Picture(np.clip(np.asarray(coarse, int) + rough, 0, 255).astype(np.uint8))


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def engine(folder: Path) -> DepthSurveyor:
    return surveyor(folder)


@contextmanager
def memory_full(module: Any, times: int) -> Iterator[list[tuple[int, ...]]]:
    """The first `times` calls of a true module find no memory; lists the sizes of the pictures it was given."""
    sizes: list[tuple[int, ...]] = []

    def refuse(module: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
        sizes.append(tuple(named["pixel_values"].shape[2:]))
        if len(sizes) <= times:
            raise torch.OutOfMemoryError("CUDA out of memory.")

    handle = module.register_forward_pre_hook(refuse, with_kwargs=True)
    try:
        yield sizes
    finally:
        handle.remove()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_is_what_transformers_own_pieces_say_laid_out_from_far_to_near(
    folder: Path, engine: DepthSurveyor, size: tuple[int, int]
) -> None:
    picture = picture_of(*size)
    processor = AutoImageProcessor.from_pretrained(str(folder / REPO))
    model = AutoModelForDepthEstimation.from_pretrained(str(folder / REPO)).eval()
    with torch.inference_mode():
        said = model(**processor(images=Image.fromarray(picture.pixels), return_tensors="pt"))
    (theirs,) = processor.post_process_depth_estimation(said, target_sizes=[size])
    ours = engine.survey(picture, None).inverse
    assert (ours.dtype, ours.shape) == (np.float32, size)
    assert np.abs(ours - laid_out(theirs["predicted_depth"].numpy())).max() < 1e-4


def test_it_is_what_the_pipeline_of_transformers_shows(folder: Path, engine: DepthSurveyor) -> None:
    picture = picture_of(140, 200)
    whole = pipeline("depth-estimation", model=str(folder / REPO), device="cpu")
    theirs = whole(Image.fromarray(picture.pixels))["predicted_depth"].numpy()
    assert np.abs(engine.survey(picture, None).inverse - laid_out(theirs)).max() < 1e-4


def test_most_of_a_picture_is_spread_over_the_whole_range(engine: DepthSurveyor) -> None:
    inverse = engine.survey(picture_of(200, 300), None).inverse
    assert inverse.min() == np.float32(FAR)
    assert inverse.max() == 1
    assert 0.005 < (inverse == 1).mean() < 0.015
    assert 0.005 < (inverse == np.float32(FAR)).mean() < 0.015


def test_one_pixel_does_not_decide_how_deep_a_picture_is() -> None:
    slope = np.linspace(2, 3, 10_000, dtype=np.float32).reshape(100, 100)
    spiked = slope.copy()
    spiked[50, 50] = 1000
    assert np.abs(laid_out(spiked) - laid_out(slope)).max(where=spiked < 1000, initial=0) < 0.01


@pytest.mark.parametrize("value", [0.0, 7.5, -3.0])
def test_where_all_lies_equally_deep_all_of_it_is_far(value: float) -> None:
    assert (laid_out(np.full((20, 30), value, np.float32)) == np.float32(FAR)).all()


def test_a_picture_of_one_colour_is_measured_too(engine: DepthSurveyor) -> None:
    inverse = engine.survey(Picture(np.full((90, 120, 3), 128, np.uint8)), None).inverse
    assert np.isfinite(inverse).all()
    assert 0 < inverse.min() <= inverse.max() <= 1


def test_what_the_painter_knows_is_handed_back_as_it_is(engine: DepthSurveyor) -> None:
    painted = Depth(np.full((4, 4), 0.3, np.float32))
    assert engine.survey(picture_of(4, 4), painted) is painted


def test_the_same_picture_has_the_same_depth_in_another_process_of_the_house(
    folder: Path, engine: DepthSurveyor
) -> None:
    picture = picture_of(200, 150)
    first = engine.survey(picture, None).inverse.tobytes()
    assert (
        first
        == engine.survey(picture, None).inverse.tobytes()
        == surveyor(folder).survey(picture, None).inverse.tobytes()
    )


def test_what_is_seen_changes_what_is_measured(engine: DepthSurveyor) -> None:
    one, other = (engine.survey(picture_of(96, 96, seed), None).inverse for seed in (1, 2))
    assert np.abs(one - other).mean() > 0.02


def test_its_parameters_are_counted_as_torch_counts_them(engine: DepthSurveyor) -> None:
    assert engine.count_parameters() == {"transformer": sum(one.numel() for one in engine.model.parameters())}
    assert set(engine.count_parameters()) == set(card().params_b)


def test_the_published_size_is_the_one_in_the_ledger() -> None:
    from bench.random_vision import surveyor_config

    with torch.device("meta"):
        model = DepthAnythingForDepthEstimation(surveyor_config())
    count = sum(tensor.numel() for tensor in model.parameters())
    assert count == 24_785_089
    assert count / 1e9 == pytest.approx(card().total_b, abs=1e-4)


def test_where_memory_is_full_it_looks_at_a_picture_of_half_the_size(engine: DepthSurveyor) -> None:
    picture = picture_of(96, 96)
    before = engine.survey(picture, None).inverse
    with memory_full(engine.model, times=1) as sizes:
        inverse = engine.survey(picture, None).inverse
    assert sizes == [(70, 70), (28, 28)]
    assert inverse.shape == (96, 96)
    assert engine.survey(picture, None).inverse.tobytes() == before.tobytes()


def test_where_that_does_not_fit_either_it_says_so_and_measures_again_later(engine: DepthSurveyor) -> None:
    picture = picture_of(96, 96)
    before = engine.survey(picture, None).inverse
    with memory_full(engine.model, times=2), pytest.raises(MemoryFull, match="too full for tiny-random Depth"):
        engine.survey(picture, None)
    assert engine.survey(picture, None).inverse.tobytes() == before.tobytes()


def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the checkpoint, to be broken."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path / REPO


def says(folder: Path) -> str:
    with pytest.raises(EngineMissing) as missing:
        surveyor(folder)
    return missing.value.says


def test_a_checkpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert says(tmp_path) == f"There is no checkpoint of {REPO} in the folder that ENGINE names."


def test_weights_that_are_cut_off_are_told_in_words(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    assert "damaged or cut off" in says(tmp_path)


def test_weights_that_are_not_in_it_are_not_made_up(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    kept = {name: tensor for name, tensor in load_file(weights).items() if not name.startswith("head.")}
    save_file(kept, weights, metadata={"format": "pt"})
    assert "not complete" in says(tmp_path)


def test_another_model_is_named_by_its_kind(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    config.write_text(config.read_text().replace('"model_type": "depth_anything"', '"model_type": "dpt"'))
    assert says(tmp_path) == f"The checkpoint of {REPO} holds dpt, not depth_anything."


def test_a_model_of_metres_is_not_taken_for_one_of_relative_depth(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    config.write_text(config.read_text().replace('"relative"', '"metric"'))
    assert "relative depth" in says(tmp_path)


def test_a_checkpoint_without_its_eyes_is_told_in_words(folder: Path, tmp_path: Path) -> None:
    (broken(folder, tmp_path) / "preprocessor_config.json").unlink()
    assert "could not be loaded" in says(tmp_path)


@pytest.mark.gpu
def test_on_a_gpu_it_is_in_its_cards_precision(engine: DepthSurveyor) -> None:
    assert {tensor.dtype for tensor in engine.model.parameters()} == {torch.float16}
    assert engine.model.device.type == "cuda"
