"""MiniCPM5 at its true size: our loop against generate(), a recipe's first words and the whole of it."""

import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from apps.lofinity.domain import Recipe
from bench.figures import Row
from bench.gpu.common import BESIDE, COMPUTE_S, MEMORY_B_S, ROUNDS, forget_peak, loaded, memory, middle_s, timed
from bench.writers import RECIPE, first_choice_s, question
from pipelines import Sampling, ask
from pipelines.backends.writer_transformers import TransformersWriter

SOFTLY = Sampling(temperature=0.7, top_p=0.95)


def writing(folder: Path, tokens: int) -> Iterator[Row]:
    """MiniCPM5: `tokens` tokens after the recipe's question by generate() and by our loop, and whole recipes."""
    writer, load_s = loaded(TransformersWriter, "lofinity", "writer", folder)
    yield Row("MiniCPM5: load, its files just written", load_s, "s")
    weights = sum(writer.count_parameters().values())
    step_s = 2 * weights / MEMORY_B_S
    at_best = f"{BESIDE} {1 / step_s:.0f}"

    mind = writer.scribe.wake()
    asked = writer.scribe.questions.ask(question(1).system, question(1).user)
    yield Row("MiniCPM5: the recipe's question", len(asked.tokens), "tokens")
    model: Any = mind._model
    ids = torch.tensor([asked.tokens], device=model.device)

    def theirs(seed: int, count: int) -> Any:
        torch.manual_seed(seed)
        told = {"do_sample": True, "temperature": SOFTLY.temperature, "top_p": SOFTLY.top_p, "top_k": 0}
        told |= {"min_new_tokens": count, "max_new_tokens": count, "pad_token_id": 0}
        return model.generate(ids, attention_mask=torch.ones_like(ids), **told)

    everything = np.full(-(-model.config.vocab_size // 32), -1, np.int32)

    def ours(seed: int) -> None:
        dice = np.random.default_rng(seed)
        for _ in range(tokens):
            mind.read([mind.choose(everything, SOFTLY, float(dice.random()))])

    def after_question(seed: int) -> float:
        mind.forget()
        mind.read(asked.tokens)
        return timed(lambda: ours(seed))[1]

    theirs(0, 2), after_question(0)
    their_step_s = (middle_s(lambda seed: theirs(seed, tokens + 1)) - middle_s(lambda seed: theirs(seed, 1))) / tokens
    forget_peak()
    our_step_s = statistics.median(map(after_question, range(ROUNDS))) / tokens
    yield Row("MiniCPM5: generate(), eager", 1 / their_step_s, "tokens/s", at_best)
    yield Row("MiniCPM5: our loop", 1 / our_step_s, "tokens/s", f"{at_best}; >= 500")
    yield Row("MiniCPM5: our loop against generate()", their_step_s / our_step_s, "x")
    yield from recipes(writer, step_s, 2 * weights / COMPUTE_S)
    yield from memory("MiniCPM5")


def recipes(writer: TransformersWriter, step_s: float, token_s: float) -> Iterator[Row]:
    """The first words and the whole recipe. At best a step takes `step_s`, and a token of a question `token_s`."""
    strange = [replace(question(seed), system=f"{seed}. {question(seed).system}") for seed in range(ROUNDS)]
    asked = [writer.scribe.questions.ask(prompt.system, prompt.user) for prompt in strange]
    kept_s = statistics.median(first_choice_s(writer, question(seed), seed) for seed in range(ROUNDS))
    read_s = statistics.median(first_choice_s(writer, prompt, seed) for seed, prompt in enumerate(strange))
    whole_ms = 1000 * max(step_s, len(asked[0].tokens) * token_s)
    yield Row("MiniCPM5: first choice, beginning kept", 1000 * kept_s, "ms", f"{BESIDE} {1000 * step_s:.2f}")
    yield Row("MiniCPM5: first choice, all of it read", 1000 * read_s, "ms", f"{BESIDE} {whole_ms:.2f}")

    mind = writer.scribe.wake()
    counts: list[int] = []

    def document(seed: int) -> None:
        prompt = question(seed)
        list(writer.write(prompt, RECIPE, seed=seed))
        counts.append(len(mind.held) - len(writer.scribe.questions.ask(prompt.system, prompt.user).tokens))

    document_s = middle_s(document)
    rate = statistics.median(counts) / document_s
    yield Row("MiniCPM5: a recipe under its grammar", rate, "tokens/s", f"{BESIDE} {1 / step_s:.0f}, if none is forced")
    settled = {"seconds": 90.0, "side": "A"}
    took_s = middle_s(lambda seed: ask(writer, question(seed), Recipe, seed=seed, pinned=settled | {"seed": seed}))
    yield Row("MiniCPM5: a recipe through ask()", took_s, "s", f"{BESIDE} {statistics.median(counts) * step_s:.2f}")
