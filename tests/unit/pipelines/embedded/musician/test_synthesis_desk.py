"""The embedded musician keeps its role's promises: whole bars, true progress, stems that add up, a loop that closes."""

import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from pipelines import Codes, MusicBrief, Musician, Performance, Progress
from pipelines.embedded.musician import EmbeddedMusician
from pipelines.embedded.musician.desk.rides import ducking
from pipelines.embedded.musician.desk.room import Rooms
from tests import metrics
from tests.unit.pipelines.embedded.musician.synthesis_briefs import QUICK, varied


def played(brief: MusicBrief) -> Performance:
    *_, performance = EmbeddedMusician().play(brief)
    assert isinstance(performance, Performance)
    return performance


@pytest.fixture(scope="module")
def quick() -> Performance:
    return played(replace(QUICK, stems=True))


def test_the_embedded_musician_is_a_musician() -> None:
    assert isinstance(EmbeddedMusician(), Musician)


def test_a_tape_is_whole_bars_of_finite_stereo_with_room_above(quick: Performance) -> None:
    samples = quick.sound.samples
    assert samples.dtype == np.float32
    assert samples.shape[1] == 2
    bars = quick.sound.seconds / quick.bar_s
    assert bars == pytest.approx(round(bars), abs=1e-3)
    assert np.isfinite(samples).all()
    assert 0.05 < np.abs(samples).max() < 0.99
    assert np.abs(samples.mean(0)).max() < 1e-3


def test_progress_is_true_and_ends_complete() -> None:
    *steps, performance = EmbeddedMusician().play(QUICK)
    assert isinstance(performance, Performance)
    assert all(isinstance(step, Progress) and step.stage == "press" and step.unit == "frames" for step in steps)
    done = [step.done for step in steps if isinstance(step, Progress)]
    assert done == sorted(set(done))
    assert done[-1] == performance.sound.frames == steps[-1].total  # type: ignore[union-attr]


def test_a_musician_who_is_sent_home_stops_between_blocks() -> None:
    playing = EmbeddedMusician().play(replace(QUICK, seconds=600))
    next(playing)
    next(playing)
    playing.close()  # type: ignore[attr-defined]
    assert list(playing) == []


def test_stems_add_up_to_the_mix(quick: Performance) -> None:
    assert set(quick.stems) == {"drums", "bass", "keys", "lead"}
    together = sum(stem.samples for stem in quick.stems.values())
    assert np.abs(together - quick.sound.samples).max() < 1e-4
    for stem in quick.stems.values():
        assert np.abs(stem.samples).max() > 1e-3


def test_asking_for_stems_does_not_change_the_tape(quick: Performance) -> None:
    assert np.abs(played(QUICK).sound.samples - quick.sound.samples).max() < 1e-5


def test_beats_for_the_eye_come_from_the_notes(quick: Performance) -> None:
    kicks = [note.start_s for note in quick.notes if note.part == "kick"]
    assert [beat.t_s for beat in quick.beats if beat.kind == "kick"] == pytest.approx(kicks, abs=1e-3)
    assert {"snare", "hat", "chord", "bass", "lead"} <= {beat.kind for beat in quick.beats}
    assert all(0 <= beat.strength <= 1 for beat in quick.beats)
    assert [beat.t_s for beat in quick.beats] == sorted(beat.t_s for beat in quick.beats)


def test_the_same_brief_gives_the_same_samples_in_another_process(quick: Performance) -> None:
    here = hashlib.sha256(EmbeddedMusician().preview(QUICK).sound.samples.tobytes()).hexdigest()
    told = (
        "import hashlib; from pipelines.embedded.musician import EmbeddedMusician;"
        "from tests.unit.pipelines.embedded.musician.synthesis_briefs import QUICK;"
        "print(hashlib.sha256(EmbeddedMusician().preview(QUICK).sound.samples.tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_what_was_played_before_leaves_no_trace(quick: Performance) -> None:
    musician = EmbeddedMusician()
    first = musician.preview(QUICK).sound.samples
    played(varied(1, seconds=20, seed=3)[0])
    assert np.array_equal(musician.preview(QUICK).sound.samples, first)


@pytest.mark.parametrize("brief", varied(4, seconds=30, seed=11), ids=lambda brief: brief.groove)
def test_a_preview_repeats_without_a_seam(brief: MusicBrief) -> None:
    loop = EmbeddedMusician().preview(brief)
    samples, frames = loop.sound.samples, loop.sound.frames
    bar = loop.bar_s * loop.sound.rate_hz
    bars = round(frames / bar)
    twice = np.concatenate([samples, samples])
    like = [round(k * bar) for k in range(1, bars)]
    assert metrics.click_score(twice, frames, loop.sound.rate_hz, like=like) <= 2


def test_the_click_score_hears_a_cut() -> None:
    loop = EmbeddedMusician().preview(replace(QUICK, groove="none"))
    samples, rate_hz = loop.sound.samples, loop.sound.rate_hz
    cuts = [round(share * len(samples)) for share in np.linspace(0.2, 0.9, 15)]
    scores = [metrics.click_score(np.concatenate([samples[:cut], samples[cut // 3 :]]), cut, rate_hz) for cut in cuts]
    assert np.median(scores) > 3


def test_what_another_tape_ended_with_changes_no_sample() -> None:
    codes = Codes("a model", np.zeros((500, 4), np.uint16), 50.0)
    first, second = (EmbeddedMusician().preview(brief) for brief in (QUICK, replace(QUICK, follows=codes)))
    assert first.sound.samples.tobytes() == second.sound.samples.tobytes()


def test_a_brief_without_players_is_only_drums() -> None:
    sound = played(replace(QUICK, instruments=(), seconds=20)).sound
    assert np.abs(sound.samples).max() > 0.01


def test_nobody_at_all_is_silence_and_not_an_error() -> None:
    assert not played(replace(QUICK, instruments=(), groove="none", seconds=20)).sound.samples.any()


def test_the_kick_makes_room_and_gives_it_back() -> None:
    gain = ducking([(100, 0.86)], 0, 20000, 0.3)
    assert gain[:100].min() == 1
    assert gain.min() == pytest.approx(0.7, abs=0.02)
    assert gain[-1] > 0.99


def test_rooms_ring_on_over_the_edge_of_a_block() -> None:
    send = np.zeros(60000, np.float32)
    send[29000] = 1
    whole = Rooms(1.3).play(send, send)
    halves = Rooms(1.3)
    pieces = np.concatenate([halves.play(send[:30000], send[:30000]), halves.play(send[30000:], send[30000:])], 1)
    assert np.abs(whole - pieces).max() < 1e-5
