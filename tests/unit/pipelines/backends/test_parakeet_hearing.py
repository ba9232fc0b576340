"""What is read together, what is cut and joined, and what is not read at all, whoever reads."""

from collections.abc import Sequence

import numpy as np
import pytest

from pipelines.backends.parakeet.hearing import TOGETHER, Words, hear_all
from pipelines.backends.parakeet.waves import LONGEST_S, RATE_HZ, Wave
from pipelines.media import Sound
from pipelines.roles import WordTime

NOTES = ("low", "middle", "high")
PITCHES_HZ = (150.0, 200.0, 250.0)
NOTE_S = 0.5
BRIDGED = 81
"""Samples: a swing crosses zero, and is no pause."""


class ReaderOfNotes:
    """Reads half seconds of singing by their pitch, and remembers how many waves it was shown at once."""

    def __init__(self) -> None:
        self.shown: list[int] = []

    def read(self, waves: Sequence[Wave]) -> list[Words]:
        self.shown.append(len(waves))
        assert max(map(len, waves)) <= LONGEST_S * RATE_HZ
        return [self._words(wave) for wave in waves]

    def _words(self, wave: Wave) -> Words:
        sounding = np.pad(wave != 0.0, BRIDGED)
        edges = np.flatnonzero(np.diff(np.convolve(sounding, np.ones(BRIDGED), "same") > 0)) - BRIDGED
        return tuple(
            WordTime(self._note(wave[max(0, start) : end]), max(0, start) / RATE_HZ, end / RATE_HZ)
            for start, end in edges.reshape(-1, 2).tolist()
        )

    def _note(self, wave: Wave) -> str:
        hz = np.abs(np.fft.rfft(wave, RATE_HZ)).argmax()
        return NOTES[int(np.abs(np.array(PITCHES_HZ) - hz).argmin())]


def tune(*notes: str, pause_s: float = 0.25) -> Sound:
    """Notes with a pause after each."""
    t = np.arange(int(NOTE_S * RATE_HZ)) / RATE_HZ
    parts = [
        np.append(np.sin(2 * np.pi * PITCHES_HZ[NOTES.index(note)] * t), np.zeros(int(pause_s * RATE_HZ)))
        for note in notes
    ]
    return Sound(0.5 * np.concatenate(parts)[:, None].astype(np.float32), RATE_HZ)


def test_every_sound_gets_its_own_words_in_the_order_of_the_sounds() -> None:
    reader = ReaderOfNotes()
    tunes = [("low", "high", "low", "low"), ("middle",), ("high", "low")]
    heard = hear_all(reader, [tune(*notes) for notes in tunes], "reader")
    assert [one.text for one in heard] == [" ".join(notes) for notes in tunes]
    assert reader.shown == [3]


def test_what_is_longer_than_eight_seconds_is_cut_between_words_and_joined_in_time() -> None:
    notes = [NOTES[place % 3] for place in range(30)]
    (heard,) = hear_all(ReaderOfNotes(), [tune(*notes)], "reader")
    assert heard.text.split() == notes
    assert [word.start_s for word in heard.words] == pytest.approx([0.75 * place for place in range(30)], abs=0.06)


def test_nothing_is_read_where_nobody_speaks() -> None:
    reader = ReaderOfNotes()
    silence = Sound(np.zeros((12 * RATE_HZ, 1), np.float32), RATE_HZ)
    heard = hear_all(reader, [silence, tune("low"), Sound(np.zeros((0, 1), np.float32), RATE_HZ)], "reader")
    assert [one.text for one in heard] == ["", "low", ""]
    assert reader.shown == [1]
    assert hear_all(reader, [], "reader") == ()


def test_many_sounds_are_read_a_few_at_a_time() -> None:
    reader = ReaderOfNotes()
    heard = hear_all(reader, [tune(NOTES[place % 3]) for place in range(2 * TOGETHER + 1)], "reader")
    assert [one.text for one in heard] == [NOTES[place % 3] for place in range(2 * TOGETHER + 1)]
    assert reader.shown == [TOGETHER, TOGETHER, 1]
