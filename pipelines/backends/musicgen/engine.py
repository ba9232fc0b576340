"""A checkpoint in transformers' layout -> what plays it, and the start of a tape."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import numpy as np
import torch
from transformers import AutoTokenizer, MusicgenForConditionalGeneration
from transformers.utils import logging

from pipelines.backends.checkpoints import Checkpoint
from pipelines.backends.frugal import set_free
from pipelines.backends.musicgen.decoding import Decoding
from pipelines.backends.musicgen.recording import Recording
from pipelines.backends.musicgen.stepping import TEXT_TOKENS, Text
from pipelines.backends.musicgen.streaming import StreamedCodec
from pipelines.backends.musicgen.takes import Session
from pipelines.backends.musicgen.window import RATE_HZ, Ruler
from pipelines.errors import EngineMissing
from pipelines.roles import Codes

COMPONENTS: Mapping[str, str] = {
    "decoder": "decoder",
    "text encoder": "text_encoder",
    "audio codec": "audio_encoder",
    "projection": "enc_to_dec_proj",
}
"""A component's name in models.yaml -> its name in the model."""


class Engine:
    """A loaded MusicGen. Its weights never change; what changes in a tape is the tape's own."""

    def __init__(self, checkpoint: Checkpoint, *, window: int) -> None:
        """The text encoder and the codec in float32, the decoder in the card's precision, or all in float32 on the CPU.
        Raises EngineMissing for a model that plays in stereo, and whatever transformers raises."""
        on_gpu = torch.cuda.is_available()
        with _quietly():
            self._tokenizer: Any = AutoTokenizer.from_pretrained(checkpoint.source, **checkpoint.options)
            model = _load(checkpoint)
        if model.config.decoder.audio_channels != 1:
            raise EngineMissing(
                f"{checkpoint.card.repo} plays in stereo; only the mono models of MusicGen can be played."
            )
        if on_gpu:
            model.decoder.to(getattr(torch, checkpoint.card.dtype))
        self.model = model.eval().requires_grad_(False).to("cuda" if on_gpu else "cpu")
        self._decoding = Decoding(self.model, window=window)
        self._codec = StreamedCodec(self.model.audio_encoder)
        self.rate_hz: int = self.model.config.audio_encoder.sampling_rate
        self._repo = checkpoint.card.repo

    def count_parameters(self) -> dict[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        parts = {name: getattr(self.model, part, None) for name, part in COMPONENTS.items()}
        return {name: sum(one.numel() for one in part.parameters()) for name, part in parts.items() if part is not None}

    def spare(self) -> None:
        """Give back what is kept between two tapes."""
        self._decoding.spare()
        set_free()

    def begin(self, words: str, bar_s: Fraction, frames: int, seed: int, follows: Codes | None) -> Session:
        """A tape of `frames` frames for what `words` ask, in bars of `bar_s` seconds, going on from `follows` if those
        are this model's codes."""
        window = self._decoding.window
        lead = self._lead(follows, bar_s, window // 3)
        return Session(
            decoding=self._decoding,
            text=self._read(words),
            ruler=Ruler(bar_s * RATE_HZ, window, window // 3, lead.shape[-1]),
            recording=Recording(self._codec, frames),
            codes=lead,
            seed=seed,
        )

    def kept(self, session: Session) -> Codes:
        """The tape's own codes."""
        tokens = session.tape.T.cpu().numpy().astype(np.uint16)
        return Codes(self._repo, tokens, float(RATE_HZ))

    def _read(self, words: str) -> Text:
        tokens = self._tokenizer(words, return_tensors="pt", truncation=True, max_length=TEXT_TOKENS)
        return self._decoding.read(tokens.input_ids, tokens.attention_mask)

    def _lead(self, follows: Codes | None, bar_s: Fraction, goal: int) -> torch.Tensor:
        """The last whole bars of another tape, near `goal` frames, int64 (codebooks, frames); none of a stranger's."""
        codebooks = self._decoding.codebooks
        nothing = torch.zeros(codebooks, 0, dtype=torch.long, device=self._decoding.device)
        if follows is None or follows.model != self._repo or follows.rate_hz != RATE_HZ:
            return nothing
        tokens = follows.tokens
        if tokens.shape[1] != codebooks or not tokens.size or tokens.max() >= self.model.config.decoder.vocab_size:
            return nothing
        bar = bar_s * RATE_HZ
        whole = round(min(goal // bar, len(tokens) // bar) * bar)
        last = tokens[-min(whole or goal, len(tokens)) :]
        return torch.from_numpy(last.T.astype(np.int64)).to(self._decoding.device)


def _load(checkpoint: Checkpoint) -> Any:
    loader: Any = MusicgenForConditionalGeneration
    model, loaded = loader.from_pretrained(
        checkpoint.source, dtype=torch.float32, output_loading_info=True, **checkpoint.options
    )
    # the library fills what is absent with random numbers, and only warns
    needed = {name for name, _ in model.named_parameters()}
    needed |= {name for name in model.state_dict() if name.endswith("codebook.embed")}
    if absent := needed & set(loaded["missing_keys"]):
        raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} lacks {len(absent)} of its weights.")
    return model


@contextmanager
def _quietly() -> Generator[None]:
    """Without the library's bar, and its warning that the mark of every published MusicGen lies outside the codes."""
    verbosity, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if bars:
            logging.enable_progress_bar()
