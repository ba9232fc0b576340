"""What stands around VoxCPM2: which take is kept, what is done to it, where its words fall, where its clips lie."""

import shutil
import threading
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from mutagen.flac import FLAC

from pipelines import VOICES, Provenance, SpeechBrief
from pipelines.backends.narrator_voxcpm import halved, sayable
from pipelines.backends.voxcpm2.cast import Clips, is_whole, voice_of
from pipelines.backends.voxcpm2.finishing import finished, stretched, trimmed
from pipelines.backends.voxcpm2.takes import Take, best_take, flaws, limits_of, longest_hole_s, voiced
from pipelines.backends.voxcpm2.timing import Timing, phones_of, spoken_as
from pipelines.embedded.narrator import EmbeddedNarrator
from pipelines.speech.loudness import LOUDNESS_RMS

RATE_HZ = 48_000
SENTENCE = "Behind the second door, which is blue, somebody has left the kettle on."
LIMITS = limits_of(SENTENCE)
MADE_BY = Provenance("a test", trained=True)
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed: apt install flite")


def tone(seconds: float, level: float = 0.3, hz: float = 140.0) -> np.ndarray:
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (level * np.sin(2 * np.pi * hz * t) * (1 + 0.3 * np.sin(2 * np.pi * 3 * t))).astype(np.float32)


def hush(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE_HZ), np.float32)


def take(*parts: np.ndarray, ended: bool = True) -> Take:
    return Take(np.concatenate(parts), ended)


def test_a_good_take_has_no_flaw() -> None:
    assert flaws(take(hush(0.3), tone(2), hush(0.6), tone(2), hush(0.5)), LIMITS, RATE_HZ) == 0


@pytest.mark.parametrize(
    "bad",
    [
        take(tone(4), ended=False),
        take(tone(0.4), hush(4)),
        take(hush(4)),
        take(tone(4, 0.001)),
        take(np.clip(tone(4, 3.0), -1, 1)),
        take(tone(2), hush(2), tone(2)),
        take(np.full(9600, np.nan, np.float32)),
        take(np.zeros(0, np.float32)),
    ],
    ids=["endless", "too short", "silent", "a whisper of nothing", "clipped", "a hole", "no numbers", "nothing"],
)
def test_a_bad_take_is_known(bad: Take) -> None:
    assert flaws(bad, LIMITS, RATE_HZ) > 0


def test_a_second_take_is_played_only_when_the_first_is_bad_and_the_better_is_kept() -> None:
    good, worse, worst = take(tone(4)), take(tone(4), ended=False), take(hush(4))
    played: list[int] = []

    def play(seed: int) -> Take:
        played.append(seed)
        return takes[seed]

    takes = {1: good, 2: worst}
    assert best_take(play, [1, 2], LIMITS, RATE_HZ) is good
    assert played == [1]
    takes = {1: worst, 2: worse}
    assert best_take(play, [1, 2], LIMITS, RATE_HZ) is worse
    takes = {1: worse, 2: worst}
    assert best_take(play, [1, 2], LIMITS, RATE_HZ) is worse


def test_more_letters_may_last_longer_and_slow_reading_longer_still() -> None:
    assert limits_of("Oh!").most_s < limits_of(SENTENCE).most_s < limits_of(SENTENCE, 1.5).most_s < 20
    assert limits_of("Oh!").least_s < limits_of(SENTENCE).least_s < 4
    assert limits_of("word " * 60, 1.6).most_s < 60


def test_silence_around_and_inside_is_measured() -> None:
    sound = take(hush(0.5), tone(1), hush(0.8), tone(1), hush(0.7)).samples
    start, end = voiced(sound, RATE_HZ)
    assert (start / RATE_HZ, end / RATE_HZ) == (pytest.approx(0.5, abs=0.03), pytest.approx(3.3, abs=0.03))
    assert longest_hole_s(sound[start:end], RATE_HZ) == pytest.approx(0.8, abs=0.05)
    assert voiced(hush(1), RATE_HZ) == (0, 0)


