"""Words under the picture: side, title, what is played, and the two reels. Fredoka, by its authors, under the OFL."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from apps.lofinity.craft.cover.canvas import Colour, mix
from apps.lofinity.craft.cover.light import Box

FONTS = Path(__file__).parent / "fonts"
SCRIPTS = ("latin", "latin-ext")
LEFT_PX, RIGHT_PX = 46, 954
TITLE_PX, SMALL_PX = 62, 27


@lru_cache(maxsize=64)
def font(script: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"fredoka-{script}-600-normal.woff", size_px)


@lru_cache(maxsize=1024)
def script_of(sign: str) -> str | None:
    """Which of our font files draws this sign; None when neither does."""
    for script in SCRIPTS:
        drawn = _drawn(font(script, 40), sign)
        if any(drawn) and drawn != _drawn(font(script, 40), "\uffff"):
            return script
    return None


def readable(text: str) -> str:
    """The text in signs we have letters for: an unknown accent is dropped, an unknown sign leaves a gap, and nothing
    becomes an empty box."""
    kept = ""
    for sign in text:
        plain = unicodedata.normalize("NFKD", sign)[0]
        kept += sign if script_of(sign) else plain if script_of(plain) else " "
    return " ".join(kept.split())


def _drawn(face: ImageFont.FreeTypeFont, sign: str) -> bytes:
    picture = Image.new("L", (60, 60))
    ImageDraw.Draw(picture).text((4, 4), sign, fill=255, font=face)
    return picture.tobytes()


def width_px(text: str, size_px: int) -> float:
    return sum(font(script, size_px).getlength(run) for script, run in _runs(text))


def write(draw: ImageDraw.ImageDraw, text: str, x: float, y: float, size_px: int, tone: Colour) -> None:
    """Write from (x, y), the left end of the base line."""
    for script, run in _runs(text):
        here = font(script, size_px)
        draw.text((x, y), run, fill=_rgb(tone), font=here, anchor="ls")
        x += here.getlength(run)


def letter(sheet: Image.Image, box: Box, top: int) -> None:
    """Fill the paper below `top`: badge, title, one line of facts, the mark."""
    draw, recipe = ImageDraw.Draw(sheet), box.recipe
    middle = (top + sheet.height) / 2 + 4
    badge = 104
    _badge(sheet, recipe.side, LEFT_PX, round(middle - badge / 2), badge, mix(box.lamp, box.shade, 0.15), box.paper)
    left = LEFT_PX + badge + 30
    _reels(sheet, RIGHT_PX - 104, round(middle - 26), mix(box.lamp, box.shade, 0.15))
    room = RIGHT_PX - 134 - left
    title = readable(recipe.title)
    size = TITLE_PX
    while size > 30 and width_px(title, size) > room:
        size -= 1
    write(draw, title, left, middle + 2 + 0.06 * size, size, mix(box.ink, box.shade, 0.12))
    facts = f"{recipe.bpm} bpm  ·  {recipe.key} {recipe.mode}  ·  {', '.join(recipe.instruments)}"
    small = SMALL_PX
    while small > 18 and width_px(facts, small) > RIGHT_PX - left:
        small -= 1
    write(draw, facts, left + 2, middle + 50, small, mix(box.shade, box.body, 0.3))


def _badge(sheet: Image.Image, side: str, x: int, y: int, size: int, tone: Colour, paper: Colour) -> None:
    fine = Image.new("L", (size * 3, size * 3))
    ImageDraw.Draw(fine).rounded_rectangle((0, 0, size * 3 - 1, size * 3 - 1), 66, fill=255)
    sheet.paste(_rgb(tone), (x, y), fine.reduce(3))
    face = font("latin", 74)
    ImageDraw.Draw(sheet).text((x + size / 2, y + size / 2 + 26), side, fill=_rgb(paper), font=face, anchor="ms")


def _reels(sheet: Image.Image, x: int, y: int, tone: Colour) -> None:
    """Two reels joined: the mark of the machine."""
    fine = Image.new("L", (104 * 3, 56 * 3))
    draw = ImageDraw.Draw(fine)
    for centre in (80, 230):
        draw.ellipse((centre - 72, 12, centre + 72, 156), outline=255, width=28)
        draw.ellipse((centre - 15, 69, centre + 15, 99), fill=255)
    sheet.paste(_rgb(tone), (x, y), fine.reduce(3))


def _runs(text: str) -> list[tuple[str, str]]:
    """The text cut where the font file changes."""
    runs: list[tuple[str, str]] = []
    for sign in text:
        script = script_of(sign) or "latin"
        if runs and runs[-1][0] == script:
            runs[-1] = (script, runs[-1][1] + sign)
        else:
            runs.append((script, sign))
    return runs


def _rgb(tone: Colour) -> tuple[int, int, int]:
    red, green, blue = (max(0, min(255, round(float(part) * 255))) for part in tone)
    return red, green, blue
