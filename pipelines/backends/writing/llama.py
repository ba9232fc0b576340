"""LlamaForCausalLM as a Mind: keys and values in buffers that are made once, one step as a CUDA graph on a GPU."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import LlamaForCausalLM
from transformers.cache_utils import Cache, CacheLayerMixin

from pipelines.backends.graphs import recorded
from pipelines.backends.writing.mind import Shelf
from pipelines.backends.writing.tensors import Chooser
from pipelines.roles import Sampling

STRIDE = 128
"""On a CPU attention looks at so many slots more at a time, not at all that there are."""
FEW = 8
"""So many steps of a graph are quicker than one go without it, whose hundreds of small kernels wait for the CPU."""


class Slots(CacheLayerMixin):
    """Keys and values of one layer, (1, heads, context, head_dim), written in place at the positions of a Desk."""

    is_sliding = False

    def __init__(self, desk: "Desk", heads: int, head: int, dtype: torch.dtype) -> None:
        super().__init__()
        self._desk = desk
        self.key_slots = torch.zeros(1, heads, desk.context, head, dtype=dtype, device=desk.device)
        self.value_slots = torch.zeros_like(self.key_slots)
        self.is_initialized = True

    def lazy_initialization(self, key_states: Tensor, value_states: Tensor) -> None:
        """Nothing: the buffers are there from the start."""

    def update(
        self, key_states: Tensor, value_states: Tensor, *args: object, **kwargs: object
    ) -> tuple[Tensor, Tensor]:
        self.key_slots.index_copy_(2, self._desk.positions, key_states)
        self.value_slots.index_copy_(2, self._desk.positions, value_states)
        return self.key_slots[:, :, : self._desk.window], self.value_slots[:, :, : self._desk.window]

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        return self._desk.window, 0

    def get_seq_length(self) -> int:
        return self._desk.window

    def get_max_length(self) -> int:
        return self._desk.context


class Desk:
    """Where the next tokens go: their `positions`, and how many slots attention looks at (`window`)."""

    def __init__(self, context: int, device: torch.device) -> None:
        self.context, self.device, self.window = context, device, context
        self.slots = torch.arange(context, device=device)
        self.positions = self.slots[:1]


class LlamaMind:
    """A Mind made of `model`. What lies in the buffers behind `held` is never looked at."""

    def __init__(self, model: LlamaForCausalLM, context: int) -> None:
        config = model.config
        self._model = model
        self._chooser = Chooser(config.vocab_size, model.device)
        self._scores = torch.zeros(config.vocab_size, device=model.device)
        self._layers: list[Slots] = []
        self.resize(context)

    def forget(self) -> None:
        self.held = []

    def resize(self, context: int) -> None:
        config, model = self._model.config, self._model
        self.context = context
        self.held: list[int] = []
        self._shelf: Shelf[list[tuple[Tensor, Tensor]]] = Shelf()
        self._step: Step | None = None
        self._desk = Desk(context, model.device)
        self._layers, self._cache = [], Cache(layers=[])  # the old ones go before the new ones come
        heads = config.num_key_value_heads or config.num_attention_heads
        head = config.head_dim or config.hidden_size // config.num_attention_heads
        self._layers = [Slots(self._desk, heads, head, model.dtype) for _ in range(config.num_hidden_layers)]
        self._cache = Cache(layers=list(self._layers))

    @torch.inference_mode()
    def keep(self) -> None:
        end = len(self.held)
        copies = [
            (layer.key_slots[:, :, :end].clone(), layer.value_slots[:, :, :end].clone()) for layer in self._layers
        ]
        self._shelf.put(self.held, copies)

    @torch.inference_mode()
    def recall(self, tokens: Sequence[int]) -> bool:
        kept = self._shelf.get(tokens)
        if kept is None:
            return False
        for layer, (keys, values) in zip(self._layers, kept):
            layer.key_slots[:, :, : len(tokens)] = keys
            layer.value_slots[:, :, : len(tokens)] = values
        self.held = list(tokens)
        return True

    @torch.inference_mode()
    def read(self, tokens: Sequence[int]) -> None:
        device, start = self._desk.device, len(self.held)
        end = start + len(tokens)
        step = self.recorded() if device.type == "cuda" and len(tokens) <= FEW else None
        if step is not None:
            for place, token in enumerate(tokens, start):
                self._scores = step.take(token, place)
        else:
            self._desk.window = min(self.context, -(-end // STRIDE) * STRIDE)
            self._scores = self.forward(torch.tensor([tokens], device=device), self._desk.slots[start:end])
        self.held += tokens

    @torch.inference_mode()
    def choose(self, mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
        return self._chooser.choose(self._scores, mask, sampling, chance)

    def forward(self, tokens: Tensor, positions: Tensor) -> Tensor:
        """Scores (vocabulary,) float32 after `tokens` (1, n), which lie at `positions` (n,). Each sees itself and
        what is before it."""
        desk = self._desk
        desk.positions = positions
        seen = desk.slots[None, : desk.window] <= positions[:, None]
        said = self._model(
            input_ids=tokens,
            position_ids=positions[None],
            attention_mask=seen[None, None],
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=1,
        )
        return said.logits[0, -1].float()

    def recorded(self) -> "Step | None":
        """The recorded step, recorded at the first asking; None where this model's cannot be. Raises what a full memory
        raises."""
        if self._step is None:
            self._step = Step(self)
        return self._step if self._step.recording else None

    def look_at_all(self) -> None:
        """Let attention look at every slot, as a graph must, whose shapes never change."""
        self._desk.window = self.context

    @property
    def device(self) -> torch.device:
        return self._desk.device


class Step:
    """The step of one token, recorded where it can be (`recording`)."""

    def __init__(self, mind: LlamaMind) -> None:
        self._token = torch.zeros(1, 1, dtype=torch.int64, device=mind.device)
        # the last slot: nothing that is held lies there while one records
        self._position = torch.full((1,), mind.context - 1, dtype=torch.int64, device=mind.device)
        mind.look_at_all()
        self.recording = recorded(lambda: mind.forward(self._token, self._position))

    def take(self, token: int, position: int) -> Tensor:
        """Scores (vocabulary,) after `token` at `position`; overwritten by the next take. Recorded only."""
        assert self.recording is not None
        self._token.fill_(token)
        self._position.fill_(position)
        return self.recording.replay()
