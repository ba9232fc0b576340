"""The songbook: chord progressions by mode. `semitones above the tonic:quality`, bars split by |, chords in a bar by ,.

Turns of jazz, bossa, soul and film music in common use: ii-V-I, backdoor (iv-bVII-I), tritone substitutes, minor
plagal, royal road, parallel elevenths, modal vamps.
"""

from pipelines.embedded.musician.theory import Chord
from pipelines.roles import Mode

PROGRESSIONS: dict[Mode, tuple[str, ...]] = {
    "major": (
        "2:m9|7:13|0:maj9|9:m9",
        "5:maj9|4:m9|2:m9|0:maj9",
        "0:maj9|9:m11|2:m9|7:9sus",
        "5:maj9|7:13|4:m9|9:m9",
        "0:maj9|4:m9|5:maj9|5:m6",
        "0:maj9|11:m7b5,4:7b9|9:m9|2:m9,7:13",
        "5:maj9|4:7alt|9:m9|7:m9,0:13",
        "0:69|1:dim7|2:m9|7:13",
        "2:m9|1:9|0:maj9|0:69",
        "5:maj9|5:m6|0:maj9|9:m9",
        "0:maj9|10:13|5:maj9|5:m6",
        "2:m9|5:m9,10:13|0:maj9|9:m9",
        "0:maj9|9:7alt|2:m9|1:7s11",
        "5:maj9|11:m7b5,4:7alt|9:m9|2:13",
        "4:m9|9:7b9|2:m9|7:13sus",
        "0:maj9|8:maj9|5:maj9|7:9sus",
        "0:maj9|0:maj13|5:maj13|5:maj9",
        "0:maj9|5:maj9|4:m9|9:m9|2:m9|7:9sus|0:maj9|7:13",
        "5:maj9|5:m6|4:m9|3:dim7|2:m9|7:13|0:maj9|0:69",
    ),
    "minor": (
        "0:m9|8:maj9|3:maj9|10:13",
        "0:m9|5:m9|10:13|3:maj9",
        "0:m11|8:maj9|5:m9|7:7b9",
        "8:maj9|10:9|0:m9|0:m11",
        "5:m9|10:13|3:maj9|8:maj9",
        "0:m9|10:69|8:maj9|7:7alt",
        "2:m7b5|7:7b9|0:m9|0:m6",
        "8:maj9,7:m11|5:m9|8:maj9,10:13|0:m9",
        "0:m9|0:m11|5:m9|5:m11",
        "0:m11|1:m11|0:m11|8:maj9",
        "5:m9|7:m11|0:m9|0:m11",
        "0:m9|3:maj9|8:maj9|1:maj9",
        "8:maj9|7:7alt|0:m9|3:13",
        "0:m9|9:m7b5|8:maj9|7:7b9",
        "2:m7b5|1:9|0:m9|0:m6",
        "0:m9|10:m9,3:13|8:maj9|7:7alt",
        "0:m9|3:maj9|8:maj9|10:9|0:m9|5:m9|2:m7b5|7:7b9",
        "5:m9|10:13|3:maj9|8:maj9|2:m7b5|7:7b9|0:m9|0:m11",
    ),
    "dorian": (
        "0:m9|5:13|0:m11|5:9",
        "0:m11|10:maj9|5:13|0:m9",
        "0:m9|2:m11|3:maj9|5:13",
        "0:m9|0:m13|10:maj9|5:9",
        "0:m11|2:m11|0:m11|2:m11",
        "0:m11|1:m11|0:m11|5:13",
        "3:maj9|2:m9|0:m9|5:13",
        "0:m9|7:m9|5:13|3:maj9",
        "10:maj9|3:maj9|0:m9|5:13",
        "0:m9|0:m6|7:m11|5:9sus",
        "0:m9|3:maj13|10:maj9|7:m11",
        "2:m11|7:7alt|0:m9|5:13",
        "0:m13|5:9sus,5:13|0:m13|10:maj9",
        "0:m9|0:m13|5:13|5:9sus",
        "7:m9|0:m9|7:m9|5:13",
        "0:m9|5:13|0:m9|5:9|3:maj9|2:m11|7:m11|0:m9",
    ),
    "lydian": (
        "0:maj9|2:13|0:maj13|9:m9",
        "0:maj9|2:69|11:m11|4:m9",
        "0:maj13|4:m11|2:9|9:m9",
        "0:maj7s11|2:9|0:maj7s11|2:13",
        "0:maj9|7:maj9|0:maj7s11|7:69",
        "9:m9|2:13|7:maj9|0:maj9",
        "0:maj9|11:m9|4:m9|9:m9",
        "0:maj7s11|11:m11|9:m11|2:13sus",
        "0:69|0:maj7s11|2:9sus|2:9",
        "4:m9|2:13|0:maj9|0:maj7s11",
        "0:maj9|2:13|7:maj9|4:m11",
        "7:maj9|0:maj7s11|9:m9|2:9sus",
        "0:maj7s11|4:m9,9:m9|2:13|0:maj9",
        "11:m11|4:m9|0:maj9|0:maj7s11",
        "0:maj9|2:maj9|0:maj9|10:maj9",
        "0:maj9|2:13|11:m9|4:m9|9:m9|2:9sus|0:maj9|0:maj7s11",
    ),
    "mixolydian": (
        "0:9|10:maj9|5:maj9|0:13",
        "0:13|7:m9|0:9sus|5:maj9",
        "0:9sus|0:13|10:69|5:maj9",
        "0:13|10:maj9|0:9|7:m11",
        "7:m9|0:13|5:maj9|10:13",
        "5:maj9|10:maj9|0:9sus|0:9",
        "0:13sus|10:maj9|9:m9|5:maj9",
        "0:9|0:13|5:9|5:13",
        "0:9sus|10:maj9|0:13sus|8:maj9",
        "2:m9|10:maj9|5:69|0:9sus",
        "0:13|6:9|5:maj9|10:9",
        "5:maj9|7:m9|0:13sus|0:13",
        "9:m9|7:m9|5:maj9|0:9sus",
        "0:69|7:m11|10:maj9|0:9sus",
        "10:maj9|5:maj9|7:m9|0:13",
        "0:13|0:9sus|10:maj9|5:maj9|7:m9|0:13|5:maj9|10:9",
    ),
}
HOME: dict[Mode, str] = {"major": "maj9", "minor": "m9", "dorian": "m9", "lydian": "maj9", "mixolydian": "69"}
"""The chord a tape rests on at its end."""

Bar = tuple[Chord, ...]


def read(progression: str, tonic: int) -> tuple[Bar, ...]:
    """A songbook line in the key of `tonic` (pitch class): its bars, each one or more chords of equal length."""
    return tuple(
        tuple(Chord((tonic + int(step)) % 12, quality) for step, quality in (c.split(":") for c in bar.split(",")))
        for bar in progression.split("|")
    )
