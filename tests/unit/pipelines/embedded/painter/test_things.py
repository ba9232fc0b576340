"""Every thing of the canon is drawn, stands in its place, and shows its lock."""

import functools
import hashlib
import subprocess
import sys
from importlib import resources

import numpy as np
import pytest

from pipelines.embedded.painter.light import Air, look
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.things import draw_thing, kinds, size_of

PALETTE = ("#1a1420", "#4a2f26", "#a8672f", "#e8b45a", "#f6ead2")


def canon_kinds() -> list[str]:
    """ "library/globe" and the like, from the canon's own text."""
    theme, found = "", []
    for line in resources.files("apps.rooms.craft.canon").joinpath("themes.txt").read_text("utf-8").splitlines():
        if line.startswith("# ") and "|" in line:
            theme = line[2:].split("|")[0].strip()
        elif line.startswith("T "):
            found.append(f"{theme}/{line[2:].split('|')[0].strip()}")
    return [kind for kind in found if not kind.startswith("key/")]


@functools.cache
def stood(kind: str, *, locked: bool = False, where: str = "floor", seed: int = 5, faces: float = 0.0) -> Stage:
    stage = Stage(seed, width=300, height=300, focal=1.4, horizon=0.3)
    place = Anchor((0.0, -1.0, 4.0), 2.2, 2.4, 0.6, where, faces)  # type: ignore[arg-type]
    with stage.region("thing:0", "thing"):
        draw_thing(stage, kind, place, PALETTE, seed, locked)
    return stage


def test_every_kind_of_the_canon_has_a_drawing_of_its_own():
    every = canon_kinds()
    assert len(every) >= 98
    assert set(every) <= kinds()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_thing_is_made_of_many_strokes_and_fits_its_size(kind):
    stage = stood(kind)
    assert 12 <= len(stage.shapes) <= 600
    assert all(shape.region == 1 for shape in stage.shapes)
    size = size_of(kind)
    assert 0.3 <= size.width <= 2.0
    assert 0.2 <= size.height <= 2.1
    xs = [x for shape in stage.shapes for x, _ in shape.corners]
    reach = max(abs(min(xs) - stage.centre_x), abs(max(xs) - stage.centre_x)) / stage.focal_px * 4.0
    assert reach <= size.width * 0.5 + 0.45, "it leaves its place"


def test_no_two_kinds_look_the_same():
    drawn = {kind: repr([(shape.corners, shape.fill) for shape in stood(kind).shapes]) for kind in kinds()}
    assert len(set(drawn.values())) == len(drawn)


def test_a_locked_thing_shows_a_plate_of_brass():
    for kind in ("library/globe", "attic/bell-jar", "theatre/costume-hamper"):
        plain, locked = stood(kind), stood(kind, locked=True)
        assert len(locked.shapes) > len(plain.shapes)


def test_what_belongs_on_a_table_brings_one_to_the_floor():
    on_floor, on_table = stood("kitchen/spice-box"), stood("kitchen/spice-box", where="table")
    assert len(on_floor.shapes) > len(on_table.shapes)
    top = min(y for shape in on_floor.shapes for _, y in shape.corners)
    assert top < min(y for shape in on_table.shapes for _, y in shape.corners), "it is lifted to be seen"


def test_a_thing_is_smaller_where_there_is_less_room():
    stage = Stage(1, width=300, height=300, focal=1.4, horizon=0.3)
    draw_thing(stage, "kitchen/dresser", Anchor((0.0, -1.0, 4.0), 0.6, 0.9), PALETTE, 1, False)
    xs = [x for shape in stage.shapes for x, _ in shape.corners]
    assert (max(xs) - min(xs)) / stage.focal_px * 4.0 < 0.9


def test_a_turned_thing_shows_another_side():
    straight, turned = stood("library/card-catalogue"), stood("library/card-catalogue", faces=0.6)
    assert [shape.corners for shape in straight.shapes] != [shape.corners for shape in turned.shapes]


def test_an_unknown_kind_is_still_something():
    assert len(stood("attic/never-heard-of").shapes) > 12


def test_the_same_seed_draws_the_same_thing_in_any_process():
    code = (
        "import hashlib\n"
        "from pipelines.embedded.painter.places import Anchor\n"
        "from pipelines.embedded.painter.stage import Stage\n"
        "from pipelines.embedded.painter.things import draw_thing, kinds\n"
        "stage = Stage(5)\n"
        "for kind in sorted(kinds()):\n"
        f"    draw_thing(stage, kind, Anchor((0.0, -1.0, 4.0), 2.0, 2.0), {PALETTE!r}, 5, True)\n"
        "print(hashlib.sha256(repr([(s.corners, s.fill) for s in stage.shapes]).encode()).hexdigest())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for hash_seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0].strip()) == len(hashlib.sha256(b"").hexdigest())


def test_a_thing_is_seen_against_its_ground():
    seen = look(stood("library/globe"), Air())
    assert np.count_nonzero(seen.rows) > 3000
