"""scenes -> chords: the chord player's patterns, the left hand where there is no bass, and pads as held voices."""

from pipelines.embedded.musician.accompaniment import COMPS, FAMILY, LEFT_HANDS, Family
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.parts import COMPASS
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
from pipelines.embedded.musician.theory import rubs
from pipelines.roles import Instrument, Note

RING_STEPS = 7  # how long a single picked or pedalled note is held
STRUM_S: dict[Family, tuple[float, float]] = {
    "keys": (0.004, 0.013),
    "guitar": (0.014, 0.028),
    "mallets": (0.006, 0.016),
}
LEVELS: dict[Instrument, float] = {"kalimba": 0.44, "music box": 0.38, "vibes": 0.46}
LONGEST_PAD_S = 5.6
FINAL_STRUM_S = 0.05


def play_chords(sheet: Sheet) -> list[Note]:
    part = sheet.cast.chords
    notes: list[Note] = []
    for scene in sheet.scenes:
        if part in ("warm pad", "strings"):
            notes += hold_voices(sheet, scene, part) if scene.chords else []
        elif part is not None and scene.chords:
            notes += _comp_scene(sheet, scene, part)
        if scene.pad is not None:
            notes += hold_voices(sheet, scene, scene.pad)
    return notes


def _comp_scene(sheet: Sheet, scene: Scene, part: Instrument) -> list[Note]:
    family = FAMILY[part]
    metre, feel = sheet.metre, sheet.brief.feel
    touch = hand_stream(sheet.brief, "comping", scene.theme, scene.turn)
    hand = Hand(touch, late_ms=3.0 + 2.0 * feel.grit, spread_ms=4.0, uneven=0.05)
    comp = COMPS[family][scene.comp]
    bars = (comp.three if metre.beats_per_bar == 3 else comp.four).split("|")
    level = LEVELS.get(part, 0.5) * (0.85 + 0.3 * scene.energy)
    notes: list[Note] = []

    def strike(
        bar: int, step: int, pitches: tuple[int, ...], length: float, velocity: float, down: bool = True
    ) -> None:
        low, high = STRUM_S[family]
        gap = touch.uniform(low, high) * (1.5 - 0.5 * feel.energy)
        start = max(0.0, metre.time_s(bar, step) + hand.shift_s())
        top = max(pitches)
        for at, pitch in enumerate(pitches if down else reversed(pitches)):
            loud = hand.velocity(velocity * (1.1 if pitch == top else 1.0))
            notes.append(Note(start + at * gap, metre.length_s(length), part, "keys", pitch, loud))

    for harmony in sheet.harmonies_in(scene):
        if scene.rests("chords", harmony.bar):
            continue
        if harmony.bar >= sheet.home_bar:
            notes += _final(sheet, harmony, part, level, hand) if harmony.bar == sheet.home_bar else []
            continue
        pattern = bars[(harmony.bar - scene.first) % len(bars)][harmony.step : harmony.step + harmony.length]
        if harmony.step and pattern[0] == "-":  # a chord that enters inside the bar is always heard
            pattern = "*" + pattern[1:]
        hits = [(at, mark) for at, mark in enumerate(pattern) if mark != "-"]
        for index, (at, mark) in enumerate(hits):
            following = hits[index + 1][0] if index + 1 < len(hits) else harmony.length
            early = mark == ">"
            source = (sheet.after(harmony) or harmony) if early else harmony
            pitches = _voices(source.voicing, mark)
            left = harmony.length - at
            length = min(RING_STEPS, left) if comp.rings else min(following, harmony.length) - at
            if comp.rings and not mark.isdigit():
                length = left
            if early:
                length = left + 2
            swell = 1.0 if (harmony.step + at) % 8 == 0 else 0.9
            single = 0.92 if mark.isdigit() else 1.0
            strum_up = family == "guitar" and (harmony.step + at) % 4 == 2 and not mark.isdigit()
            strike(harmony.bar, harmony.step + at, pitches, length * 1.03, level * swell * single, down=not strum_up)
        if sheet.cast.two_hands and not _crowded(harmony, part):
            notes += _left_hand(sheet, scene, harmony, part, family, level, hand)
    return notes


def _voices(voicing: tuple[int, ...], mark: str) -> tuple[int, ...]:
    if mark.isdigit():
        return (voicing[int(mark)],)
    return {"v": voicing[:2], "^": voicing[2:]}.get(mark, voicing)


