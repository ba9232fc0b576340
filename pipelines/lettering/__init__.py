"""Words drawn on pictures, in Lora (by Cyreal, under the SIL OFL 1.1; the files lie here). Knows no world."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SCRIPTS = ("latin", "latin-ext")
Ink = tuple[int, int, int]


class Typeface:
    """One face, in as many files as it has scripts."""

    def __init__(self, family: str) -> None:
        self._family = family

    def readable(self, text: str) -> str:
        """The text in signs there are letters for: an unknown accent is dropped, an unknown sign leaves a gap."""
        kept = ""
        for sign in text:
            plain = unicodedata.normalize("NFKD", sign)[0]
            kept += sign if self._script_of(sign) else plain if self._script_of(plain) else " "
        return " ".join(kept.split())

    def width_px(self, text: str, size_px: int) -> float:
        return sum(_font(self._family, script, size_px).getlength(run) for script, run in self._runs(text))

    def lines(self, text: str, size_px: int, room_px: float) -> list[str]:
        """The readable text broken between words; a word that is too long stays whole."""
        broken: list[str] = []
        for word in self.readable(text).split():
            if broken and self.width_px(f"{broken[-1]} {word}", size_px) <= room_px:
                broken[-1] += f" {word}"
            else:
                broken.append(word)
        return broken

    def write(self, sheet: Image.Image, line: str, middle_x: float, y: float, size_px: int, ink: Ink) -> None:
        """One line with its middle at `middle_x` and its base line at `y`."""
        draw, x = ImageDraw.Draw(sheet), middle_x - self.width_px(line, size_px) / 2
        for script, run in self._runs(line):
            face = _font(self._family, script, size_px)
            draw.text((x, y), run, fill=ink, font=face, anchor="ls")
            x += face.getlength(run)

    def _runs(self, text: str) -> list[tuple[str, str]]:
        """(font file, the signs it draws) one after the other."""
        runs: list[tuple[str, str]] = []
        for sign in text:
            script = self._script_of(sign) or SCRIPTS[0]
            if runs and runs[-1][0] == script:
                runs[-1] = (script, runs[-1][1] + sign)
            else:
                runs.append((script, sign))
        return runs

    def _script_of(self, sign: str) -> str | None:
        return _script_of(self._family, sign)


@lru_cache(maxsize=64)
def _font(family: str, script: str, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{family}-{script}-600-normal.woff", size_px)


@lru_cache(maxsize=1024)
def _script_of(family: str, sign: str) -> str | None:
    """Which of the font files draws this sign; None when none does."""
    for script in SCRIPTS:
        drawn = _drawn(family, script, sign)
        if any(drawn) and drawn != _drawn(family, script, "\uffff"):
            return script
    return None


def _drawn(family: str, script: str, sign: str) -> bytes:
    picture = Image.new("L", (60, 60))
    ImageDraw.Draw(picture).text((4, 4), sign, fill=255, font=_font(family, script, 40))
    return picture.tobytes()


LORA = Typeface("lora")
"""The face of books, covers and films."""
