"""Parakeet at its true size with random weights, in transformers' classes and the layout it is published in: for what
does not depend on what a model has learnt, its speed and its memory. Nothing is fetched.

Its tokenizer is the tiny checkpoint's; the vocabulary is as large as the published one.
"""

from pathlib import Path
from typing import Any

import torch
from transformers import ParakeetCTCConfig, ParakeetEncoderConfig, ParakeetForCTC

from pipelines.media import Sound
from tests.tiny import parakeet
from tests.tiny.__main__ import build as build_tiny
from tests.tiny.voices import RATE_HZ, sung

EAR = "nvidia/parakeet-ctc-1.1b"
NEVER = -1e4
"""The bias of a token that the tiny tokenizer does not know."""


def config() -> ParakeetCTCConfig:
    """As published: 42 layers of 1024, 80 mel bands, 80 ms a frame, 1024 pieces and the blank; 1062.54 M parameters."""
    encoder = ParakeetEncoderConfig(
        hidden_size=1024,
        num_hidden_layers=42,
        num_attention_heads=8,
        intermediate_size=4096,
        conv_kernel_size=9,
        subsampling_factor=8,
        subsampling_conv_channels=256,
        num_mel_bins=80,
        layerdrop=0.1,
    )
    return ParakeetCTCConfig(vocab_size=1025, pad_token_id=1024, encoder_config=encoder)


def build(folder: Path, device: str, *, tiny: bool = False) -> None:
    """Write the checkpoint into `folder/nvidia/parakeet-ctc-1.1b` (4.3 GB, in float32 as published), its weights drawn
    on `device`; or the tiny one, as it is."""
    if tiny:
        build_tiny(folder, [EAR])
        return
    target = folder / EAR
    target.mkdir(parents=True)
    processed = parakeet.processor()
    processed.save_pretrained(target)
    torch.manual_seed(0)
    with torch.device(device):
        model: Any = ParakeetForCTC(config()).eval()
    with torch.no_grad():
        model.ctc_head.bias[len(processed.tokenizer) : -1] = NEVER
    model.save_pretrained(target)


def phrase(seconds: float = 3.0) -> Sound:
    """Something of that length with a voice in it all the time, mono at 16 kHz."""
    words = sung(" ".join(["lighthouse"] * (1 + round(1.2 * seconds)))).wave
    return Sound(words[: round(seconds * RATE_HZ), None], RATE_HZ)
