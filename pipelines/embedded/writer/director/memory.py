"""What the director is given -> Memory: the shot before this one, and what holds. Odd facts are left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pipelines.embedded.writer.director.literals import one_of
from pipelines.scenery import STYLES, Shot, Style

STYLE_AT_FIRST: Style = "impasto"


@dataclass(frozen=True, slots=True)
class Memory:
    """`last`: the shot this one follows or corrects, None at the mural's beginning. `style` holds unless another is
    named. `index`: which strip it is; `take`: which way of telling it; `before`: lines of the strips before it."""

    last: Shot | None = None
    style: Style = STYLE_AT_FIRST
    index: int = 0
    take: int = 0
    before: tuple[str, ...] = ()


def remember(given: Mapping[str, Any]) -> Memory:
    """The memory in a Prompt's `given`; whatever in it is missing or does not fit is as if it had not been said."""
    try:
        last = Shot.model_validate(given["last"]) if given.get("last") else None
    except ValidationError:
        last = None
    held = one_of(STYLES, given.get("style"))
    before = given.get("before")
    return Memory(
        last=last,
        style=held or (last.style if last else STYLE_AT_FIRST),
        index=_whole(given.get("index"), 10**6),
        take=_whole(given.get("take"), 99),
        before=tuple(str(line) for line in before) if isinstance(before, list | tuple) else (),
    )


def _whole(value: object, most: int) -> int:
    return min(most, max(0, value)) if isinstance(value, int) else 0
