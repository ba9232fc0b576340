"""Language models that write recipes: `python -m bench.writers`. Our loop beside `generate()`, and llama.cpp.

On tiny checkpoints, whose arithmetic is next to nothing: the figures tell what the loops around it cost, not how fast a
true model writes. Tokens are those of the document; every part runs in a fresh process held to one thread.
"""

import importlib
import importlib.util
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from apps.lofinity.domain import Recipe
from apps.lofinity.prompts import recipe_prompt
from bench.figures import Row, run_parts
from pipelines import Prompt
from pipelines.backends.writer_llamacpp import LlamaCppWriter
from pipelines.backends.writer_transformers import TransformersWriter
from pipelines.backends.writing.native import why_not
from pipelines.catalog import ModelCard
from pipelines.embedded.writer import EmbeddedWriter
from pipelines.structured import bounded

MINICPM, MINICPM_GGUF = "openbmb/MiniCPM5-1B", "openbmb/MiniCPM5-1B-GGUF"
NEMOTRON, NEMOTRON_GGUF = "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16", "build-small-hackathon/Nemotron-nano-4b-escape-room"
FILES = {MINICPM_GGUF: "MiniCPM5-1B-Q4_K_M.gguf", NEMOTRON_GGUF: "nemotron-room-lora-Q4_K_M.gguf"}
RECIPE = bounded(Recipe, frozenset({"seconds", "seed", "side"}))
SEEDS = range(12)
Writer = TransformersWriter | LlamaCppWriter


def question(seed: int) -> Prompt:
    return recipe_prompt("rain on a tin roof", seconds=90.0, seed=seed)


def writer_of(repo: str, folder: Path) -> Writer:
    """The writer of a tiny checkpoint, awake, with its first document behind it."""
    importlib.import_module("tests.tiny.__main__").build(folder, [repo])
    file = FILES.get(repo)
    kind, backend = (LlamaCppWriter, "llamacpp") if file else (TransformersWriter, "transformers")
    told: dict[str, Any] = {"revision": "main", "licence": "none", "commercial": True, "phase": "live", "job": "bench"}
    card = ModelCard(repo=repo, backend=backend, file=file, dtype="bfloat16", params_b={"model": 1.0}, **told)
    writer = kind(card, str(folder), EmbeddedWriter())
    writer.wake()
    pace(writer, range(1))
    return writer


