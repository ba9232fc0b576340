"""The ten narrators as this engine can play them: whose voice, how fast, how large a throat, in what room."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.roles import Pace

STRETCH: Mapping[Pace, float] = {"usual": 1.0, "slow": 1.18, "slower": 1.38}


@dataclass(frozen=True, slots=True)
class Colour:
    """How a program's plain voice becomes somebody.

    `flite`, `espeak`: the voice it begins with. `semitones`: pitch and throat together (negative is larger and older).
    `stretch`: how long everything lasts. `low_hz`, `high_hz`: the band that is left. `warmth_db` around 220 Hz,
    `presence_db` around 3 kHz. `tremor`: depth of an unsteady pitch, 0..1. `room_s`: how long the room rings,
    `room`: how much of it is heard, 0..1. `wire`: 0..1, an old radio's overdrive and crackle.
    """

    flite: str
    espeak: str
    semitones: float = 0.0
    stretch: float = 1.0
    low_hz: float = 85.0
    high_hz: float = 6500.0
    warmth_db: float = 2.0
    presence_db: float = 0.0
    tremor: float = 0.0
    room_s: float = 0.25
    room: float = 0.10
    wire: float = 0.0


COLOURS: Mapping[str, Colour] = {
    "caretaker": Colour(
        "rms", "en-gb+m3", -1.6, 1.08, high_hz=6800, warmth_db=2, presence_db=0, room_s=0.35, room=0.13
    ),
    "librarian": Colour(
        "slt", "en-gb+f3", -1.2, 1.06, high_hz=7000, warmth_db=-1, presence_db=4, room_s=0.45, room=0.10
    ),
    "ferryman": Colour("rms", "en-gb+m7", -4.0, 1.14, 60, 6000, 2.5, 1, room_s=0.8, room=0.16),
    "aunt": Colour("slt", "en-gb+f5", -3.0, 1.12, 110, 6800, -1, 6, tremor=0.45, room_s=0.25, room=0.09),
    "stationmaster": Colour("awb", "en-gb-scotland+m1", -0.3, 1.02, 95, 7200, 1, 4, room_s=0.5, room=0.10),
    "understudy": Colour("slt", "en-gb+f2", 1.3, 0.98, 140, 7800, -2, 4, room_s=0.3, room=0.08),
    "astronomer": Colour("awb", "en-gb+m4", -2.2, 1.12, 75, 6400, 1, 5, room_s=0.9, room=0.15),
    "lamplighter": Colour("rms", "en-gb+m2", 2.6, 0.97, 120, 7200, 0, 2, room_s=0.22, room=0.08),
    "sexton": Colour("awb", "en-gb+m6", -4.6, 1.2, 55, 5600, 1.5, 6, tremor=0.35, room_s=1.9, room=0.24),
    "wireless": Colour("rms", "en-gb+m5", -0.4, 1.03, 300, 3300, 0, 3, room_s=0.2, room=0.05, wire=1.0),
}
"""By pipelines.VOICES' ids. Nobody here was recorded for this house: flite's three speakers gave their voices to all
(CMU ARCTIC), and the rest is arithmetic."""
