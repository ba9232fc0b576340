"""Strips -> one picture of any length, read one after the other. Knows neither where they lie nor who asked.

A JPEG ends at 65,500 px (libjpeg's limit, 116 strips); beyond it there is a PNG of any length, and a ZIP of numbered
pages. No form ever holds the whole mural as pixels. What cannot be read shows as plain linen and is named.
"""

import io
import json
import re
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from PIL import Image

from apps.lightloom.craft.tiles import LINEN, opened
from pipelines import STRIP_PX, Pixels, Provenance, xmp

Tile = Callable[[], bytes | None]
"""Reads one strip's encoded picture; None when it is gone."""

WIDTH_PX, HEIGHT_PX = STRIP_PX
JPEG_PX = 65_500
JPEG_STRIPS = JPEG_PX // WIDTH_PX
PAGE_STRIPS = 16_000 // WIDTH_PX
"""A page of a ZIP is at most 16,000 px wide: every viewer opens that."""
QUALITY = 90
MCU_PX = 16
"""A JPEG's blocks with halved colour; 560 and 768 are whole numbers of them."""
BAND_PX = 4
DEFLATE = 3
CHUNK_BYTES = 256 << 10
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")


@dataclass(frozen=True, slots=True)
class Stitched:
    """A mural as a file: its bytes piece by piece, and the indices of strips that could not be read."""

    pieces: Iterator[bytes]
    skipped: tuple[int, ...]


def jpeg(tiles: Sequence[Tile], made_by: Provenance, title: str) -> Stitched:
    """One JPEG of at most 116 strips. Raises ValueError for more."""
    if len(tiles) > JPEG_STRIPS:
        raise ValueError(f"a JPEG ends after {JPEG_STRIPS} strips")
    data, skipped = _jpeg(tiles, 0, made_by, title)
    return Stitched(_pieces_of(data), skipped)


