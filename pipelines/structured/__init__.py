"""ask(): a prompt and a shape -> a checked value, its prose streamed on the way. Steering: what holds a model to it."""

import importlib
from typing import TYPE_CHECKING, Any

from pipelines.structured.asking import ask, by_rules, telling
from pipelines.structured.schema import bounded
from pipelines.structured.tally import take_tally

if TYPE_CHECKING:
    from pipelines.structured.steering import Steering
    from pipelines.structured.vocabulary import Vocabulary

__all__ = ["Steering", "Vocabulary", "ask", "bounded", "by_rules", "take_tally", "telling"]

NEED_LLGUIDANCE = {"Steering": "pipelines.structured.steering", "Vocabulary": "pipelines.structured.vocabulary"}


def __getattr__(name: str) -> Any:
    """Steering and Vocabulary come with llguidance, which only engines with weights have."""
    if name not in NEED_LLGUIDANCE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(NEED_LLGUIDANCE[name]), name)
