"""One visitor's thread: an ear with a script, sound that is fed to it, what comes back."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable

import numpy as np
import pytest

from apps.lightloom.hub import Ears, Hub, Said, Thread
from apps.lightloom.hub.ears import BEHIND, BROKE, BUSY, DEAF, MOST_BEHIND_S, SILENT
from apps.lightloom.hub.thread import ALONE, GUESSING, PUZZLED
from pipelines import Breath, EngineMissing, Heard, Listener, Sound, Speaking
from tests.unit.apps.lightloom.hub.looms_double import Clock

SECOND = bytes(32_000)
HUM = Sound(np.zeros((160, 1), np.float32), 16_000)
Heards = tuple[Speaking | Breath, ...]


class ScriptedListener:
    """Says the script's next line for every piece of sound it is fed, and remembers the sizes."""

    name = "scripted ear"

    def __init__(self, script: list[Heards] | None = None, gate: threading.Event | None = None) -> None:
        self._script = list(script or [])
        self._gate = gate
        self.fed: list[int] = []
        self.closed = 0

    def feed(self, pcm: bytes) -> Heards:
        if self._gate is not None:
            self._gate.wait(10)
        self.fed.append(len(pcm))
        return self._script.pop(0) if self._script else ()

    def close(self) -> Heards:
        self.closed += 1
        return (Breath(9, Heard("the end"), HUM),)


class House:
    """A hub whose ears are scripted, and the threads of its visitors."""

    def __init__(self, listen: Callable[[], Listener], better: str | None = "scripted ear") -> None:
        self.clock = Clock()
        self.hub = Hub(Ears(listen), lambda: better, self.clock)
        self.heard: list[Said] = []

    def visitor(self, heard: list[Said] | None = None) -> Thread:
        return Thread(self.hub, (self.heard if heard is None else heard).append)

    def of(self, kind: str) -> list[Said]:
        return [says for says in self.heard if says["kind"] == kind]


def live(visit: Callable[[House], Awaitable[None]], listener: Listener | None = None, **house: str | None) -> House:
    """What one house heard during a visit."""

    async def all_of_it() -> House:
        opened = House(lambda: listener or ScriptedListener(), **house)
        try:
            await asyncio.wait_for(visit(opened), 20)
        finally:
            opened.hub.ears.close()
        return opened

    return asyncio.run(all_of_it())


async def listen(thread: Thread, on: bool = True) -> None:
    await thread.take_text(json.dumps({"kind": "listen", "on": on}))


def test_hello_says_who_hears_and_that_somebody_listens() -> None:
    async def visit(house: House) -> None:
        await house.visitor().begin()

    assert live(visit).heard == [{"kind": "hello", "ear": "scripted ear", "listens": True}]


def test_a_house_without_an_ear_says_so_and_can_still_be_typed_to() -> None:
    def none() -> Listener:
        raise EngineMissing("This machine has no ear.")

    async def all_of_it() -> list[Said]:
        house = House(none)
        thread = house.visitor()
        await thread.begin()
        await listen(thread)
        thread.take_sound(SECOND)
        await listen(thread, on=False)
        return house.heard

    heard = asyncio.run(all_of_it())
    assert heard[0]["listens"] is False
    assert heard[1] == {"kind": "trouble", "says": DEAF, "phrases": []}


def test_words_come_while_they_are_spoken_and_the_phrase_closes_with_the_breath() -> None:
    script: list[Heards] = [
        (Speaking(1, (), ("a", "light")),),
        (Speaking(1, ("a",), ("lighthouse",)), Breath(1, Heard("a lighthouse"), HUM)),
    ]
    listener = ScriptedListener(script)

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        for _ in range(2):
            thread.take_sound(SECOND)
            while not house.heard or len(listener.fed) > len(house.of("speaking")):
                await asyncio.sleep(0.001)
                house.clock.pass_(1.0)
                if len(listener.fed) == 2 and house.of("breath"):
                    break
        await listen(thread, on=False)

    house = live(visit, listener)
    first, closed = house.of("speaking")[0], house.of("breath")[0]
    assert (first["voice"], first["firm"], first["pale"]) == (0, [], ["a", "light"])
    assert closed == {
        "kind": "breath",
        "voice": 0,
        "phrase": first["phrase"],
        "text": "a lighthouse",
        "heard_by": "scripted ear",
        "sound": False,
    }
    assert house.of("breath")[-1]["text"] == "the end"  # what was open when the microphone closed
    assert len(house.hub.sounds) == 0


