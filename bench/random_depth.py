"""Depth Anything V2 Small at its true size with random weights: for its speed and its memory. Nothing is fetched."""

import json
from pathlib import Path

import torch
from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config

from tests.tiny.__main__ import build as build_tiny

SURVEYOR = "depth-anything/Depth-Anything-V2-Small-hf"
SIDE_PX = 518


def config() -> DepthAnythingConfig:
    """As published: a DINOv2 of twelve layers of 384 and a DPT head; 24.8 M parameters."""
    backbone = Dinov2Config(
        hidden_size=384,
        num_hidden_layers=12,
        num_attention_heads=6,
        image_size=SIDE_PX,
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


def build(folder: Path, device: str, *, tiny: bool = False) -> None:
    """Write the checkpoint into `folder/<owner>/<name>`, its weights drawn on `device`; or the tiny one, as it is."""
    build_tiny(folder, [SURVEYOR])
    if tiny:
        return
    torch.manual_seed(0)
    with torch.device(device):
        model = DepthAnythingForDepthEstimation(config()).eval()
    with torch.no_grad():
        model.head.conv3.bias.fill_(0.5)  # a last ReLU that swallows all would leave nothing to scale
    model.save_pretrained(folder / SURVEYOR)
    file = folder / SURVEYOR / "preprocessor_config.json"
    asked = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(asked | {"size": {"height": SIDE_PX, "width": SIDE_PX}}), encoding="utf-8")
