"""A .nemo file -> what reads waves, by NVIDIA's own library. Importing this takes half a minute."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from nemo.collections.asr.models import ASRModel, EncDecCTCModelBPE

from pipelines.backends.checkpoints import Checkpoint
from pipelines.backends.parakeet.hearing import Words
from pipelines.backends.parakeet.spelling import spelled, written
from pipelines.backends.parakeet.waves import RATE_HZ, Wave
from pipelines.backends.weighing import bytes_of
from pipelines.errors import EngineMissing


class NemoEngine:
    """A loaded EncDecCTCModelBPE. Its modules are called one by one: the library's own transcribe() writes files, and
    changes the model while it does."""

    def __init__(self, checkpoint: Checkpoint, path: Path) -> None:
        """Encoder and head in the card's precision on a GPU, in float32 on the CPU; features always in float32. Raises
        EngineMissing for another kind of model, and whatever the library raises."""
        self.on_gpu = torch.cuda.is_available()
        self._device = "cuda" if self.on_gpu else "cpu"
        self._dtype: torch.dtype = getattr(torch, checkpoint.card.dtype) if self.on_gpu else torch.float32
        loader: Any = ASRModel
        model: Any = loader.restore_from(str(path), map_location=torch.device(self._device))
        if not isinstance(model, EncDecCTCModelBPE):
            kind = type(model).__name__
            raise EngineMissing(f"The file {path.name} of {checkpoint.card.repo} holds {kind}, not EncDecCTCModelBPE.")
        model.eval().requires_grad_(False)
        model.encoder.to(self._dtype)
        model.decoder.to(self._dtype)
        self.model = model
        pieces: Any = model.tokenizer.tokenizer
        tokens = range(pieces.get_piece_size())
        unsaid = (token for token in tokens if pieces.is_control(token) or pieces.is_unknown(token))
        self._silent = frozenset({model.decoder.num_classes_with_blank - 1, *unsaid})

    def count_parameters(self) -> dict[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        parts = (self.model.encoder, self.model.decoder)
        return {"encoder and ctc head": sum(one.numel() for part in parts for one in part.parameters())}

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(self.model)

    def log_chances(self, waves: Sequence[Wave]) -> list[torch.Tensor]:
        """For each wave (frames, tokens and the blank): the logarithm of how likely each is. On the model's device."""
        counts = [len(wave) for wave in waves]
        padded = np.zeros((len(waves), max(counts)), np.float32)
        for row, wave in zip(padded, waves):
            row[: len(wave)] = wave
        with torch.inference_mode():
            features, frames = self.model.preprocessor(
                input_signal=torch.from_numpy(padded).to(self._device), length=torch.tensor(counts).to(self._device)
            )
            encoded, frames = self.model.encoder(audio_signal=features.to(self._dtype), length=frames)
            chances = self.model.decoder(encoder_output=encoded)
        return [chance[:count] for chance, count in zip(chances, frames.tolist())]

    def read(self, waves: Sequence[Wave]) -> list[Words]:
        """The words of each wave."""
        paths: list[list[int]] = [chances.argmax(-1).tolist() for chances in self.log_chances(waves)]
        return [
            spelled(written(path, self._silent, self.model.tokenizer.ids_to_tokens), len(wave) / RATE_HZ)
            for path, wave in zip(paths, waves, strict=True)
        ]
