"""What a test tells the director: a phrase after another, as the loom does."""

from typing import Any, Literal

from pydantic import ConfigDict

from pipelines import Shot, ask
from pipelines.embedded.writer import EmbeddedWriter
from pipelines.roles import Prompt


class Direction(Shot):
    model_config = ConfigDict(frozen=True, extra="ignore")

    verb: Literal["weave", "change", "undo", "none"] = "weave"

    @property
    def ids(self) -> list[str]:
        return [subject.thing for subject in self.subjects]


def direct(phrase: str, last: Direction | None = None, *, seed: int = 1, **given: Any) -> Direction:
    """The director's answer to `phrase` after the shot `last`, through the writer and the shape."""
    shot = None if last is None else Shot(**{name: getattr(last, name) for name in Shot.model_fields})
    facts = {
        "phrase": phrase,
        "index": 0 if last is None else 1,
        "style": None if last is None else last.style,
        "last": None if shot is None else shot.model_dump(mode="json"),
        "last_words": "",
        "before": [] if last is None else [last.line],
        "how": "weave",
        "take": 0,
        **given,
    }
    return ask(EmbeddedWriter(), Prompt("lightloom.shot", "", "", facts), Direction, seed=seed)
