"""A mural -> what a model that sees is asked about it, and the shape of its answer."""

import functools
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from pipelines.backends.minicpmv.sheet import Sheet
from pipelines.roles import MuralBrief, Prompt, Sampling, Verdict

TITLE_CHARS, SUBTITLE_CHARS, CAPTION_CHARS = 48, 90, 90
MOST_STOPS = 6
TASK = "lightloom.verdict"
TOKENS = 480
SAMPLING = Sampling(temperature=0.6, top_p=0.9, min_p=0.05)
TOLD, TOLD_CHARS = 40, 80
"""So many strips are told in words, with so much of what was said."""
PICTURE = "\ue000"
"""Where a picture stands in the text. No sign of any script, and taken out of what visitors say."""

SYSTEM = (
    "You look after a long painted mural that was woven strip by strip from what people said. You name it and choose"
    " where a camera rests. You say only what can be seen or was said, in plain, warm English, and never mention"
    " strips, pictures, prompts or numbers in your words. You answer with one JSON object."
)
WHOLE_MURAL = "This is the whole mural, {count} strips{rows}:"
IN_ROWS = ", in {rows} rows of {columns} to be read like the lines of a page"
ALONE = "These strips alone:"
ALONE_ONE = "Strip {strip}:"
WORDS = "What people said, by strip:"
WORDS_ONE = "{strip}: {words}"
TASKS = (
    "Give the mural a title of two to six words, and a subtitle: one short line that belongs under it. Then choose"
    " one to {stops} stops of the camera, from left to right, no strip twice: the strip (0 to {last}), x and y of what"
    " is worth seeing there (0 and 0 is the strip's upper left corner, 1 and 1 its lower right), a zoom from 1 (all of"
    ' it) to 2 (close), and a caption of a few words. Answer like this: {{"title":"…","subtitle":"…","stops":'
    '[{{"strip":0,"x":0.5,"y":0.5,"zoom":1.5,"caption":"…"}}]}}'
)


class Answer(BaseModel):
    """What is asked for; `stops` are of a shape that knows how long the mural is."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, max_length=TITLE_CHARS)
    subtitle: str = Field(min_length=1, max_length=SUBTITLE_CHARS)
    stops: list[Any] = Field(min_length=1, max_length=MOST_STOPS)


class Rest(BaseModel):
    """One stop of the camera."""

    model_config = ConfigDict(extra="forbid")

    strip: int = Field(ge=0)
    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)
    zoom: float = Field(ge=1, le=2)
    caption: str = Field(max_length=CAPTION_CHARS)


@functools.lru_cache(maxsize=64)
def answer_of(count: int) -> type[Answer]:
    """The shape of an answer about a mural of `count` strips."""
    strip = Annotated[int, Field(ge=0, le=count - 1)]
    rest: Any = create_model("Rest", __base__=Rest, strip=(strip, ...))
    stops: Any = Annotated[list[rest], Field(min_length=1, max_length=min(MOST_STOPS, count))]
    return create_model("Answer", __base__=Answer, stops=(stops, ...))


def as_answer(verdict: Verdict, count: int) -> Answer:
    """A verdict in that shape."""
    stops = [
        {"strip": stop.strip, "x": stop.x, "y": stop.y, "zoom": stop.zoom, "caption": stop.caption}
        for stop in verdict.stops
    ]
    return answer_of(count).model_validate({"title": verdict.title, "subtitle": verdict.subtitle, "stops": stops})


def prompt_of(brief: MuralBrief, sheet: Sheet, keys: Sequence[int], *, told: int) -> Prompt:
    """The question, a PICTURE for the sheet and for each of the strips `keys`; `told`: so many strips in words at most.
    Nothing a visitor said can stand for a picture."""
    count = len(brief.shots)
    rows = IN_ROWS.format(rows=sheet.rows, columns=sheet.columns) if sheet.rows > 1 else " from left to right"
    lines = [WHOLE_MURAL.format(count=count, rows=rows), PICTURE]
    if keys:
        lines.append(ALONE)
        lines += [f"{ALONE_ONE.format(strip=strip)} {PICTURE}" for strip in keys]
    said = [
        WORDS_ONE.format(strip=strip, words=words)
        for strip in spread(count, told)
        if (words := _plain(brief.words[strip]))
    ]
    if said:
        lines += [WORDS, *said]
    lines.append(TASKS.format(stops=min(MOST_STOPS, count), last=count - 1))
    given = {"count": count, "keys": list(keys)}
    return Prompt(TASK, SYSTEM, "\n".join(lines), given, TOKENS, SAMPLING)


def spread(count: int, most: int) -> list[int]:
    """At most `most` of `count` strips, evenly, the first and the last among them."""
    if count <= most:
        return list(range(count))
    return sorted({round(place * (count - 1) / max(1, most - 1)) for place in range(most)})


def _plain(words: str) -> str:
    return " ".join(words.replace(PICTURE, " ").split())[:TOLD_CHARS]
