"""bars -> scenes: the way of a tape from intro to outro, and how each section is played this time.

A tune that returns is known again, and yet nothing returns unchanged: every further turn of a theme brings another
accompaniment, another development of the motif, another player, more colour in the chords, or silence somewhere.
Calm comes from the same motif staying.
"""

import math
from random import Random

from pipelines.embedded.musician.accompaniment import COMPS, FAMILY
from pipelines.embedded.musician.ensemble import Cast
from pipelines.embedded.musician.sheet import Scene
from pipelines.embedded.musician.theory import stream
from pipelines.roles import Instrument, MusicBrief, Section

ROUTES = (  # - is a break
    "AB-ACA-DBA-CDB-ACD-BA",
    "AAB-CA-BDA-CBD-AC-DBA",
    "ABA-CB-DAC-BDA-CAB-DA",
)
SHORT_ROUTE = "AB-ACA-BA"
LONG_TAPE_BARS = 36  # from here sections have eight bars, below four
IDEAS = (0, 0, 1, 0, 2, 1, 0, 3)  # which tune a theme sings on its 1st, 2nd, … turn: the first keeps coming home
DRUM_LEVELS = {"chords": 1, "call": 1, "beat": 2, "bass": 1, "dub": 2, "duet": 1, "pads": 0, "still": 0}
DEVELOPMENTS = ("ornament", "sequence", "displace", "invert", "diminish", "thin", "octave", "fragment", "reorder")


SOLO_COMPS = ("held", "shell and top", "waves", "broken", "late")  # leave both hands room for the tune


def lay_out(bars: int, chance: Random) -> list[Section]:
    """Sections that fill `bars` exactly, in whole phrases of four or eight; what is left over lengthens the outro."""
    edge = 4 if bars >= 48 else 2 if bars >= 12 else 1 if bars >= 6 else 0
    unit = 8 if bars >= LONG_TAPE_BARS else 4
    route = chance.choice(ROUTES) if unit == 8 else SHORT_ROUTE
    left = bars - 2 * edge - (edge == 0)
    plan: list[tuple[str, int]] = [("intro", edge)] if edge else []
    at = 0
    while left >= 2:
        theme = route[at % len(route)].replace("-", "break")
        at += 1
        size = unit // 2 if theme == "break" else unit
        again = at > len(route) and theme == plan[-1][0]  # where the route starts over
        if again or (theme == "break" and left < size + 4):
            continue
        size = size if left >= size else 4 if left >= 4 else 0
        if not size:
            break
        plan.append((theme, size))
        left -= size
    if len(plan) < 2:  # under five bars nothing but the theme fits
        plan, left = [*plan, ("A", left)], 0
    if len(plan) > 3 and "A" not in (plan[-1][0], plan[-2][0]):  # come home before the end
        plan[-1] = ("A", plan[-1][1])
    plan.append(("outro", max(1, edge) + left))
    sections: list[Section] = []
    start = 0
    turns: dict[str, int] = {}
    for theme, size in plan:
        turn = turns.get(theme, 0)
        turns[theme] = turn + 1
        sections.append(Section(_name(theme, turn), start, size))
        start += size
    return sections


def _name(theme: str, turn: int) -> str:
    if theme not in "ABCD" or turn == 0:
        return theme
    return theme + "'" * turn if turn <= 2 else f"{theme}{turn + 1}"


def stage(brief: MusicBrief, cast: Cast, bars: int) -> tuple[Scene, ...]:
    """The scenes of a whole tape of `bars` bars."""
    scenes: list[Scene] = []
    turns: dict[str, int] = {}
    for section in lay_out(bars, stream(brief.seed, "form")):
        theme = section.name.rstrip("'0123456789")
        turn = turns.get(theme, 0)
        turns[theme] = turn + 1
        scenes.append(direct(brief, cast, section, theme, turn, position=section.bar / bars))
    return tuple(scenes)


def stage_loop(brief: MusicBrief, cast: Cast, bars: int) -> tuple[Scene, ...]:
    """The main section alone, everybody playing."""
    return (direct(brief, cast, Section("A", 0, bars), "A", 0, position=0.3),)


