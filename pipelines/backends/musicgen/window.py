"""How a tape longer than the model's window is cut into shots. Pure arithmetic in frames; knows no torch.

A frame is a fiftieth of a second. MusicGen has learnt from thirty seconds at a time and falls apart beyond, though
nothing stops it: so every shot, the codes it goes on from included, stays inside the window.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

RATE_HZ = 50
"""Frames a second."""
WINDOW = 1500
"""Thirty seconds of frames: what `generate(max_new_tokens=1503)` makes, three steps being the codebooks' delay."""


class PastTheWindow(ValueError):
    """More frames were asked of one shot than the model has ever heard at once."""


def check(seed: int, new: int, window: int = WINDOW) -> None:
    """Raises PastTheWindow when `seed` frames to go on from and `new` ones do not fit into one window."""
    if seed + new > window:
        raise PastTheWindow(f"{seed} frames to go on from and {new} new ones do not fit into a window of {window}")


@dataclass(frozen=True, slots=True)
class Shot:
    """One run of the model: new frames `start`..`end` of the tape, going on from the `seed` frames before them."""

    start: int
    end: int
    seed: int

    @property
    def new(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Ruler:
    """A tape's time in bars and frames. `bar` is the length of a bar in frames, rarely a whole number: bar lines are
    rounded one by one, so that none is more than half a frame (10 ms) off however long the tape. `lead`: frames of an
    earlier tape that end where this one starts. `goal`: frames a shot should go on from."""

    bar: Fraction
    window: int = WINDOW
    goal: int = WINDOW // 3
    lead: int = 0

    def line(self, bar: int) -> int:
        """The frame on which bar number `bar` starts."""
        return round(bar * self.bar)

    def seed(self, start: int, most: int) -> int:
        """How many frames a shot from frame `start` on goes on from, at most `most`: about `goal`, from a downbeat on,
        so that the model hears whole bars from their first beat. Where no downbeat is near, as many as may be."""
        most = max(0, min(most, start + self.lead))
        first = math.ceil(Fraction(start - most) / self.bar)
        lines = [self.line(bar) for bar in range(first - 1, math.floor(start / self.bar) + 1)]
        seeds = [start - line for line in lines if 0 < start - line <= most]
        return min(seeds, key=lambda seed: abs(seed - self.goal), default=min(self.goal, most))

    def shots(self, start: int, end: int) -> tuple[Shot, ...]:
        """The shots from frame `start` to `end`: the tape's first fills the window, the others share what is left
        evenly, so that none is a stub."""
        ends: list[int] = []
        if start == 0:
            ends.append(min(end, self.window - self.seed(0, self.goal)))
        rest = end - (ends[-1] if ends else start)
        count = math.ceil(rest / (self.window - self.goal))
        ends += [end - rest + round(Fraction(rest * (number + 1), count)) for number in range(count)]
        starts = [start, *ends[:-1]]
        return tuple(self.shot(first, last) for first, last in zip(starts, ends))

    def shot(self, start: int, end: int) -> Shot:
        """The shot that makes frames `start`..`end`. Raises PastTheWindow when one cannot."""
        check(0, end - start, self.window)
        return Shot(start, end, self.seed(start, self.window - (end - start)))


@dataclass(frozen=True, slots=True)
class Parts:
    """A tape of `frames` in the form A B A C: `a` and `b` whole bars, and C is what is left of it, `b` bars or more.
    `lines`: the frames on which B, the second A and C start."""

    a: int
    b: int
    lines: tuple[int, int, int]
    frames: int

    @property
    def ways(self) -> int:
        """Frames that B and C are played at once."""
        return self.lines[1] - self.lines[0]

    @property
    def played(self) -> int:
        """Frames that the model plays: all but the second A."""
        return self.frames - (self.lines[2] - self.lines[1])


def share_out(ruler: Ruler, frames: int) -> Parts | None:
    """How a tape of `frames` becomes A B A C; None if it is shorter than four bars. A is one shot."""
    bars = math.floor(frames / ruler.bar)
    a = min(bars // 4, math.floor((ruler.window - ruler.seed(0, ruler.goal)) / ruler.bar))
    if a == 0:
        return None
    b = (bars - 2 * a) // 2
    return Parts(a, b, (ruler.line(a), ruler.line(a + b), ruler.line(2 * a + b)), frames)
