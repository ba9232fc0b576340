"""Words -> embeddings, pixels -> latents, latents -> pixels: what every painting needs of the pipeline.

Latents are those that the transformer sees: float32 (channels, rows, columns) on the CPU, one token to 16 × 16 pixels,
their channels normed by the VAE's own statistics. The pipeline is not changed by any of this.
"""

from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch

from pipelines.backends.flux2.loading import READ_LAYERS
from pipelines.media import Pixels

GRID_PX = 16
"""A token's side: the VAE takes eight pixels to one latent, and two by two of those are packed."""
REMEMBERED = 16
"""Embeddings that are kept, 8 MB each: a strip painted once more and a room's plate say what was said before."""
OVERLAP = 8
"""Tokens that two bands share when a picture is decoded in parts: the decoder looks four tokens far."""


class Easel:
    """The loaded pipeline, and what it remembers of words. `prompt_tokens`: so many of a prompt's tokens are read,
    padding included."""

    def __init__(self, pipeline: Any, prompt_tokens: int) -> None:
        self.pipeline = pipeline
        self._prompt_tokens = prompt_tokens
        self._read: OrderedDict[str, torch.Tensor] = OrderedDict()

    @property
    def device(self) -> torch.device:
        return self.pipeline._execution_device

    @property
    def channels(self) -> int:
        return self.pipeline.transformer.config.in_channels

    @torch.inference_mode()
    def read(self, prompt: str) -> torch.Tensor:
        """The prompt as the transformer is told it, (1, tokens, width). One by one, never in batches: the same words
        are then the same numbers, whatever else is asked for with them."""
        if prompt not in self._read:
            told, _ = self.pipeline.encode_prompt(
                prompt, max_sequence_length=self._prompt_tokens, text_encoder_out_layers=READ_LAYERS
            )
            self._read[prompt] = told.cpu()
            if len(self._read) > REMEMBERED:
                self._read.popitem(last=False)
        self._read.move_to_end(prompt)
        return self._read[prompt].to(self.device)

    @torch.inference_mode()
    def encode(self, pixels: Pixels) -> torch.Tensor:
        """The latents of uint8 (height, width, 3). Raises ValueError off the grid."""
        check_grid(pixels.shape[1], pixels.shape[0])
        vae = self.pipeline.vae
        image = torch.tensor(pixels).permute(2, 0, 1)[None].float() / 255
        image = (2 * image - 1).to(self.device, vae.dtype)
        return self.pipeline._encode_vae_image(image=image, generator=None)[0].float().cpu()

    @torch.inference_mode()
    def decode(self, latents: torch.Tensor, *, in_bands: bool = False) -> Pixels:
        """The picture of some latents, uint8 (height, width, 3); `in_bands`: its left and its right half one after the
        other, which takes half the memory and differs by what the decoder sees across."""
        columns = latents.shape[2]
        if not in_bands or columns < 4 * OVERLAP:
            return _pixels(self._decoded(latents))
        middle = columns // 2
        left = self._decoded(latents[:, :, : middle + OVERLAP // 2]).cpu()
        right = self._decoded(latents[:, :, middle - OVERLAP // 2 :]).cpu()
        shared = OVERLAP * GRID_PX
        share = torch.linspace(0, 1, shared)
        seam = left[:, :, -shared:] * (1 - share) + right[:, :, :shared] * share
        return _pixels(torch.cat([left[:, :, :-shared], seam, right[:, :, shared:]], dim=2))

    def _decoded(self, latents: torch.Tensor) -> torch.Tensor:
        vae = self.pipeline.vae
        mean = vae.bn.running_mean.view(1, -1, 1, 1).to(latents)
        spread = torch.sqrt(vae.bn.running_var.view(1, -1, 1, 1) + vae.config.batch_norm_eps).to(latents)
        unpacked = self.pipeline._unpatchify_latents(latents[None] * spread + mean)
        return vae.decode(unpacked.to(self.device, vae.dtype), return_dict=False)[0][0].float()

    @contextmanager
    def in_use(self) -> Generator[None]:
        """Around a piece of work: what came to the GPU for it leaves again, where parts wait in main memory."""
        try:
            yield
        finally:
            self.pipeline.maybe_free_model_hooks()


def check_grid(width: int, height: int) -> None:
    """Raises ValueError when a picture is no whole number of tokens: the library would quietly paint a smaller one."""
    if width % GRID_PX or height % GRID_PX:
        raise ValueError(
            f"A picture of {width} x {height} px does not lie on the {GRID_PX}-px grid;"
            f" the next size is {on_grid(width)} x {on_grid(height)}."
        )


def on_grid(length_px: int) -> int:
    """The next length that is a whole number of tokens."""
    return -(-length_px // GRID_PX) * GRID_PX


def _pixels(image: torch.Tensor) -> Pixels:
    scaled = (image / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).cpu().numpy()
    return (scaled * 255).round().astype(np.uint8)
