"""The embedded writer's recipes fit the app's shape, and its tables name what the app's words name."""

import subprocess
import sys
from typing import get_args

import pytest

from apps.lofinity.domain import EXAMPLE_WISHES, Ambience, Recipe, Weather
from apps.lofinity.prompts import recipe_prompt
from pipelines import EngineMissing, Prompt, ask, telling
from pipelines.embedded.writer import EmbeddedWriter
from pipelines.embedded.writer.recipe.surroundings import AMBIENCES, WEATHERS


def test_the_writers_tables_name_what_the_app_names() -> None:
    assert get_args(Ambience) == AMBIENCES
    assert get_args(Weather) == WEATHERS


@pytest.mark.parametrize("wish", [*EXAMPLE_WISHES, "?!", "a", "夜", "x" * 200, "rain " * 40])
def test_any_wish_becomes_a_recipe_that_keeps_what_was_settled(wish: str) -> None:
    recipe = ask(EmbeddedWriter(), recipe_prompt(wish, seconds=90.0, seed=2**47), Recipe, seed=3)
    assert (recipe.seconds, recipe.seed, recipe.side) == (90.0, 2**47, "A")


def test_the_note_is_told_word_by_word_and_comes_first() -> None:
    prompt = recipe_prompt(EXAMPLE_WISHES[0], seconds=60.0, seed=7)
    telling_note = telling(EmbeddedWriter(), prompt, Recipe, seed=7, prose="note")
    heard: list[str] = []
    while True:
        try:
            heard.append(next(telling_note))
        except StopIteration as end:
            recipe: Recipe = end.value
            break
    assert "".join(heard) == recipe.note
    assert len(heard) >= len(recipe.note.split()) - 1


def test_the_same_wish_and_seed_are_the_same_text_byte_for_byte() -> None:
    prompt = recipe_prompt("thunder over the library", seconds=60.0, seed=7)
    texts = {"".join(EmbeddedWriter().write(prompt, Recipe.model_json_schema(), seed=7)) for _ in range(3)}
    assert len(texts) == 1


def test_every_process_writes_the_same_recipe() -> None:
    ask_all = (
        "import sys; from apps.lofinity.prompts import recipe_prompt\n"
        "from pipelines.embedded.writer import EmbeddedWriter\n"
        "for wish in sys.argv[1:]:\n"
        "    print(*EmbeddedWriter().write(recipe_prompt(wish, seconds=60.0, seed=7), {}, seed=7))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", ask_all, *EXAMPLE_WISHES, "no rain, Schnee, zyxel 🌊"],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8", "PATH": ""},
            check=True,
            capture_output=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(told) == 1


def test_a_task_it_has_not_learnt_is_refused_in_a_sentence() -> None:
    with pytest.raises(EngineMissing, match="has not learnt"):
        list(EmbeddedWriter().write(Prompt("rooms.sonnet", "", ""), {}, seed=1))
