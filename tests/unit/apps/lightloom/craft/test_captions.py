"""The film's way over a mural, and when its words show."""

import re
from itertools import pairwise

import pytest

from apps.lightloom.craft.camera import CARD_S, LONGEST_S, REST_S, STRIP_H, STRIP_W, Camera
from apps.lightloom.craft.captions import SHORTEST_S, cues, vtt
from pipelines import Stop

STOPS = (Stop(4, 0.5, 0.3, 1.8, "Balloons"), Stop(0, 0.4, 0.7, 1.5, "A whale"), Stop(7, 0.1, 0.9, 9.0, "Snow"))


@pytest.mark.parametrize("strips", [1, 2, 3, 9, 60, 300])
def test_a_film_is_at_most_a_minute_and_never_looks_beyond_the_mural(strips: int) -> None:
    camera = Camera(strips, STOPS)
    assert 2 * CARD_S < camera.seconds <= LONGEST_S + 0.01
    for tenth in range(int(camera.seconds * 10)):
        view = camera.at(tenth / 10)
        assert 1 <= view.zoom <= 2
        assert view.y - view.height / 2 >= -1e-6
        assert view.y + view.height / 2 <= STRIP_H + 1e-6
        if view.width <= strips * STRIP_W:
            assert view.x - view.width / 2 >= -1e-6
            assert view.x + view.width / 2 <= strips * STRIP_W + 1e-6
        else:
            assert view.x == strips * STRIP_W / 2


def test_the_camera_rests_at_each_stop_from_left_to_right_and_says_its_caption() -> None:
    camera = Camera(9, STOPS)
    told = [camera.at(tenth / 10) for tenth in range(int(camera.seconds * 10))]
    shown = [view for view in told if view.strength > 0]
    assert list(dict.fromkeys(view.caption for view in shown)) == ["A whale", "Balloons", "Snow"]
    for caption in ("A whale", "Balloons", "Snow"):
        rests = [view for view in shown if view.caption == caption]
        assert len({(view.x, view.y, view.zoom) for view in rests}) == 1
        assert len(rests) >= (REST_S - 0.3) * 10
        assert max(view.strength for view in rests) == 1


def test_it_glides_without_a_jolt_and_stands_still_under_both_cards() -> None:
    camera = Camera(9, STOPS)
    steps = [abs(b.x - a.x) for a, b in pairwise(camera.at(n / 30) for n in range(int(camera.seconds * 30)))]
    jolts = [abs(b - a) for a, b in pairwise(steps)]
    assert max(jolts) < 3.0
    assert set(steps[: int((CARD_S - 0.1) * 30)]) == {0.0}
    assert set(steps[-int((CARD_S - 0.1) * 30) :]) == {0.0}


def test_a_stop_beyond_the_mural_is_passed_over() -> None:
    camera = Camera(2, (*STOPS, Stop(-1, 0, 0, 1, "nowhere")))
    captions = {camera.at(tenth / 10).caption for tenth in range(int(camera.seconds * 10))}
    assert captions == {"", "A whale"}


@pytest.mark.parametrize("strips", [1, 2, 9, 120])
def test_every_phrase_shows_once_in_order_and_long_enough_to_be_read(strips: int) -> None:
    words = [f"phrase {n}" for n in range(strips)]
    shown = cues(Camera(strips, STOPS), words)
    for cue in shown[:-1]:
        assert cue.end_s - cue.start_s >= SHORTEST_S
    assert all(a.end_s <= b.start_s for a, b in pairwise(shown))
    if strips < 20:  # with more, a cue has room for the first of its phrases only
        assert " · ".join(cue.text for cue in shown) == " · ".join(words)


def test_strips_without_words_are_silent() -> None:
    assert cues(Camera(3, ()), ["", "  ", ""]) == []


def test_no_words_can_break_out_of_their_caption() -> None:
    hostile = ["a\n\n00:00:01.000 --> 00:00:02.000\n<script>x</script>", "b & c --> d"]
    told = vtt(Camera(2, ()), hostile, "Title\n\nSTYLE", "Made --> by")
    assert told.startswith("WEBVTT - Title STYLE\n\nNOTE Made → by\n\n")
    arrows = re.findall(r"^.*-->.*$", told, re.MULTILINE)
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", line) for line in arrows)
    assert "<" not in told
