"""A step of a running thread, told: one of its wordings, with its people and the thing it plays on."""

from pipelines.embedded.writer.storyteller.pen import Pen
from pipelines.embedded.writer.storyteller.words import SLIPS, fill


def tell_beat(pen: Pen) -> tuple[str, str]:
    """The room's beat and the id of the thing it names; "" and "" where there is none. A thread or beat without lines
    is told by its plain summary."""
    beat = pen.asked.beat
    if beat is None:
        return "", ""
    spot = next((thing for thing in pen.asked.things if thing.id == beat.thing), None)
    values = {**beat.people, **({"spot": spot.noun} if spot else {})}
    beats = pen.book.threads.get(beat.thread, ())
    told: list[str] = []
    for wording in beats[beat.number - 1] if 0 < beat.number <= len(beats) else ():
        try:
            told.append(fill(wording, values))
        except KeyError:
            continue  # it names a person or a thing that the beat was not given
    text = pen.dice.choose([one for one in told if not SLIPS.search(one)] or told or [beat.says])
    return text, spot.id if spot and spot.noun in text else ""
