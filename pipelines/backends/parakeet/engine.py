"""A checkpoint in transformers' layout -> what reads waves."""

from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoProcessor, ParakeetForCTC

from pipelines.backends.checkpoints import Checkpoint
from pipelines.backends.parakeet.hearing import Words
from pipelines.backends.parakeet.spelling import spelled, written
from pipelines.backends.parakeet.waves import RATE_HZ, Wave
from pipelines.backends.weighing import bytes_of
from pipelines.errors import EngineMissing


class Engine:
    """A loaded ParakeetForCTC with its processor. Never changes: many threads may read at once."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """In the card's precision on a GPU, in float32 on the CPU. Raises EngineMissing where weights are absent, and
        whatever transformers raises."""
        self.on_gpu = torch.cuda.is_available()
        self._device = "cuda" if self.on_gpu else "cpu"
        self._dtype: torch.dtype = getattr(torch, checkpoint.card.dtype) if self.on_gpu else torch.float32
        self._processor: Any = AutoProcessor.from_pretrained(checkpoint.source, **checkpoint.options)
        # its published configuration drops layers at random in training: eval() it must be
        self.model: Any = _load(checkpoint, self._dtype).eval().requires_grad_(False).to(self._device)
        self._silent = frozenset({self.model.config.pad_token_id, *self._processor.tokenizer.all_special_ids})
        self._texts: Any = self._processor.tokenizer.convert_ids_to_tokens

    def count_parameters(self) -> dict[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return {"encoder and ctc head": sum(one.numel() for one in self.model.parameters())}

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(self.model)

    def read(self, waves: Sequence[Wave]) -> list[Words]:
        """The words of each wave. Padding is masked at every layer, so that nobody's words depend on who else waits."""
        with torch.inference_mode():
            asked = self._processor(list(waves), sampling_rate=RATE_HZ).to(self._device)
            features = asked["input_features"].to(self._dtype)
            logits = self.model(input_features=features, attention_mask=asked["attention_mask"]).logits
            paths: list[list[int]] = logits.argmax(-1).tolist()
            counts = self.model._get_subsampling_output_length(asked["attention_mask"].sum(-1)).tolist()
        return [
            spelled(written(path[:count], self._silent, self._texts), len(wave) / RATE_HZ)
            for wave, path, count in zip(waves, paths, counts, strict=True)
        ]


def _load(checkpoint: Checkpoint, dtype: torch.dtype) -> Any:
    loader: Any = ParakeetForCTC
    model, loaded = loader.from_pretrained(
        checkpoint.source, dtype=dtype, output_loading_info=True, **checkpoint.options
    )
    # the library fills what is absent with random numbers, and only warns
    needed = {name for name, _ in model.named_parameters()}
    needed |= {name for name in model.state_dict() if name.endswith(("running_mean", "running_var"))}
    if absent := needed & set(loaded["missing_keys"]):
        raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} lacks {len(absent)} of its weights.")
    return model
