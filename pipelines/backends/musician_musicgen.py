"""brief -> words -> codes -> a performance that is heard while it is played. MusicGen: transformers' weights, tokenizer
and modules, and a loop of our own (pipelines.backends.musicgen)."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from pipelines.backends.bars import count_bars
from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.frugal import is_full, once_smaller, too_full
from pipelines.backends.music_words import music_words
from pipelines.backends.musicgen.window import RATE_HZ, WINDOW, Parts, share_out
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing
from pipelines.events import Progress
from pipelines.media import Sound
from pipelines.roles import MusicBrief, Musician, Passage, Performance, Section

if TYPE_CHECKING:
    from pipelines.backends.musicgen.takes import Session

FORMS = ("chain", "abac")


class MusicgenMusician:
    """Plays at 32 kHz, the same on both sides: the model is mono.

    Options of its card: `form`, "chain" (one long line, the default) or "abac" (two ways to go on from a first part,
    played at once and arranged A B A C on bar lines: fewer steps, and a form that can be heard); `window_s`, the
    seconds that the model has learnt from at a time, if not thirty.
    """

    def __init__(self, card: ModelCard, folder: str | None, understudy: Musician) -> None:
        """Load the model, onto the GPU if there is one. Raises EngineMissing."""
        require(card, "torch", "transformers")
        # only now is it known that they are installed
        from pipelines.backends.musicgen.engine import Engine  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, "musicgen")
        self._form = str(card.options.get("form", FORMS[0]))
        if self._form not in FORMS:
            raise EngineMissing(f"{card.repo} is asked for the form {self._form}; it can play {' or '.join(FORMS)}.")
        with loading(checkpoint):
            window_s = float(card.options.get("window_s", WINDOW / RATE_HZ))
            self._engine = Engine(checkpoint, window=round(window_s * RATE_HZ))
        self.name = f"{checkpoint.model} (transformers)"
        self.understudy = understudy
        self._terms = card.terms

    def wake(self) -> None:
        """Nothing: all was loaded when the engine was made, and a worker's first shot makes its buffers and graphs."""

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return self._engine.count_parameters()

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(self._engine.model)

    def preview(self, brief: MusicBrief) -> Performance:
        """The understudy's: the model is too slow, and cannot play a loop without a seam."""
        return self.understudy.preview(brief)

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        """Progress every half second of music, Passages of two seconds and later five, then the Performance, which is
        `brief.seconds` long to the sample. Goes on from `brief.follows` if those are codes of the same model.

        Memory beside the weights: on the GPU 0.9 GB of keys and values for the medium model (2.7 GB for "abac"); on the
        CPU the sound itself. Closing it stops the work within half a second of music. Where memory is full, the shot
        that is being played is played again with less of it; raises MemoryFull where that does not help.
        """
        try:
            yield from self._play(brief)
            return
        except Exception as error:
            if not is_full(error):
                raise
        self._engine.spare()
        raise too_full(self.name)

    def _play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        bars = count_bars(brief)
        frames = math.ceil(round(brief.seconds * RATE_HZ, 6))
        bar_s = Fraction(60 * bars.beats, brief.bpm)

        def begin() -> "Session":
            return self._engine.begin(music_words(brief), bar_s, frames, brief.seed, brief.follows)

        session = once_smaller(begin, begin, self.name)
        parts = share_out(session.ruler, frames) if self._form == "abac" else None
        total = parts.played if parts else frames
        rate_hz = self._engine.rate_hz
        samples = session.recording.sound[: round(brief.seconds * rate_hz)]

        yield Progress("press", 0, total)
        for _ in session.play_parts(parts) if parts else session.play_through(frames):
            yield Progress("press", session.played, total)
            for first, last in session.recording.hand_out():
                yield Passage(Sound(samples[first:last], rate_hz), first / rate_hz)
        yield Performance(
            sound=Sound(samples, rate_hz),
            bar_s=bars.bar_s,
            beats_per_bar=bars.beats,
            sections=_sections(parts, bars.count) if parts else bars.sections,
            codes=self._engine.kept(session),
            played_by=self.name,
            terms=self._terms,
        )


def _sections(parts: Parts, bars: int) -> tuple[Section, ...]:
    starts = (0, parts.a, parts.a + parts.b, 2 * parts.a + parts.b, bars)
    return tuple(Section(name, starts[n], starts[n + 1] - starts[n]) for n, name in enumerate(("A", "B", "A'", "C")))
