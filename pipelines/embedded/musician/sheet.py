"""The sheet everybody plays from: metre, scenes of the form, chords with their voicings.

Time inside a bar is counted in steps: sixteenths, 16 in a bar of four and 12 in a bar of three.
"""

from dataclasses import dataclass
from random import Random

from pipelines.embedded.musician.ensemble import Cast
from pipelines.embedded.musician.theory import KEYS, Chord, chord_scale, stream
from pipelines.roles import Instrument, MusicBrief, Section

STEPS_A_BEAT = 4


@dataclass(frozen=True, slots=True)
class Metre:
    """`swing`: the share of an eighth that its first sixteenth takes, 0.5 (straight) .. 0.67 (triplet)."""

    beats_per_bar: int
    beat_s: float
    swing: float

    @property
    def steps(self) -> int:
        return self.beats_per_bar * STEPS_A_BEAT

    @property
    def bar_s(self) -> float:
        return self.beats_per_bar * self.beat_s

    def time_s(self, bar: int, step: float) -> float:
        """Seconds from the start to `step` of `bar`; odd sixteenths are late by the swing."""
        pair, odd = divmod(step, 2)
        return bar * self.bar_s + (pair + odd * self.swing) * self.beat_s / 2

    def length_s(self, steps: float) -> float:
        return steps * self.beat_s / STEPS_A_BEAT


@dataclass(frozen=True, slots=True)
class Scene:
    """One section and how it is played this time.

    `theme`: "intro", "A" to "D", "break", "outro"; `turn`: how often the theme came before; `energy`: 0..1;
    `chords`: whether the chord player plays; `lead`, `answer`, `pad`, `bass`: who plays that here, None for nobody;
    `drums`: 0 silent, 1 light, 2 full; `comp`: name of the accompaniment pattern; `idea`: which tune on the theme's
    motif; `development`: what happens to it; `lift`: semitones the tune and the voicings move up; `colour`: 0..1,
    how far the chords are reharmonised; `pauses`: (layer, first bar, bars) that fall silent inside the scene, bars
    counted from the scene's start.
    """

    section: Section
    theme: str
    turn: int
    energy: float
    chords: bool = True
    lead: Instrument | None = None
    answer: Instrument | None = None
    pad: Instrument | None = None
    bass: Instrument | None = None
    drums: int = 2
    comp: str = "held"
    development: tuple[str, ...] = ()
    idea: int = 0
    lift: int = 0
    colour: float = 0.0
    pauses: tuple[tuple[str, int, int], ...] = ()

    @property
    def first(self) -> int:
        return self.section.bar

    @property
    def bars(self) -> int:
        return self.section.bars

    @property
    def returns(self) -> bool:
        """The tune of the theme's first turn comes back."""
        return self.turn > 0 and self.idea == 0

    def rests(self, layer: str, bar: int) -> bool:
        """Whether `layer` ("drums", "kick", "bass", "chords", "lead") is silent in this bar of the tape."""
        return any(name == layer and at <= bar - self.first < at + size for name, at, size in self.pauses)


@dataclass(frozen=True, slots=True)
class Harmony:
    """A chord in its place: from `step` of `bar` for `length` steps. `voicing`: four pitches from the lowest, what the
    chord player holds; `pad`: four wide pitches for pads and strings."""

    bar: int
    step: int
    length: int
    chord: Chord
    voicing: tuple[int, ...] = ()
    pad: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is decided before anybody plays. `loop`: the end leads back into the start."""

    brief: MusicBrief
    cast: Cast
    metre: Metre
    scenes: tuple[Scene, ...]
    harmonies: tuple[Harmony, ...]
    first_of_bar: tuple[int, ...]
    loop: bool

    @property
    def bars(self) -> int:
        return len(self.first_of_bar)

    @property
    def tonic(self) -> int:
        return KEYS[self.brief.key]

    def stream(self, *names: object) -> Random:
        """Chance for one purpose; it hangs on the seed alone, so a tape and its loop share their tune."""
        return stream(self.brief.seed, *names)

    def harmony_at(self, bar: int, step: int) -> Harmony:
        """The chord that sounds there. Past the end: the first chord of a loop, the last chord of a tape."""
        if step >= self.metre.steps:
            bar, step = bar + step // self.metre.steps, step % self.metre.steps
        if bar >= self.bars:
            if not self.loop:
                return self.harmonies[-1]
            bar %= self.bars
        index = self.first_of_bar[bar]
        while index + 1 < len(self.harmonies):
            after = self.harmonies[index + 1]
            if after.bar != bar or after.step > step:
                break
            index += 1
        return self.harmonies[index]

    @property
    def home_bar(self) -> int:
        """The bar from which a tape rests on its last chord; past the end in a loop, which never rests."""
        if self.loop:
            return self.bars
        last, before = self.harmonies[-1], self.harmonies[-2]
        return before.bar if before.chord == last.chord and before.length == last.length else last.bar

    def harmonies_in(self, scene: Scene) -> tuple[Harmony, ...]:
        stop = scene.first + scene.bars
        end = self.first_of_bar[stop] if stop < self.bars else len(self.harmonies)
        return self.harmonies[self.first_of_bar[scene.first] : end]

    def after(self, harmony: Harmony) -> Harmony | None:
        """The next chord, None after the last one of a tape."""
        bar, step = harmony.bar, harmony.step + harmony.length
        if harmony.bar == self.bars - 1 and step >= self.metre.steps and not self.loop:
            return None
        return self.harmony_at(bar, step)

    def scale(self, chord: Chord) -> frozenset[int]:
        return chord_scale(self.tonic, self.brief.mode, chord)
