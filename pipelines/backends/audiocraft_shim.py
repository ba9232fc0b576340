"""Opens audiocraft 1.3.0 beside a current torch: what it imports and never uses to turn words into music may be absent.

It is pinned to torch 2.1 and to wheels of torchaudio and xformers that exist for no later one. Its own code runs.
"""

import contextlib
import importlib
import sys
from collections.abc import Generator
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

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
    """Empty modules in the place of those of STAND_INS that cannot be imported. Afterwards they are gone, so that no
    other library takes them for the real thing; but for xformers, which audiocraft looks up in every step."""
    stood: list[str] = []
    for package, modules in STAND_INS.items():
        if _importable(package):
            continue
        names = [package, *(f"{package}.{module}" for module in modules)]
        for name in names:
            sys.modules[name] = _StandIn(name)
        for name, module in zip(names[1:], modules, strict=True):
            setattr(sys.modules[package], module, sys.modules[name])
        stood += names
    if "xformers.ops" in stood:
        _stand_in_for_xformers(sys.modules["xformers.ops"])
    try:
        yield
    finally:
        for name in stood:
            if not name.startswith("xformers"):
                del sys.modules[name]


def _importable(package: str) -> bool:
    # tried, not looked for: torchaudio's wheel is found beside a torch that it cannot be loaded with
    try:
        importlib.import_module(package)
    except (ImportError, OSError):
        for left in [name for name in sys.modules if name.startswith(f"{package}.")]:
            del sys.modules[left]
        return False
    return True


class _StandIn(ModuleType):
    """Any name of it is a class that can be inherited from or named in a type, and cannot be made."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None, is_package=True)
        self.__path__ = []

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)

        def refuse(_self: object, *_given: object, **_named: object) -> None:
            raise ImportError(f"{self.__name__}.{name} is asked for, and {self.__name__} is not installed.")

        return type(name, (), {"__init__": refuse, "__module__": self.__name__})


def _stand_in_for_xformers(ops: ModuleType) -> None:
    # attention runs on torch; of xformers it takes the name of the causal mask, and a way to split a tensor
    import torch  # noqa: PLC0415  # only audiocraft's own caller knows that torch is there

    ops.__dict__["unbind"] = torch.unbind
    ops.__dict__["LowerTriangularMask"] = type("LowerTriangularMask", (), {})
