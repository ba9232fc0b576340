"""sentence -> a designed voice -> a take or two -> trimmed, paced and levelled sound -> word times. VoxCPM2 by its own
library (pipelines.backends.voxcpm2)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

import numpy as np

from pipelines.backends.checkpoints import check_kind, find, loading, require
from pipelines.backends.frugal import once_smaller
from pipelines.backends.voxcpm2.cast import GREETING, Cast, Clips, voice_of
from pipelines.backends.voxcpm2.finishing import finished, trimmed
from pipelines.backends.voxcpm2.takes import Limits, best_take, limits_of
from pipelines.backends.voxcpm2.timing import Timing
from pipelines.backends.weighing import bytes_of
from pipelines.catalog import ModelCard
from pipelines.media import Provenance, Samples, Sound
from pipelines.roles import Narrator, Pace, SpeechBrief, Spoken, Voice
from pipelines.settings import read_settings
from pipelines.speech.wording import printed_words

SENTENCE_CHARS = 300
TAKES, AUDITIONS = 2, 3
"""How often a sentence is tried, and a new voice: what is designed in words alone turns out differently each time."""
MANNER: Mapping[Pace, str] = {"usual": "", "slow": "(slowly, unhurried)", "slower": "(very slowly, with long pauses)"}
STRETCH: Mapping[Pace, float] = {"usual": 1.0, "slow": 1.12, "slower": 1.25}
"""The model is asked to speak slowly, and how far it does is its own affair; so much is certain."""
PATIENCE: Mapping[Pace, float] = {"usual": 1.0, "slow": 1.3, "slower": 1.6}
"""A sentence may last so many times longer before it counts as one that found no end."""
PAUSE_S = 0.2
"""Between the halves of a sentence that had to be spoken in two."""
SAID_AS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "&": " and ", "£": " pounds ", "%": " percent "}
)


class VoxcpmNarrator:
    """Reads with VoxCPM2, mono at 48 kHz, in the house's ten voices and no other: each is designed in words, and there
    is no way to hand in somebody's voice to speak with. The same brief gives the same samples on the same machine.
    """

    speaks = True

    def __init__(self, card: ModelCard, folder: str | None, understudy: Narrator) -> None:
        """Load the model, onto the GPU if there is one. Raises EngineMissing."""
        require(card, "torch", "transformers", "voxcpm", "librosa", "einops")
        # only now is it known that they are installed
        from pipelines.backends.voxcpm2.speaker import Speaker  # noqa: PLC0415

        checkpoint = find(card, folder)
        check_kind(checkpoint, "voxcpm2")
        with loading(checkpoint):
            self._speaker = Speaker(checkpoint)
        self._timing = Timing()
        self.name = f"{checkpoint.model} (voxcpm)"
        self.understudy = understudy
        clips = Clips(read_settings().data_dir / "voices", self._speaker.weights, Provenance(self.name, trained=True))
        self._cast = Cast(clips, self._audition, self._speaker.reference)

    def wake(self) -> None:
        """Make room for what is kept while it speaks; all else was loaded when the engine was made."""
        self._speaker.get_ready()

    def count_parameters(self) -> Mapping[str, int]:
        """Parameters by component, as they are named in models.yaml."""
        return self._speaker.count_parameters()

    def count_bytes(self) -> int:
        """Memory of the loaded weights."""
        return bytes_of(self._speaker.model)

    def speak(self, brief: SpeechBrief) -> Spoken | None:
        """One sentence; of more than 300 characters the first 300, of an unknown voice the caretaker's. Returns None
        when the text has nothing in it that can be said, or nothing was to be heard. Raises MemoryFull.

        A voice that nobody has asked for yet is auditioned first, which takes as long as two sentences or three.
        """
        words = printed_words(brief.text[:SENTENCE_CHARS])
        text = sayable(" ".join(words))
        if not any(sign.isalnum() for sign in text):
            return None
        said = once_smaller(lambda: self._said([text], brief), lambda: self._said(halved(text), brief), self.name)
        if not len(said):
            return None
        rate_hz = self._speaker.rate_hz
        samples = finished(said, rate_hz, STRETCH[brief.pace])
        return Spoken(Sound(samples[:, None], rate_hz), self._timing.words(words, samples, rate_hz))

    def _said(self, parts: Sequence[str], brief: SpeechBrief) -> Samples:
        """The parts of a sentence one after another, float32 (frames,); empty where nothing is heard."""
        reference = self._cast.reference_of(voice_of(brief.voice))
        if reference is None:
            return np.zeros(0, np.float32)
        pause = np.zeros(int(PAUSE_S * self._speaker.rate_hz), np.float32)
        heard: list[Samples] = []
        for part in parts:
            limits = limits_of(part, PATIENCE[brief.pace])
            sound = self._best(MANNER[brief.pace] + part, reference, limits, _seeds(brief.seed, TAKES))
            heard += [pause, sound] if heard else [sound]
        return np.concatenate(heard)

    def _audition(self, voice: Voice) -> tuple[Samples, int]:
        """The voice as its words describe it, heard for the first time: samples (frames,) and their rate."""
        seed = int.from_bytes(voice.id.encode(), "big") % (1 << 32)
        limits = limits_of(GREETING, PATIENCE["slow"])
        heard = self._best(f"({voice.design}){GREETING}", None, limits, _seeds(seed, AUDITIONS))
        rate_hz = self._speaker.rate_hz
        return (finished(heard, rate_hz) if len(heard) else heard), rate_hz

    def _best(self, text: str, reference: object, limits: Limits, seeds: Sequence[int]) -> Samples:
        speaker = self._speaker
        take = best_take(lambda seed: speaker.take(text, reference, limits, seed), seeds, limits, speaker.rate_hz)
        return trimmed(take.samples, speaker.rate_hz)


def sayable(text: str) -> str:
    """The text without what is no speech: signs are turned into words or pauses, and what the model would take for its
    own marks (brackets, in which a manner of speaking is described) is left out."""
    plain = unicodedata.normalize("NFKC", text.translate(SAID_AS))
    words = " ".join(re.sub(r"[^\w\s.,;:!?'\"—–-]", " ", plain).split())
    return re.sub(r" (?=[.,;:!?])", "", words)


def halved(text: str) -> list[str]:
    """The text in two, at the comma or dash next to its middle, or else between words; a single word stays whole."""
    for sign in (r"(?<=[,;:—–])\s", r"\s"):
        places = [found.start() for found in re.finditer(sign, text)]
        if places:
            middle = min(places, key=lambda place: abs(place - len(text) / 2))
            return [text[:middle], text[middle + 1 :]]
    return [text]


def _seeds(seed: int, takes: int) -> list[int]:
    return [(seed * AUDITIONS + take) % (1 << 63) for take in range(takes)]
