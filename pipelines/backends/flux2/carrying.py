"""What one strip leaves for the next: the latents of its right edge, the mural's first look, and how its colours lay.

All of it is about 221 KiB at the published size: the edge 156, the look 64, the rest 1.
"""

import logging
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from pipelines.backends.flux2.easel import GRID_PX
from pipelines.roles import EDGE_PX, STRIP_PX, Carried

log = logging.getLogger(__name__)

ROWS, EDGE_COLUMNS = STRIP_PX[1] // GRID_PX, EDGE_PX // GRID_PX
ANCHOR_PX = 256
ANCHOR = ANCHOR_PX // GRID_PX


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """`edge`: latents (channels, 48, 13) of the last 208 px before the next strip; `anchor`: latents (channels, 16, 16)
    of the mural's first strip seen small; `mean` and `spread` (channels): where low frequencies lay so far."""

    edge: torch.Tensor
    anchor: torch.Tensor
    mean: torch.Tensor
    spread: torch.Tensor


def pack(remembered: Remembered, model: str) -> Carried | None:
    """In the arrays that travel, channels last; None where a number is none, since nothing could go on from it."""
    arrays = {
        "latents": _half(remembered.edge),
        "anchor": _half(remembered.anchor),
        "mean": remembered.mean.numpy(),
        "spread": remembered.spread.numpy(),
    }
    if not all(np.isfinite(array).all() for array in arrays.values()):
        log.warning("%s made latents that are no numbers: the next strip goes on from the pixels", model)
        return None
    return Carried(model, arrays)


def unpack(carried: Carried | None, model: str, channels: int) -> Remembered | None:
    """What was carried, or None when there is nothing, or another painter's. It has been in the hands of a page: an
    array of another kind or shape, or with a number that is none, makes all of it worthless."""
    if carried is None:
        return None
    if carried.model != model:
        log.info("what %s carried is nothing to %s", carried.model, model)
        return None
    wanted = {
        "anchor": ((ANCHOR, ANCHOR, channels), np.float16),
        "latents": ((ROWS, EDGE_COLUMNS, channels), np.float16),
        "mean": ((channels,), np.float32),
        "spread": ((channels,), np.float32),
    }
    arrays = carried.arrays
    torn = [name for name, (shape, kind) in wanted.items() if not _fits(arrays.get(name), shape, kind)]
    if torn or (arrays["spread"] < 0).any():
        log.warning("what was carried of the strip before is torn (%s), and is left aside", ", ".join(torn))
        return None
    return Remembered(
        edge=_channels_first(arrays["latents"]),
        anchor=_channels_first(arrays["anchor"]),
        mean=torch.tensor(arrays["mean"]),
        spread=torch.tensor(arrays["spread"]),
    )


def _fits(array: object, shape: tuple[int, ...], kind: type[np.floating]) -> bool:
    return (
        isinstance(array, np.ndarray)
        and array.shape == shape
        and array.dtype == kind
        and bool(np.isfinite(array).all())
    )


def _half(latents: torch.Tensor) -> NDArray[np.float16]:
    # 4 % of latents' range is their noise: half precision is far below it
    limit = float(torch.finfo(torch.float16).max)
    return latents.clamp(-limit, limit).permute(1, 2, 0).to(torch.float16).cpu().contiguous().numpy()


def _channels_first(array: NDArray[np.float16]) -> torch.Tensor:
    return torch.from_numpy(array.astype(np.float32)).permute(2, 0, 1).contiguous()
