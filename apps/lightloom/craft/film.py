"""strips + verdict -> a film of at most a minute: MP4 with the stops' captions in the picture and all words beside it.

PyAV's wheel brings libx264 (GPL; this project only calls it). Where it is missing the page records the film itself.
"""

import importlib
import importlib.util
import tempfile
from collections import OrderedDict
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from apps.lightloom.craft import captions
from apps.lightloom.craft.camera import CARD_S, FADE_S, STRIP_H, STRIP_W, Camera, View
from apps.lightloom.craft.lettering import write_centred
from apps.lightloom.craft.stitch import Tile
from apps.lightloom.craft.tiles import LINEN, opened
from pipelines import LORA, EngineMissing, Provenance, Verdict

FRAME_PX = (1280, 720)
RATE_HZ = 30
HELD_STRIPS = 5
"""A view is 2.4 strips wide: it can touch four, and the next is read once."""
INK = (58, 40, 30)
PAPER = (247, 239, 222)
CAPTION_PX = 30
NO_FILM = "This machine cannot make an MP4. Your browser can record the film instead."


@dataclass(frozen=True, slots=True)
class Filmed:
    """A film: the MP4, its words as WebVTT, how long it is, and the strips that could not be read."""

    mp4: bytes
    captions: str
    seconds: float
    skipped: tuple[int, ...]


def available() -> bool:
    """Whether this machine can make an MP4."""
    return importlib.util.find_spec("av") is not None


def film(
    tiles: Sequence[Tile], words: Sequence[str], verdict: Verdict, made_by: Provenance
) -> Generator[float | Filmed]:
    """Yield progress 0..1 a few times a second of work, then exactly one Filmed. Closing it stops the work. Raises
    EngineMissing where there is no PyAV."""
    if not available():
        raise EngineMissing(NO_FILM)
    camera = Camera(len(tiles), verdict.stops)
    cloth = _Cloth(tiles)
    cards = tuple(_Card(words) for words in _card_words(verdict, made_by, len(tiles)))
    frames = round(camera.seconds * RATE_HZ)
    with tempfile.TemporaryDirectory(prefix="film-") as folder:
        path = Path(folder) / "film.mp4"
        with _Encoder(path, verdict.title, made_by) as encoder:
            for number in range(frames):
                encoder.show(_frame(camera, cloth, cards, number / RATE_HZ))
                if number % 10 == 9:
                    yield number / frames
        mp4 = path.read_bytes()
    told = captions.vtt(camera, words, verdict.title, made_by.says)
    yield Filmed(mp4, told, camera.seconds, tuple(sorted(cloth.skipped)))


