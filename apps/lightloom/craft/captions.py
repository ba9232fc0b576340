"""What was said -> WebVTT beside the film: each phrase while its strip is in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from apps.lightloom.craft.camera import CARD_S, Camera

STEP_S = 0.1
SHORTEST_S = 1.2
MOST_CHARS = 160


@dataclass(frozen=True, slots=True)
class Cue:
    """Words and when they show, in seconds from the film's start."""

    start_s: float
    end_s: float
    text: str


def cues(camera: Camera, words: Sequence[str]) -> list[Cue]:
    """Every strip's words once and in order. Where the film goes fast, neighbours share a cue that can be read."""
    found: list[Cue] = []
    start_s = t_s = CARD_S
    strips = list(range(camera.strip_at(t_s) + 1))
    while t_s < camera.seconds - CARD_S:
        t_s += STEP_S
        here = camera.strip_at(t_s)
        last = strips[-1]
        if here <= last:
            continue
        if t_s - start_s >= SHORTEST_S:
            found.append(Cue(start_s, t_s, _joined(strips, words)))
            strips, start_s = [], t_s
        strips += range(last + 1, here + 1)
    found.append(Cue(start_s, t_s, _joined([*strips, *range(strips[-1] + 1, len(words))], words)))
    return [cue for cue in found if cue.text]


def vtt(camera: Camera, words: Sequence[str], title: str, made_by: str) -> str:
    """The captions as a WebVTT file, with the mark as a note."""
    blocks = [f"WEBVTT - {_plain(title)}", f"NOTE {_plain(made_by)}"]
    blocks += [f"{_clock(cue.start_s)} --> {_clock(cue.end_s)}\n{_plain(cue.text)}" for cue in cues(camera, words)]
    return "\n\n".join(blocks) + "\n"


def _joined(strips: Sequence[int], words: Sequence[str]) -> str:
    said = " · ".join(text for text in (words[strip].strip() for strip in strips) if text)
    return said if len(said) <= MOST_CHARS else f"{said[: MOST_CHARS - 1].rstrip()}…"


def _plain(text: str) -> str:
    """Text that cannot end its cue or pass for markup."""
    flat = " ".join(text.split()).replace("-->", "→")
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(seconds: float) -> str:
    millis = round(seconds * 1000)
    return f"{millis // 3_600_000:02d}:{millis // 60_000 % 60:02d}:{millis // 1000 % 60:02d}.{millis % 1000:03d}"
