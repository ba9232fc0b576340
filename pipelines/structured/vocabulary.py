"""A model's tokens as bytes, and the grammars compiled over them.

Built once per tokenizer, before any fork: a child inherits it, and every grammar that was compiled, as they are.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Any

from llguidance import LLMatcher, LLTokenizer

from pipelines.structured.lengths import all_open, one_choice
from pipelines.structured.ways import Place, WaysOut

GRAMMARS_KEPT = 64
MARGIN = 8
"""Tokens a free choice may add beside what it opens: the rest of a character, of an escape, of a word cut otherwise."""
COMPACT: Any = {
    "whitespace_flexible": False,
    "item_separator": ",",
    "key_separator": ":",
    # no \t, \u0000 or other control sign has any business in words for a visitor
    "json_allowed_escapes": '"\\n',
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """A compiled schema: `matcher` stands at the beginning (copy it), `way` is the shortest document, `slack` tokens
    are the most one choice can add to a way, `watch` the most a way and one more choice can ever be."""

    matcher: LLMatcher
    way: tuple[int, ...]
    slack: int
    watch: int


class Vocabulary:
    """What Steering needs to know of a tokenizer. `size` counts its tokens; `end` is the token that ends a text."""

    def __init__(self, tokenizer: LLTokenizer, end: int) -> None:
        self.end = end
        self.size: int = tokenizer.vocab_size
        self.pieces: list[bytes] = [tokenizer.decode_bytes([token]) for token in range(self.size)]
        special = {token for token in range(self.size) if tokenizer.is_special_token(token)} | {end}
        self.ways_out = WaysOut(self.pieces, special)
        self._tokenizer = tokenizer
        self._grammars: OrderedDict[str, Grammar] = OrderedDict()

    def text(self, tokens: Sequence[int]) -> bytes:
        """The bytes of `tokens`; they may begin or end within a character."""
        return b"".join(self.pieces[token] for token in tokens)

    def grammar(self, schema: Mapping[str, Any]) -> Grammar:
        """The grammar of a finite JSON schema, compiled once. Raises ValueError for one that llguidance cannot read."""
        key = dumps(schema, ensure_ascii=False, separators=(",", ":"))
        grammar = self._grammars.get(key)
        if grammar is None:
            grammar = self._grammars[key] = self._compile(key, schema)
            if len(self._grammars) > GRAMMARS_KEPT:
                self._grammars.popitem(last=False)
        self._grammars.move_to_end(key)
        return grammar

    def _compile(self, text: str, schema: Mapping[str, Any]) -> Grammar:
        matcher = LLMatcher(self._tokenizer, LLMatcher.grammar_from_json_schema(text, defaults=COMPACT))
        if matcher.is_error():
            raise ValueError(matcher.get_error())
        way = self.ways_out.way(matcher, Place.BETWEEN)
        slack = one_choice(schema, self._count) + MARGIN
        return Grammar(matcher, tuple(way), slack, len(way) + all_open(schema, self._count) + slack)

    def _count(self, text: str) -> int:
        return len(self._tokenizer.tokenize_str(text))
