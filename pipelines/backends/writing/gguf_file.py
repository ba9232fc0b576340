"""The head of a GGUF file: its facts, its tokens, how many parameters it holds. Loads no weights and no library.

Layout: github.com/ggml-org/ggml, docs/gguf.md (versions 2 and 3, little-endian).
"""

import json
import math
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAGIC = b"GGUF"
FORMATS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
"""Value type -> struct's letter. 8 is a string, 9 an array."""
STRING, ARRAY = 8, 9
BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 10: (256, 84),
    11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292), 30: (1, 2),
}  # fmt: skip
"""Tensor type -> weights in a block and its bytes, for the types in use (F32, F16, Q4_0 … Q8_0, Q2_K … Q8_K, BF16)."""
CONTROL, USER_DEFINED = 3, 4
"""Kinds of tokens that are signs and not text."""


class NotGguf(ValueError):
    """The file is something else."""


class CutOff(ValueError):
    """The file ends before its weights do, or in the middle of its head."""


@dataclass(frozen=True, slots=True)
class GgufHead:
    """`facts`: every key and value of the file; `parameters`: weights in all its tensors."""

    facts: Mapping[str, Any]
    parameters: int

    @property
    def architecture(self) -> str:
        return self.facts.get("general.architecture", "")

    @property
    def context(self) -> int:
        """Tokens of the longest text it was trained on."""
        return int(self.facts.get(f"{self.architecture}.context_length", 0))

    @property
    def tokens(self) -> list[str]:
        return self.facts.get("tokenizer.ggml.tokens", [])

    def token(self, name: str) -> str:
        """The text of the token that the file names `bos` or `eos`; empty where there is none."""
        place = self.facts.get(f"tokenizer.ggml.{name}_token_id")
        return "" if place is None else self.tokens[place]

    @property
    def signs(self) -> list[str]:
        """Tokens that are no text, such as `<|im_end|>`."""
        kinds = self.facts.get("tokenizer.ggml.token_type", [])
        return [token for token, kind in zip(self.tokens, kinds) if kind in (CONTROL, USER_DEFINED)]


def read_head(path: Path) -> GgufHead:
    """Read it. Raises NotGguf or CutOff."""
    with path.open("rb") as file:
        if file.read(4) != MAGIC:
            raise NotGguf(path.name)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            try:
                return _Reader(whole).head()
            except (struct.error, UnicodeDecodeError, KeyError) as error:
                raise CutOff(path.name) from error


class _Reader:
    def __init__(self, whole: mmap.mmap) -> None:
        self._whole, self._at = whole, len(MAGIC)

    def head(self) -> GgufHead:
        self._number("I")  # the version: 2 and 3 differ only in byte order
        tensors, count = self._number("Q"), self._number("Q")
        facts: dict[str, Any] = {}
        for _ in range(count):
            key = self._string()
            facts[key] = self._value(self._number("I"))
        parameters, end = 0, 0
        for _ in range(tensors):
            self._string()
            size = math.prod(self._number("Q") for _ in range(self._number("I")))
            weights, block_b = BLOCKS.get(self._number("I"), (1, 0))
            end = max(end, self._number("Q") + size // weights * block_b)
            parameters += size
        alignment = facts.get("general.alignment", 32)
        if -(-self._at // alignment) * alignment + end > len(self._whole):
            raise CutOff("weights")
        return GgufHead(facts, parameters)

    def _number(self, letter: str) -> Any:
        (number,) = struct.unpack_from(f"<{letter}", self._whole, self._at)
        self._at += struct.calcsize(f"<{letter}")
        return number

    def _string(self) -> str:
        length = self._number("Q")
        if self._at + length > len(self._whole):
            raise CutOff("text")
        text = self._whole[self._at : self._at + length]
        self._at += length
        return text.decode("utf-8")

    def _value(self, kind: int) -> Any:
        if kind == STRING:
            return self._string()
        if kind == ARRAY:
            inner, count = self._number("I"), self._number("Q")
            if inner in (STRING, ARRAY):
                return [self._value(inner) for _ in range(count)]
            layout = f"<{count}{FORMATS[inner]}"
            numbers = struct.unpack_from(layout, self._whole, self._at)
            self._at += struct.calcsize(layout)
            return list(numbers)
        return self._number(FORMATS[kind])


def tokenizer_json(head: GgufHead) -> str:
    """Its byte-level BPE as a tokenizer.json, which llguidance reads: the same tokens under the same numbers. How text
    is cut into words first is that of GPT-2, whatever the file's own is: a grammar only needs some way to write a text,
    never the model's own. Raises ValueError for a tokenizer of another kind."""
    if head.facts.get("tokenizer.ggml.model") != "gpt2":
        raise ValueError("not a byte-level BPE")
    signs = set(head.signs)
    added = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    return json.dumps(
        {
            "version": "1.0",
            "added_tokens": [
                {"id": place, "content": token, **added} for place, token in enumerate(head.tokens) if token in signs
            ],
            "pre_tokenizer": byte_level,
            "decoder": byte_level,
            "model": {
                "type": "BPE",
                "vocab": {token: place for place, token in enumerate(head.tokens)},
                "merges": [pair.split(" ", 1) for pair in head.facts["tokenizer.ggml.merges"]],
            },
        }
    )
