"""What crosses the wire is JSON and nothing else."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pydantic import BaseModel

from apps.shell.wire import file_name, plain, worded
from pipelines import Artefact, ArtefactStore, Began, Made, Progress


class Recipe(BaseModel):
    title: str
    instruments: tuple[str, ...]


@dataclass(frozen=True)
class Tape:
    recipe: Recipe
    file: Artefact
    beats: tuple[tuple[float, str], ...]


@pytest.fixture
def store(tmp_path: Path) -> ArtefactStore:
    return ArtefactStore(tmp_path, ttl_s=3600, cap_bytes=1 << 20, free_floor_bytes=0)


def test_a_stage_that_began_says_how_long_it_may_take(store: ArtefactStore) -> None:
    assert worded(Began("press", 4.5), store) == {"kind": "began", "stage": "press", "expected_s": 4.5}


def test_what_was_made_is_named_and_plain_all_the_way_down(store: ArtefactStore) -> None:
    file = Artefact("stems/drums.flac", "audio/flac", b"fLaC....")
    tape = Tape(Recipe(title="Snow", instruments=("rhodes", "flute")), file, ((0.5, "kick"),))
    word = worded(Made("tape", tape), store)
    assert json.loads(json.dumps(word, allow_nan=False)) == word
    assert word["value"]["recipe"] == {"title": "Snow", "instruments": ["rhodes", "flute"]}
    assert word["value"]["beats"] == [[0.5, "kick"]]


def test_a_file_becomes_an_address_that_says_nothing_about_it(store: ArtefactStore) -> None:
    word = plain(Artefact("stems/drums.flac", "audio/flac", b"fLaC...."), store)
    key = word["url"].removeprefix("/artefacts/")
    path = store.path(key)
    assert path is not None
    assert path.read_bytes() == b"fLaC...."
    assert len(key) == 22 + len(".flac")
    assert "drums" not in key
    assert word["name"] == "stems/drums.flac"
    assert (word["mime"], word["bytes"], len(word["sha256"])) == ("audio/flac", 8, 64)


def test_progress_is_four_plain_words(store: ArtefactStore) -> None:
    assert worded(Made("progress", Progress("press", 3, 9)), store)["value"] == {
        "stage": "press",
        "done": 3,
        "total": 9,
        "unit": "frames",
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (np.float32(0.5), 0.5),
        (np.int64(7), 7),
        (np.bool_(True), True),
        (np.array([[1, 2]]), [[1, 2]]),
        (float("nan"), None),
        (np.float32("inf"), None),
        ({1: {"b"}}, {"1": ["b"]}),
        ((), []),
        (None, None),
        ("<script>", "<script>"),
    ],
)
def test_numbers_of_numpy_and_the_rest_become_what_json_can_say(
    store: ArtefactStore, value: object, said: object
) -> None:
    assert plain(value, store) == said


@pytest.mark.parametrize("value", [b"bytes", bytearray(b"x"), object(), Recipe, Path("/tmp"), 1j, lambda: 0])
def test_what_is_not_ours_to_send_is_refused(store: ArtefactStore, value: object) -> None:
    with pytest.raises(TypeError, match="cannot cross the wire"):
        plain({"deep": [value]}, store)


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Night Train", "Night Train.flac"),
        ("Night Train.flac", "Night Train.flac"),
        ("../../etc/passwd", "etc passwd.flac"),
        ('a"b\r\nSet-Cookie: x=1', "a b Set-Cookie x 1.flac"),
        ("夜の電車", "夜の電車.flac"),
        ("...", "small world.flac"),
        ("x" * 300, "x" * 80 + ".flac"),
        ("tape.exe", "tape exe.flac"),
    ],
)
def test_a_saved_file_has_a_name_any_disk_takes_and_its_true_ending(wish: str, name: str) -> None:
    assert file_name(wish, "flac") == name
