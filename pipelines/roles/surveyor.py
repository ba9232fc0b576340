"""Measures how far away everything in a picture lies."""

from typing import Protocol, runtime_checkable

from pipelines.media import Depth, Picture


@runtime_checkable
class Surveyor(Protocol):
    """Measures how far away what is painted lies."""

    name: str

    def wake(self) -> None: ...

    def survey(self, picture: Picture, painted: Depth | None) -> Depth:
        """The depth of `picture`, same size, 1/z in 0..1. `painted` is what its painter knows of it, if it does."""
        ...
