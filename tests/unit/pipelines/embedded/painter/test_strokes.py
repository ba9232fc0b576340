"""Strokes cover the picture, the same ones every time, and a part painted again keeps the rest."""

import numpy as np

from pipelines.embedded.painter.colour import colour
from pipelines.embedded.painter.light import Air, Sight
from pipelines.embedded.painter.stage import Stage
from pipelines.embedded.painter.strokes import MARGIN_PX, paint, repaint


def sight() -> Sight:
    stage = Stage(7, width=320, height=200, backdrop=colour("203060"))
    stage.poly([(-4, -1.5, 0.6), (4, -1.5, 0.6), (4, -1.5, 9), (-4, -1.5, 9)], colour("a07040"), grain=(0, 0, 1))
    with stage.region("thing:0", "thing"):
        stage.box(-0.4, 0.4, -1.5, -0.6, 3.0, 3.5, colour("e04020"))
    stage.light((0.5, 0.5, 2.5), "ffd090", 1.5)
    return Sight(stage, Air())


def test_a_painting_looks_like_what_was_seen_but_is_made_of_strokes() -> None:
    seen = sight().whole()
    painted = paint(seen, 7)
    wanted = seen.lit.transpose(1, 2, 0) * 255
    off = np.abs(painted - wanted).mean(axis=2)
    assert 1.5 < off.mean() < 12


def test_the_same_seed_lays_the_same_strokes_and_another_does_not() -> None:
    seen = sight().whole()
    np.testing.assert_array_equal(paint(seen, 7), paint(seen, 7))
    assert (paint(seen, 7) != paint(seen, 8)).any()


def test_only_what_changed_is_painted_again() -> None:
    one = sight()
    whole = one.whole()
    bare, changed = one.bare(whole)
    picture = paint(whole, 7)
    plate = repaint(picture, bare, changed, 7)
    far = np.ones(changed.shape, bool)
    y, x = np.nonzero(changed)
    far[
        max(0, y.min() - MARGIN_PX) : y.max() + MARGIN_PX + 1, max(0, x.min() - MARGIN_PX) : x.max() + MARGIN_PX + 1
    ] = 0
    np.testing.assert_array_equal(plate[far], picture[far])
    inner = plate[changed].astype(float)
    assert (inner[:, 0] - inner[:, 2]).mean() < 0.6 * (
        picture[changed].astype(float)[:, 0] - picture[changed][:, 2]
    ).mean()


def test_nothing_changed_gives_the_picture_back() -> None:
    seen = sight().whole()
    picture = paint(seen, 7)
    np.testing.assert_array_equal(repaint(picture, seen, np.zeros(picture.shape[:2], bool), 7), picture)
