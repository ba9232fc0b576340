"""The command line: its files are a contract, its refusals are sentences, and a refusal writes nothing."""

import json
from pathlib import Path

import pytest

from apps.lofinity.__main__ import main


@pytest.fixture(autouse=True)
def embedded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENGINE", "embedded")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def press(*arguments: str, out: Path) -> int:
    return main(["press", *arguments, "--out", str(out)])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("   ",), "The wish is empty"),
        (("x" * 201,), "too long"),
        (("bell \x07",), "nobody can read"),
        (("rain", "--minutes", "0.5"), "from 1 to 10 minutes"),
        (("rain", "--minutes", "11"), "from 1 to 10 minutes"),
        (("rain", "--minutes", "nan"), "from 1 to 10 minutes"),
        ((), "a wish or bring a recipe"),
        (("rain", "--seed", "-1"), "0"),
        (("--recipe", "no/such/file.json"), "no/such/file.json"),
    ],
)
def test_bad_input_is_a_sentence_exit_code_2_and_nothing_written(
    arguments: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert press(*arguments, out=tmp_path / "out") == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


def test_a_broken_recipe_file_is_a_sentence_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "recipe.json").write_text('{"title": "half')
    assert press("--recipe", str(tmp_path / "recipe.json"), out=tmp_path / "out") == 2
    assert "Traceback" not in capsys.readouterr().err
    (tmp_path / "recipe.json").write_text('{"title": "half"}')
    assert press("--recipe", str(tmp_path / "recipe.json"), out=tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_pressed_tape_has_all_its_papers_and_presses_again_from_its_recipe(tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    assert press("rain on a tin roof", "--seed", "7", "--minutes", "1", "--stems", "--midi", out=first) == 0
    names = {str(path.relative_to(first)) for path in first.rglob("*") if path.is_file()}
    assert {"tape.flac", "tape.mp3", "tape.mid", "cover.png", "beats.json", "recipe.json", "trace.json"} <= names
    assert {"stems/drums.flac", "stems/keys.flac", "stems/ambience.flac"} <= names
    assert not [name for name in names if name.endswith(".part")]

    recipe = json.loads((first / "recipe.json").read_text())
    assert {"title", "mood", "bpm", "key", "mode", "instruments", "ambience", "seconds", "seed"} <= set(recipe)
    assert len(recipe["pcm_sha256"]) == 64

    trace = json.loads((first / "trace.json").read_text())
    assert trace["app"] == "lofinity"
    assert trace["acquisitions"] == 1
    assert trace["engines"]["musician"] == {"engine": "embedded", "model": None}
    assert [row["seq"] for row in trace["events"]] == list(range(len(trace["events"])))
    assert {row["name"] for row in trace["artefacts"]} >= {"tape.flac", "tape.mp3", "cover.png"}

    assert press("--recipe", str(first / "recipe.json"), out=again) == 0
    assert json.loads((again / "recipe.json").read_text())["pcm_sha256"] == recipe["pcm_sha256"]
