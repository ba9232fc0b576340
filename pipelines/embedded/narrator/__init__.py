"""sentence -> speech program -> an old narrator's colour -> word times. The narrator without weights of its own."""

import unicodedata
from collections.abc import Sequence

import numpy as np

from pipelines.embedded.narrator.colouring import RATE_HZ, coloured, throat
from pipelines.embedded.narrator.programs import found_program
from pipelines.embedded.narrator.timing import by_phones
from pipelines.embedded.narrator.voices import COLOURS, STRETCH
from pipelines.media import Sound
from pipelines.roles import SpeechBrief, Spoken, WordTime
from pipelines.speech.wording import by_letters, printed_words

SENTENCE_CHARS = 300
TAIL_S = 0.35
"""The room may ring on for so long after the last word; then it is faded."""
SAID_AS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "—": ", ", "–": ", ", "…": "...", "&": " and ", "£": " pounds "}
)


class EmbeddedNarrator:
    """Reads with flite or espeak-ng where this machine has one, mono at 24 kHz; without either it has no voice, and
    says so by `speaks`. The same brief gives the same samples."""

    def __init__(self) -> None:
        self._program = found_program()
        voice = self._program.name if self._program else "words alone"
        self.name = f"embedded narrator 1 ({voice})"

    @property
    def speaks(self) -> bool:
        return self._program is not None

    def wake(self) -> None:
        """Speak one word, so that the first sentence finds program and filters warm."""
        self.speak(SpeechBrief("Now.", "caretaker"))

    def speak(self, brief: SpeechBrief) -> Spoken | None:
        """One sentence; of more than 300 characters the first 300. Returns None without a speech program, or when the
        text has nothing in it that can be said."""
        words = printed_words(brief.text[:SENTENCE_CHARS])
        colour = COLOURS.get(brief.voice, COLOURS["caretaker"])
        if self._program is None or not words:
            return None
        slower = throat(colour)
        said = self._program.say(sayable(" ".join(words)), colour, colour.stretch * STRETCH[brief.pace] * slower)
        if said is None or not said.samples.any():
            return None
        seconds = len(said.samples) / said.rate_hz / slower
        times = by_phones(words, said.phones, self._phones_of) if said.phones else None
        if times is None:
            times = by_letters(words, seconds)
        else:
            times = [WordTime(time.word, time.start_s / slower, time.end_s / slower) for time in times]
        sound = coloured(said.samples, said.rate_hz, colour)[: int((seconds + TAIL_S) * RATE_HZ)]
        fade = min(len(sound), int(0.2 * RATE_HZ))
        if fade:
            sound[-fade:] *= (1 - np.arange(fade) / fade).astype(np.float32)
        return Spoken(Sound(sound[:, None], RATE_HZ), tuple(times))

    def _phones_of(self, words: Sequence[str]) -> list[list[str]]:
        assert self._program is not None
        return self._program.phones_of([sayable(word) or "x" for word in words])


def sayable(text: str) -> str:
    """The text in letters an English speech program knows: accents dropped, signs turned into words or pauses."""
    plain = unicodedata.normalize("NFKD", text.translate(SAID_AS))
    return "".join(sign for sign in plain if sign.isascii() and sign.isprintable())
