"""brief -> score: every note of a tape, or of the loop that stands for it, before any sound is made.

Pure: only `random.Random` streams and whole-number costs, so the same brief gives the same notes in every process.
"""

from dataclasses import dataclass, replace

from pipelines.embedded.musician.bass import play_bass
from pipelines.embedded.musician.comping import play_chords
from pipelines.embedded.musician.drums import play_drums
from pipelines.embedded.musician.ensemble import Cast, cast
from pipelines.embedded.musician.form import stage, stage_loop
from pipelines.embedded.musician.grooves import GROOVES
from pipelines.embedded.musician.harmony import harmonise
from pipelines.embedded.musician.pads import play_pads
from pipelines.embedded.musician.parts import BASSES
from pipelines.embedded.musician.sheet import Harmony, Metre, Scene, Sheet
from pipelines.embedded.musician.theory import stream
from pipelines.embedded.musician.tune import play_tunes
from pipelines.roles import Instrument, MusicBrief, Note, Section

FEWEST_BARS = 4
LOOP_BARS = 8  # the theme's whole period: call, answer, close
STRAIGHT = 0.5
SHORTEST_NOTE_S = 0.05
SLUR_S = 0.03  # how far two notes on one pipe or string may run into each other
ONE_VOICE: tuple[Instrument, ...] = ("flute", "saxophone", *BASSES)


@dataclass(frozen=True, slots=True)
class Score:
    """A composed piece. `bar_s`, `beat_s`: seconds; `swing`: share of an eighth its first sixteenth takes (0.5
    straight); `notes`: sorted by start; `lead`, `chords_part`: who sings and who plays the chords, if anybody (they
    may be the same player: the note's stem tells the hands apart); `chords`: every chord with its voicings.

    In a tape no note starts at or after `seconds`, and only the last ones may ring past it. In a `loop` every start
    lies in 0..seconds, and a note that rings past the end belongs, from there on, to the start of the next round.
    """

    bars: int
    bar_s: float
    beats_per_bar: int
    beat_s: float
    swing: float
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    lead: Instrument | None
    chords_part: Instrument | None
    chords: tuple[Harmony, ...]
    scenes: tuple[Scene, ...]
    loop: bool = False

    @property
    def seconds(self) -> float:
        return self.bars * self.bar_s


def compose(brief: MusicBrief) -> Score:
    """The whole tape: the whole number of bars nearest to `brief.seconds`, at least four."""
    metre = _metre(brief)
    players = cast(brief)
    bars = max(FEWEST_BARS, round(brief.seconds / metre.bar_s))
    return _play(brief, players, metre, stage(brief, players, bars), loop=False)


def compose_loop(brief: MusicBrief) -> Score:
    """Eight bars of the tape's main section with everybody playing, made to repeat without a seam."""
    metre = _metre(brief)
    players = cast(brief)
    return _play(brief, players, metre, stage_loop(brief, players, LOOP_BARS), loop=True)


def _metre(brief: MusicBrief) -> Metre:
    beat = GROOVES[brief.groove]
    lilt = stream(brief.seed, "swing").uniform(-0.015, 0.015) if beat.swing > STRAIGHT else 0.0
    return Metre(beat.beats_per_bar, 60 / brief.bpm, round(beat.swing + lilt, 3))


def _play(brief: MusicBrief, players: Cast, metre: Metre, scenes: tuple[Scene, ...], *, loop: bool) -> Score:
    harmonies = harmonise(brief, players, metre, scenes, loop=loop)
    first: dict[int, int] = {}
    for index, harmony in enumerate(harmonies):
        first.setdefault(harmony.bar, index)
    sheet = Sheet(brief, players, metre, scenes, harmonies, tuple(first[bar] for bar in sorted(first)), loop)
    notes = [*play_chords(sheet), *play_pads(sheet), *play_bass(sheet), *play_tunes(sheet), *play_drums(sheet)]
    seconds = sheet.bars * metre.bar_s
    notes = [_tidy(note, seconds, loop=loop) for note in notes if loop or note.start_s < seconds]
    notes.sort(key=lambda note: (note.start_s, note.part, note.midi))
    notes = _one_breath(notes)
    return Score(
        bars=sheet.bars,
        bar_s=metre.bar_s,
        beats_per_bar=metre.beats_per_bar,
        beat_s=metre.beat_s,
        swing=metre.swing,
        sections=tuple(scene.section for scene in scenes),
        notes=tuple(notes),
        lead=players.lead,
        chords_part=players.chords,
        chords=harmonies,
        scenes=scenes,
        loop=loop,
    )


def _one_breath(notes: list[Note]) -> list[Note]:
    """Nobody sings or plucks two notes on one pipe or string: there, a note ends where the next one starts."""
    kept = list(notes)
    last: dict[str, int] = {}
    for at, note in enumerate(notes):
        if note.part in ONE_VOICE:
            if note.part in last:
                before = kept[last[note.part]]
                room = max(SHORTEST_NOTE_S, note.start_s - before.start_s + SLUR_S)
                kept[last[note.part]] = replace(before, length_s=min(before.length_s, room))
            last[note.part] = at
    return kept


def _tidy(note: Note, seconds: float, *, loop: bool) -> Note:
    """Whole microseconds, inside the tape; a loop's early or late starts come round."""
    start = note.start_s % seconds
    length = min(max(SHORTEST_NOTE_S, note.length_s), seconds)
    return replace(note, start_s=round(start, 6) % seconds, length_s=round(length, 6), velocity=round(note.velocity, 4))
