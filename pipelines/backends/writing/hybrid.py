"""NemotronHForCausalLM and its like as a Mind: state spaces cannot be rolled back, so its memory is copied whole."""

import copy
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import DynamicCache, PreTrainedModel

from pipelines.backends.writing.mind import Shelf
from pipelines.backends.writing.tensors import Chooser
from pipelines.roles import Sampling


class HybridMind:
    """A Mind made of `model`, with the cache that its own `generate` would use."""

    def __init__(self, model: PreTrainedModel, context: int) -> None:
        self.context = context
        self.held: list[int] = []
        self._model = model
        self._config = model.config.get_text_config()
        self._cache = DynamicCache(config=self._config)
        self._chooser = Chooser(self._config.vocab_size, model.device)
        self._shelf: Shelf[DynamicCache] = Shelf()
        self._scores = torch.zeros(self._config.vocab_size, device=model.device)

    def forget(self) -> None:
        self.held, self._cache = [], DynamicCache(config=self._config)

    def resize(self, context: int) -> None:
        self._shelf = Shelf()
        self.forget()
        self.context = context  # its memory grows with what it reads

    @torch.inference_mode()
    def keep(self) -> None:
        self._shelf.put(self.held, copy.deepcopy(self._cache))

    @torch.inference_mode()
    def recall(self, tokens: Sequence[int]) -> bool:
        kept = self._shelf.get(tokens)
        if kept is None:
            return False
        self.held, self._cache = list(tokens), copy.deepcopy(kept)
        return True

    @torch.inference_mode()
    def read(self, tokens: Sequence[int]) -> None:
        ids = torch.tensor([tokens], device=self._model.device)
        said = self._model(input_ids=ids, past_key_values=self._cache, use_cache=True, logits_to_keep=1)
        self.held += tokens
        self._scores = said.logits[0, -1].float()

    @torch.inference_mode()
    def choose(self, mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
        return self._chooser.choose(self._scores, mask, sampling, chance)
