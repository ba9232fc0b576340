"""Thirteen beds: seamless, steady, told apart, the same every time."""

from itertools import combinations, pairwise
from typing import get_args

import numpy as np
import pytest

from apps.lofinity.craft import ambience
from apps.lofinity.craft.ambience.cloth import loudness_lufs
from apps.lofinity.domain import Ambience

NAMES: tuple[Ambience, ...] = get_args(Ambience)


def windowed_lufs(name: Ambience, window_s: float) -> np.ndarray:
    """Loudness in every window round the ring (unweighted power is enough to see a jump), in dB."""
    power = (ambience.bed(name).samples.astype(np.float64) ** 2).sum(1)
    length = int(window_s * ambience.RATE_HZ)
    total = np.cumsum(np.concatenate([power, power[:length]]))
    return 10 * np.log10((total[length:] - total[:-length])[:: length // 4] / length)


def click_score(samples: np.ndarray, at: int) -> float:
    """How much sharper the waveform bends at one place than nearly everywhere around it."""
    around = samples.take(np.arange(at - 4000, at + 4000), axis=0, mode="wrap")
    bend = np.abs(np.diff(around, 2, axis=0)).max(1)
    return float(bend[3997:4002].max() / np.percentile(bend, 98))


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_is_a_stereo_tile_of_its_own_loudness(name: Ambience) -> None:
    bed = ambience.bed(name)
    assert bed.samples.shape == (655_360, 2)
    assert bed.samples.dtype == np.float32
    assert bed.rate_hz == 22_050
    assert np.isfinite(bed.samples).all()
    expected = ambience.BED_LUFS + ambience.HUSH_DB.get(name, 0.0)
    assert loudness_lufs(bed.samples.T) == pytest.approx(expected, abs=0.1)
    assert np.abs(bed.samples).max() < 0.5  # nothing jumps out of it


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_goes_round_without_a_seam(name: Ambience) -> None:
    samples = ambience.bed(name).samples
    elsewhere = [click_score(samples, at) for at in np.random.default_rng(1).integers(0, len(samples), 60)]
    assert click_score(samples, 0) <= max(1.2, np.percentile(elsewhere, 95))


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_is_steady_enough_to_fall_asleep_to(name: Ambience) -> None:
    breath = {"ocean": 11.0, "birds": 10.0, "wind": 9.0}.get(name, 7.0)  # waves and gusts come slowly
    assert np.ptp(windowed_lufs(name, 3.0)) < breath
    moments = windowed_lufs(name, 0.4)
    assert moments.max() - np.median(moments) < 9.0


@pytest.mark.parametrize("name", NAMES)
def test_a_bed_survives_a_mono_loudspeaker(name: Ambience) -> None:
    samples = ambience.bed(name).samples
    apart = np.sqrt(np.mean(samples**2))
    together = np.sqrt(np.mean(samples.mean(1) ** 2))
    assert 20 * np.log10(together / apart) > -3.0
    assert np.corrcoef(samples.T)[0, 1] < 0.97  # and is wide where there are two


def test_a_bed_is_the_same_every_time() -> None:
    for name in ("rain", "cafe"):
        assert ambience.bed.__wrapped__(name).samples.tobytes() == ambience.bed(name).samples.tobytes()


def test_a_bed_cannot_be_changed_by_whoever_plays_it() -> None:
    with pytest.raises(ValueError, match="read-only"):
        ambience.bed("rain").samples[0] = 0


def fingerprint(name: Ambience) -> np.ndarray:
    """Level (dB) and restlessness (dB) of eighteen bands: what a bed is made of, and how it moves."""
    samples = ambience.bed(name).samples.mean(1)
    frames = samples[: len(samples) // 512 * 512].reshape(-1, 512) * np.hanning(512)
    power = np.abs(np.fft.rfft(frames)) ** 2
    hz = np.fft.rfftfreq(512, 1 / ambience.RATE_HZ)
    edges = np.geomspace(60, 9_500, 19)
    bands = [power[:, (hz >= low) & (hz < high + 45)].mean(1) for low, high in pairwise(edges)]
    level = 10 * np.log10([band.mean() for band in bands])
    moving = [np.std(10 * np.log10(band + 1e-12)) for band in bands]
    return np.concatenate([level - level.mean(), 2 * np.array(moving)])


def test_no_two_beds_are_taken_for_each_other() -> None:
    prints = {name: fingerprint(name) for name in NAMES}
    apart = {pair: np.sqrt(np.mean((prints[pair[0]] - prints[pair[1]]) ** 2)) for pair in combinations(NAMES, 2)}
    nearest = min(apart, key=lambda pair: apart[pair])
    assert apart[nearest] > 2.5, (nearest, apart[nearest])


def test_rain_hisses_a_fire_glows_and_crickets_sing_high() -> None:
    def centroid_hz(name: Ambience) -> float:
        power = np.abs(np.fft.rfft(ambience.bed(name).samples.mean(1))) ** 2
        hz = np.fft.rfftfreq(655_360, 1 / ambience.RATE_HZ)
        return float((power * hz).sum() / power.sum())

    assert centroid_hz("fireplace") < 900
    assert 1_500 < centroid_hz("rain") < 4_000
    assert 4_000 < centroid_hz("crickets") < 5_000
    assert centroid_hz("snow") < 500


def test_the_sea_breathes_every_eight_to_eleven_seconds() -> None:
    envelope = windowed_lufs("ocean", 0.8)
    spectrum = np.abs(np.fft.rfft(envelope - envelope.mean()))
    waves = int(np.argmax(spectrum[1:]) + 1)
    assert 8 < 655_360 / ambience.RATE_HZ / waves < 11


def test_the_train_clacks_in_the_rhythm_of_the_rails() -> None:
    envelope = windowed_lufs("train", 0.05)
    spectrum = np.abs(np.fft.rfft(envelope - envelope.mean()))
    assert int(np.argmax(spectrum[5:60]) + 5) in (20, 40)  # joints in one round of the tile, or their doubles


def test_a_fader_in_the_middle_lies_gently_under_the_music() -> None:
    music_lufs = -16.0
    assert ambience.BED_LUFS + ambience.level_db(0.5) - music_lufs == pytest.approx(-17, abs=0.1)
    assert ambience.level_db(1.0) == 0.0
    assert ambience.level_db(0.0) == -np.inf


def test_every_word_for_a_surrounding_has_its_bed() -> None:
    assert set(ambience.MAKERS) == set(NAMES)
    with pytest.raises(KeyError):
        ambience.bed("casino")  # type: ignore[arg-type]  # a name nobody knows
