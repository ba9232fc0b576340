"""scenes -> drums: a groove that every section varies, with ghosts, fills and silences."""

from random import Random

from pipelines.embedded.musician.grooves import FEEL_MS, FILLS, GROOVES, LEVEL, Beat, Lanes
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.parts import DRUM_MIDI, LOW_TOM_MIDI, Drum
from pipelines.embedded.musician.sheet import Scene, Sheet
from pipelines.roles import Note

TIME_KEEPERS: tuple[Drum, ...] = ("hat", "shaker", "brush sweep", "ride", "pedal hat")
GHOSTED: tuple[Drum, ...] = ("hat", "shaker", "snare", "brush tap")
Rows = dict[Drum, list[str]]


def play_drums(sheet: Sheet) -> list[Note]:
    """Every drum note of the tape; empty for the groove "none"."""
    beat = GROOVES[sheet.brief.groove]
    notes: list[Note] = []
    for scene in sheet.scenes:
        if scene.drums and beat.kits[0]:
            notes += _play_scene(sheet, scene, beat)
    return notes


def _play_scene(sheet: Sheet, scene: Scene, beat: Beat) -> list[Note]:
    feel, metre = sheet.brief.feel, sheet.metre
    chance = sheet.stream("drums", scene.theme, scene.turn)
    touch = hand_stream(sheet.brief, "drums", scene.theme, scene.turn)
    loose = 1 + 0.5 * max(0.0, feel.grit) - 0.3 * max(0.0, feel.energy)
    hands = {
        drum: Hand(touch, late_ms=late * (1.15 - 0.35 * feel.energy), spread_ms=spread * loose)
        for drum, (late, spread) in FEEL_MS.items()
    }
    level = 0.8 + 0.25 * scene.energy + 0.08 * feel.energy - 0.1 * max(0.0, feel.dream)
    shine = 1.0 + 0.25 * feel.brightness
    idle = 0.12 + 0.4 * max(0.0, -feel.energy)
    rows = _rows(sheet, scene, beat, chance)
    notes: list[Note] = []

    def strike(bar: int, step: float, drum: Drum, velocity: float, midi: int | None = None) -> None:
        start = max(0.0, metre.time_s(bar, step) + hands[drum].shift_s())
        loud = hands[drum].velocity(velocity * level)
        notes.append(Note(start, metre.beat_s / 2, drum, "drums", midi or DRUM_MIDI[drum], loud))

    for offset in range(scene.bars):
        bar = scene.first + offset
        last = offset == scene.bars - 1
        if scene.rests("drums", bar) or _waits(scene, offset):
            continue
        fill = _fill(sheet, scene, chance, last)
        cut = metre.steps - max((back for back, *_ in FILLS[fill]), default=4) if fill else metre.steps
        for drum, bars in rows.items():
            if drum == "kick" and scene.rests("kick", bar):
                continue
            for step, mark in enumerate(bars[offset % len(bars)]):
                muted = step >= cut and fill not in ("open", "swell")
                if mark == "-" or muted or (mark in ".o" and chance.random() < idle):
                    continue
                light = 0.62 if scene.drums == 1 else 1.0
                strike(bar, step, drum, LEVEL[mark] * light * (shine if drum in TIME_KEEPERS else 1.0))
        for at, (back, drum, velocity) in enumerate(FILLS[fill] if fill else ()):
            own = beat.back if drum == "snare" else drum
            low = LOW_TOM_MIDI if drum == "tom" and at >= 2 else None
            strike(bar, metre.steps - back, own, velocity * (0.7 if scene.drums == 1 else 1.0), low)
        if offset == 0 and scene.theme in ("B", "D") and scene.turn and feel.energy > -0.3 and "hat" in rows:
            strike(bar, 0, "crash", 0.32)
    return notes


def _waits(scene: Scene, offset: int) -> bool:
    """The intro's drums come late and the outro's leave early."""
    if scene.theme == "intro":
        return scene.drums == 1 and offset < scene.bars / 2
    return scene.theme == "outro" and (offset >= scene.bars / 2 or scene.bars < 2)


def _fill(sheet: Sheet, scene: Scene, chance: Random, last: bool) -> str:
    if not last or scene.theme == "outro" or scene.bars < 4:
        return ""
    energy = sheet.brief.feel.energy
    ways = ["drop", "breath", "open" if "hat" in GROOVES[sheet.brief.groove].kits[0] else "drop"]
    if energy > -0.4 and scene.drums == 2:
        ways += ["roll", "swell"]
    if energy > 0:
        ways += ["toms", "stutter"]
    return chance.choice(ways)


def _rows(sheet: Sheet, scene: Scene, beat: Beat, chance: Random) -> Rows:
    """The section's own version of the groove: two or four bars that repeat inside the section."""
    order = sheet.stream("kits").sample(range(len(beat.kits)), len(beat.kits))
    which = {"B": 1, "C": 2 * (scene.turn > 0), "D": 2}.get(scene.theme, 0)
    lanes: Lanes = beat.kits[order[which % len(order)]]
    if scene.drums == 1:
        light: Lanes = {drum: row for drum, row in lanes.items() if drum in TIME_KEEPERS}
        lanes = light or {drum: row for drum, row in lanes.items() if drum != "kick"}
    energy = sheet.brief.feel.energy
    rows: Rows = {}
    for drum, row in lanes.items():
        bars = row.split("|")
        bars = (bars * 4)[: 4 if scene.bars >= 8 else 2]
        if scene.turn or scene.theme not in ("A", "intro"):
            bars[-1] = _vary(bars[-1], drum, chance)
        if scene.turn > 1:
            bars[len(bars) // 2 - 1] = _vary(bars[len(bars) // 2 - 1], drum, chance)
        if drum in GHOSTED:
            share = 0.04 + 0.16 * max(0.0, energy) + 0.05 * max(0.0, sheet.brief.feel.grit)
            bars = ["".join("." if c == "-" and chance.random() < share else c for c in bar) for bar in bars]
        rows[drum] = bars
    return rows


def _vary(row: str, drum: Drum, chance: Random) -> str:
    """Move one weak stroke by a sixteenth or leave it out; beat one and the back beat stay."""
    weak = [at for at, mark in enumerate(row) if mark in "xo." and at % 4]
    if not weak:
        return row
    marks = list(row)
    at = chance.choice(weak)
    mark, marks[at] = marks[at], "-"
    to = at + chance.choice((-1, 1))
    if drum == "kick" and 0 < to < len(marks) and marks[to] == "-":
        marks[to] = mark
    return "".join(marks)
