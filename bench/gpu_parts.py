"""What bench.gpu measures, each part in a process of its own: the writer, the musician, and both in one slot.

Beside a figure stands what an H200 could do at best, which is bound by what a step must read (at batch 1) or by what a
question must compute, and what quality asks for.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import MusicgenForConditionalGeneration
from transformers.utils import logging

from apps.lofinity.domain import Recipe
from bench.figures import Row
from bench.random_weights import MUSICIAN, WRITER
from bench.writers import RECIPE, first_choice_s, question
from pipelines import Feel, MusicBrief, Passage, Performance, Sampling, ask
from pipelines.backends.musicgen.window import RATE_HZ
from pipelines.backends.musician_musicgen import MusicgenMusician
from pipelines.backends.writer_transformers import TransformersWriter
from pipelines.catalog import read_catalog
from pipelines.embedded.musician import EmbeddedMusician
from pipelines.embedded.writer import EmbeddedWriter

COMPUTE_S, MEMORY_B_S = 790e12, 4.3e12
"""What an H200 does in bfloat16 a second, and reads of its memory: taken on one, not its data sheet's."""
GIB = 2**30
ROUNDS = 3
BESIDE = "an H200 at best"
SOFTLY = Sampling(temperature=0.7, top_p=0.95)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What `work` gives, and wall seconds until the GPU is done with it."""
    finish()
    began = time.perf_counter()
    done = work()
    finish()
    return done, time.perf_counter() - began


def finish() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def middle_s(work: Callable[[int], Any]) -> float:
    """The middle of some goes, each with a seed of its own."""
    return statistics.median(timed(lambda seed=seed: work(seed))[1] for seed in range(ROUNDS))


def memory(what: str) -> Iterator[Row]:
    """GPU memory: of our tensors now, the most that torch has taken for them, and all that is in use on the device, the
    driver's own share included. None on the CPU."""
    if torch.cuda.is_available():
        free, there = torch.cuda.mem_get_info()
        yield Row(f"{what}, tensors held", torch.cuda.memory_allocated() / GIB, "GiB")
        yield Row(f"{what}, most that was reserved", torch.cuda.max_memory_reserved() / GIB, "GiB", "all live: <= 32")
        yield Row(f"{what}, in use on the device", (there - free) / GIB, "GiB")


def forget_peak() -> None:
    """What was needed for a comparison only does not count as memory of ours."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


def loaded(kind: Any, repo: str, role: Any, understudy: Any, folder: Path) -> tuple[Any, float]:
    """An engine of the house on `folder`, and the seconds until it can play. Its libraries are there already."""
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.zeros(1, device="cuda" if torch.cuda.is_available() else "cpu")
    card = read_catalog().casts["lofinity"][role]
    assert card.repo == repo

    def work() -> Any:
        engine = kind(card, str(folder), understudy)
        engine.wake()
        return engine

    return timed(work)


def share() -> Iterator[Row]:
    """Whether the process is held to some of the SMs: a product of matrices, launched and recorded."""
    if not torch.cuda.is_available():
        return
    size = 8192
    left = torch.randn(size, size, device="cuda", dtype=torch.bfloat16)
    for _ in range(3):
        left @ left
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        _ = left @ left
    for how, work in (("launched", lambda: left @ left), ("recorded", graph.replay)):
        took_s = timed(lambda work=work: [work() for _ in range(20)])[1]
        floor = f"{BESIDE} {COMPUTE_S / 1e12:.0f}, of 132 SMs"
        yield Row(f"product of matrices, {how}", 20 * 2 * size**3 / took_s / 1e12, "TFLOP/s", floor)


def writing(folder: Path, tokens: int) -> Iterator[Row]:
    """MiniCPM5: `tokens` tokens after the recipe's question by generate() and by our loop, and whole recipes."""
    writer, load_s = loaded(TransformersWriter, WRITER, "writer", EmbeddedWriter(), folder)
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


def brief(seconds: float) -> MusicBrief:
    return MusicBrief("Bench", "calm", 75, "D", "minor", ("rhodes",), "dusty", Feel(), seconds, 7)


