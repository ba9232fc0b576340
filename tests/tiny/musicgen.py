"""A MusicGen of 300,000 random parameters, in the classes and the layout of facebook/musicgen-medium."""

from pathlib import Path

import torch
from transformers import (
    EncodecConfig,
    EncodecFeatureExtractor,
    GenerationConfig,
    MusicgenConfig,
    MusicgenDecoderConfig,
    MusicgenForConditionalGeneration,
    MusicgenProcessor,
    T5Config,
    T5TokenizerFast,
)

CODES = 64
RATE_HZ = 32_000
CORPUS = (
    "lofi hip hop, warm rhodes, soft upright bass, dusty drums, 75 bpm, D minor, calm",
    "mellow nylon guitar, gentle flute, half-time beat, 82 bpm, Eb dorian, dreamy",
)
SPECIAL = ("<pad>", "</s>", "<unk>")
CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFG0123456789,.-"


def build(folder: Path) -> None:
    """Write the checkpoint into `folder`; the same bytes of weights every time."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        tokenizer = _tokenizer()
        model = MusicgenForConditionalGeneration(_config(len(tokenizer))).eval()
        _shake(model)
    model.generation_config = GenerationConfig(
        do_sample=True,
        guidance_scale=3.0,
        max_length=1500,
        pad_token_id=CODES,
        bos_token_id=CODES,
        decoder_start_token_id=CODES,
    )
    model.save_pretrained(folder)
    extractor = EncodecFeatureExtractor(feature_size=1, sampling_rate=RATE_HZ, padding_side="left")
    MusicgenProcessor(feature_extractor=extractor, tokenizer=tokenizer).save_pretrained(folder)


def _tokenizer() -> T5TokenizerFast:
    # the pieces are listed, not trained: the trainer of unigrams gives other scores in every process
    words = sorted({word for line in CORPUS for word in line.split()})
    pieces = [*SPECIAL, "▁", *(f"▁{word}" for word in words), *CHARACTERS]
    return T5TokenizerFast(vocab=[(piece, -0.1 * place) for place, piece in enumerate(pieces)], extra_ids=0)


def _config(words: int) -> MusicgenConfig:
    text = T5Config(vocab_size=words + 8, d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4)
    codec = EncodecConfig(
        target_bandwidths=[1.2],  # 50 frames a second x 6 bits x 4 codebooks; the published one has 11 bits and 2.2
        sampling_rate=RATE_HZ,
        audio_channels=1,
        normalize=False,
        hidden_size=16,
        num_filters=4,
        num_residual_layers=1,
        upsampling_ratios=[8, 5, 4, 4],
        use_causal_conv=False,
        use_conv_shortcut=False,
        codebook_size=CODES,
        codebook_dim=16,
    )
    decoder = MusicgenDecoderConfig(
        vocab_size=CODES,
        max_position_embeddings=2048,
        hidden_size=48,
        num_hidden_layers=2,
        ffn_dim=64,
        num_attention_heads=4,
        num_codebooks=4,
        pad_token_id=CODES,
        bos_token_id=CODES,
        is_decoder=True,
        add_cross_attention=True,
        initializer_factor=0.5,
    )
    return MusicgenConfig(text_encoder=text, audio_encoder=codec, decoder=decoder)


@torch.no_grad()
def _shake(model: MusicgenForConditionalGeneration) -> None:
    # as initialised, the decoder finds every code equally likely, and the codebooks are all zeros: one constant tone
    for parameter in model.decoder.parameters():
        parameter.add_(0.15 * torch.randn_like(parameter))
    for layer in model.audio_encoder.quantizer.layers:
        layer.codebook.embed.copy_(torch.randn_like(layer.codebook.embed))
