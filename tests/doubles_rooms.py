"""Quick players for the flow of rooms: a painter of flat colours, a narrator of one note, a writer with a script."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from pipelines import (
    Depth,
    Lamp,
    Painter,
    Painting,
    Picture,
    Progress,
    Prompt,
    Region,
    RoomBrief,
    Sound,
    SpeechBrief,
    Spoken,
    StillBrief,
    WordTime,
    Writer,
)


class FlatPainter:
    """Paints every door and thing as a rectangle of its own, a row of doors above a row of things."""

    name = "flat painter"
    understudy: Painter | None = None

    def __init__(self) -> None:
        self.rooms: list[RoomBrief] = []
        self.stills: list[StillBrief] = []

    def wake(self) -> None: ...

    def paint_room(self, brief: RoomBrief) -> Iterator[Progress | Painting]:
        self.rooms.append(brief)
        yield Progress("paint", 0, 1, "steps")
        labels = np.zeros((64, 96), np.uint8)
        regions: list[Region] = []
        rows = ((brief.doors, "door", 8, 30), (brief.things, "thing", 36, 60))
        for briefs, kind, top, bottom in rows:
            for place, asked in enumerate(briefs):
                left = 4 + 18 * place
                labels[top:bottom, left : left + 12] = len(regions) + 1
                corners = ((left, top), (left + 12, top), (left + 12, bottom), (left, bottom))
                outline = tuple((x / 96, y / 64) for x, y in corners)
                hinge = "left" if kind == "door" else None
                regions.append(Region(asked.id, "door" if kind == "door" else "thing", outline, (0.2,) * 4, hinge))
        shade = brief.seed % 200
        picture = Picture(np.full((64, 96, 3), shade, np.uint8))
        lamps = (Lamp(0.5, 0.3, 0.2, 0.8, "#f0c060", True),)
        depth = Depth(np.full((64, 96), 0.2, np.float32))
        yield Painting(picture, picture, labels, depth, tuple(regions), lamps, 0.62, 0.5)

    def paint_stills(self, briefs: Sequence[StillBrief]) -> Iterator[tuple[int, Picture]]:
        for place, brief in enumerate(briefs):
            self.stills.append(brief)
            yield place, Picture(np.full((brief.height, brief.width, 3), brief.seed % 200, np.uint8))


class HummingNarrator:
    """Hums a tenth of a second for every word."""

    name = "humming narrator"

    def __init__(self, *, speaks: bool = True) -> None:
        self.speaks = speaks
        self.read: list[SpeechBrief] = []

    def wake(self) -> None: ...

    def speak(self, brief: SpeechBrief) -> Spoken | None:
        self.read.append(brief)
        words = brief.text.split()
        if not self.speaks or not words:
            return None
        t = np.arange(2400 * len(words)) / 24_000
        hum = (0.1 * np.sin(2 * np.pi * 180 * t)).astype(np.float32)
        times = tuple(WordTime(word, n / 10, (n + 1) / 10) for n, word in enumerate(words))
        return Spoken(Sound(hum[:, None], 24_000), times)


class RoomWriter:
    """Answers every room with `said` laid over a plain answer that fits its facts; `asked` keeps the prompts."""

    name = "room writer"
    form = ""
    understudy: Writer | None = None

    def __init__(self, **said: Any) -> None:
        self.said = said
        self.asked: list[Prompt] = []

    def learn(self, schema: Mapping[str, Any]) -> None: ...

    def wake(self) -> None: ...

    def write(self, prompt: Prompt, schema: Mapping[str, Any], *, seed: int) -> Iterator[str]:
        self.asked.append(prompt)
        fields = schema["properties"]
        answer: dict[str, Any] = {
            "narration": f"This is telling {len(self.asked)} of a plain room, with walls, a floor and some patience.",
            "name": f"Plain Room {len(self.asked)}",
        }
        for field, shape in fields.items():
            if shape.get("type") == "array":
                answer[field] = [f"{field} {n}" for n in range(shape["minItems"])]
        answer |= {"alt": "A plain room."} | self.said
        text = json.dumps({field: answer[field] for field in fields if field in answer})
        yield from (text[i : i + 40] for i in range(0, len(text), 40))
