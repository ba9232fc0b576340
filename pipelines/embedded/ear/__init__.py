"""speech -> words, without weights of its own: pocketsphinx (BSD-style licence), with the words a loom can paint."""

from collections.abc import Sequence

from pipelines.embedded.ear.decoding import FRAME_BYTES, as_pcm, phrase_decoder, voice_detector
from pipelines.embedded.ear.listening import EmbeddedListener
from pipelines.errors import EngineMissing
from pipelines.media import Sound
from pipelines.roles import Heard, Listener

FEWEST_VOICED = 4
"""Frames of 30 ms in which somebody must speak before a sound is listened to: an ear that must choose among its words
finds one in any noise."""


class EmbeddedEar:
    """Hears a phrase with some three thousand words of scenery. The same sound gives the same words."""

    name = "embedded ear 1"

    def wake(self) -> None:
        """Load the words, or make them where this is the first start. Where the library is missing nothing is said:
        a loom can be typed to, and only `hear` cannot do without it."""
        try:
            phrase_decoder()
        except EngineMissing:
            return

    def hear(self, sound: Sound) -> Heard:
        """The words of a phrase with their times; of more than 30 s the first 30. Silence and noise give none.
        Raises EngineMissing where pocketsphinx is not installed."""
        decoder, pcm = phrase_decoder(), as_pcm(sound)
        words = decoder.hear(pcm) if is_voiced(pcm) else ()
        return Heard(" ".join(word.word for word in words), words)

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        """One after the other."""
        return tuple(self.hear(sound) for sound in sounds)


def is_voiced(pcm: bytes) -> bool:
    """Whether somebody speaks in this 16-bit mono sound at 16 kHz."""
    detector = voice_detector()
    frames = (pcm[at : at + FRAME_BYTES] for at in range(0, len(pcm) - FRAME_BYTES + 1, FRAME_BYTES))
    return sum(bool(detector.is_speech(frame)) for frame in frames) >= FEWEST_VOICED


def listener() -> Listener:
    """A new listener for one voice. Takes some seconds where this is the first start: not for an event loop. Raises
    EngineMissing where pocketsphinx is not installed."""
    return EmbeddedListener()
