"""What the tests of all writers ask, and how they listen."""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field

from apps.lofinity.domain import Recipe
from apps.lofinity.prompts import recipe_prompt
from pipelines import Closing, Prompt, Writer
from pipelines.catalog import ModelCard
from pipelines.embedded.writer import EmbeddedWriter
from pipelines.structured import bounded

RECIPE = bounded(Recipe)


class Label(BaseModel):
    """A shape with a field of each kind, and few tokens."""

    title: str = Field(min_length=1, max_length=20)
    mood: Literal["calm", "dreamy", "far away"]
    bpm: int = Field(ge=60, le=92)
    words: tuple[Annotated[str, Field(max_length=8)], ...] = Field(max_length=3)


LABEL = bounded(Label)


def card(repo: str, backend: str, **more: object) -> ModelCard:
    """A line of models.yaml for a tiny checkpoint."""
    told = {"revision": "main", "licence": "Apache-2.0", "commercial": True, "phase": "live", "job": "writes"}
    given = {"params_b": {"transformer": 1.0}, "dtype": "bfloat16", **told, **more}
    return ModelCard.model_validate({"repo": repo, "backend": backend, **given})


def understudy() -> Writer:
    return EmbeddedWriter()


def recipe_question(**changes: Any) -> Prompt:
    """The prompt of a true recipe, with `changes`."""
    return replace(recipe_prompt("rainy night in tokyo", seconds=90.0, seed=7), **changes)


def question(wish: str = "rainy night in tokyo", **changes: Any) -> Prompt:
    """A short question for a Label, with `changes` (tokens, sampling, system …)."""
    system = "You name small lofi tapes. A visitor types a wish; you answer with a title, a mood, a bpm, a few words."
    return replace(Prompt("tests.label", system, f"Wish: {wish}", tokens=120), **changes)


def text(pieces: Iterable[str | Closing]) -> str:
    """The document, without the warning that it closes early."""
    return "".join(piece for piece in pieces if isinstance(piece, str))


def needs_llama_cpp() -> None:
    """Skips, with the reason, where llama-cpp-python cannot be imported."""
    from pipelines.backends.writing.native import why_not

    reason = why_not("llama_cpp")
    if reason:
        pytest.skip(reason)


def told_by_a_child(work: Callable[[], str]) -> str:
    """What `work` returns in a fork of this process."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(into, work().encode())
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as reader:
        told = reader.read()
    os.waitpid(child, 0)
    return told
