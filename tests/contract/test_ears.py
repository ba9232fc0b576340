"""One contract, many ears: what every ear promises, whoever listens."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipelines import Ear, Sound
from pipelines.registry import hire
from tests.unit.pipelines.embedded.ear.speech import RATE_HZ, needs_flite, said

REPO = "nvidia/parakeet-ctc-1.1b"
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]
PHRASE = "a castle beside the river"
OTHERS = ("birds cross the evening sky", "a red boat on a golden lake")

pytestmark = pytest.mark.xdist_group("small ear")


@pytest.fixture(params=ENGINES, scope="module")
def ear(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> Ear:
    """Embedded, the true class on a tiny checkpoint that has learnt these phrases, or the real weights on a GPU."""
    engine = str(tiny(REPO)) if request.param == "tiny" else request.param
    crew = hire("lightloom", engine)
    assert {fact.reason for fact in crew.facts if fact.role == "ear"} == {None}
    player: Ear = crew.players["ear"]
    player.wake()
    return player


def test_an_ear_has_a_name_and_may_be_woken_again(ear: Ear) -> None:
    assert isinstance(ear, Ear)
    assert 0 < len(ear.name) <= 60
    ear.wake()


@needs_flite
@pytest.mark.parametrize("voice", ["rms", "awb"])
def test_a_spoken_phrase_is_plain_lower_case_words(ear: Ear, voice: str) -> None:
    text = ear.hear(said(PHRASE, voice)).text
    assert text == text.lower() == " ".join(text.split())
    assert {"castle", "river"} <= set(text.split())


@needs_flite
def test_times_are_those_of_the_words_or_there_are_none(ear: Ear) -> None:
    sound = said(PHRASE)
    heard = ear.hear(sound)
    assert [time.word for time in heard.words] in ([], heard.text.split())
    assert all(0 <= time.start_s <= time.end_s <= sound.seconds + 0.1 for time in heard.words)
    assert all(one.start_s <= other.start_s for one, other in pairwise(heard.words))


@needs_flite
def test_the_same_sound_gives_the_same_words(ear: Ear) -> None:
    assert ear.hear(said(PHRASE)) == ear.hear(said(PHRASE))


@needs_flite
def test_phrases_that_wait_are_heard_together_as_one_by_one(ear: Ear) -> None:
    nothing = Sound(np.zeros((0, 1), np.float32), RATE_HZ)
    sounds = [said(PHRASE), nothing, *map(said, OTHERS), said(PHRASE, "awb")]
    together = ear.hear_all(sounds)
    assert together == tuple(map(ear.hear, sounds))
    assert [bool(heard.text) for heard in together] == [True, False, True, True, True]
    assert ear.hear_all([]) == ()


@needs_flite
def test_two_channels_of_another_rate_are_the_same_words(ear: Ear) -> None:
    mono = said(PHRASE).samples[:, 0]
    times_s = np.arange(len(mono) * 3) / (3 * RATE_HZ)
    dear = np.interp(times_s, np.arange(len(mono)) / RATE_HZ, mono).astype(np.float32)
    assert ear.hear(Sound(np.stack([dear, dear], axis=1), 3 * RATE_HZ)).text == ear.hear(said(PHRASE)).text


@pytest.mark.parametrize("frames", [0, 1, 159, 33_000])
@pytest.mark.parametrize("loud", [0.0, 0.001, 0.3])
def test_silence_and_noise_of_any_length_are_no_words(ear: Ear, frames: int, loud: float) -> None:
    noise = np.random.default_rng(frames).normal(0, 1, (frames, 1)) * loud
    assert ear.hear(Sound(noise.clip(-1, 1).astype(np.float32), RATE_HZ)).text == ""


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 1e30])
def test_numbers_that_are_no_sound_do_not_raise(ear: Ear, odd: float) -> None:
    samples = np.full((8_000, 1), odd, np.float32)
    assert ear.hear(Sound(samples, RATE_HZ)).text == ""


@needs_flite
def test_what_is_far_too_loud_or_far_too_long_does_not_raise(ear: Ear) -> None:
    phrase = said(PHRASE).samples
    assert ear.hear(Sound(phrase * 1e6, RATE_HZ)).text.islower()
    long = np.concatenate([phrase, np.zeros((RATE_HZ, 1), np.float32)] * 11)
    heard = ear.hear(Sound(long, RATE_HZ))
    assert "castle" in heard.text
    assert all(time.end_s <= len(long) / RATE_HZ for time in heard.words)
