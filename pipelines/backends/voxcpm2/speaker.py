"""A checkpoint of VoxCPM2 -> a speaker that says a text in the voice of a reference, piece by piece."""

import contextlib
import hashlib
import io
import math
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import soundfile as sf
import torch
from huggingface_hub import snapshot_download
from safetensors import safe_open

from pipelines.backends.checkpoints import Checkpoint
from pipelines.backends.voxcpm2.takes import Limits, Take
from pipelines.backends.voxcpm_shim import quietly, voxcpm_class
from pipelines.errors import EngineMissing
from pipelines.media import Samples

STEPS, GUIDANCE = 10, 2.0
"""Of the diffusion that draws each piece of sound: the library's own defaults."""
CONTEXT = 2048
"""Positions for which keys and values are kept: a reference, a sentence and its sound need a few hundred. The library
makes room for 8192, and every step reads all of it."""


class Speaker:
    """A loaded VoxCPM2. Its weights never change; what it keeps while it speaks is made anew for every take."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """In the card's precision on the GPU, in float32 on the CPU; the audio VAE always in float32. Raises
        EngineMissing for a checkpoint that is not whole, and whatever the library raises."""
        on_gpu = torch.cuda.is_available()
        folder = checkpoint.local or Path(snapshot_download(checkpoint.source, revision=checkpoint.card.revision))
        with quietly():
            opened = voxcpm_class().from_pretrained(
                str(folder), load_denoiser=False, optimize=False, device="cuda" if on_gpu else "cpu"
            )
        self.model: Any = opened.tts_model.requires_grad_(False)
        for part in (self.model.base_lm, self.model.residual_lm):
            part.kv_cache = None  # get_ready makes a shorter one; ZeroGPU would pack this one, and never let go of it
        _check_whole(self.model, folder, checkpoint.card.repo)
        self._set_precision(checkpoint.card.dtype if on_gpu else "float32")
        self.rate_hz: int = self.model.sample_rate
        self.piece_s: float = self.model.patch_size * self.model._decode_chunk_size / self.rate_hz
        self.folder, self.weights = folder, fingerprint(folder)
        self._context = min(CONTEXT, self.model.config.max_length)
        self._ready = False
        _warm_reading()

    def count_parameters(self) -> Mapping[str, int]:
        """By component: what makes the speech (two language models, encoder and diffusion), and the audio VAE."""
        voice = sum(one.numel() for one in self.model.audio_vae.parameters())
        return {"speech model": sum(one.numel() for one in self.model.parameters()) - voice, "audio vae": voice}

    def get_ready(self) -> None:
        """Make room for keys and values, once in a process: they are no part of the weights, and a fork with a GPU of
        its own must make its own."""
        if self._ready:
            return
        dtype = next(self.model.base_lm.parameters()).dtype
        for part in (self.model.base_lm, self.model.residual_lm):
            part.setup_cache(1, self._context, self.model.device, dtype)
        self._ready = True

    def reference(self, clip: bytes) -> Any:
        """A sound file of somebody speaking, as what the model is given to speak like. Whatever its rate."""
        return self.model.build_prompt_cache(reference_wav_path=io.BytesIO(clip))

    def take(self, text: str, reference: Any, limits: Limits, seed: int) -> Take:
        """Say `text` like `reference` (None: as the words in parentheses at its beginning describe). The same on every
        call; torch's own random numbers go on afterwards as if nothing had been."""
        least, most = math.ceil(limits.least_s / self.piece_s), math.ceil(limits.most_s / self.piece_s)
        with self._seeded(seed):
            pieces = list(self.pieces(text, reference, least=least, most=most))
        samples = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
        return Take(samples, ended=len(pieces) < min(most, self._room(text, reference)))

    def pieces(self, text: str, reference: Any, *, least: int, most: int) -> Generator[Samples]:
        """The sound in pieces of `piece_s` seconds, float32 (frames,) at `rate_hz`: at least `least` of them (3 and
        more) and at most `most`, with torch's random numbers. Closing it stops the work at the next piece."""
        self.get_ready()
        most = min(most, self._room(text, reference))
        if most < 1:
            return
        saying = self.model.generate_with_prompt_cache_streaming(
            target_text=text,
            prompt_cache=reference,
            min_len=max(1, least - 2),  # the library lets two more pieces through before it looks
            max_len=most,
            inference_timesteps=STEPS,
            cfg_value=GUIDANCE,
            retry_badcase_ratio_threshold=float(most),  # its own bound by tokens is far too wide, and never reached
        )
        with contextlib.closing(saying):
            for piece, _, _ in saying:
                yield piece[0].numpy()

    def _set_precision(self, name: str) -> None:
        """Of all parts but the audio VAE, which the library keeps in float32."""
        for part, module in self.model.named_children():
            if part != "audio_vae":
                module.to(getattr(torch, name))
        self.model.config.dtype = name

    def _room(self, text: str, reference: Any) -> int:
        """How many pieces there is room for after the text."""
        marks = 3  # where the reference begins and ends, where the sound begins
        heard = 0 if reference is None else len(reference["ref_audio_feat"])
        return self._context - len(self.model.text_tokenizer(text)) - heard - marks

    @contextlib.contextmanager
    def _seeded(self, seed: int) -> Generator[None]:
        devices = [torch.cuda.current_device()] if self.model.device.startswith("cuda") else []
        with torch.random.fork_rng(devices=devices):
            torch.manual_seed(seed)
            yield


def fingerprint(folder: Path) -> str:
    """What tells these weights from others: their size, their beginning and their end."""
    digest = hashlib.blake2b(digest_size=12)
    with (folder / "model.safetensors").open("rb") as file:
        digest.update(file.read(1 << 20))
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - (1 << 20)))
        digest.update(file.read() + str(size).encode())
    return digest.hexdigest()


def _check_whole(model: Any, folder: Path, repo: str) -> None:
    # the library fills what is absent with an empty tokenizer and random numbers, and says nothing
    if type(model).__name__ != "VoxCPM2Model":
        raise EngineMissing(f"The checkpoint of {repo} is of an earlier VoxCPM, which cannot design a voice.")
    if len(model.text_tokenizer.tokenizer) <= model.ref_audio_end_token:
        raise EngineMissing(f"The checkpoint of {repo} lacks its tokenizer.")
    there = _stored(folder / "model.safetensors") | {f"audio_vae.{name}" for name in _stored_vae(folder)}
    needed = {name for name, _ in model.named_parameters()}
    if absent := needed - there:
        raise EngineMissing(f"The checkpoint of {repo} lacks {len(absent)} of its weights.")


def _stored(file: Path) -> set[str]:
    with safe_open(str(file), "pt") as weights:
        return set(weights.keys())


def _stored_vae(folder: Path) -> set[str]:
    if (file := folder / "audiovae.safetensors").exists():
        return _stored(file)
    stored = torch.load(folder / "audiovae.pth", map_location="cpu", weights_only=True, mmap=True)
    return set(stored.get("state_dict", stored))


def _warm_reading() -> None:
    """The reader of reference clips compiles a part of itself when it is first used: seconds, before any visitor."""
    silence = io.BytesIO()
    sf.write(silence, np.zeros(4800, np.float32), 48_000, format="FLAC")
    silence.seek(0)
    with quietly():
        librosa.load(silence, sr=16_000, mono=True)
