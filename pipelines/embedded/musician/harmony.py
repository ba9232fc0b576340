"""scenes -> harmonies: which chord sounds when, reharmonised more at every return, and led to an end."""

import math
from collections.abc import Sequence
from random import Random

from pipelines.embedded.musician.ensemble import Cast
from pipelines.embedded.musician.progressions import HOME, PROGRESSIONS, Bar, read
from pipelines.embedded.musician.sheet import Harmony, Metre, Scene
from pipelines.embedded.musician.theory import GLADNESS, KEYS, Chord, stream
from pipelines.embedded.musician.voicing import Hand, Step, lead_voices
from pipelines.roles import Instrument, Mode, MusicBrief

RICHER: dict[str, tuple[str, ...]] = {
    "maj9": ("maj13", "69"),
    "69": ("maj9", "maj13"),
    "m9": ("m11",),
    "m11": ("m9",),
    "9": ("13", "9sus"),
    "13": ("9", "13sus"),
    "9sus": ("13sus",),
    "7b9": ("7alt",),
}
CADENCES: dict[Mode, tuple[str, ...]] = {
    "major": ("7:9sus", "7:13sus,7:13", "5:m6", "5:m9,10:13"),
    "minor": ("7:7alt", "10:13", "2:m7b5,7:7b9", "5:m9"),
    "dorian": ("5:13", "10:maj9", "7:m11"),
    "lydian": ("2:13", "7:maj9", "2:9sus"),
    "mixolydian": ("10:maj9", "7:m11", "0:9sus"),
}
HANDS: dict[Instrument, Hand] = {
    "nylon guitar": "guitar",
    "clean guitar": "guitar",
    "vibes": "mallets",
    "kalimba": "bells",
    "music box": "bells",
    "warm pad": "wide",
    "strings": "wide",
}
CENTRES: dict[Hand, int] = {"keys": 62, "guitar": 60, "mallets": 66, "bells": 73, "wide": 62}


def songs(brief: MusicBrief) -> dict[str, tuple[Bar, ...]]:
    """Four progressions for the themes A to D, chosen by valence and dream; each mostly starts on another chord."""
    chance = stream(brief.seed, "songbook", brief.mode)
    tonic = KEYS[brief.key]
    pool = [read(line, tonic) for line in PROGRESSIONS[brief.mode]]
    chosen: list[tuple[Bar, ...]] = []
    for _ in "ABCD":
        left = [p for p in pool if p not in chosen]
        weights = [
            _fitness(p, brief) * (0.25 if any(p[0][0].root == c[0][0].root for c in chosen) else 1) for p in left
        ]
        chosen.append(chance.choices(left, weights)[0])
    return dict(zip("ABCD", chosen, strict=True))


def _fitness(song: Sequence[Bar], brief: MusicBrief) -> float:
    """How well a progression suits the dials: glad chords for valence, few dominants and few changes for dream."""
    chords = [chord for bar in song for chord in bar]
    glad = sum(GLADNESS[c.quality] for c in chords) / len(chords)
    pull = sum(c.quality in ("13", "9", "7b9", "7alt", "7s11", "m7b5", "dim7") for c in chords) / len(chords)
    busy = len(chords) / len(song) - 1 + 0.5 * len(set(song)) / len(song)
    feel = brief.feel
    return math.exp(3.6 * feel.valence * glad - 2.0 * feel.dream * pull + (0.9 * feel.energy - 0.6 * feel.dream) * busy)


