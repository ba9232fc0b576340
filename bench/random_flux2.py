"""FLUX.2 klein at its true size with random weights, in the layout of the published repository: for its speed and its
memory, which do not depend on what it has learnt. Nothing is fetched; the tokenizer is that of the tiny checkpoint.

7.98 billion parameters are written, as published: 16 GB in bfloat16. The painter loads 7.07 of them.
"""

from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKLFlux2, Flux2KleinPipeline, Flux2Transformer2DModel
from transformers import Qwen3Config, Qwen3ForCausalLM

from tests.tiny import flux2

PAINTER = "black-forest-labs/FLUX.2-klein-4B"


TRANSFORMER = {
    "in_channels": 128,
    "num_layers": 5,
    "num_single_layers": 20,
    "attention_head_dim": 128,
    "num_attention_heads": 24,
    "joint_attention_dim": 7680,
    "timestep_guidance_channels": 256,
    "axes_dims_rope": (32, 32, 32, 32),
}
TEXT_ENCODER = {
    "vocab_size": 151_936,
    "hidden_size": 2560,
    "intermediate_size": 9728,
    "num_hidden_layers": 36,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "head_dim": 128,
    "max_position_embeddings": 40_960,
}


def build(folder: Path, device: str) -> None:
    """Write the checkpoint into `folder/<owner>/<name>` in bfloat16, its weights drawn on `device`."""
    torch.manual_seed(0)
    pipeline_of(device).save_pretrained(folder / PAINTER, max_shard_size="5GB")


def pipeline_of(device: str) -> Any:
    """All of it with random weights in bfloat16, on `device`."""
    with torch.device(device):
        torch.set_default_dtype(torch.bfloat16)
        try:
            transformer = Flux2Transformer2DModel(patch_size=1, guidance_embeds=False, **TRANSFORMER)
            text_encoder = Qwen3ForCausalLM(Qwen3Config(tie_word_embeddings=True, **TEXT_ENCODER))
            vae = AutoencoderKLFlux2()
        finally:
            torch.set_default_dtype(torch.float32)
    return Flux2KleinPipeline(
        scheduler=flux2.scheduler(),
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=flux2.qwen_tokenizer(),
        transformer=transformer,
        is_distilled=True,
    )
