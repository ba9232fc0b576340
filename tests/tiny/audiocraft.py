"""A stereo MusicGen of 300,000 random parameters, in the format that audiocraft publishes its checkpoints in: the codec
and the language model as `{"best_state": …, "xp.cfg": …}`, each the state of audiocraft's own class."""

import importlib.util
from pathlib import Path
from typing import Any

WINDOW_S = 20
"""The published ones have learnt from thirty seconds at a time; the library opens none below eighteen."""
CODES = 64


def build(folder: Path) -> None:
    """Write a stereo checkpoint into `folder`; the same bytes of weights every time."""
    write(folder, stereo=True)


def write(folder: Path, *, stereo: bool) -> None:
    """The same, in stereo (two codecs' codebooks in turn) or mono. Raises ModuleNotFoundError without audiocraft."""
    if importlib.util.find_spec("audiocraft") is None:
        raise ModuleNotFoundError("needs audiocraft (see requirements-audiocraft.txt), which is not installed here")
    import torch
    from omegaconf import OmegaConf

    from pipelines.backends.audiocraft_shim import stand_ins

    with stand_ins():
        from audiocraft.models import builders

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = OmegaConf.create(_language_model(stereo=stereo))
        codec = OmegaConf.create(_codec())
        parts = {"state_dict.bin": (builders.get_lm_model(model), model)}
        parts["compression_state_dict.bin"] = (builders.get_compression_model(codec), codec)
        for layer in parts["compression_state_dict.bin"][0].quantizer.vq.layers:
            layer._codebook.embed.normal_()  # they are zeros until trained, and every code would sound the same
    for name, (module, config) in parts.items():
        torch.save({"best_state": module.state_dict(), "xp.cfg": OmegaConf.to_yaml(config)}, folder / name)


def _language_model(*, stereo: bool) -> dict[str, Any]:
    delays = [0, 0, 1, 1, 2, 2, 3, 3] if stereo else [0, 1, 2, 3]
    return {
        "device": "cpu",
        "dtype": "float32",
        "lm_model": "transformer_lm",
        "dataset": {"segment_duration": WINDOW_S},
        "interleave_stereo_codebooks": {"use": stereo, "per_timestep": False},
        "compression_model_n_q": None,
        "transformer_lm": {
            "n_q": len(delays),
            "card": CODES,
            "dim": 32,
            "num_heads": 2,
            "num_layers": 2,
            "hidden_scale": 4,
            "dropout": 0.0,
            "norm": "layer_norm",
            "norm_first": True,
            "bias_proj": False,
            "bias_ff": False,
            "bias_attn": False,
            "causal": True,
            "custom": False,
            "memory_efficient": True,
            "attention_as_float32": False,
            "layer_scale": None,
            "positional_embedding": "sin",
            "xpos": False,
            "checkpointing": "none",
            "weight_init": "gaussian",
            "depthwise_init": "current",
            "zero_bias_init": True,
            "past_context": None,
            "qk_layer_norm": False,
            "qk_layer_norm_cross": False,
            "attention_dropout": None,
            "kv_repeat": 1,
            "two_step_cfg": False,
            "cross_attention": False,
            "emb_lr": None,
            "lr": None,
        },
        "codebooks_pattern": {"modeling": "delay", "delay": {"delays": delays, "flatten_first": 0, "empty_initial": 0}},
        "classifier_free_guidance": {"inference_coef": 3.0, "training_dropout": 0.1},
        "attribute_dropout": {"args": {"active_on_eval": False}, "text": {}, "wav": {}},
        "conditioners": {
            "args": {},
            # the published ones read with a T5, which audiocraft takes from the hub by name and from nowhere else
            "description": {"model": "lut", "lut": {"n_bins": 128, "dim": 16, "tokenizer": "noop"}},
        },
        "fuser": {
            "cross_attention_pos_emb": False,
            "cross_attention_pos_emb_scale": 1,
            "sum": [],
            "prepend": [],
            "cross": ["description"],
            "input_interpolate": [],
        },
    }


def _codec() -> dict[str, Any]:
    return {
        "device": "cpu",
        "dtype": "float32",
        "compression_model": "encodec",
        "sample_rate": 32_000,
        "channels": 1,
        "encodec": {
            "autoencoder": "seanet",
            "quantizer": "rvq",
            "sample_rate": 32_000,
            "channels": 1,
            "causal": False,
            "renormalize": False,
        },
        "seanet": {
            "dimension": 16,
            "channels": 1,
            "causal": False,
            "n_filters": 4,
            "n_residual_layers": 1,
            "ratios": [8, 5, 4, 4],
            "activation": "ELU",
            "activation_params": {"alpha": 1.0},
            "norm": "weight_norm",
            "norm_params": {},
            "kernel_size": 7,
            "residual_kernel_size": 3,
            "last_kernel_size": 7,
            "dilation_base": 2,
            "pad_mode": "constant",
            "true_skip": True,
            "compress": 2,
            "lstm": 2,
            "disable_norm_outer_blocks": 0,
            "encoder": {},
            "decoder": {"trim_right_ratio": 1.0, "final_activation": None, "final_activation_params": None},
        },
        "rvq": {
            "n_q": 4,
            "q_dropout": False,
            "bins": CODES,
            "decay": 0.99,
            "kmeans_init": False,
            "kmeans_iters": 50,
            "threshold_ema_dead_code": 2,
            "orthogonal_reg_weight": 0.0,
            "orthogonal_reg_active_codes_only": False,
        },
    }
