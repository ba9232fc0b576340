"""MiniCPM5-1B, or any Llama or Nemotron-H, through transformers: its weights and tokenizer, our own loop."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.backends.checkpoints import check_kind, find, require
from pipelines.catalog import ModelCard
from pipelines.roles import Closing, Prompt, Writer


class TransformersWriter:
    """Writes with a causal language model; made in the main thread, before any fork, and awake in the worker."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Writer) -> None:
        """Raises EngineMissing when the library or the checkpoint is absent, damaged or of another kind."""
        require(card, "torch", "transformers", "llguidance")
        # only now is it known that they are installed
        from pipelines.backends.writing import causal  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, *causal.KINDS)
        self.scribe, count, self._bytes = causal.load(checkpoint)
        self._counts = {next(iter(card.params_b)): count}
        self.name = f"{checkpoint.model} (transformers)"
        self.form = str(card.options.get("form", ""))
        self.understudy = understudy

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Compile the schema's grammar."""
        self.scribe.vocabulary.grammar(schema)

    def wake(self) -> None:
        """Make keys and values, in the process that writes."""
        self.scribe.wake()

    def count_parameters(self) -> Mapping[str, int]:
        """Loaded parameters, under the card's name for the model."""
        return self._counts

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return self._bytes

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """As Scribe.write."""
        return self.scribe.write(prompt, schema, seed=seed)
