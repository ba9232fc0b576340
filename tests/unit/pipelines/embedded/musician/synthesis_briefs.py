"""Briefs for the synthesis tests: one that is quick, and thirty as varied as wishes are."""

import random
from typing import get_args

from pipelines import Feel, Groove, Instrument, Key, Mode, MusicBrief

QUICK = MusicBrief(
    title="Quick",
    mood="calm",
    bpm=80,
    key="D",
    mode="dorian",
    instruments=("rhodes", "flute", "warm pad", "upright bass"),
    groove="boom bap",
    feel=Feel(energy=0.2, grit=0.3),
    seconds=24,
    seed=7,
)
CHORDS: tuple[Instrument, ...] = ("rhodes", "piano", "nylon guitar", "clean guitar", "vibes")
LEADS: tuple[Instrument, ...] = (*CHORDS, "music box", "kalimba", "flute", "saxophone")
PADS: tuple[Instrument, ...] = ("warm pad", "strings")
BASSES: tuple[Instrument, ...] = ("upright bass", "sub bass", "fretless bass")


def varied(count: int, *, seconds: float, seed: int) -> list[MusicBrief]:
    """`count` briefs over every groove, key, mode and feel, from soloists to quartets."""
    chance = random.Random(seed)
    grooves = get_args(Groove)
    briefs: list[MusicBrief] = []
    for number in range(count):
        players: list[Instrument] = [chance.choice(CHORDS)]
        if number % 11 != 10:
            if chance.random() < 0.75:
                players.append(chance.choice([lead for lead in LEADS if lead not in players]))
            if chance.random() < 0.45:
                players.append(chance.choice(PADS))
            if chance.random() < 0.75:
                players.append(chance.choice(BASSES))
        if number % 13 == 5:
            players = [chance.choice(PADS), chance.choice(LEADS)]
        energy, brightness, valence, dream, grit = (round(chance.uniform(-1, 1), 2) for _ in range(5))
        briefs.append(
            MusicBrief(
                title=f"Varied {number}",
                mood="calm",
                bpm=chance.randint(60, 92),
                key=chance.choice(get_args(Key)),
                mode=chance.choice(get_args(Mode)),
                instruments=tuple(players),
                groove=grooves[number % len(grooves)],
                feel=Feel(energy, brightness, valence, dream, grit),
                seconds=seconds,
                seed=chance.randrange(2**40),
            )
        )
    return briefs
