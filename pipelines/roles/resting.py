"""An engine that gives its memory back."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Resting(Protocol):
    """An engine whose model is used only when something is finished: `wake()` loads it, and at the end of the
    acquisition `rest()` gives its memory back."""

    def rest(self) -> None: ...
