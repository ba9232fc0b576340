"""What a weaving from the command line leaves behind: strips, depth, manifest and trace, one file at a time.

Strips lie on the disk as soon as they are woven; only their words and figures stay in memory.
"""

import base64
import hashlib
import io
import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from apps.lightloom.domain import EDGE_CHARS, Directed, Kept, Relief, Strip, Told, Undone, Unheard, Weaving, Woven
from pipelines import EDGE_PX, STRIP_PX, Artefact, Began, Event, Made, Pixels, Style, Verdict

SMALL_PX = (140, 192)


class Diary:
    """Keeps a mural in `folder` as strip-000.webp and depth-000.png, …, with manifest.json and trace.json."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.folder, self.seed = folder, seed
        self.story: list[Woven] = []
        self.unheard: list[str] = []
        self.anchors: dict[Style, tuple[float, ...]] = {}
        self._strips: dict[int, Strip] = {}
        self._carried: dict[int, Artefact] = {}
        self._rows: list[dict[str, Any]] = []
        self._began_s = time.monotonic()
        self._words: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, weaving: Weaving, events: Iterator[Event]) -> None:
        """Write down what one weaving makes, while it is made."""
        self._words = []
        directed: Directed | None = None
        for event in events:
            self._rows.append(
                {"seq": len(self._rows), "t_s": round(time.monotonic() - self._began_s, 3), **_row(event)}
            )
            match event:
                case Made(value=Told() as told):
                    self._words.append(told.text)
                case Made(value=Unheard() as unheard):
                    self.unheard.append(unheard.says)
                    self._words = self._words[1:]
                case Made(value=Directed() as direction):
                    directed = direction
                case Made(value=Strip() as strip) if directed is not None:
                    self._lay(strip, directed)
                case Made(value=Relief() as relief):
                    self._write(f"depth-{relief.index:03d}.png", relief.depth.data)
                    if relief.carried is not None:
                        self._carried[relief.index] = relief.carried
                case Made(value=Undone() as undone):
                    self._words = self._words[1:]
                    self._take_back(undone.index)
                case _:
                    pass  # stages and progress are for a page

    def edges(self) -> dict[int, str]:
        """The right rims of the last two strips, as a page would send them."""
        return {index: _rim(strip) for index, strip in self._last.items()}

    def held_back(self) -> tuple[int, ...]:
        """Those of them that reach beyond what was shown."""
        return tuple(index for index, strip in self._last.items() if strip.edge is not None)

    def carried(self) -> dict[int, str]:
        """What the last two strips hand on."""
        kept = {index: self._carried[index] for index in self._last if index in self._carried}
        return {index: base64.b64encode(artefact.data).decode() for index, artefact in kept.items()}

    def kept(self) -> tuple[Kept, ...]:
        """Every strip for the critic; the names stand where a page has keys."""
        return tuple(
            Kept(words=woven.words, shot=woven.over or woven.shot, picture=f"strip-000000000-{woven.index:03d}.webp")
            for woven in self.story
        )

    def small(self) -> tuple[Pixels, ...]:
        """A small picture of each strip, uint8 (192, 140, 3)."""
        return tuple(_small(self.folder / strip.picture.name) for strip in self._strips.values())

    def tiles(self) -> list[Callable[[], bytes]]:
        """What reads each strip's file, from left to right."""
        return [(self.folder / strip.picture.name).read_bytes for strip in self._strips.values()]

    def judged(self, events: Iterator[Event]) -> Verdict:
        """Write down how the mural was named, and return it."""
        verdicts: list[Verdict] = []
        for event in events:
            self._rows.append(
                {"seq": len(self._rows), "t_s": round(time.monotonic() - self._began_s, 3), **_row(event)}
            )
            if isinstance(event, Made) and isinstance(event.value, Verdict):
                verdicts.append(event.value)
        return verdicts[-1]

    def finish(self, verdict: Verdict, report: Mapping[str, Any]) -> None:
        """Write manifest.json, and last of all trace.json."""
        strips = [
            {
                "file": strip.picture.name,
                "depth": f"depth-{strip.index:03d}.png",
                "x_px": place * STRIP_PX[0],
                "width_px": STRIP_PX[0],
                "words": woven.words,
                "line": (woven.over or woven.shot).line,
                "shot": (woven.over or woven.shot).model_dump(mode="json"),
                "things": [sight.thing for sight in strip.sights],
                "seam_z": strip.seam_z,
                "drift": strip.drift,
                "rerolled": strip.rerolled,
            }
            for place, (woven, strip) in enumerate(zip(self.story, self._strips.values()))
        ]
        manifest = {
            "title": verdict.title,
            "subtitle": verdict.subtitle,
            "seed": self.seed,
            "height_px": STRIP_PX[1],
            "joins_px": [place * STRIP_PX[0] for place in range(1, len(strips))],
            "stops": [{name: getattr(stop, name) for name in stop.__slots__} for stop in verdict.stops],
            "strips": strips,
            "unheard": self.unheard,
        }
        self._write("manifest.json", (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())
        trace = {
            "app": "lightloom",
            "flow": "weave_phrase",
            "request": {"seed": self.seed, "phrases": [woven.words for woven in self.story]},
            "acquisitions": report["acquisitions"]["lightloom"],
            "engines": {
                row["role"]: {name: row[name] for name in ("engine", "name", "model", "reason")}
                for row in report["roles"]
            },
            "events": self._rows,
            "artefacts": [_listed(path) for path in sorted(self.folder.iterdir()) if path.name != "trace.json"],
        }
        (self.folder / "trace.json").write_text(json.dumps(trace, indent=1) + "\n", encoding="utf-8")

    def _lay(self, strip: Strip, directed: Directed) -> None:
        shot = directed.shot.model_copy(update={"take": strip.take})
        if directed.verb == "weave":
            self.story.append(Woven(index=strip.index, words=self._words.pop(0) if self._words else "", shot=shot))
        else:
            self._words = self._words[1:]
            self.story[-1] = self.story[-1].model_copy(update={"shot": shot})
        self._strips[strip.index] = strip
        self._carried.pop(strip.index, None)
        self.anchors.setdefault(shot.style, strip.look)
        self._write(strip.picture.name, strip.picture.data)

    def _take_back(self, index: int) -> None:
        gone = self._strips.pop(index, None)
        self._carried.pop(index, None)
        self.story = [woven for woven in self.story if woven.index != index]
        if gone is not None:
            (self.folder / gone.picture.name).unlink(missing_ok=True)
            (self.folder / f"depth-{index:03d}.png").unlink(missing_ok=True)

    @property
    def _last(self) -> dict[int, Strip]:
        return dict(list(self._strips.items())[-2:])

    def _write(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)


MIMES = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt",
    ".zip": "application/zip",
}


def _listed(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    mime = MIMES.get(path.suffix, "application/octet-stream")
    return {"name": path.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "mime": mime}


def _rim(strip: Strip) -> str:
    """The right rim of a strip, its painter's own where it gave one: base64 of WebP, as good as there is room for."""
    with Image.open(io.BytesIO((strip.edge or strip.picture).data)) as image:
        rim = image.convert("RGB").crop((image.width - EDGE_PX, 0, image.width, image.height))
    text = ""
    for quality in (92, 80, 65, 40):
        buffer = io.BytesIO()
        rim.save(buffer, "WEBP", quality=quality)
        text = base64.b64encode(buffer.getvalue()).decode()
        if len(text) <= EDGE_CHARS:
            break
    return text


def _small(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB").resize(SMALL_PX, Image.Resampling.BOX))


def _row(event: Event) -> dict[str, Any]:
    if isinstance(event, Began):
        return {"kind": "began", "stage": event.stage, "expected_s": event.expected_s}
    row: dict[str, Any] = {"kind": "made", "name": event.name}
    if isinstance(event.value, Strip | Relief | Directed | Undone):
        row["index"] = event.value.index
    return row
