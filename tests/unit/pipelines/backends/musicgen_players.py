"""A tiny MusicGen for tests, and what is asked of it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pipelines import MusicBrief, Passage, Performance, Progress
from pipelines.backends.musician_musicgen import MusicgenMusician
from pipelines.catalog import ModelCard, read_catalog
from pipelines.embedded.musician import EmbeddedMusician
from tests.unit.pipelines.backends.music_briefs import BRIEF

REPO = "facebook/musicgen-medium"
WINDOW_S = 6.0
"""A fifth of the real window, so that a short tape takes several shots."""
QUICK = replace(BRIEF, bpm=92, groove="waltz", seconds=8.0)
"""A bar is 97 19/23 frames: a bar line is hardly ever on a frame."""
SHORT = replace(QUICK, seconds=1.0)


def card(**options: str | float) -> ModelCard:
    """The card of models.yaml with other options."""
    return read_catalog().casts["lofinity"]["musician"].model_copy(update={"options": options})


def musician(folder: Path, **options: str | float) -> MusicgenMusician:
    return MusicgenMusician(card(**{"window_s": WINDOW_S} | options), str(folder), EmbeddedMusician())


class Heard:
    """All that a musician said while playing, sorted."""

    def __init__(self, events: Iterable[Progress | Passage | Performance]) -> None:
        self.events = list(events)
        self.progress = [event for event in self.events if isinstance(event, Progress)]
        self.passages = [event for event in self.events if isinstance(event, Passage)]
        (self.performance,) = (event for event in self.events if isinstance(event, Performance))
        assert self.events[-1] is self.performance

    @property
    def samples(self) -> Any:
        return self.performance.sound.samples

    @property
    def tokens(self) -> Any:
        assert self.performance.codes is not None
        return self.performance.codes.tokens

    @property
    def streamed(self) -> Any:
        return np.concatenate([passage.sound.samples for passage in self.passages])


def played(player: MusicgenMusician, brief: MusicBrief) -> Heard:
    return Heard(player.play(brief))


def whole_sound(player: MusicgenMusician, tokens: Any) -> Any:
    """What EnCodec makes of codes (frames, codebooks) all at once, mono."""
    import torch

    codes = torch.from_numpy(tokens.astype(np.int64)).T[None, None]
    with torch.no_grad():
        return player._engine.model.audio_encoder.decode(codes, [None]).audio_values[0, 0].numpy()
