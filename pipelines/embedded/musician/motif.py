"""A motif, and what can be done to it: two bars of rhythm and contour, without pitches or key."""

from dataclasses import dataclass, replace
from random import Random


@dataclass(frozen=True, slots=True)
class Stroke:
    """One note of a cell: from `step` for `length` sixteenths, `move` scale steps away from the stroke before."""

    step: int
    length: int
    move: int


Cell = tuple[Stroke, ...]

DRAFTS = 7

RHYTHMS_4: tuple[tuple[str, ...], ...] = (  # each "onset+length", from sparse to busy
    ("0+10", "4+10", "0+4 6+8", "2+2 4+8", "8+6", "0+6 8+6", "0+6 6+8", "4+4 8+6", "0+12", "2+6 8+6"),
    (
        "0+3 3+3 6+6",
        "2+2 4+4 10+5",
        "0+2 2+4 6+2 8+6",
        "4+2 6+4 10+6",
        "0+4 4+3 7+6",
        "6+2 8+3 11+5",
        "0+6 6+2 8+6",
        "2+2 4+2 6+6",
        "0+4 6+2 8+4 12+4",
        "4+2 6+2 8+8",
        "0+3 3+1 4+8",
        "2+4 6+4 10+4",
    ),
    (
        "0+2 2+2 4+2 6+4 10+2 12+4",
        "0+1 1+3 4+2 6+2 8+4 13+3",
        "2+2 4+2 6+2 8+2 10+6",
        "0+3 3+3 6+2 8+2 10+2 12+3",
        "0+2 2+2 4+4 8+2 10+2 12+4",
        "2+1 3+3 6+2 8+4 12+2",
        "0+2 3+3 6+2 8+2 11+4",
        "4+2 6+1 7+3 10+2 12+4",
    ),
)
RHYTHMS_3: tuple[tuple[str, ...], ...] = (
    ("0+8", "0+10", "4+8", "0+6 6+6", "0+8 8+4", "2+2 4+8", "0+4 4+8"),
    ("0+4 4+4 8+4", "0+6 6+2 8+4", "0+4 6+2 8+4", "2+2 4+4 8+4", "0+3 3+3 6+6", "0+8 8+2 10+2", "4+2 6+2 8+4"),
    ("0+2 2+2 4+4 8+4", "0+4 4+2 6+2 8+4", "2+2 4+2 6+2 8+4", "0+2 2+2 4+2 6+2 8+4", "0+3 3+1 4+4 8+2 10+2"),
)
ENDINGS_4 = ("0+10", "0+2 2+10", "0+4 4+8", "2+2 4+10", "0+3 3+9", "0+2 2+2 4+10")
ENDINGS_3 = ("0+10", "0+4 4+8", "0+2 2+8", "2+2 4+8")


def read_rhythm(text: str) -> list[tuple[int, int]]:
    return [(int(onset), int(length)) for onset, length in (stroke.split("+") for stroke in text.split())]


def write_cell(chance: Random, steps: int, density: float, rising: float) -> Cell:
    """One bar: a rhythm of about `density` (0..1) and a contour that climbs more often for `rising` (-1..1).
    A leap is answered by a step back (gap and fill, Meyer)."""
    tiers = RHYTHMS_3 if steps == 12 else RHYTHMS_4
    tier = min(2, max(0, round(density * 2.5 - 0.2 + chance.uniform(-0.5, 0.5))))
    last, strokes = 0, list[Stroke]()
    for step, length in read_rhythm(chance.choice(tiers[tier])):
        if abs(last) > 2:
            move = -1 if last > 0 else 1
        else:
            up = chance.random() < 0.5 + 0.2 * rising
            move = chance.choice((1, 1, 1, 2, 2, 3, 4)) * (1 if up else -1)
        strokes.append(Stroke(step, length, move))
        last = move
    return tuple(strokes)


def write_motif(chance: Random, steps: int, density: float, rising: float) -> tuple[Cell, Cell]:
    """Two bars worth remembering: the best of a handful of drafts."""
    drafts = [
        (write_cell(chance, steps, density, rising), write_cell(chance, steps, density * 0.9, -rising))
        for _ in range(DRAFTS)
    ]
    return max(drafts, key=lambda draft: _memorable(draft, density))


