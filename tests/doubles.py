"""Small named players for tests: they do as told and remember what they heard. Never a mirror of an engine."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from pipelines import Beat, Codes, MusicBrief, Note, Passage, Performance, Progress, Prompt, Section, Sound, Writer

RECIPE: dict[str, Any] = {
    "title": "Paper Lanterns",
    "mood": "hushed",
    "note": "Lanterns on a river: slow rhodes, no drums.",
    "bpm": 60,
    "key": "Eb",
    "mode": "dorian",
    "instruments": ["rhodes", "flute"],
    "groove": "none",
    "feel": {"energy": -0.2, "brightness": 0.1, "valence": 0.3, "dream": 0.5, "grit": 0.0},
    "ambience": [{"name": "rain", "level": 0.4}],
    "weather": "rain",
    "palette": ["#10182c", "#2a3c66", "#5f78a8", "#f0a860", "#f6ead2"],
    "seconds": 60.0,
    "seed": 7,
    "side": "A",
}


class ScriptedWriter:
    """Writes the recipe it was given, whatever the wish, with the seconds and seed it was asked for."""

    name = "scripted writer"
    form = ""
    understudy: Writer | None = None

    def __init__(self, recipe: Mapping[str, Any] = RECIPE) -> None:
        self._recipe = dict(recipe)
        self.asked: list[Prompt] = []

    def learn(self, schema: Mapping[str, Any]) -> None: ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        self.asked.append(prompt)
        settled = {key: prompt.given[key] for key in ("seconds", "seed")}
        text = json.dumps({**self._recipe, **settled})
        yield text[:40]
        yield text[40:]


class HummingMusician:
    """Hums one quiet tone in whole bars at 22.05 kHz; four steps of progress; remembers its briefs."""

    name = "humming musician"
    rate_hz = 22_050

    def __init__(self) -> None:
        self.briefs: list[MusicBrief] = []
        self.closed_early = 0

    def wake(self) -> None: ...

    def preview(self, brief: MusicBrief) -> Performance:
        return self._hum(brief, bars=4)

    def play(self, brief: MusicBrief) -> Iterator[Progress | Performance]:
        self.briefs.append(brief)
        bars = round(brief.seconds / self._bar_s(brief))
        try:
            for step in range(1, 5):
                yield Progress("press", step * 100, 400)
        except GeneratorExit:
            self.closed_early += 1
            raise
        yield self._hum(brief, bars)

    def _bar_s(self, brief: MusicBrief) -> float:
        return 4 * 60 / brief.bpm

    def _hum(self, brief: MusicBrief, bars: int) -> Performance:
        bar_s = self._bar_s(brief)
        t = np.arange(round(bars * bar_s * self.rate_hz)) / self.rate_hz
        tone = (0.2 * np.sin(2 * np.pi * 220 * t) * (0.6 + 0.4 * np.sin(np.pi * t / bar_s))).astype(np.float32)
        sound = Sound(np.stack([tone, tone], axis=1), self.rate_hz)
        note = Note(0.0, bar_s, "rhodes", "keys", 57, 0.5)
        kick = Note(0.0, 0.1, "kick", "drums", 36, 0.8)
        return Performance(
            sound=sound,
            bar_s=bar_s,
            beats_per_bar=4,
            sections=(Section("A", 0, bars),),
            beats=(Beat(0.0, "chord", 0.5), Beat(bar_s, "chord", 0.5)),
            notes=(note, kick),
            stems={"keys": sound} if brief.stems else {},
        )


class PatientMusician(HummingMusician):
    """Plays slower than one listens, as a model does: hands out passages, codes and what its licence asks; no stems."""

    name = "patient musician"
    terms = "Not for commercial use: it is only a double."

    def play(self, brief: MusicBrief) -> Iterator[Progress | Passage | Performance]:
        for step in super().play(brief):
            if not isinstance(step, Performance):
                yield step
                continue
            samples, rate_hz = step.sound.samples, step.sound.rate_hz
            for start in range(0, len(samples), 5 * rate_hz):
                yield Passage(Sound(samples[start : start + 5 * rate_hz], rate_hz), start / rate_hz)
            tokens = np.arange(round(step.sound.seconds * 50) * 4, dtype=np.uint16).reshape(-1, 4)
            codes = Codes("patient-1", tokens, 50.0)
            yield replace(step, stems={}, notes=(), beats=(), codes=codes, played_by=self.name, terms=self.terms)