def test_a_take_is_trimmed_to_its_words() -> None:
    cut = trimmed(take(hush(0.5), tone(1) + np.float32(0.1), hush(0.7)).samples, RATE_HZ)
    assert len(trimmed(take(hush(0.5), tone(1), hush(0.7)).samples, RATE_HZ)) / RATE_HZ == pytest.approx(1.16, abs=0.05)
    assert abs(float(cut.mean())) < 0.05
    assert len(trimmed(hush(2), RATE_HZ)) == 0
    assert len(trimmed(np.zeros(0, np.float32), RATE_HZ)) == 0


def test_what_is_heard_has_the_houses_loudness_and_soft_edges() -> None:
    for level in (0.02, 0.9):
        sound = finished(tone(3, level), RATE_HZ)
        assert sound.dtype == np.float32
        assert np.sqrt(np.mean(sound**2)) == pytest.approx(LOUDNESS_RMS, rel=0.15)
        assert np.abs(sound).max() < 0.8
        assert np.abs(sound[[0, -1]]).max() < 1e-6
        assert np.abs(np.diff(sound)).max() < 0.02


@pytest.mark.parametrize("slower", [1.12, 1.25])
def test_a_slower_voice_keeps_its_pitch(slower: float) -> None:
    before, after = tone(2), stretched(tone(2), RATE_HZ, slower)
    assert len(after) / len(before) == pytest.approx(slower, rel=0.03)
    crossings = [np.sum(np.diff(np.signbit(sound)) != 0) / len(sound) for sound in (before, after)]
    assert crossings[1] == pytest.approx(crossings[0], rel=0.03)
    assert np.array_equal(stretched(before, RATE_HZ, 1.0), before)


@needs_flite
def test_words_are_laid_where_another_engine_says_that_they_are() -> None:
    said = EmbeddedNarrator().speak(SpeechBrief(SENTENCE, "librarian"))
    assert said is not None
    found = Timing().words([word.word for word in said.words], said.sound.samples[:, 0], said.sound.rate_hz)
    apart = [abs(one.start_s - other.start_s) for one, other in zip(said.words, found, strict=True)]
    assert [word.word for word in found] == SENTENCE.split()
    assert np.median(apart) < 0.06
    assert max(apart) < 0.25


@needs_flite
def test_names_and_figures_that_no_dictionary_has_find_their_place() -> None:
    text = "Mr. Quillfeather, of the Zyxelbrück lamp-house, lit 3 candles."
    said = EmbeddedNarrator().speak(SpeechBrief(text, "caretaker"))
    assert said is not None
    timing = Timing()
    found = timing._aligned(text.split(), said.sound.samples[:, 0], said.sound.rate_hz)
    assert found is not None
    assert [word.word for word in found] == text.split()
    assert all(one.end_s <= other.start_s + 1e-6 for one, other in pairwise(found))


@pytest.mark.parametrize("seconds", [0.05, 1.0, 20.0])
@pytest.mark.parametrize("words", [["Come", "in."], ["夜", "é,", "x"], ["---a---"], ["12345"]])
def test_words_that_cannot_be_laid_share_the_time_by_letters(words: list[str], seconds: float) -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, int(seconds * RATE_HZ)).astype(np.float32)
    found = Timing().words(words, noise, RATE_HZ)
    assert [word.word for word in found] == words
    assert found[0].start_s >= 0
    assert found[-1].end_s <= seconds + 1e-6
    assert all(word.start_s < word.end_s for word in found)
    assert all(one.end_s <= other.start_s + 1e-6 for one, other in pairwise(found))


@needs_flite
def test_the_sentence_before_does_not_move_the_words_of_the_next() -> None:
    said = EmbeddedNarrator().speak(SpeechBrief(SENTENCE, "caretaker"))
    assert said is not None
    timing, loud = Timing(), tone(3, 0.9)
    first = timing.words(SENTENCE.split(), said.sound.samples[:, 0], said.sound.rate_hz)
    timing.words(["Another", "sentence."], loud, RATE_HZ)
    assert timing.words(SENTENCE.split(), said.sound.samples[:, 0], said.sound.rate_hz) == first


