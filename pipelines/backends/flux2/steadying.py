"""How a long mural keeps its colours: what drifts from strip to strip is slow in space, and is measured and held there.

Editing a picture again and again with a diffusion transformer moves the low frequencies of its latents, round after
round; aligning their statistics to a running average of earlier rounds undoes it without training (VAE-LFA,
https://arxiv.org/abs/2605.08250). Here that is done gently: what a strip shows differs more from its neighbour than
drift does, so there is a band of freedom, and of what lies beyond it only half is taken off.
"""

from dataclasses import dataclass

import torch
from torch.nn.functional import avg_pool2d, pad

BAND = 0.15
"""So far, in parts of the usual spread, a strip may lie from the strips before it."""
PULL = 0.5
RUNNING = 0.3
"""The share of the newest strip in the average."""
FADE = 12
"""Columns over which the correction sets in from a join: 192 px, so that the join itself stays as it is."""
REACH = 3
"""Tokens to either side that are averaged: 112 px are low frequency."""


@dataclass(frozen=True, slots=True, eq=False)
class Lie:
    """Where low frequencies lie: `mean` and `spread` of each channel."""

    mean: torch.Tensor
    spread: torch.Tensor

    def joined_by(self, newest: "Lie") -> "Lie":
        """The running average with one strip more."""
        return Lie(
            self.mean + RUNNING * (newest.mean - self.mean), self.spread + RUNNING * (newest.spread - self.spread)
        )


def low_pass(latents: torch.Tensor) -> torch.Tensor:
    """Latents (channels, rows, columns) averaged over their neighbourhood."""
    window = 2 * REACH + 1
    return avg_pool2d(pad(latents[None], (REACH,) * 4, mode="replicate"), window, stride=1)[0]


def lie_of(latents: torch.Tensor) -> Lie:
    """How the low frequencies of some latents lie."""
    low = low_pass(latents)
    return Lie(low.mean(dim=(1, 2)), low.std(dim=(1, 2)))


def steadied(latents: torch.Tensor, usual: Lie, fresh: slice, *, left: bool, right: bool) -> torch.Tensor:
    """`latents` with the low frequencies of their `fresh` columns pulled towards the usual ones. Every other column
    stays bit for bit, and so does, nearly, what lies next to a join, `left` or `right`."""
    part = latents[:, :, fresh]
    low, here = low_pass(part), lie_of(part)
    mean = torch.clamp(here.mean, usual.mean - BAND * usual.spread, usual.mean + BAND * usual.spread)
    spread = torch.clamp(here.spread, (1 - BAND) * usual.spread, (1 + BAND) * usual.spread)
    stretch = (spread / here.spread.clamp(min=1e-6))[:, None, None]
    wanted = (low - here.mean[:, None, None]) * stretch + mean[:, None, None]
    out = latents.clone()
    out[:, :, fresh] = part + PULL * _share(part.shape[2], left, right) * (wanted - low)
    return out


def _share(columns: int, left: bool, right: bool) -> torch.Tensor:
    rising = (torch.arange(columns) / FADE).clamp(max=1)
    share = torch.ones(columns)
    if left:
        share = torch.minimum(share, rising)
    if right:
        share = torch.minimum(share, rising.flip(0))
    return share * share * (3 - 2 * share)
