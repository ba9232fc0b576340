"""picture -> how far away everything in it lies. The surveyor without weights.

What its painter knows exactly is taken over. A picture of unknown making is measured by three old cues of landscape
painting: what is higher in the picture lies farther, as far as the horizon; air takes contrast and colour away; what
differs strongly from its surroundings stands before them.
"""

import numpy as np
from scipy import ndimage

from pipelines.media import Depth, Picture

FAR = 0.02
SKY_SHARE = 0.45


class EmbeddedSurveyor:
    """Knows the painter's own depth, or guesses one. The same picture gives the same depth."""

    name = "embedded surveyor 1"

    def wake(self) -> None: ...

    def survey(self, picture: Picture, painted: Depth | None) -> Depth:
        """1/z in 0..1, float32 of the picture's height and width; `painted` as it is, if there is one."""
        return painted if painted is not None else guessed(picture)


def guessed(picture: Picture) -> Depth:
    """A soft slope from the horizon to the feet, with strong shapes lifted out of it."""
    pixels = np.asarray(picture.pixels, np.float32) / 255
    height, width = pixels.shape[:2]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    ground = FAR + (1 - FAR) * np.clip((down - SKY_SHARE) / (1 - SKY_SHARE), 0, 1) ** 0.8
    unit = height / 768  # the cues have their size in the picture, not in pixels
    soft = ndimage.gaussian_filter(pixels, (12 * unit, 12 * unit, 0))
    wide = ndimage.gaussian_filter(pixels, (90 * unit, 90 * unit, 0))
    stands_out = np.clip(np.abs(soft - wide).sum(axis=2) * 1.6 - 0.12, 0, 1)
    lifted = ndimage.gaussian_filter(stands_out, 6 * unit) * (0.15 + 0.25 * down)
    inverse = np.clip(ndimage.gaussian_filter(np.broadcast_to(ground, (height, width)) + lifted, 4 * unit), 0, 1)
    return Depth(inverse.astype(np.float32))
