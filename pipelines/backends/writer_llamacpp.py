"""A GGUF file writes through llama.cpp: the rooms' storyteller, or MiniCPM5 where there is no GPU."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipelines.backends.checkpoints import Checkpoint, find, loading, one_file, require
from pipelines.backends.writing.gguf_file import CutOff, GgufHead, NotGguf, read_head
from pipelines.backends.writing.native import build_of, why_not
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing
from pipelines.roles import Closing, Prompt, Writer

CONTEXT = 4096
"""Tokens of question and answer together, unless the card's option `context` says otherwise."""


class LlamaCppWriter:
    """Writes with the card's `file`. Options: `context` (tokens), `lora` (an adapter's file in the same repository, or
    "owner/name/file.gguf" in another), `lora_scale`, `form`. Made in the main thread from the file's head alone; awake
    in the worker."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Writer) -> None:
        """Raises EngineMissing when the library or the file is absent, damaged or something else."""
        require(card, "llguidance")
        reason = why_not("llama_cpp")  # before the file, which may have to be fetched
        if reason:
            raise EngineMissing(f"{card.repo} needs llama.cpp. {reason}")
        # only now is it known that llguidance is installed
        from pipelines.backends.writing import llamacpp  # noqa: PLC0415

        checkpoint = self._checkpoint = find(card, folder)
        path = one_file(checkpoint, card.file)
        head = _head(card, path)
        adapter = _adapter(checkpoint, folder)
        self._bytes = sum(one.stat().st_size for one in (path, adapter) if one is not None)
        with loading(checkpoint):
            self.scribe = llamacpp.scribe(
                path,
                head,
                context=min(int(card.options.get("context", CONTEXT)), head.context or CONTEXT),
                lora=adapter,
                lora_scale=float(card.options.get("lora_scale", 1.0)),
            )
        beside = 0 if adapter is None else _read(card, adapter).parameters
        self._counts = {next(iter(card.params_b)): head.parameters + beside}
        self.name = f"{checkpoint.model} (llama.cpp, {build_of('llama_cpp')} build)"
        self.form = str(card.options.get("form", ""))
        self.understudy = understudy

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Compile the schema's grammar."""
        self.scribe.vocabulary.grammar(schema)

    def wake(self) -> None:
        """Open the file, in the process that writes. Raises EngineMissing when llama.cpp cannot read it after all."""
        with loading(self._checkpoint):
            self.scribe.wake()

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters in the file and in the adapter, under the card's name for the model."""
        return self._counts

    def count_bytes(self) -> int:
        """Memory of the weights: they are loaded as they lie in their files."""
        return self._bytes

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """As Scribe.write."""
        return self.scribe.write(prompt, schema, seed=seed)


def _adapter(checkpoint: Checkpoint, folder: str | None) -> Path | None:
    """The LoRA that lies beside the weights, or in the repository that is named before it."""
    named = checkpoint.card.options.get("lora")
    if named is None:
        return None
    repo, _, file = str(named).rpartition("/")
    if "/" not in repo:  # no repository, or a folder inside this one
        return one_file(checkpoint, str(named))
    return one_file(find(checkpoint.card.model_copy(update={"repo": repo, "revision": "main"}), folder), file)


def _read(card: ModelCard, path: Path) -> GgufHead:
    try:
        return read_head(path)
    except NotGguf:
        raise EngineMissing(f"The file {path.name} of {card.repo} is not a GGUF file.") from None
    except CutOff:
        raise EngineMissing(f"The weights of {card.repo} are damaged or cut off. Fetch them again.") from None


def _head(card: ModelCard, path: Path) -> GgufHead:
    head = _read(card, path)
    if "tokenizer.chat_template" not in head.facts:
        raise EngineMissing(f"The file {path.name} of {card.repo} has no chat template.")
    return head
