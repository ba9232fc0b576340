"""words + noise -> latents, step by step -> sound. Text to music with a turbo ACE-Step 1.5, by the parts of diffusers'
AceStepPipeline (https://arxiv.org/abs/2602.00744)."""

import itertools
import math
from collections.abc import Generator
from dataclasses import dataclass

import torch
from diffusers.pipelines.ace_step.pipeline_ace_step import AceStepPipeline

from pipelines.events import Progress
from pipelines.media import Samples

STEPS = 8
SHIFT = 3.0
"""Of the schedule: both are what turbo checkpoints were distilled for."""
TIMBRE_S = 30
INSTRUMENTAL = "[Instrumental]"
NO_LANGUAGE = "unknown"
PEAK = 10 ** (-1 / 20)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the model is told: a caption in words, and apart from it `bpm`, a key such as "D minor", the beats of a bar
    and how long the piece is, in seconds (10..600), which are `sound_frames` at its rate."""

    caption: str
    bpm: int
    key: str
    beats: int
    seconds: float
    sound_frames: int


# torch's no_grad also wraps generators: between two steps the caller's own mode holds. Why the pipeline is not simply
# called: its callback cannot yield, and a thread around it would be one more thing inside a ZeroGPU fork. Besides, for
# one length in sixteen it draws one latent too many and fails.
@torch.no_grad()
def denoise(pipeline: AceStepPipeline, wanted: Wanted, seed: int) -> Generator[Progress, None, torch.Tensor]:
    """Yield Progress after each step, in frames of sound, the last part being left to `decode`; return latents, float32
    (1, frames, channels): the pipeline's own for the same noise, within rounding. Noise is drawn on the CPU, so that it
    is the same everywhere.
    """
    model = pipeline.transformer
    device, dtype = model.device, model.dtype
    frames = math.ceil(wanted.seconds * pipeline.latents_per_second)
    condition, context = _conditions(pipeline, wanted, frames)
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn((1, frames, model.config.audio_acoustic_hidden_dim), generator=generator)
    latents = noise.to(device)
    times = schedule()
    for step, (now, after) in enumerate(itertools.pairwise(times), start=1):
        time = torch.full((1,), now, device=device, dtype=dtype)
        (velocity,) = model(
            hidden_states=latents.to(dtype),
            timestep=time,
            timestep_r=time,
            encoder_hidden_states=condition,
            context_latents=context,
            return_dict=False,
        )
        latents = latents + (after - now) * velocity.float()
        yield Progress("press", wanted.sound_frames * step // (STEPS + 1), wanted.sound_frames)
    return latents


def schedule() -> list[float]:
    """Noise levels from 1 to 0 over STEPS steps, shifted towards noise as flow matching does it:
    s·t / (1 + (s - 1)·t)."""
    even = [1 - step / STEPS for step in range(STEPS + 1)]
    return [SHIFT * time / (1 + (SHIFT - 1) * time) for time in even]


@torch.no_grad()
def decode(pipeline: AceStepPipeline, latents: torch.Tensor, sound_frames: int) -> Samples:
    """The sound of `latents`, (sound_frames, 2) at the model's rate, its peak at -1 dB of full scale."""
    channels_first = latents.transpose(1, 2).to(pipeline.vae.dtype)
    sound = pipeline.vae.decode(channels_first).sample[0, :, :sound_frames].float()
    sound *= PEAK / sound.abs().amax().clamp(min=1e-6)
    return sound.T.contiguous().cpu().numpy()


def _conditions(pipeline: AceStepPipeline, wanted: Wanted, frames: int) -> tuple[torch.Tensor, torch.Tensor]:
    # what the transformer looks at: the packed words and timbre, and beside every latent the silence it replaces
    device, dtype = pipeline.transformer.device, pipeline.transformer.dtype
    text, text_mask, lyrics, lyrics_mask = pipeline.encode_prompt(
        prompt=wanted.caption,
        lyrics=INSTRUMENTAL,
        vocal_language=NO_LANGUAGE,
        device=device,
        audio_duration=wanted.seconds,
        bpm=wanted.bpm,
        keyscale=wanted.key,
        timesignature=str(wanted.beats),
    )
    timbre = pipeline.condition_encoder.silence_latent[:, : round(TIMBRE_S * pipeline.latents_per_second)]
    condition, _ = pipeline.condition_encoder(
        text_hidden_states=text,
        text_attention_mask=text_mask,
        lyric_hidden_states=lyrics,
        lyric_attention_mask=lyrics_mask,
        refer_audio_acoustic_hidden_states_packed=timbre.to(device=device, dtype=dtype),
        refer_audio_order_mask=torch.zeros(1, device=device, dtype=torch.long),
    )
    silence, _ = pipeline.prepare_src_latents(device=device, dtype=dtype, batch_size=1, latent_length=frames)
    return condition, torch.cat([silence, torch.ones_like(silence)], dim=-1)
