"""Light falls on what faces it, glossy floors mirror the scene, and what is hidden behind things is known."""

import numpy as np

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.light import Air, Sight, look, luminance
from pipelines.embedded.painter.stage import Stage

GREY = colour("808080")


def room(gloss: float = 0.0) -> Stage:
    stage = Stage(7, width=480, height=320)
    stage.poly([(-4, -1.5, 6), (4, -1.5, 6), (4, 3, 6), (-4, 3, 6)], GREY)
    stage.poly([(-4, -1.5, 0.6), (4, -1.5, 0.6), (4, -1.5, 6), (-4, -1.5, 6)], GREY, gloss=gloss)
    return stage


def test_a_lamp_lights_what_is_near_it_most() -> None:
    stage = room()
    stage.light((-1.5, 0.0, 5.0), "ffffff", 2.0, 1.0, halo=0)
    lit = luminance(look(stage, Air(ambient=0.2, vignette=0)).lit)
    assert lit[160, 240 - 85] > 1.5 * lit[160, 240 + 85]


def test_a_glossy_floor_mirrors_a_lamp_post_and_a_dull_one_does_not() -> None:
    means = []
    for gloss in (0.0, 0.8):
        stage = room(gloss)
        stage.reflect(-1.5)
        stage.bar((0.8, -1.5, 4.0), (0.8, 0.8, 4.0), 0.3, colour("ff2020"), 1.0)
        lit = look(stage, Air(vignette=0)).lit
        below = lit[:, 280:300, 290:305].mean(axis=(1, 2))
        means.append(below[0] - below[1])
    assert means[1] > means[0] + 0.15


def test_ripples_bend_what_water_shows() -> None:
    pictures = []
    for ripple in (0.0, 1.0):
        stage = room(0.9)
        stage.reflect(-1.5, ripple=ripple, tint=colour("2f7a78"))
        stage.bar((0.0, -1.5, 4.0), (0.0, 0.8, 4.0), 0.3, colour("ffffff"), 1.0)
        pictures.append(look(stage, Air()).lit)
    assert np.abs(pictures[0] - pictures[1])[:, 240:, 200:280].max() > 0.2
    np.testing.assert_allclose(pictures[0][:, :150], pictures[1][:, :150], atol=1e-6)


def test_the_bare_room_is_the_same_but_where_things_are() -> None:
    stage = room()
    with stage.region("thing:0", "thing"):
        stage.box(-0.5, 0.5, -1.5, -0.3, 3.0, 3.5, colour("c03020"))
    sight = Sight(stage, Air())
    whole = sight.whole()
    bare, changed = sight.bare(whole)
    behind = look(room(), Air())
    np.testing.assert_array_equal(bare.rows, behind.rows)
    np.testing.assert_allclose(bare.inverse_z, behind.inverse_z, rtol=1e-6)
    np.testing.assert_array_equal(whole.lit[:, ~changed], bare.lit[:, ~changed])
    assert changed.any()
    assert np.abs(whole.lit - bare.lit)[:, changed].mean() > 0.05
    assert np.abs(behind.lit - bare.lit)[:, changed].mean() < 0.06
