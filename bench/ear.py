"""Lightloom's small ear on one core: `python -m bench.ear`. Word errors over four flite voices, clean and in a noisy
room, the time hearing takes, and how soon a word that was said stands still.

Prints a table and one JSON object. The phrases were written before the ear's grammar and did not tune it; ten
of them chose between two settings of the noise cleaning, so the noisy rows flatter it a little. All their words are in
its lexicon: they say nothing about words it does not know. Articles count. Seconds are processor
time. Without flite there is nothing to hear: it says so and ends.
"""

import itertools
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile as sf

from bench.figures import Row, show
from pipelines import Breath, Sound, Speaking
from pipelines.embedded.ear import EmbeddedEar, listener

VOICES = ("slt", "rms", "awb", "kal16")
RATE_HZ = 16_000
CHUNK_FRAMES = 1280
NOISE_DB = 15.0
"""How far a room's noise lies under the voice; pink has as much in every octave, as rooms do, white is harder."""
PHRASES = (
    "a comet over the frozen tundra",
    "an old fisherman mending his boat on the shore",
    "two swans glide across a misty lake",
    "a monastery on its rock above the clouds",
    "the milky way over a lonely lighthouse",
    "camels walking through golden dunes at sunset",
    "a giant mushroom beside a winding river",
    "children playing in a field of sunflowers",
    "a night train crossing a long stone bridge",
    "a hot air balloon drifts over the canyon",
    "three bears fishing in a mountain stream",
    "a red umbrella in the pouring rain",
    "paper lanterns hanging in a bamboo grove",
    "a pirate ship on the high seas",
    "the moon behind a bare tree",
    "a shepherd and his sheep on the green hills",
    "a knight rides through the dark forest",
    "an astronaut sitting under a palm tree",
    "fireworks above the city skyline",
    "a white horse galloping along the beach",
    "a wooden cabin deep in the snowy woods",
    "cows in the meadow on a summer morning",
    "a market square in the evening light",
    "a dragon circling a ruined tower",
    "northern lights over an igloo",
    "a gondola on a quiet canal",
    "a windmill and a field of tulips in spring",
    "a whale jumping out of the waves",
    "a fox hiding among the ferns",
    "the old queen stands before her palace",
    "waterfalls tumble into a green jungle",
    "a ferris wheel at the edge of the sea",
    "butterflies over a lavender field",
    "a robot reading a book in the garden",
    "a storm is coming over the wheat",
    "penguins on an iceberg in the cold blue water",
    "a pagoda among cherry blossoms",
    "a tiny snail on a huge leaf",
    "crows on a fence in the fog",
    "a volcano burning in the distance",
    "a steam train in the mountains",
    "an owl in the hollow oak",
    "ruins in the desert under a blazing sun",
    "a mermaid sings on the rocks",
    "a row of poplars along the road",
    "make it darker",
    "no make it winter",
    "without the birds",
    "add a second moon",
    "a smaller castle on the left",
    "undo that",
    "as a woodcut",
    "a street lamp in an empty village street",
    "a circus tent and two elephants",
)


def said(text: str, voice: str) -> Sound:
    with tempfile.TemporaryDirectory(prefix="bench-ear-") as folder:
        path = Path(folder, "voice.wav")
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
        samples, rate_hz = sf.read(path, dtype="float32", always_2d=True)
    return Sound(samples, int(rate_hz))


def in_a_room(sound: Sound, seed: int, room: str) -> Sound:
    noise = np.random.default_rng(seed).standard_normal(sound.frames)
    if room == "pink noise":
        spectrum = np.fft.rfft(noise)
        noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), sound.frames)
    loud = sound.samples[np.abs(sound.samples) > 0.003]
    level = np.sqrt(np.mean(loud**2)) * 10 ** (-NOISE_DB / 20) / noise.std()
    return Sound((sound.samples + level * noise[:, None]).clip(-1, 1).astype(np.float32), sound.rate_hz)


