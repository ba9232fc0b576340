"""brief -> score -> desk -> performance. The musician without weights: composes, plays and mixes; never masters."""

from collections.abc import Iterator

import numpy as np

from pipelines.embedded.musician import voices
from pipelines.embedded.musician.desk.mix import STEMS, frames_of, mixdown
from pipelines.embedded.musician.desk.room import Rooms
from pipelines.embedded.musician.desk.soundcheck import check
from pipelines.embedded.musician.eye import beats_for_the_eye
from pipelines.embedded.musician.score import Score, compose, compose_loop
from pipelines.embedded.musician.voices.oscillators import RATE_HZ
from pipelines.events import Progress
from pipelines.media import Samples, Sound
from pipelines.roles import MusicBrief, Performance, Stem


class EmbeddedMusician:
    """Plays lofi by numpy alone, stereo at 22.05 kHz. The same brief gives the same samples in every process."""

    name = "embedded musician 1"

    def wake(self) -> None:
        """Build the rooms every tape shares, so that the first preview does not wait for them."""
        Rooms(1.3)

    def preview(self, brief: MusicBrief) -> Performance:
        """Four or eight bars of the main section as a seamless loop, balanced like the tape."""
        loop = compose_loop(brief)
        (block,) = mixdown(loop, brief.feel, brief.seed, check(loop, brief.feel, brief.seed))
        return _performance(loop, np.ascontiguousarray(block.total.T), {})

    def play(self, brief: MusicBrief) -> Iterator[Progress | Performance]:
        """Progress after every few bars, then the Performance. Memory: the sound itself and about 150 MB.

        `brief.stems` plays the piece a second time, apart: the stems add up to the sound within rounding, and asking
        for them never changes a sample of it.
        """
        score = compose(brief)
        frames = frames_of(score)
        total = 2 * frames if brief.stems else frames
        yield Progress("press", 0, total)
        levels = check(compose_loop(brief), brief.feel, brief.seed)
        sound = np.empty((frames, 2), np.float32)
        for block in mixdown(score, brief.feel, brief.seed, levels):
            stop = block.start + block.total.shape[1]
            sound[block.start : stop] = block.total.T
            yield Progress("press", stop, total)
        stems: dict[Stem, Samples] = {}
        if brief.stems:
            stems = {stem: np.empty((frames, 2), np.float32) for stem in STEMS}
            for block in mixdown(score, brief.feel, brief.seed, levels, apart=True):
                stop = block.start + block.total.shape[1]
                for stem, part in block.stems.items():
                    stems[stem][block.start : stop] = part.T
                yield Progress("press", frames + stop, total)
        voices.forget()  # a long tape touches many notes, and mastering wants the memory
        yield _performance(score, sound, stems)


def _performance(score: Score, sound: Samples, stems: dict[Stem, Samples]) -> Performance:
    return Performance(
        sound=Sound(sound, RATE_HZ),
        bar_s=score.bar_s,
        beats_per_bar=score.beats_per_bar,
        sections=score.sections,
        beats=beats_for_the_eye(score.notes),
        notes=score.notes,
        stems={stem: Sound(samples, RATE_HZ) for stem, samples in stems.items()},
        played_by=EmbeddedMusician.name,
    )
