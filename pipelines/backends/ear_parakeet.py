"""speech -> words with their times: NVIDIA's Parakeet with a CTC head, by transformers."""

from collections.abc import Mapping, Sequence

from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.parakeet.hearing import hear_all
from pipelines.catalog import ModelCard
from pipelines.media import Sound
from pipelines.roles import Ear, Heard


class ParakeetEar:
    """Hears English in plain small letters. The same sound gives the same words, alone or among others.

    Option of its card: `partials`, true where it shall also be looked at while somebody speaks (parakeet.listening):
    only on a CUDA GPU of one's own, where the process that serves the page loads it once more.
    """

    def __init__(self, card: ModelCard, folder: str | None, understudy: Ear) -> None:
        """Load the model, onto the GPU if there is one. Raises EngineMissing."""
        require(card, "torch", "transformers")
        # only now is it known that they are installed
        from pipelines.backends.parakeet.engine import Engine  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, "parakeet_ctc")
        with loading(checkpoint):
            self._engine = Engine(checkpoint)
        self.name = f"{checkpoint.model} (transformers)"
        self.understudy = understudy

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
