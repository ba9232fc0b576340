"""A checkpoint in diffusers' layout -> a pipeline that holds only what is used, its LoRAs fused."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from diffusers.models.autoencoders.autoencoder_kl_flux2 import AutoencoderKLFlux2
from diffusers.pipelines.flux2.pipeline_flux2_klein import Flux2KleinPipeline

from pipelines.backends.checkpoints import Checkpoint
from pipelines.errors import EngineMissing

log = logging.getLogger(__name__)

READ_LAYERS = (9, 18, 27)
"""The hidden states of the text encoder that the transformer is told, side by side. Nothing reads a later one."""
COMPONENTS = {"transformer": "transformer", "text encoder": "text_encoder", "vae": "vae"}
"""A component's name in models.yaml -> its name in the pipeline."""
LORAS = ("style_lora", "outpaint_lora")


def load(checkpoint: Checkpoint) -> Any:
    """The pipeline on the GPU in the card's dtype, or on the CPU in float32. With the option `offload` each part of it
    waits in main memory and visits the GPU while it works: slower, and half the GPU memory."""
    card = checkpoint.card
    on_gpu = torch.cuda.is_available()
    dtype = getattr(torch, card.dtype) if on_gpu else torch.float32
    pipeline: Any = Flux2KleinPipeline.from_pretrained(
        checkpoint.source, dtype=dtype, **_other_vae(checkpoint, dtype), **checkpoint.options
    )
    if not pipeline.config.is_distilled:
        raise EngineMissing(f"{card.repo} is not distilled, and only such a checkpoint paints in four steps.")
    cut_text_encoder(pipeline)
    for name in LORAS:
        if name in card.options:
            fuse(pipeline, checkpoint, str(card.options[name]), float(card.options.get(f"{name}_scale", 1.0)))
    for part in COMPONENTS.values():
        getattr(pipeline, part).requires_grad_(False).eval()
    pipeline.set_progress_bar_config(disable=True)
    if on_gpu and card.options.get("offload", False):
        pipeline.enable_model_cpu_offload()
        return pipeline
    return pipeline.to("cuda" if on_gpu else "cpu")


def cut_text_encoder(pipeline: Any) -> None:
    """Keep the layers up to the last that is read. As the last one its state would be normed, which it is not in the
    middle of the whole encoder; and the head that foretells words is not asked for any."""
    whole = pipeline.text_encoder
    model = whole.model if hasattr(whole, "lm_head") else whole
    last = max(READ_LAYERS)
    if len(model.layers) < last:
        raise EngineMissing(f"A text encoder of {len(model.layers)} layers is too short: {last} are read.")
    model.layers = model.layers[:last]
    model.norm = torch.nn.Identity()
    model.config.num_hidden_layers = last
    if getattr(model.config, "layer_types", None):
        model.config.layer_types = model.config.layer_types[:last]
    pipeline.register_modules(text_encoder=model)


def fuse(pipeline: Any, checkpoint: Checkpoint, source: str, scale: float) -> None:
    """Add a LoRA to the transformer's weights for good. `source`: a repository, or a file or folder inside a local
    checkpoint's. It costs no parameters and no time afterwards. Raises EngineMissing when it fits nothing here."""
    before = sum(one.numel() for one in pipeline.transformer.parameters())
    where, told = _lora_files(checkpoint, source)
    pipeline.load_lora_weights(where, adapter_name="fused", **told)
    if not pipeline.get_list_adapters().get("transformer"):
        raise EngineMissing(f"The LoRA {source} changes nothing in the transformer of {checkpoint.card.repo}.")
    pipeline.fuse_lora(lora_scale=scale, components=["transformer"])
    pipeline.unload_lora_weights()
    assert sum(one.numel() for one in pipeline.transformer.parameters()) == before
    log.info("the LoRA %s is fused into %s", source, checkpoint.source)


def count_parameters(pipeline: Any) -> Mapping[str, int]:
    """Every tensor that is loaded, by component as in models.yaml."""
    return {name: sum(one.numel() for one in getattr(pipeline, part).parameters()) for name, part in COMPONENTS.items()}


def _lora_files(checkpoint: Checkpoint, source: str) -> tuple[str, dict[str, Any]]:
    if checkpoint.local is None:
        return source, {}
    inside = checkpoint.local / source
    if not inside.resolve().is_relative_to(checkpoint.local.resolve()) or not inside.exists():
        raise EngineMissing(f"There is no LoRA {source} in the checkpoint of {checkpoint.card.repo}.")
    if inside.is_dir():
        return str(inside), {"local_files_only": True}
    return str(inside.parent), {"weight_name": inside.name, "local_files_only": True}


def _other_vae(checkpoint: Checkpoint, dtype: torch.dtype) -> dict[str, Any]:
    """The VAE that the option `small_decoder` names: the same latents, decoded by a third fewer parameters."""
    named = checkpoint.card.options.get("small_decoder")
    if not named:
        return {}
    if checkpoint.local is None:
        return {"vae": AutoencoderKLFlux2.from_pretrained(str(named), dtype=dtype)}
    beside: Path = checkpoint.local.parent.parent / str(named)
    if not beside.is_dir():
        raise EngineMissing(f"There is no checkpoint of {named} in the folder that ENGINE names.")
    return {"vae": AutoencoderKLFlux2.from_pretrained(str(beside), dtype=dtype, local_files_only=True)}
