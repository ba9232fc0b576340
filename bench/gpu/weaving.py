"""A spoken phrase end to end, relief and verdict alone, and every model of the house in one memory, at true size."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from apps.lightloom.domain import Phrase, Spoken, Weaving
from apps.lightloom.flow import weave_phrase
from bench import random_vision, random_weights
from bench.figures import Row
from bench.gpu import painting, speaking
from bench.gpu.common import GIB, device, loaded, memory, middle_s, timed
from bench.random_vision import CRITIC, SURVEYOR
from bench.random_weights import MUSICIAN, WRITER
from pipelines import Picture
from pipelines.backends.critic_minicpmv import MinicpmvCritic
from pipelines.backends.ear_parakeet import ParakeetEar
from pipelines.backends.musician_musicgen import MusicgenMusician
from pipelines.backends.painter_flux2 import Flux2Painter
from pipelines.backends.surveyor_depth import DepthSurveyor
from pipelines.backends.writer_transformers import TransformersWriter
from pipelines.catalog import read_catalog
from pipelines.structured import take_tally
from tests.murals import mural


def build(folder: Path, tiny: bool) -> None:
    """Write the checkpoints, unless they are there."""
    if not ((folder / WRITER).exists() and (folder / MUSICIAN).exists()):
        random_weights.build(folder, random_weights.TINY if tiny else random_weights.TRUE, device())
    build_surveyor(folder, tiny)
    painting.build(folder, tiny)
    speaking.build_ear(folder, tiny)


def build_surveyor(folder: Path, tiny: bool) -> None:
    """Write the checkpoint, unless it is there."""
    if not (folder / SURVEYOR).exists():
        random_vision.build(folder, SURVEYOR, device(), tiny=tiny)


def surveying(folder: Path, tiny: bool) -> Iterator[Row]:
    """Depth Anything: a strip."""
    build_surveyor(folder, tiny)
    surveyor, _ = loaded(DepthSurveyor, "lightloom", "surveyor", folder)
    pixels = np.random.default_rng(0).integers(0, 255, (768, 560, 3), np.uint8)
    surveyor.survey(Picture(pixels), None)
    took_s = middle_s(lambda seed: surveyor.survey(Picture(pixels), None))
    yield Row("Depth Anything: a strip", 1000 * took_s, "ms", "<= 12")
    yield from memory("Depth Anything")


def judging(folder: Path, tiny: bool) -> Iterator[Row]:
    """MiniCPM-V: from asleep to verdicts. How long one is, code decides: longer than a trained model's, which says a
    few words to each stop."""
    random_vision.build(folder, CRITIC, device(), tiny=tiny)
    critic, load_s = loaded(MinicpmvCritic, "lightloom", "critic", folder)
    yield Row("MiniCPM-V: made and woken, its files just written", load_s, "s")
    critic.judge(mural(2))
    take_tally()
    for count in (1, 12) if tiny else (1, 12, 100):
        took_s = timed(lambda count=count: critic.judge(mural(count, seed=count)))[1]
        assert take_tally()["lightloom.verdict"]["asked"] == 1, "the model was not asked: its log says why"
        yield Row(f"MiniCPM-V: a verdict on {count} strips", took_s, "s")
    yield from memory("MiniCPM-V")
    yield Row("MiniCPM-V: its weights given back", timed(critic.rest)[1], "s")


def phrase(folder: Path, tiny: bool) -> Iterator[Row]:
    """Ear, director, strip and relief: from three seconds of speech to a strip with its depth."""
    build(folder, tiny)
    crew = weavers(folder)
    spoken = Spoken(
        Weaving(seed="bench", phrases=(Phrase(id="one", text="a lighthouse on a stormy sea"),)),
        {"one": speaking.phrase(3.0)},
    )

    def weave(seed: int) -> list[Any]:
        return list(weave_phrase(spoken, **crew))

    weave(0)
    yield Row("a phrase of 3 s, end to end", middle_s(weave), "s", "whole <= 0.45; 60 SMs <= 0.65")
    yield from memory("a phrase")


def weavers(folder: Path) -> dict[str, Any]:
    """Lightloom's players, loaded."""
    kinds = {"ear": ParakeetEar, "writer": TransformersWriter, "painter": Flux2Painter, "surveyor": DepthSurveyor}
    return {role: loaded(kind, "lightloom", role, folder)[0] for role, kind in kinds.items()}


def resident(folder: Path, tiny: bool) -> Iterator[Row]:
    """All that torch loads for visitors who wait, at once: the storyteller's file is llama.cpp's own, and is only
    added by its size."""
    build(folder, tiny)
    players = [*weavers(folder).values(), loaded(MusicgenMusician, "lofinity", "musician", folder)[0]]
    players += filter(None, [speaking.built_narrator(folder, tiny)])
    held = sum(player.count_bytes() for player in players if hasattr(player, "count_bytes"))
    yield Row("all live models of torch, their tensors", held / GIB, "GiB")
    file_bytes = read_catalog().casts["rooms"]["writer"].weights_bytes
    yield Row("all live models, with the storyteller's file", (held + file_bytes) / GIB, "GiB", "<= 32")
    yield from memory("all live models of torch")
