"""Figures in a wish -> Numbers (tempo, key, clock), and the wish without them."""

import re
from dataclasses import dataclass
from typing import get_args

from pipelines.roles import Key, Mode

SLOWEST_BPM, FASTEST_BPM = 60, 92
SHARPS = {"c#": "Db", "d#": "Eb", "f#": "Gb", "g#": "Ab", "a#": "Bb", "cb": "B", "fb": "E", "e#": "F", "b#": "C"}
GERMAN = {
    "cis": "Db", "des": "Db", "dis": "Eb", "es": "Eb", "fis": "Gb", "ges": "Gb", "gis": "Ab", "as": "Ab", "ais": "Bb",
    "b": "Bb", "h": "B",
}  # fmt: skip
MODES = {
    "min": "minor", "moll": "minor", "aeolian": "minor", "phrygian": "minor", "locrian": "minor",
    "maj": "major", "dur": "major", "ionian": "major",
}  # fmt: skip
TEMPO = re.compile(
    r"\b(?:(\d{2,3})\s*(?:bpm|beats per minute|b\.p\.m\.?)|(?:tempo|bpm)\s*(?:of|=|:)?\s*(\d{2,3}))(?!\w)"
)
KEYED = re.compile(
    r"\b([a-h](?:is|es|s)?)\s?(#|♯|♭|b|-?\s?sharp|-?\s?flat)?[\s-]"
    r"(minor|major|min|maj|moll|dur|dorian|lydian|mixolydian|aeolian|ionian|phrygian|locrian)\b"
)
KEY_OF = re.compile(r"\bkey of ([a-g])\s?(#|♯|♭|b|-?\s?sharp|-?\s?flat)?(?![\w'])")
LENGTH = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|an?|half an)[\s-]*(?:seconds?|secs?|minutes?|mins?|minuten|minutos|minuti|hours?)\b"
)
SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
CLOCK = re.compile(
    r"\b(?P<h>\d{1,2}|" + "|".join(SPELT) + r")(?:[:.]\d\d)?\s?"
    r"(?:(?P<half>a\.?m\b\.?|p\.?m\b\.?)|o'?clock|uhr\b|in the (?P<day>morning|afternoon|evening))"
    r"|\b(?P<h24>[01]?\d|2[0-3]):[0-5]\d\b"
)
DECADE = re.compile(r"\b(?:19|20)?([2-9])0'?s\b")
DECADES = ("", "", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
METRE = re.compile(r"\b([34568])/([48])\b")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Tempo in bpm as asked (any figure) and as it can be played (60 .. 92), key, mode, the key in the
    visitor's spelling, and the hour (0 .. 23)."""

    asked_bpm: int | None = None
    bpm: int | None = None
    key: Key | None = None
    mode: Mode | None = None
    said_key: str = ""
    hour: int | None = None


def read_numbers(text: str) -> tuple[Numbers, str]:
    """Numbers of a wish in small letters, and the wish without them; clocks and decades become words."""
    asked = key = mode = hour = None
    said = ""
    if found := TEMPO.search(text):
        asked = int(found[1] or found[2])
        text = text.replace(found[0], " , ")
    if found := KEYED.search(text):
        key, mode = _key(found[1], found[2], found[3]), MODES.get(found[3], found[3])
        said = found[0][0].upper() + found[0][1:]
        text = text.replace(found[0], " , ") if key else text
    elif found := KEY_OF.search(text):
        key = _key(found[1], found[2], "")
        said = found[0].removeprefix("key of ").capitalize()
        text = text.replace(found[0], " , ") if key else text
    text = LENGTH.sub(" ", text)
    if found := CLOCK.search(text):
        hour = _hour(found)
        text = text.replace(found[0], f" {part_of_day(hour)} ") if hour is not None else text
    text = DECADE.sub(lambda decade: f" {DECADES[int(decade[1])]} ", text)
    text = METRE.sub(lambda metre: " waltz " if metre[1] in "36" else " ", text)
    return (
        Numbers(
            asked,
            _playable(asked) if asked else None,
            next((k for k in get_args(Key) if k == key), None),
            next((m for m in get_args(Mode) if key and m == mode), None),
            said if key else "",
            hour,
        ),
        text,
    )


def part_of_day(hour: int) -> str:
    """A word of the lexicon for an hour."""
    names = ((5, "midnight"), (9, "early morning"), (12, "morning"), (14, "noon"), (18, "afternoon"), (21, "evening"))
    return next((name for until, name in names if hour < until), "late night")


def _playable(bpm: int) -> int:
    """Far tempos are felt in half or double time before they are bent."""
    if bpm > FASTEST_BPM and SLOWEST_BPM <= bpm // 2 <= FASTEST_BPM:
        return bpm // 2
    if bpm < SLOWEST_BPM <= bpm * 2 <= FASTEST_BPM:
        return bpm * 2
    return max(SLOWEST_BPM, min(FASTEST_BPM, bpm))


def _key(letter: str, sign: str | None, mode: str) -> str | None:
    german = mode in {"moll", "dur"}
    if len(letter) > 1 or (german and letter in "bh"):
        return GERMAN.get(letter)
    if letter == "h":
        return None
    sign = (sign or "").strip(" -")
    if not sign:
        return letter.upper()
    flat = sign in {"b", "♭", "flat"}
    return SHARPS.get(letter + ("b" if flat else "#")) or (letter.upper() + "b" if flat else letter.upper())


def _hour(found: re.Match[str]) -> int | None:
    if found["h24"]:
        return int(found["h24"])
    hour = SPELT.get(found["h"]) or int(found["h"])
    if hour > 24:
        return None
    late = (found["half"] or "").startswith("p") or found["day"] in {"afternoon", "evening"}
    if hour == 12 and (found["half"] or found["day"]):
        return 12 if late else 0
    return (hour + 12 if late and hour < 12 else hour) % 24
