"""A checkpoint of transformers -> a Scribe: weights, tokenizer and grammars in the parent, memory in the worker."""

from typing import Any

import torch
import transformers
from llguidance.hf import from_tokenizer

from pipelines.backends.checkpoints import Checkpoint, loading
from pipelines.backends.weighing import bytes_of
from pipelines.backends.writing.chat import Questions
from pipelines.backends.writing.hybrid import HybridMind
from pipelines.backends.writing.llama import LlamaMind
from pipelines.backends.writing.mind import Mind
from pipelines.backends.writing.scribe import Scribe
from pipelines.errors import EngineMissing
from pipelines.structured import Vocabulary

KINDS = ("llama", "nemotron_h")
CONTEXT = 4096
"""Tokens of question and answer together, unless the card's option `context` says otherwise."""


def load(checkpoint: Checkpoint) -> tuple[Scribe, int, int]:
    """The Scribe of a causal language model of one of KINDS, how many parameters were loaded, and their bytes.

    Raises EngineMissing when the checkpoint is absent, damaged, of another kind or has no chat template.
    """
    card = checkpoint.card
    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = getattr(torch, card.dtype) if device == "cuda" else torch.float32
    with loading(checkpoint):
        tokenizer: Any = transformers.AutoTokenizer.from_pretrained(checkpoint.source, **checkpoint.options)
        model: Any = transformers.AutoModelForCausalLM.from_pretrained(
            checkpoint.source, dtype=dtype, **checkpoint.options
        )
        kind = model.config.model_type
        if kind not in KINDS:
            raise EngineMissing(f"{card.repo} holds {kind}, not {' or '.join(KINDS)}.")
        if not tokenizer.chat_template:
            raise EngineMissing(f"The checkpoint of {card.repo} has no chat template.")
        vocabulary = Vocabulary(from_tokenizer(tokenizer), tokenizer.eos_token_id)
    model = model.to(device).eval()
    context = min(int(card.options.get("context", CONTEXT)), model.config.max_position_embeddings)

    def render(system: str, user: str) -> str:
        said = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        return tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True, enable_thinking=False)

    def encode(text: str) -> list[int]:
        return tokenizer(text, add_special_tokens=False).input_ids

    def make_mind() -> Mind:
        return LlamaMind(model, context) if kind == "llama" else HybridMind(model, context)

    questions = Questions(render, encode, list(tokenizer.get_added_vocab()))
    count = sum(tensor.numel() for tensor in model.parameters())
    return Scribe(vocabulary, questions, make_mind, who=checkpoint.model), count, bytes_of(model)
