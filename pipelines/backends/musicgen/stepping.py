"""MusicGen's decoder, one column of codes at a time, over memory that never moves.

It computes what transformers' MusicgenDecoder computes, by that model's own modules, but its keys and values lie in
buffers of fixed place and shape: so on a GPU the whole step of one column is a CUDA graph, captured once for a worker
and replayed for every frame of every tape. Without it a step waits for some 1,500 separate launches.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from pipelines.backends.graphs import Recording, recorded

TEXT_TOKENS = 96
"""What is asked for is padded to so many tokens, so that one graph serves every text."""
SPAN = 512
"""Attention reads the memory in steps of so many columns: a graph for each, and the early frames read a third."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What is asked for, as the decoder attends to it: `hidden` (rows, TEXT_TOKENS, width), zero where `mask` (rows,
    TEXT_TOKENS) is False."""

    hidden: Tensor
    mask: Tensor

    def times(self, rows: int) -> "Text":
        """The same text for `rows` rows."""
        return Text(self.hidden.expand(rows, -1, -1), self.mask.expand(rows, -1))

    def beside_nothing(self) -> "Text":
        """Every row a second time without its text, for classifier-free guidance. transformers multiplies the empty
        half by its mask after projecting it, so that it is exactly zero."""
        hidden = torch.cat([self.hidden, torch.zeros_like(self.hidden)])
        return Text(hidden, torch.cat([self.mask, torch.zeros_like(self.mask)]))


class Steps:
    """The keys, values and graphs for `rows` rows of at most `columns` columns. One shot uses it at a time."""

    def __init__(self, decoder: Any, rows: int, columns: int) -> None:
        config, weight = decoder.config, decoder.lm_heads[0].weight
        self._stack, self._heads = decoder.model.decoder, decoder.lm_heads
        self._head_count = config.num_attention_heads
        self._columns, self._on_gpu = columns, weight.is_cuda
        width, layers = config.hidden_size, config.num_hidden_layers
        self._shape = (rows, -1, self._head_count, width // self._head_count)

        def room(length: int) -> Tensor:
            return weight.new_zeros(layers, rows, self._head_count, length, width // self._head_count)

        self._keys, self._values = room(columns), room(columns)
        self._text_keys, self._text_values = room(TEXT_TOKENS), room(TEXT_TOKENS)
        self._text_mask = torch.zeros(rows, 1, 1, TEXT_TOKENS, dtype=torch.bool, device=weight.device)
        self._places = torch.arange(columns, device=weight.device)
        positions = self._stack.embed_positions
        self._positions: Tensor = positions.get_embedding(columns, width).to(weight)
        self._codes = torch.zeros(rows, config.num_codebooks, 1, dtype=torch.long, device=weight.device)
        self._column = torch.zeros(1, dtype=torch.long, device=weight.device)
        self._graphs: dict[int, Recording | None] = {}

    @torch.no_grad()
    def listen(self, text: Text) -> None:
        """Take in what is asked for. What was played before is forgotten as it is written over."""
        for number, layer in enumerate(self._stack.layers):
            attention = layer.encoder_attn
            self._text_keys[number].copy_(self._by_head(attention.k_proj(text.hidden)))
            self._text_values[number].copy_(self._by_head(attention.v_proj(text.hidden)))
        mask = text.mask[:, None, None, :]
        # a row without text must attend to something; its keys and values are zero, so that it does not matter to what
        self._text_mask.copy_(mask | ~mask.any(-1, keepdim=True))

    @torch.no_grad()
    def prefill(self, codes: Tensor) -> Tensor:
        """Hear columns 0..n of `codes` (rows, codebooks, n) at once: the logits of the next one, float32 (rows,
        codebooks, codes)."""
        columns = self._places[: codes.shape[-1]]
        return self._forward(codes, columns, codes.shape[-1], columns <= columns[:, None])

    @torch.no_grad()
    def step(self, codes: Tensor, column: int) -> Tensor:
        """Hear column `column`, `codes` (rows, codebooks, 1), and give the logits of the next."""
        self._codes.copy_(codes)
        self._column.fill_(column)
        if not self._on_gpu:
            return self._forward(self._codes, self._column, column + 1, None)
        span = min(self._columns, -(-(column + 1) // SPAN) * SPAN)
        if span not in self._graphs:  # the goes before it is recorded write the same keys into the same column
            self._graphs[span] = recorded(lambda: self._step_over(span))
        graph = self._graphs[span]
        return self._step_over(span) if graph is None else graph.replay()

    def _step_over(self, span: int) -> Tensor:
        """The step of one column, looking at `span` columns of memory and heeding those it has heard."""
        return self._forward(self._codes, self._column, span, self._places[None, :span] <= self._column)

    def _forward(self, codes: Tensor, columns: Tensor, span: int, mask: Tensor | None) -> Tensor:
        """`columns` (n,) are where `codes` (rows, codebooks, n) stand; attention reads the first `span` columns of the
        memory, or those of them that `mask` (n, span) allows."""
        embedded = [embed(codes[:, number]) for number, embed in enumerate(self._stack.embed_tokens)]
        hidden = sum(embedded[1:], embedded[0]) + self._positions.index_select(0, columns)
        for number, layer in enumerate(self._stack.layers):
            normed, attention = layer.self_attn_layer_norm(hidden), layer.self_attn
            keys, values = self._keys[number], self._values[number]
            keys.index_copy_(2, columns, self._by_head(attention.k_proj(normed)))
            values.index_copy_(2, columns, self._by_head(attention.v_proj(normed)))
            hidden = hidden + self._attend(attention, normed, keys[:, :, :span], values[:, :, :span], mask)

            normed, attention = layer.encoder_attn_layer_norm(hidden), layer.encoder_attn
            keys, values = self._text_keys[number], self._text_values[number]
            hidden = hidden + self._attend(attention, normed, keys, values, self._text_mask)

            inner = layer.activation_fn(layer.fc1(layer.final_layer_norm(hidden)))
            hidden = hidden + layer.fc2(inner)
        last = self._stack.layer_norm(hidden[:, -1])
        return torch.stack([head(last) for head in self._heads], 1).float()

    def _attend(self, attention: Any, hidden: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
        heard = scaled_dot_product_attention(self._by_head(attention.q_proj(hidden)), keys, values, attn_mask=mask)
        return attention.out_proj(heard.transpose(1, 2).reshape(hidden.shape))

    def _by_head(self, projected: Tensor) -> Tensor:
        return projected.view(self._shape).transpose(1, 2)
