"""brief -> caption, tempo, key, length -> performance. ACE-Step 1.5 turbo by diffusers; its weights may be used for
anything."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.backends.bars import count_bars
from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.frugal import steps_once_smaller
from pipelines.backends.music_words import key_of, music_words
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.errors import EngineMissing
from pipelines.events import Progress
from pipelines.media import Sound
from pipelines.roles import Mode, MusicBrief, Musician, Passage, Performance

COMPONENTS = {
    "transformer": "transformer",
    "condition encoder": "condition_encoder",
    "text encoder": "text_encoder",
    "vae": "vae",
}
"""A component's name in models.yaml -> its name in the pipeline."""
SCALES: Mapping[Mode, str] = {
    "major": "major",
    "lydian": "major",
    "mixolydian": "major",
    "minor": "minor",
    "dorian": "minor",
}
"""The model has read of keys in major and minor and in no other mode."""


class AceStepMusician:
    """Plays a whole tape at once, 48 kHz stereo, in eight steps. Has no codes, so it cannot go on from another tape."""

    def __init__(self, card: ModelCard, folder: str | None, understudy: Musician) -> None:
        """Load the pipeline in diffusers' layout onto the GPU, or onto the CPU in float32. Raises EngineMissing."""
        require(card, "torch", "transformers", "diffusers")
        checkpoint = find(card, folder)
        check_kind(checkpoint, "AceStepPipeline", file="model_index.json")
        self.name = f"{checkpoint.model} (diffusers)"
        self.understudy = understudy
        self._card = card
        with loading(checkpoint):
            self._pipeline = _load(checkpoint.source, checkpoint.options, card.dtype)
        if not self._pipeline.is_turbo:
            raise EngineMissing(f"{card.repo} is no turbo checkpoint of ACE-Step, and only those play in eight steps.")

    def wake(self) -> None:
        """Nothing: all was loaded when the engine was made."""

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return {
            name: sum(one.numel() for one in getattr(self._pipeline, part).parameters())
            for name, part in COMPONENTS.items()
        }

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(*(getattr(self._pipeline, part) for part in COMPONENTS.values()))

    def preview(self, brief: MusicBrief) -> Performance:
        """The understudy's: a loop without a seam is nothing this model can play."""
        return self.understudy.preview(brief)

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        """Progress after each of the eight steps, then the Performance; no passages, since all of it sounds at once.

        Memory beside the weights: little for the steps; decoding goes in pieces of twenty seconds. Where memory is full
        it begins again after all that is not needed was given back; raises MemoryFull where that does not help.
        """
        return steps_once_smaller(lambda: self._play(brief), lambda: self._play(brief), self.name)

    def _play(self, brief: MusicBrief) -> Iterator[Progress | Performance]:
        from pipelines.backends import acestep_steps as steps  # noqa: PLC0415  # torch is there once it was made

        bars = count_bars(brief)
        rate_hz = self._pipeline.sample_rate
        frames = round(bars.seconds * rate_hz)
        wanted = steps.Wanted(
            caption=caption_for(brief),
            bpm=brief.bpm,
            key=f"{brief.key} {SCALES[brief.mode]}",
            beats=bars.beats,
            seconds=bars.seconds,
            sound_frames=frames,
        )
        yield Progress("press", 0, frames)
        latents = yield from steps.denoise(self._pipeline, wanted, brief.seed)
        samples = steps.decode(self._pipeline, latents, frames)
        yield Progress("press", frames, frames)
        yield Performance(
            sound=Sound(samples, rate_hz),
            bar_s=bars.bar_s,
            beats_per_bar=bars.beats,
            sections=bars.sections,
            played_by=self.name,
            terms=self._card.terms,
        )


def caption_for(brief: MusicBrief) -> str:
    """The words for the model, without tempo and key: it is told those apart, and would have to choose between
    "D dorian" and "D minor", which models are not good at (the makers' tutorial to ACE-Step 1.5)."""
    told_apart = (f"{brief.bpm} bpm", key_of(brief))
    return ", ".join(word for word in music_words(brief).split(", ") if word not in told_apart)


def _load(source: str, options: Mapping[str, Any], dtype: str) -> Any:
    import torch  # noqa: PLC0415  # this module must say which library is absent before it needs one
    from diffusers.pipelines.ace_step.pipeline_ace_step import AceStepPipeline  # noqa: PLC0415  # the same

    on_gpu = torch.cuda.is_available()
    pipeline = AceStepPipeline.from_pretrained(
        source,
        dtype=getattr(torch, dtype) if on_gpu else torch.float32,
        # only for playing another's piece again: 0.2 billion parameters that would never be asked
        audio_tokenizer=None,
        audio_token_detokenizer=None,
        **options,
    ).to("cuda" if on_gpu else "cpu")
    pipeline.vae.enable_tiling()  # ten minutes decoded at once would take tens of GB
    return pipeline
