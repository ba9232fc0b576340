"""The way of a tape: sections, development, silence, and the loop that stands for it."""

from statistics import mean, pstdev

import pytest

from pipelines.embedded.musician.score import Score, compose, compose_loop
from pipelines.roles import Feel, Instrument
from tests.unit.pipelines.embedded.musician.composition_measures import (
    a_brief,
    any_briefs,
    figures,
    likeness,
    recalled,
    step_of,
    steps_a_bar,
    tune,
    written,
)

BAND: tuple[Instrument, ...] = ("rhodes", "flute", "vibes", "upright bass")


def turns_of_a(score: Score) -> list[tuple[int, int]]:
    return [(section.bar, section.bars) for section in score.sections if section.name.startswith("A")]


def test_a_tape_has_an_intro_a_theme_a_contrast_a_return_and_an_outro() -> None:
    for brief in any_briefs(30, seed=11, seconds=90.0):
        names = [section.name for section in compose(brief).sections]
        assert names[0] == "intro"
        assert names[-1] == "outro"
        assert {"A", "B", "A'"} <= set(names)


def test_a_long_tape_has_breaks_and_further_themes() -> None:
    names = [section.name for section in compose(a_brief(seconds=600.0)).sections]
    assert {"A", "B", "C", "D", "break", "A''"} <= set(names)
    assert all(set(names[at : at + 4]) != {names[at]} for at in range(len(names) - 4))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_minutes_never_repeat_a_block_of_eight_bars(seed: int) -> None:
    score = compose(a_brief(seconds=600.0, seed=seed, instruments=BAND))
    blocks = [written(score, bar, 8) for bar in range(0, score.bars - 7, 4)]
    for at, block in enumerate(blocks):
        for other in blocks[at + 2 :]:
            assert likeness(block, other) < 0.8


def test_the_tune_of_the_theme_is_known_again_when_it_returns() -> None:
    scores = [compose(a_brief(seconds=300.0, seed=seed, instruments=BAND)) for seed in range(8)]
    themes = [figures(score, *turns_of_a(score)[0], part=score.lead) for score in scores]
    returns = [[figures(score, *turn) for turn in turns_of_a(score)[1:]] for score in scores]
    at_home = [recalled(theme, turn) for at, theme in enumerate(themes) for turn in returns[at]]
    by_chance = [
        recalled(theme, turn)
        for at, theme in enumerate(themes)
        for other, turns in enumerate(returns)
        for turn in turns
        if other != at
    ]
    assert mean(at_home) > 2 * mean(by_chance)


def test_a_tune_breathes() -> None:
    for brief in any_briefs(30, seed=12, seconds=120.0):
        score = compose(brief)
        sung = {
            step
            for note in tune(score)
            if note.part == score.lead
            for step in range(step_of(score, note), step_of(score, note) + round(4 * note.length_s / score.beat_s))
        }
        assert len(sung) < 0.8 * score.bars * steps_a_bar(score)


def test_one_piano_and_no_drums_make_a_whole_piece() -> None:
    score = compose(a_brief(instruments=("piano",), groove="none", mode="major", seconds=90.0))
    assert {note.part for note in score.notes} == {"piano"}
    left = [note for note in score.notes if note.stem == "keys" and note.midi < 52]
    assert len(left) > score.bars  # roots and more
    assert len(tune(score)) > score.bars
    assert mean(note.midi for note in tune(score)) > 67
    struck = [(round(note.start_s, 2), note.midi) for note in score.notes]
    assert len(set(struck)) > 0.97 * len(struck)  # two hands do not fight for one key


def test_the_loop_is_the_main_section_of_the_tape() -> None:
    for brief in any_briefs(20, seed=13, seconds=180.0):
        tape, loop = compose(brief), compose_loop(brief)
        assert loop.bars in (4, 8)
        assert (loop.bar_s, loop.beats_per_bar, loop.swing) == (tape.bar_s, tape.beats_per_bar, tape.swing)
        start = next(section.bar for section in tape.sections if section.name == "A")
        theirs = [(c.bar, c.step, c.chord) for c in loop.chords if c.bar < 3]
        ours = [(c.bar - start, c.step, c.chord) for c in tape.chords if start <= c.bar < start + 3]
        assert theirs == ours


def test_a_loop_sings_the_tune_of_the_tape() -> None:
    alike: list[float] = []
    for seed in range(12):
        brief = a_brief(seed=seed, seconds=150.0)
        tape, loop = compose(brief), compose_loop(brief)
        first = next(section for section in tape.sections if section.name == "A")
        alike.append(likeness(figures(tape, first.bar, 8), figures(loop, 0, 8)))
    assert mean(alike) > 0.7


def test_everybody_plays_in_the_loop() -> None:
    score = compose_loop(a_brief(instruments=BAND))
    assert {note.part for note in score.notes} >= {"rhodes", "flute", "upright bass", "kick", "snare"}


def test_energy_brings_more_and_louder_notes() -> None:
    still, driving = (
        [compose(a_brief(seed=seed, feel=Feel(energy=energy))) for seed in range(8)] for energy in (-0.8, 0.8)
    )
    assert sum(len(s.notes) for s in driving) > 1.15 * sum(len(s.notes) for s in still)
    assert mean(n.velocity for s in driving for n in s.notes) > 1.08 * mean(n.velocity for s in still for n in s.notes)


def test_brightness_plays_higher_and_dream_sings_less() -> None:
    def heights(brightness: float) -> float:
        scores = [compose(a_brief(seed=seed, instruments=BAND, feel=Feel(brightness=brightness))) for seed in range(6)]
        return mean(note.midi for score in scores for note in score.notes if note.stem in ("keys", "lead"))

    assert heights(0.8) > heights(-0.8) + 2

    def sung(dream: float) -> int:
        return sum(len(tune(compose(a_brief(seed=seed, feel=Feel(dream=dream))))) for seed in range(8))

    assert sung(0.9) < 0.8 * sung(-0.9)


def test_grit_loosens_the_hands() -> None:
    def spread_s(grit: float) -> float:
        score = compose(a_brief(feel=Feel(grit=grit), seconds=180.0))
        hats = [note for note in score.notes if note.part == "hat"]
        return pstdev(
            note.start_s - step_of(score, note) // 2 * score.beat_s / 2
            for note in hats
            if step_of(score, note) % 2 == 0
        )

    assert spread_s(0.9) > 1.2 * spread_s(-0.9)


def test_nobody_plays_exactly_on_the_grid() -> None:
    score = compose(a_brief())
    snares = [note for note in score.notes if note.part == "snare" and note.velocity > 0.4]
    late = [note.start_s - step_of(score, note) * score.beat_s / 4 for note in snares]
    assert 0.005 < mean(late) < 0.03  # the lazy back beat
    assert len({round(value, 4) for value in late}) > len(late) // 2
