"""What stands on a shared loom, so that it can be told to who comes later. Knows no voice and no turn.

Words are kept as JSON text, one strip's together: some 3 kB a strip, and nothing of what was taken back but its number.
"""

import json
from dataclasses import dataclass
from typing import Any

from apps.lightloom.domain import MOST_STRIPS, STORY_STRIPS, Shot, Woven

Said = dict[str, Any]
"""Something said over a thread: JSON, always with a `kind`."""
WORDS_CHARS = 600


@dataclass(slots=True)
class _Strip:
    """A strip that stands: what was said of it, as text, and the number of the last of these words."""

    seq: int
    words: str
    shot: str
    said: list[str]


class Record:
    """The strips of one shared mural from 0 on, at most 300."""

    def __init__(self) -> None:
        self._strips: list[_Strip] = []
        self._gone: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._strips)

    @property
    def full(self) -> bool:
        return len(self._strips) >= MOST_STRIPS

    def lay(self, seq: int, index: int, words: str, shot: Shot, said: list[Said]) -> None:
        """A strip was woven: a new one at the end, or another in the place of one that stands. `said`: the words of
        the wire that tell of it, in order. One that fits nowhere is not kept."""
        if index > len(self._strips) or index >= MOST_STRIPS:
            return
        strip = _Strip(seq, words[:WORDS_CHARS], shot.model_dump_json(), [_text(word) for word in said])
        self._strips[index : index + 1] = [strip]

    def add(self, seq: int, index: int, word: Said) -> None:
        """One more word about a strip that stands."""
        if index < len(self._strips):
            self._strips[index].said.append(_text(word))
            self._strips[index].seq = seq

    def take_back(self, seq: int) -> int | None:
        """The last strip goes. Returns its index, None when there is none."""
        if not self._strips:
            return None
        self._strips.pop()
        index = len(self._strips)
        self._gone[index] = seq
        return index

    def words_of(self, index: int) -> str:
        return self._strips[index].words if index < len(self._strips) else ""

    def story(self) -> tuple[Woven, ...]:
        """The last strips, as a weaving needs them."""
        first = max(0, len(self._strips) - STORY_STRIPS)
        return tuple(
            Woven(index=index, words=strip.words, shot=Shot.model_validate_json(strip.shot))
            for index, strip in enumerate(self._strips[first:], first)
        )

    def since(self, seq: int) -> list[Said]:
        """What happened after the word numbered `seq`, in the order it happened: strips whole, and what was undone."""
        happened: list[tuple[int, list[Said]]] = [
            (strip.seq, [{"kind": "word", "seq": strip.seq, "word": json.loads(text)} for text in strip.said])
            for strip in self._strips
            if strip.seq > seq
        ]
        happened += [(at, [{"kind": "undone", "seq": at, "index": i}]) for i, at in self._gone.items() if at > seq]
        return [said for _, group in sorted(happened, key=lambda one: one[0]) for said in group]


def _text(word: Said) -> str:
    return json.dumps(word, separators=(",", ":"), ensure_ascii=False)
