"""Opens audiocraft 1.3.0 beside a current torch: what it imports and never uses to turn words into music may be absent.

It is pinned to torch 2.1 and to wheels of torchaudio and xformers that exist for no later one. Its own code runs.
"""

import contextlib
import sys
from collections.abc import Generator
from types import ModuleType
from typing import Any

from pipelines.backends.stand_ins import stand_ins as empty_modules

STAND_INS = {
    "torchaudio": ("transforms", "functional"),
    "xformers": ("ops",),
    "spacy": (),
    "librosa": ("filters",),
    "torchmetrics": (),
}
"""Package -> the modules of it that audiocraft names while it is imported."""


def musicgen_class() -> Any:
    """audiocraft's MusicGen. Raises ImportError when audiocraft itself, or what it does use, is not installed."""
    with stand_ins():
        from audiocraft.models import MusicGen  # noqa: PLC0415  # needs the stand-ins around it

        return MusicGen


@contextlib.contextmanager
def stand_ins() -> Generator[None]:
    """Empty modules in the place of those of STAND_INS that cannot be imported, while the library is opened; but for
    xformers' they are gone afterwards. audiocraft looks that one up in every step."""
    with empty_modules(STAND_INS) as stood:
        kept = {name: sys.modules[name] for name in stood if name.startswith("xformers")}
        if kept:
            _stand_in_for_xformers(kept["xformers.ops"])
        yield
    sys.modules.update(kept)


def _stand_in_for_xformers(ops: ModuleType) -> None:
    # attention runs on torch; of xformers it takes the name of the causal mask, and a way to split a tensor
    import torch  # noqa: PLC0415  # only audiocraft's own caller knows that torch is there

    ops.__dict__["unbind"] = torch.unbind
    ops.__dict__["LowerTriangularMask"] = type("LowerTriangularMask", (), {})
