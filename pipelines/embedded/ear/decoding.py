"""pcm -> words with their times. The only file that knows pocketsphinx, and it loads it only when somebody listens."""

import functools
import importlib
import re
import threading
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.embedded.ear.cleaning import Wave, cleaned
from pipelines.embedded.ear.model import model
from pipelines.errors import EngineMissing
from pipelines.media import Sound
from pipelines.roles import WordTime

RATE_HZ = 16_000
FRAME_S = 0.03
FRAME_BYTES = 960
"""30 ms of 16-bit samples: what the voice detector looks at."""
STRICTNESS = 2
"""Of WebRTC's voice detector, 0..3: how sure it must be that somebody speaks."""
MOST_S = 30.0
LONGEST_WORD_S = 1.5
"""What lasts longer is a noise for which the ear found no better name."""
ARTICLES = {"a", "an", "the"}
"""Nobody says these alone: where nothing else was heard there was a noise."""
MISSING = "The small ear needs the library pocketsphinx, which is not installed here. Type the phrase instead."
OPTIONS: dict[str, Any] = {"wip": 0.2}
"""Where pocketsphinx's own choices are not the best for short phrases: a word more must be worth it (word errors over
50 phrases for tuning: 0.097 with its own 0.65, 0.087 so)."""

Words = tuple[WordTime, ...]


class LiveDecoder:
    """Words while they are said, of one phrase at a time: `begin`, `more` as it comes, `words` so far, `end`. Looks at
    the sound once only: what it heard is heard again as a whole by a PhraseDecoder.

    Raises EngineMissing where the library is not installed."""

    def __init__(self) -> None:
        self._decoder = _decoder(fwdflat=False, bestpath=False)

    def begin(self, colour: str = "") -> None:
        """`colour` of the voice's last phrase, if there was one: halves the time until words stand still."""
        if colour:
            self._decoder.set_cmn(colour)
        self._decoder.start_utt()

    def more(self, pcm: bytes) -> None:
        """16-bit little-endian mono at 16 kHz, whole samples."""
        if pcm:
            self._decoder.process_raw(pcm)

    def words(self) -> Words:
        """What was heard since `begin`, in seconds from there; may still change."""
        return _words(self._decoder)

    def end(self) -> None:
        """What was begun is over."""
        self._decoder.end_utt()


class PhraseDecoder:
    """Whole phrases, one after the other, whoever asks: `hear` may be called from many threads.

    Raises EngineMissing where the library is not installed."""

    def __init__(self) -> None:
        self._decoder = _decoder()
        self._lock = threading.Lock()

    def hear(self, pcm: bytes) -> Words:
        """The words of 16-bit mono at 16 kHz: surer than while it comes, as its loudness and colour are known from the
        start, the room's noise is taken from it, and its words are looked at twice."""
        return self.words_and_colour(pcm)[0]

    def words_and_colour(self, pcm: bytes) -> tuple[Words, str]:
        """What `hear` gives, and the mean of the sound's cepstrum, by which voice, room and microphone colour it."""
        if not pcm:
            return (), ""
        pcm = _as_bytes(cleaned(np.frombuffer(pcm, "<i2") / 32767))
        with self._lock:
            self._decoder.reinit_feat()  # else the noise of what was heard before lingers, and changes words
            self._decoder.start_utt()
            self._decoder.process_raw(pcm, full_utt=True)
            self._decoder.end_utt()
            words, colour = _words(self._decoder), str(self._decoder.get_cmn(False))
        kept = tuple(word for word in words if word.end_s - word.start_s <= LONGEST_WORD_S)
        return (kept if any(word.word not in ARTICLES for word in kept) else ()), colour


@functools.cache
def phrase_decoder() -> PhraseDecoder:
    """The one that all listeners and the ear share. Raises EngineMissing where the library is not installed."""
    return PhraseDecoder()


def _decoder(**options: Any) -> Any:
    sphinx = library()
    found = model(Path(sphinx.get_model_path("en-us/cmudict-en-us.dict")))
    given = OPTIONS | options
    config = sphinx.Config(
        samprate=float(RATE_HZ), loglevel="FATAL", lm=str(found.language), dict=str(found.dictionary), **given
    )
    return sphinx.Decoder(config)


def _words(decoder: Any) -> Words:
    if decoder.hyp() is None:
        return ()
    return tuple(
        WordTime(re.sub(r"\(\d+\)$", "", part.word), part.start_frame / 100, (part.end_frame + 1) / 100)
        for part in decoder.seg()
        if part.word[0] not in "<["
    )


@functools.cache
def library() -> Any:
    """pocketsphinx. Raises EngineMissing where it is not installed."""
    try:
        return importlib.import_module("pocketsphinx")
    except ImportError as error:
        raise EngineMissing(MISSING) from error


def voice_detector() -> Any:
    """WebRTC's detector, `is_speech(frame)` for frames of 30 ms; it remembers how loud the room is."""
    return library().Vad(STRICTNESS, RATE_HZ, FRAME_S)


def as_pcm(sound: Sound) -> bytes:
    """A sound of any rate and number of channels as 16-bit mono at 16 kHz; of a longer one the first 30 s."""
    samples = np.nan_to_num(sound.samples[: int(MOST_S * sound.rate_hz)].astype(np.float64), posinf=0.0, neginf=0.0)
    mono: Wave = samples.reshape(len(samples), -1).mean(axis=1) if samples.size else np.zeros(0)
    if sound.rate_hz != RATE_HZ and len(mono):
        frames = int(len(mono) * RATE_HZ / sound.rate_hz)
        mono = np.interp(np.arange(frames) * (sound.rate_hz / RATE_HZ), np.arange(len(mono)), mono)
    return _as_bytes(mono)


def _as_bytes(wave: Wave) -> bytes:
    return (np.clip(wave, -1.0, 1.0) * 32767).astype("<i2").tobytes()


def as_sound(pcm: bytes) -> Sound:
    """16-bit mono at 16 kHz as a Sound."""
    return Sound((np.frombuffer(pcm, "<i2") / np.float32(32768)).astype(np.float32)[:, None], RATE_HZ)
