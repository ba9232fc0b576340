"""tune -> notes: how a singer phrases and ornaments."""

from random import Random

from pipelines.embedded.musician.answers import answer
from pipelines.embedded.musician.ensemble import TUNE_RANGE
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.melody import write_tune
from pipelines.embedded.musician.parts import COMPASS
from pipelines.embedded.musician.sheet import Scene, Sheet
from pipelines.embedded.musician.singing import Tone
from pipelines.embedded.musician.theory import rubs
from pipelines.roles import Instrument, Note

GRACE_S = 0.07  # shorter than this ear hears a colour, not a clash
LEGATO: dict[Instrument, float] = {"flute": 1.02, "saxophone": 1.03, "strings": 1.08, "warm pad": 1.15, "vibes": 1.3}
SCOOPS: dict[Instrument, float] = {
    "saxophone": 0.34,
    "flute": 0.16,
    "nylon guitar": 0.2,
    "clean guitar": 0.24,
    "rhodes": 0.12,
    "piano": 0.13,
}
TURNS: tuple[Instrument, ...] = ("flute", "saxophone", "nylon guitar", "piano")
DOUBLES: tuple[Instrument, ...] = ("vibes", "nylon guitar", "clean guitar", "piano", "rhodes", "kalimba")
ECHO_STEPS = 6
ECHOES: tuple[Instrument, ...] = ("music box", "kalimba", "vibes")


def play_tunes(sheet: Sheet) -> list[Note]:
    """The tune of every scene, and what the second voice says in its silences."""
    notes: list[Note] = []
    for scene in sheet.scenes:
        tones = write_tune(sheet, scene)
        if scene.lead is not None and tones:
            notes += _sing(sheet, scene, scene.lead, tones)
        if scene.answer is not None:
            notes += answer(sheet, scene, scene.answer, tones)
    return notes


def _sing(sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone]) -> list[Note]:
    metre = sheet.metre
    touch = hand_stream(sheet.brief, "tune", scene.theme, scene.turn)
    hand = Hand(touch, late_ms=11.0, spread_ms=6.0, uneven=0.05)
    chance = sheet.stream("ornaments", scene.theme, scene.turn)
    eager = 1.8 if "ornament" in scene.development else 1.0 if scene.turn else 0.7
    level = 0.42 + 0.12 * scene.energy
    notes: list[Note] = []
    phrase = 0
    for at, tone in enumerate(tones):
        phrase = 0 if tone.head else phrase + 1
        arch = 0.07 if 0 < phrase < 4 else 0.0
        velocity = hand.velocity(level + arch + 0.07 * tone.strong)
        start = max(0.0, metre.time_s(tone.bar, tone.step) + hand.shift_s())
        room = _room(tones, at, metre.steps)
        length = metre.length_s(min(tone.length * LEGATO.get(part, 1.0), room + 0.3))
        body = Note(start, length, part, "lead", tone.pitch, velocity)
        notes += _ornament(sheet, part, tone, body, chance, eager)
    return notes


def _room(tones: list[Tone], at: int, steps: int) -> int:
    """Sixteenths until the next tone starts."""
    if at + 1 == len(tones):
        return 99
    tone, after = tones[at], tones[at + 1]
    return (after.bar - tone.bar) * steps + after.step - tone.step


def _ornament(sheet: Sheet, part: Instrument, tone: Tone, body: Note, chance: Random, eager: float) -> list[Note]:
    """The note with what its instrument likes to do to it: scoop, turn, double stop, far echo."""
    scale = sheet.scale(sheet.harmony_at(tone.bar, tone.step).chord)
    start, velocity = body.start_s, body.velocity
    if tone.length >= 5 and chance.random() < SCOOPS.get(part, 0.0) * eager and start > GRACE_S:
        below = tone.pitch - 1 if part in ("saxophone", "piano", "rhodes") else _step(tone.pitch, -1, scale)
        return [Note(start - GRACE_S, GRACE_S * 1.2, part, "lead", below, velocity * 0.6), body]
    if tone.length >= 6 and tone.strong and tone.step % 4 == 0 and part in TURNS and chance.random() < 0.1 * eager:
        upper, lower = _step(tone.pitch, 1, scale), _step(tone.pitch, -1, scale)
        quick = GRACE_S * 1.1
        turn = [
            Note(start + i * quick, quick, part, "lead", p, velocity * 0.8)
            for i, p in enumerate((upper, tone.pitch, lower))
        ]
        return [*turn, Note(start + 3 * quick, max(0.2, body.length_s - 3 * quick), part, "lead", tone.pitch, velocity)]
    if tone.length >= 6 and part in DOUBLES and chance.random() < 0.16 * eager:
        second = _below(sheet, tone, part)
        if second:
            return [body, Note(start + 0.012, body.length_s, part, "lead", second, velocity * 0.72)]
    if tone.ending == "close" and part in ECHOES and chance.random() < 0.5:
        return [body, *_echo(sheet, part, tone, body)]
    return [body]


def _echo(sheet: Sheet, part: Instrument, tone: Tone, body: Note) -> list[Note]:
    """The note once more from far away, six sixteenths later and an octave higher, where the chord allows it."""
    later = sheet.harmony_at(tone.bar, tone.step + ECHO_STEPS)
    pitch = tone.pitch + 12 if tone.pitch + 12 <= COMPASS[part][1] else tone.pitch
    if pitch % 12 not in later.chord.tones or rubs(pitch, (*later.voicing, *later.pad)):
        return []
    start = body.start_s + sheet.metre.length_s(ECHO_STEPS)
    return [Note(start, body.length_s / 2, part, "lead", pitch, body.velocity * 0.45)]


def _step(pitch: int, direction: int, scale: frozenset[int]) -> int:
    return next(pitch + direction * i for i in (1, 2, 3) if (pitch + direction * i) % 12 in scale)


def _below(sheet: Sheet, tone: Tone, part: Instrument) -> int | None:
    """A chord tone a third to a sixth below that rubs nothing."""
    harmony = sheet.harmony_at(tone.bar, tone.step)
    sounding = (*harmony.voicing, *harmony.pad)
    for gap in (3, 4, 8, 9, 5):
        pitch = tone.pitch - gap
        if pitch % 12 in harmony.chord.tones and not rubs(pitch, sounding) and pitch >= TUNE_RANGE[part][0] - 4:
            return pitch
    return None
