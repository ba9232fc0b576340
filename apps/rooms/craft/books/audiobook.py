"""A book -> one MP3 with a chapter for each room (ID3v2 CHAP and CTOC frames, ID3v2 chapter addendum 1.0)."""

import io
from collections.abc import Mapping, Sequence

import numpy as np
import soundfile as sf
from mutagen.id3 import CHAP, COMM, CTOC, ID3, TALB, TIT2, TXXX, CTOCFlags

from apps.rooms.craft.books.book import Book, titles
from apps.rooms.domain import Path
from pipelines import Refused

RATE_HZ = 24_000
SENTENCE_GAP_S = 0.3
ROOM_GAP_S = 1.4
SILENT = "None of these rooms was read aloud yet. Turn the narrator on, walk through a few rooms, and ask again."


def audiobook(book: Book, voices: Mapping[Path, Sequence[bytes]]) -> bytes:
    """`voices`: each room's sentences as MP3 bytes, 24 kHz mono; rooms without any are left out. Raises Refused when no
    room has a voice."""
    names = titles(book)
    parts: list[np.ndarray] = []
    marks: list[tuple[str, int, int]] = []
    frames = 0
    for path in dict.fromkeys(book.walked):
        sentences = [_decoded(sentence) for sentence in voices.get(path, ())]
        if not sentences:
            continue
        room = [part for sentence in sentences for part in (sentence, _silence(SENTENCE_GAP_S))]
        room[-1] = _silence(ROOM_GAP_S)
        length = sum(len(part) for part in room)
        marks.append((names[path], frames, frames + length))
        frames += length
        parts += room
    if not parts:
        raise Refused(SILENT)
    buffer = io.BytesIO()
    # float32 on purpose: libsndfile 1.2.2 hands LAME int16 samples wrongly, and the file is noise
    sf.write(buffer, np.concatenate(parts)[:, None], RATE_HZ, format="MP3", compression_level=0.5)
    buffer.seek(0)
    _tagged(book, marks).save(buffer, v2_version=3)
    return buffer.getvalue()


def _tagged(book: Book, marks: Sequence[tuple[str, int, int]]) -> ID3:
    tags = ID3()
    tags.add(TIT2(encoding=1, text=book.name))
    tags.add(TALB(encoding=1, text="1000 Rooms"))
    tags.add(COMM(encoding=1, lang="eng", desc="", text=book.made_by.says))
    tags.add(TXXX(encoding=1, desc="DigitalSourceType", text=book.made_by.source_type))
    ids = [f"room{n}" for n in range(len(marks))]
    tags.add(
        CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=ids, sub_frames=[])
    )
    for id_, (name, start, end) in zip(ids, marks):
        title = TIT2(encoding=1, text=name)
        start_ms, end_ms = start * 1000 // RATE_HZ, end * 1000 // RATE_HZ
        tags.add(CHAP(element_id=id_, start_time=start_ms, end_time=end_ms, sub_frames=[title]))
    return tags


def _decoded(mp3: bytes) -> np.ndarray:
    samples, rate_hz = sf.read(io.BytesIO(mp3), dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    if rate_hz == RATE_HZ:
        return mono
    at = np.arange(int(len(mono) * RATE_HZ / rate_hz)) * (rate_hz / RATE_HZ)
    return np.interp(at, np.arange(len(mono)), mono).astype(np.float32)


def _silence(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE_HZ), np.float32)
