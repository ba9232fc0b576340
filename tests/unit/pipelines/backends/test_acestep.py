"""ACE-Step by diffusers, on a tiny checkpoint in the published layout."""

import itertools
import json
import math
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import MusicBrief, Performance, Progress
from pipelines.backends.bars import count_bars
from pipelines.catalog import ModelCard
from pipelines.embedded.musician import EmbeddedMusician
from pipelines.errors import EngineMissing
from pipelines.registry import _hire_one
from tests.unit.pipelines.backends.music_briefs import BRIEF, lasting

pytestmark = pytest.mark.filterwarnings("ignore:.*weight_norm:FutureWarning")  # diffusers' audio codec has it

CARD = ModelCard(
    backend="acestep",
    repo="Runware/acestep-v15-turbo-diffusers",
    revision="be23effe449c5957947f3020fd63bee23c64abe4",
    licence="MIT",
    commercial=True,
    phase="live",
    dtype="float32",  # so that what is compared here is the same on a GPU; published in bfloat16
    params_b={"transformer": 1.5755, "condition encoder": 0.6084, "text encoder": 0.5958, "vae": 0.1687},
    job="plays the tape",
)
THREE_BARS = lasting(BRIEF, 9.6)


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")
    return tiny(CARD.repo)


@pytest.fixture(scope="module")
def musician(folder: Path) -> Any:
    return engine(folder)


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The same checkpoint, to be damaged."""
    shutil.copytree(folder / CARD.repo, tmp_path / CARD.repo)
    return tmp_path


def engine(folder: Path, card: ModelCard = CARD) -> Any:
    import torch

    from pipelines.backends.musician_acestep import AceStepMusician

    torch.set_num_threads(1)
    return AceStepMusician(card, str(folder), EmbeddedMusician())


def played(musician: Any, brief: MusicBrief) -> tuple[list[Progress], Performance]:
    *progress, performance = musician.play(brief)
    assert all(isinstance(step, Progress) for step in progress)
    assert isinstance(performance, Performance)
    return progress, performance


def wanted(seconds: float) -> Any:
    from pipelines.backends.acestep_steps import Wanted

    return Wanted("lofi hip hop, rhodes", 75, "D minor", 4, seconds, round(seconds * 48_000))


def finished(work: Iterator[Any]) -> Any:
    """What a generator returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def by_the_pipeline(musician: Any, seconds: float, seed: int, output: str) -> Any:
    """What diffusers makes of the same words and the same noise, in one call."""
    import torch

    pipeline = musician._pipeline
    asked = wanted(seconds)
    noise = torch.randn((1, math.ceil(seconds * 25), 8), generator=torch.Generator().manual_seed(seed))
    pipeline.set_progress_bar_config(disable=True)
    return pipeline(
        prompt=asked.caption,
        lyrics="[Instrumental]",
        vocal_language="unknown",
        audio_duration=seconds,
        bpm=asked.bpm,
        keyscale=asked.key,
        timesignature="4",
        num_inference_steps=8,
        guidance_scale=1.0,
        latents=noise,
        output_type=output,
    ).audios


