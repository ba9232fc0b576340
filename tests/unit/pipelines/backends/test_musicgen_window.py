"""How a tape is cut into shots, in frames."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.backends.musicgen.window import WINDOW, PastTheWindow, Ruler, check, share_out


def ruler(bpm: int = 75, beats: int = 4, **more: int) -> Ruler:
    return Ruler(Fraction(60 * beats * 50, bpm), **more)


rulers = st.builds(ruler, st.integers(60, 92), st.sampled_from((3, 4)), lead=st.integers(0, 500))


@given(rulers, st.integers(0, 31_000), st.integers(1, 30_000))
def test_no_shot_ever_leaves_the_window(tape: Ruler, start: int, frames: int) -> None:
    shots = tape.shots(start, start + frames)
    assert shots[0].start == start
    assert shots[-1].end == start + frames
    assert all(before.end == after.start for before, after in pairwise(shots))
    for shot in shots:
        assert shot.new > 0
        assert shot.seed + shot.new <= WINDOW
        assert 0 <= shot.seed <= shot.start + tape.lead
        assert shot.seed > 0 or shot.start + tape.lead == 0


@given(rulers, st.integers(1500, 30_000))
def test_a_later_shot_goes_on_from_a_downbeat_about_ten_seconds_back(tape: Ruler, frames: int) -> None:
    for shot in tape.shots(0, frames)[1:]:
        downbeat = shot.start - shot.seed
        assert downbeat == tape.line(round(downbeat / tape.bar))
        assert abs(shot.seed - 500) <= tape.bar


@given(rulers, st.integers(1, 1499), st.integers(1, 1499))
def test_what_is_left_of_a_shot_fits_wherever_it_is_begun_again(tape: Ruler, kept: int, new: int) -> None:
    end = min(WINDOW - min(tape.lead, 500), kept + new)
    if kept < end:
        again = tape.shot(kept, end)
        assert again.seed + again.new <= WINDOW


def test_ninety_seconds_are_one_full_window_and_three_times_twenty_seconds() -> None:
    shots = ruler().shots(0, 4500)
    assert [(shot.seed, shot.new) for shot in shots] == [(0, 1500), (380, 1000), (420, 1000), (460, 1000)]
    assert [shot.new for shot in ruler().shots(0, 3000)] == [1500, 750, 750]


def test_a_tape_that_follows_another_begins_with_its_last_whole_bars() -> None:
    (shot, *_) = ruler(lead=480).shots(0, 4500)
    assert (shot.seed, shot.new) == (480, 1020)


@given(rulers, st.integers(1, 30_000))
def test_a_form_is_shared_out_on_bar_lines(tape: Ruler, frames: int) -> None:
    parts = share_out(tape, frames)
    if parts is None:
        assert frames < 4 * tape.bar
        return
    a, b = parts.a, parts.b
    assert parts.lines == (tape.line(a), tape.line(a + b), tape.line(2 * a + b))
    assert min(a, b) >= 1
    last = frames - parts.lines[2]
    assert parts.ways - 1 <= last < parts.ways + 2 * tape.bar + 1
    assert parts.played < frames
    assert tape.seed(0, 500) + parts.lines[0] <= WINDOW + 1


def test_more_than_the_window_is_refused() -> None:
    check(500, 1000)
    with pytest.raises(PastTheWindow, match="1500"):
        check(500, 1001)
    with pytest.raises(PastTheWindow):
        ruler().shot(0, 1501)
