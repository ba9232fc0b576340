"""A small true tokenizer, and models that only throw dice: whatever they would rather write, Steering holds them."""

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import BaseModel

from apps.lightloom.prompts import Direction
from apps.lofinity.domain import Recipe
from apps.rooms.prompts import answer_shape
from pipelines.structured import Steering, Vocabulary, bounded

FACTS = {
    "things": [
        {"id": "globe", "lock": {}, "wants": None},
        {"id": "desk", "lock": None, "wants": "a feather"},
        {"id": "clock", "lock": None, "wants": None},
    ],
    "doors": [{"lock": {}}, {"lock": None}],
}
SHAPES: Mapping[str, tuple[type[BaseModel], Mapping[str, object]]] = {
    "recipe": (Recipe, {"seconds": 90.0, "seed": 7, "side": "A"}),
    "room": (answer_shape(FACTS), {"marks": ""}),
    "direction": (Direction, {"take": 0}),
}
"""A shape of each app, and what its code has settled."""

LINES = (
    "Rain ticks on the tin roof, and the lamp hums over the desk.",
    "You stand in a narrow room. The clock has stopped at ten past four; nobody minds.",
    '{"title":"Wet Crossings","bpm":74,"key":"D","mode":"dorian","level":0.5,"null":null}',
)


@functools.cache
def vocabulary() -> Vocabulary:
    """A byte-level BPE vocabulary of a few hundred tokens, token 0 its end."""
    tokenizers = pytest.importorskip("tokenizers")
    llguidance = pytest.importorskip("llguidance")
    bpe = tokenizers.Tokenizer(tokenizers.models.BPE())
    bpe.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = tokenizers.decoders.ByteLevel()
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=700,
        special_tokens=["<|end|>"],
        initial_alphabet=sorted(tokenizers.pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    texts = [json.dumps(bounded(shape, frozenset(settled))) for shape, settled in SHAPES.values()]
    bpe.train_from_iterator([*LINES, *texts] * 4, trainer)
    return Vocabulary(llguidance.LLTokenizer(bpe.to_str(), eos_token=0), 0)


def closers() -> NDArray[np.float32]:
    """-50 on every token that could end a string, a list or an object."""
    ends = [any(sign in piece for sign in b'"]}') for piece in vocabulary().pieces]
    return np.where(ends, np.float32(-50), np.float32(0))


@dataclass(frozen=True)
class Written:
    """What came of it: the whole text, how much of it stood before closing (None: it never closed), its tokens."""

    text: str
    free: str | None
    tokens: int
    calls: int


def write(steering: Steering, seed: int, dislike: NDArray[np.float32] | None = None) -> Written:
    """Let a model that throws dice (scores from a seeded generator) write under `steering`."""
    tokens, free, calls = list[int](), None, 0
    for forced, chosen in turns(steering, seed, dislike):
        if steering.closing and free is None:
            free = vocabulary().text(tokens).decode(errors="ignore")
        tokens += forced or [chosen]
        calls += 1
    return Written(vocabulary().text(tokens).decode(), free, len(tokens), calls)


def turns(steering: Steering, seed: int, dislike: NDArray[np.float32] | None) -> Iterator[tuple[list[int], int]]:
    dice = np.random.default_rng(seed)
    while not steering.done:
        forced = steering.forced()
        chosen = -1
        if not forced:
            logits = dice.standard_normal(vocabulary().size, dtype=np.float32)
            if dislike is not None:
                logits += dislike
            steering.apply(logits)
            chosen = int(logits.argmax())
            steering.accept(chosen)
        yield forced, chosen


def steering_of(name: str, most: int) -> Steering:
    shape, settled = SHAPES[name]
    return Steering(vocabulary(), bounded(shape, frozenset(settled)), most=most)


def value_of(name: str, written: str) -> BaseModel:
    """The shape's own opinion of a text, what code settled put in. Raises ValidationError."""
    shape, settled = SHAPES[name]
    document: dict[str, Any] = json.loads(written)
    assert not settled.keys() & document.keys()
    return shape.model_validate_json(json.dumps({**document, **settled}))
