"""Empty modules in the place of packages that a library imports and, for what it is asked here, never uses."""

import contextlib
import importlib
import sys
from collections.abc import Generator, Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


@contextlib.contextmanager
def stand_ins(packages: Mapping[str, Sequence[str]]) -> Generator[tuple[str, ...]]:
    """Stand-ins for those of `packages` (package -> its modules that are named) that cannot be imported; yields the
    names that were stood in for. Afterwards they are gone, so that no other library takes them for the real thing.
    What can be imported is never hidden."""
    stood: list[str] = []
    for package, modules in packages.items():
        if _importable(package):
            continue
        names = [package, *(f"{package}.{module}" for module in modules)]
        for name in names:
            sys.modules[name] = _StandIn(name)
        for name, module in zip(names[1:], modules, strict=True):
            setattr(sys.modules[package], module, sys.modules[name])
        stood += names
    try:
        yield tuple(stood)
    finally:
        for name in stood:
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
