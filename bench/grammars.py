"""Four libraries that hold a model to a JSON schema, behind one door: what `bench.structured` compares.

Each is imported only where it is measured; only llguidance is one of ours. All get the tiny MiniCPM5's vocabulary.
"""

# ruff: noqa: PLC0415 - what is not installed must not be imported
import ctypes
import json
import math
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tests.tiny.__main__ import build

if TYPE_CHECKING:
    from pipelines.structured import Vocabulary

NEEDED = ("llguidance", "transformers", "gguf")
"""Python packages without which there is no vocabulary to measure with."""
READER, GGUF = "openbmb/MiniCPM5-1B", "openbmb/MiniCPM5-1B-GGUF"

Logits = NDArray[np.float32]


class Refused(Exception):
    """A library that does not take its own grammar."""


class Held(Protocol):
    """One document under some library's grammar."""

    def allow(self, logits: Logits) -> int | None:
        """The best token that is allowed, and taken; None at the end."""
        ...


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="structured-")


def checkpoints(*repos: str) -> Path:
    """A folder, gone at the end, with the tiny checkpoints of `repos`."""
    build(Path(_folder().name), repos)
    return Path(_folder().name)


@cache
def vocabulary() -> "Vocabulary":
    """The tiny MiniCPM5's; its GGUF holds the same tokens."""
    import llguidance

    from pipelines.structured import Vocabulary

    text = (checkpoints(READER) / READER / "tokenizer.json").read_text(encoding="utf-8")
    end = {token["content"]: token["id"] for token in json.loads(text)["added_tokens"]}["<|im_end|>"]
    return Vocabulary(llguidance.LLTokenizer(text, eos_token=end), end)


def words() -> list[bytes]:
    """The vocabulary's pieces, those of its signs (`<|im_end|>`) empty: they are no text."""
    from tests.tiny.words import SPECIALS

    signs = {sign.encode() for sign in SPECIALS}
    return [b"" if piece in signs else piece for piece in vocabulary().pieces]


class Steered:
    def __init__(self, schema: Mapping[str, Any], most: int) -> None:
        from pipelines.structured import Steering

        self.steering = Steering(vocabulary(), schema, most=most)
        self.waiting: list[int] = []

    def allow(self, logits: Logits) -> int | None:
        if not self.waiting and not self.steering.done:
            self.waiting = self.steering.forced()
        if self.waiting:
            return self.waiting.pop(0)
        if self.steering.done:
            return None
        self.steering.apply(logits)
        token = int(logits.argmax())
        self.steering.accept(token)
        return token


class LlamaGrammar:
    """llama-cpp-python's own translation of a schema, held by llama.cpp's sampler."""

    def __init__(self, schema: Mapping[str, Any], most: int) -> None:
        import llama_cpp

        self.library, self.vocab = llama_cpp, _llama()._model.vocab
        grammar = _gbnf(json.dumps(schema)).encode()
        self.sampler = llama_cpp.llama_sampler_init_grammar(self.vocab, grammar, b"root")
        if not self.sampler:
            raise Refused("its parser refuses the grammar")
        self.cells = (llama_cpp.llama_token_data * vocabulary().size)()
        self.table = np.ctypeslib.as_array(self.cells)
        self.table["id"] = np.arange(vocabulary().size)

    def allow(self, logits: Logits) -> int | None:
        self.table["logit"] = logits
        row = self.library.llama_token_data_array(self.cells, len(self.cells), -1, False)
        self.library.llama_sampler_apply(self.sampler, ctypes.byref(row))
        token = int(self.table["logit"].argmax())
        if self.library.llama_vocab_is_eog(self.vocab, token) or self.table["logit"][token] == -math.inf:
            return None
        self.library.llama_sampler_accept(self.sampler, token)
        return token

    def __del__(self) -> None:
        if self.sampler:
            self.library.llama_sampler_free(self.sampler)


@cache
def _llama() -> Any:
    import llama_cpp

    file = next((checkpoints(GGUF) / GGUF).glob("*.gguf"))
    return llama_cpp.Llama(str(file), vocab_only=True, verbose=False)


@cache
def _gbnf(schema: str) -> str:
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    return json_schema_to_gbnf(schema)


class XGrammar:
    def __init__(self, schema: Mapping[str, Any], most: int) -> None:
        import xgrammar

        self.end = vocabulary().end
        self.matcher = xgrammar.GrammarMatcher(_xgrammar(json.dumps(schema)))
        self.mask = xgrammar.allocate_token_bitmask(1, vocabulary().size)

    def allow(self, logits: Logits) -> int | None:
        self.matcher.fill_next_token_bitmask(self.mask)
        bits = np.unpackbits(self.mask.numpy()[0].view(np.uint8), bitorder="little", count=len(logits))
        np.copyto(logits, -np.inf, where=bits == 0)
        token = int(logits.argmax())
        self.matcher.accept_token(token)
        return None if token == self.end or self.matcher.is_terminated() else token


@cache
def _xgrammar(schema: str) -> Any:
    import xgrammar

    table = xgrammar.TokenizerInfo(words(), stop_token_ids=[vocabulary().end])
    return xgrammar.GrammarCompiler(table).compile_json_schema(schema, any_whitespace=False)


class Outlines:
    def __init__(self, schema: Mapping[str, Any], most: int) -> None:
        import outlines_core

        self.guide = outlines_core.Guide(_outlines(json.dumps(schema)))

    def allow(self, logits: Logits) -> int | None:
        if self.guide.is_finished():
            return None
        tokens = np.array(self.guide.get_tokens())
        token = int(tokens[logits[tokens].argmax()])
        if token == vocabulary().end:
            return None
        self.guide.advance(token)
        return token


@cache
def _outlines(schema: str) -> Any:
    import outlines_core
    from outlines_core.json_schema import build_regex_from_schema

    by_piece: dict[bytes, list[int]] = {}
    for token, piece in enumerate(words()):
        if piece:
            by_piece.setdefault(piece, []).append(token)
    regex = build_regex_from_schema(schema, whitespace_pattern="")
    return outlines_core.Index(regex, outlines_core.Vocabulary(vocabulary().end, by_piece))


@dataclass(frozen=True, slots=True)
class Library:
    """`module`: what it is imported as; `begin(schema, most)` begins a document, and compiles each schema once."""

    name: str
    module: str
    begin: Callable[[Mapping[str, Any], int], Held]


LIBRARIES: Mapping[str, Library] = {
    "steering": Library("our steering", "llguidance", Steered),
    "llama": Library("llama.cpp's grammar", "llama_cpp", LlamaGrammar),
    "xgrammar": Library("xgrammar", "xgrammar", XGrammar),
    "outlines": Library("outlines", "outlines_core", Outlines),
}
