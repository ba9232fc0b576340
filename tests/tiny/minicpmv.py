"""MiniCPM-V-4.6 at tiny size: eyes with both mergers, a Qwen3.5 of linear and full attention, its signs of pictures."""

from pathlib import Path

import torch
from transformers import (
    GenerationConfig,
    MiniCPMV4_6Config,
    MiniCPMV4_6ForConditionalGeneration,
    MiniCPMV4_6ImageProcessorPil,
    PreTrainedTokenizerFast,
)

from tests.tiny import words

CHAT_TEMPLATE = (
    "{%- macro said(content) -%}"
    "{%- if content is string %}{{- content }}{%- else %}"
    "{%- set lines = namespace(all=[]) %}"
    "{%- for part in content %}"
    "{%- set lines.all = lines.all + ['<|image_pad|>' if part.type == 'image' else part.text] %}"
    "{%- endfor %}"
    "{{- lines.all | join('\\n') }}{%- endif %}"
    "{%- endmacro -%}"
    "{%- for message in messages %}"
    "{{- '<|im_start|>' + message.role + '\\n' + said(message.content) | trim + '<|im_end|>\\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}"
    "{{- '<|im_start|>assistant\\n' }}"
    "{{- '<think>\\n' if enable_thinking is defined and enable_thinking else '<think>\\n\\n</think>\\n\\n' }}"
    "{%- endif %}"
)
"""Says what the published one says of system and user: parts are lines, and thinking is off unless it is asked for."""
SIGNS = {
    "image_token": "<|image_pad|>",
    "video_token": "<|video_pad|>",
    "image_start_token": "<image>",
    "image_end_token": "</image>",
    "slice_start_token": "<slice>",
    "slice_end_token": "</slice>",
    "image_id_start_token": "<image_id>",
    "image_id_end_token": "</image_id>",
}
"""As the published tokenizer names them."""
SPARE = 24
"""Rows of the embedding that stand for no token."""


def build(folder: Path) -> None:
    """Write config, weights, tokenizer and preprocessor config; the same bytes of weights every time."""
    tokenizer = _tokenizer()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(2)
        model = MiniCPMV4_6ForConditionalGeneration(_config(tokenizer)).eval()
        _shake(model)
    ends = dict.fromkeys(("bos_token_id", "eos_token_id", "pad_token_id"), tokenizer.eos_token_id)
    model.generation_config = GenerationConfig(do_sample=True, temperature=0.7, **ends)
    model.to(torch.bfloat16).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    eyes = MiniCPMV4_6ImageProcessorPil(image_mean=[0.5] * 3, image_std=[0.5] * 3)
    eyes.save_pretrained(folder)


def _tokenizer() -> PreTrainedTokenizerFast:
    plain = words.tokenizer(CHAT_TEMPLATE)
    named = PreTrainedTokenizerFast(
        tokenizer_object=plain.backend_tokenizer,
        eos_token="<|im_end|>",
        pad_token="<pad>",
        extra_special_tokens=SIGNS,
    )
    named.chat_template = CHAT_TEMPLATE
    return named


def _config(tokenizer: PreTrainedTokenizerFast) -> MiniCPMV4_6Config:
    text = {
        "model_type": "qwen3_5_text",
        "vocab_size": len(tokenizer) + SPARE,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 4,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 16,
        "linear_num_key_heads": 2,
        "linear_num_value_heads": 2,
        "linear_key_head_dim": 16,
        "linear_value_head_dim": 16,
        "max_position_embeddings": 8192,
        "tie_word_embeddings": True,
        "eos_token_id": tokenizer.eos_token_id,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": 10000.0,
            "partial_rotary_factor": 0.25,
            "mrope_section": [1, 1, 0],
        },
    }
    seeing = {
        "hidden_size": 16,
        "intermediate_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "image_size": 56,
        "patch_size": 14,
    }
    return MiniCPMV4_6Config(
        text_config=text,
        vision_config=seeing,
        insert_layer_id=0,
        image_token_id=tokenizer.convert_tokens_to_ids(SIGNS["image_token"]),
        video_token_id=tokenizer.convert_tokens_to_ids(SIGNS["video_token"]),
        tie_word_embeddings=True,
    )


@torch.no_grad()
def _shake(model: MiniCPMV4_6ForConditionalGeneration) -> None:
    # as initialised, all pictures look alike and all words are equally likely
    for parameter in model.parameters():
        parameter.add_(0.1 * torch.randn_like(parameter))
