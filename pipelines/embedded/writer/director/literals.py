"""Text -> one of a closed set of words."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def all_of(options: Iterable[T], said: Iterable[object]) -> tuple[T, ...]:
    """The options that are among `said`, in the order they were said, each once."""
    known = list(options)
    return tuple(option for one in dict.fromkeys(said) for option in known if option == one)


def one_of(options: Iterable[T], said: object) -> T | None:
    """The option that equals `said`, None where there is none."""
    for option in options:
        if said == option:
            return option
    return None
