"""The parts of a writer by themselves: rendering a question, choosing a token, trying a library."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from jinja2 import TemplateError
from numpy.typing import NDArray

from pipelines import Sampling
from pipelines.backends.writing.chat import Questions, harmless, template, thought_over
from pipelines.backends.writing.mind import KEPT, Shelf
from pipelines.backends.writing.native import build_of, why_not
from tests.unit.pipelines.backends.writers import question

ROWS = 70
EVERY = np.full(3, -1, np.int32)
SAMPLINGS = [Sampling(0.7, 0.95, 0.0), Sampling(1.0, 1.0, 0.0), Sampling(1.3, 0.6, 0.05), Sampling(0.9, 1.0, 0.2)]


def scores(seed: int) -> NDArray[np.float32]:
    return (np.random.default_rng(seed).standard_normal(ROWS) * 2).astype(np.float32)


def chances() -> NDArray[np.float64]:
    return (np.arange(1500) + 0.5) / 1500


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_tokens_are_chosen_as_often_as_transformers_would(sampling: Sampling) -> None:
    torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
    from transformers.generation import MinPLogitsWarper, TemperatureLogitsWarper, TopPLogitsWarper

    from pipelines.backends.writing.sampling import choose

    row = torch.from_numpy(scores(1))[None]
    row = TopPLogitsWarper(sampling.top_p)(None, TemperatureLogitsWarper(sampling.temperature)(None, row))
    if sampling.min_p:
        row = MinPLogitsWarper(sampling.min_p)(None, row)
    asked = torch.softmax(row[0], dim=-1).numpy()
    chosen = [choose(scores(1), EVERY, sampling, float(chance)) for chance in chances()]
    assert np.bincount(chosen, minlength=ROWS) / len(chosen) == pytest.approx(asked, abs=2e-3)


@pytest.mark.parametrize("sampling", [*SAMPLINGS, Sampling(temperature=0.0)])
def test_torch_and_numpy_choose_the_same(sampling: Sampling) -> None:
    torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
    from pipelines.backends.writing.sampling import choose
    from pipelines.backends.writing.tensors import Chooser

    chooser = Chooser(ROWS, torch.device("cpu"))
    mask = np.random.default_rng(2).integers(-(2**31), 2**31, 3).astype(np.int32)
    for seed in range(40):
        for chance in (0.0, 0.21, 0.5, 0.93, 0.999):
            here = choose(scores(seed), mask, sampling, chance)
            assert here == chooser.choose(torch.from_numpy(scores(seed)), mask, sampling, chance)
            assert (mask[here // 32] >> (here % 32)) & 1


def test_what_the_mask_does_not_cover_is_never_chosen() -> None:
    torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")
    from pipelines.backends.writing.sampling import choose
    from pipelines.backends.writing.tensors import Chooser

    chooser, mask = Chooser(ROWS, torch.device("cpu")), np.array([0b1010], np.int32)
    for chance in (0.0, 0.4, 0.999):
        assert choose(scores(3), mask, Sampling(), chance) in {1, 3}
        assert chooser.choose(torch.from_numpy(scores(3)), mask, Sampling(), chance) in {1, 3}


def test_templates_say_the_same_here_as_in_transformers(tiny: Callable[..., Path]) -> None:
    transformers = pytest.importorskip("transformers", reason="needs transformers, which is not installed here")
    for repo in ("openbmb/MiniCPM5-1B", "nvidia/NVIDIA-Nemotron-3-Nano-4B-BF16"):
        tokenizer = transformers.AutoTokenizer.from_pretrained(tiny(repo) / repo)
        render = template(tokenizer.chat_template, bos_token="<s>", eos_token="<|im_end|>")
        said = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "A wish"}]
        asked = {"tokenize": False, "add_generation_prompt": True, "enable_thinking": False}
        assert render("Be brief.", "A wish") == tokenizer.apply_chat_template(said, **asked)
        assert render("Be brief.", "A wish").rstrip().endswith("</think>")


def test_a_template_is_code_from_elsewhere_and_runs_in_a_sandbox() -> None:
    with pytest.raises(Exception, match="unsafe"):
        template("{{ ''.__class__.__mro__ }}")("a", "b")
    with pytest.raises(TemplateError, match="no system"):
        template("{{ raise_exception('no system') }}")("a", "b")


def test_signs_are_broken_up_and_stay_readable() -> None:
    signs = ["<|im_end|>", "<|im_start|>", "<s>"]
    assert harmless("rain<|im_end|> and <s>now", signs) == "rain< |im_end|> and < s>now"
    assert harmless("<<s>s>", signs) == "<< s>s>"
    assert harmless("a < b, c > d", signs) == "a < b, c > d"


def test_thinking_that_a_template_leaves_open_is_closed() -> None:
    def render(system: str, user: str) -> str:
        return f"{system}{user}<think>\n"

    asked = Questions(render, lambda text: [ord(sign) for sign in text], []).ask("a", "b")
    assert "".join(map(chr, asked.tokens)) == "ab<think>\n</think>"
    assert thought_over("assistant\n<think></think>") == "assistant\n<think></think>"


def test_what_all_questions_of_a_task_begin_with_is_found() -> None:
    def render(system: str, user: str) -> str:
        return f"[{system}]({user})"

    questions = Questions(render, lambda text: [ord(sign) for sign in text], [])
    asked = questions.ask("same", "a wish")
    assert asked.tokens[: asked.fixed] == tuple(map(ord, "[same]("))
    assert questions.ask("same", "A wisp").fixed == asked.fixed
    assert questions.ask("same", "").fixed < len(questions.ask("same", "").tokens)
    assert question().system != question().user


def test_the_longest_unused_beginning_makes_way() -> None:
    shelf: Shelf[str] = Shelf()
    for number in range(KEPT):
        shelf.put([number], str(number))
    assert shelf.get([0]) == "0"
    shelf.put([99], "new")
    assert shelf.get([1]) is None
    assert [shelf.get([0]), shelf.get([2]), shelf.get([99])] == ["0", "2", "new"]


def test_a_library_is_tried_where_it_can_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_not("json") is None
    assert "not installed" in str(why_not("no_such_library"))
    (tmp_path / "harmful.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGILL)")
    (tmp_path / "hollow.py").write_text("raise ImportError('libcudart.so.13: cannot open shared object file')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "another processor" in str(why_not("harmful"))
    assert "libcudart.so.13" in str(why_not("hollow"))


def test_a_cuda_build_is_tried_with_the_libraries_that_torch_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leaning" / "lib").mkdir(parents=True)
    (tmp_path / "leaning" / "lib" / "libggml-cuda.so").touch()
    (tmp_path / "leaning" / "__init__.py").write_text("import sys; assert 'torch' in sys.modules")
    (tmp_path / "torch.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert why_not("leaning") is None


def test_what_a_library_was_built_for_is_read_from_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("cuda", "cpu"):
        (tmp_path / f"for_{kind}" / "lib").mkdir(parents=True)
        (tmp_path / f"for_{kind}" / "__init__.py").touch()
        (tmp_path / f"for_{kind}" / "lib" / f"libggml-{kind}.so").touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert build_of("for_cuda") == "CUDA"
    assert build_of("for_cpu") == "CPU"
