"""speech -> words with their times: the same Parakeet out of its .nemo file, by NVIDIA's NeMo."""

from collections.abc import Mapping, Sequence

from pipelines.backends.checkpoints import find, loading, one_file, require
from pipelines.backends.parakeet.hearing import hear_all
from pipelines.catalog import ModelCard
from pipelines.media import Sound
from pipelines.roles import Ear, Heard


class NemoEar:
    """Hears as ParakeetEar does, which its tests compare it with. Needs requirements-nemo.txt, and `file` on its card:
    the .nemo's name in the repository."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Ear) -> None:
        """Load the model, onto the GPU if there is one. Raises EngineMissing."""
        require(card, "torch", "nemo")
        checkpoint = find(card, folder)
        path = one_file(checkpoint, card.file)
        with loading(checkpoint):
            # only now is it known that it is installed; and nobody else should wait for it
            from pipelines.backends.parakeet.nemo import NemoEngine  # noqa: PLC0415

            self._engine = NemoEngine(checkpoint, path)
        self.name = f"{checkpoint.model} (NeMo)"
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
