"""Depth Anything V2 Small and MiniCPM-V 4.6 at their true size with random weights, in transformers' classes and the
layout they are published in: for what does not depend on what a model has learnt, its speed and its memory. Nothing is
fetched.

MiniCPM-V's tokenizer is the tiny checkpoint's; its vocabulary is as large as the published one.
"""

from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoTokenizer,
    DepthAnythingConfig,
    DepthAnythingForDepthEstimation,
    Dinov2Config,
    DPTImageProcessorPil,
    MiniCPMV4_6Config,
    MiniCPMV4_6ForConditionalGeneration,
)

from tests.tiny.__main__ import build as build_tiny

SURVEYOR, CRITIC = "depth-anything/Depth-Anything-V2-Small-hf", "openbmb/MiniCPM-V-4.6"
SEEN_PX = 518
PICTURES = ("image_token_id", "video_token_id")


def surveyor_config() -> DepthAnythingConfig:
    """As published: a DINOv2 of 12 layers of 384; 24.8 M parameters."""
    backbone = Dinov2Config(
        hidden_size=384,
        num_hidden_layers=12,
        num_attention_heads=6,
        image_size=SEEN_PX,
        patch_size=14,
        out_indices=[3, 6, 9, 12],
        reshape_hidden_states=False,
        apply_layernorm=True,
    )
    return DepthAnythingConfig(
        backbone_config=backbone,
        patch_size=14,
        reassemble_hidden_size=384,
        neck_hidden_sizes=[48, 96, 192, 384],
        fusion_hidden_size=64,
        head_hidden_size=32,
    )


def critic_config(**ids: int) -> MiniCPMV4_6Config:
    """As published: SigLIP2 of 27 layers of 1152, Qwen3.5 of 24 layers of 1024, one embedding for reading and writing;
    1300.66 M parameters."""
    words = {
        "model_type": "qwen3_5_text",
        "vocab_size": 248_320,
        "hidden_size": 1024,
        "intermediate_size": 3584,
        "num_hidden_layers": 24,
        "num_attention_heads": 8,
        "num_key_value_heads": 2,
        "head_dim": 256,
        "linear_num_key_heads": 16,
        "linear_num_value_heads": 16,
        "max_position_embeddings": 262_144,
        "tie_word_embeddings": True,
    }
    eyes = {
        "hidden_size": 1152,
        "intermediate_size": 4304,
        "num_hidden_layers": 27,
        "num_attention_heads": 16,
        "image_size": 980,
        "patch_size": 14,
    }
    return MiniCPMV4_6Config(text_config=words, vision_config=eyes, insert_layer_id=6, tie_word_embeddings=True, **ids)


def build(folder: Path, repo: str, device: str, *, tiny: bool = False) -> None:
    """Write the checkpoint of SURVEYOR (99 MB) or CRITIC (2.6 GB) into `folder/<owner>/<name>`, its weights drawn on
    `device`; or the tiny one, as it is."""
    build_tiny(folder, [repo])
    torch.manual_seed(0)
    if not tiny:
        {SURVEYOR: _surveyor, CRITIC: _critic}[repo](folder / repo, device)


def _surveyor(folder: Path, device: str) -> None:
    with torch.device(device):
        model: Any = DepthAnythingForDepthEstimation(surveyor_config()).eval()
    with torch.no_grad():
        model.head.conv3.bias.fill_(0.5)  # a last ReLU that swallows all would leave nothing to scale
    model.save_pretrained(folder)
    processor: Any = DPTImageProcessorPil.from_pretrained(folder)
    processor.size = {"height": SEEN_PX, "width": SEEN_PX}
    processor.save_pretrained(folder)


def _critic(folder: Path, device: str) -> None:
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    ids = {name: tokenizer.convert_tokens_to_ids(getattr(tokenizer, name.removesuffix("_id"))) for name in PICTURES}
    with torch.device(device):
        model: Any = MiniCPMV4_6ForConditionalGeneration(critic_config(**ids)).eval()
    model.to(torch.bfloat16).save_pretrained(folder)