def seconds_of(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def pace(writer: Writer, seeds: range = SEEDS) -> float:
    """Tokens of whole documents a second, reading the question included; the middle of all seeds."""
    mind, rates = writer.scribe.wake(), list[float]()
    for seed in seeds:
        asked = question(seed)
        _, took_s = seconds_of(lambda asked=asked, seed=seed: list(writer.write(asked, RECIPE, seed=seed)))
        tokens = len(mind.held) - len(writer.scribe.questions.ask(asked.system, asked.user).tokens)
        rates.append(tokens / took_s)
    return statistics.median(rates)


def generated(writer: Writer, folder: Path) -> float:
    """The same by transformers' generate(), held to the same grammar by a processor."""
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    model = transformers.AutoModelForCausalLM.from_pretrained(folder / MINICPM, dtype=torch.float32).eval()
    rates: list[float] = []
    for seed in SEEDS:
        asked = question(seed)
        ids = torch.tensor([writer.scribe.questions.ask(asked.system, asked.user).tokens])
        told = {"do_sample": True, "temperature": 0.7, "top_p": 0.95, "top_k": 0, "max_new_tokens": asked.tokens}
        told |= {"eos_token_id": writer.scribe.vocabulary.end, "pad_token_id": 0}
        torch.manual_seed(seed)

        def work(asked: Prompt = asked, ids: Any = ids, told: Any = told) -> Any:
            held = transformers.LogitsProcessorList([Held(writer, asked)])
            return model.generate(ids, attention_mask=torch.ones_like(ids), logits_processor=held, **told)

        text, took_s = seconds_of(work)
        rates.append((text.shape[1] - ids.shape[1]) / took_s)
    return statistics.median(rates)


class Held:
    """Steering as a processor of generate(): one token at a time, forced ones too."""

    def __init__(self, writer: Writer, asked: Prompt) -> None:
        steering = importlib.import_module("pipelines.structured.steering")
        self._end = writer.scribe.vocabulary.end
        self._steering = steering.Steering(writer.scribe.vocabulary, RECIPE, most=asked.tokens)
        self._forced: list[int] = []
        self._chosen = False

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        if self._chosen:
            self._steering.accept(int(input_ids[0, -1]))
        self._chosen = False
        self._forced = self._forced or list(self._steering.forced())
        row = scores[0].numpy()
        if self._forced or self._steering.done:
            only = self._forced.pop(0) if self._forced else self._end
            row[:] = np.where(np.arange(row.size) == only, 0, -np.inf)
        else:
            self._steering.apply(row)
            self._chosen = True
        return scores


def loops() -> Iterator[Row]:
    """Our loop and generate() on the same checkpoint."""
    with tempfile.TemporaryDirectory() as scratch:
        writer = writer_of(MINICPM, Path(scratch))
        ours, theirs = pace(writer), generated(writer, Path(scratch))
        hybrid = pace(writer_of(NEMOTRON, Path(scratch)))
    yield Row("tiny MiniCPM5, transformers, our loop", ours, "tokens/s")
    yield Row("  generate() under the same grammar", theirs, "tokens/s")
    yield Row("  ours beside it", ours / theirs, "x")
    yield Row("tiny Nemotron-H, transformers, our loop", hybrid, "tokens/s")


def reading() -> Iterator[Row]:
    """What the kept beginning and the forced tokens save."""
    with tempfile.TemporaryDirectory() as scratch:
        writer = writer_of(MINICPM, Path(scratch))
        asked = writer.scribe.questions.ask(question(1).system, question(1).user)
        kept = statistics.median(first_choice_s(writer, question(seed), seed) for seed in SEEDS)
        strange = [replace(question(seed), system=f"{seed}. {question(seed).system}") for seed in SEEDS]
        for prompt in strange:
            writer.scribe.questions.ask(prompt.system, prompt.user)
        read = statistics.median(first_choice_s(writer, prompt, seed) for seed, prompt in enumerate(strange))
        goes, tokens = goes_and_tokens(writer, 1)
    yield Row("the recipe's question", len(asked.tokens), "tokens")
    yield Row("  the same for every wish", asked.fixed, "tokens")
    yield Row("  first choice, beginning kept", 1000 * kept, "ms")
    yield Row("  first choice, all of it read", 1000 * read, "ms")
    yield Row("tokens that needed no go of their own", 1 - goes / tokens, "of 1")


def first_choice_s(writer: Writer, prompt: Prompt, seed: int) -> float:
    """From the question to the first piece that the model chose, after the one that is forced."""
    writing = iter(writer.write(prompt, RECIPE, seed=seed))
    return seconds_of(lambda: [next(writing) for _ in range(2)])[1]


def goes_and_tokens(writer: Writer, seed: int) -> tuple[int, int]:
    """How often the model was gone through for one document, and its tokens."""
    mind: Any = writer.scribe.wake()
    goes, read = [0], mind.read

    def counted(tokens: Any) -> None:
        goes[0] += 1
        read(tokens)

    mind.read = counted
    pieces = list(writer.write(question(seed), RECIPE, seed=seed))
    mind.read = read
    asked = writer.scribe.questions.ask(question(seed).system, question(seed).user)
    assert pieces
    return goes[0], len(mind.held) - len(asked.tokens)


def native() -> Iterator[Row]:
    """The same through llama.cpp."""
    if why_not("llama_cpp"):
        return
    with tempfile.TemporaryDirectory() as scratch:
        for repo, name in ((MINICPM_GGUF, "MiniCPM5"), (NEMOTRON_GGUF, "Nemotron-H")):
            yield Row(f"tiny {name}, llama.cpp, our loop", pace(writer_of(repo, Path(scratch))), "tokens/s")


if __name__ == "__main__":
    if importlib.util.find_spec("transformers") is None:
        print("bench.writers: skipped, transformers and torch are not installed here")
        sys.exit(0)
    run_parts("bench.writers", {"loops": loops, "reading": reading, "native": native})
