"""notes -> beats for the eye: what a light or a pixel may move to."""

from collections.abc import Sequence

from pipelines.roles import Beat, Note

KINDS = {
    "kick": "kick",
    "tom": "kick",
    "snare": "snare",
    "rim": "snare",
    "snap": "snare",
    "brush tap": "snare",
    "hat": "hat",
    "open hat": "hat",
    "pedal hat": "hat",
    "shaker": "hat",
    "ride": "hat",
    "brush sweep": "hat",
    "crash": "snare",
}
CHORD_S = 0.09  # a strummed chord is one beat


def beats_for_the_eye(notes: Sequence[Note]) -> tuple[Beat, ...]:
    """One beat for each drum, chord, tune and bass note, in order of time; `t_s` rounded to the millisecond."""
    beats: list[Beat] = []
    chord_until = -1.0
    for note in notes:
        kind = KINDS.get(note.part) if note.stem == "drums" else {"keys": "chord"}.get(note.stem, note.stem)
        if kind is None:
            continue
        if kind == "chord":
            if note.start_s < chord_until:
                continue
            chord_until = note.start_s + CHORD_S
        beats.append(Beat(round(note.start_s, 3), kind, round(note.velocity, 3)))
    return tuple(beats)
