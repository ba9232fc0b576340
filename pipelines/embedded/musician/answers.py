"""tune -> second voice: an echo in its silences, a long guide line below it, or a sparkle of chord tones."""

from random import Random

from pipelines.embedded.musician.ensemble import TUNE_RANGE
from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
from pipelines.embedded.musician.singing import Tone
from pipelines.embedded.musician.theory import rubs
from pipelines.roles import Instrument, Note

SPARKLERS: tuple[Instrument, ...] = ("music box", "kalimba", "vibes")


def answer(sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone]) -> list[Note]:
    """The second voice: an echo of the last notes in the gaps, a long guide line, or a sparkle of chord tones."""
    chance = sheet.stream("answer", scene.theme, scene.turn)
    way = chance.choice(("echo", "echo", "guide") if scene.turn or scene.theme != "A" else ("echo",))
    if part in SPARKLERS and chance.random() < 0.5:
        way = "sparkle"
    touch = hand_stream(sheet.brief, "answer", scene.theme, scene.turn)
    hand = Hand(touch, late_ms=16.0, spread_ms=7.0, uneven=0.06)
    if part == scene.lead:
        return _fill_gaps(sheet, scene, part, tones, hand, chance, sparkle=True)
    said = [] if way == "guide" else _fill_gaps(sheet, scene, part, tones, hand, chance, sparkle=way == "sparkle")
    return said or _guide(sheet, scene, part, tones, hand)  # where the tune leaves no gap, hold a line below it


def _gaps(sheet: Sheet, scene: Scene, tones: list[Tone]) -> list[tuple[int, int, list[Tone]]]:
    """(first step counted from the tape's start, steps, what was sung before) of every silence of six steps or more;
    who answers himself, because nobody else holds the music, gets a long silence bar by bar."""
    steps = sheet.metre.steps
    longest = steps if scene.answer == scene.lead else 99 * steps
    gaps: list[tuple[int, int, list[Tone]]] = []
    at, before = scene.first * steps, list[Tone]()
    for tone in tones:
        start = tone.bar * steps + tone.step
        gaps += [(on, min(longest, start - on), before[-3:]) for on in range(at, start - 5, longest)]
        at = max(at, start + tone.length)
        before.append(tone)
    end = (scene.first + scene.bars) * steps
    return gaps + [(on, min(longest, end - on), before[-3:]) for on in range(at, end - 5, longest)]


def _fill_gaps(
    sheet: Sheet, scene: Scene, part: Instrument, tones: list[Tone], hand: Hand, chance: Random, *, sparkle: bool
) -> list[Note]:
    low, high = TUNE_RANGE[part]
    steps, notes = sheet.metre.steps, list[Note]()
    for first, room, said in _gaps(sheet, scene, tones):
        if room < 8 or (chance.random() < 0.3 and part != scene.lead):
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
