"""What only a GPU can show: the recorded step writes what the plain one writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Sampling
from pipelines.backends.writer_transformers import TransformersWriter
from tests.unit.pipelines.backends.writers import LABEL, card, question, text, understudy

MINICPM = "openbmb/MiniCPM5-1B"
GREEDY = Sampling(temperature=0.0)
pytestmark = pytest.mark.gpu


def mind_on_gpu(folder: Path) -> Any:
    import torch
    import transformers

    from pipelines.backends.writing.llama import LlamaMind

    model = transformers.AutoModelForCausalLM.from_pretrained(folder / MINICPM, dtype=torch.float32)
    return LlamaMind(model.to("cuda").eval(), 2048)


def run_on(mind: Any, prompt: list[int], count: int) -> list[int]:
    everything, told, unread = np.full(95, -1, np.int32), list[int](), prompt
    for _ in range(count):
        mind.read(unread)
        unread = [mind.choose(everything, GREEDY, 0.0)]
        told += unread
    return told


def test_a_recorded_step_writes_what_a_plain_one_writes(
    tiny: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.backends.writing import llama

    prompt = [int(token) for token in np.random.default_rng(1).integers(7, 2900, 100)]
    recording = mind_on_gpu(tiny(MINICPM))
    recorded = run_on(recording, prompt, 60)
    assert recording.recorded() is not None
    monkeypatch.setattr(llama, "FEW", 0)
    assert recorded == run_on(mind_on_gpu(tiny(MINICPM)), prompt, 60)


def test_a_writer_on_a_gpu_gives_the_same_text_for_the_same_seed(tiny: Callable[..., Path]) -> None:
    writer = TransformersWriter(card(MINICPM, "transformers"), str(tiny(MINICPM)), understudy())
    first = text(writer.write(question(), LABEL, seed=3))
    assert first == text(writer.write(question(), LABEL, seed=3))
