"""A thing's drawing -> how far aside it stands from a join, so that none of its walls, posts and masts is along it."""

from functools import lru_cache

import numpy as np

from pipelines.embedded.painter.mural.fields import Field
from pipelines.embedded.painter.mural.sketch import Tones, sketched
from pipelines.scenery import COLOURS, Zone

NUDGE_PX = 20
"""So far a thing may move."""
_RUN_PX = 24
"""An edge that runs up so far is upright."""
_WIDE_PX = 3
"""So close to a join an edge is as good as on it: outlines are that thick."""
_STILL = 0.02
"""Edges so faint move nothing."""
_GREYS = Tones({use: np.full(3, 0.15 + 0.05 * number, np.float32) for number, use in enumerate(COLOURS)})


def nudged(thing: str, x: int, join: int, least: int, seed: int, zone: Zone, scale: float, count: int) -> int:
    """World x for a foot that was to stand at `x`: at most NUDGE_PX away and not left of `least`, where the drawing has
    the faintest upright edges at `join`; the nearest of these."""
    edges, left = _edges(thing, seed, zone, scale, count)
    if not -NUDGE_PX <= join - x - left <= len(edges) + NUDGE_PX:
        return x
    moves = sorted(range(-NUDGE_PX, NUDGE_PX + 1), key=lambda move: (abs(move), move))
    allowed = [move for move in moves if move == 0 or x + move >= least]
    strengths = [_strength(edges, join - x - move - left) for move in allowed]
    if strengths[0] <= _STILL:
        return x
    return x + allowed[int(np.argmin(np.maximum(strengths, _STILL)))]


def _strength(edges: Field, at: int) -> float:
    near = edges[max(0, at - _WIDE_PX) : max(0, at + _WIDE_PX + 1)]
    return float(near.max()) if len(near) else 0.0


@lru_cache(maxsize=64)
def _edges(thing: str, seed: int, zone: Zone, scale: float, count: int) -> tuple[Field, int]:
    """For each column of a drawing on grey the steps to the one before it that run up, added up over runs; and where
    the first column lies from the foot."""
    drawn = sketched(thing, _GREYS, seed, zone=zone, scale=scale, count=count)
    colour, alpha = drawn.pixels[..., :3], drawn.pixels[..., 3:]
    seen = np.pad(colour * alpha + np.float32(0.5) * (1 - alpha), ((0, 0), (2, 2), (0, 0)), constant_values=0.5)
    step = (seen[:, 3:-1] + seen[:, 2:-2] - seen[:, 1:-3] - seen[:, :-4]) * np.float32(0.5)
    runs = -(-len(step) // _RUN_PX)
    step = np.pad(step, ((0, runs * _RUN_PX - len(step)), (0, 0), (0, 0)))
    steps = np.median(step.reshape(runs, _RUN_PX, -1, 3), axis=1)
    return np.abs(steps).mean(axis=2).sum(axis=0).astype(np.float32), drawn.left
