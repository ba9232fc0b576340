"""MusicGen's loop against the library's own, on the tiny checkpoint: `python -m bench.musicgen`. One core.

A random model of 300,000 parameters says nothing about music, and little about a GPU: there the step of a column is
bound by launches and memory. It says what the loop around the model costs, which is all that differs here.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import logging

from bench.figures import Row, run_parts
from pipelines import Feel, MusicBrief, Passage, Performance, Progress
from pipelines.backends.musician_musicgen import MusicgenMusician
from pipelines.catalog import read_catalog
from pipelines.embedded.musician import EmbeddedMusician
from tests.tiny.__main__ import build

REPO = "facebook/musicgen-medium"
FRAMES = 1500
ROUNDS = 3
TAPE_S = 60.0


def with_engine(**options: str | float) -> Any:
    """A musician on the tiny checkpoint."""
    torch.set_num_threads(1)
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    card = read_catalog().casts["lofinity"]["musician"].model_copy(update={"options": options})
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), [REPO])
        return MusicgenMusician(card, folder, EmbeddedMusician())


def seconds_of(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return work(), time.process_time() - began


def loop() -> Iterator[Row]:
    """A whole window, sampled, with guidance: generate() and ours in turns. generate() decodes too: that is measured by
    itself and taken off its time."""
    engine = with_engine()._engine
    asked = engine._tokenizer("lofi hip hop, warm rhodes, dusty drums, 75 bpm, D minor", return_tensors="pt")
    text = engine._decoding.read(asked.input_ids, asked.attention_mask)
    codes = torch.randint(0, 64, (1, 1, 4, FRAMES))

    def theirs() -> Any:
        return engine.model.generate(**asked, do_sample=True, top_k=250, max_new_tokens=FRAMES + 3)

    def ours() -> Any:
        return list(engine._decoding.shot(text, FRAMES, generator=torch.Generator().manual_seed(7)))

    @torch.no_grad()
    def decoding() -> Any:
        return engine.model.audio_encoder.decode(codes, [None]).audio_values

    spent = {theirs: 0.0, ours: 0.0, decoding: 0.0}
    for _ in range(ROUNDS):
        for work in spent:
            spent[work] += seconds_of(work)[1]
    steps, theirs_s = ROUNDS * (FRAMES + 3), spent[theirs] - spent[decoding]
    yield Row("generate() of transformers, without its decoding", steps / theirs_s, "steps/s")
    yield Row("our loop", steps / spent[ours], "steps/s")
    yield Row("our loop against generate()", theirs_s / spent[ours], "x", ">= 2")

    greedy = torch.stack(list(engine._decoding.shot(text, FRAMES)), -1)
    whole = engine.model.generate(**asked, do_sample=False, max_new_tokens=FRAMES + 3)
    codes = greedy[None]
    same = decoding()
    yield Row("  greedily, samples that differ from generate()'s", float((same != whole).sum()), "samples", "0")


def stream() -> Iterator[Row]:
    """A tape of a minute: how far its streamed sound is from its codes decoded at once, and how soon it is heard."""
    musician = with_engine()
    brief = MusicBrief("Bench", "calm", 75, "D", "minor", ("rhodes",), "dusty", Feel(), TAPE_S, 7)
    events, spent = seconds_of(lambda: list(musician.play(brief)))
    (performance,) = (event for event in events if isinstance(event, Performance))
    first = next(place for place, event in enumerate(events) if isinstance(event, Passage))
    codes = torch.from_numpy(performance.codes.tokens.astype(np.int64)).T[None, None]
    with torch.no_grad():
        whole = musician._engine.model.audio_encoder.decode(codes, [None]).audio_values[0, 0].numpy()
    error = float(np.abs(performance.sound.samples - whole[:, None]).max())
    yield Row("streamed decode against whole decode, worst", error * 1e6, "millionths", "<= 1")
    heard = max(event.done for event in events[:first] if isinstance(event, Progress))
    yield Row("codes before the first passage", heard / 50, "s", "about 2")
    yield Row("a minute of tape, three shots", TAPE_S / spent, "x real time")


def form() -> Iterator[Row]:
    """The same minute as A B A C."""
    musician = with_engine(form="abac")
    brief = MusicBrief("Bench", "calm", 75, "D", "minor", ("rhodes",), "dusty", Feel(), TAPE_S, 7)
    _, spent = seconds_of(lambda: list(musician.play(brief)))
    yield Row("a minute of tape as A B A C", TAPE_S / spent, "x real time")


if __name__ == "__main__":
    run_parts("bench.musicgen", {"loop": loop, "stream": stream, "form": form})
