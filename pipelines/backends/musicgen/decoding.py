"""text, and codes to go on from -> new codes, frame by frame: the loop for which `generate()` is too slow.

MusicGen writes each codebook one column later than the one before (the delay pattern): column 0 is a mark, frame t of
codebook k stands in column t + 1 + k, and what is above or below that staircase is padding. A frame is whole when its
last codebook is.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import pad

from pipelines.backends.musicgen.stepping import TEXT_TOKENS, Steps, Text
from pipelines.backends.musicgen.window import WINDOW, check


@dataclass(frozen=True, slots=True)
class Taste:
    """How the next codes are chosen: `guidance` 1 (the text is a hint) and up, among the `top_k` likeliest, by
    `temperature`. The model's published defaults."""

    guidance: float = 3.0
    top_k: int = 250
    temperature: float = 1.0


class Decoding:
    """Runs a loaded MusicgenForConditionalGeneration, shot by shot. Shots may be interleaved, and left unfinished."""

    def __init__(self, model: Any, *, window: int = WINDOW) -> None:
        self._model, self.window = model, window
        self.codebooks: int = model.decoder.config.num_codebooks
        self._mark: int = model.generation_config.pad_token_id
        self._idle: dict[int, list[Steps]] = {}

    @property
    def device(self) -> torch.device:
        """Where the model is now: on ZeroGPU its weights come to the GPU only in the worker, after this was made."""
        return self._model.decoder.lm_heads[0].weight.device

    @torch.no_grad()
    def read(self, token_ids: Tensor, mask: Tensor) -> Text:
        """What the text encoder makes of (rows, tokens): in float32, then in the decoder's own precision."""
        mask = mask.to(self.device).bool()
        hidden = self._model.text_encoder(token_ids.to(self.device), attention_mask=mask.long()).last_hidden_state
        if hasattr(self._model, "enc_to_dec_proj"):
            hidden = self._model.enc_to_dec_proj(hidden)
        hidden = (hidden * mask[..., None]).to(self._model.decoder.lm_heads[0].weight.dtype)
        missing = TEXT_TOKENS - mask.shape[1]
        return Text(pad(hidden, (0, 0, 0, missing)), pad(mask, (0, missing)))

    def shot(
        self,
        text: Text,
        new: int,
        *,
        seed: Tensor | None = None,
        generator: torch.Generator | None = None,
        taste: Taste | None = None,
    ) -> Generator[Tensor]:
        """Yield `new` frames of codes, int64 (rows, codebooks) each, that go on from `seed` (rows, codebooks, frames).
        Without a `generator` always the likeliest. Closing it stops before the next column. Raises PastTheWindow."""
        check(0 if seed is None else seed.shape[-1], new, self.window)
        return self._shot(text, new, seed, generator, taste or Taste())

    def _shot(
        self, text: Text, new: int, seed: Tensor | None, generator: torch.Generator | None, taste: Taste
    ) -> Generator[Tensor]:
        rows = text.hidden.shape[0]
        guided = taste.guidance > 1
        heard = 0 if seed is None else seed.shape[-1]
        sheet, given = self._sheet(rows, heard + new, seed)
        steps = self._borrow(2 * rows if guided else rows)
        steps.listen(text.beside_nothing() if guided else text)
        try:
            for column in range(heard + 1, sheet.shape[-1]):
                codes = sheet[..., :column] if column == heard + 1 else sheet[..., column - 1 : column]
                codes = torch.cat([codes, codes]) if guided else codes
                logits = steps.prefill(codes) if column == heard + 1 else steps.step(codes, column - 1)
                chosen = _choose(logits, taste, generator)
                sheet[..., column] = torch.where(given[..., column], sheet[..., column], chosen)
                frame = column - self.codebooks
                if frame >= heard:
                    yield torch.stack([sheet[:, book, frame + 1 + book] for book in range(self.codebooks)], 1)
        finally:
            self._idle.setdefault(2 * rows if guided else rows, []).append(steps)

    def _sheet(self, rows: int, frames: int, seed: Tensor | None) -> tuple[Tensor, Tensor]:
        """The columns of a shot with all that is known of them, and where that is: both (rows, codebooks, columns)."""
        shape = (rows, self.codebooks, frames + self.codebooks)
        sheet = torch.full(shape, self._mark, device=self.device)
        given = torch.ones(shape, dtype=torch.bool, device=self.device)
        heard = 0 if seed is None else seed.shape[-1]
        for book in range(self.codebooks):
            if seed is not None:
                sheet[:, book, 1 + book : 1 + book + heard] = seed[:, book]
            given[:, book, 1 + book + heard : 1 + book + frames] = False
        return sheet, given

    def spare(self) -> None:
        """Give back the memory that is kept for the next shot."""
        self._idle.clear()

    def _borrow(self, rows: int) -> Steps:
        # kept for the next shot: the buffers of the medium model take 0.9 GB, and their graphs a second to capture
        idle = self._idle.setdefault(rows, [])
        return idle.pop() if idle else Steps(self._model.decoder, rows, self.window + self.codebooks)


@torch.no_grad()
def _choose(logits: Tensor, taste: Taste, generator: torch.Generator | None) -> Tensor:
    """One code for every row and codebook, (rows, codebooks), of logits (rows, codebooks, codes) or twice as many."""
    if taste.guidance > 1:
        asked, unasked = logits.chunk(2)
        logits = unasked + (asked - unasked) * taste.guidance
    if generator is None:
        return logits.argmax(-1)
    best, which = (logits / taste.temperature).topk(min(taste.top_k, logits.shape[-1]))
    # as torch.multinomial draws, without its checks: each of those makes the processor wait for the GPU
    noise = torch.empty_like(best).exponential_(generator=generator)
    return which.gather(-1, (best.softmax(-1) / noise).argmax(-1, keepdim=True)).squeeze(-1)
