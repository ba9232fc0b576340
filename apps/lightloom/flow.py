"""phrase -> words -> shot -> wash -> strip -> relief, and at the end mural -> name. Knows no web and no model.

Read it from top to bottom: it is the life of one phrase, in the order a visitor sees it. Waiting phrases of one voice
ride in the same acquisition.
"""

import logging
import time
from collections.abc import Generator, Iterator
from typing import cast

from apps.lightloom.craft.clauses import gathered
from apps.lightloom.craft.cloth import Cloth, number_of
from apps.lightloom.craft.files import relief_of, strip_of
from apps.lightloom.craft.judging import AGAIN, Judged, judge
from apps.lightloom.domain import PHRASE_CHARS, Directed, How, Phrase, Spoken, Told, Undone, Unheard, Verb, Viewed
from apps.lightloom.prompts import NAMED, RULED, Direction, otherwise, shot_prompt
from pipelines import (
    Began,
    Critic,
    Ear,
    Event,
    Made,
    MuralBrief,
    Painter,
    Provenance,
    Refused,
    Shot,
    StripPainting,
    Style,
    Surveyor,
    Writer,
    ask,
    by_rules,
    palettes,
)

log = logging.getLogger(__name__)

PROGRESS_S = 0.25


ASKED = ((Direction, RULED), (Direction, RULED | NAMED))
"""What a writer is always asked for, and what rules settle of it: its grammars are made before anybody comes."""


def weave_phrase(spoken: Spoken, *, ear: Ear, writer: Writer, painter: Painter, surveyor: Surveyor) -> Iterator[Event]:
    """Weave the waiting phrases, one strip after the other, or paint a strip anew. Raises Refused when the rims of the
    cloth cannot be read, Garbled when no shot comes. Closing it stops the work at the next step."""
    weaving = spoken.weaving
    weavers = Weavers(Cloth(weaving), writer, painter, surveyor)
    if weaving.how == "again":
        yield from weavers.other_ways(cast(int, weaving.at), weaving.takes)
        return

    heard = [hear(phrase, spoken, ear) for phrase in weaving.phrases]
    told = gathered(heard, weavers.cloth.next_index if weaving.at is None else weaving.at)
    for one in told:  # words first: what was understood replaces what was guessed
        yield Made("told", one)
    if not told:
        yield Made("unheard", Unheard(tuple(one.id for one in heard), "That was too quiet to be woven. Say it again."))
    for one in told:
        if weaving.how == "repaint":
            yield from weavers.repaint(one, cast(int, weaving.at), weaving.style)
        else:
            yield from weavers.weave(one, weaving.style)


def finish_mural(viewed: Viewed, *, critic: Critic) -> Iterator[Event]:
    """Name a finished mural and choose where its film rests."""
    strips = viewed.finished.strips
    yield Began("judge", expected_s=0.2 + 0.02 * len(strips))
    words, shots = tuple(strip.words for strip in strips), tuple(strip.shot for strip in strips)
    yield Made("verdict", critic.judge(MuralBrief(words, shots, viewed.small, seed=number_of(viewed.finished.seed))))


def hear(phrase: Phrase, spoken: Spoken, ear: Ear) -> Phrase:
    """The phrase in the words of the better ear, when there is a sound that it has not heard yet."""
    sound = spoken.sounds.get(phrase.id)
    if sound is None or phrase.heard_by == ear.name:
        return phrase
    heard = ear.hear(sound).text or phrase.text
    return Phrase(id=phrase.id, voice=phrase.voice, text=heard[:PHRASE_CHARS], heard_by=ear.name)


