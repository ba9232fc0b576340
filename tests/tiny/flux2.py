"""A FLUX.2 klein of 195,000 random parameters, in the classes and the layout that diffusers publishes."""

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKLFlux2,
    FlowMatchEulerDiscreteScheduler,
    Flux2KleinPipeline,
    Flux2Transformer2DModel,
)
from transformers import Qwen2TokenizerFast, Qwen3Config, Qwen3ForCausalLM

from tests.tiny.words import tokenizer

TEMPLATE = (
    "{%- for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}"
    "{%- if enable_thinking is defined and enable_thinking is false %}{{ '<think>\n\n</think>\n\n' }}{%- endif %}"
    "{%- endif %}"
)
WIDTH = 16
LATENTS = 4
"""Channels of the latents before they are packed two by two; the published ones have 32."""


def build(folder: Path) -> None:
    """Write the checkpoint into `folder`; the same bytes of weights every time."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        pipeline().save_pretrained(folder)


def pipeline() -> Flux2KleinPipeline:
    """The whole pipeline with random weights. The text encoder has more layers than are used, as published."""
    qwen = qwen_tokenizer()
    text_encoder = Qwen3ForCausalLM(
        Qwen3Config(
            vocab_size=len(qwen),
            hidden_size=WIDTH,
            intermediate_size=2 * WIDTH,
            num_hidden_layers=30,
            num_attention_heads=2,
            num_key_value_heads=2,
            head_dim=8,
            max_position_embeddings=512,
            tie_word_embeddings=True,
        )
    )
    transformer = Flux2Transformer2DModel(
        patch_size=1,
        in_channels=4 * LATENTS,
        num_layers=1,
        num_single_layers=1,
        attention_head_dim=16,
        num_attention_heads=2,
        joint_attention_dim=3 * WIDTH,
        timestep_guidance_channels=32,
        axes_dims_rope=(4, 4, 4, 4),
        guidance_embeds=False,
    )
    return Flux2KleinPipeline(
        scheduler=scheduler(),
        vae=vae(),
        text_encoder=text_encoder,
        tokenizer=qwen,
        transformer=transformer,
        is_distilled=True,
    )


def qwen_tokenizer() -> Qwen2TokenizerFast:
    """A real tokenizer of the published class, with a small vocabulary."""
    qwen = Qwen2TokenizerFast(
        tokenizer_object=tokenizer(TEMPLATE).backend_tokenizer,
        pad_token="<pad>",
        eos_token="<|im_end|>",
        bos_token=None,
        unk_token=None,
    )
    qwen.chat_template = TEMPLATE
    return qwen


def vae(**sizes: tuple[int, ...]) -> AutoencoderKLFlux2:
    """The image codec: eight pixels to a latent, as published."""
    return AutoencoderKLFlux2(
        block_out_channels=(4, 4, 4, 4),
        layers_per_block=1,
        latent_channels=LATENTS,
        norm_num_groups=1,
        sample_size=64,
        **sizes,
    )


def scheduler() -> FlowMatchEulerDiscreteScheduler:
    """As published."""
    return FlowMatchEulerDiscreteScheduler(
        use_dynamic_shifting=True,
        shift=3.0,
        base_shift=0.5,
        max_shift=1.15,
        base_image_seq_len=256,
        max_image_seq_len=4096,
        time_shift_type="exponential",
    )
