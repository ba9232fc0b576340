"""scenes -> bass: roots, fifths and a step into the next chord; each kind of bass speaks in its own way."""

from dataclasses import dataclass, replace
from random import Random

from pipelines.embedded.musician.grooves import GROOVES
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
from pipelines.roles import Instrument, Note

LINES: dict[
    str, tuple[tuple[int, str, int], ...]
] = {  # (step, R root 5 fifth 3 third 2 the step above the root 8 octave, length)
    "long": ((0, "R", 14),),
    "free": ((0, "R", 11),),
    "two": ((0, "R", 7), (8, "5", 5)),
    "two step": ((0, "R", 6), (6, "R", 2), (8, "5", 6)),
    "sync": ((0, "R", 5), (7, "R", 3), (10, "5", 4)),
    "sync two": ((0, "R", 3), (3, "R", 4), (10, "8", 2), (13, "5", 2)),
    "dub": ((0, "R", 3), (3, "R", 3), (10, "8", 3)),
    "walk": ((0, "R", 4), (4, "3", 4), (8, "5", 4), (12, "8", 4)),
    "walk up": ((0, "R", 4), (4, "2", 4), (8, "3", 4), (12, "5", 4)),
    "walk down": ((0, "R", 4), (4, "5", 4), (8, "3", 4), (12, "2", 4)),
    "bossa": ((0, "R", 5), (6, "5", 2), (8, "5", 5), (14, "R", 2)),
    "waltz": ((0, "R", 8),),
    "waltz two": ((0, "R", 6), (8, "5", 4)),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """How a bass speaks: lowest root, share of a written length it rings, lateness, chance of a muted ghost note and
    of a slide from a semitone below."""

    lowest: int
    ring: float
    late_ms: float
    ghost: float
    slide: float


SLIDE_S = 0.08
SPEECH: dict[Instrument, Speech] = {
    "upright bass": Speech(29, 0.86, 6.0, 0.16, 0.05),
    "sub bass": Speech(31, 1.0, 3.0, 0.0, 0.0),
    "fretless bass": Speech(31, 1.04, 9.0, 0.05, 0.3),
}


def play_bass(sheet: Sheet) -> list[Note]:
    notes: list[Note] = []
    for scene in sheet.scenes:
        if scene.bass is not None:
            notes += _play_scene(sheet, scene, scene.bass)
    return notes


def _play_scene(sheet: Sheet, scene: Scene, part: Instrument) -> list[Note]:
    speech, metre = SPEECH[part], sheet.metre
    chance = sheet.stream("bass", scene.theme, scene.turn)
    hand = Hand(
        hand_stream(sheet.brief, "bass", scene.theme, scene.turn), late_ms=speech.late_ms, spread_ms=3.0, uneven=0.05
    )
    line = _line(sheet, scene, part)
    level = 0.62 + 0.18 * scene.energy
    notes: list[Note] = []

    def pluck(bar: int, step: float, length: float, pitch: int, velocity: float) -> None:
        start = max(0.0, metre.time_s(bar, step) + hand.shift_s())
        notes.append(Note(start, metre.length_s(length), part, "bass", pitch, hand.velocity(velocity)))

    for harmony in sheet.harmonies_in(scene):
        if scene.rests("bass", harmony.bar) or harmony.bar > sheet.home_bar:
            continue
        root = _low(harmony.chord.root, speech.lowest)
        after = sheet.after(harmony)
        final = harmony.bar == sheet.home_bar
        goal = _low(after.chord.root, speech.lowest) if after else root
        walk_in = after is not None and _walks_in(sheet, scene, harmony, root != goal, line, chance)
        path = chance.choice(("walk", "walk up", "walk down")) if line == "walk" else line
        for step, degree, length in LINES["long" if final else path]:
            room = harmony.length - step - (2 if walk_in else 0)
            if room < 2:
                continue
            pitch = _pitch(sheet, harmony, degree, root, speech.lowest)
            held = (sheet.bars - harmony.bar) * metre.steps if final else min(length, room) * speech.ring
            slides = step == 0 and chance.random() < speech.slide and not final
            pluck(harmony.bar, harmony.step + step, held, pitch, level * (1.0 if step == 0 else 0.86))
            if slides and notes[-1].start_s > SLIDE_S:
                root_note = notes[-1]
                notes.append(
                    replace(
                        root_note,
                        start_s=root_note.start_s - SLIDE_S,
                        length_s=SLIDE_S,
                        midi=pitch - 1,
                        velocity=0.6 * root_note.velocity,
                    )
                )
        if walk_in and after is not None:
            pitch = _approach(sheet, root, goal, after, chance)
            pluck(harmony.bar, harmony.step + harmony.length - 2, 1.8 * speech.ring, pitch, level * 0.8)
        elif chance.random() < speech.ghost and harmony.length >= 8 and not final:
            pluck(harmony.bar, harmony.step + harmony.length - 1, 0.4, root, level * 0.3)
    return notes


def _line(sheet: Sheet, scene: Scene, part: Instrument) -> str:
    """One line for A (the loop shares it), another for B; later turns and breaks may change it."""
    lines = GROOVES[sheet.brief.groove].bass
    if scene.theme in ("break", "intro", "outro") or (part == "sub bass" and sheet.brief.feel.energy < -0.5):
        return "waltz" if sheet.metre.beats_per_bar == 3 else "long"
    order = sheet.stream("bass lines").sample(lines, len(lines))
    order.sort(key=lambda name: round(-len(LINES[name]) * sheet.brief.feel.energy))  # the energy dial has its say
    which = {"B": 1, "C": 2, "D": 3}.get(scene.theme, 0) + (scene.turn // 2 if scene.theme == "A" else scene.turn)
    return order[which % len(order)]


def _low(pitch_class: int, lowest: int) -> int:
    return lowest + (pitch_class - lowest) % 12


def _pitch(sheet: Sheet, harmony: Harmony, degree: str, root: int, lowest: int) -> int:
    if degree == "5":
        above = root + (harmony.chord.fifth - root) % 12
        return above if above <= lowest + 15 else above - 12 if above - 12 >= 28 else above
    if degree == "2":
        scale = sheet.scale(harmony.chord)
        return next(root + up for up in (2, 1, 3) if (root + up) % 12 in scale)
    if degree == "3":
        return root + (harmony.chord.third - root) % 12
    return root + 12 if degree == "8" and root <= lowest + 5 else root


def _walks_in(sheet: Sheet, scene: Scene, harmony: Harmony, moves: bool, line: str, chance: Random) -> bool:
    if not moves or harmony.length < 8 or scene.theme == "break":
        return False
    return chance.random() < {"walk": 0.85, "long": 0.2, "free": 0.15, "waltz": 0.35}.get(
        line, 0.45 + 0.15 * sheet.brief.feel.grit
    )


def _approach(sheet: Sheet, root: int, goal: int, after: Harmony, chance: Random) -> int:
    """The last note before a new chord: a semitone, a scale step, or its dominant, from the near side."""
    side = 1 if goal < root else -1
    step = goal + side * 2 if (goal + side * 2) % 12 in sheet.scale(after.chord) else goal + side
    fifth = goal + 7 if goal + 7 <= 43 else goal - 5
    pitch = chance.choice((step, step, goal + side, fifth))
    return pitch if pitch >= 28 else goal - side
