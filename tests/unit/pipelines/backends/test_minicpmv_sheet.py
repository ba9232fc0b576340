"""What MiniCPM-V is shown of a mural and asked about it, before any model is there."""

import numpy as np
import pytest
from pydantic import ValidationError

from pipelines.backends.minicpmv.asking import (
    PICTURE,
    TOLD_CHARS,
    answer_of,
    as_answer,
    prompt_of,
    spread,
)
from pipelines.backends.minicpmv.sheet import READABLE_PX, SMALLER, WHOLE, Glance, sheet_of
from pipelines.embedded.critic import EmbeddedCritic
from pipelines.media import Pixels
from pipelines.structured import bounded
from tests.murals import mural

COUNTS = [1, 2, 3, 9, 21, 22, 60, 137, 300]


def plains(count: int) -> list[Pixels]:
    """Pictures of one colour each, told apart by it."""
    return [np.full((192, 140, 3), (place % 256, place // 256 * 90, 200), np.uint8) for place in range(count)]


@pytest.mark.parametrize("glance", [WHOLE, SMALLER], ids=["whole", "smaller"])
@pytest.mark.parametrize("count", COUNTS)
def test_a_sheet_shows_every_strip_once_in_reading_order_and_is_no_larger_than_asked(
    count: int, glance: Glance
) -> None:
    sheet = sheet_of(plains(count), glance.sheet_px)
    height, width = sheet.picture.pixels.shape[:2]
    assert width <= glance.sheet_px[0]
    assert height <= glance.sheet_px[1]
    assert (sheet.rows - 1) * sheet.columns < count <= sheet.rows * sheet.columns
    strip_height, strip_width = height // sheet.rows, width // sheet.columns
    for place, pixels in enumerate(plains(count)):
        row, column = divmod(place, sheet.columns)
        middle = sheet.picture.pixels[row * strip_height + strip_height // 2, column * strip_width + strip_width // 2]
        assert np.abs(middle.astype(int) - pixels[0, 0]).max() <= 1, place


@pytest.mark.parametrize("count", [1, 5, 21])
def test_strips_stand_in_one_row_while_they_can_be_made_out(count: int) -> None:
    sheet = sheet_of(plains(count), WHOLE.sheet_px)
    assert sheet.rows == 1
    assert sheet.picture.pixels.shape[1] // count >= READABLE_PX


def test_three_hundred_strips_are_still_more_than_dots() -> None:
    sheet = sheet_of(plains(300), WHOLE.sheet_px)
    assert sheet.picture.pixels.shape[1] // sheet.columns >= 32


def test_strips_keep_their_proportions() -> None:
    for count in COUNTS:
        sheet = sheet_of(plains(count), WHOLE.sheet_px)
        height, width = sheet.picture.pixels.shape[:2]
        assert (width / sheet.columns) / (height / sheet.rows) == pytest.approx(140 / 192, rel=0.04), count


def test_a_question_has_a_place_for_every_picture_and_says_which_strip_it_is() -> None:
    brief = mural(30, seed=3)
    sheet = sheet_of(brief.small, WHOLE.sheet_px)
    prompt = prompt_of(brief, sheet, (4, 17, 29), told=40)
    assert prompt.user.count(PICTURE) == 4
    for strip in (4, 17, 29):
        assert f"Strip {strip}: {PICTURE}" in prompt.user
    assert "30 strips, in 2 rows of 15" in prompt.user
    assert "(0 to 29)" in prompt.user


def test_words_cannot_stand_for_a_picture_or_run_on() -> None:
    brief = mural(3, seed=3)
    tricky = type(brief)(((PICTURE + "boo ") * 200, "", "a\nb"), brief.shots, brief.small, brief.seed)
    prompt = prompt_of(tricky, sheet_of(brief.small, WHOLE.sheet_px), (), told=40)
    assert prompt.user.count(PICTURE) == 1
    (line,) = [line for line in prompt.user.splitlines() if line.startswith("0: ")]
    assert len(line) <= TOLD_CHARS + 3
    assert "2: a b" in prompt.user.splitlines()
    assert not any(line.startswith("1:") for line in prompt.user.splitlines())


def test_the_system_text_is_the_same_for_every_mural() -> None:
    systems = {
        prompt_of(brief, sheet_of(brief.small, WHOLE.sheet_px), (), told=8).system
        for brief in (mural(1), mural(5), mural(50))
    }
    assert len(systems) == 1


@pytest.mark.parametrize(("count", "most"), [(1, 40), (40, 40), (41, 40), (300, 40), (300, 1), (7, 0)])
def test_strips_that_are_told_are_spread_over_the_mural(count: int, most: int) -> None:
    told = spread(count, most)
    assert told == sorted(set(told))
    assert len(told) == min(count, most)
    if most > 1:
        assert (told[0], told[-1]) == (0, count - 1)


@pytest.mark.parametrize("count", [1, 4, 300])
def test_an_answer_can_only_be_about_strips_that_are_there(count: int) -> None:
    shape = answer_of(count)
    rest = {"strip": count - 1, "x": 0, "y": 1, "zoom": 1.5, "caption": ""}
    assert shape.model_validate({"title": "A", "subtitle": "B", "stops": [rest]})
    for wrong in ({"strip": count}, {"x": 1.1}, {"zoom": 2.5}, {"caption": "c" * 91}):
        with pytest.raises(ValidationError):
            shape.model_validate({"title": "A", "subtitle": "B", "stops": [rest | wrong]})
    with pytest.raises(ValidationError):
        shape.model_validate({"title": "A", "subtitle": "B", "stops": [rest] * (min(count, 6) + 1)})
    stops = bounded(shape)["properties"]["stops"]
    assert (stops["minItems"], stops["maxItems"]) == (1, min(count, 6))
    assert stops["items"]["properties"]["strip"]["maximum"] == count - 1


def test_one_shape_serves_all_murals_of_a_length() -> None:
    assert answer_of(12) is answer_of(12)


def test_the_understudys_verdict_has_the_shape_of_an_answer() -> None:
    for count in (1, 6, 50):
        spare = EmbeddedCritic().judge(mural(count, seed=count))
        answer = as_answer(spare, count)
        assert (answer.title, answer.subtitle) == (spare.title, spare.subtitle)
        assert [stop.caption for stop in answer.stops] == [stop.caption for stop in spare.stops]
