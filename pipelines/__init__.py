"""The one door of the house: what apps may know of it."""

from pipelines.errors import (
    EngineMissing,
    Garbled,
    JobFailed,
    JobTimeout,
    PipelineError,
    Refused,
    StoreFull,
    WorkerLost,
)
from pipelines.events import Began, Event, Made, Progress
from pipelines.media import Artefact, Picture, Sound
from pipelines.roles import (
    Beat,
    Feel,
    Groove,
    Instrument,
    Key,
    Mode,
    MusicBrief,
    Musician,
    Note,
    Performance,
    Prompt,
    Section,
    Stem,
    Writer,
)
from pipelines.settings import Settings, read_settings, truthy
from pipelines.structured import ask, telling

__all__ = [
    "Artefact",
    "Beat",
    "Began",
    "EngineMissing",
    "Event",
    "Feel",
    "Garbled",
    "Groove",
    "Instrument",
    "JobFailed",
    "JobTimeout",
    "Key",
    "Made",
    "Mode",
    "MusicBrief",
    "Musician",
    "Note",
    "Performance",
    "Picture",
    "PipelineError",
    "Progress",
    "Prompt",
    "Refused",
    "Section",
    "Settings",
    "Sound",
    "Stem",
    "StoreFull",
    "WorkerLost",
    "Writer",
    "ask",
    "read_settings",
    "telling",
    "truthy",
]
