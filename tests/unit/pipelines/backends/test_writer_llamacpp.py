"""A GGUF file writes through llama.cpp: its head is understood, its text is llama.cpp's own, what is wrong is named."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Sampling
from pipelines.backends.writer_llamacpp import LlamaCppWriter
from pipelines.backends.writing.gguf_file import read_head
from pipelines.errors import EngineMissing, MemoryFull
from pipelines.registry import _hire_one
from tests.unit.pipelines.backends.writers import (
    LABEL,
    card,
    needs_llama_cpp,
    question,
    text,
    told_by_a_child,
    understudy,
)

gguf = pytest.importorskip("gguf", reason="needs gguf, which is not installed here")

MINICPM, MINICPM_FILE = "openbmb/MiniCPM5-1B-GGUF", "MiniCPM5-1B-Q4_K_M.gguf"
NEMOTRON, NEMOTRON_FILE = "build-small-hackathon/Nemotron-nano-4b-escape-room", "nemotron-room-lora-Q4_K_M.gguf"
FILES = [(MINICPM, MINICPM_FILE), (NEMOTRON, NEMOTRON_FILE)]


@pytest.fixture(scope="module", autouse=True)
def library() -> None:
    needs_llama_cpp()


def made(folder: Path, repo: str = MINICPM, file: str = MINICPM_FILE, **options: object) -> LlamaCppWriter:
    told = card(repo, "llamacpp", file=file, options=options, params_b={"language model": 1.0})
    return LlamaCppWriter(told, str(folder), understudy())


@pytest.mark.parametrize(("repo", "file"), FILES)
def test_without_a_grammar_the_loop_writes_what_llama_cpp_writes(
    tiny: Callable[..., Path], repo: str, file: str
) -> None:
    from llama_cpp import Llama

    from pipelines.backends.writing.llamacpp import LlamaCppMind

    path = tiny(repo) / repo / file
    mind = LlamaCppMind(path, 512, None, 1.0)
    theirs = Llama(model_path=str(path), n_ctx=512, n_threads=1, verbose=False)
    prompt = mind.encode("<|im_start|>user\nRain on a tin roof<|im_end|>\n")
    own = theirs.generate(prompt, temp=0.0, repeat_penalty=1.0)
    everything = np.full(-(-theirs.n_vocab() // 32), -1, np.int32)
    unread = prompt
    for _ in range(40):
        mind.read(unread)
        unread = [mind.choose(everything, Sampling(temperature=0.0), 0.0)]
        assert unread == [next(own)]


@pytest.mark.parametrize(("repo", "file"), FILES)
def test_the_head_tells_what_the_library_would(tiny: Callable[..., Path], repo: str, file: str) -> None:
    path = tiny(repo) / repo / file
    head, reader = read_head(path), gguf.GGUFReader(path)
    assert head.parameters == sum(int(tensor.n_elements) for tensor in reader.tensors)
    assert head.architecture == reader.fields["general.architecture"].contents()
    assert head.tokens == reader.fields["tokenizer.ggml.tokens"].contents()
    assert {"<|im_start|>", "<|im_end|>"} <= set(head.signs)
    assert (head.token("bos"), head.token("eos")) == ("<s>", "<|im_end|>")
    assert head.context == 8192
    assert made(tiny(repo), repo, file).count_parameters() == {"language model": head.parameters}


def test_tokens_are_the_bytes_that_llama_cpp_says_they_are(tiny: Callable[..., Path]) -> None:
    from llama_cpp import Llama

    llama = Llama(model_path=str(tiny(MINICPM) / MINICPM / MINICPM_FILE), n_ctx=64, verbose=False)
    vocabulary = made(tiny(MINICPM)).scribe.vocabulary
    assert vocabulary.size == llama.n_vocab()
    for token in range(10, vocabulary.size):
        piece = llama.detokenize([token])
        # llguidance marks signs with the byte 0xff, which is in no text
        assert vocabulary.text([token]) == (b"" if piece == b"\xff" else piece)


def test_a_beginning_read_once_is_not_read_again_and_changes_no_word(tiny: Callable[..., Path]) -> None:
    for repo, file in FILES:
        writer = made(tiny(repo), repo, file)
        mind: Any = writer.scribe.wake()
        lengths: list[int] = []
        read = mind.read
        mind.read = lambda tokens, read=read, lengths=lengths: (lengths.append(len(tokens)), read(tokens))[1]
        first = text(writer.write(question("first"), LABEL, seed=5))
        beginning = lengths[0]
        assert beginning > 25
        lengths.clear()
        second = text(writer.write(question("second"), LABEL, seed=5))
        assert max(lengths) < beginning
        assert text(writer.write(question("first"), LABEL, seed=5)) == first != second


def test_a_child_that_is_forked_before_waking_writes_the_same(tiny: Callable[..., Path]) -> None:
    writer = made(tiny(NEMOTRON), NEMOTRON, NEMOTRON_FILE)
    told = told_by_a_child(lambda: text(writer.write(question(), LABEL, seed=4)))
    assert told == text(writer.write(question(), LABEL, seed=4))


@pytest.mark.parametrize(("repo", "file"), FILES)
@pytest.mark.parametrize("beside", ["", "somebody/rooms/"])
def test_a_lora_changes_the_text_as_far_as_its_scale_says(
    tiny: Callable[..., Path], tmp_path: Path, repo: str, file: str, beside: str
) -> None:
    shutil.copytree(tiny(repo) / repo, tmp_path / repo)
    home = tmp_path / (beside or repo)
    home.mkdir(parents=True, exist_ok=True)
    write_adapter(home / "style.gguf", repo)
    lora = f"{beside}style.gguf"
    bare, laid = made(tmp_path, repo, file), made(tmp_path, repo, file, lora=lora, lora_scale=1.0)
    none = made(tmp_path, repo, file, lora=lora, lora_scale=0.0)
    plain, changed, same = (text(writer.write(question(), LABEL, seed=2)) for writer in (bare, laid, none))
    assert same == plain != changed
    assert sum(laid.count_parameters().values()) > sum(bare.count_parameters().values())


def write_adapter(path: Path, repo: str) -> None:
    """A small adapter over the queries of every layer that has attention."""
    from tests.tiny import minicpm5, nemotron

    like = nemotron if repo == NEMOTRON else minicpm5
    attentive = [3] if repo == NEMOTRON else range(minicpm5.LAYERS)
    heads, head, width = like.HEADS, like.HEAD, like.WIDTH
    out = gguf.GGUFWriter(path, "nemotron_h" if repo == NEMOTRON else "llama")
    out.add_type(gguf.GGUFType.ADAPTER)
    out.add_string(gguf.Keys.Adapter.TYPE, "lora")
    out.add_float32(gguf.Keys.Adapter.LORA_ALPHA, 8.0)
    dice = np.random.default_rng(1)
    for layer in attentive:
        name = f"blk.{layer}.attn_q.weight"
        out.add_tensor(f"{name}.lora_a", dice.standard_normal((4, width)).astype(np.float32))
        out.add_tensor(f"{name}.lora_b", dice.standard_normal((heads * head, 4)).astype(np.float32))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


def refused(folder: Path, **options: object) -> str:
    with pytest.raises(EngineMissing) as refusal:
        made(folder, **options)
    assert MINICPM in refusal.value.says
    return refusal.value.says


def test_what_is_missing_is_named(tiny: Callable[..., Path], tmp_path: Path) -> None:
    assert "no checkpoint" in refused(tmp_path)
    (tmp_path / MINICPM).mkdir(parents=True)
    assert MINICPM_FILE in refused(tmp_path)
    assert "style.gguf" in refused(tiny(MINICPM), lora="style.gguf")


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.05, 0.0001])
def test_a_file_that_is_cut_off_is_named(tiny: Callable[..., Path], tmp_path: Path, kept: float) -> None:
    whole = (tiny(MINICPM) / MINICPM / MINICPM_FILE).read_bytes()
    (tmp_path / MINICPM).mkdir(parents=True)
    (tmp_path / MINICPM / MINICPM_FILE).write_bytes(whole[: int(len(whole) * kept)])
    assert "damaged or cut off" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1", b"\x80\x04pickle"])
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MINICPM).mkdir(parents=True)
    (tmp_path / MINICPM / MINICPM_FILE).write_bytes(content)
    assert "not a GGUF file" in refused(tmp_path)


def test_a_file_without_a_chat_template_is_named(tmp_path: Path) -> None:
    write_bare(tmp_path / MINICPM, words=False)
    assert "chat template" in refused(tmp_path)


def test_a_file_that_llama_cpp_cannot_read_after_all_is_named_on_waking(tmp_path: Path) -> None:
    write_bare(tmp_path / MINICPM, words=True)
    with pytest.raises(EngineMissing, match=MINICPM):
        made(tmp_path).wake()


def test_a_file_that_llama_cpp_cannot_read_after_all_costs_its_role_alone(tmp_path: Path) -> None:
    write_bare(tmp_path / MINICPM, words=True)
    told = card(MINICPM, "llamacpp", file=MINICPM_FILE, params_b={"language model": 1.0})
    player, fact = _hire_one("rooms", "writer", told, str(tmp_path))
    assert (fact.engine, player.name) == ("embedded", understudy().name)
    assert MINICPM in (fact.reason or "")


def test_a_writer_that_found_no_memory_writes_again_when_there_is_some(
    tiny: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = made(tiny(MINICPM))
    before = text(writer.write(question(), LABEL, seed=1))
    mind = writer.scribe.wake()

    def no_memory(*_: object, **__: object) -> None:
        raise ValueError("Failed to create llama_context")

    with monkeypatch.context() as full:
        full.setattr(mind._llama, "eval", lambda _: raised(RuntimeError("llama_decode returned -2")))
        full.setattr(mind._library, "Llama", no_memory)
        with pytest.raises(MemoryFull):
            text(writer.write(question("another night"), LABEL, seed=2))
        with pytest.raises(MemoryError):
            text(writer.write(question("another night"), LABEL, seed=2))
    assert text(writer.write(question(), LABEL, seed=1)) == before


def raised(error: Exception) -> None:
    raise error


def write_bare(folder: Path, *, words: bool) -> None:
    """A whole GGUF file of no known architecture and without weights."""
    from tests.tiny.minicpm5 import CHAT_TEMPLATE
    from tests.tiny.minicpm5_gguf import add_words

    folder.mkdir(parents=True)
    out = gguf.GGUFWriter(folder / MINICPM_FILE, "unheard-of")
    if words:
        add_words(out, CHAT_TEMPLATE)
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()