def playing(folder: Path, frames: int, tapes: Sequence[float]) -> Iterator[Row]:
    """MusicGen: one shot of `frames` frames by generate() and by our loop, and `tapes` of so many seconds."""
    musician, load_s = loaded(MusicgenMusician, MUSICIAN, "musician", EmbeddedMusician(), folder)
    yield Row("MusicGen: load, its files just written", load_s, "s")
    engine = musician._engine
    step_s = least_step_s(engine.model.decoder, frames)
    at_best = f"{BESIDE} {1 / step_s:.0f}"
    asked = engine._tokenizer("lofi hip hop, warm rhodes, dusty drums, 75 bpm, D minor", return_tensors="pt")
    text = engine._decoding.read(asked.input_ids, asked.attention_mask)

    def ours(seed: int) -> None:
        generator = torch.Generator(engine._decoding.device).manual_seed(seed)
        list(engine._decoding.shot(text, frames, generator=generator))

    first_s, our_s = timed(lambda: ours(0))[1], middle_s(ours)
    their_s = generated_s(folder, asked, frames)
    forget_peak()
    yield Row("MusicGen: generate(), without its decoding", frames / their_s, "frames/s", at_best)
    yield Row("MusicGen: our loop", frames / our_s, "frames/s", f"{at_best}; >= 300")
    yield Row("MusicGen: our loop against generate()", their_s / our_s, "x", ">= 2")
    yield Row("MusicGen: more for a worker's first shot", first_s - our_s, "s")
    for seconds in tapes:
        wish = "; <= 5" if seconds == 30 else ""
        yield from tape(musician, seconds, f"{BESIDE} {RATE_HZ * seconds * step_s:.1f}{wish}")
    yield from memory("MusicGen")


def least_step_s(decoder: Any, frames: int) -> float:
    """What one column must read, in bfloat16: the weights, and on the average half of a guided shot's keys and
    values."""
    config = decoder.config
    weights = sum(tensor.numel() for tensor in decoder.parameters())
    remembered = 2 * 2 * config.num_hidden_layers * config.hidden_size * frames / 2
    return 2 * (weights + remembered) / MEMORY_B_S


def generated_s(folder: Path, asked: Any, frames: int) -> float:
    """Seconds of generate() for a shot, the decoding of its sound taken off. In the decoder's precision of ours; the
    codec in float32."""
    on_gpu = torch.cuda.is_available()
    dtype = torch.bfloat16 if on_gpu else torch.float32
    model: Any = MusicgenForConditionalGeneration.from_pretrained(folder / MUSICIAN, dtype=dtype)
    model.audio_encoder.float()
    model = model.eval().to("cuda" if on_gpu else "cpu")
    words = {name: tensor.to(model.device) for name, tensor in asked.items()}
    codes = torch.randint(0, model.config.decoder.vocab_size, (1, 1, 4, frames), device=model.device)
    extra = model.config.decoder.num_codebooks - 1

    def work(seed: int) -> None:
        torch.manual_seed(seed)
        model.generate(**words, do_sample=True, top_k=250, guidance_scale=3.0, max_new_tokens=frames + extra)

    @torch.no_grad()
    def decoding(seed: int) -> None:
        model.audio_encoder.decode(codes, [None])

    decoding(0)
    return middle_s(work) - middle_s(decoding)


def tape(musician: MusicgenMusician, seconds: float, asked: str) -> Iterator[Row]:
    """A tape: until it is heard, until it is whole, and how much of that is making sound of codes."""
    name = f"MusicGen: a tape of {seconds:.0f} s"
    began = time.perf_counter()
    heard_s, performance = 0.0, None
    for event in musician.play(brief(seconds)):
        if isinstance(event, Passage):
            heard_s = heard_s or time.perf_counter() - began
        elif isinstance(event, Performance):
            performance = event
    took_s = time.perf_counter() - began
    assert performance is not None
    assert performance.codes is not None
    yield Row(name, took_s, "s", asked)
    yield Row(f"{name}, heard after", heard_s, "s")

    codec = musician._engine._codec
    codes = torch.from_numpy(performance.codes.tokens.astype(np.int64)).T[None].to(musician._engine._decoding.device)

    def decode() -> None:
        place = codec.begin()
        for block in codes.split(50, -1):
            place, samples = codec.push(place, block)
            samples.cpu()

    yield Row(f"{name}, sound of its codes", 100 * timed(decode)[1] / took_s, "% of that")


def together(folder: Path, seconds: float) -> Iterator[Row]:
    """Both in one process, as in a slot: a recipe written while a tape is played."""
    writer, _ = loaded(TransformersWriter, WRITER, "writer", EmbeddedWriter(), folder)
    musician, _ = loaded(MusicgenMusician, MUSICIAN, "musician", EmbeddedMusician(), folder)
    yield from memory("both, loaded")

    def work() -> None:
        words = writer.write(question(1), RECIPE, seed=1)
        for _ in musician.play(brief(seconds)):
            with suppress(StopIteration):
                next(words)
        for _ in words:
            pass

    yield Row(f"both: a recipe beside a tape of {seconds:.0f} s", timed(work)[1], "s")
    yield from memory("both, at work")
