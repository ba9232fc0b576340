"""What a flow says while it works: Began(stage) and Made(name, value). Nothing else crosses the seam."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Began:
    """A stage started. `expected_s` is an estimate in seconds; the page glides with it between true edges."""

    stage: str
    expected_s: float


@dataclass(frozen=True, slots=True)
class Made:
    """Something exists now. `value` is picklable and on the CPU: a word of the app, a Progress, or an Artefact."""

    name: str
    value: object


Event = Began | Made


@dataclass(frozen=True, slots=True)
class Progress:
    """True progress inside a stage: `done` of `total` in the stage's own `unit` (frames, steps, bytes)."""

    stage: str
    done: int
    total: int
    unit: str = "frames"
