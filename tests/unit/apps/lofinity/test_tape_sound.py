"""The rows of a tape that an ear would notice, over thirty briefs as varied as wishes are, played and mastered."""

from dataclasses import asdict

import numpy as np
import pytest

from apps.lofinity.craft.mastering import MASTER_HZ, Mastered, master
from apps.lofinity.domain import Mood
from pipelines import MusicBrief, Performance
from pipelines.embedded.musician import EmbeddedMusician
from tests import metrics
from tests.unit.pipelines.embedded.musician.synthesis_briefs import varied

SURVEY = varied(30, seconds=32, seed=2026)


def pressed(brief: MusicBrief) -> tuple[Performance, Mastered]:
    *_, performance = EmbeddedMusician().play(brief)
    assert isinstance(performance, Performance)
    *_, tape = master(performance.sound, Mood(**asdict(brief.feel)), seed=brief.seed)
    assert isinstance(tape, Mastered)
    return performance, tape


def check_balance(brief: MusicBrief) -> Mastered:
    performance, tape = pressed(brief)
    sound = tape.pcm.astype(np.float32) / 32768
    assert metrics.tempo(sound, MASTER_HZ, beats_per_bar=performance.beats_per_bar) == pytest.approx(brief.bpm, abs=2)
    assert metrics.lufs(sound, MASTER_HZ) == pytest.approx(-16, abs=1)
    assert metrics.true_peak_db(sound) <= -1
    assert 10 <= metrics.crest_db(sound) <= 14
    assert 1500 <= metrics.rolloff_hz(sound, MASTER_HZ) <= 4000
    assert 1000 <= metrics.centroid_hz(sound, MASTER_HZ) <= 3000
    assert metrics.above_db(sound, MASTER_HZ) <= -45
    assert -25 < metrics.side_db(sound) < -5
    assert metrics.mono_loss_db(sound, MASTER_HZ) > -1
    assert metrics.silence_share(sound, MASTER_HZ) < 0.035  # two half seconds of thirty-two
    return tape


@pytest.mark.parametrize("brief", SURVEY[:3], ids=lambda brief: brief.groove)
def test_a_tape_sounds_as_asked(brief: MusicBrief) -> None:
    check_balance(brief)


@pytest.mark.slow
def test_thirty_tapes_sound_as_asked_and_hardly_need_an_equaliser() -> None:
    eq_db = np.array([check_balance(brief).eq_db for brief in SURVEY[3:]])
    assert np.abs(eq_db).mean() < 2
    assert np.abs(eq_db[:, 18:]).mean() < 3  # above 3 kHz: the instruments bring their own air
