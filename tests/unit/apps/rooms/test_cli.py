"""The command line: its files are a contract, its refusals are sentences, and a refusal writes nothing."""

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mutagen.id3 import ID3
from PIL import Image

from apps.rooms.__main__ import main
from apps.rooms.craft.truth.plan import plan

pytestmark = pytest.mark.xdist_group("rooms on the command line")  # which play once for all of these
ROOT = Path(__file__).parents[4]
SEED = "lamp oil"


@pytest.fixture(autouse=True)
def embedded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENGINE", "embedded")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def play(*arguments: str, out: Path) -> int:
    return main(["play", *arguments, "--out", str(out)])


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A walk through door 0, back, and through door 1, in words alone."""
    return walked(tmp_path_factory.mktemp("words"), "--choices", "0,b,1", "--text-only")


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rooms with everything."""
    return walked(tmp_path_factory.mktemp("painted"), "--choices", "0")


def walked(folder: Path, *arguments: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGINE", "embedded")
        patch.setenv("DATA_DIR", str(folder / "data"))
        assert play("--seed", SEED, *arguments, out=folder / "out") == 0
    return folder / "out"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--seed", "   "), "needs a word to begin with"),
        (("--seed", "x" * 81), "more than 80 characters"),
        (("--seed", "pin", "--choices", "x"), "“x” is no choice"),
        (("--seed", "pin", "--choices", "²"), "“²” is no choice"),
        (("--seed", "pin", "--choices=-1"), "“-1” is no choice"),
        (("--seed", "pin", "--choices", "9"), "There is no door 9 in room 1"),
        (("--seed", "pin", "--choices", "b"), "This is the first room"),
    ],
)
def test_bad_input_is_a_sentence_exit_code_2_and_nothing_written(
    arguments: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(*arguments, out=tmp_path / "out") == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--tone", "shrill"), ("--narrator", "nobody"), ("--pace", "headlong")])
def test_an_option_that_does_not_exist_is_refused_with_those_that_do(
    option: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        play("--seed", "pin", *option, out=tmp_path / "out")
    assert left.value.code == 2
    assert "choose from" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_where_a_folder_should_be_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("a letter")
    assert play("--seed", "pin", out=tmp_path / "out") == 2
    assert "needs a folder" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "a letter"


def test_more_rooms_than_a_book_holds_are_refused_before_the_first_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there_and_back = ",".join(["1,b"] * 200)
    assert plan("pin", ()).exits[1].lock is None
    assert play("--seed", "pin", "--choices", there_and_back, out=tmp_path / "out") == 2
    assert "401 rooms" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_walk_in_words_keeps_every_room_and_binds_the_books(words: Path) -> None:
    rooms = {"room-000.json", "room-001.json", "room-002.json"}
    assert names(words) == {"trace.json", "story.twee", "story.epub", "story.html", "story.txt", *rooms}


def test_a_kept_room_is_what_architecture_promises(words: Path) -> None:
    room, decided = read(words / "room-000.json"), plan(SEED, ())
    assert {"name", "narration", "doors", "things", "bag"} <= set(room)
    assert 60 <= len(room["narration"].split()) <= 140
    assert [door["locked"] for door in room["doors"]] == [door.lock is not None for door in decided.exits]
    assert all(door["label"].split()[-1] in room["narration"] for door in room["doors"])
    assert [thing["locked"] for thing in room["things"]] == [thing.lock is not None for thing in decided.things]
    assert [thing["holds"] for thing in room["things"]] == [list(thing.holds) for thing in decided.things]
    assert all(place["polygon"] is None for place in room["doors"] + room["things"])
    assert room["bag"] == []
    assert read(words / "room-001.json")["path"] == [0]


def test_every_room_is_one_acquisition_and_the_room_one_came_back_to_is_none(words: Path) -> None:
    trace = read(words / "trace.json")
    assert trace["acquisitions"] == len(list(words.glob("room-*.json")))
    assert [event["name"] for event in trace["events"] if event["kind"] == "made"].count("room") == trace[
        "acquisitions"
    ]


def test_the_trace_says_what_was_asked_and_who_played(words: Path) -> None:
    trace = read(words / "trace.json")
    assert (trace["app"], trace["flow"]) == ("rooms", "enter_room")
    assert (trace["request"]["seed"], trace["request"]["edition"]) == (SEED, "text")
    assert "g0 b" in trace["request"]["moves"]
    assert trace["engines"] == {
        role: {"engine": "embedded", "model": None} for role in ("writer", "painter", "narrator")
    }
    assert [row["seq"] for row in trace["events"]] == list(range(len(trace["events"])))
    assert {row["kind"] for row in trace["events"]} == {"began", "made"}
    assert {row.get("stage") for row in trace["events"]} == {None, "tell"}


@pytest.mark.parametrize("walk", ["words", pytest.param("painted", marks=pytest.mark.slow)])
def test_the_trace_names_every_file_with_its_true_hash(walk: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(walk)
    rows = read(folder / "trace.json")["artefacts"]
    assert {row["name"] for row in rows} == names(folder) - {"trace.json"}
    for row in rows:
        data = (folder / row["name"]).read_bytes()
        assert (row["sha256"], row["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))


def test_the_books_name_only_who_had_a_hand_in_them(words: Path) -> None:
    page = (words / "story.html").read_text(encoding="utf-8")
    assert "embedded writer" in page
    assert "painter" not in page.partition("<body")[0]


def test_the_same_walk_in_another_process_is_the_same_text(words: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "apps.rooms", "play", "--seed", SEED, "--choices", "0,b,1", "--text-only"]
    surroundings = {"PYTHONHASHSEED": "11", "ENGINE": "embedded", "DATA_DIR": str(tmp_path / "d"), "PATH": ""}
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "out")], cwd=ROOT, env=surroundings, check=True, capture_output=True
    )
    assert done.stdout.decode().strip() == str(tmp_path / "out" / "story.html")
    assert names(tmp_path / "out") == names(words)
    for name in names(words) - {"trace.json", "story.epub"}:  # these two tell the time
        assert (tmp_path / "out" / name).read_bytes() == (words / name).read_bytes(), name


@pytest.mark.slow
def test_a_whole_walk_keeps_a_picture_and_a_voice_for_each_room(painted: Path) -> None:
    rooms = {f"room-{number:03d}.{kind}" for number in (0, 1) for kind in ("json", "webp", "mp3")}
    books = {"story.twee", "story.epub", "story.html", "story.txt", "story.mp3"}
    assert names(painted) == {"trace.json", *rooms, *books}
    for number in (0, 1):
        room = read(painted / f"room-{number:03d}.json")
        with Image.open(painted / f"room-{number:03d}.webp") as picture:
            assert picture.size == (960, 640)
        places = room["doors"] + room["things"]
        assert all(len(place["polygon"]) >= 3 for place in places)
        assert all(0 <= at <= 1 for place in places for corner in place["polygon"] for at in corner)
        assert [word for word, *_ in room["words"]] == room["narration"].split()
        assert all(start <= end for _, start, end, _ in room["words"])
    trace = read(painted / "trace.json")
    assert trace["acquisitions"] == 2
    chapters = ID3(io.BytesIO((painted / "story.mp3").read_bytes())).getall("CHAP")
    assert len(chapters) == 2


@pytest.mark.slow
def test_the_same_house_has_the_same_pictures_and_voices(
    painted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "11")  # for the worker, which paints and speaks
    assert play("--seed", SEED, out=tmp_path / "out") == 0
    for name in ("room-000.json", "room-000.webp", "room-000.mp3"):
        assert (tmp_path / "out" / name).read_bytes() == (painted / name).read_bytes(), name


def test_a_random_walk_prints_its_figures_and_finds_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["walk", "--seed", "7", "--steps", "120"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["seed"], figures["steps"]) == ("7", 120)
    assert figures["rooms"] > 3
    assert sum(figures[fault] for fault in ("unsound", "dangling", "no_way_back", "left_shut", "replay_differs")) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--seed", "7", "--steps", "0"), "at least one step"),
        (("--seed", "  "), "needs a word to begin with"),
        (("--seed", "x" * 81), "more than 80 characters"),
    ],
)
def test_a_walk_that_cannot_be_is_a_sentence(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["walk", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""
