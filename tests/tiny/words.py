"""A real tokenizer for the tiny writers: byte-level BPE, trained on the prompts and the shapes of the three apps."""

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

ROOT = Path(__file__).parent.parent.parent
SPECIALS = ("<pad>", "<s>", "</s>", "<|im_start|>", "<|im_end|>", "<think>", "</think>")
SIZE = 3000
"""Tokens: enough that every key of a shape is one or two of them, as in a vocabulary of a hundred thousand."""
WEIGHT = 40  # so often a key is read in training, against once for a line of prose


def corpus() -> Iterator[str]:
    """What there is to read: prompts and words of the apps as they stand, and their names as JSON has them."""
    for file in sorted(ROOT.glob("apps/*/prompts.py")) + sorted(ROOT.glob("apps/*/domain.py")):
        text = file.read_text(encoding="utf-8")
        yield from text.splitlines()
        for name in sorted(set(re.findall(r"^    (\w+): ", text, flags=re.MULTILINE))):
            yield f'{{"{name}":"a","{name}":["a"],"{name}":1}}' * WEIGHT
        for word in sorted(set(re.findall(r'"([\w# -]{2,24})"', text))):
            yield f'["{word}","{word}"]' * (WEIGHT // 10)
    yield json.dumps([{"level": number / 10, "seed": number} for number in range(100)], separators=(",", ":"))


def tokenizer(chat_template: str) -> PreTrainedTokenizerFast:
    """The tokenizer with a model's own chat template."""
    names = {"bos_token": "<s>", "eos_token": "<|im_end|>", "pad_token": "<pad>"}
    fast = PreTrainedTokenizerFast(tokenizer_object=Tokenizer.from_str(trained()), **names)
    fast.chat_template = chat_template
    return fast


@functools.cache
def trained() -> str:
    """Train it, once: the same words give the same tokenizer."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=SIZE,
        special_tokens=list(SPECIALS),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    bpe.train_from_iterator(corpus(), trainer)
    return bpe.to_str()


def merges(fast: PreTrainedTokenizerFast) -> list[tuple[str, str]]:
    """The pairs that were joined in training, in order."""
    return [tuple(pair) for pair in json.loads(fast.backend_tokenizer.to_str())["model"]["merges"]]
