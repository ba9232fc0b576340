"""What a walk from the command line leaves behind: a file for everything that was made, and the book of it all."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as File
from typing import Any

from apps.rooms.craft.books import Book, Chapter, Way, audiobook
from apps.rooms.craft.facts import telling_of
from apps.rooms.craft.truth.state import replay
from apps.rooms.domain import Ahead, Canvas, Path, Room, Sentence, Stills, Told, Visit
from pipelines import Began, Event, Made


class Diary:
    """Keeps rooms in `folder` as room-000.json, .webp and .mp3, one number a room, in the order they are entered.
    `last` is the visit whose moves are the whole walk; `engines` says who told, painted and read what is kept."""

    def __init__(self, folder: File, last: Visit, engines: Callable[[], Iterable[str]]) -> None:
        self.folder, self.last, self._engines = folder, last, engines
        self.rooms: list[Room] = []
        self.trail: list[Path] = []
        self.cover: bytes | None = None
        self._canvases: dict[Path, Canvas] = {}
        self._spoken: dict[Path, list[Sentence]] = {}
        self._rows: list[dict[str, Any]] = []
        self._kept: list[dict[str, Any]] = []
        self._began = time.monotonic()
        folder.mkdir(parents=True, exist_ok=True)

    def knows(self, visit: Visit) -> bool:
        """Whether the visit leads into a room that was entered before; the trail then grows by it."""
        here = replay(visit.seed, visit.moves).here
        self.trail.append(here)
        return any(room.path == here for room in self.rooms)

    def keep(self, visit: Visit, events: Iterator[Event]) -> tuple[Told, ...]:
        """Write down one room as it is made, and leave when the room ahead begins. Returns what was told so far, for
        the next visit."""
        for event in events:
            if isinstance(event, Made) and isinstance(event.value, Ahead):
                break
            self._rows.append({"seq": len(self._rows), "t_s": round(time.monotonic() - self._began, 3), **_row(event)})
            if isinstance(event, Made):
                self._note(event.value)
        close = getattr(events, "close", None)
        if close is not None:
            close()
        self._write_room(visit, self.rooms[-1])
        return tuple(telling_of(room) for room in self.rooms)

    def finish(self, report: Mapping[str, Any]) -> None:
        """Write trace.json, last of all: the request, who played, every event, and the files' hashes."""
        trace = {
            "app": "rooms",
            "flow": "enter_room",
            "request": self.last.model_dump(mode="json"),
            "acquisitions": report["acquisitions"]["rooms"],
            "engines": {row["role"]: {"engine": row["engine"], "model": row["model"]} for row in report["roles"]},
            "events": self._rows,
            "artefacts": self._kept,
        }
        (self.folder / "trace.json").write_text(json.dumps(trace, indent=1) + "\n", encoding="utf-8")

    def book(self) -> Book:
        """The rooms as they were walked."""
        chapters = tuple(_chapter(room, number) for number, room in enumerate(self.rooms, 1))
        return Book(seed=self.last.seed, rooms=chapters, trail=tuple(self.trail), engines=tuple(self._engines()))

    def pictures(self) -> dict[Path, bytes]:
        """WebP bytes by room."""
        return {path: canvas.picture.data for path, canvas in self._canvases.items()}

    def voices(self) -> dict[Path, list[bytes]]:
        """Each room's sentences as MP3."""
        return {path: _voices(sentences) for path, sentences in self._spoken.items()}

    def keep_file(self, name: str, mime: str, data: bytes) -> None:
        """Write a file into the folder, and its hash into the trace."""
        (self.folder / name).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        self._kept.append({"name": name, "sha256": digest, "bytes": len(data), "mime": mime})

    def _note(self, value: object) -> None:
        match value:
            case Room():
                self.rooms.append(value)
            case Canvas():
                self._canvases[self.rooms[-1].path] = value
            case Stills() if "cover" in value.files:
                self.cover = value.files["cover"].data
            case Sentence(of="text"):
                self._spoken.setdefault(self.rooms[-1].path, []).append(value)
            case _:
                pass  # what is made for the page alone: sketches, pieces, stills, the room ahead

    def _write_room(self, visit: Visit, room: Room) -> None:
        stem = f"room-{len(self.rooms) - 1:03d}"
        canvas = self._canvases.get(room.path)
        outlines = {region.id: region.outline for region in canvas.regions} if canvas else {}
        page = {
            "path": room.path,
            "name": room.name,
            "narration": room.text,
            "theme": room.theme,
            "hour": room.hour,
            "palette": room.palette,
            "alt": room.alt,
            "doors": [
                {
                    "label": door.label,
                    "side": door.side,
                    "locked": door.lock is not None,
                    "to": door.to,
                    "polygon": outlines.get(door.id),
                }
                for door in room.exits
            ],
            "things": [
                {
                    "name": thing.name,
                    "locked": thing.lock is not None,
                    "holds": thing.holds,
                    "found": thing.found,
                    "polygon": outlines.get(thing.id),
                }
                for thing in room.things
            ],
            "finds": [find.model_dump(mode="json") for find in room.finds],
            "cards": [card.model_dump(mode="json") for card in room.cards],
            "bag": replay(visit.seed, visit.moves).bag,
            "moves": visit.moves,
            "words": [
                [word.word, round(word.start_s, 3), round(word.end_s, 3), sentence.seq]
                for sentence in self._spoken.get(room.path, [])
                for word in sentence.words
            ],
        }
        self.keep_file(f"{stem}.json", "application/json", json.dumps(page, indent=1, ensure_ascii=False).encode())
        if canvas is not None:
            self.keep_file(f"{stem}.webp", canvas.picture.mime, canvas.picture.data)
        voices = _voices(self._spoken.get(room.path, []))
        if voices:
            chapter = _chapter(room, room.number)
            alone = Book(seed=visit.seed, title=room.name, rooms=(chapter,), engines=tuple(self._engines()))
            self.keep_file(f"{stem}.mp3", "audio/mpeg", audiobook(alone, {room.path: voices}))


def _chapter(room: Room, number: int) -> Chapter:
    ways = tuple(
        Way(label=door.label, to=door.to, through=door.through, locked=door.lock is not None) for door in room.exits
    )
    return Chapter(
        path=room.path, number=number, name=room.name, text=room.text, alt=room.alt, theme=room.theme, exits=ways
    )


def _voices(sentences: Iterable[Sentence]) -> list[bytes]:
    return [sentence.voice.data for sentence in sentences if sentence.voice is not None]


def _row(event: Event) -> dict[str, Any]:
    if isinstance(event, Began):
        return {"kind": "began", "stage": event.stage, "expected_s": event.expected_s}
    if isinstance(event.value, Sentence):
        return {"kind": "made", "name": "sentence", "of": event.value.of, "sentence": event.value.seq}
    return {"kind": "made", "name": event.name}
