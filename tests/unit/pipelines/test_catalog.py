"""models.yaml is complete, honest about size and licence, and the README repeats it word for word."""

import importlib.util
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipelines import CAP_B, TINY_TITAN_B, read_catalog
from pipelines.catalog import GIB

ROOT = Path(__file__).parent.parent.parent.parent


def test_every_model_of_the_mission_is_declared_with_its_licence() -> None:
    repos = {card.repo for card in read_catalog().union().values()}
    assert {
        "openbmb/MiniCPM5-1B",
        "facebook/musicgen-medium",
        "black-forest-labs/FLUX.2-klein-4B",
        "openbmb/VoxCPM2",
        "nvidia/parakeet-ctc-1.1b",
        "depth-anything/Depth-Anything-V2-Small-hf",
        "openbmb/MiniCPM-V-4.6",
        "build-small-hackathon/Nemotron-nano-4b-escape-room",
    } == repos
    assert all(card.licence for card in read_catalog().union().values())


def test_musicgens_weights_are_marked_as_not_commercial() -> None:
    card = read_catalog().casts["lofinity"]["musician"]
    assert not card.commercial
    assert card.licence == "CC-BY-NC-4.0"


def test_what_licences_ask_to_be_said_of_their_models_is_said() -> None:
    casts = read_catalog().casts
    assert casts["lightloom"]["ear"].credit == (
        "parakeet-ctc-1.1b is by nvidia, used under CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )
    assert "https://creativecommons.org/licenses/by-nc/4.0/" in casts["lofinity"]["musician"].credit
    storyteller = casts["rooms"]["writer"]
    for card in (storyteller, storyteller.otherwise):
        assert card is not None
        assert "Licensed by NVIDIA Corporation under the NVIDIA Nemotron Model License." in card.credit
        assert card.url in card.credit
    assert {card.credit for card in read_catalog().union().values() if card.licence == "Apache-2.0"} == {""}


def test_text_encoder_and_vae_are_counted_with_their_painter() -> None:
    assert read_catalog().casts["rooms"]["painter"].total_b == pytest.approx(7.074, abs=0.01)


def test_the_whole_house_stays_under_the_cap_and_lofinity_is_a_tiny_titan() -> None:
    catalog = read_catalog()
    assert sum(card.total_b for card in catalog.union().values()) <= CAP_B
    assert catalog.total_b("lofinity") <= TINY_TITAN_B
    assert catalog.total_b("lightloom", phase="live") < catalog.total_b("lightloom")


PACKED = {card.backend for card in read_catalog().union().values()} - {"llamacpp"}
"""Engines whose weights ZeroGPU packs: all of torch."""


def test_the_weights_fit_a_slot() -> None:
    catalog = read_catalog()
    assert catalog.weights_bytes(backends=PACKED) <= 42 * GIB
    assert catalog.weights_bytes(phase="live") <= 32 * GIB
    assert (
        catalog.weights_bytes(phase="live")
        < catalog.weights_bytes()
        == sum(card.weights_bytes for card in catalog.union().values())
    )


def test_memory_is_counted_by_precision_and_a_file_by_its_size() -> None:
    casts = read_catalog().casts
    assert casts["rooms"]["writer"].weights_bytes == 2_837_072_864
    assert casts["rooms"]["painter"].weights_bytes == pytest.approx(
        14.147e9, rel=1e-3
    )  # nine layers less than published
    musician = casts["lofinity"]["musician"]  # only its decoder is in half precision
    assert musician.bytes_by_part["text encoder"] == round(musician.params_b["text encoder"] * 4e9)
    guess = casts["rooms"]["writer"].model_copy(update={"file_bytes": None})
    assert guess.weights_bytes == pytest.approx(2_837_072_864, rel=0.01)


def test_every_model_says_what_playing_takes_beside_its_weights() -> None:
    assert all(0 < card.work_gib <= 4 for card in read_catalog().union().values())


def test_a_precision_of_unknown_size_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "models.yaml"
    wrong.write_text((ROOT / "models.yaml").read_text().replace("dtype: float16", "dtype: float15"))
    with pytest.raises(ValidationError, match="float15"):
        read_catalog(wrong)


def test_a_shared_model_is_one_model() -> None:
    catalog = read_catalog()
    assert catalog.casts["lofinity"]["writer"].repo == catalog.casts["lightloom"]["writer"].repo
    assert len(catalog.union()) == 8


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "models.yaml"
    wrong.write_text((ROOT / "models.yaml").read_text().replace("phase: post", "phase: someday"))
    with pytest.raises(ValidationError, match=r"lightloom.*critic.*phase"):
        read_catalog(wrong)


def test_the_readmes_ledger_is_the_one_in_models_yaml() -> None:
    spec = importlib.util.spec_from_file_location("ledger", ROOT / "scripts" / "ledger.py")
    assert spec is not None
    assert spec.loader is not None
    ledger = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(ledger)
    assert ledger.ledger() in (ROOT / "README.md").read_text()


def test_the_spaces_requirements_hold_everything_the_local_ones_do() -> None:
    def pins(name: str) -> set[str]:
        return {line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")}

    assert pins("requirements-local.txt") <= pins("requirements.txt")
