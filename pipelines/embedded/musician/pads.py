"""scenes -> pads and strings: long voices, tied over a change where they can stay."""

from pipelines.embedded.musician.hand import Hand, hand_stream
from pipelines.embedded.musician.sheet import Harmony, Scene, Sheet
from pipelines.embedded.musician.theory import rubs
from pipelines.roles import Instrument, Note

LONGEST_S = 5.6  # a bow, or a breath, is only so long
BLEND_S = 0.15  # a voice leaves a little after the next one came
LOWEST_ROOT = 43


def play_pads(sheet: Sheet) -> list[Note]:
    """The pads behind the other players; one that plays the chords itself is asked by play_chords."""
    return [note for scene in sheet.scenes if scene.pad is not None for note in hold_voices(sheet, scene, scene.pad)]


def hold_voices(sheet: Sheet, scene: Scene, part: Instrument) -> list[Note]:
    """Long voices through one scene; a voice that stays on its note is tied over instead of struck again."""
    metre = sheet.metre
    hand = Hand(hand_stream(sheet.brief, part, scene.theme, scene.turn), late_ms=-40.0, spread_ms=12.0, uneven=0.04)
    level = (0.36 if part == sheet.cast.chords else 0.3) * (0.9 + 0.3 * scene.energy)
    held: dict[int, tuple[float, float]] = {}
    notes: list[Note] = []

    def release(pitch: int) -> None:
        start, end = held.pop(pitch)
        notes.append(Note(start, end - start, part, "keys", pitch, hand.velocity(level)))

    for harmony in sheet.harmonies_in(scene):
        start = metre.time_s(harmony.bar, harmony.step)
        end = start + metre.length_s(harmony.length)
        voices = _voices(sheet, scene, harmony, part)
        for pitch in [p for p in held if p not in voices or end - held[p][0] > LONGEST_S]:
            release(pitch)
        for pitch in voices:
            begun = held[pitch][0] if pitch in held else max(0.0, start + hand.shift_s())
            held[pitch] = begun, end + BLEND_S
    for pitch in list(held):
        release(pitch)
    return notes


def _voices(sheet: Sheet, scene: Scene, harmony: Harmony, part: Instrument) -> tuple[int, ...]:
    """Three voices behind others, four in breaks and in B; alone, a root below them, for nobody else says it."""
    main = part == sheet.cast.chords
    voices = harmony.pad[: 4 if main or scene.theme in ("break", "B") else 3]
    root = LOWEST_ROOT + (harmony.chord.root - LOWEST_ROOT) % 12
    alone = main and sheet.cast.two_hands and root <= voices[0] - 3 and not rubs(root, voices)
    return (root, *voices) if alone else voices
