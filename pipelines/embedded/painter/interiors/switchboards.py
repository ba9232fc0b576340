"""Switchboards: jacks under rows of lamps, key shelves, plugs in line, calls that are up; racks of relays."""

import itertools
import math

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.interiors.lamps import BRASS, arc
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, wall
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.stage import Stage

FLOOR, BACK_Z = -1.5, 7.3
CORNER = (3.7, 6.2)
WOOD, EBONY, CREAM = colour("8a562c"), colour("241e1c"), colour("e8dcb8")
BOARD_LEFT, BOARD_RIGHT, BOARD_TOP, SHELF = -0.28, 2.5, 0.95, -0.55
SIGNALS = tuple(colour(tone) for tone in ("ffd070", "ffd070", "ffb048", "ff6a4a", "8ff0a0", "fff4d8"))
CORDS = tuple(colour(tone) for tone in ("b8403a", "3f7a5a", "c8a050", "3a5a8a"))


def draw_switchboard(stage: Stage, seed: int) -> None:
    """Panels of jacks under rows of lamps, a sloping key shelf, plugs standing in line, cords gone across."""
    near = BACK_Z - 0.28
    face = wall(stage, (BOARD_LEFT, near), (BOARD_RIGHT, near), FLOOR, BOARD_TOP)
    stage.box(BOARD_LEFT, BOARD_RIGHT, FLOOR, BOARD_TOP, near, BACK_Z, WOOD * 0.8, WOOD * 1.2)
    shelf = SHELF - FLOOR
    boards(Sheet(stage, face.corner, face.along, face.up, face.width, shelf), WOOD * 0.85, seed, step=0.46)
    face.patch(0.05, shelf + 0.16, face.width - 0.05, face.height - 0.1, EBONY)
    face.patch(0, face.height - 0.1, face.width, face.height, WOOD * 1.5)
    face.line((0, face.height), (face.width, face.height), 0.05, BRASS)
    bays = 6
    wide = (face.width - 0.1) / bays
    for bay in range(bays + 1):
        u = 0.05 + wide * bay
        face.line((u, shelf + 0.12), (u, face.height - 0.08), 0.055, WOOD * 1.3)
    for bay in range(bays):
        for row in range(11):
            v = shelf + 0.25 + 0.101 * row
            for column in range(6):
                u = 0.05 + wide * (bay + (column + 0.85) / 6.7)
                if row in (2, 6, 10):
                    lit = draw(seed, bay, row, column, 11) < 0.42
                    tone = SIGNALS[int(6 * draw(seed, bay, row, column, 12))]
                    face.patch(
                        u - 0.026,
                        v - 0.026,
                        u + 0.026,
                        v + 0.026,
                        tone if lit else tone * 0.25,
                        1.0 if lit else 0.1,
                        0.01,
                    )
                else:
                    face.patch(u - 0.012, v - 0.012, u + 0.012, v + 0.012, BRASS * 0.62, 0.05, 0.01)
            if row in (2, 6, 10):
                face.patch(
                    0.05 + wide * bay + 0.04,
                    v - 0.05,
                    0.05 + wide * (bay + 1) - 0.04,
                    v - 0.035,
                    CREAM * 0.8,
                    0.05,
                    0.01,
                )
    _key_shelf(stage, face, near, shelf, seed)
    _crossing_cords(face, bays, wide, shelf, seed)
    for x in (BOARD_LEFT + 0.5, (BOARD_LEFT + BOARD_RIGHT) / 2, BOARD_RIGHT - 0.5):
        stage.light((x, 0.2, near - 0.4), "ffb860", 0.6, 0.9, 0.0)
    stage.light(((BOARD_LEFT + BOARD_RIGHT) / 2, 0.3, near - 0.1), "ffc070", 0.5, 1.2, 0.7)


def _key_shelf(stage: Stage, face: Sheet, near: float, shelf: float, seed: int) -> None:
    y = SHELF + 0.1
    lip = [
        (BOARD_LEFT, SHELF, near - 0.42),
        (BOARD_RIGHT, SHELF, near - 0.42),
        (BOARD_RIGHT, y, near),
        (BOARD_LEFT, y, near),
    ]
    stage.poly(lip, WOOD * 1.35)
    stage.poly(
        [
            (BOARD_LEFT, SHELF - 0.08, near - 0.42),
            (BOARD_RIGHT, SHELF - 0.08, near - 0.42),
            (BOARD_RIGHT, SHELF, near - 0.42),
            (BOARD_LEFT, SHELF, near - 0.42),
        ],
        WOOD,
    )
    count = 30
    for k in range(count):
        x = BOARD_LEFT + 0.1 + (face.width - 0.2) * k / (count - 1)
        stage.bar((x, SHELF + 0.07, near - 0.12), (x, SHELF + 0.17, near - 0.12), 0.02, CORDS[k % 4])
        stage.bar((x, SHELF + 0.16, near - 0.12), (x, SHELF + 0.2, near - 0.12), 0.014, BRASS)
        if draw(seed, k, 21) < 0.5:
            stage.bar((x, SHELF + 0.03, near - 0.3), (x, SHELF + 0.07, near - 0.3), 0.016, EBONY if k % 3 else CREAM)
    foot = FLOOR + 0.22
    stage.bar((BOARD_LEFT, foot, near - 0.3), (BOARD_RIGHT, foot, near - 0.3), 0.05, BRASS * 0.8)


