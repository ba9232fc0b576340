"""A model's best path, one token a frame -> words with their times. Knows no model.

CTC (A. Graves et al., "Connectionist Temporal Classification", 2006) says a token or nothing, the blank, in each frame;
equal neighbours are one token. The best path is the likeliest of all paths that spell its words, which is what a forced
alignment would look for (L. Kürzinger et al., "CTC-Segmentation of Large Corpora for German End-to-end Speech
Recognition", 2020): so its own frames are the alignment.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from pipelines.roles import Heard, WordTime

FRAME_S = 0.08
"""Eight steps of 10 ms: what the encoder takes together."""
WORD_START = "▁"
"""The mark of SentencePiece on a piece that begins a word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A token as it is written, and the frames in which it was heard: `start` to `end`, which is not part of it."""

    text: str
    start: int
    end: int


def runs(path: Sequence[int]) -> list[tuple[int, int, int]]:
    """The tokens of a path in order: each with its first frame and the one after its last."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for token, frames in groupby(path):
        end = at + len(list(frames))
        found.append((token, at, end))
        at = end
    return found


def written(path: Sequence[int], silent: AbstractSet[int], texts: Callable[[list[int]], list[str]]) -> list[Piece]:
    """The pieces of a path. `silent`: tokens that stand for nothing that is said, the blank among them; `texts` gives
    the pieces of a vocabulary by their tokens."""
    said = [run for run in runs(path) if run[0] not in silent]
    return [Piece(text, start, end) for text, (_, start, end) in zip(texts([run[0] for run in said]), said)]


def spelled(pieces: Sequence[Piece], seconds: float) -> tuple[WordTime, ...]:
    """The words of a sound that is `seconds` long, in plain small letters. A word lasts from the first frame of its
    first piece to the last frame of its last one; CTC is sure of a piece for a moment only, so a word may last longer
    than it is said to."""
    words: list[tuple[str, int, int]] = []
    for piece in pieces:
        if piece.text.startswith(WORD_START) or not words:
            words.append((piece.text, piece.start, piece.end))
        else:
            before, start, _ = words[-1]
            words[-1] = (before + piece.text, start, piece.end)
    return tuple(
        WordTime(text, min(start * FRAME_S, seconds), min(end * FRAME_S, seconds))
        for word, start, end in words
        if (text := plain(word))
    )


def plain(word: str) -> str:
    """Small letters, digits and apostrophes; nothing else is said aloud."""
    return "".join(letter for letter in word.lower() if letter.isalnum() or letter == "'")


def later(words: Sequence[WordTime], by_s: float) -> tuple[WordTime, ...]:
    return tuple(WordTime(word.word, word.start_s + by_s, word.end_s + by_s) for word in words)


def heard(words: Sequence[WordTime]) -> Heard:
    return Heard(" ".join(word.word for word in words), tuple(words))
