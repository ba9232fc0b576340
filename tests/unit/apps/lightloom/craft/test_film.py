"""A mural as a film: its size, its cards, its mark, what it holds in memory, and leaving it half made."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from apps.lightloom.craft import film as film_module
from apps.lightloom.craft.film import HELD_STRIPS, NO_FILM, Filmed, available, film
from pipelines import LORA, EngineMissing, Provenance, Stop, Verdict
from tests.unit.apps.lightloom.craft.test_stitch import TILES, reading

av: Any = pytest.importorskip("av")
MADE_BY = Provenance("embedded painter 1", trained=False)
VERDICT = Verdict("Night over the sea", "From the whale to the snow", (Stop(1, 0.5, 0.5, 1.4, "A whale comes up"),))


def made(frames: Iterator[float | Filmed]) -> tuple[list[float], Filmed]:
    steps = list(frames)
    assert isinstance(steps[-1], Filmed)
    return [step for step in steps if isinstance(step, float)], steps[-1]


@pytest.fixture(scope="module")
def shown() -> tuple[list[float], Filmed, list[np.ndarray], dict[str, str]]:
    """A film of three strips: its progress, the film, a frame of every second, and what it says of itself."""
    progress, filmed = made(film(reading(3), ["a whale", "a storm", "snow"], VERDICT, MADE_BY))
    with av.open(io.BytesIO(filmed.mp4)) as opened:
        stream = opened.streams.video[0]
        assert (stream.codec_context.name, stream.width, stream.height) == ("h264", 1280, 720)
        assert stream.average_rate == 30
        frames = [frame.to_ndarray(format="rgb24") for n, frame in enumerate(opened.decode(video=0)) if n % 30 == 0]
        return progress, filmed, frames, dict(opened.metadata)


@pytest.mark.slow
def test_a_film_grows_steadily_and_has_its_words_beside_it(
    shown: tuple[list[float], Filmed, list[np.ndarray], dict[str, str]],
) -> None:
    progress, filmed, frames, _ = shown
    assert progress == sorted(progress)
    assert 0 <= progress[0] < progress[-1] < 1
    assert len(frames) == pytest.approx(filmed.seconds, abs=1)
    assert "a whale" in filmed.captions
    assert filmed.skipped == ()


@pytest.mark.slow
def test_it_begins_and_ends_with_a_card_and_shows_the_mural_between(
    shown: tuple[list[float], Filmed, list[np.ndarray], dict[str, str]],
) -> None:
    _, _, frames, _ = shown
    first, middle, last = frames[1], frames[len(frames) // 2], frames[-2]
    assert first.mean() > middle.mean() + 40  # linen is bright
    assert last.mean() > middle.mean() + 40
    assert (first[250:420] < 90).sum() > 4000  # dark letters


@pytest.mark.slow
def test_it_carries_its_mark(shown: tuple[list[float], Filmed, list[np.ndarray], dict[str, str]]) -> None:
    said = shown[3]
    assert said["title"] == "Night over the sea"
    assert "without training (embedded painter 1)" in said["comment"]
    assert said["digital_source_type"].endswith("algorithmicMedia")


def test_strips_are_read_once_each_and_few_are_held() -> None:
    read: list[int] = []

    def tile(index: int) -> bytes | None:
        read.append(index)
        return None if index == 2 else TILES[index % 5]

    cloth = film_module._Cloth([lambda i=i: tile(i) for i in range(6)])
    camera = film_module.Camera(6, ())
    for third in range(int(camera.seconds * 3)):
        assert cloth.seen(camera.at(third / 3)).size == (1280, 720)
        assert len(cloth._held) <= HELD_STRIPS
    assert read == list(range(6))
    assert cloth.skipped == {2}


def test_a_mural_narrower_than_the_film_lies_on_linen() -> None:
    cloth = film_module._Cloth(reading(1))
    view = np.asarray(cloth.seen(film_module.Camera(1, ()).at(5.0)))
    assert np.abs(view[360, [5, 1275]].astype(int) - np.array(film_module.LINEN)).max() <= 2
    assert np.abs(view[360, 640].astype(int) - np.array(film_module.LINEN)).max() > 20


def test_leaving_a_film_half_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    frames = film(reading(2), ["", ""], VERDICT, MADE_BY)
    next(frames)
    assert list(tmp_path.iterdir())
    frames.close()
    assert list(tmp_path.iterdir()) == []


def test_without_pyav_it_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_module.importlib.util, "find_spec", lambda name: None)
    assert not available()
    with pytest.raises(EngineMissing) as told:
        next(film(reading(1), [""], VERDICT, MADE_BY))
    assert told.value.says == NO_FILM


def test_no_sign_becomes_an_empty_box_and_long_lines_are_broken() -> None:
    assert LORA.readable("Žižka\u202e naïve 🌊 日本 sea") == "Žižka naïve sea"
    broken = LORA.lines("a very long caption that goes on and on " * 3, 30, 400)
    assert len(broken) > 3
    assert all(LORA.width_px(line, 30) <= 400 for line in broken)
