"""sounds -> what was heard, whatever library runs the model: silence is left out, what is long is cut, the rest is read
together, and once more one by one where memory was full."""

from collections.abc import Sequence
from typing import Protocol

from pipelines.backends.frugal import once_smaller
from pipelines.backends.parakeet.spelling import heard, later
from pipelines.backends.parakeet.waves import RATE_HZ, Wave, as_wave, pieces, somebody_speaks
from pipelines.media import Sound
from pipelines.roles import Heard, WordTime

TOGETHER = 8
"""Pieces read at once: with 8 s each, a batch of about a minute."""

Words = tuple[WordTime, ...]


class Reader(Protocol):
    """A loaded model."""

    def read(self, waves: Sequence[Wave]) -> list[Words]:
        """The words of each wave, mono at 16 kHz, a tenth of a second to 8 s."""
        ...


def hear_all(reader: Reader, sounds: Sequence[Sound], who: str) -> tuple[Heard, ...]:
    """What is said in each sound, in order. `who`: the model's name, for the log. Raises MemoryFull when there is not
    even memory for one piece by itself."""
    told: list[list[WordTime]] = [[] for _ in sounds]
    waiting: list[tuple[int, int, Wave]] = []
    for place, wave in enumerate(map(as_wave, sounds)):
        waiting += [(place, start, piece) for start, piece in pieces(wave) if somebody_speaks(piece)]
    waiting.sort(key=lambda piece: len(piece[2]))  # of like lengths: less is padded
    for at in range(0, len(waiting), TOGETHER):
        together = waiting[at : at + TOGETHER]
        waves = [wave for _, _, wave in together]
        read = once_smaller(
            lambda waves=waves: reader.read(waves),
            lambda waves=waves: [reader.read([wave])[0] for wave in waves],
            who,
        )
        for (place, start, _), words in zip(together, read):
            told[place] += later(words, start / RATE_HZ)
    return tuple(heard(sorted(words, key=lambda word: word.start_s)) for words in told)
