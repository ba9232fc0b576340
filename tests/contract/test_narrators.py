"""One contract, many narrators: what every narrator promises, whoever reads, and also where nobody can."""

import importlib.util
import json
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from pipelines import VOICES, Narrator, Pace, SpeechBrief, Spoken, read_catalog
from pipelines.embedded.narrator import EmbeddedNarrator
from pipelines.registry import hire

ENGINES = [
    "embedded",
    pytest.param(
        "tiny",
        marks=pytest.mark.skipif(
            importlib.util.find_spec("voxcpm") is None,
            reason="needs voxcpm (see requirements-voxcpm.txt), which is not installed here",
        ),
    ),
    pytest.param("models", marks=pytest.mark.gpu),
]
SENTENCE = "Behind the second door, which is blue, somebody has left the kettle on."
ODD = [
    *("", "   ", "\n\n", "…", "—", "!!!", "☕️🌧️", "夜", "\u202e\u200b", "<b>bold</b>", "100 % of £5", "é à ü ß"),
    *("$(reboot)", "-o /dev/null", "; ls", "a\x00b", "%n%s", "a" * 5000, "word " * 400),
]


@pytest.fixture(params=ENGINES, scope="module")
def narrator(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Narrator:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("data")))  # where a model keeps its voices
        player = tiny_narrator(request) if request.param == "tiny" else hire("rooms", request.param).players["narrator"]
    assert player.name.startswith("embedded") == (request.param == "embedded")
    player.wake()
    return player


def tiny_narrator(request: pytest.FixtureRequest) -> Narrator:
    from pipelines.backends.narrator_voxcpm import VoxcpmNarrator

    card = read_catalog().casts["rooms"]["narrator"]
    return VoxcpmNarrator(card, str(request.getfixturevalue("tiny")(card.repo)), EmbeddedNarrator())


def speak(narrator: Narrator, text: str, voice: str = "caretaker", pace: Pace = "usual") -> Spoken:
    spoken = narrator.speak(SpeechBrief(text, voice, pace))
    if spoken is None:
        assert not narrator.speaks
        pytest.skip("this machine has no voice: no flite, no espeak-ng")
    return spoken


def voiced_s(spoken: Spoken) -> float:
    """When the last word ends, in seconds."""
    return spoken.words[-1].end_s


@pytest.mark.parametrize("voice", [voice.id for voice in VOICES])
def test_every_voice_reads_a_sentence_as_one_clear_channel(narrator: Narrator, voice: str) -> None:
    sound = speak(narrator, SENTENCE, voice).sound
    assert sound.samples.dtype == np.float32
    assert sound.samples.shape == (sound.frames, 1)
    assert 16_000 <= sound.rate_hz <= 48_000
    assert np.isfinite(sound.samples).all()
    assert 0.1 < np.abs(sound.samples).max() <= 1.0
    assert 2 < sound.seconds < 12


@pytest.mark.parametrize("voice", [voice.id for voice in VOICES])
def test_every_printed_word_has_its_time_in_order(narrator: Narrator, voice: str) -> None:
    spoken = speak(narrator, SENTENCE, voice)
    assert [word.word for word in spoken.words] == SENTENCE.split()
    assert spoken.words[0].start_s >= 0
    assert all(word.start_s < word.end_s for word in spoken.words)
    assert all(one.end_s <= other.start_s + 0.01 for one, other in pairwise(spoken.words))
    assert voiced_s(spoken) <= spoken.sound.seconds + 0.01


def test_no_two_voices_sound_the_same(narrator: Narrator) -> None:
    heard = {speak(narrator, SENTENCE, voice.id).sound.samples.tobytes() for voice in VOICES}
    assert len(heard) == len(VOICES)


def test_slow_is_slower_and_slower_slower_still(narrator: Narrator) -> None:
    usual, slow, slower = (speak(narrator, SENTENCE, pace=pace) for pace in ("usual", "slow", "slower"))
    assert voiced_s(usual) * 1.08 < voiced_s(slow)
    assert voiced_s(slow) * 1.08 < voiced_s(slower)


def test_the_same_brief_is_the_same_sound(narrator: Narrator) -> None:
    first, again = speak(narrator, SENTENCE), speak(narrator, SENTENCE)
    assert first.sound.samples.tobytes() == again.sound.samples.tobytes()
    assert first.words == again.words


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:12]))
def test_odd_text_is_read_or_passed_over_and_never_raises(narrator: Narrator, text: str) -> None:
    spoken = narrator.speak(SpeechBrief(text, "caretaker"))
    if spoken is not None:
        assert np.isfinite(spoken.sound.samples).all()
        assert spoken.sound.seconds < 60
        assert len(spoken.words) <= len(text.split())


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_to_say_is_nothing_said(narrator: Narrator, text: str) -> None:
    assert narrator.speak(SpeechBrief(text, "caretaker")) is None


def test_an_unknown_voice_reads_all_the_same(narrator: Narrator) -> None:
    assert speak(narrator, SENTENCE, "nobody").sound.frames > 0


def test_a_machine_without_a_speech_program_says_so_and_stays_silent() -> None:
    program = (
        "import json; from pipelines import SpeechBrief; from pipelines.registry import hire\n"
        "narrator = hire('rooms', 'embedded').players['narrator']; narrator.wake()\n"
        "print(json.dumps([narrator.speaks, narrator.speak(SpeechBrief('Good evening.', 'aunt')), narrator.name]))"
    )
    done = subprocess.run([sys.executable, "-c", program], env={"PATH": ""}, check=True, capture_output=True)
    speaks, spoken, name = json.loads(done.stdout)
    assert (speaks, spoken) == (False, None)
    assert name
