"""Titles on covers: broken into lines, as large as they fit."""

from PIL import Image

from pipelines.lettering import LORA, Ink


def set_title(sheet: Image.Image, text: str, box: tuple[int, int, int, int], largest_px: int, ink: Ink) -> None:
    """Write the text in the middle of a box (left, top, right, bottom) of pixels, in at most four lines."""
    left, top, right, bottom = box
    text = LORA.readable(text) or "1000 Rooms"
    size = largest_px
    lines = LORA.lines(text, size, right - left)
    while size > 24 and (
        len(lines) > 4
        or len(lines) * size * 1.2 > bottom - top
        or max(LORA.width_px(line, size) for line in lines) > right - left
    ):
        size -= 4
        lines = LORA.lines(text, size, right - left)
    y = (top + bottom) / 2 - size * 1.2 * len(lines) / 2 + size * 0.95
    for line in lines[:6]:
        LORA.write(sheet, line, (left + right) / 2, y, size, ink)
        y += size * 1.2
