"""The same weights heard by NeMo and by transformers: the same tokens in every frame, the same words."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("nemo", reason="needs NeMo (see requirements-nemo.txt), which is not installed here")

import torch

from pipelines.backends.ear_nemo import NemoEar
from pipelines.backends.ear_parakeet import ParakeetEar
from pipelines.backends.parakeet.waves import RATE_HZ
from pipelines.catalog import ModelCard, read_catalog
from pipelines.embedded.ear import EmbeddedEar
from pipelines.errors import EngineMissing, MemoryFull
from pipelines.media import Sound
from tests.tiny.voices import Said, sung

REPO = "nvidia/parakeet-ctc-1.1b"
CARD = read_catalog().casts["lightloom"]["ear"]
NAME = "parakeet-ctc-1.1b.nemo"

pytestmark = [
    pytest.mark.slow,
    # not ours to mend: NeMo and what it stands on
    pytest.mark.filterwarnings("ignore"),
]


def nemo_card(file: str | None = NAME) -> ModelCard:
    return CARD.model_copy(update={"backend": "nemo", "file": file})


@pytest.fixture(scope="module")
def transformers_ear(tiny: Callable[..., Path]) -> ParakeetEar:
    return ParakeetEar(CARD, str(tiny(REPO)), EmbeddedEar())


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.tiny.parakeet_nemo import write

    folder = tmp_path_factory.mktemp("nemo")
    (folder / REPO).mkdir(parents=True)
    write(tiny(REPO) / REPO, folder / REPO)
    return folder


@pytest.fixture(scope="module")
def ear(folder: Path) -> NemoEar:
    return NemoEar(nemo_card(), str(folder), EmbeddedEar())


@pytest.fixture(scope="module")
def phrases() -> list[Said]:
    from tests.tiny.parakeet import PHRASES

    return [sung(phrase) for phrase in PHRASES]


def sound(said: Said) -> Sound:
    return Sound(said.wave[:, None], RATE_HZ)


def test_every_frame_is_the_same_in_both(ear: NemoEar, transformers_ear: ParakeetEar, phrases: list[Said]) -> None:
    engine = transformers_ear._engine
    for said in phrases:
        with torch.inference_mode():
            asked = engine._processor([said.wave], sampling_rate=RATE_HZ).to(engine.model.device)
            asked["input_features"] = asked["input_features"].to(engine.model.dtype)
            theirs = engine.model(**asked).logits[0].float().log_softmax(-1)
        (nemos,) = ear._engine.log_chances([said.wave])
        frames = len(nemos)
        assert len(theirs) - 1 <= frames <= len(theirs)
        if not torch.cuda.is_available():
            torch.testing.assert_close(nemos, theirs[:frames], rtol=0, atol=1e-4)
        assert nemos.argmax(-1).tolist() == theirs[:frames].argmax(-1).tolist()


def test_every_phrase_is_heard_word_for_word(ear: NemoEar, transformers_ear: ParakeetEar, phrases: list[Said]) -> None:
    sounds = [sound(said) for said in phrases]
    heard = ear.hear_all(sounds)
    assert [one.text for one in heard] == [said.text for said in phrases]
    assert heard == transformers_ear.hear_all(sounds) == tuple(map(ear.hear, sounds))


def test_silence_and_noise_are_no_words(ear: NemoEar) -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, (RATE_HZ, 1)).astype(np.float32)
    for samples in (noise, np.zeros((RATE_HZ, 1), np.float32), noise[:0], noise[:1] * np.nan):
        assert ear.hear(Sound(samples, RATE_HZ)).text == ""


def test_it_counts_what_transformers_counts(ear: NemoEar, transformers_ear: ParakeetEar) -> None:
    assert ear.count_parameters() == transformers_ear.count_parameters()
    assert "NeMo" in ear.name
    assert ear.count_bytes() > 0


def test_memory_that_is_full_is_told_and_it_hears_afterwards(ear: NemoEar, phrases: list[Said]) -> None:
    def full(module: object, args: object, given: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    handle = ear._engine.model.encoder.register_forward_pre_hook(full, with_kwargs=True)
    with pytest.raises(MemoryFull):
        ear.hear(sound(phrases[0]))
    handle.remove()
    assert ear.hear(sound(phrases[0])).text == phrases[0].text


def test_a_file_that_is_absent_damaged_or_not_named_is_told(folder: Path, tmp_path: Path) -> None:
    def says(card: ModelCard, where: Path) -> str:
        with pytest.raises(EngineMissing) as missing:
            NemoEar(card, str(where), EmbeddedEar())
        return missing.value.says

    assert "names no file" in says(nemo_card(None), folder)
    assert "has no other.nemo" in says(nemo_card("other.nemo"), folder)
    (tmp_path / REPO).mkdir(parents=True)
    whole = (folder / REPO / NAME).read_bytes()
    (tmp_path / REPO / NAME).write_bytes(whole[: len(whole) // 2])
    assert REPO in says(nemo_card(), tmp_path)
