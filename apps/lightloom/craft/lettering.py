"""Words on the film: titles in the middle, captions at the foot."""

from PIL import Image

from pipelines import LORA

Ink = tuple[int, int, int]


def write_centred(
    sheet: Image.Image, text: str, y: float, size_px: int, ink: Ink, *, room_px: float, most: int = 2
) -> float:
    """Write at most `most` lines in the sheet's middle, the first base line at `y`. Returns where the next would be."""
    while size_px > 16 and len(LORA.lines(text, size_px, room_px)) > most:
        size_px -= 2
    for line in LORA.lines(text, size_px, room_px)[:most]:
        LORA.write(sheet, line, sheet.width / 2, y, size_px, ink)
        y += size_px * 1.32
    return y
