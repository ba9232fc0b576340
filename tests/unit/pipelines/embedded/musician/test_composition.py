"""What every score must be: in range, in time, in order, and the same in every process."""

import subprocess
import sys
from dataclasses import replace
from typing import get_args

import pytest

from pipelines.embedded.musician.parts import COMPASS, DRUM_MIDI, DRUMS, LOW_TOM_MIDI
from pipelines.embedded.musician.score import Score, compose, compose_loop
from pipelines.roles import Feel, Groove, Instrument, Mode, MusicBrief

TRIO: tuple[Instrument, ...] = ("rhodes", "nylon guitar", "upright bass")


def a_brief(**words: object) -> MusicBrief:
    usual = MusicBrief("Last Tram", "calm", 75, "F", "minor", TRIO, "boom bap", Feel(), 60.0, 7)
    return replace(usual, **words)


def stands(score: Score) -> None:
    assert score.notes
    assert list(score.notes) == sorted(score.notes, key=lambda note: note.start_s)
    for note in score.notes:
        assert 0 <= note.start_s < score.seconds
        assert 0 < note.length_s <= score.seconds
        assert 0 < note.velocity <= 1
        if note.part in DRUMS:
            assert note.stem == "drums"
            assert note.midi in (DRUM_MIDI[note.part], LOW_TOM_MIDI)
        else:
            low, high = COMPASS[note.part]
            assert low <= note.midi <= high, note
    assert score.sections[0].bar == 0
    for before, after in zip(score.sections, score.sections[1:], strict=False):
        assert before.bar + before.bars == after.bar
    assert score.sections[-1].bar + score.sections[-1].bars == score.bars


@pytest.mark.parametrize("groove", get_args(Groove))
@pytest.mark.parametrize("mode", get_args(Mode))
def test_every_groove_plays_in_every_mode(groove: Groove, mode: Mode) -> None:
    brief = a_brief(groove=groove, mode=mode)
    stands(compose(brief))
    stands(compose_loop(brief))


@pytest.mark.parametrize("instrument", get_args(Instrument))
def test_every_instrument_plays_alone(instrument: Instrument) -> None:
    score = compose(a_brief(instruments=(instrument,), groove="none"))
    stands(score)
    assert {note.part for note in score.notes} == {instrument}


def test_a_score_lasts_the_nearest_whole_number_of_bars() -> None:
    for seconds in (20.0, 47.3, 60.0, 601.0):
        score = compose(a_brief(seconds=seconds))
        assert abs(score.seconds - seconds) <= score.bar_s / 2 + 1e-9


def test_the_same_brief_gives_the_same_notes_in_another_process() -> None:
    code = (
        "import hashlib; from pipelines.embedded.musician.score import compose; from pipelines.roles import *;"
        f"print(hashlib.sha256(repr(compose({a_brief()!r}).notes).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
