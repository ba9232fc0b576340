"""Stencil capitals as strokes on a grid two wide and four high, for words that stand on crates and doors."""

Stroke = tuple[tuple[float, float], ...]

_LETTERS = {
    "A": "00 14 20/0.5,1.5 1.5,1.5", "B": "00 04 14 1.6,3 12 02/12 21 10 00", "C": "23.4 14 04 00 10 20.6",
    "D": "00 04 14 23 21 10 00", "E": "20 00 04 24/02 1.5,2", "F": "00 04 24/02 1.5,2", "G": "24 04 00 20 22 12",
    "H": "00 04/20 24/02 22", "I": "10 14", "J": "24 20 00 01", "K": "00 04/24 02 20", "L": "04 00 20",
    "M": "00 04 12 24 20", "N": "00 04 20 24", "O": "00 04 24 20 00", "P": "00 04 24 22 02",
    "Q": "00 04 24 20 00/11 20",
    "R": "00 04 24 22 02/12 20", "S": "24 04 02 22 20 00", "T": "10 14/04 24", "U": "04 00 20 24", "V": "04 10 24",
    "W": "04 0.5,0 12 1.5,0 24", "X": "00 24/04 20", "Y": "04 12 24/12 10", "Z": "04 24 00 20", "-": "02 22",
    "1": "03 14 10", "2": "04 24 22 02 00 20", "3": "04 24 20 00/02 22", "4": "04 02 22/24 20", "7": "04 24 10",
    "5": "24 04 02 22 20 00", "6": "24 04 00 20 22 02", "8": "00 04 24 20 00/02 22", "9": "20 24 04 02 22",
    "0": "00 04 24 20 00",
}  # fmt: skip


def strokes_of(letter: str) -> tuple[Stroke, ...]:
    """The letter's strokes, points (x 0..2, y 0..4); none for a letter that is not known."""
    drawn = _LETTERS.get(letter.upper(), "")
    return tuple(tuple(_point(one) for one in stroke.split()) for stroke in drawn.split("/") if stroke)


def _point(one: str) -> tuple[float, float]:
    if "," in one:
        x, y = one.split(",")
        return float(x), float(y)
    return float(one[0]), float(one[1:])
