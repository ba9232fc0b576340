"""speech -> words with their times: the same Parakeet out of its .nemo file, by NVIDIA's NeMo."""

from pipelines.backends.checkpoints import find, loading, one_file, require
from pipelines.backends.parakeet.player import Player
from pipelines.catalog import ModelCard
from pipelines.roles import Ear


class NemoEar(Player):
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

            engine = NemoEngine(checkpoint, path)
        super().__init__(engine, f"{checkpoint.model} (NeMo)", understudy)
