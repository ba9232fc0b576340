"""speech -> words with their times: NVIDIA's Parakeet with a CTC head, by transformers."""

from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.parakeet.player import Player
from pipelines.catalog import ModelCard
from pipelines.roles import Ear


class ParakeetEar(Player):
    """Hears English in plain small letters.

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
            engine = Engine(checkpoint)
        super().__init__(engine, f"{checkpoint.model} (transformers)", understudy)
