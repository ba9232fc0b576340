"""A checkpoint that is missing, cut off or another model's: its role plays embedded, and everybody is told."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from apps.lofinity.domain import Order, Tape
from apps.shell.share import engine_says, terms
from pipelines import Made, Settings, open_house
from pipelines.registry import hire

WRITER, MUSICIAN = "openbmb/MiniCPM5-1B", "facebook/musicgen-medium"


def missing(checkpoint: Path) -> None:
    shutil.rmtree(checkpoint)


def cut_off(checkpoint: Path) -> None:
    weights = checkpoint / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])


def another_model(checkpoint: Path) -> None:
    config = checkpoint / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "model_type": "bert"}))


def no_json(checkpoint: Path) -> None:
    (checkpoint / "config.json").write_text("{")


DAMAGES = {missing: "no checkpoint", cut_off: "damaged or cut off", another_model: "holds bert", no_json: "config.json"}


@pytest.fixture(params=DAMAGES, ids=lambda damage: damage.__name__)
def damage(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    return request.param


@pytest.fixture
def checkpoints(tiny: Callable[..., Path], tmp_path: Path) -> Path:
    """A folder of its own, to be damaged."""
    for repo in (WRITER, MUSICIAN):
        shutil.copytree(tiny(WRITER, MUSICIAN) / repo, tmp_path / "checkpoints" / repo)
    return tmp_path / "checkpoints"


@pytest.mark.parametrize(("broken", "role"), [(WRITER, "writer"), (MUSICIAN, "musician")])
def test_a_damaged_checkpoint_is_named_and_only_its_role_plays_embedded(
    checkpoints: Path, damage: Callable[[Path], None], broken: str, role: str
) -> None:
    damage(checkpoints / broken)
    facts = {fact.role: fact for fact in hire("lofinity", str(checkpoints)).facts}
    assert facts[role].engine == "embedded"
    assert broken in (facts[role].reason or "")
    assert DAMAGES[damage] in (facts[role].reason or "")
    (other,) = set(facts) - {role}
    assert facts[other].engine == "tiny-random"
    assert facts[other].params is not None


def test_a_tape_is_pressed_all_the_same_and_everybody_is_told(checkpoints: Path, tmp_path: Path) -> None:
    cut_off(checkpoints / MUSICIAN)
    house = open_house(Settings(engine=str(checkpoints), data_dir=tmp_path / "data"), apps=("lofinity",))
    try:
        made = list(house.perform("lofinity", "press_tape", Order(wish="rain", minutes=1.0)))
        report = house.report()
    finally:
        house.close()
    (tape,) = [event.value for event in made if isinstance(event, Made) and isinstance(event.value, Tape)]
    assert tape.engines["musician"].startswith("embedded")
    assert tape.engines["writer"].startswith("tiny-random")
    assert "musician" in engine_says(report, "lofinity")
    assert terms(report, "lofinity") == []
