"""The tiny Parakeet as a .nemo file: the very weights of the checkpoint in transformers' layout, under NeMo's names."""

import re
from pathlib import Path
from typing import Any

from safetensors.torch import load_file

from tests.tiny.parakeet import processor

NAME = "parakeet-ctc-1.1b.nemo"
RENAMED = (
    (r"encoder\.subsampling\.layers\.", "encoder.pre_encode.conv."),
    (r"encoder\.subsampling\.linear\.", "encoder.pre_encode.out."),
    (r"\.conv\.norm\.", ".conv.batch_norm."),
    (r"^ctc_head\.", "decoder.decoder_layers.0."),
    (r"\.relative_k_proj\.", ".linear_pos."),
    (r"\.([qkv])_proj\.", r".linear_\1."),
    (r"\.o_proj\.", ".linear_out."),
    (r"\.bias_([uv])$", r".pos_bias_\1"),
)
"""What transformers' own converter (convert_nemo_to_hf.py of its Parakeet) renames, the other way round."""


def write(checkpoint: Path, folder: Path) -> Path:
    """Write the .nemo file of the tiny `checkpoint` into `folder`, and say where it is. Raises ModuleNotFoundError
    without NeMo."""
    from nemo.collections.asr.models import EncDecCTCModelBPE
    from omegaconf import OmegaConf

    _vocabulary(folder / "vocabulary")
    model: Any = EncDecCTCModelBPE(cfg=OmegaConf.create(_config(folder / "vocabulary"))).eval()
    weights = {_renamed(name): tensor for name, tensor in load_file(checkpoint / "model.safetensors").items()}
    absent, strange = model.load_state_dict(weights, strict=False)
    assert not strange, strange
    assert all(name.startswith("preprocessor.") for name in absent), absent
    model.save_to(str(folder / NAME))
    return folder / NAME


def _renamed(name: str) -> str:
    for theirs, nemos in RENAMED:
        name = re.sub(theirs, nemos, name)
    return name


def _vocabulary(folder: Path) -> None:
    """The same pieces with the same numbers, as SentencePiece keeps them."""
    from sentencepiece import sentencepiece_model_pb2 as spm

    tokenizer = processor().tokenizer
    model = spm.ModelProto()
    model.trainer_spec.model_type = spm.TrainerSpec.UNIGRAM
    model.normalizer_spec.name = "identity"
    for token in range(len(tokenizer) - 1):  # the last one is the blank, which NeMo adds itself
        kind = spm.ModelProto.SentencePiece.UNKNOWN if token == 0 else spm.ModelProto.SentencePiece.NORMAL
        model.pieces.add(piece=tokenizer.convert_ids_to_tokens(token), score=-float(token), type=kind)
    model.trainer_spec.vocab_size = len(model.pieces)
    folder.mkdir()
    (folder / "tokenizer.model").write_bytes(model.SerializeToString())
    words = [piece.piece.replace("▁", "##") for piece in model.pieces[1:]]
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def _config(vocabulary: Path) -> dict[str, Any]:
    modules = "nemo.collections.asr.modules"
    return {
        "sample_rate": 16_000,
        "log_prediction": False,
        "ctc_reduction": "mean_batch",
        "skip_nan_grad": False,
        "train_ds": None,
        "validation_ds": {  # without one the library looks into nothing
            "manifest_filepath": None,
            "sample_rate": 16_000,
            "batch_size": 1,
            "shuffle": False,
            "use_start_end_token": False,
        },
        "test_ds": None,
        "tokenizer": {"dir": str(vocabulary), "type": "bpe"},
        "preprocessor": {
            "_target_": f"{modules}.AudioToMelSpectrogramPreprocessor",
            "sample_rate": 16_000,
            "normalize": "per_feature",
            "window_size": 0.025,
            "window_stride": 0.01,
            "window": "hann",
            "features": 80,
            "n_fft": 512,
            "log": True,
            "frame_splicing": 1,
            "dither": 1e-5,
            "pad_to": 0,
            "pad_value": 0.0,
        },
        "encoder": {
            "_target_": f"{modules}.ConformerEncoder",
            "feat_in": 80,
            "feat_out": -1,
            "n_layers": 2,
            "d_model": 64,
            "subsampling": "dw_striding",
            "subsampling_factor": 8,
            "subsampling_conv_channels": 32,
            "causal_downsampling": False,
            "ff_expansion_factor": 2,
            "self_attention_model": "rel_pos",
            "n_heads": 4,
            "att_context_size": [-1, -1],
            "xscaling": True,
            "untie_biases": True,
            "pos_emb_max_len": 5000,
            "conv_kernel_size": 9,
            "conv_norm_type": "batch_norm",
            "dropout": 0.1,
            "dropout_emb": 0.0,
            "dropout_att": 0.1,
        },
        "decoder": {
            "_target_": f"{modules}.ConvASRDecoder",
            "feat_in": 64,
            "num_classes": -1,
            "vocabulary": [],
        },
        "decoding": {"strategy": "greedy_batch"},
        "optim": None,
        "spec_augment": {
            "_target_": f"{modules}.SpectrogramAugmentation",
            "freq_masks": 0,
            "time_masks": 0,
            "freq_width": 27,
            "time_width": 0.05,
        },
    }
