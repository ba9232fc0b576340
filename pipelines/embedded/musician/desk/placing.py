"""notes -> the frames they fill. A note is read from its cached layers wherever a block cuts it; nothing is carried."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from pipelines.embedded.musician.desk.inserts import BEFORE
from pipelines.embedded.musician.desk.strips import DRUMS, PLAYERS, Strip
from pipelines.embedded.musician.parts import PADS, Drum
from pipelines.embedded.musician.voices import Voice, drum, note
from pipelines.embedded.musician.voices.drums import TAKES, KitName
from pipelines.embedded.musician.voices.oscillators import RATE_HZ
from pipelines.media import Samples
from pipelines.roles import Instrument, Note, Stem

BREATH = ("flute", "saxophone")
LEGATO_S = 0.07  # a tongue-less change: the new note starts behind its own scoop and chiff
CHOKERS = ("hat", "pedal hat")
LONGEST_DRUM_S = 2.6
Levels = Mapping[Stem, float]
Channel = tuple[Stem, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """`first`, `stop`: frames on the tape; `skip`: frames left out at the note's start; `soft`, `hard`: gains of the
    two layers (left and right for pads); `pan`: -1..1."""

    note: Note
    strip: Strip
    first: int
    stop: int
    skip: int
    soft: float
    hard: float
    pan: float
    take: int


def place(notes: Sequence[Note], *, touch: float, levels: Levels, loop_frames: int | None) -> list[Placed]:
    """Where every note lies, sorted by its first frame. `touch`: -1 soft .. 1 hard, how the whole band strikes;
    `levels`: linear gain of each stem. With `loop_frames` what rings past the end lies, once more, before the start."""
    placed: list[Placed] = []
    last_end: dict[Channel, float] = {}
    chokes = [played.start_s for played in notes if played.part in CHOKERS]
    for played in notes:
        if played.stem == "drums":
            placed.append(_drum(played, chokes, levels[played.stem]))
            continue
        channel = (played.stem, played.part)
        slurred = played.part in BREATH and -0.25 < played.start_s - last_end.get(channel, -9.0) < 0.06
        last_end[channel] = played.start_s + played.length_s
        placed.append(_pitched(played, touch, levels[played.stem], slurred=slurred))
    if loop_frames is not None:
        placed += [_earlier(one, loop_frames) for one in placed if one.stop > loop_frames - BEFORE]
    return sorted(placed, key=lambda one: one.first)


def _pitched(played: Note, touch: float, level: float, *, slurred: bool) -> Placed:
    strip = PLAYERS[cast(Instrument, played.part)]
    first = round(played.start_s * RATE_HZ)
    stop = first + int((played.length_s + strip.release_s) * RATE_HZ)
    gain = level * 10 ** (strip.level_db / 20) * played.velocity
    pan = strip.pan + strip.spread * (played.midi - 64)
    if played.part in PADS:  # no two chords read their tile from the same place
        return Placed(played, strip, first, stop, zlib.crc32(repr(played).encode()) % 65536, gain, gain, pan, 0)
    hard = min(1.0, max(0.0, 1.2 * played.velocity + 0.2 * touch))
    skip = int(LEGATO_S * RATE_HZ) if slurred else 0
    return Placed(played, strip, first, stop, skip, gain * (1 - hard), gain * hard, pan, 0)


def _earlier(one: Placed, frames: int) -> Placed:
    return replace(one, first=one.first - frames, stop=one.stop - frames)


def _drum(played: Note, chokes: Sequence[float], level: float) -> Placed:
    strip = DRUMS[cast(Drum, played.part)]
    first = round(played.start_s * RATE_HZ)
    seconds = LONGEST_DRUM_S
    if played.part == "open hat":  # the next closed hat shuts it
        seconds = min((at - played.start_s for at in chokes if at > played.start_s + 0.03), default=seconds)
    gain = level * 10 ** (strip.level_db / 20) * played.velocity
    hard = min(1.0, max(0.0, 1.3 * (played.velocity - 0.12)))
    take = zlib.crc32(repr((played.start_s, played.part)).encode()) % TAKES
    return Placed(
        played, strip, first, first + int(seconds * RATE_HZ), 0, gain * (1 - hard), gain * hard, strip.pan, take
    )


class Band:
    """Reads placed notes block by block, in order."""

    def __init__(self, placed: Sequence[Placed], kit: KitName) -> None:
        self._kit: KitName = kit
        self._waiting = list(placed)[::-1]
        self._ringing: list[Placed] = []

    def block(self, start: int, stop: int) -> Iterator[tuple[Placed, int, Samples]]:
        """(note, offset in the block, mono frames or stereo for pads) of everything that sounds in start..stop."""
        while self._waiting and self._waiting[-1].first < stop:
            self._ringing.append(self._waiting.pop())
        for one in self._ringing:
            sound = self._read(one, start, stop)
            if sound is not None:
                yield one, max(0, one.first - start), sound
        self._ringing = [one for one in self._ringing if one.stop > stop - BEFORE]

    def _read(self, one: Placed, start: int, stop: int) -> Samples | None:
        layers = voice_of(one, self._kit).layers
        pads = one.note.part in PADS
        end = one.stop if pads else min(one.stop, one.first + layers.shape[1] - one.skip)
        low, high = max(start, one.first), min(stop, end)
        if low >= high:
            return None
        at = low - one.first + one.skip
        if pads:
            sound = _round_and_round(layers, at, high - low) * np.float32(one.soft)
        else:
            sound = layers[0, at : at + high - low] * np.float32(one.soft)
            sound += layers[1, at : at + high - low] * np.float32(one.hard)
        _shape(sound, low - one.first, end - low, one, cut=end == one.stop)
        return sound


def voice_of(one: Placed, kit: KitName) -> Voice:
    """The cached sound behind a placed note."""
    if one.note.stem == "drums":
        return drum(kit, cast(Drum, one.note.part), one.note.midi, one.take)
    return note(cast(Instrument, one.note.part), one.note.midi)


def _round_and_round(tile: Samples, at: int, frames: int) -> Samples:
    """`frames` of a circular tile from frame `at` on."""
    size = tile.shape[1]
    at %= size
    turns = -(-(at + frames) // size)
    return tile[:, at : at + frames] if turns == 1 else np.concatenate([tile] * turns, 1)[:, at : at + frames]


def _shape(sound: Samples, into: int, left: int, one: Placed, *, cut: bool) -> None:
    """Rise and release, wherever in the note this piece lies: `into` frames after its start, `left` before its end."""
    frames = sound.shape[-1]
    rise_s = max(one.strip.rise_s, 0.018 if one.skip and one.strip.rise_s == 0 else 0.0)
    rise = int(min(rise_s * RATE_HZ, (one.stop - one.first) / 3))
    if into < rise:
        count = min(frames, rise - into)
        sound[..., :count] *= (np.sin(np.pi / 2 * np.arange(into, into + count) / rise) ** 2).astype(np.float32)
    fall = int((0.008 if one.note.stem == "drums" else one.strip.release_s) * RATE_HZ)
    if cut and left - frames < fall:
        count = min(frames, fall - (left - frames))
        away = np.arange(left - frames + count, left - frames, -1)
        sound[..., frames - count :] *= (np.sin(np.pi / 2 * np.minimum(1, away / fall)) ** 2).astype(np.float32)
