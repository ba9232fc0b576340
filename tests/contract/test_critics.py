"""One contract, many critics: what everybody who names a mural promises."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines import Critic
from pipelines.registry import hire
from tests.murals import mural

CAST = ("openbmb/MiniCPM-V-4.6",)
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]


@pytest.fixture(scope="module", params=ENGINES)
def critic(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> Critic:
    """Embedded, true classes on a tiny checkpoint, or, on a machine with a GPU, the real weights."""
    crew = hire("lightloom", str(tiny(*CAST)) if request.param == "tiny" else request.param)
    (fact,) = [fact for fact in crew.facts if fact.role == "critic"]
    assert fact.reason is None
    critic = crew.players["critic"]
    critic.wake()
    return critic


@pytest.mark.parametrize("count", [1, 2, 7, 80])
def test_a_mural_has_a_name_a_line_and_stops_from_left_to_right(critic: Critic, count: int) -> None:
    verdict = critic.judge(mural(count, seed=count))
    assert 1 <= len(verdict.title) <= 48
    assert 1 <= len(verdict.subtitle) <= 90
    assert 1 <= len(verdict.stops) <= min(6, count)
    strips = [stop.strip for stop in verdict.stops]
    assert strips == sorted(set(strips))
    assert set(strips) <= set(range(count))
    for stop in verdict.stops:
        assert 0 <= stop.x <= 1
        assert 0 <= stop.y <= 1
        assert 1 <= stop.zoom <= 2
        assert 1 <= len(stop.caption) <= 90


def test_every_line_is_one_line(critic: Critic) -> None:
    for seed in range(3):
        verdict = critic.judge(mural(2, seed))
        for line in (verdict.title, verdict.subtitle, *(stop.caption for stop in verdict.stops)):
            assert line == line.strip()
            assert "\n" not in line


def test_the_same_mural_has_the_same_verdict(critic: Critic) -> None:
    brief = mural(3, seed=3)
    first = critic.judge(brief)
    critic.judge(mural(2, seed=4))  # nothing of another mural stays
    assert critic.judge(brief) == first


def test_a_mural_without_words_is_captioned_all_the_same(critic: Critic) -> None:
    brief = mural(2, seed=2)
    verdict = critic.judge(replace(brief, words=("",) * 2))
    assert all(stop.caption for stop in verdict.stops)


def test_a_mural_whose_pictures_are_missing_is_named(critic: Critic) -> None:
    assert critic.judge(replace(mural(4, seed=2), small=())).title


def test_a_mural_of_no_strips_is_a_bug(critic: Critic) -> None:
    with pytest.raises(ValueError, match="without strips"):
        critic.judge(replace(mural(1), words=(), shots=(), small=()))
