"""MusicGen by audiocraft, on tiny checkpoints in its published format; and what stands in for what it only imports."""

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Codes, MusicBrief, Performance, Progress
from pipelines.backends.audiocraft_shim import STAND_INS, stand_ins
from pipelines.catalog import ModelCard
from pipelines.embedded.musician import EmbeddedMusician
from pipelines.errors import EngineMissing
from pipelines.registry import _hire_one
from tests.unit.pipelines.backends.music_briefs import BRIEF, lasting

installed = pytest.mark.skipif(
    importlib.util.find_spec("audiocraft") is None,
    reason="needs audiocraft (see requirements-audiocraft.txt), which is not installed here",
)
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*weight_norm:FutureWarning"),  # audiocraft is of 2024
    pytest.mark.filterwarnings("ignore:.*torch.cuda.amp:FutureWarning"),
]

CARD = ModelCard(
    backend="audiocraft",
    repo="facebook/musicgen-stereo-medium",
    revision="main",
    licence="CC-BY-NC-4.0",
    commercial=False,
    phase="live",
    dtype="float16",
    params_b={"decoder": 1.8628, "text encoder": 0.1096, "audio codec": 0.0569, "projection": 0.0012},
    job="plays the tape",
)
SHORT = lasting(BRIEF, 3.2)
LONG = replace(BRIEF, bpm=60, seconds=24.0)


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(CARD.repo)


