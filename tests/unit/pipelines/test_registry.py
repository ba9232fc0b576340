"""Who plays which role, and why."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.catalog import read_catalog
from pipelines.registry import EMBEDDED, cast, hire, wanted


def test_without_a_gpu_auto_means_embedded_and_gives_no_reason() -> None:
    crew = hire("lofinity", "embedded")
    assert {fact.engine for fact in crew.facts} == {"embedded"}
    assert {fact.reason for fact in crew.facts} == {None}
    assert set(crew.players) == {"writer", "musician"}


def test_a_model_that_cannot_be_played_is_named_and_its_role_plays_embedded(tmp_path: Path) -> None:
    for engine in ("models", str(tmp_path)):
        for fact in hire("lofinity", engine).facts:
            assert fact.engine == "embedded"
            assert fact.reason is not None
            assert read_catalog().casts["lofinity"][fact.role].repo in fact.reason


def test_a_gpu_that_pytorch_cannot_use_is_told_and_no_model_is_loaded_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="needs torch, which is not installed here")
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("pipelines.registry.free_bytes", lambda: None)
    facts = hire("lofinity", "auto").facts
    assert {fact.engine for fact in facts} == {"embedded"}
    assert all("PyTorch cannot use" in (fact.reason or "") for fact in facts)


def test_what_is_wanted_follows_the_word() -> None:
    assert wanted("embedded") == "embedded"
    assert wanted("models") == "models"
    assert wanted("/some/folder") == "tiny-random"


def test_embedded_engines_are_one_instance_for_all_apps() -> None:
    first, second = hire("lofinity", "embedded"), hire("lofinity", "embedded")
    assert first.players["musician"] is second.players["musician"]
    assert set(EMBEDDED) >= {"writer", "musician"}


def test_a_writer_named_by_the_surroundings_writes_in_every_world(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cast("lofinity")
    monkeypatch.setenv("WRITER", "ollama:llama3.2:3b")
    for world in ("lofinity", "rooms", "lightloom"):
        assert cast(world)["writer"].backend == "ollama"
        assert cast(world)["writer"].repo == "ollama/llama3.2:3b"
    assert cast("lofinity")["musician"] == before["musician"]


def test_the_memory_of_what_was_loaded_is_measured(tiny: Callable[..., Path]) -> None:
    for fact in hire("lofinity", str(tiny("openbmb/MiniCPM5-1B", "facebook/musicgen-medium"))).facts:
        assert fact.params is not None
        assert fact.bytes is not None
        least = 4 * sum(fact.params.values())  # on a CPU all is in float32, and there are buffers beside
        assert least <= fact.bytes < 1.5 * least


def test_a_role_that_plays_embedded_takes_no_memory_of_a_model() -> None:
    assert {fact.bytes for fact in hire("lofinity", "embedded").facts} == {None}


def test_two_worlds_that_cast_the_same_model_share_its_weights(tiny: Callable[..., Path]) -> None:
    folder = str(tiny("openbmb/MiniCPM5-1B"))
    assert hire("lofinity", folder).players["writer"] is hire("lightloom", folder).players["writer"]


def test_where_the_first_model_cannot_be_played_the_second_is_and_everybody_is_told(
    tiny: Callable[..., Path], tmp_path: Path
) -> None:
    second = "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16"
    shutil.copytree(tiny(second) / second, tmp_path / second)  # the folder itself may hold all the others
    facts = {fact.role: fact for fact in hire("rooms", str(tmp_path)).facts}
    assert facts["writer"].engine == "tiny-random"
    assert facts["writer"].model == second
    assert "Nemotron-nano-4b-escape-room" in (facts["writer"].reason or "")
    assert facts["painter"].engine == "embedded"
