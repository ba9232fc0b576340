"""scenes -> tune: the motif called, sequenced, developed, left in silence and closed."""

from dataclasses import replace
from random import Random

from pipelines.embedded.musician.ensemble import TUNE_RANGE
from pipelines.embedded.musician.motif import Cell, develop, fragment, write_ending, write_motif
from pipelines.embedded.musician.sheet import Scene, Sheet
from pipelines.embedded.musician.singing import Tone, sing

PLANS_8 = (  # a b: the motif's bars · A B: sequenced · f: fragment · h: open end · c: close · -: silence
    "ab-hABfc",
    "a-AhaBfc",
    "abAh-bfc",
    "-abh-Bfc",
    "ah-Ab-Bc",
    "aAfh-bfc",
    "ab-hb-fc",
    "a-h-A-fc",
)
PLANS_4 = ("abfc", "a-Ac", "ab-c", "aAhc", "-abc")
CALM_PLANS_8 = ("a---A--c", "a-h-A--c", "--a-h--c", "-a-h-A-c", "a--h---c")
CALM_PLANS_4 = ("a--c", "-a-c", "a-c-", "--ac")


def write_tune(sheet: Sheet, scene: Scene) -> list[Tone]:
    """The tune of one scene, in time order; empty where nobody sings."""
    if scene.lead is None:
        return []
    low, high = TUNE_RANGE[scene.lead]
    anchor = (2 * low + high) // 3 + round(4 * sheet.brief.feel.brightness) + scene.lift
    anchor += 4 if "octave" in scene.development else 0
    planned = plan(sheet, scene, min(high - 4, max(low + 3, anchor)))
    return sing(sheet, planned, low, high, sheet.stream("wander", scene.theme, scene.idea))


def density(sheet: Sheet) -> float:
    """How much the tune says, 0..1: the energy and dream dials decide."""
    feel = sheet.brief.feel
    return max(0.05, min(0.95, 0.42 + 0.32 * feel.energy - 0.26 * feel.dream))


def motif(sheet: Sheet, theme: str) -> tuple[Cell, Cell]:
    """The two bars a theme is made of. B is made of A's, turned over; C and D have their own."""
    chance = sheet.stream("motif", theme if theme in ("C", "D") else "A", sheet.metre.steps)
    first, second = write_motif(chance, sheet.metre.steps, density(sheet), sheet.brief.feel.valence)
    return (second, first) if theme == "B" else (first, second)


def plan(sheet: Sheet, scene: Scene, anchor: int) -> list[Tone]:
    """Which bar takes which figure, and from where: call, silence, sequence, open end, close.

    Every bar draws from its own stream, named by the idea, so that a tune that comes back is the same tune; the
    scene's development then changes all of it but the first call, or only its second half where the idea was heard
    before. B is turned over from its first bar."""
    steps = sheet.metre.steps
    cells = dict(zip("ab", motif(sheet, scene.theme), strict=True))
    unit = 8 if scene.bars >= 8 else 4
    tones: list[Tone] = []
    for offset, figure in enumerate(_shape(sheet, scene, unit)):
        bar = scene.first + offset
        if figure == "-" or scene.rests("lead", bar):
            continue
        chance = sheet.stream("tune", scene.theme, scene.idea, offset)
        first_call = scene.turn > 0 and not tones and scene.theme != "B"
        known = first_call or (scene.returns and offset % unit < unit // 2)
        climb = offset // 2 if scene.theme == "B" else 0
        drawn = _figure(figure, cells, () if known else scene.development, chance, steps, bar, anchor + climb)
        free = drawn[0].step + (bar - tones[-1].bar) * steps - tones[-1].step - tones[-1].length if tones else 9
        tones += _upbeat(drawn, free if offset else 0, chance, steps, density(sheet))
    return tones


def _shape(sheet: Sheet, scene: Scene, unit: int) -> str:
    """One character of PLANS a bar."""
    slow = scene.lead in ("warm pad", "strings")
    calm = slow or density(sheet) < 0.28 or scene.theme == "break"
    if scene.theme == "intro":
        return "a".ljust(scene.bars, "-")
    if scene.theme == "outro":
        home = sheet.home_bar - scene.first
        return ("a" if home >= 2 else "").ljust(home, "-") + "c"
    shape = ""
    while len(shape) < scene.bars:
        chance = sheet.stream("shape", scene.theme, scene.idea, len(shape), calm)
        plans = (CALM_PLANS_8, PLANS_8) if unit == 8 else (CALM_PLANS_4, PLANS_4)
        shape += chance.choice(plans[not calm])
    return shape if len(shape) == scene.bars else shape[: scene.bars - 1] + "c"


def _upbeat(tones: list[Tone], free: int, chance: Random, steps: int, dense: float) -> list[Tone]:
    """Lead into a figure that starts on the bar line: by a pick-up from below, or by singing its first note early.
    `free`: sixteenths of silence before it."""
    head = tones[0]
    if head.step or free < 6 or head.bar == 0 or head.ending:
        return tones
    draw = chance.random()
    if draw < 0.22:
        return [replace(head, bar=head.bar - 1, step=steps - 2, length=head.length + 2), *tones[1:]]
    if draw < 0.3 + 0.3 * dense:
        count = 2 if dense > 0.4 and free >= 8 else 1
        lead_in = [
            Tone(head.bar - 1, steps - 2 * (count - at), 2, 1, at == 0, "", head.anchor - 2 * count)
            for at in range(count)
        ]
        return [*lead_in, replace(head, head=False, move=1), *tones[1:]]
    return tones


def _figure(
    figure: str, cells: dict[str, Cell], ways: tuple[str, ...], chance: Random, steps: int, bar: int, anchor: int
) -> list[Tone]:
    ending = {"h": "half", "c": "close"}.get(figure, "")
    moved = chance.choice((-4, -2, 2, 3, 5))
    if ending:
        cell = write_ending(chance, steps, falling=chance.random() < 0.7)
    else:
        second = (figure in "bB") != ("reorder" in ways)
        cell = develop(cells["b" if second else "a"], ways, steps)
        if figure == "f":
            cell = fragment(cell, steps)
        anchor += moved if figure in "AB" else 0
        anchor -= moved if "sequence" in ways else 0
    return [
        Tone(bar, s.step, s.length, s.move, at == 0, ending if at == len(cell) - 1 else "", anchor)
        for at, s in enumerate(cell)
    ]
