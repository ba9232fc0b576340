"""Whether a shot still sounds, by its loudness."""

import numpy as np

from pipelines.backends.musicgen.judging import fault, level_db
from pipelines.media import Samples

RNG = np.random.default_rng(3)


def second(level: float) -> Samples:
    """A second of noise at an RMS of `level` dB."""
    return (RNG.standard_normal(32_000) * 10 ** (level / 20)).astype(np.float32)


def levels(*sounds: float) -> list[float]:
    return [level_db(second(level)) for level in sounds]


MUSIC = levels(-20, -22, -19, -21, -24, -20)


def test_a_level_is_what_it_says() -> None:
    assert abs(level_db(second(-31)) + 31) < 0.1
    assert level_db(np.zeros(100, np.float32)) == -120
    assert level_db(np.zeros(0, np.float32)) == -120


def test_music_that_breathes_is_let_be() -> None:
    assert fault([], MUSIC) is None
    assert fault(MUSIC, levels(-20, -27, -27, -26, -27, -25)) is None  # a break without drums
    assert fault(MUSIC, levels(-20, -60, -21, -20)) is None  # a second's rest


def test_a_shot_that_falls_silent_is_told_after_two_seconds() -> None:
    assert fault([], levels(-20, -70)) is None
    assert fault([], levels(-20, -70, -75)) == "silence"
    assert fault([], levels(-80, -80)) == "silence"
    assert fault(MUSIC, [-120.0, -120.0]) == "silence"


def test_next_to_loud_music_what_is_very_soft_is_silence() -> None:
    assert fault(levels(-12, -12, -13, -12), levels(-45, -46)) == "silence"
    assert fault(levels(-25, -25, -26, -25), levels(-45, -46)) is None


def test_a_shot_that_drifts_into_roar_or_whisper_is_told() -> None:
    assert fault(MUSIC, levels(-20, -9, -9, -9, -9)) == "drift of +12 dB"
    assert str(fault(MUSIC, levels(-20, -33, -33, -33, -33))).startswith("drift of -1")


def test_a_first_shot_has_nothing_to_drift_from() -> None:
    assert fault([], levels(-30, -25, -20, -15, -10, -9, -8, -8)) is None
