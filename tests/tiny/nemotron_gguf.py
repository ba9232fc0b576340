"""The storyteller of the rooms at tiny size as llama.cpp has it: one GGUF of a hybrid Nemotron 3 Nano."""

from pathlib import Path

import gguf
import numpy as np
from numpy.typing import NDArray

from tests.tiny import nemotron
from tests.tiny.minicpm5_gguf import add_words, finish, matrix

FILE = "nemotron-room-lora-Q4_K_M.gguf"


def build(folder: Path) -> None:
    """Write the file under the name that models.yaml has for it."""
    out = gguf.GGUFWriter(folder / FILE, "nemotron_h")
    size = add_words(out, nemotron.CHAT_TEMPLATE)
    add_facts(out, size)
    dice = np.random.default_rng(8)
    out.add_tensor("token_embd.weight", matrix(dice, size, nemotron.WIDTH))
    out.add_tensor("output_norm.weight", ones(nemotron.WIDTH))
    out.add_tensor("output.weight", matrix(dice, size, nemotron.WIDTH))
    layers = {"M": add_state_space, "*": add_attention, "-": add_feed_forward}
    for layer, kind in enumerate(nemotron.PATTERN):
        out.add_tensor(f"blk.{layer}.attn_norm.weight", ones(nemotron.WIDTH))
        layers[kind](out, f"blk.{layer}.", dice)
    finish(out)


def add_facts(out: gguf.GGUFWriter, size: int) -> None:
    """A layer is a state space where both its feed forward length and its key heads are 0."""
    inner = nemotron.STATE_HEADS * nemotron.STATE_HEAD
    out.add_name("Nemotron 3 Nano, rooms")
    out.add_context_length(8192)
    out.add_embedding_length(nemotron.WIDTH)
    out.add_block_count(len(nemotron.PATTERN))
    out.add_vocab_size(size)
    out.add_feed_forward_length([nemotron.FEED_FORWARD if kind == "-" else 0 for kind in nemotron.PATTERN])
    out.add_head_count(nemotron.HEADS)
    out.add_head_count_kv([nemotron.KV_HEADS if kind == "*" else 0 for kind in nemotron.PATTERN])
    out.add_key_length(nemotron.HEAD)
    out.add_value_length(nemotron.HEAD)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_layer_norm_eps(1e-5)
    out.add_rope_dimension_count(nemotron.HEAD)
    out.add_ssm_conv_kernel(nemotron.KERNEL)
    out.add_ssm_inner_size(inner)
    out.add_ssm_state_size(nemotron.STATE)
    out.add_ssm_time_step_rank(nemotron.STATE_HEADS)
    out.add_ssm_group_count(nemotron.GROUPS)
    out.add_file_type(gguf.LlamaFileType.MOSTLY_F16)


def add_state_space(out: gguf.GGUFWriter, block: str, dice: np.random.Generator) -> None:
    inner = nemotron.STATE_HEADS * nemotron.STATE_HEAD
    mixed = inner + 2 * nemotron.GROUPS * nemotron.STATE
    out.add_tensor(f"{block}ssm_in.weight", matrix(dice, inner + mixed + nemotron.STATE_HEADS, nemotron.WIDTH))
    out.add_tensor(f"{block}ssm_conv1d.weight", matrix(dice, mixed, nemotron.KERNEL).astype(np.float32))
    out.add_tensor(f"{block}ssm_conv1d.bias", matrix(dice, 1, mixed)[0].astype(np.float32))
    out.add_tensor(f"{block}ssm_dt.bias", matrix(dice, 1, nemotron.STATE_HEADS)[0].astype(np.float32))
    out.add_tensor(f"{block}ssm_a", -ones(nemotron.STATE_HEADS, 1))
    out.add_tensor(f"{block}ssm_d", ones(nemotron.STATE_HEADS, 1))
    out.add_tensor(f"{block}ssm_norm.weight", ones(nemotron.GROUPS, inner // nemotron.GROUPS))
    out.add_tensor(f"{block}ssm_out.weight", matrix(dice, nemotron.WIDTH, inner))


def add_attention(out: gguf.GGUFWriter, block: str, dice: np.random.Generator) -> None:
    heads, keys = nemotron.HEADS * nemotron.HEAD, nemotron.KV_HEADS * nemotron.HEAD
    out.add_tensor(f"{block}attn_q.weight", matrix(dice, heads, nemotron.WIDTH))
    out.add_tensor(f"{block}attn_k.weight", matrix(dice, keys, nemotron.WIDTH))
    out.add_tensor(f"{block}attn_v.weight", matrix(dice, keys, nemotron.WIDTH))
    out.add_tensor(f"{block}attn_output.weight", matrix(dice, nemotron.WIDTH, heads))


def add_feed_forward(out: gguf.GGUFWriter, block: str, dice: np.random.Generator) -> None:
    out.add_tensor(f"{block}ffn_up.weight", matrix(dice, nemotron.FEED_FORWARD, nemotron.WIDTH))
    out.add_tensor(f"{block}ffn_down.weight", matrix(dice, nemotron.WIDTH, nemotron.FEED_FORWARD))


def ones(*shape: int) -> NDArray[np.float32]:
    return np.ones(shape, np.float32)
