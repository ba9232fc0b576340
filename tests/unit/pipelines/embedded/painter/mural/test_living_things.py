"""Plants, stones, animals and people of a mural: all are drawn, whole, each a little differently, in any light."""

import functools
from pathlib import Path

import numpy as np
import pytest

from pipelines import scenery
from pipelines.embedded.painter.mural import things as drawings
from pipelines.embedded.painter.mural.sketch import KINDS, Drawn, Sketch, Tones, sketched
from pipelines.embedded.painter.mural.things.curves import Figure, closed, rims, tapered, through
from pipelines.scenery import palettes, things

assert drawings
DAY = Tones.of(palettes()["day"].colours)


def living() -> list[str]:
    """The ids in things.txt from its trees to its end."""
    text = (Path(scenery.__file__).parent / "things.txt").read_text("utf-8")
    rows = text[text.index("# trees, flowers, stones") :].splitlines()
    return [row.split("|")[0].strip() for row in rows if row and not row.startswith("#")]


@functools.cache
def drawn(id_: str, seed: int = 3) -> Drawn:
    return sketched(id_, DAY, seed, zone=things()[id_].zones[0])


def test_every_plant_stone_animal_and_person_can_be_drawn():
    assert len(living()) > 75
    assert set(living()) <= set(KINDS)


@pytest.mark.parametrize("id_", living())
def test_a_drawing_stands_on_its_foot_and_stays_inside_its_reach(id_):
    solid = drawn(id_).pixels[..., 3] > 0.5
    kind = KINDS[id_]
    assert solid.sum() > 500, "hardly anything is drawn"
    assert not solid[0].any(), "cut off above"
    assert not solid[:, 0].any(), "cut off at its left"
    assert not solid[:, -1].any(), "cut off at its right"
    assert not solid[-1].any(), "cut off below"
    foot = int(np.flatnonzero(solid.any(axis=1)).max()) + drawn(id_).top
    assert -16 <= foot <= kind.down + 2, "it does not reach the ground"


@pytest.mark.parametrize("id_", living())
def test_a_drawing_has_light_and_shade(id_):
    pixels = drawn(id_).pixels
    brightness = pixels[..., :3][pixels[..., 3] > 0.9].mean(axis=-1)
    assert np.percentile(brightness, 95) - np.percentile(brightness, 5) > 0.12


@pytest.mark.parametrize("id_", living())
def test_no_two_of_a_kind_are_the_same(id_):
    assert not np.array_equal(drawn(id_, 3).pixels, drawn(id_, 4).pixels)


@pytest.mark.parametrize("id_", ["oak", "daisies", "deer", "couple", "volcano"])
def test_the_same_seed_draws_the_same(id_):
    assert np.array_equal(drawn(id_).pixels, sketched(id_, DAY, 3, zone=things()[id_].zones[0]).pixels)


@pytest.mark.parametrize(("nth", "palette"), list(enumerate(sorted(palettes()))))
def test_drawings_come_out_in_every_palette(nth: int, palette: str):
    dark = 1.0 if palette in {"night", "neon"} else 0.0
    tones = Tones.of(palettes()[palette].colours, dark=dark, snowy=float(palette == "frost"), windy=0.7)
    for id_ in living()[nth % 6 :: 6]:
        pixels = sketched(id_, tones, 5, zone=things()[id_].zones[0], scale=0.4).pixels
        assert np.isfinite(pixels).all()
        assert pixels[..., 3].max() > 0.9


def test_drawings_come_out_in_every_zone_they_may_stand_in():
    for id_ in living():
        for zone in things()[id_].zones[1:]:
            assert sketched(id_, DAY, 5, zone=zone, scale=0.4).pixels[..., 3].max() > 0.9


@pytest.mark.parametrize("id_", [id_ for id_ in living() if KINDS[id_].many])
def test_what_shows_many_shows_more_when_more_are_asked_for(id_):
    zone = things()[id_].zones[0]
    few, nine = (sketched(id_, DAY, 3, zone=zone, count=count).pixels for count in (1, 9))
    assert few.shape == nine.shape
    assert not (nine[0, :, 3] > 0.5).any()


def test_lanterns_are_lit_by_night_only():
    night = Tones.of(palettes()["night"].colours, dark=1.0)
    assert not sketched("walker", DAY, 3, zone="ground").glows
    assert sketched("walker", night, 3, zone="ground").glows


def test_snow_lies_on_trees():
    snowy = Tones.of(palettes()["day"].colours, snowy=1.0)
    for tree in ("oak", "pine", "willow", "dead-tree"):
        white = sketched(tree, snowy, 3, zone="ground").pixels
        plain = drawn(tree).pixels
        assert (white[..., :3].min(axis=-1) > 0.85).sum() > (plain[..., :3].min(axis=-1) > 0.85).sum() + 200


def test_an_owl_and_a_crow_spread_their_wings_in_the_sky():
    for bird in ("owl", "crow"):
        flying = sketched(bird, DAY, 3, zone="sky").pixels[..., 3] > 0.5
        sitting = drawn(bird).pixels[..., 3] > 0.5
        wide = [int(np.ptp(np.flatnonzero(one.any(axis=0)))) for one in (flying, sitting)]
        assert wide[0] >= wide[1] * 0.8
        assert not np.array_equal(flying, sitting)


def test_a_smooth_line_goes_through_its_points():
    points = [(0.0, 0.0), (10.0, 4.0), (20.0, -3.0)]
    assert set(points) <= set(through(points))
    assert set(points) <= set(closed(points))


def test_a_limb_is_as_wide_as_it_says():
    outline = tapered([(0.0, 0.0), (0.0, 10.0), (0.0, 20.0)], [6.0, 6.0, 6.0])
    assert max(x for x, _ in outline) == pytest.approx(3.0)
    assert min(x for x, _ in outline) == pytest.approx(-3.0)


def test_a_rim_lies_only_on_the_side_it_faces():
    square = closed([(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)])
    for band in (square, square[::-1]):
        inside = [point for rim in rims(band, 4.0, (0.0, -1.0)) for point in rim]
        assert inside
        assert max(y for _, y in inside) < 12


def test_a_figure_at_a_place_in_another_turns_and_grows_with_it():
    whole = Figure(Sketch(KINDS["horse"], DAY, 3, "ground"), x=5.0, y=-2.0, size=2.0, faces=-1)
    part = whole.at(10.0, -20.0, 0.5)
    assert part.seen([(0.0, 0.0)]) == whole.seen([(10.0, -20.0)])
    assert part.seen([(4.0, 0.0)]) == whole.seen([(12.0, -20.0)])


def test_wind_bends_trees_to_the_right_and_takes_their_leaves():
    windy = Tones.of(palettes()["day"].colours, windy=1.0)
    for tree in ("oak", "pine", "palm"):
        middle: list[float] = []
        for tones in (DAY, windy):
            one = sketched(tree, tones, 3, zone="ground")
            middle.append(float(np.flatnonzero((one.pixels[:60, :, 3] > 0.5).any(axis=0)).mean()))
        assert middle[1] > middle[0] + 5
