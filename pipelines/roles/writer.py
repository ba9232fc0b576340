"""Writes what an app asks for: the words it is asked with, and what it promises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Sampling:
    """How freely a language model chooses its next token: `temperature` 0 (the likeliest) and up, `top_p` and `min_p`
    0..1 cut off the unlikely."""

    temperature: float = 0.7
    top_p: float = 0.95
    min_p: float = 0.0


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a writer is asked. `task` names the kind of text ("lofinity.recipe"); `system` and `user` are prose for
    a language model, which may take `tokens` of its own for the answer; `given` holds the same facts as plain values
    for an engine that does not read prose. The same task always has the same `system`."""

    task: str
    system: str
    user: str
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    tokens: int = 700
    sampling: Sampling = Sampling()


@dataclass(frozen=True, slots=True)
class Closing:
    """Said by a writer whose tokens run out: the pieces after this only close the document, and are filler."""


@runtime_checkable
class Writer(Protocol):
    """Writes one JSON document that fits a JSON schema, piece by piece. `form`: the name of the form of JSON that a
    model was fine-tuned to answer in, "" where it was not; an app that knows the form asks in it. `understudy`: a
    writer by rules, who fills in what a model left out; None for that writer itself."""

    name: str
    form: str

    @property
    def understudy(self) -> "Writer | None": ...

    def learn(self, schema: Mapping[str, Any]) -> None:
        """Make ready for documents of this schema. Called before any fork, so that every worker inherits it."""
        ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str | Closing]:
        """Yield the document's text in pieces, in order; together they are the whole document. Closing the iterator
        stops the work at the next token."""
        ...
