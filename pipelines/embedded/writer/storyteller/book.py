"""Lexicon files -> Book: every line the storyteller knows, each with a short code to remember it by.

lexicon/themes/<theme>.txt: `O` opening, `S` sense, `C` conceit, `B` bridge; `T thing | line` introduces a thing by its
noun, `T!` the same but hinting that something is inside; `I item | remark`, `D look | hint`. `O@night`, `S@dusk,globe`:
only at these hours, only where that thing stands. lexicon/threads.txt: `# id`, then a line for each beat, variants
parted by ` // `. lexicon/frames.txt: `[section]` or `[section.tone]`, then lines with {slots}. lexicon/play.txt: first
`theme/thing | how one searches it`, then sections as in frames.txt. `; ` begins a remark.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

from pipelines.embedded.writer.storyteller.words import sentences, slots_of

LEXICON = Path(__file__).parent / "lexicon"
HOURS = frozenset({"night", "dusk", "lamplight", "morning"})
TONES = frozenset({"warm", "dry", "hushed"})
CODE_CHARS = 3  # 64³ codes: room for every line, and some sixty of them in a room's marks
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
THEME_LINE = re.compile(r"([OSCBTID])(!?)(?:@([\w,-]+))? (?:([\w-]+) \| )?(.+)")
FRAME_HEAD = re.compile(r"\[([\w.]+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose. `code`: what marks call it. `hours`, `things`: when it may be said (empty: always). `promises`:
    it hints at something inside. `fixed`: a whole sentence of it is always the same. `slots`: their names, in small
    letters."""

    text: str
    code: str
    hours: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    promises: bool = False
    fixed: bool = True
    slots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Theme:
    """What can be said of one kind of room. `things`, `items` and `doors` are keyed by canon's ids."""

    openings: list[Line] = field(default_factory=list[Line])
    senses: list[Line] = field(default_factory=list[Line])
    conceits: list[Line] = field(default_factory=list[Line])
    bridges: list[Line] = field(default_factory=list[Line])
    things: dict[str, list[Line]] = field(default_factory=dict[str, list[Line]])
    items: dict[str, list[Line]] = field(default_factory=dict[str, list[Line]])
    doors: dict[str, list[Line]] = field(default_factory=dict[str, list[Line]])


@dataclass(frozen=True, slots=True)
class Book:
    """All that can be said. `threads`: thread -> beats -> variants. `sections`: section, with or without its tone.
    `searches`: a thing's kind ("library/globe") -> the ways of searching it."""

    themes: Mapping[str, Theme]
    threads: Mapping[str, tuple[tuple[str, ...], ...]]
    sections: Mapping[str, tuple[Line, ...]]
    searches: Mapping[str, tuple[Line, ...]]

    def frames(self, section: str, tone: str = "") -> tuple[Line, ...]:
        """The frames of a section: those of this tone and those that all tones share; empty for an unknown one."""
        return (*self.sections.get(f"{section}.{tone}", ()), *self.sections.get(section, ()))

    def theme(self, key: str) -> Theme:
        """An unknown theme has nothing of its own; frames still tell its doors and things."""
        return self.themes.get(key, Theme())


@cache
def book() -> Book:
    """The one book of the process, read at first use."""
    coder = _Coder()
    themes, threads = _read_themes(coder), _read_threads()
    frames, _ = _read_frames("frames.txt", coder)
    play, searches = _read_frames("play.txt", coder)
    return Book(themes, threads, frames | play, searches)


class _Coder:
    """A line -> its short code, the same in every process; two lines never share one."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def code(self, section: str, text: str) -> str:
        number = int.from_bytes(blake2b(f"{section}|{text}".encode(), digest_size=4).digest(), "big")
        while (number := number % len(ALPHABET) ** CODE_CHARS) in self._taken:
            number += 1
        self._taken.add(number)
        return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(CODE_CHARS))

    def line(
        self, section: str, text: str, conditions: frozenset[str] = frozenset(), *, promises: bool = False
    ) -> Line:
        return Line(
            text,
            self.code(section, text),
            conditions & HOURS,
            conditions - HOURS,
            promises,
            any("{" not in sentence for sentence in sentences(text)),
            slots_of(text),
        )


def _lines_of(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith(";"):
            yield line.strip()


def _read_themes(coder: _Coder) -> dict[str, Theme]:
    themes: dict[str, Theme] = {}
    for path in sorted((LEXICON / "themes").glob("*.txt")):
        theme = themes[path.stem] = Theme()
        plain = {"O": theme.openings, "S": theme.senses, "C": theme.conceits, "B": theme.bridges}
        keyed = {"T": theme.things, "I": theme.items, "D": theme.doors}
        for number, written in enumerate(_lines_of(path), 1):
            if not (parts := THEME_LINE.fullmatch(written)) or (parts[1] in keyed) != bool(parts[4]):
                raise ValueError(f"{path.name}, line {number} is no line of a theme: {written}")
            mark, promises, conditions, key, text = parts.groups()
            line = coder.line(
                f"{path.stem}.{mark}.{key}",
                text,
                frozenset((conditions or "").split(",")) - {""},
                promises=bool(promises),
            )
            (keyed[mark].setdefault(key, []) if key else plain[mark]).append(line)
    return themes


def _read_threads() -> dict[str, tuple[tuple[str, ...], ...]]:
    threads: dict[str, tuple[tuple[str, ...], ...]] = {}
    key = ""
    for line in _lines_of(LEXICON / "threads.txt"):
        if line.startswith("# "):
            key = line[2:].strip()
            threads[key] = ()
        else:
            threads[key] += (tuple(variant.strip() for variant in line.split(" // ")),)
    return threads


def _read_frames(name: str, coder: _Coder) -> tuple[dict[str, tuple[Line, ...]], dict[str, tuple[Line, ...]]]:
    """The sections of a file, and the keyed lines before the first of them."""
    sections: dict[str, tuple[Line, ...]] = {}
    keyed: dict[str, tuple[Line, ...]] = {}
    section = ""
    for line in _lines_of(LEXICON / name):
        if head := FRAME_HEAD.fullmatch(line):
            section = head[1]
            sections.setdefault(section, ())
        elif section:
            sections[section] += (coder.line(section, line),)
        else:
            key, _, text = line.partition(" | ")
            keyed[key] = (*keyed.get(key, ()), coder.line(key, text))
    return sections, keyed
