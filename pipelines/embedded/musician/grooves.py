"""Drum patterns: one character a sixteenth, bars split by |. X strong · x medium · o soft · . ghost · - nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.embedded.musician.parts import Drum
from pipelines.roles import Groove

LEVEL = {"X": 0.86, "x": 0.66, "o": 0.44, ".": 0.22}
Lanes = Mapping[Drum, str]


@dataclass(frozen=True, slots=True)
class Beat:
    """A groove: its `kits` (a seed picks one for A, another for B), `swing`, the drum of the back beat, and the
    lines the bass may play to it."""

    kits: tuple[Lanes, ...]
    swing: float
    back: Drum
    bass: tuple[str, ...]
    beats_per_bar: int = 4


GROOVES: dict[Groove, Beat] = {
    "boom bap": Beat(
        (
            {
                "kick": "X------x--X-----|X------x--x--x--",
                "snare": "----X-------X---|----X--.----X-.-",
                "hat": "x-o-x-o-x-o-x-o-",
            },
            {
                "kick": "X--x------X--x--|X--x---x--X-----",
                "snare": "----X-------X---|----X-----.-X---",
                "hat": "x-o-x-o-x-oox-o-|x-o-x-o-x-o-x-oo",
            },
            {
                "kick": "X-----x--xX-----|X---------X--x--",
                "snare": "----X--.-.--X---",
                "hat": "o-x-o-x-o-x-o-x-|o-x-o-x-o-x-o---",
                "open hat": "----------------|--------------o-",
            },
        ),
        0.575,
        "snare",
        ("sync", "sync two", "dub", "two"),
    ),
    "dusty": Beat(
        (
            {
                "kick": "X-----x---x-----|X--x------x-----",
                "rim": "----X-------X---",
                "hat": "o.o.o.o.o.o.o.o.",
                "snare": "---------.------|-------.-----.--",
            },
            {
                "kick": "X---------x--o--|X-----x---x-----",
                "snare": "----x--.----x---|----x-----.-x-.-",
                "shaker": "o.x.o.x.o.x.o.x.",
            },
            {
                "kick": "X------o--x-----|X------o-----x--",
                "rim": "----x-------x---|----x-----o-x---",
                "hat": "x-.-x-.-x-.-x-.-|x-.-x-.-x-.ox-.-",
                "snap": "------------o---",
            },
        ),
        0.59,
        "rim",
        ("sync", "dub", "two", "sync two"),
    ),
    "half time": Beat(
        (
            {
                "kick": "X---------o-----|X------o--x-----",
                "snare": "--------X-------|--------X-----..",
                "hat": "x---o---x---o-o-",
            },
            {
                "kick": "X-----x---------|X-----o------x--",
                "rim": "--------X-------|--------X---.---",
                "hat": "o-.-o-.-o-.-o-.-|o-.-o-.-o-.-ooo-",
            },
            {
                "kick": "X--o-------x----|X--o------------",
                "snare": "--------x-------|--------x----.--",
                "shaker": "--o---o---o---o-",
                "snap": "--------o-------",
            },
        ),
        0.56,
        "snare",
        ("dub", "long", "sync two"),
    ),
    "bossa": Beat(
        (
            {
                "kick": "o--ox--oo--ox--o",
                "rim": "x--x--x---x--x--|--x--x---x--x---",
                "shaker": "x.o.x.o.x.o.x.o.",
            },
            {
                "kick": "x--o----x--o----",
                "rim": "--x---x--x----x-|x--x--x---x--x--",
                "brush sweep": "o-------o-------",
                "pedal hat": "----o-------o---",
            },
            {
                "kick": "o--ox--oo--ox--o",
                "rim": "x-----x---x---x-|--x---x--x--x---",
                "hat": "o.o.o.o.o.o.o.o.",
            },
        ),
        0.5,
        "rim",
        ("bossa",),
    ),
    "brushes": Beat(
        (
            {
                "kick": "o-------o-------",
                "brush sweep": "X---X---X---X---",
                "brush tap": "----x--.----x---|----x--.----x-.o",
                "ride": "--------o-------|------------o---",
            },
            {
                "kick": "o---------o-----|o-------.-------",
                "brush sweep": "x-------x-------",
                "brush tap": "----x-.o----x-.o|----x--o.-o-x---",
                "pedal hat": "----o-------o---",
            },
            {
                "kick": "o-------o-------|o-----o---------",
                "brush sweep": "X---x---X---x---",
                "brush tap": "----o-------x-o-|--.-x---.-o-x---",
                "ride": "x---x--ox---x--o",
            },
        ),
        0.62,
        "brush tap",
        ("two", "walk", "two step"),
    ),
    "shuffle": Beat(
        (
            {
                "kick": "X-----o---x-----|X---------x----o",
                "rim": "----x-------x---",
                "ride": "X---x--ox---x--o",
                "pedal hat": "----o-------o---",
            },
            {
                "kick": "X------ox-------|X------o--x-----",
                "snare": "----x--.---.x---|----x--.----x--.",
                "hat": "x--ox--ox--ox--o",
            },
            {
                "kick": "X--o----x--o----|X--o----x-----o-",
                "rim": "----X-------X---",
                "shaker": "x--ox--ox--ox--o",
                "snap": "------------o---",
            },
        ),
        0.645,
        "rim",
        ("walk", "two", "two step"),
    ),
    "broken": Beat(
        (
            {
                "kick": "X--x--o---x-----|X-----x-x--x----",
                "snare": "----X--.--.-X---|----X----.--X--.",
                "hat": "x-xox-x-xox-x-xo",
            },
            {
                "kick": "X-----x----x----|X--x------x---o-",
                "snare": "----X----.----X-|----X--.----X---",
                "hat": "o-x-o-xxo-x-o-x-",
                "open hat": "----------------|----------o-----",
            },
            {
                "kick": "X---o-----x--x--|--x---x---X-----",
                "rim": "---x--x-----X---|----X-----x--x--",
                "hat": "xox-xox-xox-xoxo",
                "shaker": "--o---o---o---o-",
            },
        ),
        0.56,
        "snare",
        ("sync", "sync two", "dub"),
    ),
    "waltz": Beat(
        (
            {
                "kick": "X-----------|x---------o-",
                "brush sweep": "x---x---x---",
                "brush tap": "----o---x---|----o--.x-.-",
                "ride": "o---x--ox---|o---x---x--o",
            },
            {
                "kick": "X-----------|X-------o---",
                "rim": "----x---o---|----o---x---",
                "hat": "o---x-o-x-o-",
            },
            {
                "kick": "x-----------",
                "pedal hat": "----o---o---",
                "shaker": "x-o-o-o-o-o-",
                "snap": "------------|--------o---",
            },
        ),
        0.56,
        "brush tap",
        ("waltz", "waltz two"),
        3,
    ),
    "heartbeat": Beat(
        (
            {
                "kick": "x-o-------------|x-o-----o-------",
                "shaker": "--o---.---o---.-",
                "snap": "------------o---",
            },
            {
                "kick": "x--o------------|x--o----x--o----",
                "hat": "----.-------.---",
                "rim": "----------------|------------o---",
            },
            {
                "kick": "x-o-----x-o-----|x-o-------------",
                "shaker": "o---.---o---.---",
                "tom": "----------------|----------.-o---",
            },
        ),
        0.53,
        "snap",
        ("long", "dub"),
    ),
    "none": Beat(({},), 0.53, "rim", ("long", "free")),
}
FILLS: dict[str, tuple[tuple[int, Drum, float], ...]] = {  # sixteenths before the end of the bar
    "roll": ((5, "snare", 0.25), (4, "snare", 0.6), (3, "snare", 0.22), (2, "snare", 0.4), (1, "snare", 0.5)),
    "toms": ((6, "tom", 0.5), (4, "tom", 0.6), (3, "tom", 0.4), (2, "tom", 0.6)),
    "drop": ((4, "snare", 0.5),),
    "open": ((2, "open hat", 0.5),),
    "swell": ((8, "swell", 0.5),),
    "stutter": ((6, "kick", 0.5), (3, "kick", 0.6), (2, "snare", 0.3), (1, "snare", 0.45)),
    "breath": (),
}
FEEL_MS: dict[Drum, tuple[float, float]] = {  # behind the beat, spread
    "kick": (0, 3),
    "snare": (13, 5),
    "rim": (10, 4),
    "hat": (2, 5),
    "open hat": (2, 4),
    "pedal hat": (0, 4),
    "shaker": (4, 6),
    "snap": (8, 6),
    "brush sweep": (-8, 8),
    "brush tap": (9, 6),
    "ride": (0, 5),
    "tom": (6, 5),
    "crash": (0, 3),
    "swell": (0, 3),
}
