"""Lightloom on its models, tiny and untrained: a whole mural from a text file, and one whose critic is not there."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from apps.lightloom.__main__ import main
from apps.lightloom.craft.seam import SEEN_Z
from pipelines import read_catalog

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("lightloom on models")]  # one mural for all of these
CARDS = read_catalog().casts["lightloom"]
CRITIC = CARDS["critic"].repo
PHRASES = "a lighthouse on a stormy sea\nsnowy mountains at dawn\nno, make it dusk\n"


def woven_by(checkpoints: Path, folder: Path) -> Path:
    """A mural of two strips, one of them corrected; where it lies."""
    folder.mkdir(exist_ok=True)
    (folder / "phrases.txt").write_text(PHRASES, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGINE", str(checkpoints))
        patch.setenv("DATA_DIR", str(folder / "data"))
        assert main(["weave", str(folder / "phrases.txt"), "--seed", "7", "--out", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def checkpoints(tiny: Callable[..., Path]) -> Path:
    return tiny(*(card.repo for card in CARDS.values()))


@pytest.fixture(scope="module")
def woven(checkpoints: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return woven_by(checkpoints, tmp_path_factory.mktemp("woven"))


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_one_acquisition_weaves_and_one_names_and_every_model_is_told(woven: Path) -> None:
    trace = read(woven / "trace.json")
    assert trace["acquisitions"] == 2
    engines = trace["engines"]
    assert {role: engine["model"] for role, engine in engines.items()} == {
        role: card.repo for role, card in CARDS.items()
    }
    assert {engine["engine"] for engine in engines.values()} == {"tiny-random"}
    assert not any(engine["reason"] for engine in engines.values())
    assert all(engine["name"] for engine in engines.values())


def test_strips_meet_and_so_does_their_depth(woven: Path) -> None:
    first, second = read(woven / "manifest.json")["strips"]
    assert first["seam_z"] is None
    assert second["seam_z"] <= SEEN_Z
    depths = [np.asarray(Image.open(woven / f"depth-00{at}.png")).astype(int) for at in range(2)]
    assert [depth.shape for depth in depths] == [(768, 560)] * 2
    for left, right in pairwise(depths):
        # an untrained painter's depth is noise, and a column differs from the next wherever one looks
        usual = np.median(np.abs(np.diff(left[:, 350:550], axis=1)))
        assert np.median(np.abs(left[:, -1] - right[:, 0])) <= usual + 2


def test_every_file_says_which_models_made_it(woven: Path) -> None:
    engines = read(woven / "trace.json")["engines"]
    named = {role: str(engine["name"]).encode() for role, engine in engines.items()}
    for name in ("strip-000.webp", "strip-001.webp"):
        data = (woven / name).read_bytes()
        assert b"trainedAlgorithmicMedia" in data
        assert named["writer"] in data
        assert named["painter"] in data
    assert named["surveyor"] in (woven / "depth-000.png").read_bytes()
    mural = (woven / "mural.jpg").read_bytes()
    assert all(name in mural for name in named.values())


def test_where_the_critic_cannot_look_the_house_names_the_mural_and_says_why(checkpoints: Path, tmp_path: Path) -> None:
    for card in CARDS.values():
        if card.repo != CRITIC:
            shutil.copytree(checkpoints / card.repo, tmp_path / "some" / card.repo)
    trace = read(woven_by(tmp_path / "some", tmp_path / "woven") / "trace.json")
    critic = trace["engines"]["critic"]
    assert (critic["engine"], critic["model"]) == ("embedded", None)
    assert CRITIC in critic["reason"]
    assert trace["engines"]["painter"]["engine"] == "tiny-random"
    assert trace["events"][-1]["name"] == "verdict"
