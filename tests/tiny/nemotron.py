"""Nemotron 3 Nano at tiny size: NemotronHForCausalLM, a hybrid of state spaces, attention and plain layers."""

from pathlib import Path

import torch
from transformers import GenerationConfig, NemotronHConfig, NemotronHForCausalLM

from tests.tiny import words

CHAT_TEMPLATE = (
    "{%- set enable_thinking = enable_thinking if enable_thinking is defined else true %}"
    "{%- for message in messages %}"
    "{{- '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}"
    "{{- '<|im_start|>assistant\\n' + ('<think>\\n' if enable_thinking else '<think></think>') }}"
    "{%- endif %}"
)
"""Says what the published one says of system, user and assistant; it thinks unless it is told not to."""
PATTERN = "M-M*-"
"""M: state space (Mamba 2), *: attention, -: feed forward."""
WIDTH, FEED_FORWARD, HEADS, KV_HEADS, HEAD = 48, 96, 4, 2, 16
STATE_HEADS, STATE_HEAD, STATE, GROUPS, KERNEL = 8, 12, 16, 2, 4


def build(folder: Path) -> None:
    """Write config, weights, tokenizer and generation config."""
    tokenizer = words.tokenizer(CHAT_TEMPLATE)
    config = NemotronHConfig(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=FEED_FORWARD,
        hybrid_override_pattern=PATTERN,
        num_attention_heads=HEADS,
        num_key_value_heads=KV_HEADS,
        head_dim=HEAD,
        mamba_num_heads=STATE_HEADS,
        mamba_head_dim=STATE_HEAD,
        ssm_state_size=STATE,
        n_groups=GROUPS,
        conv_kernel=KERNEL,
        max_position_embeddings=8192,
        initializer_range=0.2,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        dtype="bfloat16",
    )
    torch.manual_seed(6)
    model = NemotronHForCausalLM(config).to(torch.bfloat16)
    model.generation_config = GenerationConfig(
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
