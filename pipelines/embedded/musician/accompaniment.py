"""Accompaniment patterns, one character a sixteenth, bars split by |.

0..3 one voice from the lowest · * all voices · v the lower two · ^ the upper two · > all voices of the next chord,
early · - nothing. Left hands, the calmest first: R root, 5 fifth, 8 octave, T tenth (the third above the octave).
"""

from dataclasses import dataclass
from typing import Literal

from pipelines.roles import Instrument

Family = Literal["keys", "guitar", "mallets"]
FAMILY: dict[Instrument, Family] = {
    "rhodes": "keys",
    "piano": "keys",
    "nylon guitar": "guitar",
    "clean guitar": "guitar",
    "vibes": "mallets",
    "kalimba": "mallets",
    "music box": "mallets",
}


@dataclass(frozen=True, slots=True)
class Comp:
    """`four` and `three`: the pattern in 4/4 and in 3/4; `energy`: where it feels at home, -1..1; `dream`: how much
    the dream dial likes it; `rings`: notes ring on under the next ones (pedal, open strings)."""

    four: str
    three: str
    energy: float
    dream: float = 0.0
    rings: bool = False


COMPS: dict[Family, dict[str, Comp]] = {
    "keys": {
        "held": Comp("*---------------", "*-----------", -0.8, 0.5),
        "shell and top": Comp("v-----^---------|v---^-----^-----", "v---^-------|v-----^-----", -0.4, 0.4, True),
        "charleston": Comp("*-----*---------|*-----*-----v---", "*-----*-----", 0.1),
        "push": Comp("*---------*--->-|------*---*-----", "*-------*-->|----*---*---", 0.3),
        "off beat": Comp("--*---*----*----|--*---*-------*-", "----*---*---|----*-----*-", 0.7),
        "pulse": Comp("*---v---*---v---", "v---*---*---", 0.5, -0.2),
        "waves": Comp("*-------*-------|*-------v---^---", "*-------^---", -0.2, 0.2),
        "broken": Comp("0-1-2-3-2-1-3-2-|0-1-3-2-1-2-3---", "0-1-2-3-2-1-|0-2-1-3-2---", 0.0, 0.5, True),
        "late": Comp("----*-------*---|----*-----*-----", "----*-------|----*---^---", -0.1),
        "rolling": Comp("0-1-2---3---2---|0-1-2---3-----2-", "0-1-2---3---", -0.5, 0.6, True),
    },
    "guitar": {
        "pick": Comp("0-2-1-3-2-1-2---|0-2-1-3-1-2-3---", "0-1-2-3-2-1-|0-2-3-2-1---", -0.2, 0.4, True),
        "travis": Comp("0---2-1-0-3-2-1-|0-2---1-0---3-2-", "0---2-3-2-1-|0-2---3-1---", 0.2, 0.0, True),
        "strum": Comp("*-----*---^-*---|*-----^-*---^---", "*-----^-^---", 0.3),
        "bossa strum": Comp("v--^--^-v-^--^--|v-^---^-v--^--^-", "v---^---^---|v---^-^---^-", 0.4),
        "held": Comp("*---------------", "*-----------", -0.8, 0.2, True),
        "chop": Comp("----^-------^---|----^---v---^---", "----^---^---", 0.7, -0.3),
        "slow pick": Comp("0---2---3---1---|0---1---3---2---", "0---2---3---|0---1---2---", -0.7, 0.6, True),
    },
    "mallets": {
        "ripple": Comp("0-1-2-3---------|0-1-2-3-----2---", "0-1-2-3-----", -0.3, 0.6, True),
        "shells": Comp("v-------^-------|v-----^---------", "v-----^-----", -0.4, 0.1, True),
        "tick": Comp("3---2---1---2---|3---2-1---0-1---", "3---2---1---", 0.0, 0.4, True),
        "circles": Comp("0-2-1-3-0-2-1-3-|1-3-2-0-1-3-2---", "0-2-1-3-2-1-", 0.3, 0.3, True),
        "comp": Comp("*-----*---------|----*-----*-----", "*-----*-----|----*---*---", 0.5),
    },
}
LEFT_HANDS: dict[Family, dict[str, tuple[str, str]]] = {
    "keys": {
        "still": ("R---------------|R-------5-------", "R-----------"),
        "tenths": ("R---5---T-------|R---5---T---5---", "R---5---T---"),
        "rocking": ("R-----5-R-------|R-----5---T-----", "R-----5-T---|R---5-------"),
        "flowing": ("R-5-8-T---5-----|R-5-8---T-8-5---", "R-5-T---5---|R-5-8-T-----"),
        "stride": ("R-------5-------|R-------5-----5-", "R-----------|R-------5---"),
    },
    "guitar": {
        "drone": ("R---------------|R---------R-----", "R-----------"),
        "thumb": ("R-------5-------|R-------5-----5-", "R-----------|R-------5---"),
    },
    "mallets": {
        "deep bar": ("R---------------", "R-----------"),
    },
}
