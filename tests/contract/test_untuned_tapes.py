"""Tapes for wishes that nobody tuned to, measured. The wishes are in tests/untuned_wishes.txt: add, never tune."""

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from apps.lofinity.craft import ambience
from apps.lofinity.craft.mastering import Mastered, lay_under, master
from apps.lofinity.domain import Order, Recipe
from apps.lofinity.flow import brief_for, plan_recipe
from pipelines import Groove, Instrument, Performance
from pipelines.registry import hire
from tests import metrics

WISHES = [
    line
    for line in (Path(__file__).parent.parent / "untuned_wishes.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
RATE_HZ = 44_100


@dataclass(frozen=True)
class Heard:
    """One pressed minute as the meters hear it."""

    wish: str
    recipe: Recipe
    tempo: float
    lufs: float
    true_peak: float
    silence: float
    crest: float
    rolloff_hz: float
    centroid_hz: float
    above_10k: float
    side: float
    mono_loss: float

    @property
    def features(self) -> np.ndarray:
        """What two tapes differ in: measured figures in just noticeable steps, and who plays which groove."""
        measured = [self.tempo / 3, self.rolloff_hz / 400, self.centroid_hz / 250, self.crest / 1.5, self.side / 2]
        cast = [float(name in self.recipe.instruments) for name in get_args(Instrument)]
        grooves = [float(name == self.recipe.groove) for name in get_args(Groove)]
        return np.array([*measured, *cast, *grooves])


def listen(wish: str) -> Heard:
    players = hire("lofinity", "embedded").players
    recipe = plan_recipe(Order(wish=wish, minutes=1.0), players["writer"])
    played = next(e for e in players["musician"].play(brief_for(recipe)) if isinstance(e, Performance))
    music = next(e for e in master(played.sound, recipe.feel, seed=recipe.seed) if isinstance(e, Mastered))
    tape = lay_under(music, [(ambience.bed(bed.name), ambience.level_db(bed.level)) for bed in recipe.ambience])
    sound = tape.pcm.astype(np.float64) / 32768
    alone = music.pcm.astype(np.float64) / 32768
    return Heard(
        wish=wish,
        recipe=recipe,
        tempo=metrics.tempo(alone, RATE_HZ, beats_per_bar=played.beats_per_bar),
        lufs=metrics.lufs(sound, RATE_HZ),
        true_peak=metrics.true_peak_db(sound),
        silence=metrics.silence_share(sound, RATE_HZ),
        crest=metrics.crest_db(sound),
        rolloff_hz=metrics.rolloff_hz(sound, RATE_HZ),
        centroid_hz=metrics.centroid_hz(sound, RATE_HZ),
        above_10k=metrics.above_db(sound, RATE_HZ),
        side=metrics.side_db(sound),
        mono_loss=metrics.mono_loss_db(sound, RATE_HZ),
    )


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    return [listen(wish) for wish in WISHES]


pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("untuned")]


def outside(heard: list[Heard], name: str, low: float, high: float) -> list[str]:
    return [f"{h.wish}: {getattr(h, name):.2f}" for h in heard if not low <= getattr(h, name) <= high]


def test_there_are_enough_of_them() -> None:
    assert len(WISHES) >= 30


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("lufs", -17, -15), ("true_peak", -60, -1), ("silence", 0, 0.02), ("mono_loss", -3, 1)],
)
def test_every_tape_is_level_safe_and_never_silent(heard: list[Heard], name: str, low: float, high: float) -> None:
    assert outside(heard, name, low, high) == []


def test_every_tape_has_the_tempo_of_its_recipe(heard: list[Heard]) -> None:
    assert [f"{h.wish}: {h.tempo:.1f} for {h.recipe.bpm}" for h in heard if abs(h.tempo - h.recipe.bpm) > 2] == []


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("crest", 10, 14),
        ("rolloff_hz", 1500, 4000),
        ("centroid_hz", 1000, 3000),
        ("above_10k", -200, -45),
        ("side", -30, -3),
    ],
)
def test_every_tape_is_balanced_like_a_lofi_tape(heard: list[Heard], name: str, low: float, high: float) -> None:
    assert outside(heard, name, low, high) == []


def test_no_two_tapes_sound_alike(heard: list[Heard]) -> None:
    distances = {
        (a.wish, b.wish): float(np.linalg.norm(a.features - b.features)) for a, b in itertools.combinations(heard, 2)
    }
    nearest = min(distances, key=lambda pair: distances[pair])
    middle = float(np.median([*distances.values()]))
    print(f"nearest two of {len(heard)}: {nearest}, {distances[nearest]:.2f}; median {middle:.2f}")
    assert distances[nearest] > 1
