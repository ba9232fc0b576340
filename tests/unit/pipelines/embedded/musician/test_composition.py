"""What every score must be: in range, in time, in order, and the same in every process."""

import hashlib
import subprocess
import sys
from itertools import pairwise
from typing import get_args

import pytest

from pipelines.embedded.musician.parts import BASSES, COMPASS, DRUM_MIDI, DRUMS, LOW_TOM_MIDI
from pipelines.embedded.musician.score import Score, compose, compose_loop
from pipelines.roles import Feel, Groove, Instrument, Mode
from tests.unit.pipelines.embedded.musician.composition_measures import a_brief, any_briefs


def stands(score: Score) -> None:
    """The promises of Score and Note, for one score."""
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
            assert (note.stem == "bass") == (note.part in BASSES)
    assert score.sections[0].bar == 0
    assert all(before.bar + before.bars == after.bar for before, after in pairwise(score.sections))
    assert score.sections[-1].bar + score.sections[-1].bars == score.bars


@pytest.mark.parametrize("groove", get_args(Groove))
@pytest.mark.parametrize("mode", get_args(Mode))
def test_every_groove_plays_in_every_mode(groove: Groove, mode: Mode) -> None:
    brief = a_brief(groove=groove, mode=mode)
    score = compose(brief)
    stands(score)
    stands(compose_loop(brief))
    assert any(note.stem == "drums" for note in score.notes) == (groove != "none")


@pytest.mark.parametrize("instrument", get_args(Instrument))
def test_every_instrument_can_play_a_tape_alone(instrument: Instrument) -> None:
    score = compose(a_brief(instruments=(instrument,), groove="none"))
    stands(score)
    assert {note.part for note in score.notes} == {instrument}


def test_any_brief_at_all_becomes_a_score() -> None:
    for brief in any_briefs(30, seed=1):
        stands(compose(brief))
        stands(compose_loop(brief))


def test_everybody_the_brief_names_is_heard() -> None:
    for brief in any_briefs(40, seed=2, seconds=120.0):
        basses = [part for part in brief.instruments if part in BASSES]
        heard = {note.part for note in compose(brief).notes}
        assert set(brief.instruments) - set(basses[1:]) <= heard, brief


def test_a_score_lasts_the_nearest_whole_number_of_bars() -> None:
    for seconds in (20.0, 47.3, 60.0, 601.0):
        score = compose(a_brief(seconds=seconds))
        assert abs(score.seconds - seconds) <= score.bar_s / 2 + 1e-9


def test_a_waltz_has_three_beats_and_leans_on_the_first() -> None:
    score = compose(a_brief(groove="waltz"))
    assert score.beats_per_bar == 3
    assert score.bar_s == pytest.approx(3 * 60 / 75)
    kicks = [note for note in score.notes if note.part == "kick"]
    on_one = [note for note in kicks if min(note.start_s % score.bar_s, -note.start_s % score.bar_s) < 0.05]
    assert len(on_one) > 0.7 * len(kicks)


def test_the_same_brief_gives_the_same_notes_in_another_process() -> None:
    code = (
        "import hashlib; from pipelines.embedded.musician.score import compose; from pipelines.roles import *;"
        f"print(hashlib.sha256(repr(compose({a_brief()!r}).notes).encode()).hexdigest())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "77", "PYTHONPATH": ":".join(sys.path)},
    ).stdout.strip()
    assert elsewhere == hashlib.sha256(repr(compose(a_brief()).notes).encode()).hexdigest()


def test_no_two_briefs_give_the_same_notes() -> None:
    briefs = [
        a_brief(),
        a_brief(title="First Tram"),
        a_brief(mood="awake"),
        a_brief(seed=8),
        a_brief(bpm=76),
        a_brief(key="Gb"),
        a_brief(mode="dorian"),
        a_brief(groove="dusty"),
        a_brief(instruments=("rhodes", "flute", "upright bass")),
        a_brief(instruments=("nylon guitar", "rhodes", "upright bass")),
        *(a_brief(feel=Feel(**{dial: 0.1})) for dial in ("energy", "brightness", "valence", "dream", "grit")),
    ]
    assert len({compose(brief).notes for brief in briefs}) == len(briefs)


def test_asking_for_stems_changes_no_note() -> None:
    assert compose(a_brief(stems=True)).notes == compose(a_brief()).notes


def test_no_tape_falls_silent() -> None:
    alone = [a_brief(instruments=(part,), groove="none") for part in get_args(Instrument)]
    for brief in [*alone, *any_briefs(25, seed=9)]:
        score = compose(brief)
        heard_until = 0.0
        for note in score.notes:
            assert note.start_s - heard_until < 1.3 * score.bar_s, brief
            heard_until = max(heard_until, note.start_s + note.length_s)
        assert score.seconds - heard_until < score.bar_s


def test_one_pipe_or_string_sounds_one_note() -> None:
    single = ("flute", "saxophone", *BASSES)
    for brief in any_briefs(25, seed=10):
        notes = compose(brief).notes
        for part in single:
            line = [note for note in notes if note.part == part]
            for before, after in pairwise(line):
                assert before.start_s + before.length_s - after.start_s < 0.08
