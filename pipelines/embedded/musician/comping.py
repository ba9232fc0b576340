"""scenes -> chords: the chord player's patterns, and the left hand where there is no bass."""

from dataclasses import dataclass
from random import Random

from pipelines.embedded.musician.accompaniment import COMPS, FAMILY, LEFT_HANDS, Comp, Family
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.pads import hold_voices
from pipelines.embedded.musician.parts import COMPASS, PADS
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
from pipelines.embedded.musician.theory import rubs
from pipelines.roles import Instrument, Note

RING_STEPS = 7  # how long a single picked or pedalled note is held
EARLY_STEPS = 2  # how far a chord struck early reaches into its own bar
OVERLAP = 1.03  # a hand leaves a chord a little after it should
STRUM_S: dict[Family, tuple[float, float]] = {
    "keys": (0.004, 0.013),
    "guitar": (0.014, 0.028),
    "mallets": (0.006, 0.016),
}
LEVELS: dict[Instrument, float] = {"kalimba": 0.44, "music box": 0.38, "vibes": 0.46}
LEFT_LOWEST = 36
FINAL_ROLL_S = 0.05
ECHO_ROLL_S = 0.14


def play_chords(sheet: Sheet) -> list[Note]:
    """The chord player's notes in every scene; a pad in that role holds voices instead of striking patterns."""
    part = sheet.cast.chords
    notes: list[Note] = []
    for scene in sheet.scenes:
        if part is not None and scene.chords:
            notes += hold_voices(sheet, scene, part) if part in PADS else _sit_down(sheet, scene, part).play()
    return notes


