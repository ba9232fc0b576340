"""Listening with a better ear: its words while they are said, at the breaths of another."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from pipelines import Breath, Ear, Heard, Sound, Speaking, WordTime
from pipelines.backends.parakeet.listening import EVERY_S, LiveListener
from pipelines.catalog import read_catalog
from pipelines.embedded.ear import EmbeddedEar, listener
from pipelines.errors import MemoryFull
from pipelines.registry import new_listener
from tests.unit.pipelines.embedded.ear.speech import RATE_HZ, breaths, fed, needs_flite, pcm_of, said

REPO = "nvidia/parakeet-ctc-1.1b"
CHUNK_S = 0.2


class EarThatCounts:
    """Hears a word for each third of a second, "one two three …", of sounds that are not silent; or breaks."""

    name = "an ear that counts"

    def __init__(self) -> None:
        self.heard_s: list[float] = []
        self.breaks: Exception | None = None

    def wake(self) -> None: ...

    def hear(self, sound: Sound) -> Heard:
        self.heard_s.append(sound.seconds)
        if self.breaks is not None:
            raise self.breaks
        count = int(sound.seconds / 0.333) if sound.samples.any() else 0
        words = tuple(WordTime(f"w{place}", place / 3, (place + 1) / 3) for place in range(count))
        return Heard(" ".join(word.word for word in words), words)

    def hear_all(self, sounds: Sequence[Sound]) -> tuple[Heard, ...]:
        return tuple(map(self.hear, sounds))


class ListenerByScript:
    """Says at each chunk what the script says: words that were said so far, or a breath that closes so many chunks."""

    name = "a listener by script"

    def __init__(self, *script: str | int | None) -> None:
        self._script, self._number, self._heard = list(script), 1, b""

    def feed(self, pcm: bytes) -> tuple[Speaking | Breath, ...]:
        self._heard += pcm
        line = self._script.pop(0) if self._script else None
        if isinstance(line, str):
            return (Speaking(self._number, tuple(line.split()[:1]), tuple(line.split()[1:])),)
        return () if line is None else (self._breath(line),)

    def close(self) -> tuple[Speaking | Breath, ...]:
        return (self._breath(2),) if self._script else ()

    def _breath(self, chunks: int) -> Breath:
        samples = np.frombuffer(self._heard[-chunks * len(chunk()) :], "<i2") / np.float32(32768)
        self._number += 1
        return Breath(self._number - 1, Heard("small words"), Sound(samples.astype(np.float32)[:, None], RATE_HZ))


def chunk(seed: int = 0) -> bytes:
    noise = np.random.default_rng(seed).integers(-3000, 3000, int(CHUNK_S * RATE_HZ))
    return noise.astype("<i2").tobytes()


def listened(live: LiveListener, chunks: int) -> list[tuple[Speaking | Breath, ...]]:
    return [live.feed(chunk(seed)) for seed in range(chunks)]


def test_the_small_ears_words_are_pale_until_the_better_ear_has_looked() -> None:
    live = LiveListener(ListenerByScript("a", "a sea"), EarThatCounts())
    first, second = listened(live, 2)
    assert first == (Speaking(1, (), ("a",)),)
    assert second[0] == Speaking(1, (), ("a", "sea"))
    assert second[1] == Speaking(1, (), ("w0",))


def test_it_is_looked_at_every_so_often_and_only_while_somebody_speaks() -> None:
    ear = EarThatCounts()
    live = LiveListener(ListenerByScript(None, None, None, "a", "a", "a", "a", "a", "a"), ear)
    listened(live, 9)
    assert len(ear.heard_s) == 3
    assert np.diff(ear.heard_s) == pytest.approx([EVERY_S, EVERY_S])


def test_words_grow_firm_and_stay() -> None:
    live = LiveListener(ListenerByScript(*["a"] * 20), EarThatCounts())
    events = [event for said in listened(live, 20) for event in said]
    shown = [event for event in events if isinstance(event, Speaking)]
    for before, after in pairwise(shown):
        assert after.firm[: len(before.firm)] == before.firm
    assert len(shown[-1].firm) > 5


def test_a_closed_phrase_is_heard_as_a_whole_and_the_next_begins_behind_it() -> None:
    ear = EarThatCounts()
    live = LiveListener(ListenerByScript("a", "a", "a", 4, "b", "b"), ear)
    events = [event for said in listened(live, 6) for event in said]
    (breath,) = breaths(events)
    assert breath.heard.text == "w0 w1"
    assert breath.sound.seconds == pytest.approx(4 * CHUNK_S)
    assert ear.heard_s[-1] == pytest.approx(2 * CHUNK_S)  # nothing of the first phrase
    assert {event.number for event in events[events.index(breath) + 1 :]} == {2}


def test_a_breath_in_which_the_better_ear_hears_nothing_keeps_its_words() -> None:
    live = LiveListener(ListenerByScript("a", 2), EarThatCounts())
    silence = bytes(len(chunk()))
    (breath,) = breaths([*live.feed(silence), *live.feed(silence)])
    assert breath.heard.text == "small words"


def test_what_turns_out_to_be_nothing_is_taken_back() -> None:
    live = LiveListener(ListenerByScript("a", "a", ""), EarThatCounts())
    assert listened(live, 3)[-1] == (Speaking(1, (), ()),)


@pytest.mark.parametrize("breaks", [MemoryFull("The memory is full."), RuntimeError("CUDA error: The memory is full.")])
def test_an_ear_that_breaks_leaves_the_other_one_listening(breaks: Exception, caplog: pytest.LogCaptureFixture) -> None:
    ear = EarThatCounts()
    live = LiveListener(ListenerByScript("a", "a b", "a b", 4, "c d"), ear)
    assert live.name == ear.name
    live.feed(chunk(0))
    ear.breaks = breaks
    live.feed(chunk(1))
    assert live.name == "a listener by script"
    assert "The memory is full." in caplog.text
    assert live.feed(chunk(2)) == (Speaking(1, ("a",), ("b",)),)
    (breath,) = breaths(list(live.feed(chunk(3))))
    assert breath.heard.text == "small words"
    assert len(ear.heard_s) == 1


def test_closing_closes_what_is_open_in_the_better_ears_words() -> None:
    live = LiveListener(ListenerByScript("a", "a", "a"), EarThatCounts())
    listened(live, 2)
    (breath,) = breaths(list(live.close()))
    assert breath.heard.text == "w0"


@pytest.mark.xdist_group("small ear")
@needs_flite
def test_a_phrase_is_heard_by_a_model_while_it_is_said(tiny: Callable[..., Path]) -> None:
    from pipelines.backends.ear_parakeet import ParakeetEar

    model: Ear = ParakeetEar(read_catalog().casts["lightloom"]["ear"], str(tiny(REPO)), EmbeddedEar())
    live = LiveListener(listener(), model)
    phrases = ("a lighthouse over a stormy sea", "birds cross the evening sky")
    events = fed(live, pcm_of(0.5, said(phrases[0]), 0.9, said(phrases[1]), 1.0))
    for breath, words in zip(
        breaths(events), ({"lighthouse", "stormy", "sea"}, {"birds", "evening", "sky"}), strict=True
    ):
        assert words <= set(breath.heard.text.split())  # not "a", which is one frame and drowns in the room
    firm = [event.firm for event in events if isinstance(event, Speaking)]
    assert max(map(len, firm)) >= 3


def test_without_a_gpu_of_its_own_the_house_listens_with_the_small_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pocketsphinx")
    casts = read_catalog().casts["lightloom"]
    card = casts["ear"].model_copy(update={"options": {"partials": True}})
    monkeypatch.setitem(casts, "ear", card)
    monkeypatch.setenv("PATH", "")
    for engine in ("embedded", "models", "/a/folder"):
        assert new_listener(engine).name == EmbeddedEar.name
