"""The command line: its files are a contract, its refusals are sentences, and a refusal writes nothing."""

import hashlib
import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile as sf
from PIL import Image

from apps.lightloom.__main__ import main
from apps.lightloom.craft.seam import SEEN_Z, seam_z

pytestmark = pytest.mark.xdist_group("lightloom on the command line")  # which weave once for all of these
PHRASES = """\
# a comment is not woven
a lighthouse on a stormy sea

snowy mountains at dawn
a fox in the birch forest
undo
paper lanterns over a night city
"""


@pytest.fixture(autouse=True)
def embedded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ENGINE", "embedded")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def woven_in(folder: Path, file: Path, *more: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENGINE", "embedded")
        patch.setenv("DATA_DIR", str(folder / "data"))
        assert main(["weave", str(file), "--out", str(folder / "out"), *more]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def woven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three strips, one of them in another's place, and their film."""
    folder = tmp_path_factory.mktemp("woven")
    (folder / "phrases.txt").write_text(PHRASES, encoding="utf-8")
    return woven_in(folder, folder / "phrases.txt", "--seed", "7", "--film")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_it_leaves_strips_depth_the_mural_and_its_papers(woven: Path) -> None:
    numbered = {f"{stem}-00{at}.{end}" for at in range(3) for stem, end in (("strip", "webp"), ("depth", "png"))}
    papers = {"mural.jpg", "manifest.json", "film.mp4", "film.vtt", "trace.json"}
    assert {path.name for path in woven.iterdir()} == numbered | papers


@pytest.mark.slow
def test_the_manifest_says_where_every_strip_lies_and_what_it_tells(woven: Path) -> None:
    manifest = read(woven / "manifest.json")
    assert manifest["title"]
    assert manifest["joins_px"] == [560, 1120]
    said = ["a lighthouse on a stormy sea", "snowy mountains at dawn", "paper lanterns over a night city"]
    assert [strip["words"] for strip in manifest["strips"]] == said
    assert [(strip["x_px"], strip["width_px"]) for strip in manifest["strips"]] == [(0, 560), (560, 560), (1120, 560)]
    assert manifest["strips"][0]["seam_z"] is None
    assert all(strip["seam_z"] <= SEEN_Z for strip in manifest["strips"][1:])
    assert "lighthouse" in manifest["strips"][0]["things"]
    assert 1 <= len(manifest["stops"]) <= 6


@pytest.mark.slow
def test_the_strips_abut_and_the_mural_is_all_of_them(woven: Path) -> None:
    strips = [np.asarray(Image.open(woven / f"strip-00{at}.webp").convert("RGB")) for at in range(3)]
    assert all(strip.shape == (768, 560, 3) for strip in strips)
    assert all(seam_z(left, right) <= SEEN_Z for left, right in pairwise(strips))
    with Image.open(woven / "mural.jpg") as mural:
        assert mural.size == (3 * 560, 768)
        whole = np.asarray(mural.convert("RGB")).astype(int)
    assert np.abs(whole - np.concatenate(strips, axis=1).astype(int)).mean() < 6
    assert b"algorithmicMedia" in (woven / "mural.jpg").read_bytes()


@pytest.mark.slow
def test_the_trace_counts_acquisitions_and_names_who_played(woven: Path) -> None:
    trace = read(woven / "trace.json")
    assert (trace["app"], trace["flow"], trace["acquisitions"]) == ("lightloom", "weave_phrase", 2)
    assert set(trace["engines"]) == {"ear", "writer", "painter", "surveyor", "critic"}
    assert {one["engine"] for one in trace["engines"].values()} == {"embedded"}
    made = [event["name"] for event in trace["events"] if event["kind"] == "made" and event["name"] != "progress"]
    assert made[:5] == ["told"] * 5
    assert made[-1] == "verdict"
    assert "undone" in made
    for row in trace["artefacts"]:
        assert row["sha256"] == hashlib.sha256((woven / row["name"]).read_bytes()).hexdigest()


@pytest.mark.slow
def test_the_film_is_a_film_with_its_mark(woven: Path) -> None:
    av = pytest.importorskip("av")
    with av.open(str(woven / "film.mp4")) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, float(video.average_rate)) == (1280, 720, 30.0)
        assert 3 < film.duration / 1e6 <= 61
        assert "algorithm" in film.metadata.get("comment", "")
    assert (woven / "film.vtt").read_text(encoding="utf-8").startswith("WEBVTT")


@pytest.mark.slow
def test_the_same_file_and_seed_weave_the_same_mural(woven: Path, tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_text(PHRASES, encoding="utf-8")
    again = woven_in(tmp_path, tmp_path / "phrases.txt", "--seed", "7")
    for name in ("strip-000.webp", "strip-002.webp", "depth-001.png", "mural.jpg"):
        assert (again / name).read_bytes() == (woven / name).read_bytes(), name


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
def test_a_recording_is_heard_breath_by_breath_and_woven(tmp_path: Path) -> None:
    parts: list[np.ndarray] = []
    for number, text in enumerate(("a castle on a hill", "three boats on the lake")):
        subprocess.run(["flite", "-voice", "slt", "-t", text, str(tmp_path / f"{number}.wav")], check=True)
        samples, rate_hz = sf.read(tmp_path / f"{number}.wav", dtype="float32")
        parts += [samples, np.zeros(rate_hz, np.float32)]
    noise = np.random.default_rng(1).normal(0, 0.002, sum(map(len, parts)))
    sf.write(tmp_path / "voice.flac", np.concatenate(parts) + noise, rate_hz)
    out = woven_in(tmp_path, tmp_path / "voice.flac", "--seed", "voice")
    strips = read(out / "manifest.json")["strips"]
    assert len(strips) == 2
    assert "castle" in strips[0]["words"]
    assert "castle" in strips[0]["things"]
    assert "boats" in strips[1]["words"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", "\n\n# nothing\n", "has no phrases"),
        ("long.txt", "x" * 301, "Phrase 1 has more than 300 characters"),
        ("many.txt", "a boat\n" * 301, "301 phrases"),
        ("odd.txt", b"\xff\xfe\x00\x01", "no text file"),
        ("odd.wav", b"not a sound", "could not be read"),
    ],
)
def test_bad_input_is_a_sentence_exit_code_2_and_nothing_written(
    name: str, content: str | bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["weave", str(tmp_path / name), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_and_a_seed_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weave", str(tmp_path / "no.txt"), "--out", str(tmp_path / "out")]) == 2
    assert "There is no file" in capsys.readouterr().err
    (tmp_path / "one.txt").write_text("a boat")
    assert main(["weave", str(tmp_path / "one.txt"), "--seed", "x" * 41, "--out", str(tmp_path / "out")]) == 2
    assert "between 1 and 40 characters" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_talk_that_cannot_be_painted_ends_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talk.txt").write_text("um\nundo\n")
    assert main(["weave", str(tmp_path / "talk.txt"), "--out", str(tmp_path / "out")]) == 1
    assert "Nothing was heard that could be woven." in capsys.readouterr().err
