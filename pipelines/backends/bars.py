"""How long a model's tape is: whole bars, as near to what was asked as they come. A model has no form to tell of."""

from dataclasses import dataclass

from pipelines.roles import MusicBrief, Section

LONGEST_S = 600.0


@dataclass(frozen=True, slots=True)
class Bars:
    """`count` bars of `beats` beats, each bar lasting `bar_s` seconds."""

    count: int
    beats: int
    bar_s: float

    @property
    def seconds(self) -> float:
        return self.count * self.bar_s

    @property
    def sections(self) -> tuple[Section, ...]:
        """All of it as one section: where a theme ends, only who composed it could say."""
        return (Section("A", 0, self.count),)


def count_bars(brief: MusicBrief, *, longest_s: float = LONGEST_S) -> Bars:
    """The whole number of bars nearest to `brief.seconds` that is not longer than `longest_s`, at least one."""
    beats = 3 if brief.groove == "waltz" else 4
    bar_s = beats * (60 / brief.bpm)  # in this order, as the embedded musician: a preview has the same bars
    count = max(1, min(round(brief.seconds / bar_s), int(longest_s / bar_s)))
    return Bars(count, beats, bar_s)