def test_at_most_twelve_times_a_second_are_words_shown() -> None:
    many = [Speaking(1, (), (f"word{n}",)) for n in range(40)]

    async def visit(house: House) -> None:
        thread = house.visitor()
        for speaking in many:
            house.clock.pass_(0.02)
            thread._heard((speaking,))

    assert 8 <= len(live(visit).of("speaking")) <= 10


def test_when_the_better_ear_fails_while_it_listens_its_phrases_are_heard_again_later() -> None:
    class Failing(ScriptedListener):
        def feed(self, pcm: bytes) -> Heards:
            self.fed.append(len(pcm))
            self.name = "scripted ear" if len(self.fed) == 1 else "a worse ear"
            return (Breath(len(self.fed), Heard("a lighthouse"), HUM),)

    async def visit(house: House) -> None:
        thread = house.visitor()
        await thread.begin()
        await listen(thread)
        for count in (1, 2):
            thread.take_sound(SECOND)
            while len(house.of("breath")) < count:
                await asyncio.sleep(0.001)

    closed = live(visit, Failing()).of("breath")[:2]
    assert [(one["heard_by"], one["sound"]) for one in closed] == [("scripted ear", False), ("a worse ear", True)]


@pytest.mark.parametrize(("better", "kept"), [("scripted ear", False), (None, False), ("parakeet", True)])
def test_sound_is_kept_only_for_a_better_ear(better: str | None, kept: bool) -> None:
    async def visit(house: House) -> None:
        thread = house.visitor()
        await thread.begin()
        await listen(thread)
        thread.take_sound(SECOND)
        await listen(thread, on=False)
        thread._better = better
        phrase = house.of("breath")[0]["phrase"]
        assert list(house.hub.sounds.take([phrase])) == ([phrase] if kept else [])
        await thread.end()

    assert live(visit, better=better).of("breath")[0]["sound"] is kept


def test_nothing_of_a_voice_outlives_its_visitor() -> None:
    async def visit(house: House) -> None:
        thread = house.visitor()
        await thread.begin()
        await listen(thread)
        thread.take_sound(SECOND)
        await listen(thread, on=False)
        assert len(house.hub.sounds) == 1
        await thread.end()
        assert len(house.hub.sounds) == 0
        assert house.hub.ears.at_work == 0

    live(visit, better="parakeet")


def test_a_fifth_voice_is_told_that_typing_weaves_as_well_and_has_an_ear_when_one_is_free() -> None:
    async def visit(house: House) -> None:
        threads = [house.visitor() for _ in range(5)]
        for thread in threads:
            await listen(thread)
        assert [says["says"] for says in house.of("trouble")] == [BUSY]
        await threads[0].end()
        await listen(threads[4])
        assert len(house.of("trouble")) == 1
        for thread in threads:
            await thread.end()
        assert house.hub.ears.at_work == 0

    live(visit)


def test_an_ear_that_falls_behind_says_so_once_and_drops_the_oldest() -> None:
    gate = threading.Event()
    listener = ScriptedListener(gate=gate)

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        for _ in range(40):
            thread.take_sound(SECOND)
            await asyncio.sleep(0)
        gate.set()
        await listen(thread, on=False)

    house = live(visit, listener)
    assert [says["says"] for says in house.of("trouble")] == [BEHIND]
    assert sum(listener.fed) <= (MOST_BEHIND_S + 2) * len(SECOND)


def test_garbage_and_halves_of_samples_are_fed_as_whole_samples() -> None:
    listener = ScriptedListener()

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        for size in (1, 3, 0, 2559, 8191):
            thread.take_sound(b"\xff" * size)
            await asyncio.sleep(0)
        await listen(thread, on=False)

    live(visit, listener)
    assert all(size % 2 == 0 for size in listener.fed)
    assert sum(listener.fed) == (1 + 3 + 2559 + 8191) // 2 * 2


