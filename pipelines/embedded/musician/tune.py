"""tune and answers -> notes: how a singer phrases, ornaments and is answered."""

from random import Random

from pipelines.embedded.musician.ensemble import TUNE_RANGE
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.melody import Tone, write_tune
from pipelines.embedded.musician.parts import COMPASS
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
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


def answer(sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone]) -> list[Note]:
    """The second voice: an echo of the last notes in the gaps, a long guide line, or a sparkle of chord tones."""
    chance = sheet.stream("answer", scene.theme, scene.turn)
    way = chance.choice(("echo", "echo", "guide") if scene.turn or scene.theme != "A" else ("echo",))
    if part in ECHOES and chance.random() < 0.5:
        way = "sparkle"
    touch = hand_stream(sheet.brief, "answer", scene.theme, scene.turn)
    hand = Hand(touch, late_ms=16.0, spread_ms=7.0, uneven=0.06)
    said = [] if way == "guide" else _fill_gaps(sheet, scene, part, tones, hand, chance, sparkle=way == "sparkle")
    return said or _guide(sheet, scene, part, tones, hand)  # where the tune leaves no gap, hold a line below it


def _gaps(sheet: Sheet, scene: Scene, tones: list[Tone]) -> list[tuple[int, int, list[Tone]]]:
    """(first step counted from the tape's start, steps, what was sung before) of every silence of six steps or more."""
    steps = sheet.metre.steps
    gaps: list[tuple[int, int, list[Tone]]] = []
    at, before = scene.first * steps, list[Tone]()
    for tone in tones:
        start = tone.bar * steps + tone.step
        if start - at >= 6:
            gaps.append((at, start - at, before[-3:]))
        at = max(at, start + tone.length)
        before.append(tone)
    end = (scene.first + scene.bars) * steps
    if end - at >= 6:
        gaps.append((at, end - at, before[-3:]))
    return gaps


def _fill_gaps(
    sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone], hand: Hand, chance: Random, *, sparkle: bool
) -> list[Note]:
    low, high = TUNE_RANGE[part]
    steps, notes = sheet.metre.steps, list[Note]()
    for first, room, said in _gaps(sheet, scene, tones):
        if room < 8 or chance.random() < 0.3:
            continue
        count = min(3 if room < 14 else 4, room // 2 - 1)
        start = first + (2 if (first + 2) % 2 == 0 else 1)
        rhythm = [t.step - said[0].step for t in said] if len(said) == 3 and not sparkle else []
        places = (
            rhythm
            if rhythm and 0 < rhythm[-1] < room - 3 and rhythm == sorted(rhythm)
            else [2 * i for i in range(count)]
        )
        near = min(high - 3, max(low + 3, (said[-1].pitch if said else (low + high) // 2)))
        up = chance.choice((1, -1))
        for at, place in enumerate(places):
            bar, step = divmod(start + place, steps)
            harmony = sheet.harmony_at(bar, step)
            pitch = _near_tone(harmony, near + up * (3 * at if sparkle else 2 * at), low, high)
            if pitch is None:
                continue
            last = at == len(places) - 1
            length = 5 if last else (places[at + 1] - place) * 1.1
            length = min(length, harmony.bar * steps + harmony.step + harmony.length - start - place + 1)
            begin = max(0.0, sheet.metre.time_s(bar, step) + hand.shift_s())
            loud = hand.velocity((0.3 if sparkle else 0.36) + 0.06 * scene.energy)
            notes.append(Note(begin, sheet.metre.length_s(max(1, length)), part, "lead", pitch, loud))
    return notes


def _guide(sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone], hand: Hand) -> list[Note]:
    """One long note a chord, thirds and sevenths first, moving as little as it can."""
    low, high = TUNE_RANGE[part]
    steps = sheet.metre.steps
    at, notes = (low * 2 + high) // 3, list[Note]()
    for harmony in sheet.harmonies_in(scene):
        begin = harmony.bar * steps + harmony.step
        beside = [
            t.pitch
            for t in tones
            if t.bar * steps + t.step < begin + harmony.length and begin < t.bar * steps + t.step + t.length
        ]
        pitch = _near_tone(harmony, at, low, high, beside)
        if pitch is None or harmony.length < 8:
            continue
        at = pitch
        start = max(0.0, sheet.metre.time_s(harmony.bar, harmony.step) + hand.shift_s())
        length = sheet.metre.length_s(harmony.length - 1)
        notes.append(Note(start, length, part, "lead", pitch, hand.velocity(0.3 + 0.06 * scene.energy)))
    return notes


def _near_tone(harmony: Harmony, near: int, low: int, high: int, beside: list[int] | None = None) -> int | None:
    """The chord tone nearest to `near` that rubs nothing which sounds."""
    sounding = (*harmony.voicing, *harmony.pad, *(beside or ()))
    fits = [
        p
        for p in range(low, high + 1)
        if p % 12 in harmony.chord.colours and not rubs(p, sounding) and p not in sounding[8:]
    ]
    return min(fits, key=lambda p: (abs(p - near), p), default=None)
