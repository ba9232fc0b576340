"""An ACE-Step 1.5 turbo of 170,000 random parameters, in the classes and the layout that diffusers publishes."""

from pathlib import Path

import torch
from diffusers import AceStepPipeline, AutoencoderOobleck, FlowMatchEulerDiscreteScheduler
from diffusers.models.transformers.ace_step_transformer import AceStepTransformer1DModel
from diffusers.pipelines.ace_step import (
    AceStepAudioTokenDetokenizer,
    AceStepAudioTokenizer,
    AceStepConditionEncoder,
)
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3Model

WIDTH = 32
LATENTS = 8
"""Channels of the audio latents; the published ones have 64."""
HEADS = {"num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8}
END = "<|endoftext|>"
TEMPLATE = ("# Instruction", "Fill the audio semantic mask based on the given conditions:", "# Caption", "# Metas")


def build(folder: Path) -> None:
    """Write the checkpoint into `folder`; the same bytes of weights every time."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        pipeline(turbo=True).save_pretrained(folder)


def pipeline(*, turbo: bool) -> AceStepPipeline:
    """The whole pipeline with random weights; without `turbo` one that wants guidance."""
    tokenizer = _tokenizer()
    layers = {"hidden_size": WIDTH, "intermediate_size": 64, "rope_theta": 10000.0, "sliding_window": 16, **HEADS}
    conditions = AceStepConditionEncoder(
        text_hidden_dim=WIDTH,
        timbre_hidden_dim=LATENTS,
        num_lyric_encoder_hidden_layers=2,
        num_timbre_encoder_hidden_layers=2,
        **layers,
    )
    conditions.silence_latent.normal_()  # published checkpoints hold encoded silence here, and never zeros
    small = {"hidden_size": WIDTH, "intermediate_size": 64, "audio_acoustic_hidden_dim": LATENTS, **HEADS}
    return AceStepPipeline(
        vae=AutoencoderOobleck(
            encoder_hidden_size=6,
            downsampling_ratios=[2, 4, 4, 6, 10],  # 1920 samples, as published: 25 latents a second
            channel_multiples=[1, 2, 2, 2, 2],
            decoder_channels=3,
            decoder_input_channels=LATENTS,
            audio_channels=2,
            sampling_rate=48_000,
        ),
        text_encoder=Qwen3Model(
            Qwen3Config(
                hidden_size=WIDTH,
                intermediate_size=64,
                num_hidden_layers=2,
                vocab_size=len(tokenizer),
                max_position_embeddings=2048,
                **HEADS,
            )
        ),
        tokenizer=tokenizer,
        transformer=AceStepTransformer1DModel(
            num_hidden_layers=2,
            in_channels=3 * LATENTS,
            audio_acoustic_hidden_dim=LATENTS,
            patch_size=2,
            is_turbo=turbo,
            model_version="turbo" if turbo else "base",
            **layers,
        ),
        condition_encoder=conditions,
        scheduler=FlowMatchEulerDiscreteScheduler(num_train_timesteps=1, shift=1.0),
        audio_tokenizer=AceStepAudioTokenizer(fsq_dim=WIDTH, num_attention_pooler_hidden_layers=1, **small),
        audio_token_detokenizer=AceStepAudioTokenDetokenizer(num_attention_pooler_hidden_layers=1, **small),
    )


def _tokenizer() -> PreTrainedTokenizerFast:
    # bytes and nothing else: a trainer might merge them in another order elsewhere
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    raw = Tokenizer(models.BPE(vocab={piece: place for place, piece in enumerate([END, *letters])}, merges=[]))
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, pad_token=END, eos_token=END)
    tokenizer.add_tokens(list(TEMPLATE))  # by the letter, the template and a caption would pass the 256 that are read
    return tokenizer
