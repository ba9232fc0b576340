"""Every voice in tune, without clicks, and alone in its band."""

import numpy as np
import pytest

from pipelines.embedded.musician import voices
from pipelines.embedded.musician.parts import COMPASS, DRUMS, INSTRUMENTS, PADS
from pipelines.embedded.musician.voices.drums import KITS, TAKES, choose_kit
from pipelines.embedded.musician.voices.oscillators import RATE_HZ, harmonics, hertz, partials
from pipelines.roles import Feel, Instrument


def pitch_error_cents(sound: np.ndarray, midi: int) -> float:
    """Centre of gravity of the fundamental's line, against equal temperament; vibrato and choirs average out."""
    size = 1 << 18
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), size)) ** 2
    near = [int(hertz(midi + side) * size / RATE_HZ) for side in (-0.6, 0.6)]
    cents = 1200 * np.log2(np.arange(*near) * RATE_HZ / size / hertz(midi))
    return float(np.average(cents, weights=spectrum[near[0] : near[1]]))


@pytest.mark.parametrize("part", INSTRUMENTS)
def test_every_voice_is_within_five_cents_over_its_compass(part: Instrument) -> None:
    low, high = COMPASS[part]
    for midi in (low, (low + high) // 2, high):
        layers = voices.note(part, midi).layers
        start, stop = (0, layers.shape[1]) if part in PADS else (int(0.3 * RATE_HZ), int(1.9 * RATE_HZ))
        for layer in layers:
            assert abs(pitch_error_cents(layer[start:stop], midi)) < 5, (part, midi)


@pytest.mark.parametrize("part", INSTRUMENTS)
def test_a_note_starts_and_ends_in_silence_and_stays_below_ten_kilohertz(part: Instrument) -> None:
    for midi in COMPASS[part]:
        layers = voices.note(part, midi).layers
        power = np.abs(np.fft.rfft(layers, axis=1)) ** 2
        hz = np.fft.rfftfreq(layers.shape[1], 1 / RATE_HZ)
        assert np.isfinite(layers).all()
        assert power[:, hz > 10000].sum() < 10**-4.5 * power.sum()
        assert (np.abs(layers.mean(1)) < 0.01 * layers.std(1)).all()
        if part not in PADS:
            assert (np.abs(layers[:, 0]) < 0.02 * np.abs(layers).max()).all()
            assert (np.abs(layers[:, -1]) < 1e-3 * np.abs(layers).max()).all()


@pytest.mark.parametrize("part", [part for part in INSTRUMENTS if part not in PADS])
def test_the_hard_layer_is_brighter_than_the_soft_one(part: Instrument) -> None:
    low, high = COMPASS[part]
    layers = voices.note(part, (low + high) // 2).layers[:, :RATE_HZ]
    size = np.abs(np.fft.rfft(layers, axis=1)) ** 2
    centre = (size * np.arange(size.shape[1])).sum(1) / size.sum(1)
    assert centre[1] > 1.02 * centre[0]


def test_a_pad_comes_round_without_a_seam() -> None:
    tile = voices.note("strings", 60).layers
    steps = np.abs(np.diff(np.concatenate([tile, tile], 1), axis=1))
    assert steps[:, tile.shape[1] - 1].max() < steps.max()


@pytest.mark.parametrize("kit", KITS)
def test_every_drum_of_a_kit_has_its_own_takes(kit: str) -> None:
    for name in DRUMS:
        takes = [voices.drum(kit, name, 47, take).layers for take in range(TAKES)]  # type: ignore[arg-type]
        for take in takes:
            assert np.isfinite(take).all()
            assert np.abs(take).max() == pytest.approx(1, abs=1e-3)
            assert np.abs(take.mean(1)).max() < 0.01
        first = takes[0][:, : takes[1].shape[1]]
        assert not np.allclose(first, takes[1][:, : first.shape[1]])


def test_grit_energy_and_calm_choose_their_kits() -> None:
    assert {choose_kit(Feel(grit=1), seed) for seed in range(20)} == {"dusty"}
    assert {choose_kit(Feel(energy=1, grit=-1), seed) for seed in range(20)} == {"tight"}
    assert {choose_kit(Feel(energy=-1, grit=-1, dream=1), seed) for seed in range(20)} == {"round"}


def test_partials_are_the_sines_they_stand_for() -> None:
    hz, decay_s, weight = np.array([220.0, 661.0]), np.array([0.8, 0.3]), np.array([1.0, 0.4])
    t = np.arange(RATE_HZ) / RATE_HZ
    meant = sum(w * np.exp(-t / d) * np.sin(2 * np.pi * f * t) for f, d, w in zip(hz, decay_s, weight))
    assert np.abs(partials(hz, decay_s, [weight], 1.0)[0] - meant).max() < 1e-5


def test_harmonics_read_from_a_table_are_the_sines_they_stand_for() -> None:
    phase = 2 * np.pi * 110 * np.arange(RATE_HZ) / RATE_HZ
    meant = np.sin(phase) + 0.5 * np.sin(20 * phase)
    assert np.abs(harmonics(phase, [[1] + [0] * 18 + [0.5]])[0] - meant).max() < 1e-3