class Weavers:
    """The cloth, and who works on it."""

    def __init__(self, cloth: Cloth, writer: Writer, painter: Painter, surveyor: Surveyor) -> None:
        self.cloth, self.writer, self.painter, self.surveyor = cloth, writer, painter, surveyor
        names = (writer.name, painter.name)
        self.made_by = Provenance(", ".join(names), trained=not all(name.startswith("embedded") for name in names))

    def weave(self, told: Told, style: Style | None) -> Iterator[Event]:
        """Go on to the right, or obey: a correction paints the last strip anew, an undo takes it back."""
        cloth = self.cloth
        direction = self._direct(told, cloth.next_index - 1, style, how="weave")
        match direction.verb:
            case "undo":
                gone = cloth.take_back()
                if gone is None:
                    yield Made("unheard", Unheard(told.ids, "There is nothing on the loom to take back."))
                else:
                    yield Made("undone", Undone(gone))
            case "none":
                yield Made("unheard", Unheard(told.ids, f"{direction.line.rstrip('.').capitalize()}."))
            case "change" if cloth.strips:
                last = cloth.strips[-1]
                shots = (direction.shot, None) if last.over is None else (last.shot, direction.shot)
                yield from self._lay(last.index, "change", last.words, *shots)
            case _:
                yield from self._lay(cloth.next_index, "weave", told.text, direction.shot)

    def repaint(self, told: Told, index: int, style: Style | None) -> Iterator[Event]:
        """Paint something else into the middle, between two joins that stay."""
        direction = self._direct(told, index, style, how="repaint")
        strip = self.cloth.at(index)
        if strip is None or direction.verb in ("undo", "none"):
            yield Made("unheard", Unheard(told.ids, "Say what should be there instead."))
        else:
            yield from self._lay(index, "repaint", told.text, strip.shot, direction.shot)

    def other_ways(self, index: int, takes: int) -> Iterator[Event]:
        """The same shot, composed otherwise: each way a strip of its own, for the visitor to choose from. With no
        `takes` the very shot: a cloth that came as a link, a picture that a browser lost."""
        strip = self.cloth.at(index)
        if strip is None:
            raise Refused("There is no such strip to paint another way.")
        for way in range(1, takes + 1) or (0,):
            if strip.over is None:
                yield from self._lay(index, "again", strip.words, otherwise(strip.shot, way))
            else:
                yield from self._lay(index, "again", strip.words, strip.shot, otherwise(strip.over, way))

    def _direct(self, told: Told, index: int, style: Style | None, *, how: How) -> Direction:
        """The director's answer. A model says how a shot looks; what is said in plain words, and what corrects the last
        strip, is by rules."""
        writer, seed = self.writer, self.cloth.seed ^ told.index
        prompt = shot_prompt(told, self.cloth.upto(index), style, how=how)
        read = by_rules(writer, prompt, Direction, seed=seed)
        if read is None:
            return ask(writer, prompt, Direction, seed=seed)
        if read.verb != "weave":
            return read
        settled = RULED | NAMED if read.subjects else RULED
        pinned = {name: getattr(read, name) for name in settled}
        return ask(writer, prompt, Direction, seed=seed, pinned=pinned, fallback=lambda: read)

    def _lay(self, index: int, verb: Verb, words: str, shot: Shot, over: Shot | None = None) -> Iterator[Event]:
        """Wash, strip and relief of one shot; painted once more when the first shows a seam or another hand."""
        shown = over or shot
        yield Made("directed", Directed(index, verb, shown, palettes()[shown.palette].wash))
        yield Began("paint", expected_s=0.6)
        judged = yield from self._paint(index, words, shot, over)
        rerolled = judged.badness > 0
        if rerolled:
            log.info("strip %d is painted again: seam %s, drift %s", index, judged.seam_z, judged.drift)
            again = shown.model_copy(update={"take": (shown.take + AGAIN) % 100})
            second = yield from self._paint(index, words, *((again, None) if over is None else (shot, again)))
            if second.badness < judged.badness:
                judged, shown = second, again
            else:
                self.cloth.put(index, words, shot, over)
        name = self.painter.name
        yield Made("strip", strip_of(index, shown.take, judged, self.made_by, painter=name, rerolled=rerolled))
        depth = self.surveyor.survey(judged.painting.picture, judged.painting.depth)
        yield Made("relief", relief_of(index, shown.take, depth, self.made_by))
        self.cloth.rims[index] = judged.rim
        self.cloth.anchors.setdefault(shown.style, judged.look)  # the first hand is kept to, however long the mural

    def _paint(self, index: int, words: str, shot: Shot, over: Shot | None) -> Generator[Event, None, Judged]:
        self.cloth.put(index, words, shot, over)
        needs_edge, said_s = self.painter.needs_edge, time.monotonic()
        for step in self.painter.paint_strip(self.cloth.brief(index, needs_edge=needs_edge)):
            if isinstance(step, StripPainting):
                return judge(self.cloth, index, (over or shot).style, step, needs_edge=needs_edge)
            if time.monotonic() - said_s >= PROGRESS_S:
                said_s = time.monotonic()
                yield Made("progress", step)
        raise RuntimeError(f"{self.painter.name} painted nothing")


def budget_s(request: Spoken | Viewed) -> float:
    """GPU seconds to ask for; the acquisition asks the flow, and the request knows."""
    return request.budget_s()
