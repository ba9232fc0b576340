"""One contract, many ears: what every ear promises, whoever listens."""

from itertools import pairwise

import numpy as np
import pytest

from pipelines import Ear, Sound
from pipelines.registry import hire
from tests.unit.pipelines.embedded.ear.speech import RATE_HZ, needs_flite, said

ENGINES = ["embedded"]
PHRASE = "a castle beside the river"

pytestmark = pytest.mark.xdist_group("small ear")


@pytest.fixture(params=ENGINES, scope="module")
def ear(request: pytest.FixtureRequest) -> Ear:
    player: Ear = hire("lightloom", request.param).players["ear"]
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


@pytest.mark.parametrize("frames", [0, 1, 159, 33_000])
@pytest.mark.parametrize("loud", [0.0, 0.001, 0.3])
def test_silence_and_noise_of_any_length_are_no_words(ear: Ear, frames: int, loud: float) -> None:
    noise = np.random.default_rng(frames).normal(0, 1, (frames, 1)) * loud
    assert ear.hear(Sound(noise.clip(-1, 1).astype(np.float32), RATE_HZ)).text == ""


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 1e30])
def test_numbers_that_are_no_sound_do_not_raise(ear: Ear, odd: float) -> None:
    samples = np.full((8_000, 1), odd, np.float32)
    assert ear.hear(Sound(samples, RATE_HZ)).text == ""
