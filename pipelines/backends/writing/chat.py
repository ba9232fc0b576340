"""system + user -> the text a chat model was trained on, by its own template. Knows no model library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

Render = Callable[[str, str], str]
Encode = Callable[[str], Sequence[int]]
THINKING = ("<think>", "</think>")


@dataclass(frozen=True, slots=True)
class Question:
    """A rendered prompt as tokens; the first `fixed` of them are the same for every question of its task."""

    tokens: tuple[int, ...]
    fixed: int


def template(source: str, **names: str) -> Render:
    """A model's chat template as a function of system and user. It is code from a file that was fetched, so it runs in
    a sandbox; thinking is off. `names`: the texts of the tokens it speaks of (`bos_token`)."""
    surroundings = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    compiled = surroundings.from_string(source, globals={"raise_exception": _refuse})

    def render(system: str, user: str) -> str:
        said = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        return compiled.render(messages=said, add_generation_prompt=True, enable_thinking=False, **names)

    return render


def _refuse(why: str) -> Any:
    raise TemplateError(why)


def harmless(text: str, signs: Sequence[str]) -> str:
    """`text` without the model's own signs (`<|im_end|>`): whoever types one must not end their turn and speak as
    somebody else. A sign is broken up, and stays readable."""
    while present := [sign for sign in signs if len(sign) > 1 and sign in text]:
        for sign in present:
            text = text.replace(sign, f"{sign[0]} {sign[1:]}")
    return text


def thought_over(text: str) -> str:
    """`text` with thinking that a template leaves open closed again: one that knows no enable_thinking would have the
    model write its document inside its thoughts."""
    return f"{text}{THINKING[1]}" if text.rstrip().endswith(THINKING[0]) else text


class Questions:
    """Renders questions and turns them into tokens. What every question with one system text begins with is found
    once, so that a model reads it once."""

    def __init__(self, render: Render, encode: Encode, signs: Sequence[str]) -> None:
        self._render, self._encode, self._signs = render, encode, tuple(signs)
        self._fixed: dict[str, tuple[int, ...]] = {}

    def ask(self, system: str, user: str) -> Question:
        """The question's tokens, each text made harmless before."""
        if system not in self._fixed:
            self._fixed[system] = _common(self._tokens(system, "A wish"), self._tokens(system, "1 more"))
        tokens, start = self._tokens(system, user), self._fixed[system]
        return Question(tokens, len(_common(start, tokens[:-1])))

    def _tokens(self, system: str, user: str) -> tuple[int, ...]:
        rendered = self._render(harmless(system, self._signs), harmless(user, self._signs))
        return tuple(self._encode(thought_over(rendered)))


def _common(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """The tokens both begin with."""
    for place, (mine, yours) in enumerate(zip(one, other)):
        if mine != yours:
            return tuple(one[:place])
    return tuple(one[: min(len(one), len(other))])
