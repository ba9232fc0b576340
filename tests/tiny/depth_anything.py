"""Depth Anything V2 at tiny size: a DINOv2 of four layers, in the classes and the layout of the published model."""

from pathlib import Path

import torch
from transformers import (
    DepthAnythingConfig,
    DepthAnythingForDepthEstimation,
    Dinov2Config,
    DPTImageProcessorPil,
)

SIDE, PATCH = 70, 14
"""The published one sees 518 pixels."""
MEAN, SPREAD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]


def build(folder: Path) -> None:
    """Write config, weights and preprocessor config; the same bytes of weights every time."""
    backbone = Dinov2Config(
        hidden_size=16,
        num_hidden_layers=4,
        num_attention_heads=2,
        image_size=SIDE,
        patch_size=PATCH,
        out_indices=[1, 2, 3, 4],
        reshape_hidden_states=False,
        apply_layernorm=True,
    )
    config = DepthAnythingConfig(
        backbone_config=backbone,
        patch_size=PATCH,
        reassemble_hidden_size=16,
        neck_hidden_sizes=[4, 8, 16, 16],
        fusion_hidden_size=8,
        head_hidden_size=4,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = DepthAnythingForDepthEstimation(config).eval()
        _shake(model)
    model.save_pretrained(folder)
    processor = DPTImageProcessorPil(
        size={"height": SIDE, "width": SIDE},
        keep_aspect_ratio=True,
        ensure_multiple_of=PATCH,
        image_mean=MEAN,
        image_std=SPREAD,
        do_pad=False,
    )
    processor.save_pretrained(folder)


@torch.no_grad()
def _shake(model: DepthAnythingForDepthEstimation) -> None:
    # as initialised, every picture is as good as flat; and the last ReLU must not swallow half of what is left
    for parameter in model.parameters():
        parameter.add_(0.15 * torch.randn_like(parameter))
    model.head.conv3.weight.abs_()
    model.head.conv3.bias.fill_(0.5)