def _memorable(motif: tuple[Cell, Cell], density: float) -> float:
    """A singable motif spans a fourth to a ninth, has one summit that is neither its first nor its last note, mixes
    long with short, says enough and not too much, and does not count the same bar twice (after Schoenberg,
    Fundamentals of Musical Composition)."""
    strokes = [*motif[0], *motif[1]]
    line = [0]
    for stroke in strokes[1:]:
        line.append(line[-1] + stroke.move)
    span = max(line) - min(line)
    summit = line.count(max(line)) == 1 and line[0] < max(line) > line[-1]
    lengths = len({stroke.length for stroke in strokes})
    same = [s.step for s in motif[0]] == [s.step for s in motif[1]]
    off_beat = sum(stroke.step % 4 != 0 for stroke in strokes) / len(strokes)
    enough = abs(len(strokes) - (3.5 + 5 * density))
    return (
        -0.9 * enough
        - abs(span - 5.5)
        + 1.5 * summit
        + 0.8 * min(3, lengths)
        - 1.5 * same
        - 4 * abs(off_beat - 0.4)
        - 0.4 * abs(line[-1])
    )


def write_ending(chance: Random, steps: int, falling: bool) -> Cell:
    """A bar that comes to rest on one long note, mostly from above."""
    rhythm = read_rhythm(chance.choice(ENDINGS_3 if steps == 12 else ENDINGS_4))
    return tuple(Stroke(step, length, -1 if falling else chance.choice((1, -1))) for step, length in rhythm)


def invert(cell: Cell) -> Cell:
    return tuple(replace(stroke, move=-stroke.move) for stroke in cell)


def displace(cell: Cell, steps: int) -> Cell:
    """The same figure an eighth later, or earlier where there is no room."""
    end = cell[-1].step
    shift = 2 if end + 2 < steps - 1 else -2 if cell[0].step >= 2 else 0
    return tuple(replace(stroke, step=stroke.step + shift) for stroke in cell)


def diminish(cell: Cell) -> Cell:
    """Long strokes are divided by a neighbour note."""
    strokes: list[Stroke] = []
    for stroke in cell:
        if stroke.length >= 4 and len(strokes) < 6:
            turn = 1 if stroke.move <= 0 else -1
            half = stroke.length // 4 * 2
            strokes += [
                replace(stroke, length=half),
                Stroke(stroke.step + half, stroke.length - half, turn),
            ]
        else:
            strokes.append(stroke)
    return tuple(strokes)


def thin(cell: Cell, steps: int) -> Cell:
    """Only the pillars stay, and ring longer."""
    if len(cell) < 3:
        return cell
    pillars = [cell[0], max(cell[1:], key=lambda stroke: stroke.length)]
    ends = [pillars[1].step, min(steps, pillars[1].step + pillars[1].length + 4)]
    move = sum(stroke.move for stroke in cell[1 : cell.index(pillars[1]) + 1]) or 1
    return (
        replace(pillars[0], length=ends[0] - pillars[0].step),
        replace(pillars[1], length=ends[1] - pillars[1].step, move=max(-4, min(4, move))),
    )


def fragment(cell: Cell, steps: int) -> Cell:
    """The head of the figure twice in a bar, the second time a step lower."""
    half = 6 if steps == 12 else 8
    head = [stroke for stroke in cell if stroke.step < half][:3] or [replace(cell[0], step=0, length=min(4, half))]
    head = [replace(stroke, length=min(stroke.length, half - stroke.step)) for stroke in head]
    return (*head, *(replace(s, step=s.step + half, move=s.move if at else -1) for at, s in enumerate(head)))


def develop(cell: Cell, ways: tuple[str, ...], steps: int) -> Cell:
    """The cell after every one of `ways` that changes cells; other names are for other ears."""
    for way in ways:
        if way == "invert":
            cell = invert(cell)
        elif way == "displace":
            cell = displace(cell, steps)
        elif way == "diminish":
            cell = diminish(cell)
        elif way == "thin":
            cell = thin(cell, steps)
        elif way == "fragment":
            cell = fragment(cell, steps)
    return tuple(stroke for stroke in cell if stroke.step < steps)
