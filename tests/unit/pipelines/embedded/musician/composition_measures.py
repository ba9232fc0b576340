"""Rulers for the tests of the composer: briefs to play, and what can be counted in a score without hearing it."""

import random
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

from pipelines.embedded.musician.score import Score
from pipelines.embedded.musician.sheet import Harmony
from pipelines.roles import Feel, Groove, Instrument, Key, Mode, MusicBrief, Note

GRACE_S = 0.1  # a shorter note colours the next one and belongs to no chord


def a_brief(**words: Any) -> MusicBrief:
    trio: tuple[Instrument, ...] = ("rhodes", "nylon guitar", "upright bass")
    usual = MusicBrief("Last Tram", "calm", 75, "F", "minor", trio, "boom bap", Feel(), 60.0, 7)
    return replace(usual, **words)


def any_briefs(count: int, seed: int, **words: Any) -> list[MusicBrief]:
    """Briefs nobody chose: every word drawn from all it can be."""
    chance = random.Random(seed)
    briefs: list[MusicBrief] = []
    for number in range(count):
        drawn = {
            "title": f"Tape {number}",
            "bpm": chance.randint(60, 92),
            "key": chance.choice(get_args(Key)),
            "mode": chance.choice(get_args(Mode)),
            "instruments": tuple(chance.sample(get_args(Instrument), chance.randint(1, 4))),
            "groove": chance.choice(get_args(Groove)),
            "feel": Feel(*(round(chance.uniform(-1, 1), 2) for _ in range(5))),
            "seconds": chance.choice((60.0, 90.0, 120.0)),
            "seed": chance.randrange(2**48),
        }
        briefs.append(a_brief(**{**drawn, **words}))
    return briefs


def steps_a_bar(score: Score) -> int:
    return 4 * score.beats_per_bar


def step_of(score: Score, note: Note) -> int:
    """The sixteenth a note was written on, counted from the start, its swing and its player's lateness undone."""

    def distance(step: int) -> float:
        pair, odd = divmod(step, 2)
        return abs(note.start_s - (pair + odd * score.swing) * score.beat_s / 2)

    near = int(note.start_s * 4 / score.beat_s)
    return min(range(max(0, near - 1), near + 3), key=distance)


def chord_of_step(score: Score) -> list[Harmony]:
    """The chord under every sixteenth of the score."""
    return [chord for chord in score.chords for _ in range(chord.length)]


def tune(score: Score) -> list[Note]:
    return [note for note in score.notes if note.stem == "lead" and note.length_s > GRACE_S]


def written(score: Score, first_bar: int, bars: int) -> frozenset[tuple[str, int, int]]:
    """A block of bars as it would be written down: (part, step in the block, pitch)."""
    steps = steps_a_bar(score)
    block = range(first_bar * steps, (first_bar + bars) * steps)
    placed = ((note, step_of(score, note)) for note in score.notes)
    return frozenset((note.part, step - block.start, note.midi) for note, step in placed if step in block)


def likeness(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Jaccard: 1 for equal sets, 0 for sets with nothing in common."""
    return len(a & b) / len(a | b) if a | b else 1.0


def figures(score: Score, first_bar: int, bars: int, part: str | None = None) -> frozenset[tuple[int, int, int]]:
    """The tune of a block as (step in the bar, rise since the player's last note, steps since it): what makes it
    known again whoever plays it and however high. `part`: one player only."""
    steps = steps_a_bar(score)
    block = range(first_bar * steps, (first_bar + bars) * steps)
    lines: dict[str, list[tuple[int, int]]] = {}
    for note in tune(score):
        step = step_of(score, note)
        if step in block and part in (None, note.part):
            lines.setdefault(note.part, []).append((step, note.midi))
    return frozenset(
        (b[0] % steps, (b[1] > a[1]) - (b[1] < a[1]), b[0] - a[0])
        for line in lines.values()
        for a, b in pairwise(line)
        if 0 < b[0] - a[0] <= steps
    )


def recalled(theme: frozenset[Any], block: frozenset[Any]) -> float:
    """The share of a theme's figures that a block brings back."""
    return len(theme & block) / len(theme)
