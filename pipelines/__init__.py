"""The one door of the house: what apps may know of it."""

from pipelines.artefacts import ArtefactStore, Stored
from pipelines.catalog import CAP_B, TINY_TITAN_B, Catalog, ModelCard, read_catalog
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
from pipelines.house import House, open_house
from pipelines.media import Artefact, Picture, Provenance, Sound, encode_png
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
    "CAP_B",
    "TINY_TITAN_B",
    "Artefact",
    "ArtefactStore",
    "Beat",
    "Began",
    "Catalog",
    "EngineMissing",
    "Event",
    "Feel",
    "Garbled",
    "Groove",
    "House",
    "Instrument",
    "JobFailed",
    "JobTimeout",
    "Key",
    "Made",
    "Mode",
    "ModelCard",
    "MusicBrief",
    "Musician",
    "Note",
    "Performance",
    "Picture",
    "PipelineError",
    "Progress",
    "Prompt",
    "Provenance",
    "Refused",
    "Section",
    "Settings",
    "Sound",
    "Stem",
    "StoreFull",
    "Stored",
    "WorkerLost",
    "Writer",
    "ask",
    "encode_png",
    "open_house",
    "read_catalog",
    "read_settings",
    "telling",
    "truthy",
]
