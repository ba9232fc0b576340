"""Titles set in Lora (by Cyreal, under the OFL): broken into lines, as large as they fit."""

import unicodedata
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SCRIPTS = ("latin", "latin-ext")
Ink = tuple[int, int, int]


@cache
def font(script: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"lora-{script}-600-normal.woff", size_px)


@cache
def script_of(sign: str) -> str | None:
    """Which of our font files draws this sign; None when neither does."""
    for script in SCRIPTS:
        drawn = _drawn(script, sign)
        if any(drawn) and drawn != _drawn(script, "\uffff"):
            return script
    return None


def readable(text: str) -> str:
    """The text in signs we have letters for: an unknown accent is dropped, an unknown sign leaves a gap."""
    kept = ""
    for sign in text:
        plain = unicodedata.normalize("NFKD", sign)[0]
        kept += sign if script_of(sign) else plain if script_of(plain) else " "
    return " ".join(kept.split())


def set_title(sheet: Image.Image, text: str, box: tuple[int, int, int, int], largest_px: int, ink: Ink) -> None:
    """Write the text in the middle of a box (left, top, right, bottom) of pixels, in at most four lines."""
    left, top, right, bottom = box
    text = readable(text) or "1000 Rooms"
    size = largest_px
    lines = _broken(text, size, right - left)
    while size > 24 and (
        len(lines) > 4 or len(lines) * size * 1.2 > bottom - top or _widest(lines, size) > right - left
    ):
        size -= 4
        lines = _broken(text, size, right - left)
    draw = ImageDraw.Draw(sheet)
    y = (top + bottom) / 2 - size * 1.2 * len(lines) / 2 + size * 0.95
    for line in lines[:6]:
        _write(draw, line, (left + right) / 2 - _width(line, size) / 2, y, size, ink)
        y += size * 1.2


def _broken(text: str, size: int, room: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _widest(lines: list[str], size: int) -> float:
    return max(_width(line, size) for line in lines)


def _width(text: str, size: int) -> float:
    return sum(font(script_of(sign) or "latin", size).getlength(sign) for sign in text)


def _write(draw: ImageDraw.ImageDraw, text: str, x: float, y: float, size: int, ink: Ink) -> None:
    for sign in text:
        face = font(script_of(sign) or "latin", size)
        draw.text((x, y), sign, fill=ink, font=face, anchor="ls")
        x += face.getlength(sign)


def _drawn(script: str, sign: str) -> bytes:
    picture = Image.new("L", (60, 60))
    ImageDraw.Draw(picture).text((4, 4), sign, fill=255, font=font(script, 40))
    return picture.tobytes()