def test_a_tape_is_whole_bars_of_stereo_at_48_khz(musician: Any) -> None:
    progress, performance = played(musician, THREE_BARS)
    assert performance.sound.rate_hz == 48_000
    assert performance.sound.samples.shape == (460_800, 2)
    assert performance.sound.samples.dtype == np.float32
    assert performance.sound.samples.flags.c_contiguous
    assert np.isfinite(performance.sound.samples).all()
    assert abs(np.abs(performance.sound.samples).max() - 10 ** (-1 / 20)) < 1e-5
    assert (performance.bar_s, performance.beats_per_bar) == (3.2, 4)
    assert [(section.bar, section.bars) for section in performance.sections] == [(0, 3)]
    assert (performance.codes, performance.stems, performance.notes, performance.beats) == (None, {}, (), ())
    assert performance.played_by == "tiny-random acestep-v15-turbo-diffusers (diffusers)"
    assert [step.done for step in progress] == [*(460_800 * step // 9 for step in range(9)), 460_800]
    assert {(step.stage, step.total, step.unit) for step in progress} == {("press", 460_800, "frames")}


def test_weights_that_may_be_used_for_anything_ask_nothing_of_the_listener(musician: Any, folder: Path) -> None:
    assert played(musician, THREE_BARS)[1].terms == ""
    strict = engine(folder, CARD.model_copy(update={"commercial": False, "licence": "CC-BY-NC-4.0"}))
    assert "CC-BY-NC-4.0" in played(strict, THREE_BARS)[1].terms


def test_the_same_brief_gives_the_same_samples_and_another_seed_others(musician: Any) -> None:
    once, again, other = (
        played(musician, brief)[1].sound.samples for brief in (THREE_BARS, THREE_BARS, replace(THREE_BARS, seed=8))
    )
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)


def test_its_steps_are_those_of_the_pipeline(musician: Any) -> None:
    import torch

    from pipelines.backends import acestep_steps as steps

    ours = finished(steps.denoise(musician._pipeline, wanted(12.8), 3))
    theirs = by_the_pipeline(musician, 12.8, 3, "latent")
    assert ours.shape == (1, 320, 8)
    assert torch.allclose(ours, theirs, atol=1e-5)
    assert np.allclose(
        steps.decode(musician._pipeline, theirs, 614_400),
        by_the_pipeline(musician, 12.8, 3, "pt")[0].T.cpu().numpy(),
        atol=1e-6,
    )


@pytest.mark.parametrize("frames", [411, 436, 461])
def test_a_length_at_which_the_pipeline_draws_one_latent_too_many_is_played(musician: Any, frames: int) -> None:
    from pipelines.backends import acestep_steps as steps

    assert math.ceil(frames / 25.0 * 25.0) == frames + 1  # the pipeline's own sum, in floating point
    assert finished(steps.denoise(musician._pipeline, wanted((frames - 0.5) / 25), 3)).shape == (1, frames, 8)


@pytest.mark.slow
def test_a_long_tape_decoded_in_pieces_sounds_as_if_it_were_whole(musician: Any) -> None:
    import torch

    from pipelines.backends import acestep_steps as steps

    latents = torch.randn((1, 513, 8), generator=torch.Generator().manual_seed(5))
    pieces = steps.decode(musician._pipeline, latents, 513 * 1920)
    vae = musician._pipeline.vae
    vae.disable_tiling()
    whole = steps.decode(musician._pipeline, latents, 513 * 1920)
    vae.enable_tiling()
    assert pieces.shape == whole.shape == (513 * 1920, 2)
    assert np.abs(pieces - whole).max() < 1e-5


def test_tempo_key_metre_and_length_are_told_apart_from_the_caption(musician: Any) -> None:
    read: list[str] = []
    pipeline = musician._pipeline
    listening = pipeline.text_encoder.register_forward_pre_hook(
        lambda _module, _args, given: read.append(pipeline.tokenizer.decode(given["input_ids"][0])), with_kwargs=True
    )
    next(itertools.islice(musician.play(replace(THREE_BARS, groove="waltz", mode="dorian", bpm=90)), 1, None))
    listening.remove()
    (told,) = read
    assert "- bpm: 90\n- timesignature: 3\n- keyscale: D minor\n- duration: 10 seconds\n" in told
    assert "# Caption\nlofi jazz waltz in 3/4, warm rhodes, upright bass, soft brushed drums, dreamy\n" in told


def test_the_caption_says_nothing_twice() -> None:
    pytest.importorskip("torch", reason="needs torch, which is not installed here")
    from pipelines.backends.musician_acestep import caption_for

    assert caption_for(replace(BRIEF, mode="lydian")) == "lofi hip hop, warm rhodes, upright bass, dusty drums, dreamy"


def test_closing_it_stops_the_work_at_the_next_step(musician: Any) -> None:
    steps: list[int] = []
    counting = musician._pipeline.transformer.register_forward_hook(lambda *_: steps.append(1))
    playing = musician.play(THREE_BARS)
    for _ in range(4):
        next(playing)
    playing.close()
    counting.remove()
    assert len(steps) == 3
    assert next(playing, None) is None


def test_the_callers_own_gradients_are_left_alone_between_the_steps(musician: Any) -> None:
    import torch

    playing = musician.play(THREE_BARS)
    next(playing)
    next(playing)
    assert torch.is_grad_enabled()
    playing.close()


def test_a_preview_is_the_understudys(musician: Any) -> None:
    assert musician.preview(BRIEF).played_by == EmbeddedMusician.name


def test_it_counts_what_it_loaded_and_leaves_out_what_it_never_asks(musician: Any) -> None:
    counted = musician.count_parameters()
    assert counted.keys() == CARD.params_b.keys()
    assert sum(counted.values()) < 300_000
    assert min(counted.values()) > 0
    assert musician._pipeline.audio_tokenizer is None


def test_engine_folder_plays_it_where_models_yaml_names_it(folder: Path) -> None:
    player, facts = _hire_one("lofinity", "musician", CARD, str(folder))
    assert (facts.engine, facts.model, facts.reason) == ("tiny-random", CARD.repo, None)
    assert player.name == facts.name


def test_an_absent_library_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "diffusers", None)
    with pytest.raises(EngineMissing, match="needs the Python package diffusers"):
        engine(folder)


def test_an_absent_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no checkpoint of Runware/acestep"):
        engine(tmp_path)


def test_cut_off_weights_are_named(copied: Path) -> None:
    weights = copied / CARD.repo / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(EngineMissing, match="Runware/acestep-v15-turbo-diffusers"):
        engine(copied)


def test_another_pipelines_checkpoint_is_not_played(copied: Path) -> None:
    index = copied / CARD.repo / "model_index.json"
    index.write_text(json.dumps({**json.loads(index.read_text()), "_class_name": "StableAudioPipeline"}))
    with pytest.raises(EngineMissing, match="holds StableAudioPipeline, not AceStepPipeline"):
        engine(copied)


def test_a_checkpoint_that_wants_guidance_is_not_played_without_it(copied: Path) -> None:
    config = copied / CARD.repo / "transformer" / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "is_turbo": False, "model_version": "base"}))
    with pytest.raises(EngineMissing, match="no turbo checkpoint"):
        engine(copied)


@pytest.mark.parametrize(
    ("bpm", "groove", "seconds", "bars"),
    [(75, "boom bap", 90.0, 28), (60, "dusty", 60.0, 15), (90, "waltz", 20.0, 10), (71, "waltz", 600.0, 236)],
)
def test_a_tape_is_the_nearest_whole_number_of_bars(bpm: int, groove: Any, seconds: float, bars: int) -> None:
    counted = count_bars(replace(BRIEF, bpm=bpm, groove=groove, seconds=seconds))
    assert counted.count == bars
    assert abs(counted.seconds - seconds) <= counted.bar_s
    assert counted.seconds <= 600


@pytest.mark.gpu
def test_on_a_gpu_it_plays_in_the_precision_of_its_card(folder: Path) -> None:
    musician = engine(folder, CARD.model_copy(update={"dtype": "bfloat16"}))
    assert str(musician._pipeline.transformer.dtype) == "torch.bfloat16"
    _, performance = played(musician, THREE_BARS)
    assert performance.sound.samples.shape == (460_800, 2)
    assert np.isfinite(performance.sound.samples).all()
