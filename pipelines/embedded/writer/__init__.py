"""The writer without weights: one algorithm per task, each writing the JSON document its task asks for."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipelines.embedded.writer.director import direct_shot
from pipelines.embedded.writer.director import wake as wake_director
from pipelines.embedded.writer.recipe import plan_recipe
from pipelines.embedded.writer.recipe.lexicon import lexicon
from pipelines.embedded.writer.storyteller import tell_room
from pipelines.embedded.writer.storyteller.book import book
from pipelines.errors import EngineMissing
from pipelines.roles import Prompt, Writer

TASKS: Mapping[str, Callable[..., Mapping[str, object]]] = {
    "lofinity.recipe": plan_recipe,
    "rooms.room": tell_room,
    "lightloom.shot": direct_shot,
}


class EmbeddedWriter:
    """Plays the Writer role by rules: reads `prompt.given`, never the prose. The same task, facts and seed give the
    same text, byte for byte."""

    name = "embedded writer 1"
    form = ""
    understudy: Writer | None = None

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Nothing: its tasks are all it knows."""

    def wake(self) -> None:
        lexicon()  # 0.2 s once, so that the first visitor does not wait for it
        book()
        wake_director()

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        """Yield the document's JSON, prose word by word, other fields whole. Fields the schema does not know are left
        out. Raises EngineMissing for a task this writer has not learnt."""
        plan = TASKS.get(prompt.task)
        if plan is None:
            raise EngineMissing(f"The embedded writer has not learnt the task “{prompt.task}”. Run with a real writer.")
        known = schema.get("properties", {})
        document = {name: value for name, value in plan(prompt.given, seed=seed).items() if not known or name in known}
        opening = "{"
        for name, value in document.items():
            yield f"{opening}{json.dumps(name)}:"
            opening = ","
            yield from _pieces(json.dumps(value, ensure_ascii=False))
        yield "}" if document else "{}"


def _pieces(text: str) -> Iterator[str]:
    """Prose breaks after each space, so that it can be shown as it comes."""
    head, space, rest = text.partition(" ")
    while space:
        yield head + space
        head, space, rest = rest.partition(" ")
    yield head
