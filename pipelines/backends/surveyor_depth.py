"""picture -> how far away everything in it lies, by Depth Anything V2 through transformers.

The model (Yang et al. 2024, "Depth Anything V2") tells relative depth: what is nearer has the larger number, and the
numbers have no unit. So they are laid out over one range for every picture; to make neighbouring strips agree is the
business of whoever has both.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.frugal import once_smaller
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing
from pipelines.media import Depth, Picture
from pipelines.roles import Surveyor

FAR = 0.02
"""1/z of what is farthest: nothing lies at infinity, where a relief would tear."""
FARTHEST, NEAREST = 1.0, 99.0
"""Percentiles that become FAR and 1: single pixels must not decide how deep a whole picture is."""
FLAT = 1e-6
"""A picture whose depths differ by less of the largest has none."""
SMALLER = 2
"""The sides of the model's picture are divided by this when memory is full."""


class DepthSurveyor:
    """Measures what the painter does not know. The same picture gives the same depth."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Surveyor) -> None:
        """Load the model, onto the GPU if there is one. Raises EngineMissing."""
        require(card, "torch", "transformers")
        # only now is it known that they are installed
        import torch  # noqa: PLC0415
        from transformers import DepthAnythingForDepthEstimation, DPTImageProcessorPil  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, "depth_anything")
        device = "cuda" if torch.cuda.is_available() else "cpu"
        dtype = getattr(torch, card.dtype) if device == "cuda" else torch.float32
        with loading(checkpoint):
            # the one without torchvision, whether that is installed or not: so all machines see the same pixels
            self._processor: Any = DPTImageProcessorPil.from_pretrained(checkpoint.source, **checkpoint.options)
            loaded: Any = DepthAnythingForDepthEstimation.from_pretrained(
                checkpoint.source, dtype=dtype, output_loading_info=True, **checkpoint.options
            )
        model, told = loaded
        if told["missing_keys"]:
            raise EngineMissing(f"The weights of {card.repo} are not complete. Fetch them again.")
        if model.config.depth_estimation_type != "relative":
            raise EngineMissing(f"{card.repo} tells metres; the surveyor needs a model of relative depth.")
        self.model: Any = model.to(device).eval()
        self._device, self._dtype = device, dtype
        self._counts = {next(iter(card.params_b)): sum(tensor.numel() for tensor in self.model.parameters())}
        self.name = f"{checkpoint.model} (transformers)"
        self.understudy = understudy

    def wake(self) -> None:
        """Nothing: all was loaded when the engine was made."""

    def count_parameters(self) -> Mapping[str, int]:
        """Loaded parameters, under the card's name for the model."""
        return self._counts

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(self.model)

    def survey(self, picture: Picture, painted: Depth | None) -> Depth:
        """1/z in FAR..1, float32 of the picture's height and width; `painted` as it is, if there is one. Raises
        MemoryFull when not even a picture of half the size fits."""
        if painted is not None:
            return painted
        inverse = once_smaller(lambda: self._measured(picture, 1), lambda: self._measured(picture, SMALLER), self.name)
        return Depth(laid_out(inverse))

    def _measured(self, picture: Picture, divisor: int) -> NDArray[np.float32]:
        """What the model says of a picture of its own size divided by `divisor`, as large as `picture`."""
        # only the constructor knows that it is installed
        import torch  # noqa: PLC0415

        pixels = np.ascontiguousarray(picture.pixels)
        size = {side: self._processor.size[side] // divisor for side in ("height", "width")}
        with torch.inference_mode():
            seen = self._processor(images=pixels, size=size, return_tensors="pt").pixel_values
            said = self.model(pixel_values=seen.to(self._device, self._dtype))
            depth = said.predicted_depth[None].float()
            whole = torch.nn.functional.interpolate(depth, pixels.shape[:2], mode="bicubic", align_corners=False)
            return whole[0, 0].cpu().numpy()


def laid_out(inverse: NDArray[np.float32]) -> NDArray[np.float32]:
    """Relative inverse depth on any scale -> FAR..1 over its 1st to 99th percentile. Where all lies equally deep, all
    of it is far."""
    far, near = (float(edge) for edge in np.percentile(inverse, (FARTHEST, NEAREST)))
    if near - far <= FLAT * max(abs(near), abs(far), 1e-30):
        return np.full_like(inverse, FAR, dtype=np.float32)
    share = np.clip((inverse - far) / (near - far), 0, 1)
    return (FAR + (1 - FAR) * share).astype(np.float32)
