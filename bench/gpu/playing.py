"""MusicGen at its true size: our loop against generate(), whole tapes, and a recipe written beside one."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import MusicgenForConditionalGeneration

from bench.figures import Row
from bench.gpu.common import BESIDE, MEMORY_B_S, forget_peak, loaded, memory, middle_s, timed
from bench.random_weights import MUSICIAN
from bench.writers import RECIPE, question
from pipelines import Feel, MusicBrief, Passage, Performance
from pipelines.backends.musicgen.window import RATE_HZ
from pipelines.backends.musician_musicgen import MusicgenMusician
from pipelines.backends.writer_transformers import TransformersWriter


def brief(seconds: float) -> MusicBrief:
    return MusicBrief("Bench", "calm", 75, "D", "minor", ("rhodes",), "dusty", Feel(), seconds, 7)


def playing(folder: Path, frames: int, tapes: Sequence[float]) -> Iterator[Row]:
    """MusicGen: one shot of `frames` frames by generate() and by our loop, and `tapes` of so many seconds."""
    musician, load_s = loaded(MusicgenMusician, "lofinity", "musician", folder)
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
    writer, _ = loaded(TransformersWriter, "lofinity", "writer", folder)
    musician, _ = loaded(MusicgenMusician, "lofinity", "musician", folder)
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
