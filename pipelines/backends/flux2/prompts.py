"""Shots, rooms and things -> the words that an image model is told. Every word that reaches it passes `asked`."""

from collections.abc import Mapping

from pipelines.roles import RoomBrief, StillBrief
from pipelines.safety import safe_prompt
from pipelines.scenery import Composition, Place, Shot, Style, Subject, things

PROSE_CHARS = 700
"""Of anybody's prose; the model reads about 2,000 characters in all."""
HANDS: Mapping[Style, str] = {
    "impasto": "An oil painting in thick impasto strokes with a visible palette knife, on coarse canvas",
    "watercolour": "A loose watercolour on rough paper, soft wet edges, white left open",
    "ink wash": "An ink wash on rice paper, few brush strokes, much empty space",
    "woodblock": "A woodblock print, flat layered colours, carved outlines, paper grain",
    "gouache": "A matte gouache illustration, flat shapes, clean edges",
    "night pastel": "A soft pastel on black paper, glowing chalk, dark ground",
}
"""The same words for every strip of a mural: a hand that is described anew each time is another hand."""
VIEWS: Mapping[Composition, str] = {
    "wide": "a wide view with much sky",
    "long": "seen from far off",
    "low": "seen from low on the ground, under a big sky",
    "high": "seen from above, with much ground",
    "close": "seen close, the things large",
}
PLACES: Mapping[Place, str] = {
    "left": "on the left",
    "middle": "in the middle",
    "right": "on the right",
    "any": "",
}
MURAL = "One part of a long mural that goes on beyond both sides, painted from edge to edge, without frame or lettering"
GOES_ON = "It carries on the picture that is given on the left: the same horizon, light, colours and brush"
MEETS = "It meets what is already painted beside it without a seam: the same horizon, light, colours and brush"
GREEN = "Fill the green spaces according to the image"
"""What the outpainting LoRA of FLUX.2 klein was trained with."""
ROOM = (
    "Repaint the given picture as an oil painting with visible brush strokes. Keep its layout exactly: every wall,"
    " door, lamp and thing stays in its place, in its size and shape, seen from the same point"
)
PLATE = (
    "Repaint the given picture as an oil painting with visible brush strokes, in the colours and light around it."
    " Its doors stand open on the passages behind them, and the things that stood about are gone"
)
STILL = (
    "Repaint the given picture as an oil painting with visible brush strokes. Keep its one subject in its place, in its"
    " size and outline, on its plain ground"
)


def asked(prompt: str) -> str:
    """The words as they go to the model: without what nothing shall be made of, and without marks of its chat."""
    return safe_prompt(" ".join(prompt.replace("<|", " ").replace("|>", " ").split()))


def strip_prompt(shot: Shot, *, joins: tuple[bool, bool], green: bool = False) -> str:
    """One paragraph for a strip that meets what stands on its left, on its right; `green`: what is new is shown as
    green ground."""
    prose = shot.prompt or f"{' and '.join(shot.lands)}, {shot.time}, {shot.weather}, in {shot.palette} colours"
    placed = [_placed(one) for one in shot.subjects if one.place != "any"]
    parts = [
        GREEN if green and any(joins) else "",
        prose[:PROSE_CHARS],
        f"Here: {VIEWS[shot.composition]}" if shot.composition != "wide" else "",
        f"There is {'; '.join(placed)}" if placed else "",
        MEETS if joins[1] else GOES_ON if joins[0] else "",
        MURAL,
        HANDS[shot.style],
    ]
    return asked(_paragraph(parts))


def room_prompt(brief: RoomBrief) -> str:
    seen = [door.label for door in brief.doors] + [thing.label for thing in brief.things]
    return asked(_paragraph([ROOM, brief.prompt[:PROSE_CHARS], f"To be seen: {', '.join(seen)}" if seen else ""]))


def plate_prompt(brief: RoomBrief) -> str:
    return asked(_paragraph([PLATE, f"A {brief.theme} by {brief.hour}"]))


def still_prompt(brief: StillBrief) -> str:
    return asked(_paragraph([STILL, brief.prompt[:PROSE_CHARS]]))


def _placed(subject: Subject) -> str:
    several = f", {subject.count} of them" if subject.count > 1 else ""
    size = f", {subject.size}" if subject.size != "usual" else ""
    return f"{things()[subject.thing].label} {PLACES[subject.place]}{several}{size}"


def _paragraph(parts: list[str]) -> str:
    return " ".join(f"{part.strip().rstrip('.')}." for part in parts if part.strip())
