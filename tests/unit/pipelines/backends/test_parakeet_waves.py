"""Is there a voice, and where a long phrase is cut."""

import numpy as np
import pytest

from pipelines.backends.parakeet.waves import LONGEST_S, MOST_S, RATE_HZ, as_wave, pieces, somebody_speaks
from pipelines.media import Sound
from tests.tiny.voices import flite, sung

SECOND = RATE_HZ
PHRASE = "a castle beside the river"


def noise(seconds: float, colour: float, seed: int = 0) -> np.ndarray:
    """Noise whose power falls with frequency to the power of `colour`, at full scale."""
    wave = np.random.default_rng(seed).standard_normal(int(seconds * RATE_HZ))
    spectrum = np.fft.rfft(wave)
    spectrum /= np.maximum(1, np.arange(len(spectrum))) ** (colour / 2)
    wave = np.fft.irfft(spectrum, len(wave))
    return (wave / np.abs(wave).max()).astype(np.float32)


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros((0, 2)), np.zeros(7), np.zeros((7, 1)), np.zeros((7, 3))])
def test_a_sound_of_any_shape_is_one_channel(samples: np.ndarray) -> None:
    wave = as_wave(Sound(samples.astype(np.float32), RATE_HZ))
    assert wave.shape == (len(samples),)
    assert wave.dtype == np.float32


def test_what_is_no_number_is_silence_and_what_is_too_loud_is_clipped() -> None:
    wave = as_wave(Sound(np.array([[np.nan], [np.inf], [-np.inf], [7.0], [0.5]], np.float32), RATE_HZ))
    assert wave.tolist() == [0.0, 0.0, 0.0, 1.0, 0.5]


@pytest.mark.parametrize("rate_hz", [8_000, 22_050, 44_100, 48_000, 44_101])
def test_another_rate_becomes_16_khz_without_folding(rate_hz: int) -> None:
    t = np.arange(rate_hz) / rate_hz
    low, high = np.sin(2 * np.pi * 440 * t), np.sin(2 * np.pi * min(12_000, 0.9 * rate_hz / 2) * t)
    wave = as_wave(Sound((0.5 * low)[:, None].astype(np.float32), rate_hz))
    assert abs(len(wave) - RATE_HZ) <= 1
    assert np.abs(np.fft.rfft(wave)).argmax() == pytest.approx(440, abs=1)
    if rate_hz > 2 * RATE_HZ:
        folded = as_wave(Sound((0.5 * high)[:, None].astype(np.float32), rate_hz))
        assert np.sqrt(np.mean(folded[1000:-1000] ** 2)) < 0.01


def test_of_a_sound_without_end_the_first_half_minute_is_heard() -> None:
    assert len(as_wave(Sound(np.zeros((90 * SECOND, 1), np.float32), RATE_HZ))) == MOST_S * RATE_HZ


@pytest.mark.parametrize("colour", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("loud", [0.001, 0.05, 1.0])
@pytest.mark.parametrize("seconds", [0.2, 3.0, 10.0])
def test_noise_of_any_colour_is_no_voice(colour: float, loud: float, seconds: float) -> None:
    assert not any(somebody_speaks(noise(seconds, colour, seed) * np.float32(loud)) for seed in range(3))


def test_a_knock_and_the_hum_of_mains_are_no_voice() -> None:
    t = np.arange(2 * SECOND) / RATE_HZ
    knock = (np.sin(2 * np.pi * 300 * t) * np.exp(-t / 0.01)).astype(np.float32)
    hum = (0.2 * np.sin(2 * np.pi * 50 * t) + 0.05 * np.sin(2 * np.pi * 100 * t)).astype(np.float32)
    assert not somebody_speaks(knock)
    assert not somebody_speaks(hum)
    assert not somebody_speaks(np.ones(2 * SECOND, np.float32))


@pytest.mark.parametrize("loud", [0.003, 0.05, 1.0])
def test_a_voice_is_a_voice_soft_or_loud(loud: float) -> None:
    assert somebody_speaks(sung(PHRASE).wave * np.float32(loud))


@pytest.mark.parametrize("voice", ["rms", "awb", "slt", "kal16"])
@pytest.mark.parametrize("colour", [0.0, 1.0])
def test_a_voice_in_a_noisy_room_is_a_voice(voice: str, colour: float) -> None:
    said = flite(PHRASE, voice)
    if said is None:
        pytest.skip("flite is not installed: apt install flite")
    room = noise(len(said.wave) / RATE_HZ + 0.1, colour)[: len(said.wave)]
    level = said.wave.std() / room.std() * 10 ** (-10 / 20)
    assert somebody_speaks(said.wave + level * room)


def test_one_short_word_is_a_voice() -> None:
    assert somebody_speaks(sung("moon").wave)


def test_a_short_phrase_is_one_piece() -> None:
    wave = np.ones(int(LONGEST_S * RATE_HZ), np.float32)
    ((start, piece),) = pieces(wave)
    assert start == 0
    assert piece is wave or np.array_equal(piece, wave)


def test_a_long_phrase_is_cut_where_it_is_quietest_and_nothing_is_lost() -> None:
    wave = np.full(20 * SECOND, 0.5, np.float32)
    for pause_s in (6.5, 13.0):
        wave[int(pause_s * SECOND) : int((pause_s + 0.2) * SECOND)] = 0.0
    found = pieces(wave)
    assert np.array_equal(np.concatenate([piece for _, piece in found]), wave)
    assert [start / SECOND for start, _ in found] == [0.0, pytest.approx(6.6, abs=0.05), pytest.approx(13.1, abs=0.05)]
    assert all(len(piece) <= LONGEST_S * RATE_HZ for _, piece in found)
