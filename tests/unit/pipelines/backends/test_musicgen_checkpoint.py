"""What is loaded of a checkpoint, and what is said of one that cannot be."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from safetensors.torch import load_file, save_file  # noqa: E402

from pipelines.backends.musician_musicgen import MusicgenMusician  # noqa: E402
from pipelines.catalog import read_catalog  # noqa: E402
from pipelines.embedded.musician import EmbeddedMusician  # noqa: E402
from pipelines.errors import EngineMissing  # noqa: E402
from pipelines.registry import hire  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import REPO, card, musician  # noqa: E402


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def player(folder: Path) -> MusicgenMusician:
    return musician(folder)


def test_its_parameters_are_counted_as_torch_counts_them(player: MusicgenMusician) -> None:
    counted, model = player.count_parameters(), player._engine.model
    assert set(counted) == set(read_catalog().casts["lofinity"]["musician"].params_b)
    assert sum(counted.values()) == sum(parameter.numel() for parameter in model.parameters())


def test_text_and_codec_are_in_full_precision_and_on_the_cpu_all_is(player: MusicgenMusician) -> None:
    model = player._engine.model
    full = {parameter.dtype for part in (model.text_encoder, model.audio_encoder) for parameter in part.parameters()}
    assert full == {torch.float32}
    if not torch.cuda.is_available():
        assert {parameter.dtype for parameter in model.decoder.parameters()} == {torch.float32}
    assert not model.training


@pytest.mark.gpu
def test_on_a_gpu_the_decoder_is_in_its_cards_precision(player: MusicgenMusician) -> None:
    decoder = player._engine.model.decoder
    assert {parameter.dtype for parameter in decoder.parameters()} == {torch.bfloat16}
    assert decoder.device.type == "cuda"


def broken(folder: Path, tmp_path: Path) -> Path:
    """A copy of the checkpoint, to be broken."""
    shutil.copytree(folder / REPO, tmp_path / REPO)
    return tmp_path / REPO


def says(folder: Path, **options: str | float) -> str:
    with pytest.raises(EngineMissing) as missing:
        MusicgenMusician(card(**options), str(folder), EmbeddedMusician())
    return missing.value.says


def test_a_checkpoint_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert says(tmp_path) == f"There is no checkpoint of {REPO} in the folder that ENGINE names."


def test_weights_that_are_cut_off_are_told_in_words(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])
    assert "damaged or cut off" in says(tmp_path)


def test_weights_that_are_not_in_it_are_not_made_up(folder: Path, tmp_path: Path) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    kept = load_file(weights)
    for name in [name for name in kept if name.startswith("decoder.lm_heads") or name.endswith("codebook.embed")]:
        del kept[name]
    save_file(kept, weights, metadata={"format": "pt"})
    assert says(tmp_path) == f"The checkpoint of {REPO} lacks 8 of its weights."


def test_weights_named_as_in_the_published_checkpoint_of_2023_are_the_same(
    folder: Path, tmp_path: Path, player: MusicgenMusician
) -> None:
    weights = broken(folder, tmp_path) / "model.safetensors"
    older = {
        name.replace("parametrizations.weight.original0", "weight_g").replace(
            "parametrizations.weight.original1", "weight_v"
        ): tensor
        for name, tensor in load_file(weights).items()
    }
    older["text_encoder.encoder.embed_tokens.weight"] = older["text_encoder.shared.weight"].clone()
    older["decoder.model.decoder.embed_positions.weights"] = torch.zeros(2048, 48)
    assert any(name.endswith("weight_g") for name in older)
    save_file(older, weights, metadata={"format": "pt"})
    loaded, expected = musician(tmp_path)._engine.model.state_dict(), player._engine.model.state_dict()
    assert all(torch.equal(loaded[name], tensor) for name, tensor in expected.items())


def test_a_checkpoint_of_another_kind_is_told_apart(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"model_type": "llama"}))
    assert "holds llama, not musicgen" in says(tmp_path)


def test_a_model_in_stereo_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    config = broken(folder, tmp_path) / "config.json"
    known = json.loads(config.read_text())
    known["decoder"]["audio_channels"] = 2
    config.write_text(json.dumps(known))
    assert "stereo" in says(tmp_path)


def test_a_form_nobody_knows_is_refused_in_words(folder: Path) -> None:
    assert "abac" in says(folder, form="rondo")


def test_the_registry_hires_it_from_a_folder_and_says_how_it_is(folder: Path) -> None:
    crew = hire("lofinity", str(folder))
    (fact,) = (fact for fact in crew.facts if fact.role == "musician")
    assert (fact.engine, fact.name, fact.model) == ("tiny-random", "tiny-random musicgen-medium (transformers)", REPO)
    assert isinstance(crew.players["musician"], MusicgenMusician)


def test_loading_leaves_the_log_and_the_terminal_clean(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    musician(folder)
    assert capfd.readouterr() == ("", "")
