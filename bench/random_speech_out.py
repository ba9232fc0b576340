"""VoxCPM2 at its true size with random weights, in voxcpm's classes and the layout it is published in: for what does
not depend on what a model has learnt, its speed and its memory. Nothing is fetched.

Its tokenizer is the tiny checkpoint's; the vocabulary is as large as the published one.
"""

from pathlib import Path
from typing import Any

import torch

from tests.tiny import voxcpm2
from tests.tiny.__main__ import build as build_tiny

NARRATOR = "openbmb/VoxCPM2"
LOUDNESS = 0.1
"""RMS of the random sound, full scale 1: whoever judges a take must find nothing to speak again."""


def true_sizes() -> dict[str, Any]:
    """The config as published (read from copies of it, since no hub was in reach), but for the factors of LongRoPE."""
    part = {"hidden_dim": 1024, "ffn_dim": 4096, "num_heads": 16, "num_layers": 12, "kv_channels": 128}
    config = voxcpm2.sizes(73_448)
    config["lm_config"] |= {
        "hidden_size": 2048,
        "intermediate_size": 6144,
        "max_position_embeddings": 32_768,
        "num_attention_heads": 16,
        "num_hidden_layers": 28,
        "num_key_value_heads": 2,
        "rope_scaling": {
            "type": "longrope",
            "long_factor": [1.0] * 64,
            "short_factor": [1.0] * 64,
            "original_max_position_embeddings": 32_768,
        },
        "scale_emb": 12,
        "dim_model_base": 256,
        "scale_depth": 1.4,
        "kv_channels": 128,
    }
    return config | {
        "residual_lm_num_layers": 8,
        "scalar_quantization_latent_dim": 512,
        "encoder_config": part,
        "dit_config": {**part, "cfm_config": {}},
        "audio_vae_config": {"encoder_dim": 128, "decoder_dim": 2048},
        "max_length": 8192,
    }


def build(folder: Path, device: str, *, tiny: bool = False) -> None:
    """Write the checkpoint into `folder/openbmb/VoxCPM2` (5 GB), its weights drawn on `device`. It says a sentence at
    about 22 letters a second, in one take."""
    build_tiny(folder, [NARRATOR])
    if tiny:
        return
    from transformers import LlamaTokenizerFast  # noqa: PLC0415 - only now is it known that it is installed

    target = folder / NARRATOR
    model = voxcpm2.made(true_sizes(), LlamaTokenizerFast.from_pretrained(target), device)
    voxcpm2.end_when_it_may(model)
    make_heard(model.audio_vae, device)
    voxcpm2.save(model, true_sizes(), target)


@torch.no_grad()
def make_heard(vae: Any, device: str) -> None:
    """A VAE that is about as loud as a voice, and without a constant in its sound."""
    last = [layer for layer in vae.decoder.model if hasattr(layer, "weight_g")][-1]
    last.bias.zero_()
    for _ in range(3):  # a tanh comes after it: the loudness follows only by and by
        sound = vae.decode(torch.randn(1, vae.latent_dim, 16, device=device))
        last.weight_g.mul_(LOUDNESS / (sound - sound.mean()).square().mean().sqrt())
