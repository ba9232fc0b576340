"""Structured text on one core: `python -m bench.structured`. Our steering beside the grammars of other libraries, and
how soon a narration can be read.

Every library gets the same finite schemas, the same tokenizer, and the same model: one that throws dice (seeded scores
over all tokens, the best allowed one is taken). A text is valid when the app's shape takes it as strict JSON. Each
runs at two budgets: ample, and 60 tokens more than the shortest document needs. A library that is not installed says
so. Seconds are processor time, without making the dice; compiling is apart.
"""

import importlib.util
import statistics
import time
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np

from apps.rooms.craft.facts import facts
from apps.rooms.craft.truth.memory import known_before
from apps.rooms.prompts import answer_shape, room_prompt
from bench.figures import Row, run_parts
from bench.grammars import LIBRARIES, NEEDED, Refused, checkpoints, vocabulary
from pipelines import telling
from pipelines.catalog import read_catalog
from pipelines.registry import hire
from pipelines.structured import bounded
from tests.unit.pipelines.steered import SHAPES, value_of

SEEDS = range(100)
AMPLE, SPARE = 2500, 60
"""Tokens: what a document may take at most, and what it may take beyond the shortest one."""
NARRATIONS = 9


def compared(part: str) -> Iterator[Row]:
    """One library over every shape and budget: the share of valid texts, and what a token costs."""
    library = LIBRARIES[part]
    name = library.name
    if missing := absent(*NEEDED, library.module):
        yield Row(f"{name}: {missing} is not installed", 0, "texts")
        return
    spent_s, tokens = 0.0, 0
    for shape in SHAPES:
        shortest = len(vocabulary().grammar(schema_of(shape)).way)
        for budget, most in (("ample", AMPLE), ("tight", shortest + SPARE)):
            valid = 0
            for seed in SEEDS:
                text, took_s, count = written(part, shape, most, seed)
                spent_s, tokens, valid = spent_s + took_s, tokens + count, valid + is_valid(shape, text)
            asked = "asked: 100" if part == "steering" else ""
            yield Row(f"{name}: {shape}, {budget}, valid", 100 * valid / len(SEEDS), "%", asked)
    yield Row(f"{name}: a token", 1000 * spent_s / max(tokens, 1), "ms")


def absent(*modules: str) -> str:
    """The first of the modules that is not installed, or nothing."""
    return next((module for module in modules if importlib.util.find_spec(module) is None), "")


def schema_of(shape: str) -> Mapping[str, Any]:
    kind, settled = SHAPES[shape]
    return bounded(kind, frozenset(settled))


def written(part: str, shape: str, most: int, seed: int) -> tuple[bytes, float, int]:
    """One document: its text, processor seconds in the library, tokens. It ends when the library says so, or is cut."""
    dice = np.random.default_rng(seed)
    try:
        held = LIBRARIES[part].begin(schema_of(shape), most)
    except Refused:
        return b"", 0.0, 0
    tokens: list[int] = []
    spent_s = 0.0
    while len(tokens) < most:
        logits = dice.standard_normal(vocabulary().size, dtype=np.float32)
        began = time.process_time()
        token = held.allow(logits)
        spent_s += time.process_time() - began
        if token is None:
            break
        tokens.append(token)
    return vocabulary().text(tokens), spent_s, len(tokens)


def is_valid(shape: str, text: bytes) -> bool:
    try:
        value_of(shape, text.decode())
    except ValueError:
        return False
    return True


def narration() -> Iterator[Row]:
    """The first room told by the tiny writer that plays in 1000 Rooms: wall time from asking on."""
    if missing := absent(*NEEDED):
        yield Row(f"narration: {missing} is not installed", 0, "ms")
        return
    card = read_catalog().casts["rooms"]["writer"]
    writer = hire("rooms", str(checkpoints(card.repo))).players["writer"]
    writer.wake()
    firsts: list[float] = []
    wholes: list[float] = []
    for seed in range(NARRATIONS):
        given = facts(known_before(f"house {seed}", ""), (), tone="warm", again=0)
        words = telling(writer, room_prompt(given), answer_shape(given), seed=seed, prose="narration")
        began = time.perf_counter()
        next(words)
        firsts.append(time.perf_counter() - began)
        for _ in words:
            pass
        wholes.append(time.perf_counter() - began)
    yield Row(f"narration: {writer.name}", NARRATIONS, "rooms")
    yield Row("narration: first words", 1000 * statistics.median(firsts), "ms")
    yield Row("narration: whole answer", 1000 * statistics.median(wholes), "ms")
    share = statistics.median(first / whole for first, whole in zip(firsts, wholes))
    yield Row("narration: first words, of the whole", 100 * share, "%")


PARTS = {**{part: partial(compared, part) for part in LIBRARIES}, "narration": narration}

if __name__ == "__main__":
    run_parts("bench.structured", PARTS)
