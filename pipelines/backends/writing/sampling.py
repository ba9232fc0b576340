"""A model's scores -> one token, in NumPy, for engines whose scores are on the CPU."""

import llguidance.numpy as packed
import numpy as np
from numpy.typing import NDArray

from pipelines.roles import Sampling


def choose(scores: NDArray[np.float32], mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
    """The token at `chance` (0..1) of the way through what `sampling` leaves of the probabilities, likeliest first.
    `scores` (vocabulary,) is overwritten; `mask`: packed bits, lowest first, what they do not cover is not allowed.

    Temperature, then the nucleus top_p (Holtzman et al. 2020), then min_p (Nguyen et al. 2024): as transformers'
    warpers in that order.
    """
    packed.apply_token_bitmask_inplace(scores, mask)
    if sampling.temperature <= 0:
        return int(scores.argmax())
    likelihood = np.exp((scores - scores.max()) / sampling.temperature, dtype=np.float64)
    likelihood /= likelihood.sum()
    # whoever is below this cannot be in the nucleus, all of them together; sorting the rest is ten times quicker
    candidates = np.flatnonzero(likelihood > (1 - sampling.top_p) / likelihood.size)
    order = candidates[np.argsort(-likelihood[candidates], kind="stable")]
    share = likelihood[order]
    before = np.cumsum(share) - share
    kept = (before < sampling.top_p) & (share >= sampling.min_p * share[0])
    heap = np.cumsum(share * kept)
    place = int(np.searchsorted(heap, chance * heap[-1], side="right"))
    return int(order[min(place, int(kept.sum()) - 1)])
