"""ask() lets nothing out that does not fit, and streams prose exactly."""

import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

import pytest
from pydantic import BaseModel, Field

from pipelines import Garbled, Prompt, ask, telling


class Card(BaseModel):
    story: str = Field(max_length=60)
    doors: int = Field(ge=1, le=4)


class ScriptedWriter:
    """Writes what it was told to, a few characters at a time, and remembers the seeds it was asked with."""

    name = "scripted writer"
    form = ""
    understudy = None

    def __init__(self, documents: Sequence[str], piece_chars: int = 3) -> None:
        self._documents, self._piece = list(documents), piece_chars
        self.seeds: list[int] = []

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        self.seeds.append(seed)
        text = self._documents.pop(0)
        for i in range(0, len(text), self._piece):
            yield text[i : i + self._piece]


PROMPT = Prompt("test.card", "Tell a room.", "A room.")
GOOD = '{"story": "Rain ticks on \\"tin\\" ☔.", "doors": 2}'


def test_a_good_document_becomes_its_value() -> None:
    assert ask(ScriptedWriter([GOOD]), PROMPT, Card, seed=7) == Card(story='Rain ticks on "tin" ☔.', doors=2)


def drain(answer: Generator[str, None, Card]) -> tuple[Card, str]:
    said = ""
    while True:
        try:
            said += next(answer)
        except StopIteration as end:
            return end.value, said


@pytest.mark.parametrize("piece_chars", [1, 2, 5, 1000])
def test_streamed_prose_is_the_final_prose(piece_chars: int) -> None:
    answer = telling(ScriptedWriter([GOOD], piece_chars), PROMPT, Card, seed=7, prose="story")
    card, said = drain(answer)
    assert card.story == said


def test_a_writer_that_drifts_once_is_asked_again_with_another_seed() -> None:
    writer = ScriptedWriter(["Sure! Here is the JSON you asked for:", GOOD])
    assert ask(writer, PROMPT, Card, seed=7).doors == 2
    assert writer.seeds == [7, 8]


@pytest.mark.parametrize("drift", ["", "null", '{"story": "x", "doors": 9}', '{"story": "x"', "[" * 500, "\x00"])
def test_a_writer_that_drifts_twice_is_garbled_with_a_sentence(drift: str) -> None:
    with pytest.raises(Garbled, match="Try again"):
        ask(ScriptedWriter([drift, drift]), PROMPT, Card, seed=7)


def test_a_writer_that_never_closes_is_cut() -> None:
    class Endless(ScriptedWriter):
        def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
            while True:
                yield '{"story": "' + "a" * 1000

    with pytest.raises(Garbled):
        ask(Endless([]), PROMPT, Card, seed=7)


def in_a_fresh_process(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def test_asking_needs_no_library_of_grammars() -> None:
    in_a_fresh_process(
        "import sys; sys.modules['llguidance'] = None; import pipelines.structured as s; s.ask; s.bounded"
    )


def test_steering_needs_no_library_of_models() -> None:
    pytest.importorskip("llguidance")
    in_a_fresh_process(
        "import sys; from pipelines.structured import Steering, Vocabulary;"
        "assert not {'torch', 'transformers', 'llama_cpp'} & sys.modules.keys()"
    )
