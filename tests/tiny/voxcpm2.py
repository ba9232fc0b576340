"""VoxCPM2 at tiny size, in the layout it is published in: config, `model.safetensors` without the audio VAE, the VAE as
`audiovae.pth`, and a Llama tokenizer. It babbles, and would rather end than go on: as soon as it may, it does."""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaTokenizerFast

from pipelines import VOICES
from pipelines.backends.voxcpm_shim import quietly, voxcpm_class

WIDTH, FEED_FORWARD, HEADS, KV_HEADS, HEAD = 64, 128, 4, 2, 16
VOCABULARY = 160
RESERVED = 105
"""Tokens 101 to 104 are marks of the library's own: where sound begins and ends."""


def build(folder: Path) -> None:
    """Write config, weights and tokenizer; the same bytes of weights every time. Raises ImportError without voxcpm."""
    tokenizer = written_tokenizer(folder)
    model = made(sizes(len(tokenizer)), tokenizer)
    tell_apart(model)
    end_when_it_may(model)
    save(model, sizes(len(tokenizer)), folder)


def made(config: dict[str, Any], tokenizer: Any, device: str = "cpu") -> Any:
    """A VoxCPM2Model with random weights, in float32; on "meta" with none. Raises ImportError without voxcpm."""
    voxcpm_class()
    from voxcpm.model.voxcpm2 import VoxCPM2Model, VoxCPMConfig
    from voxcpm.modules.audiovae import AudioVAEV2

    with torch.random.fork_rng(devices=[]), quietly(), torch.device(device):
        torch.manual_seed(7)
        checked = VoxCPMConfig.model_validate(config)
        vae = AudioVAEV2(config=checked.audio_vae_config)
        return VoxCPM2Model(checked, tokenizer, vae, device="cpu" if device == "meta" else device)


def save(model: Any, config: dict[str, Any], folder: Path) -> None:
    """The model as it is published: its config, all but the VAE in bfloat16, and the VAE."""
    (folder / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    weights = {
        name: tensor.to("cpu", torch.bfloat16).contiguous()
        for name, tensor in model.state_dict().items()
        if not name.startswith("audio_vae.")
    }
    save_file(weights, folder / "model.safetensors")
    vae = {name: tensor.cpu() for name, tensor in model.audio_vae.state_dict().items()}
    torch.save({"state_dict": vae}, folder / "audiovae.pth")


def written_tokenizer(folder: Path) -> Any:
    """A few syllables of the voices' own words."""
    bpe = Tokenizer(models.BPE(unk_token="<unk>"))
    bpe.pre_tokenizer = pre_tokenizers.Metaspace()
    bpe.decoder = decoders.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=["<unk>", "<s>", "</s>"], show_progress=False)
    bpe.train_from_iterator((voice.design for voice in VOICES), trainer)
    assert bpe.get_vocab_size() > RESERVED
    tokenizer = LlamaTokenizerFast(tokenizer_object=bpe, unk_token="<unk>", bos_token="<s>", eos_token="</s>")
    tokenizer.save_pretrained(folder)
    return tokenizer


def sizes(vocabulary: int) -> dict[str, Any]:
    """The config, with every field that the published one has."""
    part = {"hidden_dim": WIDTH, "ffn_dim": FEED_FORWARD, "num_heads": HEADS, "num_layers": 1, "kv_channels": HEAD}
    return {
        "architecture": "voxcpm2",
        "lm_config": {
            "bos_token_id": 1,
            "eos_token_id": 2,
            "hidden_size": WIDTH,
            "intermediate_size": FEED_FORWARD,
            "max_position_embeddings": 2048,
            "num_attention_heads": HEADS,
            "num_hidden_layers": 2,
            "num_key_value_heads": KV_HEADS,
            "rms_norm_eps": 1e-5,
            "rope_scaling": {
                "type": "longrope",
                "long_factor": [1.0] * (HEAD // 2),
                "short_factor": [1.0] * (HEAD // 2),
                "original_max_position_embeddings": 2048,
            },
            "vocab_size": vocabulary,
            "use_mup": False,
            "scale_emb": 1.0,
            "dim_model_base": WIDTH,
            "scale_depth": 1.0,
            "rope_theta": 10_000.0,
            "kv_channels": HEAD,
        },
        "patch_size": 4,
        "feat_dim": 64,
        "residual_lm_num_layers": 1,
        "residual_lm_no_rope": True,
        "scalar_quantization_latent_dim": 32,
        "scalar_quantization_scale": 9,
        "encoder_config": part,
        "dit_config": {**part, "cfm_config": {}},
        "audio_vae_config": {"encoder_dim": 8, "decoder_dim": 128},
        "max_length": 2048,
        "device": "cuda",
        "dtype": "bfloat16",
    }


@torch.no_grad()
def tell_apart(model: Any) -> None:
    """As initialised, every text sounds the same: weights that are larger, and a sound that hangs on what was drawn."""
    for name, weight in model.named_parameters():
        if weight.dim() > 1 and not name.startswith(("audio_vae", "stop_")):
            weight.mul_(3.0)
    layers = [layer for layer in model.audio_vae.decoder.model if hasattr(layer, "weight_g")]
    for layer in layers[:2]:
        layer.weight_g.mul_(3.0)
    layers[-1].weight_g.mul_(0.3)
    layers[-1].bias.zero_()


@torch.no_grad()
def end_when_it_may(model: Any) -> None:
    """Every step votes for the end; a random vote would end a sentence anywhere."""
    model.stop_proj.bias.fill_(4.0)
    model.stop_head.weight[0].fill_(-1.0)
    model.stop_head.weight[1].fill_(1.0)
