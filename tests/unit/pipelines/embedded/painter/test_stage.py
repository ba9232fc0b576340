"""Solids in metres become polygons whose numbers say where every pixel is."""

import numpy as np
import pytest

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.light import Air, Sight
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage

GREY = colour("808080")
FLOOR = [(-4.0, -1.5, 0.6), (4.0, -1.5, 0.6), (4.0, -1.5, 9.0), (-4.0, -1.5, 9.0)]
SLANTED = [(-1.0, -1.0, 3.0), (1.0, -1.0, 5.0), (1.0, 1.0, 5.0), (-1.0, 1.0, 3.0)]


def stage_of(*polygons: list[Point]) -> Stage:
    stage = Stage(7, width=480, height=320)
    for polygon in polygons:
        stage.poly(polygon, GREY)
    return stage


def test_depth_is_the_planes_own_at_every_pixel() -> None:
    stage = stage_of(FLOOR, SLANTED)
    seen = Sight(stage, Air()).whole()
    y, x = np.nonzero(seen.rows == 1)
    down = (y + 0.5 - stage.centre_y) / stage.focal_px
    np.testing.assert_allclose(seen.inverse_z[y, x], down / 1.5, rtol=1e-4)  # the floor lies 1.5 m below the eye
    y, x = np.nonzero(seen.rows == 2)
    across = (x + 0.5 - stage.centre_x) / stage.focal_px
    np.testing.assert_allclose(seen.inverse_z[y, x], (1 - across) / 4, rtol=1e-4)  # z = x + 4 on the slanted wall


def test_what_is_drawn_later_covers_what_was_drawn_before() -> None:
    near = [(-0.5, -0.5, 2.0), (0.5, -0.5, 2.0), (0.5, 0.5, 2.0), (-0.5, 0.5, 2.0)]
    seen = Sight(stage_of(FLOOR, SLANTED, near), Air()).whole()
    assert seen.rows[160, 240] == 3


def test_nothing_nearer_than_the_eyes_own_space_is_drawn() -> None:
    seen = Sight(stage_of(FLOOR), Air()).whole()
    assert seen.inverse_z.max() <= 1 / 0.35
    assert Sight(stage_of([(-1, -1, 0.1), (1, -1, 0.1), (1, 1, 0.1)]), Air()).whole().rows.max() == 0


def test_left_and_right_are_exchanged_inside_reversed() -> None:
    stage, mirrored = Stage(7, width=480, height=320), Stage(7, width=480, height=320)
    for one, hand in ((stage, False), (mirrored, True)):
        with one.reversed(hand):
            one.box(0.5, 1.2, -1.5, -0.5, 3.0, 3.5, GREY)
            one.tube((-1, -1, 4), (-1, 1, 4), 0.2, 0.1, GREY)
            one.light((1.0, 0.0, 3.0), "ffffff")
    rows = Sight(stage, Air()).whole().rows
    other = Sight(mirrored, Air()).whole().rows
    same = (rows > 0) == (other[:, ::-1] > 0)
    assert same.mean() > 0.995
    assert mirrored.lights[0].place == (-1.0, 0.0, 3.0)


def test_a_region_entered_again_is_the_same_region() -> None:
    stage = Stage(7, width=480, height=320)
    for x in (-1.0, 1.0):
        with stage.region("thing:0", "thing"):
            stage.ball((x, 0, 4), 0.2, GREY)
        stage.ball((0, 1, 4), 0.2, GREY)
    assert [place.id for place in stage.places] == ["thing:0"]
    assert [shape.region for shape in stage.shapes] == [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize("point", [(0.0, 0.0, 3.0), (1.2, -0.7, 4.5)])
def test_a_point_is_seen_where_perspective_puts_it(point: Point) -> None:
    stage = Stage(7, width=480, height=320, focal=0.5, horizon=0.4)
    x, y = stage.paper(point)
    assert x == pytest.approx(240 + 240 * point[0] / point[2])
    assert y == pytest.approx(128 - 240 * point[1] / point[2])
