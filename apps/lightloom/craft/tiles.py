"""A strip's encoded picture -> its pixels, or nothing: what comes from outside is only believed once it is decoded."""

import io

from PIL import Image

from pipelines import STRIP_PX

FORMATS = {"WEBP": "image/webp", "PNG": "image/png", "JPEG": "image/jpeg"}
"""What a tile may be, and its media type."""
MOST_BYTES = 250_000
"""A strip is some 150 kB of WebP, its depth some 10 kB of PNG."""
LINEN = (205, 190, 166)
"""What shows where a strip cannot be read."""


def opened(data: bytes) -> tuple[Image.Image, str] | None:
    """A tile of exactly 560 × 768 as RGB, and its media type; None for anything else. The size is read from the head,
    before anything is unpacked, so that a small file cannot become a large picture."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as picture:
            kind = FORMATS.get(picture.format or "")
            if kind is None or picture.size != STRIP_PX or getattr(picture, "n_frames", 1) != 1:
                return None
            return picture.convert("RGB"), kind
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def small(data: bytes, size_px: tuple[int, int]) -> Image.Image | None:
    """The tile as a small picture, for who only glances at it."""
    found = opened(data)
    return None if found is None else found[0].resize(size_px, Image.Resampling.BOX)
