"""Checkpoints of the true size with random weights, in the classes and the layout of the published ones: for what does
not depend on what a model has learnt, its speed and its memory. Nothing is fetched.

Tokenizers are those of the tiny checkpoints; the models' vocabularies are larger, as published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import (
    EncodecConfig,
    GenerationConfig,
    LlamaConfig,
    LlamaForCausalLM,
    MusicgenConfig,
    MusicgenDecoderConfig,
    MusicgenForConditionalGeneration,
    T5Config,
)
from transformers.utils import logging

from tests.tiny.__main__ import build as build_tiny

WRITER, MUSICIAN = "openbmb/MiniCPM5-1B", "facebook/musicgen-medium"
LOUDNESS = 0.1
"""RMS of the random codec's sound, full scale 1: whoever judges a tape must find nothing to play again."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the configs of both models say of their sizes."""

    writer: Mapping[str, Any]
    text_encoder: Mapping[str, Any]
    codec: Mapping[str, Any]
    decoder: Mapping[str, Any]


TRUE = Sizes(
    writer={
        "vocab_size": 130_560,
        "hidden_size": 1536,
        "intermediate_size": 4608,
        "num_hidden_layers": 24,
        "num_attention_heads": 16,
        "num_key_value_heads": 2,
        "head_dim": 128,
        "max_position_embeddings": 131_072,
    },
    text_encoder={"vocab_size": 32_128, "d_model": 768, "d_kv": 64, "d_ff": 3072, "num_layers": 12, "num_heads": 12},
    codec={"target_bandwidths": [2.2], "hidden_size": 128, "num_filters": 64, "codebook_size": 2048},
    decoder={"vocab_size": 2048, "hidden_size": 1536, "num_hidden_layers": 48, "ffn_dim": 6144},
)
TINY = Sizes(
    writer={
        "vocab_size": 4096,
        "hidden_size": 48,
        "intermediate_size": 96,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 8192,
    },
    text_encoder={"vocab_size": 256, "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4},
    codec={"target_bandwidths": [1.2], "hidden_size": 16, "num_filters": 4, "codebook_size": 64},
    decoder={"vocab_size": 64, "hidden_size": 96, "num_hidden_layers": 2, "ffn_dim": 128},
)


def build(folder: Path, sizes: Sizes, device: str) -> None:
    """Write both checkpoints into `folder/<owner>/<name>`, their weights drawn on `device`."""
    logging.set_verbosity_error()  # the mark of every MusicGen lies outside its codes, of which the library warns
    logging.disable_progress_bar()
    build_tiny(folder, [WRITER, MUSICIAN])
    torch.manual_seed(0)
    save(writer(sizes, device).to(torch.bfloat16), folder / WRITER)
    save(voiced(musician(sizes, device)), folder / MUSICIAN)


def writer(sizes: Sizes, device: str) -> Any:
    """MiniCPM5: a Llama with untied embeddings, in float32."""
    with torch.device(device):
        return LlamaForCausalLM(LlamaConfig(**sizes.writer, tie_word_embeddings=False)).eval()


def musician(sizes: Sizes, device: str) -> Any:
    """MusicGen: T5's encoder, EnCodec for 32 kHz, and a decoder of four codebooks with heads of 64; in float32."""
    codec = EncodecConfig(
        **sizes.codec,
        codebook_dim=sizes.codec["hidden_size"],
        sampling_rate=32_000,
        audio_channels=1,
        normalize=False,
        num_residual_layers=1,
        upsampling_ratios=[8, 5, 4, 4],
        use_causal_conv=False,
        use_conv_shortcut=False,
    )
    mark = sizes.decoder["vocab_size"]
    decoder = MusicgenDecoderConfig(
        **sizes.decoder,
        num_attention_heads=max(4, sizes.decoder["hidden_size"] // 64),
        max_position_embeddings=2048,
        num_codebooks=4,
        pad_token_id=mark,
        bos_token_id=mark,
        is_decoder=True,
        add_cross_attention=True,
    )
    text = T5Config(**sizes.text_encoder)
    with torch.device(device):
        config = MusicgenConfig(text_encoder=text, audio_encoder=codec, decoder=decoder)
        return MusicgenForConditionalGeneration(config).eval()


@torch.no_grad()
def voiced(model: Any) -> Any:
    """`model`, with codebooks that differ from one another (as initialised they are all zeros) and a codec that is
    about as loud as music."""
    codec = model.audio_encoder
    for layer in codec.quantizer.layers:
        layer.codebook.embed.normal_()
    size = codec.config.codebook_size
    sound = codec.decode(torch.randint(0, size, (1, 1, 4, 200), device=model.device), [None]).audio_values
    last = codec.decoder.layers[-1].conv
    louder = LOUDNESS / sound.square().mean().sqrt()
    last.parametrizations.weight.original0.mul_(louder)
    last.bias.mul_(louder)
    return model


def save(model: Any, folder: Path) -> None:
    """In place of the tiny model in `folder`, of which tokenizer and manner of choosing stay."""
    manner: Any = GenerationConfig.from_pretrained(folder)
    if mark := getattr(model.config, "decoder", None):
        manner.update(pad_token_id=mark.pad_token_id, bos_token_id=mark.pad_token_id)
        manner.update(decoder_start_token_id=mark.pad_token_id)
    else:
        model.config.update({name: getattr(manner, name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")})
    model.generation_config = manner
    model.save_pretrained(folder)
