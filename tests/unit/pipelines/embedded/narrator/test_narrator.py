"""The narrator: ten voices from a speech program, each its own, with the second at which every word is said."""

import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import VOICES, SpeechBrief, Spoken
from pipelines.embedded.narrator import EmbeddedNarrator, sayable
from pipelines.embedded.narrator.programs import EspeakNg, Flite, _phones
from pipelines.embedded.narrator.timing import by_phones
from pipelines.embedded.narrator.voices import COLOURS
from pipelines.speech.wording import printed_words

SENTENCE = "Somebody lit the fire for you, Mr. Quillfeather said in 1904 — and left the lamp-black (wet) to sing…"
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed: apt install flite")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@pytest.fixture(scope="module")
def narrator() -> EmbeddedNarrator:
    return EmbeddedNarrator()


def spoken(narrator: EmbeddedNarrator, text: str = SENTENCE, voice: str = "caretaker", **how: object) -> Spoken:
    said = narrator.speak(SpeechBrief(text, voice, **how))  # type: ignore[arg-type]  # the test's own shorthand
    assert said is not None
    return said


def test_every_narrator_of_the_house_has_a_colour_of_its_own() -> None:
    assert set(COLOURS) == {voice.id for voice in VOICES}
    assert len({(c.flite, c.semitones, c.stretch, c.room_s) for c in COLOURS.values()}) == len(VOICES) >= 8


@needs_flite
@pytest.mark.parametrize("voice", sorted(COLOURS))
def test_a_sentence_is_calm_and_level_in_every_voice(narrator: EmbeddedNarrator, voice: str) -> None:
    samples = spoken(narrator, voice=voice).sound.samples
    loud = np.abs(samples) > 0.05 * np.abs(samples).max()
    assert samples.dtype == np.float32
    assert samples.shape[1] == 1
    assert np.abs(samples).max() < 0.8
    assert 0.07 < np.sqrt(np.mean(samples[loud] ** 2)) < 0.1
    assert abs(float(samples.mean())) < 1e-3
    assert abs(float(samples[-1, 0])) < 1e-4


@needs_flite
def test_each_printed_word_has_its_own_time_in_order(narrator: EmbeddedNarrator) -> None:
    said = spoken(narrator)
    assert [time.word for time in said.words] == printed_words(SENTENCE)
    edges = [edge for time in said.words for edge in (time.start_s, time.end_s)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= said.sound.seconds


@needs_flite
def test_word_times_fall_on_the_sound(narrator: EmbeddedNarrator) -> None:
    """After "Stop." there is a pause: the sound knows it, and the times must too."""
    said = spoken(narrator, "Stop. You may go on now.", "stationmaster")
    stop, you = said.words[0], said.words[1]
    envelope = np.abs(said.sound.samples[:, 0])

    def level(start_s: float, end_s: float) -> float:
        return float(envelope[int(start_s * 24_000) : int(end_s * 24_000)].mean())

    assert you.start_s - stop.end_s > 0.05
    assert level(stop.start_s, stop.end_s) > 3 * level(stop.end_s + 0.03, you.start_s - 0.02)


@needs_flite
def test_slower_is_longer_and_lower_is_lower(narrator: EmbeddedNarrator) -> None:
    lengths = [spoken(narrator, pace=pace).words[-1].end_s for pace in ("usual", "slow", "slower")]
    assert lengths[1] > lengths[0] * 1.1
    assert lengths[2] > lengths[1] * 1.1

    def centre_hz(voice: str) -> float:
        power = np.abs(np.fft.rfft(spoken(narrator, voice=voice).sound.samples[:, 0])) ** 2
        return float(
            np.fft.rfftfreq(2 * len(power) - 1, 1 / 24_000)[np.searchsorted(np.cumsum(power), power.sum() / 2)]
        )

    assert centre_hz("ferryman") < centre_hz("caretaker") < centre_hz("lamplighter")


@needs_flite
def test_the_same_sentence_is_the_same_sound(narrator: EmbeddedNarrator) -> None:
    again = EmbeddedNarrator().speak(SpeechBrief(SENTENCE, "aunt"))
    assert again is not None
    assert again.sound.samples.tobytes() == spoken(narrator, voice="aunt").sound.samples.tobytes()


@needs_flite
@settings(max_examples=25, deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_the_narrator_stumble(text: str) -> None:
    said = EmbeddedNarrator().speak(SpeechBrief(text, "wireless"))
    if said is not None:
        assert [time.word for time in said.words] == printed_words(text[:300])
        assert np.isfinite(said.sound.samples).all()


@needs_flite
@pytest.mark.parametrize(
    "text", ["-voice kal", "$(reboot)", "<speak>hush</speak>", "'; rm -rf /", "\u202egnihton", "a" * 5000]
)
def test_hostile_text_is_only_ever_read_out(narrator: EmbeddedNarrator, text: str) -> None:
    assert spoken(narrator, text).sound.seconds < 120


@pytest.mark.parametrize("text", ["", "   ", "…", "—!?", "\u200b\u202e"])
def test_what_holds_no_word_is_not_spoken(narrator: EmbeddedNarrator, text: str) -> None:
    assert narrator.speak(SpeechBrief(text, "caretaker")) is None


def test_without_a_speech_program_the_narrator_says_that_it_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    mute = EmbeddedNarrator()
    mute.wake()
    assert not mute.speaks
    assert "words alone" in mute.name
    assert mute.speak(SpeechBrief(SENTENCE, "caretaker")) is None


@needs_espeak
def test_espeak_speaks_with_times_by_letters() -> None:
    said = EspeakNg().say(sayable(SENTENCE), COLOURS["caretaker"], 1.0)
    assert said is not None
    assert said.samples.any()
    assert said.phones == ()


def test_a_program_that_is_not_there_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert Flite().say("Hello.", COLOURS["caretaker"], 1.0) is None
    assert Flite().phones_of(["one", "two"]) == [[], []]


def test_phones_that_do_not_fit_the_words_give_no_times_rather_than_wrong_ones() -> None:
    phones = [("pau", 0.1), ("k", 0.2), ("ae", 0.3), ("t", 0.4), ("pau", 0.5)]
    assert by_phones(["elephant", "umbrella"], phones, lambda _: [list("elafnt"), list("umbrla")]) is None
    cat = by_phones(["Cat."], phones, lambda _: [["k", "ae", "t"]])
    assert cat is not None
    assert (cat[0].start_s, cat[0].end_s) == (0.1, 0.4)


def test_phone_times_run_on_whether_a_program_counts_on_or_begins_again() -> None:
    assert _phones("pau:0.2 k:0.3 \npau:0.2 t:0.4 ") == (("pau", 0.2), ("k", 0.3), ("pau", 0.5), ("t", 0.7))
    assert _phones("pau:0.2 k:0.3 \npau:0.5 t:0.7 ") == (("pau", 0.2), ("k", 0.3), ("pau", 0.5), ("t", 0.7))
