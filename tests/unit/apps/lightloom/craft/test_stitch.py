"""Strips side by side as one file: the same pixels, the mark, no limit, and little memory."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from PIL import Image

from apps.lightloom.craft import stitch
from apps.lightloom.craft.stitch import JPEG_STRIPS, PAGE_STRIPS, Stitched, Tile
from apps.lightloom.craft.tiles import LINEN, opened
from pipelines import Provenance

MADE_BY = Provenance("embedded painter 1", trained=False)
Form = Callable[[Sequence[Tile], Provenance, str], Stitched]


def tile(hue: int, kind: str = "WEBP", size: tuple[int, int] = (560, 768)) -> bytes:
    """A smooth picture that looks different at each of its edges."""
    across, down = np.meshgrid(np.linspace(0, 255, size[0]), np.linspace(0, 255, size[1]))
    pixels = np.stack([across, down, np.full_like(across, hue * 37 % 256)], axis=2).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, quality=95)
    return buffer.getvalue()


TILES = [tile(hue) for hue in range(5)]


def reading(count: int, missing: Sequence[int] = ()) -> list[Tile]:
    return [lambda i=i: None if i in missing else TILES[i % len(TILES)] for i in range(count)]


def whole(stitched: Stitched) -> bytes:
    return b"".join(stitched.pieces)


def pixels_of(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"))


def expected(count: int) -> np.ndarray:
    return np.concatenate([pixels_of(TILES[i % len(TILES)]) for i in range(count)], axis=1)


def test_a_png_has_every_pixel_of_its_strips() -> None:
    assert np.array_equal(pixels_of(whole(stitch.png(reading(7), MADE_BY, "Seven"))), expected(7))


def test_a_jpeg_shows_its_strips_side_by_side() -> None:
    shown = pixels_of(whole(stitch.jpeg(reading(7), MADE_BY, "Seven")))
    assert shown.shape == (768, 7 * 560, 3)
    assert np.abs(shown.astype(int) - expected(7)).mean() < 2


def test_pages_continue_each_other_and_list_themselves() -> None:
    count = PAGE_STRIPS + 3
    bound = zipfile.ZipFile(io.BytesIO(whole(stitch.pages(reading(count, missing=[PAGE_STRIPS]), MADE_BY, "Long"))))
    told = json.loads(bound.read("pages.json"))
    assert told["pages"] == ["mural-01-of-02.jpg", "mural-02-of-02.jpg"]
    assert (told["strips"], told["skipped"]) == (count, [PAGE_STRIPS])
    widths = [pixels_of(bound.read(name)).shape[1] for name in told["pages"]]
    assert widths == [PAGE_STRIPS * 560, 3 * 560]


def test_a_jpeg_ends_where_its_format_does_and_the_longest_opens() -> None:
    longest = whole(stitch.jpeg(reading(JPEG_STRIPS), MADE_BY, "Longest"))
    assert pixels_of(longest).shape == (768, 64_960, 3)
    with pytest.raises(ValueError, match="ends after 116 strips"):
        stitch.jpeg(reading(JPEG_STRIPS + 1), MADE_BY, "Longer")


@pytest.mark.parametrize("form", [stitch.jpeg, stitch.png])
@pytest.mark.parametrize(
    "broken",
    [None, b"", b"RIFF....WEBPVP8 ", TILES[0][:900], tile(1, size=(560, 767)), b"GIF89a" + bytes(50)],
    ids=["gone", "empty", "no picture", "cut off", "wrong size", "wrong kind"],
)
def test_a_strip_that_cannot_be_read_is_linen_and_is_named(form: Form, broken: bytes | None) -> None:
    tiles = [*reading(2), lambda: broken, *reading(1)]
    stitched = form(tiles, MADE_BY, "With a hole")
    shown = pixels_of(whole(stitched)).astype(int)
    assert stitched.skipped == (2,)
    assert np.abs(shown[300:500, 1220:1580] - np.array(LINEN)).max() <= 2
    assert np.abs(shown[:, 1700:] - pixels_of(TILES[0])[:, 20:].astype(int)).mean() < 2


@pytest.mark.parametrize("form", [stitch.jpeg, stitch.png])
def test_a_stitched_mural_says_how_it_was_made_to_machines_and_to_people(form: Form) -> None:
    data = whole(form(reading(2), MADE_BY, "Night over the sea"))
    with Image.open(io.BytesIO(data)) as picture:
        packet = picture.info.get("xmp") or picture.info["XML:com.adobe.xmp"].encode()
        comment = picture.info.get("comment") or picture.info["Comment"].encode()
    assert b"digitalsourcetype/algorithmicMedia" in packet
    assert b"without training (embedded painter 1)" in comment
    assert b"Night over the sea" in data


@pytest.mark.parametrize("form", [stitch.pages, stitch.png])
def test_a_long_mural_takes_no_more_memory_than_a_short_one(form: Form) -> None:
    peaks: list[int] = []
    for count in (2 * PAGE_STRIPS, 4 * PAGE_STRIPS):
        tracemalloc.start()
        size = sum(len(piece) for piece in form(reading(count), MADE_BY, "Long").pieces)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert size > 100_000 * count / PAGE_STRIPS
    # a PNG's rows are as long as the mural: four of them at a time are 7 kB a strip
    assert peaks[1] < peaks[0] * 1.05 + (3 << 20 if form is stitch.png else 0)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "JPEG"])
def test_a_tile_is_known_by_what_it_is(kind: str) -> None:
    found = opened(tile(3, kind))
    assert found is not None
    assert (found[0].size, found[0].mode, found[1]) == ((560, 768), "RGB", f"image/{kind.lower()}")


def test_a_small_file_never_becomes_a_large_picture() -> None:
    buffer = io.BytesIO()
    Image.new("1", (16_000, 5_000)).save(buffer, "PNG")
    tracemalloc.start()
    assert opened(buffer.getvalue()) is None
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()
