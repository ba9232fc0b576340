"""Whatever a model prefers, under Steering it writes a whole document that fits, within the tokens it was lent."""

import os

import numpy as np
import pytest

from pipelines.errors import TooTight
from tests.unit.pipelines.steered import SHAPES, closers, steering_of, value_of, vocabulary, write

pytest.importorskip("llguidance")
AMPLE = 4000
FEW = range(4)
HUNDRED = range(100)


def floor(name: str) -> int:
    return steering_of(name, AMPLE).floor


def budgets(name: str) -> tuple[int, ...]:
    return (AMPLE, floor(name) + 120, floor(name) + 1)


def all_fit(name: str, seeds: range, dislike: np.ndarray | None = None) -> None:
    for most in budgets(name):
        for seed in seeds:
            written = write(steering_of(name, most), seed, dislike)
            assert value_of(name, written.text)
            assert written.tokens <= most


@pytest.mark.parametrize("name", SHAPES)
def test_a_model_that_throws_dice_writes_what_fits_at_any_budget(name: str) -> None:
    all_fit(name, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_a_hundred_of_a_hundred_fit(name: str) -> None:
    all_fit(name, HUNDRED)


@pytest.mark.parametrize("name", SHAPES)
def test_a_model_that_never_closes_anything_is_closed(name: str) -> None:
    all_fit(name, FEW, closers())


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_sixty_four_of_sixty_four_are_closed(name: str) -> None:
    all_fit(name, range(64), closers())


@pytest.mark.parametrize("name", SHAPES)
def test_below_the_floor_nothing_is_begun(name: str) -> None:
    with pytest.raises(TooTight, match=r"needs room for \d+ tokens, and only"):
        steering_of(name, floor(name) - 1)


@pytest.mark.parametrize("name", SHAPES)
def test_at_the_floor_the_shortest_document_comes_in_one_go(name: str) -> None:
    steering = steering_of(name, floor(name))
    written = write(steering, 1)
    assert steering.closing
    assert written.tokens == floor(name)
    assert value_of(name, written.text)


def test_with_room_enough_nothing_is_closed_early() -> None:
    steering = steering_of("recipe", AMPLE)
    assert write(steering, 3).free is None
    assert steering.done
    assert not steering.closing


def test_what_is_closed_early_keeps_what_was_written_before() -> None:
    written = write(steering_of("room", floor("room") + 60), 5)
    assert written.free is not None
    assert len(written.free) > len('{"narration":"')
    assert written.text.startswith(written.free)


def test_what_the_grammar_leaves_no_choice_about_comes_in_batches() -> None:
    written = write(steering_of("recipe", AMPLE), 2)
    assert written.calls < 0.8 * written.tokens


def test_the_mask_and_the_logits_say_the_same() -> None:
    steering = steering_of("direction", AMPLE)
    assert vocabulary().text(steering.forced()).startswith(b'{"line')
    size = vocabulary().size
    bits = np.unpackbits(steering.mask().copy().view(np.uint8), bitorder="little")[:size].astype(bool)
    logits = np.zeros(size + 64, np.float32)  # a model's head may be wider than its vocabulary
    steering.apply(logits)
    assert np.array_equal(np.isfinite(logits[:size]), bits)
    assert not np.isfinite(logits[size:]).any()
    narrow = np.zeros(300, np.float32)
    steering.apply(narrow)
    assert np.array_equal(np.isfinite(narrow), bits[:300])
    assert not bits[vocabulary().end]


def test_a_token_that_is_not_allowed_is_refused() -> None:
    steering = steering_of("direction", AMPLE)
    steering.forced()
    with pytest.raises(ValueError, match="not allowed"):
        steering.accept(vocabulary().end)


def test_two_documents_of_one_grammar_do_not_meet() -> None:
    first, second = steering_of("recipe", AMPLE), steering_of("recipe", AMPLE)
    alone = write(steering_of("recipe", AMPLE), 11).text
    write(first, 12)
    assert write(second, 11).text == alone


def test_no_control_sign_is_written() -> None:
    for seed in FEW:
        narration = getattr(value_of("room", write(steering_of("room", AMPLE), seed).text), "narration")  # noqa: B009 - the shape is made at run time
        assert not any(sign < " " and sign != "\n" for sign in narration)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
@pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")
def test_what_was_built_before_a_fork_serves_after_it() -> None:
    expected = write(steering_of("recipe", AMPLE), 21).text
    child = os.fork()
    if child == 0:
        same = write(steering_of("recipe", AMPLE), 21).text == expected
        os._exit(0 if same else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
