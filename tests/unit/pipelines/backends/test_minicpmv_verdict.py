"""What of a model's answer becomes a verdict, and what the understudy says in its place."""

from typing import Any

import pytest

from pipelines import MuralBrief, Stop, Verdict
from pipelines.backends.minicpmv.asking import answer_of
from pipelines.backends.minicpmv.verdict import presentable, verdict_of
from tests.murals import mural

BRIEF = mural(8, seed=5)
SPARE = Verdict("Spare", "The understudy's line", (Stop(3, 0.4, 0.4, 1.5, "Spare caption"),))
TOLD = MuralBrief(
    ("a lighthouse", "", "gulls", "", "waves", "fog", "a boat", "x " * 90), BRIEF.shots, BRIEF.small, BRIEF.seed
)


def rest(strip: int, **more: Any) -> dict[str, Any]:
    return {"strip": strip, "x": 0.5, "y": 0.5, "zoom": 1.5, "caption": f"Seen in {strip}", **more}


def judged(**more: Any) -> Verdict:
    said = {"title": "The Late Boat", "subtitle": "It came home at dusk.", "stops": [rest(2), rest(4), rest(6)], **more}
    return verdict_of(answer_of(8).model_validate(said), TOLD, SPARE)


def test_what_holds_is_the_models() -> None:
    stops = tuple(Stop(strip, 0.5, 0.5, 1.5, f"Seen in {strip}") for strip in (2, 4, 6))
    assert judged() == Verdict("The Late Boat", "It came home at dusk.", stops)


def test_a_film_with_too_few_stops_rests_where_the_understudy_would_too() -> None:
    spare = Verdict("Spare", "Line", tuple(Stop(strip, 0.4, 0.4, 1.5, f"Spare {strip}") for strip in (1, 2, 3, 7)))
    said = {"title": "The Late Boat", "subtitle": "It came home.", "stops": [rest(2)]}
    verdict = verdict_of(answer_of(8).model_validate(said), TOLD, spare)
    assert [(stop.strip, stop.caption) for stop in verdict.stops] == [(1, "Spare 1"), (2, "Seen in 2"), (7, "Spare 7")]


def test_stops_go_from_left_to_right_and_none_comes_twice() -> None:
    verdict = judged(stops=[rest(6), rest(1), rest(6, caption="Again"), rest(4)])
    assert [(stop.strip, stop.caption) for stop in verdict.stops] == [
        (1, "Seen in 1"),
        (4, "Seen in 4"),
        (6, "Seen in 6"),
    ]


def test_the_camera_stays_inside_a_strip() -> None:
    stop, *_ = judged(stops=[rest(0, x=0, y=1, zoom=2), rest(4), rest(6)]).stops
    assert (stop.x, stop.y, stop.zoom) == (0.1, 0.9, 2)


@pytest.mark.parametrize(
    "garbled",
    [
        " ",
        "!!",
        "aaaaaaaa",
        "the the the",
        "海の上の灯台",
        "])}x=[title",
        "q7#k|",
        "Wonderfullyunspeakablylongword",
        "brrr",
    ],
)
def test_a_title_that_cannot_be_shown_is_the_understudys_and_nothing_else_is(garbled: str) -> None:
    verdict = judged(title=garbled)
    assert verdict.title == "Spare"
    assert verdict.subtitle == "It came home at dusk."
    assert verdict.stops[0].strip == 2


def test_a_subtitle_that_cannot_be_shown_is_the_understudys() -> None:
    assert judged(subtitle="{}{}{}").subtitle == "The understudy's line"


@pytest.mark.parametrize(
    ("strip", "caption"),
    [(0, "A lighthouse"), (3, "Spare caption"), (7, " ".join(["X", *["x"] * 43]) + " …")],
)
def test_a_caption_that_is_missing_is_taken_from_what_is_known_of_the_strip(strip: int, caption: str) -> None:
    (stop,) = [stop for stop in judged(stops=[rest(strip, caption="")]).stops if stop.strip == strip]
    assert stop.caption == caption
    assert len(stop.caption) <= 90


def test_a_strip_of_which_nothing_was_said_is_captioned_by_what_is_in_it() -> None:
    stop, *_ = judged(stops=[rest(1, caption="???")]).stops
    assert stop.strip == 1
    assert stop.caption
    assert stop.caption[0].isupper()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('  "the long  way home" ', "The long way home"),
        ("It’s late — and quiet…", "It’s late — and quiet…"),
        ("Seven gulls, one café", "Seven gulls, one café"),
        ("**Harbour at 5 o'clock**", "Harbour at 5 o'clock"),
        ("Turned \u202e round", ""),
        ("", ""),
    ],
)
def test_a_line_is_tidied_and_otherwise_left_as_it_is(said: str, shown: str) -> None:
    assert presentable(said, 48) == shown


def test_a_title_ends_without_a_full_stop() -> None:
    assert judged(title="The Late Boat.").title == "The Late Boat"
