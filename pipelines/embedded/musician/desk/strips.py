"""Every player's channel on the desk: level, place, release, how much room and plate, and what is plugged in."""

from dataclasses import dataclass
from typing import Literal

from pipelines.embedded.musician.parts import Drum
from pipelines.roles import Instrument

Insert = Literal["", "tremolo", "motor", "chorus", "amp"]


@dataclass(frozen=True, slots=True)
class Strip:
    """`level_db`; `pan` -1 left .. 1 right; `spread`: pan per semitone above middle E (a keyboard seen from the
    stool); `room`, `plate`: sends; `release_s`: how long the damper takes; `rise_s`: slow attack; `duck`: share of
    the kick's ducking it follows."""

    level_db: float = 0.0
    pan: float = 0.0
    spread: float = 0.0
    room: float = 0.1
    plate: float = 0.25
    release_s: float = 0.14
    rise_s: float = 0.0
    duck: float = 1.0
    insert: Insert = ""


PLAYERS: dict[Instrument, Strip] = {
    "rhodes": Strip(0.0, spread=0.010, room=0.10, plate=0.22, release_s=0.16, insert="tremolo"),
    "piano": Strip(0.0, spread=0.016, room=0.16, plate=0.24, release_s=0.18),
    "nylon guitar": Strip(0.0, pan=-0.18, spread=0.006, room=0.20, plate=0.16, release_s=0.12),
    "clean guitar": Strip(0.0, pan=0.16, room=0.12, plate=0.20, release_s=0.14, insert="chorus"),
    "warm pad": Strip(-1.0, room=0.0, plate=0.22, release_s=0.9, rise_s=0.5),
    "strings": Strip(-1.0, room=0.08, plate=0.30, release_s=0.6, rise_s=0.22),
    "vibes": Strip(0.0, pan=0.12, spread=0.010, room=0.12, plate=0.30, release_s=0.5, insert="motor"),
    "music box": Strip(-1.0, pan=0.22, room=0.15, plate=0.34, release_s=0.7, duck=0.6),
    "kalimba": Strip(0.0, pan=0.20, spread=0.008, room=0.18, plate=0.24, release_s=0.4, duck=0.6),
    "flute": Strip(-1.0, pan=0.14, room=0.15, plate=0.34, release_s=0.11, duck=0.4),
    "saxophone": Strip(0.0, pan=-0.10, room=0.16, plate=0.26, release_s=0.09, duck=0.4),
    "upright bass": Strip(0.0, room=0.08, plate=0.0, release_s=0.07),
    "sub bass": Strip(0.0, room=0.0, plate=0.0, release_s=0.06),
    "fretless bass": Strip(0.0, room=0.04, plate=0.02, release_s=0.08),
}
DRUMS: dict[Drum, Strip] = {
    "kick": Strip(-2.0, room=0.03, plate=0.0),
    "snare": Strip(-3.0, pan=-0.04, room=0.22, plate=0.06),
    "rim": Strip(-5.0, pan=0.10, room=0.24, plate=0.08),
    "snap": Strip(-7.0, pan=-0.12, room=0.25, plate=0.16),
    "hat": Strip(-9.0, pan=0.26, room=0.08, plate=0.0),
    "open hat": Strip(-13.0, pan=0.26, room=0.10, plate=0.02),
    "pedal hat": Strip(-14.0, pan=0.26, room=0.08, plate=0.0),
    "shaker": Strip(-10.0, pan=-0.34, room=0.10, plate=0.0),
    "brush sweep": Strip(-15.0, pan=-0.16, room=0.14, plate=0.0),
    "brush tap": Strip(-6.0, pan=0.06, room=0.20, plate=0.04),
    "ride": Strip(-14.0, pan=0.36, room=0.10, plate=0.03),
    "tom": Strip(-5.0, pan=-0.22, room=0.22, plate=0.06),
    "crash": Strip(-14.0, pan=-0.30, room=0.10, plate=0.10),
    "swell": Strip(-14.0, pan=0.10, room=0.10, plate=0.12),
}
