"""What an ear with weights hears, what it does when memory is full, and what is said of a checkpoint that is broken."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from safetensors.torch import load_file, save_file  # noqa: E402

from pipelines.backends.ear_parakeet import ParakeetEar  # noqa: E402
from pipelines.backends.parakeet.waves import RATE_HZ  # noqa: E402
from pipelines.catalog import read_catalog  # noqa: E402
from pipelines.embedded.ear import EmbeddedEar  # noqa: E402
from pipelines.errors import EngineMissing, MemoryFull  # noqa: E402
from pipelines.media import Sound  # noqa: E402
from pipelines.registry import hire  # noqa: E402
from tests.tiny.voices import Said, sung  # noqa: E402

REPO = "nvidia/parakeet-ctc-1.1b"
CARD = read_catalog().casts["lightloom"]["ear"]


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def ear(folder: Path) -> ParakeetEar:
    return ParakeetEar(CARD, str(folder), EmbeddedEar())


@pytest.fixture(scope="module")
def phrases() -> list[Said]:
    from tests.tiny.parakeet import PHRASES

    return [sung(phrase) for phrase in PHRASES]


def sound(*waves: np.ndarray | float) -> Sound:
    """Waves one after the other; a number is so many seconds of silence."""
    parts = [np.zeros(int(wave * RATE_HZ)) if isinstance(wave, float) else wave for wave in waves]
    return Sound(np.concatenate(parts)[:, None].astype(np.float32), RATE_HZ)


def test_every_phrase_it_has_learnt_is_heard_word_for_word(ear: ParakeetEar, phrases: list[Said]) -> None:
    assert [ear.hear(sound(said.wave)).text for said in phrases] == [said.text for said in phrases]


def test_words_are_timed_when_they_are_sung(ear: ParakeetEar, phrases: list[Said]) -> None:
    for said in phrases:
        words = ear.hear(sound(said.wave)).words
        for word, (start_s, end_s) in zip(words, said.words_s, strict=True):
            assert word.start_s == pytest.approx(start_s, abs=0.13)
            assert word.end_s == pytest.approx(end_s, abs=0.13)
        assert all(one.end_s <= other.start_s + 1e-9 for one, other in pairwise(words))


def test_phrases_of_any_length_are_heard_together_as_one_by_one(ear: ParakeetEar, phrases: list[Said]) -> None:
    sounds = [sound(said.wave, said.wave[: 3000 * place], 0.1 * place) for place, said in enumerate(phrases * 3)]
    assert ear.hear_all(sounds) == tuple(map(ear.hear, sounds))


def test_padding_changes_no_number_by_more_than_rounding(ear: ParakeetEar, phrases: list[Said]) -> None:
    model, processor = ear._engine.model, ear._engine._processor
    short, long = phrases[0].wave, np.concatenate([phrases[1].wave] * 3)
    with torch.inference_mode():
        alone = model(**processor([short], sampling_rate=RATE_HZ)).logits[0]
        beside = model(**processor([short, long], sampling_rate=RATE_HZ)).logits[0]
    frames = len(short) // 1280  # one less than there are: the last one reaches into what was padded
    torch.testing.assert_close(beside[:frames], alone[:frames], rtol=0, atol=1e-4)


def test_a_sound_that_is_too_long_for_it_has_words_to_its_end(ear: ParakeetEar, phrases: list[Said]) -> None:
    long = sound(*(said.wave for said in phrases * 3))
    words = ear.hear(long).words
    assert long.seconds > 27
    assert [words[0].word, words[1].word, words[-1].word] == ["a", "castle", "sky"]
    assert all(one.start_s <= other.start_s for one, other in pairwise(words))
    assert words[-1].end_s == pytest.approx(
        phrases[-1].words_s[-1][1] + sum(len(said.wave) for said in (phrases * 3)[:-1]) / RATE_HZ, abs=0.2
    )


def test_the_model_drops_no_layers_and_learns_nothing(ear: ParakeetEar) -> None:
    model = ear._engine.model
    assert model.config.encoder_config.layerdrop > 0  # as published
    assert not any(module.training for module in model.modules())
    assert not any(parameter.requires_grad for parameter in model.parameters())


def test_its_parameters_are_counted_as_torch_counts_them(ear: ParakeetEar) -> None:
    counted = ear.count_parameters()
    assert set(counted) == set(CARD.params_b)
    assert sum(counted.values()) == sum(parameter.numel() for parameter in ear._engine.model.parameters())
    assert ear.count_bytes() >= sum(counted.values()) * (2 if torch.cuda.is_available() else 4)


@pytest.mark.gpu
def test_on_a_gpu_it_is_in_its_cards_precision_and_hears_the_same(ear: ParakeetEar, phrases: list[Said]) -> None:
    assert {parameter.dtype for parameter in ear._engine.model.parameters()} == {torch.bfloat16}
    assert ear._engine.model.device.type == "cuda"
    assert ear.hear(sound(phrases[0].wave)).text == phrases[0].text


# memory that is full


@pytest.fixture
def short_of_memory(ear: ParakeetEar) -> Any:
    """Makes the model run out of memory whenever `when(rows)` is true of a batch of so many rows."""
    handles: list[Any] = []

    def with_rule(when: Callable[[int], bool]) -> list[int]:
        asked: list[int] = []

        def look(module: Any, args: Any, given: Any) -> None:
            rows = given["input_features"].shape[0]
            asked.append(rows)
            if when(rows):
                raise torch.OutOfMemoryError("CUDA out of memory.")

        handles.append(ear._engine.model.register_forward_pre_hook(look, with_kwargs=True))
        return asked

    yield with_rule
    for handle in handles:
        handle.remove()


def test_what_does_not_fit_together_is_heard_one_by_one(
    ear: ParakeetEar, phrases: list[Said], short_of_memory: Any
) -> None:
    asked = short_of_memory(lambda rows: rows > 1)
    heard = ear.hear_all([sound(said.wave) for said in phrases])
    assert [one.text for one in heard] == [said.text for said in phrases]
    assert asked == [4, 1, 1, 1, 1]


def test_an_ear_that_fits_nowhere_says_so_and_hears_again_afterwards(
    ear: ParakeetEar, phrases: list[Said], short_of_memory: Any
) -> None:
    full = [True]
    short_of_memory(lambda _: full[0])
    with pytest.raises(MemoryFull, match="parakeet-ctc"):
        ear.hear(sound(phrases[0].wave))
    full[0] = False
    assert ear.hear(sound(phrases[0].wave)).text == phrases[0].text


# checkpoints that are broken


@pytest.fixture
def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the checkpoint, to be broken."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path / REPO


def says(folder: Path) -> str:
    with pytest.raises(EngineMissing) as missing:
        ParakeetEar(CARD, str(folder), EmbeddedEar())
    return missing.value.says


def test_a_checkpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert says(tmp_path) == f"There is no checkpoint of {REPO} in the folder that ENGINE names."


def test_weights_that_are_cut_off_are_told_in_words(broken: Path, tmp_path: Path) -> None:
    weights = broken / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    assert "damaged or cut off" in says(tmp_path)


@pytest.mark.parametrize("name", ["ctc_head.weight", "encoder.layers.1.conv.norm.running_var"])
def test_weights_that_are_not_in_it_are_not_made_up(broken: Path, tmp_path: Path, name: str) -> None:
    weights = broken / "model.safetensors"
    kept = load_file(weights)
    del kept[name]
    save_file(kept, weights, metadata={"format": "pt"})
    assert "lacks 1 of its weights" in says(tmp_path)


def test_another_models_checkpoint_is_told(broken: Path, tmp_path: Path) -> None:
    config = broken / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "model_type": "parakeet_tdt"}))
    assert "holds parakeet_tdt, not parakeet_ctc" in says(tmp_path)


@pytest.mark.parametrize("file", ["tokenizer.json", "processor_config.json", "config.json"])
def test_a_file_that_is_missing_makes_the_ear_embedded_and_is_told(broken: Path, tmp_path: Path, file: str) -> None:
    (broken / file).unlink()
    (fact,) = [fact for fact in hire("lightloom", str(tmp_path)).facts if fact.role == "ear"]
    assert fact.engine == "embedded"
    assert REPO in (fact.reason or "")