@pytest.fixture(scope="module")
def musician(folder: Path) -> Any:
    return engine(folder)


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The same checkpoint, to be damaged."""
    shutil.copytree(folder / CARD.repo, tmp_path / CARD.repo)
    return tmp_path


def engine(folder: Path) -> Any:
    import torch

    from pipelines.backends.musician_audiocraft import AudiocraftMusician

    torch.set_num_threads(1)
    return AudiocraftMusician(CARD, str(folder), EmbeddedMusician())


def played(musician: Any, brief: MusicBrief) -> tuple[list[Progress], Performance]:
    *progress, performance = musician.play(brief)
    assert all(isinstance(step, Progress) for step in progress)
    assert isinstance(performance, Performance)
    return progress, performance


@installed
def test_a_tape_is_whole_bars_in_stereo_with_its_codes(musician: Any) -> None:
    progress, performance = played(musician, SHORT)
    assert performance.sound.rate_hz == 32_000
    assert performance.sound.samples.shape == (102_400, 2)
    assert performance.sound.samples.dtype == np.float32
    assert np.isfinite(performance.sound.samples).all()
    assert not np.array_equal(performance.sound.samples[:, 0], performance.sound.samples[:, 1])
    assert (performance.bar_s, performance.beats_per_bar) == (3.2, 4)
    assert [(section.bar, section.bars) for section in performance.sections] == [(0, 1)]
    assert performance.codes is not None
    assert (performance.codes.model, performance.codes.rate_hz) == (CARD.repo, 50.0)
    assert performance.codes.tokens.shape == (160, 8)
    assert performance.codes.tokens.dtype == np.uint16
    assert performance.played_by == "tiny-random musicgen-stereo-medium (audiocraft)"
    assert "CC-BY-NC-4.0" in performance.terms
    assert (performance.stems, performance.notes, performance.beats) == ({}, (), ())
    done = [step.done for step in progress]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 160)
    assert len(done) >= 160 / 10
    assert {(step.stage, step.total, step.unit) for step in progress} == {("press", 160, "frames")}


@installed
def test_a_mono_model_sounds_the_same_on_both_sides(tmp_path: Path) -> None:
    from tests.tiny.audiocraft import write

    (tmp_path / CARD.repo).mkdir(parents=True)
    write(tmp_path / CARD.repo, stereo=False)
    performance = played(engine(tmp_path), SHORT)[1]
    assert performance.codes is not None
    assert performance.codes.tokens.shape == (160, 4)
    assert np.array_equal(performance.sound.samples[:, 0], performance.sound.samples[:, 1])


@installed
def test_it_plays_what_audiocraft_itself_generates(musician: Any) -> None:
    import torch

    from pipelines.backends.music_words import music_words

    theirs = musician._model
    theirs.set_generation_params(duration=3.2, top_k=64)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SHORT.seed)
        sound, tokens = theirs.generate([music_words(SHORT)], return_tokens=True)
    ours = played(musician, SHORT)[1]
    assert ours.codes is not None
    assert np.array_equal(ours.codes.tokens, tokens[0].T.cpu().numpy())
    assert np.allclose(ours.sound.samples, sound[0].T.cpu().numpy(), atol=1e-6)


@installed
@pytest.mark.slow
def test_a_tape_longer_than_the_window_goes_on_from_its_own_codes(musician: Any) -> None:
    progress, performance = played(musician, LONG)
    assert performance.sound.samples.shape == (24 * 32_000, 2)
    assert performance.codes is not None
    assert performance.codes.tokens.shape == (24 * 50, 8)
    done = [step.done for step in progress]
    assert done == sorted(done)
    assert done[-1] == 1200


@installed
@pytest.mark.slow
def test_a_length_that_is_no_whole_number_of_frames_in_floating_point_is_played(musician: Any) -> None:
    assert int((1002 / 50 - 12) * 50) == 401  # the library's own sum for its second window of 402 frames
    *_, (tokens, sound) = _worked(musician, 1002)
    assert tokens.shape == (1002, 8)
    assert sound.shape == (1002 * 640, 2)


@installed
def test_the_same_brief_gives_the_same_samples_and_another_seed_others(musician: Any) -> None:
    import torch

    before = torch.random.get_rng_state()
    once, again, other = (
        played(musician, brief)[1].sound.samples for brief in (SHORT, SHORT, replace(SHORT, seed=2**47))
    )
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)
    assert torch.equal(before, torch.random.get_rng_state())


@installed
def test_closing_it_stops_the_work_and_leaves_nothing_behind(musician: Any) -> None:
    forwards: list[int] = []
    fresh = played(musician, SHORT)[1].sound.samples
    counting = musician._model.lm.transformer.register_forward_hook(lambda *_: forwards.append(1))
    playing = musician.play(SHORT)
    for _ in range(4):
        next(playing)
    playing.close()
    counting.remove()
    assert len(forwards) == 30
    assert np.array_equal(played(musician, SHORT)[1].sound.samples, fresh)


@installed
def test_it_goes_on_from_another_tapes_codes_and_from_no_strangers(musician: Any) -> None:
    alone = played(musician, SHORT)[1]
    assert alone.codes is not None
    onwards = played(musician, replace(SHORT, follows=alone.codes))[1]
    assert onwards.codes is not None
    assert onwards.codes.tokens.shape == alone.codes.tokens.shape
    assert not np.array_equal(onwards.codes.tokens, alone.codes.tokens)
    strangers = (
        replace(alone.codes, model="facebook/musicgen-medium"),
        replace(alone.codes, rate_hz=25.0),
        replace(alone.codes, tokens=alone.codes.tokens[:, :4]),
        Codes(CARD.repo, np.full((100, 8), 2000, np.uint16), 50.0),
    )
    for stranger in strangers:
        again = played(musician, replace(SHORT, follows=stranger))[1]
        assert np.array_equal(again.sound.samples, alone.sound.samples)


@installed
@pytest.mark.slow
def test_codes_longer_than_it_can_hold_lead_into_a_long_tape(musician: Any) -> None:
    before = played(musician, LONG)[1]
    after = played(musician, replace(LONG, follows=before.codes))[1]
    assert after.codes is not None
    assert after.codes.tokens.shape == (1200, 8)


@installed
def test_a_preview_is_the_understudys(musician: Any) -> None:
    assert musician.preview(BRIEF).played_by == EmbeddedMusician.name


@installed
def test_it_counts_what_it_loaded(musician: Any) -> None:
    counted = musician.count_parameters()
    model = musician._model
    parts = (model.lm, model.compression_model)
    assert counted.keys() == CARD.params_b.keys()
    assert min(counted.values()) > 0
    assert sum(counted.values()) == sum(one.numel() for part in parts for one in part.parameters())


@installed
def test_it_counts_a_text_encoder_that_the_library_keeps_out_of_sight(musician: Any) -> None:
    import torch

    reader = musician._model.lm.condition_provider.conditioners["description"]
    before = musician.count_parameters()["text encoder"]
    reader.__dict__["t5"] = torch.nn.Linear(3, 4)  # as its T5Conditioner does it
    try:
        assert musician.count_parameters()["text encoder"] == before + 16
    finally:
        del reader.__dict__["t5"]


@installed
def test_engine_folder_plays_it_where_models_yaml_names_it(folder: Path) -> None:
    player, facts = _hire_one("lofinity", "musician", CARD, str(folder))
    assert (facts.engine, facts.model, facts.reason) == ("tiny-random", CARD.repo, None)
    assert player.name == facts.name


@installed
@pytest.mark.parametrize("name", ["state_dict.bin", "compression_state_dict.bin"])
def test_cut_off_weights_are_named(copied: Path, name: str) -> None:
    weights = copied / CARD.repo / name
    weights.write_bytes(weights.read_bytes()[:50_000])
    with pytest.raises(EngineMissing, match=r"weights of facebook/musicgen-stereo-medium are damaged or cut off"):
        engine(copied)


@installed
def test_a_checkpoint_in_another_librarys_format_is_not_played(copied: Path) -> None:
    (copied / CARD.repo / "state_dict.bin").unlink()
    with pytest.raises(EngineMissing, match=r"has no state_dict\.bin"):
        engine(copied)


@installed
def test_another_models_weights_are_not_played(copied: Path) -> None:
    shutil.copy(copied / CARD.repo / "compression_state_dict.bin", copied / CARD.repo / "state_dict.bin")
    with pytest.raises(EngineMissing, match="could not be loaded"):
        engine(copied)


@installed
def test_an_absent_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no checkpoint of facebook/musicgen-stereo-medium"):
        engine(tmp_path)


def test_an_absent_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("transformers", reason="needs transformers and torch, which are not installed here")
    monkeypatch.setitem(sys.modules, "audiocraft", None)
    with pytest.raises(EngineMissing, match="needs the Python package audiocraft"):
        engine(tmp_path)


@pytest.fixture
def unimported(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As if none of what is stood in for had been imported yet."""
    pytest.importorskip("torch", reason="needs torch, which is not installed here")
    for name in [name for name in sys.modules if name.partition(".")[0] in STAND_INS]:
        monkeypatch.delitem(sys.modules, name)
    return monkeypatch


