"""A take -> what is heard: the silence around it cut, its pace, its loudness, its edges."""

from typing import Any

import numpy as np
from av import AudioFrame
from av.error import EOFError as EndOfFile
from av.filter import Graph

from pipelines.backends.voxcpm2.takes import voiced
from pipelines.media import Samples
from pipelines.speech.loudness import levelled

LEAD_S, TAIL_S = 0.04, 0.12
"""Of the silence before and after the words so much is left."""
FADE_S = 0.02


def trimmed(samples: Samples, rate_hz: int) -> Samples:
    """Without the silence around it, and without a constant in it; empty if nothing is heard."""
    centred = samples - samples.mean() if len(samples) else samples
    start, end = voiced(centred, rate_hz)
    if start == end:
        return np.zeros(0, np.float32)
    return centred[max(0, start - int(LEAD_S * rate_hz)) : end + int(TAIL_S * rate_hz)].astype(np.float32)


def finished(samples: Samples, rate_hz: int, slower: float = 1.0) -> Samples:
    """`samples` (frames,), not empty, `slower` times as long, at the house's loudness, faded in and out."""
    sound = levelled(stretched(samples, rate_hz, slower).astype(np.float64))
    fade = min(int(FADE_S * rate_hz), len(sound) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, fade)) ** 2
    sound[:fade] *= ramp
    sound[len(sound) - fade :] *= ramp[::-1]
    return sound.astype(np.float32)


def stretched(samples: Samples, rate_hz: int, slower: float) -> Samples:
    """`slower` (0.5..2) times as long at the same pitch: ffmpeg's `atempo`, which is WSOLA (Verhelst and Roelands,
    1993). It repeats whole periods of a voice, where a phase vocoder would smear it."""
    if slower == 1.0:
        return samples
    graph: Any = Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="flt", layout="mono")
    tempo = graph.add("atempo", f"{1 / slower:.6f}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame: Any = AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), format="flt", layout="mono")
    frame.sample_rate, frame.pts = rate_hz, 0
    graph.push(frame)
    graph.push(None)
    parts: list[Samples] = []
    while True:
        try:
            parts.append(graph.pull().to_ndarray()[0])
        except EndOfFile:
            return np.concatenate(parts)
