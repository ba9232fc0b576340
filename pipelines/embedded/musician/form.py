"""bars -> scenes: the way of a tape from intro to outro, and how each section is played this time.

Nothing returns unchanged: every further turn of a theme brings another accompaniment, another development of the
motif, another player, more colour in the chords, or silence somewhere. Calm comes from the same motif staying.
"""

from random import Random

from pipelines.embedded.musician.accompaniment import COMPS, FAMILY
from pipelines.embedded.musician.ensemble import Cast
from pipelines.embedded.musician.sheet import Scene
from pipelines.embedded.musician.theory import stream
from pipelines.roles import Instrument, MusicBrief, Section

ROUTES = (
    ("A", "B", "break", "A", "C", "A", "break", "B", "A", "C", "break", "A", "B"),
    ("A", "B", "A", "break", "C", "A", "B", "break", "A", "C", "B", "break"),
    ("A", "A", "B", "break", "C", "B", "A", "break", "A", "C", "A", "break", "B"),
)
LONG_TAPE_BARS = 36  # from here sections have eight bars, below four
DEVELOPMENTS = ("ornament", "sequence", "displace", "invert", "diminish", "thin", "octave", "fragment", "reorder")


def lay_out(bars: int, chance: Random) -> list[Section]:
    """Sections that fill `bars` exactly, in whole phrases of four or eight; what is left over lengthens the outro."""
    edge = 4 if bars >= 48 else 2 if bars >= 12 else 1 if bars >= 6 else 0
    unit = 8 if bars >= LONG_TAPE_BARS else 4
    route = ROUTES[chance.randrange(len(ROUTES))] if unit == 8 else ROUTES[0]
    left = bars - 2 * edge - (edge == 0)
    plan: list[tuple[str, int]] = [("intro", edge)] if edge else []
    at = 0
    while left >= 2:
        theme = route[at % len(route)]
        at += 1
        size = unit // 2 if theme == "break" else unit
        if theme == "break" and left < size + 4:
            continue
        size = size if left >= size else 4 if left >= 4 else 0
        if not size:
            break
        plan.append((theme, size))
        left -= size
    if len(plan) < 2:  # under five bars nothing but the theme fits
        plan, left = [*plan, ("A", left)], 0
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
    if theme not in "ABC" or turn == 0:
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
    base = {"intro": 0.3, "A": 0.5, "B": 0.68, "C": 0.6, "break": 0.3, "outro": 0.32}[theme]
    energy = min(1.0, max(0.05, base + arc + 0.25 * feel.energy + 0.03 * min(turn, 3)))
    lead, answer = _voices(cast, theme, turn, chance)
    kind = _break_kind(cast, turn, chance) if theme == "break" else ""
    dreamy = feel.dream > 0.2 or brief.groove == "none" or feel.energy < -0.5
    pads = cast.pads and (theme in ("B", "break") or dreamy or (theme in ("A", "C") and turn > 0) or theme == "outro")
    return Scene(
        section=section,
        theme=theme,
        turn=turn,
        energy=energy,
        chords=kind != "dub",
        lead=None if theme == "intro" or kind in ("pads", "dub") else lead,
        answer=answer if theme not in ("intro", "outro") and kind in ("", "duet") else None,
        pad=cast.pads[(turn + (theme in "BC")) % len(cast.pads)] if pads else None,
        bass=_bass(cast, theme, turn, kind, chance),
        drums={"intro": 1, "outro": 1}.get(theme, {"": 2, "dub": 2, "duet": 1, "pads": 0, "still": 0}.get(kind, 2)),
        comp=_comp(brief, cast, theme, turn, kind),
        development=_development(theme, turn, brief),
        lift={"B": 4, "C": 1, "break": -2}.get(theme, 0) + (chance.choice((0, 0, 2, -2)) if turn else 0),
        colour=0.0 if theme in ("intro", "outro") else min(0.85, 0.25 * turn + 0.15 * max(0.0, feel.grit) * (turn > 0)),
        pauses=_pauses(section, theme, turn, chance),
    )


def _voices(cast: Cast, theme: str, turn: int, chance: Random) -> tuple[Instrument | None, Instrument | None]:
    """Who sings and who answers: the second theme, and some later turns, belong to another player."""
    if not cast.answers:
        return cast.lead, None
    other = cast.answers[(turn + (theme == "C")) % len(cast.answers)]
    swap = theme == "C" or (turn >= 1 and chance.random() < 0.35)
    return (other, cast.lead) if swap else (cast.lead, other)


def _break_kind(cast: Cast, turn: int, chance: Random) -> str:
    kinds = ["pads" if cast.pads else "still"]
    kinds += ["duet"] * (cast.lead is not None) + ["dub"] * bool(cast.basses) + ["still"]
    return kinds[0] if turn == 0 else chance.choice(kinds)


def _bass(cast: Cast, theme: str, turn: int, kind: str, chance: Random) -> Instrument | None:
    if not cast.basses or (theme == "intro" and chance.random() < 0.6) or kind in ("pads", "still"):
        return None
    return cast.basses[(turn + (theme in "BC")) % len(cast.basses)]


def _comp(brief: MusicBrief, cast: Cast, theme: str, turn: int, kind: str) -> str:
    """The accompaniment: one pattern for A that the loop shares, others for the other themes and for later turns."""
    family = FAMILY.get(cast.chords, "keys") if cast.chords else "keys"
    table, feel = COMPS[family], brief.feel
    if theme in ("intro", "outro") or kind in ("pads", "still"):
        calm = [name for name, comp in table.items() if comp.energy < -0.1]
        return stream(brief.seed, "comp", theme, turn).choice(calm)
    names = list(table)
    aim = feel.energy * 0.8 + {"B": 0.25, "C": 0.1}.get(theme, 0.0)
    weights = [2.718 ** (-2.2 * abs(c.energy - aim) + 1.2 * feel.dream * c.dream) for c in table.values()]
    if brief.groove == "bossa" and "bossa strum" in table:
        weights[names.index("bossa strum")] *= 12
    order: list[str] = []
    chance = stream(brief.seed, "comps")
    while len(order) < len(names):
        order.append(chance.choices(names, weights)[0])
        weights[names.index(order[-1])] = 0.0
    start = {"A": 0, "B": 1, "C": 2, "break": 3}[theme]
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
    if theme not in "ABC" or section.bars < 8 or (theme == "A" and turn == 0):
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
