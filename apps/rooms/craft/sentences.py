"""Prose -> the sentences a narrator takes in one breath, and where each stands in the text."""

import re

BREATH_CHARS = 220
SHORT_CHARS = 25
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")
_PAUSE = re.compile(r"(?<=[;:—,])\s+")


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in `text`, in order, without the space around them.

    A sentence too short for a breath goes with the next one of its paragraph; one longer than 220 characters is parted
    at the pause nearest its middle.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _split(_END, text, 0, len(text)):
        short = spans and spans[-1][1] - spans[-1][0] < SHORT_CHARS and "\n" not in text[spans[-1][1] : start]
        if short and end - spans[-1][0] <= BREATH_CHARS:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [part for span in spans for part in _breaths(text, *span)]


def _breaths(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= BREATH_CHARS:
        return [(start, end)]
    pauses = [pause.span() for pause in _PAUSE.finditer(text, start, end)]
    pauses = pauses or [pause.span() for pause in re.finditer(r"\s+", text[:end]) if pause.start() > start]
    if not pauses:  # one endless word: nobody reads it, but nothing breaks
        return [(start, start + BREATH_CHARS), *_breaths(text, start + BREATH_CHARS, end)]
    middle = (start + end) / 2
    before, after = min(pauses, key=lambda pause: abs(pause[0] - middle))
    return [*_breaths(text, start, before), *_breaths(text, after, end)]


def _split(at: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for found in at.finditer(text, start, end):
        spans.append((start, found.start() + len(found.group().rstrip())))
        start = found.end()
    spans.append((start, end))
    return [(a, b) for a, b in spans if text[a:b].strip()]