def word_errors(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Words wrong, missing or too many: Levenshtein's distance."""
    costs = list(range(len(heard) + 1))
    for at, word in enumerate(wanted, 1):
        before, costs[0] = costs[0], at
        for to, other in enumerate(heard, 1):
            before, costs[to] = costs[to], min(before + (word != other), costs[to] + 1, costs[to - 1] + 1)
    return costs[-1]


def hearing_rows(ear: EmbeddedEar) -> Iterator[Row]:
    rooms = (
        ("clean", "<= 0.15", VOICES, PHRASES[::2]),
        ("pink noise", "<= 0.35", VOICES[:2], PHRASES[:20]),
        ("white noise", "<= 0.35", VOICES[:2], PHRASES[:20]),
    )
    for room, asked, voices, phrases in rooms:
        words = sum(len(phrase.split()) for phrase in phrases)
        all_errors, took_s, sound_s = 0, 0.0, 0.0
        for voice in voices:
            errors = 0
            for seed, phrase in enumerate(phrases):
                sound = said(phrase, voice)
                sound = sound if room == "clean" else in_a_room(sound, seed, room)
                began = time.process_time()
                text = ear.hear(sound).text
                took_s, sound_s = took_s + time.process_time() - began, sound_s + sound.seconds
                errors += word_errors(phrase.split(), text.split())
            yield Row(f"  {voice}, {room}", errors / words, "WER")
            all_errors += errors
        yield Row(f"{len(phrases)} phrases, {room}", all_errors / words / len(voices), "WER", asked)
        yield Row(f"  hearing, {room}", took_s / sound_s, "RTF", "<= 0.15")


def listening_rows(voice: str = "rms", phrases: int = 10) -> Iterator[Row]:
    """Fed in chunks of 80 ms as a page feeds it: when each right word is shown for good, and when the phrase closes."""
    still_s: list[float] = []
    close_s: list[float] = []
    took_s, sound_s = 0.0, 0.0
    ear = listener()
    rest = np.zeros(RATE_HZ)
    room = np.random.default_rng(1)
    for phrase in PHRASES[:phrases]:
        voiced = np.concatenate((rest[:8000], said(phrase, voice).samples[:, 0], rest))
        pcm = ((voiced + room.normal(0, 0.002, len(voiced))).clip(-1, 1) * 32767).astype("<i2")
        looks: list[tuple[float, tuple[str, ...]]] = []
        began, breath, opened_s = time.process_time(), None, 0.0
        for at in range(0, len(pcm), CHUNK_FRAMES):
            now_s = min(at + CHUNK_FRAMES, len(pcm)) / RATE_HZ
            for event in ear.feed(pcm[at : at + CHUNK_FRAMES].tobytes()):
                if isinstance(event, Speaking):
                    looks.append((now_s, event.firm + event.pale))
                elif breath is None:
                    breath, opened_s = event, now_s - event.sound.seconds
        ear.close()
        took_s, sound_s = took_s + time.process_time() - began, sound_s + len(pcm) / RATE_HZ
        if breath is not None:
            still_s += standing_still(looks, breath, opened_s)
            close_s.append(breath.sound.seconds - breath.heard.words[-1].end_s)
    yield Row("a word stands still after its end, median", 1000 * statistics.median(still_s), "ms", "<= 250")
    yield Row("  nine of ten words", 1000 * statistics.quantiles(still_s, n=10)[8], "ms")
    yield Row("a phrase closes after its last word, median", 1000 * statistics.median(close_s), "ms")
    yield Row("listening and hearing again, processor", took_s / sound_s, "RTF")


def standing_still(looks: Sequence[tuple[float, tuple[str, ...]]], breath: Breath, opened_s: float) -> list[float]:
    """For each word of the closed phrase, how long after its end all words up to it were shown and never changed."""
    texts = tuple(word.word for word in breath.heard.words)
    closed_s = opened_s + breath.sound.seconds
    delays: list[float] = []
    for count, word in enumerate(breath.heard.words, 1):
        since = closed_s
        for when_s, shown in reversed(looks):
            if shown[:count] != texts[:count]:
                break
            since = when_s
        delays.append(since - (opened_s + word.end_s))
    return delays


def main() -> None:
    if shutil.which("flite") is None:
        print("bench.ear: skipped, no flite here to speak")
        return
    ear = EmbeddedEar()
    ear.wake()
    show("ear", itertools.chain(listening_rows(), hearing_rows(ear)))


if __name__ == "__main__":
    main()
