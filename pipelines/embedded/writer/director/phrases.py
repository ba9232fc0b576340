"""words/lines.txt -> the ways a director can say things. Read once."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Phrases:
    """`ways`: section -> sentences with slots; `said`: section -> key -> ways of saying it."""

    ways: Mapping[str, tuple[str, ...]]
    said: Mapping[str, Mapping[str, tuple[str, ...]]]


@functools.cache
def phrases(name: str = "lines.txt") -> Phrases:
    ways: dict[str, list[str]] = {}
    said: dict[str, dict[str, tuple[str, ...]]] = {}
    section = ""
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif " | " in line:
            key, _, rest = line.partition(" | ")
            said.setdefault(section, {})[key] = tuple(one.strip() for one in rest.split(";"))
        else:
            ways.setdefault(section, []).append(line)
    return Phrases({section: tuple(lines) for section, lines in ways.items()}, said)
