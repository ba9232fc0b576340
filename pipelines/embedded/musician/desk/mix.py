"""score -> blocks of stereo stems: strips, inserts, ducking, section rides, rooms. What follows the inserts is linear,
so the stems add up to the mix."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pipelines.embedded.musician.desk.inserts import BEFORE, insert, saturate
from pipelines.embedded.musician.desk.placing import Band, Levels, Placed, place
from pipelines.embedded.musician.desk.rides import Filter, Rides, ducking
from pipelines.embedded.musician.desk.room import Rooms
from pipelines.embedded.musician.desk.strips import Strip
from pipelines.embedded.musician.parts import PADS
from pipelines.embedded.musician.score import Score
from pipelines.embedded.musician.voices.drums import choose_kit
from pipelines.embedded.musician.voices.oscillators import RATE_HZ
from pipelines.media import Samples
from pipelines.roles import Feel, Stem

STEMS: tuple[Stem, ...] = ("drums", "bass", "keys", "lead")
BLOCK_BARS = 4
FILTERED: frozenset[Stem] = frozenset({"keys", "lead"})  # a drum alone in a filtered intro would be silence
Strips = dict[tuple[Stem, Strip], Samples]
_DRY, _ROOM, _PLATE = slice(0, 2), 2, 3  # rows of a bus: left, right, and what goes to the two rooms


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the mix: `start`, its first frame; `total` (2, frames); `stems`, the same apart where asked for."""

    start: int
    total: Samples
    stems: Mapping[Stem, Samples]


def frames_of(score: Score) -> int:
    return round(score.seconds * RATE_HZ)


def mixdown(score: Score, feel: Feel, seed: int, levels: Levels, *, apart: bool = False) -> Iterator[Block]:
    """The piece in blocks of BLOCK_BARS bars (a loop is one block). `levels`: linear gain of each stem; `apart`:
    hand out the stems too, each with its own share of the rooms."""
    frames = frames_of(score)
    placed = place(score.notes, touch=feel.brightness, levels=levels, loop_frames=frames if score.loop else None)
    band = Band(placed, choose_kit(feel, seed))
    kicks = [(one.first, one.note.velocity) for one in placed if one.note.part == "kick"]
    if score.loop:
        kicks += [(frame - frames, velocity) for frame, velocity in kicks]
    rides = Rides.draw(score.sections, score.bar_s, loop=score.loop)
    filters = {stem: Filter() for stem in FILTERED}
    spaces = {stem: Rooms(1.3 + 0.45 * feel.dream) for stem in (STEMS if apart else STEMS[:1])}
    bars = () if score.loop else range(BLOCK_BARS, score.bars, BLOCK_BARS)
    edges = [round(bar * score.bar_s * RATE_HZ) for bar in bars]
    for start, stop in zip([0, *edges], [*edges, frames]):
        duck = ducking(kicks, start, stop, 0.26 + 0.10 * feel.energy)
        opening = rides.openings(start, stop)
        strips = _strips(band, start, stop)
        groups: list[tuple[Stem, ...]] = [("keys", "lead"), ("drums", "bass")]
        if apart:
            groups = [(stem,) for stem in STEMS]
        total = np.zeros((4, stop - start), np.float32)
        stems: dict[Stem, Samples] = {}
        for group in groups:  # what is not asked for apart shares one filter
            bus = np.zeros_like(total)
            for stem in group:
                _add_stem(bus, stem, strips, start, score.seconds, duck, 1 + 0.5 * feel.dream)
            if opening is not None and FILTERED & set(group):
                filters[group[0]].close(bus, opening)
            bus *= rides.levels(start, stop)
            if apart:
                stems[group[0]] = bus[_DRY] + spaces[group[0]].play(bus[_ROOM], bus[_PLATE], loop=score.loop)
                total[_DRY] += stems[group[0]]
            else:
                total += bus
        if not apart:
            total[_DRY] += spaces[STEMS[0]].play(total[_ROOM], total[_PLATE], loop=score.loop)
        yield Block(start, total[_DRY], stems)


def _add_stem(
    bus: Samples, stem: Stem, strips: Strips, start: int, seconds: float, duck: Samples, wetness: float
) -> None:
    """Add one stem to a bus of (4, frames): left, right, send to the room, send to the plate."""
    heard = np.zeros((2, bus.shape[1]), np.float32)
    for (owner, strip), sound in strips.items():
        if owner != stem:
            continue
        played = insert(strip.insert, sound, start, seconds)
        if stem != "drums":
            played *= duck if strip.duck == 1 else 1 - np.float32(strip.duck) * (1 - duck)
        heard += played
        mono = played[0] + played[1]
        for row, send in ((_ROOM, 0.5 * strip.room), (_PLATE, 0.5 * strip.plate * wetness)):
            if send:
                bus[row] += np.float32(send) * mono
    bus[_DRY] += saturate(heard, 0.9) if stem == "drums" else heard


def _strips(band: Band, start: int, stop: int) -> Strips:
    """Every strip that sounds, (2, BEFORE + frames)."""
    strips: Strips = {}
    for one, offset, sound in band.block(start - BEFORE, stop):
        channel = one.note.stem, one.strip
        if channel not in strips:
            strips[channel] = np.zeros((2, BEFORE + stop - start), np.float32)
        into = strips[channel][:, offset : offset + sound.shape[-1]]
        if one.note.part in PADS:
            into += sound
        else:
            into[0] += sound * np.float32(_left(one))
            into[1] += sound * np.float32(_right(one))
    return strips


def _left(one: Placed) -> float:
    return float(np.sqrt(2) * np.cos((1 + one.pan) * np.pi / 4))


def _right(one: Placed) -> float:
    return float(np.sqrt(2) * np.sin((1 + one.pan) * np.pi / 4))
