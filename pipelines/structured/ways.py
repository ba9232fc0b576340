"""The shortest way to a document's end, found token by token: take what is forced, else what ends things soonest."""

from collections.abc import Sequence
from enum import Enum

import llguidance.numpy as packed
import numpy as np
from llguidance import LLMatcher
from numpy.typing import NDArray

LIKELY = 2048
"""So many of the best tokens are looked at first: among them is nearly always one that is allowed."""


class Place(Enum):
    """Where in JSON text one is."""

    BETWEEN = "between strings"
    STRING = "in a string"
    ESCAPE = "after a backslash"

    def after(self, piece: bytes) -> "Place":
        """Where one is once `piece` is written too."""
        if self is not Place.ESCAPE and b'"' not in piece and b"\\" not in piece:
            return self
        place = self
        for byte in piece:
            if place is Place.ESCAPE:
                place = Place.STRING
            elif byte == ord('"'):
                place = Place.BETWEEN if place is Place.STRING else Place.STRING
            elif byte == ord("\\"):
                place = Place.ESCAPE
        return place


class WaysOut:
    """The tokens of a vocabulary in the order in which they end a document, within strings and between them."""

    def __init__(self, pieces: Sequence[bytes], special: set[int]) -> None:
        self._pieces = pieces
        words = [(token, piece) for token, piece in enumerate(pieces) if piece and token not in special]
        in_string = sorted((_rank_in_string(piece), token) for token, piece in words)
        between = sorted((_rank_between(piece), token) for token, piece in words)
        self._in_string = np.array([token for _, token in in_string], np.int32)
        self._between = np.array([token for _, token in between], np.int32)
        self._mask = packed.allocate_token_bitmask(1, len(pieces))

    def way(self, matcher: LLMatcher, place: Place) -> list[int]:
        """The tokens from where `matcher` is to the end, all of them; the matcher stays where it is."""
        ahead = matcher.deep_copy()
        way: list[int] = []
        while not ahead.is_stopped():
            tokens = ahead.compute_ff_tokens()
            if not tokens:
                packed.fill_next_token_bitmask(ahead, self._mask)
                ranked = self._between if place is Place.BETWEEN else self._in_string
                tokens = [_first_allowed(ranked, self._mask[0])]
            ahead.consume_tokens(tokens)
            for token in tokens:
                place = place.after(self._pieces[token])
            way += tokens
        if ahead.is_error():
            raise ValueError(ahead.get_error())
        return way


def _first_allowed(ranked: NDArray[np.int32], mask: NDArray[np.int32]) -> int:
    for few in (ranked[:LIKELY], ranked[LIKELY:]):
        allowed = (mask[few >> 5] >> (few & 31)) & 1
        if allowed.any():
            return int(few[allowed.argmax()])
    raise ValueError("the grammar leads nowhere")


def _rank_in_string(piece: bytes) -> tuple[int, int]:
    """Close the string, and what is around it; else get on with it in long plain words, as it may have a least length
    or be one of some values."""
    if piece.startswith(b'"') and not piece[1:].strip(b"]}"):
        return 0, -len(piece)
    if piece.isalnum():
        return 1, -len(piece)
    return (3 if b'"' in piece or b"\\" in piece else 2), len(piece)


def _rank_between(piece: bytes) -> tuple[int, int]:
    """Close lists and objects; else go on; else null, a number, a string or whatever opens least."""
    if not piece.strip(b"]}"):
        return 0, -len(piece)
    if piece == b",":
        return 1, 0
    if b"null".startswith(piece):
        return 2, -len(piece)
    if piece.isdigit():
        return 3, -len(piece)
    return 4 + sum(piece.count(opener) for opener in (b'"', b"[", b"{")), len(piece)
