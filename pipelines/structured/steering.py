"""Holds a model's choices to a schema and to a number of tokens: whatever it prefers, the text is whole and fits.

Two laws. The grammar (llguidance, https://github.com/guidance-ai/llguidance) allows only tokens after which the schema
can still be met. The budget is kept by knowing, wherever one is, a short way to the end: once there is room for little
else, that way alone is taken. What is written from there on is filler, and `closing` says so.
"""

from collections.abc import Mapping
from typing import Any

import llguidance.numpy as packed
import numpy as np
from numpy.typing import NDArray

from pipelines.errors import TooTight
from pipelines.structured.vocabulary import Vocabulary
from pipelines.structured.ways import Place


class Steering:
    """One document while a model writes it. To be asked in turns, until `done`:

        forced = steering.forced()      # tokens that must come next; feed them to the model in one go
        if not forced:                  # there is a choice
            steering.apply(logits)      # or steering.mask(), for who chooses elsewhere
            steering.accept(choose(logits))

    `floor`: tokens of the shortest document. `closing`: only the shortest way is left, what comes now is filler.
    `done`: the document is whole; the model's own end token is neither needed nor asked for.
    """

    def __init__(self, vocabulary: Vocabulary, schema: Mapping[str, Any], *, most: int) -> None:
        """`schema`: finite, as `bounded` makes it; `most`: tokens the document may take. Raises TooTight when the
        shortest document takes more, ValueError for a schema that llguidance cannot read."""
        self._vocabulary = vocabulary
        self._grammar = vocabulary.grammar(schema)
        self.floor = len(self._grammar.way)
        if self.floor > most:
            raise TooTight(f"The answer needs room for {self.floor} tokens, and only {most} are lent to it.")
        self._matcher = self._grammar.matcher.deep_copy()
        self._mask = packed.allocate_token_bitmask(1, vocabulary.size)
        self._place = Place.BETWEEN
        self._left = most
        self._way: list[int] | None = list(self._grammar.way)
        self._way_is_from_here = True
        self.closing = False
        self.done = False

    def forced(self) -> list[int]:
        """The tokens that must come next, already accepted: what the grammar leaves no choice about, or all that
        closes the document. Empty when there is a choice."""
        if self.done:
            return []
        tokens = self._matcher.compute_ff_tokens()
        if not tokens and self._must_close():
            self.closing = True
            tokens = self._way if self._way and self._way_is_from_here else self._way_now()
        if tokens:
            self._take(tokens)
            self._way = None
        return tokens

    def mask(self) -> NDArray[np.int32]:
        """Which tokens may come next, as packed bits: int32 (ceil(size / 32),), bit i of word w stands for token
        32 w + i, 1 = allowed. Good until the next call. Only when `forced` left a choice."""
        packed.fill_next_token_bitmask(self._matcher, self._mask)
        return self._mask[0]

    def apply(self, logits: NDArray[np.float32]) -> None:
        """The same on `logits` (a model's head may be wider or narrower than its vocabulary), in place: what is not
        allowed becomes -inf."""
        size = min(self._vocabulary.size, len(logits))
        # llguidance.numpy does the same, and takes 2 to 20 times as long at 130,000 tokens
        barred = np.unpackbits(~self.mask().view(np.uint8), bitorder="little", count=size).view(np.bool_)
        np.copyto(logits[:size], -np.inf, where=barred)
        logits[size:] = -np.inf

    def accept(self, token: int) -> None:
        """Go on with `token`. Raises ValueError for one that is not allowed."""
        keeps_way = self._keeps_way(self._vocabulary.pieces[token])
        self._take([token])
        self._way_is_from_here = False
        if not keeps_way:
            self._way = None

    def _take(self, tokens: list[int]) -> None:
        if not self._matcher.consume_tokens(tokens):
            raise ValueError(f"tokens {tokens} are not allowed here: {self._matcher.get_error()}")
        for token in tokens:
            self._place = self._place.after(self._vocabulary.pieces[token])
        self._left -= len(tokens)
        self.done = self._matcher.is_stopped()

    def _must_close(self) -> bool:
        """Whether any other choice now might leave too few tokens to end."""
        if self._left > self._grammar.watch:
            return False
        if self._way is None:
            self._way, self._way_is_from_here = self._way_now(), True
        return len(self._way) + self._grammar.slack >= self._left

    def _way_now(self) -> list[int]:
        return self._vocabulary.ways_out.way(self._matcher, self._place)

    def _keeps_way(self, piece: bytes) -> bool:
        """Whether the way that is known stays as long once `piece` is written: so it is with plain words in a string
        that may be closed anywhere. Saves looking for it again at every word."""
        if self._way is None or self._place is not Place.STRING:
            return False
        may_close = self._vocabulary.pieces[self._way[0]].startswith(b'"')
        return may_close and not any(sign in piece for sign in (b'"', b"\\")) and _is_whole(piece)


def _is_whole(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    return True
