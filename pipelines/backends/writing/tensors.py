"""A model's scores -> one token, in torch, where the scores are; only the chosen token leaves the device."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipelines.roles import Sampling

WORD = 32  # bits of a packed word


class Chooser:
    """Chooses among `size` scores on one device; `writing.sampling.choose` is the same in NumPy."""

    def __init__(self, size: int, device: torch.device) -> None:
        token = torch.arange(size, device=device, dtype=torch.int64)
        self._word, self._bit = token // WORD, (token % WORD).to(torch.int32)
        self._words = -(-size // WORD)

    def choose(self, scores: Tensor, mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
        """The token at `chance` (0..1) of the way through what `sampling` leaves of the probabilities of `scores`
        (size,), likeliest first. `mask`: packed bits, lowest first; what they do not cover is not allowed."""
        words = np.zeros(self._words, np.int32)
        words[: mask.size] = mask.ravel()[: self._words]
        allowed = (torch.from_numpy(words).to(scores.device)[self._word] >> self._bit) & 1
        scores = scores.masked_fill(allowed == 0, float("-inf"))
        if sampling.temperature <= 0:
            return int(scores.argmax())
        likelihood = torch.softmax(scores.float() / sampling.temperature, dim=-1)
        share, order = likelihood.sort(descending=True, stable=True)
        before = share.cumsum(0) - share
        kept = (before < sampling.top_p) & (share >= sampling.min_p * share[0]) & (share > 0)
        heap = (share * kept).cumsum(0)
        place = torch.searchsorted(heap, chance * heap[-1:], right=True)[0]
        return int(order[torch.minimum(place, kept.sum() - 1)])
