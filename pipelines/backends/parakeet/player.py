"""What every ear that runs Parakeet does, whichever library reads its waves."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pipelines.backends.parakeet.hearing import Reader, hear_all
from pipelines.media import Sound
from pipelines.roles import Ear, Heard


class Engine(Reader, Protocol):
    """A loaded model that knows its size and its place."""

    on_gpu: bool

    def count_parameters(self) -> Mapping[str, int]: ...

    def count_bytes(self) -> int: ...


class Player:
    """An ear around a loaded engine. The same sound gives the same words; alone or among others too,
    where the arithmetic of a batch does not round otherwise (on a GPU a tie may fall to the other side)."""

    def __init__(self, engine: Engine, name: str, understudy: Ear) -> None:
        self._engine, self.name, self.understudy = engine, name, understudy

    @property
    def on_gpu(self) -> bool:
        return self._engine.on_gpu

    def wake(self) -> None:
        """Nothing: all was loaded when the ear was made."""

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return self._engine.count_parameters()

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return self._engine.count_bytes()

    def hear(self, sound: Sound) -> Heard:
        """The words of a phrase with their times; of more than 30 s the first 30. What has no voice in it gives none.
        Raises MemoryFull."""
        return self.hear_all((sound,))[0]

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        """The phrases that wait, together: eight pieces of at most 8 s at a time. Raises MemoryFull."""
        return hear_all(self._engine, sounds, self.name)
