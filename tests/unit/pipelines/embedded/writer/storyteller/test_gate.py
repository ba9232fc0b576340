"""Whole houses told: no echo, no slip, nothing absent, every thread to its end. The figures of the storyteller."""

import pytest

from tests.storyteller_gate import Figures, Stroll, figures


def assert_clean(measured: Figures) -> None:
    assert measured.faults == ()
    assert measured.words[0] >= 60
    assert measured.words[2] <= 140
    assert measured.same[1] <= 3, measured.same
    assert measured.openings == 0
    assert measured.names == measured.rooms


@pytest.mark.parametrize(("seed", "tone"), [("heron", "warm"), ("gasworks", "dry"), ("ember", "hushed")])
def test_forty_rooms_in_a_row_are_told_cleanly(seed: str, tone: str) -> None:
    measured = figures(Stroll(seed, tone).go(40))
    assert_clean(measured)
    assert measured.distinct_50 >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "tone"), [("brine", "warm"), ("ottoman", "dry"), ("sleet", "hushed")])
def test_two_hundred_rooms_in_a_row_stay_fresh(seed: str, tone: str) -> None:
    measured = figures(Stroll(seed, tone).go(200))
    assert_clean(measured)
    assert measured.distinct >= 0.75
    assert measured.begun - measured.ended <= 3  # those still running when the walk ends


@pytest.mark.slow
def test_a_room_is_told_as_well_after_four_hundred_rooms() -> None:
    tellings = Stroll("long way", "warm").go(400)
    assert figures(tellings[300:]).faults == ()
    assert len({telling.answer["name"] for telling in tellings}) == 400
