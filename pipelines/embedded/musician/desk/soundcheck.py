"""Before the tape runs: how loud will every stem be, and where must its fader stand?

Nothing is rendered: the notes of the loop and the measured loudness of their voices are enough. The same loop gives
the same faders, so a tape and its preview are balanced alike.
"""

import numpy as np

from pipelines.embedded.musician.desk.mix import STEMS, frames_of
from pipelines.embedded.musician.desk.placing import Levels, Placed, place, voice_of
from pipelines.embedded.musician.parts import PADS
from pipelines.embedded.musician.score import Score
from pipelines.embedded.musician.voices import HOP
from pipelines.embedded.musician.voices.drums import KitName, choose_kit
from pipelines.embedded.musician.voices.oscillators import Floats
from pipelines.roles import Feel, Stem

MIX_DB = -21.0  # where the whole mix is meant to lie: room for every peak below full scale
_LIKED_DB: dict[Stem, float] = {"drums": -4.5, "bass": -7.0, "keys": -4.0, "lead": -5.5}
"""Loudness of a stem while it plays, against the mix."""


def check(loop: Score, feel: Feel, seed: int) -> Levels:
    """Linear fader of each stem. A stem that rests in the loop stands where the others stand on average."""
    wanted = dict(_LIKED_DB)
    wanted["drums"] += 1.5 * feel.energy - 0.5 * feel.dream
    wanted["keys"] += 0.8 * feel.dream
    placed = place(loop.notes, touch=feel.brightness, levels=dict.fromkeys(STEMS, 1.0), loop_frames=frames_of(loop))
    gains: dict[Stem, float] = {}
    for stem in STEMS:
        played = _loudness_db(
            [one for one in placed if one.note.stem == stem], choose_kit(feel, seed), frames_of(loop) // HOP
        )
        if played is not None:
            gains[stem] = 10 ** ((MIX_DB + wanted[stem] - played) / 20)
    rest = float(np.exp(np.mean(np.log(list(gains.values()))))) if gains else 1.0
    return {stem: gains.get(stem, rest) for stem in STEMS}


def _loudness_db(placed: list[Placed], kit: KitName, hops: int) -> float | None:
    """Loudness while something plays (moments 14 dB under the loud ones do not count), None for silence."""
    power: Floats = np.zeros(hops)
    for one in placed:
        powers = voice_of(one, kit).powers
        first, stop = one.first // HOP, min(hops, -(-one.stop // HOP))
        if one.note.part in PADS:
            heard = np.full(max(0, stop - first), float(powers.mean()) * one.soft**2)
        else:
            heard = (one.soft * np.sqrt(powers[0]) + one.hard * np.sqrt(powers[1])) ** 2
        heard = heard[max(0, -first) : max(0, stop - first)]
        power[max(0, first) : max(0, first) + len(heard)] += heard
    loud = float(np.quantile(power, 0.9))
    return float(10 * np.log10(2 * power[power > 0.04 * loud].mean())) if loud > 1e-9 else None
