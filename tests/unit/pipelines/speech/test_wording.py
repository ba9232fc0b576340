"""What a printed word is, and how time is shared among words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.speech.wording import by_letters, printed_words


def test_signs_alone_are_no_words() -> None:
    assert printed_words(" “So,” she said — 3 doors … ") == ["“So,”", "she", "said", "3", "doors"]
    assert printed_words("… — !") == []


def test_longer_words_and_those_before_a_stop_take_longer() -> None:
    short, long, comma, stop = (time.end_s - time.start_s for time in by_letters(["a", "lanterns", "a,", "a."], 6.0))
    assert short < comma < stop < long


@given(st.lists(st.text("abc,.’é夜", min_size=1, max_size=12), min_size=1, max_size=40), st.floats(0.1, 40))
def test_every_word_has_its_share_in_order(words: list[str], seconds: float) -> None:
    times = by_letters(words, seconds)
    assert [time.word for time in times] == words
    assert times[0].start_s == 0
    assert times[-1].end_s == pytest.approx(seconds)
    assert all(time.start_s < time.end_s for time in times)
    assert all(one.end_s == other.start_s for one, other in pairwise(times))
