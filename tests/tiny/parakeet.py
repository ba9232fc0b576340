"""A Parakeet of 160,000 parameters, in the classes and the layout of nvidia/parakeet-ctc-1.1b, that really hears: four
phrases, which it has learnt by heart, sung by a voice of ours and, where flite is installed, said by flite's.

It understands nothing else, nor two of them at once. It is not taught by CTC, which would have to find out first when
each word is said: that is known here, frame by frame, and so is learnt in seconds.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
from transformers import (
    ParakeetCTCConfig,
    ParakeetEncoderConfig,
    ParakeetFeatureExtractor,
    ParakeetForCTC,
    ParakeetProcessor,
    ParakeetTokenizer,
)

from tests.tiny.voices import RATE_HZ, Said, flite, sung

PHRASES = (
    "a castle beside the river",
    "a lighthouse over a stormy sea",
    "a red boat on a golden lake",
    "birds cross the evening sky",
)
SPLIT = ("cast|le", "be|side", "light|house", "storm|y", "gold|en", "even|ing")
"""Words of two pieces, as longer words are in the published vocabulary."""
STEPS = 80
SPREAD = 0.15
"""Of the first weights: with the published 0.02 a model this narrow begins to learn late."""
FRAME = 1280
"""Samples of 80 ms: what the encoder takes together."""


def build(folder: Path) -> None:
    """Write the checkpoint into `folder`; the same bytes of weights every time on a machine with the same voices."""
    processed = processor()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # with more, sums come in another order
    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            model = ParakeetForCTC(config(processed.tokenizer))
            _teach(model, processed)
    finally:
        torch.set_num_threads(threads)
    model.config.encoder_config.layerdrop = 0.1  # as published
    processed.save_pretrained(folder)
    model.save_pretrained(folder)


def processor() -> ParakeetProcessor:
    """What makes features of sound and words of tokens."""
    words = sorted({word for phrase in PHRASES for word in phrase.split()})
    halves = {part.replace("|", ""): part.split("|") for part in SPLIT}
    pieces: list[str] = []
    for word in words:
        first, *rest = halves.get(word, [word])
        pieces += [f"▁{first}", *rest]
    letters = "▁abcdefghijklmnopqrstuvwxyz'"
    scores = [("<unk>", 0.0), *((piece, -1.0) for piece in pieces)]
    scores += [(letter, -9.0) for letter in letters if letter not in pieces]
    unigrams = Tokenizer(models.Unigram(scores, unk_id=0))
    unigrams.normalizer = normalizers.Lowercase()
    unigrams.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    unigrams.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer = ParakeetTokenizer(tokenizer_object=unigrams, clean_up_tokenization_spaces=False)
    special = {name: AddedToken(f"<{name[:3]}>", normalized=False, special=True) for name in ("pad_token", "unk_token")}
    tokenizer.add_special_tokens(special)
    return ParakeetProcessor(ParakeetFeatureExtractor(), tokenizer, decoder_type="ctc")


def config(tokenizer: ParakeetTokenizer) -> ParakeetCTCConfig:
    encoder = ParakeetEncoderConfig(
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
        subsampling_conv_channels=32,
        dropout=0.0,
        attention_dropout=0.0,
        activation_dropout=0.0,
        layerdrop=0.0,
        initializer_range=SPREAD,
    )
    tokens = {"vocab_size": len(tokenizer), "pad_token_id": tokenizer.pad_token_id}
    return ParakeetCTCConfig(**tokens, encoder_config=encoder, initializer_range=SPREAD)


def lessons() -> list[Said]:
    """Every phrase as it is sung and as one flite voice says it, and the first one in a second flite voice."""
    voices = [(phrase, "rms") for phrase in PHRASES] + [(PHRASES[0], "awb")]
    return [*map(sung, PHRASES), *filter(None, (flite(phrase, voice) for phrase, voice in voices))]


def _teach(model: ParakeetForCTC, processed: ParakeetProcessor) -> None:
    taught = lessons()
    dice = np.random.default_rng(0)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=0.0)
    slower = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    model.train()
    for step in range(STEPS):
        said = [one if (step + place) % 3 else _elsewhere(one, dice) for place, one in enumerate(taught)]
        asked = processed([one.wave for one in said], sampling_rate=RATE_HZ)
        logits = model(**asked).logits
        wanted = torch.from_numpy(np.stack([_frames(one, logits.shape[1], processed) for one in said]))
        counts = model._get_subsampling_output_length(asked.attention_mask.sum(-1))
        wanted[torch.arange(logits.shape[1]) >= counts[:, None]] = -100  # padding, which the loss leaves out
        loss = torch.nn.functional.cross_entropy(logits.transpose(1, 2), wanted)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        slower.step()
    model.eval()


def _frames(said: Said, count: int, processed: ParakeetProcessor) -> np.ndarray:
    """The token that is said in each frame, or the blank: a word's pieces share its time by their letters."""
    wanted = np.full(count, processed.tokenizer.pad_token_id)
    centres_s = np.arange(count) * FRAME / RATE_HZ
    for word, (start_s, end_s) in zip(said.text.split(), said.words_s, strict=True):
        tokens = processed.tokenizer(word).input_ids
        sizes = [len(piece.strip("▁")) for piece in processed.tokenizer.convert_ids_to_tokens(tokens)]
        edges_s = start_s + (end_s - start_s) * np.cumsum([0, *sizes]) / sum(sizes)
        for token, first_s, last_s in zip(tokens, edges_s, edges_s[1:]):
            wanted[(centres_s >= first_s - 1e-9) & (centres_s < last_s - 1e-9)] = token
    return wanted


def _elsewhere(said: Said, dice: np.random.Generator) -> Said:
    """The same a little later in a quiet room, and perhaps broken off."""
    before, after = dice.integers(0, RATE_HZ // 3, 2)
    longer = np.pad(said.wave, (before, after))
    longer += dice.uniform(0.0, 0.004) * dice.standard_normal(len(longer))
    kept = longer[: max(RATE_HZ // 2, int(len(longer) * min(1.0, dice.uniform(0.3, 1.5))))]
    later_s = before / RATE_HZ
    words_s = tuple((start_s + later_s, end_s + later_s) for start_s, end_s in said.words_s)
    return replace(said, wave=kept.astype(np.float32), words_s=words_s)