def pages(tiles: Sequence[Tile], made_by: Provenance, title: str) -> Stitched:
    """A ZIP of numbered JPEG pages that continue each other, and a list of them."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as its pieces are read
    skipped, names = list[int](), list[str]()
    count = -(-len(tiles) // PAGE_STRIPS)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as bound:
        for page in range(count):
            first = page * PAGE_STRIPS
            data, missing = _jpeg(tiles[first : first + PAGE_STRIPS], first, made_by, f"{title}, {page + 1} of {count}")
            names.append(f"mural-{page + 1:02d}-of-{count:02d}.jpg")
            bound.writestr(names[-1], data)
            skipped += missing
        told = {"title": title, "pages": names, "strips": len(tiles), "skipped": skipped, "made_by": made_by.says}
        bound.writestr("pages.json", json.dumps(told, indent=2, ensure_ascii=False))
    return Stitched(_read_out(file), tuple(skipped))


def png(tiles: Sequence[Tile], made_by: Provenance, title: str) -> Stitched:
    """One PNG of any length. A PNG is written row by row and the strips come one by one, so each is unpacked once into
    a file without a name (1.3 MB a strip), laid out in bands as they will be read."""
    raw = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as its pieces are read
    skipped = list[int]()
    band_bytes = BAND_PX * WIDTH_PX * 3
    for index, tile in enumerate(tiles):
        pixels = np.asarray(_picture(tile, index, skipped)).tobytes()
        for band in range(HEIGHT_PX // BAND_PX):
            raw.seek((band * len(tiles) + index) * band_bytes)
            raw.write(pixels[band * band_bytes : (band + 1) * band_bytes])
    return Stitched(_png_pieces(raw, len(tiles), made_by, title), tuple(skipped))


def _picture(tile: Tile, index: int, skipped: list[int]) -> Image.Image:
    data = tile()
    found = None if data is None else opened(data)
    if found is None:
        skipped.append(index)
        return Image.new("RGB", STRIP_PX, LINEN)
    return found[0]


# JPEG: each strip is encoded by itself with a restart marker after every row of blocks; as all have the same tables,
# the mural is the strips' rows laid side by side, without ever being pixels.


def _jpeg(tiles: Sequence[Tile], first: int, made_by: Provenance, title: str) -> tuple[bytes, tuple[int, ...]]:
    skipped: list[int] = []
    head = b""
    rows: list[list[bytes]] = []
    for index, tile in enumerate(tiles, first):
        head, scan = _encoded(_picture(tile, index, skipped), made_by, title)
        rows.append(_RESTART.split(scan))
    scans = [strip[row] for row in range(HEIGHT_PX // MCU_PX) for strip in rows]
    out = io.BytesIO()
    out.write(_with_width(head, len(tiles) * WIDTH_PX))
    for number, scan in enumerate(scans):
        out.write(scan)
        if number < len(scans) - 1:
            out.write(bytes((0xFF, 0xD0 + number % 8)))
    out.write(b"\xff\xd9")
    return out.getvalue(), tuple(skipped)


def _encoded(picture: Image.Image, made_by: Provenance, title: str) -> tuple[bytes, bytes]:
    """One strip as JPEG: everything up to the scan, and the scan without the end mark."""
    buffer = io.BytesIO()
    picture.save(
        buffer,
        "JPEG",
        quality=QUALITY,
        subsampling="4:2:0",
        restart_marker_blocks=WIDTH_PX // MCU_PX,
        xmp=xmp(made_by).encode(),
        comment=f"{title}. {made_by.says}"[:500].encode(),
    )
    data = buffer.getvalue()
    scan = _after(data, 0xDA)
    return data[:scan], data[scan:-2]


def _with_width(head: bytes, width_px: int) -> bytes:
    frame = _after(head, 0xC0)
    # the frame's body ends with three bytes for each of three colours, after precision, height, width and their count
    width_at = frame - 9 - 1 - 2
    return head[:width_at] + struct.pack(">H", width_px) + head[width_at + 2 :]


def _after(data: bytes, marker: int) -> int:
    """Where the segment of a JPEG with this marker ends."""
    at = 2
    while True:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == marker:
            return end
        at = end


# PNG


def _png_pieces(raw: BinaryIO, count: int, made_by: Provenance, title: str) -> Generator[bytes]:
    with raw:
        yield b"\x89PNG\r\n\x1a\n"
        yield _chunk(b"IHDR", struct.pack(">IIBBBBB", count * WIDTH_PX, HEIGHT_PX, 8, 2, 0, 0, 0))
        yield _chunk(b"tEXt", b"Title\0" + title.encode("latin-1", "replace")[:79])
        yield _chunk(b"tEXt", b"Comment\0" + made_by.says.encode("latin-1", "replace"))
        yield _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(made_by).encode())
        squeeze = zlib.compressobj(DEFLATE, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED)
        held = bytearray()
        for rows in _filtered(raw, count):
            held += squeeze.compress(rows)
            if len(held) >= CHUNK_BYTES:
                yield _chunk(b"IDAT", bytes(held))
                held.clear()
        yield _chunk(b"IDAT", bytes(held) + squeeze.flush())
        yield _chunk(b"IEND", b"")


def _filtered(raw: BinaryIO, count: int) -> Iterator[bytes]:
    """The mural's rows in bands, each row as its difference from the one above (filter type 2)."""
    raw.seek(0)
    above: Pixels = np.zeros((1, count * WIDTH_PX * 3), np.uint8)
    for _ in range(HEIGHT_PX // BAND_PX):
        band = np.frombuffer(raw.read(count * BAND_PX * WIDTH_PX * 3), np.uint8)
        rows = band.reshape(count, BAND_PX, WIDTH_PX * 3).swapaxes(0, 1).reshape(BAND_PX, -1)
        out = np.empty((BAND_PX, rows.shape[1] + 1), np.uint8)
        out[:, 0] = 2
        np.subtract(rows, np.concatenate([above, rows[:-1]]), out=out[:, 1:])
        above = rows[-1:]
        yield out.tobytes()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pieces_of(data: bytes) -> Iterator[bytes]:
    return (data[at : at + CHUNK_BYTES] for at in range(0, len(data), CHUNK_BYTES))


def _read_out(file: BinaryIO) -> Generator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(CHUNK_BYTES):
            yield piece
