"""brief -> words -> codes -> performance. MusicGen by Meta's own library, for its stereo models and to compare with."""

import copy
import itertools
import math
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.backends.bars import count_bars
from pipelines.backends.checkpoints import Checkpoint, find, loading, require
from pipelines.backends.frugal import steps_once_smaller
from pipelines.backends.lockstep import in_lockstep
from pipelines.backends.music_words import music_words
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing
from pipelines.events import Progress
from pipelines.media import Samples, Sound
from pipelines.roles import Codes, MusicBrief, Musician, Passage, Performance

FILES = ("state_dict.bin", "compression_state_dict.bin")
TOP_K = 250
GUIDANCE = 3.0
STRIDE = 0.6
"""Of the model's window: it goes on from the last twelve of thirty seconds, as the library does unless told."""
TOLD_EVERY = 10
"""Frames between two reports: a fifth of a second of music."""


class AudiocraftMusician:
    """Plays at 32 kHz, in stereo where the model is. It is decoded at the end and not before, so nothing is heard
    while it plays."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Musician) -> None:
        """Load a checkpoint in audiocraft's own format, onto the GPU (in half precision, as the library does) or onto
        the CPU. Raises EngineMissing."""
        require(card, "torch", "transformers", "audiocraft")
        checkpoint = find(card, folder)
        self.name = f"{checkpoint.model} (audiocraft)"
        self.understudy = understudy
        self._card = card
        with loading(checkpoint):
            self._model = _load(checkpoint)

    def wake(self) -> None:
        """Nothing: all was loaded when the engine was made."""

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        model = self._model
        readers = list(model.lm.condition_provider.conditioners.values())
        projection = sum(_count(reader.output_proj) for reader in readers)
        # the library keeps its T5 out of sight of parameters(), lest it be saved with each checkpoint
        hidden = sum(_count(reader.__dict__["t5"]) for reader in readers if "t5" in reader.__dict__)
        read = sum(map(_count, readers))
        return {
            "decoder": _count(model.lm) - read,
            "text encoder": read - projection + hidden,
            "audio codec": _count(model.compression_model),
            "projection": projection,
        }

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        model = self._model
        hidden = [
            one.__dict__["t5"] for one in model.lm.condition_provider.conditioners.values() if "t5" in one.__dict__
        ]
        return bytes_of(model.lm, model.compression_model, *hidden)

    def preview(self, brief: MusicBrief) -> Performance:
        """The understudy's: the model is too slow, and cannot play a loop without a seam."""
        return self.understudy.preview(brief)

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        """Progress every fifth of a second of music, then the Performance. Goes on from `brief.follows` if those are
        codes of the same model. Closing it stops the work at the step it is in.

        Memory beside the weights: decoding ten minutes at once takes about 10 GB. Where memory is full it begins again
        after all that is not needed was given back; raises MemoryFull where that does not help.
        """
        return steps_once_smaller(lambda: self._play(brief), lambda: self._play(brief), self.name)

    def _play(self, brief: MusicBrief) -> Iterator[Progress | Performance]:
        bars = count_bars(brief)
        rate_hz = self._model.sample_rate
        frames = math.ceil(round(bars.seconds * self._model.frame_rate, 6))
        lead = self._lead(brief.follows)
        yield Progress("press", 0, frames)
        work = self._work(music_words(brief), frames, lead, brief.seed)
        tokens, sound = yield from in_lockstep(work)
        yield Progress("press", frames, frames)
        yield Performance(
            sound=Sound(_stereo(sound, round(bars.seconds * rate_hz)), rate_hz),
            bar_s=bars.bar_s,
            beats_per_bar=bars.beats,
            sections=bars.sections,
            codes=Codes(self._card.repo, tokens, float(self._model.frame_rate)),
            played_by=self.name,
            terms=self._card.terms,
        )

    def _work(
        self, words: str, frames: int, lead: Any, seed: int
    ) -> Callable[[Callable[[Progress], None]], tuple[Any, Any]]:
        import torch  # noqa: PLC0415  # it is there once the engine was made

        heard = 0 if lead is None else lead.shape[-1]
        model = copy.copy(self._model)  # the same weights; length and callback are this tape's own
        model.set_generation_params(
            # half a frame more: the library cuts each length down to whole frames, and in floating point four lengths
            # in ten come out a frame short or raise
            duration=(heard + frames + 0.5) / model.frame_rate,
            top_k=min(TOP_K, model.compression_model.cardinality),
            cfg_coef=GUIDANCE,
            extend_stride=STRIDE * model.max_duration,
        )

        def work(tell: Callable[[Progress], None]) -> tuple[Any, Any]:
            steps = itertools.count(1)

            def report(_made: int, _of: int) -> None:  # the library's own sum starts anew with every window
                step = next(steps)
                if step % TOLD_EVERY == 0:
                    tell(Progress("press", min(step, frames), frames))

            model.set_custom_progress_callback(report)
            gpus = [model.device] if model.device.type == "cuda" else []
            with torch.random.fork_rng(devices=gpus):
                torch.manual_seed(seed)  # the library draws from torch's own generator and takes no other
                # not generate_continuation(), which is given sound and would encode what we have the codes of
                asked, _ = model._prepare_tokens_and_attributes([words], None)
                tokens = model._generate_tokens(asked, lead, progress=True)[..., heard:]
            assert tokens.shape[-1] == frames
            sound = model.generate_audio(tokens)
            return tokens[0].T.cpu().numpy().astype(np.uint16), sound[0].T.float().cpu().numpy()

        return work

    def _lead(self, follows: Codes | None) -> Any:
        """The end of another tape, int64 (1, codebooks, frames), if it is this model's; else None."""
        model = self._model
        rate_hz = model.frame_rate
        if follows is None or follows.model != self._card.repo or follows.rate_hz != rate_hz:
            return None
        codebooks = model.compression_model.num_codebooks
        if follows.tokens.shape[1] != codebooks or follows.tokens.max() >= model.compression_model.cardinality:
            return None
        import torch  # noqa: PLC0415  # it is there once the engine was made

        kept = follows.tokens[-round((1 - STRIDE) * model.max_duration * rate_hz) :]
        return torch.from_numpy(kept.T.astype(np.int64))[None].to(model.device)