def test_printed_words_become_words_that_can_be_said() -> None:
    assert spoken_as("Lamp-House,") == ["lamp", "house"]
    assert spoken_as("“don’t”") == ["don't"]
    assert spoken_as("Zürich'") == ["zurich"]
    assert spoken_as("42.") == ["four", "two"]
    assert spoken_as("夜") == []
    assert phones_of("wuthering") == "W AH TH ER IH NG"
    assert phones_of("nighte") == "N AY T"


def test_what_is_no_speech_is_left_out() -> None:
    assert sayable("(low, slow) [laughs] Come in… & sit — “so” ☕ a\x00b <i>x</i>") == (
        'low, slow laughs Come in... and sit — "so" a b i x i'
    )
    assert sayable("100 % of £5, é à ß 夜") == "100 percent of pounds 5, é à ß 夜"


def test_a_sentence_is_halved_at_a_comma_or_between_words() -> None:
    assert halved("Behind the door, somebody sings.") == ["Behind the door,", "somebody sings."]
    assert halved("Somebody is singing here") == ["Somebody is", "singing here"]
    assert halved("Somebody") == ["Somebody"]


def test_only_the_houses_voices_can_be_named() -> None:
    assert [voice_of(voice.id) for voice in VOICES] == list(VOICES)
    assert {voice_of(name).id for name in ("", "me.wav", "(Somebody famous)", "Caretaker")} == {"caretaker"}


class Audition:
    """Plays a clip, and counts how often it was asked."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.times, self._seconds = 0, seconds

    def __call__(self, _voice: object) -> tuple[np.ndarray, int]:
        self.times += 1
        return tone(self._seconds), RATE_HZ


def test_a_clip_is_made_once_and_says_what_it_is(tmp_path: Path) -> None:
    clips, play = Clips(tmp_path, "weights", MADE_BY), Audition()
    first = clips.clip_of(VOICES[0], play)
    assert Clips(tmp_path, "weights", MADE_BY).clip_of(VOICES[0], play) == first
    assert play.times == 1
    (file,) = tmp_path.iterdir()
    tags = FLAC(file)
    assert tags["COMMENT"] == ["AI-generated, by trained models (a test)."]
    assert tags["DIGITALSOURCETYPE"] == [MADE_BY.source_type]
    assert (tags.info.sample_rate, tags.info.channels) == (RATE_HZ, 1)


def test_other_weights_and_other_voices_have_other_clips(tmp_path: Path) -> None:
    names = {Clips(tmp_path, weights, MADE_BY).name_of(voice) for weights in ("one", "other") for voice in VOICES}
    assert len(names) == 2 * len(VOICES)
    assert Clips(tmp_path, "one", MADE_BY).name_of(VOICES[0]) in names


@pytest.mark.parametrize("kept", [0, 3, 100, 5000, -1, -3000])
def test_a_torn_clip_is_made_anew(tmp_path: Path, kept: int) -> None:
    clips, play = Clips(tmp_path, "weights", MADE_BY), Audition()
    whole = clips.clip_of(VOICES[0], play)
    (file,) = tmp_path.iterdir()
    file.write_bytes(whole[:kept])
    assert clips.clip_of(VOICES[0], play) == whole
    assert play.times == 2
    assert file.read_bytes() == whole


def test_a_clip_with_a_wrong_bit_is_known() -> None:
    whole = bytearray(Clips(Path("/nowhere"), "weights", MADE_BY)._encoded(VOICES[0], tone(1), RATE_HZ))
    assert is_whole(bytes(whole))
    whole[len(whole) // 2] ^= 4
    assert not is_whole(bytes(whole))
    assert not is_whole(b"RIFF....")


def test_a_voice_without_a_sound_leaves_no_file(tmp_path: Path) -> None:
    assert Clips(tmp_path, "weights", MADE_BY).clip_of(VOICES[0], Audition(0.0)) == b""
    assert list(tmp_path.iterdir()) == []


def test_many_who_make_a_clip_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    heard: list[bytes] = []
    crowd = [
        threading.Thread(target=lambda: heard.append(Clips(tmp_path, "w", MADE_BY).clip_of(VOICES[0], Audition())))
        for _ in range(6)
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(set(heard)) == 1
    (file,) = tmp_path.iterdir()
    assert is_whole(file.read_bytes())
