"""Mastering against an independent meter: loudness, peaks, balance, loops, any rate, beds under the music."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from apps.lofinity.craft.mastering import MASTER_HZ, Mastered, lay_under, master
from apps.lofinity.craft.mastering.loudness import peaks_between
from apps.lofinity.craft.mastering.pressing import to_int16, to_master_rate
from apps.lofinity.domain import Mood
from pipelines import Progress, Sound
from tests import metrics

PLAIN = Mood(energy=0, brightness=0, valence=0, dream=0, grit=0)


def sketch(rate_hz: int = 22050, seconds: float = 16.0, seed: int = 1) -> Sound:
    """Something like music: chords with beats on top, coloured like a mix, stereo; a whole number of its own bars."""
    chance = np.random.default_rng(seed)
    frames = int(seconds * rate_hz)
    t = np.arange(frames) / rate_hz
    chord = sum(np.sin(2 * np.pi * hz * t) / hz for hz in (110, 220, 277, 330, 415, 830, 1660, 3320))
    hits = np.exp(-(t % 0.5) / 0.05) * chance.standard_normal(frames)
    kick = np.sin(2 * np.pi * 55 * t) * np.exp(-(t % 1.0) / 0.12)
    left = 18 * chord + 0.05 * hits + 0.4 * kick
    right = 18 * np.roll(chord, 40) + 0.05 * np.roll(hits, 15) + 0.4 * kick
    return Sound((0.3 * np.stack([left, right], 1)).astype(np.float32), rate_hz)


def mastered(music: Sound, feel: Mood = PLAIN, *, seed: int = 3, loop: bool = False) -> Mastered:
    *_, tape = master(music, feel, seed=seed, loop=loop)
    assert isinstance(tape, Mastered)
    return tape


def heard(tape: Mastered) -> np.ndarray:
    return tape.pcm.astype(np.float32) / 32768


@pytest.mark.parametrize("level", [0.01, 1.0, 8.0])
@pytest.mark.parametrize("rate_hz", [22050, 32000, 44100, 48000])
def test_every_tape_meets_loudness_and_peak_whatever_came_in(rate_hz: int, level: float) -> None:
    music = sketch(rate_hz)
    tape = mastered(Sound(music.samples * np.float32(level), rate_hz))
    sound = heard(tape)
    assert tape.pcm.dtype == np.int16
    assert len(sound) == round(music.frames * MASTER_HZ / rate_hz)
    assert metrics.lufs(sound, MASTER_HZ) == pytest.approx(-16, abs=0.5)
    assert tape.lufs == pytest.approx(metrics.lufs(sound, MASTER_HZ), abs=0.15)
    assert metrics.true_peak_db(sound) <= -1
    assert tape.true_peak_dbtp == pytest.approx(metrics.true_peak_db(sound), abs=0.1)
    assert metrics.above_db(sound, MASTER_HZ) < -45


def test_a_spiky_mix_is_held_under_the_ceiling() -> None:
    music = sketch()
    music.samples[::9000] += 3
    tape = mastered(music)
    assert metrics.true_peak_db(heard(tape)) <= -1
    assert metrics.crest_db(heard(tape)) <= 14


def test_silence_stays_silence() -> None:
    tape = mastered(Sound(np.zeros((22050, 2), np.float32), 22050))
    assert np.abs(tape.pcm).max() <= 1


def test_the_correction_is_a_nudge() -> None:
    assert max(map(abs, mastered(sketch()).eq_db)) <= 4


def test_grit_wears_the_tape() -> None:
    worn = mastered(sketch(), Mood(energy=0, brightness=-1, valence=0, dream=0, grit=1))
    clean = mastered(sketch(), Mood(energy=0, brightness=1, valence=0, dream=0, grit=-1))
    edge_hz = 7500
    assert metrics.above_db(heard(worn), MASTER_HZ, edge_hz) < metrics.above_db(heard(clean), MASTER_HZ, edge_hz) - 3


def test_a_loop_is_mastered_round_its_corner() -> None:
    tape = mastered(sketch(), loop=True)
    sound = heard(tape)
    bar = 2 * MASTER_HZ
    like = [k * bar for k in range(1, len(sound) // bar)]
    assert metrics.click_score(np.concatenate([sound, sound]), len(sound), MASTER_HZ, like=like) <= 2
    assert np.abs(sound[: MASTER_HZ // 100]).max() > 0.05  # no fade


def test_a_tape_begins_and_ends_in_silence() -> None:
    sound = heard(mastered(sketch()))
    assert np.abs(sound[0]).max() < 0.01
    assert np.abs(sound[-1]).max() < 0.01


def test_progress_is_true_and_master_can_be_stopped() -> None:
    steps = [step for step in master(sketch(seconds=40), PLAIN, seed=1) if isinstance(step, Progress)]
    assert {step.stage for step in steps} == {"master"}
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert steps[-1].done == steps[-1].total
    begun = master(sketch(), PLAIN, seed=1)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert list(begun) == []


def test_blocks_leave_no_seam() -> None:
    tape = mastered(sketch(seconds=30))
    sound = heard(tape)
    for join in range(6 * MASTER_HZ, len(sound), 6 * MASTER_HZ):
        like = [k * MASTER_HZ for k in (3, 5, 7, 9)]
        assert metrics.click_score(sound, join, MASTER_HZ, like=like) <= 2


def test_the_same_mix_gives_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(mastered(sketch(seconds=5)).pcm.tobytes()).hexdigest()
    told = (
        "import hashlib; from tests.unit.apps.lofinity.test_mastering import mastered, sketch;"
        "print(hashlib.sha256(mastered(sketch(seconds=5)).pcm.tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def noise_bed(rate_hz: int = 44100, level: float = 0.1) -> Sound:
    samples = level * np.random.default_rng(5).standard_normal((5 * rate_hz, 2))
    return Sound(samples.astype(np.float32), rate_hz)


@pytest.mark.parametrize("rate_hz", [22050, 44100])
def test_beds_lie_under_the_music_and_the_whole_is_level_again(rate_hz: int) -> None:
    music = mastered(sketch(seconds=20))
    tape = lay_under(music, [(noise_bed(rate_hz), -14.0), (noise_bed(rate_hz), -20.0)])
    sound = heard(tape)
    assert tape.pcm.shape == music.pcm.shape
    assert metrics.lufs(sound, MASTER_HZ) == pytest.approx(-16, abs=0.5)
    assert tape.lufs == pytest.approx(metrics.lufs(sound, MASTER_HZ), abs=0.2)
    assert metrics.true_peak_db(sound) <= -1
    assert not np.array_equal(tape.pcm, music.pcm)


def test_no_bed_leaves_the_music_as_it_is_heard() -> None:
    music = mastered(sketch())
    same = lay_under(music, [])
    assert np.abs(heard(same) - heard(music)).max() < 0.02


def test_a_bed_is_gone_at_both_ends_of_the_tape() -> None:
    silent = mastered(Sound(np.zeros((4 * 22050, 2), np.float32), 22050))
    tape = lay_under(silent, [(noise_bed(), 0.0)])
    assert np.abs(heard(tape)[[0, -1]]).max() < 0.01


def test_a_peak_between_two_samples_is_seen() -> None:
    t = np.arange(4096)
    tone = np.sin(2 * np.pi * 0.25 * t + np.pi / 4).astype(np.float32)  # every sample 0.707, the wave reaches 1
    assert peaks_between(np.stack([tone, tone]), 64, 0.5)[8:-8].max() == pytest.approx(1, abs=0.02)


def test_twice_the_rate_keeps_the_old_samples() -> None:
    music = sketch(seconds=1).samples.T
    assert np.array_equal(to_master_rate(music, 22050)[:, ::2], music)


def test_dither_is_small_and_always_the_same() -> None:
    silence = np.zeros((2, 5000), np.float32)
    assert np.array_equal(to_int16(silence, 70), to_int16(silence, 70))
    assert set(np.unique(to_int16(silence, 0))) <= {-1, 0, 1}
