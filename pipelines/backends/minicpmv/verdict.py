"""An answer -> a Verdict that holds: in range, in order, nothing twice; what cannot be shown is the understudy's."""

import re

from pipelines.backends.minicpmv.asking import CAPTION_CHARS, SUBTITLE_CHARS, TITLE_CHARS, Answer
from pipelines.roles import MuralBrief, Stop, Verdict
from pipelines.scenery import things

RIM = 0.1
"""So much of each side of a strip the camera's window cannot rest on."""
LEAST_STOPS = 3
"""A film that rests at fewer is filled up with the understudy's stops, where the mural is long enough."""
LONGEST_WORD = 24
LETTERS_SHARE = 0.75
_LINE = re.compile(r"[\w \-,.;:!?'’&·–—…]+")
_LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]", re.IGNORECASE)
_STUTTER = re.compile(r"(.)\1{3}|\b(\w+)(\W+\2\b){2}", re.IGNORECASE)


def verdict_of(answer: Answer, brief: MuralBrief, spare: Verdict) -> Verdict:
    """What of `answer` can stand, field by field; `spare` is the understudy's verdict on the same mural."""
    stops: dict[int, Stop] = {}
    for rest in answer.stops:
        if 0 <= rest.strip < len(brief.shots):
            caption = presentable(rest.caption, CAPTION_CHARS) or caption_of(brief, rest.strip, spare)
            x, y = (min(max(side, RIM), 1 - RIM) for side in (rest.x, rest.y))
            stops.setdefault(rest.strip, Stop(rest.strip, x, y, min(max(rest.zoom, 1.0), 2.0), caption))
    far_first = sorted(spare.stops, key=lambda stop: -min((abs(stop.strip - strip) for strip in stops), default=0))
    for stop in far_first[: max(0, min(LEAST_STOPS, len(brief.shots)) - len(stops))]:
        stops.setdefault(stop.strip, stop)
    return Verdict(
        title=presentable(answer.title, TITLE_CHARS).rstrip(".") or spare.title,
        subtitle=presentable(answer.subtitle, SUBTITLE_CHARS) or spare.subtitle,
        stops=tuple(stops[strip] for strip in sorted(stops)),
    )


def presentable(text: str, most: int) -> str:
    """`text` on one line, without quotation marks around it; empty when it is no English line that could be shown: too
    long, of other signs than words are made of, or stuttering."""
    line = " ".join(text.split()).strip(" \"'“”‘’*_#`")
    letters = len(_LETTERS.findall(line))
    if not 3 <= letters >= LETTERS_SHARE * len(line.replace(" ", "")) or len(line) > most:
        return ""
    if not _LINE.fullmatch(line) or not _VOWEL.search(line) or _STUTTER.search(line):
        return ""
    if any(len(word) > LONGEST_WORD for word in line.split()):
        return ""
    return line[0].upper() + line[1:]


def caption_of(brief: MuralBrief, strip: int, spare: Verdict) -> str:
    """What stands under a strip whose caption is missing: the understudy's, else what was said, else what is there."""
    for stop in spare.stops:
        if stop.strip == strip:
            return stop.caption
    said = " ".join(brief.words[strip].split())
    if not said:
        shot = brief.shots[strip]
        said = " and ".join(things()[subject.thing].label for subject in shot.subjects[:2]) or f"the {shot.lands[0]}"
    if len(said) > CAPTION_CHARS:
        said = said[: CAPTION_CHARS - 2].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"
    return said[0].upper() + said[1:]
