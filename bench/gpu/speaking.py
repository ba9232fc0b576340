"""The ear and the narrator at their true size: a phrase of three seconds, and sentences against their own length."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import random_speech
from bench.figures import Row
from bench.gpu.common import device, loaded, memory, middle_s, timed
from bench.random_speech import EAR, phrase
from pipelines import SpeechBrief
from pipelines.backends.ear_parakeet import ParakeetEar

SENTENCE = "The lamp has burnt all night, and somebody has left a warm cup on the stairs for whoever comes next."
PHRASES = 8


def build_ear(folder: Path, tiny: bool) -> None:
    """Write the checkpoint, unless it is there."""
    if not (folder / EAR).exists():
        random_speech.build(folder, device(), tiny=tiny)


def hearing(folder: Path, tiny: bool) -> Iterator[Row]:
    """Parakeet: one phrase, and some that wait."""
    build_ear(folder, tiny)
    ear, load_s = loaded(ParakeetEar, "lightloom", "ear", folder)
    yield Row("Parakeet: load, its files just written", load_s, "s")
    sound = phrase(3.0)
    ear.hear(sound)
    yield Row("Parakeet: a phrase of 3 s", 1000 * middle_s(lambda seed: ear.hear(sound)), "ms", "<= 35")
    ear.hear_all((sound,) * PHRASES)
    together_s = middle_s(lambda seed: ear.hear_all((sound,) * PHRASES))
    yield Row(f"Parakeet: each of {PHRASES} phrases that wait", 1000 * together_s / PHRASES, "ms")
    yield from memory("Parakeet")


def speaking(folder: Path, tiny: bool) -> Iterator[Row]:
    """VoxCPM2: sentences against how long they sound, and a voice that nobody has asked for yet. Nothing where its
    library is not installed."""
    narrator = built_narrator(folder, tiny)
    if narrator is None:
        return
    first_s = timed(lambda: narrator.speak(SpeechBrief(SENTENCE, "caretaker")))[1]
    said, took_s = timed(lambda: narrator.speak(SpeechBrief(SENTENCE, "caretaker", seed=1)))
    if said is None:
        return
    yield Row("VoxCPM2: a sentence, of its own length", took_s / said.sound.seconds, "x", "<= 0.12")
    yield Row("VoxCPM2: that sentence sounds", said.sound.seconds, "s")
    yield Row("VoxCPM2: more for a new voice's first sentence", first_s - took_s, "s")
    yield from memory("VoxCPM2")


def built_narrator(folder: Path, tiny: bool) -> Any:
    """The narrator, or None where its library is not installed."""
    if importlib.util.find_spec("voxcpm") is None:
        print("VoxCPM2: skipped, voxcpm is not installed here", flush=True)
        return None
    from bench import random_speech_out  # noqa: PLC0415 - only now is it known that voxcpm is installed
    from pipelines.backends.narrator_voxcpm import VoxcpmNarrator  # noqa: PLC0415 - the same

    if not (folder / random_speech_out.NARRATOR).exists():
        random_speech_out.build(folder, device(), tiny=tiny)
    return loaded(VoxcpmNarrator, "rooms", "narrator", folder)[0]
