"""Words + noise (+ what is shown, + what is kept) -> latents, in four steps.

The loop is that of diffusers' Flux2KleinPipeline, as a generator: it can be left at every step without a thread,
pictures that are shown come as latents, and each picture of a batch may be shown another. What is kept is blended in as
by Differential Diffusion (Levin and Fried 2023, https://arxiv.org/abs/2306.00950), token by token.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from diffusers.pipelines.flux2.pipeline_flux2_klein import compute_empirical_mu
from diffusers.schedulers.scheduling_flow_match_euler_discrete import FlowMatchEulerDiscreteScheduler

from pipelines.backends.flux2.easel import Easel
from pipelines.events import Progress

STEPS = 4
"""What the distilled model was made for. It needs no guidance."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What is there already: its clean `latents` (channels, rows, columns), and `change` (rows, columns): 0 stays, bit
    for bit, 1 is painted anew, and between them a token is let go the earlier, the nearer it is to 1."""

    latents: torch.Tensor
    change: torch.Tensor


def noise_of(seed: int, shape: tuple[int, ...]) -> torch.Tensor:
    """Noise of (channels, rows, columns), drawn on the CPU: the same for every device."""
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@torch.inference_mode()
def denoise(
    easel: Easel,
    words: torch.Tensor,
    noise: torch.Tensor,
    shown: Sequence[torch.Tensor] = (),
    kept: Kept | None = None,
    *,
    done: int = 0,
    total: int = STEPS,
) -> Generator[Progress, None, torch.Tensor]:
    """Yield Progress after each step, counted on from `done`; return clean latents of `noise`'s shape, (batch,
    channels, rows, columns). `words`: (batch, tokens, width); `shown`: pictures to look at, each shaped like that."""
    pipeline = easel.pipeline
    model, device = pipeline.transformer, easel.device
    rows, columns = noise.shape[2:]
    sigmas, times = schedule(easel, rows * columns)
    places = pipeline._prepare_latent_ids(noise)
    if shown:
        seen_places = pipeline._prepare_image_ids([one[:1] for one in shown])
        places = torch.cat([places, seen_places.repeat(len(noise), 1, 1)], dim=1)
        seen = torch.cat([pipeline._pack_latents(one) for one in shown], dim=1).to(device, model.dtype)
    else:
        seen = None
    told = {
        "encoder_hidden_states": words.to(device, model.dtype),
        "txt_ids": pipeline._prepare_text_ids(words).to(device),
        "img_ids": places.to(device),
        "guidance": None,
        "return_dict": False,
    }
    start = pipeline._pack_latents(noise).to(device)
    stays = None if kept is None else _packed(kept, device)
    latents = start
    for step in range(STEPS):
        looked_at = latents.to(model.dtype)
        if seen is not None:
            looked_at = torch.cat([looked_at, seen], dim=1)
        time = times[step].expand(len(latents)).to(device, model.dtype) / 1000
        with model.cache_context("cond"):
            velocity = model(hidden_states=looked_at, timestep=time, **told)[0][:, : latents.shape[1]]
        latents = latents + (sigmas[step + 1] - sigmas[step]).to(device) * velocity.float()
        if stays is not None:
            clean, change = stays
            still = (change == 0) | (change < 1 - (step + 1) / STEPS)
            sigma = sigmas[step + 1].to(device)
            latents = torch.where(still, (1 - sigma) * clean + sigma * start, latents)
        yield Progress("paint", done + step + 1, total, "steps")
    return latents.permute(0, 2, 1).reshape(noise.shape).cpu()


def schedule(easel: Easel, tokens: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Noise levels from 1 to 0 (five) and the times that the model is told (four), as its makers shift them for a
    picture of so many tokens. The pipeline's own scheduler stays as it is."""
    scheduler: Any = FlowMatchEulerDiscreteScheduler.from_config(easel.pipeline.scheduler.config)
    mu = compute_empirical_mu(image_seq_len=tokens, num_steps=STEPS)
    scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / STEPS, STEPS), mu=mu)
    return scheduler.sigmas, scheduler.timesteps


def _packed(kept: Kept, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    clean = kept.latents.reshape(1, kept.latents.shape[0], -1).permute(0, 2, 1)
    return clean.to(device), kept.change.reshape(1, -1, 1).to(device)
