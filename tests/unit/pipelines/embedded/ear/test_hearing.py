"""What the small ear makes of a closed phrase: speech, and everything that is none."""

import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from pipelines import Sound
from pipelines.embedded.ear import EmbeddedEar
from tests.unit.pipelines.embedded.ear.speech import RATE_HZ, needs_flite, said

PHRASE = "a ruined temple covered in green vines"

pytestmark = pytest.mark.xdist_group("small ear")


@pytest.fixture(scope="module")
def ear() -> EmbeddedEar:
    own = EmbeddedEar()
    own.wake()
    return own


def mono(samples: object) -> Sound:
    return Sound(np.asarray(samples, np.float32).reshape(-1, 1), RATE_HZ)


@needs_flite
@pytest.mark.parametrize("voice", ["rms", "slt", "awb", "kal16"])
def test_the_things_of_a_spoken_phrase_are_heard(ear: EmbeddedEar, voice: str) -> None:
    text = ear.hear(said("camels in the desert and a dragon", voice)).text
    for thing in ("camels", "desert", "dragon"):
        assert thing in text.split()


@needs_flite
def test_every_word_has_its_time_in_order(ear: EmbeddedEar) -> None:
    sound = said(PHRASE)
    heard = ear.hear(sound)
    assert heard.text.split() == [word.word for word in heard.words]
    assert all(0 <= word.start_s < word.end_s <= sound.seconds + 0.02 for word in heard.words)
    assert all(one.end_s <= other.start_s + 0.011 for one, other in pairwise(heard.words))


@needs_flite
def test_the_same_sound_is_heard_alike_whatever_was_heard_before(ear: EmbeddedEar) -> None:
    first = ear.hear(said("a wolf"))
    ear.hear(said("snow on the mountains", "awb"))
    assert ear.hear(said("a wolf")) == first


@needs_flite
def test_another_rate_a_second_channel_and_a_soft_voice_are_heard_too(ear: EmbeddedEar) -> None:
    sound = said(PHRASE)
    at_48k = np.interp(np.arange(sound.frames * 3) / 3, np.arange(sound.frames), sound.samples[:, 0])
    for other in (
        Sound(np.stack((at_48k, at_48k), axis=1).astype(np.float32), 48_000),
        Sound(sound.samples * np.float32(0.1), RATE_HZ),
    ):
        assert {"temple", "covered", "vines"} <= set(ear.hear(other).text.split())


@pytest.mark.parametrize(
    "samples",
    [
        [],
        [0.5],
        np.zeros(33_000),
        np.full(33_000, 0.4),
        np.full(400, np.nan),
        np.full(16_000, np.inf),
        np.random.default_rng(1).normal(0, 0.001, 33_000),
        np.random.default_rng(1).normal(0, 0.1, 33_000),
        np.sin(np.arange(33_000) * 0.02),
        np.sign(np.sin(np.arange(33_000) * 0.02)) * 9,
    ],
    ids=["none", "one sample", "silence", "a constant", "nan", "inf", "hush", "noise", "a hum", "clipped"],
)
def test_what_is_no_speech_is_no_words(ear: EmbeddedEar, samples: object) -> None:
    heard = ear.hear(mono(samples))
    assert (heard.text, heard.words) == ("", ())


def test_a_sound_without_a_channel_axis_does_not_raise(ear: EmbeddedEar) -> None:
    assert ear.hear(Sound(np.zeros(33_000, np.float32), RATE_HZ)).text == ""


def test_nothing_is_loaded_before_somebody_listens() -> None:
    program = (
        "import sys; from pipelines.registry import hire; import pipelines.embedded.ear as ear; ear.EmbeddedEar();"
        "print('pocketsphinx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_without_the_library_waking_is_quiet_and_hearing_says_what_to_do() -> None:
    program = (
        "import sys; sys.modules['pocketsphinx'] = None\n"
        "import numpy as np; from pipelines import EngineMissing, Sound; import pipelines.embedded.ear as small\n"
        "ear = small.EmbeddedEar(); ear.wake()\n"
        "for ask in (lambda: ear.hear(Sound(np.zeros((9, 1), np.float32), 16000)), small.listener):\n"
        "    try: ask()\n"
        "    except EngineMissing as missing: print(missing.says)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.count("Type the phrase instead.") == 2
