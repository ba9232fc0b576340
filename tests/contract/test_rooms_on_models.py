"""1000 Rooms on its models, tiny and untrained: who tells where one of them cannot, and a whole walk on all three."""

import importlib.util
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from PIL import Image

from apps.rooms.__main__ import main
from apps.rooms.craft.form import ESCAPE_ROOM
from apps.rooms.domain import Room, Visit
from apps.rooms.flow import enter_room
from pipelines import Made
from pipelines.backends import writer_llamacpp
from pipelines.registry import hire
from tests.doubles_rooms import FlatPainter, HummingNarrator
from tests.unit.pipelines.backends.writers import needs_llama_cpp

GGUF, SAFETENSORS = "build-small-hackathon/Nemotron-nano-4b-escape-room", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16"
PAINTER, NARRATOR = "black-forest-labs/FLUX.2-klein-4B", "openbmb/VoxCPM2"
FILE = "nemotron-room-lora-Q4_K_M.gguf"


def missing(folder: Path) -> None:
    shutil.rmtree(folder / GGUF)


def no_file(folder: Path) -> None:
    (folder / GGUF / FILE).unlink()


def cut_off(folder: Path) -> None:
    file = folder / GGUF / FILE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def foreign(folder: Path) -> None:
    (folder / GGUF / FILE).write_bytes(b"version https://git-lfs.github.com/spec/v1\n")


@pytest.fixture
def tellers(tiny: Callable[..., Path], tmp_path: Path) -> Path:
    """A folder of its own with both storytellers, to be damaged."""
    for repo in (GGUF, SAFETENSORS):
        shutil.copytree(tiny(GGUF, SAFETENSORS) / repo, tmp_path / "checkpoints" / repo)
    return tmp_path / "checkpoints"


def told_by(folder: Path) -> tuple[str, str, str | None, str]:
    """Who tells a room out of `folder`: its name, its model, why not another, and the form it was asked in. Its room
    is a room."""
    crew = hire("rooms", str(folder))
    (fact,) = [fact for fact in crew.facts if fact.role == "writer"]
    writer = crew.players["writer"]
    writer.wake()
    events = enter_room(
        Visit(seed="moss", edition="text"), writer=writer, painter=FlatPainter(), narrator=HummingNarrator()
    )
    room = next(event.value for event in events if isinstance(event, Made) and isinstance(event.value, Room))
    assert len(room.text) > 40
    return fact.name, fact.model or "", fact.reason, writer.form


def test_the_fine_tune_tells_by_llama_cpp_in_its_own_form(tellers: Path) -> None:
    needs_llama_cpp()
    name, model, reason, form = told_by(tellers)
    assert "llama.cpp" in name
    assert (model, reason, form) == (GGUF, None, ESCAPE_ROOM)


@pytest.mark.parametrize("damage", [missing, no_file, cut_off, foreign])
def test_where_its_file_is_of_no_use_the_model_before_it_tells_in_ours(
    tellers: Path, damage: Callable[[Path], None]
) -> None:
    needs_llama_cpp()
    damage(tellers)
    name, model, reason, form = told_by(tellers)
    assert "transformers" in name
    assert (model, form) == (SAFETENSORS, "")
    assert GGUF in (reason or "")


def test_where_llama_cpp_is_absent_transformers_tells(tellers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The Python package llama_cpp is not installed here."
    monkeypatch.setattr(writer_llamacpp, "why_not", lambda library: said)
    _, model, reason, form = told_by(tellers)
    assert (model, form) == (SAFETENSORS, "")
    assert said in (reason or "")


def test_where_neither_can_tell_the_embedded_writer_does_and_both_reasons_are_given(tellers: Path) -> None:
    missing(tellers)
    shutil.rmtree(tellers / SAFETENSORS)
    name, model, reason, form = told_by(tellers)
    assert (name, model, form) == ("embedded writer 1", "", "")
    assert GGUF in (reason or "")
    assert SAFETENSORS in (reason or "")


@pytest.mark.slow
def test_a_walk_on_models_is_one_acquisition_a_room_and_every_file_says_who_made_it(
    tiny: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_llama_cpp()
    pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")
    voices = [NARRATOR] if importlib.util.find_spec("voxcpm") else []
    monkeypatch.setenv("ENGINE", str(tiny(GGUF, PAINTER, *voices)))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    out = tmp_path / "out"
    assert main(["play", "--seed", "7", "--choices", "0", "--out", str(out)]) == 0

    trace = json.loads((out / "trace.json").read_text(encoding="utf-8"))
    assert trace["acquisitions"] == len(list(out.glob("room-*.json"))) == 2
    played = {role: facts["model"] for role, facts in trace["engines"].items()}
    assert played == {"writer": GGUF, "painter": PAINTER, "narrator": NARRATOR if voices else None}
    names = [row["name"] for row in trace["events"] if row["kind"] == "made"]
    assert names.index("room") < names.index("sentence") < names.index("canvas") < names.index("stills")
    assert names.count("stills") > 2

    with Image.open(out / "room-000.webp") as picture:
        mark = picture.info["xmp"].decode()
    assert "trainedAlgorithmicMedia" in mark
    for hand in ("Nemotron-nano-4b-escape-room", "FLUX.2-klein-4B", "embedded painter"):
        assert hand in mark
    for name in ("room-000.mp3", "story.mp3"):
        says = ID3(out / name).getall("COMM")[0].text[0]
        assert says.startswith("AI-generated")
        assert "Nemotron-nano-4b-escape-room" in says
    with zipfile.ZipFile(out / "story.epub") as book:
        assert "FLUX.2-klein-4B" in book.read("EPUB/colophon.xhtml").decode()
