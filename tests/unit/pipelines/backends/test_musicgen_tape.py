"""MusicGen as a musician: whole tapes on a tiny checkpoint."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from pipelines import Codes, Passage, Progress  # noqa: E402
from pipelines.backends.musician_musicgen import MusicgenMusician  # noqa: E402
from pipelines.catalog import read_catalog  # noqa: E402
from pipelines.embedded.musician import EmbeddedMusician  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import QUICK, REPO, SHORT, Heard, musician, played, whole_sound  # noqa: E402


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def player(folder: Path) -> MusicgenMusician:
    return musician(folder)


@pytest.fixture(scope="module")
def heard(player: MusicgenMusician) -> Heard:
    return played(player, QUICK)


def test_a_tape_is_as_long_as_was_asked_to_the_sample(player: MusicgenMusician, heard: Heard) -> None:
    assert heard.samples.shape == (8 * 32_000, 2)
    assert heard.samples.dtype == np.float32
    assert heard.tokens.shape == (400, 4)
    assert heard.tokens.dtype == np.uint16
    odd = played(player, replace(SHORT, seconds=1.2345))
    assert odd.performance.sound.frames == round(1.2345 * 32_000)
    assert len(odd.tokens) == 62


def test_its_sound_is_its_codes_decoded_as_one(player: MusicgenMusician, heard: Heard) -> None:
    whole = whole_sound(player, heard.tokens)
    assert np.abs(heard.samples - whole[:, None]).max() <= 1e-6


def test_its_passages_abut_and_are_the_sound(heard: Heard) -> None:
    assert np.array_equal(heard.streamed, heard.samples)
    at = 0
    for passage in heard.passages:
        assert passage.start_s == at / 32_000
        at += passage.sound.frames
    assert [round(passage.sound.seconds, 2) for passage in heard.passages] == [1.92, 2.0, 3.0, 1.08]


def test_the_first_passage_comes_after_two_seconds_of_codes(heard: Heard) -> None:
    before = heard.events[: heard.events.index(heard.passages[0])]
    assert max(event.done for event in before if isinstance(event, Progress)) == 100
    assert heard.passages[0].sound.seconds == pytest.approx(1.92)


def test_its_progress_is_true_frames(heard: Heard) -> None:
    done = [step.done for step in heard.progress]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 400)
    assert all(after - before <= 25 for before, after in pairwise(done))
    assert {(step.stage, step.unit, step.total) for step in heard.progress} == {("press", "frames", 400)}


def test_its_bars_are_counted_to_half_a_bar(heard: Heard) -> None:
    performance = heard.performance
    assert performance.bar_s == pytest.approx(180 / QUICK.bpm)
    assert performance.beats_per_bar == 3
    bars = sum(section.bars for section in performance.sections)
    assert abs(bars * performance.bar_s - QUICK.seconds) <= performance.bar_s / 2
    assert performance.played_by == "tiny-random musicgen-medium (transformers)"
    assert performance.terms == read_catalog().casts["lofinity"]["musician"].terms != ""
    assert (performance.notes, performance.beats, dict(performance.stems)) == ((), (), {})


def test_the_same_brief_is_the_same_tape_and_another_seed_another(
    folder: Path, player: MusicgenMusician, heard: Heard
) -> None:
    again = played(musician(folder), QUICK)
    assert again.samples.tobytes() == heard.samples.tobytes()
    assert not np.array_equal(played(player, replace(SHORT, seed=8)).tokens, heard.tokens[:50])


def test_stopped_in_the_middle_of_a_shot_it_plays_the_next_as_if_nothing_had_been(
    player: MusicgenMusician, heard: Heard
) -> None:
    playing = player.play(QUICK)
    for _ in range(5):
        next(playing)
    playing.close()  # type: ignore[attr-defined]  # it is a generator, though the role promises an iterator
    assert np.array_equal(played(player, QUICK).tokens, heard.tokens)


def test_no_shot_leaves_the_window_and_later_ones_go_on_from_a_downbeat(folder: Path) -> None:
    player = musician(folder)
    decoding: Any = player._engine._decoding
    asked: list[tuple[int, int]] = []
    shot = decoding.shot

    def noted(text: Any, new: int, *, seed: Any = None, **more: Any) -> Any:
        asked.append((0 if seed is None else seed.shape[-1], new))
        return shot(text, new, seed=seed, **more)

    decoding.shot = noted  # to hear what it is asked for; it plays all the same
    tape = played(player, replace(QUICK, seconds=12.0))
    assert asked == [(0, 300), (104, 150), (59, 150)]  # bar lines at 196 and 391
    assert len(tape.tokens) == 600


def test_it_goes_on_from_the_end_of_another_tape(player: MusicgenMusician, heard: Heard) -> None:
    brief = replace(QUICK, seconds=3.0)
    codes = heard.performance.codes
    assert codes is not None
    on = played(player, replace(brief, follows=codes))
    assert len(on.tokens) == 150  # what it follows is no part of the new tape
    assert not np.array_equal(on.tokens, heard.tokens[:150])
    last_bar = replace(brief, follows=Codes(codes.model, codes.tokens[-98:], 50.0))
    assert np.array_equal(played(player, last_bar).tokens, on.tokens)
    assert np.abs(on.samples - whole_sound(player, on.tokens)[:, None]).max() <= 1e-6


@pytest.mark.parametrize(
    "stranger",
    [
        Codes("facebook/musicgen-large", np.ones((200, 4), np.uint16), 50.0),
        Codes(REPO, np.ones((200, 8), np.uint16), 50.0),
        Codes(REPO, np.full((200, 4), 64, np.uint16), 50.0),
        Codes(REPO, np.ones((200, 4), np.uint16), 75.0),
        Codes(REPO, np.ones((0, 4), np.uint16), 50.0),
    ],
    ids=["model", "codebooks", "codes", "rate", "nothing"],
)
def test_codes_it_cannot_go_on_from_are_as_if_there_were_none(
    player: MusicgenMusician, heard: Heard, stranger: Codes
) -> None:
    followed = played(player, replace(SHORT, follows=stranger))
    assert np.array_equal(followed.tokens[:47], heard.tokens[:47])  # its last frames know that they are the last


def test_a_preview_is_the_understudys(player: MusicgenMusician) -> None:
    preview = player.preview(QUICK)
    assert preview.played_by == EmbeddedMusician.name
    assert preview.bar_s == played(player, SHORT).performance.bar_s


@pytest.mark.slow
def test_ninety_seconds_of_the_real_window_are_heard_in_passages_of_five_seconds(folder: Path) -> None:
    tape = played(musician(folder, window_s=30.0), replace(QUICK, groove="dusty", bpm=75, seconds=90.0))
    assert tape.samples.shape == (2_880_000, 2)
    assert tape.tokens.shape == (4500, 4)
    assert np.array_equal(tape.streamed, tape.samples)
    lengths = [round(passage.sound.seconds, 2) for passage in tape.passages]
    assert lengths[:5] == [1.92, 2.0, 3.0, 4.0, 5.0]
    assert set(lengths[4:-1]) == {5.0}
    now_s = handed_s = 0.0
    for event in tape.events:
        if isinstance(event, Progress):
            now_s = event.done / 50 / 2.2  # the clock of a player 2.2 times as fast as the tape
        elif isinstance(event, Passage):
            assert now_s - 2.0 / 2.2 <= handed_s  # the listening began with the first, and has never run dry
            handed_s = event.start_s + event.sound.seconds