def direct(brief: MusicBrief, cast: Cast, section: Section, theme: str, turn: int, *, position: float) -> Scene:
    """How this section is played; `position` 0..1 is its place in the tape, which is fullest at about two thirds."""
    chance = stream(brief.seed, "scene", theme, turn)
    feel = brief.feel
    arc = 0.1 * (1 - abs(position - 0.65) / 0.65)
    base = {"intro": 0.3, "A": 0.5, "B": 0.68, "C": 0.6, "D": 0.56, "break": 0.3, "outro": 0.32}[theme]
    energy = min(1.0, max(0.05, base + arc + 0.25 * feel.energy + 0.03 * min(turn, 3)))
    lead, answer = _voices(cast, theme, turn, chance)
    kind = _break_kind(cast, turn, chance) if theme == "break" else _intro_kind(brief, cast, section, theme)
    dreamy = feel.dream > 0.2 or brief.groove == "none" or feel.energy < -0.5
    pads = cast.pads and (
        theme in ("B", "D", "break") or dreamy or (theme in ("A", "C") and turn > 0) or theme == "outro"
    )
    return Scene(
        section=section,
        theme=theme,
        turn=turn,
        energy=energy,
        chords=kind != "dub",
        lead=None if kind == "pads" or (theme == "intro" and kind != "call") else lead,
        answer=answer if cast.bare or (theme not in ("intro", "outro") and kind in ("", "duet")) else None,
        pad=cast.pads[(turn + (theme in ("B", "C"))) % len(cast.pads)] if pads else None,
        bass=_bass(cast, theme, turn, kind, chance),
        drums=DRUM_LEVELS[kind] if kind else 1 if theme in ("intro", "outro") else 2,
        comp=_comp(brief, cast, theme, turn, kind),
        development=_development(theme, turn, brief),
        idea=IDEAS[turn % len(IDEAS)],
        lift={"B": 4, "C": 1, "break": -2}.get(theme, 0) + (chance.choice((0, 2, -2)) if IDEAS[turn % 8] else 0),
        colour=_colour(theme, turn) + (0.15 * max(0.0, feel.grit) if turn else 0.0),
        pauses=(("chords", 0, section.bars // 2),)
        if kind in ("beat", "bass")
        else _pauses(section, theme, turn, chance),
    )


def _colour(theme: str, turn: int) -> float:
    """How far the chords stray: nothing at first, then in waves, so that the plain song comes back too."""
    return 0.0 if theme in ("intro", "outro") else (0.0, 0.3, 0.6, 0.15, 0.75, 0.4)[turn % 6]


def _voices(cast: Cast, theme: str, turn: int, chance: Random) -> tuple[Instrument | None, Instrument | None]:
    """Who sings and who answers: the second theme, and some later turns, belong to another player."""
    if not cast.answers:
        return cast.lead, None
    other = cast.answers[(turn + (theme in ("B", "C"))) % len(cast.answers)]
    swap = theme in ("C", "D") or (turn >= 1 and chance.random() < 0.35)
    return (other, cast.lead) if swap else (cast.lead, other)


def _break_kind(cast: Cast, turn: int, chance: Random) -> str:
    if cast.bare:
        return "dub" if cast.lead is None else "duet"
    kinds = ["pads" if cast.pads else "still"]
    kinds += ["duet"] * (cast.lead is not None) + ["dub"] * bool(cast.basses) + ["still"]
    return kinds[0] if turn == 0 else chance.choice(kinds)


def _intro_kind(brief: MusicBrief, cast: Cast, section: Section, theme: str) -> str:
    """How a tape opens: with chords, with the bare beat, with the bass, or with a first call of the motif."""
    if theme != "intro":
        return ""
    if cast.bare:
        return "bass" if cast.lead is None else "call"
    kinds = ["chords", "chords"]
    kinds += ["call"] * (cast.lead is not None and section.bars > 1)
    kinds += ["beat"] * (brief.groove != "none" and section.bars > 1 and brief.feel.energy > -0.4)
    kinds += ["bass"] * (bool(cast.basses) and section.bars > 1)
    return stream(brief.seed, "intro").choice(kinds)


def _bass(cast: Cast, theme: str, turn: int, kind: str, chance: Random) -> Instrument | None:
    quiet = kind in ("pads", "still", "chords", "call", "beat") or (theme == "break" and chance.random() < 0.2)
    if not cast.basses or (quiet and not cast.bare):
        return None
    return cast.basses[(turn + (theme in ("B", "C"))) % len(cast.basses)]


def _comp(brief: MusicBrief, cast: Cast, theme: str, turn: int, kind: str) -> str:
    """The accompaniment: one pattern for A that the loop shares, others for the other themes and for later turns."""
    family = FAMILY.get(cast.chords, "keys") if cast.chords else "keys"
    table, feel = COMPS[family], brief.feel
    if theme in ("intro", "outro") or kind in ("pads", "still"):
        calm = [name for name, comp in table.items() if comp.energy < -0.1]
        return stream(brief.seed, "comp", theme, turn).choice(calm)
    names = list(table)
    weights = [math.exp(-2.2 * abs(c.energy - 0.8 * feel.energy) + 1.2 * feel.dream * c.dream) for c in table.values()]
    if cast.solo and family == "keys":
        weights = [w * (name in SOLO_COMPS) for name, w in zip(names, weights, strict=True)]
    if brief.groove == "bossa" and "bossa strum" in table:
        weights[names.index("bossa strum")] *= 12
    order: list[str] = []
    chance = stream(brief.seed, "comps")
    while len(order) < len(names) and sum(weights) > 0:
        order.append(chance.choices(names, weights)[0])
        at = names.index(order[-1])
        kin = [comp.rings == table[names[at]].rings for comp in table.values()]
        weights = [0.0 if i == at else w * (0.6 if kin[i] else 1.5) for i, w in enumerate(weights)]  # contrast next
    start = {"A": 0, "B": 1, "C": 2, "D": 3, "break": 4}[theme]
    return order[(start + (turn if theme != "A" else (turn + 1) // 2 * 2)) % min(5, len(order))]


def _development(theme: str, turn: int, brief: MusicBrief) -> tuple[str, ...]:
    """What happens to the motif: B turns it over, every return of a theme draws new turns from a shuffled pack."""
    if turn == 0:
        return ("invert",) if theme == "B" else ()
    chance = stream(brief.seed, "development", theme)
    pack: list[str] = []
    while len(pack) < 2 * turn:
        pack += chance.sample(DEVELOPMENTS, len(DEVELOPMENTS))
    return tuple(pack[2 * turn - 2 : 2 * turn])


def _pauses(section: Section, theme: str, turn: int, chance: Random) -> tuple[tuple[str, int, int], ...]:
    """Silences that make room: a late kick, a bar without drums, a tune that waits."""
    if theme not in "ABCD" or section.bars < 8 or (theme == "A" and turn == 0):
        return ()
    half = section.bars // 2
    ways = (
        (("kick", 0, half),),
        (("drums", half, 1),),
        (("bass", 0, half),),
        (("drums", section.bars - 1, 1), ("bass", section.bars - 1, 1)),
        (("lead", 0, half),),
        (("chords", half, 2),),
        (),
    )
    return chance.choice(ways)
