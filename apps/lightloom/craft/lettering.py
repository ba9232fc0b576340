"""Words on the film, in Lora (by Cyreal, under the OFL): titles in the middle, captions at the foot."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SCRIPTS = ("latin", "latin-ext")
Ink = tuple[int, int, int]


@lru_cache(maxsize=64)
def font(script: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"lora-{script}-600-normal.woff", size_px)


@lru_cache(maxsize=1024)
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


def width_px(text: str, size_px: int) -> float:
    return sum(font(script, size_px).getlength(run) for script, run in _runs(text))


def lines(text: str, size_px: int, room_px: float) -> list[str]:
    """The text broken between words; a word that is too long stays whole."""
    broken: list[str] = []
    for word in readable(text).split():
        if broken and width_px(f"{broken[-1]} {word}", size_px) <= room_px:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def write_centred(
    sheet: Image.Image, text: str, y: float, size_px: int, ink: Ink, *, room_px: float, most: int = 2
) -> float:
    """Write at most `most` lines in the sheet's middle, the first base line at `y`. Returns where the next would be."""
    draw = ImageDraw.Draw(sheet)
    while size_px > 16 and len(lines(text, size_px, room_px)) > most:
        size_px -= 2
    for line in lines(text, size_px, room_px)[:most]:
        x = (sheet.width - width_px(line, size_px)) / 2
        for script, run in _runs(line):
            draw.text((x, y), run, fill=ink, font=font(script, size_px), anchor="ls")
            x += font(script, size_px).getlength(run)
        y += size_px * 1.32
    return y


def _runs(text: str) -> list[tuple[str, str]]:
    """(font file, the signs it draws) one after the other."""
    runs: list[tuple[str, str]] = []
    for sign in text:
        script = script_of(sign) or SCRIPTS[0]
        if runs and runs[-1][0] == script:
            runs[-1] = (script, runs[-1][1] + sign)
        else:
            runs.append((script, sign))
    return runs


def _drawn(script: str, sign: str) -> bytes:
    picture = Image.new("L", (60, 60))
    ImageDraw.Draw(picture).text((4, 4), sign, fill=255, font=font(script, 40))
    return picture.tobytes()