def test_a_package_that_cannot_be_loaded_has_a_stand_in_until_audiocraft_is_open(
    unimported: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "torchaudio").mkdir()
    (tmp_path / "torchaudio" / "lib.py").write_text("")
    (tmp_path / "torchaudio" / "__init__.py").write_text("import torchaudio.lib\nraise OSError('no such symbol')\n")
    unimported.syspath_prepend(tmp_path)
    with stand_ins():
        import torchaudio.transforms

        class Resampling(torchaudio.transforms.Resample):  # a class may be built on it
            pass

        assert "torchaudio.lib" not in sys.modules
        with pytest.raises(ImportError, match=r"torchaudio\.transforms\.Resample is asked for"):
            Resampling()
    assert not {name for name in sys.modules if name.startswith("torchaudio")}


def test_a_package_that_is_there_is_left_as_it_is(unimported: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "spacy.py").write_text("REAL = True\n")
    unimported.syspath_prepend(tmp_path)
    with stand_ins():
        assert sys.modules["spacy"].REAL
    assert sys.modules["spacy"].REAL


@pytest.mark.skipif(importlib.util.find_spec("xformers") is not None, reason="xformers is installed here")
def test_attention_finds_its_causal_mask_in_every_step(unimported: pytest.MonkeyPatch) -> None:
    import torch

    with stand_ins():
        pass
    from xformers.ops import LowerTriangularMask, unbind

    assert LowerTriangularMask() is not None
    assert unbind is torch.unbind
    with pytest.raises(ImportError):
        importlib.import_module("xformers.profiler")


def _worked(musician: Any, frames: int) -> Iterator[Any]:
    from pipelines.backends.lockstep import in_lockstep

    made = yield from in_lockstep(musician._work("lofi hip hop", frames, None, 3))
    yield made
