"""A language model of transformers writes: our loop is generate()'s, and every text takes its shape."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Sampling
from pipelines.backends.writer_transformers import TransformersWriter
from pipelines.errors import EngineMissing
from pipelines.structured import Steering
from tests.unit.pipelines.backends.writers import LABEL, Label, card, question, text, told_by_a_child, understudy

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
transformers = pytest.importorskip("transformers", reason="needs transformers, which is not installed here")

MINICPM, NEMOTRON = "openbmb/MiniCPM5-1B", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16"
ROOT = Path(__file__).parents[4]
GREEDY = Sampling(temperature=0.0, top_p=1.0)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def model_of(folder: Path, repo: str) -> Any:
    return transformers.AutoModelForCausalLM.from_pretrained(folder / repo, dtype=torch.float32).eval()


def mind_of(model: Any) -> Any:
    from pipelines.backends.writing.hybrid import HybridMind
    from pipelines.backends.writing.llama import LlamaMind

    return (LlamaMind if model.config.model_type == "llama" else HybridMind)(model, 2048)


@pytest.mark.parametrize("repo", [MINICPM, NEMOTRON])
@pytest.mark.parametrize("length", [7, 150])
def test_without_a_grammar_the_loop_writes_what_generate_writes(
    tiny: Callable[..., Path], repo: str, length: int
) -> None:
    model = model_of(tiny(repo), repo)
    mind = mind_of(model)
    prompt = [int(token) for token in np.random.default_rng(length).integers(7, 2900, length)]
    everything = np.full(-(-model.config.vocab_size // 32), -1, np.int32)
    ours, unread = [], prompt
    for _ in range(40):
        mind.read(unread)
        ours.append(mind.choose(everything, GREEDY, 0.0))
        unread = ours[-1:]
    ids = torch.tensor([prompt])
    theirs = model.generate(
        ids, attention_mask=torch.ones_like(ids), max_new_tokens=40, do_sample=False, eos_token_id=None, **unwarped()
    )
    assert ours == theirs[0, length:].tolist()


@pytest.mark.skipif(torch.cuda.is_available(), reason="here a step can be recorded")
def test_where_a_step_cannot_be_recorded_it_is_taken_plainly_and_that_is_logged_once(
    tiny: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    mind = mind_of(model_of(tiny(MINICPM), MINICPM))
    assert [mind.recorded(), mind.recorded()] == [None, None]
    assert len(caplog.records) == 1
    mind.read([7, 8, 9])
    other = mind_of(model_of(tiny(MINICPM), MINICPM))
    other.read([7, 8, 9])
    assert torch.allclose(mind._scores, other._scores, atol=1e-5)


@pytest.mark.parametrize("repo", [MINICPM, NEMOTRON])
def test_under_a_grammar_the_loop_writes_what_generate_writes(tiny: Callable[..., Path], repo: str) -> None:
    writer = TransformersWriter(card(repo, "transformers"), str(tiny(repo)), understudy())
    prompt = question(sampling=GREEDY)
    vocabulary = writer.scribe.vocabulary
    held = Held(Steering(vocabulary, LABEL, most=prompt.tokens))
    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny(repo) / repo)
    said = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
    ids = tokenizer.apply_chat_template(
        said, add_generation_prompt=True, enable_thinking=False, return_tensors="pt", return_dict=True
    )
    theirs = model_of(tiny(repo), repo).generate(
        **ids,
        max_new_tokens=prompt.tokens + 1,
        do_sample=False,
        eos_token_id=vocabulary.end,
        pad_token_id=0,
        logits_processor=transformers.LogitsProcessorList([held]),
        **unwarped(),
    )
    written = theirs[0, ids.input_ids.shape[1] :].tolist()
    assert text(writer.write(prompt, LABEL, seed=0)).encode() == vocabulary.text(written[:-1])
    assert written[-1] == vocabulary.end


def unwarped() -> dict[str, Any]:
    """The published generation config is tuned for thinking; a greedy run must not hear of it."""
    return {"temperature": None, "top_p": None, "top_k": None}


class Held(transformers.LogitsProcessor):
    """The same constraint as a processor of generate(), one token at a time."""

    def __init__(self, steering: Steering) -> None:
        self.steering, self.forced, self.chosen = steering, [], False

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        if self.chosen:
            self.steering.accept(int(input_ids[0, -1]))
        self.chosen = False
        if not self.forced:
            self.forced = list(self.steering.forced())
        allowed = np.full(scores.shape[1], -np.inf, np.float32)
        if self.forced:
            allowed[self.forced.pop(0)] = 0
        elif self.steering.done:
            allowed[4] = 0
        else:
            allowed[:] = 0
            self.steering.apply(allowed)
            self.chosen = True
        return scores + torch.from_numpy(allowed)


def test_a_beginning_read_once_is_not_read_again_and_changes_no_word(tiny: Callable[..., Path]) -> None:
    cold = TransformersWriter(card(MINICPM, "transformers"), str(tiny(MINICPM)), understudy())
    mind = cold.scribe.wake()
    lengths: list[int] = []
    read = mind.read
    mind.read = lambda tokens: (lengths.append(len(tokens)), read(tokens))[1]
    first = text(cold.write(question("first"), LABEL, seed=5))
    beginning = lengths[0]
    assert beginning > 25
    lengths.clear()
    second = text(cold.write(question("second"), LABEL, seed=5))
    assert max(lengths) < beginning
    assert text(cold.write(question("first"), LABEL, seed=5)) == first != second


@pytest.mark.parametrize("repo", [MINICPM, NEMOTRON])
def test_parameters_are_those_that_were_loaded(tiny: Callable[..., Path], repo: str) -> None:
    writer = TransformersWriter(card(repo, "transformers"), str(tiny(repo)), understudy())
    count = sum(tensor.numel() for tensor in model_of(tiny(repo), repo).parameters())
    assert writer.count_parameters() == {"transformer": count}


def test_a_child_that_is_forked_after_loading_writes_the_same(tiny: Callable[..., Path]) -> None:
    made = TransformersWriter(card(MINICPM, "transformers"), str(tiny(MINICPM)), understudy())
    told = told_by_a_child(lambda: text(made.write(question(), LABEL, seed=4)))
    assert told == text(made.write(question(), LABEL, seed=4))


FORK = """
import os, signal, sys
from pipelines.backends.writer_transformers import TransformersWriter
from tests.unit.pipelines.backends.writers import LABEL, card, question, text, understudy
writer = TransformersWriter(card(sys.argv[1], "transformers"), sys.argv[2], understudy())
child = os.fork()
if child == 0:
    signal.alarm(60)
    print(text(writer.write(question(), LABEL, seed=4)), flush=True)
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.slow
def test_loading_on_several_threads_leaves_no_forked_child_waiting_for_them(
    tiny: Callable[..., Path], tmp_path: Path
) -> None:
    # so large that torch computes on both threads: had the parent done so too, the child would wait for ever
    folder = broken(tiny, tmp_path)
    config = transformers.AutoConfig.from_pretrained(folder)
    config.hidden_size, config.intermediate_size, config.num_hidden_layers = 512, 2048, 8
    transformers.LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    surroundings = {**os.environ, "OMP_NUM_THREADS": "2"}
    command = [sys.executable, "-c", FORK, MINICPM, str(tmp_path)]
    told = subprocess.run(command, env=surroundings, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 0
    Label.model_validate_json(told.stdout)


def broken(tiny: Callable[..., Path], folder: Path) -> Path:
    """A copy of the checkpoint to be harmed."""
    shutil.copytree(tiny(MINICPM) / MINICPM, folder / MINICPM)
    return folder / MINICPM


def refused(folder: Path) -> str:
    with pytest.raises(EngineMissing) as refusal:
        TransformersWriter(card(MINICPM, "transformers"), str(folder), understudy())
    assert MINICPM in refusal.value.says
    return refusal.value.says


def test_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    assert "no checkpoint" in refused(tmp_path)


def test_weights_that_are_cut_off_are_named(tiny: Callable[..., Path], tmp_path: Path) -> None:
    weights = broken(tiny, tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-5000])
    assert "damaged or cut off" in refused(tmp_path)


def test_weights_of_another_kind_are_named(tiny: Callable[..., Path], tmp_path: Path) -> None:
    config = broken(tiny, tmp_path) / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "model_type": "gpt2"}))
    assert "gpt2" in refused(tmp_path)


def test_a_checkpoint_without_a_chat_template_is_named(tiny: Callable[..., Path], tmp_path: Path) -> None:
    (broken(tiny, tmp_path) / "chat_template.jinja").unlink()
    assert "chat template" in refused(tmp_path)


def test_loading_draws_no_bars_and_leaves_them_as_they_were(
    tiny: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    bars = transformers.utils.logging
    before = bars.is_progress_bar_enabled()
    TransformersWriter(card(MINICPM, "transformers"), str(tiny(MINICPM)), understudy())
    assert "%" not in capfd.readouterr().err
    assert bars.is_progress_bar_enabled() == before
