"""A phrase that nothing shall be woven of becomes another one, wherever it came from."""

import asyncio
import json

import pytest

from apps.lightloom.domain import EXAMPLES, INSTEAD, PHRASE_CHARS, Phrase, Spoken, Weaving
from apps.lightloom.flow import heard_again
from pipelines import Breath, Heard, Sound, Speaking, is_harmful
from tests.unit.apps.lightloom.hub.test_thread import HUM, SECOND, Heards, House, ScriptedListener, listen, live


@pytest.mark.parametrize("words", [*EXAMPLES, "no, make it dusk", "dead trees", "kill the light on the left"])
def test_a_harmless_phrase_is_woven_as_it_was_said(words: str) -> None:
    assert Phrase(id="a", text=words).text == words


def test_what_is_woven_instead_is_the_same_every_time() -> None:
    assert not any(is_harmful(phrase) or len(phrase) > PHRASE_CHARS for phrase in INSTEAD)
    assert Phrase(id="a", text="a naked woman").text in INSTEAD
    assert Phrase(id="a", text="A  naked WOMAN").text == Phrase(id="b", voice=1, text="a naked woman").text


def test_what_the_better_ear_hears_is_turned_too() -> None:
    class Ear:
        name = "good ear"

        def wake(self) -> None: ...

        def hear(self, sound: Sound) -> Heard:
            return Heard("a pool of blood")

        def hear_all(self, sounds: object) -> tuple[Heard, ...]:
            return (Heard("a pool of blood"),)

    spoken = Spoken(Weaving(seed="m", phrases=(Phrase(id="a", text="a pool of mud"),)), {"a": HUM})
    assert heard_again(spoken, Ear())[0].text in INSTEAD


def test_nobody_at_the_loom_reads_along_and_the_breath_brings_something_else() -> None:
    script: list[Heards] = [
        (Speaking(1, ("a",), ("naked",)),),
        (Speaking(1, ("a", "naked"), ("woman",)), Breath(1, Heard("a naked woman"), HUM)),
    ]
    listener = ScriptedListener(script)

    async def visit(house: House) -> None:
        thread = house.visitor()
        await listen(thread)
        for pieces in (1, 2):
            thread.take_sound(SECOND)
            while len(listener.fed) < pieces:
                await asyncio.sleep(0.001)
        await listen(thread, on=False)

    house = live(visit, listener)
    assert "naked" not in json.dumps(house.heard)
    assert house.of("breath")[0]["text"] in INSTEAD


def test_a_shared_loom_gets_no_harmful_name() -> None:
    async def visit(house: House) -> None:
        for seed in ("sieg heil", "moor at dawn"):
            await house.visitor().take_text(json.dumps({"kind": "join", "seed": seed}))

    joined = live(visit).of("joined")
    assert joined[0]["seed"] == joined[0]["code"]
    assert joined[1]["seed"] == "moor at dawn"
