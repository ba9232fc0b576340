"""Listening while somebody speaks: phrases are cut at breaths, words come pale and grow firm, nothing is lost."""

import functools
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import Breath, Listener, Speaking, WordTime
from pipelines.embedded.ear import listener, listening
from pipelines.embedded.ear.breath import can_stand_alone, is_over, quietest_place
from pipelines.embedded.ear.decoding import FRAME_BYTES, FRAME_S
from pipelines.embedded.ear.listening import firm_words
from tests.unit.pipelines.embedded.ear.speech import CHUNK_BYTES, RATE_HZ, breaths, fed, needs_flite, pcm_of, said

PHRASES = ("birds crossing the evening sky", "a red boat drifting on a golden lake", "lanterns above the river")

pytestmark = pytest.mark.xdist_group("small ear")


@functools.cache
def one_listener() -> Listener:
    return listener()


@pytest.fixture
def ear() -> Iterator[Listener]:
    """The one listener of these tests, with nothing open: it may be listened with again after it was closed."""
    yield one_listener()
    one_listener().close()


@needs_flite
def test_three_phrases_with_breaths_between_are_three_phrases() -> None:
    short = (PHRASES[1], "a wolf", PHRASES[2])
    ear = listener()
    events = fed(ear, pcm_of(0.5, said(short[0]), 0.5, said(short[1]), 0.9, said(short[2]), 1.0))
    closed = breaths(events)
    assert [breath.number for breath in closed] == [1, 2, 3]
    for breath, words in zip(closed, (("boat", "lake"), ("wolf",), ("lanterns", "river"))):
        assert set(words) <= set(breath.heard.text.split())
        assert breath.sound.rate_hz == RATE_HZ
        assert breath.sound.samples.shape == (breath.sound.frames, 1)
        times = breath.heard.words
        assert breath.heard.text.split() == [word.word for word in times]
        assert all(one.end_s <= other.start_s + 0.011 for one, other in pairwise(times))
        assert times[-1].end_s <= breath.sound.seconds
    assert ear.close() == ()


@needs_flite
def test_words_are_shown_while_they_are_said_and_grow_firm(ear: Listener) -> None:
    events = fed(ear, pcm_of(0.4, said(PHRASES[1]), 1.0))
    shown = [event for event in events if isinstance(event, Speaking)]
    assert len(shown) > 8
    assert len({event.number for event in events}) == 1
    assert isinstance(events[-1], Breath)
    assert max(len(event.firm) for event in shown) >= 5
    assert all(event.firm or event.pale for event in shown)
    assert len(shown[0].firm + shown[0].pale) < len(shown[-1].firm + shown[-1].pale)


@needs_flite
@pytest.mark.parametrize("size", [1, 333, 2560, 10_000_000])
def test_how_the_sound_is_cut_into_chunks_changes_no_phrase(ear: Listener, size: int) -> None:
    pcm = pcm_of(0.3, said("a wolf"), 1.0)
    (breath,) = breaths(fed(ear, pcm, size))
    assert breath.heard.text.split()[-1] == "wolf"


@needs_flite
def test_closing_ends_an_open_phrase_and_listening_may_begin_again(ear: Listener) -> None:
    assert not breaths(fed(ear, pcm_of(0.2, said("birds in the sky"))))
    (first,) = breaths(list(ear.close()))
    assert "birds" in first.heard.text
    assert ear.close() == ()
    (second,) = breaths([*fed(ear, pcm_of(0.2, said("a wolf"))), *ear.close()])
    assert second.number == first.number + 1


@needs_flite
def test_who_never_breathes_is_cut_within_eight_seconds_and_not_a_sample_is_lost(ear: Listener) -> None:
    pcm = pcm_of(said(" ".join((*PHRASES, *PHRASES[:2]))), 1.0)
    closed = breaths([*fed(ear, pcm, 8 * CHUNK_BYTES), *ear.close()])
    assert len(closed) >= 2
    assert all(breath.sound.seconds <= 8.3 for breath in closed)
    assert all(breath.sound.seconds >= 5.9 for breath in closed[:-1])
    assert b"".join((breath.sound.samples * 32768).astype("<i2").tobytes() for breath in closed) in pcm


def test_a_long_monologue_costs_no_more_memory_than_a_short_one(ear: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "LONGEST_S", 1.5)
    noise = np.random.default_rng(2).normal(0, 1, RATE_HZ * 2)
    syllables = noise * (np.sin(np.arange(len(noise)) * 0.0008) > 0) * np.sin(np.arange(len(noise)) * 0.06) * 6000
    pcm = np.clip(syllables, -32768, 32767).astype("<i2").tobytes()
    fed(ear, pcm, 4 * CHUNK_BYTES)
    tracemalloc.start()
    try:
        fed(ear, pcm * 2, 4 * CHUNK_BYTES)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 150_000


@pytest.mark.parametrize("level", [0, 20, 300, 3000])
def test_silence_and_noise_of_a_room_close_no_phrase(ear: Listener, level: int) -> None:
    noise = (np.random.default_rng(3).normal(0, 1, RATE_HZ * 2) * level).clip(-32768, 32767).astype("<i2").tobytes()
    assert breaths([*fed(ear, noise), *ear.close()]) == []


@given(st.lists(st.binary(max_size=5000), max_size=12))
@settings(max_examples=15, deadline=None)
def test_any_bytes_at_all_never_raise(chunks: list[bytes]) -> None:
    ear = one_listener()
    for chunk in chunks:
        ear.feed(chunk)
    ear.close()


def test_a_phrase_ends_after_a_breath_when_it_is_whole_and_later_when_it_leads_on() -> None:
    breath, pause = 11, 24
    assert is_over(breath, ("a", "boat"))
    assert not is_over(breath, ("a", "boat", "on", "the"))
    assert not is_over(breath, ("boat",))
    assert is_over(pause, ("a", "boat", "on", "the"))
    assert is_over(pause, ())
    assert not is_over(breath - 1, ("a", "boat"))
    assert not can_stand_alone(())


def test_the_cut_falls_into_the_quietest_place_of_the_last_two_seconds() -> None:
    frames = int(8 / FRAME_S)
    loud = np.random.default_rng(4).normal(0, 3000, (frames, FRAME_BYTES // 2))
    loud[100:120] *= 0.01  # quieter, but too long ago
    loud[230:236] *= 0.1
    place = quietest_place([frame.astype("<i2").tobytes() for frame in loud])
    assert 230 <= place < 236


def words(*texts: str) -> tuple[WordTime, ...]:
    return tuple(WordTime(text, at * 0.3, at * 0.3 + 0.28) for at, text in enumerate(texts))


def test_a_word_is_firm_when_two_looks_agree_and_it_is_not_the_last_one() -> None:
    assert firm_words((), words("a"), 0.3) == 0
    assert firm_words(words("a"), words("a", "boat"), 0.6) == 1
    assert firm_words(words("a", "boat"), words("a", "boat"), 0.6) == 1
    assert firm_words(words("a", "boat"), words("a", "boat"), 0.9) == 2
    assert firm_words(words("a", "boat", "on"), words("the", "boat", "on"), 2.0) == 0