def test_an_ear_that_hears_nothing_for_minutes_rests() -> None:
    listener = ScriptedListener()

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        said_s = 0
        while house.hub.ears.at_work:
            if sum(listener.fed) == said_s * len(SECOND):
                thread.take_sound(SECOND)
                said_s += 1
            await asyncio.sleep(0)
        thread.take_sound(SECOND)
        await listen(thread)
        assert house.hub.ears.at_work == 1
        await thread.end()

    assert [says["says"] for says in live(visit, listener).of("trouble")] == [SILENT]


def test_an_ear_that_breaks_is_told_and_given_back() -> None:
    class Breaking(ScriptedListener):
        def feed(self, pcm: bytes) -> Heards:
            raise RuntimeError("the decoder fell over")

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        thread.take_sound(SECOND)
        await listen(thread, on=False)
        assert house.hub.ears.at_work == 0

    assert [says["says"] for says in live(visit, Breaking()).of("trouble")] == [BROKE]


def test_sound_that_nobody_asked_for_is_not_heard() -> None:
    listener = ScriptedListener()

    async def visit(house: House) -> None:
        house.visitor().take_sound(SECOND)

    live(visit, listener)
    assert listener.fed == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "{",
            "[]",
            "null",
            "7",
            '{"kind":"sing"}',
            '{"kind":"listen"}',
            '{"kind":"join","code":"abc"}',
            "[" * 2000,
        ),
        *('{"kind":"join","code":"OOOOOO"}', '{"kind":"join","code":null,"since":-1}', '{"kind":"say","id":7}'),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(text: str) -> None:
    async def visit(house: House) -> None:
        await house.visitor().take_text(text)

    assert [says["says"] for says in live(visit).heard] == [PUZZLED]


def test_a_line_is_said_and_taken_back_only_at_a_shared_loom() -> None:
    async def visit(house: House) -> None:
        thread = house.visitor()
        for word in ({"kind": "say", "id": "a", "text": "sea"}, {"kind": "take_back"}):
            await thread.take_text(json.dumps(word))
        await thread.take_text(json.dumps({"kind": "leave"}))

    assert [says["says"] for says in live(visit).heard] == [ALONE, ALONE]


def test_codes_cannot_be_tried_for_ever() -> None:
    async def visit(house: House) -> None:
        thread = house.visitor()
        for _ in range(25):
            await thread.take_text('{"kind":"join","code":"ABC234"}')

    said = [says["says"] for says in live(visit).heard]
    assert "no loom with this code" in said[0]
    assert said[20:] == [GUESSING] * 5


def test_two_threads_at_one_loom_hear_each_other_speak_type_and_leave() -> None:
    yusuf_heard: list[Said] = []

    async def visit(house: House) -> None:
        mina, yusuf = house.visitor(), house.visitor(yusuf_heard)
        await mina.take_text('{"kind":"join","code":null,"seed":"  our\\u202e sea "}')
        code = house.of("joined")[0]["code"]
        await yusuf.take_text(json.dumps({"kind": "join", "code": code, "me": "yusuf" * 4}))
        await listen(mina)
        mina.take_sound(SECOND)
        await listen(mina, on=False)
        await yusuf.take_text('{"kind":"say","id":"y1","text":"a storm"}')
        await yusuf.take_text('{"kind":"say","id":"y2","text":"' + "x" * 301 + '"}')
        await yusuf.take_text('{"kind":"say","id":"y 3","text":"x"}')
        await yusuf.take_text('{"kind":"leave"}')

    house = live(visit)
    assert house.of("joined")[0]["seed"] == "our sea"
    assert [says["text"] for says in yusuf_heard if says["kind"] == "waiting"] == ["the end", "a storm"]
    assert [says["text"] for says in yusuf_heard if says["kind"] == "breath"] == ["the end"]
    assert [phrase["heard_by"] for phrase in house.of("turn")[0]["phrases"]] == ["scripted ear"]
    assert [says["says"] for says in yusuf_heard if says["kind"] == "trouble"] == [
        "That is more than 300 characters. Say it in two breaths.",
        PUZZLED,
    ]
    assert house.of("voices")[-1]["voices"] == [0]
