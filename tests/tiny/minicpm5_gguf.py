"""MiniCPM5-1B at tiny size as llama.cpp has it: one GGUF with weights, tokenizer and chat template."""

from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

from tests.tiny import minicpm5, words

FILE = "MiniCPM5-1B-Q4_K_M.gguf"


def build(folder: Path) -> None:
    """Write the file under its published name."""
    out = gguf.GGUFWriter(folder / FILE, "llama")
    size = add_words(out, minicpm5.CHAT_TEMPLATE)
    width, feed_forward, head = minicpm5.WIDTH, minicpm5.FEED_FORWARD, minicpm5.HEAD
    out.add_name("MiniCPM5-1B")
    out.add_context_length(8192)
    out.add_embedding_length(width)
    out.add_block_count(minicpm5.LAYERS)
    out.add_feed_forward_length(feed_forward)
    out.add_head_count(minicpm5.HEADS)
    out.add_head_count_kv(minicpm5.KV_HEADS)
    out.add_key_length(head)
    out.add_value_length(head)
    out.add_layer_norm_rms_eps(1e-6)
    out.add_rope_dimension_count(head)
    out.add_rope_freq_base(10000.0)
    out.add_vocab_size(size)
    out.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    dice = np.random.default_rng(7)
    out.add_tensor("token_embd.weight", matrix(dice, size, width))
    out.add_tensor("output_norm.weight", np.ones(width, np.float32))
    out.add_tensor("output.weight", matrix(dice, size, width))
    for layer in range(minicpm5.LAYERS):
        block = f"blk.{layer}."
        out.add_tensor(f"{block}attn_norm.weight", np.ones(width, np.float32))
        out.add_tensor(f"{block}attn_q.weight", matrix(dice, minicpm5.HEADS * head, width))
        out.add_tensor(f"{block}attn_k.weight", matrix(dice, minicpm5.KV_HEADS * head, width))
        out.add_tensor(f"{block}attn_v.weight", matrix(dice, minicpm5.KV_HEADS * head, width))
        out.add_tensor(f"{block}attn_output.weight", matrix(dice, width, minicpm5.HEADS * head))
        out.add_tensor(f"{block}ffn_norm.weight", np.ones(width, np.float32))
        out.add_tensor(f"{block}ffn_gate.weight", matrix(dice, feed_forward, width))
        out.add_tensor(f"{block}ffn_up.weight", matrix(dice, feed_forward, width))
        out.add_tensor(f"{block}ffn_down.weight", matrix(dice, width, feed_forward))
    finish(out)


def matrix(dice: np.random.Generator, rows: int, columns: int) -> NDArray[np.float16]:
    """Random weights, large enough that the next token is no coin toss between all of them."""
    return (dice.standard_normal((rows, columns)) * 0.2).astype(np.float16)


def add_words(out: gguf.GGUFWriter, chat_template: str) -> int:
    """Put the tiny tokenizer and a chat template into the file; returns how many tokens there are."""
    tokenizer = words.tokenizer(chat_template)
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    tokens = sorted(vocabulary, key=lambda token: vocabulary[token])
    control, plain = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list(tokens)
    out.add_token_types([control if token in words.SPECIALS else plain for token in tokens])
    out.add_token_merges([" ".join(pair) for pair in words.merges(tokenizer)])
    out.add_bos_token_id(vocabulary["<s>"])
    out.add_eos_token_id(vocabulary["<|im_end|>"])
    out.add_pad_token_id(vocabulary["<pad>"])
    out.add_add_bos_token(False)
    out.add_chat_template(chat_template)
    return len(tokens)


def finish(out: gguf.GGUFWriter) -> None:
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()
