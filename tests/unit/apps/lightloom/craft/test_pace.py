"""How long a painter is said to take."""

import contextlib

from apps.lightloom.craft.pace import EMBEDDED_S, MODEL_S, Pace


def test_before_it_was_measured_a_painter_takes_what_its_kind_takes() -> None:
    pace = Pace()
    assert pace.expected_s("embedded painter") == EMBEDDED_S
    assert pace.expected_s("FLUX.2-klein-4B (diffusers)") == MODEL_S


def test_then_it_takes_what_it_usually_took_lately() -> None:
    now_s = [0.0]
    pace = Pace(lambda: now_s[0])
    for took_s in (30.0, 1.0, 2.0, 1.5):
        with pace.measured("a painter"):
            now_s[0] += took_s
    assert pace.expected_s("a painter") == 1.75
    assert pace.expected_s("another") == MODEL_S


def test_what_was_broken_off_does_not_count() -> None:
    pace = Pace(lambda: 0.0)
    with contextlib.suppress(RuntimeError), pace.measured("a painter"):
        raise RuntimeError
    assert pace.expected_s("a painter") == MODEL_S
