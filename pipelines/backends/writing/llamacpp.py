"""A GGUF file -> a Scribe that writes through llama.cpp. The file's head is read here; the library opens it in the
worker alone, since a process that has run it on several threads cannot be forked (the child would hang)."""

import ctypes
import functools
import importlib
import importlib.util
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from llguidance import LLTokenizer
from numpy.typing import NDArray

from pipelines.backends.frugal import free_bytes, once_smaller
from pipelines.backends.writing.chat import Questions, template
from pipelines.backends.writing.gguf_file import GgufHead, tokenizer_json
from pipelines.backends.writing.mind import Shelf
from pipelines.backends.writing.native import build_of
from pipelines.backends.writing.sampling import choose
from pipelines.backends.writing.scribe import Scribe
from pipelines.roles import Sampling
from pipelines.structured import Vocabulary

log = logging.getLogger(__name__)

BATCH = 512
NO_ROOM = " -2"
"""How the library's error ends when a step found no memory (llama.cpp's decode, for GGML_STATUS_ALLOC_FAILED)."""


class LlamaCppMind:
    """A Mind made of llama_cpp.Llama. Its state after a beginning is saved and loaded again, which also serves hybrid
    models, whose memory cannot be rolled back."""

    def __init__(self, path: Path, context: int, lora: Path | None, lora_scale: float) -> None:
        if build_of("llama_cpp") == "CUDA" and importlib.util.find_spec("torch") is not None:
            importlib.import_module("torch")  # its wheels hold the CUDA libraries that llama.cpp's leave out
        self._library: Any = importlib.import_module("llama_cpp")
        self.offloads: bool = self._library.llama_supports_gpu_offload()
        if not self.offloads:
            log.info("llama.cpp has no GPU to use here: %s is read by the CPU", path.name)
        self._path = path
        self._file: dict[str, Any] = {
            "model_path": str(path),
            "lora_path": None if lora is None else str(lora),
            "lora_scale": lora_scale,
        }
        self._llama: Any = None
        once_smaller(lambda: self.resize(context), lambda: self.resize(context // 2), path.stem)

    def encode(self, text: str) -> list[int]:
        """Tokens of a rendered prompt, signs included; nothing is put before it."""
        if self._llama is None:
            self.resize(self.context)  # there was no memory for it the last time
        assert self._llama is not None
        return self._llama.tokenize(text.encode(), add_bos=False, special=True)

    def forget(self) -> None:
        if self._llama is not None:
            self._llama.reset()
        self.held = []

    def resize(self, context: int) -> None:
        if self._llama is not None:
            self._llama.close()
        self._llama = None
        threads = max(1, cores() - 1)  # one more than there are cores free makes all of them wait
        try:
            self._llama = self._library.Llama(
                **self._file,
                n_ctx=context,
                n_batch=BATCH,
                n_threads=threads,
                n_threads_batch=threads,
                n_gpu_layers=-1 if self.offloads else 0,
                split_mode=self._library.LLAMA_SPLIT_MODE_NONE,  # all on the GPU that everybody else plays on
                verbose=False,
            )
        except ValueError as error:
            if "llama_context" in str(error) or self._fills(free_bytes()):
                raise MemoryError(str(error)) from error
            raise
        self.context = context
        self.held: list[int] = []
        self._shelf: Shelf[Any] = Shelf()

    def _fills(self, free: int | None) -> bool:
        """Whether its weights are more than what is `free` on the GPU: the library says only that it could not."""
        return self.offloads and free is not None and self._path.stat().st_size > free

    def keep(self) -> None:
        # not Llama.save_state, which copies the scores of a whole batch along: 260 MB with a true vocabulary
        size = self._library.llama_state_seq_get_size(self._llama.ctx, 0)
        state = (ctypes.c_uint8 * size)()
        if self._library.llama_state_seq_get_data(self._llama.ctx, state, size, 0) == size:
            self._shelf.put(self.held, state)

    def recall(self, tokens: Sequence[int]) -> bool:
        state = self._shelf.get(tokens)
        if state is None:
            return False
        self.forget()
        if not self._library.llama_state_seq_set_data(self._llama.ctx, state, len(state), 0):
            return False
        self._llama.n_tokens = len(tokens)
        self._llama.input_ids[: len(tokens)] = tokens
        self.held = list(tokens)
        return True

    def read(self, tokens: Sequence[int]) -> None:
        try:
            self._llama.eval(tokens)
        except RuntimeError as error:
            if str(error).endswith(NO_ROOM):
                raise MemoryError(str(error)) from error
            raise
        self.held += tokens

    def choose(self, mask: NDArray[np.int32], sampling: Sampling, chance: float) -> int:
        scores = self._library.llama_get_logits_ith(self._llama.ctx, -1)
        return choose(np.ctypeslib.as_array(scores, (self._llama.n_vocab(),)).copy(), mask, sampling, chance)


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2


def scribe(path: Path, head: GgufHead, *, context: int, lora: Path | None, lora_scale: float) -> Scribe:
    """A Scribe for the file at `path` with the head `head`; `lora`: an adapter (GGUF) laid over it at `lora_scale`.
    Raises ValueError for a tokenizer that is no byte-level BPE."""
    vocabulary = Vocabulary(LLTokenizer(tokenizer_json(head)), head.facts["tokenizer.ggml.eos_token_id"])
    render = template(head.facts["tokenizer.chat_template"], bos_token=head.token("bos"), eos_token=head.token("eos"))

    @functools.cache
    def mind() -> LlamaCppMind:
        return LlamaCppMind(path, context, lora, lora_scale)

    return Scribe(vocabulary, Questions(render, lambda text: mind().encode(text), head.signs), mind, who=path.stem)
