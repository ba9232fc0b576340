"""Heard + chance -> Cast: tempo, key, groove, instruments, ambience, weather. What was named wins; the rest leans."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from pipelines.embedded.writer.recipe.chance import Chance
from pipelines.embedded.writer.recipe.hearing import Heard
from pipelines.embedded.writer.recipe.numbers import FASTEST_BPM, SLOWEST_BPM
from pipelines.embedded.writer.recipe.players import players
from pipelines.embedded.writer.recipe.surroundings import beds, weather
from pipelines.roles import Groove, Instrument, Key, Mode

DIALS = ("energy", "brightness", "valence", "dream", "grit")
KEYS: dict[Key, float] = {
    "C": 1.0, "Db": 0.6, "D": 1.0, "Eb": 1.0, "E": 0.7, "F": 1.2, "Gb": 0.3, "G": 1.1, "Ab": 0.8, "A": 1.0,
    "Bb": 0.9, "B": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything in a recipe that sounds. `feel`: the five dials; `beds`: (name, level) in order of mention."""

    bpm: int
    key: Key
    mode: Mode
    groove: Groove
    instruments: tuple[Instrument, ...]
    feel: Mapping[str, float]
    beds: tuple[tuple[str, float], ...]
    weather: str


def cast(heard: Heard, chance: Chance) -> Cast:
    """Choose everything that sounds. Total: any wish, even an empty one, gives a playable cast."""
    dials = _dials(heard, chance)
    feel = {dial: round(max(-1.0, min(1.0, dials[dial])), 2) for dial in DIALS}
    groove = _groove(heard, feel, chance)
    return Cast(
        heard.numbers.bpm or _bpm(feel, dials["tempo"], groove, chance),
        heard.numbers.key or chance.weigh("key", KEYS),
        _mode(heard, feel, chance),
        groove,
        players(heard, feel, groove, chance),
        feel,
        beds(heard, dials["needle"] + feel["grit"], chance),
        weather(heard),
    )


def _dials(heard: Heard, chance: Chance) -> dict[str, float]:
    dials = {dial: chance.about(dial, 0.0, 0.1) for dial in DIALS} | {"needle": 0.0, "tempo": 0.0}
    share = {"yes": 1.0, "mildly not": -0.45, "not": -0.7, "none": -0.6}
    seen: set[str] = set()
    for mention in heard.said:
        if mention.sign != "yes" and mention.entry.kind not in {"feeling", "sound", "doing", "genre", "greeting"}:
            continue  # no rain does not mean gladness
        again = 0.3 if mention.entry.label in seen else 1.0
        seen.add(mention.entry.label)
        for dial, amount in mention.entry.feel.items():
            dials[dial] += amount * share[mention.sign] * mention.degree * again
    for word in heard.strange:  # an unknown word has a character of its own, always the same one
        own = Chance(word)
        for dial in DIALS:
            dials[dial] += own.about(dial, 0.0, 0.3 if heard.wanted else 0.55)
    return dials


def _bpm(feel: Mapping[str, float], shift: float, groove: Groove, chance: Chance) -> int:
    lean = {"bossa": 2, "heartbeat": -4, "none": -5, "broken": 4, "brushes": -1, "half time": 1, "waltz": 2}
    bpm = 75.5 + 11.5 * feel["energy"] + 1.5 * feel["valence"] + shift + lean.get(groove, 0) + chance.about("bpm", 0, 3)
    return round(max(SLOWEST_BPM, min(FASTEST_BPM, bpm)))


def _mode(heard: Heard, feel: Mapping[str, float], chance: Chance) -> Mode:
    if heard.numbers.mode:
        return heard.numbers.mode
    asked = [mode for mode in get_args(Mode) if mode in heard.wants("mode")]
    if asked:
        return asked[0]
    glad, dream, energy = feel["valence"], feel["dream"], feel["energy"]
    weights: dict[Mode, float] = {
        "major": 0.35 + 1.5 * max(0.0, glad) - 0.9 * max(0.0, -glad),
        "minor": 0.5 - 1.1 * glad,
        "dorian": 0.4 - 0.5 * max(0.0, glad) + 0.3 * max(0.0, feel["grit"]) - 0.2 * max(0.0, -glad),
        "lydian": 0.1 + 0.6 * max(0.0, dream) * (glad > -0.2) - 0.3 * max(0.0, -glad),
        "mixolydian": 0.12 + 0.5 * max(0.0, energy) * (glad > -0.2) + 0.15 * (glad > 0),
    }
    off = heard.refuses("mode")
    open_to: dict[Mode, float] = {mode: max(0.02, weight) for mode, weight in weights.items() if mode not in off}
    return chance.weigh("mode", open_to) if open_to else "dorian"


def _groove(heard: Heard, feel: Mapping[str, float], chance: Chance) -> Groove:
    drums_named = "drums" in heard.wants("part")
    off = heard.refuses("groove") | ({"none"} if drums_named else set[str]())
    # "jazz with brushes": a way of playing is nearer to the drums than a genre
    nearest = sorted(heard.wanted, key=lambda mention: mention.entry.kind != "part")
    named = [value for mention in nearest for value in mention.entry.wanted("groove") if value not in off]
    if "drums" in heard.refuses("part") or (heard.only and not named and not drums_named):
        return "none"
    every: tuple[Groove, ...] = get_args(Groove)
    if named:
        return next(groove for groove in every if groove == named[0])
    energy, glad, dream, grit = feel["energy"], feel["valence"], feel["dream"], feel["grit"]
    weights: dict[Groove, float] = {
        "boom bap": 0.7 + 1.1 * energy,
        "dusty": 0.6 + 0.5 * grit + 0.2 * energy,
        "half time": 0.45 - 0.4 * energy + 0.2 * dream,
        "bossa": 0.08 + 0.4 * max(0.0, glad) - 0.3 * abs(energy - 0.1) - 0.2 * dream,
        "brushes": 0.35 - 0.5 * energy,
        "shuffle": 0.25 + 0.3 * energy + 0.1 * glad,
        "broken": 0.12 + 1.0 * energy,
        "waltz": 0.14 + 0.2 * dream,
        "heartbeat": 0.02 - 0.6 * energy + 0.2 * dream,
        "none": -0.15 - 0.6 * energy + 0.3 * dream,
    }
    hints = heard.wants("sway")
    for groove, weight in weights.items():
        weights[groove] = max(0.0, weight) + 1.1 * (groove in hints)
        if groove in off or (groove == "none" and drums_named):
            weights[groove] = 0.0
    return chance.weigh("groove", weights if any(weights.values()) else {"dusty": 1.0})
