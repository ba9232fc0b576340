"""What is kept of a voice: little, briefly, and for one hearing."""

import numpy as np

from apps.lightloom.hub.sounds import EACH, KEPT_S, Sounds
from pipelines import Sound
from tests.unit.apps.lightloom.hub.looms_double import Clock

HUM = Sound(np.zeros((160, 1), np.float32), 16_000)


def test_a_sound_is_handed_out_once() -> None:
    sounds = Sounds(Clock())
    sounds.keep("mina", "a-1", HUM)
    assert sounds.take(["a-1", "a-2"]) == {"a-1": HUM}
    assert sounds.take(["a-1"]) == {}


def test_a_sound_nobody_asks_for_is_forgotten() -> None:
    clock = Clock()
    sounds = Sounds(clock)
    sounds.keep("mina", "a-1", HUM)
    clock.pass_(KEPT_S)
    sounds.tick()
    assert len(sounds) == 0


def test_only_the_last_few_of_a_visitor_are_kept_and_none_when_they_go() -> None:
    sounds = Sounds(Clock())
    for n in range(EACH + 3):
        sounds.keep("mina", f"a-{n}", HUM)
    sounds.keep("yusuf", "b-1", HUM)
    assert len(sounds) == EACH + 1
    assert sounds.take(["a-0", "a-3"]) == {"a-3": HUM}
    sounds.drop("mina")
    assert list(sounds.take([f"a-{n}" for n in range(20)] + ["b-1"])) == ["b-1"]