def _crossing_cords(face: Sheet, bays: int, wide: float, shelf: float, seed: int) -> None:
    """Calls that are up: each cord hangs in an arc from the shelf to its jack."""
    for k in range(13):
        start = 0.1 + (face.width - 0.2) * draw(seed, k, 31)
        end = min(face.width - 0.12, max(0.12, start + (draw(seed, k, 32) - 0.5) * 2.0))
        top = shelf + 0.3 + 0.75 * draw(seed, k, 33)
        spots = []
        for t in range(9):
            share = t / 8
            u = start + (end - start) * share
            spots.append((u, shelf + 0.12 + (top - shelf - 0.12) * share**1.8 - 0.06 * math.sin(math.pi * share)))
        for a, b in itertools.pairwise(spots):
            face.line(a, b, 0.018, CORDS[k % 4], 0.05, out=0.06)
        face.shape(arc((end, top), 0.024, 0, 2 * math.pi, 6), BRASS * 1.1, 0.1, 0.07)


def draw_long_distance(stage: Stage, seed: int) -> None:
    """The long distance positions along the right wall, seen from the side."""
    near_z, far_z, x = 2.0, 5.85, CORNER[0] - 0.3
    face = wall(stage, (x, far_z), (x, near_z), FLOOR, BOARD_TOP)
    stage.poly(
        [face.at(0, 0), face.at(0, face.height), (CORNER[0], BOARD_TOP, far_z), (CORNER[0], FLOOR, far_z)], WOOD * 0.9
    )
    face.whole(WOOD * 0.8, "up")
    shelf = SHELF - FLOOR
    face.patch(0.05, shelf + 0.16, face.width, face.height - 0.1, EBONY)
    face.patch(0, face.height - 0.1, face.width, face.height, WOOD * 1.5)
    for bay in range(8):
        face.line((0.52 * bay, shelf + 0.1), (0.52 * bay, face.height), 0.05, WOOD * 1.3)
    for row in range(6):
        for k in range(34):
            u, v = 0.1 + 0.112 * k, shelf + 0.3 + 0.19 * row
            if row % 2 == 0 and draw(seed, row, k, 81) < 0.36:
                face.patch(u - 0.03, v - 0.028, u + 0.03, v + 0.028, SIGNALS[int(6 * draw(seed, row, k, 82))], 1.0)
            else:
                face.patch(u - 0.016, v - 0.014, u + 0.016, v + 0.014, BRASS * 0.55, 0.05)
    lip = [
        face.at(0, shelf, 0.4),
        face.at(face.width, shelf, 0.4),
        face.at(face.width, shelf + 0.1),
        face.at(0, shelf + 0.1),
    ]
    stage.poly(lip, WOOD * 1.3)
    stage.poly([face.at(0, shelf - 0.08, 0.4), face.at(face.width, shelf - 0.08, 0.4), lip[1], lip[0]], WOOD)
    stage.light((x - 0.5, 0.2, 4.2), "ffb860", 0.45, 1.0, 0.0)


def draw_relays(stage: Stage, seed: int) -> None:
    """Racks of relays along the left wall, cables combed into them."""
    rack = wall(stage, (-CORNER[0] + 0.25, 2.2), (-CORNER[0] + 0.25, 5.9), FLOOR, 1.5)
    rack.whole(EBONY * 1.4, "up")
    for k in range(8):
        u = rack.width * k / 7
        rack.line((u, 0), (u, rack.height), 0.06, colour("5a5c50"))
    for row in range(8):
        v = 0.3 + 0.34 * row
        for k in range(14):
            u = 0.12 + 0.255 * k
            tone = (CREAM * 0.6, BRASS * 0.7, colour("8a5a4a"))[int(3 * draw(seed, row, k, 51))]
            rack.patch(u, v, u + 0.17, v + 0.2, tone)
            if draw(seed, row, k, 52) < 0.1:
                rack.patch(u + 0.06, v + 0.22, u + 0.11, v + 0.27, SIGNALS[int(6 * draw(seed, row, k, 53))], 1.0)