def harmonise(
    brief: MusicBrief, cast: Cast, metre: Metre, scenes: tuple[Scene, ...], *, loop: bool
) -> tuple[Harmony, ...]:
    """Every chord of the tape with its voicings, in time order, without gaps."""
    book = songs(brief)
    spans: list[tuple[int, int, int, Chord, Scene]] = []
    for scene in scenes:
        last = scene is scenes[-1] and not loop
        for offset, bar in enumerate(_bars_of(scene, book, brief, last=last)):
            size = metre.steps // len(bar)
            spans += [(scene.first + offset, at * size, size, chord, scene) for at, chord in enumerate(bar)]
    hand: Hand = HANDS.get(cast.chords, "keys") if cast.chords else "keys"
    bright = round(2.5 * brief.feel.brightness)
    centre = CENTRES[hand] + bright + (1 if cast.two_hands and hand == "keys" else 0)
    centre -= 2 if cast.lead == "saxophone" else 0  # make room below a low singer
    held = lead_voices(hand, tuple(Step(c, centre + s.lift // 3) for *_, c, s in spans), loop=loop)
    wide = lead_voices(
        "wide",
        tuple(Step(c, CENTRES["wide"] + bright - 1, v) for (*_, c, _), v in zip(spans, held, strict=True)),
        loop=loop,
    )
    return tuple(
        Harmony(bar, step, size, chord, voicing, pad)
        for (bar, step, size, chord, _), voicing, pad in zip(spans, held, wide, strict=True)
    )


def home_bars(outro: Scene) -> int:
    """How many bars the last chord rings: two where the outro has room, so that it can die away."""
    return 2 if outro.bars >= 4 else 1


def _bars_of(scene: Scene, book: dict[str, tuple[Bar, ...]], brief: MusicBrief, *, last: bool) -> list[Bar]:
    chance = stream(brief.seed, "harmony", scene.theme, scene.turn)
    song = book[scene.theme if scene.theme in book else "BCD"[scene.turn % 3] if scene.theme == "break" else "A"]
    slow = 2 if _unhurried(scene, song, brief, chance) else 1
    shift = len(song) - scene.bars if scene.theme == "intro" and scene.bars < len(song) else 0
    bars = [song[(shift + at // slow) % len(song)] for at in range(scene.bars)]
    if scene.colour > 0:
        bars = [_enrich(bar, scene.colour, chance) for bar in bars]
    if scene.theme not in ("intro", "outro") and scene.bars >= 8:
        bars[-1] = _turn_around(bars[-1], bars[0][0].root, chance)
    if scene.colour > 0.3:
        for at in range(3, scene.bars - 1, 4):
            if chance.random() < scene.colour:
                bars[at] = _turn_around(bars[at], bars[at + 1][0].root, chance)
    if last:
        tonic = KEYS[brief.key]
        rest = home_bars(scene)
        if len(bars) > rest:
            bars[-rest - 1] = read(chance.choice(CADENCES[brief.mode]), tonic)[0]
        bars[-rest:] = [(Chord(tonic, HOME[brief.mode]),)] * rest
    return bars


def _unhurried(scene: Scene, song: Sequence[Bar], brief: MusicBrief, chance: Random) -> bool:
    """Two bars a chord: in breaks, and wherever the music is still or dreamy enough to bear it."""
    calm = 0.45 * brief.feel.dream - 0.45 * brief.feel.energy - 0.25 + (0.6 if scene.theme == "break" else 0.0)
    return len(song) <= 4 and scene.bars >= 8 and chance.random() < calm


def _enrich(bar: Bar, colour: float, chance: Random) -> Bar:
    """Exchange some colours for richer ones; a lone dominant may be suspended first, a tonic become its relative."""
    enriched: list[Chord] = []
    for chord in bar:
        richer = chord.quality in RICHER and chance.random() < 0.7 * colour
        enriched.append(Chord(chord.root, chance.choice(RICHER[chord.quality])) if richer else chord)
    only = enriched[0]
    if len(enriched) == 1 and only.quality in ("9", "13") and chance.random() < 0.5 * colour:
        return Chord(only.root, "9sus"), Chord(only.root, "13")
    if len(enriched) == 1 and only.quality in ("maj9", "maj13") and chance.random() < 0.3 * colour:
        return only, Chord((only.root + 9) % 12, "m11")
    return tuple(enriched)


def _turn_around(bar: Bar, goal: int, chance: Random) -> Bar:
    """Let the second half of a bar lead to the chord on `goal`: dominant, tritone substitute, backdoor or a
    side-slip. A bar that already changes, or already is a dominant, is left alone."""
    if len(bar) != 1 or bar[0].root in ((goal + 7) % 12, goal):
        return bar
    way = chance.choice((Chord((goal + 7) % 12, "9sus"), Chord((goal + 1) % 12, "9"), Chord((goal + 10) % 12, "13")))
    return bar[0], way
