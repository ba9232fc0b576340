"""Chords: enough of them, led with little motion, playable, and home at the end."""

from itertools import pairwise
from typing import get_args

import pytest

from pipelines.embedded.musician.progressions import PROGRESSIONS, read
from pipelines.embedded.musician.score import compose, compose_loop
from pipelines.embedded.musician.theory import KEYS, rubs
from pipelines.embedded.musician.voicing import STRINGS
from pipelines.roles import Feel, Mode
from tests.unit.pipelines.embedded.musician.composition_measures import (
    a_brief,
    any_briefs,
    chord_of_step,
    step_of,
    steps_a_bar,
    tune,
)


@pytest.mark.parametrize("mode", get_args(Mode))
def test_the_songbook_holds_many_songs_in_every_mode(mode: Mode) -> None:
    songs = [read(line, 0) for line in PROGRESSIONS[mode]]
    assert len(set(songs)) == len(songs) >= 14
    assert all(len(song) in (4, 8) for song in songs)


def test_voices_move_little_from_chord_to_chord() -> None:
    motion: list[int] = []
    for brief in any_briefs(25, seed=3):
        for before, after in pairwise(compose(brief).chords):
            moves = [abs(a - b) for a, b in zip(before.voicing, after.voicing, strict=True)]
            assert max(moves) <= 7
            if before.chord != after.chord:
                motion.append(sum(moves))
    assert sum(motion) / len(motion) < 5  # semitones, all four voices together


def test_a_loop_leads_back_into_its_start() -> None:
    for brief in any_briefs(30, seed=4):
        chords = compose_loop(brief).chords
        moves = [abs(a - b) for a, b in zip(chords[-1].voicing, chords[0].voicing, strict=True)]
        assert max(moves) <= 7


def test_chords_leave_the_low_register_to_the_bass() -> None:
    for brief in any_briefs(20, seed=5, instruments=("rhodes", "saxophone", "sub bass")):
        score = compose(brief)
        assert min(note.midi for note in score.notes if note.stem == "keys") >= 48
        assert max(note.midi for note in score.notes if note.stem == "bass") <= 50


def test_a_guitar_can_hold_every_chord_it_is_given() -> None:
    def fits_a_hand(voicing: tuple[int, ...]) -> bool:
        for lowest in range(3):
            frets = [pitch - string for pitch, string in zip(voicing, STRINGS[lowest : lowest + 4], strict=True)]
            pressed = [fret for fret in frets if fret > 0]
            if min(frets) >= 0 and (not pressed or max(pressed) - min(pressed) <= 4):
                return True
        return False

    for brief in any_briefs(20, seed=6, instruments=("nylon guitar", "flute", "upright bass")):
        assert all(fits_a_hand(chord.voicing) for chord in compose(brief).chords)


def test_the_tune_stands_on_chord_tones_and_rubs_nothing() -> None:
    strong = 0
    for brief in any_briefs(40, seed=7):
        score = compose(brief)
        chords = chord_of_step(score)
        accent = 12 if score.beats_per_bar == 3 else 8
        for note in tune(score):
            step = step_of(score, note)
            harmony = chords[min(step, len(chords) - 1)]
            assert not rubs(note.midi, (*harmony.voicing, *harmony.pad)), (brief, note)
            if step % steps_a_bar(score) % accent == 0:
                strong += 1
                assert note.midi % 12 in harmony.chord.tones, (brief, note)
    assert strong > 300


def test_a_tape_comes_home() -> None:
    for brief in any_briefs(30, seed=8):
        score = compose(brief)
        last = score.chords[-1]
        assert last.chord.root == KEYS[brief.key]
        assert last.length == steps_a_bar(score)
        final_bar = (score.bars - 1) * score.bar_s
        assert all(note.stem != "drums" for note in score.notes if note.start_s > final_bar + score.beat_s)


def test_a_glad_wish_is_given_gladder_chords() -> None:
    def minor_share(valence: float) -> float:
        chords = [
            chord.chord.quality
            for seed in range(12)
            for chord in compose(a_brief(mode="major", seed=seed, feel=Feel(valence=valence))).chords
        ]
        return sum(quality.startswith("m") and not quality.startswith("maj") for quality in chords) / len(chords)

    assert minor_share(0.8) < 0.8 * minor_share(-0.8)