@dataclass(slots=True)
class ChordPlayer:
    """One player in one scene; `level` is the velocity of a plain chord."""

    sheet: Sheet
    scene: Scene
    part: Instrument
    comp: Comp
    level: float
    hand: Hand
    touch: Random

    @property
    def family(self) -> Family:
        return FAMILY[self.part]

    def play(self) -> list[Note]:
        home = self.sheet.home_bar
        notes: list[Note] = []
        for harmony in self.sheet.harmonies_in(self.scene):
            if self.scene.rests("chords", harmony.bar):
                continue
            if harmony.bar >= home:
                notes += self.come_home(harmony, echo=harmony.bar > home)
                continue
            notes += self.comp_chord(harmony)
            if self.sheet.cast.two_hands and not _crowded(harmony, self.part):
                notes += self.left_hand(harmony)
        return notes

    def comp_chord(self, harmony: Harmony) -> list[Note]:
        """The pattern's strokes that fall on this chord."""
        pattern = self._row(harmony, self.comp.four, self.comp.three)
        if harmony.step and pattern[0] == "-":  # a chord that enters inside the bar is always heard
            pattern = "*" + pattern[1:]
        hits = [(at, mark) for at, mark in enumerate(pattern) if mark != "-"]
        ends = [at for at, _ in hits[1:]] + [harmony.length]
        notes: list[Note] = []
        for (at, mark), end in zip(hits, ends, strict=True):
            left = harmony.length - at
            single = mark.isdigit()
            length = min(RING_STEPS, left) if single else left if self.comp.rings else end - at
            source = harmony
            if mark == ">":
                source, length = self.sheet.after(harmony) or harmony, left + EARLY_STEPS
            step = harmony.step + at
            loud = self.level * (1.0 if step % 8 == 0 else 0.9) * (0.92 if single else 1.0)
            upstroke = self.family == "guitar" and step % 4 == 2 and not single
            notes += self.strike(harmony.bar, step, _voices(source.voicing, mark), length, loud, down=not upstroke)
        return notes

    def strike(
        self, bar: int, step: int, pitches: tuple[int, ...], length: float, velocity: float, *, down: bool
    ) -> list[Note]:
        """Some voices together: spread as the instrument spreads them, the top one sung out."""
        metre = self.sheet.metre
        gap = self.touch.uniform(*STRUM_S[self.family]) * (1.5 - 0.5 * self.sheet.brief.feel.energy)
        start = max(0.0, metre.time_s(bar, step) + self.hand.shift_s())
        held = metre.length_s(length * OVERLAP)
        return [
            Note(start + at * gap, held, self.part, "keys", pitch, self.hand.velocity(velocity * accent))
            for at, pitch in enumerate(pitches if down else reversed(pitches))
            for accent in (1.1 if pitch == max(pitches) else 1.0,)
        ]

    def come_home(self, harmony: Harmony, *, echo: bool) -> list[Note]:
        """The last chord, rolled from below and left to ring to the end; `echo`: once more, softly and slower."""
        pitches = harmony.voicing
        if self.sheet.cast.two_hands and not echo and not _crowded(harmony, self.part):
            root = _left_root(harmony, self.part)
            pitches = (root, root + (harmony.chord.fifth - root) % 12, *pitches)
        start = self.sheet.metre.time_s(harmony.bar, harmony.step)
        length = (self.sheet.bars - harmony.bar) * self.sheet.metre.bar_s
        gap, level = (ECHO_ROLL_S, 0.55 * self.level) if echo else (FINAL_ROLL_S, 0.95 * self.level)
        return [
            Note(start + at * gap, length, self.part, "keys", pitch, self.hand.velocity(level))
            for at, pitch in enumerate(sorted(set(pitches)))
        ]

    def left_hand(self, harmony: Harmony) -> list[Note]:
        """Roots, fifths and tenths below the chord, for a player without a bass beside."""
        root = _left_root(harmony, self.part)
        fifth = root + (harmony.chord.fifth - root) % 12
        tenth = root + 12 + (harmony.chord.third - root) % 12
        ceiling = harmony.voicing[0] - 1
        row = self._row(harmony, *LEFT_HANDS[self.family][self._left_style()])
        notes: list[Note] = []
        for at, mark in enumerate("R" + row[1:]):
            if mark == "-":
                continue
            pitch = {"R": root, "5": fifth, "8": root + 12, "T": tenth}[mark]
            if pitch > ceiling:
                pitch = fifth if fifth <= ceiling else root
            metre = self.sheet.metre
            start = max(0.0, metre.time_s(harmony.bar, harmony.step + at) + self.hand.shift_s())
            loud = self.hand.velocity(self.level * (1.0 if mark == "R" else 0.8))
            notes.append(Note(start, metre.length_s((harmony.length - at) * 0.98), self.part, "keys", pitch, loud))
        return notes

    def _row(self, harmony: Harmony, four: str, three: str) -> str:
        """The part of a pattern that this chord is long."""
        bars = (three if self.sheet.metre.beats_per_bar == 3 else four).split("|")
        row = bars[(harmony.bar - self.scene.first) % len(bars)]
        return row[harmony.step : harmony.step + harmony.length]

    def _left_style(self) -> str:
        styles, scene = LEFT_HANDS[self.family], self.scene
        if scene.theme in ("intro", "outro", "break") and scene.turn == 0:
            return next(iter(styles))
        order = self.sheet.stream("left hand").sample(sorted(styles), len(styles))
        if self.sheet.cast.solo and self.family == "keys":  # alone, the left hand has to carry the time as well
            order = [name for name in order if name not in ("still", "stride")]
        turn = {"B": 1, "C": 2, "D": 3}.get(scene.theme, 0) + scene.turn
        return order[turn % len(order)]


def _sit_down(sheet: Sheet, scene: Scene, part: Instrument) -> ChordPlayer:
    touch = hand_stream(sheet.brief, "comping", scene.theme, scene.turn)
    return ChordPlayer(
        sheet=sheet,
        scene=scene,
        part=part,
        comp=COMPS[FAMILY[part]][scene.comp],
        level=LEVELS.get(part, 0.5) * (0.85 + 0.3 * scene.energy),
        hand=Hand(touch, late_ms=3.0 + 2.0 * sheet.brief.feel.grit, spread_ms=4.0, uneven=0.05),
        touch=touch,
    )


def _voices(voicing: tuple[int, ...], mark: str) -> tuple[int, ...]:
    if mark.isdigit():
        return (voicing[int(mark)],)
    return {"v": voicing[:2], "^": voicing[2:]}.get(mark, voicing)


def _left_root(harmony: Harmony, part: Instrument) -> int:
    lowest = max(LEFT_LOWEST, COMPASS[part][0])
    return lowest + (harmony.chord.root - lowest) % 12


def _crowded(harmony: Harmony, part: Instrument) -> bool:
    """Whether the root finds no room below the chord (a music box has no low notes)."""
    root = _left_root(harmony, part)
    return root >= harmony.voicing[0] - 2 or rubs(root, harmony.voicing)