def _final(sheet: Sheet, harmony: Harmony, part: Instrument, level: float, hand: Hand) -> list[Note]:
    """The last chord, rolled from below and left to ring to the end."""
    pitches = harmony.voicing
    if sheet.cast.two_hands and not _crowded(harmony, part):
        root = _left_root(harmony, part)
        pitches = (root, root + (harmony.chord.fifth - root) % 12, *pitches)
    start = sheet.metre.time_s(harmony.bar, harmony.step)
    length = (sheet.bars - harmony.bar) * sheet.metre.bar_s
    return [
        Note(start + at * FINAL_STRUM_S, length, part, "keys", pitch, hand.velocity(level * 0.95))
        for at, pitch in enumerate(sorted(set(pitches)))
    ]


def _left_root(harmony: Harmony, part: Instrument) -> int:
    lowest = max(36, COMPASS[part][0])
    return lowest + (harmony.chord.root - lowest) % 12


def _crowded(harmony: Harmony, part: Instrument) -> bool:
    """Whether the root finds no room below the chord (a music box has no low notes)."""
    root = _left_root(harmony, part)
    return root >= harmony.voicing[0] - 2 or rubs(root, harmony.voicing)


def _left_hand(
    sheet: Sheet,
    scene: Scene,
    harmony: Harmony,
    part: Instrument,
    family: Family,
    level: float,
    hand: Hand,
) -> list[Note]:
    """Roots, fifths and tenths below the chord, for a player without a bass beside."""
    styles = LEFT_HANDS[family]
    order = sheet.stream("left hand").sample(sorted(styles), len(styles))
    if sheet.cast.solo and family == "keys":  # alone, the left hand has to carry the time as well
        order = [name for name in order if name not in ("still", "stride")]
    calm = scene.theme in ("intro", "outro", "break") and scene.turn == 0
    name = next(iter(styles)) if calm else order[_turn(scene) % len(order)]
    four, three = styles[name]
    bars = (three if sheet.metre.beats_per_bar == 3 else four).split("|")
    row = bars[(harmony.bar - scene.first) % len(bars)][: harmony.length]
    root = _left_root(harmony, part)
    fifth = root + (harmony.chord.fifth - root) % 12
    tenth = root + 12 + (harmony.chord.third - root) % 12
    ceiling = harmony.voicing[0] - 1
    notes: list[Note] = []
    marks = [(at, mark) for at, mark in enumerate(row) if mark != "-"]
    for at, mark in marks:
        pitch = {"R": root, "5": fifth, "8": root + 12, "T": tenth}[mark]
        if pitch > ceiling and mark != "R":
            pitch = fifth if fifth <= ceiling else root
        start = max(0.0, sheet.metre.time_s(harmony.bar, harmony.step + at) + hand.shift_s())
        length = sheet.metre.length_s((harmony.length - at) * 0.98)
        soft = level * (1.0 if mark == "R" else 0.8)
        notes.append(Note(start, length, part, "keys", pitch, hand.velocity(soft)))
    return notes


def _turn(scene: Scene) -> int:
    return {"B": 1, "C": 2, "D": 3}.get(scene.theme, 0) + scene.turn


def hold_voices(sheet: Sheet, scene: Scene, part: Instrument) -> list[Note]:
    """Four long voices; a voice that stays on its note is tied over the change instead of struck again."""
    metre = sheet.metre
    hand = Hand(hand_stream(sheet.brief, part, scene.theme, scene.turn), late_ms=-40.0, spread_ms=12.0, uneven=0.04)
    level = (0.36 if part == sheet.cast.chords else 0.3) * (0.9 + 0.3 * scene.energy)
    count = 4 if scene.theme in ("break", "B") or part == sheet.cast.chords else 3
    held: dict[int, tuple[float, float]] = {}
    notes: list[Note] = []

    def release(pitch: int) -> None:
        start, end = held.pop(pitch)
        notes.append(Note(start, end - start, part, "keys", pitch, hand.velocity(level)))

    for harmony in sheet.harmonies_in(scene):
        start = metre.time_s(harmony.bar, harmony.step)
        end = start + metre.length_s(harmony.length)
        voices = harmony.pad[:count]
        if part == sheet.cast.chords and sheet.cast.two_hands:  # nobody else says where the root is
            root = 43 + (harmony.chord.root - 43) % 12
            voices = voices if root > voices[0] - 3 or rubs(root, voices) else (root, *voices)
        for pitch in [p for p in held if p not in voices]:
            release(pitch)
        for pitch in voices:
            if pitch in held and end - held[pitch][0] <= LONGEST_PAD_S:
                held[pitch] = held[pitch][0], end + 0.3
                continue
            if pitch in held:
                release(pitch)
            held[pitch] = max(0.0, start + hand.shift_s()), end + 0.3
    for pitch in list(held):
        release(pitch)
    return notes
