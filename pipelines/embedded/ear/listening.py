"""pcm as it comes -> Speaking, Speaking, Breath. Holds one open phrase of at most 8 s, and nothing else."""

from collections import deque

from pipelines.embedded.ear.breath import BEFORE_FRAMES, BEGIN_FRAMES, LONGEST_S, is_over, quietest_place
from pipelines.embedded.ear.decoding import (
    FRAME_BYTES,
    FRAME_S,
    LiveDecoder,
    Words,
    as_sound,
    phrase_decoder,
    voice_detector,
)
from pipelines.roles import Breath, Heard, Speaking

OLD_S = 0.25
"""A word that ended so long ago and is still the last one hardly changes any more."""


class EmbeddedListener:
    """Hears one voice beside its visitor. Of silence, noise and words too short to be any it says nothing."""

    name = "embedded ear 1"

    def __init__(self) -> None:
        self._decoder = LiveDecoder()
        self._phrases = phrase_decoder()
        self._colour = ""
        self._detector = voice_detector()
        self._rest = b""
        self._before: deque[bytes] = deque(maxlen=BEFORE_FRAMES)
        self._voiced_run = 0
        self._number = 0
        self._frames: list[bytes] = []
        self._silent_run = 0
        self._words: Words = ()
        self._shown = Speaking(0, (), ())

    def feed(self, pcm: bytes) -> tuple[Speaking | Breath, ...]:
        """More sound, of any length; an odd byte waits for its other half."""
        said: list[Speaking | Breath] = []
        sound = self._rest + pcm
        whole = len(sound) - len(sound) % FRAME_BYTES
        self._rest = sound[whole:]
        fresh: list[bytes] = []
        for at in range(0, whole, FRAME_BYTES):
            frame = sound[at : at + FRAME_BYTES]
            voiced = bool(self._detector.is_speech(frame))
            if not self._frames:
                fresh = self._wait(frame, voiced)
                continue
            fresh.append(frame)
            self._frames.append(frame)
            self._silent_run = 0 if voiced else self._silent_run + 1
            if self._silent_run or len(self._frames) * FRAME_S >= LONGEST_S:
                said += self._listen(fresh)
                fresh = []
                said += self._perhaps_breathe()
        if self._frames:
            said += self._listen(fresh)
        return tuple(said)

    def close(self) -> tuple[Speaking | Breath, ...]:
        """The end: what is open is closed. What comes afterwards is a new phrase."""
        said = self._breathe() if self._frames else []
        self._rest, self._voiced_run = b"", 0
        self._before.clear()
        return tuple(said)

    def _wait(self, frame: bytes, voiced: bool) -> list[bytes]:
        """Before a phrase: open one when somebody speaks. The frames it begins with, or none."""
        self._before.append(frame)
        self._voiced_run = self._voiced_run + 1 if voiced else 0
        return self._open(list(self._before)) if self._voiced_run >= BEGIN_FRAMES else []

    def _open(self, frames: list[bytes]) -> list[bytes]:
        self._number += 1
        self._frames, self._words, self._silent_run, self._voiced_run = list(frames), (), 0, 0
        self._shown = Speaking(self._number, (), ())
        self._before.clear()
        self._decoder.begin(self._colour)
        return frames

    def _listen(self, frames: list[bytes]) -> list[Speaking | Breath]:
        """Give `frames` to the decoder; what is new to be shown."""
        if not frames:
            return []
        self._decoder.more(b"".join(frames))
        words = self._decoder.words()
        firm = firm_words(self._words, words, len(self._frames) * FRAME_S)
        self._words = words
        texts = tuple(word.word for word in words)
        return self._show(Speaking(self._number, texts[:firm], texts[firm:]))

    def _show(self, speaking: Speaking) -> list[Speaking | Breath]:
        if speaking == self._shown:
            return []
        self._shown = speaking
        return [speaking]

    def _perhaps_breathe(self) -> list[Speaking | Breath]:
        if is_over(self._silent_run, tuple(word.word for word in self._words)):
            return self._breathe()
        if len(self._frames) * FRAME_S < LONGEST_S:
            return []
        place = quietest_place(self._frames)
        rest, self._frames = self._frames[place:], self._frames[:place]
        said = self._breathe()
        return [*said, *self._listen(self._open(rest))]

    def _breathe(self) -> list[Speaking | Breath]:
        """Close the open phrase: hear it once more as a whole."""
        self._decoder.end()
        pcm = b"".join(self._frames)
        words, colour = self._phrases.words_and_colour(pcm)
        self._frames = []
        if not words:
            return self._show(Speaking(self._number, (), ()))
        self._colour = colour
        return [Breath(self._number, Heard(" ".join(word.word for word in words), words), as_sound(pcm))]


def firm_words(before: Words, words: Words, now_s: float) -> int:
    """How many of `words` will hardly change: those that were the same one look earlier (`before`), but the last only
    when it ended a while ago. Agreement of two looks after Macháček, Dabre and Bojar ("Turning Whisper into Real-Time
    Transcription System", 2023)."""
    same = 0
    for one, other in zip(before, words):
        if one.word != other.word:
            break
        same += 1
    if same == len(words) and words and now_s - words[-1].end_s < OLD_S:
        return same - 1
    return same
