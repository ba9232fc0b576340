"""frames of 30 ms -> where a phrase begins and ends. Knows loudness and silence, not words."""

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.ear.decoding import FRAME_BYTES, FRAME_S

BEGIN_FRAMES = 3
"""Voiced frames in a row that open a phrase: a click has fewer."""
BEFORE_FRAMES = 10
"""So much from before it opens belongs to it: the first consonant is quieter than the detector wants."""
SOFT_END_FRAMES = 11
"""A breath (330 ms) after words that can stand alone."""
HARD_END_FRAMES = 24
"""A pause (720 ms) after any words; people hesitate for half a second in the middle of a thought."""
LONGEST_S = 8.0
CUT_WITHIN_S = 2.0
CUT_FRAMES = 5

_LEADS_ON = {
    *("a", "an", "the", "my", "our", "his", "her", "its", "their", "this", "and", "or", "but", "with", "without"),
    *(
        "of",
        "over",
        "under",
        "on",
        "above",
        "through",
        "beneath",
        "behind",
        "along",
        "in",
        "around",
        "inside",
        "across",
    ),
    *("beside", "between", "near", "by", "into", "beyond", "below", "against", "toward", "towards", "among", "at"),
    *("past", "from", "to", "onto", "upon", "within", "outside", "as", "is", "are", "there", "where", "while", "no"),
    *("make", "add", "remove", "two", "three", "four", "five", "very", "more", "it", "i", "we", "like"),
}


def can_stand_alone(words: tuple[str, ...]) -> bool:
    """Whether somebody who stops here has said something whole: two words at least, and the last leads nowhere on."""
    return len(words) >= 2 and words[-1] not in _LEADS_ON


def is_over(silent_frames: int, words: tuple[str, ...]) -> bool:
    """Whether so much silence after these words ends the phrase."""
    return silent_frames >= HARD_END_FRAMES or (silent_frames >= SOFT_END_FRAMES and can_stand_alone(words))


def quietest_place(frames: list[bytes]) -> int:
    """Where to cut what is too long: the index of the frame in the middle of the quietest 150 ms of the last 2 s."""
    sound: NDArray[np.float64] = np.frombuffer(b"".join(frames), "<i2").astype(np.float64)
    power = (sound.reshape(len(frames), FRAME_BYTES // 2) ** 2).sum(axis=1)
    first = max(1, len(frames) - int(CUT_WITHIN_S / FRAME_S))
    windows = np.convolve(power[first:], np.ones(CUT_FRAMES), "valid")
    return first + int(windows.argmin()) + CUT_FRAMES // 2