class _Cloth:
    """The mural as it is looked at: a few strips around the view, and linen where there is none."""

    def __init__(self, tiles: Sequence[Tile]) -> None:
        self._tiles = tiles
        self._held: OrderedDict[int, Image.Image] = OrderedDict()
        self._span = (0, -1)
        self._canvas = Image.new("RGB", (1, 1))
        self._last: tuple[View, Image.Image] | None = None
        self.skipped: set[int] = set()

    def seen(self, view: View) -> Image.Image:
        """The view at the film's size. While the camera rests it is drawn once."""
        place = replace(view, caption="", strength=0.0)
        if self._last is None or self._last[0] != place:
            self._last = (place, self._drawn(view))
        return self._last[1]

    def _drawn(self, view: View) -> Image.Image:
        left, top = view.x - view.width / 2, view.y - view.height / 2
        first, last = int(left // STRIP_W), int((left + view.width - 1e-6) // STRIP_W)
        if (first, last) != self._span:
            self._canvas = Image.new("RGB", ((last - first + 1) * STRIP_W, STRIP_H), LINEN)
            for index in range(first, last + 1):
                if 0 <= index < len(self._tiles):
                    self._canvas.paste(self._strip(index), ((index - first) * STRIP_W, 0))
            self._span = (first, last)
        x = left - first * STRIP_W
        box = (max(0.0, x), max(0.0, top), min(x + view.width, self._canvas.width), min(top + view.height, STRIP_H))
        return self._canvas.resize(FRAME_PX, Image.Resampling.BICUBIC, box=box)

    def _strip(self, index: int) -> Image.Image:
        if index not in self._held:
            data = self._tiles[index]()
            found = None if data is None else opened(data)
            if found is None:
                self.skipped.add(index)
            self._held[index] = Image.new("RGB", (STRIP_W, STRIP_H), LINEN) if found is None else found[0]
            while len(self._held) > HELD_STRIPS:
                self._held.popitem(last=False)
        self._held.move_to_end(index)
        return self._held[index]


def _frame(camera: Camera, cloth: _Cloth, cards: Sequence["_Card"], t_s: float) -> Image.Image:
    view = camera.at(t_s)
    frame = cloth.seen(view)
    if view.strength > 0:
        frame = _captioned(frame, view.caption, view.strength)
    for card, strength in zip(cards, (CARD_S - t_s, t_s - (camera.seconds - CARD_S))):
        if strength > 0:
            frame = Image.blend(frame, card.before(frame), min(1.0, strength / FADE_S))
    return frame


def _captioned(frame: Image.Image, caption: str, strength: float) -> Image.Image:
    """Small words on a strip of shade at the foot."""
    if not caption.strip():
        return frame
    shown = frame.copy()
    told = LORA.lines(caption, CAPTION_PX, FRAME_PX[0] * 0.8)[:2]
    if not told:
        return frame
    wide = max(LORA.width_px(line, CAPTION_PX) for line in told)
    top = FRAME_PX[1] - 44 - len(told) * 40
    shade = Image.new("L", FRAME_PX)
    ImageDraw.Draw(shade).rounded_rectangle(
        ((FRAME_PX[0] - wide) / 2 - 26, top, (FRAME_PX[0] + wide) / 2 + 26, FRAME_PX[1] - 30), 16, fill=168
    )
    shown.paste((24, 17, 14), mask=shade)
    write_centred(shown, caption, top + 38, CAPTION_PX, PAPER, room_px=FRAME_PX[0] * 0.8)
    return Image.blend(frame, shown, strength)


def _card_words(verdict: Verdict, made_by: Provenance, count: int) -> tuple[Image.Image, Image.Image]:
    """The words of the title and of the end, on nothing."""
    first, last = (Image.new("RGBA", FRAME_PX, (*INK, 0)) for _ in range(2))
    y = write_centred(first, verdict.title, 344, 76, INK, room_px=1060)
    write_centred(first, verdict.subtitle, y + 8, 34, INK, room_px=1000)
    write_centred(last, verdict.title, 318, 52, INK, room_px=1060)
    strips = "1 strip" if count == 1 else f"{count} strips"
    write_centred(last, f"Woven from what was said, {strips} long, on Lightloom.", 392, 28, INK, room_px=1000)
    write_centred(last, made_by.says, 446, 24, INK, room_px=1000)
    return first, last


class _Card:
    """A sheet of linen with words, behind which the mural lies far away. The camera stands still there, so it is drawn
    once."""

    def __init__(self, words: Image.Image) -> None:
        self._words = words
        self._sheet: Image.Image | None = None

    def before(self, frame: Image.Image) -> Image.Image:
        if self._sheet is None:
            small = frame.resize((320, 180), Image.Resampling.BOX)
            far = small.filter(ImageFilter.GaussianBlur(5)).resize(FRAME_PX)
            self._sheet = Image.blend(far, Image.new("RGB", FRAME_PX, PAPER), 0.72)
            self._sheet.paste(self._words, mask=self._words)
        return self._sheet


class _Encoder:
    """An MP4 being written to `path`; frames are shown to it one after the other."""

    def __init__(self, path: Path, title: str, made_by: Provenance) -> None:
        self._av: Any = importlib.import_module("av")
        self._file = self._av.open(str(path), "w", options={"movflags": "+faststart+use_metadata_tags"})
        self._file.metadata.update(
            {"title": title, "comment": made_by.says, "digital_source_type": made_by.source_type}
        )
        self._stream = self._file.add_stream("libx264", rate=RATE_HZ, options={"preset": "veryfast", "crf": "20"})
        self._stream.width, self._stream.height = FRAME_PX
        self._stream.pix_fmt = "yuv420p"
        self._stream.time_base = Fraction(1, RATE_HZ)
        self._stream.codec_context.gop_size = 2 * RATE_HZ

    def __enter__(self) -> "_Encoder":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._file.mux(self._stream.encode())
        self._file.close()

    def show(self, frame: Image.Image) -> None:
        self._file.mux(self._stream.encode(self._av.VideoFrame.from_ndarray(np.asarray(frame), format="rgb24")))
