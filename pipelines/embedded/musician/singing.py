"""tones without pitch -> a sung line: the shortest path through the scale.

Every tone may stand on several pitches; Viterbi picks the line that stays nearest to the motif's contour, puts chord
tones on strong places and never lies a semitone beside a voice of the chord.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from pipelines.embedded.musician.sheet import Harmony, Sheet
from pipelines.embedded.musician.theory import rubs

SHORT = 2  # sixteenths: a shorter note may pass between chord tones


@dataclass(frozen=True, slots=True)
class Tone:
    """A note of the tune on the sheet: `head` starts a gesture, `ending` is "", "half" or "close"."""

    bar: int
    step: int
    length: int
    move: int
    head: bool
    ending: str
    anchor: int
    pitch: int = 0
    strong: bool = False


def is_strong(step: int, length: int, steps: int) -> bool:
    """Where the ear expects a chord tone: the main beats, and wherever a note stays."""
    return step % (12 if steps == 12 else 8) == 0 or (step % 4 == 0 and length >= 4) or length >= 6


def sing(sheet: Sheet, tones: Sequence[Tone], low: int, high: int, chance: Random) -> list[Tone]:
    """Give every tone its pitch; a tone that no pitch suits is left out."""
    rows: list[tuple[Tone, list[tuple[int, int]]]] = []
    for tone in tones:
        choices = _choices(sheet, tone, low, high)
        if choices:
            rows.append((tone, choices))
    if not rows:
        return []
    wander = [chance.randrange(6) for _ in range(high + 1)]  # breaks ties in this tune's own way
    costs = [[cost + abs(p - rows[0][0].anchor) * 3 + wander[p] for p, cost in rows[0][1]]]
    back: list[list[int]] = []
    for (_, before), (tone, here) in pairwise(rows):
        line: list[int] = []
        came: list[int] = []
        for pitch, own in here:
            ways = [total + _leap(tone, was, pitch) for (was, _), total in zip(before, costs[-1], strict=True)]
            best = min(range(len(ways)), key=ways.__getitem__)
            came.append(best)
            line.append(ways[best] + own + wander[pitch])
        costs.append(line)
        back.append(came)
    at = min(range(len(costs[-1])), key=costs[-1].__getitem__)
    path = [at]
    for came in reversed(back):
        path.append(came[path[-1]])
    sung: list[Tone] = []
    for (tone, choices), index in zip(rows, reversed(path), strict=True):
        strong = is_strong(tone.step, tone.length, sheet.metre.steps)
        sung.append(_let_ring(sheet, tone, choices[index][0], strong))
    return sung


def _leap(tone: Tone, before: int, pitch: int) -> int:
    size = abs(pitch - before)
    wide = 6 * max(0, size - 7)
    if tone.head:
        return 3 * abs(pitch - tone.anchor) + 2 * max(0, size - 5) + wide
    still = 25 if size == 0 and tone.move else 0
    return abs(7 * (pitch - before) - 12 * tone.move) + still + wide


def _choices(sheet: Sheet, tone: Tone, low: int, high: int) -> list[tuple[int, int]]:
    """(pitch, cost) for every pitch that may stand here."""
    harmony = _governing(sheet, tone)
    chord = harmony.chord
    strong = is_strong(tone.step, tone.length, sheet.metre.steps)
    allowed = chord.tones if strong or tone.length > SHORT * 2 else sheet.scale(chord)
    here = sheet.harmony_at(tone.bar, tone.step)
    sounding = {*harmony.voicing, *harmony.pad, *here.voicing, *here.pad}
    middle, reach = (low + high) // 2, (high - low) * 2 // 5
    top = max(harmony.voicing)
    masked = 45 if sheet.cast.lead == sheet.cast.chords else 14
    found: list[tuple[int, int]] = []
    for pitch in range(low, high + 1):
        pc = pitch % 12
        if pc not in allowed or rubs(pitch, sounding):
            continue
        cost = 2 * max(0, abs(pitch - middle) - reach) + (masked if pitch <= top else 0)
        if tone.ending == "close":
            rest, open_end = (chord.root, chord.third), (chord.fifth, chord.colours[-1])
            content = rest if sheet.brief.feel.valence > -0.3 else open_end  # a sad tune leaves its question open
            cost += 0 if pc in content else 10 if pc in (*rest, chord.fifth) else 40
        elif strong:
            cost += 9 if pc == chord.root else 4 if pc == chord.fifth else 0
        elif pc not in chord.tones:
            cost += 4
        found.append((pitch, cost))
    return found


def _governing(sheet: Sheet, tone: Tone) -> Harmony:
    """The chord a tone belongs to; a long note just before a change anticipates the next one."""
    here = sheet.harmony_at(tone.bar, tone.step)
    left = here.step + here.length - tone.step
    return (sheet.after(here) or here) if left <= SHORT and tone.length > left + 1 else here


def _let_ring(sheet: Sheet, tone: Tone, pitch: int, strong: bool) -> Tone:
    """Cut a tone where the next chord would rub against it or has no place for it."""
    length = tone.length
    harmony = _governing(sheet, tone)
    end = (harmony.bar - tone.bar) * sheet.metre.steps + harmony.step + harmony.length - tone.step
    after = sheet.after(harmony)
    if after and 0 < end < length:
        fits = pitch % 12 in sheet.scale(after.chord) and not rubs(pitch, (*after.voicing, *after.pad))
        length = length if fits else end
    return replace(tone, length=length, pitch=pitch, strong=strong)