def _load(checkpoint: Checkpoint) -> Any:
    from pipelines.backends.audiocraft_shim import musicgen_class  # noqa: PLC0415  # only when it shall play

    musicgen = musicgen_class()
    folder = checkpoint.local or _fetched(checkpoint)
    for name in FILES:
        if not (folder / name).is_file():
            raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} has no {name}, which audiocraft reads.")
        if not zipfile.is_zipfile(folder / name):  # torch writes archives; their directory is at the end
            raise EngineMissing(f"The weights of {checkpoint.card.repo} are damaged or cut off. Fetch them again.")
    model = musicgen.get_pretrained(str(folder))
    if model.cfg.lm_model != "transformer_lm":
        raise EngineMissing(f"The checkpoint of {checkpoint.card.repo} holds {model.cfg.lm_model}, not MusicGen.")
    return model


def _fetched(checkpoint: Checkpoint) -> Path:
    # the library's own way to the hub knows no revision
    from huggingface_hub import snapshot_download  # noqa: PLC0415  # comes with transformers

    return Path(snapshot_download(checkpoint.source, allow_patterns=list(FILES), **checkpoint.options))


def _stereo(sound: Samples, frames: int) -> Samples:
    """float32 (frames, 2); a mono model sounds the same on both sides."""
    both = sound[:frames] if sound.shape[1] == 2 else np.repeat(sound[:frames], 2, axis=1)
    return np.ascontiguousarray(both, np.float32)


def _count(module: Any) -> int:
    return sum(one.numel() for one in module.parameters())
