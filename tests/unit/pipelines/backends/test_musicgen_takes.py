"""Shots that are played again, and tapes arranged in parts."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs torch, which is not installed here")

from pipelines.backends.musicgen.window import Ruler, share_out  # noqa: E402
from pipelines.backends.musician_musicgen import MusicgenMusician  # noqa: E402
from tests.unit.pipelines.backends.musicgen_players import (  # noqa: E402
    QUICK,
    REPO,
    Heard,
    musician,
    played,
    whole_sound,
)

WALTZ = Ruler(Fraction(60 * 3 * 50, 92), window=300, goal=100)


@pytest.fixture(scope="module")
def folder(tiny: Callable[..., Path]) -> Path:
    return tiny(REPO)


@pytest.fixture(scope="module")
def player(folder: Path) -> MusicgenMusician:
    return musician(folder)


@pytest.fixture(scope="module")
def in_parts(folder: Path) -> Heard:
    return played(musician(folder, form="abac"), replace(QUICK, seconds=8.2))


def test_two_ways_on_from_one_part_are_arranged_on_bar_lines(player: MusicgenMusician, in_parts: Heard) -> None:
    tokens, sections = in_parts.tokens, in_parts.performance.sections
    assert [(section.name, section.bars) for section in sections] == [("A", 1), ("B", 1), ("A'", 1), ("C", 1)]
    assert len(tokens) == 410
    a, b, again, c = (WALTZ.line(section.bar) for section in sections)
    assert (a, b, again, c) == (0, 98, 196, 293)
    assert np.array_equal(tokens[a : a + 97], tokens[again:c])
    assert not np.array_equal(tokens[b : b + 97], tokens[c : c + 97])
    assert np.array_equal(in_parts.streamed, in_parts.samples)
    assert np.abs(in_parts.samples - whole_sound(player, tokens)[:, None]).max() <= 1e-6


def test_a_form_takes_fewer_frames_than_its_tape_has(in_parts: Heard) -> None:
    parts = share_out(WALTZ, 410)
    assert parts is not None
    done = [step.done for step in in_parts.progress]
    assert done == sorted(done)
    assert done[-1] == parts.played == 313
    assert {step.total for step in in_parts.progress} == {313}


def test_a_tape_too_short_for_a_form_is_one_line(folder: Path) -> None:
    (section,) = played(musician(folder, form="abac"), replace(QUICK, seconds=4.0)).performance.sections
    assert (section.name, section.bars) == ("A", 2)


class Scripted:
    """A judge that finds a fault in what it is told to."""

    def __init__(self, *at: tuple[int, int]) -> None:
        self.at, self.asked = set(at), list[tuple[int, int]]()

    def __call__(self, before: Sequence[float], during: Sequence[float]) -> str | None:
        self.asked.append((len(before), len(during)))
        return "silence" if self.asked[-1] in self.at else None


def judged(player: MusicgenMusician, judge: Scripted, *, rows: int = 1) -> tuple[Any, list[int]]:
    """Eight seconds under such a judge: the session, and how many samples had been handed out each time."""
    session = player._engine.begin("lofi", WALTZ.bar / 50, 410, 7, None)
    session.judge = judge
    parts = share_out(session.ruler, 410)
    assert parts is not None
    out: list[int] = []
    for _ in session.play_parts(parts) if rows == 2 else session.play_through(410):
        out += [last for _, last in session.recording.hand_out()]
    whole = whole_sound(player, session.tape.T.numpy())
    assert np.abs(session.recording.sound - whole[:, None]).max() <= 1e-6
    assert session.tape.shape == (4, 410)
    return session, out


@pytest.fixture(scope="module")
def fine(player: MusicgenMusician) -> Any:
    return judged(player, Scripted())[0].tape


def test_a_shot_that_fails_is_played_again_from_what_has_been_handed_out(
    player: MusicgenMusician, fine: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, out = judged(player, Scripted((0, 4)))
    assert "shot 1: silence; played again from frame 100" in caplog.text
    assert out == sorted(out)
    assert torch.equal(session.tape[:, :100], fine[:, :100])
    assert not torch.equal(session.tape[:, 100:200], fine[:, 100:200])
    assert session.played == 410


def test_a_later_shot_is_taken_back_no_further_than_its_own_beginning(
    player: MusicgenMusician, fine: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, _ = judged(player, Scripted((6, 2)))
    assert "shot 2: silence; played again from frame 300" in caplog.text
    assert torch.equal(session.tape[:, :300], fine[:, :300])
    assert not torch.equal(session.tape[:, 300:], fine[:, 300:])


def test_a_shot_is_played_again_once_and_then_stays_as_it_is(
    player: MusicgenMusician, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        judged(player, Scripted(*((0, during) for during in range(9)), (2, 2)))
    assert [record.getMessage() for record in caplog.records] == ["shot 1: silence; played again from frame 0"]


def test_of_two_ways_either_may_fail_and_both_are_played_again(
    player: MusicgenMusician, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        session, _ = judged(player, Scripted((2, 2)), rows=2)
    assert "shot 2: silence; played again from frame 98" in caplog.text
    assert torch.equal(session.tape[:, :97], session.tape[:, 196:293])


def test_a_model_that_has_gone_dumb_is_given_one_more_chance(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    dumb = musician(folder)
    last = dumb._engine.model.audio_encoder.decoder.layers[-1]
    with torch.no_grad():
        last.conv.bias.zero_()
        last.conv.parametrizations.weight.original0.zero_()  # the norm of its weights
    with caplog.at_level(logging.WARNING):
        tape = played(dumb, replace(QUICK, seconds=3.0))
    assert tape.samples.shape == (3 * 32_000, 2)
    assert not tape.samples.any()
    assert [record.getMessage() for record in caplog.records] == ["shot 1: silence; played again from frame 0"]


@contextmanager
def full_at(module: Any, at: int) -> Iterator[list[int]]:
    """A memory that is full at the `at`-th call of `module`."""
    calls: list[int] = []

    def hook(*_told: object) -> None:
        calls.append(len(calls) + 1)
        if len(calls) == at:
            raise torch.OutOfMemoryError("CUDA out of memory (a test says so)")

    handle = module.register_forward_pre_hook(hook)
    try:
        yield calls
    finally:
        handle.remove()


def test_a_tape_goes_on_from_what_was_heard_when_memory_was_full(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    player, asked = musician(folder), replace(QUICK, seconds=6.0)
    before = played(player, asked)
    with full_at(player._engine.model.decoder.lm_heads[0], 150):
        heard = played(player, asked)
    assert "memory was full; played again from frame" in caplog.text
    assert heard.samples.shape == before.samples.shape
    assert heard.streamed.tobytes() == heard.samples.tobytes()
    first = heard.passages[0].sound.samples
    assert first.tobytes() == before.samples[: len(first)].tobytes()
    assert played(player, asked).samples.tobytes() == before.samples.tobytes()


def test_two_ways_are_played_one_by_one_after_memory_was_full(folder: Path, in_parts: Heard) -> None:
    player, rows = musician(folder, form="abac"), set[int]()
    decoding = player._engine._decoding
    shot = decoding.shot

    def counted(text: Any, new: int, **told: Any) -> Any:
        rows.add(text.hidden.shape[0])
        return shot(text, new, **told)

    decoding.shot = counted  # type: ignore[method-assign]
    with full_at(player._engine.model.decoder.lm_heads[0], 5):  # in the first part, where there is one way
        heard = played(player, replace(QUICK, seconds=8.2))
    assert rows == {1}
    assert heard.samples.shape == in_parts.samples.shape
    assert heard.streamed.tobytes() == heard.samples.tobytes()


def test_sound_decoded_a_little_at_a_time_is_the_same_sound(player: MusicgenMusician) -> None:
    asked = replace(QUICK, seconds=4.0)
    before = played(player, asked)
    with full_at(player._engine.model.audio_encoder.decoder.layers[-1], 2):
        heard = played(player, asked)
    assert heard.tokens.tobytes() == before.tokens.tobytes()
    assert np.abs(heard.samples - before.samples).max() < 1e-5
